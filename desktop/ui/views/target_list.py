"""This year's form beside what was read: a row is dropped where it belongs, and what stays blank is seen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QHeaderView, QTreeView, QVBoxLayout, QWidget

from desktop.ui import parts, theme
from desktop.ui.models.target_list import Column, TargetListModel

_NAME_WIDTH = 17  # characters


class TargetList(QWidget):
    """Goes along with the left side both ways: a row there marks its target here."""

    source_wanted = Signal(str)  # the id of a row that was read
    leave_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model: TargetListModel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(parts.label(self.tr("把左边的一行拖到它该去的地方"), "muted", 0.93), 1)
        self.only_box = QCheckBox(self.tr("只看留空的"))
        self.only_box.toggled.connect(self._filter)
        row.addWidget(self.only_box)
        column.addLayout(row)
        self.view = _View()
        self.view.setAccessibleName(self.tr("本年的指标和栏目"))
        self.view.setRootIsDecorated(False)
        self.view.setUniformRowHeights(True)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.view.setDefaultDropAction(Qt.DropAction.LinkAction)
        self.view.setDropIndicatorShown(True)
        self.view.doubleClicked.connect(self._go)
        self.view.go_wanted.connect(lambda: self._go(self.view.currentIndex()))
        self.view.leave_wanted.connect(self.leave_wanted)
        theme.look(self.view, "quiet")
        column.addWidget(self.view, 1)

    def show_model(self, model: TargetListModel) -> None:
        """Show another form."""
        before, self.model = self.model, model
        self.view.setModel(model)
        if before is not None:
            before.deleteLater()
        header = self.view.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.resizeSection(Column.NAME, _NAME_WIDTH * self.fontMetrics().horizontalAdvance("字"))
        for at, slot in enumerate(model.slots):
            if not slot.key:
                self.view.setFirstColumnSpanned(at, QModelIndex(), True)  # noqa: FBT003 - Qt's own signature
        model.dataChanged.connect(lambda: self._filter(self.only_box.isChecked()))
        self._filter(self.only_box.isChecked())

    def mark(self, kind: str, key: str) -> None:
        """Stand on a target, in sight."""
        index = self.model.place_of(kind, key) if self.model is not None else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _filter(self, only: bool) -> None:
        if self.model is not None:
            for at, slot in enumerate(self.model.slots):
                self.view.setRowHidden(at, QModelIndex(), only and bool(slot.key) and not self.model.is_blank(at))

    def _go(self, index: QModelIndex) -> None:
        """To what was read for a target."""
        sources = self.model.sources(index.row()) if self.model is not None and index.isValid() else ()
        if sources:
            self.source_wanted.emit(sources[0])


class _View(QTreeView):
    """Return goes to what was read, Escape back to the left side."""

    go_wanted = Signal()
    leave_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)
