"""A reviewer opens what came in and sees whether it is still what was signed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.domain.signoff import Refused
from desktop.domain.verification import Verification
from desktop.ui.dialogs import verified
from desktop.ui.dialogs.verified import VerifiedDialog
from desktop.usecases.open_file import findings_of
from desktop.usecases.sign_off import sign
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


class Reviewer:
    """Chooses a file and looks at what the program says of it."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk, self.told = desk, list[tuple[Path, Verification]]()
        self._window, self._chosen = QWidget(), ""
        desk.qtbot.addWidget(self._window)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (self._chosen, ""))
        monkeypatch.setattr(verified, "show", lambda _parent, path, told: self.told.append((path, told)))

    def verifies(self, path: Path | str) -> None:
        self._chosen = str(path)
        verified.run(self._window, self.desk.workspace, self.desk.clock)
        self.desk.settles()

    def sees(self) -> VerifiedDialog:
        path, told = self.told[-1]
        dialog = VerifiedDialog(path, told)
        self.desk.shows(dialog, 720, 460)
        return dialog


@pytest.fixture
def reviewer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Reviewer:
    return Reviewer(desk, monkeypatch)


def signed_file(desk: Desk) -> Path:
    document = desk.starts_golden()
    case = document.case
    for role, name in (("填报人", "甲某某"), ("单位负责人", "丙某某")):
        assert not isinstance(sign(document.opened, case, findings_of(case), name, role, desk.clock()), Refused)
    return document.opened.path


def test_what_was_signed_is_found_as_it_was(desk: Desk, reviewer: Reviewer) -> None:
    """Even while it is open in the window."""
    reviewer.verifies(signed_file(desk))

    dialog = reviewer.sees()

    assert dialog.verdict.text() == "与签发时一致。"
    assert "总分　签发的 93.89，重算 93.89" in dialog.details.toPlainText()
    assert dialog.details.isReadOnly()
    with desk.qtbot.waitSignal(dialog.accepted):
        dialog.findChild(QPushButton).click()


def test_a_change_is_named(desk: Desk, reviewer: Reviewer) -> None:
    path = signed_file(desk)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TRIGGER cell_update")
        connection.execute("UPDATE cell SET value = '1' WHERE key = 'budget.city'")

    reviewer.verifies(path)

    dialog = reviewer.sees()
    assert "不符" in dialog.verdict.text()
    assert "市本级支出全年预算数：应为“40959.93”，现为“1”" in dialog.details.toPlainText()


def test_what_could_not_be_looked_at_is_said(desk: Desk, reviewer: Reviewer) -> None:
    path = Path("报告.pdf")
    told = Verification("某单位", 2021, 1, "0" * 64, True, (), None, "93.89", (), ("没有评价方案。",))  # noqa: FBT003
    reviewer.told.append((path, told))

    dialog = reviewer.sees()

    assert dialog.verdict.text() == "没有发现改动，但没能全部核对。"
    assert "没有评价方案。" in dialog.details.toPlainText()


def test_a_draft_cannot_be_verified(desk: Desk, reviewer: Reviewer) -> None:
    reviewer.verifies(desk.starts_empty().opened.path)

    assert reviewer.told == []
    assert [error.code for error in desk.said.errors] == [Problem.VERIFY_UNSIGNED]


def test_choosing_nothing_does_nothing(desk: Desk, reviewer: Reviewer) -> None:
    reviewer.verifies("")
    assert (reviewer.told, desk.said.errors, desk.said.remarks) == ([], [], [])
