"""This year beside last year: indicator by indicator, what was changed marked, and one step to where it stands."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.cli.review import comparison_json
from desktop.domain.comparison import Pair
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.number import plain
from desktop.ui import jobs
from desktop.ui.dialogs.compare_years import CompareDialog
from desktop.ui.document import Document
from desktop.ui.models.year_table import Column, YearTableModel
from desktop.ui.views import text_difference
from desktop.ui.views.text_difference import TextDifference
from desktop.usecases import compare
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


class Beside:
    """The window in the clerk's words."""

    def __init__(self, desk: Desk, document: Document, last: Path | None = None) -> None:
        self.desk = desk
        self.dialog = CompareDialog(None, document, desk.workspace)
        desk.shows(self.dialog, 1280, 700)
        if last is not None:
            self.dialog.read(last)
            desk.settles()

    @property
    def model(self) -> YearTableModel:
        assert self.dialog.model is not None
        return self.dialog.model

    def at(self, name: str) -> int:
        return next(at for at, row in enumerate(self.model.rows) if row.cells[Column.NAME].split()[-1] == name)

    def says(self, name: str, column: Column) -> str:
        return str(self.model.index(self.at(name), column).data())

    def stands_on(self, name: str) -> None:
        self.dialog.table.setCurrentIndex(self.model.index(self.at(name), 0))

    def shown(self) -> list[str]:
        """The lines in sight."""
        table = self.dialog.table
        return [
            row.cells[Column.NAME].split()[-1]
            for at, row in enumerate(self.model.rows)
            if not table.isRowHidden(at, QModelIndex())
        ]


def test_scores_and_texts_stand_beside_each_other(desk: Desk) -> None:
    document = desk.starts_golden()
    file = desk.last_years_file()
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    beside = Beside(desk, document, file)
    this = document.sheet.points("mgmt.funds.completion")
    assert this is not None
    assert beside.says("预算完成率", Column.LAST_SCORE) == "1.63"
    assert beside.says("预算完成率", Column.SCORE) == plain(this)
    assert "得分变化" in beside.says("预算完成率", Column.CHANGE)
    assert beside.says("预算完成率", Column.DIFFERENCE).startswith("-")
    beside.stands_on("预算完成率")
    assert "市本级支出全年预算数：" in beside.dialog.detail.toPlainText()
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before


def test_another_units_file_is_noticed(desk: Desk) -> None:
    """She is told whose it is; with her own unit's file the word is gone."""
    document = desk.starts_golden()
    beside = Beside(desk, document, desk.last_years_file())
    assert beside.dialog.other_unit.isVisible()
    assert f"上年“云岭市青禾区科学技术协会”，本年“{document.evaluation.unit}”" in beside.dialog.other_unit.text()
    beside.dialog.read(document.opened.path)
    desk.settles()
    assert not beside.dialog.other_unit.isVisible()


def test_what_is_new_and_what_is_gone_are_listed(desk: Desk) -> None:
    beside = Beside(desk, desk.starts_golden(), desk.last_years_file())
    changes = {row.cells[Column.NAME].split()[-1]: row.changes for row in beside.model.rows}
    assert changes["学术年会举办情况"] == ("gone",)
    assert any(found == ("new",) for found in changes.values())
    new, gone = (sum(name in found for found in changes.values()) for name in ("new", "gone"))
    assert f"新增 {new} 项，取消 {gone} 项" in beside.dialog.summary.text()
    beside.stands_on("学术年会举办情况")
    assert not beside.dialog.go_button.isEnabled(), "this year has no such indicator"


def test_only_what_changed_when_she_asks(desk: Desk) -> None:
    document = desk.starts_golden()
    beside = Beside(desk, document, document.opened.path)
    beside.dialog.only_box.setChecked(True)
    assert beside.shown() == []
    beside.dialog.only_box.setChecked(False)
    assert "预算完成率" in beside.shown()


def test_it_follows_what_she_types(desk: Desk) -> None:
    document = desk.starts_golden()
    beside = Beside(desk, document, document.opened.path)
    assert beside.says("预算完成率", Column.CHANGE) == ""
    document.set_value(Place(Kind.LEAF, "mgmt.funds.completion", "basis"), "年底才验收。")
    desk.waits_for(lambda: not jobs.waiting() and beside.says("预算完成率", Column.CHANGE) == "内容变化")


def test_without_a_file_the_figures_carried_along_stand_there(desk: Desk) -> None:
    carried = Change(Place(Kind.PRIOR, "leaf/mgmt.funds.completion/score"), "1.63")
    beside = Beside(desk, desk.starts_empty(changes=[carried]))
    assert "带入的上年数" in beside.dialog.source.text()
    assert beside.says("预算完成率", Column.LAST_SCORE) == "1.63"


def test_what_is_shown_already_is_not_offered(desk: Desk) -> None:
    """The figures carried along are offered only while another file stands beside this year's."""
    carried = Change(Place(Kind.PRIOR, "leaf/mgmt.funds.completion/score"), "1.63")
    beside = Beside(desk, desk.starts_empty(changes=[carried]))
    assert not beside.dialog.carried_button.isVisible()

    beside.dialog.read(desk.last_years_file())
    desk.settles()
    assert beside.dialog.carried_button.isVisible()

    beside.dialog.carried_button.click()
    desk.settles()
    assert not beside.dialog.carried_button.isVisible()
    assert beside.dialog.source.text() == "上年数：取自本文件各栏旁边带入的上年数"


def test_columns_with_nothing_in_either_year_take_no_room(desk: Desk) -> None:
    beside = Beside(desk, desk.starts_golden(), desk.last_years_file())
    table, rows = beside.dialog.table, beside.model.rows
    for last, this in ((Column.LAST_TARGET, Column.TARGET), (Column.LAST_ACTUAL, Column.ACTUAL)):
        says = any(row.cells[at].strip(" —") for row in rows for at in (last, this))
        assert table.isColumnHidden(last) is table.isColumnHidden(this) is not says


def test_with_nothing_of_last_year_she_is_asked_for_it(desk: Desk) -> None:
    beside = Beside(desk, desk.starts_empty())
    assert beside.dialog.model is None
    assert "选择上年的自评文件" in beside.dialog.source.text()
    assert not beside.dialog.export_button.isEnabled()
    assert not beside.dialog.go_button.isEnabled()


def test_a_broken_file_is_told_and_what_was_shown_stays(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "坏表.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    beside = Beside(desk, desk.starts_golden(), desk.last_years_file())
    beside.dialog.read(broken)
    desk.settles()
    assert "坏表.xlsx" in beside.dialog._said.text()
    assert beside.says("预算完成率", Column.LAST_SCORE) == "1.63"
    assert not beside.dialog.stop_button.isVisible()


def test_reading_can_be_stopped(desk: Desk) -> None:
    beside = Beside(desk, desk.starts_golden())
    beside.dialog.read(desk.last_years_file())
    assert beside.dialog.stop_button.isVisible()
    desk.qtbot.mouseClick(beside.dialog.stop_button, Qt.MouseButton.LeftButton)
    desk.settles()
    assert beside.dialog.model is None
    assert not beside.dialog.progress.isVisible()


def test_the_window_and_the_command_line_say_the_same(desk: Desk) -> None:
    document = desk.starts_golden()
    file = desk.last_years_file()
    beside = Beside(desk, document, file)
    assert document.flush()
    printed = comparison_json(compare.compare(desk.workspace, document.opened.path, file, desk.clock()))
    assert beside.dialog.told is not None
    assert comparison_json(beside.dialog.told) == printed


def test_the_table_is_exported(desk: Desk, tmp_path: Path) -> None:
    beside = Beside(desk, desk.starts_golden(), desk.last_years_file())
    target = tmp_path / "对照.xlsx"
    beside.dialog.export_to(target)
    desk.settles()
    assert target.stat().st_size > 4000
    assert "对照.xlsx" in beside.dialog.summary.text()


@pytest.mark.qt_log_ignore("This plugin does not support")  # to come to the front, without a screen
def test_return_leads_to_the_indicator(clerk: Clerk) -> None:
    carried = Change(Place(Kind.PRIOR, "leaf/mgmt.funds.execution/score"), "1.79")
    clerk.opens_a_draft([carried])
    clerk.does("compare")
    clerk.settles()
    dialog = clerk.window.findChild(CompareDialog)
    assert dialog is not None
    assert dialog.model is not None
    at = next(at for at, row in enumerate(dialog.model.rows) if row.code == "mgmt.funds.execution")
    dialog.table.setCurrentIndex(dialog.model.index(at, 0))
    clerk.qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert clerk.view.panel._code == "mgmt.funds.execution"
    clerk.does("compare")
    assert dialog.isVisible(), "it kept what it showed"


# ---------------------------------------------------------------------- the difference of two texts
def marks(view: TextDifference) -> list[tuple[str, bool, bool]]:
    """Text, struck out, underlined: piece by piece."""
    found, block = [], view.document().begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            shape = fragment.charFormat()
            found.append((fragment.text(), shape.fontStrikeOut(), shape.fontUnderline()))
            iterator += 1
        block = block.next()
    return found


def test_what_went_is_struck_through_and_what_came_underlined(desk: Desk) -> None:
    view = TextDifference()
    desk.shows(view)
    view.show_pairs([Pair("实际完成值", "全年办展览12场。", "全年办展览15场。")])
    assert marks(view) == [
        ("实际完成值：", False, False),
        ("全年办展览", False, False),
        ("12", True, False),
        ("15", False, True),
        ("场。", False, False),
    ]


def test_very_long_texts_stand_one_after_the_other(desk: Desk) -> None:
    view = TextDifference()
    desk.shows(view)
    long = "甲" * text_difference.LONGEST
    view.show_pairs([Pair("说明", long, long + "乙")])
    assert [(len(text), gone, came) for text, gone, came in marks(view)[1:]] == [
        (len(long), True, False),
        (len(long) + 1, False, True),
    ]


def test_markup_in_a_text_is_text(desk: Desk) -> None:
    view = TextDifference()
    desk.shows(view)
    view.show_pairs([Pair("说明", "<b>1</b>", "<b>1</b>")])
    assert "<b>1</b>" in view.toPlainText()


def test_the_table_keeps_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    beside = Beside(desk, desk.starts_golden(), desk.last_years_file())
    qtmodeltester.check(beside.model)
