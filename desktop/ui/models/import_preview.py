"""What was read from last year's file: value by value with place, certainty and fate, and a tick to take it or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.domain.carryover import NARRATIVE, Plan, ids, indicator_id, value_id
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.domain.tree import IndicatorTree, build_tree
from desktop.ui import icons, theme

Index = QModelIndex | QPersistentModelIndex
CHECK = Qt.ItemDataRole.CheckStateRole


class Column(IntEnum):
    """The columns, in order."""

    ITEM = 0
    READ = 1
    PLACE = 2
    SURELY = 3
    GOES_TO = 4
    FATE = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was read. ``key`` is "" for what cannot be ticked."""

    key: str
    item: str
    read: str
    place: str = ""
    surely: Confidence | None = None
    goes_to: str = ""
    label: str = ""  # as the plan names it
    whole: str = ""  # ``goes_to`` with everything above it, for the tip


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: 单位与年度, 数据, 指标, 文字."""

    title: str
    rows: tuple[Row, ...]


class ImportPreviewModel(QAbstractItemModel):
    """Groups with rows below them. An index carries 0 for a group, and the group's number + 1 for a row."""

    chosen_changed = Signal()

    def __init__(self, result: ImportResult, rubric: Rubric, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.groups = self._group(result, rubric)
        self._chosen = set(ids(result, Confidence.LIKELY))  # a guess is never taken over by itself
        self._fates: Mapping[tuple[str, str], str] = {}
        self._heads = (
            self.tr("采用　项目"),
            self.tr("读到的内容"),
            self.tr("位置"),
            self.tr("把握"),
            self.tr("对应指标"),
            self.tr("处理"),
        )

    # ------------------------------------------------------------------ what was read
    def _group(self, result: ImportResult, rubric: Rubric) -> tuple[Group, ...]:
        tree = build_tree(rubric, {})
        head = [Row("", self.tr("单位名称"), result.unit or self.tr("没有读到，下一步请填写"))]
        year = str(result.year) if result.year else self.tr("没有读到，按上年处理")
        head.append(Row("", self.tr("年度"), year))
        if result.claimed_total is not None:
            total = self.tr("{total} 分　{grade}").format(total=plain(result.claimed_total), grade=result.claimed_grade)
            head.append(Row("", self.tr("原表自评总分"), total.strip()))
        values = [self._value(at, value, rubric, tree) for at, value in enumerate(result.values)]
        facts = tuple(row for row, value in zip(values, result.values, strict=True) if value.kind == "fact")
        texts = tuple(row for row, value in zip(values, result.values, strict=True) if value.kind != "fact")
        rows = tuple(self._indicator(at, row, tree) for at, row in enumerate(result.indicators) if row.leaf)
        named = (
            (self.tr("单位与年度"), tuple(head)),
            (self.tr("数据"), facts),
            (self.tr("指标"), rows),
            (self.tr("文字"), texts),
        )
        return tuple(Group(title, found) for title, found in named if found)

    def _value(self, at: int, value: ImportedValue, rubric: Rubric, tree: IndicatorTree) -> Row:
        known = {field.key: field.name for field in tree.fields.values()} | {t.key: t.name for t in rubric.texts}
        known |= {NARRATIVE + heading.key: heading.heading for heading in rubric.outline}
        readers = [tree[code].name for code in tree.readers.get(value.target, ())]
        read = " ".join(value.text.split())
        return Row(
            value_id(at),
            known.get(value.target) or self.tr("{label}（没有对应的栏目）").format(label=value.label),
            read if value.kind != "fact" or value.value == read else f"{read}（{value.value}）",
            value.found_at,
            value.confidence,
            "、".join(readers),
            value.label or value.target,
        )

    def _indicator(self, at: int, row: ImportedIndicator, tree: IndicatorTree) -> Row:
        if row.code in tree:
            goes_to, whole = tree[row.code].name, " / ".join(tree.path(row.code))
        elif row.slot in tree:
            goes_to = whole = self.tr("自设：{slot}").format(slot=tree[row.slot].name)
        else:
            goes_to = whole = ""
        cells = (
            (self.tr("分值"), plain(row.weight) if row.weight is not None else ""),
            (self.tr("得分"), plain(row.score) if row.score is not None else ""),
            (self.tr("目标"), row.target),
            (self.tr("完成"), row.actual),
            (self.tr("原因"), row.reason),
        )
        read = "　".join(f"{name} {' '.join(text.split())}" for name, text in cells if text)
        return Row(indicator_id(at), row.name, read, row.found_at, row.confidence, goes_to, " / ".join(row.path), whole)

    # ------------------------------------------------------------------ what is taken over
    @property
    def chosen(self) -> frozenset[str]:
        """The ids ticked, as a plan wants them."""
        return frozenset(self._chosen)

    def show_plan(self, plan: Plan) -> None:
        """Show what becomes of each row."""
        self._fates = {(line.label, line.found_at): line.reason for line in (*plan.dropped, *plan.kept)}
        for number in range(len(self.groups)):
            above = self.index(number, 0)
            last = self.rowCount(above) - 1
            self.dataChanged.emit(self.index(0, Column.FATE, above), self.index(last, Column.FATE, above))
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.groups) - 1, 0))

    def row(self, index: Index) -> Row | None:
        """The row at an index; None for a group."""
        number = index.internalId()
        return self.groups[number - 1].rows[index.row()] if index.isValid() and number else None

    def needs_a_look(self, row: Row) -> bool:
        """Whether a person should not pass over it: not sure, or not taken."""
        return bool(row.key) and (row.surely is not Confidence.EXACT or row.key not in self._chosen)

    def words(self, surely: Confidence) -> str:
        """How surely, in a word."""
        return {
            Confidence.EXACT: self.tr("一定"),
            Confidence.LIKELY: self.tr("很可能"),
            Confidence.GUESS: self.tr("猜测"),
        }[surely]

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
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only the first column of what can be taken over can be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row(index)
        if row is not None and row.key and index.column() == Column.ITEM:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

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
            case Qt.ItemDataRole.CheckStateRole if index.column() == Column.ITEM and row.key:
                return Qt.CheckState.Checked if row.key in self._chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DecorationRole if index.column() == Column.SURELY and row.surely is not None:
                return icons.icon(*_SIGNS[row.surely])
            case Qt.ItemDataRole.ForegroundRole:
                return _colour(row, index.column(), taken=row.key in self._chosen or not row.key)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or take the tick off."""
        row = self.row(index)
        if role != CHECK or row is None or not row.key:
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
        taken = sum(key in self._chosen for key in keys)
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
                return "" if row.surely is None else self.words(row.surely)
            case Column.GOES_TO:
                return row.goes_to
            case Column.FATE:
                return self._fates.get((row.label, row.place), "")


# By shape as well as by colour.
_SIGNS = {
    Confidence.EXACT: ("circle-check", theme.GOOD),
    Confidence.LIKELY: ("contrast", theme.ACCENT),
    Confidence.GUESS: ("circle-help", theme.WARN),
}


def _colour(row: Row, column: int, *, taken: bool) -> Any:
    if column == Column.SURELY and row.surely is not None:
        return QColor(_SIGNS[row.surely][1])
    return QColor(theme.INK if taken and column in (Column.ITEM, Column.READ) else theme.MUTED)
