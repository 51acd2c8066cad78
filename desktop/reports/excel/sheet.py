"""One table on one worksheet: where its cells stand, how high its rows are, and no text cut off.

A row of a worksheet is at most 409 points high. What needs more stands in several rows with all cells merged over them,
so that the whole text is seen and printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from desktop.reports.excel.formats import Formats, Look, figure, looks_like_formula
from desktop.reports.report import Align, Cell, Table, cell_labels
from desktop.reports.texts import broken
from desktop.reports.widths import half_widths, shared

LONGEST = 32_767  # characters of one cell
_HIGHEST = 120.0  # of a row, in points: the format ends at 409, and a page is filled only with whole rows
_LEAST = 5  # characters a column is wide
_MARGIN = 1.5  # of a column's width that no text may use
_LEAD = 1.36  # from line to line, in sizes of the face
_PAD = 6.0


class TableTooLong(ValueError):  # noqa: N818 - reads as a sentence where it is caught
    """A text is longer than a cell holds. ``label`` names the cell, ``length`` counts its characters."""

    def __init__(self, label: str, length: int) -> None:
        self.label, self.length = label, length
        super().__init__(f"{label}: {length} characters")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table laid out: ``first`` holds the worksheet's row at which each of the table's rows begins, and the end."""

    table: Table
    name: str
    width: int
    widths: tuple[int, ...]
    first: tuple[int, ...]
    heights: tuple[float, ...]  # of the table's rows
    note: str = ""  # below the table
    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict)

    def place(self, row: int, column: int) -> str:
        """The address of a cell of the table: "H12"."""
        return str(xl_rowcol_to_cell(self.first[row], column))


def lay_out(
    table: Table, name: str, width: int, note: str = "", looks: Mapping[tuple[int, int], Look] | None = None
) -> Sheet:
    """Where a table stands on its worksheet: title, note of the unit, cells.

    Raises:
        TableTooLong: A text is longer than a cell may be.
    """
    for cell in table.cells:
        length = len(cell.text.encode("utf-16-le")) // 2
        if length > LONGEST:
            raise TableTooLong(cell_labels(table)[cell.row, cell.column], length)
    widths = shared(table.widths, width, _LEAST)
    looks = looks or {}
    heights = _heights(table, widths, looks)
    top = 2 if table.note or table.head_rows else 0
    spans = [max(1, ceil(height / _HIGHEST)) for height in heights]
    return Sheet(table, name, width, widths, tuple(accumulate(spans, initial=top)), tuple(heights), note, looks)


def write_cells(worksheet: Worksheet, sheet: Sheet, formats: Formats, sums: Mapping[tuple[str, str], str]) -> None:
    """Write all cells; ``sums`` holds the formulas by worksheet and address."""
    table, last = sheet.table, len(sheet.widths) - 1
    for column, width in enumerate(sheet.widths):
        worksheet.set_column(column, column, width)
    if sheet.first[0]:
        worksheet.set_row(0, 30)
        _put(worksheet, (0, 0, 0, last), table.title, formats(Look.TITLE, Align.CENTRE))
        _put(worksheet, (1, 0, 1, last), table.note, formats(Look.NOTE, Align.RIGHT))
    for row, height in enumerate(sheet.heights):
        count = sheet.first[row + 1] - sheet.first[row]
        for at in range(sheet.first[row], sheet.first[row + 1]):
            worksheet.set_row(at, round(height / count, 2))
    for cell in table.cells:
        _write(worksheet, sheet, cell, formats, sums)
    end = sheet.first[-1]
    if sheet.note:
        _put(worksheet, (end, 0, end, last), sheet.note, formats(Look.NOTE, Align.LEFT))
    if table.head_rows:
        worksheet.repeat_rows(sheet.first[0], sheet.first[table.head_rows] - 1)
        worksheet.freeze_panes(sheet.first[table.head_rows], 0)
    worksheet.print_area(0, 0, end, last)
    worksheet.ignore_errors({"number_stored_as_text": f"A1:{xl_rowcol_to_cell(end, last)}"})


def _write(
    worksheet: Worksheet, sheet: Sheet, cell: Cell, formats: Formats, sums: Mapping[tuple[str, str], str]
) -> None:
    area = (
        sheet.first[cell.row],
        cell.column,
        sheet.first[cell.row + cell.rows] - 1,
        cell.column + cell.columns - 1,
    )
    look = _look(cell, sheet.looks)
    number = figure(cell)
    if number is None:
        said = broken(cell.text)
        _put(worksheet, area, said, formats(look, cell.align, quoted=looks_like_formula(said)))
        return
    form = formats(look, cell.align, number.code)
    _put(worksheet, area, "", form)
    formula = sums.get((sheet.name, sheet.place(cell.row, cell.column)))
    if formula is None:
        worksheet.write_number(area[0], area[1], number.value, form)
    else:
        worksheet.write_formula(area[0], area[1], formula, form, number.value)


def _put(worksheet: Worksheet, area: tuple[int, int, int, int], text: str, form: Format) -> None:
    """A text over an area of cells: (first row, first column, last row, last column)."""
    if area[:2] != area[2:]:
        worksheet.merge_range(*area, "", form)
    if text:
        worksheet.write_string(area[0], area[1], text, form)
    else:
        worksheet.write_blank(area[0], area[1], None, form)


def _heights(table: Table, widths: tuple[int, ...], looks: Mapping[tuple[int, int], Look]) -> list[float]:
    """The height of each row; a merged text longer than its rows makes all of them grow."""
    heights = [max(20.0, table.least)] * table.row_count
    for cell in sorted(table.cells, key=lambda cell: (cell.rows, cell.row, cell.column)):
        look = _look(cell, looks)
        room = sum(widths[cell.column : cell.column + cell.columns]) * 10 / look.size - _MARGIN
        lines = sum(max(1, ceil(half_widths(line) / max(room, 2))) for line in cell.text.split("\n"))
        lack = lines * look.size * _LEAD + _PAD - sum(heights[cell.row : cell.row + cell.rows])
        if lack > 0:
            for row in range(cell.row, cell.row + cell.rows):
                heights[row] += lack / cell.rows
    return heights


def _look(cell: Cell, looks: Mapping[tuple[int, int], Look]) -> Look:
    return looks.get((cell.row, cell.column), Look.STRONG if cell.strong else Look.CELL)
