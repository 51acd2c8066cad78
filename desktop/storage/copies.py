"""Copies by SQLite's backup: whole even while the file is open, and verified before anybody relies on them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import Problem, UserError
from desktop.storage.connection import connect, connect_raw, disconnect, driver, why
from desktop.storage.content import Content, read_content


def copy_verified(connection: Connection, target: Path, name: str, *, newer: bool = False) -> Content:
    """Copy an open file to ``target`` and read the copy.

    Args:
        connection: Of the file, outside a transaction.
        target: A name nobody else uses; what is left there after a failure is the caller's to remove.
        name: For messages.
        newer: The file is of a later version.

    Raises:
        UserError: FILE_WRITE, FILE_DAMAGED, FILE_UNREADABLE.
    """
    try:
        with closing(connect_raw(target, "rwc")) as copy:
            driver(connection).backup(copy)
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
