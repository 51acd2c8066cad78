"""This year's form as the place where things go: each figure, indicator and text with what was read for it."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from desktop.domain.remap import indicator_targets, value_targets
from desktop.domain.rubric import Rubric
from desktop.ui import theme
from desktop.ui.models.import_preview import READ_MIME, ImportPreviewModel
from desktop.ui.table_model import Index, Role, TableModel


class Column(IntEnum):
    """The columns, in order."""

    NAME = 0
    COMES_FROM = 1


class Slot(NamedTuple):
    """Somewhere a thing may go; ``kind`` as :meth:`ImportPreviewModel.kind_of` has it. A heading has no key."""

    kind: str
    key: str
    name: str
    path: str


class TargetListModel(TableModel[Slot]):
    """Follows the preview; what is dropped on a row is sent there by the preview."""

    def __init__(self, preview: ImportPreviewModel, rubric: Rubric, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        kinds = (
            ("fact", self.tr("数据"), value_targets(rubric, "fact")),
            ("indicator", self.tr("指标"), indicator_targets(rubric)),
            ("text", self.tr("文字"), value_targets(rubric, "text")),
        )
        slots: list[Slot] = []
        for kind, title, targets in kinds:
            if targets:
                slots.append(Slot(kind, "", title, ""))
                slots += [Slot(kind, target.key, target.name, target.path) for target in targets]
        self.rows = self.slots = tuple(slots)
        self.heads = (self.tr("本年的指标和栏目"), self.tr("来自原文件"))
        self._from: dict[tuple[str, str], list[str]] = {}  # kind and key → the ids of the rows that go there
        self._gather()
        preview.chosen_changed.connect(self._refresh)

    # ------------------------------------------------------------------ what goes where
    def sources(self, at: int) -> tuple[str, ...]:
        """The ids of what is taken over into a row."""
        slot = self.slots[at]
        return tuple(self._from.get((slot.kind, slot.key), ()))

    def is_blank(self, at: int) -> bool:
        """Whether nothing goes there."""
        return bool(self.slots[at].key) and not self.sources(at)

    def place_of(self, kind: str, key: str) -> QModelIndex:
        """The row of a target."""
        at = next((at for at, slot in enumerate(self.slots) if key and (slot.kind, slot.key) == (kind, key)), -1)
        return self.index(at, 0) if at >= 0 else QModelIndex()

    def _gather(self) -> None:
        self._from = {}
        for row in self._preview.taken():
            self._from.setdefault((self._preview.kind_of(row.key), row.target), []).append(row.key)

    def _refresh(self) -> None:
        self._gather()
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.slots) - 1, Column.COMES_FROM))

    # ------------------------------------------------------------------ dropping
    def supportedDropActions(self) -> Qt.DropAction:
        """What was read stays where it is; only its target changes."""
        return Qt.DropAction.LinkAction

    def mimeTypes(self) -> list[str]:
        """Rows of the preview."""
        return [READ_MIME]

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """A figure goes where its unit allows, an indicator to an indicator, a text to a text; on a row only."""
        del action, row, column
        return parent.isValid() and self._takes(parent.row(), _key_in(data))

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Send what was dropped to the row."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        self._preview.send(self._preview.place_of(_key_in(data)), self.slots[parent.row()].key)
        return True

    def _takes(self, at: int, key: str) -> bool:
        slot = self.slots[at]
        index = self._preview.place_of(key)
        if not slot.key or not index.isValid() or self._preview.kind_of(key) != slot.kind:
            return False
        return any(target.key == slot.key for target in self._preview.targets(index))

    # ------------------------------------------------------------------ Qt asks
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are no targets."""
        if not index.isValid() or not self.slots[index.row()].key:
            return Qt.ItemFlag.ItemIsEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags
        here = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDropEnabled
        return here | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Name and what goes there; blank ones in grey."""
        if not index.isValid():
            return None
        at, column = index.row(), Column(index.column())
        slot = self.slots[at]
        match role:
            case Role.DisplayRole:
                return slot.name if column is Column.NAME else self._said(at)
            case Role.ToolTipRole:
                return f"{slot.path}\n{self._said(at)}".strip()
            case Role.FontRole if not slot.key:
                return theme.scaled_font(1.0, strong=True)
            case Role.ForegroundRole:
                return QColor(theme.MUTED if self.is_blank(at) else theme.INK)
        return None

    def _said(self, at: int) -> str:
        if not self.slots[at].key:
            return ""
        rows = (self._preview.row(self._preview.place_of(key)) for key in self.sources(at))
        return "、".join(row.item for row in rows if row is not None) or self.tr("（留空待填）")


def _key_in(data: QMimeData) -> str:
    return bytes(data.data(READ_MIME).data()).decode() if data.hasFormat(READ_MIME) else ""
