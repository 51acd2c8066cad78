"""The findings as rows: severity, code, place, message, what to do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.findings.finding import Finding, Severity
from desktop.ui import findings_actions, icons, theme
from desktop.ui.document import Document

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
HEADS = ("级别", "编码", "位置", "问题", "怎么办")
SHAPES = {
    Severity.ERROR: ("circle-x", theme.BAD, "错误"),
    Severity.WARNING: ("triangle-alert", theme.WARN, "提醒"),
    Severity.NOTE: ("info", theme.ACCENT, "建议"),
}
_SEVERITY, _CODE, _LABEL, _MESSAGE, _FIX = range(5)


class FindingsModel(QAbstractTableModel):
    """Rows follow the document when :meth:`follow` is called; only those that differ are replaced."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: tuple[tuple[Finding, str], ...] = ()

    def rowCount(self, parent: Index = ROOT) -> int:
        """One row a finding."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(HEADS)

    def finding(self, row: int) -> Finding:
        """The finding in a row."""
        return self._rows[row][0]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(HEADS):
            return HEADS[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts, the severity's shape, and everything in full as a tool tip."""
        if not index.isValid():
            return None
        finding, reason = self._rows[index.row()]
        icon, colour, word = SHAPES[finding.severity]
        if role == Role.DisplayRole:
            done = f"已说明：{reason}" if reason else finding.fix
            return (word, finding.code, finding.label, finding.message, done)[index.column()]
        if role == Role.DecorationRole and index.column() == _SEVERITY:
            return icons.icon(icon, theme.MUTED if reason else colour)
        if role == Role.ForegroundRole:
            grey = reason or index.column() in (_CODE, _FIX)
            return QColor(theme.MUTED if grey else colour if index.column() == _SEVERITY else theme.INK)
        if role == Role.ToolTipRole:
            parts = (finding.label, finding.message, finding.fix, f"已说明：{reason}" if reason else "")
            return "\n".join(part for part in parts if part)
        return None

    def follow(self) -> None:
        """Take over the document's findings: explained ones last, then errors first."""
        found = self._document.findings.all(errors_first=True)
        rows = [(finding, findings_actions.reason_for(self._document, finding)) for finding in found]
        wanted = (*(row for row in rows if not row[1]), *(row for row in rows if row[1]))
        shorter = min(len(wanted), len(self._rows))
        head = next((place for place in range(shorter) if wanted[place] != self._rows[place]), shorter)
        tail = 0
        while tail < shorter - head and wanted[-1 - tail] == self._rows[-1 - tail]:
            tail += 1
        self._replace(head, len(self._rows) - tail, wanted[head : len(wanted) - tail])

    def _replace(self, start: int, stop: int, fresh: tuple[tuple[Finding, str], ...]) -> None:
        if start < stop:
            self.beginRemoveRows(ROOT, start, stop - 1)
            self._rows = self._rows[:start] + self._rows[stop:]
            self.endRemoveRows()
        if fresh:
            self.beginInsertRows(ROOT, start, start + len(fresh) - 1)
            self._rows = self._rows[:start] + fresh + self._rows[start:]
            self.endInsertRows()
