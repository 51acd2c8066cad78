"""What the menus do in the score table: cells, own indicators, how far it is unfolded, what is looked for in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.settings import FLAT_LIST, Settings

if TYPE_CHECKING:
    from desktop.ui.views.evaluation_view import EvaluationView
    from desktop.ui.views.table_page import TablePage
    from desktop.usecases.workspace import Workspace


class Window(Protocol):
    """What is needed of the main window."""

    workspace: Workspace
    view: EvaluationView | None


class TableActions(QObject):
    """Slots of the action table; without an open evaluation their actions are greyed out."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = window

    @property
    def _view(self) -> EvaluationView:
        view = self._window.view
        assert view is not None, "an action ran although it was greyed out"
        return view

    def _shown(self) -> TablePage:
        """The table, brought into sight; every evaluation of a file has one."""
        from desktop.ui.places import Page

        self._view.show_page(Page.TABLE)
        return self._view.table

    # ------------------------------------------------------------------ 编辑
    def copy_cells(self) -> None:
        """The chosen cells to the clipboard."""
        self._view.table.view.copy()

    def paste_cells(self) -> None:
        """A block from the clipboard."""
        self._view.table.view.paste()

    def edit_long(self) -> None:
        """The chosen text in a large box."""
        self._view.table.view.edit_long()

    def add_own(self) -> None:
        """An own indicator beside or below the chosen one."""
        self._shown().add_own()

    def add_below(self) -> None:
        """An own indicator below the chosen own one."""
        self._shown().add_own(below=True)

    def remove_own(self) -> None:
        """The chosen own indicator goes."""
        self._view.table.remove_own()

    def move_own_up(self) -> None:
        """The chosen own indicator one place up."""
        self._view.table.shift_own(-1)

    def move_own_down(self) -> None:
        """The chosen own indicator one place down."""
        self._view.table.shift_own(1)

    def share_equally(self) -> None:
        """The open slot's weight in equal parts to its indicators."""
        self._view.table.share_equally()

    def share_in_proportion(self) -> None:
        """The open slot's weight to its indicators, as they are weighed now."""
        self._view.table.share_in_proportion()

    # ------------------------------------------------------------------ 视图
    def unfold_1(self) -> None:
        """Only indicators of level 1."""
        self._shown().view.unfold_level(1)

    def unfold_2(self) -> None:
        """Down to level 2."""
        self._shown().view.unfold_level(2)

    def unfold_3(self) -> None:
        """Down to level 3."""
        self._shown().view.unfold_level(3)

    def unfold_all(self) -> None:
        """Everything."""
        self._shown().view.unfold_level(0)

    def choose_columns(self) -> None:
        """Which columns the table shows."""
        view = self._shown().view
        header = view.header()
        view.columns.show_menu(header.mapToGlobal(header.rect().bottomLeft()))

    def show_all_rows(self) -> None:
        """Take the filter off."""
        self._view.table.filter_by("")

    def find_indicator(self) -> None:
        """Look for an indicator; where the report is in sight, for words in it."""
        if not self._view.beside.find_words():
            self._shown().finder.begin()

    def go_to_unfilled(self) -> None:
        """The next leaf without a score."""
        self._shown().go_to_unfilled()

    def toggle_flat(self) -> None:
        """Show the flat list beside the tree and go into it, or hide it."""
        table = self._shown()
        table.show_flat(to=not table.is_flat)
        Settings(self._window.workspace).set(FLAT_LIST, "shown" if table.is_flat else "")
        focus = table.flat if table.flat is not None and table.is_flat else table.view
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)
