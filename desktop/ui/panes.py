"""Where the keyboard goes when a person moves about by keys: into the page in sight, the panel, the findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from desktop.ui import parts
from desktop.ui.places import Page

if TYPE_CHECKING:
    from desktop.ui.views.evaluation_view import EvaluationView

_KEYS = Qt.FocusReason.OtherFocusReason


def page_of(view: EvaluationView) -> QWidget:
    """What of the page in sight the keyboard belongs to."""
    return view.table.view if view.page is Page.TABLE else view.page_widget(view.page)


def enter_page(view: EvaluationView) -> None:
    """Into the page in sight, where the keyboard is not there already: a page that went would leave it anywhere."""
    page = page_of(view)
    if not has_focus(page):
        (parts.first_field(page) or page).setFocus(_KEYS)
    if isinstance(page, QScrollArea) and QApplication.focusWidget() is page:  # only something to scroll in
        page.focusNextChild()
        if not has_focus(page):
            page.setFocus(_KEYS)


def enter_findings(view: EvaluationView) -> None:
    """Into the list of findings, on its first line where none is chosen."""
    table = view.findings.table
    if not table.currentIndex().isValid():
        table.selectRow(0)
    table.setFocus(_KEYS)


def has_focus(pane: QWidget) -> bool:
    """Whether the keyboard is somewhere in a pane."""
    focus = QApplication.focusWidget()
    return focus is not None and (pane is focus or pane.isAncestorOf(focus))
