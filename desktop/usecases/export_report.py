"""The report on paper: the frozen revision's data, or a draft that says so on every page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import Revision, thaw
from desktop.usecases.open_file import case_of

if TYPE_CHECKING:
    from desktop.reports.report import Report
    from desktop.usecases.workspace import Workspace


def printed(case: Case, revision: Revision | None, now: datetime) -> Report:
    """The report of a frozen revision (from its own data, never from the screen), or of a draft."""
    from desktop.reports import content

    if revision is None:
        return content.build(case, None, made_at=now)
    return content.build(frozen_case(case.rubric, revision), revision, made_at=revision.frozen_at)


def frozen_case(rubric: Rubric, revision: Revision) -> Case:
    """The evaluation a revision froze, scored again."""
    evaluation, _ = thaw(revision.data)
    return case_of(rubric, evaluation)


def export_pdf(workspace: Workspace, case: Case, revision: Revision | None, target: Path, now: datetime) -> None:
    """Write the PDF: complete or not at all.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, FILE_WRITE.
    """
    from desktop.reports import pdf

    if target.suffix.lower() != ".pdf":
        raise UserError(Problem.REPORT_SUFFIX, suffix=target.suffix or "没有扩展名的", supported=".pdf")
    report = printed(case, revision, now)
    missing = pdf.missing_characters(report, workspace.fonts)
    if missing:
        raise UserError(Problem.REPORT_GLYPHS, characters="、".join(missing))
    try:
        pdf.write(report, workspace.fonts, target)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=error.strerror or str(error)) from error
