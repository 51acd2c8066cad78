"""What a person draws wider stays so: columns when the window changes its size, panes when the file is opened again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from desktop.ui.name_room import NameRoom
from desktop.ui.views.spread_tree import SpreadTree
from tests.ui.clerk import Clerk
from tests.ui.desk import put_on_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def test_a_column_drawn_by_hand_keeps_its_width_and_the_others_share_the_rest(qtbot: QtBot) -> None:
    tree = spread(qtbot, 800)
    before = [tree.columnWidth(at) for at in range(3)]
    tree.header().resizeSection(0, 333)  # what dragging its edge does
    tree.resize(1000, 300)
    assert tree.columnWidth(0) == 333
    assert tree.columnWidth(1) > before[1]
    assert sum(tree.columnWidth(at) for at in range(3)) == tree.viewport().width()
    tree.resize(800, 300)
    assert tree.columnWidth(0) == 333


def test_columns_nobody_touched_follow_the_window(qtbot: QtBot) -> None:
    tree = spread(qtbot, 800)
    before = tree.columnWidth(0)
    tree.resize(1200, 300)
    assert tree.columnWidth(0) > before
    tree.resize(800, 300)
    assert tree.columnWidth(0) == before


def spread(qtbot: QtBot, width: int) -> SpreadTree:
    put_on_theme()
    tree = SpreadTree()
    tree.setModel(QStandardItemModel(2, 3, tree))
    tree.set_widths({0: 8, 1: 6}, 6)
    qtbot.addWidget(tree)
    tree.resize(width, 300)
    tree.show()
    return tree


def test_names_keep_their_room_in_a_narrow_table(qtbot: QtBot) -> None:
    put_on_theme()
    table = QTableView()
    table.setModel(QStandardItemModel(2, 3, table))
    table.verticalHeader().hide()
    for column in (1, 2):
        table.setColumnWidth(column, 150)
    NameRoom(table, 0, 10)
    qtbot.addWidget(table)
    table.resize(900, 200)
    table.show()
    assert table.columnWidth(0) == table.viewport().width() - 300
    table.resize(320, 200)
    assert table.columnWidth(0) == 10 * table.fontMetrics().horizontalAdvance("字")
    table.resize(900, 200)
    assert table.columnWidth(0) == table.viewport().width() - 300


def test_the_contents_are_drawn_wider_and_stay_so(clerk: Clerk) -> None:
    path = clerk.opens_a_draft()
    usual = clerk.view.contents.width()
    sizes = clerk.view.splitter.sizes()
    clerk.view.splitter.setSizes([sizes[0] + 90, sizes[1] - 90, sizes[2]])
    QApplication.processEvents()
    wider = clerk.view.contents.width()
    assert wider > usual + 60
    clerk.starts_again(path)
    assert abs(clerk.view.contents.width() - wider) <= 2


def test_the_next_unfilled_puts_the_cursor_where_its_figures_are_typed(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.stands_on("资金管理")
    clerk.does("unfilled")
    focus = clerk.window.focusWidget()
    assert clerk.tree.code() == clerk.code("预算完成率")
    assert focus is not None
    assert clerk.view.panel.isAncestorOf(focus)
    assert focus.accessibleName() == "市本级支出全年执行数"
