"""Edits as rows of the history, so that undo outlives a restart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from desktop.domain.edit import Action, Edit
from desktop.domain.evaluation import Change, Kind, Place
from desktop.storage.rows import Value, row_check
from desktop.storage.tables import HISTORY

NEWEST = 2_000  # edits given back and verified; older ones stay in the file

_NEWEST_ROWS = select(HISTORY).order_by(HISTORY.c.id.desc()).limit(NEWEST + 1)


def to_row(number: int, edit: Edit) -> tuple[Value, ...]:
    """An edit as the columns of its row."""
    return (
        number,
        edit.at.isoformat(),
        edit.action.value,
        edit.label,
        _changes_to_json(edit.changes),
        _changes_to_json(edit.before),
    )


def newest_rows(connection: Connection) -> tuple[bytes, list[Sequence[Value]]]:
    """The newest rows, oldest first, and the check of the row before them (empty before the first)."""
    rows: list[Sequence[Value]] = [tuple(row) for row in connection.execute(_NEWEST_ROWS)]
    rows.reverse()
    if len(rows) <= NEWEST:
        return b"", rows
    before = rows[0][-1]
    return before if isinstance(before, bytes) else b"", rows[1:]


def mentions(connection: Connection, text: str) -> bool:
    """Whether one of the newest edits has a text in what it set or replaced; inside a transaction."""
    within = func.instr(HISTORY.c.changes, text) + func.instr(HISTORY.c.before, text) > 0
    oldest = select(func.max(HISTORY.c.id)).scalar_subquery() - NEWEST
    return connection.execute(select(HISTORY.c.id).where(HISTORY.c.id > oldest, within).limit(1)).first() is not None


def broken_link(before: bytes, rows: Iterable[Sequence[Value]]) -> int | None:
    """The position, from 0, of the first row that does not continue the chain; None when all do."""
    for position, (*values, check) in enumerate(rows):
        if row_check("history", (before, *values)) != check or not isinstance(check, bytes):
            return position
        before = check
    return None


def from_rows(rows: Iterable[Sequence[Value]]) -> tuple[Edit, ...]:
    """Rows as edits."""
    return tuple(_from_row(row) for row in rows)


def _from_row(row: Sequence[Value]) -> Edit:
    _, at, action, label, changes, before, _ = (str(value) for value in row)
    return Edit(
        label, _changes_from_json(changes), _changes_from_json(before), datetime.fromisoformat(at), Action(action)
    )


def _changes_to_json(changes: Iterable[Change]) -> str:
    rows = [[*place, value] for place, value in changes]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _changes_from_json(text: str) -> tuple[Change, ...]:
    return tuple(Change(Place(Kind(kind), key, field), value) for kind, key, field, value in json.loads(text))
