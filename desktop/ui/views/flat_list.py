"""The flat list beside the tree (平铺列表): one indicator a line, no folding, no columns to keep in mind."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.ui import theme
from desktop.ui.document import Document
from desktop.ui.models.flat_list import FlatListModel

Index = QModelIndex | QPersistentModelIndex
WIDTH = 330


class FlatList(QListView):
    """Moving in it moves the table along; Return goes to what is to be filled in."""

    moved = Signal(str)  # code
    entered = Signal(str)  # code

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flat_model = FlatListModel(document, self)
        self.setModel(self.flat_model)
        self.setAccessibleName(self.tr("指标平铺列表"))
        self.setWordWrap(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        theme.look(self, "nav")
        self._led = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which indicator it is, unless the table led here."""
        super().currentChanged(current, previous)
        if current.isValid() and not self._led:
            self.moved.emit(self.flat_model.code(current.row()))

    def follow(self, code: str) -> None:
        """Stand on the indicator the table stands on."""
        row = self.flat_model.row(code)
        if row >= 0 and row != self.currentIndex().row():
            self._led = True
            self.setCurrentIndex(self.flat_model.index(row))
            self._led = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the inputs."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit(self.flat_model.code(self.currentIndex().row()))
            return
        super().keyPressEvent(event)
