"""Text copied out of last year's document as the starting point."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.usecases.import_prior import plan, read_pasted
from desktop.usecases.workspace import Workspace

BLOCK = (
    "部门整体支出绩效自评表（2021年度）\n一级指标\t二级指标\t三级指标\t分值\t得分\n"
    "管理效能\t资金管理\t预算完成率\t2\t1.24\n管理效能\t成本管理\t公用经费控制率\t2\t2\n总分\t\t\t100\t93.89"
)


def test_a_pasted_block_names_the_rubric_it_fits(workspace: Workspace) -> None:
    source = read_pasted(workspace, BLOCK, None, None)
    assert source.rubric.id == "guangzhou-2021"
    assert [row.name for row in source.result.indicators if row.leaf] == ["预算完成率", "公用经费控制率"]
    assert plan(source, 2022).changes


def test_nothing_on_the_clipboard_is_told(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="没有文字"):
        read_pasted(workspace, "  ", None, "guangzhou-2021")


REPORT = (
    "某某县图书馆2022年度部门整体支出绩效自评报告\n一、基本情况\n"
    "全年预算数1,234.5万元，全年执行数12,100,000元，执行率98.02%。\n"
)


def test_a_report_of_a_department_is_never_proposed_a_form_for_projects(workspace: Workspace) -> None:
    said = "三、自评结论\n（一）预算执行率，分值10分，自评得分9.8分。\n（二）读者满意度，分值5分，得5分。"
    source = read_pasted(workspace, REPORT + said, None, None)
    assert source.rubric.id == "national-department-2013"
    assert any("没有一个评价方案的指标与原表相近" in told for told in source.result.warnings)
    of_project = (REPORT + said).replace("部门整体支出", "文献购置项目支出")
    assert read_pasted(workspace, of_project, None, None).rubric.id == "national-project-2020"


def test_figures_alone_are_read_and_the_lack_of_scores_is_told(workspace: Workspace) -> None:
    source = read_pasted(workspace, REPORT, None, "guangzhou-2021")
    assert {value.target: value.value for value in source.result.values if value.kind == "fact"} == {
        "budget.city": "1234.5",
        "executed.city": "1210",
    }
    assert not source.result.indicators
    assert "没有评分表，正文也没有各项得分：只读到数据" in source.result.warnings
    with pytest.raises(UserError, match="没有自评得分"):
        read_pasted(workspace, "某某县图书馆2022年度部门整体支出绩效自评报告\n图书馆运行平稳。", None, "guangzhou-2021")
