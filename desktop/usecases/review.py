"""Reviewing (复核) a file: the sheet printed or sent out as a workbook, and a filled-in workbook taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain import review
from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import in_part
from desktop.domain.findings.finding import Case
from desktop.domain.reviewkept import kept
from desktop.domain.reviewtaken import Taken, taken
from desktop.domain.signoff import Revision
from desktop.usecases.export_report import frozen_case, write_bytes, write_report
from desktop.usecases.open_file import OpenEvaluation, open_evaluation

if TYPE_CHECKING:
    from desktop.domain.sourcetext import SourceText
    from desktop.usecases.workspace import Workspace

LABEL = "读入复核表"
SUFFIXES = (".pdf", ".xlsx")
Stopped = Callable[[], bool]


ASIDE = "第{0}次签发的复核另存"


def read_review(
    workspace: Workspace, path: Path, now: datetime, part: str = "", number: int | None = None
) -> tuple[Case, Revision | None]:
    """The evaluation in a file with its review, and the signed revision it stands beside.

    Args:
        workspace: Where rubrics are.
        path: The .ziping file.
        now: When.
        part: Id of a project in the file; "" for the department's own.
        number: Of an earlier revision, whose review was kept; None for what stands in the file now.

    Raises:
        UserError: FILE_MISSING; NO_COMMAND without such a part or such a review; as opening a file.
    """
    opened = _opened(workspace, path, now, read_only=True)
    try:
        case = _case(opened, part)
        if number is None or (opened.frozen is not None and opened.frozen.number == number):
            return case, opened.frozen
        found = kept_review(opened, case, number, part)
    finally:
        opened.close()
    if found is None:
        there = "、".join(map(str, kept(case.evaluation))) or "没有"
        raise UserError(Problem.NO_COMMAND, what=f"文件里没有第 {number} 次签发的复核；以前各次的复核：{there}")
    return found


def kept_review(opened: OpenEvaluation, case: Case, number: int, part: str = "") -> tuple[Case, Revision] | None:
    """An earlier revision as it was signed, with what was written of it then; None where nothing is kept.

    Args:
        opened: The file.
        case: The department's, or a project's, as it is now.
        number: Of the revision.
        part: As :func:`read_review`.
    """
    words = kept(case.evaluation).get(number)
    revision = next((each for each in opened.revisions if each.number == number), None)
    if words is None or revision is None:
        return None
    whole = frozen_case(opened.rubric, revision, opened.rubrics)
    then = whole.parts.get(part) if part else whole
    if then is None:
        return None
    return replace(then, evaluation=replace(then.evaluation, reviews=words)), revision


def print_review(workspace: Workspace, case: Case, revision: Revision | None, target: Path, now: datetime) -> None:
    """Write the reviewer's sheet (绩效自评复核表): a PDF to sign, or a workbook to fill in and read back.

    Raises:
        UserError: REPORT_SUFFIX, REPORT_GLYPHS, FILE_WRITE.
    """
    from desktop.reports import content, reviewsheet
    from desktop.reports.texts import unwritable

    suffix = target.suffix.lower()
    if suffix not in SUFFIXES:
        supported = "、".join(SUFFIXES)
        raise UserError(Problem.REPORT_SUFFIX, suffix=target.suffix or "没有扩展名的", supported=supported)
    told = review.reviewed(case)
    report = content.alone(reviewsheet.review_sheet(told, revision), case, revision, made_at=now)
    if suffix == ".pdf":
        write_report(workspace, report, target)
        return
    from desktop.reports.reviewsheet_excel import review_workbook

    missing = unwritable(report)
    if missing:
        raise UserError(Problem.REPORT_GLYPHS, characters="、".join(missing))
    write_bytes(review_workbook(told), target)


def stands_for(case: Case, code: str) -> str:
    """What the unit says of a leaf, as the sheet prints it: target, what was done, on what the score rests."""
    from desktop.reports import reviewsheet

    return reviewsheet.stands_for(case, code)


def read_sheet(path: Path, stopped: Stopped = lambda: False) -> SourceText:
    """What stands in a filled-in workbook, read in a process of its own as any file from outside.

    Raises:
        UserError: The file cannot be read; IMPORT_CANCELLED after ``stopped``.
    """
    from desktop.importers.reader import Reader

    with Reader(stopped) as reader:
        reader.begin(path, printed=True)
        reader.opened()
        return reader.shown()


def take(
    workspace: Workspace, path: Path, sheet: Path, now: datetime, *, overwrite: bool = False, part: str = ""
) -> Taken:
    """Write what a filled-in workbook says into a file, signed or not, as one edit that can be undone.

    Args:
        workspace: Where rubrics are.
        path: The .ziping file.
        sheet: The workbook.
        now: When.
        overwrite: Whether the sheet is right where both say something; else the file stays as it is there.
        part: As :func:`read_review`.

    Raises:
        UserError: REVIEW_SHEET; as :func:`read_sheet`, opening and writing a file.
    """
    opened = _opened(workspace, path, now)
    try:
        told = taken(_case(opened, part), read_sheet(sheet), sheet.name)
        changes = in_part(part, told.all_changes() if overwrite else told.changes)
        if changes:
            opened.save(Edit(LABEL, changes, opened.evaluation.inverse(changes), now)).result()
    finally:
        opened.close()
    return told


def _opened(workspace: Workspace, path: Path, now: datetime, *, read_only: bool = False) -> OpenEvaluation:
    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path)
    return open_evaluation(workspace, path, now, read_only=read_only)


def _case(opened: OpenEvaluation, part: str) -> Case:
    whole = opened.case()
    if part and part not in whole.parts:
        raise UserError(Problem.NO_COMMAND, what=f"文件里没有编号为“{part}”的项目")
    return whole.parts[part] if part else whole
