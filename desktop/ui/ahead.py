"""What the first file needs, imported when somebody is about to choose one.

Not at once: it takes 47 MB, more than half of what the whole start page does, and a window that nobody touches shall
stay small. Not when the file is opened either: it takes half a second. Between the first touch, which mostly is the
mouse on its way to a button, and the file chosen there is time enough.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.ui import jobs

_TOUCHES = frozenset(
    {
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletPress,
        QEvent.Type.DragEnter,
    }
)


class FirstTouch(QObject):
    """Does something once, when mouse, keyboard, finger or a dragged file first reaches a window that is shown.

    It listens to the system's window, which hears of everything before the widgets in it do. That the pointer rests
    where a window opens is no touch.
    """

    def __init__(self, window: QWidget, then: Callable[[], None]) -> None:
        handle = window.windowHandle()
        super().__init__(handle)
        self._then = then
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The touch goes on to where it is meant for."""
        if event.type() in _TOUCHES:
            watched.removeEventFilter(self)
            self._then()
        return False


def fetch() -> None:
    """Import it on a worker thread."""
    jobs.run(None, _import, lambda _none: None, label="imports")


def _import() -> None:
    import desktop.ui.views.evaluation_view as _view  # noqa: F401 - to be there when the first file opens
    from desktop.usecases.load_ahead import load_ahead

    load_ahead()
