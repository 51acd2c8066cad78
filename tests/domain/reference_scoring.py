"""Scoring written a second time, on its own: fractions instead of decimals, from the text of scoring.md.

It shares the data types with the program, but no arithmetic, no formula parser and no rounding.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import NamedTuple

from desktop.domain.evaluation import Evaluation, OwnIndicator
from desktop.domain.interval import Interval
from desktop.domain.modifiers import WhenGone, WhenOver
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.scoring.bands import Bands
from desktop.domain.scoring.composed import OneOf, Rollup, Shares
from desktop.domain.scoring.deductions import Deductions
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.limits import Threshold
from desktop.domain.scoring.lists import Bonus, Checklist
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.domain.scoring.steps import Counting, StepsBeyond
from desktop.domain.scoring.targets import Equal, Miss, Reverse, Variant
from desktop.domain.trace import Method


class Gap(Exception):  # noqa: N818
    """A figure is missing, a divisor is zero, or a score has to be typed."""


class Sheet(NamedTuple):
    """Points by code, of leaves and headings; None where there are none yet."""

    points: dict[str, Fraction | None]
    total: Fraction | None
    grade: str | None


def half_up(value: Fraction, places: int = 2) -> Fraction:
    """Half away from zero."""
    scaled = abs(value) * 10**places
    whole = scaled.numerator // scaled.denominator
    if (scaled - whole) * 2 >= 1:
        whole += 1
    return Fraction(whole if value >= 0 else -whole, 10**places)


def work_out(text: str, figure: Callable[[str], Fraction]) -> Fraction:
    """An arithmetic expression in Python's own grammar; ``figure`` gives what a name stands for."""

    def value(node: ast.AST) -> Fraction:
        match node:
            case ast.Expression(body=body):
                return value(body)
            case ast.Constant():
                return Fraction(ast.unparse(node)) if isinstance(node.value, int) else Fraction(str(node.value))
            case ast.Name() | ast.Attribute():
                return figure(ast.unparse(node))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -value(operand)
            case ast.Call(func=ast.Name(id="abs"), args=[inner]):
                return abs(value(inner))
            case ast.BinOp(left=left, op=operation, right=right):
                return joined(operation, value(left), value(right))
        raise AssertionError(ast.dump(node))

    return value(ast.parse(text, mode="eval"))


def joined(operation: ast.operator, left: Fraction, right: Fraction) -> Fraction:
    match operation:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            if right == 0:
                raise Gap
            return left / right
    raise AssertionError(operation)


def reference(rubric: Rubric, evaluation: Evaluation) -> Sheet:  # noqa: C901 - one function per kind of node
    """Everything there is to know about the scores of an evaluation."""
    units = {key: field.unit for key, field in rubric.fields().items()}
    points: dict[str, Fraction | None] = {}
    gone: list[Fraction] = []  # weights of leaves left out
    parts: dict[str, Fraction] = {}  # own leaf below a rollup -> its part of the weight

    def figure(key: str) -> Fraction:
        if key not in evaluation.facts:
            raise Gap
        value = Fraction(evaluation.facts[key])
        return value / 100 if units[key] == "%" else value

    def fixed(indicator: Indicator) -> Fraction | None:
        if indicator.open_slot:
            below = own_below(evaluation.own, indicator.code)
            if isinstance(indicator.method, Rollup):
                parts.update(shared(own_leaves(evaluation.own, indicator.code), indicator, indicator.method))
            result = added([own(item, indicator) for item in below]) if below else leaf(indicator)
        elif indicator.children:
            result = added([fixed(child) for child in indicator.children])
        else:
            result = leaf(indicator)
        points[indicator.code] = result
        return result

    def leaf(indicator: Indicator) -> Fraction | None:
        weight, floor = Fraction(indicator.weight), Fraction(indicator.floor)
        typed = evaluation.judgement(indicator.code).score
        if typed is not None:
            return half_up(Fraction(typed)) if floor <= Fraction(typed) <= weight else None
        excuse = indicator.not_applicable
        if excuse is not None and evaluation.facts.get(excuse.key):
            if excuse.then is WhenGone.FULL:
                return weight
            gone.append(weight)
            return Fraction(0)
        try:
            return half_up(less_for_excess(indicator, by_method(indicator.method, weight, figure), figure))
        except Gap:
            return None

    def own(item: OwnIndicator, slot: Indicator) -> Fraction | None:
        below = own_below(evaluation.own, item.code)
        result = added([own(child, slot) for child in below]) if below else own_leaf(item)
        points[item.code] = result
        return result

    def own_leaf(item: OwnIndicator) -> Fraction | None:
        judgement, weight = evaluation.judgement(item.code), parts.get(item.code, Fraction(item.weight or 0))
        if judgement.score is not None:
            return half_up(Fraction(judgement.score)) if 0 <= judgement.score <= weight else None
        target, actual = number_and_unit(judgement.target), number_and_unit(judgement.actual)
        if target is None or actual is None or target[1] != actual[1] or target[0] <= 0:
            return None
        return half_up(weight * between(0, half_up(actual[0] / target[0], 4), 1))

    total = added([fixed(indicator) for indicator in rubric.indicators])
    if total is not None and gone:
        left = Fraction(rubric.total) - sum(gone)
        total = half_up(total * Fraction(rubric.total) / left) if left > 0 else None
    if total is not None and rubric.total_cap is not None:
        try:
            value = half_up(work_out(rubric.total_cap.value.text, figure), 4)
            caps = [Fraction(band.cap) for band in rubric.total_cap.intervals if inside(band.interval, value)]
            total = min([total, *caps])
        except Gap:
            total = None
    bands = sorted(rubric.grades, key=lambda band: -band.floor)
    grade = None if total is None else next((band.name for band in bands if total >= Fraction(band.floor)), None)
    return Sheet(points, total, grade)


def less_for_excess(indicator: Indicator, points: Fraction, figure: Callable[[str], Fraction]) -> Fraction:
    """What 超额完成 leaves of the points."""
    over, method = indicator.over_achievement, indicator.method
    if over is None or over.then is not WhenOver.MINUS:
        return points
    if isinstance(method, Proportional):
        rate = half_up(work_out(method.value.text, figure), 4)
    else:
        assert isinstance(method, Count)
        rate = half_up(figure(method.reached) / figure(method.all), 4)
    return points if rate < Fraction(over.at) else max(Fraction(0), half_up(points) - Fraction(over.minus))


def by_method(method: Method | None, weight: Fraction, figure: Callable[[str], Fraction]) -> Fraction:  # noqa: C901
    """The unrounded points of one leaf."""
    match method:
        case Proportional(value=formula, zero_at=zero, full_at=full):
            rate = half_up(work_out(formula.text, figure), 4)
            return weight * between(0, (rate - Fraction(zero)) / (Fraction(full) - Fraction(zero)), 1)
        case Deviation(value=formula, k=k, cut_off=cut_off):
            size = abs(half_up(work_out(formula.text, figure), 4))
            if cut_off is not None and size > Fraction(cut_off):
                return Fraction(0)
            return max(Fraction(0), weight * (1 - Fraction(k) * size))
        case Threshold(value=formula, comparison=comparison, limit=limit, otherwise=otherwise):
            value = work_out(formula.text, figure)
            value = half_up(value, 4) if formula.is_ratio else value
            sign = (value > Fraction(limit)) - (value < Fraction(limit))
            met = {"≤": sign <= 0, "≥": sign >= 0, "=": sign == 0}[comparison.value]
            return weight if met else Fraction(otherwise)
        case Count(reached=reached, all=whole, tolerance=tolerance):
            if figure(reached) is None or figure(whole) == 0:
                raise Gap
            rate = half_up(figure(reached) / figure(whole), 4)
            return weight if rate + Fraction(tolerance) >= 1 else weight * max(Fraction(0), rate)
        case Checklist(conditions=conditions):
            answers = [figure(condition.key) != 0 for condition in conditions]
            if conditions[0].points is None:
                return weight * sum(answers) / len(conditions)
            return sum(
                (Fraction(each.points or 0) for each, yes in zip(conditions, answers, strict=True) if yes), Fraction(0)
            )
        case Bonus(events=events, cap=cap, floor=floor):
            counts = [figure(event.key) for event in events]
            if any(count < 0 for count in counts):
                raise Gap
            worth = [Fraction(event.points) * count for event, count in zip(events, counts, strict=True)]
            good = sum((each for each in worth if each > 0), Fraction(0))
            bad = sum((each for each in worth if each < 0), Fraction(0))
            return min(good, Fraction(cap)) + max(bad, Fraction(floor))
        case Bands(value=formula, intervals=bands):
            value = work_out(formula.text, figure)
            value = half_up(value, 4) if formula.is_ratio else value
            (band,) = [each for each in bands if inside(each.interval, value)]
            return weight * Fraction(band.share) if band.share is not None else Fraction(band.points or 0)
        case StepsBeyond():
            value = work_out(method.value.text, figure)
            value = half_up(value, 4) if method.value.is_ratio else value
            far = {"≤": value - Fraction(method.limit), "≥": Fraction(method.limit) - value}
            quotient = max(far.get(method.comparison.value, abs(value - Fraction(method.limit))), Fraction(0))
            quotient /= Fraction(method.size)
            count = quotient.numerator // quotient.denominator
            if method.counting is Counting.BEGUN and count != quotient:
                count += 1
            return max(Fraction(0), weight - count * Fraction(method.minus))
        case Deductions(faults=faults, cap=limit):
            cost = Fraction(0)
            for fault in faults:
                if figure(fault.key) < 0:
                    raise Gap
                once = figure(fault.key) * Fraction(fault.minus)
                cost += once if fault.cap is None else min(once, Fraction(fault.cap))
            return max(Fraction(0), weight - (cost if limit is None else min(cost, Fraction(limit))))
        case Reverse() | Equal():
            return against_target(method, weight, figure(method.target), figure(method.actual))
        case Levels(levels=levels):
            number, given = figure(method.level), figure(method.points)
            if number not in range(1, len(levels) + 1):
                raise Gap
            low = weight * Fraction(levels[int(number) - 1].floor)
            high = weight * (Fraction(levels[int(number) - 2].floor) if number > 1 else 1)
            if low <= given < high or given == high == weight:
                return given
            raise Gap
        case OneOf(choice=None, variants=variants):
            points = [half_up(by_method(each.score, Fraction(each.points or 0), figure)) for each in variants]
            return sum(points, Fraction(0))
        case OneOf(choice=str(choice), variants=variants):
            if figure(choice) not in range(1, len(variants) + 1):
                raise Gap
            return by_method(variants[int(figure(choice)) - 1].score, weight, figure)
        case Manual() | Rollup() | None:  # None: an open slot nobody has filled; a score may be typed for the whole
            raise Gap
    raise AssertionError(method)


def against_target(method: Reverse | Equal, weight: Fraction, target: Fraction, actual: Fraction) -> Fraction:
    if target < 0:
        raise Gap
    if actual == target or (isinstance(method, Reverse) and actual < target):
        return weight
    if target == 0 or (isinstance(method, Equal) and method.miss is Miss.NOTHING):
        return Fraction(0)
    if isinstance(method, Reverse) and method.variant is Variant.QUOTIENT:
        return weight * half_up(target / actual, 4)
    return weight * between(0, 1 - half_up(abs(actual - target) / target, 4), 1)


def inside(interval: Interval, value: Fraction) -> bool:
    if interval.low is not None and value == Fraction(interval.low):
        return interval.includes.value in ("low", "both")
    if interval.high is not None and value == Fraction(interval.high):
        return interval.includes.value in ("high", "both")
    above = interval.low is None or value > Fraction(interval.low)
    return above and (interval.high is None or value < Fraction(interval.high))


def own_leaves(own: Mapping[str, OwnIndicator], parent: str) -> list[OwnIndicator]:
    """In printed order."""
    found: list[OwnIndicator] = []
    for item in sorted(own_below(own, parent), key=lambda each: (each.position, each.code)):
        found += own_leaves(own, item.code) or [item]
    return found


def shared(leaves: list[OwnIndicator], slot: Indicator, method: Rollup) -> dict[str, Fraction]:
    """Hundredths handed out one by one, always to whoever is furthest below its claim."""
    claims = {
        item.code: Fraction(1) if method.shares is Shares.EQUAL else Fraction(item.weight or 0) for item in leaves
    }
    whole = sum(claims.values(), Fraction(0))
    if whole <= 0:
        return dict.fromkeys(claims, Fraction(0))
    fair = {code: Fraction(slot.weight) * claim / whole for code, claim in claims.items()}
    given = {code: Fraction(int(part * 100), 100) for code, part in fair.items()}
    order = list(claims)
    while sum(given.values()) < Fraction(slot.weight):
        code = max(order, key=lambda each: (fair[each] - given[each], -order.index(each)))
        given[code] += Fraction(1, 100)
    return given


def number_and_unit(text: str) -> tuple[Fraction, str] | None:
    found = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?) ?([\u4e00-\u9fff]*)", text)
    return (Fraction(found[1]), found[2]) if found else None


def own_below(own: Mapping[str, OwnIndicator], parent: str) -> list[OwnIndicator]:
    return [item for item in own.values() if item.parent == parent]


def between(low: int, value: Fraction, high: int) -> Fraction:
    return min(max(value, Fraction(low)), Fraction(high))


def added(parts: list[Fraction | None]) -> Fraction | None:
    return None if None in parts else sum((part for part in parts if part is not None), Fraction(0))
