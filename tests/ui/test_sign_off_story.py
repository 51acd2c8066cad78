"""Signing: every obstacle at once, three signatures under one frozen content, and a revision that asks for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.signoff import digest
from desktop.ui.dialogs.reopen import ReopenDialog
from desktop.ui.dialogs.sign_off import SignOffDialog, grouped
from desktop.ui.document import Document
from desktop.usecases import sign_off
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

WRONG_SCORE = Change(Place(Kind.LEAF, "mgmt.funds.completion", "score"), "2")  # the rule gives 1.24


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


class Signing:
    """The dialog in the words of those who sign."""

    def __init__(self, desk: Desk, document: Document) -> None:
        self.desk, self.document = desk, document
        self.jumps: list[Place] = []
        self.exports = 0
        self.dialog = SignOffDialog(None, document, desk.clock, self.jumps.append, self._export)
        desk.shows(self.dialog, 820, 640)

    def _export(self) -> None:
        self.exports += 1

    @property
    def obstacles(self) -> list[str]:
        rows = self.dialog.obstacles.list
        return [
            f"{rows.topLevelItem(at).text(0)}：{rows.topLevelItem(at).text(1)}"
            for at in range(rows.topLevelItemCount())
        ]

    def texts(self) -> str:
        return "\n".join(each.text() for each in self.dialog.findChildren(QLabel) if each.isVisible())

    def button(self, text: str) -> QPushButton:
        return next(b for b in self.dialog.findChildren(QPushButton) if b.text() == text and b.isVisible())

    def signs(self, role: str, name: str) -> None:
        choice = next(b for b in self.dialog.role_group.buttons() if b.text() == role)
        choice.click()
        self.dialog.name_edit.setText(name)
        self.desk.waits_for(self.dialog.sign_button.isEnabled)
        self.desk.qtbot.mouseClick(self.dialog.sign_button, Qt.MouseButton.LeftButton)
        self.desk.settles()


def test_everything_that_stands_in_the_way_is_listed_at_once(desk: Desk) -> None:
    signing = Signing(desk, desk.starts_empty())
    unscored = signing.document.sheet.unscored
    assert len(unscored) == 23
    listed = {each.where.key for each in signing.dialog.obstacles.shown}
    assert set(unscored) <= listed
    assert not signing.dialog.sign_button.isEnabled()
    assert signing.dialog.lacking.text() == f"还有 {len(signing.obstacles)} 项待填"


def test_a_double_click_leads_to_the_place_and_closes_the_dialog(desk: Desk) -> None:
    signing = Signing(desk, desk.starts_empty())
    rows = signing.dialog.obstacles.list
    at = next(at for at, each in enumerate(signing.obstacles) if "预算完成率" in each)
    rows.itemActivated.emit(rows.topLevelItem(at), 0)
    assert [place.key for place in signing.jumps] == ["mgmt.funds.completion"]
    assert not signing.dialog.isVisible()
    assert not signing.dialog.signed


def test_three_roles_sign_one_frozen_content(desk: Desk) -> None:
    document = desk.starts_golden()
    signing = Signing(desk, document)
    assert signing.obstacles == []
    assert "首个签字即冻结本次内容；其后改动须开始修订" in signing.texts()
    assert "93.89 分　优" in signing.texts()
    signing.signs("填报人", "甲某")
    assert document.frozen is not None
    assert grouped(document.frozen.digest) in signing.texts()
    assert "还待签字：复核人、单位负责人" in signing.texts()
    for role, name in (("复核人", "乙某"), ("单位负责人", "丙某")):
        signing.desk.qtbot.mouseClick(signing.button("由下一位签字"), Qt.MouseButton.LeftButton)
        signing.signs(role, name)
    assert "可以打印、盖章、报送" in signing.texts()
    assert [(s.role, s.name) for s in document.frozen.signatures] == [
        ("填报人", "甲某"),
        ("复核人", "乙某"),
        ("单位负责人", "丙某"),
    ]
    assert document.frozen.digest == digest(document.frozen.data)
    assert not document.editable
    assert not document.edit("改", [Change(Place(Kind.HEADER, "unit"), "另一单位")])


def test_who_has_signed_and_when_is_shown_to_the_next(desk: Desk) -> None:
    document = desk.starts_golden()
    Signing(desk, document).signs("填报人", "甲某")
    signing = Signing(desk, document)
    assert "甲某　2022-03-25 09:" in signing.texts()
    assert [button.text() for button in signing.dialog.role_group.buttons()] == ["复核人", "单位负责人"]
    assert "冻结本次内容" not in signing.texts()


def test_nobody_signs_without_a_name(desk: Desk) -> None:
    signing = Signing(desk, desk.starts_golden())
    assert not signing.dialog.sign_button.isEnabled()
    assert signing.dialog.lacking.text() == "请填写签字人姓名"


def test_an_error_may_stand_with_a_reason_and_undo_takes_it_back(desk: Desk) -> None:
    document = desk.starts_golden()
    assert document.edit("改得分", [WRONG_SCORE])
    signing = Signing(desk, document)
    assert any("预算完成率" in each for each in signing.obstacles)
    before = len(signing.obstacles)
    obstacles = signing.dialog.obstacles
    assert not obstacles.keep_button.isEnabled()
    obstacles.reason_edit.setText("财政局已书面同意按满分计")
    signing.desk.qtbot.mouseClick(obstacles.keep_button, Qt.MouseButton.LeftButton)
    assert len(signing.obstacles) == before - 1
    assert list(document.evaluation.overruled.values()) == ["财政局已书面同意按满分计"]
    assert "财政局已书面同意按满分计" in signing.texts()
    document.undo()
    assert len(signing.obstacles) == before


def test_a_missing_score_cannot_be_argued_away(desk: Desk) -> None:
    signing = Signing(desk, desk.starts_empty())
    rows = signing.dialog.obstacles.list
    rows.setCurrentItem(rows.topLevelItem(0))
    assert not signing.dialog.obstacles.reason_edit.isVisible()
    assert signing.dialog.obstacles.jump_button.isVisible()


def test_the_report_is_offered_afterwards(desk: Desk) -> None:
    signing = Signing(desk, desk.starts_golden())
    signing.signs("填报人", "甲某")
    desk.qtbot.mouseClick(signing.button("导出报告 PDF"), Qt.MouseButton.LeftButton)
    assert signing.exports == 1
    assert signing.dialog.signed
    assert not signing.dialog.isVisible()


def test_a_digest_is_printed_in_groups_of_four() -> None:
    text = grouped("0123456789abcdef" * 4)
    assert text.split() == ["0123", "4567", "89ab", "cdef"] * 4
    assert [len(line) for line in text.splitlines()] == [39, 39]


def test_a_revision_asks_for_a_reason(desk: Desk) -> None:
    dialog = ReopenDialog()
    desk.shows(dialog, 520, 300)
    assert not dialog.start_button.isEnabled()
    dialog.reason_edit.setPlainText("   \n")
    assert not dialog.start_button.isEnabled()
    dialog.reason_edit.setPlainText(" 财政局复核要求更正执行数 ")
    desk.qtbot.mouseClick(dialog.start_button, Qt.MouseButton.LeftButton)
    assert dialog.result() == ReopenDialog.DialogCode.Accepted
    assert dialog.reason == "财政局复核要求更正执行数"


def test_after_reopening_it_can_be_edited_and_signed_again(desk: Desk) -> None:
    document = desk.starts_golden()
    Signing(desk, document).signs("填报人", "甲某")
    first = document.frozen
    assert first is not None
    sign_off.reopen(document.opened, "更正执行数", desk.clock())
    document.state_has_changed()
    assert document.editable
    assert document.set_value(Place(Kind.TEXT, "phone"), "见封面")
    signing = Signing(desk, document)
    signing.signs("填报人", "甲某")
    second = document.frozen
    assert second is not None
    assert (second.number, second.previous, second.reason) == (2, first.digest, "更正执行数")
    assert "第 2 次签发" in signing.texts()


def test_whoever_signs_before_their_turn_is_told_who_should_have(desk: Desk) -> None:
    signing = Signing(desk, desk.starts_golden())
    assert not signing.dialog.order_note.isVisible()
    head = next(choice for choice in signing.dialog.role_group.buttons() if choice.text() == "单位负责人")
    desk.qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    assert signing.dialog.order_note.text() == "按方案的签字次序，填报人、复核人应先签字。"
