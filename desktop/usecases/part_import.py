"""Projects begun with their forms of an earlier year (从上年的表开始…)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.carryover import carry_over
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, PartForm, Place, in_part
from desktop.domain.findings.finding import Case
from desktop.domain.formchange import met
from desktop.domain.ownsource import from_evaluation
from desktop.domain.projects import PROJECT_NAME
from desktop.domain.rubric import DEPARTMENT
from desktop.usecases import import_prior
from desktop.usecases.open_file import SUFFIX, open_evaluation
from desktop.usecases.parts import add_part, free_name
from desktop.usecases.prior_projects import PriorProject, changes_of, is_of_the_unit, projects_in

if TYPE_CHECKING:
    from desktop.domain.rubric import Rubric
    from desktop.usecases.open_file import OpenEvaluation
    from desktop.usecases.workspace import Workspace


def projects_from(
    opened: OpenEvaluation, workspace: Workspace, evaluation: Evaluation, path: Path, now: datetime
) -> tuple[Change, ...]:
    """The changes that add what a project's earlier form says, or every project of an earlier .ziping file.

    A project is named as its form names it, else as the file is. What stays the same from year to year comes along,
    marked 未确认; results stand beside the empty cells. A form of this very year comes along whole. Reads and writes;
    not for the thread of the window.

    Raises:
        UserError: IMPORT_NO_PROJECT for the form of a department; the file cannot be read, nothing was found in it; as
            :func:`parts.add_part`.
    """
    changes: list[Change] = []
    for name, rubric, taken in _read(opened, workspace, evaluation.year, path, now):
        free = free_name(evaluation, name)
        begun = add_part(opened, workspace, evaluation, PartForm.PROJECT, free, rubric.id)
        inner = in_part(begun[0].place.key, (change for change in taken if not is_of_the_unit(change)))
        changes += (*begun, *inner)
        evaluation = evaluation.apply((*begun, *inner))
    return tuple(changes)


def _read(
    opened: OpenEvaluation, workspace: Workspace, year: int, path: Path, now: datetime
) -> Iterator[tuple[str, Rubric, tuple[Change, ...]]]:
    """Of every project in a file its name, its form of this year and what is taken over."""
    if path.suffix.lower() == SUFFIX:
        yield from _of_our_file(opened, workspace, year, path, now)
        return
    source = import_prior.read_source(workspace, path, None, now)
    if source.projects:  # a department's report of ours carries them
        yield from _taken(source.projects, year)
        return
    if DEPARTMENT in source.rubric.subject:
        raise UserError(Problem.IMPORT_NO_PROJECT, file=path.name, what=f"表是“{source.rubric.title}”")
    taken = import_prior.plan(source, year).changes
    named = (change.value for change in taken if change.place == Place(Kind.TEXT, PROJECT_NAME))
    yield next((each for each in named if each), None) or path.stem, source.rubric, taken


def _of_our_file(
    opened: OpenEvaluation, workspace: Workspace, year: int, path: Path, now: datetime
) -> Iterator[tuple[str, Rubric, tuple[Change, ...]]]:
    whole = _case(workspace, path, now)

    def form(rubric_id: str) -> Rubric:
        return opened.rubrics.get(rubric_id) or workspace.catalogue().load(rubric_id)

    found = projects_in(path.name, whole, form)
    if found:
        yield from _taken(found, year)
    elif DEPARTMENT in whole.rubric.subject:
        raise UserError(Problem.IMPORT_NO_PROJECT, file=path.name, what="文件中只有部门整体自评")
    else:  # a project in a file of its own
        rubric = form(whole.rubric.id)
        result = from_evaluation(path.name, whole.rubric, whole.tree, whole.evaluation, whole.sheet)
        name = whole.evaluation.texts.get(PROJECT_NAME, path.stem)
        yield name, rubric, carry_over(met(result, whole.rubric, rubric), None, rubric, year).changes


def _taken(found: Sequence[PriorProject], year: int) -> Iterator[tuple[str, Rubric, tuple[Change, ...]]]:
    """Of each of a department's projects; one without its form stops all, for nobody would miss it later."""
    for each in found:
        if isinstance(each.rubric, UserError):
            raise each.rubric
        yield each.name or each.title, each.rubric, tuple(changes_of(each, each.rubric, year))


def _case(workspace: Workspace, path: Path, now: datetime) -> Case:
    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path.name)
    file = open_evaluation(workspace, path, now, read_only=True)
    try:
        return file.case()
    finally:
        file.close()
