"""The program on stage: an invented unit's files, and the windows a person sees, ready to be photographed.

``make_pictures.py`` takes the pictures of README and handbook from here, ``make_screens.py`` those of every state at
every size. Needs no screen; everything is made anew in a temporary folder.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# ruff: noqa: E402 - the platform is chosen before Qt is loaded
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.evaluation import Kind, Place
from desktop.ui import application, jobs, languages
from desktop.ui.document import Document
from desktop.ui.main_window import MainWindow
from desktop.ui.places import Page
from desktop.ui.settings import LANGUAGE, SCHEME, Settings
from desktop.ui.views.evaluation_view import EvaluationView
from desktop.usecases import demo, edit_rubric, own_rubrics, sample, verify
from desktop.usecases.open_file import case_of, create, open_evaluation
from desktop.usecases.recent_files import RecentFile, remember
from desktop.usecases.sample import open_sample
from desktop.usecases.workspace import Workspace

from furnish import furnish  # isort: skip - it loads Qt

BEGUN = ("hunan-county-2021", "云岭市青禾区科学技术协会", 2022)  # rubric, unit, year; nothing is filled in
SETTLING = 20  # rounds of events until wrapped lines have their height; two or three are needed
CHINA = timezone(timedelta(hours=8))


class Clock:
    """A minute later at each look, so that two runs give the same pictures."""

    def __init__(self) -> None:
        self._now = datetime(2022, 3, 25, 9, 0, tzinfo=CHINA)

    def __call__(self) -> datetime:
        """The next minute."""
        self._now += timedelta(minutes=1)
        return self._now


class Stage:
    """The main window on the sample, and what else can be brought into sight.

    Attributes:
        window: The main window, not shown on any screen.
        made: The signed sample with its report.
    """

    def __init__(self, app: QApplication, workspace: Workspace, size: tuple[int, int]) -> None:
        self.app, self.workspace, self.clock = app, workspace, Clock()
        self.made = demo.make(workspace, workspace.documents, self.clock, lambda *_: None)
        self.window = MainWindow(workspace, self.clock)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self.window.resize(*size)
        self.window.show()
        self.settle()

    def settle(self) -> None:
        """Until everything has found its place, every thread has come back and the file has everything."""
        self._take_turns()
        while jobs.waiting():  # what one brought may start another
            self._take_turns()
        if self.window.document is not None:
            self.window.document.root.wait_until_written()
        self._take_turns()

    def _take_turns(self) -> None:
        for _ in range(SETTLING):
            self.app.processEvents()

    def photograph(self, widget: QWidget, target: Path) -> None:
        """A picture of a window as it stands when it is settled."""
        self.settle()
        if not widget.isVisible():
            widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            widget.show()
            self.settle()
        widget.grab().save(str(target))

    # ------------------------------------------------------------------ states
    def start(self) -> QWidget:
        """The start page with the sample among the recent files."""
        opened = open_evaluation(self.workspace, self.made.file, self.clock(), read_only=True)
        evaluation, sheet = opened.evaluation, case_of(opened.rubric, opened.evaluation).sheet
        opened.close()
        total, grade = f"{sheet.total}", sheet.grade.name if sheet.grade else ""
        now = self.clock().isoformat()
        remember(self.workspace, RecentFile(str(self.made.file), evaluation.unit, evaluation.year, now, total, grade))
        self._leave()
        self.window.start_page.reload()
        return self.window

    def page(self, page: Page) -> QWidget:
        """One page of the sample while it is being filled in."""
        view = self._view()
        view.show_page(page)
        view.findings.set_open(False)
        return self.window

    def findings(self) -> QWidget:
        """The table with a contradiction in it, and the list of findings open."""
        window = self.page(Page.TABLE)
        document = self._document()
        document.set_value(Place(Kind.FACT, "executed.basic"), "481.94")
        self._view().findings.set_open(True)
        return window

    def begun(self) -> QWidget:
        """A draft of this morning: nothing is filled in yet, and nothing is wrong."""
        self._leave()
        path, now = self.workspace.documents / "begun.ziping", self.clock()
        path.unlink(missing_ok=True)
        self.window.show_document(create(self.workspace, path, *BEGUN, now))
        self.settle()
        return self.window

    def refused(self) -> QWidget:
        """What stands in the way of signing that draft."""
        from desktop.ui.dialogs.sign_off import SignOffDialog

        self.begun()
        return SignOffDialog(self.window, self._open(), self.clock, None, None)

    def signing(self) -> QWidget:
        """The sample, about to be signed."""
        from desktop.ui.dialogs.sign_off import SignOffDialog

        self.page(Page.SIGN)
        return SignOffDialog(self.window, self._document(), self.clock, None, None)

    def backups(self) -> QWidget:
        """The backups of the sample."""
        from desktop.ui.dialogs.backups import BackupsDialog

        return BackupsDialog(self.window, self.workspace, self.clock, self._document().opened.path)

    def evidence(self) -> QWidget:
        """The evidence, one picture chosen."""
        from desktop.ui.views.evidence_page import EvidencePage

        window = self.page(Page.EVIDENCE)
        page = self._view().page_widget(Page.EVIDENCE)
        assert isinstance(page, EvidencePage)
        page.show_file(next(iter(self._document().evaluation.evidence)))
        return window

    def imported(self) -> QWidget:
        """What was read of last year's sheet, beside the sheet."""
        from desktop.ui.dialogs.import_prior import ImportDialog

        dialog = ImportDialog(None, self.workspace, self.workspace.sample / sample.LAST_YEAR, self.clock)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        dialog.show()
        return dialog

    def rubrics(self) -> QWidget:
        """The shelf of rubrics."""
        from desktop.ui.dialogs.rubric_manager import RubricManager

        return RubricManager(None, self.workspace)

    def editor(self) -> QWidget:
        """A rubric of one's own in the editor."""
        from desktop.ui.rubrics.editor import RubricEditor

        own_rubrics.duplicate(self.workspace, "shaoguan-2019", "own-2022", "本县 2022 年度自评表")
        return RubricEditor(None, self.workspace, edit_rubric.open_draft(self.workspace, "own-2022"))

    def verified(self) -> QWidget:
        """The report of the signed sample, verified."""
        from desktop.ui.dialogs.verified import VerifiedDialog

        told = verify.verify(self.workspace, self.made.report, self.clock())
        return VerifiedDialog(self.made.report, told)

    def compared(self) -> QWidget:
        """This year beside last year."""
        from desktop.ui.dialogs.compare_years import CompareDialog

        return CompareDialog(self.window, self._document(), self.workspace)

    def settings(self) -> QWidget:
        """What can be set."""
        from desktop.ui.dialogs.settings import SettingsDialog

        return SettingsDialog(None, Settings(self.workspace))

    def about(self) -> QWidget:
        """What the program is, and what it is made of."""
        from desktop.ui.dialogs.about import AboutDialog

        return AboutDialog(None)

    def handbook(self) -> QWidget:
        """The handbook at its first page."""
        from desktop.ui.help.reader import Handbook

        book = Handbook(self.workspace)
        book.open("start")
        return book

    def tour(self) -> QWidget:
        """The page of the first start."""
        from desktop.ui.help.tour import Tour

        return Tour(None)

    # ------------------------------------------------------------------ what stands behind them
    def _view(self) -> EvaluationView:
        """The sample's, opened and furnished once; what else was open gives way to it."""
        document = self.window.document
        if document is None or document.opened.path.parent.name != "sample":
            self._leave()
            opened = open_sample(self.workspace, self.clock)
            self.window.show_document(opened)
            self.settle()
            if not opened.evaluation.parts:
                furnish(self._open(), opened, self.workspace, self.made.report, self.clock)
            self.settle()
        assert self.window.view is not None
        return self.window.view

    def _leave(self) -> None:
        if self.window.view is not None:
            self.window.close_document()
            self.settle()

    def _document(self) -> Document:
        self._view()
        return self._open()

    def _open(self) -> Document:
        assert self.window.document is not None
        return self.window.document


def screen(width: int, height: int, folder: Path) -> None:
    """Make the screen nobody sees as large as one people have, in pixels; before the application is made."""
    config = folder / "screen.json"
    place = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    config.write_text(json.dumps({"screens": [place]}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"


@contextmanager
def stage(
    width: int, height: int, percent: int = 100, scheme: str = "light", language: str = languages.CHINESE
) -> Iterator[Stage]:
    """A stage in a temporary folder, whose pictures show 文档/自评台 and nobody's own folders.

    Args:
        width: Of the screen, in pixels.
        height: The same.
        percent: How much everything is enlarged; Qt reads it from the environment, once in a process.
        scheme: One of colours.SCHEMES.
        language: One of languages.LANGUAGES.
    """
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        screen(width, height, Path(folder))
        os.chdir(folder)
        workspace = Workspace(ROOT, Path("文档") / "自评台", Path("资料"), "办公室")
        Settings(workspace).set(SCHEME, scheme)
        Settings(workspace).set(LANGUAGE, language)
        made = Stage(
            application.make_application(workspace), workspace, (width * 100 // percent, height * 100 // percent)
        )
        yield made
        made.window.close()
        made.settle()
        os.chdir(before)


# What can be photographed: the name of the picture, and how to bring it into sight.
STATES: dict[str, Callable[[Stage], QWidget]] = {
    "start": Stage.start,
    "head": lambda on: on.page(Page.HEAD),
    "window": lambda on: on.page(Page.TABLE),
    "standing": lambda on: on.page(Page.STANDING),
    "projects": lambda on: on.page(Page.PROJECTS),
    "narrative": lambda on: on.page(Page.NARRATIVE),
    "evidence": Stage.evidence,
    "preview": lambda on: on.page(Page.PREVIEW),
    "sign": lambda on: on.page(Page.SIGN),
    "review": lambda on: on.page(Page.REVIEW),
    "import": Stage.imported,
    "compare": Stage.compared,
    "rubrics": Stage.rubrics,
    "editor": Stage.editor,
    "verify": Stage.verified,
    "settings": Stage.settings,
    "handbook": Stage.handbook,
    "tour": Stage.tour,
    "signing": Stage.signing,
    "backups": Stage.backups,
    "about": Stage.about,
    "findings": Stage.findings,
    "begun": Stage.begun,
    "refused": Stage.refused,
}
