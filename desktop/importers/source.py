"""The bytes of last year's file: opened to read only, refused above a size before they cost memory."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from desktop.domain.errors import Problem, UserError

LARGEST_FILE = 50_000_000  # bytes; the published sheets and reports have 20 KB to 5 MB
MOST_LETTERS = 8_000_000  # of a clipboard


def check_size(path: Path, most: int = LARGEST_FILE) -> None:
    """That there is such a file, of a size some evaluation may have.

    Raises:
        UserError: FILE_MISSING, IMPORT_UNREADABLE, IMPORT_TOO_LARGE.
    """
    try:
        about = path.stat()
    except FileNotFoundError as error:
        raise UserError(Problem.FILE_MISSING, file=path.name) from error
    except (OSError, ValueError) as error:  # ValueError: a name no file can have
        looped = isinstance(error, OSError) and error.errno == errno.ELOOP
        raise unreadable(path.name, "它是一个指向自己的链接") if looped else locked(path) from error
    if stat.S_ISDIR(about.st_mode):
        raise locked(path)
    if not stat.S_ISREG(about.st_mode):  # reading a device or a pipe may never end
        raise unreadable(path.name, "它是设备或管道，不是普通文件")
    if about.st_size > most:
        what = f"文件有 {about.st_size // 1_000_000} MB，最多能读 {most // 1_000_000} MB"
        raise UserError(Problem.IMPORT_TOO_LARGE, file=path.name, what=what)


def check_length(plain: str, html: str | None, source: str) -> None:
    """That a clipboard holds no more than some evaluation may have.

    Raises:
        UserError: IMPORT_TOO_LARGE.
    """
    if max(len(plain), len(html or "")) > MOST_LETTERS:
        raise too_large(source, f"超过 {MOST_LETTERS} 个字")


def read_bytes(path: Path, most: int = LARGEST_FILE) -> bytes:
    """All of a file.

    Raises:
        UserError: As :func:`check_size`, or it may not be read.
    """
    check_size(path, most)
    try:
        return path.read_bytes()  # not live: a document to import, never a .ziping
    except OSError as error:
        raise locked(path) from error


def unreadable(file: str, why: str) -> UserError:
    """The refusal of a file, for one reason."""
    return UserError(Problem.IMPORT_UNREADABLE, file=file, why=why)


def too_large(file: str, what: str) -> UserError:
    """The refusal of a file for its size."""
    return UserError(Problem.IMPORT_TOO_LARGE, file=file, what=what)


def locked(path: Path) -> UserError:
    """The refusal of what cannot be opened at all."""
    why = "它是一个文件夹" if path.is_dir() else "没有读取权限，或正被其他程序占用"
    return unreadable(path.name, why)
