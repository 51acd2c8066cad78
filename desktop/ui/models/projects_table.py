"""项目自评 as rows: each project with its money, score, grade and state; the monitoring stands in rows like them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from desktop.domain.evaluation import PartForm
from desktop.domain.number import percent, plain
from desktop.ui import icons, theme
from desktop.ui.document import Document
from desktop.ui.models.part_lines import ICONS, PartLine, lines
from desktop.ui.ranks import in_words, wrong
from desktop.ui.table_model import RIGHT, Index, Role, TableModel

NAME, PLANNED, EXECUTED, RATE, SCORE, GRADE, STATE = range(7)


class ProjectsModel(TableModel[PartLine]):
    """Rows follow the document when :meth:`follow` is called."""

    figures = (PLANNED, EXECUTED, RATE, SCORE)

    def __init__(self, document: Document, form: PartForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._form = document, form
        first = self.tr("项目名称") if form is PartForm.PROJECT else self.tr("监控名称")
        self.heads = (
            first,
            self.tr("全年预算数"),
            self.tr("全年执行数"),
            self.tr("执行率"),
            self.tr("得分"),
            self.tr("等级"),
            self.tr("状态"),
        )
        self.follow()

    def part(self, row: int) -> str:
        """The id of the part in a row."""
        return self.rows[row].row.id

    def row_of(self, part: str) -> int:
        """Where a part stands; -1 where it does not."""
        return next((at for at, line in enumerate(self.rows) if line.row.id == part), -1)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what is to be put right stands out."""
        if not index.isValid():
            return None
        line, column = self.rows[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._texts(line)[column]
        if role == Role.ToolTipRole and column == NAME:
            return f"{line.name}\n{line.row.rubric}"
        if role == Role.ToolTipRole and column == STATE:
            return in_words(line.left) or None
        if role == Role.DecorationRole and column == NAME:
            return icons.icon(ICONS[line.row.form], theme.MUTED)
        if role == Role.TextAlignmentRole and column in self.figures:
            return RIGHT
        if role == Role.FontRole and column in self.figures:
            return theme.figure_font(strong=column == SCORE)
        if role == Role.ForegroundRole:
            return theme.WARN if column == STATE and wrong(line.left) else theme.INK
        return None

    def _texts(self, line: PartLine) -> tuple[str, ...]:
        row, money = line.row, line.row.money
        rounding = self._document.rubric.rounding
        return (
            line.name,
            "" if money.planned is None else f"{plain(money.planned)} {money.unit}",
            "" if money.executed is None else f"{plain(money.executed)} {money.unit}",
            "" if money.rate is None else percent(rounding.ratio(money.rate)),
            "" if row.total is None else f"{row.total:f}",
            row.grade,
            line.state,
        )

    def follow(self) -> None:
        """Take over what the file says now."""
        here = (line for line in lines(self._document) if line.row.form is self._form)
        self.renew(here, lambda line: line.row.id)
