"""Long work with evidence: on a worker thread, with a small window that shows how far it is and can stop it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QProgressDialog, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.ui import jobs, messages

T = TypeVar("T")
Progress = Callable[[int, int], None]  # done, of how many
Cancelled = Callable[[], bool]

SHOWN_AFTER = 500  # milliseconds; small files are through by then
_STEPS = 1000


class Work(QProgressDialog):
    """How far it is. Work goes on in the evaluation meanwhile: the window below is not blocked."""

    def __init__(self, title: str, text: str, parent: QWidget | None) -> None:
        super().__init__(text, QCoreApplication.translate("EvidenceWork", "停止"), 0, _STEPS, parent)
        self.setWindowTitle(title)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self.setMinimumDuration(SHOWN_AFTER)
        self.setMinimumWidth(360)
        self._stop, self._told = Event(), -1
        self.canceled.connect(self._stop.set)

    def stop(self) -> None:
        """Ask the worker to end; what was begun is taken back."""
        self._stop.set()

    def is_stopped(self) -> bool:
        """Asked by the worker."""
        return self._stop.is_set()

    def tell(self, done: int, total: int) -> None:
        """Called by the worker, as often as it likes."""
        step = _STEPS * done // total if total else _STEPS
        if step != self._told:
            self._told = step
            jobs.tell(step)

    def finish(self) -> None:
        """The worker is through: the window goes."""
        self.canceled.disconnect(self._stop.set)
        self.reset()
        self.deleteLater()


def start(
    owner: QObject,
    parent: QWidget | None,
    said: tuple[str, str],
    work: Callable[[Progress, Cancelled], T],
    on_done: Callable[[T], None],
    on_end: Callable[[], None] = lambda: None,
) -> Work:
    """Do something long.

    Args:
        owner: Nothing is delivered once it is gone.
        parent: The window it belongs to.
        said: Title and text of the small window.
        work: Done on the worker thread; a UserError is told to the person, the one after a stop in passing.
        on_done: Gets the result, on the UI thread.
        on_end: Called whatever came of it, after the small window went.
    """
    window = Work(*said, parent)

    def end() -> None:
        window.finish()
        on_end()

    def done(result: T) -> None:
        end()
        on_done(result)

    def failed(error: UserError) -> None:
        end()
        if error.code is Problem.IMPORT_CANCELLED:
            messages.show_status(QCoreApplication.translate("EvidenceWork", "已停止"))
        else:
            messages.show_error(parent, error)

    owner.destroyed.connect(window.deleteLater)
    jobs.run(
        owner,
        lambda: work(window.tell, window.is_stopped),
        done,
        failed,
        on_step=window.setValue,
        on_broken=end,
        label="evidence",
    )
    return window
