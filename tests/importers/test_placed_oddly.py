"""Score tables in places of their own: in a cell, beside their like, two figures in one cell; and full marks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.imported import Confidence
from desktop.domain.rubric import Rubric
from desktop.importers import load, read, read_text
from desktop.importers.together import apart
from tests.importers.documents import save_word, word_paragraph
from tests.importers.sheets import leaves, points, save, scores

HEAD = ["三级指标", "分值", "得分"]


def word_table(*rows: tuple[str, ...]) -> str:
    cells = [[f"<w:tc>{one if one.startswith('<') else word_paragraph(one)}</w:tc>" for one in row] for row in rows]
    return f"<w:tbl>{''.join('<w:tr>' + ''.join(row) + '</w:tr>' for row in cells)}</w:tbl>"


def test_a_score_table_inside_a_cell_of_word(guangzhou: Rubric, tmp_path: Path) -> None:
    inner = word_table(tuple(HEAD), ("公厕改造数量", "60", "58"), ("市民满意度", "40", "37"), ("合计", "100", "95"))
    body = word_paragraph("2023年度部门整体支出绩效自评表") + word_table(
        ("单位名称", "某市城市管理局"),
        ("自评情况", inner + word_paragraph("以上经集体研究。")),
        ("存在问题", word_table(("停车难", "道路窄"))),
    )
    result = read(save_word(tmp_path / "表.docx", body), guangzhou)
    assert scores(result) == points(("公厕改造数量", "60", "58"), ("市民满意度", "40", "37"))
    assert (result.unit, result.year, result.claimed_total) == ("某市城市管理局", 2023, Decimal(95))


def test_a_web_page_laid_out_as_a_table(guangzhou: Rubric, tmp_path: Path) -> None:
    path = tmp_path / "公示.html"
    path.write_text(
        "<html><body><table><tr><td><ul><li>首页</li><li>2021年度部门决算</li></ul></td><td>"
        "<h1>某县水利局2022年度部门整体支出绩效自评公示</h1><p>发布时间：2023-05-18 浏览次数：135</p>"
        "<table><tr><th>三级指标</th><th>分值</th><th>得分</th></tr><tr><td>河道治理长度</td><td>60</td><td>52</td></tr>"
        "<tr><td>村民满意度</td><td>40</td><td>38</td></tr><tr><td>合&nbsp;计</td><td>100</td><td>90</td></tr></table>"
        "<p>版权所有</p></td></tr></table></body></html>",
        encoding="utf-8",
    )
    result = read(path, guangzhou)
    assert scores(result) == points(("河道治理长度", "60", "52"), ("村民满意度", "40", "38"))
    assert (result.unit, result.year, result.claimed_total) == ("某县水利局", 2022, Decimal(90))


def test_tables_in_one_another_without_end_are_read_as_text(guangzhou: Rubric, tmp_path: Path) -> None:
    path = tmp_path / "页.html"
    deep = "<table><tr><td>" * 400 + "某某" + "</td></tr></table>" * 400
    rows = ("三级指标", "分值", "得分"), ("造林面积", "100", "98")
    table = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
    path.write_text(f"<html><body><p>2022年度</p>{deep}<table>{table}</table></body></html>", encoding="utf-8")
    assert scores(read(path, guangzhou)) == points(("造林面积", "100", "98"))


def test_two_tables_side_by_side(guangzhou: Rubric, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["单位：某镇人民政府", None, None, None, "2022年度"],
        [*HEAD, None, *HEAD],
        ["道路硬化里程", 30, 29, None, "村民增收", 40, 38],
        ["工程合格率", 20, 20, None, "村民满意度", 10, 9.5],
        ["总分", 100, 96.5],
    ]
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert sorted(scores(result)) == sorted(
        points(
            ("道路硬化里程", "30", "29"),
            ("工程合格率", "20", "20"),
            ("村民增收", "40", "38"),
            ("村民满意度", "10", "9.5"),
        )
    )
    assert result.claimed_total is not None
    assert not any("合计" in told for told in result.warnings)


@pytest.mark.parametrize(
    ("head", "cells"),
    [("得分/分值", ("58/60", "３７／４０")), ("分值/得分", ("60分/58分", "40/37"))],
)
def test_two_figures_in_one_cell(guangzhou: Rubric, tmp_path: Path, head: str, cells: tuple[str, str]) -> None:
    rows = [
        ["2022年度"],
        ["指标名称", "完成值", head],
        ["开馆天数", "310天", cells[0]],
        ["读者满意度", "93%", cells[1]],
    ]
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert scores(result) == points(("开馆天数", "60", "58"), ("读者满意度", "40", "37"))


def two_in_one(tmp_path: Path, head: str, cells: tuple[str, ...], closing: tuple[str, ...] = ()) -> Path:
    names = ("开馆天数", "读者满意度", "报刊完好率")
    rows: list[tuple[str, ...]] = [("2022年度",), ("指标名称", "完成值", head)]
    rows += [(name, "如期", cell) for name, cell in zip(names, cells, strict=True)]
    return save(tmp_path / "表.xlsx", [*rows, *([("总分", "", *closing)] if closing else [])])


@pytest.mark.parametrize(
    ("head", "cells", "sure"),
    [
        ("得分", ("满分60分，得58分", "满分30分，得27.5分", "满分10分，得10分"), Confidence.EXACT),
        ("评分", ("58（满分60分）", "27.5分（满分30分）", "10分（满分10）"), Confidence.EXACT),
        ("自评得分（分值）", ("58/60", "27.5/30", "10/10"), Confidence.EXACT),
        ("分值及得分", ("60／58", "30／27.5", "10／10"), Confidence.EXACT),
        ("得分", ("60/58", "30/27.5", "10/10"), Confidence.LIKELY),  # no score above its weight: the column tells
        ("得分", ("58/60", "27.5/30", "10/10"), Confidence.LIKELY),
        ("得分", ("58/60", "30/27.5", "10/10"), Confidence.GUESS),
    ],
)
def test_two_figures_in_one_cell_are_as_sure_as_what_tells_them_apart(
    guangzhou: Rubric, tmp_path: Path, head: str, cells: tuple[str, ...], sure: Confidence
) -> None:
    path = two_in_one(tmp_path, head, cells, ("95.5",))
    assert [apart(grid).most for grid in load(path).grids] == [sure]
    result = read(path, guangzhou)
    assert {row.confidence for row in leaves(result)} == {min(sure, Confidence.LIKELY)}  # their names are not ours
    assert result.claimed_total == Decimal("95.5")
    if sure is not Confidence.GUESS:
        assert scores(result) == points(
            ("开馆天数", "60", "58"), ("读者满意度", "30", "27.5"), ("报刊完好率", "10", "10")
        )


def test_a_column_where_one_cell_has_one_figure_only_is_a_guess(guangzhou: Rubric, tmp_path: Path) -> None:
    result = read(two_in_one(tmp_path, "分值/得分", ("60/58", "30", "10/10")), guangzhou)
    assert {row.confidence for row in leaves(result)} == {Confidence.GUESS}


def test_a_weight_beside_says_which_of_two_figures_is_the_score(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [("2022年度",), ("指标名称", "分值", "得分"), ("开馆天数", "60", "60/58"), ("读者满意度", "40", "40/40")]
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert scores(result) == points(("开馆天数", "60", "58"), ("读者满意度", "40", "40"))


def test_two_figures_in_one_cell_of_a_flattened_table(guangzhou: Rubric) -> None:
    told = """
        2022年度项目支出绩效自评表 一级指标 二级指标 三级指标 指标值 完成值 分值/得分
        产出指标 数量指标 开馆天数 300天 310天 60/58 质量指标 报刊完好率 95% 96% 30/30
        满意度指标 服务对象满意度指标 读者满意度 95% 97% 10/9.5 总分 100/97.5"""
    result = read_text("\n".join(told.split()), guangzhou)
    assert scores(result) == points(("开馆天数", "60", "58"), ("报刊完好率", "30", "30"), ("读者满意度", "10", "9.5"))
    assert result.claimed_total == Decimal("97.5")
    assert {row.confidence for row in leaves(result)} == {Confidence.LIKELY}


def test_full_marks_in_words_are_the_weight_and_rules_are_none(guangzhou: Rubric) -> None:
    text = (
        "某县科学技术局2020年度部门整体支出绩效自评报告\n二、自评得分情况\n自评总分为96分，绩效评级为优秀。\n"
        "1、规划明确性，指标分值20分。规划明确、可衡量，得满分。\n"
        "2、制度健全性（20分）：制度齐全，不扣分。\n"
        "3、预算执行率（分值30分）。执行率90%，扣2分，得28分。\n"
        "4、办结率（30分）：每少一件扣1分，扣完为止；按期办结的，得满分。\n"
    )
    result = read_text(text, guangzhou)
    assert scores(result) == points(("规划明确性", "20", "20"), ("制度健全性", "20", "20"), ("预算执行率", "30", "28"))
    assert result.claimed_grade == "优秀"


def test_a_group_named_on_the_second_page_contradicts_nothing(guangzhou: Rubric, tmp_path: Path) -> None:
    head: list[object] = ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "得分"]
    rows: list[list[object]] = [
        ["2021年度"],
        ["一级指标", "分值", "二级指标", "分值", "得分"],
        ["资金管理", 30, "预算完成率", 30, 29],
    ]
    more: list[list[object]] = [
        head,
        ["管理效能", 60, "资产管理", 30, "资产利用率", 30, 30],
        ["履职效能", 40, "服务甲", 10, "活动场次", 10, 10],
        [None, None, None, None, "培训人数", 10, 9],
        [None, None, "服务乙", 30, "咨询人次", 20, 20],
        ["总分", 100, None, None, None, None, 98],
    ]
    told = read(save(tmp_path / "表.xlsx", [*rows, *more]), guangzhou).warnings
    assert not any("所属指标分值合计" in one for one in told), told
    more[2][3] = 15  # 服务甲: now no row given to the next group makes both right
    told = read(save(tmp_path / "表.xlsx", [*rows, *more]), guangzhou).warnings
    assert any("“服务甲”分值 15，所属指标分值合计 20" in one for one in told), told
