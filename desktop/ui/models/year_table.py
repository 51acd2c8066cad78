"""Two years beside each other as a table: the indicators, then the figures and texts of the rest of the form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QColor

from desktop.domain.comparison import Comparison, Pair
from desktop.domain.comparison import Row as Compared
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.number import plain
from desktop.ui import differences, languages, theme
from desktop.ui.table_model import RIGHT, Index, Role, TableModel

NOTHING = "—"


class Column(IntEnum):
    """The columns, in order; pairs of last year's and this year's."""

    NAME = 0
    CHANGE = 1
    LAST_WEIGHT = 2
    WEIGHT = 3
    LAST_TARGET = 4
    TARGET = 5
    LAST_ACTUAL = 6
    ACTUAL = 7
    LAST_SCORE = 8
    SCORE = 9
    DIFFERENCE = 10


_FIGURES = (Column.LAST_WEIGHT, Column.WEIGHT, Column.LAST_SCORE, Column.SCORE, Column.DIFFERENCE)
_NEWEST = (Column.WEIGHT, Column.TARGET, Column.ACTUAL, Column.SCORE, Column.DIFFERENCE)


@dataclass(frozen=True, slots=True)
class YearRow:
    """One line. ``code`` is this year's indicator, "" where there is none; ``pairs`` are for the detail below."""

    cells: tuple[str, ...]
    changes: tuple[str, ...]
    pairs: tuple[Pair, ...]
    code: str = ""
    heading: bool = False
    change: Decimal | None = None


class YearTableModel(TableModel[YearRow]):
    """Read only; built anew when either year changes."""

    figures = _FIGURES

    def __init__(self, told: Comparison, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = (*(_indicator(row) for row in told.rows), *_rest(told))
        last, this = told.last.evaluation.year, told.this.evaluation.year
        years = (self.tr("{0}年").format(last), self.tr("{0}年").format(this))
        if last == this:
            years = (self.tr("对照"), self.tr("本次"))
        names = (self.tr("分值"), self.tr("年度指标值"), self.tr("实际完成值"), self.tr("得分"))
        pairs = [f"{name}\n{year}" for name in names for year in years]
        self.heads = (self.tr("指标"), self.tr("变化"), *pairs, self.tr("得分\n增减"))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Text; changes by word, icon and colour."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], Column(index.column())
        match role:
            case Role.DisplayRole:
                return " ".join(row.cells[column].split())
            case Role.ToolTipRole:
                return row.cells[column]
            case Role.TextAlignmentRole if column in self.figures:
                return RIGHT
            case Role.FontRole if row.heading:
                return theme.scaled_font(1.0, strong=True)
            case Role.DecorationRole if column is Column.CHANGE and row.changes:
                return differences.icon(row.changes[0])
            case Role.ForegroundRole:
                return self._colour(row, column)
        return None

    def _colour(self, row: YearRow, column: Column) -> QColor:
        if column is Column.CHANGE and row.changes:
            return differences.colour(row.changes[0])
        if column is Column.DIFFERENCE and row.change:
            return QColor(theme.GOOD if row.change > 0 else theme.BAD)
        return QColor(theme.INK if column in (Column.NAME, *_NEWEST) else theme.MUTED)


def _indicator(row: Compared) -> YearRow:
    pairs = (*row.facts, *row.texts)
    if row.is_renamed and row.last is not None:
        pairs = (Pair(QCoreApplication.translate("YearTable", "指标名称"), row.last.name, row.node.name), *pairs)
    found = {
        "new": row.last is None,
        "gone": row.this is None,
        "renamed": row.is_renamed and not row.is_guessed,
        "alike": row.is_guessed,
        "reweighted": row.is_reweighted,
        "scored": bool(row.change),
        "texts": row.last is not None and row.this is not None and any(not pair.same for pair in pairs),
    }
    changes = tuple(name for name, holds in found.items() if holds)
    beside = {pair.what: pair for pair in row.texts}
    target, actual = (beside.get(FIELD_NAMES[field]) for field in ("target", "actual"))
    by_facts = Pair("", _said(row.facts, last=True), _said(row.facts, last=False))
    shown = actual or by_facts
    leaf = row.node.is_leaf
    cells = (
        f"{'　' * (row.node.level - 1)}{row.node.number} {row.node.title}",
        languages.listed(map(differences.name, changes)),
        NOTHING if row.last is None else plain(row.last.weight),
        NOTHING if row.this is None else plain(row.this.weight),
        *((target.last, target.this) if target and leaf else ("", "")),
        *((shown.last, shown.this) if leaf else ("", "")),
        NOTHING if row.last is None else _points(row.last_score),
        NOTHING if row.this is None else _points(row.score),
        _signed(row.change),
    )
    code = row.this.code if row.this is not None else ""
    return YearRow(cells, changes, pairs, code, heading=not leaf, change=row.change)


def _rest(told: Comparison) -> list[YearRow]:
    """The head figures as one line, each text as one."""
    figures = QCoreApplication.translate("YearTable", "基本情况数据")
    groups = [(figures, told.facts), *((pair.what, (pair,)) for pair in told.texts)]
    rows = []
    for name, pairs in groups:
        if pairs:
            changes = ("texts",) if any(not pair.same for pair in pairs) else ()
            empty = ("",) * (len(Column) - 2)
            rows.append(
                YearRow((name, languages.listed(map(differences.name, changes)), *empty), changes, tuple(pairs))
            )
    return rows


def _said(facts: tuple[Pair, ...], *, last: bool) -> str:
    values = ((pair.what, pair.last if last else pair.this) for pair in facts)
    return languages.listed((f"{what} {value}" for what, value in values if value), "；")


def _points(points: Decimal | None) -> str:
    return "" if points is None else plain(points)


def _signed(change: Decimal | None) -> str:
    return "" if not change else f"{'+' if change > 0 else ''}{plain(change)}"
