"""The rubric editor (方案编辑器): tree, chosen indicator, whole form, problems, try-out, cases, in one window.

Only own rubrics are edited. Evaluations carry their own copy of a rubric, so nothing here touches them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabWidget, QWidget

from desktop.domain.errors import UserError
from desktop.domain.rubricdraft import RubricDraft
from desktop.ui import jobs, messages, parts, theme
from desktop.ui.rubrics.budget_form import BudgetForm
from desktop.ui.rubrics.cases_panel import CasesPanel
from desktop.ui.rubrics.head_form import HeadForm
from desktop.ui.rubrics.indicator_form import IndicatorForm
from desktop.ui.rubrics.labels_form import LabelsForm
from desktop.ui.rubrics.lines import commit_typing
from desktop.ui.rubrics.print_form import PrintForm
from desktop.ui.rubrics.problems_panel import BUDGET, LABELS, PRINT, REPORT, WHOLE, ProblemsPanel
from desktop.ui.rubrics.report_form import ReportForm
from desktop.ui.rubrics.session import DraftSession
from desktop.ui.rubrics.tree_view import RubricTree
from desktop.ui.rubrics.try_panel import TryPanel
from desktop.usecases import edit_rubric
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.usecases.rubric_shelf import Checked

PROBLEMS, TRY, CASES = range(3)


class RubricEditor(parts.Dialog):
    """``kept`` tells that the disk holds another version now."""

    kept = Signal(str)  # id of the rubric

    def __init__(
        self,
        parent: QWidget | None,
        workspace: Workspace,
        draft: RubricDraft,
        sample: Mapping[str, str] | None = None,
    ) -> None:
        """``sample`` are the figures of the open evaluation, to try the draft on."""
        super().__init__(parent, 1340, 860)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._workspace = workspace
        self._saving = False
        self.session = DraftSession(draft, self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(8)
        self._add_top()
        self.tree = RubricTree(self.session)
        self.form = IndicatorForm(self.session)
        self.head = HeadForm(self.session)
        self.budget = BudgetForm(self.session)
        self.print = PrintForm(self.session)
        self.report = ReportForm(self.session)
        self.labels = LabelsForm(self.session)
        self.problems = ProblemsPanel(self.session)
        self.trial = TryPanel(self.session, sample or {})
        self.cases = CasesPanel(self.session)
        self._lay_out()
        self._connect()
        self.form.show_node(self.tree.node)
        self.trial.show_node(self.tree.node)
        self.tree.view.setFocus()
        self._show_state()

    # ------------------------------------------------------------------ what there is
    def _add_top(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.undo_button = parts.button(self.tr("撤销"), "flat", "undo-2")
        self.redo_button = parts.button(self.tr("恢复"), "flat", "redo-2")
        self.state = parts.label("", "muted")
        self.save_button = parts.button(self.tr("保存方案"), "primary", "save")
        note = parts.label(
            self.tr("改动只用于以后新建的自评；已经建好的自评文件各带一份建立时的方案，不受影响。"), "muted", wrap=True
        )
        for each in (self.undo_button, self.redo_button):
            row.addWidget(each)
        row.addWidget(note, 1)
        row.addWidget(self.state)
        row.addWidget(self.save_button)
        self.column.addLayout(row)
        self.undo_button.clicked.connect(lambda _=False: self.undo())
        self.redo_button.clicked.connect(lambda _=False: self.redo())
        self.save_button.clicked.connect(lambda _=False: self.save())

    def _lay_out(self) -> None:
        self.pages = QTabWidget()
        self.pages.setAccessibleName(self.tr("指标和整张表"))
        self.pages.addTab(self.form, self.tr("选中的指标"))
        self.pages.addTab(self.head, self.tr("整张表"))
        self.pages.addTab(self.budget, self.tr("预算表"))
        self.pages.addTab(self.print, self.tr("打印"))
        self.pages.addTab(self.report, self.tr("报告和签字"))
        self.pages.addTab(self.labels, self.tr("往年的写法"))
        self.below = QTabWidget()
        self.below.setAccessibleName(self.tr("问题、试算和用例"))
        self.below.addTab(self.problems, self.tr("问题"))
        self.below.addTab(self.trial, self.tr("试算"))
        self.below.addTab(self.cases, self.tr("用例"))
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.pages)
        right.addWidget(self.below)
        right.setChildrenCollapsible(False)
        right.setSizes([430, 260])
        right.setStretchFactor(0, 5)  # on a low screen both give way: a form of two lines cannot be worked in
        right.setStretchFactor(1, 3)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.addWidget(self.tree)
        across.addWidget(right)
        across.setChildrenCollapsible(False)
        across.setSizes([600, 720])
        across.setStretchFactor(1, 1)
        self.column.addWidget(across, 1)

    def _connect(self) -> None:
        self.tree.chosen.connect(self.form.show_node)
        self.tree.chosen.connect(self.trial.show_node)
        self.tree.chosen.connect(lambda _: self.pages.setCurrentWidget(self.form))
        self.problems.jump.connect(self.jump)
        self.trial.keep_requested.connect(self._keep_case)
        self.cases.load_requested.connect(self._load_case)
        self.cases.counted.connect(self._count_cases)
        self.session.checked.connect(self._show_state)
        self.session.saved_changed.connect(self._show_state)
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Y", self.redo),
            ("Ctrl+S", self.save),
            ("F8", self.next_problem),
        ):
            self._shortcut(keys, act)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    # ------------------------------------------------------------------ going
    def jump(self, node: int) -> None:
        """To an indicator, or to a page of what is of no single one: ``WHOLE``, ``BUDGET`` and so on."""
        pages = {WHOLE: self.head, BUDGET: self.budget, PRINT: self.print, REPORT: self.report, LABELS: self.labels}
        if node in pages:
            self.pages.setCurrentWidget(pages[node])
            return
        self.tree.go_to(node)
        self.pages.setCurrentWidget(self.form)
        self.form.name.setFocus()

    def next_problem(self) -> None:
        """To the first place something is wrong."""
        if self.session.problems:
            self.below.setCurrentIndex(PROBLEMS)
            self.problems.go(0)

    def _load_case(self, facts: Mapping[str, str], scores: Mapping[str, str]) -> None:
        self.trial.load(facts, scores)
        self.below.setCurrentIndex(TRY)

    def _keep_case(self) -> None:
        if self.trial.case is not None:
            self.cases.keep(self.trial.case, self.trial.facts, self.trial.scores)
            self.below.setCurrentIndex(CASES)

    # ------------------------------------------------------------------ undo, save, close
    def undo(self) -> None:
        """Take the last edit back; what is being typed counts as one."""
        commit_typing(self)
        self.session.undo_stack.undo()

    def redo(self) -> None:
        """Make it again."""
        self.session.undo_stack.redo()

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Write the draft, off the UI thread, unless something is wrong with it."""
        commit_typing(self)
        if self._saving:
            return
        self._saving = True
        draft, was, workspace = self.session.draft, self.session.was, self._workspace
        self._show_state()

        def done(checked: Checked) -> None:
            self._saving = False
            self.session.take_verdict(draft, checked)
            if checked.rubric is None:
                self._show_state()
                self.next_problem()
                messages.show_hint(self.save_button, self.tr("改好列出的问题才能保存"))
                return
            self.session.has_been_saved(draft)
            self.kept.emit(draft.id)
            if then is not None:
                then()

        def failed(error: UserError) -> None:
            self._saving = False
            self._show_state()
            messages.show_error(self, error)

        jobs.run(self, lambda: edit_rubric.save(workspace, draft, was), done, failed, label="save rubric")

    def _show_state(self) -> None:
        session = self.session
        stack = session.undo_stack
        wrong = len(session.problems)
        self.setWindowTitle(self.tr("编辑评价方案：{0}（{1}）").format(session.draft.title, session.draft.id))
        said = self.tr("已保存") if session.is_saved else self.tr("有修改没有保存")
        if self._saving:
            said = self.tr("正在保存…")
        elif wrong and session.is_checked:
            said = self.tr("{0}；有 {1} 处问题").format(said, wrong)
        self.state.setText(said)
        theme.look(self.state, "bad" if wrong else "good" if session.is_saved else "warn")
        self.save_button.setEnabled(not session.is_saved and not self._saving)
        self.undo_button.setEnabled(stack.canUndo())
        self.redo_button.setEnabled(stack.canRedo())
        self.undo_button.setToolTip(stack.undoText())
        self.redo_button.setToolTip(stack.redoText())
        self.below.setTabText(PROBLEMS, self.tr("问题（{0}）").format(wrong) if wrong else self.tr("问题"))

    def _count_cases(self, wrong: int) -> None:
        self.below.setTabText(CASES, self.tr("用例（{0} 个不同）").format(wrong) if wrong > 0 else self.tr("用例"))

    def reject(self) -> None:
        """Esc and the cross: ask first where something is not saved."""
        commit_typing(self)
        if not self.session.is_saved:
            choices = [self.tr("保存"), self.tr("放弃修改")]
            asked = self.tr("方案“{0}”有修改没有保存。").format(self.session.draft.title)
            answer = messages.ask(self, self.tr("关闭编辑器"), asked, choices)
            if answer is None:
                return
            if answer == 0:
                self.save(super().reject)
                return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross is as Esc."""
        event.ignore()
        self.reject()
