"""Invented forms as many provinces print them, each with its truth, laid out in every format a unit may hand in.

The YAML files of ``tests/data/forms`` write a table as lines of cells between bars: ``<`` goes on from the left, ``^``
from above (merged cells), ``¶`` breaks a line inside a cell. Forms marked ``held_back`` are measured, not looked at.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import NamedTuple

import yaml
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.importers.documents import save_word, word_paragraph
from tests.importers.sheets import ROOT

FORMS = ROOT / "tests" / "data" / "forms"


class Box(NamedTuple):
    """A cell with the area it covers."""

    row: int
    column: int
    text: str
    height: int
    width: int


class Block(NamedTuple):
    """A paragraph, or the cells of a table with its size."""

    text: str = ""
    boxes: tuple[Box, ...] = ()
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """A document and what a careful reader finds in it."""

    name: str
    source: str
    unit: str
    year: int
    total: Decimal
    grade: str
    rows: tuple[tuple[str, Decimal, Decimal], ...]
    blocks: tuple[Block, ...]
    held_back: bool = False


def forms() -> list[Form]:
    """All of them, by name."""
    return [_form(path) for path in sorted(FORMS.glob("*.yaml"))]


def _form(path: Path) -> Form:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = tuple((name, Decimal(weight), Decimal(score)) for name, weight, score in data["rows"])
    blocks = tuple(_table(one["table"]) if isinstance(one, dict) else Block(one) for one in data["blocks"])
    return Form(
        path.stem, data["source"], data["unit"], data["year"], Decimal(data["total"]), data["grade"], rows, blocks,
        data.get("held_back", False),
    )  # fmt: skip


def _table(text: str) -> Block:
    lines = [[cell.strip().replace("¶", "\n") for cell in line.split(" | ")] for line in text.strip("\n").split("\n")]
    lines = [[cell.strip(" |") for cell in line] for line in lines]
    columns = max(map(len, lines))
    cells = [line + [""] * (columns - len(line)) for line in lines]
    boxes = []
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if cell in ("<", "^"):
                continue
            width = next((at for at in range(column + 1, columns) if line[at] != "<"), columns) - column
            height = next((at for at in range(row + 1, len(cells)) if cells[at][column] != "^"), len(cells)) - row
            boxes.append(Box(row, column, cell, height, width))
    return Block("", tuple(boxes), len(cells), columns)


# ----------------------------------------------------------------- office files and pages


def xlsx(path: Path, form: Form) -> Path:
    """One sheet, merged as printed, numbers as numbers."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    top = 1
    for block in form.blocks:
        if block.text:
            sheet.cell(top, 1, block.text)
        for box in block.boxes:
            number = box.text.replace(".", "", 1).isdigit()
            sheet.cell(top + box.row, 1 + box.column, float(box.text) if number else box.text or None)
            if box.height * box.width > 1:
                sheet.merge_cells(
                    start_row=top + box.row, end_row=top + box.row + box.height - 1,
                    start_column=1 + box.column, end_column=box.column + box.width,
                )  # fmt: skip
        top += max(block.rows, 1)
    book.save(path)
    return path


def docx(path: Path, form: Form) -> Path:
    """Paragraphs and tables, with gridSpan and vMerge."""
    body = [_word_table(block) if block.boxes else word_paragraph(block.text) for block in form.blocks]
    return save_word(path, "".join(body))


def _word_table(block: Block) -> str:
    at = {(box.row + down, box.column): (box, down) for box in block.boxes for down in range(box.height)}
    rows = []
    for row in range(block.rows):
        cells = []
        for column in range(block.columns):
            if (row, column) not in at:
                continue
            box, down = at[row, column]
            span = f'<w:gridSpan w:val="{box.width}"/>' if box.width > 1 else ""
            merge = "" if box.height == 1 else "<w:vMerge/>" if down else '<w:vMerge w:val="restart"/>'
            text = "" if down else box.text
            cells.append(f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{word_paragraph(text)}</w:tc>")
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def html(path: Path, form: Form) -> Path:
    """A web page with row and column spans."""
    path.write_text(f"<html><head><meta charset='utf-8'></head><body>{markup(form)}</body></html>", encoding="utf-8")
    return path


def markup(form: Form) -> str:
    """The blocks as a clipboard holds them."""
    made = []
    for block in form.blocks:
        if not block.boxes:
            made.append(f"<p>{escape(block.text)}</p>")
            continue
        rows = [
            "".join(
                f"<td rowspan={box.height} colspan={box.width}>{escape(box.text)}</td>"
                for box in block.boxes
                if box.row == row
            )
            for row in range(block.rows)
        ]
        made.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return "".join(made)


# ----------------------------------------------------------------- plain text, as programs write it out


def _lines(form: Form, table: Callable[[Block], Iterator[str]]) -> str:
    return "\n".join(line for block in form.blocks for line in (table(block) if block.boxes else (block.text,)))


def tabbed(form: Form) -> str:
    """A block copied from a sheet: cells with tabs between, merged places blank."""

    def table(block: Block) -> Iterator[str]:
        at = {(box.row, box.column): box.text for box in block.boxes}
        for row in range(block.rows):
            yield "\t".join(at.get((row, column), "").replace("\n", "") for column in range(block.columns))

    return _lines(form, table)


def celled(form: Form) -> str:
    """One cell a line, as web pages and some converters flatten a table; empty cells are gone."""

    def table(block: Block) -> Iterator[str]:
        return (box.text.replace("\n", "") for box in sorted(block.boxes) if box.text)

    return _lines(form, table)


def rowed(form: Form) -> str:
    """One row a line with single blanks between its cells, as text is taken out of a PDF; empty cells are gone."""

    def table(block: Block) -> Iterator[str]:
        for row in range(block.rows):
            texts = [box.text.replace("\n", "") for box in sorted(block.boxes) if box.row == row and box.text]
            if texts:
                yield " ".join(texts)

    return _lines(form, table)


def one_line(form: Form) -> str:
    """All of a form on one line with single blanks, as some web pages are taken up; reports keep their paragraphs."""
    if not any(block.boxes for block in form.blocks):
        return rowed(form)
    texts = [box.text for block in form.blocks for box in (sorted(block.boxes) or [Box(0, 0, block.text, 1, 1)])]
    return " ".join(text.replace("\n", " ") for text in texts if text)


def cell_bars(form: Form) -> str:
    """One cell a line, each closed by a bar; empty cells are a bar alone, covered places are gone."""

    def table(block: Block) -> Iterator[str]:
        return (f"{box.text.replace(chr(10), ' ')} |".strip() for box in sorted(block.boxes))

    return _lines(form, table)


def row_bars(form: Form) -> str:
    """One row a line with bars; what merged cells cover is missing, and as many blank cells close the row."""

    def table(block: Block) -> Iterator[str]:
        for row in range(block.rows):
            texts = [box.text.replace("\n", " ") for box in sorted(block.boxes) if box.row == row]
            yield " | ".join(texts) + " | " + "|" * (block.columns - len(texts))

    return _lines(form, table)


def framed_bars(form: Form) -> str:
    """The same framed by bars; a cell of several lines breaks the row, as web pages are taken up."""

    def table(block: Block) -> Iterator[str]:
        for line in row_bars(Form(form.name, "", "", 0, form.total, "", (), (block,))).split("\n"):
            yield "| " + line
        yield ""

    return _lines(form, table)


def _text(make: Callable[[Form], str]) -> Callable[[Path, Form], Path]:
    def write(path: Path, form: Form) -> Path:
        path.write_text(make(form), encoding="utf-8")
        return path

    return write


# ----------------------------------------------------------------- PDF


class Style(NamedTuple):
    """How a page is drawn. ``rules``: "all", "horizontal", "none"; ``turned``: the page is stored on its side."""

    rules: str = "all"
    wide: bool = False
    turned: bool = False
    watermark: str = ""
    top: bool = False  # cells begin at their upper edge instead of standing in their middle


SIZE, LEADING, PADDING = 8, 10, 3
_IN_FACE = str.maketrans("☑☒☐✔", "√×□√")  # marks the face of these pages has no letters for


def pdf(style: Style) -> Callable[[Path, Form], Path]:
    """A writer of pages in this style, with a page number at each foot."""

    def write(path: Path, form: Form) -> Path:
        pdfmetrics.registerFont(TTFont("song", ROOT / "resources" / "fonts" / "song.ttf"))
        made = io.BytesIO()
        _Pages(Canvas(made, invariant=1), style).write(form)
        path.write_bytes(made.getvalue())
        return path

    return write


class _Pages:
    def __init__(self, canvas: Canvas, style: Style) -> None:
        self.canvas, self.style = canvas, style
        self.size = landscape(A4) if style.wide or style.turned else A4
        self.left, self.width = 50.0, self.size[0] - 100
        self.top = 0.0

    def write(self, form: Form) -> None:
        """All blocks, then the last page's foot; a table right behind another is its next page."""
        self._begin()
        widths: list[float] = []
        for block in form.blocks:
            if block.boxes:
                if len(widths) == block.columns:
                    self._room(10_000)
                else:
                    widths = self._widths(block)
                self._table(block, widths)
                continue
            widths = []
            for line in _wrapped(block.text, self.width, 12):
                self._room(20)
                self.canvas.setFont("song", 12)
                self.canvas.drawString(self.left, self.top - 14, line)
                self.top -= 20
        self._end()
        self.canvas.save()

    def _begin(self) -> None:
        if self.style.turned:  # the sheet is portrait, its rotation makes it lie
            self.canvas.setPageSize((self.size[1], self.size[0]))
            self.canvas.setPageRotation(90)
            self.canvas.transform(0, 1, -1, 0, self.size[1], 0)
        else:
            self.canvas.setPageSize(self.size)
        if self.style.watermark:
            self.canvas.saveState()
            self.canvas.setFont("song", 60)
            self.canvas.setFillGray(0.85)
            self.canvas.translate(self.size[0] / 2, self.size[1] / 2)
            self.canvas.rotate(45)
            self.canvas.drawCentredString(0, 0, self.style.watermark)
            self.canvas.restoreState()
        self.top = self.size[1] - 60

    def _end(self) -> None:
        self.canvas.setFont("song", 9)
        self.canvas.drawCentredString(self.size[0] / 2, 30, f"— {self.canvas.getPageNumber()} —")
        self.canvas.showPage()

    def _room(self, height: float) -> None:
        if self.top - height < 50:
            self._end()
            self._begin()

    def _table(self, block: Block, widths: list[float]) -> None:
        edges = [self.left + sum(widths[:at]) for at in range(len(widths) + 1)]
        heights = self._heights(block, edges)
        begin = 0
        while begin < block.rows:
            end = begin
            while end < block.rows and self.top - sum(heights[begin : end + 1]) > 50:
                end += 1
            if end == begin:
                self._room(10_000)
                continue
            self._part(block, begin, end, edges, heights)
            begin = end
            if begin < block.rows:
                self._room(10_000)
        self.top -= 12

    def _part(self, block: Block, begin: int, end: int, edges: list[float], heights: list[float]) -> None:
        tops = [self.top - sum(heights[begin:at]) for at in range(begin, end + 1)]
        for box in block.boxes:
            first, last = max(box.row, begin), min(box.row + box.height, end)
            if first >= last:
                continue
            x, upper, lower = edges[box.column], tops[first - begin], tops[last - begin]
            wide = edges[box.column + box.width] - x
            self._rule(x, lower, wide, upper - lower, block, box)
            if box.row < begin:
                continue  # the text stands on the page before
            lines = _wrapped(box.text, wide - 2 * PADDING, SIZE)
            free = 0 if self.style.top else (upper - lower - len(lines) * LEADING - 2 * PADDING) / 2
            number = box.text.replace(".", "", 1).rstrip("%").isdigit()
            for count, line in enumerate(lines):
                self.canvas.setFont("song", SIZE)
                y = upper - PADDING - free - count * LEADING - SIZE
                shift = (wide - 2 * PADDING - pdfmetrics.stringWidth(line, "song", SIZE)) / 2 if number else 0
                self.canvas.drawString(x + PADDING + shift, y, line)
        self.top = tops[-1]

    def _rule(self, x: float, y: float, wide: float, high: float, block: Block, box: Box) -> None:
        if self.style.rules == "all":
            self.canvas.rect(x, y, wide, high)
        elif self.style.rules == "horizontal" and box.row in (0, 1, block.rows - 1):
            self.canvas.line(x, y + high, x + wide, y + high)

    def _widths(self, block: Block) -> list[float]:
        wanted = [3.0] * block.columns
        for box in block.boxes:
            if box.width == 1:
                wanted[box.column] = max(wanted[box.column], min(len(box.text), 14))
        return [self.width * one / sum(wanted) for one in wanted]

    def _heights(self, block: Block, edges: list[float]) -> list[float]:
        heights = [LEADING + 2.0 * PADDING] * block.rows
        for box in sorted(block.boxes, key=lambda box: box.height):
            wide = edges[box.column + box.width] - edges[box.column]
            need = len(_wrapped(box.text, wide - 2 * PADDING, SIZE)) * LEADING + 2.0 * PADDING
            short = need - sum(heights[box.row : box.row + box.height])
            if short > 0:
                heights[box.row + box.height - 1] += short
        return heights


def _wrapped(text: str, width: float, size: int) -> list[str]:
    lines: list[str] = []
    for paragraph in text.translate(_IN_FACE).split("\n"):
        line = ""
        for letter in paragraph:
            if line and pdfmetrics.stringWidth(line + letter, "song", size) > width:
                lines.append(line)
                line = ""
            line += letter
        lines.append(line)
    return lines


LAYOUTS: dict[str, tuple[str, Callable[[Path, Form], Path]]] = {
    "sheet": (".xlsx", xlsx),
    "word": (".docx", docx),
    "page": (".html", html),
    "tabs": (".txt", _text(tabbed)),
    "cells": (".txt", _text(celled)),
    "rows": (".txt", _text(rowed)),
    "one-line": (".txt", _text(one_line)),
    "cell-bars": (".txt", _text(cell_bars)),
    "row-bars": (".txt", _text(row_bars)),
    "framed-bars": (".txt", _text(framed_bars)),
    "ruled": (".pdf", pdf(Style())),
    "ruled-turned": (".pdf", pdf(Style(turned=True, watermark="内部资料"))),
    "unruled": (".pdf", pdf(Style("none", wide=True))),
    "unruled-top": (".pdf", pdf(Style("none", top=True, watermark="公开"))),
    "booktabs": (".pdf", pdf(Style("horizontal", wide=True))),
}
