"""The report's text: title, headings, paragraphs, and the unit's name over the date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from desktop.reports.pdf.element import Element
from desktop.reports.pdf.layout import BODY, LEFT, LINES, PITCH, RIGHT, TEXT_WIDTH, Book, Column
from desktop.reports.pdf.typeset import Line, paragraphs, set_paragraph, set_text
from desktop.reports.report import Align, Report, Section

INDENT = TEXT_WIDTH / 14  # two characters
BLANK_DATE = "　　年　　月　　日"
_ABOVE_DATE = 2  # empty lines, so that the seal on name and date stays clear of the text
_RULE = 4.0  # how high above the foot of its row a line to write on stands, in points
_WITH_DATE = 2  # lines of text that come along when the date goes to a new page


@dataclass(slots=True)
class Row:
    """One line on the grid. ``glued`` ones stand on the same page as the row before them."""

    line: Line | None  # None leaves the line empty
    align: Align = Align.LEFT
    x: float = LEFT
    glued: bool = False
    heading: str = ""  # begins an entry of the outline
    level: int = 0
    element: Element | None = None
    ruled: bool = False  # a line to write on
    lead: Line | None = None  # stands before the line: 附件：
    lead_x: float = LEFT


def write_narrative(book: Book, report: Report) -> None:
    """Set the text on as many pages as it needs; nothing when there is none."""
    if not report.sections:
        return
    column = Column(book)
    _title(book, column, report.title)
    rows = [*_text(book, report.sections), *_annexes(book, report), *_signature(book, report)]
    start = 0
    while start < len(rows):
        stop = next((at for at in range(start + 1, len(rows)) if not rows[at].glued), len(rows))
        column.need(min(stop - start, LINES))
        for row in rows[start:stop]:
            column.need(1)
            _set(book, column, row)
        start = stop


def _set(book: Book, column: Column, row: Row) -> None:
    if row.heading:
        book.mark(row.level, row.heading)
    if row.line is None:
        column.skip(1, always=row.ruled)
        if row.ruled:
            column.page.rules([(LEFT, column.y + _RULE, RIGHT, column.y + _RULE)])
        return
    column.page.element = row.element
    if row.lead is not None:
        column.page.line(row.lead, row.lead_x, column.y - row.lead.style.baseline)
    column.page.line(row.line, row.x, column.y - row.line.style.baseline, row.align)
    column.used += 1


def _text(book: Book, sections: Sequence[Section]) -> list[Row]:
    """The rows of all sections. A heading is glued to what follows it, so that it never ends a page."""
    rows: list[Row] = []
    after_heading = False
    for section in sections:
        heading = _clean(section.heading)
        level = min(max(section.level, 1), 4)
        texts = [(heading, book.styles.heading[level])] if heading else []
        texts += [
            (_clean(part), book.styles.body) for text in section.paragraphs for part in paragraphs(text) if _clean(part)
        ]
        for at, (text, style) in enumerate(texts):
            is_heading = bool(heading) and at == 0
            element = book.structure.add(f"H{level}" if is_heading else "P")
            lines = [Row(line, element=element) for line in set_paragraph(text, style, TEXT_WIDTH, INDENT)]
            lines[0].glued = after_heading
            if is_heading:
                lines[0].heading, lines[0].level = heading, level
                for row in lines[1:]:
                    row.glued = True
            after_heading = is_heading
            rows += lines
        if section.lines:
            rows += [Row(None, ruled=True, glued=after_heading and not at) for at in range(section.lines)]
            after_heading = False
    if len(rows) >= _WITH_DATE:
        for row in rows[len(rows) - _WITH_DATE + 1 :]:
            row.glued = True
    return rows


def _title(book: Book, column: Column, title: Sequence[str]) -> None:
    """The title, with an empty line above and below; the lines after it are on the grid again."""
    style = book.styles.title
    lines = [line for part in title for line in set_text(part, style, TEXT_WIDTH)]
    element = book.structure.add("Title")
    on_a_page = int((LINES - 2) * PITCH / style.lead)
    for start in range(0, len(lines), on_a_page):
        shown = lines[start : start + on_a_page]
        slots = ceil(len(shown) * style.lead / PITCH)
        column.need(slots + 2)
        top = column.y - PITCH - (slots * PITCH - len(shown) * style.lead) / 2
        column.page.element = element
        column.page.lines(shown, LEFT, top, Align.CENTRE)
        column.used += slots + 2


def _clean(text: str) -> str:
    """Without the spaces a person types to indent: the page does that."""
    return " ".join(paragraphs(text)).strip(" \u3000")


def _annexes(book: Book, report: Report) -> list[Row]:
    """附件：1. …, below an empty line; a long name goes on under its own first character."""
    style, rows = book.styles.body, [Row(None, glued=True)] if report.annexes else []
    word = style.width("附件：")
    for at, annex in enumerate(report.annexes):
        number = f"{at + 1}. " if len(report.annexes) > 1 else ""
        text = number if at else "附件：" + number
        begin = LEFT + INDENT + (word if at else 0.0)
        x = LEFT + INDENT + word + style.width(number)
        lead = Line(text, style, style.width(text), 0.0, 0.0, last=True)
        element = book.structure.add("P")
        lines = set_paragraph(_clean(annex.title), style, RIGHT - x)
        rows += [Row(line, x=x, element=element, glued=number > 0) for number, line in enumerate(lines)]
        first = rows[len(rows) - len(lines)]
        first.lead, first.lead_x, first.glued = (lead if text else None), begin, True
    return rows


def _signature(book: Book, report: Report) -> list[Row]:
    """The unit's name centred over the date, which ends four characters from the right; all on one page.

    A name too long to stand there ends at the right edge, and the date moves under its middle; so does a text that
    somebody wrote where the date belongs.
    """
    style = book.styles.body
    date = set_text(report.date.strip() or BLANK_DATE, style, TEXT_WIDTH)
    lines = [*(set_text(report.unit.strip(), style, TEXT_WIDTH) if report.unit.strip() else []), *date]
    half_of_date, half = (max(line.width for line in each) / 2 for each in (date, lines))
    centre = max(min(RIGHT - 4 * BODY - half_of_date, RIGHT - half), LEFT + half)
    rows = [Row(None, glued=True) for _ in range(_ABOVE_DATE)]
    return rows + [
        Row(line, Align.CENTRE, centre - (line.room + line.indent) / 2, glued=True, element=book.structure.add("P"))
        for line in lines
    ]
