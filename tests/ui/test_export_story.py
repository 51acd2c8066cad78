"""Exporting from the window: the kind is chosen in the file dialog, the work is done aside and can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem, UserError
from desktop.ui import exporting
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("报告", 0, "报告.pdf"),
        ("报告", 1, "报告.docx"),
        ("报告", 2, "报告.xlsx"),
        ("报告.xlsx", 0, "报告.xlsx"),
        ("2021.3版", 1, "2021.3版.docx"),
    ],
)
def test_the_kind_gives_the_suffix_a_typed_one_counts(typed: str, kind: int, meant: str) -> None:
    assert exporting.with_suffix(Path(typed), exporting.kinds()[kind]) == Path(meant)


def test_the_dialog_offers_three_kinds(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    offered: list[str] = []

    def choose(_parent: QWidget, _title: str, _proposed: str, filters: str, _first: str) -> tuple[str, str]:
        offered.extend(filters.split(";;"))
        return str(tmp_path / "报告"), offered[1]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    assert exporting.ask_target(parent, tmp_path / "报告.pdf") == tmp_path / "报告.docx"
    assert len(offered) == 3


def test_an_export_can_be_stopped(qtbot: QtBot) -> None:
    """The small window appears only when it takes long; its button tells the worker, and it goes by itself."""
    parent = QWidget()
    qtbot.addWidget(parent)
    begun, told = Event(), list[Problem]()

    def write(stopped: Callable[[], bool]) -> None:
        begun.set()
        while not stopped():
            Event().wait(0.01)
        raise UserError(Problem.REPORT_STOPPED, file="报告.docx")

    window = exporting.start(parent, write, Path("报告.docx"), lambda _: None, lambda error: told.append(error.code))
    assert not window.isVisible()
    qtbot.waitUntil(window.isVisible)
    assert begun.is_set()
    gone = list[bool]()
    window.destroyed.connect(lambda: gone.append(True))
    window.findChildren(QPushButton)[0].click()
    qtbot.waitUntil(lambda: told == [Problem.REPORT_STOPPED])
    qtbot.waitUntil(lambda: gone == [True])


def test_a_quick_export_shows_no_window(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    done = list[Path]()
    window = exporting.start(parent, lambda _stopped: None, Path("报告.xlsx"), done.append)
    shown = list[bool]()
    window.destroyed.connect(lambda: shown.append(True))
    qtbot.waitUntil(lambda: done == [Path("报告.xlsx")])
    qtbot.waitUntil(lambda: shown == [True])


@pytest.mark.parametrize("ends", [UserError(Problem.FILE_WRITE, file="报告.pdf", why="没有权限"), None])
def test_the_remark_goes_with_the_work(qtbot: QtBot, tmp_path: Path, ends: UserError | None) -> None:
    """Refused or written: nothing says any longer that a report is being made."""
    with Clerk(qtbot, tmp_path) as clerk:
        target, done = tmp_path / "报告.pdf", list[Path]()

        def write(_stopped: Callable[[], bool]) -> None:
            if ends is not None:
                raise ends

        exporting.start(clerk.window, write, target, done.append)
        assert clerk.told.remarks[-1] == "正在导出 报告.pdf…"
        clerk.waits_for(lambda: bool(done or clerk.told.errors))

        assert clerk.told.remarks[-1] == ""
