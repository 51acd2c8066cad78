"""What a check finds, and how checks are written.

A rule is a generator over a :class:`Case`. Its docstring says in English what it finds; below stands its page in the
handbook, in Chinese. A rule's ``node`` looks at one indicator, so that an edit re-checks only what it touched; its
``whole`` looks at the head figures and texts; its ``printed`` looks at a document that is only read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from inspect import getdoc

from desktop.domain.case import Case as Case  # noqa: PLC0414 - what a rule looks at
from desktop.domain.evaluation import Place
from desktop.domain.imported import ImportResult
from desktop.domain.tree import Node


class Severity(Enum):
    """Errors block signing unless overruled with a reason; warnings and notes never do."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_PAGE = re.compile(
    r"(.+?)\n\n(?:[^：\n]+：)(.+?)\n\n为什么要紧：(.+?)\n\n错：(.+?)\n对：(.+?)\n见于：(.+?)\s*", re.DOTALL
)

Span = tuple[int, int]


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
        span: Which characters of the text at ``where`` are meant, start and end (not included), as the text is kept;
            None where it is all of it, or where no text stands. It is no part of :attr:`id`.
    """

    code: str
    severity: Severity
    where: Place
    label: str
    message: str
    figures: tuple[str, ...] = ()
    fix: str = ""
    span: Span | None = None

    @property
    def id(self) -> str:
        """Stable while the same rule finds the same place; overruling is kept by it."""
        return f"{self.code}@{self.where}"


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule yields; the rule table adds code and severity. ``severity`` overrides the rule's own where given."""

    where: Place
    label: str
    message: str
    figures: tuple[str, ...] = ()
    fix: str = ""
    severity: Severity | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as it was read, before it is anybody's evaluation: what it claims, and its running text.

    ``lines`` are its paragraphs in order, without blanks at their ends; empty where the reader kept none.
    """

    result: ImportResult
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A rule's page in the handbook, in Chinese. ``seen`` says where the fault was met, ``english`` what is found."""

    english: str
    what: str
    why: str
    wrong: str
    right: str
    seen: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A check with its stable code. At least one of ``node``, ``whole`` and ``printed`` is given.

    Where several are given, they say the same of indicators, texts and documents, and one of them carries the page.
    """

    code: str
    severity: Severity
    name: str  # Chinese, for lists: 分项之和与合计不符
    node: Callable[[Case, Node], Iterator[Found]] | None = None
    whole: Callable[[Case], Iterator[Found]] | None = None
    printed: Callable[[Printed, Case], Iterator[Found]] | None = None  # of a document that is only read

    @property
    def page(self) -> Page:
        """The handbook page, from the docstring.

        Raises:
            ValueError: Nothing that the rule is made of is documented as a page.
        """
        for generator in (self.node, self.whole, self.printed):
            if generator is not None and (match := _PAGE.fullmatch(getdoc(generator) or "")) is not None:
                english, *chinese = match.groups()
                return Page(" ".join(english.splitlines()), *("".join(part.splitlines()) for part in chinese))
        raise ValueError(f"{self.code} has no page")

    def finding(self, found: Found) -> Finding:
        """A finding of this rule."""
        severity = found.severity or self.severity
        return Finding(
            self.code, severity, found.where, found.label, found.message, found.figures, found.fix, found.span
        )
