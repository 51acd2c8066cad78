"""Last year's Word report (.docx): paragraphs and tables of the main text, read once, as a stream.

A Word file keeps the numbers of its headings apart from their text (自动编号); they are counted here, because 一、 and
（一） tell what stands under what. Deleted text, fields' codes, headers and footers are no part of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.importers.document import Document
from desktop.importers.grid import Grid, GridTooLarge
from desktop.importers.laying import TableMaker
from desktop.importers.package import DOCUMENT, Package, relations_name
from desktop.importers.prose import MOST_CHARACTERS, MOST_PARAGRAPHS, Paragraph, tidy
from desktop.importers.workbook import Relations

_SKIPPED = frozenset(("del", "moveFrom", "Fallback", "pict", "sectPr", "rPrChange", "pPrChange", "tblPrChange"))
_CHINESE = ("", *"一二三四五六七八九十")


def load(path: Path) -> Document:
    """Everything found in a Word document; it is only read, its macros, fields and links are left alone.

    Raises:
        UserError: Missing, no document, damaged, protected, too large.
    """
    with Package(path, DOCUMENT) as package:
        relations = Relations("")
        if relations_name("") in package:
            package.parse(relations_name(""), relations)
        parts = relations.parts.values()
        main = next((name for kind, name in parts if kind.endswith("/officeDocument")), "word/document.xml")
        if main not in package:
            raise package.unreadable("压缩包里没有正文")
        body = _Body(package, _numbers(package, main))
        try:
            package.parse(main, body)
            if not body.found:
                raise package.unreadable("压缩包里没有正文")
        except GridTooLarge as error:
            raise package.too_large(error.what) from error
    return Document(path.name, tuple(body.grids), tuple(body.paragraphs))


@dataclass(slots=True)
class Numbers:
    """How paragraphs are numbered: by list and level, or by their style."""

    formats: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)  # (list, level) -> (kind, text)
    styles: dict[str, tuple[str, str]] = field(default_factory=dict)  # style -> (list, level)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, where: tuple[str, str]) -> str:
        """The number the next paragraph of this list and level prints: "（二）"; "" for a bullet or no list."""
        kind, text = self.formats.get(where, ("", ""))
        if not where[1].isdigit() or kind in ("", "bullet", "none"):
            return ""
        level = int(where[1])
        counts = self._counts.setdefault(where[0], {})
        counts[level] = counts.get(level, 0) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]
        for at in range(level + 1):
            shape = self.formats.get((where[0], str(at)), ("decimal", ""))[0]
            text = text.replace(f"%{at + 1}", _number(counts.get(at, 1), shape))
        return text


def _number(count: int, shape: str) -> str:
    chinese = "hinese" in shape or "japanese" in shape or shape == "ideographDigital"
    if chinese and count < 100:
        tens, ones = divmod(count, 10)
        return f"{'' if tens < 2 else _CHINESE[tens]}{'十' if tens else ''}{_CHINESE[ones]}"
    return chr(0x2460 + count - 1) if shape == "decimalEnclosedCircle" and count <= 20 else str(count)


def _numbers(package: Package, main: str) -> Numbers:
    numbers = Numbers()
    relations = Relations(main)
    if relations_name(main) in package:
        package.parse(relations_name(main), relations)
    by_kind = {kind.rpartition("/")[2]: name for kind, name in relations.parts.values()}
    for kind, target in (("numbering", _Lists(numbers)), ("styles", _Styles(numbers))):
        if by_kind.get(kind, "") in package:
            package.parse(by_kind[kind], target)
    return numbers


class _Quiet:
    """A target that looks at tags only."""

    def end(self, tag: str) -> None:
        """Nothing to do."""

    def data(self, text: str) -> None:
        """Nothing to do."""


class _Lists(_Quiet):
    """The lists of a document: abstract ones, and the numbers that stand for them."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._abstract: dict[str, dict[str, list[str]]] = {}
        self._owner = self._level = self._number = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A list, a level of it, or a number that uses it."""
        value = attributes.get("val", "")
        if tag == "abstractNum":
            self._owner = attributes.get("abstractNumId", "")
        elif tag == "lvl" and not self._number:
            self._level = attributes.get("ilvl", "")
            self._abstract.setdefault(self._owner, {})[self._level] = ["decimal", ""]
        elif tag in ("numFmt", "lvlText") and not self._number and self._level:
            self._abstract[self._owner][self._level][tag == "lvlText"] = value
        elif tag == "num":
            self._number = attributes.get("numId", "")
        elif tag == "abstractNumId" and self._number:
            for level, (kind, text) in self._abstract.get(value, {}).items():
                self._numbers.formats[self._number, level] = kind, text


class _Styles(_Quiet):
    """Which styles number their paragraphs."""

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._style = ""
        self._level = "0"

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A style, or the numbering inside it."""
        if tag == "style":
            self._style, self._level = attributes.get("styleId", ""), "0"
        elif tag == "ilvl":
            self._level = attributes.get("val", "0")
        elif tag == "numId" and self._style:
            self._numbers.styles[self._style] = attributes.get("val", ""), self._level


class _Body:
    """Paragraphs and tables as they come."""

    def __init__(self, package: Package, numbers: Numbers) -> None:
        self.paragraphs: list[Paragraph] = []
        self.grids: list[Grid] = []
        self.found = False  # whether there is a main text at all
        self._package, self._numbers = package, numbers
        self._skipping = self._count = self._length = 0
        self._table = TableMaker()
        self._pieces: list[str] = []
        self._open = False
        self._style, self._list, self._level = "", "", "0"
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "body": self._body,
            "p": self._paragraph,
            "t": self._text,
            "tab": lambda _: self._put("\t" if self._pieces else ""),
            "br": lambda _: self._put("\n"),
            "cr": lambda _: self._put("\n"),
            "noBreakHyphen": lambda _: self._put("-"),
            "pStyle": self._styled,
            "numId": self._listed,
            "ilvl": self._levelled,
            "tbl": lambda _: self._table.begin(),
            "tr": lambda _: self._table.row(),
            "tc": lambda _: self._table.cell(),
            "gridBefore": lambda attributes: self._table.skip(_int(attributes)),
            "gridSpan": lambda attributes: self._table.span(_int(attributes)),
            "vMerge": lambda attributes: self._table.merge(first=attributes.get("val") == "restart"),
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
        elif tag == "t":
            self._open = False
        elif tag == "p":
            self._close()
        elif tag == "tc":
            self._table.end_cell()
        elif tag == "tbl":
            self._end_table()

    def _end_table(self) -> None:
        grid = self._table.end(len(self.grids) + 1)
        if self._table.inside:
            return
        self.grids += [*self._table.apart, *([grid] if grid is not None else [])]
        for line in self._table.aside:
            self._count += 1
            self.paragraphs += [Paragraph(text, f"第{self._count}段")] if (text := tidy(line)) else []
        self._table.apart, self._table.aside = [], []

    def data(self, text: str) -> None:
        """Printed text."""
        if self._open and not self._skipping:
            self._put(text)

    def _paragraph(self, attributes: dict[str, str]) -> None:
        del attributes
        self._style, self._list, self._level = "", "", "0"
        if self._pieces:  # a text box inside a paragraph: both texts are kept, one after the other
            self._put("\n")

    def _body(self, attributes: dict[str, str]) -> None:
        del attributes
        self.found = True

    def _text(self, attributes: dict[str, str]) -> None:
        del attributes
        self._open = True

    def _styled(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("val", "")

    def _listed(self, attributes: dict[str, str]) -> None:
        self._list = attributes.get("val", "")

    def _levelled(self, attributes: dict[str, str]) -> None:
        self._level = attributes.get("val", "0")

    def _put(self, text: str) -> None:
        self._length += len(text)
        if self._length > MOST_CHARACTERS:
            raise self._package.too_large(f"正文超过 {MOST_CHARACTERS} 个字")
        self._pieces.append(text)

    def _close(self) -> None:
        text = "".join(self._pieces)
        self._pieces = []
        where = (self._list, self._level) if self._list else self._numbers.styles.get(self._style, ("", ""))
        number = self._numbers.next(where) if text.strip() else ""
        if self._table.inside:
            self._table.text(number + text)
            return
        self._count += 1
        if self._count > MOST_PARAGRAPHS:
            raise self._package.too_large(f"正文超过 {MOST_PARAGRAPHS} 段")
        self.paragraphs += [
            Paragraph(line, f"第{self._count}段") for piece in (number + text).split("\n") if (line := tidy(piece))
        ]


def _int(attributes: dict[str, str]) -> int:
    value = attributes.get("val", "1")
    return int(value) if value.isdigit() and len(value) < 5 else 1
