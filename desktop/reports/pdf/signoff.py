"""The sign-off page: what the signatories should know, their lines, and the place for the unit's seal."""

from __future__ import annotations

from desktop.reports.pdf.canvas import MM
from desktop.reports.pdf.cover import SEAL_RADIUS
from desktop.reports.pdf.grid import Grid, Sheet
from desktop.reports.pdf.layout import BOTTOM, LEFT, PITCH, RIGHT, TEXT_HEIGHT, TEXT_WIDTH, TOP, Book, SealPlace
from desktop.reports.pdf.narrative import BLANK_DATE, INDENT
from desktop.reports.pdf.structure import add_table
from desktop.reports.pdf.typeset import Line, paragraphs, set_paragraph
from desktop.reports.report import Align, Cell, Report

TITLE = "签署页"
_COLUMNS = (("职责", 150.0), ("姓名", 84.0), ("签字", 94.0), ("日期", 114.0))
_BLANK_DATE = "　年　月　日"
_ROW = 40.0  # room for a signature
_SEAL_BLOCK = 2 * SEAL_RADIUS + 2 * PITCH


def write_sign_off(book: Book, report: Report) -> None:
    """Notes first, so that a signature stands under them; then the signatories; then the seal."""
    if not report.signatories and not report.sign_off_notes:
        return
    styles = book.styles
    page = book.new_page()
    book.mark(1, TITLE)
    page.element = book.structure.add("H1")
    title = set_paragraph(TITLE, styles.title, TEXT_WIDTH)
    y = page.lines(title, LEFT, TOP, Align.CENTRE) - PITCH / 2
    for note in report.sign_off_notes:
        for part in paragraphs(note):
            element = book.structure.add("P")
            for line in set_paragraph(part.strip(" \u3000"), styles.body, TEXT_WIDTH, INDENT):
                if y - PITCH < BOTTOM - 0.01:
                    page, y = book.new_page(), TOP
                page.element = element
                page.line(line, LEFT, y - line.style.baseline)
                y -= PITCH
    cells = _cells(report)
    grid = Grid(
        cells, [share for _, share in _COLUMNS], len(report.signatories) + 1, 1, TEXT_WIDTH,
        styles.form, styles.strong_form, _ROW,
    )  # fmt: skip
    labels = {
        (row, column): f"{signatory.role}的{name}"
        for row, signatory in enumerate(report.signatories, 1)
        for column, (name, _) in enumerate(_COLUMNS)
    }
    y -= PITCH / 2
    block = sum(grid.heights) + _SEAL_BLOCK
    if y - block < BOTTOM and block <= TEXT_HEIGHT and report.sign_off_notes:
        page, y = book.new_page(), TOP
    elements = add_table(book.structure, cells, 1)
    for number, sheet in enumerate(_sheets(grid, y - BOTTOM)):
        if number:
            page, y = book.new_page(), TOP
        y = grid.draw(sheet, page, LEFT, y, labels, elements)
    centre = RIGHT - SEAL_RADIUS - 12 * MM
    middle = y - PITCH - SEAL_RADIUS
    page.circle(centre, middle, SEAL_RADIUS)
    book.seal = SealPlace(len(book.pages) - 1, centre - SEAL_RADIUS, middle - SEAL_RADIUS, 2 * SEAL_RADIUS)
    for text, down in (("（单位盖章）", 0.0), (BLANK_DATE, SEAL_RADIUS + PITCH)):
        page.element = book.structure.add("P")
        line = Line(text, styles.form, styles.form.width(text), 0.0, 0.0, last=True)
        page.line(line, centre - line.width / 2, middle - down - styles.form.size / 3)


def _sheets(grid: Grid, first: float) -> list[Sheet]:
    """The table's pages. The seal stands below the last one's rows, never on a page without text.

    Where it found no room there, every page gives up as much, so that some rows come along.
    """
    sheets = grid.sheets(first, TEXT_HEIGHT)
    room = TEXT_HEIGHT if len(sheets) > 1 else first
    if sheets[-1].height + _SEAL_BLOCK <= room:
        return sheets
    return grid.sheets(first - _SEAL_BLOCK, TEXT_HEIGHT - _SEAL_BLOCK)


def _cells(report: Report) -> list[Cell]:
    cells = [Cell(0, column, name, align=Align.CENTRE, strong=True) for column, (name, _) in enumerate(_COLUMNS)]
    for row, signatory in enumerate(report.signatories, 1):
        texts = (signatory.role, signatory.name, "", signatory.date or _BLANK_DATE)
        cells += [Cell(row, column, text, align=Align.CENTRE) for column, text in enumerate(texts)]
    return cells
