"""Wiring, once: which folders, which clock, window or command line. The only module that knows every layer."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from desktop import paths
from desktop.usecases.workspace import Workspace

# The first word that makes it a command instead of a file to open. Not asked of cli, which would load it for a window.
COMMANDS = frozenset(
    {
        "demo",
        "new",
        "import",
        "score",
        "check",
        "report",
        "sign",
        "verify",
        "scan",
        "compare",
        "collect",
        "evidence",
        "review",
        "rubric",
        "part",
        "-h",
        "--help",
        "--version",
    }
)
READ_SOURCE = "--read-source"  # how a frozen program starts itself to read a document apart; see importers.child


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or run one command; the process's exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == [READ_SOURCE]:
        from desktop.importers import serve

        return serve.main()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # no strangers, and no search for them on the disk
    workspace = Workspace(paths.shipped(), paths.documents(), paths.data(), _holder(), paths.fonts())
    if words and (words[0] in COMMANDS or _mistyped(words[0])):
        from desktop import cli

        return cli.run(words, workspace, now, _picture)
    if not _has_screen():
        from desktop.domain.errors import Problem, UserError

        print(UserError(Problem.NO_SCREEN), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    from desktop.ui import application

    sample = "--sample" in words
    files = [Path(word) for word in words if word != "--sample"]
    return application.run(workspace, files[0] if files else None, sample, now)


def _mistyped(word: str) -> bool:
    """Whether a first word can only be meant as a command: letters, and no file is called so."""
    return word.isascii() and word.isalpha() and not Path(word).exists()


def _has_screen() -> bool:
    """Whether Qt has a screen to open a window on; without one it would end the process with a stack of English."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def now() -> datetime:
    """The clock of the whole program, with time zone."""
    return datetime.now().astimezone()


def _holder() -> str:
    """Who is at the desk, for the line "正由 … 编辑"; asked without getpass and platform, which cost a first paint."""
    user = os.environ.get("USER") or os.environ.get("USERNAME") or ""
    machine = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{user}@{machine}" if user else machine or "另一个程序"


def _picture(workspace: Workspace, file: Path, target: Path) -> None:
    """A picture of the main window showing ``file``; given to the command line, which knows no Qt."""
    from desktop.ui import application

    application.screenshot(workspace, file, target, (1366, 768), now)


if __name__ == "__main__":
    sys.exit(main())
