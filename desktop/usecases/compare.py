"""Two years beside each other (年度对比), from evaluation files or from documents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.comparison import Comparison
from desktop.domain.comparison import compare as beside
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case
from desktop.usecases import import_prior
from desktop.usecases.export_report import frozen_case
from desktop.usecases.open_file import SUFFIX, open_evaluation

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace


def read_case(workspace: Workspace, path: Path, now: datetime) -> Case:
    """What a .ziping holds (its frozen data when signed), or what a document says when read in memory.

    Raises:
        UserError: FILE_MISSING, and what opening a file or reading a document may raise.
    """
    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path)
    if path.suffix.lower() != SUFFIX:
        return import_prior.as_case(import_prior.read_source(workspace, path, None, now))
    opened = open_evaluation(workspace, path, now, read_only=True)
    try:
        frozen = opened.frozen
        return frozen_case(opened.rubric, frozen, opened.rubrics) if frozen else opened.case()
    finally:
        opened.close()


def compare(workspace: Workspace, this: Path, last: Path, now: datetime) -> Comparison:
    """Put this year's evaluation beside last year's.

    Raises:
        UserError: What :func:`read_case` raises, for the first of the two that cannot be read.
    """
    return beside(read_case(workspace, this, now), read_case(workspace, last, now))
