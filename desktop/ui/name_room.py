"""Room for the column of names: it takes what the others leave, and in a narrow window never less than it needs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView, QTreeView


class NameRoom(QObject):
    """Watches one view. Where names would lose their room, the view scrolls sideways instead."""

    def __init__(self, view: QTableView | QTreeView, column: int, letters: int) -> None:
        """``letters`` of a name stay in sight."""
        super().__init__(view)
        self._view, self._column = view, column
        self._header = view.header() if isinstance(view, QTreeView) else view.horizontalHeader()
        self._header.setStretchLastSection(False)
        self._least = letters * view.fontMetrics().horizontalAdvance("字")
        view.viewport().installEventFilter(self)
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With every new width."""
        if event.type() == QEvent.Type.Resize:
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        header = self._header
        columns = [each for each in range(header.count()) if each != self._column]
        left = self._view.viewport().width() - sum(map(header.sectionSize, columns))
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(self._column, modes.Stretch if left >= self._least else modes.Interactive)
        if left < self._least:
            header.resizeSection(self._column, self._least)
