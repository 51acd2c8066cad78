"""下发填报表: who fills in which indicator, and a sheet for each office (科室) written into a folder."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTreeView,
    QWidget,
)

from desktop.domain.errors import Problem, UserError
from desktop.ui import heads, jobs, languages, messages, parts, theme
from desktop.ui.document import Document
from desktop.ui.models.collect_offices import NAME, OFFICE, WEIGHT, OfficeTreeModel
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.usecases import collect
from desktop.usecases.collect import Of, Office
from desktop.usecases.workspace import Workspace

_WIDTHS = {WEIGHT: 5, OFFICE: 13}
_OFFICE_ROLE = Qt.ItemDataRole.UserRole
_Edit = QAbstractItemView.EditTrigger
_TYPED = _Edit.DoubleClicked | _Edit.SelectedClicked | _Edit.EditKeyPressed | _Edit.AnyKeyPressed


class SendDialog(parts.Dialog):
    """Indicators with their offices at the left, the sheets to be written at the right."""

    def __init__(self, parent: QWidget | None, document: Document, workspace: Workspace) -> None:
        super().__init__(parent, 1080, 660)
        self.setWindowTitle(self.tr("下发填报表"))
        self._document, self._workspace = document, workspace
        self._settings = Settings(workspace)
        self._stop: Event | None = None  # while sheets are being written
        self._left_out: set[str] = set()
        self.made: tuple[Path, ...] = ()
        kept = collect.recall(workspace.data, document.rubric.id)
        self.model = OfficeTreeModel(document.case, kept, self)
        said = self.tr("在“责任科室”一栏写上由谁填，可以写几个，用“、”隔开；写在上级指标上，其下各项都归它。")
        also = self.tr("每个科室生成一份 Excel 填报表，填好交回后，用“收回科室填报表”一次读入。")
        self.column.addWidget(parts.label(said + also, "muted", wrap=True))
        self.column.addLayout(self._tools())
        self.column.addWidget(self._body(), 1)
        self.summary = parts.label("", "muted")
        self.cancel_button = parts.button(self.tr("取消"))
        self.cancel_button.clicked.connect(self.reject)
        self.make_button = parts.button(self.tr("生成填报表…"), "primary")
        self.make_button.clicked.connect(self._ask_where)
        self.column.addLayout(parts.foot(self.cancel_button, self.make_button, left=self.summary))
        self.model.assigned.connect(self._list_sheets)
        self._list_sheets()

    # ------------------------------------------------------------------ what stands on it
    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(parts.label(self.tr("选中的指标由")))
        self.office_box = QComboBox()
        self.office_box.setEditable(True)
        self.office_box.setAccessibleName(self.tr("科室名称"))
        self.office_box.setMinimumContentsLength(12)
        row.addWidget(self.office_box)
        self.give_button = parts.button(self.tr("填报"), icon="user-check")
        self.give_button.clicked.connect(self._give)
        self.take_button = parts.button(self.tr("不下发"))
        self.take_button.clicked.connect(lambda: self.model.assign(self._chosen(), ""))
        for each in (self.give_button, self.take_button):
            row.addWidget(each)
        row.addStretch(1)
        return row

    def _body(self) -> QSplitter:
        self.tree = QTreeView()
        self.tree.setAccessibleName(self.tr("指标和责任科室"))
        self.tree.setModel(self.model)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setEditTriggers(_TYPED)
        theme.look(self.tree, "quiet")
        self.tree.expandAll()
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.tree.setColumnWidth(column, width * self.fontMetrics().horizontalAdvance("字"))
        heads.show_whole(self.tree.header())
        self.tree.setCurrentIndex(self.model.index(0, OFFICE))
        frame, inside = parts.card(margin=10, spacing=6)
        inside.addWidget(parts.label(self.tr("要生成的填报表"), strong=True))
        self.sheets = QListWidget()
        self.sheets.setAccessibleName(self.tr("要生成的填报表"))
        self.sheets.itemChanged.connect(self._on_ticked)
        theme.look(self.sheets, "quiet")
        inside.addWidget(self.sheets, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.addWidget(self.tree)
        splitter.addWidget(frame)
        splitter.setSizes([760, 280])
        return splitter

    # ------------------------------------------------------------------ who fills in what
    def _chosen(self) -> list[str]:
        return [self.model.code(index) for index in self.tree.selectionModel().selectedRows(NAME)]

    def _give(self) -> None:
        name, codes = self.office_box.currentText().strip(), self._chosen()
        if not name or not codes:
            said = self.tr("请先写科室名称") if codes else self.tr("请先在左边选中指标")
            messages.show_hint(self.office_box, said)
            return
        self.model.assign(codes, name)

    @property
    def offices(self) -> tuple[Office, ...]:
        """Those a sheet will be written for."""
        return tuple(each for each in self.model.offices if each.name not in self._left_out)

    def _list_sheets(self) -> None:
        """One line an office, and the offices to choose from."""
        offices = self.model.offices
        blocked = QSignalBlocker(self.sheets)  # filling the list is no tick
        self.sheets.clear()
        for each in offices:
            item = QListWidgetItem(self.tr("{office}：{count} 项指标").format(office=each.name, count=len(each.codes)))
            item.setData(_OFFICE_ROLE, each.name)
            left_out = each.name in self._left_out
            item.setCheckState(Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked)
            self.sheets.addItem(item)
        blocked.unblock()
        typed = self.office_box.currentText()
        self.office_box.clear()
        self.office_box.addItems([each.name for each in offices])
        self.office_box.setEditText(typed)
        self._refresh()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        name = str(item.data(_OFFICE_ROLE))
        if item.checkState() == Qt.CheckState.Checked:
            self._left_out.discard(name)
        else:
            self._left_out.add(name)
        self._refresh()

    def _refresh(self) -> None:
        busy = self._stop is not None
        for each in (self.tree, self.sheets, self.office_box, self.give_button, self.take_button):
            each.setEnabled(not busy)
        self.make_button.setEnabled(not busy and bool(self.offices))
        self.cancel_button.setText(self.tr("停止") if busy else self.tr("取消"))
        said = self.tr("{sheets} 份填报表；还有 {left} 项指标没有分给科室")
        self.summary.setText(said.format(sheets=len(self.offices), left=self.model.left))

    # ------------------------------------------------------------------ writing them
    def _ask_where(self) -> None:
        start = str(self._settings.folder(self._workspace))
        folder = QFileDialog.getExistingDirectory(self, self.tr("填报表放在哪个文件夹"), start)
        if folder:
            self._settings.set(LAST_FOLDER, folder)
            self.write(Path(folder))

    def write(self, folder: Path) -> None:
        """Write the sheets into a folder, off the UI thread; no file that is there is replaced."""
        self._stop = stop = Event()
        document, data = self._document, self._workspace.data
        case, offices, every = document.case, self.offices, self.model.offices
        entry = document.entry
        of = Of(document.part, entry.name if entry is not None else "")
        today = document.now().date()

        def work() -> tuple[Path, ...]:
            made = collect.export_all(case, offices, folder, today, of, stop.is_set, jobs.tell)
            collect.remember(data, case.rubric.id, every)
            return made

        def done(made: tuple[Path, ...]) -> None:
            self._end()
            self.made = made
            self.accept()

        def failed(error: UserError) -> None:
            self._end()
            if error.code is not Problem.COLLECT_STOPPED:
                messages.show_error(self, error)
                return
            self.summary.setText(languages.said(error))

        jobs.run(self, work, done, failed, on_step=self._show_progress, on_broken=self._end, label="collection sheets")
        self._refresh()

    def _show_progress(self, done: int, every: int) -> None:
        self.summary.setText(self.tr("正在生成填报表，{done} / {every}……").format(done=done, every=every))

    def _end(self) -> None:
        self._stop = None
        self._refresh()

    def reject(self) -> None:
        """While sheets are being written this stops it; else it leaves without a trace."""
        if self._stop is not None:
            self._stop.set()
            return
        super().reject()


def run(parent: QWidget, document: Document, workspace: Workspace) -> tuple[Path, ...]:
    """Let a person send sheets out; the files that were written."""
    dialog = SendDialog(parent, document, workspace)
    dialog.exec()
    made = dialog.made
    dialog.deleteLater()
    return made
