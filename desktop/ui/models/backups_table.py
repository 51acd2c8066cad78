"""The backups of one file as rows, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.ui import languages, theme
from desktop.ui.models.evidence_table import size_text
from desktop.ui.table_model import RIGHT, Index, Role, TableModel

if TYPE_CHECKING:
    from desktop.usecases.backups import BackedUp, Backup

AT, KEPT, SIZE = range(3)


class BackupsModel(TableModel[Any]):
    """When each was made, in the person's own time; whether it is of a sign-off; how large it is."""

    rows: tuple[tuple[Backup, int], ...]  # each with its size in bytes
    figures = (SIZE,)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("备份时间"), self.tr("保留"), self.tr("大小"))

    def show(self, file: BackedUp | None) -> None:
        """Show the backups of a file instead."""
        self.show_rows(file.backups if file is not None else ())

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what a reader of screens says names the column."""
        if not index.isValid():
            return None
        backup, size = self.rows[index.row()]
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
                return languages.named(self.heads[column], text)
            case Role.TextAlignmentRole if column in self.figures:
                return RIGHT
            case Role.FontRole if column != KEPT:
                return theme.figure_font()
            case Role.ForegroundRole if column == KEPT:
                return QColor(theme.GOOD if backup.signed else theme.MUTED)
        return None
