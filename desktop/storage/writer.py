"""The one thread that touches an open file: the window never waits for a disk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Writer:
    """Runs jobs one after another, in the order they were submitted."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job. Its result or exception is in the future, set on the writer's thread.

        Raises:
            RuntimeError: The writer is closed.
        """
        return self._thread.submit(job)

    def close(self) -> None:
        """Take no more jobs, and wait until every one that was submitted is done."""
        self._thread.shutdown(wait=True)
