"""Finding, wherever it is done: a line to type in, how many places there are, and arrows from one to the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui import parts, theme

_AROUND = 56  # px; of glass, cross and borders


class FindRow(QWidget):
    """A line to type in; the count and the arrows come with the first letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = _Line()
        self.counted = parts.label("", "muted", 0.93)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.line)
        row.addWidget(self.counted)
        self._arrows = [
            parts.tool("chevron-up", self.tr("上一处（Shift+回车）"), lambda: self.go_on(-1), 15),
            parts.tool("chevron-down", self.tr("下一处（回车）"), lambda: self.go_on(1), 15),
        ]
        for each in self._arrows:
            row.addWidget(each)
        self.line.onward.connect(self.go_on)
        self.line.left.connect(self._leave)

    @property
    def last(self) -> QWidget:
        """Where Tab comes to last."""
        return self._arrows[-1]

    def begin(self) -> None:
        """The cursor into the line, with what was looked for last chosen."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def go_on(self, step: int) -> None:
        """To the next place found, or the one before, and round again."""
        raise NotImplementedError

    def _leave(self) -> None:
        """Look for nothing any more, and give the keyboard back."""
        raise NotImplementedError

    def _ask_with(self, asks: str, name: str, tip: str) -> None:
        """Say in the empty line what it is for, to readers of screens by ``name``, to the mouse by ``tip``."""
        self.line.setPlaceholderText(asks)
        self.line.setAccessibleName(name)
        self.line.setToolTip(tip)
        parts.searching(self.line)

    @property
    def _whole(self) -> int:
        """Pixels in which the empty line says all of what it is for."""
        return self.line.fontMetrics().horizontalAdvance(self.line.placeholderText()) + _AROUND

    @property
    def _words(self) -> str:
        """What is looked for."""
        return self.line.text().strip()

    def _show_count(self, at: int, count: int) -> None:
        """Say which of how many places is shown, the first being 1; the line turns red where there is none."""
        asked = bool(self._words)
        self.counted.setText((f"{at}/{count}" if count else self.tr("没有")) if asked else "")
        for each in (self.counted, *self._arrows):
            each.setVisible(asked)
        for each in self._arrows:
            each.setEnabled(bool(count))
        look = "refused" if asked and not count else ""
        if (self.line.property("look") or "") != look:
            theme.look(self.line, look)


class _Line(QLineEdit):
    """Return goes on, Shift+Return back, Esc leaves."""

    onward = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The three keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.onward.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
