"""Last year's workbook: its sheets as grids, understood."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers.package import Package
from desktop.importers.reading import understand
from desktop.importers.workbook import read_workbook


def read(path: Path, rubric: Rubric) -> ImportResult:
    """Everything found in a workbook; the file is only read, its macros and links are not followed.

    Raises:
        UserError: Missing, no workbook, damaged, protected, too large, or without a score table.
    """
    with Package(path) as package:
        grids, warnings = read_workbook(package)
    return understand(grids, path.name, rubric, warnings)
