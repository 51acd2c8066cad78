"""Backups (备份) of one file in a folder of their own: named by time and content, thinned out with age.

A name says when, what and whether it is of a sign-off: ``20240301T010203Z-0f1e2d3c4b5a6978-签发.ziping``. The clock of
the file system is never asked.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from desktop.storage.copies import copy_aside
from desktop.storage.placing import made_beside
from desktop.storage.rows import sum_text

_NAME = re.compile(r"(\d{8}T\d{6}Z)-([0-9a-f]{16})(-签发)?\.ziping")
_MOMENT = "%Y%m%dT%H%M%SZ"
_ALL = timedelta(days=2)
_RUNGS: tuple[tuple[int, Callable[[datetime], object]], ...] = (
    (14, lambda at: at.date()),
    (10, lambda at: at.isocalendar()[:2]),
    (12, lambda at: (at.year, at.month)),
)


class Backup(NamedTuple):
    """One backup. ``at`` is in UTC, ``content`` the beginning of the fingerprint, ``signed`` of a sign-off."""

    path: Path
    at: datetime
    content: str
    signed: bool


def folder_of(folder: Path, file: Path) -> Path:
    """Where the backups of a file stand below ``folder``: by its place, so that files of one name keep apart."""
    place = file.resolve()
    return folder / f"{place.stem[:40]}-{hashlib.sha256(str(place).encode(errors='surrogatepass')).hexdigest()[:12]}"


def name_of(at: datetime, fingerprint: str, *, signed: bool) -> str:
    """The name of a backup made at ``at``, which carries a time zone."""
    return f"{at.astimezone(UTC).strftime(_MOMENT)}-{fingerprint[:16]}{'-签发' if signed else ''}.ziping"


def make(write: Callable[[Path], str], fingerprint: str, folder: Path, now: datetime, *, signed: bool) -> Backup:
    """Put a copy into a file's folder of backups; it is named by what the copy holds.

    Args:
        write: Makes the copy, whole and verified, under a path, and gives the fingerprint of its content.
        fingerprint: Of the content as the copying begins; edits may come amid it.
        folder: Is there, and nobody else writes into it: one window at a time has the file.
        now: With time zone.
        signed: Whether it is of a sign-off.

    Raises:
        UserError: What ``write`` raises; nothing is left then.
        OSError: The copy cannot be given its name.
    """
    target = folder / name_of(now, fingerprint, signed=signed)
    found = write(target)
    if found != fingerprint:
        target = target.rename(folder / name_of(now, found, signed=signed))
    return Backup(target, now.astimezone(UTC).replace(microsecond=0), found[:16], signed)


def copy_closed(file: Path, target: Path, cancelled: Callable[[], bool]) -> str:
    """Copy a file that was closed, whole and verified; the fingerprint of what the copy holds.

    Raises:
        UserError: FILE_WRITE, FILE_EXISTS, FILE_DAMAGED, FILE_UNREADABLE, IMPORT_CANCELLED; nothing is left then.
    """
    with made_beside(target) as temporary:
        return sum_text(copy_aside(file, temporary, cancelled).total)


def backups_in(folder: Path) -> tuple[Backup, ...]:
    """The backups of one file, oldest first; whatever else stands in the folder is none."""
    found = [_read(path) for path in folder.iterdir()] if folder.is_dir() else []
    return tuple(sorted((each for each in found if each is not None), key=lambda each: (each.at, each.path.name)))


def _read(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    if match is None:
        return None
    try:
        at = datetime.strptime(match[1], _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, match[2], match[3] is not None)


def superfluous(backups: Iterable[Backup], now: datetime, sizes: Callable[[Backup], int], limit: int) -> list[Backup]:
    """Those that may go, oldest first.

    Kept are all of two days, the last of each of 14 days, 10 weeks and 12 months in which there are any, every
    sign-off, and the newest. Dates after ``now`` count as recent: a clock that was put back deletes nothing. Beyond
    ``limit`` bytes the oldest of the kept go too, but for the sign-offs and the newest.
    """
    newest_first = sorted(backups, key=lambda each: (each.at, each.path.name), reverse=True)
    kept = {each for each in newest_first if each.signed or now - each.at <= _ALL} | set(newest_first[:1])
    for count, span in _RUNGS:
        last: dict[object, Backup] = {}
        for each in newest_first:
            last.setdefault(span(each.at.astimezone(now.tzinfo)), each)
        kept.update(list(last.values())[:count])
    room = sum(sizes(each) for each in kept)
    for each in reversed(newest_first[1:]):
        if room > limit and each in kept and not each.signed:
            kept.remove(each)
            room -= sizes(each)
    return [each for each in reversed(newest_first) if each not in kept]
