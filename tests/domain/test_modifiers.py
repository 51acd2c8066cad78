"""不适用, 超额完成, the limit on the total, and the unit's own rows under a rollup."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.carryover import carry_over
from desktop.domain.evaluation import Change, Evaluation, Judgement, Kind, OwnIndicator, Place
from desktop.domain.fact import FactField
from desktop.domain.findings.finding import Case
from desktop.domain.formula import parse
from desktop.domain.interval import Ends
from desktop.domain.modifiers import CapBand, NotApplicable, OverAchievement, TotalCap, WhenGone, WhenOver
from desktop.domain.number import YES_NO, Rounding
from desktop.domain.ownsource import from_evaluation
from desktop.domain.rubric import GradeBand, Indicator, Rubric
from desktop.domain.scoresheet import ScoreSheet, rescore, score
from desktop.domain.scoring.composed import Rollup, Shares
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.rates import Proportional
from desktop.domain.signoff import obstacles
from desktop.domain.trace import Score
from desktop.domain.tree import build_tree

TWO = Decimal(2)
UNITS = {"a": "万元", "b": "万元"}
FIELDS = (FactField("a", "执行数", "万元"), FactField("b", "预算数", "万元"), FactField("none", "没有采购", YES_NO))
RATE = parse("a / b", UNITS)
CAP = TotalCap(
    RATE,
    "执行率",
    (
        CapBand(Ends.LOW, Decimal(89), Decimal("0.7"), Decimal("0.8")),
        CapBand(Ends.NONE, Decimal(59), None, Decimal("0.7")),
    ),
)
GONE = NotApplicable("none", "本年没有采购", WhenGone.RESCALE)


def rubric(
    *, gone: NotApplicable | None = None, over: OverAchievement | None = None, cap: TotalCap | None = None
) -> Rubric:
    leaves = (
        Indicator("rate", "执行率", Decimal(30), method=Proportional(RATE, "执行率"), over_achievement=over),
        Indicator("bought", "采购", Decimal(10), method=Manual(), not_applicable=gone),
        Indicator("rest", "其他", Decimal(60), method=Manual()),
    )
    bands = (GradeBand("优", Decimal(90)), GradeBand("良", Decimal(80)), GradeBand("差", Decimal(0)))
    return Rubric("r", "表", "r", 2023, "某市", Decimal(100), Rounding(), FIELDS, (), (), (), leaves, bands,
                  ("单位负责人",), (), (), total_cap=cap)  # fmt: skip


def filled(a: str | None = "100", none: str | None = None, **scores: str) -> Evaluation:
    facts = {key: Decimal(text) for key, text in (("a", a), ("b", "100"), ("none", none)) if text is not None}
    judged = {code: Judgement(score=Decimal(text)) for code, text in scores.items()}
    return Evaluation("某单位", 2023, "r", facts=facts, judgements=judged)


def sheet_of(form: Rubric, evaluation: Evaluation) -> ScoreSheet:
    return score(form, build_tree(form, evaluation.own), evaluation)


def test_full_when_not_applicable() -> None:
    sheet = sheet_of(rubric(gone=replace(GONE, then=WhenGone.FULL)), filled(none="1", rest="60"))

    result = sheet.leaves["bought"].result
    assert isinstance(result, Score)
    assert (result.points, result.value, result.trace) == (10, "不适用", "得分：本年没有采购，得满分 = 10")
    assert (sheet.total, sheet.total_note) == (100, "")


@pytest.mark.parametrize("none", [None, "0"])
def test_an_excuse_not_claimed_changes_nothing(none: str | None) -> None:
    """Neither 否 nor no answer at all lets a leaf go."""
    sheet = sheet_of(rubric(gone=GONE), filled(none=none, rest="60"))

    assert sheet.unscored == ("bought",)
    assert sheet.total is None


def test_left_out_and_scaled_up() -> None:
    """30 + 50 of 90 are 88.89 of 100: sums of parts stay what they are, the total says what was done."""
    sheet = sheet_of(rubric(gone=GONE), filled(none="1", rest="50"))

    assert (sheet.points("bought"), sheet.leaves["bought"].lost) == (0, 0)
    assert (sheet.whole.so_far, sheet.whole.left_out) == (80, 10)
    assert sheet.total == Decimal("88.89")
    assert sheet.grade is not None
    assert sheet.grade.name == "良"
    assert sheet.total_note == "10 分的指标不适用，按 80 × 100 ÷ 90 折算为 88.89 分"


def test_a_typed_score_counts_although_excused() -> None:
    sheet = sheet_of(rubric(gone=GONE), filled(none="1", rest="50", bought="7"))

    assert (sheet.total, sheet.whole.left_out) == (87, 0)


def test_nothing_left_is_no_total() -> None:
    form = rubric()
    form = replace(form, indicators=tuple(replace(each, not_applicable=GONE) for each in form.indicators))
    sheet = sheet_of(form, filled(none="1"))

    assert (sheet.total, sheet.grade, sheet.total_note) == (None, None, "全部指标都不适用，没有总分")


def test_an_excuse_given_and_taken_back() -> None:
    """By differences as from scratch."""
    form, before = rubric(gone=GONE), filled(rest="50")
    tree = build_tree(form, {})
    given = (Change(Place(Kind.FACT, "none"), "1"),)
    after = before.apply(given)
    assert tree.touched(given) == {"bought"}

    sheet = rescore(score(form, tree, before), form, tree, after, tree.touched(given))

    assert sheet == score(form, tree, after)
    assert rescore(sheet, form, tree, before, {"bought"}) == score(form, tree, before)


@pytest.mark.parametrize(
    ("executed", "total", "limited"),
    [("69.99", "59", True), ("70", "89", True), ("79.99", "89", True), ("80", "94", False), ("100", "100", False)],
)
def test_the_total_is_limited(executed: str, total: str, limited: bool) -> None:
    """Just below, at and above each end; outside every interval nothing is limited."""
    sheet = sheet_of(rubric(cap=CAP), filled(executed, bought="10", rest="60"))

    assert sheet.total == Decimal(total)
    assert ("总分最高" in sheet.total_note) == limited


def test_a_limit_says_what_it_limits() -> None:
    sheet = sheet_of(rubric(cap=CAP), filled("75", bought="10", rest="60"))

    assert sheet.total_note == "执行率 75%（≥70% 且 <80%），总分最高 89 分（各项合计 92.5 分）"
    assert sheet.grade is not None
    assert sheet.grade.name == "良"


def test_a_limit_in_words() -> None:
    assert CAP.in_words == "执行率 ≥70% 且 <80% 的，总分最高 89 分；执行率 <70% 的，总分最高 59 分。"


def test_a_total_below_its_limit_stays() -> None:
    sheet = sheet_of(rubric(cap=CAP), filled("75", bought="0", rest="0"))

    assert (sheet.total, sheet.total_note) == (Decimal("22.5"), "")


def test_a_limit_nobody_can_work_out_is_no_total() -> None:
    """Every leaf has a score, the executed amount is missing: nothing is guessed, and signing says why."""
    form, evaluation = rubric(cap=CAP), filled(None, rate="30", bought="10", rest="60")
    tree = build_tree(form, {})
    sheet = score(form, tree, evaluation)

    assert (sheet.unscored, sheet.total, sheet.grade) == ((), None, None)
    assert sheet.total_note == "总分受执行率限制，还缺“执行数”"
    refused = obstacles(Case(form, tree, evaluation, sheet), (), "某人", "单位负责人")
    assert refused is not None
    assert refused.reasons == (sheet.total_note,)


@pytest.mark.parametrize(
    ("then", "executed", "points", "step"),
    [
        (WhenOver.FLAG, "119.99", "30", ""),
        (WhenOver.FLAG, "120", "30", "超额完成：120% ≥ 120% = 目标值可能偏低，请核对"),
        (WhenOver.REASON, "130", "30", "超额完成：130% ≥ 120% = 目标值可能偏低，须写明原因"),
        (WhenOver.MINUS, "130", "28", "超额完成：130% ≥ 120% = 扣 2 分；得分：30 − 2 = 28"),
        (WhenOver.MINUS, "119.99", "30", ""),
    ],
)
def test_over_achievement(then: WhenOver, executed: str, points: str, step: str) -> None:
    over = OverAchievement(Decimal("1.2"), then, Decimal(2) if then is WhenOver.MINUS else Decimal(0))
    result = sheet_of(rubric(over=over), filled(executed)).leaves["rate"].result

    assert isinstance(result, Score)
    assert result.points == Decimal(points)
    assert (step in result.trace) if step else ("超额完成" not in result.trace)


def test_the_rule_in_words_has_its_modifiers() -> None:
    leaf = Indicator("x", "指标", Decimal(2), method=Proportional(RATE, "完成率"), not_applicable=GONE,
                     over_achievement=OverAchievement(Decimal("1.3"), WhenOver.MINUS, Decimal(1)))  # fmt: skip

    assert leaf.rule_in_words(TWO) == (
        "完成率达到 100% 得 2 分；未达到的，按比例计分。"
        "本年没有采购的，不计分，总分按其余指标的分值折算。完成率达到 130% 的，扣 1 分。"
    )
    assert leaf.reads == ("none", "a", "b")


def slot(shares: Shares, over: OverAchievement | None = None) -> Rubric:
    form = rubric()
    open_slot = Indicator("own", "产出", Decimal(20), method=Rollup(shares), open_slot=True, over_achievement=over)
    return replace(form, indicators=(open_slot,), total=Decimal(20))


def rows(*weights: str | None) -> Evaluation:
    own = {
        f"o{at}": OwnIndicator(f"o{at}", "own", f"指标{at}", None if weight is None else Decimal(weight), at)
        for at, weight in enumerate(weights, 1)
    }
    judged = {code: Judgement(target="10 场", actual="10 场") for code in own}
    return Evaluation("某单位", 2023, "r", judgements=judged, own=own)


@pytest.mark.parametrize(
    ("shares", "weights", "parts"),
    [
        (Shares.EQUAL, (None, None, None), ["6.67", "6.67", "6.66"]),
        (Shares.EQUAL, ("1", "9"), ["10", "10"]),
        (Shares.STATED, ("1", "1", "2"), ["5", "5", "10"]),
        (Shares.STATED, ("1", "1", "1"), ["6.67", "6.67", "6.66"]),
        (Shares.STATED, (None, "3"), ["0", "20"]),
        (Shares.STATED, (None, None), ["0", "0"]),
    ],
)
def test_a_sub_table_shares_the_weight(shares: Shares, weights: tuple[str | None, ...], parts: list[str]) -> None:
    """Equally or as stated; full marks throughout are exactly the whole weight."""
    form, evaluation = slot(shares), rows(*weights)
    tree = build_tree(form, evaluation.own)

    assert [tree[code].weight for code in tree["own"].children] == [Decimal(part) for part in parts]
    total = score(form, tree, evaluation).total
    assert total == sum(Decimal(part) for part in parts)


def test_own_headings_weigh_what_their_rows_sum_to() -> None:
    evaluation = rows(None, None)
    below = {"h": OwnIndicator("h", "own", "数量指标", None, 9), "h1": OwnIndicator("h1", "h", "甲", None, 1),
             "h2": OwnIndicator("h2", "h", "乙", None, 2)}  # fmt: skip
    tree = build_tree(slot(Shares.EQUAL), {**evaluation.own, **below})

    assert [tree[code].weight for code in ("o1", "o2", "h", "h1", "h2")] == [5, 5, 10, 5, 5]


def test_an_empty_sub_table_takes_a_typed_score() -> None:
    form = slot(Shares.EQUAL)
    empty = Evaluation("某单位", 2023, "r")
    assert sheet_of(form, empty).unscored == ("own",)

    typed = empty.apply((Change(Place(Kind.LEAF, "own", "score"), "20"),))
    assert sheet_of(form, typed).total == 20


@pytest.mark.parametrize(("year", "kind"), [(2023, Kind.LEAF), (2024, Kind.PRIOR)])
def test_a_sub_table_scored_as_a_whole_is_carried_over(year: int, kind: Kind) -> None:
    """Filled in for its own year, beside the empty cell for the next."""
    form = slot(Shares.EQUAL)
    typed = Evaluation("某单位", 2023, "r", judgements={"own": Judgement(score=Decimal(19))})
    tree = build_tree(form, {})
    source = from_evaluation("上年.ziping", form, tree, typed, score(form, tree, typed))

    changes = carry_over(source, None, form, year).changes

    place = Place(Kind.LEAF, "own", "score")
    wanted = Change(place if kind is Kind.LEAF else Place(Kind.PRIOR, str(place)), "19")
    assert wanted in changes


def test_rows_take_over_the_slots_over_achievement() -> None:
    over = OverAchievement(Decimal("1.2"), WhenOver.MINUS, Decimal(1))
    evaluation = rows(None)
    evaluation = replace(evaluation, judgements={"o1": Judgement(target="10 场", actual="12 场")})

    assert sheet_of(slot(Shares.EQUAL, over), evaluation).total == 19
