"""Version 2: attachments (附件), rubrics of further evaluations, and the reviewer's words beside a signed revision.

A frozen file takes the places of ``evaluation.is_review`` and nothing else. Rubrics come under ``parts/<rubric id>/``
and never go. An attachment is complete when its row stands: chunks come before it and go after it. One that a signed
revision or a cell names is never deleted: its SHA-256 is looked for in the canonical data.

JSON functions may not run in a trigger while trusted_schema is off; the history's guard looks at the text instead, and
the guards of the cells are what protects.
"""

# ruff: noqa: S608 - every f-string here is made of constants of this package
from __future__ import annotations

from desktop.storage.migrations.m0001_start import FROZEN, STARTED, trigger

_TABLES = """
CREATE TABLE attachment (
    sha256 TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    chunks INTEGER NOT NULL,
    chain BLOB NOT NULL,
    [check] BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE attachment_chunk (
    sha256 TEXT NOT NULL,
    position INTEGER NOT NULL,
    data BLOB NOT NULL,
    [check] BLOB NOT NULL,
    PRIMARY KEY (sha256, position)
) WITHOUT ROWID
"""

_REPLACED = ("cell_insert", "cell_update", "cell_delete", "rubric_file_insert", "history_insert")


def _review(row: str) -> str:
    return f"({row}.kind = 'review' OR ({row}.kind = 'part' AND {row}.field GLOB 'review/*'))"


_RUBRIC_INSERT = f"""
    {STARTED} AND (
        {FROZEN}
        OR NEW.name NOT GLOB 'parts/?*/?*'
        OR EXISTS (SELECT 1 FROM rubric_file WHERE name = NEW.name)
    )"""
_HISTORY_INSERT = f"""
    EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
    OR ({FROZEN}
        AND substr(NEW.changes, 1, 10) <> '[["review"'
        AND NOT (substr(NEW.changes, 1, 8) = '[["part"' AND instr(NEW.changes, '"review/') > 0))"""
_COMPLETE = "SELECT 1 FROM attachment WHERE sha256 = {row}.sha256"
_ATTACHMENT_INSERT = f"""
    {FROZEN}
    OR EXISTS ({_COMPLETE.format(row="NEW")})
    OR NEW.chunks <> (SELECT count(*) FROM attachment_chunk WHERE sha256 = NEW.sha256)"""
_ATTACHMENT_DELETE = """
    EXISTS (SELECT 1 FROM revision WHERE instr(data, CAST(OLD.sha256 AS BLOB)) > 0)
    OR EXISTS (
        SELECT 1 FROM cell
        WHERE value = OLD.sha256
        AND ((kind = 'evidence' AND field = 'sha256') OR (kind = 'part' AND field GLOB 'evidence/*/sha256'))
    )"""
_CHUNK_INSERT = f"""
    {FROZEN}
    OR EXISTS ({_COMPLETE.format(row="NEW")})
    OR EXISTS (SELECT 1 FROM attachment_chunk WHERE sha256 = NEW.sha256 AND position = NEW.position)"""

_SIGNED = "已签发，内容不能修改"

# (table, what is done to it, when that is refused, what the other program is told)
_REFUSALS = (
    ("cell", "INSERT", f"{FROZEN} AND NOT {_review('NEW')}", _SIGNED),
    ("cell", "UPDATE", f"{FROZEN} AND NOT ({_review('OLD')} AND {_review('NEW')})", _SIGNED),
    ("cell", "DELETE", f"{FROZEN} AND NOT {_review('OLD')}", _SIGNED),
    ("rubric_file", "INSERT", _RUBRIC_INSERT, "评价方案不能修改"),
    ("history", "INSERT", _HISTORY_INSERT, "修改记录只能追加"),
    ("attachment", "INSERT", _ATTACHMENT_INSERT, "附件只能整件添加"),
    ("attachment", "UPDATE", "1", "附件不能修改"),
    ("attachment", "DELETE", _ATTACHMENT_DELETE, "附件已被引用，不能删除"),
    ("attachment_chunk", "INSERT", _CHUNK_INSERT, "附件不能修改"),
    ("attachment_chunk", "UPDATE", "1", "附件不能修改"),
    ("attachment_chunk", "DELETE", f"EXISTS ({_COMPLETE.format(row='OLD')})", "附件不能修改"),
)

STATEMENTS = (
    *(each.strip() for each in _TABLES.split(";")),
    *(f"DROP TRIGGER {name}" for name in _REPLACED),
    *(trigger(*refusal) for refusal in _REFUSALS),
)
