"""Everything an evaluation file holds, read in one transaction and verified row by row."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import InvalidOperation

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place, is_known
from desktop.domain.signoff import Revision
from desktop.domain.text import noop
from desktop.storage import history, revisions
from desktop.storage.connection import data_version, driver, is_damage, why
from desktop.storage.migrations import expected_schema, schema_of, schema_version
from desktop.storage.naming import place_name, shown
from desktop.storage.rows import SUM, Value, add_up, row_check, sum_text
from desktop.storage.tables import ATTACHMENT, ATTACHMENT_CHUNK, CELL, HEADER, REVISION, RUBRIC_FILE, SIGNATURE

PENDING = "pending"
PARTS = "parts/"  # before the names of rubric files that are not the department's: parts/<rubric id>/<name>
_UNREADABLE = (InvalidOperation, ValueError, KeyError, TypeError)  # what parsing raises over texts that make no sense
_WITH_ATTACHMENTS = 2  # the version that brought them
_LOOKED_AT_WHOLE = 16 << 20  # bytes; a slow disk reads them in a second or two
_STATEMENTS = {table: select(table) for table in (HEADER, RUBRIC_FILE, CELL, ATTACHMENT)}
_STATEMENTS[REVISION] = select(REVISION).order_by(REVISION.c.number)
_STATEMENTS[SIGNATURE] = select(SIGNATURE).order_by(SIGNATURE.c.number, SIGNATURE.c.position)


@dataclass(frozen=True, slots=True)
class Header:
    """What was settled when the file was made. A later name of the unit is a cell, HEADER/unit."""

    unit: str
    year: int
    rubric_id: str
    created_at: datetime


@dataclass(slots=True)
class Content:
    """The state of a file.

    ``attachments`` are the rows of complete ones by SHA-256: it, size, number of chunks and chain. ``last`` is number
    and check of the last history row, ``total`` the content sum, ``version`` SQLite's count of the commits of other
    connections (data_version).
    """

    header: Header
    rubric_files: dict[str, str]
    cells: dict[Place, str]
    attachments: dict[str, tuple[str, int, int, bytes]]
    evaluation: Evaluation
    revisions: tuple[Revision, ...]
    pending: int
    reason: str
    last: tuple[int, bytes]
    total: int
    version: int

    @property
    def frozen(self) -> bool:
        """Whether the content is that of a signed revision."""
        return any(revision.number == self.pending for revision in self.revisions)


def read_content(connection: Connection, file: str, *, newer: bool = False) -> Content:
    """Read and verify everything.

    Args:
        connection: Outside a transaction.
        file: Its name, for messages.
        newer: The file is of a later version, whose checks and additions are unknown: what this version knows is read,
            the rest passed over. Such a file is only ever shown, marked FILE_NEWER.

    Raises:
        UserError: FILE_DAMAGED naming the place; FILE_UNREADABLE when somebody keeps it locked, the disk fails, or a
            newer version keeps its content in a way unknown here.
    """
    try:
        with connection.begin():
            _verify_structure(connection, file, newer=newer)
            return _Reading(connection, file, newer=newer).content()
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as error:
        if not is_damage(error):
            raise UserError(Problem.FILE_UNREADABLE, file=file, why=why(error)) from error
        if newer:
            raise UserError(
                Problem.FILE_UNREADABLE, file=file, why=noop("Reason", "本程序读不懂较新版本的格式")
            ) from error
        raise _damaged(file, "文件结构损坏，读不出内容") from error


def _verify_structure(connection: Connection, file: str, *, newer: bool) -> None:
    """SQLite's own look at the pages, and the schema word by word: a lost trigger would be no protection.

    The look reads every page of a table. Where there is much evidence, the pages of the chunks are left to their own
    checks and the free pages are not looked at.
    """
    raw = driver(connection)
    if not newer and schema_of(raw) != expected_schema(schema_version(raw)):
        raise _damaged(file, "表或触发器的定义被改动")
    (pages,), (size,) = (raw.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    tables = sorted(name for kind, name, _ in expected_schema() if kind == "table" and name != ATTACHMENT_CHUNK.name)
    for what in tables if pages * size > _LOOKED_AT_WHOLE and not newer else ("1",):
        for (line,) in raw.execute(f"PRAGMA quick_check({what})"):
            if line != "ok":
                raise _damaged(file, "文件结构检查没有通过")


class _Reading:
    """One pass over all tables, adding up the checks."""

    def __init__(self, connection: Connection, file: str, *, newer: bool) -> None:
        self._connection, self._file, self._newer = connection, file, newer
        self._total = 0

    def content(self) -> Content:
        values = {str(name): str(value) for name, value in self._rows(HEADER)}
        rubric_files = {str(name): str(text) for name, text in self._rows(RUBRIC_FILE)}
        cells = dict(self._cells())
        attachments = self._attachments()
        signed = self._revisions()
        last = self._last_edit()
        self._total = add_up(self._total, plus=last[1])
        if not self._newer and values.get(SUM) != sum_text(self._total):
            raise _damaged(self._file, "内容与文件头里的校验和不符，可能缺少整行内容")
        try:
            header = Header(
                values["unit"],
                int(values["year"]),
                values["rubric_id"],
                datetime.fromisoformat(values["created_at"]),
            )
            pending = int(values[PENDING])
            reason = str(json.loads(values[reopened(pending)])["reason"]) if pending > 1 else ""
        except _UNREADABLE as error:
            raise _damaged(self._file, "文件头的内容不能解读") from error
        evaluation = self._evaluation(header, cells)
        version = data_version(self._connection)
        return Content(
            header, rubric_files, cells, attachments, evaluation, signed, pending, reason, last, self._total, version
        )

    def _rows(self, table: Table) -> Iterator[Sequence[Value]]:
        """The rows without their checks, each verified. The row of the sum itself is not in the sum."""
        for *values, check in self._connection.execute(_STATEMENTS[table]):
            if not self._newer and row_check(table.name, values) != check:
                raise _damaged(self._file, f"{place_name(table, values)}与校验值不符")
            if table is not HEADER or values[0] != SUM:
                self._total = add_up(self._total, plus=check if isinstance(check, bytes) else b"")
            yield values

    def _cells(self) -> Iterator[tuple[Place, str]]:
        for kind, key, field, value in self._rows(CELL):
            place = Place(Kind(kind), str(key), str(field)) if kind in tuple(Kind) else None
            if place is not None and is_known(place):
                yield place, str(value)
            elif not self._newer:
                raise _damaged(self._file, f"{place_name(CELL, (kind, key, field))}不是本程序认识的内容")

    def _attachments(self) -> dict[str, tuple[str, int, int, bytes]]:
        if schema_version(driver(self._connection)) < _WITH_ATTACHMENTS:
            return {}
        rows = {}
        for sha256, size, chunks, chain in self._rows(ATTACHMENT):
            if not (isinstance(size, int) and isinstance(chunks, int) and isinstance(chain, bytes)):
                raise _damaged(self._file, f"{place_name(ATTACHMENT, [sha256])}不能解读")
            rows[str(sha256)] = (str(sha256), size, chunks, chain)
        return rows

    def _evaluation(self, header: Header, cells: Mapping[Place, str]) -> Evaluation:
        empty = Evaluation(header.unit, header.year, header.rubric_id)
        try:
            return empty.apply(Change(place, value) for place, value in cells.items())
        except _UNREADABLE as error:
            for place, value in cells.items():
                try:
                    empty.apply([Change(place, value)])
                except _UNREADABLE:
                    raise _damaged(self._file, f"{place_name(CELL, place)}应为数字，读到“{shown(value)}”") from error
            raise

    def _revisions(self) -> tuple[Revision, ...]:
        try:
            return revisions.from_rows(list(self._rows(REVISION)), list(self._rows(SIGNATURE)))
        except _UNREADABLE as error:
            raise _damaged(self._file, "签发记录不能解读") from error

    def _last_edit(self) -> tuple[int, bytes]:
        before, rows = history.newest_rows(self._connection)
        if self._newer or not rows:
            return 0, b""
        broken = history.broken_link(before, rows)
        if broken is not None:
            raise _damaged(self._file, f"修改记录第 {shown(rows[broken][0])} 条与校验值不符")
        number, check = rows[-1][0], rows[-1][-1]
        assert isinstance(number, int)  # the primary key of a table with row numbers
        assert isinstance(check, bytes)  # equal to a check just computed
        return number, check


def rubric_copies(files: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The copies of rubrics in a file by rubric id, each file under its own name; the department's under "".

    >>> rubric_copies({"rubric.yaml": "a", "parts/x/rubric.yaml": "b"})
    {'': {'rubric.yaml': 'a'}, 'x': {'rubric.yaml': 'b'}}
    """
    copies: dict[str, dict[str, str]] = {"": {}}
    for name, text in files.items():
        key, _, own = name.removeprefix(PARTS).partition("/") if name.startswith(PARTS) else ("", "", name)
        copies.setdefault(key, {})[own] = text
    return copies


def named_copy(rubric_id: str, files: Mapping[str, str]) -> dict[str, str]:
    """The copy of a further evaluation's rubric under the names it has in a file.

    >>> named_copy("small", {"rubric.yaml": "id: small"})
    {'parts/small/rubric.yaml': 'id: small'}
    """
    return {f"{PARTS}{rubric_id}/{name}": text for name, text in files.items()}


def reopened(number: int) -> str:
    """The header row that says why and when revision ``number`` was begun.

    >>> reopened(2)
    'reopened.2'
    """
    return f"reopened.{number}"


def _damaged(file: str, what: str) -> UserError:
    return UserError(Problem.FILE_DAMAGED, file=file, what=what)
