"""Who fills in which indicator: the tree of indicators with the offices (责任科室) written beside each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal

from desktop.domain.findings.finding import Case
from desktop.domain.number import plain
from desktop.domain.tree import Node
from desktop.ui import theme
from desktop.ui.table_model import RIGHT, ROOT, Index, Role, head
from desktop.usecases.collect import Office

NAME, WEIGHT, OFFICE = range(3)
BETWEEN = "、"
_PARTED = re.compile(r"[、，,；;\n]+")


class OfficeTreeModel(QAbstractItemModel):
    """What is written beside a heading counts for all below it; several offices may share one indicator."""

    assigned = Signal()

    def __init__(self, case: Case, offices: Iterable[Office] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree = case.tree
        self._heads = (self.tr("指标"), self.tr("分值"), self.tr("责任科室"))
        self._codes = ["", *case.tree.nodes]
        self._numbers = {code: number for number, code in enumerate(self._codes)}
        self._asked = {node.code for node in case.tree.leaves() if node.indicator.method is not None}
        self._offices: dict[str, tuple[str, ...]] = {}  # leaf -> its offices
        for office in offices:
            for code in office.codes:
                if code in self._asked:
                    self._offices[code] = (*self._offices.get(code, ()), office.name)

    @property
    def offices(self) -> tuple[Office, ...]:
        """Each office with its leaves, in the order of the table."""
        share: dict[str, list[str]] = {}
        for code in (code for code in self._codes if code in self._offices):
            for name in self._offices[code]:
                share.setdefault(name, []).append(code)
        return tuple(Office(name, tuple(codes)) for name, codes in share.items())

    @property
    def left(self) -> int:
        """How many indicators nobody has been given."""
        return len(self._asked) - len(self._offices)

    def assign(self, codes: Iterable[str], text: str) -> None:
        """Write the offices named in a text beside some indicators; an empty text takes them away."""
        names = tuple(dict.fromkeys(name for each in _PARTED.split(text) if (name := " ".join(each.split()))))
        for code in {leaf.code for above in codes for leaf in self._tree.leaves(above)} & self._asked:
            if names:
                self._offices[code] = names
            else:
                self._offices.pop(code, None)
        self._redraw(ROOT)
        self.assigned.emit()

    def code(self, index: Index) -> str:
        """The indicator of a cell; "" for the root."""
        return self._codes[index.internalId()] if index.isValid() else ""

    # ------------------------------------------------------------------ where things are
    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        """The index of a cell."""
        below = self._below(self.code(parent))
        if 0 <= row < len(below) and 0 <= column <= OFFICE and (not parent.isValid() or parent.column() == NAME):
            return self.createIndex(row, column, self._numbers[below[row]])
        return QModelIndex()

    def index_of(self, code: str, column: int = NAME) -> QModelIndex:
        """The index of an indicator."""
        above = self._tree[code].parent or ""
        return self.createIndex(self._below(above).index(code), column, self._numbers[code])

    def parent(self, index: Index = ROOT) -> QModelIndex:  # type: ignore[override]
        """The index above a cell."""
        above = self._tree[self.code(index)].parent if index.isValid() else None
        return ROOT if above is None else self.index_of(above)

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many indicators stand below one."""
        return 0 if parent.column() > 0 else len(self._below(self.code(parent)))

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: ARG002
        """The same everywhere."""
        return OFFICE + 1

    def _below(self, code: str) -> tuple[str, ...]:
        return self._tree[code].children if code else self._tree.roots

    # ------------------------------------------------------------------ what they say
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of the columns."""
        return head(self._heads, (WEIGHT,), section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Offices are written beside what can be asked for."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        can = index.column() == OFFICE and bool(self._leaves(self.code(index)))
        return flags | Qt.ItemFlag.ItemIsEditable if can else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Name, weight and offices; a heading whose leaves differ says so, muted."""
        if not index.isValid():
            return None
        node, column = self._tree[self.code(index)], index.column()
        match role:
            case Role.DisplayRole:
                return self._text(node, column)
            case Role.EditRole:
                return self._names(node) or "" if column == OFFICE else self._text(node, column)
            case Role.ToolTipRole:
                return self._text(node, column)
            case Role.TextAlignmentRole if column == WEIGHT:
                return RIGHT
            case Role.ForegroundRole if column == OFFICE and self._names(node) is None:
                return theme.MUTED
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Give an indicator, or all below a heading, to offices."""
        if role != Role.EditRole or not index.isValid() or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        if str(value) != (self._names(self._tree[self.code(index)]) or ""):
            self.assign([self.code(index)], str(value))
        return True

    def _text(self, node: Node, column: int) -> str:
        if column == NAME:
            return f"{node.number} {node.title}"
        if column == WEIGHT:
            return plain(node.weight)
        if not self._leaves(node.code):
            return self.tr("（没有要填的）")
        names = self._names(node)
        return self.tr("（各不相同）") if names is None else names

    def _leaves(self, code: str) -> list[str]:
        return [leaf.code for leaf in self._tree.leaves(code) if leaf.code in self._asked]

    def _names(self, node: Node) -> str | None:
        """The offices of a leaf, or of all leaves below a heading; None where they differ."""
        found = {self._offices.get(code, ()) for code in self._leaves(node.code)}
        return BETWEEN.join(next(iter(found), ())) if len(found) <= 1 else None

    def _redraw(self, parent: Index) -> None:
        """Offices above and below may look different."""
        rows = self.rowCount(parent)
        if rows:
            self.dataChanged.emit(self.index(0, OFFICE, parent), self.index(rows - 1, OFFICE, parent))
        for row in range(rows):
            self._redraw(self.index(row, NAME, parent))
