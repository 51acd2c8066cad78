"""A new file appears complete under its name, or not at all; nothing is ever overwritten."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.storage.connection import why
from desktop.storage.lock import Lock, TakenError


def lock_new(target: Path, holder: str, now: datetime) -> Lock:
    """The lock of a file that is about to be made; it also guards the temporary name beside it.

    Raises:
        UserError: FILE_EXISTS, FILE_LOCKED (somebody is making it right now) or FILE_WRITE.
    """
    _must_be_free(target)
    try:
        return Lock.take(target, holder, now)
    except TakenError as taken:
        raise UserError(Problem.FILE_LOCKED, file=target.name, holder=taken.holder, since=taken.since) from taken
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=why(error)) from error


@contextmanager
def made_beside(target: Path) -> Iterator[Path]:
    """A temporary name in the same folder; on leaving well, what was made there is moved to ``target``.

    The caller holds the lock of ``target`` and has closed the file by then. A failure leaves nothing behind.

    Raises:
        UserError: FILE_EXISTS when the name was taken meanwhile; FILE_WRITE.
    """
    temporary = target.with_name(f"~${target.name}.new")
    leftovers = (temporary, temporary.with_name(f"{temporary.name}-journal"))
    try:
        _remove(leftovers)  # of a program killed while it made this very file; an old journal would spoil a new file
        try:
            yield temporary
            _move(temporary, target)
        finally:
            _remove(leftovers)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=why(error)) from error


def _move(temporary: Path, target: Path) -> None:
    """Give the file its name without replacing one that is there."""
    try:
        if sys.platform == "win32":
            temporary.rename(target)  # refuses where the name is taken
        else:
            _link(temporary, target)
            _sync_folder(target.parent)
    except FileExistsError as error:
        raise UserError(Problem.FILE_EXISTS, file=target.name) from error


def _link(temporary: Path, target: Path) -> None:
    """A hard link refuses where the name is taken; the old name goes with the leftovers."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # sticks (FAT) and some network folders know no hard links
        _must_be_free(target)
        temporary.rename(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name durable. Some network folders cannot, and SQLite does not insist on it either."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)  # not live: folder
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _must_be_free(target: Path) -> None:
    """Neither the name nor a journal of it may be there: SQLite would roll a stale journal back into the new file."""
    for suffix in ("", "-journal", "-wal"):
        taken = target.with_name(target.name + suffix)
        if os.path.lexists(taken):
            raise UserError(Problem.FILE_EXISTS, file=taken.name)


def _remove(paths: tuple[Path, ...]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
