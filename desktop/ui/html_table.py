"""Blocks of cells on the clipboard as HTML, the way Excel, WPS, LibreOffice and Word put them there."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"(?:display|mso-hide)\s*:\s*(?:none|all)|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_SPILLS = re.compile(r"mso-ignore\s*:\s*colspan", re.IGNORECASE)  # Excel: a long text drawn over empty neighbours
_HEADER = re.compile(r"\s*Version:\d[^<]*")  # of Windows' clipboard format, where a program left it on
_SILENT = frozenset({"style", "script", "title", "head"})
_BLOCKS = frozenset({"p", "div", "li"})
_MOST = 1000  # columns or rows one merged cell may claim; whole-sheet merges claim thousands

Row = list[str | None]


def read(text: str) -> list[Row] | None:
    r"""The cells of the one table in ``text``; None where there is no table, or words stand around it.

    A cell another one reaches over (merged cells) is None: nothing was written there. Hidden rows and columns are left
    out, as the person who copied did not see them. Line breaks stay, other blanks are one.

    >>> read("<table><tr><td rowspan=2>甲<br>乙</td><td>98.2%</td></tr><tr><td>&nbsp;1,200&nbsp;</td></tr></table>")
    [['甲\n乙', '98.2%'], [None, '1,200']]
    >>> read("<p>见 <table><tr><td>1</td></tr></table></p>") is None
    True
    """
    reader = _Reader()
    reader.feed(_HEADER.sub("", text, count=1) if _HEADER.match(text) else text)
    reader.close()
    if reader.tables != 1 or reader.around.strip():
        return None
    return reader.rows()


def write(rows: Iterable[Sequence[str]], words: Sequence[bool]) -> str:
    """A table other programs read cell by cell; ``words`` says of each column that its cells are never numbers.

    Line breaks stay in their cell and "2.1" stays the words it is, both by what Excel and WPS read for that.
    """
    lines = [
        "<tr>" + "".join(_cell(text, word=word) for text, word in zip(row, words, strict=True)) + "</tr>"
        for row in rows
    ]
    return f'<html><head><meta charset="utf-8"></head><body><table>{"".join(lines)}</table></body></html>'


def _cell(text: str, *, word: bool) -> str:
    inside = html.escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
    return f"""<td style='mso-number-format:"\\@"'>{inside}</td>""" if word else f"<td>{inside}</td>"


class _Cell(NamedTuple):
    """A cell and how many rows and columns it reaches over."""

    text: str
    down: int
    right: int
    spills: bool
    hidden: bool


class _Reader(HTMLParser):
    """Cells with where they stand and how far they reach, in the order of the rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables = 0
        self.around = ""  # words outside the table
        self._depth = self._silent = self._unseen = 0
        self._rows: list[list[_Cell]] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._column = 0
        self._cell: list[str] | None = None
        self._reach = (1, 1)
        self._spills = self._hidden = False

    # ------------------------------------------------------------------ tags
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tables, rows and cells; what is hidden; breaks."""
        given = {name: value or "" for name, value in attrs}
        hidden = bool(_HIDDEN.search(given.get("style", "")))
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            self.tables += self._depth == 1
        elif self._depth == 1 and tag == "col":
            span = _number(given.get("span"))
            if hidden or given.get("width") == "0":
                self._hidden_columns.update(range(self._column, self._column + span))
            self._column += span
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self._rows.append([])
            if hidden or given.get("height") == "0":
                self._hidden_rows.add(len(self._rows) - 1)
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._cell, self._unseen = [], 0
            self._reach = (_number(given.get("rowspan")), _number(given.get("colspan")))
            self._spills, self._hidden = bool(_SPILLS.search(given.get("style", ""))), hidden
        elif tag == "br":
            self._say("\n")
        elif tag in _BLOCKS:
            self._break()
        elif tag == "span" and (hidden or self._unseen):
            self._unseen += 1

    def handle_endtag(self, tag: str) -> None:
        """What was opened is closed; a cell nobody closed ends with its row."""
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "table":
            if self._depth == 1:
                self._end_cell()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag in _BLOCKS:
            self._break()
        elif tag == "span" and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        """Words of the cell; blanks are one, a non-breaking one counts as a blank only in the end."""
        if self._silent:
            return
        if self._depth == 0:
            self.around += data
        elif not self._unseen:
            self._say(_BLANKS.sub(" ", data))

    def _say(self, text: str) -> None:
        if self._cell is not None:
            self._cell.append(text)

    def _break(self) -> None:
        so_far = "".join(self._cell or ()).rstrip(" ")
        if self._cell is not None and so_far and not so_far.endswith("\n"):
            self._cell.append("\n")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if not self._rows:
            self._rows.append([])
        lines = "".join(self._cell).replace("\xa0", " ").split("\n")
        text = "\n".join(_BLANKS.sub(" ", line).strip() for line in lines).strip("\n")
        self._rows[-1].append(_Cell(text, *self._reach, self._spills, self._hidden))
        self._cell = None

    # ------------------------------------------------------------------ the block
    def rows(self) -> list[Row]:
        """Every row as wide as the widest, merged cells spread out, hidden ones left out."""
        grid: dict[tuple[int, int], str | None] = {}
        in_sight: dict[int, bool] = {}  # columns in which cells begin: whether any of them is shown
        for at, row in enumerate(self._rows):
            column = 0
            for cell in row:
                while (at, column) in grid:
                    column += 1
                for below in range(min(cell.down, len(self._rows) - at)):
                    for beside in range(cell.right):
                        grid[at + below, column + beside] = "" if cell.spills else None
                grid[at, column] = cell.text
                if at not in self._hidden_rows:
                    in_sight[column] = in_sight.get(column, False) or not cell.hidden
                column += cell.right
        wide = max((column for _, column in grid), default=-1) + 1
        columns = [each for each in range(wide) if each not in self._hidden_columns and in_sight.get(each, True)]
        return [
            [grid.get((at, column), "") for column in columns]
            for at in range(len(self._rows))
            if at not in self._hidden_rows and any((at, column) in grid for column in columns)
        ]


def _number(text: str | None) -> int:
    return min(max(int(text), 1), _MOST) if text and text.isascii() and text.isdigit() else 1
