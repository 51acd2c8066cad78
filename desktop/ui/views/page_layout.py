"""Where pages stand below and beside each other, in window units from the upper left corner. Knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, QSizeF

GAP = 16


@dataclass(frozen=True, slots=True)
class PageLayout:
    """The box of every page, and how large all of it is with a gap around."""

    boxes: tuple[QRect, ...]
    size: QSize


def lay_out(sizes: Sequence[QSizeF], scales: Sequence[float], columns: int, room: int) -> PageLayout:
    """Rows of ``columns`` pages, each row in the middle of what is widest: the room there is, or the widest row.

    Args:
        sizes: Of the pages, in points.
        scales: Window units a point, for every page.
        columns: 1, or 2 for pages side by side.
        room: Width of the window.
    """
    shown = [QSize(round(size.width() * by), round(size.height() * by)) for size, by in zip(sizes, scales, strict=True)]
    rows = [shown[at : at + columns] for at in range(0, len(shown), columns)]
    widest = max((_width(row) for row in rows), default=0)
    width = max(widest, room)
    boxes: list[QRect] = []
    top = GAP
    for row in rows:
        left = (width - _width(row)) // 2 + GAP
        for size in row:
            boxes.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + GAP
        top += max(size.height() for size in row) + GAP
    return PageLayout(tuple(boxes), QSize(widest, top))


def width_in_points(sizes: Sequence[QSizeF], columns: int) -> float:
    """The widest row without its gaps; that of A4 where there are no pages."""
    rows = (sizes[at : at + columns] for at in range(0, len(sizes), columns))
    return max((sum(size.width() for size in row) for row in rows), default=595.0)


def height_in_points(sizes: Sequence[QSizeF]) -> float:
    """The highest page; that of A4 where there are none."""
    return max((size.height() for size in sizes), default=842.0)


def _width(row: Sequence[QSize]) -> int:
    return sum(size.width() + GAP for size in row) + GAP
