"""The annexes: mark flush left in 黑体 on line 1, title centred on line 3 (GB/T 9704-2012, 7.3.5), texts, tables."""

from __future__ import annotations

from desktop.reports.pdf.canvas import Page
from desktop.reports.pdf.layout import LEFT, PITCH, TEXT_WIDTH, TOP, Book
from desktop.reports.pdf.narrative import INDENT
from desktop.reports.pdf.tables import UPRIGHT, Frame, frame_of, write_tables
from desktop.reports.pdf.typeset import paragraphs, set_paragraph, set_text
from desktop.reports.report import Align, Annex, Report


def write_annexes(book: Book, report: Report) -> None:
    """Set every annex, each from a new page on."""
    for annex in report.annexes:
        _write(book, annex)


def _write(book: Book, annex: Annex) -> None:
    frame = frame_of(annex.tables[0]) if annex.tables and not annex.paragraphs else UPRIGHT
    page = book.new_page(frame.turned)
    book.mark(1, annex.title)
    y = _head(book, page, annex, frame)
    for text in annex.paragraphs:
        for part in paragraphs(text):
            element = book.structure.add("P")
            for line in set_paragraph(part.strip(" \u3000"), book.styles.body, TEXT_WIDTH, INDENT):
                if y - PITCH < UPRIGHT.bottom - 0.01:
                    page, y = book.new_page(), TOP
                page.element = element
                y = page.lines([line], LEFT, y)
    write_tables(book, annex.tables, page, y, annex.title)


def _head(book: Book, page: Page, annex: Annex, frame: Frame) -> float:
    """Mark and title; returns where the text begins. A turned sheet has fewer lines: its title follows at once."""
    styles, y = book.styles, frame.top
    if annex.mark:
        page.element = book.structure.add("P")
        page.lines(set_text(annex.mark, styles.attachment, frame.width), frame.left, y)
        y -= PITCH if frame.turned else 2 * PITCH
    page.element = book.structure.add("H1")
    style = styles.table_title if frame.turned else styles.title
    lines = set_text(annex.title, style, frame.width)
    shift = 0.0 if frame.turned else (PITCH - style.lead) / 2  # the first line stands in the middle of line 3
    y = page.lines(lines, frame.left, y - shift, Align.CENTRE)
    return y if frame.turned else y - PITCH / 2
