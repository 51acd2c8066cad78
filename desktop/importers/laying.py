"""A table told cell by cell, as text documents hold it, laid out as a grid: spans, vertical merges, tables in cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop.importers.columns import find_heads
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid

MOST_CELLS = 50_000
MOST_COLUMNS = 500
MOST_NESTED = 6  # tables in one another; what is deeper only adds its text


@dataclass(slots=True)
class _Open:
    """A table that is being told, its row and cell."""

    row: int = 0
    column: int = 0
    width: int = 1
    carried: bool = False
    around: bool = False  # this cell holds a score table: it lays out a page
    pieces: list[str] = field(default_factory=list)
    cells: list[tuple[int, int, str]] = field(default_factory=list)
    areas: dict[int, list[int]] = field(default_factory=dict)  # column -> top, bottom, width of the merge open there
    merges: list[Merge] = field(default_factory=list)


class TableMaker:
    """Takes rows and cells in order.

    A table inside a cell adds its text to that cell, unless it is a score table: a page is often laid out as a table
    around it. Then the inner one is a table by itself (``apart``), and the text beside it is told apart (``aside``).
    """

    def __init__(self, place: str = "表{table}第{row}行第{column}列") -> None:
        self._place = place
        self._tables: list[_Open] = []
        self._deeper = 0  # tables open below the deepest that is told
        self._cells = 0
        self.apart: list[Grid] = []  # score tables found in cells, not yet taken
        self.aside: list[str] = []  # lines that stood around them, not yet taken

    @property
    def inside(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    @property
    def _told(self) -> bool:
        return bool(self._tables) and not self._deeper

    def begin(self) -> None:
        """A table begins."""
        if len(self._tables) < MOST_NESTED:
            self._tables.append(_Open())
        else:
            self._deeper += 1

    def row(self) -> None:
        """A row begins."""
        if self._told:
            table = self._tables[-1]
            table.row, table.column = table.row + 1, 0

    def cell(self) -> None:
        """A cell begins, right of the last one."""
        if not self._told:
            return
        table = self._tables[-1]
        table.column += 1
        table.width, table.carried, table.around, table.pieces = 1, False, False, []
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise GridTooLarge(f"表格超过 {MOST_CELLS} 个单元格")

    def skip(self, columns: int) -> None:
        """Leave columns empty at the beginning of a row."""
        if self._told:
            self._tables[-1].column += columns

    def span(self, columns: int) -> None:
        """This cell covers so many columns."""
        if self._told:
            self._tables[-1].width = min(max(columns, 1), MOST_COLUMNS)

    def merge(self, *, first: bool) -> None:
        """This cell begins a merge downwards, or is covered by the one above."""
        if self._told:
            self._tables[-1].carried = not first

    def text(self, text: str) -> None:
        """A paragraph of this cell."""
        self._tables[-1].pieces.append(text)

    def end_cell(self) -> None:
        """The cell is complete."""
        if not self._told:
            return
        table = self._tables[-1]
        left, right = table.column, table.column + table.width - 1
        text = "\n".join(piece for piece in table.pieces if piece.strip())
        if table.around:
            self.aside += text.split("\n")
            text = ""
        if table.carried and left in table.areas and not text.strip():
            table.areas[left][1] = table.row
        else:
            _close(table, left)
            table.areas[left] = [table.row, table.row, table.width]
            table.cells.append((table.row, left, text))
        table.column = right

    def end(self, number: int) -> Grid | None:
        """The grid, None for a table inside a cell or one without text.

        Raises:
            GridTooLarge: More than any evaluation has.
        """
        if self._deeper:
            self._deeper -= 1
            return None
        table = self._tables.pop()
        for left in list(table.areas):
            _close(table, left)
        found = [
            Found(row, column, text, self._place.format(table=number + len(self.apart), row=row, column=column))
            for row, column, text in table.cells
        ]
        grid = build_grid(f"表{number + len(self.apart)}", found, table.merges)
        if not self._tables:
            return grid if grid.rows else None
        outer = self._tables[-1]
        if len(grid.rows) > 1 and find_heads(grid):
            self.apart.append(grid)
            outer.around = True
        else:
            outer.pieces.append("\n".join(text for _, _, text in table.cells if text.strip()))
        return None


def _close(table: _Open, left: int) -> None:
    top, bottom, width = table.areas.pop(left, [0, 0, 0])
    if bottom > top or width > 1:
        table.merges.append(Merge(top, left, bottom, left + width - 1))
