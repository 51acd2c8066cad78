"""The methods of scoring.md written a second time: fractions, no rounding and no formula parser of the program's."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache

from desktop.domain.interval import Interval
from desktop.domain.modifiers import WhenOver
from desktop.domain.number import Rounding
from desktop.domain.rubric import Indicator
from desktop.domain.scoring.bands import Bands
from desktop.domain.scoring.composed import OneOf, Rollup
from desktop.domain.scoring.deductions import Deductions
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.limits import Threshold
from desktop.domain.scoring.lists import Bonus, Checklist
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.domain.scoring.steps import Counting, StepsBeyond
from desktop.domain.scoring.targets import Equal, Miss, Reverse, Variant
from desktop.domain.trace import Method

NOUGHT, WHOLE = Fraction(0), Fraction(1)
TYPED = "score"  # the key of what is missing where a score has to be typed


class Gap(Exception):  # noqa: N818
    """There is no score: ``kind`` says why, ``keys`` which figures are to blame."""

    def __init__(self, kind: str, *keys: str) -> None:
        self.kind, self.keys = kind, keys
        super().__init__(kind, keys)


class Figures:
    """The figures of one evaluation as ratios and amounts, and where the rubric rounds."""

    def __init__(self, values: dict[str, Fraction], rounding: Rounding) -> None:
        self.values, self.rounding = values, rounding

    def __getitem__(self, key: str) -> Fraction:
        return self.values[key]

    def all_of(self, *keys: str) -> list[Fraction]:
        """The figures of ``keys``; a Gap that names every missing one."""
        lacking = [key for key in dict.fromkeys(keys) if key not in self.values]
        if lacking:
            raise Gap("missing", *lacking)
        return [self.values[key] for key in keys]

    def rate(self, value: Fraction) -> Fraction:
        return half_up(value, self.rounding.percent_places + 2)

    def points(self, value: Fraction) -> Fraction:
        return half_up(value, self.rounding.score_places)

    def value(self, text: str, *, is_ratio: bool) -> Fraction:
        """What an expression comes to; a ratio as its percentage is printed."""
        tree, names = understood(text)
        self.all_of(*names)
        value = work_out(tree, self.values)
        return self.rate(value) if is_ratio else value


@lru_cache(maxsize=200_000)
def exact(number: Decimal) -> Fraction:
    """The same number as a fraction."""
    return Fraction(number)


def half_up(value: Fraction, places: int = 2) -> Fraction:
    """Half away from zero."""
    scale = 10**places
    whole, rest = divmod(abs(value.numerator) * scale, value.denominator)
    if rest * 2 >= value.denominator:
        whole += 1
    return Fraction(whole if value >= 0 else -whole, scale)


@lru_cache(maxsize=50_000)
def understood(text: str) -> tuple[ast.expr, tuple[str, ...]]:
    """An arithmetic expression in Python's own grammar, and the names in it as they come."""
    tree = ast.parse(text.replace("\n", " "), mode="eval").body
    return tree, tuple(dict.fromkeys(named(tree)))


def named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name() | ast.Attribute():
            yield spelled(node)
        case ast.Call(args=[inner]) | ast.UnaryOp(operand=inner):
            yield from named(inner)
        case ast.BinOp(left=left, right=right):
            yield from named(left)
            yield from named(right)


def spelled(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else f"{spelled(node.value)}.{node.attr}"  # type: ignore[attr-defined]


@cache
def constant(text: str) -> Fraction:
    return Fraction(text)


def work_out(node: ast.AST, values: dict[str, Fraction]) -> Fraction:
    """The value of an expression whose names are all there."""
    if isinstance(node, ast.Attribute | ast.Name):
        return values[spelled(node)]
    match node:
        case ast.Constant(value=number):
            return constant(str(number))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -work_out(operand, values)
        case ast.Call(func=ast.Name(id="abs"), args=[inner]):
            return abs(work_out(inner, values))
        case ast.BinOp(left=left, op=operation, right=right):
            one, other = work_out(left, values), work_out(right, values)
            match operation:
                case ast.Add():
                    return one + other
                case ast.Sub():
                    return one - other
                case ast.Mult():
                    return one * other
                case ast.Div():
                    if other == 0:
                        raise Gap("zero", *dict.fromkeys(named(right)))
                    return one / other
    raise AssertionError(ast.dump(node))


def worked_out(text: str, values: dict[str, Fraction]) -> Fraction:
    """The value of an expression as it is written."""
    return work_out(understood(text)[0], values)


def by_method(method: Method | None, weight: Fraction, figures: Figures) -> Fraction:
    """The unrounded points of one leaf."""
    return RULES[type(method)](method, weight, figures)


def proportional(method: Proportional, weight: Fraction, figures: Figures) -> Fraction:
    zero, full = exact(method.zero_at), exact(method.full_at)
    rate = figures.value(method.value.text, is_ratio=True)
    return weight * between(NOUGHT, (rate - zero) / (full - zero), WHOLE)


def deviation(method: Deviation, weight: Fraction, figures: Figures) -> Fraction:
    size = abs(figures.value(method.value.text, is_ratio=True))
    if method.cut_off is not None and size > exact(method.cut_off):
        return NOUGHT
    return max(NOUGHT, weight * (1 - exact(method.k) * size))


def threshold(method: Threshold, weight: Fraction, figures: Figures) -> Fraction:
    value, limit = figures.value(method.value.text, is_ratio=method.value.is_ratio), exact(method.limit)
    met = {"≤": value <= limit, "≥": value >= limit, "=": value == limit}[method.comparison.value]
    return weight if met else exact(method.otherwise)


def count(method: Count, weight: Fraction, figures: Figures) -> Fraction:
    reached, whole = figures.all_of(method.reached, method.all)
    if whole == 0:
        raise Gap("zero", method.all)
    rate = figures.rate(reached / whole)
    return weight if rate + exact(method.tolerance) >= 1 else weight * max(NOUGHT, rate)


def checklist(method: Checklist, weight: Fraction, figures: Figures) -> Fraction:
    answers = [answer != 0 for answer in figures.all_of(*(each.key for each in method.conditions))]
    if method.conditions[0].points is None:
        return weight * sum(answers) / len(answers)
    return sum((exact(each.points or Decimal(0)) for each, yes in zip(method.conditions, answers, strict=True) if yes),
               NOUGHT)  # fmt: skip


def bonus(method: Bonus, weight: Fraction, figures: Figures) -> Fraction:
    happened = counted(figures, [event.key for event in method.events])
    worth = [exact(event.points) * times for event, times in zip(method.events, happened, strict=True)]
    good = sum((each for each in worth if each > 0), NOUGHT)
    bad = sum((each for each in worth if each < 0), NOUGHT)
    return min(good, exact(method.cap)) + max(bad, exact(method.floor))


def bands(method: Bands, weight: Fraction, figures: Figures) -> Fraction:
    value = figures.value(method.value.text, is_ratio=method.value.is_ratio)
    (band,) = [each for each in method.intervals if inside(each.interval, value)]
    return weight * exact(band.share) if band.share is not None else exact(band.points or Decimal(0))


def steps(method: StepsBeyond, weight: Fraction, figures: Figures) -> Fraction:
    value, limit = figures.value(method.value.text, is_ratio=method.value.is_ratio), exact(method.limit)
    far = {"≤": value - limit, "≥": limit - value, "=": abs(value - limit)}[method.comparison.value]
    full, rest = divmod(max(far, NOUGHT), exact(method.size))
    if rest and method.counting is Counting.BEGUN:
        full += 1
    return max(NOUGHT, weight - full * exact(method.minus))


def deductions(method: Deductions, weight: Fraction, figures: Figures) -> Fraction:
    cost = NOUGHT
    for fault, times in zip(method.faults, counted(figures, [fault.key for fault in method.faults]), strict=True):
        once = times * exact(fault.minus)
        cost += once if fault.cap is None else min(once, exact(fault.cap))
    return max(NOUGHT, weight - (cost if method.cap is None else min(cost, exact(method.cap))))


def counted(figures: Figures, keys: list[str]) -> list[Fraction]:
    """Counts, none of which may be negative."""
    counts = figures.all_of(*keys)
    wrong = [key for key, times in zip(keys, counts, strict=True) if times < 0]
    if wrong:
        raise Gap("negative", *wrong)
    return counts


def levels(method: Levels, weight: Fraction, figures: Figures) -> Fraction:
    number, given = figures.all_of(method.level, method.points)
    if number not in range(1, len(method.levels) + 1):
        raise Gap("level", method.level)
    if not within_level([exact(each.floor) for each in method.levels], int(number), weight, given):
        raise Gap("inside", method.points)
    return given


def within_level(floors: list[Fraction], number: int, weight: Fraction, given: Fraction) -> bool:
    """Whether points lie in a level: its lower end is in it, its upper end only in the best."""
    low, high = weight * floors[number - 1], weight * (floors[number - 2] if number > 1 else 1)
    return low <= given < high or (number == 1 and given == high)


def one_of(method: OneOf, weight: Fraction, figures: Figures) -> Fraction:
    if method.choice is None:
        figures.all_of(*(key for each in method.variants for key in each.score.needs))
        parts = [(each.score, exact(each.points or Decimal(0))) for each in method.variants]
        return sum((figures.points(by_method(each, part, figures)) for each, part in parts), NOUGHT)
    (chosen,) = figures.all_of(method.choice)
    if chosen not in range(1, len(method.variants) + 1):
        raise Gap("choice", method.choice)
    return by_method(method.variants[int(chosen) - 1].score, weight, figures)


def not_by_itself(method: Method, weight: Fraction, figures: Figures) -> Fraction:
    raise Gap("typed", TYPED)


def nobody_filled(method: None, weight: Fraction, figures: Figures) -> Fraction:
    raise Gap("empty")


def against(method: Reverse | Equal, weight: Fraction, figures: Figures) -> Fraction:
    target, actual = figures.all_of(method.target, method.actual)
    if target < 0:
        raise Gap("negative", method.target)
    if isinstance(method, Reverse):
        return less_is_better(weight, target, actual, figures, quotient=method.variant is Variant.QUOTIENT)
    if actual == target:
        return weight
    if target == 0 or method.miss is Miss.NOTHING:
        return NOUGHT
    return weight * between(NOUGHT, 1 - figures.rate(abs(actual - target) / target), WHOLE)


def less_is_better(
    weight: Fraction, target: Fraction, actual: Fraction, figures: Figures, *, quotient: bool
) -> Fraction:
    if actual <= target:
        return weight
    if target == 0:
        return NOUGHT
    if quotient:
        return weight * figures.rate(target / actual)
    return weight * between(NOUGHT, 1 - figures.rate((actual - target) / target), WHOLE)


RULES: dict[type, Callable[..., Fraction]] = {
    Proportional: proportional, Deviation: deviation, Threshold: threshold, Count: count, Checklist: checklist,
    Bonus: bonus, Bands: bands, StepsBeyond: steps, Deductions: deductions, Reverse: against, Equal: against,
    Levels: levels, OneOf: one_of, Manual: not_by_itself, Rollup: not_by_itself, type(None): nobody_filled,
}  # fmt: skip


def less_for_excess(indicator: Indicator, points: Fraction, figures: Figures) -> Fraction:
    """What 超额完成 leaves of the points of a rate."""
    over, method = indicator.over_achievement, indicator.method
    if over is None or over.then is not WhenOver.MINUS:
        return points
    if isinstance(method, Proportional):
        rate = figures.value(method.value.text, is_ratio=True)
    else:
        assert isinstance(method, Count)
        rate = figures.rate(figures[method.reached] / figures[method.all])
    return points if rate < exact(over.at) else max(NOUGHT, figures.points(points) - exact(over.minus))


def inside(interval: Interval, value: Fraction) -> bool:
    if interval.low is not None and value == exact(interval.low):
        return interval.includes.value in ("low", "both")
    if interval.high is not None and value == exact(interval.high):
        return interval.includes.value in ("high", "both")
    above = interval.low is None or value > exact(interval.low)
    return above and (interval.high is None or value < exact(interval.high))


def between(low: Fraction, value: Fraction, high: Fraction) -> Fraction:
    return min(max(value, low), high)
