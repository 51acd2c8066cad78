"""From starting the process to the first painted window: our start page, and a file on the command line, each beside a
bare PySide6 main window started in the same run.

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


def measure(code: str, *words: str) -> float:
    """Milliseconds from starting the process to the word it prints once it has painted."""
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.stdout is not None
        watchdog = threading.Timer(60, process.kill)
        watchdog.start()
        said = process.stdout.readline()
        watchdog.cancel()
        taken = (time.perf_counter() - start) * 1000
        process.kill()
    assert said.strip() == b"painted", f"the program ended without painting: {said!r}"
    return taken


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
        taken: dict[str, list[float]] = {"bare": [], "start page": [], "file": []}
        for number in range(rounds + 1):
            once = {
                "bare": measure(_BARE),
                "start page": measure(_OURS, str(ROOT), str(base), ""),
                "file": measure(_OURS, str(ROOT), str(base), str(file)),
            }
            if number:  # the first round warms the disk
                for name, each in once.items():
                    taken[name].append(each)
    bare = statistics.median(taken["bare"])
    print(f"bare window: {bare:6.1f} ms (median of {rounds})")  # noqa: T201
    for name, limit in LIMITS.items():
        median = statistics.median(taken[name])
        ratio = statistics.median(ours / beside for ours, beside in zip(taken[name], taken["bare"], strict=True))
        late = ratio > limit
        missed |= late
        print(f"{name}: {median:6.1f} ms, {ratio:.2f} times (at most {limit}){'  MISSED' if late else ''}")  # noqa: T201
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
