"""Last year's workbook: its sheets as grids."""

from __future__ import annotations

from pathlib import Path

from desktop.importers.document import Document
from desktop.importers.package import Package
from desktop.importers.workbook import read_workbook


def load(path: Path) -> Document:
    """Everything found in a workbook; the file is only read, its macros and links are not followed.

    Raises:
        UserError: Missing, no workbook, damaged, protected, too large.
    """
    with Package(path) as package:
        grids, warnings = read_workbook(package)
    return Document(path.name, tuple(grids), (), tuple(warnings))
