"""Where the form leaves indicators to the unit: moved, weighed together, with a direction, a unit and levels."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Change, Kind, Place
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
NAMES = ("开放天数", "入藏册数", "借阅册次")


def own(*weights: str) -> list[Change]:
    return [
        Change(Place(Kind.OWN, f"duty.{number}", field), value)
        for number, (name, weight) in enumerate(zip(NAMES, weights, strict=True), 1)
        for field, value in (("parent", "duty"), ("name", name), ("weight", weight), ("position", str(number)))
        if value
    ]


def test_the_sum_is_in_sight_and_says_what_is_missing(clerk: Clerk) -> None:
    clerk.opens_a_draft(own("20", "20", "8"))
    clerk.stands_on("入藏册数")
    strip = clerk.view.table.own_strip
    assert strip.text() == "履职效能：自设指标合计 48 / 50 分，还差 2 分"

    clerk.types("12", into="分值", under="借阅册次")
    clerk.stands_on("入藏册数")
    assert strip.text() == "履职效能：自设指标合计 52 / 50 分，多出 2 分"
    clerk.stands_on("预算完成率")
    assert strip.text() == ""


def test_the_rows_stay_where_they_are_when_the_sum_comes_into_sight(clerk: Clerk) -> None:
    """The second click of a double click falls on the row of the first."""
    clerk.opens_a_draft(own("20", "20", "10"))
    clerk.stands_on("预算完成率")
    view = clerk.tree
    view.scrollTo(clerk.cell("借阅册次", "完成值"))

    def height(name: str) -> int:
        return view.viewport().mapTo(clerk.window, view.visualRect(clerk.cell(name, "完成值")).center()).y()

    before = height("开放天数")
    view.put_cursor(clerk.cell("开放天数", "完成值"))
    assert clerk.view.table.own_strip.text()
    assert height("开放天数") == before

    view.scrollTo(clerk.cell("绩效目标合理性", "完成值"), view.ScrollHint.PositionAtCenter)
    before = height("绩效目标合理性")
    view.put_cursor(clerk.cell("绩效目标合理性", "完成值"))
    assert not clerk.view.table.own_strip.text()
    assert height("绩效目标合理性") == before


def test_nothing_moves_while_a_button_of_the_mouse_is_down(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.opens_a_draft(own("20", "20", "10"))
    clerk.stands_on("预算完成率")
    monkeypatch.setattr(QApplication, "doubleClickInterval", lambda: 1)
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    clerk.tree.put_cursor(clerk.cell("开放天数", "完成值"))
    assert clerk.view.table.own_strip.text() == ""
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    clerk.waits_for(lambda: bool(clerk.view.table.own_strip.text()))


def test_the_place_of_a_drop_is_a_frame_whatever_was_painted_last(clerk: Clerk) -> None:
    """Qt frames it with the brush the last cell left behind, which the mark of a score by hand had filled."""
    clerk.opens_a_draft([*own("20", "20", "10"), Change(Place(Kind.LEAF, "duty.1", "score"), "3")])
    delegate, index = clerk.tree.itemDelegate(), clerk.cell("开放天数", "得分")
    assert clerk.tree.tree_model.cell(index).marked
    picture = QImage(60, 30, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 60, 30)  # type: ignore[attr-defined]
    delegate.paint(painter, option, index)
    assert painter.brush().style() is Qt.BrushStyle.NoBrush
    painter.end()


def test_equal_shares_sum_exactly_and_are_one_step_back(clerk: Clerk) -> None:
    """50 points among three: 16.67 + 16.67 + 16.66."""
    clerk.opens_a_draft(own("20", "", ""))
    clerk.stands_on("入藏册数")
    clerk.does("share_equal")

    assert [clerk.reads(name, "分值") for name in NAMES] == ["16.67", "16.67", "16.66"]
    assert sum(Decimal(clerk.reads(name, "分值")) for name in NAMES) == 50
    assert clerk.can_undo == "平均分配“履职效能”的分值"
    clerk.undoes()
    assert clerk.reads("入藏册数", "分值") == ""


def test_shares_in_proportion_and_what_they_need(clerk: Clerk) -> None:
    clerk.opens_a_draft(own("4", "4", "2"))
    clerk.stands_on("入藏册数")
    clerk.does("share_stated")
    assert [clerk.reads(name, "分值") for name in NAMES] == ["20", "20", "10"]

    clerk.adds("讲座场次", under="入藏册数")
    clerk.does("share_stated")
    assert clerk.told.errors[-1].code is Problem.WEIGHT_MISSING


def test_she_moves_an_indicator_up_and_down(clerk: Clerk) -> None:
    clerk.opens_a_draft(own("20", "20", "10"))
    clerk.stands_on("借阅册次", "分值")
    clerk.does("move_up")
    assert [clerk.document.tree[code].name for code in clerk.document.tree["duty"].children] == [
        "开放天数", "借阅册次", "入藏册数",
    ]  # fmt: skip
    assert clerk.tree.currentIndex() == clerk.cell("借阅册次", "分值")
    assert clerk.can_undo == "移动“借阅册次”"
    clerk.does("move_up")
    clerk.does("move_up")
    assert clerk.told.remarks[-1] == "已经在最前面"
    clerk.stands_on("预算完成率")
    clerk.does("move_down")
    assert clerk.told.errors[-1].code is Problem.STRUCTURE_FIXED


def test_she_drags_an_indicator_below_a_heading_and_back(clerk: Clerk) -> None:
    """Only where the form leaves room; the tester keeps watch over the model."""
    clerk.opens_a_draft(own("20", "20", "10"))
    clerk.adds("文献服务", under="履职效能")
    clerk.adds("新书推荐", under="文献服务", below=True)
    model = clerk.tree.tree_model
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    dragged = model.mimeData([clerk.cell("开放天数", "指标")])
    move = Qt.DropAction.MoveAction

    assert not model.canDropMimeData(dragged, move, 0, 0, clerk.cell("资金管理", "指标"))
    assert not model.canDropMimeData(dragged, move, -1, 0, clerk.cell("入藏册数", "指标"))
    assert not model.dropMimeData(dragged, move, 0, 0, QModelIndex())
    assert model.dropMimeData(dragged, move, -1, 0, clerk.cell("文献服务", "指标"))

    heading = clerk.document.tree[clerk.code("文献服务")]
    assert [clerk.document.tree[code].name for code in heading.children] == ["新书推荐", "开放天数"]
    assert clerk.reads("文献服务", "分值") == "20"
    clerk.undoes()
    assert clerk.document.tree[clerk.code("开放天数")].parent == "duty"
    assert tester.model() is model


def test_less_is_better_when_she_says_so(clerk: Clerk) -> None:
    """A target typed with its sign says the direction, in the same step back."""
    clerk.opens_a_draft(own("10", "20", "20"))
    clerk.types("≤5次", into="目标值", under="开放天数")
    clerk.types("4次", into="完成值", under="开放天数")
    assert clerk.value(Kind.OWN, "duty.1", "direction") == "≤"
    assert clerk.score("开放天数") == "10.00"
    clerk.types("10次", into="完成值", under="开放天数")
    assert clerk.score("开放天数") == "5.00"
    clerk.undoes(3)
    assert clerk.value(Kind.OWN, "duty.1", "direction") is None
    assert clerk.reads("开放天数", "目标值") == ""


def test_direction_and_unit_are_picked_in_the_panel(clerk: Clerk) -> None:
    clerk.opens_a_draft(own("10", "20", "20"))
    clerk.types("300", into="目标值", under="开放天数")
    clerk.types("240", into="完成值", under="开放天数")
    clerk.types("天", into="度量单位", under="开放天数")
    box = clerk.view.panel.inputs.choice("指标方向")
    assert box is not None
    box.pick("≥")
    assert clerk.reads("开放天数", "目标值") == "≥300天"
    assert clerk.score("开放天数") == "8.00"
    box = clerk.view.panel.inputs.choice("指标方向")
    assert box is not None
    box.pick("=")
    assert clerk.score("开放天数") == "0.00"


def test_a_qualitative_one_has_a_level_and_points_inside_it(clerk: Clerk) -> None:
    clerk.opens_a_draft(own("10", "20", "20"))
    clerk.stands_on("开放天数")
    box = clerk.view.panel.inputs.choice("指标方向")
    assert box is not None
    box.pick("定性")
    level = clerk.view.panel.inputs.choice("档次")
    assert level is not None
    level.pick("部分达成")
    clerk.types("9", into="得分", under="开放天数")
    assert clerk.state("开放天数") == "有问题"
    clerk.types("7", into="得分", under="开放天数")
    assert clerk.score("开放天数") == "7.00"
    assert not clerk.tree.tree_model.cell(clerk.cell("开放天数", "得分")).marked


def test_it_is_all_there_after_closing(clerk: Clerk) -> None:
    path = clerk.opens_a_draft([*own("10", "20", "20"), Change(Place(Kind.OWN, "duty.1", "direction"), "≤")])
    clerk.types("次", into="度量单位", under="开放天数")
    clerk.starts_again(path)
    assert clerk.value(Kind.OWN, "duty.1", "direction") == "≤"
    assert clerk.value(Kind.OWN, "duty.1", "unit") == "次"
