"""Second page of 从上年文件开始: what was read, beside the file it was read from, with a tick for each thing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTabWidget,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.carryover import Plan
from desktop.ui import parts, theme
from desktop.ui.dialogs.import_changes import ChangesView
from desktop.ui.dialogs.import_projects import ProjectsView
from desktop.ui.dialogs.import_reading import Reading
from desktop.ui.dialogs.new_draft import fill_rubrics
from desktop.ui.flow import Flow
from desktop.ui.models.import_preview import CHECK, Column, ImportPreviewModel
from desktop.ui.models.target_list import TargetListModel
from desktop.ui.views.doubts import DoubtsCard
from desktop.ui.views.source_view import SourceView
from desktop.ui.views.spread_tree import SpreadTree
from desktop.ui.views.target_choice import TargetDelegate
from desktop.ui.views.target_list import TargetList

_WIDTHS = {Column.ITEM: 13, Column.READ: 9, Column.SURELY: 6, Column.GOES_TO: 10}  # characters
_FATE_WIDTH = 7
_RUBRIC_WIDTH = 38  # Latin letters: a title, and the id that tells two of one title apart


class LookPage(QWidget):
    """The preview. Ticking and choosing another target recalculate what becomes of each row."""

    chosen_changed = Signal()
    rubric_chosen = Signal(str)
    forget_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model: ImportPreviewModel | None = None
        self._following = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        self.doubts = DoubtsCard()
        column.addWidget(self.doubts)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.changes = ChangesView()
        self.projects = ProjectsView()
        self.projects.changed.connect(self.chosen_changed)
        self.tabs.addTab(self._both(), self.tr("读到的内容"))
        self.tabs.addTab(self.changes, "")
        self.tabs.addTab(self.projects, "")
        column.addWidget(self.tabs, 1)
        column.addLayout(self._legend())
        QShortcut(QKeySequence("F6"), self, self._other_side)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._source = parts.label("", strong=True)
        row.addWidget(self._source, 1)
        self.recalled = parts.label("", "accent")
        self.forget_button = parts.button(self.tr("忘记上次的对应"), "link")
        self.forget_button.clicked.connect(self.forget_wanted)
        row.addWidget(self.recalled)
        row.addWidget(self.forget_button)
        name = parts.label(self.tr("本年评价方案"), "muted")
        self.rubric_box = QComboBox()
        self.rubric_box.setAccessibleName(self.tr("本年评价方案"))
        self.rubric_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rubric_box.setMinimumContentsLength(_RUBRIC_WIDTH)
        self.rubric_box.activated.connect(lambda: self.rubric_chosen.emit(self.rubric_box.currentData()))
        row.addWidget(name)
        row.addWidget(self.rubric_box)
        return row

    def _both(self) -> QWidget:
        """What was read at the left; at the right the file, and this year's form to drop rows on."""
        self.view = _Rows()
        self.view.setAccessibleName(self.tr("读到的内容"))
        self.view.setUniformRowHeights(True)
        self.view.setItemsExpandable(True)
        self.view.setItemDelegateForColumn(Column.GOES_TO, TargetDelegate(self.view))
        self.view.setEditTriggers(QTreeView.EditTrigger.DoubleClicked | QTreeView.EditTrigger.SelectedClicked)
        self.view.setDragDropMode(QTreeView.DragDropMode.DragOnly)
        self.view.drag_begun.connect(self._show_targets)
        theme.look(self.view, "quiet")
        self.source, self.targets = SourceView(), TargetList()
        self.source.places_chosen.connect(self._go_to_value)
        self.targets.source_wanted.connect(self._go_to_row)
        for each in (self.source, self.targets):
            each.leave_wanted.connect(lambda: self.view.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.beside = QTabWidget()
        self.beside.setDocumentMode(True)
        self.beside.tabBar().setChangeCurrentOnDrag(True)
        self.beside.addTab(self.source, self.tr("原文件"))
        self.beside.addTab(self.targets, self.tr("本年表格"))
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(12)
        splitter.addWidget(self.view)
        splitter.addWidget(self.beside)
        splitter.setSizes([790, 490])
        return splitter

    def _show_targets(self) -> None:
        self.beside.setCurrentWidget(self.targets)

    def _legend(self) -> Flow:
        row = Flow(spacing=14, between=2)
        said = (
            ("circle-check", theme.GOOD, self.tr("一定：名称与方案一致")),
            ("contrast", theme.ACCENT, self.tr("很可能：常见的别名")),
            ("circle-help", theme.WARN, self.tr("猜测：须您勾选才采用")),
        )
        for icon, colour, words in said:
            row.add_group(parts.picture(icon, 16, colour), parts.label(words, "muted", 0.93))
        keys = self.tr("F2 或拖动改对应，空格勾选，F6 到右边")
        row.addWidget(parts.label(keys, "muted", 0.93))
        self.only_box = QCheckBox(self.tr("只看没有把握或不采用的"))
        self.only_box.toggled.connect(self._filter)
        row.addWidget(self.only_box)
        return row

    def show_rubrics(self, known: tuple[tuple[str, str], ...], chosen: str) -> None:
        """The forms there are, and the one the file was matched to."""
        fill_rubrics(self.rubric_box, known)
        self.rubric_box.setCurrentIndex(self.rubric_box.findData(chosen))

    def show_reading(self, reading: Reading) -> None:
        """Show what was read from a file."""
        source = reading.source
        model = ImportPreviewModel(source.result, source.rubric, self, reading.recalled)
        before, self.model = self.model, model
        self.view.setModel(model)
        if before is not None:
            before.deleteLater()
        self.view.setColumnHidden(Column.PLACE, True)  # noqa: FBT003 - it stands over the file beside
        self.view.set_widths(_WIDTHS, _FATE_WIDTH)
        self.view.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._unfold()
        model.modelReset.connect(self._unfold)
        model.chosen_changed.connect(self._on_chosen)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self._source.setText(self.tr("读自：{name}").format(name=source.path.name))
        places = {row.place for group in model.groups for row in group.rows if row.place}
        self.source.show_text(source.text, places)
        self.targets.show_model(TargetListModel(model, source.rubric, self))
        self.beside.setCurrentWidget(self.source if source.text.tables or source.text.lines else self.targets)
        self.changes.show_lines(source, reading.changes)
        self.tabs.setTabText(1, self.tr("本年方案的变化（{count}）").format(count=len(reading.changes)))
        self.projects.show_source(source)
        self.tabs.setTabText(2, self.tr("项目自评（{count}）").format(count=len(source.projects)))
        self.tabs.setTabVisible(2, bool(source.projects or source.never))
        self.tabs.setCurrentIndex(0)
        count = len(source.doubts)
        self.doubts.show_lines(self.tr("原文件里有 {count} 处疑点，请对照原件：").format(count=count), source.doubts)
        self._show_recalled()
        self.only_box.setChecked(False)
        self.only_box.setVisible(any(model.needs_a_look(row) for group in model.groups for row in group.rows))
        first = next((row.key for group in model.groups for row in group.rows if row.key), "")
        self.view.setCurrentIndex(model.place_of(first))
        QTimer.singleShot(0, self.view, self._show_current)  # once the strips above have taken their room
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        self.view.scrollTo(self.view.currentIndex())

    def show_plan(self, plan: Plan, year: int) -> None:
        """Show what becomes of each row, and of each project in a draft of ``year``."""
        if self.model is not None:
            self.model.show_plan(plan)
        self.projects.show_fates(year)

    def _unfold(self) -> None:
        assert self.model is not None
        self.view.expandAll()
        for number in range(len(self.model.groups)):
            self.view.setFirstColumnSpanned(number, self.view.rootIndex(), True)  # noqa: FBT003 - Qt's own signature

    def _on_chosen(self) -> None:
        self._show_recalled()
        self.chosen_changed.emit()

    def _show_recalled(self) -> None:
        assert self.model is not None
        count = self.model.recalled
        self.recalled.setVisible(bool(count))
        self.forget_button.setVisible(bool(count))
        self.recalled.setText(self.tr("{count} 项按上次的对应").format(count=count))

    # ------------------------------------------------------------------ both sides
    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        """The line a value was read from, marked in the file; and where it goes, in this year's form."""
        row = self.model.row(now) if self.model is not None else None
        if self.model is None or row is None:
            return
        if row.place and not self._following:
            self.source.mark(row.place, row.printed)
        self.targets.mark(self.model.kind_of(row.key) if row.key else "", row.target)

    def _go_to_value(self, places: tuple[str, ...]) -> None:
        """The value read from a place, chosen at the left; the first place something was read from counts."""
        assert self.model is not None
        rows = [row for group in self.model.groups for row in group.rows if row.key]
        row = next((row for place in places for row in rows if row.place == place), None)
        self.source.place.setText(places[0] if places else "")
        if row is None:
            self.source.place.setText(self.tr("{place}　没有从这里读到内容").format(place=places[0] if places else ""))
            return
        self._following = True
        self._go_to_row(row.key)
        self._following = False
        self.source.mark(row.place, row.printed, scroll=False)

    def _go_to_row(self, key: str) -> None:
        """A row at the left, by its id."""
        assert self.model is not None
        index = self.model.place_of(key)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _other_side(self) -> None:
        """F6: from the values into the file and back."""
        other = self.source.table if self.beside.currentWidget() is self.source else self.targets.view
        (other if self.view.hasFocus() else self.view).setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------------ what to look at
    def _filter(self, only: bool) -> None:
        if self.model is None:
            return
        for number, group in enumerate(self.model.groups):
            above = self.model.index(number, 0)
            hidden = [only and not self.model.needs_a_look(row) for row in group.rows]
            for at, hide in enumerate(hidden):
                self.view.setRowHidden(at, above, hide)
            self.view.setRowHidden(number, self.view.rootIndex(), all(hidden))


class _Rows(SpreadTree):
    """F2 and Return open the target of the row, the space bar ticks it, wherever in the row the cursor is."""

    drag_begun = Signal()

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Show where it can be dropped."""
        self.drag_begun.emit()
        super().startDrag(supported)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All else is Qt's."""
        index, model = self.currentIndex(), self.model()
        if self.state() == QTreeView.State.EditingState:
            super().keyPressEvent(event)  # what the list of targets left over
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.parent().isValid():
            self.edit(index.siblingAtColumn(Column.GOES_TO))
        elif event.key() == Qt.Key.Key_Space and index.parent().isValid():
            box = index.siblingAtColumn(Column.ITEM)
            ticked = box.data(CHECK)
            if ticked is not None:
                other = Qt.CheckState.Unchecked if ticked == Qt.CheckState.Checked else Qt.CheckState.Checked
                model.setData(box, other, CHECK)
        else:
            super().keyPressEvent(event)
