"""What closes a table or a group of it, what only looks like an indicator, and figures a narrow column broke."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.imported import Confidence
from desktop.domain.rubric import Rubric
from desktop.importers import load, read, read_text
from desktop.importers.grid import Found
from desktop.importers.overpages import gone_on
from desktop.rubricfiles import load_folder
from tests.golden_case import RUBRICS
from tests.importers.forms import Form, Style, _table, pdf
from tests.importers.sheets import leaves, points, save, scores

_ = None
TITLE = "某市渔港站2022年度部门整体支出绩效自评表"
HEAD = ["一级指标", "二级指标", "三级指标", "分值", "得分", "说明"]


def of_groups(subtotal: float) -> list[list[object]]:
    return [
        [TITLE],
        HEAD,
        ["过程", "预算执行", "预算执行率", 15, 13.2],
        [_, "预算管理", "预算公开", 5, 5],
        ["过程小计", _, _, 20, 18.2],
        ["产出", "数量", "渔港巡查次数", 40, 40],
        [_, "质量", "检查合格率", 40, 37, "三艘不合格"],
        ["小计", _, _, 80, subtotal],
        ["总计", _, _, 100, 95.2, "优"],
    ]


def test_the_sum_of_a_group_is_no_indicator(guangzhou: Rubric, tmp_path: Path) -> None:
    result = read(save(tmp_path / "表.xlsx", of_groups(77), ["A5:C5", "A8:C8", "A9:C9"]), guangzhou)
    assert scores(result) == points(
        ("预算执行率", "15", "13.2"), ("预算公开", "5", "5"), ("渔港巡查次数", "40", "40"), ("检查合格率", "40", "37")
    )
    assert (result.claimed_total, result.claimed_grade) == (Decimal("95.2"), "优")
    assert [told for told in result.warnings if "小计" in told or "合计" in told] == []


def test_the_sum_of_a_group_that_is_wrong_is_told(guangzhou: Rubric, tmp_path: Path) -> None:
    result = read(save(tmp_path / "表.xlsx", of_groups(78)), guangzhou)
    assert [told for told in result.warnings if "小计" in told] == ["表1!A8：小计的得分为 78，以上各项合计 77"]


def test_groups_inside_groups_each_have_their_sum(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = of_groups(77)
    rows[-1:-1] = [["合计小计", _, _, 100, 95.2]]
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert len(leaves(result)) == 4
    assert [told for told in result.warnings if "小计" in told] == []


def test_a_remark_through_weight_and_score_is_no_indicator(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        [TITLE],
        HEAD,
        ["产出", "数量", "渔港巡查次数", 100, 95.2],
        ["其他需要说明的事项", _, _, "无"],
        ["总分", _, _, 100, 95.2],
    ]
    result = read(save(tmp_path / "表.xlsx", rows, ["A4:C4", "D4:F4"]), guangzhou)
    assert scores(result) == points(("渔港巡查次数", "100", "95.2"))
    assert not any("说明的事项" in told for told in result.warnings)


def test_a_heading_that_bears_the_name_of_an_indicator(guangzhou: Rubric, tmp_path: Path) -> None:
    """Another form calls a group what ours calls a leaf; the rows below it keep their own names."""
    name = next(one.name for one in guangzhou.walk() if not one.children and len(one.name) > 3)
    rows = [
        [TITLE],
        HEAD,
        [f"{name}（20分）", "信息公开", "公开及时", 8, 8],
        [_, "整改反馈", "整改到位", 6, 5],
        [_, _, "结果应用到位", 6, 5],
        ["履职（80分）", "数量", "渔港巡查次数", 80, 80],
        ["总分", _, _, 100, 98],
    ]
    result = read(save(tmp_path / "表.xlsx", rows, ["A3:A5", "B4:B5"]), guangzhou)
    assert scores(result) == points(
        ("公开及时", "8", "8"), ("整改到位", "6", "5"), ("结果应用到位", "6", "5"), ("渔港巡查次数", "80", "80")
    )
    assert [row.path[0] for row in leaves(result)[:3]] == [f"{name}（20分）"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "自评结果：优（90分（含）以上为优，80分（含）－90分为良，60分以下为差）",
        "自评等级：优",
        "经评价，综合得分95.2分，综合评定结果为“优”。",
    ],
)
def test_ways_to_tell_the_grade_below_a_table(guangzhou: Rubric, line: str) -> None:
    table = "三级指标\t分值\t得分\n渔港巡查次数\t60\t58\n渔民满意度\t40\t37.2\n合计\t100\t95.2"
    result = read_text(f"{TITLE}\n{table}\n{line}", guangzhou)
    assert (result.claimed_total, result.claimed_grade) == (Decimal("95.2"), "优")


@pytest.mark.parametrize(
    "text",
    [
        "部门整体支出绩效评价报告\n某市青少年科技馆\n2023年度\n一、自评情况\n1.投入管理（满分10分，得9分）。",
        "关于2023年度部门整体支出绩效自评情况的报告\n一、自评情况\n1.投入管理（满分10分，得9分）。\n某市青少年科技馆\n2024年4月12日",
    ],
)
def test_a_title_without_a_name_leaves_the_unit_to_its_own_line(guangzhou: Rubric, text: str) -> None:
    assert read_text(text, guangzhou).unit == "某市青少年科技馆"


def test_a_list_in_one_sentence_with_weights_in_brackets(guangzhou: Rubric) -> None:
    said = "自评总分91分。其中：预算执行率9分（满分10分）、资源调查面积64分（满分70分）、职工满意度18分（满分20分）。"
    result = read_text(f"某县林业队2022年度部门整体支出绩效自评报告\n一、自评结果\n{said}", guangzhou)
    rows = points(("预算执行率", "10", "9"), ("资源调查面积", "70", "64"), ("职工满意度", "20", "18"))
    assert (result.claimed_total, scores(result)) == (Decimal(91), rows)


def test_the_rate_scored_among_the_funds_is_the_form_s_own_indicator(tmp_path: Path) -> None:
    rows = [
        ["项目支出绩效自评表（2023年度）"],
        ["项目资金（万元）", _, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [_, "年度资金总额", 268, 268, 212.4, 10, "79.25%", 10],
        [_, "其中：财政拨款", 268, 248, 200, "-", "80.65%", "-"],
        [_, "上年结转", 0, 20, 12.4, "-", "62%", "-"],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因"],
        ["产出指标", "数量指标", "运维站点", "46处", "46处", 90, 88, "一处停电"],
        ["总分", _, _, _, _, 100, 98],
    ]
    rubric = load_folder(RUBRICS / "national-project-2020")
    result = read(save(tmp_path / "表.xlsx", rows, ["A2:A5", "A8:E8"]), rubric)
    (rate,) = [row for row in leaves(result) if row.name == "预算执行率"]
    assert (rate.code, rate.weight, rate.score) == ("execution", Decimal(10), Decimal(10))
    figures = {value.target: value.value for value in result.values if value.kind == "fact"}
    assert figures == {
        "budget.city": "268", "executed.city": "212.4", "budget.fiscal": "248", "executed.fiscal": "200",
        "budget.carried": "20", "executed.carried": "12.4",
    }  # fmt: skip


NARROW = """\
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 评分标准 | 指标解释 | 分值 | 得分
产出指标 | 数量指标 | 水文站点运行维护的数量 | ≥12万亩 | 一共完成了十二万亩又六千亩 | 按照完成的比例计算得分多少 | \
反映全年一共运行维护的站点 | 20 | 20
产出指标 | 质量指标 | 各个站点数据的到报率 | ≥98% | 全年平均为百分之九十七点一 | 按照完成的比例计算得分多少 | \
反映全年一共运行维护的站点 | 70 | 67.5
满意度 | 满意度 | 防汛部门的满意度 | ≥90% | 调查问卷平均为九十四个百分点 | 按照完成的比例计算得分多少 | \
反映全年一共运行维护的站点 | 10 | 10
总分 | < | < | < | < | < | < | 100 | 97.5
"""


def test_figures_a_narrow_column_broke_are_one(guangzhou: Rubric, tmp_path: Path) -> None:
    form = Form("narrow", "窄列", "", 2023, Decimal("97.5"), "", (), (_table(NARROW),))
    result = read(pdf(Style())(tmp_path / "表.pdf", form), guangzhou)
    assert scores(result) == points(
        ("水文站点运行维护的数量", "20", "20"), ("各个站点数据的到报率", "70", "67.5"), ("防汛部门的满意度", "10", "10")
    )
    assert result.claimed_total == Decimal("97.5")
    assert leaves(result)[0].actual == "一共完成了十二万亩又六千亩"
    assert Confidence.GUESS not in {row.confidence for row in leaves(result)}


def cell(row: int, column: int, text: str) -> Found:
    return Found(row, column, text, f"第{row}行第{column}列")


LAST = [cell(4, 3, "第八类执法"), cell(4, 4, "按计划"), cell(4, 5, "4"), cell(4, 6, "4"), cell(4, 7, "个别")]


def test_a_row_cut_by_the_page_is_one() -> None:
    page = [cell(5, 3, "巡查情况"), cell(5, 7, "台账不全"), cell(6, 3, "满意度"), cell(6, 5, "10"), cell(6, 6, "9")]
    texts = [(one.row, one.column, one.text) for one in gone_on(LAST, page, 5, ())]
    assert texts == [
        (4, 3, "第八类执法巡查情况"), (4, 4, "按计划"), (4, 5, "4"), (4, 6, "4"), (4, 7, "个别台账不全"),
        (6, 3, "满意度"), (6, 5, "10"), (6, 6, "9"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "top",
    [
        [cell(5, 3, "满意度"), cell(5, 5, "10"), cell(5, 6, "9")],  # a row with its own figures
        [cell(5, 3, "三级指标"), cell(5, 4, "目标值"), cell(5, 7, "备注")],  # the head again
        [cell(5, 1, "效益"), cell(5, 3, "满意度")],  # words where the last row has none
    ],
)
def test_a_row_of_its_own_stays_so(top: list[Found]) -> None:
    assert gone_on(LAST, top, 5, ()) == [*LAST, *top]


def test_the_way_through_a_web_site_is_no_line_of_the_title(guangzhou: Rubric) -> None:
    top = "首页 > 政府信息公开 > 财政预决算\n某区社区矫正局2023年度部门整体支出绩效自评表"
    table = "三级指标\t分值\t得分\n监管人数\t60\t58\n群众满意度\t40\t37\n合计\t100\t95"
    result = read_text(f"{top}\n{table}", guangzhou)
    assert (result.unit, result.claimed_total) == ("某区社区矫正局", Decimal(95))


def test_the_notes_of_a_sheet_are_its_lines(tmp_path: Path) -> None:
    rows = [[TITLE], HEAD, ["产出", "数量", "渔港巡查次数", 100, 95.2], ["注：90分及以上为优，80分（含）－90分为良。"]]
    assert load(save(tmp_path / "表.xlsx", rows)).lines == (TITLE, "注：90分及以上为优，80分（含）－90分为良。")


def a_project(name: str, score: float) -> list[list[object]]:
    return [
        ["项目支出绩效自评表（2023年度）"],
        ["项目名称", name],
        HEAD,
        ["产出", "数量", f"{name}完成率", 60, 60],
        ["效益", "满意度", f"{name}满意度", 40, score - 60, "少数没有答卷"],
        ["总分", _, _, 100, score],
    ]


def test_of_several_forms_in_one_file_the_first_is_read(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = a_project("校舍维修", 97) + a_project("营养餐", 98)
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert scores(result) == points(("校舍维修完成率", "60", "60"), ("校舍维修满意度", "40", "37"))
    assert result.claimed_total == Decimal(97)
    assert "有 2 张各有总分的评分表：取 表1!A6 的 97；没有读 表1!A12 98，请分别导入" in result.warnings
    assert not any("各项得分合计" in told or "各项分值合计" in told for told in result.warnings)


def test_a_table_of_groups_gives_way_to_that_of_their_indicators(guangzhou: Rubric, tmp_path: Path) -> None:
    groups = [["一级指标", "分值", "得分"], ["产出", 60, 60], ["效益", 40, 37], ["合计", 100, 97]]
    result = read(save(tmp_path / "表.xlsx", groups + a_project("校舍维修", 97)), guangzhou)
    assert scores(result) == points(("校舍维修完成率", "60", "60"), ("校舍维修满意度", "40", "37"))


def test_two_tables_that_make_one_form_stay_together(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [
        [TITLE],
        HEAD,
        ["过程", "预算执行", "预算执行率", 40, 36],
        ["合计", _, _, 40, 36],
        *a_project("校舍", 97)[2:],
    ]
    rows[5][3], rows[5][4], rows[-1][3], rows[-1][4] = 20, 20, 100, 93
    result = read(save(tmp_path / "表.xlsx", rows), guangzhou)
    assert sum(row.weight or 0 for row in leaves(result)) == 100
    assert not any("各有总分" in told for told in result.warnings)
