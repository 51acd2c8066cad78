"""The report as a file: the frozen revision's data, or a draft that says so on every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import Revision, canonical, thaw
from desktop.usecases.open_file import case_of

if TYPE_CHECKING:
    from desktop.reports.report import Annex, Report
    from desktop.usecases.workspace import Workspace

SUFFIXES = (".pdf", ".docx", ".xlsx")


def printed(case: Case, revision: Revision | None, now: datetime, annexes: Sequence[Annex] = ()) -> Report:
    """The report of a frozen revision (from its own data, never from the screen), or of a draft.

    Projects in the file come along as an annex of their own; ``annexes`` stand behind them.
    """
    from desktop.reports import content
    from desktop.reports.enclosures import projects_annex

    projects = projects_annex(case)
    annexes = (*((projects,) if projects else ()), *annexes)
    if revision is None:
        return content.build(case, None, made_at=now, annexes=annexes)
    rubrics = {part.rubric.id: part.rubric for part in case.parts.values()}
    frozen = frozen_case(case.rubric, revision, rubrics)
    return content.build(frozen, revision, made_at=revision.frozen_at, annexes=annexes)


def frozen_case(rubric: Rubric, revision: Revision, rubrics: Mapping[str, Rubric] | None = None) -> Case:
    """The evaluation a revision froze, scored again; ``rubrics`` are those of its parts."""
    evaluation, _ = thaw(revision.data)
    return case_of(rubric, evaluation, rubrics)


def export(
    workspace: Workspace,
    case: Case,
    revision: Revision | None,
    target: Path,
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
    annexes: Sequence[Annex] = (),
) -> None:
    """Write the report in the format the target's suffix names (``SUFFIXES``): complete or not at all.

    Word and Excel files are copies without weight of their own. They carry the data they were made from, which counts
    on reading as long as nobody has edited what they show.

    Args:
        workspace: Where the faces are.
        case: The evaluation; printed only where nothing is signed.
        revision: The frozen revision, None for a draft.
        target: The file to write; a file that is there is replaced.
        now: When a draft was printed.
        stopped: Asked between the steps; once it says yes, nothing is written.
        annexes: Bound in behind.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, REPORT_CELL, REPORT_STOPPED, FILE_WRITE.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        supported = "、".join(SUFFIXES)
        raise UserError(Problem.REPORT_SUFFIX, suffix=target.suffix or "没有扩展名的", supported=supported)
    if suffix == ".pdf":
        export_pdf(workspace, case, revision, target, now, stopped, annexes)
        return
    report = printed(case, revision, now, annexes)
    _go_on(stopped, target)
    data = _copy(report, suffix)
    _go_on(stopped, target)
    data = _with_data(data, suffix, _source(case, revision, now))
    _go_on(stopped, target)
    _write(data, target)


def export_pdf(
    workspace: Workspace,
    case: Case,
    revision: Revision | None,
    target: Path,
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
    annexes: Sequence[Annex] = (),
) -> None:
    """Write the PDF: complete or not at all.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, REPORT_STOPPED, FILE_WRITE.
    """
    if target.suffix.lower() != ".pdf":
        raise UserError(Problem.REPORT_SUFFIX, suffix=target.suffix or "没有扩展名的", supported=".pdf")
    report = printed(case, revision, now, annexes)
    _go_on(stopped, target)
    data = _pdf(workspace, report)
    _go_on(stopped, target)
    _write(data, target)


def write_report(workspace: Workspace, report: Report, target: Path) -> None:
    """Write something to be looked at or filled in, in the format the target's suffix names; no data go along.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, REPORT_CELL, FILE_WRITE.
    """
    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        supported = "、".join(SUFFIXES)
        raise UserError(Problem.REPORT_SUFFIX, suffix=target.suffix or "没有扩展名的", supported=supported)
    _write(_pdf(workspace, report) if suffix == ".pdf" else _copy(report, suffix), target)


def _pdf(workspace: Workspace, report: Report) -> bytes:
    from desktop.reports import pdf

    missing = pdf.missing_characters(report, workspace.fonts)
    if missing:
        raise UserError(Problem.REPORT_GLYPHS, characters="、".join(missing))
    return pdf.render(report, workspace.fonts)


def _go_on(stopped: Callable[[], bool], target: Path) -> None:
    if stopped():
        raise UserError(Problem.REPORT_STOPPED, file=target.name)


def _copy(report: Report, suffix: str) -> bytes:
    """The report as Word or Excel has it."""
    from desktop.reports import excel, word
    from desktop.reports.texts import unwritable

    missing = unwritable(report)
    if missing:
        raise UserError(Problem.REPORT_GLYPHS, characters="、".join(missing))
    try:
        return word.render(report) if suffix == word.SUFFIX else excel.render(report)
    except excel.TableTooLong as error:
        raise UserError(Problem.REPORT_CELL, label=error.label, count=error.length) from error


def _with_data(data: bytes, suffix: str, source: bytes) -> bytes:
    """The copy with its source inside, and the fingerprint of what our own reader sees in it."""
    from desktop.importers import copies
    from desktop.reports import excel, package, word

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"copy{suffix}"
        path.write_bytes(data)
        try:
            seen = copies.seen(path)
        except UserError:
            return data  # more than any reader takes in: a copy to look at, not to be read back
    return package.carry(data, word.MAIN if suffix == word.SUFFIX else excel.MAIN, source, seen)


def _source(case: Case, revision: Revision | None, now: datetime) -> bytes:
    """The signed data, or what a draft says at this moment."""
    return revision.data if revision is not None else canonical(case, 0, "", "", now, "")


def _write(data: bytes, target: Path) -> None:
    from desktop.reports.writing import write_whole

    try:
        write_whole(data, target)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=error.strerror or str(error)) from error
