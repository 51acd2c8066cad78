"""Two rubrics beside each other as rows: what changed, where, as it was and as it is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from desktop.domain.number import plain
from desktop.domain.rubricdiff import Change, RubricDiff, Seen
from desktop.ui import languages, theme
from desktop.ui.table_model import Index, Role, TableModel

_COLOURS = {"new": theme.GOOD, "gone": theme.BAD}


class RubricChangesModel(TableModel[str | Change]):
    """What changed in the head, in words, first; then the indicators in printed order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("变化"), self.tr("指标"), self.tr("原方案"), self.tr("新方案"))
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
        self.show_rows(() if diff is None else (*diff.head, *(diff.changes if everything else diff.differing)))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what differs between the two is told by column."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            if isinstance(row, str):
                return (self.tr("整张表"), row, "", "")[column]
            return self._text(row, column)
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if role == Role.ForegroundRole and column == 0:
            statuses = ("",) if isinstance(row, str) else row.statuses
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
            said.append(languages.spoken(one.rule_in_words(one.weight)))
        return "\n".join(each for each in said if each)
