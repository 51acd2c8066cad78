"""Collect from the offices (科室填报): send out a sheet each, read the filled ones back, apply what was chosen.

Which office gets which indicators is remembered for each form, so that next year's round takes one look.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.collecting import handout, unknown
from desktop.domain.errors import Problem, UserError
from desktop.domain.returned import Returned, gather, header_of
from desktop.domain.sheetkeys import FilledSheet
from desktop.domain.system import reason
from desktop.domain.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case

Stopped = Callable[[], bool]
Progress = Callable[[int, int], None]  # how many are done, of how many
SUFFIX = ".xlsx"
UNNAMED = QT_TRANSLATE_NOOP("collect", "未命名科室")
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_FILE = "offices.json"
_MOST = 500  # offices kept for one form


@dataclass(frozen=True, slots=True)
class Office:
    """One office and its indicators, by code; a heading stands for all below it."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Of:
    """Which evaluation of the file: ``part`` "" and ``about`` "" for the department's own."""

    part: str = ""
    about: str = ""


WHOLE = Of()


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some files: what the good ones say, and why the others were not taken."""

    returned: Returned
    refused: tuple[UserError, ...]


def export(case: Case, office: Office, target: Path, today: date, of: Of = WHOLE) -> int:
    """Write the sheet of one office.

    Returns:
        How many cells there are to fill in.

    Raises:
        UserError: COLLECT_UNKNOWN, FILE_WRITE, REPORT_SUFFIX.
    """
    from desktop.reports.excel import collection
    from desktop.reports.writing import write_whole

    if target.suffix.lower() != SUFFIX:
        raise UserError(Problem.REPORT_SUFFIX, suffix=target.suffix or "没有扩展名的", supported=SUFFIX)
    strange = unknown(case, office.codes)
    sheet = handout(case, office.codes, office.name, of.part, of.about)
    if strange or not sheet.entries:
        raise UserError(Problem.COLLECT_UNKNOWN, what="、".join(strange) or "没有选中任何要填的指标")
    data = collection.render(sheet, today)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(data, target)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=reason(error)) from error
    return len(sheet.entries)


def export_all(
    case: Case,
    offices: Sequence[Office],
    folder: Path,
    today: date,
    of: Of = WHOLE,
    stopped: Stopped = lambda: False,
    progress: Progress = lambda _done, _all: None,
) -> tuple[Path, ...]:
    """Write the sheets of several offices; none takes the place of a file that is there already.

    Raises:
        UserError: As :func:`export`; COLLECT_STOPPED after ``stopped``.
    """
    made: list[Path] = []
    for done, office in enumerate(offices):
        if stopped():
            raise UserError(Problem.COLLECT_STOPPED, count=len(made))
        progress(done, len(offices))
        target = free_path(folder, case.evaluation.year, office.name, of.about)
        export(case, office, target, today, of)
        made.append(target)
    progress(len(offices), len(offices))
    return tuple(made)


def free_path(folder: Path, year: int, office: str, about: str = "") -> Path:
    """A name nobody uses yet: 2023年度填报表-财务科.xlsx."""
    words = (_REFUSED.sub("_", each).strip(" .")[:60] for each in (about, office or UNNAMED))
    stem = "-".join([f"{year}年度填报表", *(each for each in words if each)])
    target, number = folder / f"{stem}{SUFFIX}", 2
    while target.exists():
        target, number = folder / f"{stem}({number}){SUFFIX}", number + 1
    return target


def read(
    files: Sequence[Path],
    stopped: Stopped = lambda: False,
    progress: Progress = lambda _done, _all: None,
    start: Sequence[str] | None = None,
) -> tuple[tuple[FilledSheet, ...], tuple[UserError, ...]]:
    """Read filled sheets in a process of its own, as any file from outside; nothing is written.

    Args:
        files: What the offices sent back; saved by Excel, WPS or LibreOffice.
        stopped: Asked twenty times a second; once it says yes the reading process is killed.
        progress: Told after each file.
        start: How to start the reading process; tests give one whose readers misbehave.

    Returns:
        The sheets, and why the other files could not be read: one does not stand in the way of another.

    Raises:
        UserError: IMPORT_CANCELLED after ``stopped``.
    """
    from desktop.importers.reader import Reader

    sheets: list[FilledSheet] = []
    refused: list[UserError] = []
    with Reader(stopped, start) as reader:
        for done, path in enumerate(files):
            progress(done, len(files))
            if stopped():
                raise UserError(Problem.IMPORT_CANCELLED, file=path.name)
            try:
                reader.begin(path, printed=True)
                reader.opened()
                sheets.append(reader.filled())
            except UserError as error:
                if error.code is Problem.IMPORT_CANCELLED:
                    raise
                refused.append(error)
    progress(len(files), len(files))
    return tuple(sheets), tuple(refused)


def read_back(
    case: Case,
    files: Sequence[Path],
    part: str = "",
    stopped: Stopped = lambda: False,
    progress: Progress = lambda _done, _all: None,
) -> Batch:
    """What the filled sheets say beside what the evaluation holds; a sheet of another evaluation is refused.

    Raises:
        UserError: IMPORT_CANCELLED after ``stopped``.
    """
    sheets, unread = read(files, stopped, progress)
    ours: list[FilledSheet] = []
    refused = list(unread)
    for sheet in sheets:
        try:
            header_of(sheet, case, part)
            ours.append(sheet)
        except UserError as error:
            refused.append(error)
    return Batch(gather(ours, case, part), tuple(refused))


def recall(folder: Path, rubric_id: str) -> tuple[Office, ...]:
    """The offices of the last round with this form; () where none are kept or the file cannot be read.

    Args:
        folder: The data folder.
        rubric_id: The form.
    """
    kept = _kept(folder).get(rubric_id)
    pairs = kept.items() if isinstance(kept, dict) else ()
    return tuple(
        Office(name, tuple(code for code in codes if isinstance(code, str)))
        for name, codes in list(pairs)[:_MOST]
        if isinstance(codes, list)
    )


def remember(folder: Path, rubric_id: str, offices: Iterable[Office]) -> None:
    """Keep which office gets what. Where it cannot be kept, the next round asks again, and no more than that."""
    from desktop.reports.writing import write_whole

    kept = {**_kept(folder), rubric_id: {office.name: list(office.codes) for office in offices}}
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(json.dumps(kept, ensure_ascii=False, indent=1).encode(), folder / _FILE)


def _kept(folder: Path) -> Mapping[str, object]:
    try:
        data = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
