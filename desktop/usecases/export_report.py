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
from desktop.domain.system import reason
from desktop.usecases import report_fonts
from desktop.usecases.open_file import case_of

if TYPE_CHECKING:
    from desktop.reports.ownfonts import FontFile
    from desktop.reports.report import Annex, Report
    from desktop.usecases.workspace import Workspace

SUFFIXES = (".pdf", ".docx", ".xlsx")


def printed(
    case: Case, revision: Revision | None, now: datetime, annexes: Sequence[Annex] = (), part: str = ""
) -> Report:
    """The report of a frozen revision (from its own data, never from the screen), or of a draft.

    With ``part`` it is the report of that part alone; ``annexes`` are bound in behind the department's only.
    """
    from desktop.reports import content

    if part:
        return _printed_part(case, revision, now, part)
    if revision is None:
        return content.build(case, None, made_at=now, annexes=annexes)
    rubrics = {part.rubric.id: part.rubric for part in case.parts.values()}
    frozen = frozen_case(case.rubric, revision, rubrics)
    return content.build(frozen, revision, made_at=revision.frozen_at, annexes=annexes)


def _printed_part(case: Case, revision: Revision | None, now: datetime, part: str) -> Report:
    from desktop.reports.partreport import part_report

    if revision is None:
        return part_report(case, part, None, made_at=now)
    rubrics = {each.rubric.id: each.rubric for each in case.parts.values()}
    frozen = frozen_case(case.rubric, revision, rubrics)
    return part_report(frozen, part, revision, made_at=revision.frozen_at)


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
    part: str = "",
    own: Mapping[str, FontFile] | None = None,
) -> tuple[str, ...]:
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
        part: Id of a project or the monitoring to be written alone; "" for the department's report.
        own: The office's faces for the PDF; None for those that the settings say.

    Returns:
        What a person should know of it: the characters that a chosen face lacks.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, REPORT_CELL, REPORT_STOPPED, FONT_GONE, FILE_WRITE.
    """
    suffix = _check_suffix(target, SUFFIXES)
    report = printed(case, revision, now, annexes, part)
    if suffix == ".pdf":
        data, notes = pdf_of(workspace, report, target, stopped, own)
    else:
        _go_on(stopped, target)
        copy = _copy(report, suffix)
        _go_on(stopped, target)
        data, notes = _with_data(copy, suffix, _source(case, revision, now, part)), ()
        _go_on(stopped, target)
    write_bytes(data, target)
    return notes


def pdf_of(
    workspace: Workspace,
    report: Report,
    target: Path,
    stopped: Callable[[], bool] = lambda: False,
    own: Mapping[str, FontFile] | None = None,
) -> tuple[bytes, tuple[str, ...]]:
    """A report as the PDF that :func:`export` writes, not written yet, and its result; messages name ``target``.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, REPORT_STOPPED, FONT_GONE.
    """
    _check_suffix(target, (".pdf",))
    _go_on(stopped, target)
    made = _pdf(workspace, report, own)
    _go_on(stopped, target)
    return made


def write_report(
    workspace: Workspace, report: Report, target: Path, own: Mapping[str, FontFile] | None = None
) -> tuple[str, ...]:
    """Write something to be looked at or filled in, in the format the target's suffix names; no data go along.

    ``own`` and the result are those of :func:`export`.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, REPORT_CELL, FONT_GONE, FILE_WRITE.
    """
    suffix = _check_suffix(target, SUFFIXES)
    data, notes = _pdf(workspace, report, own) if suffix == ".pdf" else (_copy(report, suffix), ())
    write_bytes(data, target)
    return notes


def write_bytes(data: bytes, target: Path) -> None:
    """Write what is made already: complete or not at all.

    Raises:
        UserError: FILE_WRITE.
    """
    from desktop.reports.writing import write_whole

    try:
        write_whole(data, target)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=reason(error)) from error


def _pdf(workspace: Workspace, report: Report, own: Mapping[str, FontFile] | None) -> tuple[bytes, tuple[str, ...]]:
    from desktop.reports import pdf

    faces = report_fonts.chosen(workspace) if own is None else own
    missing = pdf.missing_characters(report, workspace.fonts, faces)
    if missing:
        raise UserError(Problem.REPORT_GLYPHS, characters="、".join(missing))
    data, borrowed = pdf.render_noted(report, workspace.fonts, faces)
    return data, tuple(report_fonts.borrowed_lines(faces, borrowed))


def _check_suffix(target: Path, supported: Sequence[str]) -> str:
    """The target's suffix in small letters.

    Raises:
        UserError: REPORT_SUFFIX, when it is none of those supported.
    """
    suffix = target.suffix.lower()
    if suffix not in supported:
        said = target.suffix or "没有扩展名的"
        raise UserError(Problem.REPORT_SUFFIX, suffix=said, supported="、".join(supported))
    return suffix


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


def _source(case: Case, revision: Revision | None, now: datetime, part: str) -> bytes:
    """The signed data, or what a draft or a part says at this moment."""
    if part:
        return canonical(case.parts[part], 0, "", "", now, "")
    return revision.data if revision is not None else canonical(case, 0, "", "", now, "")
