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
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.limits import Threshold
from desktop.domain.scoring.lists import Bonus, Checklist
from desktop.domain.scoring.rates import Count, Deviation, Proportional


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

    def figure(key: str) -> Fraction:
        if key not in evaluation.facts:
            raise Gap
        value = Fraction(evaluation.facts[key])
        return value / 100 if units[key] == "%" else value

    def fixed(indicator: Indicator) -> Fraction | None:
        if indicator.open_slot:
            below = own_below(evaluation.own, indicator.code)
            result = added([own(item) for item in below]) if below else leaf(indicator)
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
        try:
            return half_up(by_method(indicator, weight, figure))
        except Gap:
            return None

    def own(item: OwnIndicator) -> Fraction | None:
        below = own_below(evaluation.own, item.code)
        result = added([own(child) for child in below]) if below else own_leaf(item)
        points[item.code] = result
        return result

    def own_leaf(item: OwnIndicator) -> Fraction | None:
        judgement, weight = evaluation.judgement(item.code), Fraction(item.weight or 0)
        if judgement.score is not None:
            return half_up(Fraction(judgement.score)) if 0 <= judgement.score <= weight else None
        target, actual = number_and_unit(judgement.target), number_and_unit(judgement.actual)
        if target is None or actual is None or target[1] != actual[1] or target[0] <= 0:
            return None
        return half_up(weight * between(0, half_up(actual[0] / target[0], 4), 1))

    total = added([fixed(indicator) for indicator in rubric.indicators])
    bands = sorted(rubric.grades, key=lambda band: -band.floor)
    grade = None if total is None else next((band.name for band in bands if total >= Fraction(band.floor)), None)
    return Sheet(points, total, grade)


def by_method(indicator: Indicator, weight: Fraction, figure: Callable[[str], Fraction]) -> Fraction:
    """The unrounded points of one leaf."""
    match indicator.method:
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
        case Manual() | None:  # None: an open slot nobody has filled; a score may be typed for it as a whole
            raise Gap
    raise AssertionError(indicator.method)


def number_and_unit(text: str) -> tuple[Fraction, str] | None:
    found = re.fullmatch(r"(-?[0-9]+(?:\.[0-9]+)?) ?([\u4e00-\u9fff]*)", text)
    return (Fraction(found[1]), found[2]) if found else None


def own_below(own: Mapping[str, OwnIndicator], parent: str) -> list[OwnIndicator]:
    return [item for item in own.values() if item.parent == parent]


def between(low: int, value: Fraction, high: int) -> Fraction:
    return min(max(value, Fraction(low)), Fraction(high))


def added(parts: list[Fraction | None]) -> Fraction | None:
    return None if None in parts else sum((part for part in parts if part is not None), Fraction(0))
