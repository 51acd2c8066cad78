"""Another section's sheet of this year goes into the open file: she sees mine and theirs, and can take it back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Change, Kind, PartForm, Place
from desktop.ui.dialogs.import_into import CHOOSE, MERGE, ImportIntoDialog
from desktop.ui.document import Document
from desktop.ui.models.merge_table import CHECK, Column, MergeTableModel
from desktop.usecases.parts import add_part
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

THIS_YEAR: dict[str, str | float] = {"A2": "（2021年度）"}
MINE = Change(Place(Kind.FACT, "budget.fiscal"), "600")
BUDGET = Place(Kind.FACT, "budget.fiscal")
PROJECT = (
    "项目支出绩效自评表（2021年度）\n一级指标\t二级指标\t三级指标\t分值\t年度指标值\t实际完成值\t得分\n"
    "产出指标\t数量指标\t培训期数\t10\t5期\t4期\t8\n产出指标\t质量指标\t培训合格率\t10\t95%\t96%\t10"
)

SHEET = (
    "部门整体支出绩效自评表（2021年度）\n一级指标\t二级指标\t三级指标\t分值\t得分\n"
    "管理效能\t资金管理\t部门预算编制情况\t3\t2\n管理效能\t成本管理\t公用经费控制率\t2\t1.5"
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


class Merge:
    """The dialog in the clerk's words."""

    def __init__(self, desk: Desk, document: Document, path: Path | None) -> None:
        self.desk = desk
        self.dialog = ImportIntoDialog(None, document, desk.workspace, path)
        desk.shows(self.dialog, 1280, 700)

    @property
    def model(self) -> MergeTableModel:
        assert self.dialog.model is not None
        return self.dialog.model

    def line(self, cell: str) -> QModelIndex:
        rows = (self.model.index(at, Column.CELL) for at in range(self.model.rowCount()))
        found = next((index for index in rows if index.data() == cell), None)
        assert found is not None, f"no line {cell!r}"
        return found

    def says(self, cell: str, column: Column) -> str:
        return str(self.line(cell).siblingAtColumn(column).data())

    def is_ticked(self, cell: str) -> bool:
        return self.line(cell).data(CHECK) == Qt.CheckState.Checked

    def ticks(self, cell: str, to: Qt.CheckState = Qt.CheckState.Checked) -> None:
        assert self.model.setData(self.line(cell), to, CHECK)

    def presses(self, button: QPushButton) -> None:
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        self.desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.desk.settles()


def test_empty_cells_are_filled_in_one_step_and_marked(desk: Desk) -> None:
    document = desk.starts_empty()
    file = desk.last_years_file(THIS_YEAR)
    before, source = document.evaluation, hashlib.sha256(file.read_bytes()).hexdigest()
    merge = Merge(desk, document, file)
    assert merge.says("财政拨款全年预算数", Column.READ) == "618.2 万元"
    assert merge.says("财政拨款全年预算数", Column.FATE) == "填入空格"
    merge.presses(merge.dialog.import_button)
    made = document.evaluation
    assert made.facts["budget.fiscal"] == Decimal("618.2")
    assert made.is_unconfirmed(BUDGET)
    assert "2.1 科普活动场次" in {own.name for own in made.own.values()}
    assert document.undo_stack.count() == 1
    document.undo()
    assert document.evaluation == before
    assert hashlib.sha256(file.read_bytes()).hexdigest() == source


def test_mine_stays_unless_she_takes_theirs(desk: Desk) -> None:
    document = desk.starts_empty(changes=[MINE])
    merge = Merge(desk, document, desk.last_years_file(THIS_YEAR))
    assert merge.says("财政拨款全年预算数", Column.CURRENT) == "600 万元"
    assert merge.says("财政拨款全年预算数", Column.READ) == "618.2 万元"
    assert not merge.is_ticked("财政拨款全年预算数")
    assert merge.says("财政拨款全年预算数", Column.FATE) == "保留现有"
    merge.presses(merge.dialog.import_button)
    assert document.evaluation.facts["budget.fiscal"] == 600
    assert not document.evaluation.is_unconfirmed(BUDGET)
    assert document.evaluation.facts["executed.fiscal"] == Decimal("611.85")


def test_she_takes_theirs_one_by_one_or_all(desk: Desk) -> None:
    document = desk.starts_empty(changes=[MINE])
    merge = Merge(desk, document, desk.last_years_file(THIS_YEAR))
    merge.ticks("财政拨款全年预算数")
    assert merge.says("财政拨款全年预算数", Column.FATE) == "用读到的替换"
    merge.presses(merge.dialog.keep_button)
    assert not merge.is_ticked("财政拨款全年预算数")
    merge.presses(merge.dialog.replace_button)
    assert merge.is_ticked("财政拨款全年预算数")
    assert merge.is_ticked("单位名称")
    merge.ticks("单位名称", Qt.CheckState.Unchecked)
    merge.presses(merge.dialog.import_button)
    assert document.evaluation.facts["budget.fiscal"] == Decimal("618.2")
    assert document.evaluation.is_unconfirmed(BUDGET)
    assert document.evaluation.unit == "青川县图书馆"


def test_only_what_differs_when_she_asks(desk: Desk) -> None:
    merge = Merge(desk, desk.starts_empty(changes=[MINE]), desk.last_years_file(THIS_YEAR))
    merge.dialog.only_box.setChecked(True)
    shown = [
        merge.model.index(at, 0).data()
        for at in range(merge.model.rowCount())
        if not merge.dialog.table.isRowHidden(at, QModelIndex())
    ]
    assert shown == ["单位名称", "财政拨款全年预算数"]


def test_a_score_the_rule_gives_is_no_empty_cell(desk: Desk) -> None:
    figures = [
        Change(Place(Kind.FACT, key), value) for key, value in (("budget.city", "656"), ("executed.city", "600"))
    ]
    other = desk.last_years_file({**THIS_YEAR, "I12": 1.5})  # not what its own figures give, so it was typed
    merge = Merge(desk, desk.starts_empty(changes=figures), other)
    assert "（按规则）" in merge.says("预算完成率：得分", Column.CURRENT)
    assert merge.says("预算完成率：得分", Column.FATE) == "保留规则得分"
    assert merge.says("预算完成率：得分", Column.READ) == "1.5"


def test_last_years_sheet_only_stands_beside(desk: Desk) -> None:
    document = desk.starts_empty()
    merge = Merge(desk, document, desk.last_years_file())
    assert "2020 年度" in merge.dialog.doubts.text
    assert merge.says("财政拨款全年预算数（上年）", Column.FATE) == "列在旁边"
    merge.presses(merge.dialog.import_button)
    assert document.evaluation.facts == {}
    assert document.evaluation.prior["fact/budget.fiscal"] == "618.2"


def test_she_says_of_which_year_it_is(desk: Desk) -> None:
    merge = Merge(desk, desk.starts_empty(), desk.last_years_file())
    merge.dialog.year_box.setCurrentIndex(0)
    merge.dialog.year_box.activated.emit(0)
    assert merge.says("财政拨款全年预算数", Column.FATE) == "填入空格"


def test_what_is_there_already_is_not_listed(desk: Desk) -> None:
    document = desk.starts_empty()
    file = desk.last_years_file(THIS_YEAR)
    first = Merge(desk, document, file)
    first.presses(first.dialog.replace_button)
    first.presses(first.dialog.import_button)
    again = Merge(desk, document, file)
    assert again.model.rowCount() == 0
    assert not again.dialog.import_button.isEnabled()
    assert "都已经有了" in again.dialog.summary.text()


def test_the_file_stands_beside_both_ways(desk: Desk) -> None:
    merge = Merge(desk, desk.starts_empty(), desk.last_years_file(THIS_YEAR))
    table, source = merge.dialog.table, merge.dialog.source
    assert table.hasFocus()
    desk.qtbot.keyClick(table, Qt.Key.Key_F6)
    assert source.table.hasFocus()
    desk.qtbot.keyClick(source.table, Qt.Key.Key_F6)
    assert table.hasFocus()
    table.setCurrentIndex(merge.line("财政拨款全年执行数"))
    assert source.table.currentIndex().data() == "611.85"
    page = source.model
    cells = (page.index(row, column) for row in range(page.rowCount()) for column in range(page.columnCount()))
    source.table.setCurrentIndex(next(index for index in cells if index.data() == "618.2"))
    assert table.currentIndex().siblingAtColumn(Column.CELL).data() == "财政拨款全年预算数"


def test_a_project_takes_its_own_sheet(desk: Desk) -> None:
    document = desk.starts_empty()
    begun = add_part(document.opened, desk.workspace, document.evaluation, PartForm.PROJECT, "科普培训")
    assert document.edit("增加项目", begun)
    project = document.of_part(begun[0].place.key)
    QGuiApplication.clipboard().setText(PROJECT)
    merge = Merge(desk, project, None)
    merge.presses(merge.dialog.choose.paste_button)
    assert merge.dialog.pages.currentIndex() == MERGE
    merge.presses(merge.dialog.import_button)
    named = {project.tree[code].name: one.actual for code, one in project.evaluation.judgements.items()}
    assert named == {"培训期数": "4期", "培训合格率": "96%"}
    assert document.evaluation.judgements == {}
    document.undo()
    assert project.evaluation.judgements == {}


def test_a_broken_file_is_told_and_nothing_happens(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "坏表.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    document = desk.starts_empty()
    merge = Merge(desk, document, broken)
    assert merge.dialog.pages.currentIndex() == CHOOSE
    assert "坏表.xlsx" in merge.dialog.choose._said.text()
    merge.presses(merge.dialog.cancel_button)
    assert document.undo_stack.count() == 0


def test_from_the_menu_and_back_with_one_key(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sheet = tmp_path / "财务科.txt"
    sheet.write_text(SHEET, encoding="utf-8")

    def looks_and_imports(dialog: ImportIntoDialog) -> int:
        dialog.read(sheet)
        clerk.settles()
        dialog.import_button.click()
        return dialog.result()

    monkeypatch.setattr(ImportIntoDialog, "exec", looks_and_imports)
    clerk.opens_a_draft()
    clerk.does("import_into")
    assert clerk.reads("公用经费控制率", "得分") == "1.50"
    assert clerk.can_undo == "导入“财务科.txt”的 2 项"
    assert any("未确认" in remark for remark in clerk.told.remarks)
    clerk.undoes()
    assert clerk.reads("公用经费控制率", "得分") == ""
    assert clerk.can_undo == ""


def test_the_table_keeps_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    merge = Merge(desk, desk.starts_empty(changes=[MINE]), desk.last_years_file(THIS_YEAR))
    qtmodeltester.check(merge.model)
