"""What a method gets and gives: figures in, a score with its own explanation out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from desktop.domain.fact import FactField
from desktop.domain.number import PERCENT, YES_NO, Rounding, in_unit
from desktop.domain.text import Said, in_a_row, say


class MissingFacts(Exception):  # noqa: N818 - a gap, met once in scoring.score_leaf
    """A method cannot work: figures are missing, or a divisor is zero. ``keys`` name them, ``reason`` is Chinese."""

    def __init__(self, keys: tuple[str, ...], reason: str) -> None:
        self.keys, self.reason = keys, reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Facts:
    """The figures one leaf is scored from.

    ``values`` are as typed, in each field's unit. ``target`` and ``actual`` are set when the unit's own leaf states
    both as plain numbers; ``typed`` when a score was entered by hand.
    """

    values: Mapping[str, Decimal]
    fields: Mapping[str, FactField]
    rounding: Rounding = field(default_factory=Rounding)
    typed: Decimal | None = None
    target: Decimal | None = None
    actual: Decimal | None = None
    level: int | None = None  # 档次 picked for a qualitative own indicator, 1 the best

    def require(self, *keys: str) -> None:
        """Raise MissingFacts naming every one of ``keys`` that has no figure yet."""
        lacking = tuple(key for key in keys if key not in self.values)
        if lacking:
            names = in_a_row(say("Score", "“{name}”").format(name=self.name(key)) for key in lacking)
            raise MissingFacts(lacking, say("Score", "还缺{names}").format(names=names))

    def number(self, key: str) -> Decimal:
        """A figure as formulas read it: percentages as ratios (98.2 % → 0.982)."""
        self.require(key)
        value = self.values[key]
        return value / 100 if self._unit(key) == PERCENT else value

    def shown(self, key: str) -> str:
        """A figure as a person would write it: 39398.33, 98.2%, 是."""
        unit = self._unit(key)
        if unit == YES_NO:
            return say("Score", "是") if self.values[key] else say("Score", "否")
        return in_unit(self.values[key], unit)

    def name(self, key: str) -> str:
        """The Chinese name of a figure; the key itself where the rubric has no field for it."""
        known = self.fields.get(key)
        return known.name if known else key

    def _unit(self, key: str) -> str:
        known = self.fields.get(key)
        return known.unit if known else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the arithmetic: ``name``：``working`` ＝ ``result``, all as a person would write them."""

    name: str
    working: str
    result: str

    @property
    def said(self) -> Said:
        """All of it in one line."""
        if self.working:
            whole = say("Score", "{name}：{working} = {result}")
            return whole.format(name=self.name, working=self.working, result=self.result)
        return say("Score", "{name}：{result}").format(name=self.name, result=self.result)

    def __str__(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class Score:
    """Points with their arithmetic.

    Attributes:
        points: In 分, rounded as the rubric says.
        steps: The arithmetic, in order; screen and report print it unchanged.
        value: What was judged, as text (96.19%), for the column 完成值; empty where nothing was calculated.
        next_point: What would earn more, in a sentence; empty at full marks.
        rate: What was reached of the target, where the method compares the two; 超额完成 looks at it.
        left_out: The leaf does not apply and its weight does not count (不适用, re-scaled).
    """

    points: Decimal
    steps: tuple[Step, ...]
    value: str = ""
    next_point: str = ""
    rate: Decimal | None = None
    left_out: bool = False

    @property
    def trace(self) -> str:
        """The arithmetic in one line, ready for 评分依据."""
        return in_a_row((step.said for step in self.steps), "；")


@dataclass(frozen=True, slots=True)
class Unscored:
    """Why a leaf has no score. Nothing is ever guessed: a gap stays a gap."""

    lacking: tuple[str, ...]  # fact keys; "score" when a score has to be typed
    reason: str


class Method(Protocol):
    """One way of turning figures into points. Frozen, with its parameters as fields."""

    @property
    def needs(self) -> tuple[str, ...]:
        """Fact keys it reads; an edit of one of them re-scores the leaf."""
        ...

    @property
    def limit_text(self) -> str:
        """What is asked for, short, for the column 目标值: "≤100%"; empty where the unit states its own target."""
        ...

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence a clerk understands."""
        ...

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points for ``facts``; raises MissingFacts where they do not suffice."""
        ...
