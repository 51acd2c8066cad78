"""The method for qualitative indicators: pick the level, then a score inside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.fact import FactField
from desktop.domain.number import percent, plain
from desktop.domain.scoring.rates import POINTS
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Facts, MissingFacts, Score, Step

LEVEL_UNIT, POINTS_UNIT = "档", "分"


@dataclass(frozen=True, slots=True)
class Level:
    """One level (档): its words, and the share of the weight it begins at; it ends where the better one begins."""

    name: str
    floor: Decimal


# 财预〔2020〕10号: 100%–80%（含）, 80%–60%（含）, 60%–0%
THREE = (
    Level(say("Score", "达成年度指标"), Decimal("0.8")),
    Level(say("Score", "部分达成年度指标并具有一定效果"), Decimal("0.6")),
    Level(say("Score", "未达成年度指标且效果较差"), Decimal(0)),
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
        line = say("Score", "（{number}）{level}，{span}")
        lines = in_a_row(
            (
                line.format(number=at + 1, level=level.name, span=self._span(at, weight))
                for at, level in enumerate(self.levels)
            ),
            "；",
        )
        return say("Score", "先定档，再在档内打分（含下限）：{lines}。").format(lines=lines)

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """The points, which must lie inside the level."""
        facts.require(*self.needs)
        number, given = facts.values[self.level], facts.values[self.points]
        if number not in range(1, len(self.levels) + 1):
            said = say("Score", "档次读到 {number}；应为 1 至 {most}")
            raise MissingFacts((self.level,), said.format(number=plain(number), most=len(self.levels)))
        at = int(number) - 1
        low = weight * self.levels[at].floor
        high = weight if at == 0 else weight * self.levels[at - 1].floor
        if not (low <= given < high or (at == 0 and given == weight)):
            span = self._span(at, weight)
            said = say("Score", "档内得分 {given} 不在“{level}”的 {span}之内")
            raise MissingFacts((self.points,), said.format(given=plain(given), level=self.levels[at].name, span=span))
        rounded = facts.rounding.points(given)
        steps = (
            Step(
                say("Score", "档次"),
                "",
                say("Score", "第 {number} 档，{level}").format(number=at + 1, level=self.levels[at].name),
            ),
            Step(say("Score", "本档分数"), "", self._span(at, weight)),
            Step(POINTS, say("Score", "在档内打分"), plain(rounded)),
        )
        return Score(rounded, steps, self.levels[at].name, self._advice(at, rounded, weight, facts))

    def _advice(self, at: int, points: Decimal, weight: Decimal, facts: Facts) -> str:
        if at == 0:
            more = weight - points
            said = say("Score", "本档最高 {weight} 分，还可多得 {more} 分")
            return said.format(weight=plain(weight), more=plain(more)) if more > 0 else ""
        next_floor = facts.rounding.points(weight * self.levels[at - 1].floor)
        return say("Score", "达到“{level}”可再得至少 {more} 分").format(
            level=self.levels[at - 1].name, more=plain(next_floor - points)
        )

    def _span(self, at: int, weight: Decimal) -> str:
        low = self.levels[at].floor
        high = Decimal(1) if at == 0 else self.levels[at - 1].floor
        best = say("Score", "{low}（含）至 {high}（含）分（{from_rate}～{to_rate}）")
        said = best if at == 0 else say("Score", "{low}（含）至 {high}（不含）分（{from_rate}～{to_rate}）")
        return said.format(
            low=plain(weight * low), high=plain(weight * high), from_rate=percent(low), to_rate=percent(high)
        )
