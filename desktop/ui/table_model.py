"""What tables of rows answer Qt alike: how many rows and columns there are, and what the heads say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
Row = TypeVar("Row")


def head(
    heads: Sequence[str], figures: Collection[int], section: int, orientation: Qt.Orientation, role: int
) -> str | int | None:
    """What a model says of the head of a column, in a table or a tree: its name, or how it is aligned.

    ``figures`` are the columns that stand at the right.
    """
    if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(heads):
        return None
    if role == Role.TextAlignmentRole:
        return RIGHT if section in figures else LEFT
    return heads[section] if role == Role.DisplayRole else None


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows under heads; what stands in the cells, :meth:`data` of each table says.

    Attributes:
        rows: What is shown, one thing a row, in order.
        heads: What the columns are called.
        figures: The columns that stand at the right, heads and all.
    """

    rows: tuple[Row, ...] = ()
    heads: tuple[str, ...] = ()
    figures: tuple[int, ...] = ()

    def rowCount(self, parent: Index = ROOT) -> int:
        """One row a thing; nothing stands below a cell."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """One column a head."""
        return 0 if parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns, aligned as what stands below them; rows have none."""
        return head(self.heads, self.figures, section, orientation, role)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows; nothing is chosen any more."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def renew(self, rows: Iterable[Row], key: Callable[[Row], object]) -> None:
        """Show rows as they are now; cursor and choice stay where ``key`` finds the same things in the same order."""
        wanted = tuple(rows)
        if wanted == self.rows:
            return
        if list(map(key, wanted)) != list(map(key, self.rows)):
            self.show_rows(wanted)
            return
        self.rows = wanted
        self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(self.heads) - 1))
