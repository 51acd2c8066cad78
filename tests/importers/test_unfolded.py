"""Tables as web pages are taken up: all on one line, a bar behind each cell, rows without what merged cells cover."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.imported import Confidence, ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import read_text
from desktop.importers.prose import Line
from desktop.importers.unfolded import FOLDED, unfolded
from tests.importers.sheets import leaves, points, scores

TITLE = "项目支出绩效自评表"
HEAD = ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
ROWS = [
    ["产出指标", "数量指标", "灯具更换盏数", "≥300盏", "320盏", "30", "30"],
    ["质量指标", "亮灯率", "≥98%", "97%", "20", "18", "两处线路老化"],
    ["故障修复及时率", "≥95%", "96%", "10", "10"],
    ["效益指标", "社会效益指标", "夜间出行安全感", "提升", "提升", "20", "19"],
    ["满意度指标", "服务对象满意度指标", "居民满意度", "≥90%", "93%", "10", "10"],
]
FUNDS = ["年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"]
SPENT = ["年度资金总额", "86.5", "86.5", "84.77", "10", "98%", "9.8"]
LABELS = ["主管部门", "某某市城管局", "实施单位", "某某市路灯管理所"]
TOTAL = ["总分", "100", "96.8"]
WANTED = points(
    ("灯具更换盏数", "30", "30"),
    ("亮灯率", "20", "18"),
    ("故障修复及时率", "10", "10"),
    ("夜间出行安全感", "20", "19"),
    ("居民满意度", "10", "10"),
    ("预算执行率", "10", "9.8"),
)
COLUMNS = 9  # with the label beside the whole table


def read_as(text: str, rubric: Rubric) -> ImportResult:
    read = read_text(text, rubric)
    assert scores(read) == WANTED
    assert (read.unit, read.year, str(read.claimed_total)) == ("某某市路灯管理所", 2022, "96.8")
    return read


def padded(row: list[str], columns: int = COLUMNS) -> list[str]:
    return row + [""] * (columns - len(row))


ALL = [[TITLE], ["（2022年度）"], LABELS, ["项目资金（万元）", *FUNDS], SPENT, ["绩效指标", *HEAD], *ROWS, TOTAL]


@pytest.mark.parametrize("year", ["（2022年度）", "( 2022 年度 )"])
def test_a_whole_form_on_one_line(guangzhou: Rubric, year: str) -> None:
    words = [word for row in ALL for word in row]
    words[1] = year
    read = read_as(" ".join(words), guangzhou)
    assert leaves(read)[1].path == ("产出指标", "质量指标", "亮灯率")
    assert leaves(read)[1].basis == "两处线路老化"
    assert {row.confidence for row in leaves(read)[:-1]} == {Confidence.LIKELY}  # with the funds they make the total


def test_words_in_a_head_may_come_apart(guangzhou: Rubric) -> None:
    words = " ".join(word for row in ALL for word in row).replace("总分", "总\u3000分")
    for whole, apart in (("年度指标值", "年度 指标值"), ("一级指标", "一级 指标"), ("社会效益指标", "社会效益 指标")):
        words = words.replace(whole, apart)
    read_as(words, guangzhou)


def test_a_bar_behind_each_cell(guangzhou: Rubric) -> None:
    lines = [f"{cell} |".strip() for row in ALL for cell in padded(row)]
    read_as("\n".join(lines), guangzhou)


@pytest.mark.parametrize("frame", ["", "| "])
def test_rows_without_what_merged_cells_cover(guangzhou: Rubric, frame: str) -> None:
    lines = [frame + " | ".join(row) + " | " + "|" * (COLUMNS - len(row)) for row in ALL]
    read = read_as("\n".join(lines), guangzhou)
    assert Confidence.EXACT not in {row.confidence for row in leaves(read)}


def test_a_head_of_two_rows_whose_cells_broke_their_rows(guangzhou: Rubric) -> None:
    first = ["绩效指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    second = ["二级指标", "三级指标", "指标性质", "指标值", "度量单位"]
    rows = [
        ["产出指标", "数量指标", "灯具更换盏数", "≥", "300", "盏", "320", "30", "30"],
        ["质量指标", "亮灯率", "≥", "98", "%", "97", "20", "18", "两处线路老化"],
        ["故障修复及时率", "≥", "95", "%", "96", "10", "10"],
        ["效益指标", "社会效益指标", "夜间出行安全感", "定性", "提升", "无", "提升", "20", "19"],
        ["满意度指标", "服务对象满意度指标", "居民满意度", "≥", "90", "%", "93", "10", "10"],
    ]
    width = 11

    def framed(row: list[str]) -> str:
        return "| " + " | ".join(row) + " | " + "|" * (width - len(row))

    broken = ["|", "一级 指标 |", " | ".join(second) + " | " + "|" * (width - 1 - len(second))]
    above = [framed(row) for row in ([TITLE], ["（2022年度）"], LABELS, ["项目资金", *FUNDS], SPENT, first)]
    read = read_as("\n".join([*above, *broken, *map(framed, [*rows, TOTAL])]), guangzhou)
    assert leaves(read)[0].target == "≥300盏"


def test_rows_that_kept_their_blanks_keep_their_places_and_are_exact(guangzhou: Rubric) -> None:
    told = [
        "| 2022年度 | | | | |",
        "| 一级指标 | 三级指标 | 完成值 | 分值 | 得分 |",
        "| 产出 | 路灯盏数 | 320 | 60 | 58 |",
    ]
    told += ["| | 亮灯率 | 98% | 20 | |", "| 效益 | 满意度 | 93% | 20 | 20 |"]
    read = read_text("\n".join(told), guangzhou)
    assert [(row.path, row.weight, row.score) for row in leaves(read)] == [
        (("产出", "路灯盏数"), 60, 58),
        (("产出", "亮灯率"), 20, None),
        (("效益", "满意度"), 20, 20),
    ]


def test_weights_in_the_names_beside_scores_alone(guangzhou: Rubric) -> None:
    told = """
        2020年度部门整体支出绩效评价得分表 单位名称：某某县粮食局 一级指标 二级指标 三级指标 得分
        部门决策（25分） 目标任务（15分） 相关性（5分） 5 明确性（10分） 9 预算编制（10分） 测算依据（10分） 8.5
        综合管理（75分） 绩效监控（75分） 执行进度监控（35分） 35 目标动态监控（40分） 38 总分 95.5"""
    read = read_text(" ".join(told.split()), guangzhou)
    assert [(row.name[:4], row.weight, row.score) for row in leaves(read)] == [
        ("相关性（", 5, 5),
        ("明确性（", 10, 9),
        ("测算依据", 10, Decimal("8.5")),
        ("执行进度", 35, 35),
        ("目标动态", 40, 38),
    ]
    assert str(read.claimed_total) == "95.5"


TEMPLATE = """
    项目支出绩效自评表
    （2022年度）
    实施单位 某某市路灯管理所
    年初预算数 全年预算数 全年执行数 分值 执行率 得分
    年度资金总额： 880 880 880 10 10
    一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分
    （50分）
    数量指标 指标1：灯具更换盏数 300盏 300盏 50 50
    指标2：
    ……
    （40分）
    社会效益
    指标
    指标1：夜间出行安全感 30 29
    指标2：
    生态效益
    指标
    指标1：/ / /
    可持续影
    响指标
    指标1：管护机制健全 10 10
    ……
    总分 100 99
"""


def test_names_broken_over_lines_and_rests_of_a_template(guangzhou: Rubric) -> None:
    read = read_text(TEMPLATE, guangzhou)
    assert [(row.path[-2:], row.weight, row.score) for row in leaves(read)] == [
        (("数量指标", "指标1：灯具更换盏数"), 50, 50),
        (("社会效益指标", "指标1：夜间出行安全感"), 30, 29),
        (("可持续影响指标", "指标1：管护机制健全"), 10, 10),
        (("预算执行率",), 10, 10),  # the rate was left to be worked out
    ]
    assert not any("指标" in row.actual or "分）" in row.target for row in leaves(read))


@pytest.mark.parametrize("closing", ["合计 100", "总分 100.00"])
def test_the_weights_of_a_form_without_scores_are_no_total(guangzhou: Rubric, closing: str) -> None:
    cells = f"一级指标 三级指标 指标值 权重 得分 产出指标 路灯盏数 300 60 效益指标 亮灯率 98% 40 {closing}".split()
    read = read_text("\n".join(["2022年度自评表", *cells]), guangzhou)
    assert [(row.name, row.weight, row.score) for row in leaves(read)] == [
        ("路灯盏数", 60, None),
        ("亮灯率", 40, None),
    ]
    assert read.claimed_total is None


def test_of_two_figures_beside_the_total_the_second_is_the_score(guangzhou: Rubric) -> None:
    told = "2022年度自评报告\n1.亮灯率，分值60分，自评得分58分。\n2.修复率，分值40分，自评得分35分。\n"
    read = read_text(told + "| 总分 | 100.00 | 93.00 |", guangzhou)
    assert str(read.claimed_total) == "93"


WORDS = st.sampled_from(["一级指标", "三级指标", "分值", "得分", "甲", "10", "|", "", "  ", "产出指标", "长句，说明。"])


@given(st.lists(st.lists(WORDS, max_size=60).map(" ".join), max_size=12))
def test_no_letter_is_lost_or_moved(texts: list[str]) -> None:
    after = unfolded([Line(text, str(at)) for at, text in enumerate(texts)])
    bare = [re.sub(r"[\s|]", "", "".join(lines)) for lines in (texts, [line.text for line in after])]
    assert bare[0] == bare[1]
    assert all(line.place.isdigit() for line in after)


def test_a_long_sentence_is_no_form() -> None:
    said = "本项目按照一级指标、二级指标、三级指标分别设置分值并据此得分，" * 8
    assert len(said) > FOLDED
    assert unfolded([Line(said, "1")]) == [Line(said, "1")]
