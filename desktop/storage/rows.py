"""Rows that carry their own SHA-256, and the sum of all of them: how a flipped bit or a lost row is noticed.

SQLite's own checks look at the structure; four of five flipped bits leave it sound and the content wrong. Therefore
each row has a ``check`` and the header keeps their sum modulo 2^256, which an edit brings up to date by a difference.

The sum covers header (but for its own row), rubric files, cells, revisions, signatures and attachments. History rows
are chained, each check covering the one before, and the last of them counts in the sum, so that a long history costs
nothing. Chunks of attachments are chained likewise, and the end of their chain stands in the attachment's row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, insert, update
from sqlalchemy.dialects import sqlite

from desktop.domain.evaluation import Place
from desktop.storage.tables import (
    ATTACHMENT,
    ATTACHMENT_CHUNK,
    CELL,
    HEADER,
    HISTORY,
    REVISION,
    RUBRIC_FILE,
    SIGNATURE,
)

Value = str | int | bytes

SUM = "sum"
_MODULUS = 1 << 256

_TABLES = (HEADER, RUBRIC_FILE, CELL, HISTORY, REVISION, SIGNATURE, ATTACHMENT, ATTACHMENT_CHUNK)
_INSERTS = {table: insert(table) for table in _TABLES}
_SET_CELL = sqlite.insert(CELL)
_SET_CELL = _SET_CELL.on_conflict_do_update(
    index_elements=["kind", "key", "field"],
    set_={"value": _SET_CELL.excluded.value, "check": _SET_CELL.excluded["check"]},
)
_CLEAR_CELL = delete(CELL).where(
    CELL.c.kind == bindparam("kind"), CELL.c.key == bindparam("key"), CELL.c.field == bindparam("field")
)
_SET_HEADER = update(HEADER).where(HEADER.c.name == bindparam("row"), HEADER.c.value == bindparam("old"))


class ChangedByOthersError(Exception):
    """The file no longer holds what this program last read or wrote."""


def row_check(table: str, values: Iterable[object]) -> bytes:
    """SHA-256 over the table's name and the columns: each as type, length in bytes, colon, bytes.

    >>> row_check("cell", ["名", 7]) == hashlib.sha256("t4:cellt3:名i1:7".encode()).digest()
    True
    """
    parts = [_framed(table)]
    parts += [_framed(value) for value in values]
    return hashlib.sha256(b"".join(parts)).digest()


def _framed(value: object) -> bytes:
    """Text read from a damaged file holds surrogates for the bytes that are no UTF-8; they count as those bytes."""
    if isinstance(value, str):
        raw = value.encode(errors="surrogateescape")
        return b"t%d:%b" % (len(raw), raw)
    if isinstance(value, bytes):
        return b"b%d:%b" % (len(value), value)
    raw = repr(value).encode()
    return b"i%d:%b" % (len(raw), raw)


def add_up(total: int, plus: bytes = b"", minus: bytes = b"") -> int:
    """The content sum after a row with check ``plus`` came and one with check ``minus`` went."""
    return (total + int.from_bytes(plus, "big") - int.from_bytes(minus, "big")) % _MODULUS


class RowWriter:
    """Writes rows inside one transaction and keeps ``total``, the content sum they lead to."""

    def __init__(self, connection: Connection, total: int = 0) -> None:
        self._connection, self._before, self.total = connection, total, total

    def add(self, table: Table, rows: Iterable[Sequence[Value]]) -> None:
        """Insert rows given as their columns without ``check``."""
        names = table.columns.keys()
        filled = []
        for row in rows:
            check = row_check(table.name, row)
            self.total = add_up(self.total, plus=check)
            filled.append(dict(zip(names, (*row, check), strict=True)))
        if filled:
            self._connection.execute(_INSERTS[table], filled)

    def add_chunk(self, row: Sequence[Value]) -> bytes:
        """Insert a chunk of an attachment, which no sum covers before its attachment does; gives the row's check."""
        check = row_check(ATTACHMENT_CHUNK.name, row)
        names = ATTACHMENT_CHUNK.columns.keys()
        self._connection.execute(_INSERTS[ATTACHMENT_CHUNK], dict(zip(names, (*row, check), strict=True)))
        return check

    def remove_attachment(self, row: Sequence[Value]) -> None:
        """Delete an attachment's row, given as its columns without ``check``."""
        self.total = add_up(self.total, minus=row_check(ATTACHMENT.name, row))
        self._connection.execute(delete(ATTACHMENT).where(ATTACHMENT.c.sha256 == row[0]))

    def add_history(self, last: bytes, row: Sequence[Value]) -> bytes:
        """Append to the history after the row with check ``last``; gives the new row's check."""
        check = row_check("history", (last, *row))
        self.total = add_up(self.total, plus=check, minus=last)
        self._connection.execute(_INSERTS[HISTORY], dict(zip(HISTORY.columns.keys(), (*row, check), strict=True)))
        return check

    def set_cells(self, before: Mapping[Place, str], after: Mapping[Place, str | None]) -> None:
        """Bring the cells of ``after`` from what ``before`` holds to their new text; None removes the row."""
        filled, cleared = [], []
        for place, value in after.items():
            kind, key, field = place
            names = {"kind": kind.value, "key": key, "field": field}
            if place in before:
                self.total = add_up(self.total, minus=cell_check(place, before[place]))
            if value is None:
                cleared.append(names)
            else:
                check = cell_check(place, value)
                self.total = add_up(self.total, plus=check)
                filled.append(names | {"value": value, "check": check})
        if filled:
            self._connection.execute(_SET_CELL, filled)
        if cleared:
            self._connection.execute(_CLEAR_CELL, cleared)

    def set_header(self, name: str, old: str, new: str) -> None:
        """Change a header row that must hold ``old``.

        Raises:
            ChangedByOthersError: It holds something else.
        """
        check = row_check("header", (name, new))
        if name != SUM:
            self.total = add_up(self.total, plus=check, minus=row_check("header", (name, old)))
        done = self._connection.execute(_SET_HEADER, {"row": name, "old": old, "value": new, "check": check})
        if done.rowcount != 1:
            raise ChangedByOthersError

    def add_header(self, name: str, value: str) -> None:
        """Insert a header row."""
        self.add(HEADER, [(name, value)])

    def begin_sum(self) -> None:
        """Put the empty sum into a new file."""
        value = sum_text(0)
        row = {"name": SUM, "value": value, "check": row_check("header", (SUM, value))}
        self._connection.execute(_INSERTS[HEADER], row)

    def close_sum(self) -> None:
        """Write the new sum over the old; the last statement of every transaction.

        Raises:
            ChangedByOthersError: Somebody else has written since.
        """
        self.set_header(SUM, sum_text(self._before), sum_text(self.total))


def cell_check(place: Place, value: str) -> bytes:
    """The check of one cell's row."""
    return row_check("cell", (place.kind.value, place.key, place.field, value))


def sum_text(total: int) -> str:
    """The sum as it stands in the header: 64 hex digits."""
    return f"{total:064x}"
