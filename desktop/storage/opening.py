"""How a file is made and opened: by which connection, under which lock, and why perhaps only for reading."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.text import noop
from desktop.storage.connection import APPLICATION_ID, connect, connect_raw, disconnect, driver, identify, why
from desktop.storage.content import PENDING, Content, Header, read_content
from desktop.storage.lock import Lock, TakenError
from desktop.storage.migrations import VERSION, migrate
from desktop.storage.rows import RowWriter
from desktop.storage.tables import RUBRIC_FILE
from desktop.storage.upgrade import bring_forward

Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as opened. ``read_only`` is the reason when there is no ``lock``."""

    place: Path
    identity: Identity
    connection: Connection
    content: Content
    lock: Lock | None
    read_only: UserError | None = None


class NotWritableError(Exception):
    """SQLite will not write this file; ``why`` is the reason in Chinese."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


def build(path: Path, header: Header, rubric_files: Mapping[str, str], changes: Iterable[Change]) -> None:
    """Write a whole new file at ``path``, which nobody else looks at yet.

    Raises:
        sqlite3.Error, sqlalchemy.exc.DBAPIError: It could not be written.
    """
    evaluation = Evaluation(header.unit, header.year, header.rubric_id).apply(changes)
    cells: dict[Place, str | None] = dict(evaluation.places())
    if evaluation.unit != header.unit:
        cells[Place(Kind.HEADER, "unit")] = evaluation.unit
    with closing(connect_raw(path, "rwc")) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(raw)
    connection = connect(path, write=True)
    try:
        with connection.begin():
            rows = RowWriter(connection)
            rows.begin_sum()
            rows.add(RUBRIC_FILE, rubric_files.items())
            rows.set_cells({}, cells)
            rows.add_header("unit", header.unit)
            rows.add_header("year", str(header.year))
            rows.add_header("rubric_id", header.rubric_id)
            rows.add_header("created_at", header.created_at.isoformat())
            rows.add_header(PENDING, "1")  # from here on the triggers guard rubric and header
            rows.close_sum()
    finally:
        disconnect(connection)


def open_file(place: Path, holder: str, now: datetime, *, read_only: bool) -> Opened:
    """Open a file by its real path, for writing where that is possible and wished.

    Raises:
        UserError: What :meth:`EvaluationFile.open` says.
    """
    version = identify(place)
    if version is None:
        _roll_back(place, holder, now)
        version = identify(place) or 0
    if version > VERSION:
        return _open_to_read(place, _problem(Problem.FILE_NEWER, place, version=version, supported=VERSION))
    if read_only:
        return _open_to_read(place, _problem(Problem.FILE_READ_ONLY, place, why=noop("Reason", "按要求只读打开")))
    try:
        lock = Lock.take(place, holder, now)
    except TakenError as taken:
        return _open_to_read(place, _problem(Problem.FILE_LOCKED, place, holder=taken.holder, since=taken.since))
    except OSError as error:
        return _open_to_read(place, _problem(Problem.FILE_READ_ONLY, place, why=why(error)))
    try:
        return open_to_write(place, lock, holder, now)
    except NotWritableError as error:
        lock.release()
        return _open_to_read(place, _problem(Problem.FILE_READ_ONLY, place, why=error.why))
    except BaseException:
        lock.release()
        raise


def open_to_write(place: Path, lock: Lock, holder: str, now: datetime) -> Opened:
    """Open for writing under a lock that the caller gives back when this fails.

    Raises:
        NotWritableError: SQLite refuses to write, or a file of an older version could not be copied or migrated.
        UserError: FILE_DAMAGED, FILE_UNREADABLE.
    """
    identity = identity_of(place)
    connection = connect(place, write=True)
    try:
        _prepare_to_write(connection)
        _bring_forward(connection, place, holder, now)
        return Opened(place, identity, connection, read_content(connection, place.name), lock)
    except BaseException:
        disconnect(connection)
        raise


def _bring_forward(connection: Connection, place: Path, holder: str, now: datetime) -> None:
    try:
        bring_forward(connection, place, holder, now)
    except sqlite3.Error as error:
        raise NotWritableError(f"文件格式升级没有成功，{why(error)}") from error
    except UserError as error:
        if error.code in (Problem.FILE_DAMAGED, Problem.FILE_UNREADABLE):
            raise
        reason = error.context.get("why") or error.problem.rstrip("。")
        raise NotWritableError(f"文件格式升级前的备份没有做成，{reason}") from error


def is_same(place: Path, identity: Identity) -> bool:
    """Whether the path still leads to the file that was opened; SQLite would go on writing to one moved away."""
    try:
        return identity_of(place) == identity
    except OSError:
        return False


def identity_of(place: Path) -> Identity:
    """Device and number of a file. Asking for them opens nothing."""
    found = place.stat()
    return found.st_dev, found.st_ino


def _prepare_to_write(connection: Connection) -> None:
    """Try whether SQLite writes here, and see to the rollback journal: another program may have left the mode WAL.

    BEGIN IMMEDIATE alone says nothing: of a write-protected file it takes a read lock without a word.
    """
    raw = driver(connection)
    try:
        (mode,) = raw.execute("PRAGMA journal_mode = DELETE").fetchone()
        if mode != "delete":
            raise NotWritableError("另一个程序正占用该文件")
        raw.execute("BEGIN IMMEDIATE")
        try:
            (version,) = raw.execute("PRAGMA user_version").fetchone()
            raw.execute(f"PRAGMA user_version = {version}")
        finally:
            raw.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise NotWritableError(why(error)) from error


def _open_to_read(place: Path, reason: UserError) -> Opened:
    identity = identity_of(place)
    connection = connect(place, write=False)
    try:
        content = read_content(connection, place.name, newer=reason.code is Problem.FILE_NEWER)
    except BaseException:
        disconnect(connection)
        raise
    return Opened(place, identity, connection, content, None, reason)


def _roll_back(place: Path, holder: str, now: datetime) -> None:
    """Undo a write that a crash cut off, so that the file can be read; SQLite does it on the first look."""
    journal = f"{place.name}-journal"
    try:
        lock = Lock.take(place, holder, now)
    except (TakenError, OSError) as error:
        reason = why(error) if isinstance(error, OSError) else "另一个窗口或用户正在复原它"
        raise UserError(Problem.FILE_INTERRUPTED, file=place.name, journal=journal, why=reason) from error
    try:
        with closing(connect_raw(place, "rw")) as connection:
            connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise UserError(Problem.FILE_INTERRUPTED, file=place.name, journal=journal, why=why(error)) from error
    finally:
        lock.release()


def _problem(code: Problem, place: Path, **context: object) -> UserError:
    return UserError(code, file=place.name, **context)
