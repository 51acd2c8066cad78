"""Methods that compare a value with a limit: threshold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.domain.formula import Formula
from desktop.domain.number import percent, plain
from desktop.domain.scoring.rates import POINTS, reaching
from desktop.domain.text import say
from desktop.domain.trace import Facts, Score, Step


class Comparison(Enum):
    """Which side of the limit earns the weight; the limit itself always does."""

    AT_MOST = "≤"
    AT_LEAST = "≥"
    EQUAL = "="

    def holds(self, value: Decimal, limit: Decimal) -> bool:
        """Whether ``value`` stands on the good side of ``limit``."""
        if self is Comparison.AT_MOST:
            return value <= limit
        return value >= limit if self is Comparison.AT_LEAST else value == limit


@dataclass(frozen=True, slots=True)
class Threshold:
    """达标计分: the whole weight when the value meets the limit, else ``otherwise`` (points, 0 unless given).

    ``limit`` is a ratio where the value is one, else in the value's own unit.
    Source: scoring.md; guangzhou-2021 公用经费控制率 (89.25 % ≤ 100 % → 2 of 2).
    """

    value: Formula
    measure: str
    comparison: Comparison
    limit: Decimal
    otherwise: Decimal = Decimal(0)

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts of the value."""
        return self.value.needs

    @property
    def limit_text(self) -> str:
        """The limit with its sign."""
        return f"{self.comparison.value}{self._text(self.limit)}"

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        sign, limit = self.comparison.value, self._text(self.limit)
        return say("Score", "{measure} {sign} {limit} 得 {weight} 分，否则得 {otherwise} 分。").format(
            measure=self.measure, sign=sign, limit=limit, weight=plain(weight), otherwise=plain(self.otherwise)
        )

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """All or ``otherwise``."""
        value = self.value.evaluate(facts)
        met = self.comparison.holds(value, self.limit)
        points = facts.rounding.points(weight if met else min(self.otherwise, weight))
        limit = f"{self.comparison.value} {self._text(self.limit)}"
        said = say("Score", "{value} {limit}，得满分") if met else say("Score", "{value} 不符合 {limit}")
        steps = (
            Step(self.measure, self.value.show(facts), self._text(value)),
            Step(POINTS, said.format(value=self._text(value), limit=limit), plain(points)),
        )
        missing = weight - points
        advice = reaching(self.measure, self.limit_text, missing)
        return Score(points, steps, self._text(value), advice)

    def _text(self, value: Decimal) -> str:
        return percent(value) if self.value.is_ratio else plain(value)
