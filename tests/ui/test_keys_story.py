"""The table under the hands of somebody who knows Excel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.evaluation import Change, Kind, Place
from tests.ui.clerk import Clerk
from tests.ui.test_clipboard import EXCEL

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
Key, Modifier = Qt.Key, Qt.KeyboardModifier
OWN = [
    Change(Place(Kind.OWN, f"duty.{number}", field), value)
    for number, name in ((1, "开放天数"), (2, "入藏册数"), (3, "借阅册次"))
    for field, value in (("parent", "duty"), ("name", name), ("weight", "10"), ("position", str(number)))
]


def where(clerk: Clerk) -> tuple[str, int]:
    return clerk.tree.code(), clerk.tree.currentIndex().column()


def put_html(text: str) -> None:
    """Another program's copy: its HTML beside a plain text that must not win."""
    QGuiApplication.clipboard().setText("纯文本")
    mime = QGuiApplication.clipboard().mimeData()
    assert isinstance(mime, QMimeData)
    mime.setHtml(text)


def test_enter_goes_down_and_after_tabs_back_to_where_they_began(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")
    for text in ("300 天", "310 天"):
        clerk.overwrites(text)
        clerk.presses(Key.Key_Tab)
    clerk.presses(Key.Key_Return)

    assert clerk.tree.currentIndex() == clerk.cell("入藏册数", "目标值")
    clerk.presses(Key.Key_Return, Modifier.ShiftModifier)
    assert clerk.tree.currentIndex() == clerk.cell("开放天数", "目标值")
    assert clerk.reads("开放天数", "完成值") == "310 天"


def test_arrows_home_and_end(clerk: Clerk) -> None:
    """Plain within the row, with Ctrl to the ends of the table or of what is filled."""
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")

    clerk.presses(Key.Key_Right)
    assert clerk.tree.currentIndex() == clerk.cell("开放天数", "完成值")
    clerk.presses(Key.Key_Home)
    assert clerk.tree.currentIndex() == clerk.cell("开放天数", "指标")
    clerk.presses(Key.Key_End)
    assert clerk.tree.currentIndex() == clerk.cell("开放天数", "状态")
    clerk.presses(Key.Key_Home, Modifier.ControlModifier)
    assert clerk.tree.currentIndex() == clerk.cell("管理效能", "指标")
    clerk.presses(Key.Key_End, Modifier.ControlModifier)
    assert clerk.tree.currentIndex() == clerk.cell(clerk.names[-1], "状态")
    clerk.stands_on("管理效能", "分值")
    clerk.presses(Key.Key_Down, Modifier.ControlModifier)
    assert clerk.tree.currentIndex() == clerk.cell(clerk.names[-1], "分值")
    clerk.presses(Key.Key_PageUp)
    assert clerk.tree.currentIndex().data() != "5"


def test_left_folds_a_branch_and_right_unfolds_it(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("履职效能")
    clerk.presses(Key.Key_Left)
    assert "开放天数" not in clerk.names
    clerk.presses(Key.Key_Right)
    assert "开放天数" in clerk.names
    clerk.presses(Key.Key_Right)
    assert clerk.tree.currentIndex() == clerk.cell("履职效能", "分值")


def test_shift_and_arrows_choose_a_block(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")
    clerk.presses(Key.Key_Right, Modifier.ShiftModifier)
    clerk.presses(Key.Key_Down, Modifier.ShiftModifier)
    clerk.presses(Key.Key_Down, Modifier.ShiftModifier)

    chosen = {(clerk.tree.tree_model.code(index), index.column()) for index in clerk.tree.selectedIndexes()}
    assert chosen == {(f"duty.{row}", column) for row in (1, 2, 3) for column in (2, 3)}
    clerk.presses(Key.Key_Up)
    assert len(clerk.tree.selectedIndexes()) == 1


def test_arrows_leave_a_cell_opened_by_typing_but_not_one_opened_by_f2(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "得分")
    clerk.presses(Key.Key_7)
    clerk.presses(Key.Key_Down)
    assert clerk.score("开放天数") == "7.00"
    assert clerk.tree.currentIndex() == clerk.cell("入藏册数", "得分")

    clerk.overwrites("5")
    clerk.presses(Key.Key_Left)
    assert clerk.editor is not None
    clerk.presses(Key.Key_Escape)


def test_a_composition_is_kept_when_the_cell_is_left(clerk: Clerk) -> None:
    """The letters still under the input method's line are text when Tab comes."""
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")
    QApplication.sendEvent(clerk.tree, QInputMethodEvent("全", []))
    clerk.waits_for(lambda: clerk.editor is not None)
    assert clerk.editor is not None
    QApplication.sendEvent(clerk.editor, QInputMethodEvent("全年开放", []))

    clerk.presses(Key.Key_Tab)

    assert clerk.reads("开放天数", "目标值") == "全年开放"


def test_alt_enter_takes_the_text_into_the_large_box(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "评分依据")
    clerk.overwrites("第一行")
    clerk.told.answers = ["第一行\n第二行"]
    clerk.presses(Key.Key_Return, Modifier.AltModifier)
    assert clerk.value(Kind.LEAF, "duty.1", "basis") == "第一行\n第二行"

    clerk.told.answers = ["第一行\n第二行\n第三行"]
    clerk.stands_on("开放天数", "评分依据")
    clerk.presses(Key.Key_F2)
    assert clerk.value(Kind.LEAF, "duty.1", "basis") == "第一行\n第二行\n第三行"


def test_excel_s_own_table_is_pasted_not_its_plain_text(clerk: Clerk) -> None:
    """Merged cells leave alone what they reach over; the block goes beyond the one cell chosen."""
    clerk.opens_a_draft([*OWN, Change(Place(Kind.LEAF, "duty.3", "target"), "原有")])
    clerk.stands_on("开放天数", "目标值")
    put_html(EXCEL.replace("1,200", "7").replace("A &amp; B", "8").replace("３", "９"))

    clerk.presses(Key.Key_V, Modifier.ControlModifier)

    assert clerk.reads("开放天数", "目标值") == "98.2%"
    assert clerk.value(Kind.LEAF, "duty.1", "actual") == "见开放 记录"
    assert [clerk.score(name) for name in ("开放天数", "入藏册数", "借阅册次")] == ["7.00", "8.00", "9.00"]
    assert clerk.reads("借阅册次", "目标值") == "原有"
    assert clerk.can_undo == "粘贴 7 个单元格"
    clerk.undoes()
    assert clerk.score("开放天数") == ""


def test_a_row_of_values_fills_as_many_rows_as_are_chosen(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.chooses(("开放天数", "目标值"), ("借阅册次", "完成值"))
    clerk.clipboard = "10\t5"
    clerk.presses(Key.Key_V, Modifier.ControlModifier)
    assert [clerk.score(name) for name in ("开放天数", "入藏册数", "借阅册次")] == ["5.00"] * 3


def test_copied_cells_go_out_as_a_table_too(clerk: Clerk) -> None:
    clerk.opens_a_draft([*OWN, Change(Place(Kind.LEAF, "duty.1", "basis"), "第一行\n第二行")])
    clerk.stands_on("开放天数", "评分依据")
    clerk.presses(Key.Key_C, Modifier.ControlModifier)
    assert "第一行<br" in QGuiApplication.clipboard().mimeData().html()


def test_typing_on_a_fixed_cell_says_why(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("预算完成率", "目标值")
    clerk.presses(Key.Key_5)
    assert clerk.told.remarks[-1] == "目标值由评价方案规定"
    assert clerk.editor is None
