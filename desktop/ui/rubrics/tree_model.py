"""The indicators of a draft as a Qt tree: indexes carry the draft's node numbers, which stay with an indicator."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from desktop.domain import rubricedit
from desktop.domain.number import plain
from desktop.domain.rubricdraft import IndicatorDraft
from desktop.ui import icons, theme
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.words import as_figure, certainty_name, method_title
from desktop.ui.table_model import RIGHT, ROOT, Index, Role, head

MIME = "application/x-zipingtai-rubric-indicator"


class Col(IntEnum):
    """What stands in which column."""

    NAME = 0
    WEIGHT = 1
    METHOD = 2
    CERTAINTY = 3


class RubricTreeModel(QAbstractItemModel):
    """Shows the session's draft. Renaming and weighing happen in place, moving by dragging; each is one step back."""

    def __init__(self, session: DraftSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._nodes: dict[int, IndicatorDraft] = {}
        self._below: dict[int, tuple[int, ...]] = {}
        self._above: dict[int, int] = {}
        self._rows: dict[int, int] = {}
        self._wrong: frozenset[int] = frozenset()
        self._heads = (self.tr("指标"), self.tr("分值"), self.tr("评分方法"), self.tr("依据"))
        self._take_over()
        session.changed.connect(self._refresh)
        session.checked.connect(self._mark)

    # ------------------------------------------------------------------ where things are
    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """The index of a cell."""
        below = self._below.get(self.node(parent), ())
        if 0 <= row < len(below) and 0 <= column < len(Col) and (not parent.isValid() or parent.column() == 0):
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """The index above a cell, in the first column."""
        return self.index_of(self._above.get(self.node(index), 0)) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many stand below one."""
        return 0 if parent.column() > 0 else len(self._below.get(self.node(parent), ()))

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002
        """The same everywhere."""
        return len(Col)

    def node(self, index: Index) -> int:
        """The number of a cell's indicator; 0 for the root."""
        return int(index.internalId()) if index.isValid() else 0

    def index_of(self, node: int, column: int = 0) -> QModelIndex:
        """The index of an indicator; invalid when it is gone."""
        return self.createIndex(self._rows[node], column, node) if node in self._rows else QModelIndex()

    # ------------------------------------------------------------------ what they say
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns."""
        return head(self._heads, (Col.WEIGHT,), section, orientation, role)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; a heading whose parts add up to something else says by how much."""
        one = self._nodes.get(self.node(index))
        if one is None:
            return None
        column = Col(index.column())
        match role:
            case Role.DisplayRole:
                return self._shown(one, column)
            case Role.EditRole:
                return {Col.NAME: one.name, Col.WEIGHT: one.weight}.get(column, self._shown(one, column))
            case Role.TextAlignmentRole:
                return RIGHT if column is Col.WEIGHT else None
            case Role.ToolTipRole:
                told = [each.message for each in self._session.problems if each.node == one.node]
                return "\n".join((self._shown(one, column), *told))
            case Role.ForegroundRole:
                return self._colour(one, column)
            case Role.DecorationRole if column is Col.NAME:
                return icons.icon("triangle-alert", theme.BAD) if one.node in self._wrong else None
            case Role.AccessibleTextRole:
                wrong = self.tr("，有问题") if one.node in self._wrong else ""
                return f"{self._heads[column]}：{self._shown(one, column)}{wrong}"
        return None

    def _shown(self, one: IndicatorDraft, column: Col) -> str:
        match column:
            case Col.NAME:
                return one.name or self.tr("（没有名称）")
            case Col.WEIGHT:
                gap = difference(one)
                if gap is None:
                    return one.weight
                told = self.tr("{0}（下级少 {1}）") if gap > 0 else self.tr("{0}（下级多 {1}）")
                return told.format(one.weight, plain(abs(gap)))
            case Col.METHOD:
                return "" if one.children else self.tr("单位自设") if one.open_slot else method_title(one.method)
            case Col.CERTAINTY:
                return certainty_name(one.certainty, short=True) if not one.children else ""

    def _colour(self, one: IndicatorDraft, column: Col) -> QColor | None:
        if column is Col.WEIGHT and difference(one) is not None:
            return QColor(theme.BAD)
        if column is Col.CERTAINTY and one.certainty == "assumed":
            return QColor(theme.WARN)
        return QColor(theme.MUTED) if column is Col.METHOD else None

    # ------------------------------------------------------------------ editing
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names and weights are edited in place; rows are dragged and take others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        if index.column() == Col.NAME:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (Col.NAME, Col.WEIGHT) else flags

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Another name or weight."""
        node, text = self.node(index), str(value or "").strip()
        if role != Role.EditRole or not index.isValid() or index.column() not in (Col.NAME, Col.WEIGHT):
            return False
        draft = self._session.draft
        if index.column() == Col.NAME:
            return self._session.edit(self.tr("改名称"), rubricedit.rename(draft, node, text))
        return self._session.edit(self.tr("改分值"), rubricedit.change(draft, node, weight=as_figure(text)))

    def supportedDropActions(self) -> Qt.DropAction:
        """An indicator moves; copying has its own button."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own rows."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The number of the row dragged."""
        mime = QMimeData()
        mime.setData(MIME, str(self.node(indexes[0])).encode() if indexes else b"")
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Anywhere but below itself."""
        del action, row, column
        moved = bytes(data.data(MIME).data()).decode()
        if not moved or int(moved) not in self._nodes:
            return False
        return self.node(parent) not in {each.node for each in self._nodes[int(moved)].walk()}

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Move it there."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        node, above = int(bytes(data.data(MIME).data()).decode()), self.node(parent)
        at = row if row >= 0 else len(self._below.get(above, ()))
        if self._above.get(node, 0) == above and self._rows[node] < at:
            at -= 1
        return self._session.edit(self.tr("移动指标"), rubricedit.move(self._session.draft, node, above or None, at))

    # ------------------------------------------------------------------ news
    def _refresh(self) -> None:
        shape = {each.node: tuple(child.node for child in each.children) for each in self._session.draft.walk()}
        roots = tuple(each.node for each in self._session.draft.indicators)
        if shape | {0: roots} == self._below:
            self._take_over()
            self._tell()
            return
        self.beginResetModel()
        self._take_over()
        self.endResetModel()

    def _take_over(self) -> None:
        draft = self._session.draft
        self._nodes = {each.node: each for each in draft.walk()}
        self._below = {node: tuple(child.node for child in each.children) for node, each in self._nodes.items()}
        self._below[0] = tuple(each.node for each in draft.indicators)
        self._above = {child: node for node, below in self._below.items() for child in below}
        self._rows = {child: row for below in self._below.values() for row, child in enumerate(below)}

    def _mark(self) -> None:
        self._wrong = frozenset(each.node for each in self._session.problems if each.node is not None)
        self._tell()

    def _tell(self) -> None:
        for node, below in self._below.items():
            if below:
                above = self.index_of(node)
                self.dataChanged.emit(self.index(0, 0, above), self.index(len(below) - 1, len(Col) - 1, above))


def difference(one: IndicatorDraft) -> Decimal | None:
    """What the weight of a heading has more than its parts; None where they agree, or one of them is no figure."""
    added = rubricedit.total_of(one.children) if one.children else None
    try:
        gap = Decimal(one.weight) - Decimal(added) if added is not None else Decimal(0)
    except InvalidOperation:
        return None
    return gap or None
