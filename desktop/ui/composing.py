"""What an input method is still composing when a field is left stays in the field, as it was seen there.

Qt asks the input method to hand over its text before the cursor moves on. The ibus plugin, by which ibus and fcitx 5
both come, answers by taking the letters back: somebody who types 拼音 and clicks into the next field loses them.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

_LEAVING = (QEvent.Type.FocusAboutToChange, QEvent.Type.FocusOut)


class Letters(QObject):
    """Watches the one widget that has the cursor; one for the whole program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._seen = self._dropped = ""
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._forget)
        app.focusChanged.connect(self._follow)

    def _follow(self, left: QWidget | None, entered: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        if entered is not None:
            entered.installEventFilter(self)
        self._seen = ""
        if not (isinstance(left, QAbstractItemView) and entered is not None and left.isAncestorOf(entered)):
            self._forget()  # else a table let its open cell have the cursor, on whose way out it may be

    def _forget(self) -> None:
        self._dropped = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters taken back in the very moment the cursor leaves are given back; by Esc or backspace they are gone."""
        if isinstance(event, QInputMethodEvent):
            if self._seen and not event.preeditString() and not event.commitString():
                self._dropped = self._seen
                self._turn.start()
            self._seen = event.preeditString()
        elif self._dropped and event.type() in _LEAVING and not isinstance(watched, QAbstractItemView):
            kept = QInputMethodEvent("", [])
            kept.setCommitString(self._dropped)
            self._forget()
            QApplication.sendEvent(watched, kept)
        return False
