"""A desk for tests of dialogs and pages: real files in a temporary folder, a clock that ticks, messages recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from types import TracebackType

import openpyxl
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Change, Evaluation
from desktop.rubricfiles import load_folder
from desktop.ui import jobs, languages, messages, theme
from desktop.ui.document import Document
from desktop.usecases import open_file
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT, RUBRICS, golden_evaluation

RUBRIC = "guangzhou-2021"
SAMPLE = ROOT / "resources" / "sample" / "last-year.xlsx"
CHINA = timezone(timedelta(hours=8))


def put_on_theme() -> QApplication:
    """Our look, once in a process as in the program: a style replaced under PySide crashes it later."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    if application.property("themed") is None:
        theme.apply(application, ROOT)
        languages.speak(application, ROOT, languages.CHINESE)
        application.setProperty("themed", ROOT.name)
    return application


class Recorder:
    """Takes the place of the message boxes."""

    def __init__(self) -> None:
        self.errors: list[UserError] = []
        self.remarks: list[str] = []

    def error(self, _parent: QWidget | None, problem: UserError) -> None:
        self.errors.append(problem)

    def offer(self, _parent: QWidget | None, problem: UserError, way_out: str) -> bool:
        raise AssertionError(f"nobody expected to be offered {way_out}: {problem}")

    def status(self, text: str) -> None:
        self.remarks.append(text)

    def hint(self, _beside: QWidget, text: str) -> None:
        self.remarks.append(text)

    def ask(self, _parent: QWidget | None, _title: str, text: str, _answers: Sequence[str]) -> int | None:
        raise AssertionError(f"nobody expected to be asked: {text}")

    def ask_text(self, _parent: QWidget | None, _title: str, text: str, _start: str) -> str | None:
        raise AssertionError(f"nobody expected to be asked: {text}")


class Desk:
    """What a person at the desk has and can do."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        put_on_theme()
        self.qtbot = qtbot
        self.workspace = Workspace(ROOT, folder / "文档" / "自评台", folder / "资料", "会计@办公室")
        self.said = Recorder()
        self._folder, self._before = folder, messages.install(self.said)
        self._minutes = 0
        self._documents: list[Document] = []

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.settles()
        for document in self._documents:
            document.close()
        messages.install(self._before)

    def clock(self) -> datetime:
        """Each look at it is a minute later."""
        self._minutes += 1
        return datetime(2022, 3, 25, 9, 0, tzinfo=CHINA) + timedelta(minutes=self._minutes)

    def settles(self) -> None:
        """Everything that was started off the UI thread has come back."""
        self.qtbot.waitUntil(lambda: not jobs.waiting(), timeout=20_000)

    def waits_for(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=20_000)

    def shows(self, widget: QWidget, width: int = 1366, height: int = 700) -> None:
        """Put a page or dialog on the screen."""
        self.qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        self.settles()

    def starts_empty(self, unit: str = "青川县图书馆", changes: Iterable[Change] = ()) -> Document:
        """A new draft of 2021."""
        path = open_file.free_path(self.workspace.documents, unit, 2021)
        opened = open_file.create(self.workspace, path, RUBRIC, unit, 2021, self.clock(), changes)
        return self.keeps(Document(opened, self.clock))

    def starts_golden(self) -> Document:
        """The published evaluation, complete and without errors."""
        golden = self.golden()
        return self.starts_empty(golden.unit, golden.places())

    def golden(self) -> Evaluation:
        return golden_evaluation(load_folder(RUBRICS / RUBRIC))

    def keeps(self, document: Document) -> Document:
        """Close it when the day is over."""
        self._documents.append(document)
        return document

    def last_years_file(self, cells: dict[str, str | float] | None = None) -> Path:
        """Last year's Excel table, some cells of it changed."""
        path = self._folder / "2020年度自评表.xlsx"
        book = openpyxl.load_workbook(SAMPLE)
        for cell, value in (cells or {}).items():
            book.worksheets[0][cell].value = value
        book.save(path)
        book.close()
        return path

    def files(self) -> list[str]:
        """The evaluations in 文档/自评台."""
        return sorted(path.name for path in self.workspace.documents.glob("*.ziping"))
