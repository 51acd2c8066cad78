"""Last year's report as PDF: the data attached to our own, else its text, with tables where ruling lines draw them.

PDFium reads text and lines; pdfplumber finds the tables among the lines. Scripts, links and forms of a PDF are never
run, followed or filled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import Problem, UserError
from desktop.importers.aligned import aligned
from desktop.importers.celltexts import cell_texts
from desktop.importers.columns import head_word
from desktop.importers.document import Document
from desktop.importers.drawn import tables_of
from desktop.importers.edges import alike, edges_at, index_of
from desktop.importers.flow import flowed
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid
from desktop.importers.letters import Letter, letters_of, marked_across, words_of
from desktop.importers.overpages import gone_on
from desktop.importers.pagecolumns import Layout
from desktop.importers.prose import MOST_CHARACTERS, Line, TextTooLong, paragraphs, squeezed
from desktop.importers.source import read_bytes, too_large, unreadable
from desktop.importers.streams import too_much
from desktop.importers.strokes import Paper, Ration, paper_of, strokes_of
from desktop.importers.wordlines import told_lines, without_numbers

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MOST_PAGES = 300
MOST_DRAWN = 150_000  # lines of a document; a page of a form has 50 to 2,000, since Word draws each cell by itself
LARGEST_ATTACHMENT = 20_000_000
ATTACHMENTS = ("自评数据.json", "zipingtai.json")
_POINTS = re.compile(r"分值|权重|标准分|满分|得分|自评分")
_FEWEST_LINES = 4  # drawn lines that can make a table
_MOST_CHARACTERS = 30_000  # of a page with tables
_PASSWORD = 4  # FPDF_ERR_PASSWORD


@dataclass(slots=True)
class _Read:
    """Lines and tables in order, and what could not be read as it stands."""

    ration: Ration
    lines: list[Line] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    aligned: list[_Aligned] = field(default_factory=list)
    open: Layout | None = None  # of an aligned table that may go on over the next page
    characters: int = 0
    told: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Aligned:
    """Cells of a table without lines, over pages."""

    layout: Layout
    rows: int = 0
    cells: list[Found] = field(default_factory=list)

    def grid(self, number: int) -> Grid:
        """The cells under a head in the usual words."""
        head = [Found(0, at, head_word(column), "") for at, column in enumerate(self.layout.columns, 1)]
        return build_grid(f"表{number}", [*head, *self.cells], (), inferred=True)


@dataclass(slots=True)
class _Table:
    """Cells of one table, over pages; columns by where their lines stand on the paper."""

    edges: tuple[int, ...]
    rows: int = 0
    found: list[Found] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    ended: bool = False


def load(path: Path) -> Document:
    """Everything printed in a PDF with text.

    Raises:
        UserError: Missing, no PDF, damaged, protected, scanned, too large.
    """
    data = read_bytes(path)
    document = _open(data, path.name)
    try:
        pages = len(document)
        found = _pages(document, path.name)
    finally:
        document.close()
    if not found.characters:
        raise UserError(Problem.IMPORT_SCANNED, file=path.name, pages=pages)
    try:
        grids = [build_grid(f"表{number}", table.found, table.merges) for number, table in enumerate(found.tables, 1)]
        grids += [table.grid(number) for number, table in enumerate(found.aligned, len(grids) + 1)]
        flat, lines = flowed(found.lines, len(grids))
        grids += flat
        prose = paragraphs(lines)
    except (GridTooLarge, TextTooLong) as error:
        raise too_large(path.name, error.what) from error
    return Document(path.name, tuple(grid for grid in grids if grid.rows), tuple(prose), tuple(found.told))


def attached(path: Path) -> bytes | None:
    """The data a report of ours carries; None where there is none.

    Raises:
        UserError: As :func:`load`, for a file that is no PDF at all.
    """
    document = _open(read_bytes(path), path.name)
    try:
        for number in range(min(document.count_attachments(), 50)):
            attachment = document.get_attachment(number)
            if attachment.get_name() in ATTACHMENTS:
                data = bytes(attachment.get_data())
                return data if len(data) <= LARGEST_ATTACHMENT else None
    except _errors() as error:
        raise unreadable(path.name, "其中附带的数据已损坏") from error
    finally:
        document.close()
    return None


def _errors() -> tuple[type[Exception], ...]:
    import pypdfium2 as pdfium

    return (pdfium.PdfiumError, ValueError, OSError)


def _open(data: bytes, file: str) -> pdfium.PdfDocument:
    import pypdfium2 as pdfium

    if not data.strip():
        raise unreadable(file, "文件是空的")
    if b"%PDF-" not in data[:1024]:
        raise unreadable(file, "它不是 PDF，只是扩展名这样写")
    if what := too_much(data):
        raise too_large(file, what)
    try:
        document = pdfium.PdfDocument(data)
        pages = len(document)
    except pdfium.PdfiumError as error:
        protected = getattr(error, "err_code", 0) == _PASSWORD or "password" in str(error).lower()
        raise unreadable(file, "文件设有密码，请先取消密码" if protected else "文件不完整或已损坏") from error
    if pages > MOST_PAGES:
        document.close()
        raise too_large(file, f"有 {pages} 页")
    if not pages:
        document.close()
        raise unreadable(file, "文件不完整或已损坏")
    return document


def _pages(document: pdfium.PdfDocument, file: str) -> _Read:
    found = _Read(Ration(MOST_DRAWN))
    for number in range(len(document)):
        try:
            _page(document[number], number + 1, found)
        except _errors() as error:
            raise unreadable(file, f"第 {number + 1} 页已损坏") from error
        if found.characters > MOST_CHARACTERS:
            raise too_large(file, f"超过 {MOST_CHARACTERS} 个字")
    return found


def _page(page: pdfium.PdfPage, number: int, found: _Read) -> None:
    text = page.get_textpage()
    characters = text.count_chars()
    found.characters += characters
    if not characters:
        return
    paper = paper_of(page)
    letters = cache(lambda: letters_of(text, paper))  # not every page needs them
    tables = _drawn(page, paper, letters, found) if characters < _MOST_CHARACTERS else []
    if found.ration.spent and not found.told:
        found.told.append(f"从第 {number} 页起线条过多，表格按文字读取，请核对")
    if not tables and _by_alignment(squeezed(text.get_text_range()), letters, number, found):
        return
    askew = words_of(letters()) if paper.turn or marked_across(text) else []
    fresh = False  # a table stands right above
    before = True  # nothing but the page's head stands above
    count = 0
    for top, bottom, table in _bands(tables, paper.height):
        if table is not None:
            _add_table(table, number, found, goes_on=before)
            before, fresh = False, True
            continue
        if askew:
            printed = "\n".join(told_lines([word for word in askew if top <= word.middle < bottom]))
        else:
            printed = _between(text, paper, top, bottom) if tables else text.get_text_range()
        for line in printed.replace("\r", "").replace("\ufffe", "").replace("\x02", "").split("\n"):
            count += 1
            found.lines.append(Line(line, f"第{number}页第{count}行", number, fresh and bool(line.strip())))
            fresh = fresh and not line.strip()
            before = before and len(line.strip()) <= 30


def _between(text: pdfium.PdfTextPage, paper: Paper, top: float, bottom: float) -> str:
    """The text of an upright page between two heights."""
    foot = paper.bottom + paper.height
    return str(text.get_text_bounded(paper.left, foot - bottom, paper.left + paper.width, foot - top))


def _drawn(page: pdfium.PdfPage, paper: Paper, letters: Callable[[], list[Letter]], found: _Read) -> list[Any]:
    """The tables drawn on a page; none once the document had more lines than tables have."""
    strokes = [] if found.ration.spent else strokes_of(page, paper, found.ration)
    return tables_of(strokes, letters()) if len(strokes) >= _FEWEST_LINES and not found.ration.spent else []


def _by_alignment(printed: str, letters: Callable[[], list[Letter]], number: int, found: _Read) -> bool:
    """Read a page without drawn tables by where its words stand; False where none stands like a score table."""
    if found.open is None and not ("指标" in printed and _POINTS.search(printed)):
        return False
    there = aligned(without_numbers(words_of(letters())), number, found.open)
    if there is None:
        found.open = None
        return False
    if there.layout is not found.open or not found.aligned:
        found.aligned.append(_Aligned(there.layout))
    table = found.aligned[-1]
    table.cells += [cell._replace(row=cell.row + table.rows) for cell in there.cells]
    table.rows += there.rows
    found.open = None if there.closed else there.layout
    above = told_lines(there.above)
    for count, line in enumerate((*above, *told_lines(there.below)), 1):
        found.lines.append(Line(line, f"第{number}页第{count}行", number, fresh=count == len(above) + 1))
    return True


def _bands(tables: Sequence[Any], height: float) -> Iterator[tuple[float, float, Any]]:
    """The page from top to bottom: text, table, text …"""
    top = 0
    for table in sorted(tables, key=lambda table: table.bbox[1]):
        if table.bbox[1] > top:
            yield top, table.bbox[1], None
        yield table.bbox[1], table.bbox[3], table
        top = max(top, table.bbox[3])
    if top < height:
        yield top, height, None


def _add_table(table: Any, page: int, found: _Read, *, goes_on: bool) -> None:
    """One drawn table; at the top of a page it goes on with the last one if their columns stand alike."""
    edges = edges_at(box[at] for box in table.cells for at in (0, 2))
    last = found.tables[-1] if found.tables else None
    if last is None or not goes_on or not alike(last.edges, edges):
        last = _Table(edges)
        found.tables.append(last)
    tops = edges_at(box[at] for box in table.cells for at in (1, 3))
    fresh: list[Found] = []
    for box, text in cell_texts(table):
        left, right = index_of(edges, box[0]), index_of(edges, box[2])
        top, bottom = index_of(tops, box[1]), index_of(tops, box[3])
        place = f"第{page}页表格第{top + 1}行第{left + 1}列"
        fresh.append(Found(last.rows + top + 1, left + 1, text, place))
        if right > left + 1 or bottom > top + 1:
            last.merges.append(Merge(last.rows + top + 1, left + 1, last.rows + bottom, right))
    last.found = gone_on(last.found, fresh, last.rows + 1, last.merges)
    last.rows += len(tops)
