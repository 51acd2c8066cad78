"""What was read from last year's file: value by value with place, certainty and fate, and a tick to take it or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.domain.carryover import Plan, ids
from desktop.domain.imported import Confidence, ImportResult
from desktop.domain.remap import Target, figure_in, indicator_targets, remapped, value_targets
from desktop.domain.rubric import Rubric
from desktop.ui import icons, theme
from desktop.ui.models import surely
from desktop.ui.models.import_rows import Group, Row, groups_of
from desktop.ui.table_model import head
from desktop.usecases.mappings import NOWHERE

Index = QModelIndex | QPersistentModelIndex
CHECK = Qt.ItemDataRole.CheckStateRole
READ_MIME = "application/x-zipingtai-read"  # the id of a row that is being dragged to its target


class Column(IntEnum):
    """The columns, in order."""

    ITEM = 0
    READ = 1
    PLACE = 2
    SURELY = 3
    GOES_TO = 4
    FATE = 5


class ImportPreviewModel(QAbstractItemModel):
    """Groups with rows below them. An index carries 0 for a group, and the group's number + 1 for a row."""

    chosen_changed = Signal()

    def __init__(
        self,
        result: ImportResult,
        rubric: Rubric,
        parent: QObject | None = None,
        recalled: Mapping[str, str] | None = None,
    ) -> None:
        """Show what was read; ``recalled`` is what was decided about the last file of this layout (id → target)."""
        super().__init__(parent)
        self._read, self._rubric = result, rubric
        self._recalled = dict(recalled or {})
        self._choices: dict[str, str] = {}  # id → the target a person gave it
        self._chosen: set[str] = set()
        self.result = result
        self.groups: tuple[Group, ...] = ()
        self._put_in(self._recalled)
        self._fates: Mapping[tuple[str, str], str] = {}
        self._heads = (
            self.tr("采用　项目"),
            self.tr("读到的内容"),
            self.tr("位置"),
            self.tr("把握"),
            self.tr("对应本年"),
            self.tr("处理"),
        )

    # ------------------------------------------------------------------ what is taken over
    @property
    def chosen(self) -> frozenset[str]:
        """The ids ticked, as a plan wants them."""
        return frozenset(self._chosen)

    @property
    def decided(self) -> dict[str, str]:
        """What a person decided otherwise than it was proposed: id → target, ``NOWHERE`` for what is left out."""
        proposed = ids(self._read, Confidence.LIKELY)
        found = {}
        for row in self._ticked():
            if row.key not in self._chosen:
                if row.key in proposed and row.target:
                    found[row.key] = NOWHERE
            elif row.key in self._choices or row.key not in proposed:
                found[row.key] = row.target
        return {key: target for key, target in found.items() if target or target == NOWHERE}

    @property
    def recalled(self) -> int:
        """How many rows go where the last file of this layout went."""
        return sum(self._is_recalled(row) for row in self._ticked())

    def forget(self) -> None:
        """Back to what the reader proposed."""
        self.beginResetModel()
        self._recalled, self._choices = {}, {}
        self._put_in({})
        self.endResetModel()
        self.chosen_changed.emit()

    def targets(self, index: Index) -> tuple[Target, ...]:
        """Where a row may go; () for what cannot be taken over. A figure goes only where its unit allows."""
        row = self.row(index)
        if row is None or not row.key:
            return ()
        kind = self.kind_of(row.key)
        if kind == "indicator":
            return indicator_targets(self._rubric)
        every = value_targets(self._rubric, kind)
        if kind != "fact":
            return every
        value = self._read.values[int(row.key.partition(":")[2])]
        return tuple(target for target in every if figure_in(value, target.key, self._rubric) is not None)

    def send(self, index: Index, target: str) -> None:
        """Let a row go to a target and tick it; ``NOWHERE`` leaves it out. Whatever went there is left out instead."""
        row = self.row(index)
        if row is None or not row.key:
            return
        if target == NOWHERE:
            self._chosen.discard(row.key)
        else:
            shared = self._rubric_slots()
            ousted = (other.key for other in self._ticked() if other.target == target and target not in shared)
            self._chosen.difference_update(ousted)
            self._choices[row.key] = target
            self._chosen.add(row.key)
        self._recalled.pop(row.key, None)
        self._reread()
        self.chosen_changed.emit()

    def taken(self) -> Iterator[Row]:
        """The rows that are ticked and have a target."""
        return (row for row in self._ticked() if row.key in self._chosen and row.target)

    def kind_of(self, key: str) -> str:
        """What a row is, by its id: "indicator", "fact" or "text"."""
        kind, _, number = key.partition(":")
        return kind if kind == "indicator" else self._read.values[int(number)].kind

    def place_of(self, key: str) -> QModelIndex:
        """Where a row stands, by its id."""
        for number, group in enumerate(self.groups):
            for at, row in enumerate(group.rows):
                if key and row.key == key:
                    return self.index(at, 0, self.index(number, 0))
        return QModelIndex()

    def _put_in(self, recalled: Mapping[str, str]) -> None:
        """Begin with the reader's proposals and what is remembered of the last file; guesses are never ticked."""
        self._chosen = set(ids(self._read, Confidence.LIKELY))
        for key, target in recalled.items():
            if target == NOWHERE:
                self._chosen.discard(key)
            else:
                self._choices[key] = target
                self._chosen.add(key)
        self._reread()

    def _reread(self) -> None:
        """The rows stay where they are; where they go may change."""
        self.result = remapped(self._read, self._choices, self._rubric)
        self.groups = groups_of(self.result, self._rubric)

    def _ticked(self) -> Iterator[Row]:
        """Every row that can be ticked."""
        return (row for group in self.groups for row in group.rows if row.key)

    def _rubric_slots(self) -> frozenset[str]:
        """The targets that take more than one row."""
        return frozenset(one.code for one in self._rubric.walk() if one.open_slot)

    def _is_recalled(self, row: Row) -> bool:
        return row.key in self._recalled and (
            (self._recalled[row.key] == NOWHERE) == (row.key not in self._chosen)
            and self._recalled[row.key] in (NOWHERE, row.target)
        )

    def show_plan(self, plan: Plan) -> None:
        """Show what becomes of each row."""
        self._fates = {(line.label, line.found_at): line.reason for line in (*plan.dropped, *plan.kept)}
        for number in range(len(self.groups)):
            above = self.index(number, 0)
            last = self.rowCount(above) - 1
            self.dataChanged.emit(self.index(0, 0, above), self.index(last, Column.FATE, above))
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.groups) - 1, 0))

    def row(self, index: Index) -> Row | None:
        """The row at an index; None for a group."""
        number = index.internalId()
        return self.groups[number - 1].rows[index.row()] if index.isValid() and number else None

    def needs_a_look(self, row: Row) -> bool:
        """Whether a person should not pass over it: not sure, or not taken."""
        if not row.key:  # the unit and year are confirmed on the next page
            return row.surely is Confidence.GUESS
        unsure = row.surely is not Confidence.EXACT and row.key not in self._choices
        return unsure or not row.target or row.key not in self._chosen

    def words(self, row: Row) -> str:
        """How surely it goes there, in a word; or who said so."""
        if self._is_recalled(row):
            return self.tr("按上次的对应")
        if row.key in self._choices:
            return self.tr("您选定")
        return "" if row.surely is None else surely.word(row.surely)

    def sign(self, row: Row) -> tuple[str, QColor] | None:
        """The icon that says the same, and its colour."""
        if self._is_recalled(row):
            return "history", theme.ACCENT
        if row.key in self._choices:
            return "user-check", theme.GOOD
        return None if row.surely is None else surely.SIGNS[row.surely]

    # ------------------------------------------------------------------ Qt asks
    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's default
        """The index of a group, or of a row below one."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The group of a row; a group has none."""
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Groups, rows below a group, nothing below a row."""
        if not parent.isValid():
            return len(self.groups)
        return 0 if parent.internalId() or parent.column() else len(self.groups[parent.row()].rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """The same everywhere."""
        del parent
        return len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Names of the columns."""
        return head(self._heads, (), section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column of what has a target can be ticked; what has none can be given one."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row(index)
        if row is not None and row.target and index.column() == Column.ITEM:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if row is not None and row.key:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if index.column() == Column.GOES_TO:
                flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def supportedDragActions(self) -> Qt.DropAction:
        """A row stays; only its target changes."""
        return Qt.DropAction.LinkAction

    def mimeTypes(self) -> list[str]:
        """The id of a row."""
        return [READ_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The row that is dragged; a selection holds one."""
        row = next(filter(None, map(self.row, indexes)), None)
        data = QMimeData()
        data.setData(READ_MIME, (row.key if row is not None else "").encode())
        return data

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, tick, certainty as icon and colour, and the whole text as a tip."""
        if not index.isValid():
            return None
        row = self.row(index)
        if row is None:
            return self._group_data(index, role)
        match role:
            case Qt.ItemDataRole.ToolTipRole if index.column() == Column.GOES_TO and row.whole:
                return row.whole
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, Column(index.column()))
            case Qt.ItemDataRole.CheckStateRole if index.column() == Column.ITEM and row.target:
                return Qt.CheckState.Checked if row.key in self._chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole if index.column() == Column.SURELY:
                sign = self.sign(row)
                return None if sign is None else icons.icon(*sign)
            case Qt.ItemDataRole.EditRole if index.column() == Column.GOES_TO:
                return row.target if row.key in self._chosen else NOWHERE
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take the tick off."""
        row = self.row(index)
        if row is not None and role == Qt.ItemDataRole.EditRole and index.column() == Column.GOES_TO:
            self.send(index, str(value))
            return True
        if role != CHECK or row is None or not row.target:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(row.key)
        else:
            self._chosen.discard(row.key)
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def _group_data(self, index: Index, role: int) -> Any:
        group = self.groups[index.row()]
        if index.column() != Column.ITEM:
            return None
        if role == Qt.ItemDataRole.FontRole:
            return theme.scaled_font(1.0, strong=True)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        keys = [row.key for row in group.rows if row.key]
        if not keys:
            return group.title
        taken = sum(row.key in self._chosen for row in group.rows if row.target)
        return self.tr("{title}　采用 {taken} / {all} 项").format(title=group.title, taken=taken, all=len(keys))

    def _text(self, row: Row, column: Column) -> str:
        match column:
            case Column.ITEM:
                return row.item
            case Column.READ:
                return row.read
            case Column.PLACE:
                return row.place
            case Column.SURELY:
                return self.words(row)
            case Column.GOES_TO:
                return row.goes_to or (self.tr("（选择对应…）") if row.key else "")
            case Column.FATE:
                return self._fates.get((row.label, row.place), "")

    def _colour(self, row: Row, column: int) -> QColor:
        sign = self.sign(row)
        if column == Column.SURELY and sign is not None:
            return QColor(sign[1])
        taken = (row.key in self._chosen and bool(row.target)) or not row.key
        return QColor(theme.INK if taken and column in (Column.ITEM, Column.READ) else theme.MUTED)
