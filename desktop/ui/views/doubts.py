"""What is doubtful in a file that was read: every line of it, as high as a few lines, the rest by scrolling."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea

from desktop.ui import parts, theme

_MOST = 5  # lines shown at once, below the title
_AROUND = 30  # pixels above and below the words


class DoubtsCard(QScrollArea):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._card, self._said = parts.notice("", "warn-card", "triangle-alert", theme.WARN)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._card)
        self.setAccessibleName(self.tr("原文件的疑点"))
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._said.text()

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """A title over lines; with no lines, nothing."""
        self._said.setText("\n".join([title, *(f"· {each}" for each in lines)]))
        self.setVisible(bool(lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap otherwise."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = (_MOST + 1) * self._said.fontMetrics().lineSpacing()
        wide = self.viewport().width()
        high = self._card.heightForWidth(wide) if self._card.hasHeightForWidth() else self._card.sizeHint().height()
        self.setFixedHeight(min(high, lines + _AROUND))
