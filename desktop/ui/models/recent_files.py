"""The list of evaluations opened last, as the start page shows it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.usecases.recent_files import RecentFile

Index = QModelIndex | QPersistentModelIndex
FILE = Qt.ItemDataRole.UserRole  # the RecentFile itself


class RecentFilesModel(QAbstractListModel):
    """One row a file, latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: tuple[RecentFile, ...] = ()

    def show(self, files: tuple[RecentFile, ...]) -> None:
        """Show these files instead."""
        if files == self._files:
            return
        self.beginResetModel()
        self._files = files
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as there are files; a row has no rows below it."""
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Unit and year; the path as a tip; one spoken sentence for readers of screens."""
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("{unit}　{year} 年度").format(unit=file.unit, year=file.year)
        if role == Qt.ItemDataRole.ToolTipRole:
            return file.path
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{unit}，{year} 年度，{result}，{date} 打开，位于 {folder}").format(
                unit=file.unit, year=file.year, result=self.result(file), date=day(file), folder=folder(file)
            )
        return file if role == FILE else None

    def result(self, file: RecentFile) -> str:
        """Total and grade, or that it is not finished."""
        if not file.total:
            return self.tr("得分未齐")
        return self.tr("{total} 分　{grade}").format(total=file.total, grade=file.grade).strip()


def day(file: RecentFile) -> str:
    """When it was opened, as a date; what cannot be read is not shown."""
    try:
        return datetime.fromisoformat(file.opened_at).strftime("%Y-%m-%d")
    except ValueError:
        return ""


def folder(file: RecentFile) -> str:
    """The folder it lies in."""
    return str(Path(file.path).parent)
