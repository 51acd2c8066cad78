"""The score table on screen: keys of a spreadsheet, block copy and paste, jumps; it edits through its model only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPalette,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTreeView, QWidget

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Change, set_value
from desktop.ui import entry, messages, places, theme, tsv
from desktop.ui.document import Document
from desktop.ui.models import cells
from desktop.ui.models.cells import COLUMNS
from desktop.ui.models.indicator_tree import Index, IndicatorTreeModel
from desktop.ui.views.figure_delegate import FigureDelegate

Trigger = QAbstractItemView.EditTrigger
Cursor = QAbstractItemView.CursorAction
WIDTHS = {cells.NAME: 316, cells.WEIGHT: 46, cells.TARGET: 100, cells.ACTUAL: 88, cells.SCORE: 58, cells.STATE: 86}


class IndicatorView(QTreeView):
    """Rows of one height, no width worked out from contents: an edit costs the same at 60 and at 10,000 rows."""

    chosen = Signal(str)  # the indicator the cursor stands on
    inputs_wanted = Signal(str)  # Return on a cell whose figures are typed in the panel
    menu_wanted = Signal(QPoint)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.tree_model = IndicatorTreeModel(document, self)
        self.setModel(self.tree_model)
        self.setItemDelegate(FigureDelegate(self.tree_model, self))
        self.setAccessibleName(self.tr("指标评分表"))
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setStyleSheet("QTreeView, QTreeView:focus { border: none; border-radius: 0; }")
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        colours = self.palette()
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
            colours.setColor(role, QColor(theme.ACCENT_SOFT if role is QPalette.ColorRole.Highlight else theme.INK))
        self.setPalette(colours)
        self.setTabKeyNavigation(True)
        self.setIndentation(16)
        self.setExpandsOnDoubleClick(False)
        self._lay_out_columns()
        self.expandAll()
        self.tree_model.rowsInserted.connect(self._unfold_new)
        self.tree_model.modelAboutToBeReset.connect(self._remember)
        self.tree_model.modelReset.connect(self._recall)
        self._remembered: tuple[str, set[str]] = ("", set())

    def _lay_out_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(40)
        header.setFixedHeight(30)
        header.setSectionsMovable(False)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, width)
        header.setSectionResizeMode(cells.BASIS, QHeaderView.ResizeMode.Stretch)

    # ------------------------------------------------------------------ where the cursor is
    def code(self) -> str:
        """The indicator the cursor stands on; "" for none."""
        return self.tree_model.code(self.currentIndex())

    def go_to(self, code: str, column: int = cells.NAME, *, edit: bool = False) -> bool:
        """Put the cursor on a cell, unfolding what hides it; False when there is no such indicator."""
        index = self.tree_model.index_of(code, column)
        if not index.isValid():
            return False
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.put_cursor(index)
        self.scrollTo(index)
        if edit and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        return True

    def put_cursor(self, index: QModelIndex) -> None:
        """On one cell, and that cell alone chosen; Qt itself would add to the selection while Ctrl or Shift is down."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def next_unfilled(self) -> str:
        """The next leaf without a score, after the cursor and round again; "" when all have one."""
        unscored = self.document.sheet.unscored
        if not unscored:
            return ""
        order = {code: place for place, code in enumerate(self.document.tree.nodes)}
        here = order.get(self.code(), -1)
        return next((code for code in unscored if order[code] > here), unscored[0])

    def look_for(self, words: str, *, onward: bool = False) -> bool:
        """Put the cursor on the next row whose number, name or basis holds ``words``."""
        words = words.strip().casefold()
        if not words:
            return False
        nodes = list(self.document.tree.nodes.values())
        start = next((place for place, node in enumerate(nodes) if node.code == self.code()), 0) + int(onward)
        for node in nodes[start:] + nodes[:start]:
            basis = self.document.evaluation.judgement(node.code).basis
            if any(words in text.casefold() for text in (node.name, basis)) or node.number == words:
                return self.go_to(node.code)
        return False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which indicator the cursor came to, and tint its row."""
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self.viewport().update(self._row_box(index))
        if self.tree_model.code(current) != self.tree_model.code(previous):
            self.chosen.emit(self.tree_model.code(current))

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab goes from cell to cell that can be edited, over row ends; all else as Qt does."""
        if action not in (Cursor.MoveNext, Cursor.MovePrevious):
            return super().moveCursor(action, modifiers)
        forward, index = action is Cursor.MoveNext, self.currentIndex()
        row, column = index, index.column()
        while row.isValid():
            ahead = range(column + 1, len(COLUMNS)) if forward else range(column - 1, -1, -1)
            for place in ahead:
                candidate = row.siblingAtColumn(place)
                if candidate.flags() & Qt.ItemFlag.ItemIsEditable:
                    return candidate
            row = self.indexBelow(row) if forward else self.indexAbove(row)
            column = -1 if forward else len(COLUMNS)
        return index

    # ------------------------------------------------------------------ keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet; what is not named here is Qt's."""
        if self.state() != QAbstractItemView.State.EditingState:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self._open_cell()
                return
            if event.matches(QKeySequence.StandardKey.Copy):
                self.copy()
                return
            if event.matches(QKeySequence.StandardKey.Paste):
                self.paste()
                return
            if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self.clear_chosen()
                return
            if event.key() == Qt.Key.Key_F3:
                self.edit_long()
                return
        super().keyPressEvent(event)

    def _open_cell(self) -> None:
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
            return
        node = self.tree_model.node(index)
        if node is None:
            return
        fixed = COLUMNS[index.column()].fixed(self.document, node)
        refusal = self.document.refusal
        messages.show_status(str(refusal) if refusal else fixed)
        if index.column() == cells.ACTUAL and node.is_leaf and refusal is None:
            self.inputs_wanted.emit(node.code)

    def edit_long(self) -> None:
        """Edit the text of the cell in a large box."""
        index = self.currentIndex()
        place = self.tree_model.place(index)
        if place is None or not entry.is_long(place) or not self.document.editable:
            place = self.tree_model.place(index.siblingAtColumn(cells.BASIS))
        node = self.tree_model.node(index)
        if place is None or node is None or not self.document.editable:
            return
        head = places.field_name(place.field)
        before = self.document.evaluation.value_at(place) or ""
        text = messages.ask_text(self, head, " › ".join(self.document.tree.path(node.code)), before)
        if text is not None:
            self.document.set_value(place, text.strip())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The main window owns the actions; it is told where the menu is wanted."""
        self.menu_wanted.emit(event.globalPos())

    # ------------------------------------------------------------------ blocks of cells
    def block(self) -> list[list[QModelIndex]]:
        """The chosen cells by row in the order on screen, each row from the first to the last chosen column."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        columns = range(min(index.column() for index in chosen), max(index.column() for index in chosen) + 1)
        rows = {index.siblingAtColumn(0) for index in chosen if index.isValid()}
        ordered = sorted(rows, key=lambda index: self.visualRect(index).top())
        return [[row.siblingAtColumn(column) for column in columns] for row in ordered]

    def copy(self) -> None:
        """The chosen block to the clipboard, as Excel reads it."""
        rows = [[str(index.data(Qt.ItemDataRole.EditRole) or "") for index in row] for row in self.block()]
        QGuiApplication.clipboard().setText(tsv.write(rows))

    def paste(self) -> None:
        """A block from the clipboard, from the cursor right and down: one step back, all of it or nothing.

        One value fills the whole selection. Cells that cannot be edited are passed over and counted.
        """
        rows = tsv.read(QGuiApplication.clipboard().text())
        if rows == [[""]] or not self.currentIndex().isValid():
            return
        changes: list[Change] = []
        passed = 0
        try:
            for index, text in self._targets(rows):
                place = self.tree_model.place(index)
                if place is None:
                    passed += bool(text.strip())
                    continue
                value = entry.read(self.document.case, place, text)
                if not places.same_value(place, self.document.evaluation.value_at(place), value):
                    changes += set_value(place, value, self.document.evaluation)
        except UserError as refused:
            messages.show_error(self, refused)
            return
        done = self.document.edit(self.tr("粘贴 {0} 格").format(len(changes)), changes)
        if done or passed:
            said = self.tr("已粘贴 {0} 格").format(len(changes) if done else 0)
            messages.show_status(
                said + (self.tr("；{0} 格由方案规定或自动计算，没有改动").format(passed) if passed else "")
            )

    def _targets(self, rows: list[list[str]]) -> Iterator[tuple[QModelIndex, str]]:
        chosen = self.selectedIndexes()
        if len(rows) == 1 and len(rows[0]) == 1 and len(chosen) > 1:
            yield from ((index, rows[0][0]) for index in chosen)
            return
        corner = self.block()[0][0] if chosen else self.currentIndex()
        row = corner
        for line in rows:
            if not row.isValid():
                return
            for offset, text in enumerate(line):
                if corner.column() + offset < len(COLUMNS):
                    yield row.siblingAtColumn(corner.column() + offset), text
            row = self.indexBelow(row).siblingAtColumn(corner.column())

    def clear_chosen(self) -> None:
        """Empty the chosen cells that can be edited: one step back."""
        evaluation = self.document.evaluation
        targets = [self.tree_model.place(index) for index in self.selectedIndexes() or [self.currentIndex()]]
        wanted = dict.fromkeys(place for place in targets if place is not None)
        filled = [place for place in wanted if evaluation.value_at(place) is not None]
        changes = [change for place in filled for change in set_value(place, None, evaluation)]
        label = self.document.label(filled[0]) if len(filled) == 1 else self.tr(" {0} 格").format(len(filled))
        self.document.edit(self.tr("清除{0}").format(label), changes)

    def choose_block(self, first: QModelIndex, last: QModelIndex) -> None:
        """Choose the cells between two corners of neighbouring rows."""
        self.put_cursor(first)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(QItemSelection(first, last), flags)

    # ------------------------------------------------------------------ painting and folding
    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        """A ground by level, a tint under the cursor's row, a hairline below."""
        node = self.tree_model.node(index)
        box: QRect = options.rect  # type: ignore[attr-defined]
        if node is not None and node.code == self.code():
            painter.fillRect(box, QColor(theme.HOVER))
        elif node is not None and not node.is_leaf:
            painter.fillRect(box, QColor(theme.GROUND if node.level == 1 else theme.STRIPE))
        super().drawRow(painter, options, index)
        painter.setPen(QColor(theme.HOVER))
        painter.drawLine(box.bottomLeft(), box.bottomRight())

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint the touched row again and nothing else; Qt would paint the whole table for more than one cell."""
        if QAccessible.isActive() or first.row() != last.row():
            super().dataChanged(first, last, roles)
        else:
            self.viewport().update(self._row_box(first))

    def _row_box(self, index: Index) -> QRect:
        box = self.visualRect(index)
        return QRect(0, box.top(), self.viewport().width(), box.height())

    def unfold_level(self, level: int) -> None:
        """Fold or unfold so that indicators down to ``level`` are in sight."""
        if level > 1:
            self.expandToDepth(level - 2)
        else:
            self.collapseAll()

    def _unfold_new(self, parent: Index) -> None:
        self.expand(parent)

    def _remember(self) -> None:
        model = self.tree_model
        self._remembered = (self.code(), {code for code in self.document.tree.nodes if self._is_unfolded(model, code)})

    def _is_unfolded(self, model: IndicatorTreeModel, code: str) -> bool:
        index = model.index_of(code)
        return index.isValid() and self.isExpanded(index)

    def _recall(self) -> None:
        code, unfolded = self._remembered
        for each in unfolded:
            self.expand(self.tree_model.index_of(each))
        self.go_to(code)
