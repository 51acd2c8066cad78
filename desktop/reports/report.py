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


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs. ``level`` 1 is 一、, 2 （一）, 3 1., 4 （1）; the number is in the text."""

    level: int
    heading: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signatory:
    """One line of the sign-off block; ``name`` and ``date`` are empty where a person has yet to sign by hand."""

    role: str
    name: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is printed, in reading order: cover, narrative, tables, sign-off block."""

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
