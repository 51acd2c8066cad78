"""The cover: number of the attachment, title, who reports, and the place for the seal."""

from __future__ import annotations

from itertools import zip_longest

from desktop.reports.pdf.canvas import MM, Page
from desktop.reports.pdf.layout import BOTTOM, LEFT, PITCH, RIGHT, TEXT_WIDTH, TOP, Book
from desktop.reports.pdf.typeset import Line, Style, set_text
from desktop.reports.report import Align, Report

UNIT_LABEL = "部门名称"
SEAL_HINT = "（公章）"
SEAL_RADIUS = 21 * MM  # seals of public bodies measure 42 mm
_TITLE_AT, _FORM_AT = 5, 12  # lines from the top of the text
_FORM_LEFT, _FORM_RIGHT = LEFT + 16 * MM, RIGHT - 12 * MM
_GAP = 4.0
_LONGEST_LABEL = 7  # characters; a longer label goes on below itself


def write_cover(book: Book, report: Report) -> None:
    """Set the cover; a title of many lines pushes the form down."""
    page, styles = book.new_page(), book.styles
    book.unnumbered = 1
    book.mark(1, "封面")
    if report.attachment:
        page.element = book.structure.add("P")
        page.lines(set_text(report.attachment, styles.attachment, TEXT_WIDTH), LEFT, TOP)
    y = TOP - _TITLE_AT * PITCH
    lines = [line for part in report.title for line in set_text(part, styles.title, TEXT_WIDTH)]
    if report.revision >= 2:
        lines += set_text(f"（第{report.revision}次修订）", styles.revision, TEXT_WIDTH)
    title = book.structure.add("Title")
    for line in lines:
        page, y = _with_room(book, page, y)
        page.element = title
        y = page.lines([line], LEFT, y, Align.CENTRE)
    y = min(y - 2 * PITCH, TOP - _FORM_AT * PITCH)
    longest = styles.body.width("名" * _LONGEST_LABEL)
    label_width = min(max((styles.body.width(label) for label, _ in report.cover), default=0.0), longest)
    for label, text in report.cover:
        page, y = _entry(book, page, label, text, label_width, y)
        y -= PITCH * 0.6


def _entry(book: Book, page: Page, label: str, text: str, label_width: float, y: float) -> tuple[Page, float]:
    """One label with its text on a line to write on; returns the page it ends on and its lower edge."""
    style = book.styles.body
    page, y = _with_room(book, page, y)
    page.label = label
    element = book.structure.add("P")
    labels = set_text(label, style, label_width)
    aside = book.structure.add("P") if len(labels) > 1 else element  # read as a whole, beside what is written
    colon = style.width("：")
    left = _FORM_LEFT + label_width + colon
    room = _FORM_RIGHT - left - 2 * _GAP
    baseline = y - style.baseline
    if len(labels) == 1:
        page.element = element
        _spread(page, label, style, _FORM_LEFT, baseline, label_width)
        labels = []
    page.element = aside
    page.line(Line("：", style, colon, 0.0, 0.0, last=True), _FORM_LEFT + label_width, baseline)
    if label == UNIT_LABEL:
        page.circle(_FORM_RIGHT - SEAL_RADIUS, baseline + style.size / 3, SEAL_RADIUS)
        hint = style.width(SEAL_HINT)
        page.element = book.structure.add("P")
        page.line(Line(SEAL_HINT, style, hint, 0.0, 0.0, last=True), _FORM_RIGHT - _GAP - hint, baseline)
        room -= hint
    for name, line in zip_longest(labels, set_text(text, style, room)):
        page, y = _with_room(book, page, y)
        if name is not None:
            page.element = aside
            page.line(name, _FORM_LEFT, y - style.baseline)
        if line is not None:
            page.element = element
            page.line(line, left + _GAP, y - style.baseline)
            rule = y - style.baseline - 5.0
            page.rules([(left, rule, _FORM_RIGHT, rule)])
        y -= style.lead
    return page, y


def _with_room(book: Book, page: Page, y: float) -> tuple[Page, float]:
    """The same place, or the head of a further page where a cover says more than fits on one."""
    return (page, y) if y - PITCH >= BOTTOM - 0.01 else (book.new_page(), TOP)


def _spread(page: Page, text: str, style: Style, x: float, y: float, width: float) -> None:
    """Set a label as wide as the widest one: 填 报 人 under 部门名称."""
    line = Line(text, style, width, 0.0, 0.0, last=True)
    gap = (width - line.width) / (len(text) - 1) if len(text) > 1 else 0.0
    for at, char in enumerate(text):
        left = x + style.width(text[:at]) + at * gap
        page.line(Line(char, style, style.width(char), 0.0, 0.0, last=True), left, y)
