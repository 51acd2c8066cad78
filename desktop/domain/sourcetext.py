"""What is printed in last year's file, laid out for a person to look at beside what was read from it.

The places are those the values name in ``found_at``, so that each finds the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.imported import ImportedIndicator, ImportResult


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A text, its place ("自评表!C7") and the area it covers, in rows and columns of its table counted from 0."""

    text: str
    place: str
    row: int
    column: int
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class SourceTable:
    """A sheet or a table. ``heads`` are the words over the columns of a score table; () where it is none."""

    name: str
    rows: int
    columns: int
    cells: tuple[SourceCell, ...]
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """The tables and, one row each, the paragraphs. ``cut``: it has more than can usefully be shown."""

    tables: tuple[SourceTable, ...] = ()
    lines: tuple[SourceCell, ...] = ()
    cut: bool = False


def listed(result: ImportResult) -> SourceText:
    """A source without pages, such as a file of ours, as the list of what stands in it."""
    lines = [(value.found_at, value.value) for value in result.values]
    lines += [(row.found_at, "　".join(_said(row))) for row in result.indicators if row.leaf]
    return SourceText(lines=tuple(SourceCell(f"{at}：{text}", at, row, 0) for row, (at, text) in enumerate(lines)))


def _said(row: ImportedIndicator) -> Iterator[str]:
    for field in ("weight", "score", "target", "actual", "basis", "reason", "improvement"):
        value = getattr(row, field)
        if value not in (None, ""):
            yield f"{FIELD_NAMES[field]} {value}"
