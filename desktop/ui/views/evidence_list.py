"""A list of files: look with Return or a double click, Delete takes away, Ctrl+V pastes, F2 renames, Alt+↑↓ moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.evaluation import Evidence
from desktop.ui import heads, lists, theme
from desktop.ui.models.evidence_table import ID_ROLE, NOTE, EvidenceModel

_ROWS_IN_PANEL = 6
Select = QItemSelectionModel.SelectionFlag
Trigger = QAbstractItemView.EditTrigger


class EvidenceList(QTableView):
    """Chosen rows are kept by the file, whatever number it gets."""

    look_wanted = Signal(object)  # Evidence
    away_wanted = Signal()
    move_wanted = Signal(int)  # -1 up, 1 down
    paste_wanted = Signal()
    chosen_changed = Signal()

    def __init__(self, model: EvidenceModel, columns: Sequence[tuple[int, int]], parent: QWidget | None = None) -> None:
        """Show ``columns``: each with its width in characters, 0 for a share of what is left."""
        super().__init__(parent)
        self._files = model
        self.setModel(model)
        self.setAccessibleName(self.tr("佐证材料"))
        lists.one_line_rows(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(Trigger.EditKeyPressed)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        colours = self.palette()
        colours.setColor(QPalette.ColorRole.Highlight, QColor(theme.ACCENT_SOFT))
        colours.setColor(QPalette.ColorRole.HighlightedText, QColor(theme.INK))
        self.setPalette(colours)
        self._lay_out(columns)
        self._kept: list[str] = []
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._recall)
        self.doubleClicked.connect(self._on_double_click)
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def _lay_out(self, columns: Sequence[tuple[int, int]]) -> None:
        header = self.horizontalHeader()
        header.setMinimumSectionSize(30)
        letter = self.fontMetrics().horizontalAdvance("0")
        shown = dict(columns)
        for column in range(self._files.columnCount()):
            self.setColumnHidden(column, column not in shown)
            if shown.get(column):
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
                header.resizeSection(column, shown[column] * letter + 16)
            elif column in shown:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        heads.show_whole(header)

    # ------------------------------------------------------------------ which files
    def chosen(self) -> list[Evidence]:
        """The chosen files, by number."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [self._files.rows[row].file for row in rows]

    def choose(self, keys: Sequence[str]) -> None:
        """Choose files by id; those that are not there are passed over."""
        rows = [row for row in map(self._files.row_of, keys) if row >= 0]
        selection = QItemSelection()
        for row in rows:
            selection.select(self._files.index(row, 0), self._files.index(row, NOTE))
        self.selectionModel().select(selection, Select.ClearAndSelect | Select.Rows)
        if rows:
            shown = next(at for at in range(NOTE + 1) if not self.isColumnHidden(at))
            self.selectionModel().setCurrentIndex(self._files.index(rows[0], shown), Select.NoUpdate)
            self.scrollTo(self.currentIndex())

    def _remember(self) -> None:
        self._kept = [str(index.data(ID_ROLE)) for index in self.selectionModel().selectedRows()]

    def _recall(self) -> None:
        self.choose(self._kept)
        self.chosen_changed.emit()

    def _on_selection(self) -> None:
        self.chosen_changed.emit()

    # ------------------------------------------------------------------ keys and mouse
    def _on_double_click(self) -> None:
        index = self.currentIndex()
        if index.column() == NOTE and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        elif index.isValid():
            self.look_wanted.emit(self._files.rows[index.row()].file)

    def event(self, event: QEvent) -> bool:
        """Alt with up and down is ours, although the menu has it for the table."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _step(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return looks, Delete takes away, Ctrl+V pastes, Alt with up and down moves; all else is Qt's."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if not editing and _step(event):
            self.move_wanted.emit(_step(event))
        elif not editing and event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif not editing and event.key() == Qt.Key.Key_Delete and self.chosen():
            self.away_wanted.emit()
        elif not editing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.look_wanted.emit(self._files.rows[self.currentIndex().row()].file)
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """As high as its rows, up to some; for the panel, where the page scrolls and not the list."""
        rows = self._files.rowCount()
        height = min(rows, _ROWS_IN_PANEL) * self.verticalHeader().defaultSectionSize() + 4
        self.setFixedHeight(height)
        self.setVisible(bool(rows))


def _step(event: QKeyEvent) -> int:
    """-1 for Alt with up, 1 for Alt with down, 0 for every other key."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
        return 0
    return {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
