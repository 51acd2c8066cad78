"""A report as plain values: what stands on the pages, and nothing about how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Align(Enum):
    """How the text of a table cell stands between its borders."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; ``rows`` and ``columns`` above 1 mean a merged cell.

    ``row`` and ``column`` count from 0. Text may be of any length and may hold line breaks.
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    align: Align = Align.LEFT
    strong: bool = False  # 黑体: head rows, sums


@dataclass(frozen=True, slots=True)
class Sums:
    """Which figures of a score table are sums of others, so that a worksheet can say so with a formula.

    Attributes:
        weights: The columns of 分值, coarse levels first: a heading's weight adds those of the next column beside it.
        scores: The column of 得分; None where the table has none.
        rows: The rows of the leaves, from and up to (not including).
        total: The row whose score adds those of all tables; None where it stands in another table.
    """

    weights: tuple[int, ...]
    scores: int | None
    rows: tuple[int, int]
    total: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A landscape table. ``widths`` are shares of the text width and need not sum to 1.

    The first ``head_rows`` rows are repeated on every page. Every grid position is covered by exactly one cell.
    """

    title: str
    widths: tuple[float, ...]
    row_count: int
    head_rows: int
    cells: tuple[Cell, ...]
    note: str = ""  # "单位：万元", set small and flush right above the table
    names: int | None = None  # the column that names what a row is about
    name: str = ""  # short, for the tab of a worksheet
    sums: Sums | None = None  # where figures are that add up
    upright: bool = False  # on upright sheets among text, else along the sheet's long edge
    least: float = 20.0  # no row is lower, in points; more where people write by hand


def cell_labels(table: Table) -> dict[tuple[int, int], str]:
    """What each cell is, for people: "预算完成率的得分", "财政拨款 / 全年预算数".

    A cell is named by the naming column and the head above it; elsewhere by the nearest labels (strong cells) above
    and to the left.
    """
    names = {row: cell.text for cell in table.cells if cell.column == table.names for row in _rows(cell)}
    above: dict[int, str] = {}  # column -> the last label above the row that is being looked at
    left: dict[int, str] = {}  # row -> the last label to the left
    labels: dict[tuple[int, int], str] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        labels[cell.row, cell.column] = _label(table, cell, above, left, names)
        if cell.strong and cell.text:
            above.update((column, cell.text) for column in range(cell.column, cell.column + cell.columns))
            left.update((row, cell.text) for row in _rows(cell))
    return labels


def _rows(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.rows)


def _label(table: Table, cell: Cell, above: dict[int, str], left: dict[int, str], names: dict[int, str]) -> str:
    if cell.strong and (cell.row < table.head_rows or not table.head_rows):
        return f"{table.title}的表头"
    head, side = above.get(cell.column, ""), left.get(cell.row, "")
    if side and table.head_rows:
        return side
    if cell.row in names and cell.column != table.names and cell.rows == cell.columns == 1:
        return f"{names[cell.row]}的{head}" if head else names[cell.row]
    return " / ".join(part for part in (head, side) if part) or table.title


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs. ``level`` 1 is 一、, 2 （一）, 3 1., 4 （1）; the number is in the text."""

    level: int
    heading: str
    paragraphs: tuple[str, ...] = ()
    lines: int = 0  # empty ruled lines below, to write on by hand


@dataclass(frozen=True, slots=True)
class Signatory:
    """One line of the sign-off block; ``name`` and ``date`` are empty where a person has yet to sign by hand."""

    role: str
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What is bound in behind the sign-off block: its mark on line 1, its title on line 3, texts, then tables."""

    mark: str  # "附件2-1", as it is called among the report's annexes; "" where it is printed alone
    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is printed, in reading order: cover, narrative, tables, sign-off block, annexes.

    One without title, cover and attachment number is an annex printed alone: it has no cover.
    """

    attachment: str  # "附件2" on the cover, or ""
    title: tuple[str, ...]  # lines of the cover's title, broken by sense
    unit: str
    cover: tuple[tuple[str, str], ...]  # label and text: 部门名称, 填报人, 联系电话, 填报日期
    sections: tuple[Section, ...]
    date: str  # "2022年3月25日", under the unit's name at the end of the narrative; "" prints the blank form of a date
    tables: tuple[Table, ...]
    signatories: tuple[Signatory, ...]
    sign_off_notes: tuple[str, ...]  # overruled findings with their reasons, the revision's reason; in the block
    draft: bool  # the watermark 草稿 on every page
    revision: int  # 0 for a draft; from the second on the cover says 第2次修订
    digest: str  # SHA-256 of the canonical data, 64 hex digits; "" for a draft
    qr: str  # what the QR code on each page says; "" prints none
    data: bytes  # canonical JSON attached to the PDF as its source; b"" attaches nothing
    made_at: datetime  # goes into the PDF's metadata; with equal values the bytes are equal
    annexes: tuple[Annex, ...] = ()  # behind the sign-off block; each named at the end of the narrative
    supplement: bytes = b""  # those annexes that cannot be made from ``data`` again, as JSON; attached as well

    @property
    def has_cover(self) -> bool:
        """Whether it is more than an annex printed alone."""
        return bool(self.attachment or self.title or self.cover or not self.annexes)
