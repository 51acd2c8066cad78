"""What is in sight: rows by how they stand, branches by level, columns as she left them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui.models import cells
from desktop.ui.views.table_columns import Wishes, fit
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
FILLED = [Change(Place(Kind.FACT, "budget.city"), "40959.93"), Change(Place(Kind.FACT, "executed.city"), "39398.33")]


def test_she_looks_at_what_lost_points_and_at_everything_again(clerk: Clerk) -> None:
    """Headings of what is left stay; that rows are hidden is said, and one click shows them."""
    clerk.opens_a_draft(FILLED)
    page = clerk.view.table

    page.filter_by("失分")

    assert clerk.names == ["管理效能", "资金管理", "预算完成率"]
    leaves = clerk.document.sheet.whole.leaves
    assert page.filter_strip.text() == f"只显示“失分”的 1 项，其余 {leaves - 1} 项没有显示"
    assert page.filter_box.currentText() == "失分 1 项"
    page.filter_strip.button.click()
    assert len(clerk.names) == len(clerk.document.tree.nodes)
    assert page.filter_strip.text() == ""


def test_where_nothing_stands_so_everything_stays(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.view.table.filter_by("未确认")
    assert clerk.told.remarks[-1] == "没有“未确认”的指标"
    assert len(clerk.names) == len(clerk.document.tree.nodes)


def test_a_row_does_not_vanish_under_her_hands(clerk: Clerk) -> None:
    """The count follows at once, the row leaves when the filter is chosen again."""
    clerk.opens_a_draft()
    page = clerk.view.table
    page.filter_by("未填")
    open_before = page.view.filter.counts["未填"]

    clerk.types("95", into="完成值", under="固定资产利用率")

    assert page.view.filter.counts["未填"] == open_before - 1
    assert "固定资产利用率" in clerk.names
    page.filter_by("未填")
    assert "固定资产利用率" not in clerk.names


def test_where_something_leads_to_a_hidden_row_it_is_shown(clerk: Clerk) -> None:
    clerk.opens_a_draft(FILLED)
    clerk.view.table.filter_by("失分")
    clerk.does("unfilled")
    assert clerk.tree.currentIndex().data() in clerk.names


def test_rows_added_and_undone_under_a_filter(clerk: Clerk) -> None:
    clerk.opens_a_draft(FILLED)
    tester = QAbstractItemModelTester(clerk.tree.tree_model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    clerk.view.table.filter_by("未填")
    clerk.adds("全年开放天数", under="履职效能")
    assert "全年开放天数" in clerk.names
    clerk.undoes(2)
    assert "全年开放天数" not in clerk.names
    assert tester.model() is clerk.tree.tree_model


def test_she_unfolds_by_level(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.stands_on("预算完成率", "得分")
    clerk.does("level1")
    assert clerk.names == ["管理效能", "履职效能", "加减分项"]
    assert clerk.tree.currentIndex() == clerk.cell("管理效能", "得分")
    clerk.does("level2")
    assert "资金管理" in clerk.names
    assert "预算完成率" not in clerk.names
    clerk.does("unfold_all")
    assert "预算完成率" in clerk.names


def test_she_finds_texts_and_figures(clerk: Clerk) -> None:
    clerk.opens_a_draft([*FILLED, Change(Place(Kind.LEAF, "mgmt.assets.utilisation", "basis"), "见固定资产台账")])
    finder = clerk.view.table.finder
    finder.line.setText("资产台账")
    assert clerk.tree.code() == "mgmt.assets.utilisation"
    finder.line.setText("40,959.93")
    assert clerk.tree.currentIndex().data() == "预算完成率"
    finder.line.setText("没有这句话")
    assert finder.counted.text() == "没有"


def test_her_columns_are_there_again(clerk: Clerk) -> None:
    path = clerk.opens_a_draft()
    columns = clerk.tree.columns
    columns.show(cells.TARGET, shown=False)
    header = clerk.tree.header()
    header.moveSection(header.visualIndex(cells.SCORE), 1)

    clerk.starts_again(path)

    order = clerk.tree.columns.in_sight()
    assert order[:2] == [cells.NAME, cells.SCORE]
    assert cells.TARGET not in order
    clerk.tree.columns.menu().actions()[-1].trigger()
    assert clerk.tree.columns.in_order() == list(range(len(cells.COLUMNS)))


@pytest.mark.parametrize(
    "kept", [b"", b"{", b"[1]", b'{"order": ["name"], "widths": {"score": "x"}, "hidden": ["name"]}']
)
def test_a_broken_memory_of_columns_is_none(clerk: Clerk, kept: bytes) -> None:
    from PySide6.QtCore import QByteArray

    clerk.opens_a_draft()
    clerk.tree.columns.restore(QByteArray(kept))
    assert clerk.tree.columns.in_order() == list(range(len(cells.COLUMNS)))


@pytest.mark.parametrize("room", [380, 450, 552, 640, 760, 900, 1400])
def test_score_and_state_never_leave_sight(room: int) -> None:
    """552 is what 1366 × 768 leaves at 125 %."""
    wide = fit(room, Wishes())
    assert wide[cells.SCORE] >= 58
    assert wide[cells.STATE] >= 86
    assert wide[cells.NAME] >= 172
    assert sum(wide.values()) <= max(room, 450)


def test_a_column_she_asked_for_stays_however_narrow() -> None:
    assert fit(552, Wishes())[cells.BASIS] == 0
    assert fit(552, Wishes(wanted={cells.BASIS}))[cells.BASIS] >= 96


def test_the_keyboard_reaches_the_filter(clerk: Clerk) -> None:
    clerk.opens_a_draft(FILLED)
    box = clerk.view.table.filter_box
    box.setFocus()
    clerk.qtbot.keyClick(box, Qt.Key.Key_Down)
    clerk.qtbot.keyClick(box, Qt.Key.Key_Down)
    assert clerk.names == ["管理效能", "资金管理", "预算完成率"]
    clerk.does("show_all")
    assert len(clerk.names) == len(clerk.document.tree.nodes)
