"""She sends each office (科室) a sheet, and puts what comes back into the table, choosing where it differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Change, Kind, PartForm, Place
from desktop.ui.dialogs.collect_back import DECIDE, WAIT, BackDialog
from desktop.ui.dialogs.collect_send import SendDialog
from desktop.ui.document import Document
from desktop.ui.models.collect_offices import NAME, OFFICE, OfficeTreeModel
from desktop.ui.models.collect_returned import KEEP, Column, ReturnedModel
from desktop.usecases import collect, parts
from desktop.usecases.collect import Office
from tests.collected import fill_in
from tests.ui.clerk import Clerk
from tests.ui.desk import SAMPLE, Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

TODAY = date(2022, 3, 1)
SPENT, PLANNED = "fact/executed.city", "fact/budget.city"
BASIS = "leaf/mgmt.funds.completion/basis"
FUNDS = "mgmt.funds"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


def put(document: Document, *pairs: tuple[str, str]) -> None:
    assert document.edit("填", [Change(Place.parse(place), value) for place, value in pairs])


def sheet(document: Document, folder: Path, office: str, answers: dict[str, str | float]) -> Path:
    """What an office was sent, filled in."""
    path = folder / f"{office}.xlsx"
    collect.export(document.case, Office(office, (FUNDS,)), path, TODAY)
    return fill_in(path, answers)


class Sending:
    """The dialog 下发填报表 in her words."""

    def __init__(self, desk: Desk, document: Document) -> None:
        self.desk = desk
        self.dialog = SendDialog(None, document, desk.workspace)
        desk.shows(self.dialog, 1080, 660)

    def beside(self, name: str) -> QModelIndex:
        model = self.dialog.model
        code = next(code for code in model._tree.nodes if model._tree[code].name == name)
        return model.index_of(code, OFFICE)

    def writes(self, office: str, beside: str) -> None:
        assert self.dialog.model.setData(self.beside(beside), office)

    def reads(self, beside: str) -> str:
        return str(self.beside(beside).data())

    @property
    def sheets(self) -> list[str]:
        listed = self.dialog.sheets
        return [listed.item(row).text() for row in range(listed.count())]


class TakingBack:
    """The dialog 收回填报表 in her words."""

    def __init__(self, desk: Desk, document: Document, *files: Path) -> None:
        self.desk = desk
        self.dialog = BackDialog(None, document, desk.workspace, files)
        desk.shows(self.dialog, 1200, 700)

    @property
    def model(self) -> ReturnedModel:
        assert self.dialog.model is not None
        return self.dialog.model

    @property
    def lines(self) -> dict[str, tuple[str, str, str]]:
        """What is filled in → what stands, what the sheets say, what becomes of it."""
        model = self.model
        columns = (Column.MINE, Column.THEIRS, Column.FATE)
        return {
            str(model.index(row, Column.ITEM).data()).split()[-1]: (
                str(model.index(row, columns[0]).data()),
                str(model.index(row, columns[1]).data()),
                str(model.index(row, columns[2]).data()),
            )
            for row in range(model.rowCount())
        }

    def goes_to(self, item: str) -> None:
        row = list(self.lines).index(item)
        self.dialog.table.setCurrentIndex(self.model.index(row, 0))

    @property
    def sides(self) -> list[str]:
        return [button.text() for button in self.dialog.sides.group.buttons()]

    def picks(self, side: str) -> None:
        next(each for each in self.dialog.sides.group.buttons() if each.text() == side).click()

    def presses(self, button: QPushButton) -> None:
        assert button.isEnabled(), button.text()
        self.desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.desk.settles()


# ---------------------------------------------------------------------- sending out
def test_what_is_written_beside_a_heading_counts_for_all_below(desk: Desk) -> None:
    sending = Sending(desk, desk.starts_empty())
    sending.writes("财务科", "资金管理")
    assert sending.reads("预算完成率") == "财务科"
    sending.writes("办公室，资产科", "预算完成率")
    assert sending.reads("预算完成率") == "办公室、资产科"
    assert sending.reads("资金管理") == "（各不相同）"
    assert sending.sheets == ["办公室：1 项指标", "资产科：1 项指标", "财务科：6 项指标"]
    sending.writes("", "资金管理")
    assert len(sending.sheets) == 3, "leaving the cell of a mixed heading takes nothing away"
    sending.dialog.tree.setCurrentIndex(sending.beside("管理效能").siblingAtColumn(NAME))
    sending.dialog.take_button.click()
    assert sending.sheets == []
    assert not sending.dialog.make_button.isEnabled()


def test_each_office_finds_its_sheet_in_the_folder_and_next_time_is_remembered(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    sending = Sending(desk, document)
    tree = sending.dialog.tree
    tree.setCurrentIndex(sending.beside("资金管理").siblingAtColumn(NAME))
    sending.dialog.office_box.setEditText("财务科")
    desk.qtbot.mouseClick(sending.dialog.give_button, Qt.MouseButton.LeftButton)
    sending.writes("办公室", "采购管理")
    listed = sending.dialog.sheets.item(1)
    listed.setCheckState(Qt.CheckState.Unchecked)
    folder = tmp_path / "下发"
    folder.mkdir()
    sending.dialog.write(folder)
    desk.settles()
    assert [path.name for path in sending.dialog.made] == ["2021年度填报表-财务科.xlsx"]
    assert [path.name for path in folder.iterdir()] == ["2021年度填报表-财务科.xlsx"]
    again = Sending(desk, document)
    assert again.sheets == ["财务科：7 项指标", "办公室：1 项指标"]


def test_a_folder_that_cannot_be_written_is_told_and_she_may_choose_another(desk: Desk, tmp_path: Path) -> None:
    sending = Sending(desk, desk.starts_empty())
    sending.writes("财务科", "资金管理")
    blocked = tmp_path / "占"
    blocked.write_bytes(b"")
    sending.dialog.write(blocked / "里")
    desk.settles()
    assert [error.code for error in desk.said.errors] == [Problem.FILE_WRITE]
    assert sending.dialog.make_button.isEnabled()
    assert sending.dialog.isVisible()


# ---------------------------------------------------------------------- taking back
def test_what_was_empty_is_filled_in_as_one_step_with_its_source(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    path = sheet(document, tmp_path, "财务科", {SPENT: 98.5, BASIS: "决算报表", "who": "经办人"})
    before = path.read_bytes()
    back = TakingBack(desk, document, path)
    assert back.dialog.pages.currentIndex() == DECIDE
    assert back.lines == {"市本级支出全年执行数": ("", "98.5", "填入"), "评分依据": ("", "决算报表", "填入")}
    assert "财务科 经办人" in back.dialog.senders.text()
    assert document.evaluation.facts == {}, "nothing before the last button"
    back.presses(back.dialog.take_button)
    assert document.evaluation.value_at(Place.parse(SPENT)) == "98.5"
    assert document.evaluation.unconfirmed[SPENT].startswith("财务科.xlsx 填报表!C")
    assert document.undo_stack.undoText().startswith("收回 1 份填报表：2 处")
    document.undo()
    assert document.evaluation.facts == {}
    assert document.evaluation.unconfirmed == {}
    assert path.read_bytes() == before


def test_where_sheets_differ_she_sees_them_side_by_side_and_picks_one(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    put(document, (SPENT, "10"), (PLANNED, "20"))
    files = [
        sheet(document, tmp_path, "财务科", {SPENT: 11, PLANNED: 20, BASIS: "甲"}),
        sheet(document, tmp_path, "办公室", {SPENT: 12, PLANNED: 21}),
    ]
    back = TakingBack(desk, document, *files)
    assert back.lines["市本级支出全年执行数"] == ("10", "11 ／ 12", "各科室填的不同，请选")
    back.goes_to("市本级支出全年执行数")
    assert back.sides == ["保留现有", "财务科", "办公室"]
    assert back.model.choice(back.dialog.table.currentIndex().row()) is None
    back.picks("办公室")
    assert back.lines["市本级支出全年执行数"][2] == "改为办公室的"
    assert "还有 1 处没有选" in back.dialog.summary.text()
    back.presses(back.dialog.take_button)
    facts = document.evaluation.facts
    assert (facts["executed.city"], facts["budget.city"]) == (12, 20), "what nobody chose stays"
    assert back.dialog.taken == 2


def test_all_that_differs_at_once_but_not_where_the_sheets_disagree(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    put(document, (SPENT, "10"), (PLANNED, "20"))
    files = [
        sheet(document, tmp_path, "财务科", {SPENT: 11, PLANNED: 25}),
        sheet(document, tmp_path, "办公室", {PLANNED: 26}),
    ]
    back = TakingBack(desk, document, *files)
    back.presses(back.dialog.replace_button)
    assert back.lines["市本级支出全年执行数"][2] == "改为财务科的"
    assert back.lines["市本级支出全年预算数"][2] == "各科室填的不同，请选"
    back.presses(back.dialog.keep_button)
    assert {line[2] for line in back.lines.values()} == {"保留现有"}
    assert not back.dialog.take_button.isEnabled()


def test_a_new_value_can_be_left_out(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    back = TakingBack(desk, document, sheet(document, tmp_path, "财务科", {SPENT: 1, PLANNED: 2}))
    back.goes_to("市本级支出全年执行数")
    back.picks("不填入")
    back.presses(back.dialog.take_button)
    assert set(document.evaluation.facts) == {"budget.city"}


def test_only_what_she_has_to_choose(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    put(document, (SPENT, "10"))
    back = TakingBack(desk, document, sheet(document, tmp_path, "财务科", {SPENT: 1, PLANNED: 2, BASIS: "甲"}))
    back.dialog.only_box.click()
    table = back.dialog.table
    shown = [row for row in range(back.model.rowCount()) if not table.isRowHidden(row, QModelIndex())]
    assert [list(back.lines)[row] for row in shown] == ["市本级支出全年执行数"]


def test_what_cannot_be_read_is_listed_with_its_cell_and_reason(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    back = TakingBack(desk, document, sheet(document, tmp_path, "财务科", {SPENT: "一千万", PLANNED: 2}))
    mine, theirs, fate = back.lines["市本级支出全年执行数"]
    assert (mine, theirs) == ("", "一千万")
    assert fate.startswith("读不出：")
    back.goes_to("市本级支出全年执行数")
    assert not back.dialog.sides.isVisible()
    assert back.dialog.refusal.isVisible()
    assert "填报表!C" in back.dialog.refusal.text()
    assert "1 处读不出" in back.dialog.summary.text()


def test_a_wrong_file_is_told_and_the_right_one_still_counts(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    back = TakingBack(desk, document, SAMPLE)
    assert back.dialog.pages.currentIndex() == WAIT
    assert "last-year.xlsx" in back.dialog.said.text()
    assert not back.dialog.take_button.isVisible()
    back.dialog.read([SAMPLE, sheet(document, tmp_path, "财务科", {SPENT: 1})])
    desk.settles()
    assert back.dialog.pages.currentIndex() == DECIDE
    assert "last-year.xlsx" in back.dialog.said.text()
    assert len(back.lines) == 1


def test_she_may_stop_reading(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    dialog = BackDialog(None, document, desk.workspace)
    desk.shows(dialog)
    path = sheet(document, tmp_path, "财务科", {SPENT: 1})
    dialog.read([path] * 20)
    assert dialog.cancel_button.text() == "停止读取"
    dialog.cancel_button.click()
    desk.settles()
    assert dialog.isVisible()
    assert dialog.pages.currentIndex() == WAIT
    assert dialog.model is None


def test_a_project_has_sheets_of_its_own(desk: Desk, tmp_path: Path) -> None:
    document = desk.starts_empty()
    project = "national-project-2020"
    made = parts.add_part(document.opened, desk.workspace, document.evaluation, PartForm.PROJECT, "设备更新", project)
    assert document.edit("增加", made)
    inner = document.of_part("p1")
    leaf = next(node for node in inner.tree.leaves() if node.indicator.method is not None)
    place = f"leaf/{leaf.code}/basis"
    path = tmp_path / "项目.xlsx"
    collect.export(inner.case, Office("业务科", (leaf.code,)), path, TODAY, collect.Of("p1", "设备更新"))
    fill_in(path, {place: "合同"})
    wrong = TakingBack(desk, document, path)
    assert wrong.dialog.pages.currentIndex() == WAIT, "it is not the department's"
    right = TakingBack(desk, inner, path)
    right.presses(right.dialog.take_button)
    assert inner.evaluation.value_at(Place.parse(place)) == "合同"
    assert document.evaluation.value_at(Place(Kind.PART, "p1", place)) == "合同"


# ---------------------------------------------------------------------- from the menu
def test_from_the_menu_and_back(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came back is marked in the table, and the panel says from which cell of which file."""
    clerk.opens_a_draft()
    path = sheet(clerk.document, tmp_path, "财务科", {SPENT: 98.5, PLANNED: 100})
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    taken: list[int] = []

    def takes(dialog: BackDialog) -> int:
        clerk.waits_for(lambda: dialog.pages.currentIndex() == DECIDE)
        dialog.take_button.click()
        taken.append(dialog.taken)
        return dialog.result()

    monkeypatch.setattr(BackDialog, "exec", takes)
    clerk.does("collect_back")
    assert taken == [2]
    assert clerk.state("预算完成率") == "未确认"
    clerk.stands_on("预算完成率")
    assert "财务科.xlsx 填报表!C" in clerk.panel.unconfirmed.text()
    clerk.undoes()
    assert clerk.state("预算完成率") != "未确认"


# ---------------------------------------------------------------------- models
def test_the_models_keep_qts_rules(desk: Desk, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    document = desk.starts_golden()
    offices = OfficeTreeModel(document.case, (Office("财务科", (FUNDS, "mgmt.funds.completion")),))
    qtmodeltester.check(offices)
    offices.assign(document.tree.roots, "办公室")
    answers: dict[str, str | float] = {SPENT: 1, PLANNED: "无", BASIS: "甲"}
    batch = collect.read_back(document.case, [sheet(document, tmp_path, "财务科", answers)])
    model = ReturnedModel(batch.returned)
    qtmodeltester.check(model)
    for row in range(len(model.proposals)):
        model.choose(row, KEEP)
        model.choose(row, 0)
    assert model.undecided == 0
