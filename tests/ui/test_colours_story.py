"""She turns the window dark, and nothing of her work is lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui import colours, theme
from desktop.ui.places import Page
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    theme.set_scheme(qapp, colours.LIGHT)


def brightness(clerk: Clerk) -> float:
    """Of the middle of the window, 0 … 1."""
    picture = clerk.window.grab().toImage()
    return picture.pixelColor(4, picture.height() // 2).lightnessF()


def test_dark_and_back_with_a_file_open(clerk: Clerk, qapp: QApplication) -> None:
    """Page, undo and what was typed stay; the old pages are gone."""
    clerk.opens_a_draft()
    clerk.types("某区科协", into="单位名称")
    clerk.view.show_page(Page.NARRATIVE)
    light = brightness(clerk)

    theme.set_scheme(qapp, colours.DARK)
    clerk.window.redraw()

    assert brightness(clerk) < 0.2 < 0.8 < light
    assert clerk.view.page is Page.NARRATIVE
    assert clerk.document.evaluation.unit == "某区科协"
    assert "单位名称" in clerk.can_undo
    clerk.undoes()
    clerk.types("3", into="单位名称")

    theme.set_scheme(qapp, colours.LIGHT)
    clerk.window.redraw()
    assert brightness(clerk) == pytest.approx(light, abs=0.05)
    assert clerk.document.evaluation.unit == "3"


def test_the_start_page_turns_dark_too(clerk: Clerk, qapp: QApplication) -> None:
    theme.set_scheme(qapp, colours.DARK)
    clerk.window.redraw()
    assert brightness(clerk) < 0.2
    assert clerk.window.start_page.isVisible()
