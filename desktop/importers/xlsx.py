"""Last year's workbook: its sheets as grids, a sheet of one column as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.importers.document import Document
from desktop.importers.grid import Grid
from desktop.importers.package import Package
from desktop.importers.prose import Paragraph, tidy
from desktop.importers.workbook import read_workbook

_FEWEST_LINES = 3  # of a sheet that is read as text


def load(path: Path) -> Document:
    """Everything found in a workbook; the file is only read, its macros and links are not followed.

    Raises:
        UserError: Missing, no workbook, damaged, protected, too large.
    """
    with Package(path) as package:
        grids, warnings = read_workbook(package)
    tables = tuple(grid for grid in grids if not _is_prose(grid))
    paragraphs = tuple(paragraph for grid in grids if _is_prose(grid) for paragraph in _paragraphs(grid))
    return Document(path.name, tables, paragraphs, tuple(warnings))


def _is_prose(grid: Grid) -> bool:
    """Whether a sheet of a single column holds a report's text, one paragraph a cell, and no table."""
    return len(grid.rows) >= _FEWEST_LINES and len(grid.rows[0]) == 1


def _paragraphs(grid: Grid) -> Iterator[Paragraph]:
    for cell in grid.all_cells():
        yield from (Paragraph(line, cell.place) for piece in cell.text.split("\n") if (line := tidy(piece)))
