"""Two windows, one file each; the same file twice is shown with who holds it, and cannot be written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem, UserError
from desktop.ui import another_window
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_another_window_is_the_program_again_with_the_file(tmp_path: Path) -> None:
    started: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> bool:
        started.append((program, arguments))
        return True

    another_window.open_another(tmp_path / "甲.ziping", start)
    another_window.open_another(None, start)

    assert started == [
        (sys.executable, ["-m", "desktop", str(tmp_path / "甲.ziping")]),
        (sys.executable, ["-m", "desktop"]),
    ]


def test_a_packed_program_starts_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert another_window.command(tmp_path / "甲.ziping") == (sys.executable, [str(tmp_path / "甲.ziping")])


def test_a_window_that_does_not_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="甲") as caught:
        another_window.open_another(tmp_path / "甲.ziping", lambda _program, _arguments: False)
    assert caught.value.code is Problem.WINDOW_NOT_STARTED


def test_she_opens_last_years_file_beside_this_one(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The window she has keeps its file."""
    here = clerk.opens_a_draft()
    asked: list[Path | None] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(here.with_name("上年.ziping")), ""))
    monkeypatch.setattr(another_window, "open_another", asked.append)

    clerk.does("window")

    assert asked == [here.with_name("上年.ziping")]
    assert clerk.document.opened.path == here


def test_the_same_file_twice_is_read_only_the_second_time(qtbot: QtBot, tmp_path: Path, clerk: Clerk) -> None:
    """The second window says who holds it and since when; closing the first lets it be edited."""
    path = clerk.opens_a_draft()
    with Clerk(qtbot, tmp_path) as other:
        other.opens(path)
        assert not other.document.editable
        assert "会计@办公室" in other.view.banner_text()
        assert "2022" in other.view.banner_text()

        clerk.closes_the_file()
        again = next(each for each in other.view.banner.findChildren(QPushButton) if each.text() == "重新打开")
        again.click()
        other.waits_for(lambda: other.window.document is not None and other.document.editable)
        assert other.document.opened.path == path
        assert other.view.banner_text() == ""
