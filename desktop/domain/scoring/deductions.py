"""The method that takes points off for each finding counted: deductions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.number import plain
from desktop.domain.trace import Facts, MissingFacts, Score, Step


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
        return "无扣分事项"

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        lines = "；".join(
            f"{fault.text}，每次扣 {plain(fault.minus)} 分" + _at_most(fault.cap) for fault in self.faults
        )
        return f"满分 {plain(weight)} 分，按次扣分：{lines}。{_at_most(self.cap).lstrip('，') or '扣完为止'}。"

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """What is left of the weight."""
        facts.require(*self.needs)
        negative = [fault.key for fault in self.faults if facts.values[fault.key] < 0]
        if negative:
            raise MissingFacts(tuple(negative), f"“{facts.name(negative[0])}”不能为负数")
        costs = [_least(fault.minus * facts.values[fault.key], fault.cap) for fault in self.faults]
        cost = _least(sum(costs, Decimal(0)), self.cap)
        points = facts.rounding.points(max(weight - cost, Decimal(0)))
        found = [fault for fault in self.faults if facts.values[fault.key]]
        if not found:
            return Score(points, (Step("得分", "没有扣分事项，得满分", plain(points)),), "无扣分事项")
        steps = [
            Step(fault.text, f"{facts.shown(fault.key)} 次 × {plain(fault.minus)} 分", f"扣 {plain(each)} 分")
            for fault, each in zip(self.faults, costs, strict=True)
            if facts.values[fault.key]
        ]
        limited = "" if cost == sum(costs, Decimal(0)) else f"（合计最多扣 {plain(cost)} 分）"
        ended = "，扣完为止" if cost > weight else ""
        steps.append(Step("得分", f"{plain(weight)} − {plain(cost)}{limited}{ended}", plain(points)))
        missing = weight - points
        advice = f"没有扣分事项时可再得 {plain(missing)} 分" if missing > 0 else ""
        return Score(points, tuple(steps), f"扣 {plain(weight - points)} 分", advice)


def _least(cost: Decimal, cap: Decimal | None) -> Decimal:
    return cost if cap is None else min(cost, cap)


def _at_most(cap: Decimal | None) -> str:
    return "" if cap is None else f"，最多扣 {plain(cap)} 分"
