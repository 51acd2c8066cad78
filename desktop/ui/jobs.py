"""Run a function off the UI thread and deliver what comes of it on the UI thread.

What a job holds stays with the UI thread from beginning to end: a worker is handed a number, and lets go of the
function, its result and its error before it says that it is through. A function mostly knows the dialog that asked,
and whoever lets go of a closed dialog last destroys it; on a worker that crashes the program.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import count
from threading import local
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.domain.errors import UserError
from desktop.ui import messages

T = TypeVar("T")


@dataclass
class _Job:
    parent: QObject | None
    function: Callable[[], Any]
    on_done: Callable[[Any], None]
    on_error: Callable[[UserError], None] | None = None
    on_step: Callable[..., None] | None = None
    on_broken: Callable[[], None] | None = None
    label: str = ""
    result: Any = None
    error: Exception | None = None

    def step(self, told: tuple[Any, ...]) -> None:
        if self.on_step is not None and (self.parent is None or isValid(self.parent)):
            self.on_step(*told)

    def deliver(self) -> None:
        if self.parent is not None and not isValid(self.parent):
            return  # the window that asked is gone
        if self.error is None:
            self.on_done(self.result)
        elif not isinstance(self.error, UserError):
            if self.on_broken is not None:
                self.on_broken()
            sys.excepthook(type(self.error), self.error, self.error.__traceback__)
        elif self.on_error is not None:
            self.on_error(self.error)
        else:
            messages.show_error(self.parent if isinstance(self.parent, QWidget) else None, self.error)


@dataclass
class _Answer:
    """What somebody else's thread was asked, and who waits for it."""

    parent: QObject
    future: Future[Any]
    on_done: Callable[[Future[Any]], None]

    def deliver(self) -> None:
        if isValid(self.parent):
            self.on_done(self.future)


class _Courier(QObject):
    """The only Qt object that workers speak to; it lives on the UI thread as long as the program."""

    stepped = Signal(int, object)  # the number of a job, what it told
    arrived = Signal(int)
    answered = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.stepped.connect(self._step, Qt.ConnectionType.QueuedConnection)
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.answered.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    @Slot(int, object)
    def _step(self, number: int, told: tuple[Any, ...]) -> None:
        _jobs[number].step(told)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        _jobs.pop(number).deliver()

    @Slot(int)
    def _answer(self, number: int) -> None:
        _answers.pop(number).deliver()


class _Task(QRunnable):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def run(self) -> None:
        _this.number = self._number
        _work(self._number)
        if isValid(_courier[0]):  # else the program is ending, and nobody waits for the result
            _courier[0].arrived.emit(self._number)


_numbers = count()
_jobs: dict[int, _Job] = {}  # until they have been delivered
_answers: dict[int, _Answer] = {}  # the same
_courier: list[_Courier] = []
_this = local()  # what the thread is at work on


def _number() -> int:
    """A number to be known by, and somebody to carry it."""
    if not _courier:
        _courier.append(_Courier())
    return next(_numbers)


def _work(number: int) -> None:
    """On the worker. No local name outlives the call."""
    job = _jobs[number]
    try:
        job.result = job.function()
    except Exception as raised:  # noqa: BLE001 - carried to the UI thread, where it is shown or logged
        raised.add_note(f"in the job {job.label!r}")
        job.error = raised


def run(
    parent: QObject | None,
    function: Callable[[], T],
    on_done: Callable[[T], None],
    on_error: Callable[[UserError], None] | None = None,
    *,
    on_step: Callable[..., None] | None = None,
    on_broken: Callable[[], None] | None = None,
    label: str = "",
) -> None:
    """Run ``function`` on a worker thread; called on the UI thread.

    Args:
        parent: Who asked; nothing is delivered once it is gone. Its messages are shown over it when it is a widget.
        function: Must not touch a widget.
        on_done: Gets the result, on the UI thread.
        on_error: Gets a UserError, on the UI thread; left out, ``messages`` shows it.
        on_step: Gets, on the UI thread, what the function gives to :func:`tell`.
        on_broken: Called on the UI thread before any other exception goes to ``sys.excepthook``, for it is our bug:
            the error box appears by itself, but a page that waits must wake up too.
        label: For the log.
    """
    number = _number()
    _jobs[number] = _Job(parent, function, on_done, on_error, on_step, on_broken, label)
    QThreadPool.globalInstance().start(_Task(number))


def follow(parent: QObject, future: Future[T], on_done: Callable[[Future[T]], None]) -> None:
    """Be told, on the UI thread, when somebody else's thread has answered; not once ``parent`` is gone."""
    number = _number()
    _answers[number] = _Answer(parent, future, on_done)
    future.add_done_callback(lambda _: _courier[0].answered.emit(number))


def tell(*told: Any) -> None:
    """Say how far a job is; called by the job itself, on its worker, as often as it likes."""
    if isValid(_courier[0]):
        _courier[0].stepped.emit(_this.number, told)


def wait() -> None:
    """Wait until every worker is through, where the program ends: a backup made at closing shall be whole."""
    QThreadPool.globalInstance().waitForDone()


def waiting() -> int:
    """How many jobs have not been delivered yet."""
    return len(_jobs) + len(_answers)
