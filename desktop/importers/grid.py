"""A table as it lies on paper: merged cells spread over the area they cover, blank rows and columns left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.domain.imported import Confidence

_CONTINUED = re.compile(r"\s*[(（]\s*续(?:上?[页表])?\s*[)）]\s*$")  # 资金管理（续）, as a table says on its next page
MOST_SPREAD = 1_000_000  # places of one grid


class GridTooLarge(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """More rows, columns or merged places than any self-evaluation has. ``what`` says it in Chinese."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Found(NamedTuple):
    """A cell with text as a reader meets it; rows and columns count from 1, with gaps."""

    row: int
    column: int
    text: str
    place: str


class Merge(NamedTuple):
    """A merged area, its corners included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A text with its place ("自评表!C7") and the area it covers, counted in the grid's own rows and columns."""

    text: str
    place: str
    row: int
    column: int
    height: int = 1
    width: int = 1

    @property
    def bottom(self) -> int:
        """The last row it covers."""
        return self.row + self.height - 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of equal length; a merged cell stands at every place it covers, None where nothing is.

    ``inferred``: no line or cell of the source says where a cell ends; it was concluded from order or alignment.
    ``most``: how sure its rows can be at most, where figures that shared a cell were told apart.
    """

    name: str
    rows: tuple[tuple[Cell | None, ...], ...]
    inferred: bool = False
    most: Confidence = Confidence.EXACT

    def cells(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row from left to right, each once."""
        line = self.rows[row]
        beside = zip((None, *line), line, strict=False)  # a merged cell stands at places side by side
        return tuple(cell for left, cell in beside if cell is not None and cell is not left and cell != left)

    def own_cells(self, row: int) -> tuple[Cell, ...]:
        """Those that begin in this row."""
        return tuple(cell for cell in self.cells(row) if cell.row == row)

    def all_cells(self) -> Iterator[Cell]:
        """Every cell once, row by row."""
        for row in range(len(self.rows)):
            yield from self.own_cells(row)


def build_grid(
    name: str,
    found: Iterable[Found],
    merges: Iterable[Merge],
    rows: int = 3000,
    columns: int = 200,
    *,
    inferred: bool = False,
) -> Grid:
    """Lay out the cells of one table; blank texts count as nothing.

    Raises:
        GridTooLarge: More than ``rows`` × ``columns`` hold text.
    """
    cells = {(cell.row, cell.column): cell for cell in found if cell.text.strip()}
    used_rows = sorted({row for row, _ in cells})
    used_columns = sorted({column for _, column in cells})
    if len(used_rows) > rows:
        raise GridTooLarge(f"“{name}”有 {len(used_rows)} 行内容")
    if len(used_columns) > columns:
        raise GridTooLarge(f"“{name}”有 {len(used_columns)} 列内容")
    lines: list[list[Cell | None]] = [[None] * len(used_columns) for _ in used_rows]
    at_row, at_column = ({there: at for at, there in enumerate(used)} for used in (used_rows, used_columns))
    for (row, column), cell in cells.items():
        top, left = at_row[row], at_column[column]
        lines[top][left] = Cell(_CONTINUED.sub("", cell.text), cell.place, top, left)
    spread = 0
    for merge in merges:
        if (merge.top, merge.left) not in cells:
            continue
        top, bottom = at_row[merge.top], bisect_right(used_rows, merge.bottom)
        left, right = at_column[merge.left], bisect_right(used_columns, merge.right)
        spread += (bottom - top) * (right - left)
        if spread > MOST_SPREAD:
            raise GridTooLarge(f"“{name}”的合并单元格过大")
        _spread(lines, top, left, bottom, right)
    return Grid(name, tuple(map(tuple, lines)), inferred)


def _spread(lines: list[list[Cell | None]], top: int, left: int, bottom: int, right: int) -> None:
    """Let the cell at the corner stand at every place of its area, unless there is another text in it."""
    corner = lines[top][left]
    inside = {there for line in lines[top:bottom] for there in line[left:right]} - {None}
    if corner is None or inside != {corner}:
        return
    laid = replace(corner, height=bottom - top, width=right - left)
    for line in lines[top:bottom]:
        line[left:right] = [laid] * (right - left)
