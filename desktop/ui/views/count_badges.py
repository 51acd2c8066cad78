"""Two small counts at the right of a line: what is wrong on a coloured ground, what only waits in an outline."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from desktop.ui import theme
from desktop.ui.ranks import Counts, Rank, waiting, wrong

_HEIGHT, _LEAST, _AROUND = 18, 22, 12  # logical pixels; what stands around the figures
_EDGE, _APART = 6, 4


def paint(painter: QPainter, box: QRect, title_end: int, counts: Counts) -> int:
    """Paint the counts of a line whose whole title would reach to ``title_end``; where the title has to end.

    What only waits is left out beside what is wrong, where the title would be cut for it.
    """
    right = box.right() - _EDGE
    wrongs, blanks = wrong(counts), waiting(counts)
    if not (wrongs or blanks):
        return right
    font = theme.figure_font(0.88, strong=True)
    if wrongs:
        text, ground = (theme.BAD, theme.BAD_SOFT) if counts[Rank.ERROR] else (theme.WARN, theme.WARN_SOFT)
        right = _paint(painter, box, right, wrongs, font, (text, ground, ground))
    if blanks and (not wrongs or right - _width(blanks, font) >= title_end):
        right = _paint(painter, box, right, blanks, font, (theme.MUTED, theme.CARD, theme.LINE))
    return right


def _width(count: int, font: QFont) -> int:
    return max(_LEAST, QFontMetrics(font).horizontalAdvance(str(count)) + _AROUND)


def _paint(
    painter: QPainter, box: QRect, right: int, count: int, font: QFont, colours: tuple[QColor, QColor, QColor]
) -> int:
    """One count with its right end at ``right``, in the colours of text, ground and edge; where the next may end."""
    text, ground, edge = colours
    width = _width(count, font)
    badge = QRectF(right - width + 0.5, box.center().y() - _HEIGHT / 2 + 0.5, width - 1, _HEIGHT - 1)
    painter.setPen(QColor(edge))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(badge, _HEIGHT / 2, _HEIGHT / 2)
    painter.setFont(font)
    painter.setPen(QColor(text))
    painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(count))
    return right - width - _APART
