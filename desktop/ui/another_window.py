"""A second window is a second program: one window, one file, and a crash of one leaves the other standing.

The lock of the file settles who may write: the same file opened twice is shown read-only with who holds it since when.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QProcess

from desktop.domain.errors import Problem, UserError

Start = Callable[[str, list[str]], bool]


def _start(program: str, arguments: list[str]) -> bool:
    started, _process_number = QProcess.startDetached(program, arguments)
    return started


def command(path: Path | None) -> tuple[str, list[str]]:
    """Program and arguments of another window on ``path``; None for its start page."""
    files = [] if path is None else [str(path.resolve())]
    if getattr(sys, "frozen", False):
        return sys.executable, files
    return sys.executable, ["-m", "desktop", *files]


def open_another(path: Path | None, start: Start = _start) -> None:
    """Open another window; it lives on when this one is closed.

    Raises:
        UserError: WINDOW_NOT_STARTED.
    """
    program, arguments = command(path)
    if not start(program, arguments):
        name = path.name if path is not None else QCoreApplication.translate("AnotherWindow", "开始页")
        raise UserError(Problem.WINDOW_NOT_STARTED, file=name)
