"""How SQLite is opened: what kind of file it is, the pragmas, and its errors as reasons in Chinese."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from desktop.domain.errors import Problem, UserError
from desktop.domain.system import reason
from desktop.domain.text import noop

APPLICATION_ID = 0x5A50_5447  # "ZPTG", at offset 68 of the file (file(1), shared-mime-info)
_BUSY_SECONDS = 5.0  # how long another program may hold the file before we say so

_PRAGMAS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else REPLACE deletes without firing the delete triggers
    "PRAGMA synchronous = EXTRA",  # also the folder, after the journal is deleted: no acknowledged edit lost
)

_WHY_SQLITE = {
    sqlite3.SQLITE_FULL: noop("Reason", "磁盘空间不足"),
    sqlite3.SQLITE_READONLY: noop("Reason", "文件或所在文件夹是只读的"),
    sqlite3.SQLITE_BUSY: noop("Reason", "另一个程序正占用该文件"),
    sqlite3.SQLITE_LOCKED: noop("Reason", "另一个程序正占用该文件"),
    sqlite3.SQLITE_CANTOPEN: noop("Reason", "打不开文件或其日志，文件夹可能已断开或没有权限"),
    sqlite3.SQLITE_PERM: noop("Reason", "没有权限"),
    sqlite3.SQLITE_IOERR: noop("Reason", "磁盘读写出错，磁盘可能已满、断开或损坏"),
    sqlite3.SQLITE_CORRUPT: noop("Reason", "文件已损坏"),
    sqlite3.SQLITE_NOTADB: noop("Reason", "文件已损坏"),
    sqlite3.SQLITE_CONSTRAINT: noop("Reason", "内容已签发或被其他程序改动"),
    sqlite3.SQLITE_TOOBIG: noop("Reason", "文字太长"),
}
_OUTSIDE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_NOMEM,
}


def why(error: Exception) -> str:
    """The reason behind a database or system error, for people."""
    if isinstance(error, OSError):
        return reason(error)
    return _WHY_SQLITE.get(error_code(error) & 0xFF) or f"数据库错误 {error_code(error)}"


def error_code(error: Exception) -> int:
    """SQLite's extended result code; 0 where the error is not SQLite's own."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    return int(getattr(cause, "sqlite_errorcode", 0))


def is_damage(error: Exception) -> bool:
    """Whether the file itself is at fault, not the disk, the folder or another program.

    Errors without a code come from bytes that make no sense to Python's sqlite3.
    """
    return error_code(error) & 0xFF not in _OUTSIDE


def connect_raw(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in autocommit mode with our pragmas. ``mode`` is ro, rw or rwc.

    It may be used from any thread, by one at a time. Bytes that are no UTF-8 come back as surrogates, so that the row
    they stand in can be named.
    """
    connection = sqlite3.connect(
        _uri(path, mode), uri=True, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    connection.text_factory = _lenient_text
    for pragma in _PRAGMAS:
        connection.execute(pragma)
    return connection


def connect(path: Path, *, write: bool) -> Connection:
    """The one SQLAlchemy connection to a file; its engine is disposed with it (:func:`disconnect`).

    A transaction of a writer takes the write lock at once, so that a refusal comes before the work.
    """
    mode = "rw" if write else "ro"
    engine = create_engine("sqlite://", creator=lambda: connect_raw(path, mode), poolclass=NullPool)
    begin = "BEGIN IMMEDIATE" if write else "BEGIN"

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    try:
        return engine.connect()
    except DBAPIError as error:
        engine.dispose()
        raise UserError(Problem.FILE_UNREADABLE, file=path.name, why=why(error)) from error


def driver(connection: Connection) -> sqlite3.Connection:
    """The sqlite3 connection underneath, for what SQLAlchemy has no words for."""
    raw = connection.connection.driver_connection
    assert isinstance(raw, sqlite3.Connection)
    return raw


def data_version(connection: Connection) -> int:
    """A number that changes when another connection, of whatever program, has written to the file."""
    return int(driver(connection).execute("PRAGMA data_version").fetchone()[0])


def disconnect(connection: Connection) -> None:
    """Close the connection and its engine."""
    connection.close()
    connection.engine.dispose()


def identify(path: Path) -> int | None:
    """The schema version of one of our files; None when a write was cut off and must be rolled back first.

    Nothing is written.

    Raises:
        UserError: FILE_MISSING, FILE_NOT_OURS, FILE_DAMAGED or FILE_UNREADABLE.
    """
    _must_be_a_file(path)
    try:
        with closing(connect_raw(path, "ro")) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:  # the latter over a message that quotes a damaged schema
        code = error_code(error)
        if code == sqlite3.SQLITE_READONLY_ROLLBACK:
            return None
        if code & 0xFF == sqlite3.SQLITE_NOTADB:
            raise UserError(
                Problem.FILE_NOT_OURS, file=path.name, why=noop("Reason", "内容不是自评台的格式")
            ) from error
        if is_damage(error):
            raise UserError(Problem.FILE_DAMAGED, file=path.name, what="文件不完整或结构损坏") from error
        raise UserError(Problem.FILE_UNREADABLE, file=path.name, why=why(error)) from error
    if application != APPLICATION_ID:
        raise UserError(Problem.FILE_NOT_OURS, file=path.name, why=noop("Reason", "是其他程序的数据库"))
    if version < 1:
        raise UserError(Problem.FILE_DAMAGED, file=path.name, what="文件头里的格式版本不对")
    return int(version)


def _must_be_a_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise UserError(Problem.FILE_NOT_OURS, file=path.name, why=noop("Reason", "这是一个文件夹"))
        if path.stat().st_size == 0:
            raise UserError(Problem.FILE_NOT_OURS, file=path.name, why=noop("Reason", "文件是空的"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError(Problem.FILE_MISSING, file=path.name) from error
    except OSError as error:
        raise UserError(Problem.FILE_UNREADABLE, file=path.name, why=why(error)) from error


def _uri(path: Path, mode: str) -> str:
    """A SQLite URI; blanks, #, ? and % in names are quoted, and a network path keeps its two slashes."""
    text = path.as_posix()
    if text.startswith("//"):
        text = "//" + text
    elif not text.startswith("/"):
        text = "/" + text
    return f"file:{quote(os.fsencode(text))}?mode={mode}"


def _lenient_text(raw: bytes) -> str:
    return raw.decode(errors="surrogateescape")
