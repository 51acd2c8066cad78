"""Paints the marked row of a file that was read, and in its cell the very words a value was read from."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui import theme

_SIDE, _TOP = 4, 4  # pixels around the text of a cell
_LONGEST = 80  # characters; what is longer is the cell itself


class MarkedCellDelegate(QStyledItemDelegate):
    """One cell differs: its row is shown by the model's ground, its words by a frame of colour."""

    def __init__(self) -> None:
        super().__init__()
        self._at = (-1, -1)
        self._words = ""

    def mark(self, index: QModelIndex, words: str) -> None:
        """Mark words in a cell; an invalid index marks nothing."""
        self._at, self._words = (index.row(), index.column()), words

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The marked cell with its words; all others as Qt does."""
        if (index.row(), index.column()) != self._at:
            super().paint(painter, option, index)
            return
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(box)
        painter.fillRect(box, QColor(theme.ACCENT_SOFT))
        painter.setPen(QColor(theme.INK))
        layout = _laid_out(str(index.data()), self._words, option, box.width() - 2 * _SIDE)
        spare = max(box.height() - layout.boundingRect().height(), 2 * _TOP) / 2
        layout.draw(painter, QPointF(box.left() + _SIDE, box.top() + spare))
        painter.setPen(QColor(theme.ACCENT))
        painter.drawRect(box.adjusted(0.5, 0.5, -1.5, -1.5))
        painter.restore()


def found(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, from and to; blanks and line breaks between characters do not count.

    A number is not found inside a longer one.

    >>> found("332.21万元", "预算数332.21万元，决算数1332.21万元")
    [(3, 11)]
    """
    bare = "".join(words.split())
    if not bare or len(bare) > _LONGEST:
        return []
    pattern = r"\s*".join(map(re.escape, bare))
    before = r"(?<![\d.])" if bare[0].isdigit() else ""
    after = r"(?![\d.]*\d)" if bare[-1].isdigit() else ""
    return [match.span() for match in re.finditer(before + pattern + after, text)]


def _laid_out(text: str, words: str, option: QStyleOptionViewItem, width: float) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), option.font)  # type: ignore[attr-defined]
    wrapped = QTextOption(Qt.AlignmentFlag.AlignLeft)
    wrapped.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapped)
    layout.setFormats([_format(start, end) for start, end in found(words, text)])
    layout.beginLayout()
    top = 0.0
    line = layout.createLine()
    while line.isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
        line = layout.createLine()
    layout.endLayout()
    return layout


def _format(start: int, end: int) -> QTextLayout.FormatRange:
    strong = QTextCharFormat()
    strong.setBackground(QColor(theme.ACCENT))
    strong.setForeground(QColor(theme.ON_ACCENT))
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, strong  # type: ignore[attr-defined]
    return made
