"""Last year's sheet in the old binary format (.xls): merged cells and printed numbers, by xlrd."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.importers.cellformat import shown
from desktop.importers.document import Document
from desktop.importers.grid import Found, Grid, GridTooLarge, Merge, build_grid
from desktop.importers.laying import MOST_CELLS
from desktop.importers.source import read_bytes, too_large, unreadable
from desktop.importers.workbook import LONGEST_TEXT, MOST_SHEETS, Oddities, column_name

if TYPE_CHECKING:
    from xlrd.book import Book
    from xlrd.sheet import Cell, Sheet

LARGEST_BOOK = 12_000_000  # bytes; xlrd holds every cell, and the published sheets have 30 to 500 KB
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BYTE_ORDER = slice(28, 30)  # [MS-CFB] 2.2: always the same two bytes
_DAMAGED = noop("Reason", "文件不完整或已损坏")
_BROKEN = (  # what xlrd lets through when bytes are not what it expects
    *(ValueError, LookupError, TypeError, AttributeError, AssertionError, ArithmeticError),
    *(NotImplementedError, EOFError, RecursionError),
)
_EMPTY, _TEXT, _NUMBER, _DATE, _YES_NO, _ERROR, _BLANK = range(7)


def load(path: Path) -> Document:
    """Everything found in an old workbook; its macros and links are left alone.

    Raises:
        UserError: Missing, no such workbook, damaged, protected, too large.
    """
    data = read_bytes(path, LARGEST_BOOK)
    if not data:
        raise unreadable(path.name, "文件是空的")
    if data.startswith(b"PK"):
        raise unreadable(path.name, "它其实是新版的 .xlsx，请把扩展名改为 .xlsx")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise unreadable(path.name, "它其实是网页，请把扩展名改为 .html，或在 Excel 中另存为 .xlsx")
    if not data.startswith(_OLE) and not data.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")):
        raise unreadable(path.name, "它不是 Excel 工作簿")
    if data.startswith(_OLE) and data[_BYTE_ORDER] != b"\xfe\xff":  # not even LibreOffice mends that
        raise unreadable(path.name, _DAMAGED)
    grids, oddities = _sheets(data, path.name)
    return Document(path.name, tuple(grids), (), tuple(oddities.sentences()))


def _sheets(data: bytes, file: str) -> tuple[list[Grid], Oddities]:
    import xlrd
    from xlrd.compdoc import CompDocError

    broken = (xlrd.XLRDError, CompDocError, struct.error, *_BROKEN)
    oddities = Oddities()
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO(), on_demand=True)
        if book.nsheets > MOST_SHEETS:
            raise too_large(file, f"有 {book.nsheets} 张工作表")
        grids = []
        for number in range(book.nsheets):
            sheet = book.sheet_by_index(number)
            if sheet.visibility:
                oddities.hidden_sheets.append(sheet.name)
                continue
            grids.append(_grid(book, sheet, file, oddities))
            book.unload_sheet(number)
    except broken as error:
        protected = "encrypted" in str(error).lower() or "password" in str(error).lower()
        if protected:
            raise unreadable(file, "文件设有密码，请先在 Excel 或 WPS 中取消密码") from error
        raise UserError(  # LibreOffice takes some that xlrd does not
            Problem.IMPORT_UNREADABLE, file=file, why=_DAMAGED, convert=".xlsx"
        ) from error
    except GridTooLarge as error:
        raise too_large(file, error.what) from error
    return [grid for grid in grids if grid.rows], oddities


def _grid(book: Book, sheet: Sheet, file: str, oddities: Oddities) -> Grid:
    found: list[Found] = []
    for row in range(sheet.nrows):
        hidden = sheet.rowinfo_map.get(row)
        before = len(found)
        for column, cell in enumerate(sheet.row(row)):
            place = f"{sheet.name}!{column_name(column + 1)}{row + 1}"
            text = _text(book, cell, place, oddities)
            if text.strip():
                found.append(Found(row + 1, column + 1, text[:LONGEST_TEXT], place))
        if len(found) > MOST_CELLS:
            raise too_large(file, f"有内容的单元格超过 {MOST_CELLS} 个")
        if hidden is not None and hidden.hidden and len(found) > before:
            oddities.hidden_rows.append(f"{sheet.name}!第{row + 1}行")
    merges = [Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return build_grid(sheet.name, found, merges)


def _text(book: Book, cell: Cell, place: str, oddities: Oddities) -> str:
    value: Any = cell.value
    if cell.ctype == _TEXT:
        return str(value)
    if cell.ctype == _YES_NO:
        return "是" if value else "否"
    if cell.ctype == _ERROR:
        import xlrd

        oddities.errors.append(f"{place}（{xlrd.error_text_from_code.get(value, '?')}）")
        return ""
    if cell.ctype not in (_NUMBER, _DATE):
        return ""
    text, hidden = shown(repr(value), _format(book, cell), since_1904=book.datemode == 1)
    if hidden:
        oddities.hidden_digits.append(f"{place}（显示 {hidden}，实为 {text}）")
    return text


def _format(book: Book, cell: Cell) -> str:
    index = cell.xf_index
    if index is None or not 0 <= index < len(book.xf_list):
        return "General"
    code = book.format_map.get(book.xf_list[index].format_key)
    return str(code.format_str) if code is not None else "General"
