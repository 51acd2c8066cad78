"""Make resources/pictures/ for the README from the sample: the window, the start page, two pages of the report.

    python installer/make_pictures.py

Run by hand when the look has changed; needs no screen. Everything is made anew in a temporary folder.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # noqa: E402 - the platform is chosen before Qt is loaded
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from desktop.reports import pages  # noqa: E402
from desktop.ui import application, jobs  # noqa: E402
from desktop.ui.main_window import MainWindow  # noqa: E402
from desktop.usecases import demo  # noqa: E402
from desktop.usecases.open_file import OpenEvaluation, case_of, open_evaluation  # noqa: E402
from desktop.usecases.recent_files import RecentFile, remember  # noqa: E402
from desktop.usecases.sample import open_sample  # noqa: E402
from desktop.usecases.workspace import Workspace  # noqa: E402

TARGET = ROOT / "resources" / "pictures"
WINDOW = (1366, 768)
SETTLING = 20  # rounds of events until wrapped lines have their height; two or three are needed
PAGE_SCALE = 1.25  # pixels a point: 744 wide for an upright page
CHINA = timezone(timedelta(hours=8))


class Clock:
    """A minute later at each look, so that two runs give the same pictures."""

    def __init__(self) -> None:
        self._now = datetime(2022, 3, 25, 9, 0, tzinfo=CHINA)

    def __call__(self) -> datetime:
        """The next minute."""
        self._now += timedelta(minutes=1)
        return self._now


def main() -> int:
    """Draw all four."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # the pictures show 文档/自评台, nobody's own folders
        workspace = Workspace(ROOT, Path("文档") / "自评台", Path("资料"), "办公室")
        app = application.make_application(workspace)
        clock = Clock()
        draw_window(app, workspace, clock)
        made = demo.make(workspace, workspace.documents, clock, lambda *_: None)
        draw_start(app, workspace, made, clock)
        draw_report(made.report)
        os.chdir(ROOT)
    for picture in sorted(TARGET.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}  {picture.stat().st_size // 1024} KB")
    return 0


def draw_window(app: QApplication, workspace: Workspace, clock: Clock) -> None:
    """The sample while it is being filled in."""
    window = MainWindow(workspace, clock)
    photograph(app, window, "window.png", open_sample(workspace, clock))


def draw_start(app: QApplication, workspace: Workspace, made: demo.Demo, clock: Clock) -> None:
    """The start page with the sample among the recent files."""
    opened = open_evaluation(workspace, made.file, clock(), read_only=True)
    evaluation, sheet = opened.evaluation, case_of(opened.rubric, opened.evaluation).sheet
    opened.close()
    total, grade = f"{sheet.total}", sheet.grade.name if sheet.grade else ""
    now = clock().isoformat()
    remember(workspace, RecentFile(str(made.file), evaluation.unit, evaluation.year, now, total, grade))
    photograph(app, MainWindow(workspace, clock), "start.png", None)


def photograph(app: QApplication, window: MainWindow, name: str, opened: OpenEvaluation | None) -> None:
    """A window as it stands when everything in it has found its place."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*WINDOW)
    window.show()
    if opened is not None:
        window.show_document(opened)
    for _ in range(SETTLING):
        app.processEvents()
    while jobs.waiting():
        app.processEvents()
    window.grab().save(str(TARGET / name))
    window.close()


def draw_report(report: Path) -> None:
    """The cover, and the first page of the score table: the second one that lies on its side, after the head block."""
    pdf = report.read_bytes()
    sizes = pages.sizes(pdf)
    lying = [number for number, size in enumerate(sizes) if size.width > size.height]
    table = lying[1]
    for number, name in ((0, "report-cover.png"), (table, "report-table.png")):
        drawn = pages.draw(pdf, number, PAGE_SCALE)
        image = QImage(drawn.data, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888)
        image.save(str(TARGET / name))


if __name__ == "__main__":
    sys.exit(main())
