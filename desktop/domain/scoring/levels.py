"""The method for qualitative indicators: pick the level, then a score inside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.fact import FactField
from desktop.domain.number import percent, plain
from desktop.domain.trace import Facts, MissingFacts, Score, Step

LEVEL_UNIT, POINTS_UNIT = "档", "分"


@dataclass(frozen=True, slots=True)
class Level:
    """One level (档): its words, and the share of the weight it begins at; it ends where the better one begins."""

    name: str
    floor: Decimal


# 财预〔2020〕10号: 100%–80%（含）, 80%–60%（含）, 60%–0%
THREE = (
    Level("达成年度指标", Decimal("0.8")),
    Level("部分达成年度指标并具有一定效果", Decimal("0.6")),
    Level("未达成年度指标且效果较差", Decimal(0)),
)


@dataclass(frozen=True, slots=True)
class Levels:
    """分档打分: the clerk picks a level, then points inside it. A level includes its lower end, the best also 100 %.

    ``level`` and ``points`` are the keys of the two figures it asks for. Source: 财预〔2020〕10号, three levels.
    """

    level: str
    points: str
    text: str
    levels: tuple[Level, ...] = THREE

    @property
    def asks(self) -> tuple[FactField, ...]:
        """The two figures: which level, and how many points inside it."""
        listed = "、".join(f"{number} {level.name}" for number, level in enumerate(self.levels, 1))
        return (
            FactField(self.level, f"{self.text}属于哪一档（{listed}）", LEVEL_UNIT, "填档次的序号"),
            FactField(self.points, f"{self.text}档内得分", POINTS_UNIT, "填所选档次分数范围以内的分数"),
        )

    @property
    def needs(self) -> tuple[str, ...]:
        """Level and points."""
        return (self.level, self.points)

    @property
    def limit_text(self) -> str:
        """The best level."""
        return self.levels[0].name

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        lines = "；".join(f"（{number + 1}）{level.name}，{self._span(number, weight)}"
                         for number, level in enumerate(self.levels))  # fmt: skip
        return f"先定档，再在档内打分（含下限）：{lines}。"

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """The points, which must lie inside the level."""
        facts.require(*self.needs)
        number, given = facts.values[self.level], facts.values[self.points]
        if number not in range(1, len(self.levels) + 1):
            raise MissingFacts((self.level,), f"档次读到 {plain(number)}；应为 1 至 {len(self.levels)}")
        at = int(number) - 1
        low = weight * self.levels[at].floor
        high = weight if at == 0 else weight * self.levels[at - 1].floor
        if not (low <= given < high or (at == 0 and given == weight)):
            span = self._span(at, weight)
            raise MissingFacts((self.points,), f"档内得分 {plain(given)} 不在“{self.levels[at].name}”的 {span}之内")
        rounded = facts.rounding.points(given)
        steps = (
            Step("档次", "", f"第 {at + 1} 档，{self.levels[at].name}"),
            Step("本档分数", "", self._span(at, weight)),
            Step("得分", "在档内打分", plain(rounded)),
        )
        return Score(rounded, steps, self.levels[at].name, self._advice(at, rounded, weight, facts))

    def _advice(self, at: int, points: Decimal, weight: Decimal, facts: Facts) -> str:
        if at == 0:
            more = weight - points
            return f"本档最高 {plain(weight)} 分，还可多得 {plain(more)} 分" if more > 0 else ""
        next_floor = facts.rounding.points(weight * self.levels[at - 1].floor)
        return f"达到“{self.levels[at - 1].name}”可再得至少 {plain(next_floor - points)} 分"

    def _span(self, at: int, weight: Decimal) -> str:
        low = self.levels[at].floor
        high = Decimal(1) if at == 0 else self.levels[at - 1].floor
        spoken = "（含）" if at == 0 else "（不含）"
        return f"{plain(weight * low)}（含）至 {plain(weight * high)}{spoken}分（{percent(low)}～{percent(high)}）"
