"""A table told cell by cell, as text documents hold it, laid out as a grid: spans, vertical merges, tables in cells."""

from __future__ import annotations

from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid

MOST_CELLS = 50_000
MOST_COLUMNS = 500


class TableMaker:
    """Takes rows and cells in order. A table inside a cell adds its text to that cell."""

    def __init__(self, place: str = "表{table}第{row}行第{column}列") -> None:
        self._place = place
        self._depth = self._row = self._column = self._width = self._cells = 0
        self._pieces: list[str] = []
        self._carried = False
        self._found: list[tuple[int, int, str]] = []
        self._areas: dict[int, list[int]] = {}  # column -> top, bottom, width of the merge that is open there
        self._merges: list[Merge] = []
        self._spans: list[Merge] = []

    @property
    def inside(self) -> bool:
        """Whether a table is open."""
        return self._depth > 0

    def begin(self) -> None:
        """A table begins."""
        self._depth += 1
        if self._depth == 1:
            self._row, self._found, self._areas, self._merges, self._spans = 0, [], {}, [], []

    def row(self) -> None:
        """A row begins."""
        if self._depth == 1:
            self._row, self._column = self._row + 1, 0

    def cell(self) -> None:
        """A cell begins, right of the last one."""
        if self._depth != 1:
            return
        self._column += 1
        self._width, self._carried, self._pieces = 1, False, []
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise GridTooLarge(f"表格超过 {MOST_CELLS} 个单元格")

    def skip(self, columns: int) -> None:
        """Leave columns empty at the beginning of a row."""
        if self._depth == 1:
            self._column += columns

    def span(self, columns: int) -> None:
        """This cell covers so many columns."""
        if self._depth == 1:
            self._width = min(max(columns, 1), MOST_COLUMNS)

    def merge(self, *, first: bool) -> None:
        """This cell begins a merge downwards, or is covered by the one above."""
        if self._depth == 1:
            self._carried = not first

    def text(self, text: str) -> None:
        """A paragraph of this cell."""
        self._pieces.append(text)

    def end_cell(self) -> None:
        """The cell is complete."""
        if self._depth != 1:
            return
        left, right = self._column, self._column + self._width - 1
        text = "\n".join(piece for piece in self._pieces if piece.strip())
        if self._carried and left in self._areas and not text.strip():
            self._areas[left][1] = self._row
        else:
            self._close(left)
            self._areas[left] = [self._row, self._row, self._width]
            self._found.append((self._row, left, text))
        self._column = right

    def _close(self, left: int) -> None:
        top, bottom, width = self._areas.pop(left, [0, 0, 0])
        if bottom > top or width > 1:
            self._merges.append(Merge(top, left, bottom, left + width - 1))

    def end(self, number: int) -> Grid | None:
        """The grid, None for a table inside a cell or one without text.

        Raises:
            GridTooLarge: More than any evaluation has.
        """
        self._depth -= 1
        if self._depth:
            return None
        for left in list(self._areas):
            self._close(left)
        found = [
            Found(row, column, text, self._place.format(table=number, row=row, column=column))
            for row, column, text in self._found
        ]
        grid = build_grid(f"表{number}", found, self._merges)
        return grid if grid.rows else None
