"""One sheet, or the text, of the file that was read: rows and cells as they stand there, one row marked."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.sourcetext import SourceCell, SourceTable
from desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
MARK = "▶"


class SourcePageModel(QAbstractTableModel):
    """Cells by row and column; what a merged cell covers is empty but for its corner."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cells: dict[tuple[int, int], SourceCell] = {}
        self._rows = self._columns = 0
        self._numbers: list[str] = []
        self._read: frozenset[str] = frozenset()
        self._marked: tuple[int, int] | None = None

    def show_page(self, page: SourceTable, read: Collection[str], *, places: bool) -> None:
        """Show a page.

        Args:
            page: The cells.
            read: The places something was read from; their rows are numbered in ink, the others in grey.
            places: Whether rows are called by the places of their first cells ("第3页第5行"), not by number.
        """
        self.beginResetModel()
        self._cells = {(cell.row, cell.column): cell for cell in page.cells}
        self._rows, self._columns = page.rows, page.columns
        self._read, self._marked = frozenset(read), None
        first = {cell.row: cell.place for cell in reversed(page.cells)}
        self._numbers = [first.get(row, "") if places else str(row + 1) for row in range(page.rows)]
        self.endResetModel()

    def mark(self, place: str) -> QModelIndex:
        """Mark the row a place is in; the index of its cell, an invalid one where it is not on this page."""
        found = next((cell for cell in self._cells.values() if cell.place == place), None)
        self._marked = None if found is None else (found.row, found.column)
        if self._rows and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, self._columns - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self._rows - 1)
        return QModelIndex() if found is None else self.index(found.row, found.column)

    def places(self, index: Index) -> tuple[str, ...]:
        """The place of a cell, then those of the rest of its row."""
        here = self._cells.get((index.row(), index.column()))
        row = [cell.place for (row, _), cell in self._cells.items() if row == index.row()]
        covering = [cell.place for cell in self._cells.values() if cell.row < index.row() < cell.row + cell.height]
        return tuple(dict.fromkeys((*([here.place] if here else ()), *row, *covering)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Rows of the page."""
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Columns of the page."""
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The number or place of a row, with a sign before the marked one."""
        if orientation is not Qt.Orientation.Vertical or not 0 <= section < self._rows:
            return None
        marked = self._marked is not None and self._marked[0] == section
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{MARK} {self._numbers[section]}" if marked else self._numbers[section]
        if role == Qt.ItemDataRole.ForegroundRole:
            read = any(cell.place in self._read for (row, _), cell in self._cells.items() if row == section)
            return QColor(theme.ACCENT if marked else theme.INK if read else theme.MUTED)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text; the marked row on a ground of its own, the very cell in bold."""
        cell = self._cells.get((index.row(), index.column())) if index.isValid() else None
        marked = self._marked is not None and index.row() == self._marked[0]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "" if cell is None else cell.text
            case Qt.ItemDataRole.ToolTipRole if cell is not None:
                return f"{cell.place}\n{cell.text}"
            case Qt.ItemDataRole.BackgroundRole if marked:
                return QColor(theme.ACCENT_SOFT)
            case Qt.ItemDataRole.FontRole if marked and (index.row(), index.column()) == self._marked:
                return theme.scaled_font(0.93, strong=True)
            case Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None
