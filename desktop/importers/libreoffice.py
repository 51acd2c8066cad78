"""Old binary Office files, saved anew by LibreOffice where it is installed.

It works on a copy in a folder of its own, under a profile of its own that allows no macro and follows no link, and is
killed with all it started when its time is over or nobody waits any more.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desktop.domain.errors import Problem, UserError
from desktop.domain.text import noop
from desktop.importers.source import LARGEST_FILE

SECONDS = 60  # for one document, its first start included
MEMORY = 2_000_000_000  # bytes of address space; a conversion takes 1.2 GB of it, mostly shared libraries
_TICK = 0.05
_WINDOWS = (
    Path("C:/Program Files/LibreOffice/program/soffice.com"),
    Path("C:/Program Files (x86)/LibreOffice/program/soffice.com"),
)
_SETTINGS = (  # (node, property, value): no macros, no active content, links never updated nor fetched
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
)


def program() -> Path | None:
    """Where LibreOffice is; None on a machine without it."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is not None:
        return Path(found)
    return next((path for path in _WINDOWS if sys.platform == "win32" and path.is_file()), None)


def convert(office: Path, source: Path, suffix: str, folder: Path, stopped: Callable[[], bool]) -> Path:
    """A document saved as ``suffix`` (".docx", ".xlsx") inside ``folder``, where everything else is left as well.

    Raises:
        UserError: IMPORT_STOPPED after ``SECONDS``, IMPORT_CANCELLED, IMPORT_UNREADABLE when nothing came of it.
    """
    copy = folder / f"source{source.suffix.lower()}"  # its own name may begin with a dash
    shutil.copyfile(source, copy)  # not live: a document to import, never a .ziping
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_profile(), encoding="utf-8")  # not live: LibreOffice's settings
    made = folder / "made"
    made.mkdir()
    words = [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--nologo", "--nodefault", "--norestore", "--nolockcheck"),
        *("--convert-to", suffix.removeprefix("."), "--outdir", str(made), str(copy)),
    ]
    _run(words, folder, source.name, stopped)
    target = made / f"source{suffix}"
    if not target.is_file() or not 0 < target.stat().st_size <= LARGEST_FILE:
        raise UserError(
            Problem.IMPORT_UNREADABLE, file=source.name, why=noop("Reason", "LibreOffice 没能转换这个旧格式文件")
        )
    return target


def _run(words: list[str], folder: Path, file: str, stopped: Callable[[], bool]) -> None:
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - an office program, given only a path of ours
        words,
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
        cwd=folder,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    _confine(process.pid)
    until = time.monotonic() + SECONDS
    try:
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=_TICK)
                return
            if stopped():
                raise UserError(Problem.IMPORT_CANCELLED, file=file)
            if time.monotonic() > until:
                raise UserError(Problem.IMPORT_STOPPED, file=file, why=f"LibreOffice 转换超过 {SECONDS} 秒")
    finally:
        _end(process)


def _confine(process: int) -> None:
    """Limits of memory and processor time, which whatever it starts inherits; Linux only, elsewhere time alone."""
    if sys.platform == "linux":
        import resource

        with contextlib.suppress(ProcessLookupError):  # it has ended already
            resource.prlimit(process, resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.prlimit(process, resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the program and what it started; one that ended by itself may have left others behind."""
    if sys.platform == "win32":
        taskkill = Path("C:/Windows/System32/taskkill.exe")
        if process.poll() is None:
            words = [str(taskkill), "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(words, check=False, capture_output=True)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # no such group any more
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for node, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
