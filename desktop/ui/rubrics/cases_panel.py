"""The rubric's cases (用例): run all, see which come out otherwise, try one out, take its new result, drop it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from desktop.domain import rubricedit
from desktop.domain.rubricdraft import CaseDraft
from desktop.ui import icons, jobs, messages, parts, theme
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.table_model import Index, Role, TableModel
from desktop.usecases import edit_rubric
from desktop.usecases.edit_rubric import Tried

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case


class CasesModel(TableModel[CaseDraft]):
    """Name and result of every case; results belong to one draft and go when it changes."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tried: tuple[Tried, ...] = ()
        self.heads = (self.tr("用例"), self.tr("结果"))

    def show_cases(self, cases: Sequence[CaseDraft], tried: Sequence[Tried] = ()) -> None:
        """Other cases or results; ``tried`` is empty while they have not been run."""
        if (tuple(cases), tuple(tried)) == (self.rows, self._tried):
            return
        self.beginResetModel()
        self.rows, self._tried = tuple(cases), tuple(tried)
        self.endResetModel()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """What differs, in words; the shape of the mark says it too."""
        if not index.isValid():
            return None
        case = self.rows[index.row()]
        tried = self._tried[index.row()] if index.row() < len(self._tried) else None
        if role == Role.DisplayRole:
            return case.name if index.column() == 0 else self._result(tried)
        if role == Role.ToolTipRole:
            return "\n".join((case.name, *(tried.differences if tried else ())))
        if index.column() == 1 and tried is not None:
            sound = not tried.differences
            if role == Role.DecorationRole:
                return icons.icon("circle-check" if sound else "circle-x", theme.GOOD if sound else theme.BAD)
            if role == Role.ForegroundRole:
                return QColor(theme.GOOD if sound else theme.BAD)
        return None

    def _result(self, tried: Tried | None) -> str:
        if tried is None:
            return self.tr("还没有运行")
        return "；".join(tried.differences) or self.tr("与预期相同")


class CasesPanel(QWidget):
    """Cases in sight are run whenever the draft has changed.

    ``load_requested`` gives figures and scores of a case to try out; ``counted`` how many came out otherwise, -1 while
    that is not known.
    """

    load_requested = Signal(object, object)
    counted = Signal(int)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._tried: tuple[Tried, ...] = ()
        self.model = CasesModel(self)
        self.view = QTableView()
        self.view.setAccessibleName(self.tr("用例"))
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        theme.look(self.view, "quiet")
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.setColumnWidth(0, 24 * self.fontMetrics().horizontalAdvance("字"))
        self.summary = parts.label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(6)
        column.addLayout(self._buttons())
        column.addWidget(self.view, 1)
        self.view.doubleClicked.connect(lambda _: self.load())
        self.view.selectionModel().currentRowChanged.connect(lambda _: self._enable())
        session.changed.connect(self._forget)
        session.checked.connect(self._follow)
        self._forget()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.run_button = parts.button(self.tr("全部运行"), "", "shield-check")
        self.load_button = parts.button(self.tr("放到试算里"), "flat")
        self.accept_button = parts.button(self.tr("以现在的结果为准"), "flat")
        self.rename_button = parts.button(self.tr("改名称…"), "flat")
        self.drop_button = parts.button(self.tr("删除"), "flat", "trash-2")
        for button, act in (
            (self.run_button, self.run),
            (self.load_button, self.load),
            (self.accept_button, self.accept),
            (self.rename_button, self.rename),
            (self.drop_button, self.drop),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        row.addWidget(self.summary, 1)
        return row

    @property
    def row(self) -> int:
        """The chosen case; -1 for none."""
        return self.view.currentIndex().row()

    def run(self) -> None:
        """Run every case on what the draft makes, off the UI thread."""
        draft, rubric = self._session.draft, self._session.rubric
        if rubric is None or not self._session.is_checked:
            return
        self.summary.setText(self.tr("正在运行…"))

        def done(tried: tuple[Tried, ...]) -> None:
            if draft is not self._session.draft:
                return
            row, self._tried = max(self.row, 0), tried
            self.model.show_cases(draft.cases, tried)
            differing = [each.at for each in tried if each.differences]
            following = [at for at in differing if at >= row] or differing or [row]
            self.view.selectRow(following[0])  # the next one to be looked at
            wrong = sum(1 for each in tried if each.differences)
            self.summary.setText(
                self.tr("{0} 个用例，{1} 个与预期不同").format(len(tried), wrong)
                if wrong
                else self.tr("{0} 个用例都与预期相同").format(len(tried))
            )
            self.counted.emit(wrong)
            self._enable()

        jobs.run(self, lambda: edit_rubric.try_cases(draft, rubric), done, label="cases")

    def showEvent(self, event: QShowEvent) -> None:
        """Looked at: what the cases give is to be seen at once."""
        super().showEvent(event)
        self._follow()

    def _follow(self) -> None:
        self._enable()
        if self.isVisible() and not self._tried and self.run_button.isEnabled():
            self.run()

    def load(self) -> None:
        """The figures of the chosen case to the try-out."""
        if self.row >= 0:
            content = self._session.draft.cases[self.row].content
            self.load_requested.emit(_texts(content.get("facts")), _texts(content.get("scores")))

    def keep(self, case: Case, facts: Mapping[str, str], scores: Mapping[str, str]) -> None:
        """Keep what was tried out as a case that expects what it gives now."""
        name = messages.ask_text(self, self.tr("保留为用例"), self.tr("这个用例要说明什么？如“执行率恰为 95%”"))
        if name is None or not name.strip():
            return
        made = edit_rubric.expecting(edit_rubric.new_case(name.strip(), facts, scores), case.sheet)
        self._session.edit(self.tr("保留用例"), rubricedit.keep_case(self._session.draft, made))

    def accept(self) -> None:
        """The chosen case expects what it gives now."""
        tried, draft = self._tried[self.row] if 0 <= self.row < len(self._tried) else None, self._session.draft
        if tried is None or tried.sheet is None:
            return
        case = draft.cases[self.row]
        expect, unscored = case.content.get("expect"), case.content.get("unscored")
        codes = tuple(code for part in (expect, unscored) if isinstance(part, Mapping) for code in part)
        known = tuple(code for code in codes if code in tried.sheet.leaves or code in tried.sheet.branches)
        changed = edit_rubric.expecting(case, tried.sheet, known)
        if "total" in case.content:
            whole = edit_rubric.expecting(case, tried.sheet).content
            kept = {key: whole[key] for key in ("total", "grade") if key in whole}
            changed = replace(changed, content={**changed.content, **kept})
        self._session.edit(self.tr("改用例的预期"), rubricedit.keep_case(draft, changed, self.row))

    def rename(self) -> None:
        """Another name for the chosen case."""
        at, draft = self.row, self._session.draft
        if at < 0:
            return
        name = messages.ask_text(self, self.tr("改用例名称"), self.tr("这个用例要说明什么？"), draft.cases[at].name)
        if name is not None and name.strip():
            case = replace(draft.cases[at], content={**draft.cases[at].content, "name": name.strip()})
            self._session.edit(self.tr("改用例名称"), rubricedit.keep_case(draft, case, at))

    def drop(self) -> None:
        """The chosen case goes."""
        if self.row >= 0:
            self._session.edit(self.tr("删除用例"), rubricedit.drop_case(self._session.draft, self.row))

    def _forget(self) -> None:
        row = self.row
        self._tried = ()
        self.model.show_cases(self._session.draft.cases)
        if self._session.draft.cases:
            self.view.selectRow(min(max(row, 0), len(self._session.draft.cases) - 1))
        self.summary.setText(self.tr("{0} 个用例").format(len(self._session.draft.cases)))
        self.counted.emit(-1)
        self._enable()

    def _enable(self) -> None:
        chosen = self.row >= 0
        sound = self._session.rubric is not None and self._session.is_checked
        self.run_button.setEnabled(sound and bool(self._session.draft.cases))
        for button in (self.load_button, self.rename_button, self.drop_button):
            button.setEnabled(chosen)
        self.accept_button.setEnabled(0 <= self.row < len(self._tried) and bool(self._tried[self.row].differences))


def _texts(part: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in part.items()} if isinstance(part, Mapping) else {}
