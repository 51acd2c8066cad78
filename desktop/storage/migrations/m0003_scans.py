"""Version 3: the scan of the stamped paper (盖章扫描件) beside a signed revision, outside its digest.

A frozen file takes the places of ``evaluation.is_beside`` and nothing else. The bytes of a scan are an attachment like
any other, so attachments may come to a frozen file; what they mean is said by cells, which are guarded.
"""

# ruff: noqa: S608 - every f-string here is made of constants of this package
from __future__ import annotations

from desktop.storage.migrations.m0001_start import FROZEN, trigger

_REPLACED = (
    "cell_insert",
    "cell_update",
    "cell_delete",
    "history_insert",
    "attachment_insert",
    "attachment_delete",
    "attachment_chunk_insert",
)


def _beside(row: str) -> str:
    return f"({row}.kind IN ('review', 'scan') OR ({row}.kind = 'part' AND {row}.field GLOB 'review/*'))"


_HISTORY_INSERT = f"""
    EXISTS (SELECT 1 FROM history WHERE id = NEW.id)
    OR ({FROZEN}
        AND substr(NEW.changes, 1, 10) <> '[["review"'
        AND substr(NEW.changes, 1, 8) <> '[["scan"'
        AND NOT (substr(NEW.changes, 1, 8) = '[["part"' AND instr(NEW.changes, '"review/') > 0))"""
_COMPLETE = "SELECT 1 FROM attachment WHERE sha256 = {row}.sha256"
_ATTACHMENT_INSERT = f"""
    EXISTS ({_COMPLETE.format(row="NEW")})
    OR NEW.chunks <> (SELECT count(*) FROM attachment_chunk WHERE sha256 = NEW.sha256)"""
_ATTACHMENT_DELETE = """
    EXISTS (SELECT 1 FROM revision WHERE instr(data, CAST(OLD.sha256 AS BLOB)) > 0)
    OR EXISTS (
        SELECT 1 FROM cell
        WHERE value = OLD.sha256
        AND (
            (kind IN ('evidence', 'scan') AND field = 'sha256')
            OR (kind = 'part' AND field GLOB 'evidence/*/sha256')
        )
    )"""
_CHUNK_INSERT = f"""
    EXISTS ({_COMPLETE.format(row="NEW")})
    OR EXISTS (SELECT 1 FROM attachment_chunk WHERE sha256 = NEW.sha256 AND position = NEW.position)"""

_SIGNED = "已签发，内容不能修改"

# (table, what is done to it, when that is refused, what the other program is told)
_REFUSALS = (
    ("cell", "INSERT", f"{FROZEN} AND NOT {_beside('NEW')}", _SIGNED),
    ("cell", "UPDATE", f"{FROZEN} AND NOT ({_beside('OLD')} AND {_beside('NEW')})", _SIGNED),
    ("cell", "DELETE", f"{FROZEN} AND NOT {_beside('OLD')}", _SIGNED),
    ("history", "INSERT", _HISTORY_INSERT, "修改记录只能追加"),
    ("attachment", "INSERT", _ATTACHMENT_INSERT, "附件只能整件添加"),
    ("attachment", "DELETE", _ATTACHMENT_DELETE, "附件已被引用，不能删除"),
    ("attachment_chunk", "INSERT", _CHUNK_INSERT, "附件不能修改"),
)

STATEMENTS = (*(f"DROP TRIGGER {name}" for name in _REPLACED), *(trigger(*refusal) for refusal in _REFUSALS))
