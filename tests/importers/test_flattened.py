"""Tables that lost their cells: what heads, figures and names say of the columns, when only their order is left."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.domain.imported import Confidence
from desktop.domain.rubric import Rubric
from desktop.importers import read_text
from tests.importers.sheets import leaves, points, scores

TITLE = "2022年度部门整体支出绩效自评表"


def celled(text: str) -> str:
    """One cell a line."""
    return "\n".join([TITLE, *text.split()])


def rowed(text: str) -> str:
    """One row a line; rows are parted by bars here."""
    return "\n".join([TITLE, *(" ".join(row.split()) for row in text.split("|"))])


def test_a_score_is_never_above_its_weight(guangzhou: Rubric) -> None:
    head = "一级指标 三级指标 分值 指标性质 指标值 度量单位 实际完成值 得分 扣分 备注"
    rows = "产出 培训期数 8 ≤ 12 月 12 8 详见附件 办结数 4 ≥ 30 件 30 4 无 效益 满意率 5 ≤ 12 月 12 5 总分 17 17"
    read = read_text(celled(f"{head} {rows}"), guangzhou)
    assert scores(read) == points(("培训期数", "8", "8"), ("办结数", "4", "4"), ("满意率", "5", "5"))


def test_points_lost_and_points_kept_make_the_weight(guangzhou: Rubric) -> None:
    head = "一级指标 分值 二级指标 分值 三级指标 分值 评分标准 扣分 扣分原因 得分"
    rows = """
        投入 12 目标 8 目标合理性 4 合理得满分 0 4 指标明确性 4 缺一项扣1分 1 效益指标未量化 3
        预算 4 编制科学性 4 依据充分得满分 0 4 过程 8 执行 8 执行进度 8 执行率×8分 0.8 部分未结算 7.2 总分 20 18.2"""
    read = read_text(celled(f"{head} {rows}"), guangzhou)
    assert scores(read) == points(
        ("目标合理性", "4", "4"), ("指标明确性", "4", "3"), ("编制科学性", "4", "4"), ("执行进度", "8", "7.2")
    )
    assert [row.deduction for row in leaves(read)] == [0, 1, 0, Decimal("0.8")]


@pytest.mark.parametrize("laid_out", [celled, rowed])
def test_heads_nobody_knows_keep_their_columns(guangzhou: Rubric, laid_out: object) -> None:
    assert callable(laid_out)
    head = "一级指标 二级指标 三级指标 考核周期 责任股室 指标值 完成值 分值 得分"
    rows = "产出 数量 造林面积 全年 造林股 100亩 98亩 60 58|质量 成活率 半年 森防站 ≥95% 93% 40 40|总计 100 98"
    text = f"{head}|{rows}"
    read = read_text(laid_out(text if laid_out is rowed else text.replace("|", " ")), guangzhou)
    assert scores(read) == points(("造林面积", "60", "58"), ("成活率", "40", "40"))


def test_the_first_rows_are_no_heads(guangzhou: Rubric) -> None:
    head = "一级指标 二级指标 分值 得分 备注"
    read = read_text(celled(f"{head} 产出指标 预算完成率 60 58 效益指标 任务完成率 40 40 总分 100 98"), guangzhou)
    assert scores(read) == points(("预算完成率", "60", "58"), ("任务完成率", "40", "40"))


def test_a_head_repeated_on_the_next_page_ends_nothing(guangzhou: Rubric) -> None:
    head = "一级指标 二级指标 分值 扣分原因 自评得分"
    rows = "产出 造林面积 60 面积不足 58"
    read = read_text(celled(f"{head} {rows} {head} 效益 农户增收 40 40 合计 100 98"), guangzhou)
    assert scores(read) == points(("造林面积", "60", "58"), ("农户增收", "40", "40"))
    assert read.claimed_total == 98


def test_rows_are_guesses_unless_weights_add_up_too(guangzhou: Rubric) -> None:
    def said(weight: str) -> set[Confidence]:
        rows = f"一级指标 三级指标 分值 得分 产出 造林面积 60 58 效益 农户增收 40 40 总分 {weight} 98"
        return {row.confidence for row in leaves(read_text(celled(rows), guangzhou))}

    assert said("100") == {Confidence.LIKELY}
    assert said("110") == {Confidence.GUESS}


def test_coefficients_and_choices_of_core_indicators_are_not_scored(guangzhou: Rubric) -> None:
    head = "指标名称 计量单位 指标性质 年初指标值 全年完成值 得分系数（%） 指标权重（分） 指标得分（分） 是否核心指标"
    rows = "健身步道 公里 ≥ 35 30 86 60 51.6 是 开放率 % ＝ 100 100 100 40 40 否 合计 100 91.6"
    read = read_text(celled(f"{head} {rows}"), guangzhou)
    assert scores(read) == points(("健身步道", "60", "51.6"), ("开放率", "40", "40"))


@pytest.mark.parametrize("choice", ["□优 ☑良 □中 □差", "优（ ） 良（√） 中（ ） 差（ ）", "良"])
@pytest.mark.parametrize("parted", ["\n", " "])
def test_a_choice_of_grades_stays_whole(guangzhou: Rubric, choice: str, parted: str) -> None:
    rows = "三级指标 一级指标 分值 得分 造林面积 产出 100 88 总分 100 88"
    read = read_text(celled(rows) + f"\n自评等级{parted}{choice.replace(' ', parted)}", guangzhou)
    assert read.claimed_grade == "良"


def test_unit_and_grade_told_apart_by_place_are_doubtful(guangzhou: Rubric) -> None:
    rows = "单位名称 某某县林业局 一级指标 三级指标 分值 得分 产出 造林面积 100 98 总分 100 98 自评等级 优"
    read = read_text(celled(rows), guangzhou)
    assert (read.unit, read.claimed_grade) == ("某某县林业局", "优")
    assert [told for told in read.warnings if "按位置读到" in told] == [
        "单位名称所在的表没有框线，按位置读到“某某县林业局”，请核对",
        "等级所在的表没有框线，按位置读到“优”，请核对",
    ]


def test_what_stands_below_a_table_is_no_more_of_the_line_above_it(guangzhou: Rubric) -> None:
    above = "部门名称：某某市供销合作社联合社　　　　2021年度"
    table = "三级指标\t分值\t得分\n造林面积\t100\t98\n总分\t100\t98"
    for below in ("自评等次：☑优 □良 □中 □差", "综合评价等级为“优”。"):
        read = read_text(f"{above}\n{table}\n{below}", guangzhou)
        assert (read.unit, read.year, read.claimed_grade) == ("某某市供销合作社联合社", 2021, "优")


def test_a_second_row_of_the_head_may_have_lost_its_merge(guangzhou: Rubric) -> None:
    rows = [
        "一级指标\t三级指标\t年度指标值\t\t\t实际完成值\t分值\t得分",
        "\t\t指标性质\t指标值\t度量单位\t\t\t",
        "产出\t造林面积\t≥\t100\t亩\t98\t60\t58",
        "\t成活率\t≥\t95\t%\t96\t40\t40",
    ]
    read = read_text("\n".join([TITLE, *rows]), guangzhou)
    assert scores(read) == points(("造林面积", "60", "58"), ("成活率", "40", "40"))
    assert leaves(read)[0].path == ("产出", "造林面积")
    assert leaves(read)[0].target == "≥100亩"
