"""What is doubtful in a file that was read: every line of it, as high as a few lines, the rest by scrolling.

On a low screen the lines take the room of the table below them, so they can be folded away to their title.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea

from desktop.ui import parts, theme

_MOST = 5  # lines shown at once, below the title
_AROUND = 30  # pixels above and below the words


class DoubtsCard(QScrollArea):
    """Hidden while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self._card, self._said = parts.notice("", "warn-card", "triangle-alert", theme.WARN)
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._title, self._lines = "", ""
        self.folder = parts.button(self.tr("收起"), "link")
        self.folder.setCheckable(True)
        self.folder.toggled.connect(self._show)
        row = self._card.layout()
        assert isinstance(row, QHBoxLayout)
        row.addWidget(self.folder, 0, Qt.AlignmentFlag.AlignTop)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self._card)
        self.setAccessibleName(self.tr("原文件的疑点"))
        self.hide()

    @property
    def text(self) -> str:
        """What it says, folded or not."""
        return self._title + self._lines

    def show_lines(self, title: str, lines: Sequence[str]) -> None:
        """A title over lines; with no lines, nothing."""
        self._title, self._lines = title, "".join(f"\n· {each}" for each in lines)
        self.setVisible(bool(lines))
        self.folder.setChecked(False)
        self._show()

    def _show(self) -> None:
        folded = self.folder.isChecked()
        self._said.setText(self._title if folded else self.text)
        self.folder.setText(self.tr("展开") if folded else self.tr("收起"))
        self.folder.setAccessibleName(f"{self.folder.text()} {self.accessibleName()}")
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
