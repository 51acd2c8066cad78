"""The methods of the other forms: points at and around every limit, the arithmetic, the words and the advice."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.formula import parse
from desktop.domain.interval import Ends
from desktop.domain.number import Rounding
from desktop.domain.scoring import METHODS, method_name
from desktop.domain.scoring.bands import Band, Bands
from desktop.domain.scoring.composed import OneOf, OneVariant, Rollup, Shares
from desktop.domain.scoring.deductions import Deductions, Fault
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.limits import Comparison, Threshold
from desktop.domain.scoring.rates import Proportional
from desktop.domain.scoring.steps import Counting, StepsBeyond
from desktop.domain.scoring.targets import Equal, Miss, Reverse, Variant
from desktop.domain.trace import Facts, Method, MissingFacts
from tests.domain.strategies import FIELDS, UNITS, figures, methods, weights

FIELDS_BY_KEY = {field.key: field for field in FIELDS}
RATE = parse("a / b", UNITS)
AMOUNT = parse("a", UNITS)
TWO = Decimal(2)


def dec(text: str) -> Decimal:
    return Decimal(text)


THREE = Bands(RATE, "结转率", (
    Band(Ends.HIGH, None, dec("0.1"), TWO), Band(Ends.HIGH, dec("0.1"), dec("0.2"), dec("1.5")),
    Band(Ends.NONE, dec("0.2"), None, dec("0"))))  # fmt: skip
SHARES = Bands(
    AMOUNT,
    "件数",
    (Band(Ends.LOW, dec("10"), None, None, dec("1")), Band(Ends.NONE, None, dec("10"), None, dec("0.6"))),
)
BEGUN = StepsBeyond(RATE, "控制率", Comparison.AT_MOST, dec("1"), dec("0.01"), dec("0.5"), Counting.BEGUN)
WHOLE = StepsBeyond(RATE, "完成率", Comparison.AT_LEAST, dec("1"), dec("0.05"), dec("0.75"), Counting.WHOLE)
BOTH = StepsBeyond(AMOUNT, "偏差", Comparison.EQUAL, dec("30"), dec("10"), dec("1"), Counting.WHOLE)
FAULTS = Deductions((Fault("n1", "逾期", dec("0.5"), dec("1")), Fault("n2", "挪用", dec("1"))))
CAPPED = Deductions((Fault("n1", "逾期", dec("0.5")),), dec("1.2"))
QUOTIENT = Reverse("a", "b", "成本", Variant.QUOTIENT)
EXCESS = Reverse("a", "b", "成本", Variant.EXCESS)
EXACT = Equal("a", "b", "人数")
NEAR = Equal("a", "b", "人数", Miss.DISTANCE)
LEVELS = Levels("level", "inside", "社会效益")
CHOSEN = OneOf((OneVariant("有项目", Proportional(RATE, "完成率")),
                OneVariant("没有项目", Threshold(AMOUNT, "金额", Comparison.AT_MOST, dec("5")))), "kind")  # fmt: skip
SHARED = OneOf((OneVariant("进度", Proportional(RATE, "完成率"), dec("1.5")), OneVariant("投诉", CAPPED, dec("0.5"))))


def facts(**values: str) -> Facts:
    return Facts({key: Decimal(text) for key, text in values.items()}, FIELDS_BY_KEY, Rounding())


@pytest.mark.parametrize(
    ("method", "values", "points", "trace"),
    [
        (THREE, {"a": "10", "b": "100"}, "2", "结转率：10 ÷ 100 = 10%；得分：10% 在“≤10%”一档 = 2"),
        (THREE, {"a": "10.01", "b": "100"}, "1.5",
         "结转率：10.01 ÷ 100 = 10.01%；得分：10.01% 在“>10% 且 ≤20%”一档 = 1.5"),
        (THREE, {"a": "20", "b": "100"}, "1.5", "结转率：20 ÷ 100 = 20%；得分：20% 在“>10% 且 ≤20%”一档 = 1.5"),
        (THREE, {"a": "-3", "b": "100"}, "2", "结转率：-3 ÷ 100 = -3%；得分：-3% 在“≤10%”一档 = 2"),
        (THREE, {"a": "99", "b": "100"}, "0", "结转率：99 ÷ 100 = 99%；得分：99% 在“>20%”一档 = 0"),
        (SHARES, {"a": "9.99"}, "1.2", "件数：9.99 = 9.99；所在档：<10；得分：60% × 2 = 1.2"),
        (SHARES, {"a": "10"}, "2", "件数：10 = 10；所在档：≥10；得分：100% × 2 = 2"),
        (BEGUN, {"a": "100", "b": "100"}, "2", "控制率：100 ÷ 100 = 100%；得分：100% ≤ 100%，得满分 = 2"),
        (BEGUN, {"a": "100.01", "b": "100"}, "1.5",
         ("控制率：100.01 ÷ 100 = 100.01%；超出：|100.01% − 100%| = 0.01 个百分点；"
         "扣分级数：0.01 个百分点 ÷ 1 个百分点 = 1 级；得分：2 − 1 × 0.5 = 1.5")),
        (BEGUN, {"a": "101", "b": "100"}, "1.5",
         ("控制率：101 ÷ 100 = 101%；超出：|101% − 100%| = 1 个百分点；扣分级数：1 个百分点 ÷ 1 个百分点 = 1 级；"
         "得分：2 − 1 × 0.5 = 1.5")),
        (BEGUN, {"a": "200", "b": "100"}, "0",
         ("控制率：200 ÷ 100 = 200%；超出：|200% − 100%| = 100 个百分点；扣分级数：100 个百分点 ÷ 1 个百分点 = 100 级；"
         "得分：2 − 100 × 0.5，扣完为止 = 0")),
        (WHOLE, {"a": "95.01", "b": "100"}, "2",
         ("完成率：95.01 ÷ 100 = 95.01%；低于：|95.01% − 100%| = 4.99 个百分点；"
         "扣分级数：4.99 个百分点 ÷ 5 个百分点 = 0 级；得分：2 − 0 × 0.75 = 2")),
        (WHOLE, {"a": "95", "b": "100"}, "1.25",
         ("完成率：95 ÷ 100 = 95%；低于：|95% − 100%| = 5 个百分点；扣分级数：5 个百分点 ÷ 5 个百分点 = 1 级；"
         "得分：2 − 1 × 0.75 = 1.25")),
        (BOTH, {"a": "30"}, "2", "偏差：30 = 30；得分：30 = 30，得满分 = 2"),
        (BOTH, {"a": "40"}, "1", "偏差：40 = 40；偏离：|40 − 30| = 10；扣分级数：10 ÷ 10 = 1 级；得分：2 − 1 × 1 = 1"),
        (BOTH, {"a": "20"}, "1", "偏差：20 = 20；偏离：|20 − 30| = 10；扣分级数：10 ÷ 10 = 1 级；得分：2 − 1 × 1 = 1"),
        (FAULTS, {"n1": "0", "n2": "0"}, "2", "得分：没有扣分事项，得满分 = 2"),
        (FAULTS, {"n1": "1", "n2": "0"}, "1.5", "逾期：1 次 × 0.5 分 = 扣 0.5 分；得分：2 − 0.5 = 1.5"),
        (FAULTS, {"n1": "5", "n2": "0"}, "1", "逾期：5 次 × 0.5 分 = 扣 1 分；得分：2 − 1 = 1"),
        (FAULTS, {"n1": "5", "n2": "2"}, "0",
         "逾期：5 次 × 0.5 分 = 扣 1 分；挪用：2 次 × 1 分 = 扣 2 分；得分：2 − 3，扣完为止 = 0"),
        (CAPPED, {"n1": "3"}, "0.8", "逾期：3 次 × 0.5 分 = 扣 1.5 分；得分：2 − 1.2（合计最多扣 1.2 分） = 0.8"),
        (QUOTIENT, {"a": "80", "b": "100"}, "2", "得分：80 ≤ 100，得满分 = 2"),
        (QUOTIENT, {"a": "100", "b": "100"}, "2", "得分：100 ≤ 100，得满分 = 2"),
        (QUOTIENT, {"a": "125", "b": "100"}, "1.6", "成本：目标 100 ÷ 完成 125 = 80%；得分：80% × 2 = 1.6"),
        (QUOTIENT, {"a": "1", "b": "0"}, "0", "得分：目标值为 0，完成值 1 大于 0，不得分 = 0"),
        (QUOTIENT, {"a": "0", "b": "0"}, "2", "得分：0 ≤ 0，得满分 = 2"),
        (EXCESS, {"a": "125", "b": "100"}, "1.5", "超出比例：(125 − 100) ÷ 100 = 25%；得分：(1 − 25%) × 2 = 1.5"),
        (EXCESS, {"a": "199.99", "b": "100"}, "0",
         "超出比例：(199.99 − 100) ÷ 100 = 99.99%；得分：(1 − 99.99%) × 2 = 0.0002 ≈ 0"),
        (EXCESS, {"a": "200", "b": "100"}, "0",
         "超出比例：(200 − 100) ÷ 100 = 100%；得分：超出 100% ≥ 100%，不得分 = 0"),
        (EXCESS, {"a": "-5", "b": "100"}, "2", "得分：-5 ≤ 100，得满分 = 2"),
        (EXACT, {"a": "7", "b": "7"}, "2", "得分：7 = 7，得满分 = 2"),
        (EXACT, {"a": "7.01", "b": "7"}, "0", "得分：7.01 不等于 7，不得分 = 0"),
        (EXACT, {"a": "0", "b": "0"}, "2", "得分：0 = 0，得满分 = 2"),
        (NEAR, {"a": "6", "b": "8"}, "1.5", "偏离比例：|6 − 8| ÷ 8 = 25%；得分：(1 − 25%) × 2 = 1.5"),
        (NEAR, {"a": "17", "b": "8"}, "0", "偏离比例：|17 − 8| ÷ 8 = 112.5%；得分：偏离 112.5% ≥ 100%，不得分 = 0"),
        (NEAR, {"a": "1", "b": "0"}, "0", "得分：目标值为 0，完成值为 1，不得分 = 0"),
        (LEVELS, {"level": "1", "inside": "2"}, "2",
         "档次：第 1 档，达成年度指标；本档分数：1.6（含）至 2（含）分（80%～100%）；得分：在档内打分 = 2"),
        (LEVELS, {"level": "1", "inside": "1.6"}, "1.6",
         "档次：第 1 档，达成年度指标；本档分数：1.6（含）至 2（含）分（80%～100%）；得分：在档内打分 = 1.6"),
        (LEVELS, {"level": "3", "inside": "0"}, "0",
         "档次：第 3 档，未达成年度指标且效果较差；本档分数：0（含）至 1.2（不含）分（0%～60%）；得分：在档内打分 = 0"),
        (CHOSEN, {"kind": "1", "a": "50", "b": "100"}, "1",
         "情形：（1）有项目；完成率：50 ÷ 100 = 50%；得分：50% × 2 = 1"),
        (CHOSEN, {"kind": "2", "a": "5"}, "2", "情形：（2）没有项目；金额：5 = 5；得分：5 ≤ 5，得满分 = 2"),
        (SHARED, {"a": "50", "b": "100", "n1": "1"}, "0.75",
         ("进度·完成率：50 ÷ 100 = 50%；进度·得分：50% × 1.5 = 0.75；投诉·逾期：1 次 × 0.5 分 = 扣 0.5 分；"
         "投诉·得分：0.5 − 0.5 = 0；得分：0.75 + 0 = 0.75")),
    ],
)  # fmt: skip
def test_points_and_arithmetic(method: Method, values: dict[str, str], points: str, trace: str) -> None:
    """Of a leaf of 2 points."""
    score = method.score(TWO, facts(**values))

    assert score.points == Decimal(points)
    assert score.trace == trace


@pytest.mark.parametrize(
    ("method", "values", "keys", "reason"),
    [
        (THREE, {"a": "1"}, ("b",), "还缺“数b”"),
        (THREE, {"a": "1", "b": "0"}, ("b",), "“数b”为 0，不能作除数"),
        (BEGUN, {"b": "1"}, ("a",), "还缺“数a”"),
        (FAULTS, {"n1": "1"}, ("n2",), "还缺“次n2”"),
        (FAULTS, {"n1": "-1", "n2": "0"}, ("n1",), "“次n1”不能为负数"),
        (QUOTIENT, {"a": "1"}, ("b",), "还缺“数b”"),
        (QUOTIENT, {"a": "1", "b": "-1"}, ("b",), "“数b”不能为负数"),
        (EXACT, {}, ("b", "a"), "还缺“数b”、“数a”"),
        (LEVELS, {"level": "1"}, ("inside",), "还缺“档内得分”"),
        (LEVELS, {"level": "4", "inside": "1"}, ("level",), "档次读到 4；应为 1 至 3"),
        (LEVELS, {"level": "1.5", "inside": "1"}, ("level",), "档次读到 1.5；应为 1 至 3"),
        (LEVELS, {"level": "2", "inside": "1.6"}, ("inside",),
         "档内得分 1.6 不在“部分达成年度指标并具有一定效果”的 1.2（含）至 1.6（不含）分（60%～80%）之内"),
        (LEVELS, {"level": "1", "inside": "2.01"}, ("inside",),
         "档内得分 2.01 不在“达成年度指标”的 1.6（含）至 2（含）分（80%～100%）之内"),
        (CHOSEN, {"a": "1"}, ("kind",), "还缺“第几kind”"),
        (CHOSEN, {"kind": "3"}, ("kind",), "情形读到 3；应为 1 至 2"),
        (CHOSEN, {"kind": "1", "a": "1"}, ("b",), "还缺“数b”"),
        (SHARED, {"a": "1", "b": "1"}, ("n1",), "还缺“次n1”"),
        (Rollup(Shares.EQUAL), {}, ("score",), "请在下面增加本单位的指标，或直接填写得分"),
    ],
)  # fmt: skip
def test_gaps_are_named(method: Method, values: dict[str, str], keys: tuple[str, ...], reason: str) -> None:
    with pytest.raises(MissingFacts) as gap:
        method.score(TWO, facts(**values))
    assert (gap.value.keys, gap.value.reason) == (keys, reason)


@pytest.mark.parametrize(
    ("method", "values", "advice"),
    [
        (THREE, {"a": "15", "b": "100"}, "结转率达到“≤10%”可再得 0.5 分"),
        (THREE, {"a": "25", "b": "100"}, "结转率达到“>10% 且 ≤20%”可再得 1.5 分"),
        (THREE, {"a": "5", "b": "100"}, ""),
        (SHARES, {"a": "9"}, "件数达到“≥10”可再得 0.8 分"),
        (BEGUN, {"a": "100.5", "b": "100"}, "控制率达到 ≤100% 可再得 0.5 分"),
        (BEGUN, {"a": "101.5", "b": "100"}, "控制率超出 100% 不多于 1 个百分点时可再得 0.5 分"),
        (BEGUN, {"a": "300", "b": "100"}, "控制率超出 100% 不多于 3 个百分点时可再得 0.5 分"),
        (WHOLE, {"a": "95", "b": "100"}, "完成率低于 100% 不到 5 个百分点时可再得 0.75 分"),
        (WHOLE, {"a": "99", "b": "100"}, ""),
        (FAULTS, {"n1": "1", "n2": "0"}, "没有扣分事项时可再得 0.5 分"),
        (QUOTIENT, {"a": "125", "b": "100"}, "成本降到 100 可再得 0.4 分"),
        (NEAR, {"a": "6", "b": "8"}, "人数等于 8 时可再得 0.5 分"),
        (EXACT, {"a": "8", "b": "8"}, ""),
        (LEVELS, {"level": "1", "inside": "1.7"}, "本档最高 2 分，还可多得 0.3 分"),
        (LEVELS, {"level": "2", "inside": "1.3"}, "达到“达成年度指标”可再得至少 0.3 分"),
        (CHOSEN, {"kind": "1", "a": "50", "b": "100"}, "完成率达到 100% 可再得 1 分"),
        (SHARED, {"a": "50", "b": "100", "n1": "0"}, "完成率达到 100% 可再得 0.75 分"),
    ],
)
def test_what_would_earn_more(method: Method, values: dict[str, str], advice: str) -> None:
    """Nothing at full marks."""
    assert method.score(TWO, facts(**values)).next_point == advice


@pytest.mark.parametrize(
    ("method", "words", "limit"),
    [
        (THREE, "按结转率分档计分：≤10% 得 2 分；>10% 且 ≤20% 得 1.5 分；>20% 得 0 分。", "≤10%"),
        (SHARES, "按件数分档计分：≥10 得 2 分；<10 得 1.2 分。", "≥10"),
        (BEGUN, "控制率 ≤100% 得 2 分；每超出 1 个百分点扣 0.5 分（不足一级的按一级计），扣完为止。", "≤100%"),
        (WHOLE, "完成率 ≥100% 得 2 分；每低于 5 个百分点扣 0.75 分（不足一级的不计），扣完为止。", "≥100%"),
        (FAULTS, "满分 2 分，按次扣分：逾期，每次扣 0.5 分，最多扣 1 分；挪用，每次扣 1 分。扣完为止。", "无扣分事项"),
        (CAPPED, "满分 2 分，按次扣分：逾期，每次扣 0.5 分。最多扣 1.2 分。", "无扣分事项"),
        (QUOTIENT, ("成本越低越好：不高于目标值得 2 分；超过的，得分 = 目标值 ÷ 完成值 × 2；"
         "目标值为 0 而完成值大于 0 的不得分。"),
         "不高于目标值"),
        (EXCESS, ("成本越低越好：不高于目标值得 2 分；超过的，得分 = (1 − 超出比例) × 2，达到目标值两倍不得分；"
         "目标值为 0 而完成值大于 0 的不得分。"), "不高于目标值"),
        (EXACT, "人数等于目标值得 2 分；不相等的不得分。", "等于目标值"),
        (NEAR, ("人数等于目标值得 2 分；"
         "不相等的，得分 = (1 − 偏离比例) × 2，最低 0 分；目标值为 0 而完成值不为 0 的不得分。"),
         "等于目标值"),
        (LEVELS, ("先定档，再在档内打分（含下限）：（1）达成年度指标，1.6（含）至 2（含）分（80%～100%）；"
         "（2）部分达成年度指标并具有一定效果，1.2（含）至 1.6（不含）分（60%～80%）；"
         "（3）未达成年度指标且效果较差，0（含）至 1.2（不含）分（0%～60%）。"), "达成年度指标"),
        (CHOSEN, ("按下列情形之一计分：（1）有项目：完成率达到 100% 得 2 分；未达到的，按比例计分。"
         "（2）没有项目：金额 ≤ 5 得 2 分，否则得 0 分。"), "≥100% 或 ≤5"),
        (SHARED, ("按下列情形分别计分后相加：（1）进度：完成率达到 100% 得 1.5 分；未达到的，按比例计分。"
         "（2）投诉：满分 0.5 分，按次扣分：逾期，每次扣 0.5 分。最多扣 1.2 分。"), "≥100% 或 无扣分事项"),
        (Rollup(Shares.EQUAL),
         "下面由单位自设指标，平均分配 2 分，得分是各指标得分之和；没有自设指标的，由填报人打分。", ""),
        (Rollup(Shares.STATED),
         ("下面由单位自设指标，按所填分值的比例分配 2 分，"
         "得分是各指标得分之和；没有自设指标的，由填报人打分。"), ""),
    ],
)  # fmt: skip
def test_rules_in_words(method: Method, words: str, limit: str) -> None:
    assert method.in_words(TWO) == words
    assert method.limit_text == limit


def test_every_method_has_its_name() -> None:
    made = (THREE, BEGUN, FAULTS, QUOTIENT, EXACT, LEVELS, CHOSEN, Rollup(Shares.EQUAL))

    assert [method_name(method) for method in made] == [
        "bands", "steps", "deductions", "reverse", "equal", "levels", "one_of", "rollup"
    ]  # fmt: skip
    assert {method_name(method) for method in made} < set(METHODS)


def test_a_choice_needs_the_figures_of_all_variants_and_asks_for_those_of_one() -> None:
    """An edit of any of them re-scores the leaf; a gap names only what the chosen variant lacks."""
    assert CHOSEN.needs == ("kind", "a", "b")
    assert SHARED.needs == ("a", "b", "n1")
    assert CHOSEN.asks[0].name == "按哪一种情形评价（1 有项目、2 没有项目）"
    assert SHARED.asks == ()


@given(weights, figures, figures, st.integers(1, 500))
def test_more_never_costs(weight: Decimal, one: Decimal, other: Decimal, base: int) -> None:
    """Monotone where the method is: less spent, fewer findings, nearer to the target never score less."""
    less, more = sorted((one, other))

    def points(method: Method, a: Decimal) -> Decimal:
        return method.score(weight, Facts({"a": a, "b": Decimal(base)}, FIELDS_BY_KEY)).points

    for falling in (BEGUN, QUOTIENT, EXCESS):
        assert points(falling, less) >= points(falling, more)
    assert points(WHOLE, less) <= points(WHOLE, more)
    near, far = sorted((one, other), key=lambda figure: abs(figure - base))
    assert points(NEAR, near) >= points(NEAR, far)
    near, far = sorted((one, other), key=lambda figure: abs(figure - 30))
    assert points(BOTH, near) >= points(BOTH, far)


@given(st.integers(0, 9), st.integers(0, 9), weights)
def test_one_finding_more_never_earns(late: int, bad: int, weight: Decimal) -> None:
    def points(n1: int, n2: int) -> Decimal:
        return FAULTS.score(weight, facts(n1=str(n1), n2=str(n2))).points

    assert weight >= points(late, bad) >= points(late + 1, bad) >= 0
    assert points(late, bad) >= points(late, bad + 1)


@given(st.data())
def test_advice_is_given_exactly_below_full_marks(data: st.DataObject) -> None:
    """Where points are missing a sentence says what earns more; at full marks nothing does."""
    weight = data.draw(weights)
    method = data.draw(methods(weight).filter(lambda each: isinstance(each, (StepsBeyond, Deductions, Reverse, Equal))))
    known = Facts({key: data.draw(figures) for key in UNITS}, FIELDS_BY_KEY, Rounding())
    try:
        score = method.score(weight, known)
    except MissingFacts:
        return
    assert 0 <= score.points <= weight
    assert bool(score.next_point) == (score.points < weight)


@given(
    st.integers(1, 4000).map(lambda cents: Decimal(cents) / 100),
    st.lists(st.sampled_from([Decimal(text) for text in ("0", "1", "2.5", "3", "0.01")]), min_size=1, max_size=30),
    st.sampled_from(Shares),
)
def test_shares_add_up_to_the_weight(weight: Decimal, stated: list[Decimal], shares: Shares) -> None:
    """To the last hundredth, whatever the number of rows; equal claims differ by a hundredth at most."""
    parts = Rollup(shares).apportion(weight, stated, 2)

    claims = stated if shares is Shares.STATED else [Decimal(1)] * len(stated)
    assert sum(parts) == (weight if sum(claims) else 0)
    for claim in set(claims):
        same = [part for part, each in zip(parts, claims, strict=True) if each == claim]
        assert max(same) - min(same) <= Decimal("0.01")
