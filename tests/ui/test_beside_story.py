"""The report beside the table: the clerk edits at the left and reads at the right what will be printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Kind, Place
from desktop.rubricfiles import load_folder
from desktop.ui import printing
from desktop.ui.places import Page
from desktop.ui.settings import BESIDE, Settings
from desktop.ui.views.report_preview import ReportPreview
from tests.golden_case import RUBRICS, golden_evaluation
from tests.ui.clerk import RUBRIC, Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    with Clerk(qtbot, tmp_path) as clerk:
        golden = golden_evaluation(load_folder(RUBRICS / RUBRIC))
        clerk.opens_a_draft(golden.places(), unit=golden.unit)
        yield clerk


def waits(clerk: Clerk) -> ReportPreview:
    preview = clerk.view.preview()
    clerk.waits_for(lambda: preview.is_current)
    clerk.settles()
    return preview


def says(clerk: Clerk, words: str) -> bool:
    preview = clerk.view.preview()._preview
    assert preview is not None
    return bool(preview.find(words))


def test_the_report_follows_the_table(clerk: Clerk) -> None:
    clerk.does("beside")
    preview = waits(clerk)
    assert clerk.view.page is Page.TABLE
    assert preview.isVisible()
    assert clerk.tree.isVisible()
    assert not clerk.view.side.isVisible(), "the indicator's panel makes room"
    assert not preview.export_button.isVisible()
    preview.page_box.setValue(3)
    clerk.document.set_value(Place(Kind.TEXT, "preparer"), "并排某")
    waits(clerk)
    assert says(clerk, "并排某")
    assert preview.page_box.value() == 3


def test_it_is_one_and_the_same_on_its_own_page(clerk: Clerk) -> None:
    clerk.does("beside")
    preview = waits(clerk)
    clerk.does("page_preview")
    assert clerk.view.page is Page.PREVIEW
    assert clerk.view.preview() is preview
    assert preview.isVisible()
    assert preview.export_button.isVisible()
    clerk.does("page_narrative")
    assert preview.isVisible(), "beside the texts as well"
    clerk.does("page_sign")
    assert not preview.isVisible()
    clerk.does("page_table")
    assert preview.isVisible()
    clerk.does("beside")
    assert not preview.isVisible()
    assert clerk.view.side.isVisible()


def test_from_the_preview_it_goes_beside_the_table(clerk: Clerk) -> None:
    clerk.does("page_preview")
    preview = waits(clerk)
    preview.bar.beside_button.click()
    assert clerk.view.page is Page.TABLE
    assert preview.isVisible()
    preview.bar.beside_button.click()
    assert not preview.isVisible()
    assert clerk.view.page is Page.TABLE


def test_it_is_beside_the_next_file_as_well(clerk: Clerk) -> None:
    clerk.does("beside")
    waits(clerk)
    assert Settings(clerk.workspace).get(BESIDE) == "1"
    clerk.starts_again(clerk.document.opened.path)
    assert waits(clerk).isVisible()


def test_looking_for_words_is_about_what_is_in_sight(clerk: Clerk) -> None:
    clerk.does("page_preview")
    preview = waits(clerk)
    clerk.does("find")
    assert preview.bar.finder.line.hasFocus()
    clerk.does("page_table")
    clerk.does("find")
    assert not preview.bar.finder.line.hasFocus()
    assert clerk.view.page is Page.TABLE


def test_the_chosen_indicator_is_brought_into_sight(clerk: Clerk) -> None:
    clerk.does("beside")
    preview = waits(clerk)
    for name in ("结转结余率", "固定资产利用率", "预算完成率"):
        clerk.stands_on(name)
        clerk.settles()
        page, box = preview.strip._marks[0]
        size = preview.strip._sizes[page]
        assert size.width() > size.height(), "in the table of scores"
        assert preview._preview is not None
        assert name in preview._preview.text(page, box.getCoords())  # type: ignore[arg-type]
        assert preview.strip.viewport().rect().intersects(preview.strip._on_window((page, box)))


def test_after_an_edit_it_is_marked_again_and_the_page_stays(clerk: Clerk) -> None:
    clerk.does("beside")
    preview = waits(clerk)
    clerk.stands_on("结转结余率")
    clerk.settles()
    preview.page_box.setValue(2)
    clerk.document.set_value(Place(Kind.TEXT, "preparer"), "另一人")
    waits(clerk)
    assert preview.strip._marks
    assert preview.page_box.value() == 2


def test_what_is_looked_for_is_not_lost_to_the_cursor(clerk: Clerk) -> None:
    clerk.does("beside")
    preview = waits(clerk)
    preview.bar.finder.line.setText("存在的主要问题")
    clerk.waits_for(lambda: preview.bar.finder.is_current)
    marked = list(preview.strip._marks)
    assert marked
    clerk.stands_on("固定资产利用率")
    clerk.settles()
    assert preview.strip._marks == marked


def test_she_prints_from_wherever_she_is(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(printing, "ask", lambda _parent, preview, _page, _settings: asked.append(len(preview.sizes)))
    clerk.does("print")
    preview = waits(clerk)
    assert clerk.view.page is Page.PREVIEW
    assert asked == [preview.strip.count]
    clerk.does("beside")
    clerk.does("print")
    waits(clerk)
    assert clerk.view.page is Page.TABLE, "beside the table it is in sight already"
    assert len(asked) == 2


def test_the_keys_reach_it(clerk: Clerk) -> None:
    clerk.qtbot.keyClick(clerk.window, Qt.Key.Key_F9)
    assert waits(clerk).isVisible()
