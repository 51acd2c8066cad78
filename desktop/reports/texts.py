"""The texts of a report, one by one: for finding what a renderer cannot show, and for cutting them into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.reports.report import Report, Table

_NEW_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


def lines(text: str) -> list[str]:
    """The text's own lines, tabs as spaces."""
    return _NEW_LINE.split(text.replace("\t", " "))


def broken(text: str) -> str:
    """The text with line feeds for every kind of break, tabs as spaces."""
    return "\n".join(lines(text))


def paragraphs(text: str) -> list[str]:
    """The lines that say something, without the blanks a person types to indent them."""
    return [said for line in lines(text) if (said := line.strip(" \u3000"))]


def tables(report: Report) -> Iterator[Table]:
    """Every table, in reading order."""
    yield from report.tables
    for annex in report.annexes:
        yield from annex.tables


def every_text(report: Report) -> Iterator[str]:
    """All that is printed and is no part of the form itself."""
    yield from (report.attachment, report.unit, report.date, *report.title, *report.sign_off_notes)
    for pair in report.cover:
        yield from pair
    for section in report.sections:
        yield from (section.heading, *section.paragraphs)
    for annex in report.annexes:
        yield from (annex.mark, annex.title, *annex.paragraphs)
    for table in tables(report):
        yield from (table.title, table.note)
        yield from (cell.text for cell in table.cells)
    for signatory in report.signatories:
        yield from (signatory.role, signatory.name, signatory.date)


def unwritable(report: Report) -> tuple[str, ...]:
    """The characters no office file can hold (control characters, halves of pairs), as code points."""
    chars = sorted(set("\n").union(*(broken(text) for text in every_text(report))))
    return tuple(f"U+{ord(char):04X}" for char in chars if not _may_stand(char))


def _may_stand(char: str) -> bool:
    """Whether XML 1.0 has the character; C1 controls are left out as well, since nobody sees them."""
    code = ord(char)
    if code < 0x20:
        return char == "\n"
    return not (0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF))
