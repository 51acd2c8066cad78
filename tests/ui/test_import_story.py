"""She starts from last year's file: looks at what was read, decides, and only then is anything written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Kind, Place
from desktop.domain.imported import Confidence
from desktop.ui.dialogs.import_prior import CHOOSE, FINISH, LOOK
from desktop.ui.models.import_preview import Column, ImportPreviewModel
from desktop.usecases import import_prior, open_file
from tests.ui.desk import Desk
from tests.ui.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

GUESSED = {"E24": "固定资产使用率"}  # merely like 固定资产利用率: never taken over by itself
MISPRINTED = {"I12": 1.73}  # a score that the total does not contain


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


def test_she_sees_what_was_read_where_it_stood_and_what_becomes_of_it(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    assert wizard.page() == LOOK
    assert wizard.says("财政拨款 预算数", Column.READ) == "618.2"
    assert wizard.says("财政拨款 预算数", Column.PLACE) == "整体自评表!D8"
    assert wizard.says("财政拨款 预算数", Column.SURELY) == "一定"
    assert wizard.says("财政拨款 预算数", Column.FATE) == "列在旁边供对照"
    assert wizard.says("预算完成率", Column.GOES_TO) == "预算完成率"
    whole = wizard.line("预算完成率").siblingAtColumn(Column.GOES_TO).data(Qt.ItemDataRole.ToolTipRole)
    assert whole == "管理效能 / 资金管理 / 预算完成率"
    assert wizard.says("预算完成率", Column.FATE) == "上年得分和说明列在旁边"
    assert wizard.says("2.1 科普活动场次", Column.READ) == "分值 4　得分 4　目标 60场　完成 63场"
    assert wizard.says("2.1 科普活动场次", Column.GOES_TO) == "自设：履职效能"
    assert wizard.says("单位名称", Column.READ) == "云岭市青禾区科学技术协会"
    assert (wizard.says("单位名称", Column.PLACE), wizard.says("单位名称", Column.SURELY)) == ("整体自评表!C4", "一定")
    assert (wizard.says("年度", Column.READ), wizard.says("年度", Column.SURELY)) == ("2020", "一定")


def test_a_unit_only_the_name_of_the_file_tells_is_hinted_at_and_left_for_her_to_type(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "某某市航道管理所2022年度绩效自评.txt"
    path.write_text("三级指标\t分值\t得分\n航标巡检次数\t60\t58\n船民满意度\t40\t39\n总分\t100\t97", "utf-8")
    wizard = Wizard(desk, path)
    assert (wizard.says("单位名称", Column.READ), wizard.says("单位名称", Column.SURELY)) == (
        "某某市航道管理所",
        "猜测",
    )
    wizard.presses(wizard.dialog.next_button)
    assert wizard.dialog.finish.unit == ""
    assert "某某市航道管理所" in wizard.dialog.finish.unit_edit.placeholderText()


def test_nothing_is_written_before_the_last_button_and_the_source_never(desk: Desk) -> None:
    source = desk.last_years_file()
    before = hashlib.sha256(source.read_bytes()).hexdigest()
    wizard = Wizard(desk, source)
    wizard.presses(wizard.dialog.next_button)
    assert wizard.page() == FINISH
    assert wizard.dialog.finish.unit == "云岭市青禾区科学技术协会"
    assert wizard.dialog.finish.year == 2021
    assert desk.files() == []
    wizard.presses(wizard.dialog.next_button)
    assert desk.files() == ["2021年度-云岭市青禾区科学技术协会.ziping"]
    opened = wizard.dialog.opened
    assert opened is not None
    opened.close()
    assert hashlib.sha256(source.read_bytes()).hexdigest() == before


def test_the_draft_has_names_and_targets_but_no_results(desk: Desk) -> None:
    opened = Wizard(desk, desk.last_years_file()).starts()
    evaluation = opened.evaluation
    opened.close()
    own = next(item for item in evaluation.own.values() if item.name == "2.1 科普活动场次")
    assert evaluation.judgement(own.code).target == "60场"
    assert evaluation.judgement(own.code).actual == ""
    assert evaluation.prior[str(Place(Kind.LEAF, own.code, "actual"))] == "63场"
    assert evaluation.is_unconfirmed(Place(Kind.LEAF, own.code, "target"))
    assert evaluation.facts == {}


def test_cancel_leaves_no_file(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.presses(wizard.dialog.next_button)
    wizard.presses(wizard.dialog.cancel_button)
    assert wizard.dialog.opened is None
    assert not wizard.dialog.isVisible()
    assert desk.files() == []


def test_a_guess_is_not_ticked_and_is_taken_only_when_she_says_so(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file(GUESSED))
    assert wizard.says("固定资产使用率", Column.SURELY) == "猜测"
    assert not wizard.is_ticked("固定资产使用率")
    assert wizard.says("固定资产使用率", Column.FATE) == "按位置或近似名称推断，没有选中"
    wizard.ticks("固定资产使用率")
    assert wizard.says("固定资产使用率", Column.FATE) == "上年得分和说明列在旁边"
    opened = wizard.starts()
    prior = opened.evaluation.prior
    opened.close()
    assert prior["leaf/mgmt.assets.utilisation/score"] == "2"


def test_a_guess_left_alone_is_not_taken(desk: Desk) -> None:
    opened = Wizard(desk, desk.last_years_file(GUESSED)).starts()
    prior = opened.evaluation.prior
    opened.close()
    assert "leaf/mgmt.assets.utilisation/score" not in prior
    assert "leaf/mgmt.funds.completion/score" in prior


def test_a_line_may_be_left_out(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.ticks("预算完成率", Qt.CheckState.Unchecked)
    assert wizard.says("预算完成率", Column.FATE) == "没有选中"
    assert "不带入 1 项" in wizard.dialog.summary.text()
    opened = wizard.starts()
    prior = opened.evaluation.prior
    opened.close()
    assert "leaf/mgmt.funds.completion/score" not in prior


def test_contradictions_of_the_source_stand_on_top(desk: Desk) -> None:
    clean = Wizard(desk, desk.last_years_file())
    assert not clean.dialog.look.doubts.isVisible()
    wizard = Wizard(desk, desk.last_years_file(MISPRINTED))
    assert wizard.dialog.look.doubts.isVisible()
    assert "相差" in wizard.dialog.look.doubts.text


def test_only_what_needs_a_look_is_left_when_she_asks(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file(GUESSED))
    wizard.dialog.look.only_box.setChecked(True)
    shown = [
        index.data()
        for group in range(wizard.model.rowCount())
        for row in range(wizard.model.rowCount(wizard.model.index(group, 0)))
        if not wizard.dialog.look.view.isRowHidden(row, wizard.model.index(group, 0))
        for index in [wizard.model.index(row, 0, wizard.model.index(group, 0))]
    ]
    assert shown == ["固定资产使用率"]


def test_a_file_that_cannot_be_read_says_why_and_another_may_be_chosen(desk: Desk, tmp_path: Path) -> None:
    broken = tmp_path / "坏表.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook")
    wizard = Wizard(desk, broken)
    assert wizard.page() == CHOOSE
    assert "坏表.xlsx" in wizard.dialog.choose._said.text()
    wizard.dialog.read(desk.last_years_file())
    desk.settles()
    assert wizard.page() == LOOK


def test_reading_can_be_stopped(desk: Desk) -> None:
    wizard = Wizard(desk, None)
    wizard.dialog.read(desk.last_years_file())
    assert wizard.dialog.choose.stop_button.isVisible()
    desk.qtbot.mouseClick(wizard.dialog.choose.stop_button, Qt.MouseButton.LeftButton)
    desk.settles()
    assert wizard.page() == CHOOSE
    assert wizard.dialog.choose.choose_button.isVisible()


def test_the_same_year_fills_instead_of_standing_beside(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.presses(wizard.dialog.next_button)
    wizard.dialog.finish.year_box.setValue(2020)
    assert wizard.dialog.finish._same_year.isVisible()
    wizard.presses(wizard.dialog.next_button)
    opened = wizard.dialog.opened
    assert opened is not None
    facts = opened.evaluation.facts
    opened.close()
    assert str(facts["budget.fiscal"]) == "618.2"


def test_the_unit_must_have_a_name(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.presses(wizard.dialog.next_button)
    wizard.dialog.finish.unit_edit.clear()
    assert not wizard.dialog.next_button.isEnabled()
    assert wizard.dialog.summary.text() == "请填写单位全称"


def test_a_file_in_the_way_is_never_overwritten(desk: Desk) -> None:
    wizard = Wizard(desk, desk.last_years_file())
    wizard.presses(wizard.dialog.next_button)
    target = wizard.dialog.finish.target.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("another's file")
    wizard.presses(wizard.dialog.next_button)
    assert [error.code for error in desk.said.errors] == [Problem.FILE_EXISTS]
    assert wizard.dialog.opened is None
    assert wizard.dialog.next_button.isEnabled()
    assert target.read_text() == "another's file"


def test_last_years_ziping_is_read_as_surely_as_can_be(desk: Desk) -> None:
    document = desk.starts_golden()
    wizard = Wizard(desk, document.opened.path)
    assert {row.surely for group in wizard.model.groups for row in group.rows if row.key} == {Confidence.EXACT}
    wizard.presses(wizard.dialog.next_button)
    assert wizard.dialog.finish.year == 2022
    assert wizard.dialog.finish.target.path == open_file.free_path(
        desk.workspace.documents, document.evaluation.unit, 2022
    )


def test_the_preview_keeps_qts_rules(desk: Desk, qtmodeltester: ModelTester) -> None:
    source = import_prior.read_source(desk.workspace, desk.last_years_file(), None, desk.clock())
    model = ImportPreviewModel(source.result, source.rubric)
    model.show_plan(import_prior.plan(source, 2021))
    qtmodeltester.check(model)
    assert model.rowCount() == 4
