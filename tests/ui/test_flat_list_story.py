"""The flat list beside the tree: one sentence an indicator, and the table goes along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Kind, Place
from desktop.ui import own_indicators
from desktop.ui.models.flat_list import FlatListModel
from desktop.ui.views.flat_list import FlatList
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    with Clerk(qtbot, tmp_path) as clerk:
        yield clerk


def list_of(clerk: Clerk) -> FlatList:
    assert clerk.view.table.flat is not None
    assert clerk.view.table.flat.isVisible()
    return clerk.view.table.flat


def sentence(flat: FlatList, code: str) -> str:
    return str(flat.flat_model.index(flat.flat_model.row(code)).data(Qt.ItemDataRole.AccessibleTextRole))


def test_every_indicator_is_a_line_that_says_everything(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.does("flat")
    flat = list_of(clerk)
    assert flat.hasFocus()
    assert flat.flat_model.rowCount() == len(clerk.document.tree.nodes)
    said = sentence(flat, clerk.code("预算完成率"))
    assert "预算完成率，三级指标，分值 2 分，目标值 ≥100%，完成值未填，还没有得分，状态：未填" in said


def test_moving_in_the_list_moves_the_table_and_the_other_way_round(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.does("flat")
    flat = list_of(clerk)
    clerk.qtbot.keyClick(flat, Qt.Key.Key_Down)
    assert clerk.tree.code() == flat.flat_model.code(flat.currentIndex().row())
    clerk.stands_on("结转结余率")
    assert flat.flat_model.code(flat.currentIndex().row()) == clerk.code("结转结余率")


def test_the_line_follows_what_is_filled_in(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.does("flat")
    clerk.view.document.set_value(Place(Kind.FACT, "executed.city"), "95")
    clerk.view.document.set_value(Place(Kind.FACT, "budget.city"), "100")
    assert "完成值 95%，得分 1.00 分，状态：" in sentence(list_of(clerk), clerk.code("预算完成率"))


def test_it_is_remembered_and_hidden_again(clerk: Clerk) -> None:
    path = clerk.opens_a_draft()
    clerk.does("flat")
    clerk.closes_the_file()
    clerk.opens(path)
    assert list_of(clerk).isVisible()
    clerk.does("flat")
    assert not clerk.view.table.is_flat
    assert clerk.tree.hasFocus()


def test_an_added_indicator_is_in_the_list(qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester) -> None:
    with Desk(qtbot, tmp_path) as desk:
        document = desk.starts_golden()
        model = FlatListModel(document)
        qtmodeltester.check(model)
        before = model.rowCount()
        own = next(node for node in document.tree.nodes.values() if node.own and node.is_leaf)
        assert own_indicators.remove(document, own.code)
        assert model.rowCount() == before - 1
        document.undo()
        assert model.rowCount() == before
        assert model.row(own.code) >= 0
