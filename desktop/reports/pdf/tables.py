"""The tables, along the sheet's long edge: title, note, grid; a small table joins the one before it on its page."""

from __future__ import annotations

from desktop.reports.pdf.canvas import Page
from desktop.reports.pdf.grid import CONTINUED, Grid
from desktop.reports.pdf.layout import TURNED_HEIGHT, TURNED_LEFT, TURNED_TOP, TURNED_WIDTH, Book
from desktop.reports.pdf.typeset import Line, set_text
from desktop.reports.report import Align, Report, Table, cell_labels

_BETWEEN = 14.0
_ABOVE_GRID = 4.0


def write_tables(book: Book, report: Report) -> None:
    """Set all tables."""
    page: Page | None = None
    y = TURNED_TOP - TURNED_HEIGHT
    for table in report.tables:
        page, y = _write(book, table, page, y)


def _write(book: Book, table: Table, page: Page | None, y: float) -> tuple[Page, float]:
    """Set one table, below ``y`` if all of it fits there; returns the last page and where it ends."""
    styles = book.styles
    grid = Grid(
        table.cells, table.widths, table.row_count, table.head_rows, TURNED_WIDTH, styles.cell, styles.strong_cell
    )
    head = _head_height(book, table, first=True)
    small_head = _head_height(book, table, first=False)
    labels = cell_labels(table) if book.names_cells else {}
    bottom = TURNED_TOP - TURNED_HEIGHT
    if page is None or y - _BETWEEN - head - sum(grid.heights) < bottom:
        page, y = book.new_page(turned=True), TURNED_TOP
    else:
        y -= _BETWEEN
    book.mark(1, table.title or "附表")
    for number, sheet in enumerate(grid.sheets(y - head - bottom, TURNED_HEIGHT - small_head)):
        if number:
            page, y = book.new_page(turned=True), TURNED_TOP
        top = _head(book, page, table, y, first=number == 0)
        y = grid.draw(sheet, page, TURNED_LEFT, top, labels)
    return page, y


def _head_height(book: Book, table: Table, first: bool) -> float:
    styles = book.styles
    height = len(_note(book, table, first)) * styles.table_note.lead
    if first and table.title:
        height += len(set_text(table.title, styles.table_title, TURNED_WIDTH)) * styles.table_title.lead
    return max(height, 0.0 if first else styles.table_note.lead) + _ABOVE_GRID


def _note(book: Book, table: Table, first: bool) -> list[Line]:
    """The note's lines; a note that takes more than one is not repeated on later pages."""
    lines = set_text(table.note, book.styles.table_note, TURNED_WIDTH) if table.note else []
    return lines if first or len(lines) == 1 else []


def _head(book: Book, page: Page, table: Table, y: float, first: bool) -> float:
    """The title, or on later pages its repetition in small; the note on the right. Returns the grid's upper edge."""
    styles = book.styles
    bottom = y - _head_height(book, table, first)
    if first and table.title:
        page.lines(set_text(table.title, styles.table_title, TURNED_WIDTH), TURNED_LEFT, y, Align.CENTRE)
    elif not first:
        again = set_text(table.title + CONTINUED, styles.table_note, TURNED_WIDTH * 0.7)[:1]
        page.lines(again, TURNED_LEFT, bottom + _ABOVE_GRID + styles.table_note.lead)
    note = _note(book, table, first)
    page.lines(note, TURNED_LEFT, bottom + _ABOVE_GRID + len(note) * styles.table_note.lead, Align.RIGHT)
    return bottom
