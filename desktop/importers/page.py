"""Last year's report from a web site (.html): its text and tables; scripts, styles and links are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.importers.columns import find_heads
from desktop.importers.document import Document
from desktop.importers.flow import flowed
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid
from desktop.importers.laying import MOST_CELLS, MOST_NESTED
from desktop.importers.prose import Line, TextTooLong, paragraphs
from desktop.importers.source import read_bytes, too_large, unreadable
from desktop.importers.text import decoded

MOST_DEEPER = 500  # tables within those that still count
MOST_OPEN = 100
MOST_MARKS = 300_000
LARGEST_PAGE = 4_000_000  # bytes; a page with its pictures beside it has 20 to 500 KB
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)
_CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "utf-8": "utf-8", "utf8": "utf-8"}
_SKIPPED = frozenset(("script", "style", "head", "noscript", "template", "svg", "select", "option", "nav", "footer"))
_BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "br",
            "li",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "main",
        ),
        *("dl", "dt", "dd", "tr", "center", "blockquote", "hr", "pre"),
    )
)
_VOID = frozenset(
    ("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr")
)


def load(path: Path) -> Document:
    """Everything found in a web page saved as a file.

    Raises:
        UserError: Missing, no page, too large.
    """
    data = read_bytes(path, LARGEST_PAGE)
    match = _CHARSET.search(data[:4096])
    codec = _CODECS.get(match[1].decode("ascii").lower(), "") if match else ""
    try:
        text = data.decode(codec) if codec else decoded(data, path.name)
    except UnicodeDecodeError:
        text = decoded(data, path.name)
    if re.search(r"<[a-zA-Z!]", text) is None:
        raise unreadable(path.name, "它不是网页，只是扩展名这样写" if text.strip() else "文件是空的")
    return laid_out(text, path.name)


def laid_out(text: str, source: str) -> Document:
    """What a page or the HTML of a clipboard shows.

    Raises:
        UserError: Too large, or markup nobody can take.
    """
    try:
        _check_marks(text, source)
        page = _Page()
        page.feed(text)
        page.close()
        page.end_line()
        flat, lines = flowed(page.lines, len(page.grids))  # cells set with blocks instead of a table
        return Document(source, (*page.grids, *flat), tuple(paragraphs(lines)))
    except (GridTooLarge, TextTooLong) as error:
        raise too_large(source, error.what) from error
    except (AssertionError, RecursionError) as error:  # what html.parser raises for markup it cannot take
        raise _broken(source) from error


def _check_marks(text: str, file: str) -> None:
    """Refuse marks left open by the hundred: html.parser searches the rest of the page again for each of them."""
    left_open = any(piece.count("<") > MOST_OPEN for piece in text.split(">"))
    comments = text.count("<!--") > text.count("-->") + MOST_OPEN or text.count("<![") > MOST_OPEN
    if left_open or comments or text.count("<") > MOST_MARKS:
        raise _broken(file)


def _broken(file: str) -> UserError:
    return unreadable(file, "网页内容已损坏")


@dataclass(slots=True)
class _Open:
    """A table that is being read, its row and cell."""

    row: int = 0
    column: int = 1
    span: tuple[int, int] = (1, 1)
    in_cell: bool = False
    around: bool = False  # this cell holds a score table: it lays out the page
    pieces: list[str] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)  # column -> last row a merge from above covers there


class _Page(HTMLParser):
    """Text between blocks as lines, tables as grids.

    A table inside a cell adds its text to that cell, unless it is a score table: then the cell only lays out the page.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.grids: list[Grid] = []
        self._skipping: list[str] = []
        self._pieces: list[str] = []
        self._tables: list[_Open] = []
        self._deeper = self._cells = 0
        self._below_table = False
        self._begins: dict[str, Callable[[dict[str, str]], None]] = {
            "table": lambda _: self._table(),
            "tr": lambda _: self._tr(),
            "td": self._td,
            "th": self._td,
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if self._skipping or tag in _SKIPPED:
            if tag not in _VOID:
                self._skipping.append(tag)
            return
        if tag in _BLOCKS:
            self._break()
        if action := self._begins.get(tag):
            action({name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """A tag closes; inside what is left out, down to the one it belongs to."""
        if self._skipping:
            if tag in self._skipping:
                del self._skipping[self._skipping.index(tag) :]
            return
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self._tables:
            self._end_table()
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Printed text."""
        if not self._skipping:
            there = self._tables[-1].pieces if self._tables else self._pieces
            there.append(re.sub(r"[ \t\r\n]+", " ", data))

    def end_line(self) -> None:
        """What was gathered outside tables is a line."""
        self._add_lines("".join(self._pieces))
        self._pieces = []

    def _add_lines(self, text: str) -> None:
        for line in filter(None, map(str.strip, text.split("\n"))):
            self.lines.append(Line(line, f"第{len(self.lines) + 1}段", fresh=self._below_table))
            self._below_table = False

    def _break(self) -> None:
        if not self._tables:
            self.end_line()
        elif self._tables[-1].in_cell:
            self._tables[-1].pieces.append("\n")

    def _table(self) -> None:
        if not self._tables:
            self.end_line()
        if len(self._tables) < MOST_NESTED:
            self._tables.append(_Open())
        else:
            self._deeper += 1
            if self._deeper > MOST_DEEPER:
                raise GridTooLarge(f"表格套表格超过 {MOST_DEEPER} 层")

    def _end_table(self) -> None:
        if self._deeper:
            self._deeper -= 1
            return
        table = self._tables.pop()
        name = f"表{len(self.grids) + 1}"
        found = [cell._replace(place=f"{name}{cell.place}") for cell in table.found]
        grid = build_grid(name, found, table.merges)
        if not self._tables:
            self.grids += [grid] if grid.rows else []
            self._below_table = True
        elif len(grid.rows) > 1 and find_heads(grid):
            self.grids.append(grid)
            self._tables[-1].around = True
        else:
            self._tables[-1].pieces.append("\n" + "\n".join(cell.text for cell in table.found) + "\n")

    def _tr(self) -> None:
        if self._tables and not self._deeper:
            self._end_cell()
            table = self._tables[-1]
            table.row, table.column = table.row + 1, 1

    def _td(self, attributes: dict[str, str]) -> None:
        if not self._tables or self._deeper:
            return
        self._end_cell()
        table = self._tables[-1]
        while table.covered.get(table.column, 0) >= table.row:
            table.column += 1
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise GridTooLarge(f"表格超过 {MOST_CELLS} 个单元格")
        table.span = _span(attributes.get("rowspan", "")), _span(attributes.get("colspan", ""))
        table.in_cell, table.around, table.pieces = True, False, []

    def _end_cell(self) -> None:
        if not self._tables or self._deeper or not self._tables[-1].in_cell:
            return
        table = self._tables[-1]
        text = "\n".join(line for piece in "".join(table.pieces).split("\n") if (line := piece.strip()))
        high, wide = table.span
        row, column = max(table.row, 1), max(table.column, 1)
        if table.around:
            self._add_lines(text)
            for outer in self._tables[:-1]:
                outer.around = True
        else:
            table.found.append(Found(row, column, text, f"第{row}行第{column}列"))
        if high > 1 or wide > 1:
            table.merges.append(Merge(row, column, row + high - 1, column + wide - 1))
            table.covered.update(dict.fromkeys(range(column, column + wide), row + high - 1))
        table.column, table.in_cell, table.pieces = column + wide, False, []


def _span(text: str) -> int:
    return min(max(int(text), 1), 500) if text.strip().isdigit() and len(text) < 6 else 1
