"""Attachments (附件): the bytes of evidence, in chunks, each file once however often it is named.

Their rows count in the content sum; their chunks do not, so that opening never reads them. A chunk carries its own
check, an attachment the end of the chain over its chunks' checks, and its name is the SHA-256 of all of its bytes: what
is damaged is found when it is read, and by :meth:`Attachments.verify` on demand.

An attachment is written a few chunks at a time, each batch durable on its own, so that edits go between. Until its row
stands nothing of it is seen; what a killed program left behind is cleared away before the next one is written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import BinaryIO, NamedTuple

from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import DBAPIError

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Evaluation
from desktop.domain.text import noop
from desktop.storage import history
from desktop.storage.connection import driver, is_damage, why
from desktop.storage.content import Content
from desktop.storage.rows import RowWriter, row_check
from desktop.storage.tables import ATTACHMENT, ATTACHMENT_CHUNK

CHUNK = 1 << 20  # bytes
_BATCH = 4  # chunks in one transaction: what an edit may have to wait for

Progress = Callable[[int, int], None]  # bytes done, of how many
Cancelled = Callable[[], bool]


class Attached(NamedTuple):
    """An attachment as it is known from outside; ``sha256`` as 64 hex digits, ``size`` in bytes."""

    sha256: str
    size: int


class Attachments:
    """The attachments of one open file; made by :class:`~desktop.storage.evaluation_file.EvaluationFile`."""

    def __init__(
        self,
        connection: Connection,
        file: str,
        content: Callable[[], Content],
        writable: Callable[[], Content],
        transaction: Callable[[], AbstractContextManager[RowWriter]],
    ) -> None:
        self._connection, self._file = connection, file
        self._content, self._writable, self._transaction = content, writable, transaction
        self._under_way: set[str] = set()
        self._fresh: set[str] = set()  # attached since opening: perhaps not named by any cell yet

    @property
    def sizes(self) -> Mapping[str, int]:
        """Every complete attachment: SHA-256 -> bytes."""
        return {key: row[1] for key, row in self._content().attachments.items()}

    # ------------------------------------------------------------------------------------------ writing
    def attach(
        self, source: BinaryIO, name: str, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> Attached:
        """Attach what ``source`` gives from where it stands; :meth:`attaching` in one go.

        Args:
            source: Can be read twice: it is seekable.
            name: For messages.
            progress: Told bytes done and of how many; reading for the SHA-256 is not counted.
            cancelled: Asked between chunks.

        Raises:
            UserError: FILE_READ_ONLY, FILE_SIGNED, FILE_WRITE; FILE_UNREADABLE when the source cannot be read or
                changed meanwhile; IMPORT_CANCELLED.
            OSError: The source fails.
        """
        start = source.tell()
        known = measure(source, name, cancelled)
        source.seek(start)
        steps = self.attaching(source, name, known)
        try:
            for done in steps:
                if progress is not None:
                    progress(done, known.size)
                if cancelled is not None and cancelled():
                    raise UserError(Problem.IMPORT_CANCELLED, file=name)
        finally:
            steps.close()
        return known

    def attaching(
        self, source: BinaryIO, name: str, known: Attached, *, beside: bool = False
    ) -> Generator[int, None, None]:
        """Attach in steps, each a transaction: gives the bytes done. Closing it before its end takes all of it back.

        Args:
            source: Stands where the bytes begin.
            name: For messages.
            known: What :func:`measure` found: one that is already there costs nothing.
            beside: It comes beside a signed revision, such as the scan of the stamped paper; else one refuses it.

        Raises:
            UserError: As :meth:`attach` says.
            OSError: The source fails.
        """
        content = self._writable()
        if content.frozen and not beside:
            raise UserError(Problem.FILE_SIGNED, file=self._file, revision=content.pending)
        self._fresh.add(known.sha256)
        if known.sha256 in content.attachments:
            yield known.size
            return
        self._clear_rests()
        self._under_way.add(known.sha256)
        try:
            yield from self._write(source, name, known)
        finally:
            self._under_way.discard(known.sha256)
            if known.sha256 not in self._content().attachments:
                with suppress(UserError):  # the disk may be full; the next attachment tries again
                    self._clear_rests()

    def _write(self, source: BinaryIO, name: str, known: Attached) -> Iterator[int]:
        chain, digest, position, done = b"", hashlib.sha256(), 0, 0
        while batch := [piece for piece in (source.read(CHUNK) for _ in range(_BATCH)) if piece]:
            self._writable()
            with self._transaction() as rows:
                for piece in batch:
                    chain = link(chain, rows.add_chunk((known.sha256, position, piece)))
                    digest.update(piece)
                    position, done = position + 1, done + len(piece)
            yield done
        if digest.hexdigest() != known.sha256:
            raise UserError(Problem.FILE_UNREADABLE, file=name, why=noop("Reason", "读取时正被其他程序改动"))
        content = self._writable()
        row = (known.sha256, known.size, position, chain)
        with self._transaction() as rows:
            rows.add(ATTACHMENT, [row])
        content.attachments[known.sha256] = row

    def drop_unreferenced(self, *, even_undone: bool = False, shrink: bool = False) -> int:
        """Delete the attachments that nothing names any more.

        Never those of a signed revision, of a cell, or attached since the file was opened.

        Args:
            even_undone: Also those that only an edit in the history names, so that undoing it brings back a name
                without its bytes.
            shrink: Give the room back to the disk, which rewrites the file; else it is kept for what is added next.

        Returns:
            How many bytes they had.

        Raises:
            UserError: FILE_READ_ONLY, FILE_WRITE.
        """
        content = self._writable()
        freed = 0
        for key, row in list(content.attachments.items()):
            if self._is_named(content, key, even_undone=even_undone):
                continue
            with self._transaction() as rows:
                rows.remove_attachment(row)
            del content.attachments[key]
            freed += row[1]
        if self._clear_rests() + freed and shrink:
            self._shrink()
        return freed

    def _is_named(self, content: Content, key: str, *, even_undone: bool) -> bool:
        if key in self._fresh or key in named_by(content.evaluation):
            return True
        if any(key.encode() in revision.data for revision in content.revisions):
            return True
        if even_undone:
            return False
        with self._reading():
            return history.mentions(self._connection, key)

    def _clear_rests(self) -> int:
        """Delete the chunks of attachments that were never completed or are gone; how many there were."""
        with self._reading():
            found = set(self._connection.scalars(select(ATTACHMENT_CHUNK.c.sha256).distinct()))
        cleared = 0
        for key in sorted(found - self._writable().attachments.keys() - self._under_way):
            with self._transaction():
                gone = self._connection.execute(delete(ATTACHMENT_CHUNK).where(ATTACHMENT_CHUNK.c.sha256 == key))
                cleared += gone.rowcount
        return cleared

    def _shrink(self) -> None:
        try:
            driver(self._connection).execute("VACUUM")
        except sqlite3.Error as error:
            raise UserError(Problem.FILE_WRITE, file=self._file, why=why(error)) from error

    # ------------------------------------------------------------------------------------------ reading
    def read(self, sha256: str) -> Iterator[bytes]:
        """The bytes of an attachment in pieces, each verified before it is given, all of them at the end.

        Raises:
            UserError: FILE_DAMAGED, also when it is not there; FILE_UNREADABLE.
        """
        row = self._content().attachments.get(sha256)
        if row is None:
            raise self._damaged(sha256, "没有在文件里")
        chain, digest = b"", hashlib.sha256()
        for position in range(row[2]):
            piece, check = self._chunk(sha256, position)
            chain = link(chain, check)
            digest.update(piece)
            yield piece
        if chain != row[3] or digest.hexdigest() != sha256:
            raise self._damaged(sha256, "内容与校验值不符")

    def verify(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> tuple[str, ...]:
        """Read every attachment; the SHA-256 of those that are damaged.

        Raises:
            UserError: FILE_UNREADABLE; IMPORT_CANCELLED.
        """
        sizes, done, damaged = self.sizes, 0, list[str]()
        for key in sizes:
            try:
                for piece in self.read(key):
                    done += len(piece)
                    if progress is not None:
                        progress(done, sum(sizes.values()))
                    if cancelled is not None and cancelled():
                        raise UserError(Problem.IMPORT_CANCELLED, file=self._file)
            except UserError as error:
                if error.code is not Problem.FILE_DAMAGED:
                    raise
                damaged.append(key)
        return tuple(damaged)

    def _chunk(self, sha256: str, position: int) -> tuple[bytes, bytes]:
        where = (ATTACHMENT_CHUNK.c.sha256 == sha256) & (ATTACHMENT_CHUNK.c.position == position)
        with self._reading(sha256):
            found = self._connection.execute(select(ATTACHMENT_CHUNK).where(where)).one_or_none()
        if found is None or row_check(ATTACHMENT_CHUNK.name, found[:-1]) != found[-1]:
            raise self._damaged(sha256, f"第 {position + 1} 段与校验值不符")
        return found[2], found[3]

    @contextmanager
    def _reading(self, sha256: str = "") -> Iterator[None]:
        try:
            with self._connection.begin():
                yield
        except (DBAPIError, sqlite3.Error) as error:
            if is_damage(error):
                raise self._damaged(sha256, "存放它的部分读不出来") from error
            raise UserError(Problem.FILE_UNREADABLE, file=self._file, why=why(error)) from error

    def _damaged(self, sha256: str, what: str) -> UserError:
        return UserError(Problem.FILE_DAMAGED, file=self._file, what=f"附件“{sha256[:16]}”{what}")


def measure(source: BinaryIO, name: str, cancelled: Cancelled | None = None) -> Attached:
    """SHA-256 and size of what ``source`` gives from where it stands.

    Raises:
        UserError: IMPORT_CANCELLED.
        OSError: The source fails.
    """
    digest, size = hashlib.sha256(), 0
    while piece := source.read(CHUNK):
        digest.update(piece)
        size += len(piece)
        if cancelled is not None and cancelled():
            raise UserError(Problem.IMPORT_CANCELLED, file=name)
    return Attached(digest.hexdigest(), size)


def link(chain: bytes, check: bytes) -> bytes:
    """The chain over the checks of an attachment's chunks, one link longer; it begins empty."""
    return hashlib.sha256(chain + check).digest()


def named_by(evaluation: Evaluation) -> frozenset[str]:
    """The SHA-256 of all evidence of an evaluation and its parts, and of the scans of the stamped paper."""
    every = [evaluation, *(part.evaluation for part in evaluation.parts.values())]
    return frozenset(each.sha256 for one in every for each in (*one.evidence.values(), *one.scans.values()))
