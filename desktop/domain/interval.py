"""Intervals (区间) of a value, each saying which of its ends it includes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from desktop.domain.number import percent, plain
from desktop.domain.text import say


class Ends(Enum):
    """Which ends belong to an interval; an open side (no ``low``, no ``high``) has no end to include."""

    LOW = "low"
    HIGH = "high"
    BOTH = "both"
    NONE = "none"

    @property
    def has_low(self) -> bool:
        """Whether the lower end belongs to it."""
        return self in (Ends.LOW, Ends.BOTH)

    @property
    def has_high(self) -> bool:
        """Whether the upper end belongs to it."""
        return self in (Ends.HIGH, Ends.BOTH)


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``; None leaves a side open."""

    low: Decimal | None
    high: Decimal | None
    includes: Ends

    def holds(self, value: Decimal) -> bool:
        """Whether ``value`` lies inside."""
        above = self.low is None or value > self.low or (value == self.low and self.includes.has_low)
        below = self.high is None or value < self.high or (value == self.high and self.includes.has_high)
        return above and below

    def shown(self, *, is_ratio: bool) -> str:
        """As a rule prints it: ≤10%, >10% 且 ≤20%."""
        parts = []
        if self.low is not None:
            parts.append(("≥" if self.includes.has_low else ">") + shown(self.low, is_ratio=is_ratio))
        if self.high is not None:
            parts.append(("≤" if self.includes.has_high else "<") + shown(self.high, is_ratio=is_ratio))
        if len(parts) == len(("low", "high")):
            return say("Score", "{low} 且 {high}").format(low=parts[0], high=parts[1])
        return parts[0] if parts else say("Score", "任何值")

    @property
    def faults(self) -> Iterator[str]:
        """What is wrong with it by itself, in Chinese."""
        if self.low is None and self.includes.has_low:
            yield f"没有 low，includes 读到 {self.includes.value}；应为 high 或 none"
        if self.high is None and self.includes.has_high:
            yield f"没有 high，includes 读到 {self.includes.value}；应为 low 或 none"
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                yield f"low 读到 {plain(self.low)}；应不大于 high（{plain(self.high)}）"
            elif self.low == self.high and self.includes is not Ends.BOTH:
                yield f"low 和 high 同为 {plain(self.low)}，区间是空的；只含一点时 includes 应为 both"


def joints(intervals: Sequence[Interval], *, whole: bool) -> Iterator[tuple[int, str]]:
    """Where ``intervals`` overlap, and with ``whole`` also where they leave a gap: an index and a Chinese message.

    They may stand upwards or downwards.
    """
    order = sorted(range(len(intervals)), key=lambda at: _start(intervals[at]))
    lowest, highest = intervals[order[0]], intervals[order[-1]]
    if whole and lowest.low is not None:
        yield order[0], f"没有覆盖小于 {plain(lowest.low)} 的值；最低一档不应有 low"
    for one, other in pairwise(order):
        below, above = intervals[one], intervals[other]
        if below.high is None or above.low is None or below.high > above.low:
            yield other, f"与第 {one + 1} 档重叠"
        elif below.high == above.low and below.includes.has_high and above.includes.has_low:
            yield other, f"{plain(above.low)} 同时属于第 {one + 1} 档，重叠；只应有一档包含它"
        elif whole and below.high == above.low and not (below.includes.has_high or above.includes.has_low):
            yield other, f"{plain(above.low)} 不属于任何一档，有空档；应有一档包含它"
        elif whole and below.high < above.low:
            yield other, f"{plain(below.high)} 与 {plain(above.low)} 之间有空档"
    if whole and highest.high is not None:
        yield order[-1], f"没有覆盖大于 {plain(highest.high)} 的值；最高一档不应有 high"


def shown(value: Decimal, *, is_ratio: bool) -> str:
    """A value as a person would write it: a ratio as a percentage."""
    return percent(value) if is_ratio else plain(value)


def _start(interval: Interval) -> tuple[bool, Decimal, bool]:
    low = interval.low
    return (low is not None, Decimal(0) if low is None else low, not interval.includes.has_low)
