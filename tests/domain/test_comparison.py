"""Two years beside each other: what belongs together, and what became of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.comparison import Comparison, Row, compare, mark
from desktop.domain.evaluation import Change
from tests.domain.findings_helpers import FORM, case, fact, leaf, own, text


def row(of: Comparison, name: str) -> Row:
    (found,) = [each for each in of.rows if each.node.name == name]
    return found


def test_nothing_changed() -> None:
    told = compare(case(), case())

    assert [each.node.code for each in told.rows] == list(case().tree.nodes)
    assert not [each for each in told.rows if each.is_renamed or each.is_reweighted or each.change]
    assert all(pair.same for each in told.rows for pair in (*each.facts, *each.texts))
    assert all(pair.same for pair in (*told.facts, *told.texts))


def test_scores_figures_and_texts_beside_each_other() -> None:
    changes = (fact("executed", "95"), leaf("mgmt.rules", "basis", "内控手册 5 月印发，全年执行。"))
    told = compare(case(changes), case())

    rate = row(told, "预算完成率")
    assert (rate.last_score, rate.score, rate.change) == (Decimal(20), Decimal(10), Decimal(-10))
    assert [(pair.what, pair.last, pair.this) for pair in rate.facts if not pair.same] == [("全年执行数", "100", "95")]
    assert [pair.what for pair in rate.facts] == ["全年预算数", "全年执行数"]
    (basis,) = row(told, "“内控”制度建设").texts
    assert basis.what == "评分依据"
    assert basis.marked == "内控手册 ［－3－］［＋5＋］ 月印发，全年执行。"


def test_an_unscored_leaf_has_no_change() -> None:
    told = compare(case([leaf("mgmt.rules", "score", None)]), case())

    assert row(told, "“内控”制度建设").change is None
    assert row(told, "“内控”制度建设").score is None


def test_an_indicator_of_the_form_is_known_by_its_code() -> None:
    """Renamed and re-weighted by the finance bureau, it is still the same one."""
    mgmt = FORM.indicators[0]
    rate = replace(mgmt.children[0], name="预算执行率", weight=Decimal(15))
    form = replace(FORM, indicators=(replace(mgmt, children=(rate, *mgmt.children[1:])), *FORM.indicators[1:]))

    told = row(compare(case(form=form), case()), "预算执行率")

    assert told.last is not None
    assert (told.is_renamed, told.is_reweighted) == (True, True)
    assert (told.last.name, told.last.weight) == ("预算完成率", Decimal(20))


def test_a_forms_indicator_with_another_code_is_known_by_its_name() -> None:
    mgmt = FORM.indicators[0]
    rules = replace(mgmt.children[1], code="inner.rules")
    form = replace(FORM, indicators=(replace(mgmt, children=(mgmt.children[0], rules)), *FORM.indicators[1:]))

    told = row(compare(case(form=form), case()), "“内控”制度建设")

    assert told.this is not None
    assert told.last is not None
    assert (told.last.code, told.this.code) == ("mgmt.rules", "inner.rules")
    assert not told.is_renamed


SECOND = (own("duty.2", "parent", "duty"), own("duty.2", "name", "论文篇数"), own("duty.2", "weight", "10"))


def test_own_indicators_are_known_by_name_whatever_their_codes() -> None:
    """Last year's duty.1 is this year's duty.2; the number before a name is no part of it."""
    swapped = (
        own("duty.1", "name", "论文篇数"),
        own("duty.1", "weight", "10"),
        own("duty.2", "parent", "duty"),
        own("duty.2", "name", "2. 科普活动场次"),
        own("duty.2", "weight", "40"),
    )
    told = compare(case(swapped), case(SECOND))

    found = row(told, "2. 科普活动场次")
    assert found.last is not None
    assert (found.last.code, found.is_renamed, found.is_reweighted) == ("duty.1", False, True)
    assert not [each for each in told.rows if each.last is None or each.this is None]


def test_new_and_gone() -> None:
    told = compare(case(SECOND), case())
    assert row(told, "论文篇数").last is None
    assert row(told, "论文篇数").change is None

    told = compare(case(), case(SECOND))
    gone = row(told, "论文篇数")
    assert gone.this is None
    assert gone.path == ("履职效能", "论文篇数")
    assert told.rows[-1] is gone


def test_names_merely_alike_are_one_renamed_indicator_when_nothing_fits_better() -> None:
    told = row(compare(case([own("duty.1", "name", "科普活动次数")]), case()), "科普活动次数")

    assert told.last is not None
    assert told.last.name == "科普活动场次"
    assert told.is_renamed
    assert told.is_guessed


def test_a_longer_name_that_says_the_shorter_is_the_same_one_only_in_its_place() -> None:
    """A report writes a sentence where this year's table has a short name."""
    long = own("duty.1", "name", "推进基层服务：全年举办科普活动的场次数量")
    assert row(compare(case(), case([long])), "科普活动场次").is_guessed
    told = compare(case(), case([long, own("duty.1", "weight", "20")]))
    assert row(told, "科普活动场次").last is None


def test_one_number_under_names_that_have_nothing_in_common_is_two_indicators() -> None:
    told = compare(case([own("duty.1", "name", "论文篇数")]), case())

    assert row(told, "论文篇数").last is None
    assert row(told, "科普活动场次").this is None


def test_a_code_of_another_family_of_forms_proves_nothing_by_itself() -> None:
    mgmt = FORM.indicators[0]
    rules = replace(mgmt.children[1], name="公众满意度")
    form = replace(FORM, indicators=(replace(mgmt, children=(mgmt.children[0], rules)), *FORM.indicators[1:]))

    assert row(compare(case(form=form), case()), "公众满意度").is_renamed
    told = compare(case(form=replace(form, family="another")), case())
    assert row(told, "公众满意度").last is None
    assert row(told, "“内控”制度建设").this is None
    assert row(told, "预算完成率").last is not None


@given(st.permutations(("科普活动场次", "论文篇数", "培训人次", "志愿服务时长")))
def test_every_indicator_of_either_year_is_told_once(names: list[str]) -> None:
    def below_duty(order: list[str]) -> list[Change]:
        placed = [(f"duty.{at}", name) for at, name in enumerate(order, 1)]
        parents = [own(code, "parent", "duty") for code, _ in placed]
        return parents + [own(code, "name", name) for code, name in placed]

    this, last = case(below_duty(names)), case(below_duty(sorted(names)[1:]))
    told = compare(this, last)

    assert [each.this.code for each in told.rows if each.this] == list(this.tree.nodes)
    assert sorted(each.last.code for each in told.rows if each.last) == sorted(last.tree.nodes)
    assert row(told, min(names)).last is None
    assert not [each for each in told.rows if each.is_renamed]


def test_two_of_one_name_are_kept_apart_by_what_stands_above_them() -> None:
    def two(first: str, second: str) -> list[object]:
        changes: list[object] = [own("duty.1", "parent", None)]
        for number, (name, weight) in enumerate(((first, "20"), (second, "30")), 1):
            heading, below = f"duty.{number}", f"duty.{number}.1"
            changes += [own(heading, "parent", "duty"), own(heading, "name", name)]
            changes += [own(below, "parent", heading), own(below, "name", "合格率"), own(below, "weight", weight)]
        return changes

    told = compare(case(two("乙", "甲")), case(two("甲", "乙")))  # type: ignore[arg-type]

    pairs = [(each.last, each.this) for each in told.rows if each.node.name == "合格率"]
    assert [(last and last.weight, this and this.weight) for last, this in pairs] == [
        (Decimal(30), Decimal(20)),
        (Decimal(20), Decimal(30)),
    ]


def test_texts_of_either_year_are_listed() -> None:
    told = compare(case([text("goal", None), text("unmet", "暴雨")]), case())

    found = {pair.what: (pair.last, pair.this) for pair in told.texts if not pair.same}
    assert found == {"年度整体绩效目标": ("办好 20 场科普活动", ""), "未能完成原因": ("", "暴雨")}
    assert [pair.what for pair in told.facts] == ["全年预算数", "全年执行数", "基本支出", "项目支出"]


@pytest.mark.parametrize(
    ("last", "this", "marked"),
    [
        ("", "", ""),
        ("一样", "一样", "一样"),
        ("", "新", "［＋新＋］"),
        ("旧", "", "［－旧－］"),
        ("完成率98.62%。", "完成率98.7%。", "完成率［－98.62%－］［＋98.7%＋］。"),
        ("共1,200人", "共1,250人", "共［－1,200－］［＋1,250＋］人"),
    ],
)
def test_figures_are_marked_whole(last: str, this: str, marked: str) -> None:
    assert mark(last, this) == marked
