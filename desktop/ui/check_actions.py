"""Slots of the menus 核查 and 签发 that belong to the checks and the review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.ui import messages
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.ui.document import Document
    from desktop.ui.views.evaluation_view import EvaluationView


class Window(Protocol):
    """What is needed of the main window."""

    workspace: Workspace
    document: Document | None
    view: EvaluationView | None


class CheckActions(QObject):
    """They are greyed out while nothing is open."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent

    @property
    def _view(self) -> EvaluationView:
        assert self._window.view is not None, "greyed out without a document"
        return self._window.view

    def toggle_findings(self) -> None:
        """Open what the checks found, with the keyboard in it, or fold it and go back to the page."""
        from desktop.ui import panes
        from desktop.ui.places import Page

        findings = self._view.findings
        if findings.isHidden():
            self._view.show_page(Page.TABLE)
        was_inside = panes.has_focus(findings)
        findings.set_open(not findings.is_open)
        if findings.is_open:
            panes.enter_findings(self._view)
        elif was_inside:
            panes.enter_page(self._view)

    def next_finding(self) -> None:
        """To the next place a reviewer would mark."""
        self._go(back=False)

    def previous_finding(self) -> None:
        """To the one before."""
        self._go(back=True)

    def _go(self, *, back: bool) -> None:
        if not self._view.findings.go_on(back=back):
            messages.show_status(self.tr("没有发现问题"))

    def print_check_sheet(self) -> None:
        """The check sheet (核查表) for whoever signs."""
        from desktop.ui import check_sheet

        assert self._window.document is not None, "greyed out without a document"
        self._view.commit_typing()
        check_sheet.ask(self._parent, self._window.document, self._window.workspace)

    def show_review(self) -> None:
        """The reviewer's points and opinions (复核)."""
        from desktop.ui import panes
        from desktop.ui.places import Page

        self._view.show_page(Page.REVIEW)
        panes.enter_page(self._view)
