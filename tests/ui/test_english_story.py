"""The program in English: its own words are, the evaluation's are not, and nothing is cut for being longer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, QTranslator
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import languages, parts, theme
from desktop.ui.help.reader import Handbook
from desktop.ui.places import Page
from desktop.ui.views.contents import ENTRY
from tests.golden_case import ROOT
from tests.ui.clerk import UNIT, Clerk
from tests.ui.cut import cut
from tests.ui.desk import Desk, put_on_theme
from tests.ui.test_dialogs import windows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

CHINESE = re.compile(r"[\u3400-\u9fff]")
SMALL = QSize(1093, 574)  # 1366 × 768 at 125 %, without the system's bar


@pytest.fixture(params=[theme.POINTS, theme.POINTS + 3])
def points(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    """Type of the usual size, and the largest."""
    put_on_theme()
    theme.set_size(qapp, request.param)
    yield request.param
    theme.set_size(qapp, theme.POINTS)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """English is spoken before any window exists, as at a start of the program; Chinese again afterwards."""
    put_on_theme()
    before, locale = set(qapp.findChildren(QTranslator)), QLocale()
    languages.speak(qapp, ROOT, languages.ENGLISH)
    mine = set(qapp.findChildren(QTranslator)) - before
    assert mine, "run: python3 installer/dev.py setup"
    yield
    for translator in mine:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(locale)


def test_menus_and_the_contents_are_english(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    bar = clerk.window.menuBar()
    named = [action.text() for action in bar.actions()]
    for menu in bar.findChildren(QMenu):
        named += [action.text() for action in menu.actions() if action.text() != languages.CHINESE]
    assert len(named) > 60
    assert [text for text in named if CHINESE.search(text)] == []
    contents = clerk.view.contents
    pages = [contents.item(row) for row in range(contents.count())]
    own = [item.text() for item in pages if not item.data(ENTRY).code]
    assert {"Score table", "Narrative", "Evidence", "Sign off"} <= set(own)
    assert [text for text in own if CHINESE.search(text)] == []


def test_the_form_and_what_she_types_stay_chinese(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    assert clerk.names[0].endswith("管理效能")
    assert clerk.head.fields[next(iter(clerk.head.fields))].text() == UNIT
    clerk.view.show_page(Page.TABLE)
    heads = [clerk.tree.tree_model.headerData(at, clerk.tree.header().orientation()) for at in range(7)]
    assert heads == ["Indicator", "Weight", "Target", "Actual", "Score", "Basis", "State"]


def test_a_refusal_is_english_with_chinese_in_what_it_quotes(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    assert not clerk.tree.tree_model.setData(clerk.cell("预算完成率", "Score"), "很多")
    said = clerk.told.remarks[-1]
    assert "“很多”" in said
    assert "not a number" in said
    assert not CHINESE.search(re.sub("“[^”]*”", "", said)), said


def test_the_handbook_is_english_and_says_so_where_a_chapter_is_not(clerk: Clerk) -> None:
    book = Handbook(clerk.workspace)
    clerk.qtbot.addWidget(book)
    book.open("sign")
    assert book.page.toPlainText().startswith("Sign-off and revisions")
    assert "only" not in book.page.toPlainText().splitlines()[1]
    book.open("methods")
    assert book.page.toPlainText().splitlines()[:2] == ["评分方法", "This chapter is in Chinese only."]
    book.words.setText("Ctrl+Z undoes")
    book._search()
    item = book.contents.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "Undoing"


def test_what_is_found_and_how_it_was_worked_out_is_english(clerk: Clerk) -> None:
    """The list, the cards beside the table, the arithmetic; what they quote of the form stays as it is."""
    clerk.opens_a_draft()
    clerk.view.findings.set_open(True)
    clerk.settles()
    model = clerk.view.findings.model
    rows = [model.index(row, column).data() for row in range(model.rowCount()) for column in (3, 4)]
    assert len(rows) > 10
    theirs = repr((clerk.document.evaluation, clerk.document.rubric)).replace(" ", "")
    left = {word for text in rows for word in re.findall(r"[\u3400-\u9fff]+", re.sub(" ", "", text))}
    assert {word for word in left if word not in theirs} == set()
    clerk.view.table.view.put_cursor(clerk.cell("预算完成率", "Indicator"))
    clerk.settles()
    said = clerk.view.panel.lacking.text() or clerk.view.panel.next_point.text()
    assert re.match(r"Still missing|\+", said), said


def test_no_page_cuts_a_word_or_outgrows_a_small_screen(points: float, clerk: Clerk) -> None:
    del points
    clerk.window.resize(SMALL)
    found = cut(clerk.window)
    clerk.window.open_sample()
    clerk.waits_for(lambda: clerk.window.view is not None)
    clerk.settles()
    for page in Page:
        clerk.view.show_page(page)
        clerk.settles()
        clerk.window.resize(SMALL)
        found += [f"{page}: {said}" for said in cut(clerk.window)]
    least = clerk.window.minimumSizeHint()
    assert found == []
    assert least.width() <= SMALL.width()
    assert least.height() <= SMALL.height()


def test_the_panel_is_as_wide_as_its_room(points: float, clerk: Clerk) -> None:
    """Longer words wrap; they do not push figures out at the right."""
    del points
    clerk.opens_a_draft()
    clerk.window.resize(SMALL)
    for code in clerk.document.tree.nodes:
        clerk.view.table.view.put_cursor(clerk.cell(clerk.document.tree[code].number, "Indicator"))
        assert clerk.view.panel.widget().minimumSizeHint().width() <= clerk.view.panel.viewport().width(), code


def test_no_dialog_cuts_a_word(points: float, qtbot: QtBot, tmp_path: Path) -> None:
    del points
    found = []
    with Desk(qtbot, tmp_path) as desk:
        for window in windows(desk):
            size = window.size() if isinstance(window, parts.Dialog) else SMALL
            desk.shows(window, min(size.width(), SMALL.width() - 40), min(size.height(), SMALL.height()))
            found += cut(window) + speaks_chinese(window)
    assert "\n".join(found) == ""


def speaks_chinese(window: QWidget) -> list[str]:
    """Titles and buttons are the program's own words, but for what they quote."""
    said = [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    own = [re.sub("“[^”]*”", "", text) for text in (window.windowTitle(), *said)]
    return [f"{type(window).__name__}: {text}" for text in own if CHINESE.search(text)]
