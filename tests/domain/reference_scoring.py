"""Scoring written a second time, on its own: fractions instead of decimals, from the text of scoring.md.

It shares the data types with the program, but no arithmetic, no formula parser and no rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import NamedTuple

from desktop.domain.evaluation import Evaluation, OwnIndicator
from desktop.domain.modifiers import WhenGone
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.scoring.composed import Rollup
from tests.domain.reference_methods import TYPED, Figures, Gap, by_method, exact, inside, less_for_excess
from tests.domain.reference_own import by_parent, leaves_below, own_points, shared


class Sheet(NamedTuple):
    """Points by code, of leaves and headings; None where there are none yet. ``gaps`` says why: a kind and keys."""

    points: dict[str, Fraction | None]
    total: Fraction | None
    grade: str | None
    gaps: dict[str, tuple[str, tuple[str, ...]]]


def reference(rubric: Rubric, evaluation: Evaluation) -> Sheet:
    """Everything there is to know about the scores of an evaluation."""
    return _Scoring(rubric, evaluation).sheet()


def grade_of(rubric: Rubric, total: Fraction | None) -> str | None:
    """The best band that begins at or below the total."""
    if total is None:
        return None
    met = [band for band in rubric.grades if exact(band.floor) <= total]
    return max(met, key=lambda band: band.floor).name if met else None


class _Scoring:
    """One walk over the rubric, with what it gathers on the way."""

    def __init__(self, rubric: Rubric, evaluation: Evaluation) -> None:
        percent = {key for key, field in rubric.fields().items() if field.unit == "%"}
        values = {key: exact(value) for key, value in evaluation.facts.items()}
        values = {key: value / 100 if key in percent else value for key, value in values.items()}
        self.rubric, self.evaluation = rubric, evaluation
        self.figures = Figures(values, rubric.rounding)
        self.below = by_parent(evaluation.own, {each.code for each in rubric.walk()}) if evaluation.own else {}
        self.points: dict[str, Fraction | None] = {}
        self.gaps: dict[str, tuple[str, tuple[str, ...]]] = {}
        self.gone: list[Fraction] = []  # weights of leaves left out
        self.parts: dict[str, Fraction] = {}  # own leaf below a rollup -> its part of the weight

    def sheet(self) -> Sheet:
        total = self.whole(_added([self.fixed(indicator) for indicator in self.rubric.indicators]))
        return Sheet(self.points, total, grade_of(self.rubric, total), self.gaps)

    def whole(self, total: Fraction | None) -> Fraction | None:
        """The sum scaled up for what was left out, then limited."""
        if total is not None and self.gone:
            full = exact(self.rubric.total)
            left = full - sum(self.gone)
            total = self.rounded(total * full / left, full) if left > 0 else None
        cap = self.rubric.total_cap
        if total is None or cap is None:
            return total
        try:
            value = self.figures.value(cap.value.text, is_ratio=cap.value.is_ratio)
        except Gap:
            return None
        return min([total, *(exact(band.cap) for band in cap.intervals if inside(band.interval, value))])

    def fixed(self, indicator: Indicator) -> Fraction | None:
        """An indicator of the rubric: heading, slot or leaf."""
        code = indicator.code
        if indicator.open_slot and (mine := self.below.get(code)):
            if isinstance(indicator.method, Rollup):
                places = self.rubric.rounding.score_places
                self.parts |= shared(leaves_below(self.below, code), indicator, indicator.method.shares, places)
            result = _added([self.own(item, indicator) for item in mine])
        elif indicator.children:
            result = _added([self.fixed(child) for child in indicator.children])
        else:
            result = self.scored(code, indicator.floor, exact(indicator.weight), partial(self.leaf, indicator))
        self.points[code] = result
        return result

    def own(self, item: OwnIndicator, slot: Indicator) -> Fraction | None:
        """An indicator of the unit: heading or leaf."""
        mine = self.below.get(item.code)
        if mine:
            result = _added([self.own(child, slot) for child in mine])
        else:
            weight = self.parts.get(item.code, exact(item.weight or Decimal(0)))
            beside = self.evaluation.judgement(item.code)
            over = slot.over_achievement
            work = partial(own_points, item, weight, beside, over, self.figures)
            result = self.scored(item.code, Decimal(0), weight, work)
        self.points[item.code] = result
        return result

    def scored(self, code: str, floor: Decimal, weight: Fraction, work: Callable[[], Fraction]) -> Fraction | None:
        """The rounded points of a leaf, in floor…weight though these have more digits; None where there is a gap."""
        try:
            points = self.figures.points(work())
        except Gap as gap:
            self.gaps[code] = (gap.kind, gap.keys)
            return None
        if points > weight:
            return self.rounded(weight, weight)
        scale = 10**self.rubric.rounding.score_places
        return points if points >= exact(floor) else Fraction(-(-exact(floor) * scale // 1), scale)

    def rounded(self, points: Fraction, full: Fraction) -> Fraction:
        """Half up, but what is not more than full marks is not rounded past them."""
        near = self.figures.points(points)
        scale = 10**self.rubric.rounding.score_places
        return Fraction(full * scale // 1, scale) if points <= full < near else near

    def leaf(self, indicator: Indicator) -> Fraction:
        """The points of a leaf of the rubric: typed, not applicable or by its method."""
        weight = exact(indicator.weight)
        typed = self.evaluation.judgement(indicator.code).score
        if typed is not None:
            if not exact(indicator.floor) <= exact(typed) <= weight:
                raise Gap("outside", TYPED)
            return exact(typed)
        excuse = indicator.not_applicable
        if excuse is not None and self.evaluation.facts.get(excuse.key):
            if excuse.then is WhenGone.FULL:
                return weight
            self.gone.append(weight)
            return Fraction(0)
        return less_for_excess(indicator, by_method(indicator.method, weight, self.figures), self.figures)


def _added(parts: list[Fraction | None]) -> Fraction | None:
    return None if None in parts else sum((part for part in parts if part is not None), Fraction(0))
