"""Last year's report from a web site (.html): its text and tables; scripts, styles and links are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.importers.document import Document
from desktop.importers.flow import flowed
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid
from desktop.importers.laying import MOST_CELLS
from desktop.importers.prose import Line, TextTooLong, paragraphs
from desktop.importers.source import read_bytes, too_large, unreadable
from desktop.importers.text import decoded

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


class _Page(HTMLParser):
    """Text between blocks as lines, tables as grids; a table inside a cell adds its text to that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.grids: list[Grid] = []
        self._skipping: list[str] = []
        self._pieces: list[str] = []
        self._depth = self._row = self._column = self._cells = 0
        self._span = 1, 1
        self._in_cell = False
        self._found: list[Found] = []
        self._merges: list[Merge] = []
        self._covered: dict[int, int] = {}  # column -> last row a merge from above covers there
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
        if tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                grid = build_grid(f"表{len(self.grids) + 1}", self._found, self._merges)
                self.grids += [grid] if grid.rows else []
        elif tag in _BLOCKS:
            self._break()

    def handle_data(self, data: str) -> None:
        """Printed text."""
        if not self._skipping:
            self._pieces.append(re.sub(r"[ \t\r\n]+", " ", data))

    def end_line(self) -> None:
        """What was gathered outside tables is a line."""
        text = "".join(self._pieces).strip()
        self._pieces = []
        if text:
            self.lines.append(Line(text, f"第{len(self.lines) + 1}段"))

    def _break(self) -> None:
        if self._in_cell:
            self._pieces.append("\n")
        elif self._depth == 0:
            self.end_line()

    def _table(self) -> None:
        if self._depth == 0:
            self.end_line()
            self._row, self._found, self._merges, self._covered = 0, [], [], {}
        self._depth += 1

    def _tr(self) -> None:
        if self._depth == 1:
            self._end_cell()
            self._row, self._column = self._row + 1, 1

    def _td(self, attributes: dict[str, str]) -> None:
        if self._depth != 1:
            return
        self._end_cell()
        while self._covered.get(self._column, 0) >= self._row:
            self._column += 1
        self._cells += 1
        if self._cells > MOST_CELLS:
            raise GridTooLarge(f"表格超过 {MOST_CELLS} 个单元格")
        self._span = _span(attributes.get("rowspan", "")), _span(attributes.get("colspan", ""))
        self._in_cell, self._pieces = True, []

    def _end_cell(self) -> None:
        if not self._in_cell or self._depth != 1:
            return
        text = "\n".join(line for piece in "".join(self._pieces).split("\n") if (line := piece.strip()))
        high, wide = self._span
        row, column = max(self._row, 1), max(self._column, 1)
        self._found.append(Found(row, column, text, f"表{len(self.grids) + 1}第{row}行第{column}列"))
        if high > 1 or wide > 1:
            self._merges.append(Merge(row, column, row + high - 1, column + wide - 1))
            self._covered.update(dict.fromkeys(range(column, column + wide), row + high - 1))
        self._column, self._in_cell, self._pieces = column + wide, False, []


def _span(text: str) -> int:
    return min(max(int(text), 1), 500) if text.strip().isdigit() and len(text) < 6 else 1
