"""A rubric from a printed form (从表格新建): read the sheet, settle what was proposed, go on in the editor."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.ui import heads, jobs, languages, messages, parts, theme
from desktop.ui.models.rubric_settle import Decision, SettleModel, settled
from desktop.ui.rubrics.waiting import Waiting, wrap_cells
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import own_rubrics, start_rubric
from desktop.usecases.start_rubric import Started
from desktop.usecases.workspace import Workspace

_KINDS = "*.xlsx *.xlsm *.xls *.ods *.docx *.docm *.odt *.pdf *.html *.htm *.txt"


class StartDialog(parts.Dialog):
    """Two pages; nothing is written before the last button. ``made`` gives the id of the new rubric."""

    made = Signal(str)

    def __init__(self, parent: QWidget | None, workspace: Workspace) -> None:
        super().__init__(parent, 1120, 640)
        self.setWindowTitle(self.tr("从表格新建方案"))
        self._workspace, self._settings = workspace, Settings(workspace)
        self.source: Path | None = None
        self._stop = Event()
        self.started: Started | None = None
        self.pages = QStackedWidget()
        self.pages.addWidget(self._file_page())
        self.pages.addWidget(self._settle_page())
        self.column.addWidget(self.pages, 1)
        self.progress = Waiting(self.tr("正在读取"))
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.back_button = parts.button(self.tr("上一步"), icon="chevron-left")
        self.back_button.clicked.connect(lambda _=False: self._go(0))
        self.next_button = parts.button("", "primary")
        self.next_button.clicked.connect(lambda _=False: self.go_on())
        self.column.addLayout(parts.foot(cancel, self.back_button, self.next_button, left=self.progress))
        self._go(0)

    # ------------------------------------------------------------------ pages
    def _file_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        about = self.tr(
            "选择通知所附的自评表（空表或填好的都可以）：指标、层次和分值照表读取，评分方法按“评分标准”的文字给出建议，"
            "一律标为“推定”，下一步逐项核定。"
        )
        column.addWidget(parts.label(about, "muted", wrap=True))
        form = parts.form(across=12)
        self.file_edit = QLineEdit()
        self.file_edit.setReadOnly(True)
        self.file_edit.setAccessibleName(self.tr("表格文件"))
        self.file_edit.setPlaceholderText(self.tr("Excel、Word、PDF、网页或文本"))
        self.file_button = parts.button(self.tr("选择文件…"), "", "folder-open")
        self.file_button.clicked.connect(lambda _=False: self._choose())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.file_edit, 1)
        row.addWidget(self.file_button)
        self.title_edit, self.region_edit = QLineEdit(), QLineEdit()
        self.title_edit.setPlaceholderText(self.tr("留空用表上印的标题"))
        self.region_edit.setPlaceholderText(self.tr("如 某某市"))
        self.year_box = QSpinBox()
        self.year_box.setRange(1999, 2099)
        self.year_box.setSpecialValueText(self.tr("用表上印的年度"))
        self.year_box.setValue(1999)
        self.id_edit = QLineEdit(own_rubrics.free_id(self._workspace, f"local-{QDate.currentDate().year()}"))
        for edit, name in (
            (self.title_edit, self.tr("表名")),
            (self.region_edit, self.tr("地区")),
            (self.year_box, self.tr("年度")),
            (self.id_edit, self.tr("方案编号")),
        ):
            edit.setAccessibleName(name)
        form.addRow(self.tr("表格文件"), row)
        form.addRow(self.tr("表名"), self.title_edit)
        form.addRow(self.tr("地区"), self.region_edit)
        form.addRow(self.tr("年度"), self.year_box)
        form.addRow(self.tr("方案编号"), self.id_edit)
        column.addLayout(form)
        self.strip, self.refusal = parts.notice("", "bad-card", "octagon-alert", theme.BAD)
        self.strip.hide()
        column.addWidget(self.strip)
        column.addStretch(1)
        return page

    def _settle_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.summary = parts.label("", wrap=True)
        column.addWidget(self.summary)
        self.model = SettleModel(self)
        self.view = QTableView()
        self.view.setAccessibleName(self.tr("须核定的事项"))
        self.view.setModel(self.model)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        wrap_cells(self.view)
        for at, width in enumerate((13, 9, 16, 20, 8)):
            self.view.setColumnWidth(at, width * self.fontMetrics().horizontalAdvance("字"))
        heads.show_whole(self.view.horizontalHeader())
        for at in (2, 3):
            self.view.horizontalHeader().setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        self._now = parts.label("", strong=True, wrap=True)
        row.addWidget(self._now, 1)
        self.accept_button = parts.button(self.tr("采用(&A)"), "", "check")
        self.manual_button = parts.button(self.tr("改为人工评分(&M)"))
        self.later_button = parts.button(self.tr("在编辑器里改(&E)"), "", "pencil")
        self.all_button = parts.button(self.tr("其余全部采用"), "link")
        for button, decision in (
            (self.accept_button, Decision.ACCEPT),
            (self.manual_button, Decision.MANUAL),
            (self.later_button, Decision.LATER),
        ):
            button.clicked.connect(lambda _=False, decision=decision: self.decide(decision))
            row.addWidget(button)
        self.all_button.clicked.connect(lambda _=False: self._accept_rest())
        row.addWidget(self.all_button)
        column.addLayout(row)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        return page

    def _go(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.back_button.setVisible(page == 1)
        self.next_button.setText(self.tr("新建并打开编辑器") if page else self.tr("读取表格"))
        self._wake()
        if page:
            self.view.setFocus()

    def _wake(self) -> None:
        self.progress.stop()
        self.next_button.setEnabled(self.source is not None)
        self.next_button.setDefault(self.source is not None)

    # ------------------------------------------------------------------ reading
    def _choose(self) -> None:
        folder = str(self._settings.folder(self._workspace))
        kinds = self.tr("自评表 ({0})").format(_KINDS)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择自评表"), folder, kinds)
        if name:
            self.choose(Path(name))

    def choose(self, source: Path) -> None:
        """The sheet to read; one that is being read is left alone from here on."""
        self._stop.set()
        self.source = source
        self._settings.set(LAST_FOLDER, str(source.parent))
        self.file_edit.setText(str(source))
        self.strip.hide()
        self._wake()

    def go_on(self) -> None:
        """Read the sheet, or make the rubric."""
        if self.pages.currentIndex() == 0:
            self._read()
        else:
            self._make()

    def _read(self) -> None:
        source, workspace = self.source, self._workspace
        if source is None:
            return
        rubric_id, title = self.id_edit.text().strip(), self.title_edit.text().strip()
        region = self.region_edit.text().strip()
        year = self.year_box.value() if self.year_box.value() > self.year_box.minimum() else None
        self.progress.start()
        self.next_button.setEnabled(False)
        self._stop = stop = Event()

        def read() -> Started:
            own_rubrics.refuse_taken(workspace, rubric_id)
            return start_rubric.start(source, rubric_id, year, title, region, stop.is_set)

        def done(started: Started) -> None:
            if not stop.is_set():
                self._show(started)

        def failed(error: UserError) -> None:
            if not stop.is_set():
                self._refuse(error)

        jobs.run(self, read, done, failed, on_broken=self._wake, label="start rubric")

    def done(self, result: int) -> None:
        """Closed: whatever is being read ends, the reading process with it."""
        self._stop.set()
        super().done(result)

    def _refuse(self, error: UserError) -> None:
        self._wake()
        self.refusal.setText(f"{languages.problem(error)}\n{languages.remedy(error)}")
        self.strip.show()

    def _show(self, started: Started) -> None:
        self.started = started
        self.model.show_rows(started.settle)
        self._go(1)
        self.view.selectRow(0)
        self._show_row()

    # ------------------------------------------------------------------ settling
    def _show_row(self) -> None:
        row = self.view.currentIndex().row()
        known = 0 <= row < len(self.model.rows)
        proposal = known and self.model.has_proposal(row)
        self._now.setText(self.model.index(row, 0).data() if known else "")
        self.accept_button.setEnabled(known)
        self.accept_button.setText(self.tr("采用(&A)") if proposal else self.tr("知道了(&A)"))
        self.manual_button.setEnabled(proposal)
        self.later_button.setEnabled(known)
        draft = self.started.draft if self.started is not None else None
        if draft is not None:
            leaves = sum(1 for each in draft.walk() if not each.children)
            said = self.tr("“{0}”，{1} 年度，总分 {2}，末级指标 {3} 个。{4} 项须核定，还有 {5} 项没有处理。")
            counts = (len(self.model.rows), len(self.model.open_rows))
            self.summary.setText(said.format(draft.title, draft.year, draft.total, leaves, *counts))

    def decide(self, decision: Decision) -> None:
        """What becomes of the chosen row; on to the next open one."""
        row = self.view.currentIndex().row()
        if row < 0:
            return
        self.model.decide(row, decision)
        following = [each for each in self.model.open_rows if each > row] or self.model.open_rows
        self.view.selectRow(following[0] if following else row)
        self._show_row()

    def _accept_rest(self) -> None:
        for row in self.model.open_rows:
            self.model.decide(row, Decision.ACCEPT)
        self._show_row()

    # ------------------------------------------------------------------ making
    def _make(self) -> None:
        started, workspace = self.started, self._workspace
        if started is None:
            return
        decided = tuple(self.model.decisions)
        if Decision.OPEN in decided:
            asked = self.tr("还有 {0} 项没有处理，会在方案里注明“待核定”。现在就新建吗？")
            words = asked.format(decided.count(Decision.OPEN))
            if messages.ask(self, self.tr("从表格新建方案"), words, [self.tr("新建")]) != 0:
                return
        draft = settled(started, decided)
        self.progress.start()
        self.next_button.setEnabled(False)

        def done(_none: None) -> None:
            self.accept()
            self.made.emit(draft.id)

        def failed(error: UserError) -> None:
            self._wake()
            messages.show_error(self, error)

        def write() -> None:
            own_rubrics.write(workspace, draft)

        jobs.run(self, write, done, failed, on_broken=self._wake, label="write rubric")
