"""The method that takes points off for each finding counted: deductions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.number import plain
from desktop.domain.scoring.rates import NEGATIVE, POINTS
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Facts, MissingFacts, Score, Step

_NONE = say("Score", "无扣分事项")
_MINUS = say("Score", "扣 {points} 分")


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of finding (问题); the fact counts how often it was found. ``cap`` limits what this kind alone costs."""

    key: str
    text: str
    minus: Decimal
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Deductions:
    """逐项扣分: the weight less ``minus`` for every finding, not below 0; ``cap`` limits what all together cost.

    Source: scoring.md.
    """

    faults: tuple[Fault, ...]
    cap: Decimal | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """The counts."""
        return tuple(fault.key for fault in self.faults)

    @property
    def limit_text(self) -> str:
        """None at all."""
        return _NONE

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        line = say("Score", "{text}，每次扣 {minus} 分{most}")
        lines = in_a_row(
            (line.format(text=each.text, minus=plain(each.minus), most=_at_most(each.cap)) for each in self.faults),
            "；",
        )
        said = say("Score", "满分 {weight} 分，按次扣分：{lines}。{ends}。")
        least = say("Score", "最多扣 {points} 分")
        ends = say("Score", "扣完为止") if self.cap is None else least.format(points=plain(self.cap))
        return said.format(weight=plain(weight), lines=lines, ends=ends)

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """What is left of the weight."""
        facts.require(*self.needs)
        negative = [fault.key for fault in self.faults if facts.values[fault.key] < 0]
        if negative:
            raise MissingFacts(tuple(negative), NEGATIVE.format(name=facts.name(negative[0])))
        costs = [_least(fault.minus * facts.values[fault.key], fault.cap) for fault in self.faults]
        cost = _least(sum(costs, Decimal(0)), self.cap)
        points = facts.rounding.points(max(weight - cost, Decimal(0)))
        found = [fault for fault in self.faults if facts.values[fault.key]]
        if not found:
            return Score(points, (Step(POINTS, say("Score", "没有扣分事项，得满分"), plain(points)),), _NONE)
        steps = [
            Step(
                fault.text,
                say("Score", "{times} 次 × {minus} 分").format(times=facts.shown(fault.key), minus=plain(fault.minus)),
                _MINUS.format(points=plain(each)),
            )
            for fault, each in zip(self.faults, costs, strict=True)
            if facts.values[fault.key]
        ]
        most = say("Score", "（合计最多扣 {points} 分）").format(points=plain(cost))
        working = say("Score", "{weight} − {cost}{limited}{ended}").format(
            weight=plain(weight),
            cost=plain(cost),
            limited="" if cost == sum(costs, Decimal(0)) else most,
            ended=say("Score", "，扣完为止") if cost > weight else "",
        )
        steps.append(Step(POINTS, working, plain(points)))
        missing = weight - points
        advice = say("Score", "没有扣分事项时可再得 {more} 分").format(more=plain(missing)) if missing > 0 else ""
        return Score(points, tuple(steps), _MINUS.format(points=plain(weight - points)), advice)


def _least(cost: Decimal, cap: Decimal | None) -> Decimal:
    return cost if cap is None else min(cost, cap)


def _at_most(cap: Decimal | None) -> str:
    return "" if cap is None else say("Score", "，最多扣 {points} 分").format(points=plain(cap))
