"""The tables, along the sheet's long edge or upright: title, note, grid; one that fits joins what is on its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.reports.pdf.canvas import Page
from desktop.reports.pdf.grid import CONTINUED, Grid
from desktop.reports.pdf.layout import (
    BOTTOM,
    LEFT,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TOP,
    TURNED_HEIGHT,
    TURNED_LEFT,
    TURNED_TOP,
    TURNED_WIDTH,
    Book,
)
from desktop.reports.pdf.structure import add_table
from desktop.reports.pdf.typeset import Line, set_text
from desktop.reports.report import Align, Table, cell_labels

_BETWEEN = 14.0
_ABOVE_GRID = 4.0


class Frame(NamedTuple):
    """Where text may stand on a sheet, in the directions in which that is read."""

    turned: bool
    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top - self.height


UPRIGHT = Frame(turned=False, left=LEFT, top=TOP, width=TEXT_WIDTH, height=TEXT_HEIGHT)
TURNED = Frame(turned=True, left=TURNED_LEFT, top=TURNED_TOP, width=TURNED_WIDTH, height=TURNED_HEIGHT)


def frame_of(table: Table) -> Frame:
    """Where a table stands."""
    return UPRIGHT if table.upright else TURNED


def write_tables(
    book: Book, tables: Sequence[Table], page: Page | None = None, y: float = BOTTOM, above: str = ""
) -> None:
    """Set tables below each other, the first one below ``y`` of ``page`` where there is one.

    ``above`` is what stands over a table without a title of its own: it is repeated on the pages that follow.
    """
    for table in tables:
        page, y = _write(book, table, page, y, table.title or above)


def _write(book: Book, table: Table, page: Page | None, y: float, running: str) -> tuple[Page, float]:
    """Set one table; it begins below ``y`` if all of it fits there, or no text would be left alone on that page.

    Returns the last page and where the table ends on it.
    """
    frame = frame_of(table)
    styles = book.styles
    grid = Grid(
        table.cells, table.widths, table.row_count, table.head_rows, frame.width,
        styles.upright_cell if table.upright else styles.cell,
        styles.strong_upright_cell if table.upright else styles.strong_cell,
        table.least,
    )  # fmt: skip
    head = _head_height(book, table, frame, table.title, first=True)
    small_head = _head_height(book, table, frame, running, first=False)
    labels = cell_labels(table) if book.names_cells else {}
    all_of_it = head + sum(grid.heights)
    fits = page is not None and page.turned is frame.turned and y - _BETWEEN - all_of_it >= frame.bottom
    if page is not None and page.turned is frame.turned and not fits:
        # Below a title and a few lines a long table begins at once; only one that fits a page goes to the next one.
        fits = all_of_it > frame.height and y - _BETWEEN - head >= frame.bottom + frame.height / 2
    if page is None or not fits:
        page, y = book.new_page(frame.turned), frame.top
    else:
        y -= _BETWEEN
    if table.title:
        book.mark(1, table.title)
    sheets = grid.sheets(y - head - frame.bottom, frame.height - small_head)
    title = book.structure.add("H1") if table.title else None
    note = book.structure.add("P") if table.note else None
    elements = add_table(book.structure, table.cells, table.head_rows)
    for number, sheet in enumerate(sheets):
        if number:
            page, y = book.new_page(frame.turned), frame.top
        page.element = None if number else title
        top = _head(book, page, table, frame, y, running if number else table.title, first=number == 0)
        page.element = None if number else note
        _write_note(book, page, table, frame, top, first=number == 0)
        y = grid.draw(sheet, page, frame.left, top, labels, elements)
    return page, y


def _head_height(book: Book, table: Table, frame: Frame, title: str, *, first: bool) -> float:
    styles = book.styles
    height = len(_note(book, table, frame, first)) * styles.table_note.lead
    if first and title:
        height += len(set_text(title, styles.table_title, frame.width)) * styles.table_title.lead
    again = styles.table_note.lead if title else 0.0
    return max(height, 0.0 if first else again) + _ABOVE_GRID


def _note(book: Book, table: Table, frame: Frame, first: bool) -> list[Line]:
    """The note's lines; a note that takes more than one is not repeated on later pages."""
    lines = set_text(table.note, book.styles.table_note, frame.width) if table.note else []
    return lines if first or len(lines) == 1 else []


def _head(book: Book, page: Page, table: Table, frame: Frame, y: float, title: str, *, first: bool) -> float:
    """The title, or on later pages its repetition in small. Returns the grid's upper edge."""
    styles = book.styles
    bottom = y - _head_height(book, table, frame, title, first=first)
    if first and title:
        page.lines(set_text(title, styles.table_title, frame.width), frame.left, y, Align.CENTRE)
    elif title:
        again = set_text(title + CONTINUED, styles.table_note, frame.width * 0.7)[:1]
        page.lines(again, frame.left, bottom + _ABOVE_GRID + styles.table_note.lead)
    return bottom


def _write_note(book: Book, page: Page, table: Table, frame: Frame, top: float, first: bool) -> None:
    """The note, flush right above the grid's upper edge."""
    lines = _note(book, table, frame, first)
    page.lines(lines, frame.left, top + _ABOVE_GRID + len(lines) * book.styles.table_note.lead, Align.RIGHT)
