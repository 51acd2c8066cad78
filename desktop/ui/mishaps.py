"""When a job ends by our own mistake: the error box appears by itself, but the page that waits must wake up too."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import SignalInstance

from desktop.domain.errors import UserError

T = TypeVar("T")


def telling(function: Callable[[], T], broken: SignalInstance) -> Callable[[], T]:
    """The same job, which emits ``broken`` before an unexpected exception goes its way; a UserError is expected."""

    def work() -> T:
        try:
            return function()
        except UserError:
            raise
        except Exception:
            broken.emit()
            raise

    return work
