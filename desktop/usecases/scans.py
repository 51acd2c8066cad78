"""The scan of the stamped paper (盖章扫描件): attached to the signed revision it is of, outside its digest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Evidence, Kind, Place
from desktop.domain.items import cells_of
from desktop.domain.signoff import Revision
from desktop.domain.system import reason
from desktop.domain.text import noop
from desktop.usecases.evidence import Cancelled, Progress, take_in
from desktop.usecases.open_file import OpenEvaluation

LABEL = "加入盖章扫描件"
LARGEST = 200 << 20  # bytes
_BEGINNINGS = {".pdf": (b"%PDF-",), ".jpg": (b"\xff\xd8\xff",), ".png": (b"\x89PNG\r\n\x1a\n",)}


def scans_of(evaluation: Evaluation, number: int) -> tuple[Evidence, ...]:
    """The scans of a revision's stamped paper, in the order in which they came."""
    mine = [scan for key, scan in evaluation.scans.items() if revision_of(key) == number]
    return tuple(sorted(mine, key=lambda scan: (scan.added_at, scan.id)))


def is_stamped(evaluation: Evaluation, number: int) -> bool:
    """Whether a scan says that the revision has been stamped (已盖章)."""
    return bool(scans_of(evaluation, number))


def revision_of(key: str) -> int:
    """The number of the revision a scan belongs to; 0 where its key says none."""
    number = key.partition(".")[0]
    return int(number) if number.isdecimal() else 0


def add_scans(
    opened: OpenEvaluation,
    evaluation: Evaluation,
    revision: Revision,
    sources: Iterable[Path],
    now: datetime,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Change, ...]:
    """Take scans in; not for the thread of the window.

    Args:
        opened: The open file.
        evaluation: As on the screen, for the numbers that are taken.
        revision: Whose paper it is.
        sources: PDF, JPEG or PNG files.
        now: When.
        progress: Bytes written of all files together.
        cancelled: Asked between chunks.

    Returns:
        The changes that name them; one of the same bytes that is there already is not named twice.

    Raises:
        UserError: SCAN_FILE for anything else than such files; as :func:`~desktop.usecases.evidence.take_in`.
    """
    files = list(sources)
    for each in files:
        _must_be_a_scan(each)
    known = dict(evaluation.scans)
    changes: list[Change] = []
    for scan in take_in(opened, files, now, progress, cancelled, beside=True):
        if any(scan.sha256 == other.sha256 for key, other in known.items() if revision_of(key) == revision.number):
            continue
        count = 1
        while (key := f"{revision.number}.{count}") in known:
            count += 1
        known[key] = scan
        changes += cells_of(Kind.SCAN, key, scan)
    return tuple(changes)


def remove_scan(scan: Evidence) -> tuple[Change, ...]:
    """The change that takes a scan away, as when the wrong paper was chosen; the history keeps that it was there."""
    return (Change(Place(Kind.SCAN, scan.id, "sha256"), None),)


def _must_be_a_scan(path: Path) -> None:
    """Told by its first bytes: a name can be anything."""
    suffix = path.suffix.lower().replace(".jpeg", ".jpg")
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            begins = file.read(16)
    except OSError as error:
        raise UserError(Problem.FILE_UNREADABLE, file=path.name, why=reason(error)) from error
    if suffix not in _BEGINNINGS:
        raise UserError(Problem.SCAN_FILE, file=path.name, why=noop("Reason", "不是 PDF、JPG 或 PNG"))
    if not begins.startswith(_BEGINNINGS[suffix]):
        raise UserError(Problem.SCAN_FILE, file=path.name, why=f"内容不是 {suffix[1:].upper()}，或已损坏")
    if size > LARGEST:
        raise UserError(Problem.SCAN_FILE, file=path.name, why=f"超过 {LARGEST >> 20} MB，请降低扫描分辨率")
