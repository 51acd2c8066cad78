"""F1 opens what helps here: the indicator's own page, the chapter of the page in sight, words found in the handbook."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.actions import ACTIONS
from desktop.ui.dialogs.rubric_manager import RubricManager
from desktop.ui.help import topics, tour
from desktop.ui.help.reader import Handbook
from desktop.ui.places import Page
from desktop.usecases import handbook
from tests.golden_case import ROOT
from tests.ui import key_page
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support raise")

HELP = ROOT / "resources" / "help"
WITHOUT = {"AboutDialog", "Tour", "_Refused"}  # the first chapter will do
CHAPTERS = [pytest.param(key, id=key) for key in handbook.CHAPTERS]


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    with Clerk(qtbot, tmp_path) as clerk:
        yield clerk


@pytest.fixture
def book(desk: Desk) -> Handbook:
    made = Handbook(desk.workspace)
    desk.shows(made, 1040, 720)
    made.open("start")
    return made


def opened_book(window: QWidget) -> Handbook:
    book = window.findChild(Handbook)
    assert isinstance(book, Handbook)
    assert book.isVisible()
    return book


# ---------------------------------------------------------------------------------------------- F1
def test_f1_on_an_indicator_tells_its_rule_and_arithmetic(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    leaf = next(each for each in clerk.document.tree.leaves() if each.indicator.rule_in_words(each.weight))
    clerk.stands_on(leaf.name)
    clerk.does("help")
    shown = opened_book(clerk.window).page.toPlainText()
    assert leaf.title in shown
    assert leaf.indicator.rule_in_words(leaf.weight) in shown


@pytest.mark.parametrize("page", [page for page in Page if page is not Page.TABLE])
def test_f1_on_a_page_opens_its_chapter(clerk: Clerk, page: Page) -> None:
    clerk.opens_a_draft()
    clerk.view.show_page(page)
    clerk.settles()
    clerk.does("help")
    chapter = next(each for each in handbook.load(ROOT) if each.key == topics.CHAPTERS[page])
    assert opened_book(clerk.window).page.toPlainText().startswith(chapter.title)


def test_f1_in_a_dialog_opens_its_chapter_above_it(clerk: Clerk) -> None:
    dialog = RubricManager(clerk.window, clerk.workspace)
    clerk.qtbot.addWidget(dialog)
    dialog.show()
    clerk.settles()
    clerk.qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert opened_book(dialog).page.toPlainText().startswith("评价方案")


def test_every_dialog_named_for_help_is_a_dialog_and_every_dialog_is_named() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in (ROOT / "desktop" / "ui").rglob("*.py"))
    dialogs = set(re.findall(r"class (\w+)\(parts\.Dialog\)", sources)) - WITHOUT
    assert dialogs == set(topics.DIALOGS)


def test_an_assumed_rule_says_so(desk: Desk) -> None:
    document = desk.starts_golden()
    assumed = [each for each in document.tree.leaves() if each.indicator.certainty.value == "assumed"]
    assert assumed
    assert all("推定：" in topics.indicator_page(document, leaf.code) for leaf in assumed)


# ---------------------------------------------------------------------------------------------- the window
def test_words_are_found_and_lead_to_their_section(book: Handbook) -> None:
    book.words.setText("撤销 500")
    book._search()
    assert book.contents.topLevelItemCount()
    item = book.contents.topLevelItem(0)
    assert item is not None
    assert item.text(0) == "撤销"
    book._on_item(item)
    assert "保留 500 步" in book.page.toPlainText()


def test_what_nobody_wrote_is_said_to_be_missing(book: Handbook) -> None:
    book.words.setText("西瓜")
    book._search()
    assert book.contents.topLevelItemCount() == 0
    assert "没有找到" in book.found.text()
    book.words.clear()
    book._search()
    assert book.contents.topLevelItemCount() == len(handbook.CHAPTERS)


def test_links_and_the_way_back(book: Handbook) -> None:
    book._follow(QUrl("methods.md#比例计分"))
    assert book.page.toPlainText().startswith("评分方法")
    book.back()
    assert book.page.toPlainText().startswith("开始使用")
    book.forward()
    assert book.page.toPlainText().startswith("评分方法")
    book._follow(QUrl("https://example.com/"))
    assert book.page.toPlainText().startswith("评分方法")


def test_pictures_are_no_wider_than_the_page(book: Handbook) -> None:
    book.open("start")
    image = book.page.loadResource(2, "../pictures/window.png")
    assert isinstance(image, QImage)
    assert not image.isNull()
    assert image.width() / image.devicePixelRatio() <= book.page.viewport().width()


def test_the_tour_offers_sample_and_handbook(desk: Desk) -> None:
    shown = tour.Tour(None)
    desk.shows(shown, 860, 640)
    assert not QImage(tour.PICTURE).isNull()
    desk.qtbot.mouseClick(shown.sample, Qt.MouseButton.LeftButton)
    assert shown.result() == tour.SAMPLE


# ---------------------------------------------------------------------------------------------- what is written
def test_every_file_is_a_chapter_and_every_chapter_a_file() -> None:
    assert sorted(path.stem for path in HELP.glob("*.md")) == sorted(handbook.CHAPTERS)


@pytest.mark.parametrize("key", CHAPTERS)
def test_links_lead_somewhere_and_pictures_are_there(key: str) -> None:
    chapters = {each.key: each for each in handbook.load(ROOT)}
    for target in re.findall(r"\]\(([^)]+)\)", chapters[key].text):
        if target.startswith("../pictures/"):
            assert (HELP / target).resolve().is_file(), target
            continue
        name, _, section = target.partition("#")
        assert name.removesuffix(".md") in chapters, target
        assert not section or section in {each.title for each in chapters[name.removesuffix(".md")].sections}


@pytest.mark.parametrize("key", CHAPTERS)
def test_every_menu_path_is_in_the_menus(key: str) -> None:
    """Words like **文件 › 新建…** name an entry there is."""
    entries = {(key_page.plain(each.menu), key_page.plain(each.text)) for each in ACTIONS if each.text}
    named = re.findall(r"\*\*([^*]+?) › ([^*]+?)\*\*", (HELP / f"{key}.md").read_text("utf-8"))
    assert [path for path in named if path not in entries] == []


@pytest.mark.parametrize("path", sorted((HELP / "en").glob("*.md")), ids=lambda path: path.stem)
def test_every_english_menu_path_is_in_the_english_menus(path: Path) -> None:
    said = key_page.english()
    entries = {(key_page.plain(said[each.menu]), key_page.plain(said[each.text])) for each in ACTIONS if each.text}
    named = re.findall(r"\*\*([^*]+?) › ([^*]+?)\*\*", path.read_text("utf-8"))
    assert [path for path in named if path not in entries] == []


def test_the_chapter_on_keys_is_the_generated_one() -> None:
    """After a change of the menus or of their English: python -m tests.ui.key_page"""
    assert key_page.PAGE.read_text("utf-8") == key_page.page()
    assert key_page.ENGLISH.read_text("utf-8") == key_page.english_page()


def test_no_key_does_two_things() -> None:
    keys = Counter(each.shortcut for each in ACTIONS if each.shortcut)
    assert [key for key, times in keys.items() if times > 1] == []
