"""What the menu entry 评价方案 does: the manager, above the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.ui.document import Document


class Window(Protocol):
    """What is needed of the main window."""

    document: Document | None
    workspace: Workspace


class RubricActions(QObject):
    """Slots of the action table."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window, self._parent = window, parent

    def manage_rubrics(self) -> None:
        """Show the manager, with what the open evaluation carries; drafts can be tried on its figures."""
        from desktop.ui.dialogs.rubric_manager import RubricManager
        from desktop.usecases.edit_rubric import facts_of_case

        document, workspace = self._window.document, self._window.workspace
        sample = facts_of_case(document.case) if document is not None else {}
        carried = document.opened.rubric_files if document is not None else {}
        manager = RubricManager(self._parent, workspace, sample, carried)
        manager.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        manager.open()
