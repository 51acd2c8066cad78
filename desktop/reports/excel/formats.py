"""How cells look: one format for each combination in use, and figures told from texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from desktop.reports.report import Align, Cell

_FIGURE = re.compile(r"-?(?:0|[1-9]\d*)(?:\.(\d+))?(%?)")
PAPER_A4, INCH = 9, 25.4  # the format's number of the paper; mm
_DIGITS = 15  # significant digits a spreadsheet keeps
_FORMULA = tuple("=+-@\t\r＝＋－＠")  # what programs that read a text again may take for a formula


class Look(Enum):
    """Kinds of cells: face, size, whether it has borders."""

    CELL = ("宋体", 10, True)
    STRONG = ("黑体", 10, True)
    TITLE = ("方正小标宋简体", 16, False)
    NOTE = ("宋体", 10, False)
    BODY = ("仿宋_GB2312", 14, False)
    FIRST = ("黑体", 14, False)
    SECOND = ("楷体_GB2312", 14, False)

    @property
    def size(self) -> int:
        """In points."""
        return int(self.value[1])


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, and the format that prints it as it was printed."""

    value: Decimal
    code: str


def figure(cell: Cell) -> Figure | None:
    """The number in a cell of figures; None for texts, and for numbers a spreadsheet would not keep to the digit.

    >>> figure(Cell(0, 0, "9.50", align=Align.CENTRE)), figure(Cell(0, 0, "96.19%", align=Align.CENTRE))
    (Figure(value=Decimal('9.50'), code='0.00'), Figure(value=Decimal('0.9619'), code='0.00%'))
    >>> figure(Cell(0, 0, "007", align=Align.CENTRE)), figure(Cell(0, 0, "3"))
    (None, None)
    """
    match = _FIGURE.fullmatch(cell.text) if cell.align is Align.CENTRE and cell.text.isascii() else None
    if match is None or sum(char.isdigit() for char in cell.text) > _DIGITS:
        return None
    places, sign = len(match[1] or ""), match[2]
    number = Decimal(cell.text.removesuffix("%"))
    code = "0" + ("." + "0" * places if places else "") + sign
    return Figure(number.scaleb(-2) if sign else number, code)


def looks_like_formula(text: str) -> bool:
    """Whether a text begins like a formula: such a cell is marked as text (quotePrefix) for whoever edits it."""
    return text.startswith(_FORMULA)


class Formats:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[Look, Align, str, bool], Format] = {}

    def __call__(self, look: Look, align: Align, code: str = "@", *, quoted: bool = False) -> Format:
        """The format of a kind of cell; ``code`` is that of its number, "@" for texts."""
        key = look, align, code, quoted
        if key not in self._made:
            face, size, bordered = look.value
            made = self._book.add_format(
                {
                    "font_name": face,
                    "font_size": size,
                    "text_wrap": True,
                    "align": align.value.replace("centre", "center"),
                    "valign": "vcenter",
                    "num_format": code,
                }
            )
            if bordered:
                made.set_border(1)
            if quoted:
                made.set_quote_prefix()
            self._made[key] = made
        return self._made[key]
