"""The score table as a Qt model: maps indexes to indicators and asks ``cells``. Holds no figures, works nothing out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Kind, Place
from desktop.domain.tree import Node
from desktop.ui import entry, languages, messages, own_indicators
from desktop.ui.document import Changed, Document
from desktop.ui.models import cells
from desktop.ui.models.cells import COLUMNS, Cell, Column

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
CODE_ROLE = Role.UserRole + 1
MIME = "application/x-zipingtai-indicator"
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _FIXED | Qt.ItemFlag.ItemIsEditable
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class IndicatorTreeModel(QAbstractItemModel):
    """Shows a Document as a tree. Indexes carry numbers that stay with an indicator for the model's life."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._codes: list[str] = [""]  # number -> code; 0 is the root, so that no index is confused with it
        self._numbers: dict[str, int] = {"": 0}
        self._children: dict[str, list[str]] = {}
        self._parents: dict[str, str] = {}
        self._rows: dict[str, int] = {}
        self._flags: dict[int, Qt.ItemFlag] = {}  # by number and column; painting asks for them all the time
        self._take_over()
        document.changed.connect(self._refresh)
        document.state_changed.connect(self._flags.clear)

    # ------------------------------------------------------------------ where things are
    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """The index of a cell."""
        below = self._children.get(self.code(parent), ())
        if 0 <= row < len(below) and 0 <= column < len(COLUMNS) and (not parent.isValid() or parent.column() == 0):
            return self.createIndex(row, column, self._numbers[below[row]])
        return QModelIndex()

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """The index above a cell, in the first column."""
        return self.index_of(self._parents[self.code(index)]) if index.isValid() else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many indicators stand below one."""
        if parent.column() > 0:
            return 0
        return len(self._children.get(self.code(parent), ()))

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002
        """The same everywhere."""
        return len(COLUMNS)

    def code(self, index: Index) -> str:
        """The indicator of a cell; "" for the root."""
        return self._codes[index.internalId()] if index.isValid() else ""

    def index_of(self, code: str, column: int = 0) -> QModelIndex:
        """The index of an indicator; invalid when it is not there."""
        if not code or code not in self._rows:
            return QModelIndex()
        return self.createIndex(self._rows[code], column, self._numbers[code])

    def node(self, index: Index) -> Node | None:
        """The indicator of a cell; None for the root, or for one just removed."""
        code = self.code(index)
        return self.document.tree.nodes.get(code)

    def sibling(self, row: int, column: int, index: Index) -> QModelIndex:
        """Another cell of the same row bears the same number; Qt would ask for what stands above first."""
        if row == index.row() and 0 <= column < len(COLUMNS):
            return self.createIndex(row, column, index.internalId())
        return super().sibling(row, column, index)

    # ------------------------------------------------------------------ what they say
    def cell(self, index: Index) -> Cell:
        """What a cell shows."""
        node = self.node(index)
        return Cell("") if node is None else COLUMNS[index.column()].cell(self.document, node)

    def place(self, index: Index) -> Place | None:
        """Where a cell is edited; None for what the form fixes or the rule calculates."""
        node = self.node(index)
        return None if node is None else COLUMNS[index.column()].place(self.document, node)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable where there is a place and the document takes edits."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        key = index.internalId() * len(COLUMNS) + index.column()
        if key not in self._flags:
            editable = self.document.editable and self.place(index) is not None
            self._flags[key] = (_EDITABLE if editable else _FIXED) | self._drags(index)
        return self._flags[key]

    def _drags(self, index: Index) -> Qt.ItemFlag:
        """Own indicators are dragged by their name; they drop where the form leaves room."""
        node = self.node(index)
        none = Qt.ItemFlag(0)
        if node is None or not self.document.editable:
            return none
        drag = Qt.ItemFlag.ItemIsDragEnabled if node.own and index.column() == cells.NAME else none
        return drag | (Qt.ItemFlag.ItemIsDropEnabled if node.own or node.indicator.open_slot else none)

    # ------------------------------------------------------------------ dragging
    def supportedDropActions(self) -> Qt.DropAction:
        """An indicator moves; it is never doubled."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Only our own rows."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The code of the first row dragged."""
        mime = QMimeData()
        mime.setData(MIME, self.code(indexes[0]).encode() if indexes else b"")
        return mime

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Whether the dragged indicator may stand there."""
        del action, row, column
        code = bytes(data.data(MIME).data()).decode()
        return own_indicators.may_move(self.document, code, self.code(parent))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Move it there: one step back."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        code, above = bytes(data.data(MIME).data()).decode(), self.code(parent)
        own_indicators.move(self.document, code, above, row if row >= 0 else len(self._children[above]))
        return True

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What Qt, a screen reader or a test asks for; painting goes through ``cell``."""
        node = self.node(index)
        if node is None:
            return None
        column = COLUMNS[index.column()]
        match role:
            case Role.DisplayRole:
                return column.cell(self.document, node).text
            case Role.EditRole:
                place = column.place(self.document, node)
                return (
                    column.cell(self.document, node).text if place is None else entry.shown(self.document.case, place)
                )
            case Role.TextAlignmentRole:
                return _RIGHT if column.right else _LEFT
            case Role.ToolTipRole:
                return self._tool_tip(column, node)
            case Role.AccessibleTextRole:
                return self._spoken(column, node)
            case cells_code if cells_code == CODE_ROLE:
                return node.code
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns, aligned as their figures."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Role.DisplayRole:
            return COLUMNS[section].head
        if role == Role.TextAlignmentRole:
            return _RIGHT if COLUMNS[section].right else _LEFT
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """One undoable edit; a text that does not fit is refused with a message."""
        place = self.place(index)
        if role != Role.EditRole or place is None:
            return False
        try:
            read = entry.read(self.document.case, place, str(value or ""))
        except UserError as refused:
            messages.show_status(languages.said(refused))
            return False
        return own_indicators.set_cell(self.document, place, read)

    def _tool_tip(self, column: Column, node: Node) -> str:
        cell = column.cell(self.document, node)
        lines = [cell.text]
        place = column.place(self.document, node)
        if column.name == "state":
            lines = [languages.spoken(finding.message) for finding in self.document.findings_at(node.code)]
            if node.is_leaf:
                lines.insert(0, cells.lacking_text(self.document, node.code))
        elif column.name == "basis" and not cell.text:
            lines.append(cell.placeholder)
        elif cell.marked:
            lines.append(self.tr("人工填写的得分；清除后恢复按规则计算"))
        lines.append(column.fixed(self.document, node))
        if place is not None and column.name != "basis":
            lines.append(cells.last_year(self.document, place))
        elif column.name == "actual":
            lines.append(cells.last_year(self.document, Place(Kind.LEAF, node.code, "actual")))
        return "\n".join(dict.fromkeys(line for line in lines if line))

    def _spoken(self, column: Column, node: Node) -> str:
        cell = column.cell(self.document, node)
        said = languages.named(column.head, cell.text or cell.placeholder or self.tr("空"))
        return languages.listed((f"{node.number} {node.title}", said), "，")

    # ------------------------------------------------------------------ news
    def _refresh(self, change: Changed) -> None:
        if change.structure:
            self._flags.clear()
            self._restructure()
        for code in change.codes:
            if code in self._rows:
                self._touch(code, cells.NAME if change.structure else _first_of_figures(self.document.tree[code]))

    def _touch(self, code: str, first: int = cells.NAME) -> None:
        self.dataChanged.emit(self.index_of(code, first), self.index_of(code, len(COLUMNS) - 1))

    def _take_over(self) -> None:
        """Read the whole tree."""
        tree = self.document.tree
        self._children, self._parents, self._rows = {"": list(tree.roots)}, {}, {}
        for node in tree.nodes.values():
            self._children[node.code] = list(node.children)
        for above, below in self._children.items():
            self._count(above, below)

    def _count(self, above: str, below: list[str]) -> None:
        for row, code in enumerate(below):
            self._parents[code], self._rows[code] = above, row
            if code not in self._numbers:
                self._numbers[code] = len(self._codes)
                self._codes.append(code)

    def _restructure(self) -> None:
        """Follow added and removed indicators row by row, so that selection and unfolded branches stay."""
        tree = self.document.tree
        if any(self._parents.get(node.code, node.parent or "") != (node.parent or "") for node in tree.nodes.values()):
            self._start_again()  # one went to another branch
            return
        for above in [code for code in self._children if code in tree]:
            wanted = list(tree[above].children)
            if above not in self._children or self._children[above] == wanted:
                continue
            staying = [code for code in self._children[above] if code in wanted]
            if staying != [code for code in wanted if code in staying]:
                self._start_again()  # siblings changed places
                return
            self._remove(above, [code for code in self._children[above] if code not in wanted])
            self._insert(above, wanted)
            self._touch_all(wanted)

    def _start_again(self) -> None:
        """Views lose their place; ours finds it again by code."""
        self.beginResetModel()
        self._take_over()
        self.endResetModel()

    def _remove(self, above: str, gone: list[str]) -> None:
        for code in reversed(gone):
            row = self._rows[code]
            self.beginRemoveRows(self.index_of(above), row, row)
            del self._children[above][row]
            self._forget(code)
            self._count(above, self._children[above])
            self.endRemoveRows()

    def _forget(self, code: str) -> None:
        for below in self._children.pop(code, ()):
            self._forget(below)
        del self._rows[code], self._parents[code]

    def _insert(self, above: str, wanted: list[str]) -> None:
        for row, code in enumerate(wanted):
            if code in self._rows:
                continue
            self.beginInsertRows(self.index_of(above), row, row)
            self._children[above].insert(row, code)
            self._count(above, self._children[above])
            self._adopt(code)
            self.endInsertRows()

    def _adopt(self, code: str) -> None:
        below = list(self.document.tree[code].children)
        self._children[code] = below
        self._count(code, below)
        for each in below:
            self._adopt(each)

    def _touch_all(self, codes: list[str]) -> None:
        """Numbers of siblings, and of all below them, may have moved on."""
        for code in codes:
            self._touch(code)
            self._touch_all(self._children[code])


def _first_of_figures(node: Node) -> int:
    """The first cell of a row that may look different while the structure stays: names and weights are part of it."""
    return cells.TARGET if node.is_leaf else cells.SCORE
