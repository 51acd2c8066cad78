"""Edits on their way to the file: one at a time, in order, acknowledged; what fails waits and holds back the rest."""

from __future__ import annotations

import sys
from collections import deque
from concurrent.futures import CancelledError, Future

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal, Slot

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.ui import jobs
from desktop.usecases.open_file import OpenEvaluation


class Outbox(QObject):
    """Hands the oldest edit to the writer and waits for its answer before the next.

    So a later edit is never on disk without an earlier one that failed, and "saved" is never said too early.
    """

    saved = Signal()
    failed = Signal(object)  # UserError

    def __init__(self, opened: OpenEvaluation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self._waiting: deque[Edit] = deque()  # the first one is with the writer, unless it failed
        self._future: Future[None] | None = None
        self.failure: UserError | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # the score is painted first, then written
        self._soon.timeout.connect(self.retry)

    @property
    def waiting(self) -> tuple[Edit, ...]:
        """The edits not yet acknowledged, oldest first."""
        return tuple(self._waiting)

    def put(self, edit: Edit) -> None:
        """Write an edit, as soon as the window has been painted; what failed before is tried again first."""
        self._waiting.append(edit)
        self._soon.start()

    def retry(self) -> None:
        """Try again to write what failed."""
        self.failure = None
        self._hand_over()

    def give_up(self) -> None:
        """Forget the edits that could not be written."""
        self._waiting.clear()
        self._future = self.failure = None

    def flush(self) -> bool:
        """Wait until every edit is on the disk; False when one could not be written."""
        self._hand_over()
        waited = self._future is not None
        while self._future is not None:
            self._settle()
            self._hand_over()
        if self.failure is not None:
            self.failed.emit(self.failure)
        elif waited:
            self.saved.emit()
        return self.failure is None

    def wait(self) -> bool:
        """Wait like :meth:`flush`, but with the window still painted and deaf to keys and mouse."""
        if self._waiting and self.failure is None:
            loop = QEventLoop()

            def look() -> None:
                if not self._waiting or self.failure is not None:
                    loop.quit()

            self.saved.connect(look)
            self.failed.connect(look)
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self.saved.disconnect(look)
            self.failed.disconnect(look)
        return not self._waiting

    @Slot()
    def _hand_over(self) -> None:
        if self._future is None and self._waiting and self.failure is None:
            self._future = self._opened.save(self._waiting[0])
            jobs.follow(self, self._future, self._on_answer)

    def _on_answer(self, future: Future[None]) -> None:
        if future is not self._future:
            return  # settled already, by flush
        self._settle()
        if self.failure is not None:
            self.failed.emit(self.failure)
            return
        self._hand_over()
        self.saved.emit()

    def _settle(self) -> None:
        """Wait for the edit under way and take its answer; our own mistakes are failures too, and go to the log."""
        future, self._future = self._future, None
        assert future is not None
        try:
            error = future.exception()
        except CancelledError as cancelled:
            error = cancelled
        if error is None:
            self._waiting.popleft()
        elif isinstance(error, UserError):
            self.failure = error
        else:
            name, why = self._opened.path.name, str(error) or type(error).__name__
            self.failure = UserError(Problem.FILE_WRITE, file=name, why=why)
            sys.excepthook(type(error), error, error.__traceback__)
