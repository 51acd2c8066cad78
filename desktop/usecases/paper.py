"""What else is put on paper: annexes asked for by name, the check sheet for itself, a form to fill in by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.comparison import compare
from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case
from desktop.domain.projects import FORMS_BOUND_IN, name_of, projects
from desktop.domain.signoff import Revision
from desktop.usecases.compare import read_case
from desktop.usecases.export_report import frozen_case, write_report
from desktop.usecases.open_file import case_of

if TYPE_CHECKING:
    from desktop.reports.ownfonts import FontFile
    from desktop.reports.report import Annex
    from desktop.usecases.workspace import Workspace

COMPARISON, CHECKS, PROJECTS = "comparison", "checks", "projects"
ANNEXES = f"{COMPARISON}=上年文件、{CHECKS}、{PROJECTS}（各项目的自评表）"


def annexes(
    workspace: Workspace, case: Case, revision: Revision | None, wanted: Sequence[str], now: datetime
) -> tuple[Annex, ...]:
    """The annexes a person names: ``comparison=<last year's file>``, ``checks``, ``projects``; in the order of naming.

    Raises:
        UserError: NO_COMMAND for any other name; what reading last year's file may raise.
    """
    from desktop.reports.checksheet import check_sheet
    from desktop.reports.projects import project_annex
    from desktop.reports.yearly import comparison_annex

    case = _frozen(case, revision)
    made: list[Annex] = []
    for each in wanted:
        name, _, file = each.partition("=")
        if name == COMPARISON and file:
            made.append(comparison_annex(compare(case, read_case(workspace, Path(file), now))))
        elif each == CHECKS:
            made.append(check_sheet(case, revision))
        elif each == PROJECTS:
            if not case.evaluation.texts.get(FORMS_BOUND_IN):  # else they are bound in anyway
                made += [project_annex(name_of(part, inner), inner) for part, inner in projects(case)]
        else:
            raise UserError(Problem.NO_COMMAND, what=f"没有名为“{each}”的附件；可以写：{ANNEXES}")
    return tuple(made)


def print_check_sheet(
    workspace: Workspace,
    case: Case,
    revision: Revision | None,
    target: Path,
    now: datetime,
    own: Mapping[str, FontFile] | None = None,
) -> tuple[str, ...]:
    """Write the check sheet (核查表) alone: what whoever signs should have seen.

    Raises:
        UserError: As :func:`~desktop.usecases.export_report.write_report`.
    """
    from desktop.reports import checksheet, content

    case = _frozen(case, revision)
    made_at = now if revision is None else revision.frozen_at
    report = content.alone(checksheet.check_sheet(case, revision), case, revision, made_at=made_at)
    return write_report(workspace, report, target, own)


def print_blank(
    workspace: Workspace,
    rubric_id: str,
    year: int | None,
    target: Path,
    now: datetime,
    own: Mapping[str, FontFile] | None = None,
) -> tuple[str, ...]:
    """Write a rubric's form with empty cells, to be filled in by hand; for the rubric's own year unless told another.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_BROKEN; as :func:`~desktop.usecases.export_report.write_report`.
    """
    from desktop.reports import blank

    rubric = workspace.catalogue().load(rubric_id)
    case = case_of(rubric, blank.blank_evaluation(rubric, year or rubric.year))
    return write_report(workspace, blank.blank_form(case, now), target, own)


def _frozen(case: Case, revision: Revision | None) -> Case:
    """What was signed, never what is on screen."""
    if revision is None:
        return case
    return frozen_case(case.rubric, revision, {part.rubric.id: part.rubric for part in case.parts.values()})
