"""A file of an older version brought to this one: verified first, then copied, and only then changed."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.storage.connection import driver
from desktop.storage.content import read_content
from desktop.storage.copies import copy_verified, read_alone
from desktop.storage.migrations import VERSION, migrate, schema_version
from desktop.storage.placing import lock_new, made_beside


def bring_forward(connection: Connection, place: Path, holder: str, now: datetime) -> None:
    """Migrate a file whose version is older; one of this version is left alone.

    The copy stands beside the file as "名称.格式1.ziping" and is never replaced: one of the same content that is there
    from an earlier attempt will do, one of other content makes the next name be taken.

    Raises:
        UserError: FILE_DAMAGED, nothing is changed then; FILE_WRITE, FILE_LOCKED or FILE_UNREADABLE when no verified
            copy could be made.
        sqlite3.Error: The migration failed; the file is of the version before, whole.
    """
    raw = driver(connection)
    version = schema_version(raw)
    if version >= VERSION:
        return
    total = read_content(connection, place.name).total
    _keep_copy(connection, place, version, total, holder, now)
    migrate(raw)


def copy_name(place: Path, version: int, number: int = 1) -> Path:
    """Where the copy of a file stands that was made before its version was left.

    >>> copy_name(Path("a.ziping"), 1).name, copy_name(Path("a.ziping"), 1, 2).name
    ('a.格式1.ziping', 'a.格式1 (2).ziping')
    """
    again = f" ({number})" if number > 1 else ""
    return place.with_name(f"{place.stem}.格式{version}{again}{place.suffix}")


def _keep_copy(connection: Connection, place: Path, version: int, total: int, holder: str, now: datetime) -> None:
    number = 1
    while (target := copy_name(place, version, number)).exists():
        if _total_of(target) == total:
            return
        number += 1
    lock = lock_new(target, holder, now)
    try:
        with made_beside(target) as temporary:
            if copy_verified(connection, temporary, target.name).total != total:
                raise UserError(Problem.FILE_WRITE, file=target.name, why=noop("Reason", "副本与原文件不一致"))
    finally:
        lock.release()


def _total_of(path: Path) -> int | None:
    """The content sum of a copy that is sound; None of anything else."""
    try:
        return read_alone(path, path.name).total
    except UserError:
        return None
