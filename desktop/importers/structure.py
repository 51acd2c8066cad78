"""The bare form in a document: which indicators it prints, with weights, explanations and standards, whose ever it is.

The score table is read by the same columns, rows and page breaks as last year's results; only no rubric helps here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.importers.columns import Head, find_heads
from desktop.importers.document import Document
from desktop.importers.execution import NAME, execution_weight
from desktop.importers.funds import of_funds
from desktop.importers.grid import Cell, Grid
from desktop.importers.identity import identify
from desktop.importers.rows import Row
from desktop.importers.table import Table, read_table
from desktop.importers.vocabulary import Role
from desktop.importers.words import one_line, points_in_name

_RATE = re.compile(r"预算执行|预算完成率")
_TITLE = re.compile(r".{0,40}(?:表|体系|标准)$")
_POINTS = re.compile(r"[(（]\s*\d+(?:\.\d+)?\s*(?:分|%|％)\s*[)）]\s*$")
_ORDER = re.compile(
    r"^(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d{1,2}[、.．](?!\d)"
    r"|[A-Z](?:\d{1,4}(?:[.-]\d+)*(?=[\s、.．])|(?=[\s、.．]))[、.．]?)\s*"  # A 决策, A1 目标, A11.职能; never B超
)


@dataclass(frozen=True, slots=True)
class FormRow:
    """One leaf of a printed form.

    Attributes:
        path: Names from the top, without numbering and points in brackets.
        weights: Of each name of the path; None where none is printed.
        target: The 年度指标值 beside it; a unit's own indicator has one, in a filled-in form.
        place: Where its name stands.
        of_funds: Whether it is the 预算执行率 that forms score in their table of funds, above the indicators.
    """

    path: tuple[str, ...]
    weights: tuple[Decimal | None, ...]
    explanation: str
    standard: str
    target: str
    place: str
    of_funds: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form. ``title`` and ``year`` are "" and None where none is printed; ``doubts`` are in Chinese."""

    rows: tuple[FormRow, ...]
    title: str
    year: int | None
    doubts: tuple[str, ...]


class _NoNames:
    """Knows no indicator: what the printed table says is all there is."""

    def level(self, name: str) -> int:  # noqa: ARG002
        """No level."""
        return 0

    def is_leaf(self, name: str) -> bool:  # noqa: ARG002
        """None is known."""
        return False

    def may_stand_below(self, name: str, above: str) -> bool:  # noqa: ARG002
        """Nothing speaks against it."""
        return True


def form_of(document: Document) -> Form:
    """The form a document prints.

    Raises:
        UserError: IMPORT_NOTHING, no table with names and weights in it.
    """
    tables = _tables(list(document.grids))
    rows = [_row(row) for table in tables for row in table.rows]
    if not rows:
        raise UserError(Problem.IMPORT_NOTHING, file=document.source, why=noop("Reason", "没有带“指标”和“分值”的表头"))
    identity = identify(list(document.grids), [table.used for table in tables], document.source)
    doubts = [*document.warnings, *(doubt for table in tables for doubt in table.doubts)]
    rows = [*_execution(list(document.grids), tables, rows), *rows]
    return Form(tuple(rows), _title(list(document.grids), tables), identity.year, tuple(doubts))


def _execution(grids: list[Grid], tables: list[Table], rows: list[FormRow]) -> list[FormRow]:
    if any(_RATE.search(row.path[-1]) for row in rows):
        return []
    found = execution_weight(grids, [table.used for table in tables])
    return [] if found is None else [FormRow((NAME,), (found[0],), "", "", "", found[1], of_funds=True)]


def _tables(grids: list[Grid]) -> list[Table]:
    """The score table of each grid; one without a head goes on under the last one, as pages do."""
    tables: list[Table] = []
    above: dict[int, Cell] = {}
    last: tuple[Head, int] | None = None
    for grid in grids:
        heads, width = find_heads(grid), len(grid.rows[0])
        if heads:
            last = heads[-1], width
            tables.append(read_table(grid, heads, _NoNames(), above))
        elif last is not None and last[1] == width and not of_funds(grid):
            tables.append(read_table(grid, [Head(-1, -1, last[0].columns)], _NoNames(), above))
        else:
            tables.append(Table())
    return tables


def _row(row: Row) -> FormRow:
    cells: dict[Cell, Decimal | None] = {}
    for level in sorted(row.names):
        cell = row.names[level]
        printed = row.weight if level == max(row.names) else row.weights.get(level)
        cells[cell] = printed if printed is not None else cells.get(cell, points_in_name(cell.text))
    return FormRow(
        tuple(_name(cell.text) for cell in cells),
        tuple(cells.values()),
        row.texts.get(Role.EXPLANATION, ""),
        row.texts.get(Role.STANDARD, ""),
        row.texts.get(Role.TARGET, ""),
        row.place,
    )


def _name(text: str) -> str:
    line = one_line(text)
    return _POINTS.sub("", _ORDER.sub("", line)).strip() or line


def _title(grids: list[Grid], tables: list[Table]) -> str:
    """The line above the table that names a form."""
    for grid, table in zip(grids, tables, strict=True):
        first = min(table.used, default=0)
        for row in range(first):
            for cell in grid.own_cells(row):
                line = one_line(cell.text)
                if _TITLE.fullmatch(line) and len(line) > 4:
                    return line
    return ""
