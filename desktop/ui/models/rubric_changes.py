"""Two rubrics beside each other as rows: what changed, where, as it was and as it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from desktop.domain.number import plain
from desktop.domain.rubricdiff import Change, RubricDiff, Seen
from desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
_COLOURS = {"new": theme.GOOD, "gone": theme.BAD}


class RubricChangesModel(QAbstractTableModel):
    """Rows of a comparison: of the head first, then the indicators in printed order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._diff: RubricDiff | None = None
        self._changes: tuple[Change, ...] = ()
        self._all = False
        self._heads = (self.tr("变化"), self.tr("指标"), self.tr("原方案"), self.tr("新方案"))
        self._words = {
            "new": self.tr("新增"),
            "gone": self.tr("取消"),
            "renamed": self.tr("改名"),
            "reweighted": self.tr("改分值"),
            "reruled": self.tr("改评分方法"),
            "moved": self.tr("移动"),
            "resourced": self.tr("改依据"),
        }

    def show_diff(self, diff: RubricDiff | None, *, everything: bool) -> None:
        """Another comparison; ``everything`` shows what is the same too."""
        self.beginResetModel()
        self._diff, self._all = diff, everything
        self._changes = () if diff is None else diff.changes if everything else diff.differing
        self.endResetModel()

    @property
    def _head(self) -> tuple[str, ...]:
        return self._diff.head if self._diff is not None else ()

    def rowCount(self, parent: Index = ROOT) -> int:
        """Head and indicators."""
        return 0 if parent.isValid() else len(self._head) + len(self._changes)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self._heads[section] if role == Role.DisplayRole else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what differs between the two is told by column."""
        if not index.isValid():
            return None
        at, column = index.row() - len(self._head), index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            if at < 0:
                return (self.tr("整张表"), self._head[index.row()], "", "")[column]
            return self._text(self._changes[at], column)
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if role == Role.ForegroundRole and column == 0:
            statuses = self._changes[at].statuses if at >= 0 else ("",)
            return QColor(_COLOURS.get(statuses[0], theme.WARN) if statuses else theme.MUTED)
        return None

    def _text(self, change: Change, column: int) -> str:
        match column:
            case 0:
                words = "、".join(self._words[each] for each in change.statuses) or self.tr("相同")
                return self.tr("{0}（按近似名称推断，请核对）").format(words) if change.guessed else words
            case 1:
                return " / ".join(change.seen.path)
            case 2:
                return self._side(change.old, change)
            case _:
                return self._side(change.new, change)

    def _side(self, seen: Seen | None, change: Change) -> str:
        """Name and weight, and, as far as they changed, place, rule and certainty."""
        if seen is None:
            return "—"
        one = seen.indicator
        said = [self.tr("{0}　{1} 分").format(one.name, plain(one.weight))]
        if change.moved:
            said.append(self.tr("在“{0}”下").format(" / ".join(seen.path[:-1]) or self.tr("一级指标")))
        if change.reruled or (change.old is None or change.new is None):
            said.append(one.rule_in_words(one.weight))
        return "\n".join(each for each in said if each)
