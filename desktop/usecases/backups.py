"""Backups (备份): made of every state worth keeping, verified when made, restored as new files only."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.usecases.open_file import OpenEvaluation, open_evaluation

if TYPE_CHECKING:
    from desktop.storage.backups import Backup
    from desktop.usecases.workspace import Workspace

EVERY = timedelta(minutes=15)  # of changes
LIMIT = 2 << 30  # bytes of all backups of one file, sign-offs not counted in


@dataclass(frozen=True, slots=True)
class Preview:
    """What a backup holds. ``total`` is None until all is scored; ``revision`` is the signed one, None for a draft."""

    unit: str
    year: int
    total: Decimal | None
    revision: int | None
    at: datetime
    size: int  # bytes


def backups_of(workspace: Workspace, file: Path) -> tuple[Backup, ...]:
    """The backups of a file, oldest first; each was verified when it was made."""
    from desktop.storage import backups

    return backups.backups_in(backups.folder_of(workspace.data / "backups", file))


def is_due(last: Backup | None, now: datetime) -> bool:
    """Whether changes have gone without a backup for long enough; a clock put back makes one due at once."""
    return last is None or not timedelta(0) <= now - last.at < EVERY


def back_up(workspace: Workspace, opened: OpenEvaluation, now: datetime, *, signed: bool = False) -> Backup | None:
    """Make a backup unless the newest one holds the same; not for the thread of the window.

    To be called at opening and closing, every :data:`EVERY` with changes, before import, carrying over and restoring,
    and with ``signed`` after a signature. Old ones are thinned out afterwards, never before.

    Args:
        workspace: Whose ``data`` folder holds the backups.
        opened: The open file.
        now: With time zone.
        signed: Keep it for ever.

    Raises:
        UserError: FILE_WRITE, FILE_EXISTS; FILE_DAMAGED when the copy does not read as the original: it is not kept.
    """
    from desktop.storage import backups

    folder = backups.folder_of(workspace.data / "backups", opened.path)
    fingerprint = opened.run(lambda file: file.fingerprint).result()
    there = backups.backups_in(folder)
    if there and there[-1].content == fingerprint[:16] and there[-1].signed >= signed:
        return None
    target = folder / backups.name_of(now, fingerprint, signed=signed)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        size, free = opened.path.stat().st_size, shutil.disk_usage(folder).free
        if free < 2 * size:
            raise UserError(Problem.FILE_WRITE, file=target.name, why=f"磁盘空间不足，备份需要 {2 * size >> 20} MB")
        opened.run(lambda file: file.save_copy(target)).result()
        for each in backups.superfluous(backups.backups_in(folder), now, lambda it: it.path.stat().st_size, LIMIT):
            each.path.unlink(missing_ok=True)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=error.strerror or str(error)) from error
    return next((each for each in backups.backups_in(folder) if each.path == target), None)


def preview(workspace: Workspace, backup: Backup, now: datetime) -> Preview:
    """What a backup holds, verified again.

    Raises:
        UserError: What opening a file may raise.
    """
    opened = open_evaluation(workspace, backup.path, now, read_only=True)
    try:
        case, frozen = opened.case(), opened.frozen
        size = backup.path.stat().st_size
        number = frozen.number if frozen else None
        return Preview(case.evaluation.unit, case.evaluation.year, case.sheet.total, number, backup.at, size)
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
