"""A field for long texts: says when a person pauses, and never while the input method is still composing."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

PAUSE = 800  # ms after the last key


class WritingField(QPlainTextEdit):
    """Plain text with the moments at which it should be kept.

    Signals:
        paused: A person typed something, and then nothing for a while, or left the field.
    """

    paused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._touched = False
        self._filling = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._on_time)
        self.textChanged.connect(self._on_text)
        self.setTabChangesFocus(True)

    @property
    def composing(self) -> bool:
        """Whether the input method holds letters that are not text yet (拼音未上屏)."""
        return self._composing

    @property
    def touched(self) -> bool:
        """Whether a person changed the text since it was filled or kept."""
        return self._touched

    def fill(self, text: str) -> None:
        """Show a text that nobody typed here; the cursor stays where it was as well as it can."""
        if text == self.toPlainText():
            self._touched = False
            return
        at = self.textCursor().position()
        self._filling = True
        self.setPlainText(text)
        self._filling = False
        self._touched = False
        cursor = self.textCursor()
        cursor.setPosition(min(at, len(text)) if self.hasFocus() else 0)
        self.setTextCursor(cursor)

    def keep(self) -> None:
        """What is there now has been taken."""
        self._touched = False
        self._timer.stop()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether something is being composed."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if self._touched and not self._composing:
            self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field ends the composition and keeps the text."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        super().focusOutEvent(event)
        if self._touched:
            self._timer.stop()
            self.paused.emit()

    def _on_text(self) -> None:
        if not self._filling:
            self._touched = True
            self._timer.start()

    def _on_time(self) -> None:
        if self._composing:
            self._timer.start()
        elif self._touched:
            self.paused.emit()
