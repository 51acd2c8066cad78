"""Pages of a PDF as pictures, drawn by PDFium: what the preview shows is the very file that is exported."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from threading import Lock

import pypdfium2

LOCK = Lock()  # PDFium may be called by one thread at a time


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn page: rows of RGB bytes, each ``stride`` bytes long."""

    width: int
    height: int
    stride: int
    data: bytes


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page's width and height in points (1/72 inch)."""

    width: float
    height: float


def sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page."""
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(PageSize(*document.get_page_size(at)) for at in range(len(document)))


def draw(pdf: bytes, page: int, scale: float) -> Picture:
    """One page, ``scale`` pixels a point.

    Args:
        pdf: The whole file.
        page: Counted from 0.
        scale: Pixels for one point: 1 draws 72 dots an inch, 4 / 3 draws 96.
    """
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        bitmap = document[page].render(scale=scale, rev_byteorder=True)
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
