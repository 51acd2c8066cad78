"""The indicators that no file of evidence proves, as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.tree import Node
from desktop.ui import theme
from desktop.ui.document import Document
from desktop.usecases.evidence import missing_evidence

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
_NUMBER, _NAME, _ASKED = range(3)


class EvidenceMissingModel(QAbstractTableModel):
    """Rows follow the document when :meth:`follow` is called; what the rubric asks for stands out."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: tuple[Node, ...] = ()
        self._heads = (self.tr("序号"), self.tr("指标"), self.tr("评价方案要求的材料"))

    @property
    def asked(self) -> int:
        """How many of them the rubric asks evidence for."""
        return sum(bool(node.indicator.evidence) for node in self._rows)

    def rowCount(self, parent: Index = ROOT) -> int:
        """One row an indicator."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(self._heads)

    def code(self, row: int) -> str:
        """The indicator in a row."""
        return self._rows[row].code

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole and 0 <= section < len(self._heads):
            return self._heads[section]
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; "not asked for" in grey."""
        if not index.isValid():
            return None
        node, column = self._rows[index.row()], index.column()
        asked = node.indicator.evidence
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return (node.number, node.title, asked or self.tr("未作要求"))[column]
        if role == Role.ForegroundRole:
            plain = theme.MUTED if column == _NUMBER or (column == _ASKED and not asked) else theme.INK
            return QColor(theme.WARN if column == _ASKED and asked else plain)
        return None

    def follow(self) -> None:
        """Take over what the document says now; what the rubric asks evidence for stands first."""
        found = missing_evidence(self._document.case)
        wanted = tuple(sorted(found, key=lambda node: not node.indicator.evidence))
        if wanted == self._rows:
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()
