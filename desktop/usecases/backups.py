"""Backups (备份): made of every state worth keeping, verified when made, restored as new files only."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.errors import Problem, UserError
from desktop.domain.system import reason
from desktop.usecases.open_file import OpenEvaluation, open_evaluation

if TYPE_CHECKING:
    from desktop.storage.backups import Backup as Backup  # noqa: PLC0414 - the window names it from here
    from desktop.storage.evaluation_file import EvaluationFile
    from desktop.usecases.workspace import Workspace

EVERY = timedelta(minutes=15)  # of changes
LIMIT = 2 << 30  # bytes of all backups of one file, sign-offs not counted in
_LIGHT = 100 << 20  # bytes; each further one makes backups rarer: copying 500 MB keeps a slow disk busy for minutes

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds.

    Attributes:
        unit: Whose it is.
        year: Of which year.
        total: None until all is scored.
        scored: How many leaves have a score.
        leaves: Of how many.
        evidence: Files of evidence in it.
        revision: The signed one; None for a draft.
        at: When the backup was made.
        size: In bytes.
    """

    unit: str
    year: int
    total: Decimal | None
    scored: int
    leaves: int
    evidence: int
    revision: int | None
    at: datetime
    size: int


class BackedUp(NamedTuple):
    """One file that has backups: what its name was, and they, newest first, each with its size in bytes."""

    name: str
    backups: tuple[tuple[Backup, int], ...]


def backups_of(workspace: Workspace, file: Path) -> tuple[Backup, ...]:
    """The backups of a file, oldest first; each was verified when it was made."""
    from desktop.storage import backups

    return backups.backups_in(backups.folder_of(workspace.backups, file))


def every_file(workspace: Workspace, first: Path | None = None) -> tuple[BackedUp, ...]:
    """Every file that has backups, also where it is gone: ``first`` before all, then the one backed up last."""
    from desktop.storage import backups

    if not workspace.backups.is_dir():
        return ()
    wanted = None if first is None else backups.folder_of(workspace.backups, first).name
    found = [(folder.name, backups.backups_in(folder)) for folder in workspace.backups.iterdir()]
    kept = [(name, there) for name, there in found if there]
    kept.sort(key=lambda each: each[1][-1].at, reverse=True)
    kept.sort(key=lambda each: each[0] != wanted)
    return tuple(
        BackedUp(name.rpartition("-")[0], tuple((each, _size(each)) for each in reversed(there)))
        for name, there in kept
    )


def is_due(last: datetime | None, now: datetime, size: int = 0) -> bool:
    """Whether changes have gone without a backup for long enough; a clock put back makes one due at once.

    Args:
        last: When the newest one was made.
        now: With time zone.
        size: Of the file, in bytes: a large one is copied more rarely.
    """
    return last is None or not timedelta(0) <= now - last < EVERY * max(1, size // _LIGHT)


def back_up(
    workspace: Workspace,
    opened: OpenEvaluation,
    now: datetime,
    *,
    signed: bool = False,
    cancelled: Cancelled = lambda: False,
) -> Backup | None:
    """Make a backup of an open file, between whose steps edits are written; not for the thread of the window.

    To be called at opening, every :data:`EVERY` with changes, before an import, and with ``signed`` after a signature.
    Arguments and errors as of the one below.
    """

    def between() -> None:
        if cancelled():
            raise UserError(Problem.IMPORT_CANCELLED, file=opened.path.name)
        opened.give_way()

    def write(target: Path) -> str:
        def copy(file: EvaluationFile) -> str:
            file.save_copy(target, between)
            return file.fingerprint

        return opened.run(copy).result()

    fingerprint = opened.run(lambda file: file.fingerprint).result()
    return _make(workspace, opened.path, fingerprint, now, write, signed=signed)


def back_up_closed(
    workspace: Workspace, path: Path, fingerprint: str, now: datetime, *, cancelled: Cancelled = lambda: False
) -> Backup | None:
    """Make a backup of a file that was just closed, unless the newest one holds the same.

    Old ones are thinned out afterwards, never before.

    Args:
        workspace: Whose ``data`` folder holds the backups.
        path: The file.
        fingerprint: Of its content, to know whether anything is new.
        now: With time zone.
        cancelled: Asked amid the copying.

    Raises:
        UserError: FILE_WRITE, FILE_EXISTS; IMPORT_CANCELLED; FILE_DAMAGED when the copy does not read as an
            evaluation: it is not kept.
    """
    from desktop.storage.backups import copy_closed

    return _make(workspace, path, fingerprint, now, lambda target: copy_closed(path, target, cancelled), signed=False)


def _make(
    workspace: Workspace, path: Path, fingerprint: str, now: datetime, write: Callable[[Path], str], *, signed: bool
) -> Backup | None:
    from desktop.storage import backups

    folder = backups.folder_of(workspace.backups, path)
    there = backups.backups_in(folder)
    if there and there[-1].content == fingerprint[:16] and there[-1].signed >= signed:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        size, free = path.stat().st_size, shutil.disk_usage(folder).free
        if free < 2 * size:
            why = f"磁盘空间不足，备份需要 {max(2 * size >> 20, 1)} MB"
            raise UserError(Problem.FILE_WRITE, file=f"{path.name} 的备份", why=why)
        made = backups.make(write, fingerprint, folder, now, signed=signed)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=f"{path.name} 的备份", why=reason(error)) from error
    for each in backups.superfluous(backups.backups_in(folder), now, _size, LIMIT):
        with suppress(OSError):  # it may be open to be looked at; the next thinning takes it
            each.path.unlink(missing_ok=True)
    return made


def preview(workspace: Workspace, backup: Backup, now: datetime) -> Preview:
    """What a backup holds, verified again.

    Raises:
        UserError: What opening a file may raise.
    """
    opened = open_evaluation(workspace, backup.path, now, read_only=True)
    try:
        case, frozen = opened.case(), opened.frozen
        return Preview(
            unit=case.evaluation.unit,
            year=case.evaluation.year,
            total=case.sheet.total,
            scored=case.sheet.whole.scored,
            leaves=case.sheet.whole.leaves,
            evidence=len(case.evaluation.evidence),
            revision=frozen.number if frozen else None,
            at=backup.at,
            size=_size(backup),
        )
    finally:
        opened.close()


def restore(workspace: Workspace, backup: Backup, target: Path, now: datetime) -> Path:
    """Make a new file of a backup, verified; nothing that is there is ever replaced, and the backup stays.

    Raises:
        UserError: FILE_EXISTS, FILE_WRITE, and what opening a file may raise.
    """
    opened = open_evaluation(workspace, backup.path, now, read_only=True)
    try:
        opened.run(lambda file: file.save_copy(target)).result()
    finally:
        opened.close()
    return target


def drop_unnamed(opened: OpenEvaluation) -> int:
    """Let go of attachments that neither the content, a signed revision nor the history names; bytes freed.

    For right after opening, when nobody is about to name any: an addition that was stopped, or whose edit fell out of
    the history. What an undo may bring back stays.

    Raises:
        UserError: FILE_WRITE, FILE_READ_ONLY.
    """
    return opened.run(lambda file: file.attachments.drop_unreferenced()).result()


def _size(backup: Backup) -> int:
    try:
        return backup.path.stat().st_size
    except OSError:  # taken away this moment
        return 0
