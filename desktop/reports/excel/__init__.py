"""A Report as a workbook in the sheet's own layout: a worksheet for each table, one for the text, one for signatures.

Figures are numbers that print as the report prints them; sums are formulas with their values stored beside them, for
readers that do not calculate. XlsxWriter writes both; texts are always written as texts, whatever they begin with.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import chain, count

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from desktop.reports.excel.formats import INCH, PAPER_A4, Formats
from desktop.reports.excel.prose import Looks, prose, sign_off
from desktop.reports.excel.sheet import Sheet, lay_out, write_cells
from desktop.reports.excel.sheet import TableTooLong as TableTooLong
from desktop.reports.excel.sums import formulas
from desktop.reports.package import LANGUAGE, copy_note, pack, standing, unpack
from desktop.reports.pdf.furniture import WATERMARK, short_digest
from desktop.reports.report import Report, Table
from desktop.reports.word.parts import moment, one_line, properties, title

MAIN = "xl/workbook.xml"
_TABLE_WIDTH, _TEXT_WIDTH = 132, 80  # characters: at these widths a page is printed nearly at full size
_LONGEST_NAME = 31  # of a worksheet


def render(report: Report) -> bytes:
    """The report as an .xlsx file; the same bytes for the same report.

    Raises:
        TableTooLong: A text is longer than a cell may be.
    """
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_numbers": False})
    formats = Formats(book)
    _inform(book, report)
    laid = list(_sheets(report))
    sums = formulas(laid)
    for sheet in laid:
        worksheet = book.add_worksheet(sheet.name)
        write_cells(worksheet, sheet, formats, sums)
        _set_up(worksheet, report, turned=sheet.width == _TABLE_WIDTH)
    book.close()
    parts = unpack(stream.getvalue())
    core = parts["docProps/core.xml"]
    said = f"<dc:language>{LANGUAGE}</dc:language></cp:coreProperties>".encode()
    parts["docProps/core.xml"] = core.replace(b"</cp:coreProperties>", said)
    return pack(parts)


def _sheets(report: Report) -> Iterator[Sheet]:
    """Every worksheet in the order of the printed report, but with the tables first."""
    text, looks = prose(report)
    parts: list[tuple[Table, int, Looks]] = [(table, _TABLE_WIDTH, {}) for table in report.tables]
    if text.row_count:
        parts.append((text, _TEXT_WIDTH, looks))
    if report.signatories or report.sign_off_notes:
        block, styles = sign_off(report)
        parts.append((block, _TEXT_WIDTH, styles))
    parts += [(table, _TABLE_WIDTH, {}) for annex in report.annexes for table in annex.tables]
    names = _names([table for table, _, _ in parts])
    for at, ((table, width, styled), name) in enumerate(zip(parts, names, strict=True)):
        yield lay_out(table, name, width, copy_note(report) if at == 0 else "", styled)


def _names(tables: list[Table]) -> Iterator[str]:
    """Names of worksheets: short, without what Excel forbids, each once (Excel tells no case apart)."""
    taken = {"history"}  # Excel keeps it for itself
    for number, table in enumerate(tables, 1):
        bare = one_line("".join(char for char in table.name or table.title if char not in "[]:*?/\\")).strip("' ")
        tries = chain((bare[:_LONGEST_NAME] or f"表{number}",), (f"{bare[:25]}({more})" for more in count(2)))
        name = next(name for name in tries if name.casefold() not in taken)
        taken.add(name.casefold())
        yield name


def _inform(book: Workbook, report: Report) -> None:
    unit = one_line(report.unit)
    book.set_properties(
        {
            "title": title(report),
            "subject": unit,
            "author": unit,
            "company": unit,
            "category": "副本",
            "status": standing(report),
            "comments": copy_note(report),
            "created": moment(report).replace(tzinfo=None),
        }
    )
    for name, text in properties(report).items():
        book.set_custom_property(name, text, "text")


def _set_up(worksheet: Worksheet, report: Report, *, turned: bool) -> None:
    """A4, as wide as the page; numbers and check code below, 草稿 above."""
    worksheet.set_paper(PAPER_A4)
    if turned:
        worksheet.set_landscape()
    top, left, bottom, right = (28, 15, 22, 15) if turned else (37, 28, 35, 26)
    worksheet.set_margins(left / INCH, right / INCH, top / INCH, bottom / INCH)
    worksheet.fit_to_pages(1, 0)
    worksheet.center_horizontally()
    worksheet.hide_gridlines(1)
    code = f"　数据校验码 {short_digest(report.digest)}" if report.digest else ""
    worksheet.set_footer(f'&L&"宋体"&8{copy_note(report)}{code}&R&"宋体"&10— &P —', {"margin": 0.4})
    if report.draft:
        worksheet.set_header(f'&C&"黑体"&36&KD9D9D9{WATERMARK}', {"margin": 0.3})
