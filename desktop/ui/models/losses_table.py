"""失分清单 as rows: where the points went, the greatest loss first, and what would earn more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.number import plain
from desktop.domain.standing import Loss, losses
from desktop.ui import theme
from desktop.ui.document import Document

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
_NUMBER, _NAME, _POINTS, _LOST, _NEXT, _REASON = range(6)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class LossesModel(QAbstractTableModel):
    """Rows follow the document when :meth:`follow` is called."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._rows: tuple[Loss, ...] = ()
        self._heads = (
            self.tr("序号"),
            self.tr("指标"),
            self.tr("得分 / 分值"),
            self.tr("失分"),
            self.tr("怎样多得分"),
            self.tr("未达标原因"),
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """One row a leaf that lost points."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(self._heads)

    def code(self, row: int) -> str:
        """The leaf in a row."""
        return self._rows[row].code

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns; figures stand at the right."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Role.DisplayRole:
            return self._heads[section]
        return _RIGHT if role == Role.TextAlignmentRole and section in (_POINTS, _LOST) else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; a missing reason stands out, for a reviewer asks for it first."""
        if not index.isValid():
            return None
        loss, column = self._rows[index.row()], index.column()
        node = self._document.tree[loss.code]
        reason = loss.reason.strip()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            said = (
                node.number,
                node.title,
                f"{plain(loss.points)} / {plain(loss.weight)}",
                plain(loss.lost),
                loss.next_point,
                " ".join(reason.split()) or self.tr("未写原因"),
            )[column]
            return said if role == Role.DisplayRole or column in (_NAME, _NEXT, _REASON) else None
        if role == Role.TextAlignmentRole and column in (_POINTS, _LOST):
            return _RIGHT
        if role == Role.FontRole and column in (_POINTS, _LOST):
            return theme.figure_font(strong=column == _LOST)
        if role == Role.ForegroundRole:
            warns = column == _LOST or (column == _REASON and not reason)
            return QColor(theme.WARN if warns else theme.MUTED if column == _NUMBER else theme.INK)
        return None

    def follow(self) -> None:
        """Take over what the document says now."""
        wanted = losses(self._document.case)
        if wanted == self._rows:
            return
        if [loss.code for loss in wanted] == [loss.code for loss in self._rows]:
            self._rows = wanted
            self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(self._heads) - 1))
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()
