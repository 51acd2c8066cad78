"""The indicators that no file of evidence proves, as rows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.domain.tree import Node
from desktop.ui import theme
from desktop.ui.document import Document
from desktop.ui.table_model import Index, Role, TableModel
from desktop.usecases.evidence import missing_evidence

_NUMBER, _NAME, _ASKED = range(3)


class EvidenceMissingModel(TableModel[Node]):
    """Rows follow the document when :meth:`follow` is called; what the rubric asks for stands out."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.heads = (self.tr("序号"), self.tr("指标"), self.tr("评价方案要求的材料"))

    def code(self, row: int) -> str:
        """The indicator in a row."""
        return self.rows[row].code

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; "not asked for" in grey."""
        if not index.isValid():
            return None
        node, column = self.rows[index.row()], index.column()
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
        if wanted != self.rows:
            self.show_rows(wanted)
