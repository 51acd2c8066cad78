"""An evaluation's file: made complete, opened verified, changed one edit at a time, frozen by signing.

One connection, used by one thread at a time (``writer``). What a call has acknowledged is on the disk.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import DBAPIError

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation
from desktop.domain.signoff import Revision, Signature, thaw
from desktop.domain.text import noop
from desktop.storage import history, opening
from desktop.storage.attachments import Attachments
from desktop.storage.connection import data_version, disconnect, why
from desktop.storage.content import PENDING, Content, Header, named_copy, read_content, reopened, rubric_copies
from desktop.storage.copies import copy_verified
from desktop.storage.edits import difference, is_review_only
from desktop.storage.failures import NOT_WRITTEN, why_not
from desktop.storage.placing import lock_new, made_beside
from desktop.storage.revisions import revision_row, signature_row
from desktop.storage.rows import ChangedByOthersError, RowWriter, sum_text
from desktop.storage.tables import REVISION, RUBRIC_FILE, SIGNATURE

__all__ = ["EvaluationFile", "Header"]


class EvaluationFile:
    """One open .ziping file.

    Attributes:
        path: As it was given.
        header: What was settled when the file was made.
        rubric_files: The evaluation's own copy of its rubric: relative file name -> YAML text.
        attachments: The bytes of its evidence.
        read_only: Why it cannot be written: FILE_NEWER, FILE_LOCKED or FILE_READ_ONLY; None when it can.
    """

    def __init__(self, path: Path, opened: opening.Opened, holder: str, now: datetime) -> None:
        self.path = path
        self.read_only = opened.read_only
        self._connection, self._content, self._lock = opened.connection, opened.content, opened.lock
        self._place, self._identity = opened.place, opened.identity
        self._holder, self._now = holder, now
        self.attachments = Attachments(
            self._connection, path.name, lambda: self._content, self._writable, self._transaction
        )

    @property
    def header(self) -> Header:
        """What was settled when the file was made."""
        return self._content.header

    @property
    def rubric_files(self) -> Mapping[str, str]:
        """The evaluation's own copy of its rubric."""
        return rubric_copies(self._content.rubric_files)[""]

    @property
    def part_rubrics(self) -> Mapping[str, Mapping[str, str]]:
        """The copies of further evaluations' rubrics, by rubric id."""
        copies = rubric_copies(self._content.rubric_files)
        return {key: files for key, files in copies.items() if key}

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
            return cls(path, opening.open_to_write(place, lock, holder, now), holder, now)
        except BaseException as error:
            if placed:
                place.unlink(missing_ok=True)
            lock.release()
            if isinstance(error, NOT_WRITTEN):
                raise UserError(Problem.FILE_WRITE, file=path.name, why=why_not(error)) from error
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
        self.read_only = self.read_only or UserError(
            Problem.FILE_READ_ONLY, file=self.path.name, why=noop("Reason", "文件已关闭")
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ------------------------------------------------------------------------------------------ reading
    @property
    def fingerprint(self) -> str:
        """64 hex digits that change with the content, its history and signatures."""
        return sum_text(self._content.total)

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

        A signed file takes the reviewer's words and nothing else.

        Raises:
            UserError: FILE_READ_ONLY, FILE_SIGNED, FILE_WRITE; the file is as before then.
        """
        content = self._writable()
        evaluation = content.evaluation.apply(edit.written)
        if content.frozen and not is_review_only(edit, content.evaluation, evaluation):
            raise UserError(Problem.FILE_SIGNED, file=self.path.name, revision=content.pending)
        cells = difference(edit.written, content, evaluation)
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

    def add_rubric(self, rubric_id: str, files: Mapping[str, str]) -> None:
        """Keep the copy of a further evaluation's rubric; one that is there with the same words is left as it is.

        Raises:
            UserError: FILE_READ_ONLY, FILE_SIGNED, FILE_WRITE.
            ValueError: There is another copy under this id: a copy never changes.
        """
        content = self._writable()
        if self.part_rubrics.get(rubric_id, files) != files:
            raise ValueError(f"there is another copy of {rubric_id}")
        if rubric_id in self.part_rubrics:
            return
        if content.frozen:
            raise UserError(Problem.FILE_SIGNED, file=self.path.name, revision=content.pending)
        named = named_copy(rubric_id, files)
        with self._transaction() as rows:
            rows.add(RUBRIC_FILE, named.items())
        content.rubric_files.update(named)

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
        if thaw(revision.data)[0] != content.evaluation.signable:
            raise UserError(
                Problem.FILE_WRITE, file=self.path.name, why=noop("Reason", "屏幕上的内容还没有全部写入文件，不能签发")
            )
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

    def save_copy(self, target: Path, between: Callable[[], None] | None = None) -> None:
        """Copy the file as it is now, history and signatures included, and verify the copy before it gets its name.

        Raises:
            UserError: FILE_EXISTS, FILE_LOCKED, FILE_WRITE, FILE_DAMAGED; what ``between`` (see ``copies``) raises.
        """
        place = target.resolve()
        lock = lock_new(place, self._holder, self._now)
        try:
            with made_beside(place) as temporary:
                self._copy_to(temporary, between)
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
        except NOT_WRITTEN as error:
            self._look_again(rows.total)
            raise self._not_written(why_not(error)) from error
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

    def _copy_to(self, temporary: Path, between: Callable[[], None] | None) -> None:
        content = copy_verified(self._connection, temporary, self.path.name, newer=self._is_newer, between=between)
        if self.read_only is None and content.total != self._content.total:
            raise self._not_written("副本与原文件不一致")
