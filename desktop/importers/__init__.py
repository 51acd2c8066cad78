"""Last year's documents: each reader lays one kind of file out as grids, ``reading`` understands them all alike.

package, workbook, cellformat (the file) → grid (cells where they lie) → columns, rows, slips, table (the score table)
and identity, figures (the head block) → matching (the rubric's indicators) → doubts (contradictions). Readers propose;
a person disposes: every value says where it was found and how surely.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import xlsx

Reader = Callable[[Path, Rubric], ImportResult]

READERS: dict[str, Reader] = {".xlsx": xlsx.read, ".xlsm": xlsx.read}


def read(path: Path, rubric: Rubric) -> ImportResult:
    """Read an earlier self-evaluation.

    Raises:
        UserError: No reader takes such a file, or its reader refuses it.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        suffix, supported = path.suffix or "没有扩展名的", "、".join(READERS)
        raise UserError(Problem.IMPORT_SUFFIX, file=path.name, suffix=suffix, supported=supported)
    return reader(path, rubric)
