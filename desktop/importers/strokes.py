"""The drawn lines of a PDF page, from the upper left corner of the page as a reader sees it.

PDFium parses a page some twenty times faster than pdfminer does, so lines and letters come from it alone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MOST_SEGMENTS = 12_000  # of a page; more is a drawing, not a table
_DEEPEST = 4  # forms within forms that are looked into
_SHORTEST = 1.0  # points; shorter strokes are dots
_ASKEW = 0.01  # of its length a line may lean; exporters round the ends of straight lines apart

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


class Paper(NamedTuple):
    """How the coordinates of a page lie on the paper."""

    turn: int  # degrees the page is shown turned by, clockwise
    left: float  # of the shown part, in the page's own coordinates
    bottom: float
    width: float  # of the page as shown, in points
    height: float

    def box(self, left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
        """Left, right, top and bottom on the page as shown, for a box in the page's own coordinates."""
        left, right, bottom, top = left - self.left, right - self.left, bottom - self.bottom, top - self.bottom
        if self.turn == 90:
            return bottom, top, left, right
        if self.turn == 180:
            return self.width - right, self.width - left, bottom, top
        if self.turn == 270:
            return self.width - top, self.width - bottom, self.height - right, self.height - left
        return left, right, self.height - top, self.height - bottom


class Stroke(NamedTuple):
    """One straight line along an edge of the page, in points; thin, so two of its sides are the same."""

    left: float
    right: float
    top: float
    bottom: float


def paper_of(page: pdfium.PdfPage) -> Paper:
    """The shown part of a page."""
    left, bottom, *_ = page.get_cropbox()
    return Paper(page.get_rotation(), left, bottom, *page.get_size())


def strokes_of(page: pdfium.PdfPage, paper: Paper) -> list[Stroke]:
    """The upright and level lines drawn on a page, sides of boxes among them; empty where they make a drawing."""
    from pypdfium2 import raw

    found: list[Stroke] = []
    segments = 0
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        segments += raw.FPDFPath_CountSegments(drawn.raw)
        if segments > MOST_SEGMENTS:
            return []
        matrices = list(_matrices(drawn))
        for begin, end in _lines(drawn.raw):
            if stroke := _stroke(_at(begin, matrices), _at(end, matrices), paper):
                found.append(stroke)
    return found


def _matrices(drawn: pdfium.PdfObject) -> Iterator[Matrix]:
    """From the coordinates of a path to those of the page: its own matrix and those of the forms around it."""
    around: pdfium.PdfObject | None = drawn
    while around is not None:
        yield around.get_matrix().get()
        around = around.container


def _at(point: Point, matrices: list[Matrix]) -> Point:
    x, y = point
    for a, b, c, d, e, f in matrices:
        x, y = a * x + c * y + e, b * x + d * y + f
    return x, y


def _lines(path: object) -> Iterator[tuple[Point, Point]]:
    """The straight parts of a path, those that close it too; bends are passed over."""
    from pypdfium2 import raw

    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = (x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield last, here
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, first
            last = first


def _stroke(begin: Point, end: Point, paper: Paper) -> Stroke | None:
    """A line as it stands on the paper, made straight; None for slanting and tiny ones."""
    (left, right), (low, high) = sorted((begin[0], end[0])), sorted((begin[1], end[1]))
    left, right, top, bottom = paper.box(left, right, low, high)
    wide, tall = right - left, bottom - top
    length = max(wide, tall)
    if length < _SHORTEST or min(wide, tall) > _ASKEW * length:
        return None
    if wide > tall:
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    return Stroke(left, right, top, bottom)
