"""Grids made plain before they are read: tables side by side parted, a weight and a score in one cell told apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.importers.columns import find_heads, head_column
from desktop.importers.grid import Found, Grid, Merge, build_grid
from desktop.importers.together import apart
from desktop.importers.vocabulary import Role
from desktop.importers.words import head_key

FEWEST_REPEATED = 2  # columns of a table that stands beside its like


def parted(grids: Sequence[Grid]) -> list[Grid]:
    """The same grids, each table by itself and each figure in a cell of its own."""
    return [apart(one) for grid in grids for one in _side_by_side(grid)]


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
