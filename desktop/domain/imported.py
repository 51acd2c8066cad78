"""What a reader found in last year's file: values with place, printed text and confidence. Readers propose only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from desktop.domain.number import plain
from desktop.domain.text import Said, say


class Confidence(IntEnum):
    """How surely a value was read."""

    GUESS = 1  # found by position or likeness: not ticked until a person confirms
    LIKELY = 2  # the label is a known alias
    EXACT = 3  # label and unit are the rubric's own

    @property
    def word(self) -> str:
        """As JSON and tests write it: guess, likely, exact."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class ImportedValue:
    """One figure or text outside the score table.

    Attributes:
        target: A fact key or text key of the rubric; "" where nothing matches (then it is shown, never taken over).
        kind: "fact" or "text".
        value: A figure in the field's unit as digits, or the text.
        text: As printed: "519.66 万元".
        found_at: "自评表!C7".
        confidence: How surely.
        label: The label it stood beside, as printed.
    """

    target: str
    kind: str
    value: str
    text: str
    found_at: str
    confidence: Confidence
    label: str = ""


@dataclass(frozen=True, slots=True)
class ImportedIndicator:
    """One row of a score table, leaf or heading.

    Attributes:
        path: Names from level 1 down to this row, as printed (line breaks removed).
        code: The rubric's code it matches; "" for an indicator of the unit's own or an unknown one.
        slot: The code of the open slot an own indicator belongs under; "" otherwise.
    """

    path: tuple[str, ...]
    found_at: str
    confidence: Confidence
    weight: Decimal | None = None
    score: Decimal | None = None
    deduction: Decimal | None = None
    explanation: str = ""
    target: str = ""
    actual: str = ""
    basis: str = ""
    reason: str = ""
    improvement: str = ""
    note: str = ""
    code: str = ""
    slot: str = ""
    leaf: bool = True
    direction: str = ""  # of an own indicator, as OwnIndicator keeps it
    unit: str = ""
    level: str = ""

    @property
    def name(self) -> str:
        """The row's own name."""
        return self.path[-1] if self.path else ""


@dataclass(frozen=True, slots=True)
class ImportedHead:
    """One thing a source says of itself as a whole.

    Attributes:
        what: "unit", "year", "total" or "grade".
        value: As :class:`ImportResult` has it, in words.
        text: As printed: "自评总分为96.5分".
        found_at: "自评表!B2"; the file's name where only that tells.
        confidence: How surely.
    """

    what: str
    value: str
    text: str
    found_at: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Everything read from one source. ``warnings`` are contradictions and doubts inside the source, in Chinese.

    ``subject`` is what its title says is evaluated, as :attr:`Rubric.subject` has it; "" where it does not say.
    ``heads`` tells of unit, year, total and grade where they were read, each once.
    """

    source: str  # file name
    unit: str = ""
    year: int | None = None
    rubric_id: str = ""
    claimed_total: Decimal | None = None
    claimed_grade: str = ""
    values: tuple[ImportedValue, ...] = ()
    indicators: tuple[ImportedIndicator, ...] = ()
    warnings: tuple[str, ...] = ()
    subject: str = ""
    heads: tuple[ImportedHead, ...] = ()

    def head(self, what: str) -> ImportedHead | None:
        """Where the unit, year, total or grade was read, and how surely; None where it was not."""
        return next((one for one in self.heads if one.what == what), None)


@dataclass(frozen=True, slots=True)
class TotalDiffers:
    """A printed total that is not the sum of the printed scores."""

    added: Decimal
    claimed: Decimal

    @property
    def said(self) -> Said:
        """Both figures, and how far they are apart."""
        return say("Finding", "各项得分合计 {added}，原表总分为 {claimed}，相差 {apart}").format(
            added=plain(self.added), claimed=plain(self.claimed), apart=plain(abs(self.added - self.claimed))
        )

    def __str__(self) -> str:
        return self.said


def total_differs(rows: Iterable[ImportedIndicator], claimed: Decimal | None) -> TotalDiffers | None:
    """The printed leaf scores against the printed total; None where they agree or either is not there."""
    scores = [row.score for row in rows if row.leaf and row.score is not None]
    added = sum(scores, Decimal(0))
    return None if claimed is None or not scores or added == claimed else TotalDiffers(added, claimed)
