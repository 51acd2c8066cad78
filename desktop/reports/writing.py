"""A whole file or none: what is written is first written beside it, and takes its place only when it is complete."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path


def write_whole(data: bytes, target: Path) -> None:
    """Write a file so that ``target`` holds either all of it or what it held before.

    Raises:
        OSError: The folder cannot be written to, the disk is full, or the file does not read back as written.
    """
    # Not tempfile: its files are closed to everybody else, and the report would stay so. One name for one target, so
    # that what a power cut leaves behind is overwritten the next time.
    temporary = target.with_name(f".{hashlib.sha256(target.name.encode('utf-8', 'replace')).hexdigest()[:16]}.tmp")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if temporary.read_bytes() != data:
            raise OSError(f"{target}: the file does not read back as it was written")
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
