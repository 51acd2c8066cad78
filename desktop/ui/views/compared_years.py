"""Two years beside each other: the table of both, and below it the chosen row with what differs in its texts."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QWidget

from desktop.domain.comparison import Comparison
from desktop.ui import parts, theme
from desktop.ui.models.year_table import NOTHING, Column, YearRow, YearTableModel
from desktop.ui.views.spread_tree import SpreadTree
from desktop.ui.views.text_difference import TextDifference

_WIDTHS = {
    Column.NAME: 13,
    Column.CHANGE: 8,
    Column.LAST_WEIGHT: 5,
    Column.WEIGHT: 5,
    Column.LAST_TARGET: 6,
    Column.TARGET: 6,
    Column.LAST_ACTUAL: 6,
    Column.ACTUAL: 6,
    Column.LAST_SCORE: 5,
    Column.SCORE: 5,
}
_DIFFERENCE_WIDTH = 5
_PAIRS = ((Column.LAST_TARGET, Column.TARGET), (Column.LAST_ACTUAL, Column.ACTUAL))  # hidden where both say nothing
_NOTHING = f" {NOTHING}"


class ComparedYears(QSplitter):
    """``go_wanted`` when a person wants to the chosen row, ``chosen`` when another row is."""

    go_wanted = Signal()
    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.model: YearTableModel | None = None
        self.table = _Table()
        self.table.setAccessibleName(self.tr("两年逐项对照"))
        self.table.setRootIsDecorated(False)
        self.table.setUniformRowHeights(True)
        self.table.setAlternatingRowColors(True)
        self.table.doubleClicked.connect(lambda _: self.go_wanted.emit())
        self.table.go_wanted.connect(self.go_wanted)
        theme.look(self.table, "quiet")
        below, inside = parts.card(margin=10, spacing=6)
        row = QHBoxLayout()
        row.setSpacing(14)
        self._name = parts.label("", strong=True)
        row.addWidget(self._name, 1)
        for text, look in ((self.tr("删除线：上年有、本年没有"), "bad"), (self.tr("下划线：本年新写的"), "good")):
            row.addWidget(_sample(text, look))
        inside.addLayout(row)
        self.detail = TextDifference()
        inside.addWidget(self.detail, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(10)
        self.addWidget(self.table)
        self.addWidget(below)
        self.setSizes([400, 190])

    def show_years(self, told: Comparison, *, only_changes: bool) -> None:
        """Show a comparison; the cursor stays in its row."""
        row = self.table.currentIndex().row()
        before, self.model = self.model, YearTableModel(told, self)
        self.table.setModel(self.model)
        if before is not None:
            before.deleteLater()
        for pair in _PAIRS:
            empty = not any(row.cells[column].strip(_NOTHING) for row in self.model.rows for column in pair)
            for column in pair:
                self.table.setColumnHidden(column, empty)
        self.table.set_widths(_WIDTHS, _DIFFERENCE_WIDTH)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.filter(only=only_changes)
        self.table.setCurrentIndex(self.model.index(min(max(row, 0), len(self.model.rows) - 1), 0))

    def forget(self) -> None:
        """Show nothing: what was compared belongs to another file or project."""
        self.model = None
        self.table.setModel(None)
        self._name.clear()
        self.detail.show_pairs(())

    def filter(self, *, only: bool) -> None:
        """Show the rows in which something changed, or all of them."""
        if self.model is not None:
            for at, row in enumerate(self.model.rows):
                self.table.setRowHidden(at, QModelIndex(), only and not row.changes)

    def current(self) -> YearRow | None:
        """The chosen row; None where there is none."""
        index = self.table.currentIndex()
        return self.model.rows[index.row()] if self.model is not None and index.isValid() else None

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        row = self.current()
        if row is not None:
            self._name.setText(row.cells[Column.NAME].strip())
            self.detail.show_pairs(row.pairs)
        self.chosen.emit()


class _Table(SpreadTree):
    """Return goes to the indicator."""

    go_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_wanted.emit()
        else:
            super().keyPressEvent(event)


def _sample(text: str, look: str) -> QLabel:
    """A line of the legend, drawn as what it explains."""
    made = parts.label(text, look, 0.93)
    font = made.font()
    font.setStrikeOut(look == "bad")
    font.setUnderline(look == "good")
    made.setFont(font)
    return made
