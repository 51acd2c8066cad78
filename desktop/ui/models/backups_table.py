"""The backups of one file as rows, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.ui import theme
from desktop.ui.models.evidence_table import size_text

if TYPE_CHECKING:
    from desktop.usecases.backups import BackedUp, Backup

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
AT, KEPT, SIZE = range(3)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class BackupsModel(QAbstractTableModel):
    """When each was made, in the person's own time; whether it is of a sign-off; how large it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[Backup, int], ...] = ()
        self._heads = (self.tr("备份时间"), self.tr("保留"), self.tr("大小"))

    @property
    def rows(self) -> tuple[tuple[Backup, int], ...]:
        """Each with its size in bytes."""
        return self._rows

    def show(self, file: BackedUp | None) -> None:
        """Show the backups of a file instead."""
        self.beginResetModel()
        self._rows = file.backups if file is not None else ()
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        """One row a backup."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns; sizes stand at the right."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Role.DisplayRole:
            return self._heads[section]
        return _RIGHT if role == Role.TextAlignmentRole and section == SIZE else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what a reader of screens says names the column."""
        if not index.isValid():
            return None
        backup, size = self._rows[index.row()]
        column = index.column()
        text = (
            backup.at.astimezone().strftime("%Y-%m-%d %H:%M:%S"),
            self.tr("签字时，一直保留") if backup.signed else self.tr("按时间逐步精简"),
            size_text(size),
        )[column]
        match role:
            case Role.DisplayRole:
                return text
            case Role.AccessibleTextRole:
                return f"{self._heads[column]}：{text}"
            case Role.TextAlignmentRole if column == SIZE:
                return _RIGHT
            case Role.FontRole if column != KEPT:
                return theme.figure_font()
            case Role.ForegroundRole if column == KEPT:
                return QColor(theme.GOOD if backup.signed else theme.MUTED)
        return None
