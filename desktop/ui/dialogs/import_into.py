"""导入到当前文件: another section's sheet into the open evaluation, cell by cell, as one step that can be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.evaluation import Kind
from desktop.domain.incoming import accepted, incoming
from desktop.domain.remap import remapped
from desktop.ui import parts, theme
from desktop.ui.dialogs.import_choose import ChoosePage, ask_for_file
from desktop.ui.dialogs.import_reading import Reading, SourceReading
from desktop.ui.document import Document
from desktop.ui.models.merge_table import Column, MergeTableModel
from desktop.ui.settings import LAST_FOLDER, Settings
from desktop.ui.views.doubts import DoubtsCard
from desktop.ui.views.source_view import SourceView
from desktop.ui.views.spread_tree import SpreadTree
from desktop.usecases.mappings import NOWHERE
from desktop.usecases.workspace import Workspace

CHOOSE, MERGE = range(2)
_WIDTHS = {Column.CELL: 14, Column.CURRENT: 8, Column.READ: 8, Column.SURELY: 6}  # characters
_FATE_WIDTH = 7


class ImportIntoDialog(parts.Dialog):
    """Two pages: which file, and what of it goes where. Nothing happens to the evaluation before the last button."""

    def __init__(self, parent: QWidget | None, document: Document, workspace: Workspace, path: Path | None) -> None:
        super().__init__(parent, 1320, 720)
        self.setWindowTitle(self.tr("导入到当前文件"))
        self._document, self._workspace = document, workspace
        self._settings = Settings(workspace)
        self._reading: Reading | None = None
        self._name = ""
        self.model: MergeTableModel | None = None
        self.choose = ChoosePage(
            self.tr("请选择要导入的文件"),
            self.tr("文件只读不改；读到的内容先与现有内容对照，您点“导入”后才填入，一次撤销即可全部退回。"),
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.choose)
        self.pages.addWidget(self._merge_page())
        self.column.addWidget(self.pages, 1)
        self.summary = parts.label("", "muted")
        self.cancel_button = parts.button(self.tr("取消"))
        self.cancel_button.clicked.connect(self.reject)
        self.back_button = parts.button(self.tr("换一个文件"), icon="chevron-left")
        self.back_button.clicked.connect(self._back)
        self.import_button = parts.button(self.tr("导入"), "primary")
        self.import_button.clicked.connect(self._import)
        foot = parts.foot(self.cancel_button, self.back_button, self.import_button, left=self.summary)
        self.column.addLayout(foot)
        self.reading = SourceReading(workspace, document.now, self)
        self.reading.done.connect(self._show)
        self.reading.failed.connect(self.choose.wait_for_choice)
        self.reading.broken.connect(self._back)
        self.choose.choose_requested.connect(self._ask_for_file)
        self.choose.stop_requested.connect(self._back)
        self.choose.file_dropped.connect(self.read)
        self.choose.pasted.connect(self._read_clipboard)
        self._back()
        if path is not None:
            self.read(path)

    def _merge_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.source_name = parts.label("", strong=True)
        row.addWidget(self.source_name, 1)
        row.addWidget(parts.label(self.tr("这份文件是"), "muted"))
        self.year_box = QComboBox()
        self.year_box.setAccessibleName(self.tr("这份文件是哪一年的"))
        self.year_box.addItem(self.tr("本年度的：填入表格"), userData=False)
        self.year_box.addItem(self.tr("上年的：列在旁边作对照"), userData=True)
        self.year_box.activated.connect(self._merge)
        row.addWidget(self.year_box)
        column.addLayout(row)
        self.doubts = DoubtsCard()
        column.addWidget(self.doubts)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        self.table = SpreadTree()
        self.table.setAccessibleName(self.tr("要导入的内容"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        theme.look(self.table, "quiet")
        self.source = SourceView(self.tr("原文件"))
        self.source.places_chosen.connect(self._go_to_cell)
        self.source.leave_wanted.connect(lambda: self.table.setFocus(Qt.FocusReason.ShortcutFocusReason))
        splitter.addWidget(self.table)
        splitter.addWidget(self.source)
        splitter.setSizes([810, 470])
        column.addWidget(splitter, 1)
        column.addLayout(self._tools())
        QShortcut(QKeySequence("F6"), page, self._other_side)
        return page

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        said = self.tr("勾选的才导入。已有内容的栏目默认保留现有的；勾选即用读到的替换。F6 到原文件。")
        row.addWidget(parts.label(said, "muted", 0.93, wrap=True), 1)
        self.replace_button = parts.button(self.tr("不同的全部替换"), "link")
        self.replace_button.clicked.connect(lambda: self._decide(replace=True))
        self.keep_button = parts.button(self.tr("不同的全部保留"), "link")
        self.keep_button.clicked.connect(lambda: self._decide(replace=False))
        self.only_box = QCheckBox(self.tr("只看与现有不同的"))
        self.only_box.toggled.connect(self._filter)
        for each in (self.replace_button, self.keep_button, self.only_box):
            row.addWidget(each)
        return row

    # ------------------------------------------------------------------ reading
    def _ask_for_file(self) -> None:
        name = ask_for_file(self, self.tr("选择要导入的文件"), str(self._settings.folder(self._workspace)))
        if name:
            self.read(Path(name))

    def read(self, path: Path) -> None:
        """Read a file off the UI thread, matched to the open evaluation's form."""
        self._settings.set(LAST_FOLDER, str(path.parent))
        self._back()
        self._name = path.name
        self.choose.show_reading(path.name)
        self.reading.read_file(path, self._document.rubric.id)

    def _read_clipboard(self, text: str, html: str | None) -> None:
        self._back()
        self._name = self.tr("粘贴的文字")
        self.choose.show_reading(self._name)
        self.reading.read_clipboard(text, html, self._document.rubric.id)

    def _back(self) -> None:
        self.reading.stop()
        self.pages.setCurrentIndex(CHOOSE)
        self.choose.wait_for_choice()
        self._refresh()

    def _show(self, reading: Reading) -> None:
        self._reading = reading
        source, year = reading.source, self._document.evaluation.year
        self.source_name.setText(self.tr("读自：{name}").format(name=self._name))
        self.year_box.setCurrentIndex(int(source.result.year not in (None, year)))
        said = list(source.doubts)
        if source.result.year is None:
            said.insert(
                0,
                self.tr("文件里没有读到年度，按本年度（{year}）的数据处理；不是的话请在右上角改选。").format(year=year),
            )
        elif source.result.year != year:
            text = self.tr("文件是 {read} 年度的，当前文件是 {year} 年度的：只列在旁边作对照，不填入表格。")
            said.insert(0, text.format(read=source.result.year, year=year))
        self.doubts.show_lines(self.tr("导入前请留意 {count} 处：").format(count=len(said)), said)
        self._merge()
        self.pages.setCurrentIndex(MERGE)
        self._refresh()

    # ------------------------------------------------------------------ what goes where
    def _merge(self) -> None:
        """Put what was read beside what is there."""
        assert self._reading is not None
        source, recalled = self._reading.source, self._reading.recalled
        aimed = {key: target for key, target in recalled.items() if target != NOWHERE}
        result = remapped(source.result, aimed, source.rubric)
        left_out = recalled.keys() - aimed.keys()
        case = self._document.case
        rows = incoming(result, case, beside=bool(self.year_box.currentData()), left_out=left_out)
        if self._document.part:  # the unit is the department's
            rows = tuple(row for row in rows if row.place.kind is not Kind.HEADER)
        model = MergeTableModel(rows, result, case, self)
        before, self.model = self.model, model
        self.table.setModel(model)
        if before is not None:
            before.deleteLater()
        self.table.set_widths(_WIDTHS, _FATE_WIDTH)
        self.source.show_text(source.text, {model.found_at(at) for at in range(len(rows))} - {""})
        self.source.setVisible(bool(source.text.tables or source.text.lines))
        model.chosen_changed.connect(self._refresh)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.only_box.setChecked(False)
        for each in (self.replace_button, self.keep_button, self.only_box):
            each.setVisible(bool(model.conflicts))
        if rows:
            self.table.setCurrentIndex(model.index(0, 0))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()

    def _decide(self, *, replace: bool) -> None:
        if self.model is not None:
            self.model.decide(replace=replace)

    def _filter(self, only: bool) -> None:
        if self.model is not None:
            for at, row in enumerate(self.model.rows):
                self.table.setRowHidden(at, QModelIndex(), only and not row.conflicts)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if self.model is not None and now.isValid():
            self.source.mark(self.model.found_at(now.row()), self.model.printed(now.row()))

    def _go_to_cell(self, wanted: tuple[str, ...]) -> None:
        """The first value read from a place of the file."""
        assert self.model is not None
        every = [self.model.found_at(at) for at in range(len(self.model.rows))]
        at = next((every.index(place) for place in wanted if place in every), None)
        if at is not None:
            self.table.setCurrentIndex(self.model.index(at, 0))

    def _other_side(self) -> None:
        """From the values into the file and back."""
        (self.source.table if self.table.hasFocus() else self.table).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _refresh(self) -> None:
        merging = self.pages.currentIndex() == MERGE
        self.back_button.setVisible(merging)
        self.import_button.setVisible(merging)
        if self.model is None or not merging:
            self.summary.setText("")
            return
        taken = len(self.model.chosen)
        self.import_button.setEnabled(bool(taken))
        if not self.model.rows:
            self.summary.setText(self.tr("读到的内容当前文件里都已经有了，没有要导入的"))
            return
        replaced = sum(row.conflicts for row in self.model.chosen)
        said = self.tr("导入 {taken} 项，其中替换现有 {replaced} 项；与现有不同的共 {differ} 项")
        self.summary.setText(said.format(taken=taken, replaced=replaced, differ=self.model.conflicts))

    def _import(self) -> None:
        """One step for everything that is ticked."""
        assert self.model is not None
        taken = self.model.chosen
        label = self.tr("导入“{name}”的 {count} 项").format(name=self._name, count=len(taken))
        if self._document.edit(label, accepted(taken)):
            self.accept()

    def reject(self) -> None:
        """Leave without a trace."""
        self.reading.stop()
        super().reject()


def run(parent: QWidget, document: Document, workspace: Workspace, path: Path | None = None) -> bool:
    """Let a person import into the open evaluation; whether something was imported."""
    dialog = ImportIntoDialog(parent, document, workspace, path)
    done = bool(dialog.exec())
    dialog.deleteLater()
    return done
