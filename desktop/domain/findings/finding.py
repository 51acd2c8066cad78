"""What a check finds, and how checks are written.

A rule is a generator over a :class:`Case`. Its docstring says in English what it finds; below stands its page in the
handbook, in Chinese. Rules of scope NODE look at one indicator, so that an edit re-checks only what it touched; rules
of scope WHOLE look at the head figures and texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from inspect import getdoc

from desktop.domain.evaluation import Evaluation, Place
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet
from desktop.domain.tree import IndicatorTree, Node


class Severity(Enum):
    """Errors block signing unless overruled with a reason; warnings and notes never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a reviewer would mark.

    Attributes:
        code: Of the rule, such as SUM001; never reused.
        severity: How bad.
        where: The place to jump to.
        label: What stands there, for people: "资金管理 / 预算完成率".
        message: What is wrong, with both figures.
        figures: The contradicting figures as text.
        fix: What to do, in a sentence; "" where only the clerk can know.
    """

    code: str
    severity: Severity
    where: Place
    label: str
    message: str
    figures: tuple[str, ...] = ()
    fix: str = ""

    @property
    def id(self) -> str:
        """Stable while the same rule finds the same place; overruling is kept by it."""
        return f"{self.code}@{self.where}"


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a rule may look at. ``parts`` are the other evaluations of the file, scored: part id -> case."""

    rubric: Rubric
    tree: IndicatorTree
    evaluation: Evaluation
    sheet: ScoreSheet
    parts: Mapping[str, Case] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule yields; the rule table adds code and severity. ``severity`` overrides the rule's own where given."""

    where: Place
    label: str
    message: str
    figures: tuple[str, ...] = ()
    fix: str = ""
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its stable code. At least one of ``node`` and ``whole`` is given.

    Where both are given, they say the same of texts and of indicators, and one of them carries the page.
    """

    code: str
    severity: Severity
    name: str  # Chinese, for lists: 分项之和与合计不符
    node: Callable[[Case, Node], Iterator[Found]] | None = None
    whole: Callable[[Case], Iterator[Found]] | None = None

    @property
    def page(self) -> str:
        """The handbook page, in Chinese: what, why it matters, a wrong and a right example, where it was seen."""
        documented = [getdoc(generator) or "" for generator in (self.node, self.whole) if generator is not None]
        return next((page for doc in documented if (page := doc.partition("\n\n")[2])), "")

    def finding(self, found: Found) -> Finding:
        """A finding of this rule."""
        severity = found.severity or self.severity
        return Finding(self.code, severity, found.where, found.label, found.message, found.figures, found.fix)
