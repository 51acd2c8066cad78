"""Formulas: a heading's weight adds the weights beside it, the total adds the scores of all tables.

A formula is written only where what it gives is what is printed. Where a form caps a bonus, leaves an indicator out or
has a figure nobody has filled in, the figure stands as it was worked out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from desktop.reports.excel.formats import figure
from desktop.reports.excel.sheet import Sheet
from desktop.reports.report import Cell, Sums

Formulas = dict[tuple[str, str], str]  # worksheet and address -> formula


def formulas(sheets: Sequence[Sheet]) -> Formulas:
    """All formulas of a workbook."""
    found: Formulas = {}
    for sheet in sheets:
        if sheet.table.sums is not None:
            found.update(_weights(sheet, sheet.table.sums))
    found.update(_total(sheets))
    return found


def _weights(sheet: Sheet, sums: Sums) -> Iterator[tuple[tuple[str, str], str]]:
    by_column = {column: [cell for cell in sheet.table.cells if cell.column == column] for column in sums.weights}
    first, end = sums.rows
    for column, finer in pairwise(sums.weights):
        for cell in by_column[column]:
            inside = [one for one in by_column[finer] if cell.row <= one.row < cell.row + cell.rows]
            if not first <= cell.row < end or (len(inside) < 2 and cell.rows < 2) or not _adds_up(cell, inside):
                continue
            last = cell.row + cell.rows - 1
            area = f"{sheet.place(cell.row, finer)}:{sheet.place(last, finer)}"
            yield (sheet.name, sheet.place(cell.row, column)), f"=SUM({area})"


def _total(sheets: Sequence[Sheet]) -> Iterator[tuple[tuple[str, str], str]]:
    closing = next((sheet for sheet in sheets if sheet.table.sums and sheet.table.sums.total is not None), None)
    if closing is None or closing.table.sums is None:
        return
    added: list[Cell] = []
    areas: list[str] = []
    for sheet in sheets:
        sums = sheet.table.sums
        if sums is None or sums.scores is None:
            continue
        first, end = sums.rows
        added += [one for one in sheet.table.cells if one.column == sums.scores and first <= one.row < end]
        area = f"{sheet.place(first, sums.scores)}:{sheet.place(end - 1, sums.scores)}"
        areas.append(area if sheet is closing else f"{_quoted(sheet.name)}!{area}")
    row, column = closing.table.sums.total, closing.table.sums.scores
    total = next((one for one in closing.table.cells if (one.row, one.column) == (row, column)), None)
    if total is not None and _adds_up(total, added):
        yield (closing.name, closing.place(total.row, total.column)), f"=SUM({','.join(areas)})"


def _adds_up(cell: Cell, parts: Sequence[Cell]) -> bool:
    """Whether a printed figure is the sum of others; a blank or a stroke adds nothing."""
    printed = figure(cell)
    figures = [number.value for part in parts if (number := figure(part)) is not None]
    return printed is not None and bool(figures) and printed.value == sum(figures, Decimal(0))


def _quoted(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"
