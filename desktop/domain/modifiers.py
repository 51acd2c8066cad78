"""What may change a score beside its method: 不适用, 超额完成, and a limit on the total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from desktop.domain.fact import FactField
from desktop.domain.formula import Formula
from desktop.domain.interval import Ends, Interval, shown
from desktop.domain.number import YES_NO, Rounding, percent, plain
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Facts, MissingFacts, Score, Step

_GONE, _OVER, _POINTS = say("Score", "不适用"), say("Score", "超额完成"), say("Score", "得分")


class WhenGone(Enum):
    """What a leaf that does not apply earns."""

    FULL = "full"
    RESCALE = "rescale"  # left out, and the total is scaled up to what the rubric demands


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """不适用: a yes/no figure says that the leaf does not apply to this unit this year. Unanswered, it does apply."""

    key: str
    text: str
    then: WhenGone

    @property
    def asks(self) -> tuple[FactField, ...]:
        """The question."""
        return (FactField(self.key, self.text, YES_NO, "不答或答“否”的，按评分规则计分"),)

    @property
    def in_words(self) -> str:
        """The rule as a sentence."""
        full = say("Score", "{text}的，得满分。")
        rescaled = say("Score", "{text}的，不计分，总分按其余指标的分值折算。")
        return (full if self.then is WhenGone.FULL else rescaled).format(text=self.text)

    def score(self, weight: Decimal, rounding: Rounding) -> Score:
        """Full marks, or nothing and left out."""
        if self.then is WhenGone.FULL:
            points = rounding.points(weight)
            said = say("Score", "{text}，得满分").format(text=self.text)
            return Score(points, (Step(_POINTS, said, plain(points)),), _GONE)
        return Score(
            rounding.points(Decimal(0)),
            (Step(_GONE, "", say("Score", "{text}，不计分，总分按其余指标折算").format(text=self.text)),),
            _GONE,
            left_out=True,
        )


class WhenOver(Enum):
    """What follows when a target is far exceeded, and so was probably set too low."""

    FLAG = "flag"
    REASON = "reason"
    MINUS = "minus"


@dataclass(frozen=True, slots=True)
class OverAchievement:
    """超额完成: from the rate ``at`` on (1.2, 1.3) the leaf is flagged, wants a reason, or loses ``minus`` points."""

    at: Decimal
    then: WhenOver
    minus: Decimal = Decimal(0)

    @property
    def in_words(self) -> str:
        """The rule as a sentence."""
        then = {
            WhenOver.FLAG: say("Score", "提示核对目标值"),
            WhenOver.REASON: say("Score", "须写明原因"),
            WhenOver.MINUS: say("Score", "扣 {points} 分").format(points=plain(self.minus)),
        }[self.then]
        return say("Score", "完成率达到 {at} 的，{then}。").format(at=percent(self.at), then=then)

    def holds(self, score: Score) -> bool:
        """Whether the value went that far."""
        return score.rate is not None and score.rate >= self.at

    def applied(self, score: Score, rounding: Rounding) -> Score:
        """``score`` with what follows; the same where the value did not go that far."""
        if score.rate is None or not self.holds(score):
            return score
        over = f"{percent(score.rate)} ≥ {percent(self.at)}"
        if self.then is not WhenOver.MINUS:
            flagged, asked = say("Score", "目标值可能偏低，请核对"), say("Score", "目标值可能偏低，须写明原因")
            said = flagged if self.then is WhenOver.FLAG else asked
            return replace(score, steps=(*score.steps[:-1], Step(_OVER, over, said), score.steps[-1]))
        points = rounding.points(max(score.points - self.minus, Decimal(0)))
        steps = (
            *score.steps,
            Step(_OVER, over, say("Score", "扣 {points} 分").format(points=plain(self.minus))),
            Step(_POINTS, f"{plain(score.points)} − {plain(self.minus)}", plain(points)),
        )
        return replace(score, points=points, steps=steps)


@dataclass(frozen=True, slots=True)
class CapBand:
    """Where the value lies here, the total is at most ``cap``. A side left out is open."""

    includes: Ends
    cap: Decimal
    low: Decimal | None = None
    high: Decimal | None = None

    @property
    def interval(self) -> Interval:
        """Where it applies."""
        return Interval(self.low, self.high, self.includes)


@dataclass(frozen=True, slots=True)
class TotalCap:
    """总分限制: the total is limited by another value, e.g. an execution rate of 70–80 % to at most 89.

    Outside every interval nothing is limited.
    """

    value: Formula
    measure: str
    intervals: tuple[CapBand, ...]

    @property
    def in_words(self) -> str:
        """The rule as a sentence."""
        ratio = self.value.is_ratio
        line = say("Score", "{measure} {interval} 的，总分最高 {cap} 分")
        lines = in_a_row(
            (
                line.format(measure=self.measure, interval=band.interval.shown(is_ratio=ratio), cap=plain(band.cap))
                for band in self.intervals
            ),
            "；",
        )
        return say("Score", "{lines}。").format(lines=lines)

    def limit(self, facts: Facts) -> tuple[Decimal | None, str]:
        """The most the total may be (None: no limit), and why, in Chinese.

        Raises:
            MissingFacts: The value cannot be worked out.
        """
        try:
            value = self.value.evaluate(facts)
        except MissingFacts as gap:
            said = say("Score", "总分受{measure}限制，{reason}")
            raise MissingFacts(gap.keys, said.format(measure=self.measure, reason=gap.reason)) from gap
        for band in self.intervals:
            if band.interval.holds(value):
                where = band.interval.shown(is_ratio=self.value.is_ratio)
                said = say("Score", "{measure} {value}（{interval}），总分最高 {cap} 分")
                value_said = shown(value, is_ratio=self.value.is_ratio)
                cap = plain(band.cap)
                return band.cap, said.format(measure=self.measure, value=value_said, interval=where, cap=cap)
        return None, ""
