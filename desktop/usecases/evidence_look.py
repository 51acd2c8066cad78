"""Evidence looked at: pages, a picture or text for the window; or a read-only copy for another program."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Evidence
from desktop.domain.system import reason
from desktop.usecases.evidence import Cancelled, megabytes, reading
from desktop.usecases.evidence_export import extract
from desktop.usecases.open_file import OpenEvaluation

if TYPE_CHECKING:
    from desktop.reports.pages import PageSize, Picture
    from desktop.usecases.workspace import Workspace

_LARGEST = 128 << 20  # bytes that are held in memory to be looked at
_TEXT = 256 << 10  # bytes of a text that are shown
_PIXELS = 16_000_000  # of one drawn page, however large the paper says it is
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".ico"))
_TEXTS = frozenset((".txt", ".csv", ".md", ".log", ".json", ".xml", ".tsv", ".yaml", ".yml", ".ini"))
_DOCUMENTS = frozenset(
    (
        *(".pdf", ".ofd", ".doc", ".docx", ".wps", ".rtf", ".odt", ".xls", ".xlsx", ".et", ".ods"),
        *(".ppt", ".pptx", ".dps", ".odp", ".zip", ".rar", ".7z", ".eml", ".tif", ".tiff", ".heic"),
        *(".mp3", ".wav", ".m4a", ".mp4", ".mov", ".avi", ".mkv"),
    )
)
_OPENED = _PICTURES | _DOCUMENTS | frozenset((".txt", ".csv", ".md", ".log"))


class Shape(Enum):
    """How a file can be shown."""

    PAGES = auto()
    PICTURE = auto()
    TEXT = auto()
    NONE = auto()


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see of a file. Made by :func:`look`, on a worker thread, where ``draw`` belongs as well.

    Attributes:
        shape: Which of the others holds something.
        said: Why nothing can be shown, or that it is only the beginning; "" where nothing needs to be said.
        text: The text, or its beginning.
        sizes: Of every page, in points.
        data: The bytes of a picture or PDF.
    """

    shape: Shape
    said: str = ""
    text: str = ""
    sizes: tuple[PageSize, ...] = ()
    data: bytes = field(default=b"", repr=False)

    def draw(self, page: int, scale: float) -> Picture:
        """One page (from 0), ``scale`` pixels a point, or fewer where the paper is huge."""
        from desktop.reports import pages

        size = self.sizes[page]
        most = (_PIXELS / max(size.width * size.height, 1)) ** 0.5
        return pages.draw(self.data, page, min(scale, most))


def look(opened: OpenEvaluation, evidence: Evidence, cancelled: Cancelled | None = None) -> Look:
    """Read a file as far as it is shown, verified.

    Raises:
        UserError: FILE_DAMAGED; FILE_UNREADABLE; IMPORT_CANCELLED.
    """
    suffix = PurePath(evidence.name).suffix.lower()
    if suffix in _TEXTS:
        return _text(_read(opened, evidence, _TEXT, cancelled), whole=evidence.size <= _TEXT)
    if suffix != ".pdf" and suffix not in _PICTURES:
        return Look(Shape.NONE, "这种文件不能在这里预览，请用系统程序打开查看。")
    if evidence.size > _LARGEST:
        return Look(Shape.NONE, f"文件有 {megabytes(evidence.size)}，太大，不在这里预览，请用系统程序打开查看。")
    data = _read(opened, evidence, _LARGEST, cancelled)
    return _pages(data) if suffix == ".pdf" else Look(Shape.PICTURE, data=data)


def may_open(evidence: Evidence) -> bool:
    """Whether the system may be asked to open a file: documents, pictures, recordings; never what could be run."""
    return PurePath(evidence.name).suffix.lower() in _OPENED


def view_copy(workspace: Workspace, opened: OpenEvaluation, evidence: Evidence) -> Path:
    """A copy that only reads, for the system's program; the evidence itself cannot be changed by it.

    Raises:
        UserError: FILE_UNREADABLE when the system must not open such a file; FILE_DAMAGED; FILE_WRITE.
    """
    if not may_open(evidence):
        why = "这类文件可能是程序，不直接打开；确有需要请“另存为”后自行处理"
        raise UserError(Problem.FILE_UNREADABLE, file=evidence.name, why=why)
    folder = _viewed(workspace) / evidence.sha256[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(Problem.FILE_WRITE, file=evidence.name, why=reason(error)) from error
    for old in folder.iterdir():
        with suppress(OSError):  # it may still be open there; the new copy gets another name
            old.chmod(0o600)
            old.unlink()
    copy = extract(opened, evidence, folder)
    copy.chmod(0o400)
    return copy


def clear_views(workspace: Workspace) -> None:
    """Remove the copies that were looked at, but for those that are still open elsewhere."""
    folder = _viewed(workspace)
    if folder.is_dir():
        for each in folder.rglob("*"):
            if each.is_file():
                with suppress(OSError):
                    each.chmod(0o600)
        shutil.rmtree(folder, ignore_errors=True)


def _viewed(workspace: Workspace) -> Path:
    return workspace.data / "evidence-views"


def _read(opened: OpenEvaluation, evidence: Evidence, most: int, cancelled: Cancelled | None) -> bytes:
    pieces, size = list[bytes](), 0
    for piece in reading(opened, evidence):
        pieces.append(piece)
        size += len(piece)
        if cancelled is not None and cancelled():
            raise UserError(Problem.IMPORT_CANCELLED, file=evidence.name)
        if size >= most:
            break
    return b"".join(pieces)[:most]


def _pages(data: bytes) -> Look:
    from desktop.reports import pages

    try:
        sizes = pages.sizes(data)
    except pages.Unreadable:
        return Look(Shape.NONE, "这份 PDF 已加密或已损坏，不能在这里预览，请用系统程序打开查看。")
    return Look(Shape.PAGES, sizes=sizes, data=data)


def _text(data: bytes, *, whole: bool) -> Look:
    """UTF-8, or what Chinese Windows writes; a character cut at the end of what is shown is left out."""
    for encoding in ("utf-8-sig", "gb18030"):
        for cut in range(1 if whole else 4):
            with suppress(UnicodeDecodeError):
                return _readable(data[: len(data) - cut].decode(encoding), whole=whole)
    return Look(Shape.NONE, "这份文件不是文本，不能在这里预览，请用系统程序打开查看。")


def _readable(text: str, *, whole: bool) -> Look:
    if "\0" in text:
        return Look(Shape.NONE, "这份文件不是文本，不能在这里预览，请用系统程序打开查看。")
    return Look(Shape.TEXT, "" if whole else f"只显示开头 {_TEXT >> 10} KB。", text=text)
