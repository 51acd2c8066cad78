"""The score table on screen: keys of a spreadsheet, block copy and paste, jumps; it edits through its model only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QContextMenuEvent,
    QCursor,
    QDragMoveEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from desktop.ui import entry, messages, places, theme
from desktop.ui.document import Document
from desktop.ui.models import cells
from desktop.ui.models.cells import COLUMNS
from desktop.ui.models.indicator_tree import Index, IndicatorTreeModel
from desktop.ui.views import table_blocks
from desktop.ui.views.figure_delegate import FigureDelegate
from desktop.ui.views.table_base import TableBase
from desktop.ui.views.table_columns import Columns
from desktop.ui.views.table_filter import Filter
from desktop.ui.views.table_keys import Keys

Trigger = QAbstractItemView.EditTrigger
Select = QItemSelectionModel.SelectionFlag


class IndicatorView(TableBase):
    """Rows of one height, no width worked out from contents: an edit costs the same at 60 and at 10,000 rows."""

    chosen = Signal(str)  # the indicator the cursor stands on
    inputs_wanted = Signal(str)  # F2 on a cell whose figures are typed in the panel
    menu_wanted = Signal(QPoint)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.tree_model = IndicatorTreeModel(document, self)
        self.setModel(self.tree_model)
        delegate = FigureDelegate(self.tree_model, self)
        delegate.left.connect(lambda key, shift: self.keys.leave_cell(key, shift=shift))
        delegate.long_wanted.connect(self._edit_long_from)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("指标评分表"))
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setStyleSheet("QTreeView, QTreeView:focus { border: none; border-radius: 0; }")
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.EditKeyPressed | Trigger.AnyKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        colours = self.palette()
        for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.HighlightedText):
            colours.setColor(role, QColor(theme.ACCENT_SOFT if role is QPalette.ColorRole.Highlight else theme.INK))
        self.setPalette(colours)
        self.setTabKeyNavigation(True)
        self.setIndentation(16)
        self.setExpandsOnDoubleClick(False)
        self.keys: Keys = Keys(self)
        self.columns = Columns(self)
        self.filter = Filter(self)
        self.expandAll()
        self.tree_model.rowsInserted.connect(self._unfold_new)
        self.tree_model.modelAboutToBeReset.connect(self._remember)
        self.tree_model.modelReset.connect(self._recall)
        self._remembered: tuple[str, int, set[str]] = ("", cells.NAME, set())
        self._drop_taken = False

    # ------------------------------------------------------------------ where the cursor is
    def code(self) -> str:
        """The indicator the cursor stands on; "" for none."""
        return self.tree_model.code(self.currentIndex())

    def go_to(self, code: str, column: int = cells.NAME, *, edit: bool = False) -> bool:
        """Put the cursor on a cell, unfolding what hides it; False when there is no such indicator."""
        index = self.tree_model.index_of(code, column)
        if not index.isValid():
            return False
        self.filter.reveal(index)
        above = index.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.put_cursor(index if column in self.columns.in_sight() else index.siblingAtColumn(cells.NAME))
        self.scrollTo(index)
        if edit and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        return True

    def put_cursor(self, index: QModelIndex) -> None:
        """On one cell, and that cell alone chosen; Qt itself would add to the selection while Ctrl or Shift is down."""
        self.keys.begin(index)
        self.selectionModel().setCurrentIndex(index, Select.ClearAndSelect)

    def choose_block(self, first: QModelIndex, last: QModelIndex) -> None:
        """Choose the cells between two corners, over branches; the cursor stands on ``last``."""
        self.selectionModel().setCurrentIndex(last, Select.NoUpdate)
        self.keys.begin(first)
        corners = QRect(self.visualRect(first).center(), self.visualRect(last).center())
        self.setSelection(corners, Select.ClearAndSelect)

    def next_unfilled(self) -> str:
        """The next leaf without a score, after the cursor and round again; "" when all have one."""
        unscored = self.document.sheet.unscored
        if not unscored:
            return ""
        order = {code: place for place, code in enumerate(self.document.tree.nodes)}
        here = order.get(self.code(), -1)
        return next((code for code in unscored if order[code] > here), unscored[0])

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which indicator the cursor came to, and tint its row."""
        super().currentChanged(current, previous)
        for index in (previous, current):
            if index.isValid():
                self.viewport().update(self._row_box(index))
        if self.tree_model.code(current) != self.tree_model.code(previous):
            self.chosen.emit(self.tree_model.code(current))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cursor's row stays in sight when something opens below the table."""
        super().resizeEvent(event)
        here = self.visualRect(self.currentIndex())
        if event.size().height() < here.bottom() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    # ------------------------------------------------------------------ keys
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet; what is not named there is Qt's."""
        if self.state() == QAbstractItemView.State.EditingState or not self.keys.takes(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click begins a new selection; only the name of an own indicator is dragged, elsewhere dragging chooses."""
        index = self.indexAt(event.position().toPoint())
        self.setDragEnabled(bool(index.flags() & Qt.ItemFlag.ItemIsDragEnabled))
        super().mousePressEvent(event)
        if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.keys.begin(self.currentIndex())

    def edit(self, index: Index, *how: Any) -> bool | None:  # type: ignore[override]
        """Open a cell; ``how`` is what opened it. A text of several lines opens in the large box, unless by typing."""
        if not how:
            super().edit(index)
            return None
        trigger = how[0]
        if trigger is Trigger.DoubleClicked and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.say_why_fixed()
            return False
        if trigger is Trigger.DoubleClicked and self._opens_large(index):
            return True
        self._delegate().quick = trigger is Trigger.AnyKeyPressed
        return bool(super().edit(index, *how))

    def _delegate(self) -> FigureDelegate:
        delegate = self.itemDelegate()
        assert isinstance(delegate, FigureDelegate)
        return delegate

    def _opens_large(self, index: Index) -> bool:
        if (
            "\n" not in str(index.data(Qt.ItemDataRole.EditRole) or "")
            or not index.flags() & Qt.ItemFlag.ItemIsEditable
        ):
            return False
        self.edit_long()
        return True

    def open_cell(self) -> None:
        """Edit the cell under the cursor with its text kept, as F2 does."""
        index = self.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.say_why_fixed()
        elif not self._opens_large(index):
            self._delegate().quick = False
            self.edit(index)

    def say_why_fixed(self) -> None:
        """Why the cell under the cursor cannot be edited; where its figures are typed the cursor goes there."""
        index = self.currentIndex()
        node = self.tree_model.node(index)
        if node is None:
            return
        fixed = COLUMNS[index.column()].fixed(self.document, node)
        refusal = self.document.refusal
        messages.show_status(str(refusal) if refusal else fixed)
        if index.column() == cells.ACTUAL and node.is_leaf and refusal is None:
            self.inputs_wanted.emit(node.code)

    def _edit_long_from(self, text: str) -> None:
        self.edit_long(text)

    def edit_long(self, start: str | None = None) -> None:
        """Edit the text of the cell in a large box, beginning with ``start`` where something was typed already."""
        index = self.currentIndex()
        place = self.tree_model.place(index)
        if place is None or entry.is_figure(place) or not self.document.editable:
            place, start = self.tree_model.place(index.siblingAtColumn(cells.BASIS)), None
        node = self.tree_model.node(index)
        if place is None or node is None or not self.document.editable:
            return
        head = places.field_name(place.field)
        before = self.document.evaluation.value_at(place) or ""
        path = " › ".join(self.document.tree.path(node.code))
        text = messages.ask_text(self, head, path, before if start is None else start)
        if text is not None:
            self.document.set_value(place, entry.read(self.document.case, place, text))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The main window owns the actions; it is told where the menu is wanted."""
        self.menu_wanted.emit(event.globalPos())

    # ------------------------------------------------------------------ blocks of cells
    def copy(self) -> None:
        """The chosen block to the clipboard."""
        table_blocks.copy(self)

    def paste(self) -> None:
        """A block from the clipboard."""
        table_blocks.paste(self)

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
        """Paint the touched cells again and nothing else; Qt would paint the whole table for more than one."""
        if QAccessible.isActive() or first.row() != last.row():
            super().dataChanged(first, last, roles)
        else:
            self.viewport().update(self._row_box(first, range(first.column(), last.column() + 1)))

    def _row_box(self, index: Index, columns: Sequence[int] = ()) -> QRect:
        """Where a row stands; with ``columns`` no more of it than holds these, wherever they were moved to."""
        box, header = self.visualRect(index.sibling(index.row(), cells.NAME)), self.header()  # never a hidden column
        if not columns:
            return QRect(0, box.top(), self.viewport().width(), box.height())
        left = min(header.sectionViewportPosition(each) for each in columns)
        right = max(header.sectionViewportPosition(each) + header.sectionSize(each) for each in columns)
        return QRect(left, box.top(), right - left, box.height())

    def unfold_level(self, level: int) -> None:
        """Fold or unfold so that indicators down to ``level`` are in sight; 0 unfolds everything."""
        code = self.code()
        self.collapseAll()
        if level == 0:
            self.expandAll()
        elif level > 1:
            self.expandToDepth(level - 2)
        self._stand_in_sight(code)

    def _stand_in_sight(self, code: str) -> None:
        """A cursor on a row folded away goes to the nearest one above it that can be seen."""
        if code:
            path = [code, *self.document.tree.ancestors(code)]
            folded = [at for at, each in enumerate(path[1:], 1) if not self.isExpanded(self.tree_model.index_of(each))]
            self.put_cursor(
                self.tree_model.index_of(path[max(folded, default=0)], max(self.currentIndex().column(), 0))
            )

    def _unfold_new(self, parent: Index) -> None:
        self.expand(parent)

    def _remember(self) -> None:
        model, column = self.tree_model, max(self.currentIndex().column(), 0)
        unfolded = {code for code in self.document.tree.nodes if self._is_unfolded(model, code)}
        self._remembered = (self.code(), column, unfolded)

    def _is_unfolded(self, model: IndicatorTreeModel, code: str) -> bool:
        index = model.index_of(code)
        return index.isValid() and self.isExpanded(index)

    def _recall(self) -> None:
        code, column, unfolded = self._remembered
        for each in unfolded:
            self.expand(self.tree_model.index_of(each))
        self.filter.again()
        self.go_to(code, column)

    # ------------------------------------------------------------------ dragging
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Where the indicator may not go, the status bar says why."""
        super().dragMoveEvent(event)
        self._drop_taken = event.isAccepted()
        if not self._drop_taken:
            messages.show_status(self.tr("自设指标只能放到留给单位自设的指标下面"))
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The table, and a thick line or frame where a dragged indicator would go."""
        delegate = self._delegate()
        delegate.wanted = event.region()
        super().paintEvent(event)
        delegate.wanted = None
        if self.state() == QAbstractItemView.State.DraggingState and self._drop_taken:
            paint_drop(self)


def paint_drop(view: QTreeView) -> None:
    """Where the dragged row would stand: a line between rows, a frame around the row it would go below."""
    at = view.viewport().mapFromGlobal(QCursor.pos())
    box, where = view.visualRect(view.indexAt(at)), view.dropIndicatorPosition()
    if box.isNull() or where is QAbstractItemView.DropIndicatorPosition.OnViewport:
        return
    painter = QPainter(view.viewport())
    painter.setPen(QPen(QColor(theme.ACCENT), 3))
    box.setRight(view.viewport().width() - 4)
    if where is QAbstractItemView.DropIndicatorPosition.OnItem:
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        above = where is QAbstractItemView.DropIndicatorPosition.AboveItem
        y = box.top() if above else box.bottom()
        painter.drawLine(box.left(), y, box.right(), y)
        painter.drawEllipse(box.left() - 4, y - 3, 6, 6)
    painter.end()
