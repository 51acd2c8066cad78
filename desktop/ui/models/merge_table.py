"""What an import would put into the open file: cell by cell what is there, what was read, and a tick to take it."""

from __future__ import annotations

from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.incoming import Incoming
from desktop.domain.number import in_unit
from desktop.ui import icons, places, theme
from desktop.ui.models import surely
from desktop.ui.models.import_rows import unit_after
from desktop.ui.table_model import Index, Role, TableModel

CHECK = Role.CheckStateRole


class Column(IntEnum):
    """The columns, in order."""

    CELL = 0
    CURRENT = 1
    READ = 2
    SURELY = 3
    FATE = 4


class MergeTableModel(TableModel[Incoming]):
    """Ticked is taken. What is empty and was surely read is ticked; what is filled keeps what is there."""

    chosen_changed = Signal()

    def __init__(self, rows: tuple[Incoming, ...], result: ImportResult, case: Case, parent: QObject | None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.heads = (self.tr("导入　栏目"), self.tr("现有"), self.tr("读到"), self.tr("把握"), self.tr("处理"))
        self._case = case
        self._read = [_origin(result, row.origin) for row in rows]
        self._labels = [self._label(row) for row in rows]
        self._chosen = {
            at
            for at, row in enumerate(rows)
            if not row.conflicts and self.surely(at) is not Confidence.GUESS and row.place.kind is not Kind.HEADER
        }

    @property
    def chosen(self) -> tuple[Incoming, ...]:
        """What is taken, in order."""
        return tuple(row for at, row in enumerate(self.rows) if at in self._chosen)

    @property
    def conflicts(self) -> int:
        """How many cells hold something else."""
        return sum(row.conflicts for row in self.rows)

    def found_at(self, at: int) -> str:
        """Where a value stood in the source."""
        read = self._read[at]
        return "" if read is None else read.found_at

    def printed(self, at: int) -> str:
        """The words a value was read from, as they stand there."""
        read = self._read[at]
        if read is None:
            return ""
        return read.text if isinstance(read, ImportedValue) else read.name

    def surely(self, at: int) -> Confidence:
        """How surely it was read."""
        read = self._read[at]
        return Confidence.LIKELY if read is None else read.confidence

    def decide(self, *, replace: bool) -> None:
        """Replace everything that is different, or keep all of it."""
        differing = {at for at, row in enumerate(self.rows) if row.conflicts}
        self._chosen = self._chosen | differing if replace else self._chosen - differing
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, Column.FATE))
        self.chosen_changed.emit()

    def _label(self, row: Incoming) -> str:
        place = _inner(row)
        said = places.label(self._case, place).removeprefix("“").removesuffix("”")
        if place.kind in (Kind.LEAF, Kind.OWN):
            known = place.key in self._case.tree
            named = next((change.value for change in reversed(row.before) if change.place.field == "name"), "")
            name = self._case.tree[place.key].name if known else self.tr("新增 {name}").format(name=named)
            said = self.tr("{name}：{field}").format(name=name, field=places.field_name(place.field))
        return self.tr("{said}（上年）").format(said=said) if row.place.kind is Kind.PRIOR else said

    def _fate(self, at: int) -> str:
        row, taken = self.rows[at], at in self._chosen
        if row.conflicts:
            kept = self.tr("保留规则得分") if row.by_rule else self.tr("保留现有")
            return self.tr("用读到的替换") if taken else kept
        if row.place.kind is Kind.PRIOR:
            return self.tr("列在旁边") if taken else self.tr("不导入")
        return self.tr("填入空格") if taken else self.tr("不导入")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == Column.CELL else flags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text, tick, and by icon and colour where something else is there already."""
        if not index.isValid():
            return None
        at, column = index.row(), Column(index.column())
        row = self.rows[at]
        match role:
            case Role.DisplayRole:
                return " ".join(self._text(at, column).split())
            case Role.ToolTipRole:
                return self._text(at, column)
            case Role.CheckStateRole if column is Column.CELL:
                return Qt.CheckState.Checked if at in self._chosen else Qt.CheckState.Unchecked
            case Role.DecorationRole if column is Column.FATE:
                return icons.icon(*self._sign(at))
            case Role.DecorationRole if column is Column.SURELY:
                return icons.icon(*surely.SIGNS[self.surely(at)])
            case Role.BackgroundRole if row.conflicts and column in (Column.CURRENT, Column.READ):
                return QColor(theme.WARN_SOFT)
            case Role.ForegroundRole:
                return self._colour(at, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Take a value, or leave it out."""
        if role != CHECK or not index.isValid() or index.column() != Column.CELL:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._chosen.add(index.row())
        else:
            self._chosen.discard(index.row())
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), Column.FATE))
        self.chosen_changed.emit()
        return True

    def _text(self, at: int, column: Column) -> str:
        row = self.rows[at]
        match column:
            case Column.CELL:
                return self._labels[at]
            case Column.CURRENT:
                said = self._shown(row, row.current)
                return self.tr("{points}（按规则）").format(points=said) if row.by_rule else said
            case Column.READ:
                return self._shown(row, row.value)
            case Column.SURELY:
                return surely.word(self.surely(at))
        return self._fate(at)

    def _shown(self, row: Incoming, value: str) -> str:
        """A figure with its unit, a text as it is."""
        place = _inner(row)
        field = self._case.tree.fields.get(place.key) if place.kind is Kind.FACT else None
        if field is None or not value:
            return value
        return f"{in_unit(Decimal(value), field.unit)}{unit_after(field.unit)}"

    def _sign(self, at: int) -> tuple[str, QColor]:
        taken = at in self._chosen
        if self.rows[at].conflicts:
            return ("arrow-left-right", theme.WARN) if taken else ("lock", theme.MUTED)
        return ("check", theme.GOOD) if taken else ("x", theme.MUTED)

    def _colour(self, at: int, column: Column) -> QColor:
        taken = at in self._chosen
        if column is Column.FATE:
            return QColor(self._sign(at)[1])
        if column is Column.CURRENT:
            return QColor(theme.MUTED if taken else theme.INK)
        return QColor(theme.INK if taken or column is Column.CELL else theme.MUTED)


def _inner(row: Incoming) -> Place:
    """The cell itself, or the one it stands beside."""
    return Place.parse(row.place.key) if row.place.kind is Kind.PRIOR else row.place


def _origin(result: ImportResult, origin: str) -> ImportedValue | ImportedIndicator | None:
    kind, _, number = origin.partition(":")
    if not number:
        return None
    return result.values[int(number)] if kind == "value" else result.indicators[int(number)]
