"""A workbook (.xlsx, .xlsm) as grids: what is printed in its visible sheets, and what was odd about it.

openpyxl writes our workbooks but does not read foreign ones: it makes an object of every place of a merged area (a
whole-sheet merge has 17 billion), gives up on a style WPS wrote its own way, and cannot tell an empty cell from a
formula nobody computed. Here a part is read once, as a stream.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries

from desktop.importers.cellformat import shown
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid
from desktop.importers.package import Package, part_name, relations_name

MOST_CELLS = 50_000
LONGEST_TEXT = 32_767  # characters of one cell, as the format has it
MOST_SHEETS = 200
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class Oddities:
    """Places a reader has to be told of, gathered while reading."""

    uncomputed: list[str] = field(default_factory=list)  # formulas without a stored result
    errors: list[str] = field(default_factory=list)  # "自评表!C7（#REF!）"
    hidden_digits: list[str] = field(default_factory=list)
    hidden_rows: list[str] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """As warnings, in Chinese."""
        told = (
            (self.uncomputed, "这些单元格是公式，文件里没有保存计算结果，按空白处理"),
            (self.errors, "这些单元格的公式出错"),
            (self.hidden_digits, "这些单元格显示的位数少于实际数值，按实际数值读取"),
            (self.hidden_rows, "这些行在原表中是隐藏的，也已读取"),
            (self.hidden_sheets, "这些工作表在原文件中是隐藏的，没有读取"),
        )
        return [f"{what}：{_listed(places)}" for places, what in told if places]


def read_workbook(package: Package) -> tuple[list[Grid], list[str]]:
    """The visible sheets with text, in order, and warnings.

    Raises:
        UserError: No workbook, damaged, or too large.
    """
    links = _relations(package, "")
    book = next((name for kind, name in links.values() if kind.endswith("/officeDocument")), "xl/workbook.xml")
    if book not in package:
        raise package.unreadable("压缩包里没有工作簿")
    outline = _Outline()
    package.parse(book, outline)
    parts = _relations(package, book)
    by_kind = {kind.rpartition("/")[2]: name for kind, name in parts.values()}
    strings, styles = _Strings(package), _Styles()
    for kind, target in (("sharedStrings", strings), ("styles", styles)):
        if by_kind.get(kind, "") in package:
            package.parse(by_kind[kind], target)
    oddities, grids = Oddities(), []
    if len(outline.sheets) > MOST_SHEETS:
        raise package.too_large(f"有 {len(outline.sheets)} 张工作表")
    left = MOST_CELLS
    for title, relation, state in outline.sheets:
        kind, name = parts.get(relation, ("", ""))
        if not kind.endswith("/worksheet") or name not in package:
            continue
        if state != "visible":
            oddities.hidden_sheets.append(title)
            continue
        sheet = _Sheet(title, strings.texts, styles.codes(), package, oddities, left, since_1904=outline.since_1904)
        package.parse(name, sheet)
        left -= len(sheet.found)
        grids.append(_laid_out(sheet, package))
    return [grid for grid in grids if grid.rows], oddities.sentences()


def _laid_out(sheet: _Sheet, package: Package) -> Grid:
    try:
        return build_grid(sheet.title, sheet.found, sheet.merges)
    except GridTooLarge as error:
        raise package.too_large(error.what) from error


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    name = relations_name(part)
    relations = Relations(part)
    if name in package:
        package.parse(name, relations)
    return relations.parts


def column_name(number: int) -> str:
    """The letters of a column: 28 is AB; beyond the widest sheet, the number itself."""
    return get_column_letter(number) if 0 < number <= 18_278 else f"第{number}列"


def _listed(places: list[str], most: int = 8) -> str:
    return "、".join(places[:most]) + (f" 等 {len(places)} 处" if len(places) > most else "")


def _unescaped(text: str) -> str:
    """What "_x000D_" stands for; control characters become blanks."""
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)


class Relations:
    """Which parts a part points at, by identity: (kind, name). Links that leave the file are left out."""

    def __init__(self, base: str) -> None:
        self._base = base
        self.parts: dict[str, tuple[str, str]] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A relation."""
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            name = part_name(self._base, attributes.get("Target", ""))
            self.parts[attributes.get("Id", "")] = (attributes.get("Type", ""), name)

    def end(self, tag: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


class _Outline:
    """The list of sheets: title, relation, state."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.since_1904 = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "sheet":
            title = attributes.get("name", "") or f"工作表{len(self.sheets) + 1}"
            self.sheets.append((title, attributes.get("id", ""), attributes.get("state", "visible")))
        elif tag == "workbookPr":
            self.since_1904 = attributes.get("date1904", "0") in ("1", "true")

    def end(self, tag: str) -> None:
        pass

    def data(self, text: str) -> None:
        pass


class _Texts:
    """Collects text runs between tags; phonetic hints (rPh) are no part of a text."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._pieces: list[str] = []
        self._length = 0
        self._open = self._phonetic = False

    def text_start(self, tag: str, opening: tuple[str, ...]) -> None:
        if tag == "rPh":
            self._phonetic = True
        self._open = tag in opening and not self._phonetic

    def text_end(self, tag: str) -> None:
        self._open = False
        if tag == "rPh":
            self._phonetic = False

    def data(self, text: str) -> None:
        if self._open:
            self._pieces.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise self._package.too_large(f"有单元格的文字超过 {LONGEST_TEXT} 个字")

    def take(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        self._length = 0
        return text


class _Strings(_Texts):
    """The texts all sheets share, by number."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self.texts: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        del attributes
        self.text_start(tag, ("t",))

    def end(self, tag: str) -> None:
        self.text_end(tag)
        if tag == "si":
            self.texts.append(_unescaped(self.take()))


class _Styles:
    """The number format of each cell style."""

    def __init__(self) -> None:
        self._custom: dict[str, str] = {}
        self._used: list[str] = []
        self._in_cells = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "cellXfs":
            self._in_cells = True
        elif tag == "numFmt":
            self._custom[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif tag == "xf" and self._in_cells:
            self._used.append(attributes.get("numFmtId", "0"))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self._in_cells = False

    def data(self, text: str) -> None:
        pass

    def codes(self) -> list[str]:
        """Format codes by style number."""
        builtin = {str(number): code for number, code in BUILTIN_FORMATS.items()}
        return [self._custom.get(number, builtin.get(number, "General")) for number in self._used]


class _Sheet(_Texts):
    """The cells and merged areas of one sheet."""

    def __init__(
        self,
        title: str,
        strings: list[str],
        codes: list[str],
        package: Package,
        oddities: Oddities,
        most: int,
        *,
        since_1904: bool,
    ) -> None:
        super().__init__(package)
        self.title, self.found, self.merges = title, list[Found](), list[Merge]()
        self._strings, self._codes, self._oddities = strings, codes, oddities
        self._most, self._since_1904 = most, since_1904
        self._row = self._column = 0
        self._hidden = self._formula = False
        self._cell: dict[str, str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.text_start(tag, ("v", "t"))
        if tag == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            self._hidden = attributes.get("hidden", "0") in ("1", "true")
        elif tag == "c":
            self._cell, self._formula = attributes, False
            place = attributes.get("r", "")
            row, column = coordinate_to_tuple(place) if place else (self._row, self._column + 1)
            self._row, self._column = row, column
        elif tag == "f":
            self._formula = True
        elif tag == "mergeCell":
            left, top, right, bottom = range_boundaries(attributes.get("ref", ""))
            if None not in (left, top, right, bottom):
                self.merges.append(Merge(int(top or 0), int(left or 0), int(bottom or 0), int(right or 0)))

    def end(self, tag: str) -> None:
        self.text_end(tag)
        if tag == "c":
            self._keep(self.take())
        elif tag not in ("v", "t", "is", "r", "f", "rPr", "rPh"):
            self.take()

    def _keep(self, raw: str) -> None:
        place = f"{self.title}!{get_column_letter(self._column)}{self._row}"
        text = self._text(raw, place)
        if not text.strip():
            if self._formula and not raw:
                self._oddities.uncomputed.append(place)
            return
        if len(self.found) >= self._most:
            raise self._package.too_large(f"有内容的单元格超过 {MOST_CELLS} 个")
        if self._hidden:
            row = f"{self.title}!第{self._row}行"
            if self._oddities.hidden_rows[-1:] != [row]:
                self._oddities.hidden_rows.append(row)
        self.found.append(Found(self._row, self._column, text, place))

    def _text(self, raw: str, place: str) -> str:
        kind = self._cell.get("t", "n")
        if kind == "s":
            number = int(raw) if raw.strip().isdigit() else -1
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if kind in ("str", "inlineStr"):
            return _unescaped(raw)
        if kind == "e":
            self._oddities.errors.append(f"{place}（{raw}）")
            return ""
        if kind == "b":
            return "是" if raw.strip() == "1" else "否"
        if kind == "d" or not raw:
            return raw
        style = self._cell.get("s", "0")
        code = self._codes[int(style)] if style.isdigit() and int(style) < len(self._codes) else "General"
        text, hidden = shown(raw, code, since_1904=self._since_1904)
        if hidden:
            self._oddities.hidden_digits.append(f"{place}（显示 {hidden}，实为 {text}）")
        return text
