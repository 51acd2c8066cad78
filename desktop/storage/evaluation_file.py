"""An evaluation's file: made complete, opened verified, changed one edit at a time, frozen by signing.

One connection, used by one thread at a time (``writer``). What a call has acknowledged is on the disk.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import DBAPIError

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import OWN_FIELDS, Change, Evaluation, Kind, Place
from desktop.domain.signoff import Revision, Signature, thaw
from desktop.storage import history, opening
from desktop.storage.connection import connect, connect_raw, data_version, disconnect, driver, why
from desktop.storage.content import PENDING, Content, Header, read_content, reopened
from desktop.storage.placing import lock_new, made_beside
from desktop.storage.revisions import revision_row, signature_row
from desktop.storage.rows import ChangedByOthersError, RowWriter
from desktop.storage.tables import REVISION, SIGNATURE

__all__ = ["EvaluationFile", "Header"]


class EvaluationFile:
    """One open .ziping file.

    Attributes:
        path: As it was given.
        header: What was settled when the file was made.
        rubric_files: The evaluation's own copy of its rubric: relative file name -> YAML text.
        read_only: Why it cannot be written: FILE_NEWER, FILE_LOCKED or FILE_READ_ONLY; None when it can.
    """

    def __init__(self, path: Path, opened: opening.Opened, holder: str, now: datetime) -> None:
        self.path = path
        self.read_only = opened.read_only
        self._connection, self._content, self._lock = opened.connection, opened.content, opened.lock
        self._place, self._identity = opened.place, opened.identity
        self._holder, self._now = holder, now

    @property
    def header(self) -> Header:
        """What was settled when the file was made."""
        return self._content.header

    @property
    def rubric_files(self) -> Mapping[str, str]:
        """The evaluation's own copy of its rubric."""
        return self._content.rubric_files

    # ------------------------------------------------------------------------------------------ making and opening
    @classmethod
    def create(
        cls,
        path: Path,
        header: Header,
        rubric_files: Mapping[str, str],
        changes: Iterable[Change],
        *,
        holder: str,
        now: datetime,
    ) -> EvaluationFile:
        """Make a file and open it. It appears under its name complete; a failure leaves nothing.

        Raises:
            UserError: FILE_EXISTS (nothing is ever overwritten), FILE_LOCKED, FILE_WRITE.
        """
        place = path.resolve()
        lock = lock_new(place, holder, now)
        placed = False
        try:
            with made_beside(place) as temporary:
                opening.build(temporary, header, rubric_files, changes)
            placed = True
            return cls(path, opening.open_to_write(place, lock), holder, now)
        except BaseException as error:
            if placed:
                place.unlink(missing_ok=True)
            lock.release()
            if isinstance(error, _NOT_WRITTEN):
                raise UserError(Problem.FILE_WRITE, file=path.name, why=_why(error)) from error
            raise

    @classmethod
    def open(cls, path: Path, *, holder: str, now: datetime, read_only: bool = False) -> EvaluationFile:
        """Open a file and verify all of it; one that cannot be written opens read-only with the reason.

        Args:
            path: The file.
            holder: Who opens it, for the message another person sees.
            now: Since when, for the same message.
            read_only: Do not try to write. Only a write that was cut off is rolled back even then.

        Raises:
            UserError: FILE_MISSING, FILE_NOT_OURS, FILE_DAMAGED, FILE_UNREADABLE, FILE_INTERRUPTED.
        """
        return cls(path, opening.open_file(path.resolve(), holder, now, read_only=read_only), holder, now)

    def close(self) -> None:
        """Give up connection and lock. A second call does nothing."""
        disconnect(self._connection)
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        self.read_only = self.read_only or UserError(Problem.FILE_READ_ONLY, file=self.path.name, why="文件已关闭")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------------------------------ reading
    def load(self) -> Evaluation:
        """The content: as verified at opening, with every edit applied since."""
        return self._content.evaluation

    def log(self) -> tuple[Edit, ...]:
        """The history, oldest first; at most the newest 2,000 edits."""
        try:
            with self._connection.begin():
                before, rows = history.newest_rows(self._connection)
        except DBAPIError as error:
            raise UserError(Problem.FILE_UNREADABLE, file=self.path.name, why=why(error)) from error
        broken = history.broken_link(before, rows)
        if broken is not None and not self._is_newer:
            raise UserError(
                Problem.FILE_DAMAGED, file=self.path.name, what=f"修改记录第 {rows[broken][0]!r} 条与校验值不符"
            )
        return history.from_rows(rows)

    def revisions(self) -> tuple[Revision, ...]:
        """Every frozen revision with its signatures, oldest first."""
        return self._content.revisions

    def pending(self) -> tuple[int, str]:
        """Number of the revision being worked on, and why it was begun ("" for the first)."""
        return self._content.pending, self._content.reason

    # ------------------------------------------------------------------------------------------ writing
    def apply(self, edit: Edit) -> None:
        """Write one edit, cells and history, in one transaction; returns when it is durable.

        Raises:
            UserError: FILE_READ_ONLY, FILE_SIGNED, FILE_WRITE; the file is as before then.
        """
        content = self._writable()
        if content.frozen:
            raise UserError(Problem.FILE_SIGNED, file=self.path.name, revision=content.pending)
        evaluation = content.evaluation.apply(edit.written)
        cells = _difference(edit.written, content.cells, evaluation)
        number, check = content.last
        with self._transaction() as rows:
            rows.set_cells(content.cells, cells)
            check = rows.add_history(check, history.to_row(number + 1, edit))
        content.last, content.evaluation = (number + 1, check), evaluation
        for place, value in cells.items():
            if value is None:
                content.cells.pop(place, None)
            else:
                content.cells[place] = value

    def freeze(self, revision: Revision) -> None:
        """Store a signed revision; from then on cells cannot change until :meth:`reopen`.

        Raises:
            UserError: FILE_READ_ONLY, FILE_SIGNED, FILE_WRITE (also when the revision holds other content than the
                file, for instance because an edit on the screen could not be written).
            ValueError: Number, digest or previous digest are not those of the next revision.
        """
        content = self._writable()
        if content.frozen:
            raise UserError(Problem.FILE_SIGNED, file=self.path.name, revision=content.pending)
        previous = content.revisions[-1].digest if content.revisions else ""
        if (revision.number, revision.previous) != (content.pending, previous):
            raise ValueError(f"not the next revision: {revision.number}, expected {content.pending}")
        if hashlib.sha256(revision.data).hexdigest() != revision.digest:
            raise ValueError("the digest is not of the data")
        if thaw(revision.data)[0] != content.evaluation:
            raise UserError(Problem.FILE_WRITE, file=self.path.name, why="屏幕上的内容还没有全部写入文件，不能签发")
        with self._transaction() as rows:
            rows.add(REVISION, [revision_row(revision)])
            signatures = enumerate(revision.signatures, 1)
            rows.add(SIGNATURE, [signature_row(revision.number, place, each) for place, each in signatures])
        content.revisions = (*content.revisions, revision)

    def sign(self, number: int, signature: Signature) -> None:
        """Put a further signature under a frozen revision.

        Raises:
            UserError: SIGN_TWICE, FILE_READ_ONLY, FILE_WRITE.
            ValueError: There is no such revision.
        """
        content = self._writable()
        revision = next((each for each in content.revisions if each.number == number), None)
        if revision is None:
            raise ValueError(f"no revision {number}")
        for earlier in revision.signatures:
            if earlier.role == signature.role:
                on = earlier.signed_at
                date = f"{on.year}年{on.month}月{on.day}日"
                raise UserError(Problem.SIGN_TWICE, role=earlier.role, name=earlier.name, date=date)
        with self._transaction() as rows:
            rows.add(SIGNATURE, [signature_row(number, len(revision.signatures) + 1, signature)])
        signed = replace(revision, signatures=(*revision.signatures, signature))
        content.revisions = tuple(signed if each is revision else each for each in content.revisions)

    def reopen(self, reason: str, now: datetime) -> None:
        """Begin the next revision: cells may change again.

        Raises:
            UserError: FILE_READ_ONLY, FILE_WRITE.
            ValueError: The content is not frozen.
        """
        content = self._writable()
        if not content.frozen:
            raise ValueError("nothing is signed: there is nothing to reopen")
        number = content.pending + 1
        said = json.dumps({"reason": reason, "at": now.isoformat()}, ensure_ascii=False)
        with self._transaction() as rows:
            rows.add_header(reopened(number), said)
            rows.set_header(PENDING, str(content.pending), str(number))
        content.pending, content.reason = number, reason

    def save_copy(self, target: Path) -> None:
        """Copy the file as it is now, history and signatures included, and verify the copy before it gets its name.

        Raises:
            UserError: FILE_EXISTS, FILE_LOCKED, FILE_WRITE, FILE_DAMAGED.
        """
        place = target.resolve()
        lock = lock_new(place, self._holder, self._now)
        try:
            with made_beside(place) as temporary:
                self._copy_to(temporary)
        finally:
            lock.release()

    # ------------------------------------------------------------------------------------------ inside
    @property
    def _is_newer(self) -> bool:
        return self.read_only is not None and self.read_only.code is Problem.FILE_NEWER

    def _writable(self) -> Content:
        """What the next transaction starts from."""
        if self.read_only is not None:
            reason = self.read_only.context.get("why") or self.read_only.problem.rstrip("。")
            raise UserError(Problem.FILE_READ_ONLY, file=self.path.name, why=reason)
        try:
            if data_version(self._connection) != self._content.version:
                self._look_again(self._content.total)
        except sqlite3.Error as error:
            raise self._not_written(why(error)) from error
        return self._content

    @contextmanager
    def _transaction(self) -> Iterator[RowWriter]:
        """Everything written inside becomes durable at the end, together with the new content sum, or nothing does."""
        if not opening.is_same(self._place, self._identity):
            raise self._not_written("文件已被移走、改名或替换，请用“另存一份”保存当前内容")
        rows = RowWriter(self._connection, self._content.total)
        try:
            with self._connection.begin():
                if data_version(self._connection) != self._content.version:
                    raise ChangedByOthersError
                yield rows
                rows.close_sum()
        except _NOT_WRITTEN as error:
            self._look_again(rows.total)
            raise self._not_written(_why(error)) from error
        self._content.total = rows.total

    def _look_again(self, expected: int) -> None:
        """Take what the file holds, where that is what is known or was to be written.

        After a failure, for it may have come after the commit took effect; and when another program has written, for it
        may only have tidied up (VACUUM).
        """
        with suppress(UserError):  # a disk that fails may fail again; what was known before still stands then
            found = read_content(self._connection, self.path.name)
            if found.total in (self._content.total, expected):
                self._content = found

    def _not_written(self, reason: str) -> UserError:
        return UserError(Problem.FILE_WRITE, file=self.path.name, why=reason)

    def _copy_to(self, temporary: Path) -> None:
        try:
            with closing(connect_raw(temporary, "rwc")) as copy:
                driver(self._connection).backup(copy)
        except sqlite3.Error as error:
            raise self._not_written(why(error)) from error
        connection = connect(temporary, write=False)
        try:
            content = read_content(connection, self.path.name, newer=self._is_newer)
        finally:
            disconnect(connection)
        if self.read_only is None and content.total != self._content.total:
            raise self._not_written("副本与原文件不一致")


# What writing may raise. Rows may be refused by SQLite, by the check for other programs, or for text that is no text.
_NOT_WRITTEN = (DBAPIError, sqlite3.Error, ChangedByOthersError, opening.NotWritableError, UnicodeEncodeError)


def _why(error: Exception) -> str:
    if isinstance(error, ChangedByOthersError):
        return "文件被其他程序改动过，请关闭后重新打开"
    if isinstance(error, UnicodeEncodeError):
        return "文字里有不完整的字符，请重新输入"
    return error.why if isinstance(error, opening.NotWritableError) else why(error)


def _difference(written: Iterable[Change], before: Mapping[Place, str], after: Evaluation) -> dict[Place, str | None]:
    """The cells an edit leaves otherwise than they were: their new text, None for those that go.

    Taken from the evaluation the edit leads to, so that the file can never tell another story than the screen: removing
    an own indicator, for one, is a single change and empties all of its cells.
    """
    touched: dict[Place, None] = {}
    for (kind, key, name), _ in written:
        for field in OWN_FIELDS if kind is Kind.OWN else (name,):
            touched[Place(kind, key, field)] = None
    cells = {place: after.value_at(place) for place in touched}
    return {place: value for place, value in cells.items() if value != before.get(place)}
