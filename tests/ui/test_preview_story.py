"""The preview: the very pages that will be printed, found again after an edit, drawn without holding up the window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from threading import Event
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop.domain.evaluation import Kind, Place
from desktop.reports.pages import LOCK
from desktop.ui import parts
from desktop.ui.document import Document
from desktop.ui.views.page_strip import Fit
from desktop.ui.views.preview_bar import PreviewBar
from desktop.ui.views.report_preview import ReportPreview
from desktop.usecases import preview
from tests.ui.desk import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with Desk(qtbot, tmp_path) as desk:
        yield desk


class Reader:
    """The preview in the words of who reads it."""

    def __init__(self, desk: Desk, document: Document) -> None:
        self.desk, self.document = desk, document
        self.view = ReportPreview(document, desk.workspace)
        desk.qtbot.addWidget(self.view)
        self.view.resize(1100, 640)
        self.view.show()
        self.waits()

    def waits(self) -> None:
        """Until the pages are those of the newest state, and the one in sight is drawn."""
        self.desk.waits_for(lambda: self.view.is_current)
        self.desk.waits_for(lambda: self.view.strip.is_sharp(self.view.strip.page))
        self.desk.settles()

    def turns_to(self, number: int) -> None:
        self.view.page_box.setValue(number)
        self.waits()

    @property
    def page(self) -> int:
        return self.view.page_box.value()


def test_the_report_is_shown_page_by_page(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    count = reader.view.strip.count
    assert count >= 5
    assert reader.view.count_label.text() == f"共 {count} 页"
    assert "草稿" in reader.view.state_label.text()
    reader.turns_to(count)
    assert reader.page == count


def test_paper_is_white_with_something_on_it(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    image = reader.view.strip._pictures[0][1]
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert QColor("#ffffff").name() in colours
    assert len(colours) > 3


def test_the_page_is_kept_after_an_edit(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    reader.turns_to(4)
    where = reader.view.strip.verticalScrollBar().value()
    before = reader.view._preview
    reader.document.set_value(Place(Kind.TEXT, "phone"), "见封面")
    reader.waits()
    assert reader.view._preview is not before
    assert reader.page == 4
    assert reader.view.strip.verticalScrollBar().value() == where


def test_the_latest_of_many_edits_is_what_stands_there(desk: Desk, tmp_path: Path) -> None:
    reader = Reader(desk, desk.starts_golden())
    for number in range(5):
        reader.document.set_value(Place(Kind.TEXT, "preparer"), f"某甲{number}")
        reader.view._set()
    reader.waits()
    assert reader.view._preview is not None
    with LOCK, pypdfium2.PdfDocument(reader.view._preview._pdf) as pdf:
        text = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert "某甲4" in text.replace(" ", "").replace("\u3000", "")


def test_out_of_sight_nothing_is_set(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    before = reader.view._preview
    reader.view.hide()
    reader.document.set_value(Place(Kind.TEXT, "phone"), "见封面")
    assert not reader.view._pause.isActive()
    assert reader.view._preview is before
    reader.view.show()
    reader.waits()
    assert reader.view._preview is not before


def test_zooming_keeps_the_page_and_draws_it_sharp(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    reader.turns_to(3)
    wide = reader.view.strip.zoom
    reader.view.strip.zoom_by(1)
    reader.waits()
    assert reader.view.strip.zoom > wide
    assert reader.page == 3
    assert reader.view.strip.fit is None
    reader.view.strip.set_zoom(Fit.WIDTH)
    reader.waits()
    assert reader.view.strip.zoom == wide


def test_the_window_goes_on_while_the_report_is_set(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However long it takes: the window's timers go on beating while a worker is still at it."""
    reader = Reader(desk, desk.starts_golden())
    beats: list[bool] = []
    enough, at_work, was_released = Event(), Event(), []
    make = preview.make

    def slow(*given: Any) -> preview.Preview:
        at_work.set()
        was_released.append(enough.wait(10))
        return make(*given)

    monkeypatch.setattr(preview, "make", slow)
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(at_work.is_set()))
    timer.start(5)
    reader.document.set_value(Place(Kind.TEXT, "phone"), "见封面")
    desk.waits_for(lambda: sum(beats) >= 5)
    assert not reader.view.is_current
    enough.set()
    reader.waits()
    timer.stop()
    assert was_released == [True]


def test_a_mistake_of_ours_does_not_leave_it_waiting_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = Reader(desk, desk.starts_golden())
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))
    with monkeypatch.context() as broken:
        broken.setattr(preview, "make", lambda *_: 1 / 0)
        reader.document.set_value(Place(Kind.TEXT, "phone"), "见封面")
        desk.waits_for(lambda: bool(caught))
    assert isinstance(caught[0], ZeroDivisionError)
    assert not reader.view.is_current
    reader.document.set_value(Place(Kind.TEXT, "phone"), "再改")
    reader.waits()
    assert reader.view.is_current


def test_the_exported_file_has_the_pages_that_were_shown(desk: Desk, tmp_path: Path) -> None:
    reader = Reader(desk, desk.starts_golden())
    target = tmp_path / "自评报告.pdf"
    reader.view.export_to(target)
    desk.settles()
    assert not desk.said.errors
    with LOCK, pypdfium2.PdfDocument(target) as pdf:
        assert len(pdf) == reader.view.strip.count
    assert reader.view.done.isVisible()
    assert reader.view._said.text() == f"已导出：{target}"


def test_a_file_that_cannot_be_written_is_said_so(desk: Desk, tmp_path: Path) -> None:
    reader = Reader(desk, desk.starts_golden())
    reader.view.export_to(tmp_path / "没有这个文件夹" / "自评报告.pdf")
    desk.settles()
    assert [error.code.name for error in desk.said.errors] == ["FILE_WRITE"]
    assert reader.view.export_button.isEnabled()
    assert not reader.view.done.isVisible()


def test_a_character_without_a_glyph_is_named_before_export(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    assert not reader.view.warning.isVisible()
    reader.document.set_value(Place(Kind.TEXT, "preparer"), "某\U00020089")
    reader.waits()
    assert reader.view.warning.isVisible()
    assert "\U00020089" in reader.view._warned.text()


def test_keys_zoom(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    reader.view.strip.setFocus()
    before = reader.view.strip.zoom
    desk.qtbot.keyClick(reader.view.strip, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert reader.view.strip.zoom < before


# ------------------------------------------------------------------ finding words


def finds(reader: Reader, words: str) -> None:
    finder = reader.view.bar.finder
    finder.line.setText(words)
    reader.desk.waits_for(lambda: finder.is_current)
    reader.waits()


def test_words_are_found_marked_and_gone_through(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    finder = reader.view.bar.finder
    finds(reader, "预算 完成率")  # blanks do not count
    count = len(finder.found)
    assert count >= 2
    assert finder.counted.text() == f"1/{count}"
    pages = [each.page for each in finder.found]
    assert pages == sorted(pages)
    assert len(reader.view.strip._marks) >= count
    page, box = reader.view.strip._marks[reader.view.strip._chosen[0]]
    assert "".join(reader.view._preview.text(page, box.getCoords()).split()).startswith("预算完成率")  # type: ignore[union-attr,arg-type]
    for _ in range(count):
        desk.qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert finder.at == 0, "round and back at the first"
    desk.qtbot.keyClick(finder.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert finder.at == count - 1
    desk.qtbot.keyClick(finder.line, Qt.Key.Key_Escape)
    assert not reader.view.strip._marks


def test_an_edit_is_found_without_losing_the_place(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    finds(reader, "青川县某某")
    assert reader.view.bar.finder.counted.text() == "没有"
    reader.document.set_value(Place(Kind.TEXT, "preparer"), "青川县某某")
    reader.waits()
    desk.waits_for(lambda: reader.view.bar.finder.is_current)
    assert len(reader.view.bar.finder.found) >= 1


# ------------------------------------------------------------------ beside the table


def test_upright_pages_are_larger_than_those_with_wide_tables(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    reader.view.resize(620, 640)
    reader.waits()
    strip = reader.view.strip
    wide = next(page for page in range(strip.count) if strip.box(page).width() > strip.box(page).height())
    assert strip.box(wide).width() == pytest.approx(strip.box(0).width(), abs=1)
    assert strip.box(wide).width() <= strip.viewport().width()
    reader.turns_to(wide + 1)
    assert reader.view.bar.zoom_label.text() == f"{round(strip.zoom * 100)}%"


def lines(bar: PreviewBar) -> int:
    """On how many lines the tools in sight stand."""
    middles = sorted(
        each.mapTo(bar, QPoint(0, each.height() // 2)).y()
        for each in bar.findChildren(QAbstractButton)
        if each.isVisible()
    )
    return 1 + sum(after - before > 12 for before, after in pairwise(middles))


@pytest.mark.parametrize("width", [680, 860, 1100, 1700])
def test_the_tools_stand_on_two_lines(desk: Desk, width: int) -> None:
    """What is left beside the contents of a screen of 1366 at 150 %, 125 % and 100 %, and of one of 1920."""
    reader = Reader(desk, desk.starts_golden())
    reader.view.resize(width, 500)
    desk.settles()
    bar = reader.view.bar
    desk.waits_for(lambda: lines(bar) == 2)
    assert reader.view.width() == width
    hint = bar.findChild(parts.Aside)
    assert hint is not None
    assert hint.is_said is (width >= 860)


def test_beside_the_table_they_do_so_too(desk: Desk) -> None:
    reader = Reader(desk, desk.starts_golden())
    bar = reader.view.bar
    reader.view.set_compact(compact=True)
    reader.view.resize(400, 500)
    desk.waits_for(lambda: lines(bar) == 2)
    assert bar.beside_button.isVisible()

    reader.view.set_compact(compact=False)
    reader.view.resize(1100, 500)

    def top(button: QAbstractButton) -> int:
        return button.mapTo(bar, QPoint(0, 0)).y()

    desk.waits_for(lambda: top(bar.beside_button) > top(reader.view.export_button))
