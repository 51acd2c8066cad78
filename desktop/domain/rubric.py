"""A rubric (评价方案): everything a form prescribes, as values. Nothing about any form stands in code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from desktop.domain.fact import FactField
from desktop.domain.modifiers import NotApplicable, OverAchievement, TotalCap
from desktop.domain.number import Rounding
from desktop.domain.text import sentences
from desktop.domain.trace import Method

DEPARTMENT = "整体支出"  # in what a department's form is about
NATIONAL = "全国"  # the region of a form every place may begin with
_SUBJECT = re.compile(r"(?:部门|单位)整体支出|项目支出|专项资金|转移支付")


class Certainty(Enum):
    """How well a rule is known (scoring.md, Certainty)."""

    PRINTED = "printed"  # a published form or report prints it
    DERIVED = "derived"  # it reproduces printed figures; the rubric's cases show the arithmetic
    ASSUMED = "assumed"  # 推定: shown as such, never passed off as official


@dataclass(frozen=True, slots=True)
class TextField:
    """A text the form asks for: a line of the cover, or a long field of the head block.

    ``place`` is "cover" (联系电话, 填报日期 …) or "head" (年度整体绩效目标, 完成情况 …).
    """

    key: str
    name: str
    place: str
    hint: str = ""
    carried: bool = True  # whether next year's draft starts with it


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a rule comes from; ``place`` is None while nobody has read the clause."""

    document: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A row of the official table. ``code`` outlives the year; ``weight`` is in points (分).

    An ``open_slot`` has no children of its own in the rubric: the unit adds them, and they must sum to its weight.
    """

    code: str
    name: str
    weight: Decimal
    explanation: str = ""
    standard: str = ""
    method: Method | None = None  # only leaves are scored
    certainty: Certainty = Certainty.ASSUMED
    certainty_note: str = ""  # what of the rule is surer or less sure than ``certainty`` says, in Chinese
    references: tuple[Reference, ...] = ()
    facts: tuple[FactField, ...] = ()  # figures only this leaf asks for
    children: tuple[Indicator, ...] = ()
    open_slot: bool = False
    floor: Decimal = Decimal(0)  # the least score: negative for 加减分 only
    aliases: tuple[str, ...] = ()  # names seen for it in past files
    not_applicable: NotApplicable | None = None
    over_achievement: OverAchievement | None = None  # of an open slot: for every own indicator below it
    evidence: str = ""  # what has to be enclosed to prove the score, in Chinese; "" where nothing is asked for

    @property
    def reads(self) -> tuple[str, ...]:
        """The keys of all figures its score depends on."""
        needs = () if self.method is None else self.method.needs
        return needs if self.not_applicable is None else (self.not_applicable.key, *needs)

    def rule_in_words(self, weight: Decimal) -> str:
        """The whole rule in sentences, 不适用 and 超额完成 included; empty without a method."""
        if self.method is None:
            return ""
        also = (each.in_words for each in (self.not_applicable, self.over_achievement) if each is not None)
        return sentences((self.method.in_words(weight), *also))

    def walk(self) -> Iterator[Indicator]:
        """This indicator and all below it, in the order of the printed table."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade (等级) holds from ``floor`` (included) up to the next band's floor (not included)."""

    name: str
    floor: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure of the head block and parts that must add up to it; ``name`` says by what it is split."""

    name: str
    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """One column of the budget table: a name and the facts that stand in its rows."""

    name: str
    planned: str  # fact key of 全年预算数
    executed: str  # fact key of 全年执行数


@dataclass(frozen=True, slots=True)
class HeadGroup:
    """One way of splitting the budget: 按资金来源, 按资金结构, 按预算级次."""

    name: str
    columns: tuple[HeadColumn, ...]


@dataclass(frozen=True, slots=True)
class OutlineHeading:
    """A heading of the narrative report. ``generated`` names a generator of domain.narrative, or is empty.

    ``limit`` is how many characters the form allows (字数), None where it allows any number.
    """

    key: str
    level: int
    heading: str
    generated: str = ""
    hint: str = ""
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column of a printed score table. ``shows`` is a name in reports.content.COLUMNS."""

    head: str
    shows: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed score table: which level-1 indicators it lists, and in which columns."""

    title: str
    indicators: tuple[str, ...]
    columns: tuple[SheetColumn, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    """One form of one year, with the sums it demands and the way it is printed."""

    id: str
    title: str  # of the form: 部门整体支出绩效自评表
    family: str
    year: int
    region: str
    total: Decimal  # what all weights sum to, in points
    rounding: Rounding
    facts: tuple[FactField, ...]  # head figures, which feed several indicators
    texts: tuple[TextField, ...]
    sums: tuple[Sum, ...]
    head: tuple[HeadGroup, ...]
    indicators: tuple[Indicator, ...]  # level 1, in printed order
    grades: tuple[GradeBand, ...]  # best first
    roles: tuple[str, ...]  # who signs, in order; the last one issues
    outline: tuple[OutlineHeading, ...]
    sheets: tuple[Sheet, ...]
    attachment: str = ""  # 附件2
    report_title: tuple[str, ...] = ()  # lines of the cover; {year} is filled in
    references: tuple[Reference, ...] = ()
    total_cap: TotalCap | None = None
    aliases: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict
    )  # fact or text key -> labels seen in past files
    checks_off: Mapping[str, str] = field(default_factory=dict)  # code of a check that does not apply -> why

    @property
    def subject(self) -> str:
        """What is evaluated, as its title says: 部门整体支出, 项目支出 …; the department's where it does not say."""
        found = _SUBJECT.search(self.title)
        return found[0] if found else "部门整体支出"

    def walk(self) -> Iterator[Indicator]:
        """Every indicator the rubric prescribes, in printed order."""
        for indicator in self.indicators:
            yield from indicator.walk()

    def fields(self) -> dict[str, FactField]:
        """Every figure the rubric asks for, by key: the head's first, then the leaves'."""
        fields = {fact.key: fact for fact in self.facts}
        for indicator in self.walk():
            fields.update((fact.key, fact) for fact in indicator.facts)
        return fields

    def grade(self, total: Decimal) -> GradeBand | None:
        """The band ``total`` falls in; None below the lowest floor.

        Bands are half-open with the lower end included, so exactly 90.00 is 优 where 优 starts at 90.
        """
        return next((band for band in self.grades if total >= band.floor), None)
