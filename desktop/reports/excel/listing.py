"""A plain list as a workbook: one worksheet with a heading that stays in sight, to be sorted and filtered."""

from __future__ import annotations

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

_WIDEST = 48  # characters of a column


def render(name: str, headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """The list as an .xlsx file. Texts are written as texts, whatever they begin with: nothing is calculated.

    Args:
        name: Of the worksheet.
        headings: One a column.
        rows: As long as the headings.
    """
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_numbers": False})
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "vcenter"})
    whole = book.add_format({"num_format": "#,##0", "valign": "top"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for column, heading in enumerate(headings):
        sheet.write_string(0, column, heading, head)
        longest = max((_width(str(row[column])) for row in rows), default=0)
        sheet.set_column(column, column, min(max(longest, _width(heading)) + 2, _WIDEST))
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(at, column, value, whole)
            else:
                sheet.write_string(at, column, value, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return stream.getvalue()


def _width(text: str) -> int:
    """Columns of a face where a Chinese character is twice as wide as a Latin one."""
    return max((sum(2 if ord(char) > 0x2E7F else 1 for char in line) for line in text.split("\n")), default=0)
