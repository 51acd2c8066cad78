"""What may change a score beside its method: 不适用, 超额完成, and a limit on the total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from desktop.domain.fact import FactField
from desktop.domain.formula import Formula
from desktop.domain.interval import Ends, Interval, shown
from desktop.domain.number import YES_NO, Rounding, percent, plain
from desktop.domain.trace import Facts, MissingFacts, Score, Step


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
        then = "得满分" if self.then is WhenGone.FULL else "不计分，总分按其余指标的分值折算"
        return f"{self.text}的，{then}。"

    def score(self, weight: Decimal, rounding: Rounding) -> Score:
        """Full marks, or nothing and left out."""
        if self.then is WhenGone.FULL:
            points = rounding.points(weight)
            return Score(points, (Step("得分", f"{self.text}，得满分", plain(points)),), "不适用")
        return Score(
            rounding.points(Decimal(0)),
            (Step("不适用", "", f"{self.text}，不计分，总分按其余指标折算"),),
            "不适用",
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
            WhenOver.FLAG: "提示核对目标值",
            WhenOver.REASON: "须写明原因",
            WhenOver.MINUS: f"扣 {plain(self.minus)} 分",
        }[self.then]
        return f"完成率达到 {percent(self.at)} 的，{then}。"

    def holds(self, score: Score) -> bool:
        """Whether the value went that far."""
        return score.rate is not None and score.rate >= self.at

    def applied(self, score: Score, rounding: Rounding) -> Score:
        """``score`` with what follows; the same where the value did not go that far."""
        if score.rate is None or not self.holds(score):
            return score
        over = f"{percent(score.rate)} ≥ {percent(self.at)}"
        if self.then is not WhenOver.MINUS:
            said = "目标值可能偏低，请核对" if self.then is WhenOver.FLAG else "目标值可能偏低，须写明原因"
            return replace(score, steps=(*score.steps[:-1], Step("超额完成", over, said), score.steps[-1]))
        points = rounding.points(max(score.points - self.minus, Decimal(0)))
        steps = (
            *score.steps,
            Step("超额完成", over, f"扣 {plain(self.minus)} 分"),
            Step("得分", f"{plain(score.points)} − {plain(self.minus)}", plain(points)),
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
        said = (
            f"{self.measure} {band.interval.shown(is_ratio=ratio)} 的，总分最高 {plain(band.cap)} 分"
            for band in self.intervals
        )
        return "；".join(said) + "。"

    def limit(self, facts: Facts) -> tuple[Decimal | None, str]:
        """The most the total may be (None: no limit), and why, in Chinese.

        Raises:
            MissingFacts: The value cannot be worked out.
        """
        try:
            value = self.value.evaluate(facts)
        except MissingFacts as gap:
            raise MissingFacts(gap.keys, f"总分受{self.measure}限制，{gap.reason}") from gap
        said = f"{self.measure} {shown(value, is_ratio=self.value.is_ratio)}"
        for band in self.intervals:
            if band.interval.holds(value):
                where = band.interval.shown(is_ratio=self.value.is_ratio)
                return band.cap, f"{said}（{where}），总分最高 {plain(band.cap)} 分"
        return None, ""
