"""Text copied out of last year's document as the starting point."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.usecases.import_prior import plan, read_pasted
from desktop.usecases.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
BLOCK = (
    "部门整体支出绩效自评表（2021年度）\n一级指标\t二级指标\t三级指标\t分值\t得分\n"
    "管理效能\t资金管理\t预算完成率\t2\t1.24\n管理效能\t成本管理\t公用经费控制率\t2\t2\n总分\t\t\t100\t93.89"
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(ROOT, tmp_path / "文档", tmp_path / "data", "tester@desk")


def test_a_pasted_block_names_the_rubric_it_fits(workspace: Workspace) -> None:
    source = read_pasted(workspace, BLOCK, None, None)
    assert source.rubric.id == "guangzhou-2021"
    assert [row.name for row in source.result.indicators if row.leaf] == ["预算完成率", "公用经费控制率"]
    assert plan(source, 2022).changes


def test_nothing_on_the_clipboard_is_told(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="没有文字"):
        read_pasted(workspace, "  ", None, "guangzhou-2021")
