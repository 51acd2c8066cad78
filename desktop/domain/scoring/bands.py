"""The method that looks a value up in intervals: bands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.formula import Formula
from desktop.domain.interval import Ends, Interval, shown
from desktop.domain.number import percent, plain
from desktop.domain.scoring.rates import POINTS, points_step
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Facts, MissingFacts, Score, Step


@dataclass(frozen=True, slots=True)
class Band:
    """One interval and what it earns: ``points``, or a ``share`` of the weight. A side left out is open."""

    includes: Ends
    low: Decimal | None = None
    high: Decimal | None = None
    points: Decimal | None = None
    share: Decimal | None = None

    @property
    def interval(self) -> Interval:
        """Where it applies."""
        return Interval(self.low, self.high, self.includes)

    def worth(self, weight: Decimal) -> Decimal:
        """The points it earns, not rounded."""
        return self.points if self.points is not None else weight * (self.share or Decimal(0))


@dataclass(frozen=True, slots=True)
class Bands:
    """分档计分: the points of the interval (区间) the value lies in. Every value lies in exactly one.

    Source: scoring.md; one leaf of a county form.
    """

    value: Formula
    measure: str
    intervals: tuple[Band, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts of the value."""
        return self.value.needs

    @property
    def limit_text(self) -> str:
        """The interval that earns most."""
        return self._text(max(self.intervals, key=lambda band: band.worth(Decimal(1000))))

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        line = say("Score", "{interval} 得 {points} 分")
        lines = in_a_row(
            (line.format(interval=self._text(band), points=plain(band.worth(weight))) for band in self.intervals), "；"
        )
        return say("Score", "按{measure}分档计分：{lines}。").format(measure=self.measure, lines=lines)

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """The points of the value's own interval."""
        value = self.value.evaluate(facts)
        at = next((number for number, band in enumerate(self.intervals) if band.interval.holds(value)), None)
        said = shown(value, is_ratio=self.value.is_ratio)
        if at is None:  # the loader refuses such a rubric; one built in code is met here
            raise MissingFacts(
                self.needs, say("Score", "{measure} {value} 不在任何一档").format(measure=self.measure, value=said)
            )
        band = self.intervals[at]
        exact = min(band.worth(weight), weight)
        points = facts.rounding.points(exact)
        if band.share is None:
            within = say("Score", "{value} 在“{interval}”一档").format(value=said, interval=self._text(band))
            last = Step(POINTS, within, plain(points))
        else:
            last = points_step(f"{percent(band.share)} × {plain(weight)}", exact, points)
        steps = [Step(self.measure, self.value.show(facts), said)]
        if band.share is not None:
            steps.append(Step(say("Score", "所在档"), "", self._text(band)))
        steps.append(last)
        return Score(points, tuple(steps), said, self._advice(at, weight, facts))

    def _advice(self, at: int, weight: Decimal, facts: Facts) -> str:
        """The nearest interval that earns more."""
        now = facts.rounding.points(self.intervals[at].worth(weight))
        better = [
            (abs(number - at), number)
            for number, band in enumerate(self.intervals)
            if facts.rounding.points(band.worth(weight)) > now
        ]
        if not better:
            return ""
        band = self.intervals[min(better)[1]]
        more = facts.rounding.points(band.worth(weight)) - now
        return say("Score", "{measure}达到“{interval}”可再得 {more} 分").format(
            measure=self.measure, interval=self._text(band), more=plain(more)
        )

    def _text(self, band: Band) -> str:
        return band.interval.shown(is_ratio=self.value.is_ratio)
