"""The one thread that touches an open file: the window never waits for a disk."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Writer:
    """Runs jobs one after another, in the order they were submitted."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._waiting: deque[Callable[[], None]] = deque()

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job. Its result or exception is in the future, set on the writer's thread.

        Raises:
            RuntimeError: The writer is closed.
        """
        future: Future[T] = Future()

        def do() -> None:
            try:
                result = job()
            except BaseException as error:  # noqa: BLE001 - carried to whoever waits for it
                future.set_exception(error)
            else:
                future.set_result(result)

        self._waiting.append(do)
        try:
            self._thread.submit(self._do_next)
        except RuntimeError:
            self._waiting.remove(do)
            raise
        return future

    def give_way(self) -> None:
        """Do now what waits: for a long job, which calls it between its steps, on the writer's thread.

        What :meth:`close` was given is not done out of its turn: it may take away what the long job needs.
        """
        while self._do_next():
            pass

    def close(self, last: Callable[[], None] = lambda: None) -> None:
        """Take no more jobs, and wait until every one that was submitted is done, and ``last`` after them."""
        self._thread.submit(last)
        self._thread.shutdown(wait=True)

    def _do_next(self) -> bool:
        """Whether there was a job; one that was done out of its turn is not there when its turn comes."""
        try:
            do = self._waiting.popleft()
        except IndexError:
            return False
        do()
        return True
