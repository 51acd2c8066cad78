"""A reviewer opens what came in and sees whether it is still what was signed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.domain.signoff import Refused
from desktop.domain.verification import Verification
from desktop.ui.dialogs import verified
from desktop.ui.dialogs.verified import Again, VerifiedDialog
from desktop.usecases.digital import Wanted, export_signed
from desktop.usecases.open_file import findings_of, open_evaluation
from desktop.usecases.sign_off import sign
from tests.certificates import PASSPHRASE, issued
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


class Reviewer:
    """Chooses a file and looks at what the program says of it."""

    def __init__(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk, self.told = desk, list[tuple[Path, Verification, Again]]()
        self._window, self._chosen = QWidget(), ""
        desk.qtbot.addWidget(self._window)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (self._chosen, ""))
        monkeypatch.setattr(verified, "show", lambda _parent, *told: self.told.append(told))

    def verifies(self, path: Path | str) -> None:
        self._chosen = str(path)
        verified.run(self._window, self.desk.workspace, self.desk.clock)
        self.desk.settles()

    def sees(self) -> VerifiedDialog:
        path, told, again = self.told[-1]
        dialog = VerifiedDialog(path, told, None, again)
        self.desk.shows(dialog, 760, 520)
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
        next(each for each in dialog.findChildren(QPushButton) if each.text() == "关闭").click()


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
    reviewer.told.append((path, told, lambda _paper, _roots: told))

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


# ------------------------------------------------------------------ a paper against the file


def types(dialog: VerifiedDialog, desk: Desk, code: str) -> None:
    """As a scanner does: the text, and Return behind it."""
    dialog.paper.setText(code)
    desk.qtbot.keyClick(dialog.paper, Qt.Key.Key_Return)
    desk.settles()


def test_a_paper_is_held_against_the_file(desk: Desk, reviewer: Reviewer) -> None:
    path = signed_file(desk)
    reviewer.verifies(path)
    dialog = reviewer.sees()
    digest = reviewer.told[-1][1].digest

    types(dialog, desk, f"ZPT1:2021:1:93.89:{digest.upper()}")
    assert dialog.verdict.text() == "与签发时一致。"
    assert "纸上的校验码与第1次签发的数据相符" in dialog.details.toPlainText()

    types(dialog, desk, f"ZPT1:2021:1:95:{digest.upper()}")
    assert "不符" in dialog.verdict.text()
    assert "纸上的总分：应为“93.89”，现为“95”" in dialog.details.toPlainText()

    types(dialog, desk, digest[:16])
    assert dialog.verdict.text() == "与签发时一致。"


def test_a_code_that_is_none_is_said_beside_its_line(desk: Desk, reviewer: Reviewer) -> None:
    reviewer.verifies(signed_file(desk))
    dialog = reviewer.sees()
    types(dialog, desk, "12345")
    assert "读到 5 位" in dialog.wrong.text()
    assert dialog.wrong.isVisible()
    assert dialog.verdict.text() == "与签发时一致。"
    types(dialog, desk, reviewer.told[-1][1].digest)
    assert not dialog.wrong.isVisible()


def test_a_digital_signature_is_told_as_it_is(
    desk: Desk, reviewer: Reviewer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is not believed until a root vouches for it; nothing of the rest depends on that."""
    opened = open_evaluation(desk.workspace, signed_file(desk), desk.clock(), read_only=True)
    certificate, root, target = tmp_path / "单位.p12", tmp_path / "根.pem", tmp_path / "报告.pdf"
    certificate.write_bytes(issued().p12)
    root.write_bytes(issued().root)
    export_signed(desk.workspace, opened.case(), opened.frozen, target, Wanted(certificate, PASSPHRASE), desk.clock())
    opened.close()
    reviewer.verifies(target)
    dialog = reviewer.sees()
    assert dialog.verdict.text() == "与签发时一致。"
    assert "签名人是谁请另行核实" in dialog.details.toPlainText()
    assert dialog.roots_button.isVisible()

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(certificate)], ""))
    dialog.roots_button.click()
    desk.settles()
    assert [error.code for error in desk.said.errors] == [Problem.CERT_ROOT]
    assert dialog.roots_button.isEnabled()

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(root)], ""))
    dialog.roots_button.click()
    desk.settles()
    assert "根证书已核对" in dialog.details.toPlainText()
    assert not dialog.roots_button.isVisible()
