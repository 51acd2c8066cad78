"""Pieces keep their size and words wherever they are put."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import parts, theme
from tests.ui.desk import put_on_theme

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    assert put_on_theme() is qapp


@pytest.mark.parametrize("look", ["", "title", "muted", "good"])
def test_a_heading_keeps_its_size_when_it_moves_into_a_window(qtbot: QtBot, look: str) -> None:
    """A style sheet polishes a widget again in its new place, and put the old face back."""
    page = QWidget()
    column = QVBoxLayout(page)
    heading = parts.label("自评台", look, 1.75, strong=True)
    column.addWidget(heading)
    page.show()
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    window.show()
    assert heading.font().pointSizeF() == pytest.approx(theme.POINTS * 1.75)
    assert heading.font().bold()


def test_a_file_name_is_never_taken_for_markup() -> None:
    said = parts.label("<b>2023</b>年度.ziping")
    assert said.textFormat() is Qt.TextFormat.PlainText


def test_a_dialog_is_as_high_as_its_wrapped_words(qtbot: QtBot) -> None:
    dialog = parts.Dialog(None, 420)
    qtbot.addWidget(dialog)
    words = parts.label("签发后内容冻结，要修改须开始修订。" * 8, wrap=True)
    dialog.column.addWidget(words)
    dialog.show()
    assert words.height() >= words.heightForWidth(words.width())
