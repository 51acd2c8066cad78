"""Run a function off the UI thread and deliver what comes of it on the UI thread."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.errors import UserError
from desktop.ui import messages

T = TypeVar("T")


class _Courier(QObject):
    """Lives on the UI thread; carries one result there."""

    arrived = Signal(object, object)

    def __init__(
        self, parent: QObject | None, on_done: Callable[[Any], None], on_error: Callable[[UserError], None] | None
    ) -> None:
        super().__init__()
        self._receiver, self._has_receiver = parent, parent is not None
        self._on_done, self._on_error = on_done, on_error
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @Slot(object, object)
    def _deliver(self, result: object, error: BaseException | None) -> None:
        _under_way.discard(self)
        if self._has_receiver and (self._receiver is None or not isValid(self._receiver)):
            return  # the window that asked is gone
        if error is None:
            self._on_done(result)
        elif not isinstance(error, UserError):
            sys.excepthook(type(error), error, error.__traceback__)
        elif self._on_error is not None:
            self._on_error(error)
        else:
            messages.show_error(self._receiver if isinstance(self._receiver, QWidget) else None, error)


class _Task(QRunnable):
    def __init__(self, function: Callable[[], object], courier: _Courier, label: str) -> None:
        super().__init__()
        self._function, self._courier, self._label = function, courier, label

    def run(self) -> None:
        result: object = None
        error: BaseException | None = None
        try:
            result = self._function()
        except Exception as raised:  # noqa: BLE001 - carried to the UI thread, where it is shown or logged
            error = raised
            error.add_note(f"in the job {self._label!r}")
        if isValid(self._courier):  # else the program is ending, and nobody waits for the result
            self._courier.arrived.emit(result, error)


_under_way: set[_Courier] = set()


def run(
    parent: QObject | None,
    function: Callable[[], T],
    on_done: Callable[[T], None],
    on_error: Callable[[UserError], None] | None = None,
    label: str = "",
) -> None:
    """Run ``function`` on a worker thread.

    Args:
        parent: Who asked; nothing is delivered once it is gone. Its messages are shown over it when it is a widget.
        function: Must not touch a widget.
        on_done: Gets the result, on the UI thread.
        on_error: Gets a UserError, on the UI thread; left out, ``messages`` shows it. Any other exception goes to
            ``sys.excepthook``: it is our bug.
        label: For the log.
    """
    courier = _Courier(parent, on_done, on_error)
    _under_way.add(courier)
    QThreadPool.globalInstance().start(_Task(function, courier, label))


def wait() -> None:
    """Wait until every worker is through, where the program ends: a backup made at closing shall be whole."""
    QThreadPool.globalInstance().waitForDone()


def waiting() -> int:
    """How many jobs have not been delivered yet."""
    return len(_under_way)
