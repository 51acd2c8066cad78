"""No word is cut and no window is larger than its screen, at 100 to 200 % and in the largest type.

A scale makes the screen smaller in window units: 1366 × 768 at 125 % is 1093 × 614, 1920 × 1080 at 200 % is 960 × 540.
The system's own bars take some of the height.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import parts, theme
from desktop.ui.dialogs.rubric_manager import RubricManager
from desktop.ui.flow import Flow
from desktop.ui.help.reader import Handbook
from desktop.ui.help.tour import Tour
from desktop.ui.places import Page
from desktop.ui.rubrics.editor import RubricEditor
from desktop.ui.views.narrative_page import NarrativePage
from desktop.usecases import edit_rubric, own_rubrics
from tests.ui.clerk import Clerk
from tests.ui.cut import cut
from tests.ui.desk import Desk, put_on_theme
from tests.ui.test_dialogs import windows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LARGEST = 13.5
SMALL = QSize(1093, 560)
SCREENS = {
    theme.POINTS: (QSize(1366, 728), QSize(1093, 574), QSize(960, 500)),
    LARGEST: (QSize(1366, 728), QSize(1093, 574), QSize(960, 500)),
}


@pytest.fixture(params=[theme.POINTS, LARGEST])
def points(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    put_on_theme()
    theme.set_size(qapp, request.param)
    yield request.param
    theme.set_size(qapp, theme.POINTS)


def test_no_page_cuts_a_word_or_outgrows_a_small_screen(points: float, clerk: Clerk) -> None:
    assert cut(clerk.window.start_page) == []
    assert fits(clerk.window.minimumSizeHint(), SMALL)
    opens_the_sample(clerk)
    found = []
    for page in Page:
        clerk.view.show_page(page)
        clerk.settles()
        assert fits(clerk.view.page_widget(page).minimumSizeHint(), SMALL), page
        for screen in SCREENS[points]:
            clerk.window.resize(screen)
            found += [f"{page} at {screen.width()}: {said}" for said in cut(clerk.window)]
    assert found == []
    for page in Page:  # all of them are there now, and the window counts them all
        clerk.view.show_page(page)
        assert fits(clerk.window.minimumSizeHint(), QSize(1093, 574)), page


def test_no_heading_of_the_narrative_is_cut(points: float, clerk: Clerk) -> None:
    """The longest one takes two lines of large type, and with its remarks has to fit a low and narrow window."""
    opens_the_sample(clerk)
    clerk.view.show_page(Page.NARRATIVE)
    page = clerk.view.page_widget(Page.NARRATIVE)
    assert isinstance(page, NarrativePage)
    found = []
    for screen in SCREENS[points]:
        clerk.window.resize(screen)
        for row in range(page.model.rowCount()):
            page.outline.setCurrentIndex(page.model.index(row))
            found += [f"{screen.width()}: {said}" for said in cut(clerk.window)]
    assert found == []


def test_the_list_of_findings_cuts_nothing(points: float, clerk: Clerk) -> None:
    del points
    opens_the_sample(clerk)
    clerk.view.findings.set_open(True)
    clerk.view.findings.table.selectRow(0)
    clerk.window.resize(SMALL)
    assert cut(clerk.window) == []
    least = clerk.window.minimumSizeHint()
    assert fits(least, QSize(1093, 574)), least


def test_at_200_percent_the_window_of_a_full_hd_screen_lies_on_it(clerk: Clerk) -> None:
    opens_the_sample(clerk)
    for page in Page:
        clerk.view.show_page(page)
    assert fits(clerk.window.minimumSizeHint(), QSize(960, 540))


def test_no_dialog_cuts_a_word_or_outgrows_a_small_screen(points: float, qtbot: QtBot, tmp_path: Path) -> None:
    del points
    found = []
    with Desk(qtbot, tmp_path) as desk:
        for window in [*windows(desk), *larger_windows(desk)]:
            size = window.size() if isinstance(window, parts.Dialog) else SMALL
            desk.shows(window, min(size.width(), SMALL.width() - 40), min(size.height(), SMALL.height()))
            found += cut(window)
            least = window.minimumSizeHint()
            if not (fits(least, SMALL) or isinstance(window, Tour)):  # its picture is as large as this screen allows
                found.append(f"{type(window).__name__} needs {least.width()} × {least.height()}")
    assert "\n".join(found) == ""


def opens_the_sample(clerk: Clerk) -> None:
    clerk.window.open_sample()
    clerk.waits_for(lambda: clerk.window.view is not None)
    clerk.settles()


def larger_windows(desk: Desk) -> list[QWidget]:
    own_rubrics.duplicate(desk.workspace, "shaoguan-2019", "own-2022", "本县 2022 年度自评表")
    return [
        RubricManager(None, desk.workspace),
        RubricEditor(None, desk.workspace, edit_rubric.open_draft(desk.workspace, "own-2022")),
        Tour(None),
        Handbook(desk.workspace),
    ]


def fits(size: QSize, screen: QSize) -> bool:
    return size.width() <= screen.width() and size.height() <= screen.height()


# ------------------------------------------------------------------ what the tests above rely on
def test_a_cut_word_is_found(qtbot: QtBot) -> None:
    put_on_theme()
    window = QWidget()
    row = QHBoxLayout(window)
    narrow, wide = QLabel("签发以后内容冻结"), QPushButton("导出")
    narrow.setFixedWidth(40)
    row.addWidget(narrow)
    row.addWidget(wide)
    qtbot.addWidget(window)
    window.show()
    assert len(cut(window)) == 1
    assert "签发以后内容冻结" in cut(window)[0]
    narrow.setFixedWidth(400)
    window.adjustSize()
    assert cut(window) == []


def test_groups_go_below_each_other_where_the_window_is_narrow(qtbot: QtBot) -> None:
    put_on_theme()
    window = QWidget()
    flow = Flow(spacing=10)
    window.setLayout(flow)
    left, right = parts.button("从上年的表开始"), parts.button("导出核查表")
    flow.add_group(left)
    flow.add_group(right)
    qtbot.addWidget(window)
    both = left.sizeHint().width() + right.sizeHint().width() + 10
    window.resize(both + 100, 100)
    window.show()
    assert right.mapTo(window, right.rect().topRight()).x() == window.width() - 1
    assert right.mapTo(window, right.pos()).y() == left.mapTo(window, left.pos()).y()
    assert flow.heightForWidth(both) < flow.heightForWidth(both - 1)
    window.resize(both - 1, 200)
    QApplication.processEvents()
    assert right.mapTo(window, right.pos()).y() > left.mapTo(window, left.rect().bottomLeft()).y()
    assert flow.minimumSize().width() == max(left.sizeHint().width(), right.sizeHint().width())
