"""Second page of 从上年文件开始: everything that was read, with contradictions on top and a tick for each thing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.carryover import Plan
from desktop.domain.imported import Confidence
from desktop.ui import parts, theme
from desktop.ui.dialogs.new_draft import fill_rubrics
from desktop.ui.models.import_preview import Column, ImportPreviewModel
from desktop.usecases.import_prior import Source

# In characters, so that larger type gets wider columns; the last one takes the rest.
_WIDTHS = {Column.ITEM: 17, Column.READ: 15, Column.PLACE: 9, Column.SURELY: 6, Column.GOES_TO: 11}


class LookPage(QWidget):
    """The preview. Ticking recalculates what becomes of each row."""

    chosen_changed = Signal()
    rubric_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.model: ImportPreviewModel | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._head())
        self.warnings, self._warned = parts.notice("", "warn-card", "triangle-alert", theme.WARN)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setWidget(self.warnings)
        column.addWidget(self._scroll)
        self.view = QTreeView()
        self.view.setAccessibleName(self.tr("读到的内容"))
        self.view.setUniformRowHeights(True)
        self.view.setItemsExpandable(True)
        theme.look(self.view, "quiet")
        column.addWidget(self.view, 1)
        column.addLayout(self._legend())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self._source = parts.label("", strong=True)
        row.addWidget(self._source, 1)
        name = parts.label(self.tr("本年评价方案"), "muted")
        self.rubric_box = QComboBox()
        self.rubric_box.setAccessibleName(self.tr("本年评价方案"))
        self.rubric_box.activated.connect(lambda: self.rubric_chosen.emit(self.rubric_box.currentData()))
        row.addWidget(name)
        row.addWidget(self.rubric_box)
        return row

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        said = (
            ("circle-check", theme.GOOD, self.tr("一定：名称与方案一致")),
            ("contrast", theme.ACCENT, self.tr("很可能：是常见的别名")),
            ("circle-help", theme.WARN, self.tr("猜测：按位置推断，须您勾选才采用")),
        )
        for icon, colour, words in said:
            row.addWidget(parts.picture(icon, 16, colour))
            row.addWidget(parts.label(words, "muted", 0.93))
            row.addSpacing(10)
        row.addStretch(1)
        self.only_box = QCheckBox(self.tr("只看没有把握或不采用的"))
        self.only_box.toggled.connect(self._filter)
        row.addWidget(self.only_box)
        return row

    def show_rubrics(self, known: tuple[tuple[str, str], ...], chosen: str) -> None:
        """The forms there are, and the one the file was matched to."""
        fill_rubrics(self.rubric_box, known)
        self.rubric_box.setCurrentIndex(self.rubric_box.findData(chosen))

    def show_source(self, source: Source) -> None:
        """Show what was read from a file."""
        model = ImportPreviewModel(source.result, source.rubric, self)
        before, self.model = self.model, model
        self.view.setModel(model)
        if before is not None:
            before.deleteLater()
        self.view.expandAll()
        for column, width in _WIDTHS.items():
            self.view.setColumnWidth(column, width * self.fontMetrics().horizontalAdvance("字"))
        self.view.header().setStretchLastSection(True)
        self.view.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number in range(len(model.groups)):
            self.view.setFirstColumnSpanned(number, self.view.rootIndex(), True)  # noqa: FBT003 - Qt's own signature
        model.chosen_changed.connect(self.chosen_changed)
        self._source.setText(self.tr("读自：{name}").format(name=source.path.name))
        self._show_warnings(source.result.warnings)
        guesses = sum(row.surely is Confidence.GUESS for group in model.groups for row in group.rows)
        self.only_box.setChecked(False)
        self.only_box.setVisible(bool(guesses) or any(model.needs_a_look(r) for g in model.groups for r in g.rows))

    def show_plan(self, plan: Plan) -> None:
        """Show what becomes of each row."""
        if self.model is not None:
            self.model.show_plan(plan)

    def _show_warnings(self, warnings: tuple[str, ...]) -> None:
        self._scroll.setVisible(bool(warnings))
        title = self.tr("原文件里有 {count} 处疑点，请对照原件：").format(count=len(warnings))
        self._warned.setText("\n".join([title, *(f"· {each}" for each in warnings)]))
        lines = min(len(warnings) + 1, 5)
        self._scroll.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 22)

    def _filter(self, only: bool) -> None:
        if self.model is None:
            return
        for number, group in enumerate(self.model.groups):
            above = self.model.index(number, 0)
            hidden = [only and not self.model.needs_a_look(row) for row in group.rows]
            for at, hide in enumerate(hidden):
                self.view.setRowHidden(at, above, hide)
            self.view.setRowHidden(number, self.view.rootIndex(), all(hidden))
