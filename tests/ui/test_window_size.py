"""The first window of a small or enlarged screen (1366 × 768 at 125 % is 1093 × 614) lies wholly on it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.places import pages_of
from desktop.usecases.workspace import Workspace
from tests.ui.clerk import Clerk
from tests.ui.desk import put_on_theme

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_first_window_is_no_larger_than_the_screen(qtbot: QtBot, tmp_path: Path) -> None:
    put_on_theme()
    workspace = Workspace(ROOT, tmp_path / "documents", tmp_path / "data", "tester@desk")
    window = MainWindow(workspace, lambda: datetime(2022, 3, 25, tzinfo=UTC))
    qtbot.addWidget(window)

    screen = window.screen().availableSize()
    assert screen.width() < 1366, "the test needs a screen that is too small"
    assert window.width() <= screen.width()
    assert window.height() <= screen.height()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_list_of_findings_opens_inside_the_window_on_every_page(qtbot: QtBot, tmp_path: Path) -> None:
    """1366 × 768 at 125 % leaves 1093 × 558 beside the system's bar; pages looked at before ask for nothing."""
    with Clerk(qtbot, tmp_path) as clerk:
        clerk.opens_a_draft()
        for page in pages_of(clerk.document.entry):
            clerk.view.show_page(page)
            clerk.view.findings.set_open(True)
            clerk.settles()
            clerk.window.resize(1093, 558)
            asked = clerk.window.minimumSizeHint()
            assert asked.height() <= 558, page
            assert asked.width() <= 1093, page


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_a_very_long_name_leaves_the_year_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    """Fifty characters of a unit end in dots before they push year, undo and 签发 out of the bar."""
    with Clerk(qtbot, tmp_path) as clerk:
        clerk.opens_a_draft(unit="青川县人民政府机关事务管理与公共机构节能减排和公务用车综合保障服务中心" * 2)
        clerk.window.resize(1093, 574)
        bar = clerk.window.title_bar
        assert bar is not None
        clerk.waits_for(lambda: bar.width() == 1093)
        assert bar.year.text() == "2021 年度"
        for each in (bar.year, bar.primary):
            assert each.width() >= each.sizeHint().width()
            assert each.mapTo(bar, each.rect().bottomRight()).x() < bar.width()
