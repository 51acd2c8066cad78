"""Where the form leaves the indicators to the unit, she adds, names, weighs and deletes them, and can take it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Kind
from desktop.ui.models import states
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_she_adds_names_and_weighs_an_indicator(clerk: Clerk) -> None:
    """Insert under the open slot opens the name; weight, target and actual make the score."""
    clerk.opens_a_draft()

    clerk.adds("全年开放天数", under="履职效能")
    clerk.types("20", into="分值", under="全年开放天数")
    clerk.types("300 天", into="目标值", under="全年开放天数")
    clerk.types("240 天", into="完成值", under="全年开放天数")

    assert clerk.reads("履职效能", "分值") == "50"
    assert clerk.score("全年开放天数") == "16.00"
    assert "全年开放天数" in clerk.names

    clerk.undoes(5)

    assert "全年开放天数" not in clerk.names
    assert clerk.can_undo == ""

    clerk.redoes(5)

    assert clerk.score("全年开放天数") == "16.00"


def test_she_splits_an_indicator_and_its_weight_is_the_sum(clerk: Clerk) -> None:
    """A heading weighs what its leaves sum to."""
    clerk.opens_a_draft()
    clerk.adds("文献服务", under="履职效能")
    clerk.adds("入藏册数", under="文献服务", below=True)
    clerk.adds("借阅册次", under="文献服务")
    clerk.types("12", into="分值", under="入藏册数")
    clerk.types("8", into="分值", under="借阅册次")

    assert clerk.reads("文献服务", "分值") == "20"
    assert not clerk.may_edit("文献服务", "分值")
    assert clerk.document.tree[clerk.code("借阅册次")].number == "2.1.2"

    clerk.types("文献采访与流通", into="指标", under="文献服务")

    assert "文献采访与流通" in clerk.names
    assert clerk.tree.currentIndex().data() == "文献采访与流通"


def test_deleting_takes_everything_below_along_and_undo_brings_it_back(clerk: Clerk) -> None:
    """She is asked once where more than one row goes; one step back brings all of it."""
    clerk.opens_a_draft()
    clerk.adds("文献服务", under="履职效能")
    clerk.adds("入藏册数", under="文献服务", below=True)
    clerk.types("5", into="分值", under="入藏册数")
    clerk.types("招标推迟", into="评分依据", under="入藏册数")
    code = clerk.code("入藏册数")

    clerk.told.answers = [None]
    clerk.stands_on("文献服务")
    clerk.does("remove")
    assert "入藏册数" in clerk.names

    clerk.told.answers = [0]
    clerk.does("remove")
    assert "入藏册数" not in clerk.names
    assert clerk.value(Kind.LEAF, code, "basis") is None
    assert clerk.can_undo == "删除“文献服务”"

    clerk.undoes()
    assert clerk.reads("入藏册数", "评分依据") == "招标推迟"
    assert clerk.reads("文献服务", "分值") == "5"


def test_a_deleted_code_is_never_given_to_another(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.adds("读者活动", under="履职效能")
    first = clerk.code("读者活动")
    clerk.does("remove")

    clerk.adds("展览", under="履职效能")

    assert clerk.code("展览") != first


def test_the_form_itself_cannot_be_changed(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.stands_on("预算完成率")

    clerk.does("remove")
    assert clerk.told.errors[-1].code is Problem.STRUCTURE_FIXED
    clerk.does("add")
    assert clerk.told.errors[-1].code is Problem.STRUCTURE_FIXED
    assert not clerk.view.table.add_button.isEnabled()


def test_folded_branches_and_the_cursor_stay_where_they_were(clerk: Clerk) -> None:
    """Adding a row in one place folds and unfolds nothing elsewhere."""
    clerk.opens_a_draft()
    clerk.tree.collapse(clerk.cell("资金管理", "指标"))
    clerk.adds("全年开放天数", under="履职效能")
    added = clerk.tree.currentIndex()
    assert added.data() == "全年开放天数"
    assert "预算完成率" not in clerk.names
    assert "资产管理制度健全性" in clerk.names

    clerk.undoes(2)

    assert "预算完成率" not in clerk.names
    assert "资产管理制度健全性" in clerk.names


def test_a_weight_must_be_above_nothing(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.adds("全年开放天数", under="履职效能")
    clerk.stands_on("全年开放天数", "分值")
    clerk.overwrites("0")

    clerk.presses(Qt.Key.Key_Return)

    assert "分值应为大于 0 的数字" in clerk.told.remarks[-1]
    assert clerk.editor is not None
    clerk.presses(Qt.Key.Key_Escape)


def test_last_years_figure_stands_grey_in_the_empty_cell(clerk: Clerk) -> None:
    from desktop.domain.evaluation import Change, Place

    key = str(Place(Kind.FACT, "assets.utilisation"))
    clerk.opens_a_draft([Change(Place(Kind.PRIOR, key), "93.5%")])

    assert clerk.remark("固定资产利用率", "完成值") == "上年 93.5%"
    assert "上年 93.5%" in str(clerk.cell("固定资产利用率", "完成值").data(Qt.ItemDataRole.ToolTipRole))

    clerk.types("95", into="完成值", under="固定资产利用率")

    assert clerk.reads("固定资产利用率", "完成值") == "95%"
    assert states.state_text(clerk.document, clerk.document.tree["mgmt.assets.utilisation"]) == "完成"


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise", "does not support grabbing")
def test_what_she_chooses_from_the_menu_of_a_cell_can_be_chosen_again(clerk: Clerk) -> None:
    """The menu is gone once she has chosen; the entries are the window's own and live on, also in its menu bar."""
    clerk.opens_a_draft()
    clerk.stands_on("履职效能")
    for times in (1, 2):
        QTimer.singleShot(0, lambda: clerk.window.deeds.show_cell_menu(QPoint(400, 300)))
        clerk.waits_for(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        menu.setActiveAction(clerk.window.actions_by_name["unfilled"])
        QApplication.postEvent(menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
        gone = QSignalSpy(menu.destroyed)
        clerk.waits_for(lambda gone=gone: gone.count() == 1)
        clerk.window._show_state()

        assert clerk.window.actions_by_name["unfilled"].isEnabled(), f"{times}"
