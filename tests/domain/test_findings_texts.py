"""Table against text: what is marked, and what stands near a fault without being one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import Change
from desktop.domain.findings import check
from desktop.domain.findings.statements import sentences, statements
from tests.domain.findings_helpers import case, leaf, text
from tests.domain.rule_examples import beside, cells, conclusion, prior, spent

LAST = "本单位负责全市科学技术普及工作，全年组织科普讲座、科技辅导员培训和青少年竞赛各一批，2022年完成全部任务。"

# The fault, and exactly what the editor marks.
MARKED = (
    ("TXT001", "我单位“自评 得分为 99.15 分”，等级优。", "自评 得分为 99.15 分"),
    ("TXT001", "甲。评价等级为“良好”。", "等级为“良好"),
    ("TXT001", "乙。预算完成率得分 18 分。", "得分 18 分"),
    ("TXT001", "预算完成率分值 30 分。", "分值 30 分"),
    ("TXT001", "全年执行数为 99.5 万元。", "为 99.5 万元"),
    ("TXT002", "甲。基本支出 59.9+40=100 万元。乙", "基本支出 59.9+40=100 万元"),
    ("TXT003", "依据财预[2020]10号办理", "[2020]10号"),
    ("TXT004", "预算完成率为 96.2%。", "为 96.2%"),
    ("TXT005", "预算数 200 万元，决算数 100 万元，预算完成率 60%。", "60%"),
    ("TXT006", "总支出 100.1 万元，其中：基本支出 60 万元、项目支出 40 万元。", "100.1 万元"),
    ("TXT007", "收入 315.60 万元。支出 315.59 万元。", "315.60 万元"),
    ("TXT008", "共设置 42 项指标。共 42 项指标。", "共 42 项指标"),
    ("TXT009", "“预算支出率”得 20 分。", "预算支出率"),
)

# Not a fault: another year, another thing, a list that is not complete, a rounding.
FINE = (
    ("TXT001", "2022年全年执行数为99.5万元；下属单位全年执行数50万元；其他全年执行数30万元。"),
    ("TXT001", "预算完成率分值20分，得分20分。"),
    ("TXT004", "上年预算完成率为96.2%；2022年预算完成率为95%；同比预算完成率提高2%。"),
    ("TXT004", "预算完成率为100%，预算完成率达到100.0%。"),
    ("TXT005", "预算数300万元，决算数200万元，预算完成率66.7%，政府采购执行率50%。"),
    ("TXT005", "基本支出预算数100万元，决算数90万元，完成率90%；项目支出预算数50万元，决算数40万元，完成率80%。"),
    ("TXT006", "总支出100万元，其中：基本支出60万元、会议费2万元。"),
    ("TXT006", "决算数100万元，其中：基本支出预算数70万元，决算数60万元。"),
    ("TXT007", "收入315.60万元，支出315.60万元，结余0.01万元，会费0.02万元。"),
    ("TXT008", "共4项指标，其中共1项指标为自设；上年共40项指标。"),
    ("TXT009", "“科普活动场次”得50分，“最美科技工作者”评选15名，“预算完成率”指标得20分。"),
    ("DAT001", "2024年3月5日，召开全体会议。\n2024年3月5日"),
    ("BUD006", "年初预算为80万元，调整后预算为100万元，决算数90万元，预算完成率90%。"),
    ("BUD004", "年初预算为90万元，调整后预算为100万元。"),
)


def found(code: str, *changes: Change) -> list[tuple[str, tuple[int, int] | None]]:
    return [(str(each.where), each.span) for each in check(case(changes)).all() if each.code == code]


@pytest.mark.parametrize(("code", "words", "marked"), MARKED)
def test_a_finding_says_which_characters_are_meant(code: str, words: str, marked: str) -> None:
    """Blanks and quotation marks count, as the editor holds them."""
    spans = [span for _, span in found(code, *conclusion(words))]

    assert marked in [words[slice(*span)] for span in spans if span is not None]


@pytest.mark.parametrize(("code", "words"), FINE)
def test_what_stands_beside_a_fault_is_left_alone(code: str, words: str) -> None:
    assert found(code, *conclusion(words)) == []


@given(st.text(st.sampled_from("0123456789.%“” 　分得总自评为，。；\n全年执行数万元其中"), max_size=60))
def test_places_lead_back_to_the_text(words: str) -> None:
    """Every sign of a sentence stands in the text where it says."""
    for sentence in sentences(words):
        assert [words[place] for place in sentence.places] == list(sentence.text)
    for said in statements(words):
        start, end = said.span
        assert (words[start], words[end - 1]) == (said.words[0], said.words[-1])


def test_a_paragraph_copied_from_last_year_is_told_though_the_year_was_changed() -> None:
    place = text("narrative.unit", "").place
    this = LAST.replace("2022年", "2023年").replace("，", ", ")

    assert found("YOY003", prior(place, LAST), text("narrative.unit", this)) == [(str(place), (0, len(this)))]
    assert found("YOY003", prior(place, LAST), text("narrative.unit", this.replace("一批", "三十场"))) == []


def test_short_cells_may_repeat() -> None:
    assert found("YOY003", beside("duty.1", "actual", "已完成"), leaf("duty.1", "actual", "已完成")) == []


def test_last_years_head_figure_is_compared() -> None:
    """Ten thousand times as much is 元 in a field of 万元."""
    place = spent("1000000", "100", "60", "40")[0].place

    assert [where for where, _ in found("YOY002", prior(place, "100"), *spent("1000000", "100", "60", "40"))] == [
        str(place)
    ]
    assert found("YOY002", prior(place, "90")) == []
    assert found("YOY002", prior(place, "没有")) == []


def test_a_ceiling_that_was_raised_is_a_target_lowered() -> None:
    strict = beside("duty.1", "target", "≤20 场")

    assert len(found("YOY001", strict, *cells("duty.1", target="≤30 场", actual="9 场", score="50"))) == 1
    assert found("YOY001", strict, *cells("duty.1", target="≤10 场", actual="9 场", score="50")) == []
