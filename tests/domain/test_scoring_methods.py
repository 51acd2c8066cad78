"""Each method: its points at and around every limit, its arithmetic, its words and its advice."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from desktop.domain.formula import parse
from desktop.domain.number import Rounding
from desktop.domain.rubric import Indicator
from desktop.domain.scoring import METHODS, method_name, score_by_rule, score_leaf
from desktop.domain.scoring.judged import Manual, UnitTarget
from desktop.domain.scoring.limits import Comparison, Threshold
from desktop.domain.scoring.lists import Bonus, Checklist, Condition, Event
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.domain.trace import Facts, Method, MissingFacts, Score, Step, Unscored
from tests.domain.reference_methods import half_up, worked_out
from tests.domain.strategies import ANSWERS, FIELDS, UNITS, figures, methods, weights

FIELDS_BY_KEY = {field.key: field for field in FIELDS}
RATE = parse("a / b", UNITS)
CHANGE = parse("(a - b) / b", UNITS)
AMOUNT = parse("a", UNITS)
TWO = Decimal(2)

RAMP = Proportional(RATE, "完成率", Decimal("0.9"))
STRAIGHT = Proportional(RATE, "完成率")
EARLY = Proportional(RATE, "完成率", full_at=Decimal("0.8"))
NEAR = Deviation(CHANGE, "差异率")
STRICT = Deviation(CHANGE, "差异率", TWO, Decimal("0.3"))
AT_MOST = Threshold(RATE, "控制率", Comparison.AT_MOST, Decimal(1))
AT_LEAST = Threshold(RATE, "利用率", Comparison.AT_LEAST, Decimal("0.9"), Decimal("0.5"))
EXACTLY = Threshold(AMOUNT, "金额", Comparison.EQUAL, Decimal(30))
ALL = Count("n1", "n2", "完成率")
NEARLY_ALL = Count("n1", "n2", "完成率", Decimal("0.05"))
EQUAL = Checklist((Condition("y1", "甲"), Condition("y2", "乙"), Condition("y3", "丙")))
POINTS = Checklist((Condition("y1", "甲", Decimal("1.5")), Condition("y2", "乙", Decimal("0.5"))))
PRAISE = Bonus((Event("n1", "表扬", Decimal("2.5")), Event("n2", "批评", Decimal("-2.5"))), Decimal(5), Decimal(-5))


def facts(target: str | None = None, actual: str | None = None, **values: str) -> Facts:
    return Facts(
        {key: Decimal(text) for key, text in values.items()},
        FIELDS_BY_KEY,
        Rounding(),
        None,
        None if target is None else Decimal(target),
        None if actual is None else Decimal(actual),
    )


@pytest.mark.parametrize(
    ("method", "values", "points", "trace"),
    [
        (RAMP, {"a": "9619", "b": "10000"}, "1.24",
         "完成率：9619 ÷ 10000 = 96.19%；得分：(96.19% − 90%) ÷ (100% − 90%) × 2 = 1.238 ≈ 1.24"),
        (RAMP, {"a": "95", "b": "100"}, "1", "完成率：95 ÷ 100 = 95%；得分：(95% − 90%) ÷ (100% − 90%) × 2 = 1"),
        (RAMP, {"a": "100", "b": "100"}, "2", "完成率：100 ÷ 100 = 100%；得分：100% ≥ 100%，得满分 = 2"),
        (RAMP, {"a": "101", "b": "100"}, "2", "完成率：101 ÷ 100 = 101%；得分：101% ≥ 100%，得满分 = 2"),
        (RAMP, {"a": "90", "b": "100"}, "0", "完成率：90 ÷ 100 = 90%；得分：90% ≤ 90%，不得分 = 0"),
        (RAMP, {"a": "-1", "b": "100"}, "0", "完成率：-1 ÷ 100 = -1%；得分：-1% ≤ 90%，不得分 = 0"),
        (STRAIGHT, {"a": "98", "b": "100"}, "1.96", "完成率：98 ÷ 100 = 98%；得分：98% × 2 = 1.96"),
        (STRAIGHT, {"a": "0", "b": "100"}, "0", "完成率：0 ÷ 100 = 0%；得分：0% ≤ 0%，不得分 = 0"),
        (EARLY, {"a": "60", "b": "100"}, "1.5", "完成率：60 ÷ 100 = 60%；得分：60% ÷ 80% × 2 = 1.5"),
        (NEAR, {"a": "98.62", "b": "100"}, "1.97",
         "差异率：(98.62 − 100) ÷ 100 = -1.38%；得分：2 × (1 − 1.38%) = 1.9724 ≈ 1.97"),
        (NEAR, {"a": "300", "b": "100"}, "0", "差异率：(300 − 100) ÷ 100 = 200%；得分：2 × (1 − 200%) = 0"),
        (STRICT, {"a": "130", "b": "100"}, "0.8", "差异率：(130 − 100) ÷ 100 = 30%；得分：2 × (1 − 2 × 30%) = 0.8"),
        (STRICT, {"a": "130.01", "b": "100"}, "0",
         "差异率：(130.01 − 100) ÷ 100 = 30.01%；得分：30.01% > 30%，不得分 = 0"),
        (AT_MOST, {"a": "100", "b": "100"}, "2", "控制率：100 ÷ 100 = 100%；得分：100% ≤ 100%，得满分 = 2"),
        (AT_MOST, {"a": "100.01", "b": "100"}, "0", "控制率：100.01 ÷ 100 = 100.01%；得分：100.01% 不符合 ≤ 100% = 0"),
        (AT_LEAST, {"a": "90", "b": "100"}, "2", "利用率：90 ÷ 100 = 90%；得分：90% ≥ 90%，得满分 = 2"),
        (AT_LEAST, {"a": "89.99", "b": "100"}, "0.5", "利用率：89.99 ÷ 100 = 89.99%；得分：89.99% 不符合 ≥ 90% = 0.5"),
        (EXACTLY, {"a": "30"}, "2", "金额：30 = 30；得分：30 = 30，得满分 = 2"),
        (EXACTLY, {"a": "30.01"}, "0", "金额：30.01 = 30.01；得分：30.01 不符合 = 30 = 0"),
        (ALL, {"n1": "1", "n2": "3"}, "0.67", "完成率：1 ÷ 3 = 33.33%；得分：33.33% × 2 = 0.6666 ≈ 0.67"),
        (ALL, {"n1": "4", "n2": "3"}, "2", "完成率：4 ÷ 3 = 133.33%；得分：100% × 2 = 2"),
        (ALL, {"n1": "-4", "n2": "3"}, "0", "完成率：-4 ÷ 3 = -133.33%；得分：0% × 2 = 0"),
        (NEARLY_ALL, {"n1": "95", "n2": "100"}, "2", "完成率：95 ÷ 100 = 95%；得分：100% × 2 = 2"),
        (NEARLY_ALL, {"n1": "94", "n2": "100"}, "1.88", "完成率：94 ÷ 100 = 94%；得分：94% × 2 = 1.88"),
        (EQUAL, {"y1": "1", "y2": "0", "y3": "1"}, "1.33",
         "对照条件：符合 2/3 条；未符合：乙；得分：2 × 2 ÷ 3 = 1.33"),
        (EQUAL, {"y1": "0", "y2": "0", "y3": "0"}, "0",
         "对照条件：符合 0/3 条；未符合：甲、乙、丙；得分：2 × 0 ÷ 3 = 0"),
        (POINTS, {"y1": "1", "y2": "1"}, "2", "对照条件：符合 2/2 条；得分：1.5 + 0.5 = 2"),
        (POINTS, {"y1": "0", "y2": "0"}, "0", "对照条件：符合 0/2 条；未符合：甲、乙；得分：无 = 0"),
        (PRAISE, {"n1": "0", "n2": "0"}, "0", "得分：没有表彰或批评 = 0"),
        (PRAISE, {"n1": "1", "n2": "0"}, "2.5", "得分：1 × 加 2.5 = 2.5"),
        (PRAISE, {"n1": "0", "n2": "1"}, "-2.5", "得分：1 × 扣 2.5 = -2.5"),
        (PRAISE, {"n1": "3", "n2": "1"}, "2.5",
         "得分：3 × 加 2.5 + 1 × 扣 2.5（合计 5；加分以 5 分、扣分以 5 分为限） = 2.5"),
    ],
)  # fmt: skip
def test_points_and_arithmetic(method: Method, values: dict[str, str], points: str, trace: str) -> None:
    """Of a leaf of 2 points; the trace is what a clerk can paste into 评分依据."""
    score = method.score(TWO, facts(**values))

    assert score.points == Decimal(points)
    assert score.trace == trace


def test_a_tie_survives_division() -> None:
    """3 × (5 ÷ 24) is 0.625 and rounds up, though 5 ÷ 24 has no end: divided first, it would be 0.62."""
    score = Proportional(RATE, "完成率", Decimal("0.76")).score(Decimal(3), facts(a="81", b="100"))

    assert score.points == Decimal("0.63")


@pytest.mark.parametrize(
    ("target", "actual", "points", "trace"),
    [
        ("40", "40", "2", "完成率：40 ÷ 40 = 100%；得分：100% ≥ 100%，得满分 = 2"),
        ("6", "12", "2", "完成率：12 ÷ 6 = 200%；得分：200% ≥ 100%，得满分 = 2"),
        ("3", "1", "0.67", "完成率：1 ÷ 3 = 33.33%；得分：33.33% × 2 = 0.6666 ≈ 0.67"),
        ("3", "-1", "0", "完成率：-1 ÷ 3 = -33.33%；得分：0% × 2 = 0"),
    ],
)
def test_the_units_own_targets(target: str, actual: str, points: str, trace: str) -> None:
    """In proportion, at most the weight, never below 0."""
    score = UnitTarget().score(TWO, facts(target, actual))

    assert score.points == Decimal(points)
    assert score.trace == trace


@pytest.mark.parametrize(
    ("method", "values", "keys", "reason"),
    [
        (RAMP, {"a": "1"}, ("b",), "还缺“数b”"),
        (RAMP, {}, ("a", "b"), "还缺“数a”、“数b”"),
        (RAMP, {"a": "1", "b": "0"}, ("b",), "“数b”为 0，不能作除数"),
        (NEAR, {"a": "1", "b": "0"}, ("b",), "“数b”为 0，不能作除数"),
        (AT_MOST, {"a": "0", "b": "0"}, ("b",), "“数b”为 0，不能作除数"),
        (ALL, {"n1": "1"}, ("n2",), "还缺“次n2”"),
        (ALL, {"n1": "1", "n2": "0"}, ("n2",), "“次n2”为 0，不能作除数"),
        (EQUAL, {"y1": "1"}, ("y2", "y3"), "还缺“问y2”、“问y3”"),
        (PRAISE, {"n1": "1"}, ("n2",), "还缺“次n2”"),
        (PRAISE, {"n1": "-1", "n2": "0"}, ("n1",), "“次n1”不能为负数"),
        (Manual(), {}, ("score",), "请填自评得分"),
        (UnitTarget(), {}, ("score",), "目标值、完成值不全是数字，请填自评得分"),
    ],
)
def test_gaps_are_named(method: Method, values: dict[str, str], keys: tuple[str, ...], reason: str) -> None:
    """What is missing, as keys for the window and in words for the clerk."""
    with pytest.raises(MissingFacts) as gap:
        method.score(TWO, facts(**values))
    assert (gap.value.keys, gap.value.reason) == (keys, reason)


@pytest.mark.parametrize("target", ["0", "-3"])
def test_a_target_of_nothing_is_no_divisor(target: str) -> None:
    with pytest.raises(MissingFacts):
        UnitTarget().score(TWO, facts(target, "1"))


@pytest.mark.parametrize(
    ("method", "values", "advice"),
    [
        (RAMP, {"a": "95", "b": "100"}, "完成率达到 100% 可再得 1 分"),
        (RAMP, {"a": "100", "b": "100"}, ""),
        (NEAR, {"a": "90", "b": "100"}, "差异率为 0 时得满分，可再得 0.2 分"),
        (NEAR, {"a": "100", "b": "100"}, ""),
        (AT_MOST, {"a": "101", "b": "100"}, "控制率达到 ≤100% 可再得 2 分"),
        (AT_LEAST, {"a": "1", "b": "100"}, "利用率达到 ≥90% 可再得 1.5 分"),
        (ALL, {"n1": "1", "n2": "2"}, "全部完成可再得 1 分"),
        (ALL, {"n1": "2", "n2": "2"}, ""),
        (EQUAL, {"y1": "1", "y2": "0", "y3": "0"}, "做到“乙”可再得 0.66 分"),
        (POINTS, {"y1": "0", "y2": "1"}, "做到“甲”可再得 1.5 分"),
        (POINTS, {"y1": "1", "y2": "1"}, ""),
    ],
)
def test_what_would_earn_more(method: Method, values: dict[str, str], advice: str) -> None:
    """Nothing at full marks."""
    assert method.score(TWO, facts(**values)).next_point == advice


@given(weights, st.lists(st.booleans(), min_size=1, max_size=9), st.booleans())
def test_a_further_condition_earns_what_was_said(weight: Decimal, answers: list[bool], equal: bool) -> None:
    """To the hundredth: of three equal shares of 2 points, 0.67, 0.66 and 0.67 are to be had."""
    part = weight / len(answers)
    method = Checklist(tuple(Condition(f"k{at}", f"第{at}条", None if equal else part) for at in range(len(answers))))
    known = {f"k{at}": Decimal(answer) for at, answer in enumerate(answers)}
    before = method.score(weight, Facts(known, {}, Rounding()))
    if all(answers):
        assert before.next_point == ""
        return
    after = method.score(weight, Facts({**known, f"k{answers.index(False)}": Decimal(1)}, {}, Rounding()))

    said = re.fullmatch(r"做到“第(\d)条”可再得 ([\d.]+) 分", before.next_point)
    assert said is not None
    assert (int(said[1]), Decimal(said[2])) == (answers.index(False), after.points - before.points)


@pytest.mark.parametrize(
    ("method", "words", "limit"),
    [
        (RAMP, "完成率达到 100% 得 2 分，90% 及以下不得分，其间按直线比例计分。", "≥100%"),
        (EARLY, "完成率达到 80% 得 2 分；未达到的，按比例计分。", "≥80%"),
        (NEAR, "得分 = 2 × (1 − 差异率的绝对值)，最低 0 分。", "0%"),
        (STRICT, "得分 = 2 × (1 − 2 × 差异率的绝对值)，最低 0 分；绝对值超过 30% 不得分。", "0%"),
        (AT_LEAST, "利用率 ≥ 90% 得 2 分，否则得 0.5 分。", "≥90%"),
        (EXACTLY, "金额 = 30 得 2 分，否则得 0 分。", "=30"),
        (ALL, "得分 = 完成数 ÷ 总数 × 2，最高 2 分。", "100%"),
        (NEARLY_ALL, "得分 = 完成数 ÷ 总数 × 2，最高 2 分；差额在 5% 以内不扣分。", "100%"),
        (EQUAL, "逐条对照，符合的得分，各条平均分配 2 分：（1）甲；（2）乙；（3）丙。", "3 条全部符合"),
        (POINTS, "逐条对照，符合的得分：（1）甲，1.5 分；（2）乙，0.5 分。", "2 条全部符合"),
        (PRAISE, "表扬，每项加 2.5 分；批评，每项扣 2.5 分。合计最多加 5 分，最多扣 5 分；没有则为 0 分。", "-5～5"),
        (Manual(), "由填报人对照评分标准打分，0 至 2 分；低于满分须写明原因。", ""),
        (UnitTarget(),
         "目标值和完成值都是数字时，得分 = 完成值 ÷ 目标值 × 2，最高 2 分；否则由填报人对照目标打分。", ""),
    ],
)  # fmt: skip
def test_rules_in_words(method: Method, words: str, limit: str) -> None:
    """As the side panel shows them."""
    assert method.in_words(TWO) == words
    assert method.limit_text == limit


def test_every_method_has_its_name() -> None:
    """A rubric that names a method and a score that reports it use the same word."""
    made = (RAMP, NEAR, AT_MOST, ALL, EQUAL, PRAISE, Manual(), UnitTarget())

    assert {method_name(method) for method in made} <= set(METHODS)
    assert len({method_name(method) for method in made}) == len(made)
    assert method_name(None) == ""


def test_typed_scores_count_within_the_range() -> None:
    """A typed score outside is a gap with a reason; the rule's own score is not touched by it."""
    leaf = Indicator("x", "指标", TWO, method=RAMP)
    known = facts(a="95", b="100")

    def typed(text: str, indicator: Indicator = leaf) -> Score | Unscored:
        return score_leaf(indicator, indicator.weight, replace(known, typed=Decimal(text)))

    assert typed("1.5") == Score(Decimal("1.50"), (Step("自评得分", "人工填写", "1.5"),))
    assert typed("0") == Score(Decimal(0), (Step("自评得分", "人工填写", "0"),))
    assert typed("2.001") == Unscored(("score",), "填写的得分 2.001 超出 0 至 2")
    assert typed("-0.01") == Unscored(("score",), "填写的得分 -0.01 超出 0 至 2")
    assert isinstance(typed("-2", replace(leaf, floor=Decimal(-2))), Score)
    assert score_leaf(leaf, TWO, known) == score_by_rule(leaf, TWO, replace(known, typed=TWO))


def test_a_leaf_without_a_method_has_no_score() -> None:
    assert score_by_rule(Indicator("x", "自设", TWO), TWO, facts()) == Unscored((), "还没有指标")


@given(st.data())
def test_the_arithmetic_shown_gives_the_points(data: st.DataObject) -> None:
    """A reviewer with a pocket calculator arrives at the printed score."""
    weight = data.draw(weights)
    method = data.draw(methods(weight).filter(lambda each: not isinstance(each, Manual)))
    known = Facts({key: data.draw(figures) for key in UNITS}, FIELDS_BY_KEY, Rounding())
    try:
        score = method.score(weight, known)
    except MissingFacts:
        reject()
    working = score.steps[-1].working
    assert score.steps[-1].result.endswith(str(score.points.normalize() + 0).replace("E+1", "0"))
    if not re.search(r"[^-0-9.%()×÷−+ ]", working):  # the rest are sentences: 得满分
        python = re.sub(r"(-?[0-9.]+)%", r"(\1*(1/100))", working)
        for sign, other in (("×", "*"), ("÷", "/"), ("−", "-")):
            python = python.replace(sign, other)
        exact = worked_out(python, {})
        assert half_up(min(max(exact, Fraction(0)), Fraction(weight))) == Fraction(score.points)


@given(weights, figures, figures, st.integers(1, 500))
def test_more_never_costs(weight: Decimal, one: Decimal, other: Decimal, base: int) -> None:
    """A better figure never scores less: rates upwards, limits on their side, deviations inwards."""
    less, more = sorted((one, other))

    def points(method: Method, a: Decimal) -> Decimal:
        return method.score(weight, Facts({"a": a, "b": Decimal(base)}, FIELDS_BY_KEY)).points

    for rising in (RAMP, STRAIGHT, EARLY, replace(AT_LEAST, otherwise=Decimal(0))):
        assert points(rising, less) <= points(rising, more)
    assert points(AT_MOST, less) >= points(AT_MOST, more)
    near, far = sorted((one, other), key=lambda figure: abs(figure - base))
    assert points(NEAR, near) >= points(NEAR, far)
    assert points(STRICT, near) >= points(STRICT, far)


@given(weights, st.lists(st.booleans(), min_size=3, max_size=3), st.sampled_from(ANSWERS))
def test_one_condition_more_never_costs(weight: Decimal, met: list[bool], more: str) -> None:
    """Ticking a condition earns or leaves; all of them earn everything, none of them nothing."""
    answers = {key: Decimal(int(yes)) for key, yes in zip(ANSWERS, met, strict=True)}

    def points(values: dict[str, Decimal]) -> Decimal:
        return EQUAL.score(weight, Facts(values, FIELDS_BY_KEY)).points

    assert points({**answers, more: Decimal(1)}) >= points(answers)
    assert points(dict.fromkeys(ANSWERS, Decimal(1))) == weight
    assert points(dict.fromkeys(ANSWERS, Decimal(0))) == 0


@given(st.integers(0, 9), st.integers(0, 9))
def test_a_bonus_stays_within_its_caps(good: int, bad: int) -> None:
    """Whatever happens; and praise never costs."""

    def points(praise: int) -> Decimal:
        return PRAISE.score(Decimal(5), facts(n1=str(praise), n2=str(bad))).points

    assert -5 <= points(good) <= 5
    assert points(good) <= points(good + 1)
