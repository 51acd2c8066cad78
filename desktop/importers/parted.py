"""Grids made plain before they are read: two tables side by side parted, 8/10 in a cell as a score and a weight."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.importers.columns import find_heads, head_column
from desktop.importers.grid import Cell, Found, Grid, Merge, build_grid
from desktop.importers.vocabulary import Role
from desktop.importers.words import head_key, is_blank

_FRACTION = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)分?/(\d{1,3}(?:\.\d{1,4})?)分?")
FEWEST_REPEATED = 2  # columns of a table that stands beside its like
FEWEST_FRACTIONS = 2  # cells like 8/10 that make a column of fractions


def parted(grids: Sequence[Grid]) -> list[Grid]:
    """The same grids, each table by itself and each figure in a cell of its own."""
    return [plain for grid in grids for one in _side_by_side(grid) for plain in (_apart(one),)]


# ----------------------------------------------------------------- side by side


def _side_by_side(grid: Grid) -> Iterator[Grid]:
    """The left and the right table of a grid whose head says the same words twice; the grid itself for any other."""
    half = _half(grid)
    if not half:
        yield grid
        return
    for begin, end in ((0, half), (half, len(grid.rows[0]))):
        cells = [cell for cell in grid.all_cells() if begin <= cell.column < end]
        found = [Found(cell.row, cell.column, cell.text, cell.place) for cell in cells]
        merges = [
            Merge(cell.row, cell.column, cell.bottom, min(cell.column + cell.width, end) - 1)
            for cell in cells
            if cell.height * cell.width > 1
        ]
        yield build_grid(grid.name, found, merges, inferred=grid.inferred)


def _half(grid: Grid) -> int:
    """The column the right table begins at; 0 where no head repeats itself whole."""
    for head in find_heads(grid):
        words = [head_key(cell.text) for cell in grid.own_cells(head.last)]
        count, odd = divmod(len(words), 2)
        cells = grid.own_cells(head.last)
        if head.first != head.last or odd or count < FEWEST_REPEATED or words[:count] != words[count:]:
            continue
        roles = {column.role for cell in cells[:count] if (column := head_column(cell.text)) is not None}
        if Role.NAME in roles and Role.SCORE in roles:
            return cells[count].column
    return 0


# ----------------------------------------------------------------- fractions


def _apart(grid: Grid) -> Grid:
    """With each column 得分/分值 as two; where the weight has a column of its own, only the score is kept."""
    for head in find_heads(grid):
        weighed = any(
            column.role is Role.WEIGHT for at, column in head.columns.items() if not _both(grid, head.last, at)
        )
        for at in head.columns:
            cells = [row[at] for row in grid.rows[head.last + 1 :]]
            filled = [cell for cell in cells if cell is not None and not is_blank(cell.text)]
            fractions = [_fraction(cell.text) for cell in filled]
            role = head.columns[at].role
            if role not in (Role.SCORE, Role.WEIGHT) or len(filled) < FEWEST_FRACTIONS or None in fractions:
                continue
            return _split(grid, head.last, at, score_first=_score_first(grid, head.last, at), weighed=weighed)
    return grid


def _fraction(text: str) -> tuple[str, str] | None:
    match = _FRACTION.fullmatch(re.sub(r"\s", "", unicodedata.normalize("NFKC", text)))
    return (match[1], match[2]) if match else None


def _both(grid: Grid, row: int, at: int) -> bool:
    cell = grid.rows[row][at]
    return cell is not None and "/" in unicodedata.normalize("NFKC", cell.text)


def _score_first(grid: Grid, row: int, at: int) -> bool:
    """Whether the score stands before the bar, as it does unless the head says 分值/得分."""
    cell = grid.rows[row][at]
    first = head_column(unicodedata.normalize("NFKC", cell.text).partition("/")[0]) if cell is not None else None
    return not (_both(grid, row, at) and first is not None and first.role is Role.WEIGHT)


def _split(grid: Grid, head: int, at: int, *, score_first: bool, weighed: bool) -> Grid:
    rows = []
    for number, row in enumerate(grid.rows):
        cell = row[at]
        moved = [replace(one, column=one.column + 1) if one is not None and one.column > at else one for one in row]
        widened = [
            replace(one, width=one.width + 1)
            if one is not None and one.column <= at < one.column + one.width - 1
            else one
            for one in moved
        ]
        pair = _fraction(cell.text) if cell is not None and number > head else None
        weight: Cell | None = None
        if cell is not None and number == head:
            score, weight = replace(cell, text="得分"), replace(cell, text="分值", column=at + 1)
        elif cell is not None and pair is not None:
            score, weight = (
                replace(cell, text=pair[not score_first]),
                replace(cell, text=pair[score_first], column=at + 1),
            )
        else:
            score = widened[at] if cell is not None else None  # type: ignore[assignment]
            weight = score if score is not None and score.width > 1 else None
        rows.append((*widened[:at], score, None if weighed else weight, *widened[at + 1 :]))
    return Grid(grid.name, tuple(rows), grid.inferred)
