"""与上年对照: the open evaluation beside last year's, from any file or from what the open one carries."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QProgressBar, QWidget

from desktop.domain.comparison import Comparison
from desktop.domain.comparison import compare as beside
from desktop.domain.errors import UserError
from desktop.domain.evaluation import Kind, PartForm, Place
from desktop.domain.findings.finding import Case
from desktop.domain.number import plain
from desktop.ui import exporting, jobs, languages, messages, parts, theme
from desktop.ui.dialogs.import_choose import ask_for_file
from desktop.ui.document import Document
from desktop.ui.models.year_table import YearTableModel
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.ui.views.compared_years import ComparedYears
from desktop.ui.views.start_page import dropped_file, take_copy
from desktop.usecases import compare
from desktop.usecases.workspace import Workspace

Found = tuple[tuple[tuple[str, Case], ...], int | None]  # names and what they hold, the place of the one taken
_SOON = 300  # milliseconds after an edit


class CompareDialog(parts.Dialog):
    """Follows the open evaluation while it is edited; steps aside when a person goes to an indicator."""

    wanted = Signal(object)  # Place to go to

    def __init__(self, parent: QWidget | None, document: Document, workspace: Workspace) -> None:
        super().__init__(parent, 1320, 720)
        self.setWindowTitle(self.tr("与上年对照"))
        self.setAcceptDrops(True)
        self.document, self._workspace = document, workspace
        self._settings = Settings(workspace)
        self._stop = Event()
        self._last: Case | None = None
        self._is_carried = False  # last year is what the open file carries
        self._found: tuple[tuple[str, Case], ...] = ()  # last year's projects, while this is one
        self.told: Comparison | None = None
        self.column.addLayout(self._head())
        self._problem, self._said = parts.notice("", "bad-card", "octagon-alert", theme.BAD)
        self._problem.hide()
        self.column.addWidget(self._problem)
        self._strangers, self.other_unit = parts.notice("", "warn-card", "triangle-alert", theme.WARN)
        self._strangers.hide()
        self.column.addWidget(self._strangers)
        self._years = ComparedYears()
        self.table, self.detail = self._years.table, self._years.detail
        self._years.go_wanted.connect(self._go)
        self._years.chosen.connect(self._show_where_to_go)
        self.column.addWidget(self._years, 1)
        self.summary = parts.label("", "muted")
        self.export_button = parts.button(self.tr("导出对照表…"), icon="file-down")
        self.export_button.clicked.connect(self._export)
        self.go_button = parts.button(self.tr("转到该指标"), icon="arrow-right")
        self.go_button.clicked.connect(self._go)
        close = parts.button(self.tr("关闭"), "primary")
        close.clicked.connect(self.reject)
        self.column.addLayout(parts.foot(self.go_button, self.export_button, close, left=self.summary))
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self._compare)
        document.changed.connect(lambda _change: self._soon.start())
        self._refresh()
        self._take_carried()
        self.table.setFocus()

    @property
    def model(self) -> YearTableModel | None:
        """Both years; None while there is nothing to compare with."""
        return self._years.model

    # ------------------------------------------------------------------ what stands on it
    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.source = parts.label("", strong=True, wrap=True)
        row.addWidget(self.source, 1)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.progress.setAccessibleName(self.tr("正在读取"))
        self.stop_button = parts.button(self.tr("停止读取"))
        self.stop_button.clicked.connect(self._stop_reading)
        self.project_box = QComboBox()
        self.project_box.setAccessibleName(self.tr("上年文件里的项目"))
        self.project_box.setPlaceholderText(self.tr("请选是上年的哪个项目"))
        self.project_box.activated.connect(self._take_project)
        self.project_box.hide()
        self.only_box = QCheckBox(self.tr("只看变化"))
        self.only_box.toggled.connect(lambda only: self._years.filter(only=only))
        self.carried_button = parts.button(self.tr("用文件里带的上年数"))
        self.carried_button.clicked.connect(self._take_carried)
        self.choose_button = parts.button(self.tr("选择上年文件…"), icon="folder-open")
        self.choose_button.clicked.connect(self._ask_for_file)
        shown = (self.project_box, self.progress, self.stop_button, self.only_box, self.carried_button)
        for each in (*shown, self.choose_button):
            row.addWidget(each)
        return row

    # ------------------------------------------------------------------ last year
    def _take_carried(self) -> None:
        """Last year as far as the open file carries it."""
        self.project_box.hide()
        self._last = compare.carried_case(self.document.case)
        self._is_carried = self._last is not None
        self.source.setText(self.tr("上年数：取自本文件各栏旁边带入的上年数") if self._last else "")
        self._compare()

    def _ask_for_file(self) -> None:
        name = ask_for_file(self, self.tr("选择上年的自评"), str(self._settings.folder(self._workspace)))
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read last year's file off the UI thread."""
        self._settings.set(LAST_FOLDER, str(path.parent))
        self._stop.set()
        self._stop = stop = Event()
        workspace, now = self._workspace, self.document.now()
        self._problem.hide()
        self._set_reading(to=True)

        entry = self.document.entry
        name = entry.name if entry is not None and entry.form is PartForm.PROJECT else None

        def last_year() -> Found:
            case = compare.read_case(workspace, path, now, stop.is_set)
            return (((path.name, case),), 0) if name is None else compare.projects_in(case, name, path.name)

        def done(found: Found) -> None:
            if not stop.is_set():
                self._set_reading(to=False)
                self._take(path, *found, of_projects=name is not None)

        def failed(error: UserError) -> None:
            if not stop.is_set():
                self._set_reading(to=False)
                self._said.setText(f"{languages.problem(error)}\n{languages.remedy(error)}")
                self._problem.show()

        jobs.run(self, last_year, done, failed, on_broken=self._stop_reading, label="read last year")

    def _take(self, path: Path, found: tuple[tuple[str, Case], ...], at: int | None, *, of_projects: bool) -> None:
        """What a file says; where it has several projects, the one with this name, or the one she chooses."""
        self._found = found
        self.project_box.setVisible(of_projects)
        self.project_box.clear()
        self.project_box.addItems([name for name, _ in found])
        self.project_box.setCurrentIndex(-1 if at is None else at)
        self._last = None if at is None else found[at][1]
        self._is_carried = False
        self._compare()
        self.source.setText(self.tr("上年数：{name}").format(name=path.name))

    def _take_project(self, at: int) -> None:
        self._last = self._found[at][1]
        self._compare()

    def _stop_reading(self) -> None:
        self._stop.set()
        self._set_reading(to=False)

    def _set_reading(self, *, to: bool) -> None:
        self.progress.setVisible(to)
        self.stop_button.setVisible(to)
        self.choose_button.setVisible(not to)

    # ------------------------------------------------------------------ both years
    def _compare(self) -> None:
        """Put both years beside each other, off the UI thread."""
        this, last = self.document.case, self._last
        if last is None:
            self._refresh()
        else:
            jobs.run(self, lambda: beside(this, last), self._show, label="compare")

    def _show(self, told: Comparison) -> None:
        self.told = told
        self._years.show_years(told, only_changes=self.only_box.isChecked())
        self._refresh()

    def _show_where_to_go(self) -> None:
        row = self._years.current()
        self.go_button.setEnabled(row is not None and bool(row.code))

    def _refresh(self) -> None:
        told = self.told if self._last is not None else None
        self._set_reading(to=False)
        self.carried_button.setVisible(bool(self.document.evaluation.prior) and not self._is_carried)
        self.export_button.setEnabled(told is not None)
        self.only_box.setEnabled(told is not None)
        self.go_button.setEnabled(self._years.current() is not None)
        units = told.units if told is not None else None
        self._strangers.setVisible(units is not None)
        if units is not None:
            said = self.tr(
                "两份文件不是同一个单位的：上年“{last}”，本年“{this}”。若不是单位改名，请核对是否选错了文件。"
            )
            self.other_unit.setText(said.format(last=units[0], this=units[1]))
        if told is None:
            self.told = None
            self._years.forget()
            self.source.setText(self.tr("请选择上年的自评文件（任何格式），或把它拖到这里"))
            self.summary.setText("")
            return
        assert self.model is not None
        totals = (_total(told.last), _total(told.this))
        counts = {name: sum(name in row.changes for row in self.model.rows) for name in ("new", "gone")}
        said = self.tr("总分 {last} → {this}；新增 {new} 项，取消 {gone} 项，共 {changed} 项有变化")
        changed = sum(bool(row.changes) for row in self.model.rows)
        self.summary.setText(said.format(last=totals[0], this=totals[1], changed=changed, **counts))

    # ------------------------------------------------------------------ what can be done with it
    def _go(self) -> None:
        """To the indicator in the table; this window makes room and keeps what it shows."""
        row = self._years.current()
        if row is not None and row.code:
            self.hide()
            self.wanted.emit(Place(Kind.LEAF, row.code, "target"))

    def _export(self) -> None:
        told = self.told
        if told is None:
            return
        path = self.document.opened.path
        target = exporting.ask_target(self, path.with_name(self.tr("{0}-与上年对照.pdf").format(path.stem)))
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the table as the target's suffix says."""
        told, workspace, now = self.told, self._workspace, self.document.now()
        assert told is not None

        def done(_none: None) -> None:
            messages.show_status(self.tr("对照表已导出：{0}").format(target))
            self.summary.setText(self.tr("对照表已导出：{0}").format(target.name))

        jobs.run(self, lambda: compare.export_comparison(workspace, told, target, now), done, label="export comparison")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that can be read."""
        if dropped_file(event) is not None:
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Compare with what was dropped."""
        path = dropped_file(event)
        if path is not None:
            take_copy(event)
            self.read(path)

    def reject(self) -> None:
        """Nothing goes on behind a closed window."""
        self._stop.set()
        super().reject()


def _total(case: Case) -> str:
    return "—" if case.sheet.total is None else plain(case.sheet.total)
