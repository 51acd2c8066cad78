"""OpenDocument files: last year's sheet (.ods) as grids, last year's report (.odt) as paragraphs and grids."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path

from desktop.domain.number import plain, round_half_up
from desktop.importers.document import Document
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid
from desktop.importers.laying import MOST_CELLS
from desktop.importers.package import OPEN_DOCUMENT, Package
from desktop.importers.prose import MOST_CHARACTERS, MOST_PARAGRAPHS, Paragraph, tidy
from desktop.importers.words import number_of
from desktop.importers.workbook import Oddities, column_name

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_SKIPPED = frozenset(("annotation", "tracked-changes", "note", "desc", "title", "named-expressions", "forms"))
_NUMBERS = ("float", "currency", "percentage")


def load(path: Path) -> Document:
    """Everything found in an OpenDocument sheet or text; macros and links are left alone.

    Raises:
        UserError: Missing, no such file, damaged, protected, too large.
    """
    with Package(path, OPEN_DOCUMENT) as package:
        if _CONTENT not in package:
            raise package.unreadable("压缩包里没有正文")
        if _MANIFEST in package:
            manifest = _Manifest()
            package.parse(_MANIFEST, manifest)
            if manifest.protected:
                raise package.protected()
        content = _Content(package)
        try:
            package.parse(_CONTENT, content)
        except GridTooLarge as error:
            raise package.too_large(error.what) from error
    return Document(path.name, tuple(content.grids), tuple(content.paragraphs), tuple(content.oddities.sentences()))


class _Manifest:
    """Only whether a part is encrypted."""

    protected = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        del attributes
        self.protected = self.protected or tag == "encryption-data"

    def end(self, tag: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


class _Content:
    """Sheets, or the text and its tables, as they come."""

    def __init__(self, package: Package) -> None:
        self.paragraphs: list[Paragraph] = []
        self.grids: list[Grid] = []
        self.oddities = Oddities()
        self._package = package
        self._skipping = self._depth = self._count = self._length = self._cells = 0
        self._sheets = False  # a spreadsheet, whose places are "表1!C7"
        self._title, self._row, self._column, self._rows, self._columns = "", 0, 0, 1, 1
        self._found: list[Found] = []
        self._merges: list[Merge] = []
        self._cell: dict[str, str] = {}
        self._pieces: list[str] = []  # of the paragraph
        self._lines: list[str] = []  # of the cell
        self._open = 0
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "spreadsheet": self._spreadsheet,
            "table": self._table,
            "table-row": self._table_row,
            "table-cell": self._table_cell,
            "covered-table-cell": self._table_cell,
            "p": self._paragraph,
            "h": self._paragraph,
            "s": lambda attributes: self._put(" " * min(_int(attributes, "c"), 100)),
            "tab": lambda _: self._put("\t"),
            "line-break": lambda _: self._put("\n"),
        }

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping or tag in _SKIPPED:
            self._skipping += 1
        elif action := self._starts.get(tag):
            action(attributes)

    def end(self, tag: str) -> None:
        """It ends."""
        if self._skipping:
            self._skipping -= 1
        elif tag in ("p", "h"):
            self._close()
        elif tag in ("table-cell", "covered-table-cell") and self._depth == 1:
            self._keep(covered=tag != "table-cell")
        elif tag == "table-row" and self._depth == 1:
            self._row += self._rows
        elif tag == "table":
            self._depth -= 1
            if self._depth == 0:
                grid = build_grid(self._title, self._found, self._merges)
                self.grids += [grid] if grid.rows else []

    def data(self, text: str) -> None:
        """Printed text; blanks of the file's own layout count as one."""
        if self._open and not self._skipping:
            self._put(re.sub(r"\s+", " ", text))

    def _spreadsheet(self, attributes: dict[str, str]) -> None:
        del attributes
        self._sheets = True

    def _table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            name = attributes.get("name", "")
            self._title = name if self._sheets and name else f"表{len(self.grids) + 1}"
            self._row, self._found, self._merges = 1, [], []

    def _table_row(self, attributes: dict[str, str]) -> None:
        if self._depth == 1:
            self._column, self._rows = 1, _int(attributes, "number-rows-repeated")
            if attributes.get("visibility") in ("collapse", "filter"):
                self.oddities.hidden_rows.append(f"{self._title}!第{self._row}行")

    def _table_cell(self, attributes: dict[str, str]) -> None:
        if self._depth == 1:
            self._cell, self._lines = attributes, []
            self._columns = _int(attributes, "number-columns-repeated")

    def _paragraph(self, attributes: dict[str, str]) -> None:
        del attributes
        self._open += 1

    def _put(self, text: str) -> None:
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise self._package.too_large(f"文字超过 {MOST_CHARACTERS} 个字")
        self._pieces.append(text)

    def _close(self) -> None:
        self._open -= 1
        text, self._pieces = "".join(self._pieces), []
        if self._depth:
            self._lines.append(text)
        elif not self._sheets:
            self._count += 1
            if self._count > MOST_PARAGRAPHS:
                raise self._package.too_large(f"正文超过 {MOST_PARAGRAPHS} 段")
            self.paragraphs += [
                Paragraph(line, f"第{self._count}段") for piece in text.split("\n") if (line := tidy(piece))
            ]

    def _keep(self, *, covered: bool) -> None:
        """One cell, as often as it repeats."""
        row, column = self._row, self._column
        self._column += self._columns
        text = "" if covered else self._text("\n".join(self._lines).strip(), self._place(row, column))
        if not text:
            return
        self._cells += self._rows * self._columns
        if self._cells > MOST_CELLS:
            raise self._package.too_large(f"有内容的单元格超过 {MOST_CELLS} 个")
        for down in range(self._rows):
            for right in range(self._columns):
                at = row + down, column + right
                self._found.append(Found(*at, text, self._place(*at)))
        high, wide = _int(self._cell, "number-rows-spanned"), _int(self._cell, "number-columns-spanned")
        if high > 1 or wide > 1:
            self._merges.append(Merge(row, column, row + high - 1, column + wide - 1))

    def _place(self, row: int, column: int) -> str:
        return f"{self._title}!{column_name(column)}{row}" if self._sheets else f"{self._title}第{row}行第{column}列"

    def _text(self, text: str, place: str) -> str:
        """What a cell prints, with the digits its number has and the screen hid."""
        kind = self._cell.get("value-type", "")
        if kind not in _NUMBERS or not text:
            if text.startswith(("#", "Err:")) and "formula" in self._cell:
                self.oddities.errors.append(f"{place}（{text}）")
                return ""
            return text
        try:
            value = Decimal(self._cell.get("value", ""))
        except InvalidOperation:
            return text
        if not value.is_finite() or abs(value.adjusted()) > 18 or number_of(text) is None:
            return text
        percent = "%" if kind == "percentage" else ""
        places = len(text.rstrip("%％分 ").partition(".")[2])
        exact = plain(round_half_up(value * (100 if percent else 1), max(places, 2))) + percent
        if number_of(exact) == number_of(text):
            return text
        self.oddities.hidden_digits.append(f"{place}（显示 {text}，实为 {exact}）")
        return exact


def _int(attributes: dict[str, str], name: str) -> int:
    value = attributes.get(name, "1")
    return max(int(value), 1) if value.isdigit() and len(value) < 9 else 1
