"""Every indicator as one sentence, in the order of the table: for readers of screens, and for whoever likes a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.number import plain
from desktop.domain.tree import Node
from desktop.ui import languages
from desktop.ui.document import Changed, Document
from desktop.ui.models import cells, states

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()


class FlatListModel(QAbstractListModel):
    """A row an indicator; the sentence is what is shown and what is spoken."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._levels = (self.tr("一级指标"), self.tr("二级指标"), self.tr("三级指标"), self.tr("四级指标"))
        self._codes: tuple[str, ...] = tuple(document.tree.nodes)
        self._rows = {code: row for row, code in enumerate(self._codes)}
        document.changed.connect(self._on_changed)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Every indicator."""
        return 0 if parent.isValid() else len(self._codes)

    def code(self, row: int) -> str:
        """The indicator of a row."""
        return self._codes[row]

    def row(self, code: str) -> int:
        """Where an indicator stands; -1 when it is not there."""
        return self._rows.get(code, -1)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The sentence."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole):
            return None
        return self.sentence(self._document.tree[self._codes[index.row()]])

    def sentence(self, node: Node) -> str:
        """What stands in the row of the table, head by head; what is empty says so."""
        document = self._document
        level = self._levels[min(node.level, len(self._levels)) - 1]
        said = [f"{node.number} {node.title}", level, self.tr("分值 {0} 分").format(plain(node.weight))]
        points = cells.points_text(document, document.sheet.points(node.code))
        if node.is_leaf:
            for name, head in (("target", self.tr("目标值")), ("actual", self.tr("完成值"))):
                column = next(each for each in cells.COLUMNS if each.name == name)
                text = column.cell(document, node).text
                said.append(f"{head} {text}" if text else self.tr("{0}未填").format(head))
        said.append(self.tr("得分 {0} 分").format(points) if points else self.tr("还没有得分"))
        said.append(self.tr("状态：{0}").format(states.state_text(document, node)))
        return languages.listed(said, "，")

    def _on_changed(self, changed: Changed) -> None:
        if changed.structure:
            self.beginResetModel()
            self._codes = tuple(self._document.tree.nodes)
            self._rows = {code: row for row, code in enumerate(self._codes)}
            self.endResetModel()
            return
        rows = sorted(self._rows[code] for code in changed.codes if code in self._rows)
        if rows:
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))
