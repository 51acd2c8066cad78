"""得分分析 in the clerk's words: where the points went and what would bring the next grade."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.domain.evaluation import Change
from desktop.domain.number import plain
from desktop.ui.places import Page
from desktop.ui.views.standing_page import StandingPage
from tests.golden_case import golden_evaluation
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def golden(clerk: Clerk) -> list[Change]:
    return list(golden_evaluation(clerk.workspace.catalogue().load("guangzhou-2021")).places())


def opened(clerk: Clerk) -> StandingPage:
    clerk.view.show_page(Page.STANDING)
    page = clerk.view.page_widget(Page.STANDING)
    assert isinstance(page, StandingPage)
    return page


def listed(page: StandingPage) -> list[tuple[str, str]]:
    model = page.model
    return [(model.index(row, 1).data(), model.index(row, 3).data()) for row in range(model.rowCount())]


def test_she_sees_where_the_points_went(clerk: Clerk, golden: list[Change]) -> None:
    """1.11 of 95 are gone, the greatest loss stands first, and a double click leads to it."""
    clerk.opens_a_draft(golden)
    page = opened(clerk)

    assert page.headline() == "总分 93.89，优已是最高等级。"
    losses = [float(lost) for _, lost in listed(page)]
    assert losses == sorted(losses, reverse=True)
    assert sum(losses) == pytest.approx(1.11)

    worst = listed(page)[0][0]
    page.table.doubleClicked.emit(page.model.index(0, 0))
    assert clerk.view.page is Page.TABLE
    assert clerk.tree.currentIndex().siblingAtColumn(0).data() == worst


def test_the_next_grade_names_what_would_bring_it(clerk: Clerk, golden: list[Change]) -> None:
    """A leaf of four points or more typed away: 良, and that leaf would bring 优 back."""
    clerk.opens_a_draft(golden)
    leaf = next(node for node in clerk.document.tree.leaves("duty") if node.weight >= 4)
    clerk.types("0", into="得分", under=leaf.number)
    page = opened(clerk)
    assert clerk.document.sheet.total is not None
    gap = 90 - clerk.document.sheet.total

    assert gap > 0
    assert f"距“优”（90 分起）还差 {plain(gap)} 分" in page.headline()
    assert f"“{leaf.title}”" in page.headline()
    assert listed(page)[0][0] == leaf.title


def test_what_is_not_filled_is_not_lost(clerk: Clerk) -> None:
    """An empty draft has no losses, no rate, and says how much there is to fill."""
    clerk.opens_a_draft()
    page = opened(clerk)
    leaves = clerk.document.sheet.whole.leaves

    assert listed(page) == []
    assert page.headline().startswith(f"还有 {leaves} 项未填")
    assert all(line.endswith("未填") for line in page.chart.lines())


def test_the_chart_is_reached_by_keys(clerk: Clerk, golden: list[Change]) -> None:
    clerk.opens_a_draft(golden)
    page = opened(clerk)
    page.chart.setFocus()
    clerk.qtbot.keyClick(page.chart, Qt.Key.Key_Down)
    clerk.qtbot.keyClick(page.chart, Qt.Key.Key_Return)

    assert clerk.view.page is Page.TABLE
    second = [node for node in clerk.document.tree.nodes.values() if node.level <= 2][1]
    assert clerk.tree.currentIndex().siblingAtColumn(0).data() == second.title


def test_the_list_is_a_sound_model(clerk: Clerk, golden: list[Change]) -> None:
    """Qt's own tester looks on while figures change."""
    clerk.opens_a_draft()
    page = opened(clerk)
    tester = QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is page.model
    assert clerk.document.edit("全部填上", golden)
    page.refresh()
    assert page.model.rowCount(QModelIndex()) > 0
    clerk.undoes()
    page.refresh()
    assert page.model.rowCount(QModelIndex()) == 0
