"""The rubrics there are, as rows: the person's own first, then those that came with the program."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.ui import icons, languages, theme
from desktop.ui.rubrics.words import certainty_name
from desktop.ui.table_model import RIGHT, Index, Role, TableModel
from desktop.usecases.rubric_shelf import Shelved

TITLE, ID, REGION, YEAR, LEAVES, ASSUMED, ORIGIN = range(7)


class RubricShelfModel(TableModel[Shelved]):
    """Rows are replaced as a whole when the list was read anew."""

    figures = (LEAVES, ASSUMED)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (
            self.tr("方案"),
            self.tr("编号"),
            self.tr("地区"),
            self.tr("年度"),
            self.tr("末级指标"),
            self.tr("其中推定"),
            self.tr("来源"),
        )

    def row_of(self, rubric_id: str) -> int:
        """Where a rubric of the list stands; -1 when it is not there."""
        found = (at for at, each in enumerate(self.rows) if each.heading.id == rubric_id and each.carried is None)
        return next(found, -1)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; a broken rubric has a mark and says why."""
        if not index.isValid():
            return None
        one, column = self.rows[index.row()], index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._texts(one)[column] if role == Role.DisplayRole or not one.broken else one.broken
        if role == Role.TextAlignmentRole and column in self.figures:
            return RIGHT
        if role == Role.DecorationRole and column == 0 and one.broken:
            return icons.icon("triangle-alert", theme.BAD)
        if role == Role.ForegroundRole:
            if one.broken:
                return QColor(theme.BAD)
            return QColor(theme.WARN) if column == ASSUMED and dict(one.certainty).get("assumed") else None
        return None

    def _texts(self, one: Shelved) -> tuple[str, ...]:
        heading = one.heading
        return (
            heading.title or self.tr("（读不出表名）"),
            heading.id,
            heading.region,
            str(heading.year or ""),
            str(one.leaves or ""),
            self.tr("不能使用") if one.broken else str(dict(one.certainty).get("assumed", 0)),
            self._origin(one),
        )

    def _origin(self, one: Shelved) -> str:
        if one.carried is not None:
            return self.tr("打开的自评所带")
        return self.tr("自己的方案") if one.heading.own else self.tr("随程序提供")


def certainty_summary(one: Shelved) -> str:
    """How many leaves rest on what: "公开印有 12、推定 3"."""
    return languages.listed(f"{certainty_name(name)} {count}" for name, count in one.certainty)
