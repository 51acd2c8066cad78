"""The line a cell of the score table is edited in: what an input method is still composing is never lost."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QLineEdit


class CellLine(QLineEdit):
    """Knows what is being composed, so that leaving the cell can keep it."""

    _composed = ""

    @property
    def composing(self) -> bool:
        """Whether an input method has letters on the way."""
        return bool(self._composed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember the letters on the way."""
        self._composed = event.preeditString()
        super().inputMethodEvent(event)

    def finish_composing(self) -> None:
        """Let the input method hand over its text; one that does not answer leaves the letters as they are seen.

        During the first composition in a cell opened by typing, Qt leaves the cursor in the table so as not to disturb
        it; what the input method handed over there would go to whichever cell is the current one by now.
        """
        if not self._composed:
            return
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self._composed:
            event = QInputMethodEvent("", [])
            event.setCommitString(self._composed)
            self.inputMethodEvent(event)
            QGuiApplication.inputMethod().reset()  # the letters are text now, and not to come a second time
