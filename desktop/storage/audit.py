"""A file as it stands, read even when its checks fail: for naming what another program changed in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Kind, Place
from desktop.domain.signoff import Revision
from desktop.domain.text import noop
from desktop.storage import revisions
from desktop.storage.attachments import named_by
from desktop.storage.connection import connect, disconnect
from desktop.storage.content import PENDING, rubric_copies
from desktop.storage.evaluation_file import EvaluationFile
from desktop.storage.rows import Value, row_check
from desktop.storage.tables import CELL, HEADER, REVISION, RUBRIC_FILE, SIGNATURE

_UNIT = Place(Kind.HEADER, "unit")


@dataclass(frozen=True, slots=True)
class Audit:
    """What a file holds.

    Attributes:
        fault: The first thing its own checks found wrong, in Chinese; "" when they found nothing.
        header: Unit, year and rubric_id as texts, as settled when the file was made.
        rubric_files: The department's rubric; ``part_rubrics`` those of further evaluations by rubric id.
        cells: By ``str(place)``; the unit's name as it is now always stands at HEADER.
        altered: Signatures whose row is not as this program wrote it, in Chinese.
        damaged: SHA-256 of attached files whose bytes are not there or not those; of a file that fails its own checks
            they are not read.
    """

    fault: str
    header: Mapping[str, str]
    rubric_files: Mapping[str, str]
    part_rubrics: Mapping[str, Mapping[str, str]]
    cells: Mapping[str, str]
    revisions: tuple[Revision, ...]
    pending: int
    altered: tuple[str, ...]
    damaged: frozenset[str] = frozenset()


def audit(path: Path, *, holder: str, now: datetime) -> Audit:
    """Read a file in spite of failing checks.

    Args:
        path: The file; it is opened to read only.
        holder: Who looks, and since when (``now``): for the lock, where a write that was cut off is rolled back first.
        now: See ``holder``.

    Raises:
        UserError: FILE_MISSING, FILE_NOT_OURS, FILE_UNREADABLE, FILE_INTERRUPTED; VERIFY_NEWER, whose checks are not
            known here; FILE_DAMAGED when nothing sensible can be read at all.
    """
    damaged: UserError | None = None
    broken: frozenset[str] = frozenset()
    try:
        with EvaluationFile.open(path, holder=holder, now=now, read_only=True) as file:
            if file.read_only is not None and file.read_only.code is Problem.FILE_NEWER:
                raise UserError(Problem.VERIFY_NEWER, **file.read_only.context)
            broken = _broken(file)
    except UserError as error:
        if error.code is not Problem.FILE_DAMAGED:
            raise
        damaged = error
    connection = connect(path.resolve(), write=False)
    try:
        with connection.begin():
            read = _read(connection, str(damaged.context["what"]) if damaged else "")
            return replace(read, damaged=broken)
    except (DBAPIError, sqlite3.Error, ValueError, TypeError, KeyError, AssertionError) as error:
        raise damaged or UserError(
            Problem.FILE_UNREADABLE, file=path.name, why=noop("Reason", "内容正被改动")
        ) from error
    finally:
        disconnect(connection)


def _broken(file: EvaluationFile) -> frozenset[str]:
    """Attached files that are damaged, or named by the content and not there at all."""
    named = named_by(file.load())
    return frozenset(file.attachments.verify()) | (named - file.attachments.sizes.keys())


def _read(connection: Connection, fault: str) -> Audit:
    header = {str(name): str(value) for name, value in _rows(connection, HEADER)}
    cells = {"/".join(str(part) for part in where if part): str(value) for *where, value in _rows(connection, CELL)}
    cells.setdefault(str(_UNIT), header["unit"])
    altered: list[str] = []
    signed = sorted(_rows(connection, SIGNATURE, altered), key=lambda row: (int(row[0]), int(row[2])))
    rubrics = rubric_copies({str(name): str(text) for name, text in _rows(connection, RUBRIC_FILE)})
    return Audit(
        fault,
        header,
        rubrics[""],
        {key: files for key, files in rubrics.items() if key},
        cells,
        revisions.from_rows(sorted(_rows(connection, REVISION), key=lambda row: int(row[0])), signed),
        int(header[PENDING]),
        tuple(altered),
    )


def _rows(connection: Connection, table: Table, altered: list[str] | None = None) -> Iterator[Sequence[Value]]:
    """The rows without their checks; those of signatures that do not fit are noted."""
    for *values, check in connection.execute(select(table)):
        if altered is not None and row_check(table.name, values) != check:
            altered.append(f"第{values[0]}次签发的签字“{values[1]}”")
        yield values
