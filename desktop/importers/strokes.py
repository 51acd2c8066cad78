"""The drawn lines of a PDF page, from the upper left corner of the page as a reader sees it.

PDFium parses a page some twenty times faster than pdfminer does, so lines and letters come from it alone.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_MOST_OF_PAGE = 12_000  # more is a drawing, not a table
_MOST_CROSSINGS = 4_000  # of a page; a form has up to 600
_DEEPEST = 4  # forms within forms that are looked into
_THIN = 1.5  # points; what is drawn no wider is a line
_DOT = 3.0  # points; what is no longer than that is a dot of a QR code or a bullet
_FINE, _SPOT = 100, 120.0  # segments; points: what is drawn so finely on so small a spot is a QR code or an emblem
_SHORTEST = 1.0  # points; shorter sides of boxes are corners
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
    """A line along an edge of the page, in points; straight when two of its sides are the same."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def wide(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def tall(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def is_line(self) -> bool:
        """Long enough, and level or upright."""
        length = max(self.wide, self.tall)
        return length >= _SHORTEST and min(self.wide, self.tall) <= _ASKEW * length

    def straight(self) -> Stroke:
        """Through the middle of its thickness."""
        if self.wide > self.tall:
            middle = (self.top + self.bottom) / 2
            return self._replace(top=middle, bottom=middle)
        middle = (self.left + self.right) / 2
        return self._replace(left=middle, right=middle)


@dataclass(slots=True)
class Ration:
    """How much drawing of a document is still looked at."""

    left: int  # lines

    @property
    def spent(self) -> bool:
        """Whether tables are no longer looked for among lines."""
        return self.left < 0


def paper_of(page: pdfium.PdfPage) -> Paper:
    """The shown part of a page."""
    left, bottom, *_ = page.get_cropbox()
    return Paper(page.get_rotation(), left, bottom, *page.get_size())


def strokes_of(page: pdfium.PdfPage, paper: Paper, ration: Ration) -> list[Stroke]:
    """The upright and level lines drawn on a page, sides of boxes among them; empty where they make a drawing."""
    from pypdfium2 import raw

    found: list[Stroke] = []
    until = ration.left - _MOST_OF_PAGE
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=_DEEPEST):
        ration.left -= 1
        around = list(_matrices(drawn.container))
        left, bottom, right, top = drawn.get_bounds()
        box = Stroke(*_box(_at((left, bottom), around), _at((right, top), around), paper))
        if box.wide < _DOT and box.tall < _DOT:
            continue
        if min(box.wide, box.tall) <= _THIN:
            found.append(box.straight())
        elif (segments := raw.FPDFPath_CountSegments(drawn.raw)) <= _FINE or max(box.wide, box.tall) > _SPOT:
            ration.left -= segments
            if ration.left < until:
                return []
            inside = [drawn.get_matrix().get(), *around]
            sides = (_box(_at(begin, inside), _at(end, inside), paper) for begin, end in _lines(drawn.raw))
            found += [side.straight() for each in sides if (side := Stroke(*each)).is_line]
        if ration.left < until:
            return []
    across = {round(one.left / _DOT) for one in found if one.left == one.right}
    down = {round(one.top / _DOT) for one in found if one.top == one.bottom}
    return found if len(across) * len(down) <= _MOST_CROSSINGS else []


def _box(one: Point, other: Point, paper: Paper) -> tuple[float, float, float, float]:
    """What two corners span, on the paper."""
    (left, right), (low, high) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return paper.box(left, right, low, high)


def _matrices(form: pdfium.PdfObject | None) -> Iterator[Matrix]:
    """From the coordinates inside a form to those of the page: its matrix and those of the forms around it."""
    while form is not None:
        yield form.get_matrix().get()
        form = form.container


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
