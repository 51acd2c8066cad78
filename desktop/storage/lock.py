"""One editor at a time: a lock held by the operating system on a small file beside the document.

The lock dies with its process, so a sidecar left by a crash is harmless. Its text says who holds it and since when.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

_FAR = 1 << 20  # Windows locks bytes against reading too: lock one far behind the text
_TRIES = 50


class TakenError(Exception):
    """Somebody else holds the lock. ``holder`` and ``since`` are texts for people."""

    def __init__(self, holder: str, since: str) -> None:
        self.holder, self.since = holder, since
        super().__init__(f"{holder} {since}")


class Lock:
    """The right to write one document, from :meth:`take` to :meth:`release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path, self._descriptor = path, descriptor

    @classmethod
    def take(cls, document: Path, holder: str, now: datetime) -> Lock:
        """Lock ``document`` (its real path) or say who did.

        Raises:
            TakenError: Another window, user or program of ours has it open for writing.
            OSError: The folder cannot be written, or the file system knows no locks.
        """
        path = sidecar(document)
        text = json.dumps({"holder": holder, "since": f"{now:%Y-%m-%d %H:%M}"}, ensure_ascii=False)
        for _ in range(_TRIES):
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)  # not live: the sidecar
            try:
                if not _lock(descriptor):
                    raise TakenError(*_who(descriptor))
            except BaseException:
                os.close(descriptor)
                raise
            lock = cls(path, descriptor)
            if not _still_there(path, descriptor):  # its holder removed it between our opening and our locking
                os.close(descriptor)
                continue
            try:
                os.ftruncate(descriptor, 0)
                os.write(descriptor, text.encode())
            except BaseException:  # a full disk, for one
                lock.release()
                raise
            return lock
        raise TakenError(*_UNKNOWN)

    def release(self) -> None:
        """Give the lock back and remove the sidecar."""
        if sys.platform == "win32":
            os.close(self._descriptor)
            with suppress(OSError):  # another window has opened it meanwhile: it is theirs now
                self._path.unlink()
        else:
            with suppress(OSError):  # the folder may be gone; a sidecar that stays is harmless
                self._path.unlink()
            os.close(self._descriptor)


def sidecar(document: Path) -> Path:
    """The lock file of a document, named as office programs name theirs.

    >>> sidecar(Path("2023年度.ziping")).name
    '~$2023年度.ziping.lock'
    """
    return document.with_name(f"~${document.name}.lock")


_UNKNOWN = ("另一个窗口或用户", "时间不详")


def _who(descriptor: int) -> tuple[str, str]:
    """What the holder wrote; it may be writing just now."""
    try:
        said = json.loads(os.read(descriptor, 4096))
        return str(said["holder"]), str(said["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return _UNKNOWN


def _still_there(path: Path, descriptor: int) -> bool:
    """Whether the locked file is the one other processes will find."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
