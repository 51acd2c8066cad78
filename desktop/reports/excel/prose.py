"""The report's text as one column of a worksheet, line by line, and the sign-off block below its notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.reports.excel.formats import Look
from desktop.reports.pdf.narrative import BLANK_DATE
from desktop.reports.report import Align, Cell, Report, Table
from desktop.reports.texts import lines, paragraphs
from desktop.reports.word.body import BLANK_SIGNED, SEAL, signatories

Looks = dict[tuple[int, int], Look]
_HEADINGS = {1: Look.FIRST, 2: Look.SECOND}
_INDENT = "　　"


def prose(report: Report) -> tuple[Table, Looks]:
    """Cover and narrative, then the annexes' texts: a table of one column."""
    said = list(_lines(report))
    cells = tuple(Cell(row, 0, text, align=align) for row, (text, _, align) in enumerate(said))
    looks = {(row, 0): look for row, (_, look, _) in enumerate(said)}
    return Table("文字报告", (1.0,), len(said), 0, cells, name="文字报告"), looks


def sign_off(report: Report) -> tuple[Table, Looks]:
    """Notes over the whole width, then a row for each signatory, then the place for the seal."""
    block = signatories(report)
    notes = [line for note in report.sign_off_notes for line in paragraphs(note)]
    down, width = len(notes), len(block.widths)
    cells = [Cell(row, 0, line, columns=width) for row, line in enumerate(notes)]
    # A worksheet is typed into: an empty date is an empty cell, no blank to write on.
    cells += [replace(one, row=one.row + down, text=one.text.replace(BLANK_SIGNED, "")) for one in block.cells]
    end = down + block.row_count
    cells += [Cell(end + at, 0, text, columns=width, align=Align.RIGHT) for at, text in enumerate((SEAL, BLANK_SIGNED))]
    looks: Looks = {(row, 0): Look.NOTE for row in (*range(down), end, end + 1)}
    return Table(block.title, block.widths, end + 2, 0, tuple(cells), name=block.name, least=30.0), looks


Line = tuple[str, Look, Align]


def _lines(report: Report) -> Iterator[Line]:
    yield from _cover(report)
    for section in report.sections:
        heading = " ".join(lines(section.heading)).strip(" \u3000")
        if heading:
            yield heading, _HEADINGS.get(section.level, Look.BODY), Align.LEFT
        yield from _paragraphs(section.paragraphs)
    if report.sections:
        yield report.unit, Look.BODY, Align.RIGHT
        yield report.date.strip() or BLANK_DATE, Look.BODY, Align.RIGHT
    for annex in report.annexes:
        heads = ((annex.mark, Look.FIRST, Align.LEFT), (annex.title, Look.TITLE, Align.CENTRE))
        yield from (head for head in heads if head[0])
        yield from _paragraphs(annex.paragraphs)


def _cover(report: Report) -> Iterator[Line]:
    if report.attachment:
        yield report.attachment, Look.FIRST, Align.LEFT
    for part in report.title:
        yield part, Look.TITLE, Align.CENTRE
    if report.revision >= 2:
        yield f"（第{report.revision}次修订）", Look.SECOND, Align.CENTRE
    for label, text in report.cover:
        yield f"{label}：{text}", Look.BODY, Align.LEFT


def _paragraphs(said: Sequence[str]) -> Iterator[Line]:
    for text in said:
        yield from ((_INDENT + line, Look.BODY, Align.LEFT) for line in paragraphs(text))
