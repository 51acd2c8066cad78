"""The table under the hands: keys, the input method, blocks from Excel, finding, long texts."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Change, Kind, Place
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

OWN = [
    Change(Place(Kind.OWN, f"duty.{number}", field), value)
    for number, name in ((1, "开放天数"), (2, "入藏册数"))
    for field, value in (("parent", "duty"), ("name", name), ("weight", "25"), ("position", str(number)))
]


def test_tab_goes_over_what_cannot_be_edited(clerk: Clerk) -> None:
    """From the target over row ends to the next cell she may fill, and back."""
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "评分依据")

    clerk.presses(Qt.Key.Key_Tab)
    assert clerk.tree.currentIndex() == clerk.cell("入藏册数", "指标")
    clerk.presses(Qt.Key.Key_Tab)
    assert clerk.tree.currentIndex() == clerk.cell("入藏册数", "分值")
    clerk.presses(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    clerk.presses(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert clerk.tree.currentIndex() == clerk.cell("开放天数", "评分依据")


def test_tab_in_an_open_cell_keeps_it_and_goes_to_the_next(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")
    clerk.overwrites("300 天")

    clerk.presses(Qt.Key.Key_Tab)

    assert clerk.reads("开放天数", "目标值") == "300 天"
    assert clerk.tree.currentIndex() == clerk.cell("开放天数", "完成值")
    assert clerk.editor is None

    clerk.presses(Qt.Key.Key_5)
    clerk.presses(Qt.Key.Key_Tab)
    assert clerk.reads("开放天数", "完成值") == "5"


def test_the_first_key_is_not_lost(clerk: Clerk) -> None:
    """Typing on a closed cell opens it with that key in it."""
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "得分")

    clerk.presses(Qt.Key.Key_2)
    clerk.presses(Qt.Key.Key_5)
    clerk.presses(Qt.Key.Key_Return)
    clerk.waits_for(lambda: clerk.editor is None)

    assert clerk.score("开放天数") == "25.00"


def test_the_input_method_opens_the_cell(clerk: Clerk) -> None:
    """The first composed letters open the cell, and the text arrives whole."""
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")

    clerk.composes("quannian", "全年三百天")
    clerk.presses(Qt.Key.Key_Return)
    clerk.waits_for(lambda: clerk.editor is None)

    assert clerk.reads("开放天数", "目标值") == "全年三百天"


def test_esc_leaves_all_as_it_was(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")
    clerk.overwrites("400")

    clerk.presses(Qt.Key.Key_Escape)
    clerk.waits_for(lambda: clerk.editor is None)

    assert clerk.reads("开放天数", "目标值") == ""
    assert clerk.can_undo == ""


def test_a_block_from_excel_is_one_step(clerk: Clerk) -> None:
    """Quotes and line breaks arrive as they were; one step back takes all of it."""
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "目标值")
    clerk.clipboard = '300 天\t"310 天"\t25\t"见开放\n记录"\r\n5000 册\t4000 册\t\t\r\n'

    clerk.presses(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert clerk.reads("开放天数", "完成值") == "310 天"
    assert clerk.value(Kind.LEAF, "duty.1", "basis") == "见开放\n记录"
    assert clerk.score("入藏册数") == "20.00"
    assert clerk.can_undo == "粘贴 6 个单元格"

    clerk.undoes()

    assert clerk.reads("开放天数", "完成值") == ""
    assert clerk.can_undo == ""


def test_bad_cells_are_told_and_the_others_are_pasted(clerk: Clerk) -> None:
    """One step back still takes all of it; a block with nothing good in it changes nothing."""
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "完成值")
    clerk.clipboard = "310 天\t满分\n4000 册\t99"

    clerk.presses(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    told = clerk.told.errors[-1]
    assert told.code is Problem.CELLS_REFUSED
    assert "有 2 个单元格没有粘贴" in told.problem
    assert "读到“满分”" in told.problem
    assert "99 超出范围" in told.problem
    assert clerk.reads("开放天数", "完成值") == "310 天"
    assert clerk.reads("入藏册数", "完成值") == "4000 册"
    assert clerk.can_undo == "粘贴 2 个单元格"
    clerk.undoes()
    assert clerk.reads("开放天数", "完成值") == ""

    clerk.stands_on("开放天数", "得分")
    clerk.clipboard = "满分"
    clerk.presses(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert clerk.told.errors[-1].code is Problem.FIGURE_UNREADABLE
    assert clerk.can_undo == ""


def test_of_many_bad_cells_a_few_are_named(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("预算完成率", "得分")
    clerk.clipboard = "\n".join(["很好"] * 40)
    clerk.presses(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    told = clerk.told.errors[-1]
    assert told.code is Problem.CELLS_REFUSED
    count = int(told.problem.split()[1])
    assert told.problem.count("很好") == 5
    assert f"另有 {count - 5} 个" in told.problem


def test_what_the_form_fixes_is_passed_over_and_counted(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("固定资产利用率", "目标值")
    clerk.clipboard = "≥95%\t96%"

    clerk.presses(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert clerk.reads("固定资产利用率", "目标值") == "≥90%"
    assert clerk.reads("固定资产利用率", "完成值") == "96%"
    said = "已粘贴 1 个单元格；跳过 “固定资产利用率”的目标值（目标值由评价方案规定），没有改动"
    assert clerk.told.remarks[-1] == said


def test_one_value_fills_the_selection_and_delete_empties_it(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.chooses(("开放天数", "目标值"), ("入藏册数", "完成值"))
    clerk.clipboard = "5"

    clerk.presses(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [clerk.reads(name, head) for name in ("开放天数", "入藏册数") for head in ("目标值", "完成值")] == ["5"] * 4

    clerk.presses(Qt.Key.Key_Delete)
    assert clerk.reads("入藏册数", "完成值") == ""
    assert clerk.can_undo == "清除 4 个单元格"


def test_a_block_goes_out_as_it_comes_in(clerk: Clerk) -> None:
    clerk.opens_a_draft([*OWN, Change(Place(Kind.LEAF, "duty.1", "basis"), "第一行\n第二行")])
    clerk.chooses(("开放天数", "得分"), ("入藏册数", "评分依据"))

    clerk.presses(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clerk.clipboard == '\t"第一行\n第二行"\n\t'


def test_she_finds_an_indicator_and_the_next_unfilled(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.does("find")
    clerk.view.table.finder.line.setText("控制率")
    assert clerk.tree.currentIndex().data() == "公用经费控制率"
    assert clerk.view.table.finder.counted.text() == "1/2"
    clerk.qtbot.keyClick(clerk.view.table.finder.line, Qt.Key.Key_Return)
    assert clerk.tree.currentIndex().data() == "“三公经费”控制率"
    assert clerk.view.table.finder.counted.text() == "2/2"
    clerk.qtbot.keyClick(clerk.view.table.finder.line, Qt.Key.Key_Return)
    assert clerk.tree.currentIndex().data() == "公用经费控制率"
    clerk.qtbot.keyClick(clerk.view.table.finder.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert clerk.tree.currentIndex().data() == "“三公经费”控制率"

    clerk.stands_on("预算完成率")
    clerk.does("unfilled")
    assert clerk.tree.code() == clerk.code("部门预算编制情况")
    clerk.stands_on("工作受表彰或批评") if "工作受表彰或批评" in clerk.names else clerk.stands_on(clerk.names[-1])
    clerk.does("unfilled")
    assert clerk.tree.code() == clerk.code("预算完成率")


def test_a_long_text_in_the_large_box(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.stands_on("开放天数", "评分依据")
    clerk.told.answers = ["第一段。\n第二段。"]

    clerk.does("long")

    assert clerk.value(Kind.LEAF, "duty.1", "basis") == "第一段。\n第二段。"
    assert clerk.reads("开放天数", "评分依据") == "第一段。 第二段。"


def test_what_she_writes_is_kept_when_she_pauses(clerk: Clerk) -> None:
    """800 ms after the last key, and typing on is the same step back."""
    clerk.opens_a_draft(OWN)
    box = clerk.box("未达标原因", under="开放天数")
    box.setFocus()
    box.insertPlainText("闭馆修缮")
    assert clerk.value(Kind.LEAF, "duty.1", "reason") is None
    clerk.waits_for(lambda: clerk.value(Kind.LEAF, "duty.1", "reason") == "闭馆修缮")

    box.insertPlainText("一个月")
    clerk.waits_for(lambda: clerk.value(Kind.LEAF, "duty.1", "reason") == "闭馆修缮一个月")
    clerk.undoes()

    assert clerk.value(Kind.LEAF, "duty.1", "reason") is None
    assert box.toPlainText() == ""


def test_letters_being_composed_are_never_kept(clerk: Clerk) -> None:
    """Leaving out the pause while the input method composes; the text is kept once it is one."""
    clerk.opens_a_draft(OWN)
    box = clerk.box("改进措施", under="开放天数")
    box.setFocus()
    box.insertPlainText("延长")
    QApplication.sendEvent(box, QInputMethodEvent("kaifang", []))
    timer = box._timer
    timer.start(0)
    clerk.waits_for(lambda: timer.interval() == 0 and timer.isActive())
    assert clerk.value(Kind.LEAF, "duty.1", "improvement") is None

    event = QInputMethodEvent("", [])
    event.setCommitString("开放")
    QApplication.sendEvent(box, event)
    clerk.waits_for(lambda: clerk.value(Kind.LEAF, "duty.1", "improvement") == "延长开放")


def test_turning_to_another_indicator_keeps_what_was_written(clerk: Clerk) -> None:
    clerk.opens_a_draft(OWN)
    clerk.box("改进措施", under="开放天数").insertPlainText("加强值守")

    clerk.stands_on("入藏册数")

    assert clerk.value(Kind.LEAF, "duty.1", "improvement") == "加强值守"
    assert clerk.view.panel.texts["improvement"].toPlainText() == ""


class Painted(QObject):
    """What of a widget was painted since."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)


def test_an_edit_is_painted_on_a_screen_without_room_for_all_columns(clerk: Clerk) -> None:
    """The row is painted from the first column an edit can touch, which may be hidden."""
    clerk.opens_a_draft()
    clerk.window.resize(1093, 614)
    cell = clerk.cell("预算完成率", "得分")
    clerk.waits_for(lambda: clerk.tree.isColumnHidden(clerk.cell("预算完成率", "目标值").column()))
    painted = Painted(clerk.tree.viewport())
    clerk.tree.viewport().update()
    clerk.waits_for(lambda: painted.region.contains(clerk.tree.visualRect(cell).center()))
    clerk.settles()
    QApplication.processEvents()
    painted.region = QRegion()

    clerk.document.set_value(Place(Kind.FACT, "budget.city"), "687")

    clerk.waits_for(lambda: not painted.region.isEmpty())
    QApplication.processEvents()
    assert painted.region.contains(clerk.tree.visualRect(cell).center())
