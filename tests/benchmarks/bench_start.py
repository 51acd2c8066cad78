"""From starting the process to the first painted window: our start page, and a file on the command line, each beside a
bare PySide6 main window started in the same run.

Two more windows tell how near to the targets anybody could come, and have none themselves: the bare one with the names
of Qt's constants, which PySide makes at the first ``Qt.AlignmentFlag``; and the bare one that has imported SQLModel
and read one table of the file before it is painted.

All are started as an installed program is: what they import was compiled by the first round, which does not count.
Beside the time on the clock stands the time of the processor, which a busy machine lengthens less.

Run: python tests/benchmarks/bench_start.py [--rounds 9]. Exit code 1 when a target is missed: start page at most 1.3
times the bare window, a file painted at most 4 times.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {"start page": 1.3, "file": 4.0}

_WATCH = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject
class Watch(QObject):
    def __init__(self, widget):
        super().__init__(); widget.installEventFilter(self)
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))
        return False
    def event(self, event):
        if event.type() == QEvent.Type.User:
            print("painted", flush=True)
        return True
"""
_BARE = (
    _WATCH
    + """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
window = QMainWindow()
label = QLabel("自评台")
window.setCentralWidget(label)
window.resize(1366, 768)
watch = Watch(label)
window.show()
app.exec()
"""
)
_CONSTANTS = "from PySide6.QtCore import Qt\nfrom PySide6.QtWidgets import QStyle\n" + _BARE
_READING = (
    """
import sys
import sqlmodel, sqlalchemy
with sqlalchemy.create_engine("sqlite:///" + sys.argv[3]).connect() as connection:
    connection.execute(sqlmodel.text("SELECT * FROM cell")).all()
"""
    + _BARE
)
_OURS = (
    _WATCH
    + """
from pathlib import Path
from desktop import __main__ as program
from desktop.ui import application
from desktop.usecases.workspace import Workspace
root, base, file = (Path(word) if word else None for word in sys.argv[1:4])
workspace = Workspace(root, base / "documents", base / "data", "bench")
show = application.show_first
def watched(window):
    global watch
    if file is None:
        watch = Watch(window.start_page)
    else:
        open_document = window.show_document
        def show_document(opened):
            global watch
            open_document(opened)
            watch = Watch(window.view.table.view.viewport())
        window.show_document = show_document
    show(window)
application.show_first = watched
application.run(workspace, file, False, program.now)
"""
)


def environment(base: Path) -> dict[str, str]:
    """Variables of a process: no screen unless one is named, bytecode kept below ``base`` from start to start."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(base / "bytecode")}
    return {"QT_QPA_PLATFORM": "offscreen", **kept, **ours}


def measure(code: str, variables: dict[str, str], *words: str) -> tuple[float, float]:
    """Milliseconds from starting the process to the word it prints once it has painted, and those of the processor."""
    before = os.times()
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=variables
    ) as process:
        assert process.stdout is not None
        watchdog = threading.Timer(60, process.kill)
        watchdog.start()
        said = process.stdout.readline()
        watchdog.cancel()
        taken = (time.perf_counter() - start) * 1000
        process.kill()
    after = os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    assert said.strip() == b"painted", f"the program ended without painting: {said!r}"
    return taken, worked * 1000


def make_file(base: Path) -> Path:
    """The published case as a file."""
    sys.path.insert(0, str(ROOT))
    from desktop.usecases.open_file import create
    from desktop.usecases.workspace import Workspace
    from tests.golden_case import golden_evaluation

    workspace = Workspace(ROOT, base / "documents", base / "data", "bench")
    path = base / "case.ziping"
    changes = golden_evaluation(workspace.catalogue().load("guangzhou-2021")).places()
    create(workspace, path, "guangzhou-2021", "测速", 2021, datetime.now(UTC), changes).close()
    return path


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=9)
    rounds = options.parse_args().rounds
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        file = make_file(base)
        words, variables = (str(ROOT), str(base)), environment(base)
        windows = {
            "bare": (_BARE, *words, ""),
            "bare, Qt's constants": (_CONSTANTS, *words, ""),
            "bare, SQLModel": (_READING, *words, str(file)),
            "start page": (_OURS, *words, ""),
            "file": (_OURS, *words, str(file)),
        }
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in windows}
        for number in range(rounds + 1):
            for name, (code, *given) in windows.items():
                once = measure(code, variables, *given)
                if number:  # the first round warms the disk and compiles
                    taken[name].append(once)
    print(f"median of {rounds}: ms until painted, ms of the processor; each beside the bare window of its round")  # noqa: T201
    for name, each in taken.items():
        clock, worked = (statistics.median(one[kind] for one in each) for kind in (0, 1))
        times, worked_times = (
            statistics.median(ours[kind] / bare[kind] for ours, bare in zip(each, taken["bare"], strict=True))
            for kind in (0, 1)
        )
        limit = LIMITS.get(name)
        late = limit is not None and times > limit
        missed |= late
        target = "" if limit is None else f" (at most {limit}){'  MISSED' if late else ''}"
        print(f"{name:20} {clock:7.1f} ms {times:5.2f} times, {worked:7.1f} ms {worked_times:5.2f} times{target}")  # noqa: T201
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
