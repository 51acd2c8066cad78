"""The tables of a .ziping file as SQLModel classes. What the database itself holds to stands in ``migrations``.

Every row ends in ``check``, the SHA-256 of its other columns (see ``rows``). Figures and times are text: SQLite would
keep 1.24 as a binary float.
"""

from __future__ import annotations

from sqlalchemy import Table
from sqlmodel import Field, SQLModel

_ONE_TREE = {"sqlite_with_rowid": False}  # key and row in one B-tree: no index that could disagree with its table


class HeaderRow(SQLModel, table=True):
    """What stands once: unit, year, rubric_id, created_at, pending, sum, and reopened.2, reopened.3 …"""

    __tablename__ = "header"
    __table_args__ = _ONE_TREE
    name: str = Field(primary_key=True)
    value: str
    check: bytes


class RubricFileRow(SQLModel, table=True):
    """One YAML file of the evaluation's own copy of its rubric."""

    __tablename__ = "rubric_file"
    __table_args__ = _ONE_TREE
    name: str = Field(primary_key=True)
    text: str
    check: bytes


class CellRow(SQLModel, table=True):
    """The text at one Place. What is empty has no row."""

    __tablename__ = "cell"
    __table_args__ = _ONE_TREE
    kind: str = Field(primary_key=True)
    key: str = Field(primary_key=True)
    field: str = Field(primary_key=True)
    value: str
    check: bytes


class HistoryRow(SQLModel, table=True):
    """One edit. ``changes`` and ``before`` are JSON; ``check`` also covers the check of the row before."""

    __tablename__ = "history"
    id: int = Field(primary_key=True)
    at: str
    action: str
    label: str
    changes: str
    before: str
    check: bytes


class RevisionRow(SQLModel, table=True):
    """A frozen state (修订). ``data`` is the canonical JSON the digest is of."""

    __tablename__ = "revision"
    number: int = Field(primary_key=True)
    data: bytes
    digest: str
    previous: str
    reason: str
    frozen_at: str
    check: bytes


class SignatureRow(SQLModel, table=True):
    """A signature (签字) under a revision; ``position`` counts from 1 in the order of signing."""

    __tablename__ = "signature"
    __table_args__ = _ONE_TREE
    number: int = Field(primary_key=True, foreign_key="revision.number")
    role: str = Field(primary_key=True)
    position: int
    name: str
    signed_at: str
    check: bytes


class AttachmentRow(SQLModel, table=True):
    """A file that proves something, complete. ``chain`` is the digest chain over the checks of its chunks."""

    __tablename__ = "attachment"
    __table_args__ = _ONE_TREE
    sha256: str = Field(primary_key=True)
    size: int
    chunks: int
    chain: bytes
    check: bytes


class AttachmentChunkRow(SQLModel, table=True):
    """A piece of an attachment; ``position`` counts from 0. Of one without an AttachmentRow nothing is seen."""

    __tablename__ = "attachment_chunk"
    __table_args__ = _ONE_TREE
    sha256: str = Field(primary_key=True)
    position: int = Field(primary_key=True)
    data: bytes
    check: bytes


def _table(row: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(row.__tablename__)]


HEADER = _table(HeaderRow)
RUBRIC_FILE = _table(RubricFileRow)
CELL = _table(CellRow)
HISTORY = _table(HistoryRow)
REVISION = _table(RevisionRow)
SIGNATURE = _table(SignatureRow)
ATTACHMENT = _table(AttachmentRow)
ATTACHMENT_CHUNK = _table(AttachmentChunkRow)
