"""The method that takes points off step by step beyond a limit: steps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from enum import Enum

from desktop.domain.formula import Formula
from desktop.domain.interval import shown
from desktop.domain.number import plain
from desktop.domain.scoring.limits import Comparison
from desktop.domain.scoring.rates import POINTS, reaching
from desktop.domain.text import say
from desktop.domain.trace import Facts, Score, Step

_BEYOND = {
    Comparison.AT_MOST: say("Score", "超出"),
    Comparison.AT_LEAST: say("Score", "低于"),
    Comparison.EQUAL: say("Score", "偏离"),
}
_WIDE = Context(prec=80)  # a count of steps is whole, however far a value stands from its limit


class Counting(Enum):
    """What of a step that is not full: a begun one counts, or only whole ones do."""

    BEGUN = "begun"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class StepsBeyond:
    """逐级扣分: minus ``minus`` points for every ``size`` the value lies beyond ``limit``, not below 0.

    ``limit`` and ``size`` are ratios where the value is one (a percentage point, 百分点, is "0.01"), else in its unit.
    With ``=`` both sides of the limit cost. Source: scoring.md.
    """

    value: Formula
    measure: str
    comparison: Comparison
    limit: Decimal
    size: Decimal
    minus: Decimal
    counting: Counting

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
        begun, whole = say("Score", "不足一级的按一级计"), say("Score", "不足一级的不计")
        said = say("Score", "{measure} {limit} 得 {weight} 分；每{beyond} {size}扣 {minus} 分（{part}），扣完为止。")
        return said.format(
            measure=self.measure,
            limit=self.limit_text,
            weight=plain(weight),
            beyond=_BEYOND[self.comparison],
            size=self._size(),
            minus=plain(self.minus),
            part=begun if self.counting is Counting.BEGUN else whole,
        )

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """The weight less every step."""
        value = self.value.evaluate(facts)
        beyond = self._excess(value)
        count = self._count(beyond)
        exact = max(weight - count * self.minus, Decimal(0))
        points = facts.rounding.points(exact)
        first = Step(self.measure, self.value.show(facts), self._text(value))
        if beyond <= 0:
            limit = f"{self.comparison.value} {self._text(self.limit)}"
            said = say("Score", "{value} {limit}，得满分").format(value=self._text(value), limit=limit)
            return Score(points, (first, Step(POINTS, said, plain(points))), self._text(value))
        over = Step(
            _BEYOND[self.comparison], f"|{self._text(value)} − {self._text(self.limit)}|", self._points_text(beyond)
        )
        steps = Step(
            say("Score", "扣分级数"),
            say("Score", "{beyond} ÷ {size}").format(beyond=self._points_text(beyond), size=self._size()),
            say("Score", "{count} 级").format(count=plain(count)),
        )
        working = say("Score", "{weight} − {count} × {minus}{ended}").format(
            weight=plain(weight),
            count=plain(count),
            minus=plain(self.minus),
            ended=say("Score", "，扣完为止") if count * self.minus > weight else "",
        )
        last = Step(POINTS, working, plain(points))
        advice = self._advice(count, weight, points, facts) if points < weight else ""
        return Score(points, (first, over, steps, last), self._text(value), advice)

    def _excess(self, value: Decimal) -> Decimal:
        """How far the value lies on the bad side; 0 or less on the good one."""
        if self.comparison is Comparison.AT_MOST:
            return value - self.limit
        return self.limit - value if self.comparison is Comparison.AT_LEAST else abs(value - self.limit)

    def _count(self, beyond: Decimal) -> Decimal:
        if beyond <= 0:
            return Decimal(0)
        whole, rest = _WIDE.divmod(beyond, self.size)
        rounding = ROUND_CEILING if self.counting is Counting.BEGUN else ROUND_FLOOR
        return whole + (1 if rest and rounding == ROUND_CEILING else 0)

    def _advice(self, count: Decimal, weight: Decimal, points: Decimal, facts: Facts) -> str:
        """The limit one has to come back to for the next points; steps beyond the last point earn nothing."""
        kept = count - 1
        while kept > 0 and facts.rounding.points(max(weight - kept * self.minus, Decimal(0))) <= points:
            kept = min(kept - 1, (weight / self.minus).to_integral_value(ROUND_CEILING))
        more = facts.rounding.points(max(weight - kept * self.minus, Decimal(0))) - points
        spare = kept * self.size
        if self.counting is not Counting.WHOLE and not kept:
            return reaching(self.measure, self.limit_text, more)
        less = say("Score", "{measure}{beyond} {limit} 不到 {size}时可再得 {more} 分")
        least = say("Score", "{measure}{beyond} {limit} 不多于 {size}时可再得 {more} 分")
        whole = self.counting is Counting.WHOLE
        return (less if whole else least).format(
            measure=self.measure,
            beyond=_BEYOND[self.comparison],
            limit=self._text(self.limit),
            size=self._points_text(spare + self.size if whole else spare),
            more=plain(more),
        )

    def _size(self) -> str:
        return self._points_text(self.size)

    def _points_text(self, size: Decimal) -> str:
        return say("Score", "{size} 个百分点").format(size=plain(size * 100)) if self.value.is_ratio else plain(size)

    def _text(self, value: Decimal) -> str:
        return shown(value, is_ratio=self.value.is_ratio)
