"""Slots of the menu 帮助: the handbook at the place that helps, the tour, about this program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import UserError
from desktop.ui import messages, parts
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.ui.document import Document
    from desktop.ui.views.evaluation_view import EvaluationView


class Window(Protocol):
    """What is needed of the main window."""

    workspace: Workspace
    document: Document | None
    view: EvaluationView | None

    def open_sample(self) -> None:
        """Open the sample of an invented unit."""
        ...


class HelpActions(QObject):
    """F1 in the table tells of the chosen indicator; elsewhere it opens the chapter of the page in sight."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent
        parts.help_with(self._help_with)

    def show_help(self) -> None:
        """The handbook where it helps; of an indicator, all there is to know of it."""
        from desktop.ui.help import topics
        from desktop.ui.places import Page

        view, document = self._window.view, self._window.document
        if view is None or document is None:
            self._open("start")
        elif view.page is Page.TABLE and view.table.view.code() and _inside(view.side, view.table.view):
            self._open(extra=topics.indicator_page(document, view.table.view.code()))
        else:
            self._open(topics.CHAPTERS[view.page])

    def show_handbook(self) -> None:
        """The handbook from its beginning."""
        self._open("start")

    def show_troubles(self) -> None:
        """The chapter on what may go wrong."""
        self._open("troubles")

    def show_tour(self) -> None:
        """The one page that names the parts of the window."""
        from desktop.ui.help import tour

        wanted = tour.show(self._parent)
        if wanted == tour.SAMPLE:
            self._window.open_sample()
        elif wanted == tour.HANDBOOK:
            self.show_handbook()

    def show_about(self) -> None:
        """Version and licences."""
        from desktop.ui.dialogs import about

        about.show(self._parent)

    def _help_with(self, dialog: QWidget) -> None:
        """F1 in a dialog: its chapter, in a window the dialog lets through."""
        from desktop.ui.help import topics

        self._open(topics.DIALOGS.get(type(dialog).__name__, "start"), above=dialog)

    def _open(self, key: str = "", extra: str = "", above: QWidget | None = None) -> None:
        from desktop.ui.help import reader

        try:
            reader.show(above or self._parent, self._window.workspace, key, extra=extra)
        except UserError as error:
            messages.show_error(above or self._parent, error)


def _inside(*areas: QWidget) -> bool:
    """Whether the cursor is in one of these, or nowhere."""
    focus = QApplication.focusWidget()
    return focus is None or any(area is focus or area.isAncestorOf(focus) for area in areas)
