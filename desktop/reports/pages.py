"""Pages of a PDF as pictures, drawn by PDFium: what the preview shows is the very file that is exported."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from math import ceil
from threading import Lock
from typing import NamedTuple

import pypdfium2

_COARSE = 4  # pixels a millimetre: fine enough for the edges of paper

LOCK = Lock()  # PDFium may be called by one thread at a time
Unreadable = pypdfium2.PdfiumError  # encrypted, damaged or no PDF at all


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
        return _picture(document[page].render(scale=scale, rev_byteorder=True))


def draw_sheet(pdf: bytes, page: int, scale: float, top: int, rows: int) -> Picture | None:
    """A band of a page as it lies on its paper: one that is shown turned is upright again.

    Args:
        pdf: The whole file.
        page: Counted from 0.
        scale: Pixels for one point.
        top: How many rows of pixels are above the band.
        rows: How many it has at most; None is given when the sheet has no more.
    """
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        sheet = document[page]
        back = -sheet.get_rotation() % 360
        height = sheet.get_size()[0 if back else 1]
        total = ceil(height * scale)
        if top >= total:
            return None
        # PDFium's wrapper rounds what is cut off up to whole pixels: a little less gives exactly those wanted.
        above, below = (max(each - 0.25, 0) / scale for each in (top, max(total - top - rows, 0)))
        return _picture(sheet.render(scale=scale, rotation=back, crop=(0, below, 0, above), rev_byteorder=True))


def _picture(drawn: pypdfium2.PdfBitmap) -> Picture:
    with closing(drawn):  # under the lock: left to Python it would be freed while another thread draws
        return Picture(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))


class Edges(NamedTuple):
    """How much of a page's paper is empty at each edge, in millimetres."""

    left: float
    top: float
    right: float
    bottom: float


def edges(pdf: bytes) -> tuple[Edges, ...]:
    """For every page how far what is printed stays from the edges of its paper, to half a millimetre."""
    with LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(_edges(document[at]) for at in range(len(document)))


def _edges(page: pypdfium2.PdfPage) -> Edges:
    upright = -page.get_rotation() % 360
    picture = _picture(page.render(scale=_COARSE * 25.4 / 72, rotation=upright, grayscale=True))
    width, height = picture.width, picture.height
    lines = [picture.data[at : at + width] for at in range(0, picture.stride * height, picture.stride)]
    white = b"\xff" * width
    inked = [at for at, line in enumerate(lines) if line != white]
    if not inked:
        return Edges(width / _COARSE, height / _COARSE, width / _COARSE, height / _COARSE)
    left = min(width - len(line.lstrip(b"\xff")) for line in lines)
    right = min(width - len(line.rstrip(b"\xff")) for line in lines)
    return Edges(*(dots / _COARSE for dots in (left, inked[0], right, height - 1 - inked[-1])))
