"""Tables made from rows of texts: what annexes are made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.reports.report import Align, Cell, Table


class Column(NamedTuple):
    """A column: its head, its share of the width, and how its cells stand."""

    head: str
    share: float
    align: Align = Align.LEFT


def listing(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    *,
    title: str = "",
    note: str = "",
    upright: bool = True,
    strong: frozenset[int] = frozenset(),
    names: int | None = None,
) -> Table:
    """A table with one head row over rows of texts.

    Args:
        columns: From left to right.
        rows: A text for each column.
        title: Above the table; "" where what stands above says it already.
        note: Flush right above the table.
        upright: Whether it stands on an upright sheet.
        strong: Rows in bold, counted from 0 below the head: sums, headings.
        names: The column that names what a row is about.
    """
    cells = [Cell(0, at, column.head, align=Align.CENTRE, strong=True) for at, column in enumerate(columns)]
    count = 1
    for row in rows:
        cells += [
            Cell(count, at, text, align=column.align, strong=count - 1 in strong)
            for at, (column, text) in enumerate(zip(columns, row, strict=True))
        ]
        count += 1
    shares = tuple(column.share for column in columns)
    return Table(title, shares, count, 1, tuple(cells), note, names, upright=upright)


def form(pairs: Sequence[tuple[str, str]], *, least: float = 24.0) -> Table:
    """Labels with their texts, two pairs a row; a last one without a partner takes the whole row."""
    cells: list[Cell] = []
    for at, (label, text) in enumerate(pairs):
        row, left = at // 2, at % 2 * 2
        alone = at == len(pairs) - 1 and not left
        cells += [
            Cell(row, left, label, align=Align.CENTRE, strong=True),
            Cell(row, left + 1, text, columns=3 if alone else 1),
        ]
    return Table("", (1.3, 3, 1.3, 3), (len(pairs) + 1) // 2, 0, tuple(cells), upright=True, least=least)
