"""A second file with the same content, history and signatures, under another name."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.edit import Edit
from desktop.usecases.open_file import OpenEvaluation, open_evaluation

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace


def save_copy(
    workspace: Workspace, opened: OpenEvaluation, unwritten: Iterable[Edit], target: Path, now: datetime
) -> Path:
    """Copy an open file, and write into the copy what could not be written into the original.

    Raises:
        UserError: FILE_EXISTS, FILE_WRITE; the original stays as it is.
    """
    opened.run(lambda file: file.save_copy(target)).result()
    rest = tuple(unwritten)
    if rest:
        copy = open_evaluation(workspace, target, now)
        try:
            for edit in rest:
                copy.save(edit).result()
        finally:
            copy.close()
    return target
