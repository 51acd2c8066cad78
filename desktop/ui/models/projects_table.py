"""项目自评 as rows: each project with its money, score, grade and state; the monitoring stands in rows like them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.evaluation import PartForm
from desktop.domain.number import percent, plain
from desktop.ui import icons, theme
from desktop.ui.document import Document
from desktop.ui.models.part_lines import ICONS, PartLine, lines

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NAME, PLANNED, EXECUTED, RATE, SCORE, GRADE, STATE = range(7)
_FIGURES = (PLANNED, EXECUTED, RATE, SCORE)


class ProjectsModel(QAbstractTableModel):
    """Rows follow the document when :meth:`follow` is called."""

    def __init__(self, document: Document, form: PartForm, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._form = document, form
        self._rows: tuple[PartLine, ...] = ()
        first = self.tr("项目名称") if form is PartForm.PROJECT else self.tr("监控名称")
        self._heads = (
            first,
            self.tr("全年预算数"),
            self.tr("全年执行数"),
            self.tr("执行率"),
            self.tr("得分"),
            self.tr("等级"),
            self.tr("状态"),
        )
        self.follow()

    def rowCount(self, parent: Index = ROOT) -> int:
        """One row a part."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The same everywhere."""
        return 0 if parent.isValid() else len(self._heads)

    def part(self, row: int) -> str:
        """The id of the part in a row."""
        return self._rows[row].row.id

    def row_of(self, part: str) -> int:
        """Where a part stands; -1 where it does not."""
        return next((at for at, line in enumerate(self._rows) if line.row.id == part), -1)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        """Names of columns; figures stand at the right."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Role.DisplayRole:
            return self._heads[section]
        return _RIGHT if role == Role.TextAlignmentRole and section in _FIGURES else None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what is open stands out."""
        if not index.isValid():
            return None
        line, column = self._rows[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._texts(line)[column]
        if role == Role.ToolTipRole and column == NAME:
            return f"{line.name}\n{line.row.rubric}"
        if role == Role.DecorationRole and column == NAME:
            return icons.icon(ICONS[line.row.form], theme.MUTED)
        if role == Role.TextAlignmentRole and column in _FIGURES:
            return _RIGHT
        if role == Role.FontRole and column in _FIGURES:
            return theme.figure_font(strong=column == SCORE)
        if role == Role.ForegroundRole:
            return theme.WARN if column == STATE and line.open else theme.INK
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
        wanted = tuple(line for line in lines(self._document) if line.row.form is self._form)
        if wanted == self._rows:
            return
        if [line.row.id for line in wanted] == [line.row.id for line in self._rows]:
            self._rows = wanted
            self.dataChanged.emit(self.index(0, 0), self.index(len(wanted) - 1, len(self._heads) - 1))
            return
        self.beginResetModel()
        self._rows = wanted
        self.endResetModel()
