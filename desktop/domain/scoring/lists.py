"""Methods that go through a list: checklist, bonus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.number import plain
from desktop.domain.scoring.rates import NEGATIVE, POINTS, clamp
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Facts, MissingFacts, Score, Step


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of a checklist: a yes/no fact, its text, and its points (None: an equal share)."""

    key: str
    text: str
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """逐条计分: points for each condition met. Conditions carry points of their own or share the weight equally.

    Source: scoring.md; the conditions of guangzhou-2021 are printed, the split of points is assumed.
    """

    conditions: tuple[Condition, ...]

    @property
    def needs(self) -> tuple[str, ...]:
        """The answers."""
        return tuple(condition.key for condition in self.conditions)

    @property
    def limit_text(self) -> str:
        """How many conditions there are."""
        return say("Score", "{count} 条全部符合").format(count=len(self.conditions))

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        line, worth = say("Score", "（{number}）{text}"), say("Score", "（{number}）{text}，{points} 分")
        lines = in_a_row(
            (
                line.format(number=number, text=condition.text)
                if condition.points is None
                else worth.format(number=number, text=condition.text, points=plain(condition.points))
                for number, condition in enumerate(self.conditions, 1)
            ),
            "；",
        )
        if self.conditions[0].points is None:
            even = say("Score", "逐条对照，符合的得分，各条平均分配 {weight} 分：{lines}。")
            return even.format(weight=plain(weight), lines=lines)
        return say("Score", "逐条对照，符合的得分：{lines}。").format(lines=lines)

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """The sum over the conditions met."""
        facts.require(*self.needs)
        met = [condition for condition in self.conditions if facts.values[condition.key] != 0]
        unmet = [condition for condition in self.conditions if condition not in met]
        if self.conditions[0].points is None:
            working = f"{plain(weight)} × {len(met)} ÷ {len(self.conditions)}"
        else:
            working = " + ".join(plain(condition.points or Decimal(0)) for condition in met)
            working = working or say("Score", "无")
        points = self._points(met, weight, facts)
        value = say("Score", "符合 {met}/{all} 条").format(met=len(met), all=len(self.conditions))
        steps = [Step(say("Score", "对照条件"), "", value)]
        if unmet:
            steps.append(Step(say("Score", "未符合"), "", in_a_row(condition.text for condition in unmet)))
        steps.append(Step(POINTS, working, plain(points)))
        advice = ""
        if unmet:
            more = self._points([*met, unmet[0]], weight, facts) - points
            said = say("Score", "做到“{text}”可再得 {more} 分")
            advice = said.format(text=unmet[0].text, more=plain(more)) if more > 0 else ""
        return Score(points, tuple(steps), value, advice)

    def _points(self, met: Sequence[Condition], weight: Decimal, facts: Facts) -> Decimal:
        if self.conditions[0].points is None:
            exact = weight * len(met) / len(self.conditions)
        else:
            exact = sum((condition.points or Decimal(0) for condition in met), Decimal(0))
        return facts.rounding.points(clamp(exact, Decimal(0), weight))


@dataclass(frozen=True, slots=True)
class Event:
    """A commendation (points above 0) or a criticism (below 0); the fact counts how often it happened."""

    key: str
    text: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class Bonus:
    """加减分: ± points for each event, additions and deductions capped apart. Without an event it is 0, never the cap.

    Source: scoring.md; guangzhou-2021 工作受表彰或批评, ±2.5 each, at most ±5.
    """

    events: tuple[Event, ...]
    cap: Decimal
    floor: Decimal

    @property
    def needs(self) -> tuple[str, ...]:
        """The counts."""
        return tuple(event.key for event in self.events)

    @property
    def limit_text(self) -> str:
        """The range."""
        return f"{plain(self.floor)}～{plain(self.cap)}"

    def in_words(self, weight: Decimal) -> str:  # noqa: ARG002 - the caps are the rule's own
        """The rule as a sentence."""
        line = say("Score", "{text}，每项{signed} 分")
        lines = in_a_row((line.format(text=event.text, signed=_signed(event.points)) for event in self.events), "；")
        said = say("Score", "{lines}。合计最多加 {cap} 分，最多扣 {floor} 分；没有则为 0 分。")
        return said.format(lines=lines, cap=plain(self.cap), floor=plain(-self.floor))

    def score(self, weight: Decimal, facts: Facts) -> Score:  # noqa: ARG002
        """Additions and deductions, each capped by itself, then set off against one another."""
        facts.require(*self.needs)
        negative = [event.key for event in self.events if facts.values[event.key] < 0]
        if negative:
            raise MissingFacts(tuple(negative), NEGATIVE.format(name=facts.name(negative[0])))
        earned = [event.points * facts.values[event.key] for event in self.events]
        plus = min(sum((each for each in earned if each > 0), Decimal(0)), self.cap)
        minus = max(sum((each for each in earned if each < 0), Decimal(0)), self.floor)
        exact = sum(earned, Decimal(0))
        points = facts.rounding.points(plus + minus)
        terms = [
            say("Score", "{times} × {signed}").format(times=facts.shown(event.key), signed=_signed(event.points))
            for event in self.events
            if facts.values[event.key]
        ]
        working = in_a_row(terms, " + ") if terms else say("Score", "没有表彰或批评")
        if exact != plus + minus:
            said = say("Score", "{working}（合计 {exact}；加分以 {cap} 分、扣分以 {floor} 分为限）")
            working = said.format(working=working, exact=plain(exact), cap=plain(self.cap), floor=plain(-self.floor))
        return Score(points, (Step(POINTS, working, plain(points)),), plain(points))


def _signed(points: Decimal) -> str:
    said = say("Score", "加 {points}") if points > 0 else say("Score", "扣 {points}")
    return said.format(points=plain(abs(points)))
