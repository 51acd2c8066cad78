"""Whatever can be pressed or typed into can be reached with Tab, and where the keyboard is can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.ui import theme
from desktop.ui.colours import CONTRAST, DARK, LIGHT
from desktop.ui.places import Page
from tests.ui.clerk import Clerk
from tests.ui.desk import Desk, put_on_theme
from tests.ui.test_dialogs import windows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

_CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractSpinBox)
_WHOLES = (QComboBox, QAbstractSpinBox, QLineEdit, QTabBar, QAbstractItemView)  # what stands in them belongs to them
_MOST, _PANES = 400, 5


@pytest.mark.parametrize("page", list(Page))
def test_tab_reaches_every_control_of_a_page(page: Page, clerk: Clerk) -> None:
    opens_the_sample(clerk, page)
    assert missed(clerk.window) == []


def test_tab_reaches_every_control_of_the_start_page(clerk: Clerk) -> None:
    assert missed(clerk.window) == []


def test_tab_reaches_every_control_of_the_dialogs(qtbot: QtBot, tmp_path: Path) -> None:
    found = {}
    with Desk(qtbot, tmp_path) as desk:
        for window in windows(desk):
            desk.shows(window, 1053, 560)
            found[type(window).__name__] = missed(window)
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize("page", list(Page))
def test_f6_comes_to_every_page(page: Page, clerk: Clerk) -> None:
    opens_the_sample(clerk, page)
    clerk.view.contents.setFocus()
    shown = clerk.view.page_widget(page)
    come = set()
    for _ in range(_PANES):
        clerk.window.actions_by_name["next_pane"].trigger()
        come.add(clerk.window.focusWidget())
    assert any(focus is not None and shown.isAncestorOf(focus) for focus in come)


@pytest.mark.parametrize("scheme", [LIGHT, DARK, CONTRAST])
def test_where_the_keyboard_is_can_be_seen(scheme: str, qapp: QApplication, clerk: Clerk) -> None:
    put_on_theme()
    theme.set_scheme(qapp, scheme)
    unseen = set()
    try:
        for page in Page:
            opens_the_sample(clerk, page)
            clerk.waits_for(clerk.window.isActiveWindow)
            for each in list(controls(clerk.window)):
                if reaches(each) and not shows_focus(each):
                    unseen.add(f"{page}: {named(each)}")
    finally:
        theme.set_scheme(qapp, LIGHT)
    assert unseen == set()


# ------------------------------------------------------------------ how it is found out
def opens_the_sample(clerk: Clerk, page: Page) -> None:
    if clerk.window.view is None:
        clerk.window.open_sample()
        clerk.waits_for(lambda: clerk.window.view is not None)
    clerk.settles()
    clerk.view.show_page(page)
    clerk.settles()


def missed(window: QWidget) -> list[str]:
    """Controls in sight that going round with Tab never comes to."""
    wanted, reached = set(controls(window)), set()
    for _ in range(_MOST):
        window.focusNextPrevChild(True)  # noqa: FBT003 - Qt's own; Tab itself goes from cell to cell in the table
        focus = window.focusWidget()
        if focus is None or focus in reached:
            break
        reached.add(focus)
    assert len(reached) < _MOST
    groups = {group for each in reached if (group := group_of(each)) is not None}
    left = [each for each in wanted - reached if group_of(each) not in groups]
    return sorted(map(named, left))


def controls(window: QWidget) -> Iterator[QWidget]:
    """What is in sight and can be used."""
    there = [each for each in window.findChildren(QWidget) if each.isVisible() and each.isEnabled()]
    wholes = [each for each in there if isinstance(each, _WHOLES)]
    for each in there:
        mine = isinstance(each, _CONTROLS) and not isinstance(each, QHeaderView)
        if mine and each.window() is window.window() and not any(whole.isAncestorOf(each) for whole in wholes):
            yield each


def group_of(widget: QWidget) -> object:
    """Buttons of which one is chosen: Tab comes to the chosen one, arrow keys to the others."""
    if not isinstance(widget, QAbstractButton):
        return None
    if widget.group() is not None and widget.group().exclusive():
        return widget.group()
    return widget.parentWidget() if isinstance(widget, QRadioButton) else None


def reaches(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def shows_focus(widget: QWidget) -> bool:
    """Whether it looks different with the keyboard."""
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    with_it = widget.grab().toImage()
    widget.clearFocus()
    QApplication.processEvents()
    return with_it != widget.grab().toImage()


def named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text}"
