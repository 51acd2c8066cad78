"""What offices do to a collection sheet (填报表) before they send it back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

FILLED = 3  # column C as the sheet is sent out
_CELL = "zipingtai-cell|"


def rows(sheet: Worksheet) -> dict[str, int]:
    """Row of each thing asked for, by its place ("fact/executed.city"), or "who" and "day"."""
    found: dict[str, int] = {}
    for row in range(1, sheet.max_row + 1):
        key = sheet.cell(row, 1).value
        if isinstance(key, str) and key.startswith(_CELL):
            found[key.split("|")[1]] = row
    return found


def fill_in(path: Path, answers: Mapping[str, str | float], target: Path | None = None) -> Path:
    """Write answers beside places, by openpyxl: it keeps protection, marks and drop-downs as they are."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    at = rows(sheet)
    for name, value in answers.items():
        sheet.cell(at[name], FILLED).value = value
    book.save(target or path)
    book.close()
    return target or path
