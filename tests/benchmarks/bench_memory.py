"""Memory of an idle window beside that of a bare PySide6 main window with one label, measured in the same run.

Idle means: painted, and left alone for some seconds. Four windows of ours: the start page nobody has touched, the same
after the mouse moved over it (what a first file needs has been imported by then, :mod:`desktop.ui.ahead`), a file just
opened, and the bare one that has imported SQLModel, below which no file can be opened.

The bare window shows Chinese as ours does: only where our program finds no Chinese face on the machine and takes its
own, the bare window loads that one too, for without it its label would be boxes. Nothing else is given to it.

The ratio is of resident memory (RSS), which counts a library whole though other programs may share it; its share (PSS)
and what would be free if the process ended (private) stand beside it. All processes run compiled code, as installed
programs do. Linux only: the figures are the kernel's (smaps_rollup).

Run: python tests/benchmarks/bench_memory.py [--rounds 5], or under xvfb-run with QT_QPA_PLATFORM=xcb. Exit code 1 when
the target is missed: the start page and an opened file at most 1.6 times the bare window.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIMITS = {"start page": 1.6, "file": 1.6}
FIGURES = ("Rss", "Pss", "Private")

_TELL = """
import json, os, sys
from PySide6.QtCore import QTimer
def tell():
    kinds = dict.fromkeys(("Rss", "Pss", "Private"), 0)
    for line in open("/proc/self/smaps_rollup"):
        name, _, size = line.partition(":")
        kind = name.partition("_")[0]
        if name in ("Rss", "Pss", "Private_Clean", "Private_Dirty"):
            kinds[kind] += int(size.split()[0])
    print(json.dumps(kinds), flush=True)
    os._exit(0)
"""
_BARE = (
    _TELL
    + """
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication([])
if sys.argv[1]:
    from PySide6.QtGui import QFont, QFontDatabase
    QFontDatabase.addApplicationFont(sys.argv[1])
    app.setFont(QFont(sys.argv[2]))
window = QMainWindow()
window.setCentralWidget(QLabel("自评台"))
window.resize(1366, 768)
window.show()
QTimer.singleShot(4000, tell)
app.exec()
"""
)
_OURS = (
    _TELL
    + """
from pathlib import Path
from desktop import __main__ as program
from desktop.ui import application
from desktop.usecases.workspace import Workspace
root, base, file = (Path(word) if word else None for word in sys.argv[1:4])
show = application.show_first
def watched(window):
    show(window)
    QTimer.singleShot(6000, tell)
    if sys.argv[4]:
        from PySide6.QtCore import QPoint
        from PySide6.QtTest import QTest
        QTimer.singleShot(1000, lambda: QTest.mouseMove(window.windowHandle(), QPoint(300, 300)))
application.show_first = watched
application.run(Workspace(root, base / "documents", base / "data", "bench"), file, False, program.now)
"""
)
_FACE = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.ui import theme
app = QApplication([])
theme.apply(app, Path(sys.argv[1]))
print(app.font().family())
"""


def measure(code: str, variables: dict[str, str], *words: str) -> dict[str, float]:
    """The figures of one window, in MB."""
    said = _said(code, variables, *words)
    return {kind: size / 1024 for kind, size in json.loads(said).items()}


def own_face(variables: dict[str, str]) -> tuple[str, str]:
    """File and name of the shipped face where our program needs it on this machine, else two empty words."""
    file = ROOT / "resources" / "fonts" / "hei.ttf"
    family = _said(_FACE, variables, str(ROOT)).strip()
    return (str(file), family) if family == "Zipingtai Hei" else ("", "")


def _said(code: str, variables: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, env=variables, timeout=60, check=True
    )
    return done.stdout


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    sys.path.insert(0, str(ROOT))
    from tests.benchmarks.bench_start import environment, make_file

    missed = False
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        file, variables = str(make_file(base)), environment(base)
        face, words = own_face(variables), (str(ROOT), str(base))
        windows = {
            "bare": (_BARE, *face),
            "bare, SQLModel": ("import sqlmodel\n" + _BARE, *face),
            "start page": (_OURS, *words, "", ""),
            "start page, touched": (_OURS, *words, "", "touched"),
            "file": (_OURS, *words, file, ""),
        }
        taken: dict[str, list[dict[str, float]]] = {name: [] for name in windows}
        for number in range(rounds + 1):
            for name, (code, *given) in windows.items():
                once = measure(code, variables, *given)
                if number:  # the first round compiles, and shows the tour
                    taken[name].append(once)
    print(f"median of {rounds}, MB; the bare window has {'our own' if face[0] else 'the system’s'} face")  # noqa: T201
    bare = statistics.median(each["Rss"] for each in taken["bare"])
    for name, each in taken.items():
        resident, share, private = (statistics.median(one[kind] for one in each) for kind in FIGURES)
        limit = LIMITS.get(name)
        large = limit is not None and resident > limit * bare
        missed |= large
        times = f"{resident / bare:.2f} times"
        target = "" if limit is None else f" (at most {limit}){'  MISSED' if large else ''}"
        print(f"{name:20} RSS {resident:6.1f} PSS {share:6.1f} private {private:6.1f}, {times}{target}")  # noqa: T201
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
