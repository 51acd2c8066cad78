"""A collection sheet (填报表) that came back: the lines of ours in it, and what was typed in the column to fill in.

Rows may have been moved, columns put in or named otherwise, worksheets added, the whole saved by another program: the
lines are looked for everywhere, and the column is the one under our hidden mark on the same worksheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.sheetkeys import CELL, COLUMN, HEAD, FilledCell, FilledSheet
from desktop.importers.document import Document
from desktop.importers.grid import Cell, Grid

_HIDDEN = ("这些工作表在原文件中是隐藏的", "这些行在原表中是隐藏的")  # how importers.workbook tells it
_PLACE = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]+)(?P<row>\d+)", re.DOTALL)


def filled(document: Document) -> FilledSheet:
    """What stands in a laid-out workbook; whether it is ours is for the caller to say."""
    header = ""
    cells: list[FilledCell] = []
    doubts: list[str] = []
    for grid in document.grids:
        header = header or next((cell.text for cell in grid.all_cells() if cell.text.startswith(f"{HEAD}|")), "")
        cells += _cells(grid, doubts)
    return FilledSheet(document.source, header, tuple(cells), (*doubts, *_told(document.warnings)))


def _cells(grid: Grid, doubts: list[str]) -> Iterator[FilledCell]:
    """The filled cells of one worksheet; each line of ours counts once."""
    rows: dict[int, dict[str, Cell]] = {}
    for cell in grid.all_cells():
        at = _PLACE.fullmatch(cell.place)
        if at is not None:
            rows.setdefault(int(at["row"]), {})[at["column"]] = cell
    marked = (letters for row in rows.values() for letters, cell in row.items() if cell.text.strip() == COLUMN)
    column = next(marked, "")
    for number in sorted(rows):
        row = rows[number]
        lines = [cell for cell in row.values() if cell.text.startswith(f"{CELL}|")]
        if not lines:
            continue
        if not column:
            doubts.append(f"工作表“{grid.name}”里下发时标记填写栏的那一行不见了，没有读取")
            return
        typed = row.get(column)
        for line in lines:
            yield FilledCell(line.text, typed.text if typed is not None else "", f"{grid.name}!{column}{number}")


def _told(warnings: tuple[str, ...]) -> Iterator[str]:
    """What the reader found odd; that the list of choices and the marks are hidden is our own doing."""
    yield from (each for each in warnings if not each.startswith(_HIDDEN))
