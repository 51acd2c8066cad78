"""What the reader put in the wrong place she puts in the right one, beside the file itself; it is not forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Kind, Place
from desktop.ui.dialogs.import_choose import ask_for_file
from desktop.ui.dialogs.import_prior import LOOK
from desktop.ui.models.import_preview import Column, ImportPreviewModel
from desktop.ui.models.source_page import SourcePageModel
from desktop.ui.models.target_list import TargetListModel
from desktop.ui.views.marked_cell import found
from desktop.usecases import import_prior
from tests.ui.desk import Desk
from tests.ui.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

# Two indicators under names nobody has seen, which the reader can place nowhere.
RENAMED: dict[str, str | float] = {"E19": "采购计划完成度", "E24": "家具设备在用比例"}
PASTED = (
    "部门整体支出绩效自评表（2020年度）\n一级指标\t二级指标\t三级指标\t分值\t得分\n"
    "管理效能\t资金管理\t预算完成率\t2\t1.24\n管理效能\t成本管理\t公用经费控制率\t2\t2"
)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


# ---------------------------------------------------------------------- the file beside
def test_the_file_stands_beside_and_the_place_is_marked(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.stands_on("财政拨款 预算数")
    assert wizard.marked() == "618.2"
    assert wizard.look.source.place.text() == "整体自评表!D8"
    wizard.stands_on("预算完成率")
    assert wizard.marked() == "预算完成率"


def test_a_cell_of_the_file_leads_to_what_was_read_from_it(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.clicks_in_file("611.85")
    assert wizard.current() == "财政拨款 执行数"
    wizard.clicks_in_file("部门整体支出绩效自评表")
    assert wizard.current() == "财政拨款 执行数", "nothing was read there, so she stays where she is"
    assert "没有从这里读到" in wizard.look.source.place.text()


def test_f6_goes_over_to_the_file_and_back(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.look.view.setFocus()
    desk.qtbot.keyClick(wizard.look.view, Qt.Key.Key_F6)
    assert wizard.look.source.table.hasFocus()
    desk.qtbot.keyClick(wizard.look.source.table, Qt.Key.Key_Escape)
    assert wizard.look.view.hasFocus()


@pytest.mark.parametrize(
    ("words", "text", "marked"),
    [
        ("332.21万元", "预算数332.21万元，决算数1332.21万元", ["332.21万元"]),
        ("9.5", "得分9.5分，共19.5分，9.53%", ["9.5"]),
        ("预算完成率", "预算\n完成率为 98%", ["预算\n完成率"]),
        ("5", "第5.1条，5 项", ["5"]),
        ("", "随便", []),
        ("长" * 81, "长" * 81, []),
    ],
)
def test_the_very_words_are_marked_and_no_number_within_a_longer_one(words: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in found(words, text)] == marked


# ---------------------------------------------------------------------- where it goes
def test_she_chooses_where_a_row_goes(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file(RENAMED))
    wizard.chooses_target("采购计划完成度", "政府采购执行率")
    assert wizard.says("采购计划完成度", Column.GOES_TO) == "政府采购执行率"
    assert wizard.says("采购计划完成度", Column.SURELY) == "您选定"
    assert wizard.is_ticked("采购计划完成度")
    opened = wizard.starts()
    prior = opened.evaluation.prior
    opened.close()
    assert prior["leaf/mgmt.procurement.execution/score"] == "1.9"


@pytest.mark.qt_log_ignore("This plugin does not support")  # the popup of the list, without a screen
def test_she_types_a_part_of_the_name(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file(RENAMED))
    wizard.types_target("家具设备在用比例", "资产利用")
    assert wizard.says("家具设备在用比例", Column.GOES_TO) == "固定资产利用率"


def test_she_drags_a_row_onto_this_years_form(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file(RENAMED))
    assert wizard.comes_from("政府采购执行率") == "（留空待填）"
    assert wizard.drags("采购计划完成度", "政府采购执行率")
    assert wizard.says("采购计划完成度", Column.GOES_TO) == "政府采购执行率"
    assert wizard.comes_from("政府采购执行率") == "采购计划完成度"


def test_an_indicator_cannot_be_dropped_on_a_figure(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    assert not wizard.drags("预算完成率", "财政拨款全年预算数")
    assert not wizard.drags("财政拨款 预算数", "政府采购执行率")
    assert wizard.says("预算完成率", Column.GOES_TO) == "预算完成率"
    assert wizard.comes_from("财政拨款全年预算数") == "财政拨款 预算数"


def test_what_went_there_before_is_left_out(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    assert wizard.drags("财政拨款 执行数", "财政拨款全年预算数")
    assert not wizard.is_ticked("财政拨款 预算数")
    assert wizard.comes_from("财政拨款全年预算数") == "财政拨款 执行数"
    assert wizard.comes_from("财政拨款全年执行数") == "（留空待填）"


def test_this_years_form_shows_what_stays_blank_and_leads_back(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file(RENAMED))
    targets = wizard.look.targets
    targets.only_box.setChecked(True)
    shown = [
        slot.name for at, slot in enumerate(wizard.targets.slots) if not targets.view.isRowHidden(at, QModelIndex())
    ]
    assert "政府采购执行率" in shown
    assert "预算完成率" not in shown
    targets.only_box.setChecked(False)
    targets.mark("indicator", "mgmt.funds.completion")
    targets.view.setFocus()
    desk.qtbot.keyClick(targets.view, Qt.Key.Key_Return)
    assert wizard.current() == "预算完成率"


def test_a_row_sent_nowhere_is_left_out(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    index = wizard.line("预算完成率").siblingAtColumn(Column.GOES_TO)
    assert wizard.model.setData(index, "")
    assert not wizard.is_ticked("预算完成率")


# ---------------------------------------------------------------------- the next file
def test_the_next_file_of_the_layout_goes_where_the_last_one_went(desk: Desk) -> None:
    first = Wizard(desk, desk.last_years_file(RENAMED))
    first.chooses_target("采购计划完成度", "政府采购执行率")
    first.ticks("预算完成率", Qt.CheckState.Unchecked)
    first.starts().close()

    again = Wizard(desk, desk.last_years_file({**RENAMED, "A2": "（2021年度）", "D8": 700.5}))
    assert again.says("采购计划完成度", Column.SURELY) == "按上次的对应"
    assert again.is_ticked("采购计划完成度")
    assert not again.is_ticked("预算完成率")
    assert again.look.recalled.text() == "2 项按上次的对应"

    again.presses(again.look.forget_button)
    assert not again.is_ticked("采购计划完成度")
    assert again.is_ticked("预算完成率")
    assert not again.look.forget_button.isVisible()
    third = Wizard(desk, desk.last_years_file(RENAMED))
    assert third.says("采购计划完成度", Column.GOES_TO) != "政府采购执行率"
    assert not third.look.forget_button.isVisible()


def test_nothing_is_remembered_when_she_leaves(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file(RENAMED))
    wizard.chooses_target("采购计划完成度", "政府采购执行率")
    wizard.presses(wizard.dialog.cancel_button)
    again = Wizard(desk, desk.last_years_file(RENAMED))
    assert again.says("采购计划完成度", Column.GOES_TO) != "政府采购执行率"


# ---------------------------------------------------------------------- pasting, choosing, the form
def test_copied_text_is_read_as_a_file_is(desk: Desk) -> None:
    wizard = Wizard(desk, None)
    QGuiApplication.clipboard().setText(PASTED)
    wizard.presses(wizard.dialog.choose.paste_button)
    assert wizard.page() == LOOK
    assert wizard.says("公用经费控制率", Column.READ) == "分值 2　得分 2"
    wizard.stands_on("公用经费控制率")
    assert wizard.marked() == "公用经费控制率"


def test_an_empty_clipboard_is_told(desk: Desk) -> None:
    wizard = Wizard(desk, None)
    QGuiApplication.clipboard().clear()
    wizard.presses(wizard.dialog.choose.paste_button)
    assert any("剪贴板里没有文字" in remark for remark in desk.said.remarks)


def test_the_old_office_formats_are_offered(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, _folder: str, kinds: str) -> tuple[str, str]:
        asked.append(kinds)
        return "", ""

    monkeypatch.setattr("desktop.ui.dialogs.import_choose.QFileDialog.getOpenFileName", answer)
    wizard = Wizard(desk, None)
    assert ask_for_file(wizard.dialog, "选择", "") == ""
    for suffix in (".doc", ".wps", ".et", ".rtf", ".xls", ".ods", ".odt", ".pdf", ".html", ".txt", ".ziping"):
        assert f"*{suffix}" in asked[0]


def test_what_changed_in_the_form_is_listed(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file({"F24": 5, "E19": "采购计划完成度"}))
    table = wizard.look.changes.table
    lines = {
        item.text(1): (item.text(0), item.text(2)) for item in map(table.topLevelItem, range(table.topLevelItemCount()))
    }
    assert lines["管理效能 / 资产管理 / 固定资产利用率"] == ("分值调整", "分值 5 → 2")
    assert lines["管理效能 / 采购管理 / 政府采购执行率"][0] == "新增"
    assert lines["管理效能 / 采购管理 / 采购计划完成度"][0] == "取消"
    assert str(table.topLevelItemCount()) in wizard.look.tabs.tabText(1)


def test_our_own_file_meets_another_form(desk: Desk) -> None:
    document = desk.starts_golden()
    before = hashlib.sha256(document.opened.path.read_bytes()).hexdigest()
    wizard = Wizard(desk, document.opened.path)
    assert wizard.look.changes.table.topLevelItemCount() == 0
    wizard.look.rubric_box.setCurrentIndex(wizard.look.rubric_box.findData("guangzhou-2022"))
    wizard.look.rubric_box.activated.emit(wizard.look.rubric_box.currentIndex())
    desk.settles()
    assert wizard.look.changes.table.topLevelItemCount() > 10
    assert hashlib.sha256(document.opened.path.read_bytes()).hexdigest() == before


def test_what_comes_along_is_marked_and_results_stand_beside(desk: Desk) -> None:
    opened = Wizard(desk, desk.last_years_file()).starts()
    made = opened.evaluation
    opened.close()
    assert made.is_unconfirmed(Place(Kind.HEADER, "unit"))
    assert made.is_unconfirmed(Place(Kind.TEXT, "goal"))
    assert made.prior["fact/budget.fiscal"] == "618.2"
    assert made.prior["leaf/mgmt.funds.completion/score"] == "1.63"
    assert made.judgement("mgmt.funds.completion").score is None


# ---------------------------------------------------------------------- Qt's rules
def test_the_models_keep_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    file = desk.last_years_file(RENAMED)
    source = import_prior.read_source(desk.workspace, file, None, desk.clock(), shown=True)
    preview = ImportPreviewModel(source.result, source.rubric)
    targets = TargetListModel(preview, source.rubric)
    page = SourcePageModel()
    page.show_page(source.text.tables[0], (), places=False)
    for model in (preview, targets, page):
        qtmodeltester.check(model)
    preview.send(preview.place_of(next(preview.taken()).key), "")
    qtmodeltester.check(targets)
