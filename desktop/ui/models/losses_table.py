"""失分清单 as rows: where the points went, the greatest loss first, and what would earn more."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.domain.number import plain
from desktop.domain.standing import Loss, losses
from desktop.ui import languages, theme
from desktop.ui.document import Document
from desktop.ui.table_model import RIGHT, Index, Role, TableModel

_NUMBER, _NAME, _POINTS, _LOST, _NEXT, _REASON = range(6)


class LossesModel(TableModel[Loss]):
    """Rows follow the document when :meth:`follow` is called."""

    figures = (_POINTS, _LOST)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.heads = (
            self.tr("序号"),
            self.tr("指标"),
            self.tr("得分 / 分值"),
            self.tr("失分"),
            self.tr("怎样多得分"),
            self.tr("未达标原因"),
        )

    def code(self, row: int) -> str:
        """The leaf in a row."""
        return self.rows[row].code

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; a missing reason stands out, for a reviewer asks for it first."""
        if not index.isValid():
            return None
        loss, column = self.rows[index.row()], index.column()
        node = self._document.tree[loss.code]
        reason = loss.reason.strip()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            said = (
                node.number,
                node.title,
                f"{plain(loss.points)} / {plain(loss.weight)}",
                plain(loss.lost),
                languages.spoken(loss.next_point),
                " ".join(reason.split()) or self.tr("未写原因"),
            )[column]
            return said if role == Role.DisplayRole or column in (_NAME, _NEXT, _REASON) else None
        if role == Role.TextAlignmentRole and column in self.figures:
            return RIGHT
        if role == Role.FontRole and column in self.figures:
            return theme.figure_font(strong=column == _LOST)
        if role == Role.ForegroundRole:
            warns = column == _LOST or (column == _REASON and not reason)
            return QColor(theme.WARN if warns else theme.MUTED if column == _NUMBER else theme.INK)
        return None

    def follow(self) -> None:
        """Take over what the document says now."""
        self.renew(losses(self._document.case), lambda loss: loss.code)
