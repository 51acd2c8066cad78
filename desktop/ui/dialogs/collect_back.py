"""收回填报表: filled sheets read back, each difference decided by a person, everything put in as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QSplitter,
    QStackedWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.returned import label, taken
from desktop.ui import heads, jobs, languages, parts, theme
from desktop.ui.dialogs.collect_sides import SidesPanel
from desktop.ui.document import Document
from desktop.ui.models.collect_returned import KEEP, Column, ReturnedModel
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import collect
from desktop.usecases.collect import Batch
from desktop.usecases.workspace import Workspace

WAIT, DECIDE = range(2)
_WIDTHS = {Column.MINE: 10, Column.THEIRS: 13, Column.FROM: 6, Column.FATE: 12}
_TOLD = 4  # remarks shown at once


class BackDialog(parts.Dialog):
    """Reads first; nothing happens to the evaluation before the last button."""

    def __init__(
        self, parent: QWidget | None, document: Document, workspace: Workspace, files: Sequence[Path] = ()
    ) -> None:
        super().__init__(parent, 1200, 700)
        self.setWindowTitle(self.tr("收回填报表"))
        self._document, self._workspace = document, workspace
        self._settings = Settings(workspace)
        self._stop = Event()
        self.model: ReturnedModel | None = None
        self.taken = 0
        self._problem, self.said = parts.notice("", "bad-card", "octagon-alert", theme.BAD)
        self._notes, self.noted = parts.notice("", "warn-card", "info", theme.WARN)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._wait_page())
        self.pages.addWidget(self._decide_page())
        for each in (self._problem, self._notes):
            each.hide()
            self.column.addWidget(each)
        self.column.addWidget(self.pages, 1)
        self.summary = parts.label("", "muted", wrap=True)
        self.cancel_button = parts.button(self.tr("取消"))
        self.cancel_button.clicked.connect(self.reject)
        self.again_button = parts.button(self.tr("选择文件…"), icon="folder-open")
        self.again_button.clicked.connect(self._ask_for_files)
        self.take_button = parts.button(self.tr("填入"), "primary")
        self.take_button.clicked.connect(self._take)
        self.column.addLayout(parts.foot(self.cancel_button, self.again_button, self.take_button, left=self.summary))
        self._wait_for_files()
        if files:
            self.read(files)

    # ------------------------------------------------------------------ what stands on it
    def _wait_page(self) -> QWidget:
        frame, inside = parts.card(margin=32, spacing=12)
        inside.addStretch(1)
        inside.addWidget(parts.picture("file-input", 40, theme.ACCENT), 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = parts.label("", scale=1.2, strong=True)
        about = self.tr("选择各科室填好交回的 Excel 文件，可以一次选几个；文件只读不改，核对之后才填入。")
        self._about = parts.label(about, "muted", wrap=True)
        for each in (self._title, self._about):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(each)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(320)
        self.progress.setAccessibleName(self.tr("正在读取"))
        inside.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        return frame

    def _decide_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.senders = parts.label("", strong=True, wrap=True)
        column.addWidget(self.senders)
        column.addLayout(self._tools())
        self.table = QTreeView()
        self.table.setAccessibleName(self.tr("收回的内容"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAlternatingRowColors(True)
        self.table.header().setStretchLastSection(False)
        theme.look(self.table, "quiet")
        self.sides = SidesPanel()
        self.sides.chosen.connect(self._choose)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(10)
        splitter.addWidget(self.table)
        self._lower = QWidget()
        below = QVBoxLayout(self._lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        self.item = parts.label("", strong=True, wrap=True)
        below.addWidget(self.item)
        below.addWidget(self.sides, 1)
        splitter.addWidget(self._lower)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([310, 200])
        column.addWidget(splitter, 1)
        self._refusal, self.refusal = parts.notice("", "bad-card", "octagon-alert", theme.BAD)
        column.addWidget(self._refusal)
        return page

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        said = self.tr("原来空着的填入；与现有不同的，在下面逐处选择。")
        row.addWidget(parts.label(said, "muted", 0.93), 1)
        self.keep_button = parts.button(self.tr("不同的都保留现有"), "link")
        self.keep_button.clicked.connect(lambda: self._choose_all(take=False))
        self.replace_button = parts.button(self.tr("不同的都用填报的"), "link")
        self.replace_button.clicked.connect(lambda: self._choose_all(take=True))
        self.only_box = QCheckBox(self.tr("只看要选的"))
        self.only_box.toggled.connect(self._filter)
        for each in (self.keep_button, self.replace_button, self.only_box):
            row.addWidget(each)
        return row

    # ------------------------------------------------------------------ reading
    def _ask_for_files(self) -> None:
        files = ask_for_files(self, self._settings, self._workspace)
        if files:
            self.read(files)

    def _wait_for_files(self) -> None:
        self._show_waiting(self.tr("请选择填好的填报表"), reading=False)

    def _show_waiting(self, title: str, *, reading: bool) -> None:
        self._title.setText(title)
        self._about.setVisible(not reading)
        self.progress.setVisible(reading)
        self.again_button.setVisible(not reading)
        self.cancel_button.setText(self.tr("停止读取") if reading else self.tr("取消"))
        self.take_button.setVisible(False)
        self.summary.setText("")
        self.pages.setCurrentIndex(WAIT)

    def read(self, files: Sequence[Path]) -> None:
        """Read filled sheets off the UI thread."""
        self._stop.set()
        self._stop = stop = Event()
        self._problem.hide()
        self._notes.hide()
        self.progress.setRange(0, len(files))
        self._show_waiting(self.tr("正在读取 {count} 份填报表").format(count=len(files)), reading=True)
        case, part, every = self._document.case, self._document.part, tuple(files)

        def work() -> Batch:
            return collect.read_back(case, every, part, stop.is_set, jobs.tell)

        def done(batch: Batch) -> None:
            if not stop.is_set():
                self._show(batch)

        def failed(error: UserError) -> None:
            if not stop.is_set():
                self._tell([error])
                self._wait_for_files()

        jobs.run(
            self,
            work,
            done,
            failed,
            on_step=self._show_progress,
            on_broken=self._wait_for_files,
            label="read collection sheets",
        )

    def _show_progress(self, done: int, _every: int) -> None:
        self.progress.setValue(done)

    def _tell(self, refused: Sequence[UserError]) -> None:
        """Why files were not taken."""
        lines = [languages.said(each) for each in refused]
        self._problem.setVisible(bool(lines))
        self.said.setText("\n".join(self._shortened(lines)))

    def _shortened(self, lines: Sequence[str]) -> list[str]:
        more = self.tr("…… 另有 {count} 条").format(count=len(lines) - _TOLD)
        return [*lines[:_TOLD], *([more] if len(lines) > _TOLD else [])]

    def _show(self, batch: Batch) -> None:
        self._tell(batch.refused)
        returned = batch.returned
        if not returned.senders:
            self._wait_for_files()
            return
        self._notes.setVisible(bool(returned.notes))
        self.noted.setText("\n".join(self._shortened(returned.notes)))
        who = "；".join(str(sender) or sender.source for sender in returned.senders)
        said = self.tr("{count} 份填报表：{who}").format(count=len(returned.senders), who=who)
        self.senders.setText(said)
        before, self.model = self.model, ReturnedModel(returned, self)
        self.table.setModel(self.model)
        self.table.header().setSectionResizeMode(Column.ITEM, QHeaderView.ResizeMode.Stretch)
        if before is not None:
            before.deleteLater()
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width * self.fontMetrics().horizontalAdvance("字"))
        heads.show_whole(self.table.header())
        self.model.chosen_changed.connect(self._refresh)
        self.table.selectionModel().currentChanged.connect(self._show_sides)
        for each in (self.keep_button, self.replace_button, self.only_box):
            each.setVisible(bool(returned.open))
        self.only_box.setChecked(False)
        self.cancel_button.setText(self.tr("取消"))
        self.again_button.setVisible(True)
        self.take_button.setVisible(True)
        self.pages.setCurrentIndex(DECIDE)
        self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_sides()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    # ------------------------------------------------------------------ deciding
    def _show_sides(self) -> None:
        model, row = self.model, self.table.currentIndex().row()
        ways = model.ways(row) if model is not None and row >= 0 else ()
        self._lower.setVisible(bool(ways))
        refusal = model.refusal(row) if model is not None and row >= 0 else ""
        self._refusal.setVisible(bool(refusal))
        self.refusal.setText(refusal)
        if model is None or not ways:
            return
        self.item.setText(model.proposals[row].label)
        offers = model.proposals[row].offers
        heads = [
            self.tr("保留现有") if way.choice == KEEP else offers[way.choice].office or offers[way.choice].source
            for way in ways
        ]
        if model.proposals[row].standing is None:
            heads[0] = self.tr("不填入")
        self.sides.show_ways(ways, model.choice(row), heads)

    def _choose(self, choice: int) -> None:
        row = self.table.currentIndex().row()
        if self.model is not None and 0 <= row < len(self.model.proposals):
            self.model.choose(row, choice)

    def _choose_all(self, *, take: bool) -> None:
        if self.model is not None:
            self.model.choose_all(take=take)
            self._show_sides()

    def _filter(self, only: bool) -> None:
        if self.model is not None:
            for row in range(self.model.rowCount()):
                self.table.setRowHidden(row, QModelIndex(), only and not self.model.is_open(row))

    def _refresh(self) -> None:
        model = self.model
        if model is None:
            return
        count = taken(model.changes())
        self.take_button.setEnabled(bool(count))
        said = [self.tr("填入 {count} 处，其中改掉现有 {replaced} 处")]
        if model.undecided:
            said.append(self.tr("还有 {open} 处没有选，保持原样"))
        if model.agreed:
            said.append(self.tr("{agreed} 处与现有一致"))
        if model.returned.slips:
            said.append(self.tr("{slips} 处读不出"))
        self.summary.setText(
            languages.listed(said, "；").format(
                count=count,
                replaced=model.replacing,
                open=model.undecided,
                agreed=model.agreed,
                slips=len(model.returned.slips),
            )
        )

    def _take(self) -> None:
        """One step for everything that was chosen."""
        assert self.model is not None
        made = self.model.changes()
        if self._document.edit(label(self.model.returned, made), made):
            self.taken = taken(made)
            self.accept()

    def reject(self) -> None:
        """While sheets are being read this stops it; else it leaves without a trace."""
        reading = self.progress.isVisible()
        self._stop.set()
        if reading:
            self._wait_for_files()
            return
        super().reject()


def ask_for_files(parent: QWidget, settings: Settings, workspace: Workspace) -> list[Path]:
    """Let a person choose filled sheets; () when dismissed."""
    title = QCoreApplication.translate("BackDialog", "选择填好的填报表")
    kinds = QCoreApplication.translate("BackDialog", "填报表 (*.xlsx *.xlsm *.xls *.et *.ods)")
    names, _ = QFileDialog.getOpenFileNames(parent, title, str(settings.folder(workspace)), kinds)
    if names:
        settings.set(LAST_FOLDER, str(Path(names[0]).parent))
    return [Path(name) for name in names]


def run(parent: QWidget, document: Document, workspace: Workspace) -> int:
    """Let a person choose filled sheets and decide; how many places were filled in."""
    files = ask_for_files(parent, Settings(workspace), workspace)
    if not files:
        return 0
    dialog = BackDialog(parent, document, workspace, files)
    dialog.exec()
    count = dialog.taken
    dialog.deleteLater()
    return count
