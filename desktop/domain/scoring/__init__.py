"""Scoring methods: the closed set, and the one place where a leaf is scored.

A rubric file names a method by its key in METHODS; its parameters are the fields of the class.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal, localcontext
from typing import TYPE_CHECKING

from desktop.domain.number import Rounding, plain
from desktop.domain.scoring.bands import Bands
from desktop.domain.scoring.composed import OneOf, Rollup
from desktop.domain.scoring.deductions import Deductions
from desktop.domain.scoring.judged import Manual, UnitTarget, typed_score
from desktop.domain.scoring.levels import Levels
from desktop.domain.scoring.limits import Threshold
from desktop.domain.scoring.lists import Bonus, Checklist
from desktop.domain.scoring.own_target import OwnTarget
from desktop.domain.scoring.rates import POINTS, Count, Deviation, Proportional
from desktop.domain.scoring.steps import StepsBeyond
from desktop.domain.scoring.targets import Equal, Reverse
from desktop.domain.text import say
from desktop.domain.trace import Facts, Method, MissingFacts, Score, Step, Unscored

if TYPE_CHECKING:
    from desktop.domain.rubric import Indicator

_WIDE = Context(prec=80)  # a figure has up to 35 digits: no product of it may be rounded before the score is

METHODS: dict[str, type] = {
    "proportional": Proportional,
    "deviation": Deviation,
    "reverse": Reverse,
    "equal": Equal,
    "count": Count,
    "threshold": Threshold,
    "bands": Bands,
    "steps": StepsBeyond,
    "checklist": Checklist,
    "deductions": Deductions,
    "bonus": Bonus,
    "levels": Levels,
    "one_of": OneOf,
    "rollup": Rollup,
    "manual": Manual,
    "unit_target": UnitTarget,
}


def method_name(method: Method | None) -> str:
    """The name of a method as rubric files and the command line write it; "" for none."""
    return next((name for name, kind in METHODS.items() if isinstance(method, kind)), "")


def score_by_rule(indicator: Indicator, weight: Decimal, facts: Facts) -> Score | Unscored:
    """What the rubric's rule gives, a typed score left aside; with 不适用 and 超额完成 where the rubric has them."""
    if indicator.method is None:
        return Unscored((), say("Score", "还没有指标"))
    gone = indicator.not_applicable
    if gone is not None and facts.values.get(gone.key):
        return within(gone.score(weight, facts.rounding), indicator.floor, weight, facts.rounding)
    try:
        with localcontext(_WIDE):
            result = indicator.method.score(weight, facts)
    except MissingFacts as gap:
        return Unscored(gap.keys, gap.reason)
    over = indicator.over_achievement
    result = result if over is None else over.applied(result, facts.rounding)
    return within(result, indicator.floor, weight, facts.rounding)


def within(score: Score, floor: Decimal, weight: Decimal, rounding: Rounding) -> Score:
    """``score`` held inside floor…weight where rounding carried it out, and its arithmetic says so.

    Only where the ends have more digits than a score is printed with: of 3.335 points, to hundredths, 3.33 can be had.
    Source: scoring.md, Arithmetic 3.
    """
    if floor <= score.points <= weight:
        return score
    if score.points > weight:
        points, said = rounding.at_most(weight), say("Score", "不超过分值 {weight}").format(weight=plain(weight))
    else:
        points, said = rounding.at_least(floor), say("Score", "不低于 {floor}").format(floor=plain(floor))
    return replace(score, points=points, steps=(*score.steps, Step(POINTS, said, plain(points))))


def score_leaf(indicator: Indicator, weight: Decimal, facts: Facts) -> Score | Unscored:
    """Score one leaf: the typed score where there is one, else what the rule gives.

    A leaf score lies in floor…weight; a typed score outside is a gap with a reason, never counted.
    """
    if facts.typed is None:
        return score_by_rule(indicator, weight, facts)
    if not indicator.floor <= facts.typed <= weight:
        said = say("Score", "填写的得分 {typed} 超出 {low} 至 {high}")
        span = {"low": plain(indicator.floor), "high": plain(weight)}
        return Unscored(("score",), said.format(typed=plain(facts.typed), **span))
    if isinstance(indicator.method, OwnTarget) and indicator.method.is_judged:
        return score_by_rule(indicator, weight, facts)
    return within(typed_score(facts.rounding.points(facts.typed)), indicator.floor, weight, facts.rounding)
