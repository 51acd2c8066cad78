"""Two years beside each other (年度对比), from evaluation files or from documents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.comparison import Comparison
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.projectpairs import compare_with_projects, match, named_projects
from desktop.domain.projects import PROJECT_NAME
from desktop.domain.rubric import DEPARTMENT
from desktop.domain.text import noop
from desktop.usecases.export_report import frozen_case, write_report
from desktop.usecases.import_prior import Stopped, read_source
from desktop.usecases.open_file import SUFFIX, case_of, open_evaluation
from desktop.usecases.printed_case import as_case

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace


def read_case(workspace: Workspace, path: Path, now: datetime, stopped: Stopped = lambda: False) -> Case:
    """What a .ziping holds (its frozen data when signed), or what a document says when read in memory.

    ``stopped`` is asked while a document is read; once it says yes, that ends.

    Raises:
        UserError: FILE_MISSING, FILE_NOT_OURS, IMPORT_CANCELLED; what opening a file or reading a document may raise.
    """
    if path.is_dir():
        raise UserError(Problem.FILE_NOT_OURS, file=path, why=noop("Reason", "这是一个文件夹"))
    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path)
    if path.suffix.lower() != SUFFIX:
        return as_case(read_source(workspace, path, None, now, stopped))
    opened = open_evaluation(workspace, path, now, read_only=True)
    try:
        frozen = opened.frozen
        return frozen_case(opened.rubric, frozen, opened.rubrics) if frozen else opened.case()
    finally:
        opened.close()


def compare(workspace: Workspace, this: Path, last: Path, now: datetime) -> Comparison:
    """Put this year's evaluation beside last year's, with the projects of both.

    Raises:
        UserError: What :func:`read_case` raises, for the first of the two that cannot be read.
    """
    return compare_with_projects(read_case(workspace, this, now), read_case(workspace, last, now))


def projects_in(last: Case, name: str, file: str) -> tuple[tuple[tuple[str, Case], ...], int | None]:
    """The projects last year's file has, with their names, and the place of this year's among them.

    The place is None where no name is like it: a person knows which it was.

    Args:
        last: What the file says, with its parts; or the form of one project.
        name: Of this year's project.
        file: Its name, for the message.

    Raises:
        UserError: IMPORT_NO_PROJECT for a department's evaluation without projects.
    """
    found = named_projects(last)
    if found:
        return found, match([name], [each for each, _ in found]).get(0)
    if DEPARTMENT in last.rubric.subject:
        raise UserError(Problem.IMPORT_NO_PROJECT, file=file, what="文件中只有部门整体自评")
    return ((last.evaluation.texts.get(PROJECT_NAME, "") or last.rubric.title, last),), 0


def carried_case(case: Case) -> Case | None:
    """Last year as far as the open file carries it beside its cells; None where it carries nothing.

    Last year's form and own indicators are taken to be this year's: the file does not say what they were.
    """
    evaluation = case.evaluation
    changes = [Change(Place.parse(place), text) for place, text in evaluation.prior.items()]
    if not changes:
        return None
    empty = Evaluation(evaluation.unit, evaluation.year - 1, evaluation.rubric_id, own=evaluation.own)
    return case_of(case.rubric, empty.apply(change for change in changes if change.place.kind is not Kind.OWN))


def export_comparison(workspace: Workspace, told: Comparison, target: Path, now: datetime) -> None:
    """Write the comparison alone, as PDF, Word or Excel.

    Raises:
        UserError: As :func:`~desktop.usecases.export_report.write_report`.
    """
    from desktop.reports import content
    from desktop.reports.yearly import comparison_annex

    write_report(workspace, content.alone(comparison_annex(told), told.this, None, made_at=now), target)
