"""A block of 1,000 cells from Excel pasted into the table: from the key until all is scored, checked and painted.

Run: python tests/benchmarks/bench_paste.py. Exit code 1 when a paste takes 0.5 s or more.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtGui import QGuiApplication

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui import application, clipboard
from desktop.ui.main_window import MainWindow
from desktop.ui.models import cells
from desktop.usecases.open_file import create
from desktop.usecases.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
ROWS, ROUNDS = 500, 5
LIMIT = 0.5  # s


def clock() -> datetime:
    return datetime.now(UTC)


def own_rows() -> list[Change]:
    """500 own indicators below 履职效能."""
    changes = []
    for number in range(1, ROWS + 1):
        values = (("parent", "duty"), ("name", f"指标{number}"), ("weight", "0.1"), ("position", str(number)))
        changes += [Change(Place(Kind.OWN, f"duty.{number}", name), value) for name, value in values]
    return changes


def excel(round_: int) -> str:
    """Target and actual of every row, as Excel puts them on the clipboard."""
    figures = ((n + round_, n + 2 * round_) for n in range(1, ROWS + 1))
    lines = "".join(f"<tr height=19><td class=xl65>{one}</td><td>{other}</td></tr>" for one, other in figures)
    head = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><style>td{mso-number-format:General;}</style>"
    return f"{head}<body><table>{lines}</table></body></html>"


def main() -> int:
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        workspace = Workspace(ROOT, base / "documents", base / "data", "bench")
        app = application.make_application(workspace)
        opened = create(workspace, base / "a.ziping", "guangzhou-2021", "测速", 2021, clock(), own_rows())
        window = MainWindow(workspace, clock)
        window.resize(1366, 728)
        window.show()
        window.show_document(opened)
        app.processEvents()
        assert window.view is not None
        assert window.document is not None
        view = window.view.table.view
        for round_ in range(ROUNDS):
            clipboard.put([["x"]], [True])  # a block of Qt's own making, then Excel's HTML in its place
            QGuiApplication.clipboard().mimeData().setHtml(excel(round_))
            view.go_to("duty.1", cells.TARGET)
            app.processEvents()
            start = time.perf_counter()
            view.paste()
            app.processEvents()
            taken = time.perf_counter() - start
            worst = max(worst, taken)
            said = window.document.undo_stack.undoText()
            print(f"{said}: {taken * 1000:6.1f} ms")  # noqa: T201
            assert window.document.flush()
        window.close()
        app.processEvents()
    return int(worst >= LIMIT)


if __name__ == "__main__":
    sys.exit(main())
