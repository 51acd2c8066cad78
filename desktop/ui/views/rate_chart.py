"""A chart of score rates (得分率) by level 1 and 2: one bar a branch, its figures beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.number import percent, plain
from desktop.domain.standing import Rate, rates
from desktop.ui import languages, theme
from desktop.ui.document import Document

_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_THICK = {1: 10, 2: 7}  # px of a bar, by level
_FULLEST = 0.985  # of a bar while something below is unfilled: it never looks finished by accident


class RateChart(QWidget):
    """Painted in one go. Arrow keys move, Return and a click go to the branch; each line is also told in words."""

    chosen = Signal(str)  # code

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rates: tuple[Rate, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("各级指标得分率"))

    def follow(self) -> None:
        """Take over what the document says now."""
        wanted = tuple(rates(self._document.case))
        if wanted == self._rates:
            return
        self._rates = wanted
        self._current = min(self._current, max(len(wanted) - 1, 0))
        self.setAccessibleDescription("\n".join(self.lines()))
        self.updateGeometry()
        self.update()

    def lines(self) -> list[str]:
        """Every bar in words, for readers of screens and tests."""
        return [languages.named(self._document.tree[rate.code].title, self._figures(rate)) for rate in self._rates]

    def sizeHint(self) -> QSize:
        """One line a branch."""
        return QSize(420, max(1, len(self._rates)) * self._pitch() + 4)

    def minimumSizeHint(self) -> QSize:
        """As high as its lines; any width that shows names and figures."""
        return QSize(320, self.sizeHint().height())

    def _pitch(self) -> int:
        return QFontMetrics(theme.figure_font()).height() + 8

    def _figures(self, rate: Rate) -> str:
        if rate.share is None:
            return self.tr("未填")
        said = (
            f"{percent(self._document.rubric.rounding.ratio(rate.share))}　{plain(rate.points)} / {plain(rate.weight)}"
        )
        if rate.scored < rate.leaves:
            said += self.tr("（已填 {0}/{1} 项）").format(rate.scored, rate.leaves)
        return said

    def paintEvent(self, event: QPaintEvent) -> None:
        """All lines."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = self._pitch()
        metrics = QFontMetrics(theme.figure_font())
        figures = max((metrics.horizontalAdvance(self._figures(rate)) for rate in self._rates), default=0) + 12
        names = min(int(self.width() * 0.36), 260)
        for row, rate in enumerate(self._rates):
            line = QRect(0, row * pitch + 2, self.width(), pitch)
            self._paint_line(painter, line, rate, names, figures, chosen=self.hasFocus() and row == self._current)
        painter.end()

    def _paint_line(
        self, painter: QPainter, line: QRect, rate: Rate, names: int, figures: int, *, chosen: bool
    ) -> None:
        node = self._document.tree[rate.code]
        if chosen:
            painter.setPen(QColor(theme.ACCENT))
            painter.setBrush(QColor(theme.ACCENT_SOFT))
            painter.drawRoundedRect(QRectF(line).adjusted(0.5, 1, -0.5, -1), 4, 4)
        font = theme.figure_font(strong=rate.level == 1)
        painter.setFont(font)
        indent = 8 + 16 * (rate.level - 1)
        room = QRect(indent, line.top(), names - indent, line.height())
        painter.setPen(QColor(theme.INK))
        name = QFontMetrics(font).elidedText(node.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, name)
        painter.setFont(theme.figure_font())
        painter.setPen(QColor(theme.MUTED))
        painter.drawText(
            QRect(line.right() - figures, line.top(), figures - 6, line.height()), _RIGHT, self._figures(rate)
        )
        thick = _THICK[rate.level]
        track = QRectF(
            names + 8, QRectF(line).center().y() - thick / 2, max(line.width() - names - figures - 20, 10), thick
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.LINE))
        painter.drawRoundedRect(track, 3, 3)
        if rate.share is None:
            return
        open_ = rate.scored < rate.leaves
        share = max(0.0, min(float(rate.share), _FULLEST if open_ else 1.0))
        colour = theme.ACCENT if open_ else theme.GOOD if rate.share >= 1 else theme.WARN
        painter.setBrush(QColor(colour))
        if share > 0:
            painter.drawRoundedRect(QRectF(track.left(), track.top(), max(6.0, track.width() * share), thick), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the branch."""
        row = int(event.position().y() - 2) // self._pitch()
        if 0 <= row < len(self._rates):
            self._current = row
            self.update()
            self.chosen.emit(self._rates[row].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Return goes there."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._current + step < len(self._rates):
            self._current += step
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rates:
            self.chosen.emit(self._rates[self._current].code)
        else:
            super().keyPressEvent(event)
