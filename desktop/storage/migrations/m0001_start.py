"""Version 1: the first schema, with the triggers that keep signed content from everybody, this program included.

Triggers hold against any program that writes plain SQL. REPLACE fires delete triggers only where recursive_triggers is
on, which another program may leave off; therefore the insert triggers look for the row that would be replaced.
"""

# ruff: noqa: S608 - every f-string here is made of constants of this file
from __future__ import annotations

_PENDING = "(SELECT CAST(value AS INTEGER) FROM header WHERE name = 'pending')"
STARTED = "EXISTS (SELECT 1 FROM header WHERE name = 'pending')"
FROZEN = f"EXISTS (SELECT 1 FROM revision WHERE number = {_PENDING})"

_TABLES = """
CREATE TABLE header (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    [check] BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE rubric_file (
    name TEXT NOT NULL PRIMARY KEY,
    text TEXT NOT NULL,
    [check] BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE cell (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    [check] BLOB NOT NULL,
    PRIMARY KEY (kind, key, field)
) WITHOUT ROWID;

CREATE TABLE history (
    id INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    [action] TEXT NOT NULL,
    label TEXT NOT NULL,
    changes TEXT NOT NULL,
    before TEXT NOT NULL,
    [check] BLOB NOT NULL
);

CREATE TABLE revision (
    number INTEGER NOT NULL PRIMARY KEY,
    data BLOB NOT NULL,
    digest TEXT NOT NULL,
    previous TEXT NOT NULL,
    reason TEXT NOT NULL,
    frozen_at TEXT NOT NULL,
    [check] BLOB NOT NULL
);

CREATE TABLE signature (
    number INTEGER NOT NULL REFERENCES revision (number),
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    signed_at TEXT NOT NULL,
    [check] BLOB NOT NULL,
    PRIMARY KEY (number, role)
) WITHOUT ROWID
"""

_HISTORY_INSERT = f"{FROZEN} OR EXISTS (SELECT 1 FROM history WHERE id = NEW.id)"
_REVISION_INSERT = f"NEW.number IS NOT {_PENDING} OR {FROZEN}"
_SIGNATURE_INSERT = """
    NOT EXISTS (SELECT 1 FROM revision WHERE number = NEW.number)
    OR EXISTS (SELECT 1 FROM signature WHERE number = NEW.number AND role = NEW.role)"""
_HEADER_INSERT = f"""
    {STARTED} AND NOT (
        {FROZEN}
        AND NEW.name = 'reopened.' || ({_PENDING} + 1)
        AND NOT EXISTS (SELECT 1 FROM header WHERE name = NEW.name)
    )"""
_HEADER_UPDATE = f"""
    NEW.name <> OLD.name OR NOT (
        OLD.name = 'sum'
        OR (
            OLD.name = 'pending'
            AND {FROZEN}
            AND NEW.value = CAST(CAST(OLD.value AS INTEGER) + 1 AS TEXT)
            AND EXISTS (SELECT 1 FROM header WHERE name = 'reopened.' || NEW.value)
        )
    )"""

# (table, what is done to it, when that is refused, what the other program is told)
_REFUSALS = (
    ("cell", "INSERT", FROZEN, "已签发，内容不能修改"),
    ("cell", "UPDATE", FROZEN, "已签发，内容不能修改"),
    ("cell", "DELETE", FROZEN, "已签发，内容不能修改"),
    ("rubric_file", "INSERT", STARTED, "评价方案不能修改"),
    ("rubric_file", "UPDATE", "1", "评价方案不能修改"),
    ("rubric_file", "DELETE", "1", "评价方案不能修改"),
    ("history", "INSERT", _HISTORY_INSERT, "修改记录只能追加"),
    ("history", "UPDATE", "1", "修改记录只能追加"),
    ("history", "DELETE", "1", "修改记录只能追加"),
    ("revision", "INSERT", _REVISION_INSERT, "签发的修订只能追加"),
    ("revision", "UPDATE", "1", "签发的修订不能修改"),
    ("revision", "DELETE", "1", "签发的修订不能删除"),
    ("signature", "INSERT", _SIGNATURE_INSERT, "签字只能追加"),
    ("signature", "UPDATE", "1", "签字不能修改"),
    ("signature", "DELETE", "1", "签字不能删除"),
    ("header", "INSERT", _HEADER_INSERT, "文件头不能修改"),
    ("header", "UPDATE", _HEADER_UPDATE, "文件头不能修改"),
    ("header", "DELETE", "1", "文件头不能修改"),
)


def trigger(table: str, verb: str, when: str, message: str) -> str:
    """The trigger that refuses ``verb`` on a row of ``table`` where ``when`` holds."""
    return (
        f"CREATE TRIGGER {table}_{verb.lower()} BEFORE {verb} ON {table} WHEN {when}\n"
        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


STATEMENTS = (*(each.strip() for each in _TABLES.split(";")), *(trigger(*refusal) for refusal in _REFUSALS))
