"""What the worksheets that somebody fills in and sends back have alike: the page, what is locked, how high rows are."""

from __future__ import annotations

from math import ceil

from xlsxwriter.worksheet import Worksheet

from desktop.reports.excel.formats import INCH, PAPER_A4
from desktop.reports.widths import half_widths

LINE, PAD = 14.5, 6.0  # points: from line to line of a cell, and around them
_MOST = 409.0  # points of a row: the format ends there


def set_up(page: Worksheet) -> None:
    """A4 across, as wide as the page; all is locked but the cells to fill in, and rows and columns can be widened."""
    page.protect("", {"format_rows": True, "format_columns": True, "select_locked_cells": True})
    page.hide_gridlines(2)
    page.set_landscape()
    page.set_paper(PAPER_A4)
    page.set_margins(12 / INCH, 12 / INCH, 14 / INCH, 16 / INCH)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")


def row_height(text: str, room: float) -> float:
    """Points a row is high in which ``text`` takes as many lines as it needs in ``room`` half-width characters."""
    lines = sum(max(1, ceil(half_widths(line) / max(room, 2))) for line in text.split("\n"))
    return min(lines * LINE + PAD, _MOST)
