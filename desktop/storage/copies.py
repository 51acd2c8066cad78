"""Copies by SQLite's backup: whole even while the file is open, and verified before anybody relies on them.

By the connection of an open file, which can write edits between the steps; or, of a file that was closed, by one of its
own. That is SQLite's as well: a plain ``open()`` of a file that somebody has opened again would drop its locks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import Problem, UserError
from desktop.storage.connection import connect, connect_raw, disconnect, driver, why
from desktop.storage.content import Content, read_content

_STEP = 1024  # pages (of 4 KiB) at a time
_PAUSE = 0.02  # seconds between two tries while another program writes


class _StoppedError(Exception):
    """Asked for, amid the copying."""


def copy_aside(path: Path, target: Path, cancelled: Callable[[], bool]) -> Content:
    """Copy a file that is not open in this window, and read the copy. An edit written meanwhile begins it anew.

    Args:
        path: The file.
        target: A name nobody else uses; what is left there after a failure is the caller's to remove.
        cancelled: Asked after every step.

    Raises:
        UserError: FILE_WRITE, FILE_DAMAGED, FILE_UNREADABLE; IMPORT_CANCELLED.
    """

    def look(_status: int, _left: int, _total: int) -> None:
        if cancelled():
            raise _StoppedError

    try:
        with closing(connect_raw(path, "ro")) as original, closing(connect_raw(target, "rwc")) as copy:
            original.backup(copy, pages=_STEP, progress=look, sleep=_PAUSE)
    except _StoppedError as error:
        raise UserError(Problem.IMPORT_CANCELLED, file=path.name) from error
    except sqlite3.Error as error:
        raise UserError(Problem.FILE_WRITE, file=target.name, why=why(error)) from error
    return read_alone(target, path.name)


def copy_verified(
    connection: Connection,
    target: Path,
    name: str,
    *,
    newer: bool = False,
    between: Callable[[], None] | None = None,
) -> Content:
    """Copy an open file to ``target`` and read the copy.

    Args:
        connection: Of the file, outside a transaction.
        target: A name nobody else uses; what is left there after a failure is the caller's to remove.
        name: For messages.
        newer: The file is of a later version.
        between: Called after every few pages. It may write to the file by the same connection, which SQLite takes over
            into the copy; what it raises ends the copying.

    Raises:
        UserError: FILE_WRITE, FILE_DAMAGED, FILE_UNREADABLE.
    """

    def look(_status: int, left: int, _total: int) -> None:
        if left and between is not None:  # what is written after the last page would not be in the copy
            between()

    try:
        with closing(connect_raw(target, "rwc")) as copy:
            if between is None:
                driver(connection).backup(copy)
            else:
                driver(connection).backup(copy, pages=_STEP, progress=look, sleep=_PAUSE)
    except sqlite3.Error as error:
        raise UserError(Problem.FILE_WRITE, file=name, why=why(error)) from error
    return read_alone(target, name, newer=newer)


def read_alone(path: Path, name: str, *, newer: bool = False) -> Content:
    """What a file holds that nobody writes, verified.

    Raises:
        UserError: FILE_DAMAGED, FILE_UNREADABLE.
    """
    connection = connect(path, write=False)
    try:
        return read_content(connection, name, newer=newer)
    finally:
        disconnect(connection)
