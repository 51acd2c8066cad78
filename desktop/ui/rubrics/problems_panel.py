"""What is wrong with the draft, in the words of the strict loader, each with a way to the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from desktop.ui import icons, parts, theme
from desktop.ui.rubrics import budget_form, print_form, report_form
from desktop.ui.rubrics.session import DraftSession

if TYPE_CHECKING:
    from typing import Any

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
WHOLE, REPORT, PRINT, BUDGET, LABELS = (
    0,
    -1,
    -2,
    -3,
    -4,
)  # no indicators' numbers: pages of what belongs to none of them
_ALIASES = "aliases.yaml"
_PAGES = {  # key of rubric.yaml -> the page on which it is put right; all others are of the whole form
    **dict.fromkeys((report_form.OUTLINE, report_form.ROLES), REPORT),
    **dict.fromkeys((print_form.ATTACHMENT, print_form.TITLE, print_form.TEXTS, print_form.SHEETS), PRINT),
    **dict.fromkeys((budget_form.HEAD, budget_form.SUMS), BUDGET),
}


class ProblemsModel(QAbstractListModel):
    """One row a problem: the indicator's name and what is wrong there."""

    def __init__(self, session: DraftSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows: list[str] = []
        session.checked.connect(self._refresh)

    def rowCount(self, parent: Index = ROOT) -> int:
        """As many as there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """The sentence."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return self._rows[index.row()]
        return icons.icon("triangle-alert", theme.BAD) if role == Role.DecorationRole else None

    def _refresh(self) -> None:
        names = {each.node: each.name or each.code for each in self._session.draft.walk()}
        whole = self.tr("整张表")
        rows = [
            f"{names.get(each.node, whole) if each.node is not None else whole}：{each.message}"
            for each in self._session.problems
        ]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()


class ProblemsPanel(QWidget):
    """``jump`` gives the indicator's number, or the page of what is of no single one: ``WHOLE``, ``REPORT`` …"""

    jump = Signal(int)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.model = ProblemsModel(session, self)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("问题"))
        self.view.setModel(self.model)
        self.view.setWordWrap(True)
        self.view.setIconSize(QSize(16, 16))
        theme.look(self.view, "quiet")
        self._fine = parts.label("", "good")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(self._fine, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.view, 1)
        self.view.activated.connect(lambda index: self.go(index.row()))
        self.view.clicked.connect(lambda index: self.go(index.row()))
        session.checked.connect(self._refresh)
        session.changed.connect(self._refresh)
        self._refresh()

    def go(self, row: int) -> None:
        """To the place of a problem."""
        if row < len(self._session.problems):
            problem = self._session.problems[row]
            page = _PAGES.get(str(problem.field[0]), WHOLE) if problem.field else WHOLE
            page = LABELS if problem.file == _ALIASES else page
            self.jump.emit(page if problem.node is None else problem.node)

    def _refresh(self) -> None:
        wrong = bool(self._session.problems)
        self.view.setVisible(wrong)
        self._fine.setVisible(not wrong)
        checked = self._session.is_checked
        self._fine.setText(self.tr("没有问题，可以保存") if checked else self.tr("正在检查…"))
