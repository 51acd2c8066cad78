"""What the keys, blocks and filter of the score table may ask of it; the view itself is built on this."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTreeView

from desktop.ui.document import Document
from desktop.ui.models import cells
from desktop.ui.models.indicator_tree import IndicatorTreeModel
from desktop.ui.views.table_columns import Columns


class TableBase(QTreeView):
    """A tree of cells with a cursor. Only IndicatorView is ever made; it does all that stands here."""

    document: Document
    tree_model: IndicatorTreeModel
    columns: Columns

    def code(self) -> str:
        """The indicator the cursor stands on; "" for none."""
        raise NotImplementedError

    def go_to(self, code: str, column: int = cells.NAME, *, edit: bool = False) -> bool:
        """Put the cursor on a cell, unfolding what hides it; False when there is no such indicator."""
        raise NotImplementedError

    def put_cursor(self, index: QModelIndex) -> None:
        """On one cell, and that cell alone chosen."""
        raise NotImplementedError

    def choose_block(self, first: QModelIndex, last: QModelIndex) -> None:
        """Choose the cells between two corners."""
        raise NotImplementedError

    def copy(self) -> None:
        """The chosen block to the clipboard."""
        raise NotImplementedError

    def paste(self) -> None:
        """A block from the clipboard."""
        raise NotImplementedError

    def open_cell(self) -> None:
        """Edit the cell under the cursor with its text kept."""
        raise NotImplementedError

    def edit_long(self, start: str | None = None) -> None:
        """Edit the text of the cell in a large box."""
        raise NotImplementedError

    def say_why_fixed(self) -> None:
        """Why the cell under the cursor cannot be edited."""
        raise NotImplementedError
