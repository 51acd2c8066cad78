"""Workbooks made for one test: rows as typed, merged areas, number formats; and packages with a part exchanged."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.imported import ImportedIndicator, ImportResult

Rows = Sequence[Sequence[object]]
SHEET = "xl/worksheets/sheet1.xml"
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "last-year.xlsx"


def save(path: Path, rows: Rows, merges: Sequence[str] = (), formats: dict[str, str] | None = None) -> Path:
    """One sheet 表1 of these rows; None leaves a cell empty."""
    return save_sheets(path, {"表1": rows}, merges, formats)


def save_sheets(
    path: Path, sheets: dict[str, Rows], merges: Sequence[str] = (), formats: dict[str, str] | None = None
) -> Path:
    """Several sheets; merges and formats are of the first."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    for number, (title, rows) in enumerate(sheets.items()):
        sheet = first if number == 0 else book.create_sheet()
        sheet.title = title
        for row in rows:
            sheet.append(list(row))
    for area in merges:
        first.merge_cells(area)
    for place, code in (formats or {}).items():
        first[place].number_format = code
    book.save(path)
    return path


def with_part(path: Path, content: bytes | Callable[[bytes], bytes], part: str = SHEET) -> Path:
    """The sample with one part of its package exchanged."""
    with zipfile.ZipFile(SAMPLE) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                data = content(data) if callable(content) else content
            target.writestr(name, data)
    return path


def sheet_xml(body: str) -> bytes:
    """A worksheet part with these rows."""
    return (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{body}</sheetData></worksheet>"
    ).encode()


def leaves(result: ImportResult) -> list[ImportedIndicator]:
    """The scored rows."""
    return [row for row in result.indicators if row.leaf]


def scores(result: ImportResult) -> list[tuple[str, Decimal | None, Decimal | None]]:
    """(name, weight, score) of the scored rows."""
    return [(row.name, row.weight, row.score) for row in leaves(result)]


def points(*rows: tuple[str, str, str]) -> list[tuple[str, Decimal, Decimal]]:
    """What :func:`scores` should give, written as text."""
    return [(name, Decimal(weight), Decimal(score)) for name, weight, score in rows]
