"""Random rubrics, evaluations and edits, small enough to read when they fail and mean enough to matter."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from desktop.domain.evaluation import Change, Evaluation, Judgement, Kind, OwnIndicator, Place
from desktop.domain.fact import FactField
from desktop.domain.formula import Formula, parse
from desktop.domain.interval import Ends
from desktop.domain.modifiers import CapBand, NotApplicable, OverAchievement, TotalCap, WhenGone, WhenOver
from desktop.domain.number import YES_NO, Rounding
from desktop.domain.rubric import GradeBand, Indicator, Rubric
from desktop.domain.scoring.bands import Band, Bands
from desktop.domain.scoring.composed import OneOf, OneVariant, Rollup, Shares
from desktop.domain.scoring.deductions import Deductions, Fault
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.limits import Comparison, Threshold
from desktop.domain.scoring.lists import Bonus, Checklist, Condition, Event
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.domain.scoring.steps import Counting, StepsBeyond
from desktop.domain.scoring.targets import Equal, Miss, Reverse, Variant
from desktop.domain.trace import Method

MONEY = ("a", "b", "c.x", "c.y")
SHARES = ("p", "q")
ANSWERS = ("y1", "y2", "y3")
COUNTS = ("n1", "n2")
EXCUSES = ("gone1", "gone2")
CHOICES = ("level", "kind")
FIELDS = (
    *(FactField(key, f"数{key}", "万元") for key in MONEY),
    *(FactField(key, f"率{key}", "%") for key in SHARES),
    *(FactField(key, f"问{key}", YES_NO) for key in ANSWERS),
    *(FactField(key, f"次{key}", "次") for key in COUNTS),
    *(FactField(key, f"不适用{key}", YES_NO) for key in EXCUSES),
    *(FactField(key, f"第几{key}", "档") for key in CHOICES),
    FactField("inside", "档内得分", "分"),
)
UNITS = {field.key: field.unit for field in FIELDS}

# Round figures meet limits; others meet rounding.
figures = st.one_of(
    st.sampled_from([Decimal(n) for n in (0, 1, 3, 7, 10, 24, 90, 100, 9000, 9999, 10000, -5)]),
    st.decimals(-50, 200, places=2),
    st.integers(0, 10000).map(Decimal),
)
weights = st.integers(1, 40).map(lambda halves: Decimal(halves) / 2)
ratios = st.sampled_from([Decimal(text) for text in ("0.05", "0.1", "0.5", "0.9", "0.95", "1", "1.2")])


@st.composite
def formulas(draw: st.DrawFn) -> Formula:
    """A formula whose value is a ratio."""
    one, other = draw(st.sampled_from(MONEY)), draw(st.sampled_from(MONEY))
    share = draw(st.sampled_from(SHARES))
    shapes = [
        f"{one} / {other}",
        f"({one} - {other}) / {other}",
        f"{one} / ({one} + {other})",
        f"{one} / {other} - 1",
        f"abs({one} - {other}) / {other}",
        f"{one} / {other} * {share}",
        f"-{one} / (2 * {other}) / 3",
        share,
        f"1 - {share}",
    ]
    return parse(draw(st.sampled_from(shapes)), UNITS)


@st.composite
def bands(draw: st.DrawFn, weight: Decimal) -> tuple[Band, ...]:
    """Intervals from no end to no end, in either direction."""
    edges = sorted(draw(st.sets(ratios, min_size=0, max_size=3)))
    keeps = [draw(st.booleans()) for _ in edges]  # whether the interval below an edge includes it
    made: list[Band] = []
    for low, high, below, above in zip([None, *edges], [*edges, None], [True, *keeps], [*keeps, False], strict=True):
        has_low, has_high = low is not None and not below, high is not None and above
        ends = {(True, True): Ends.BOTH, (True, False): Ends.LOW, (False, True): Ends.HIGH}.get((has_low, has_high))
        points = draw(st.none() | st.sampled_from([Decimal(0), weight / 4, weight]))
        share = draw(st.sampled_from([Decimal(0), Decimal("0.6"), Decimal(1)])) if points is None else None
        made.append(Band(ends or Ends.NONE, low, high, points, share))
    return tuple(made if draw(st.booleans()) else reversed(made))


@st.composite
def methods(draw: st.DrawFn, weight: Decimal, nested: bool = True) -> Method:  # noqa: C901
    """Any method, with parameters a rubric could have."""
    formula = draw(formulas())
    kind = draw(st.sampled_from(("proportional", "deviation", "threshold", "count", "checklist", "points", "manual",
                                 "bands", "steps", "deductions", "reverse", "equal", "levels",
                                 *(("one_of", "all_of") if nested else ()))))  # fmt: skip
    match kind:
        case "bands":
            return Bands(formula, "比率", draw(bands(weight)))
        case "steps":
            size = draw(st.sampled_from([Decimal(text) for text in ("0.01", "0.03", "0.1", "0.5")]))
            minus = draw(st.sampled_from([Decimal("0.1"), Decimal("0.3"), weight / 4, weight * 2]))
            return StepsBeyond(formula, "比率", draw(st.sampled_from(Comparison)), draw(ratios), size, minus,
                               draw(st.sampled_from(Counting)))  # fmt: skip
        case "deductions":
            each = draw(st.sampled_from([Decimal("0.25"), Decimal("0.3"), weight]))
            first = Fault("n1", "查出问题", each, draw(st.none() | st.just(each * 2)))
            return Deductions((first, Fault("n2", "逾期", Decimal("0.5"))), draw(st.none() | st.just(weight / 2)))
        case "reverse":
            return Reverse("a", "b", "成本", draw(st.sampled_from(Variant)))
        case "equal":
            return Equal("c.x", "c.y", "人数", draw(st.sampled_from(Miss)))
        case "levels":
            return Levels("level", "inside", "效果")
        case "one_of":
            one, other = draw(methods(weight, nested=False)), draw(methods(weight, nested=False))
            return OneOf((OneVariant("甲", one), OneVariant("乙", other)), "kind")
        case "all_of":
            part = round(weight / 4, 1)  # parts have the digits of a score
            one, other = draw(methods(part, nested=False)), draw(methods(weight - part, nested=False))
            return OneOf((OneVariant("甲", one, part), OneVariant("乙", other, weight - part)))
        case "proportional":
            zero = draw(st.sampled_from([Decimal(0), *(Decimal(n) / 100 for n in (30, 60, 76, 90))]))
            return Proportional(formula, "比率", zero, zero + draw(ratios))
        case "deviation":
            return Deviation(formula, "差异", draw(ratios), draw(st.none() | ratios))
        case "threshold":
            otherwise = draw(st.sampled_from([Decimal(0), weight / 2]))
            return Threshold(formula, "比率", draw(st.sampled_from(Comparison)), draw(ratios), otherwise)
        case "count":
            return Count("n1", "n2", "完成率", draw(st.sampled_from([Decimal(0), Decimal("0.05")])))
        case "checklist":
            chosen = draw(st.lists(st.sampled_from(ANSWERS), min_size=1, unique=True))
            return Checklist(tuple(Condition(key, f"做到{key}") for key in chosen))
        case "points":
            return Checklist(
                (Condition("y1", "做到y1", weight / 5), Condition("y2", "做到y2", weight - weight / 5)),
            )
        case _:
            return Manual()


@st.composite
def indicators(draw: st.DrawFn, code: str, depth: int) -> Indicator:
    """A leaf, a heading with children, or an open slot."""
    kind = draw(st.sampled_from(("leaf", "leaf", "heading", "slot") if depth else ("leaf",)))
    if kind == "heading":
        count = draw(st.integers(1, 3))
        children = tuple(draw(indicators(f"{code}.{number}", depth - 1)) for number in range(1, count + 1))
        weight = sum((child.weight for child in children), Decimal(0))
        return Indicator(code, f"标题{code}", weight, children=children)
    weight = draw(weights)
    if kind == "slot":
        rollup = draw(st.none() | st.sampled_from(Shares).map(Rollup))
        return Indicator(code, f"自设{code}", weight, method=rollup, open_slot=True)
    method = draw(methods(weight))
    over = gone = None
    if isinstance(method, Proportional | Count) and draw(st.booleans()):
        then = draw(st.sampled_from(WhenOver))
        over = OverAchievement(Decimal("1.2"), then, Decimal("0.7") if then is WhenOver.MINUS else Decimal(0))
    if draw(st.integers(0, 3)) == 0:
        gone = NotApplicable(draw(st.sampled_from(EXCUSES)), "本年没有", draw(st.sampled_from(WhenGone)))
    return Indicator(code, f"指标{code}", weight, method=method, not_applicable=gone, over_achievement=over)


@st.composite
def rubrics(draw: st.DrawFn) -> Rubric:
    """Two to four levels, any methods, sometimes a bonus."""
    trees = [draw(indicators(f"i{number}", 3)) for number in range(draw(st.integers(1, 3)))]
    if draw(st.booleans()):
        events = (Event("n1", "表扬", Decimal("2.5")), Event("n2", "批评", Decimal("-1.5")))
        bonus = Bonus(events, Decimal(5), Decimal(-4))
        trees.append(Indicator("bonus", "加减分", Decimal(5), method=bonus, floor=Decimal(-4)))
    total = sum((tree.weight for tree in trees), Decimal(0))
    grades = tuple(GradeBand(name, total * share / 10) for name, share in (("优", 9), ("良", 8), ("差", 0)))
    limits = (CapBand(Ends.NONE, total / 4, None, Decimal("0.7")),
              CapBand(Ends.LOW, total / 2, Decimal("0.7"), Decimal("0.8")))  # fmt: skip
    cap = TotalCap(draw(formulas()), "执行率", limits) if draw(st.integers(0, 3)) == 0 else None
    return Rubric("random", "表", "random", 2023, "某市", total, Rounding(), FIELDS, (), (), (), tuple(trees), grades,
                  ("单位负责人",), (), (), total_cap=cap)  # fmt: skip


texts = st.sampled_from(("", "40 名", "30 名", "40 次", "7", "21", "0", "-3", "12.5", "≤5 次", "明显提高", "1、甲"))


@st.composite
def judgements(draw: st.DrawFn, scores: st.SearchStrategy[Decimal | None]) -> Judgement:
    return Judgement(target=draw(texts), actual=draw(texts), score=draw(scores))


def _values(key: str) -> st.SearchStrategy[Decimal]:
    if key in CHOICES:
        return st.sampled_from([Decimal(text) for text in ("0", "1", "2", "3", "1.5")])
    if key == "inside":
        return st.one_of(st.integers(0, 40).map(lambda halves: Decimal(halves) / 4), st.decimals(0, 20, places=3))
    return st.sampled_from([Decimal(0), Decimal(1)]) if UNITS[key] == YES_NO else figures


typed_scores = st.one_of(st.none(), st.none(), st.decimals(-6, 21, places=3))


@st.composite
def evaluations(draw: st.DrawFn, rubric: Rubric, gaps: bool = True) -> Evaluation:
    """Figures, typed scores and own indicators for ``rubric``; without ``gaps`` every figure is there."""
    keys = [key for key in UNITS if not gaps or draw(st.integers(0, 9))]
    own: dict[str, OwnIndicator] = {}
    slots = [indicator.code for indicator in rubric.walk() if indicator.open_slot]
    for number in range(draw(st.integers(0, 5)) if slots else 0):
        parent = draw(st.sampled_from([*slots, *own]))
        code = f"{parent}.o{number}"
        own[code] = OwnIndicator(code, parent, f"自设{number}", draw(st.none() | weights), draw(st.integers(0, 3)))
    codes = [indicator.code for indicator in rubric.walk()] + list(own)
    beside = {code: draw(judgements(typed_scores)) for code in codes if draw(st.integers(0, 3)) == 0 or code in own}
    facts = {key: draw(_values(key)) for key in keys}
    kept = {code: judgement for code, judgement in beside.items() if judgement != Judgement()}
    return Evaluation("某单位", 2023, rubric.id, facts=facts, judgements=kept, own=own)


@st.composite
def edits(draw: st.DrawFn, rubric: Rubric, evaluation: Evaluation) -> tuple[Change, ...]:
    """One to three changes a person could make, some of them to the tree itself."""
    return tuple(draw(_change(rubric, evaluation)) for _ in range(draw(st.integers(1, 3))))


@st.composite
def _change(draw: st.DrawFn, rubric: Rubric, evaluation: Evaluation) -> Change:
    codes = [indicator.code for indicator in rubric.walk()] + list(evaluation.own)
    slots = [indicator.code for indicator in rubric.walk() if indicator.open_slot] + list(evaluation.own)
    kind = draw(st.sampled_from(("fact", "fact", "cell", "cell", "text", *(("own", "gone") if slots else ()))))

    def place(kind: Kind, key: str, name: str = "") -> Place:
        return Place(kind, key, name)

    match kind:
        case "fact":
            key = draw(st.sampled_from(sorted(UNITS)))
            return Change(place(Kind.FACT, key), draw(st.none() | _values(key).map(str)))
        case "cell":
            name = draw(st.sampled_from(("target", "actual", "score", "basis")))
            value: Any = draw(typed_scores.map(lambda each: None if each is None else str(each)))
            text = value if name == "score" else draw(texts) or None
            return Change(place(Kind.LEAF, draw(st.sampled_from(codes)), name), text)
        case "text":
            return Change(place(Kind.TEXT, draw(st.sampled_from(("goal", "narrative.unit")))), draw(st.none() | texts))
        case "own":
            code = draw(st.sampled_from([f"{slot}.n" for slot in slots]))
            return Change(place(Kind.OWN, code, "parent"), code.removesuffix(".n"))
        case _:
            code = draw(st.sampled_from(list(evaluation.own) or ["nobody"]))
            name = draw(st.sampled_from(("parent", "weight", "name", "position")))
            return Change(place(Kind.OWN, code, name), None)
