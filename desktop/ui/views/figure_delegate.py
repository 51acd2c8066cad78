"""Paints the cells of the score table and edits them; a word where a figure belongs is refused with the reason."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.errors import UserError
from desktop.domain.tree import Node
from desktop.ui import entry, languages, messages, own_indicators, theme
from desktop.ui.models import cells, states
from desktop.ui.models.cells import COLUMNS, Cell
from desktop.ui.models.indicator_tree import Index, IndicatorTreeModel
from desktop.ui.models.states import State
from desktop.ui.views.cell_line import CellLine

ROW = 28  # px; interface.md: one height for all rows, 14 or more of them in sight on a 1366 × 768 screen
_PAD = 8
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_SELECTED = QStyle.StateFlag.State_Selected.value
_FOCUSED = QStyle.StateFlag.State_HasFocus.value
_LEAVING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
STATE_COLOURS = {
    State.UNFILLED: theme.MUTED,
    State.TROUBLED: theme.BAD,
    State.WARNED: theme.WARN,
    State.UNCONFIRMED: theme.ACCENT,
    State.LOST: theme.WARN,
    State.DONE: theme.GOOD,
}


class FigureDelegate(QStyledItemDelegate):
    """Draws from the model's cells directly: one call into Python per cell, not one per role.

    ``quick`` is set while a cell was opened by typing: arrow keys then leave it, as in Excel. ``wanted`` is what of the
    table is painted just now, None for all: Qt asks for every cell of a row of which one is touched.
    """

    left = Signal(int, bool)  # the key that closed a cell, and whether with Shift
    long_wanted = Signal(str)  # the text so far: it needs a large box

    def __init__(self, model: IndicatorTreeModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._fonts = (theme.figure_font(), theme.figure_font(strong=True))
        self._metrics = tuple(QFontMetrics(font) for font in self._fonts)
        self._squares = tuple(each.horizontalAdvance("国") for each in self._metrics)  # not translated: a wide letter
        self._index: Index | None = None
        self.quick = False
        self.wanted: QRegion | None = None

    # ------------------------------------------------------------------ painting
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as every other; a larger face makes all of them higher."""
        del option, index
        return QSize(40, max(ROW, self._metrics[0].height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One cell: ground, text or grey remark, marks."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        node = self._model.node(index)
        if node is None or (self.wanted is not None and not self.wanted.intersects(rect)):
            return
        state: int = option.state.value  # type: ignore[attr-defined]
        column = index.column()
        if state & _SELECTED:
            painter.fillRect(rect, QColor(theme.ACCENT_SOFT))
        if column == cells.STATE:
            self._paint_state(painter, rect, node)
        elif column == cells.NAME:
            self._paint_name(painter, rect, node)
        else:
            self._paint_cell(painter, rect, node, column)
        if state & _FOCUSED:
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))  # all of it above the row's line

    def _paint_name(self, painter: QPainter, rect: QRect, node: Node) -> None:
        strong = int(node.level == 1 or not node.is_leaf)
        inner = rect.adjusted(4, 0, -_PAD, 0)
        painter.setFont(self._fonts[strong])
        painter.setPen(QColor(theme.ACCENT if node.level == 1 else theme.MUTED))
        painter.drawText(inner, _LEFT, node.number)
        inner.setLeft(inner.left() + self._metrics[strong].horizontalAdvance(node.number) + _PAD)
        painter.setPen(QColor(theme.INK))
        painter.drawText(inner, _LEFT, self._elided(node.title, inner, strong))

    def _paint_cell(self, painter: QPainter, rect: QRect, node: Node, column: int) -> None:
        document = self._model.document
        cell = COLUMNS[column].cell(document, node)
        strong = int(not node.is_leaf or column == cells.SCORE)
        inner = rect.adjusted(_PAD, 0, -_PAD, 0)
        where = _RIGHT if COLUMNS[column].right else _LEFT
        if not cell.text and self._is_wanted(node, column):
            painter.setPen(QColor(theme.LINE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(4, 4, -4, -5), 3, 3)
        painter.setFont(self._fonts[strong and int(bool(cell.text))])
        painter.setPen(QColor(self._colour(node, column, cell)))
        painter.drawText(inner, where, self._elided(cell.text or cell.placeholder, inner, strong))
        if cell.marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.WARN))
            corner = QPointF(rect.topRight())
            painter.drawPolygon(QPolygonF([corner, corner + QPointF(-8, 0), corner + QPointF(0, 8)]))
            painter.setBrush(Qt.BrushStyle.NoBrush)  # Qt frames the place of a drop with the brush it finds

    def _is_wanted(self, node: Node, column: int) -> bool:
        """Whether an empty cell is one a person has to fill, and is drawn as a field."""
        document = self._model.document
        if not document.editable or COLUMNS[column].place(document, node) is None or column == cells.BASIS:
            return False
        if column != cells.SCORE:
            return True
        return cells.takes_own_figures(node) and document.sheet.leaves[node.code].points is None

    def _colour(self, node: Node, column: int, cell: Cell) -> QColor:
        if column == cells.WEIGHT and node.indicator.open_slot and node.children:
            held = own_indicators.balance(self._model.document, node.code)
            return theme.WARN if held is not None and not held.is_even else theme.INK
        if not cell.text or cell.calculated or (node.is_leaf and column == cells.WEIGHT and not node.own):
            return theme.MUTED
        if column != cells.SCORE or not node.is_leaf:
            return theme.INK
        leaf = self._model.document.sheet.leaves[node.code]
        if leaf.points is None:
            return theme.BAD
        return theme.WARN if leaf.lost > 0 and node.indicator.floor >= 0 else theme.INK

    def _paint_state(self, painter: QPainter, rect: QRect, node: Node) -> None:
        document = self._model.document
        state = states.state_of(document, node)
        paint_state(painter, QRectF(rect.left() + _PAD, rect.center().y() - 5, 11, 11), state)
        painter.setFont(self._fonts[0])
        painter.setPen(QColor(STATE_COLOURS[state]))
        inner = rect.adjusted(_PAD + 17, 0, -2, 0)
        painter.drawText(inner, _LEFT, self._elided(states.state_text(document, node), inner, 0))

    def _elided(self, text: str, rect: QRect, strong: int) -> str:
        metrics = self._metrics[strong]
        if len(text) * self._squares[strong] <= rect.width():
            return text  # measuring costs as much as drawing
        return metrics.elidedText(text[:200], Qt.TextElideMode.ElideRight, rect.width())

    # ------------------------------------------------------------------ editing
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A plain line; figures stand right as they do in the table."""
        del option
        editor = CellLine(parent)
        column = COLUMNS[index.column()]
        node = self._model.node(index)
        editor.setAccessibleName(f"{node.name if node else ''} {column.head}")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft)
        editor.setFont(self._fonts[0])
        self._index = index
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The value as it is typed, all of it chosen, so that typing replaces it."""
        assert isinstance(editor, CellLine)
        if not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or "").replace("\n", " "))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Hand the text over; one that was not touched, or cannot be read, changes nothing."""
        del model
        assert isinstance(editor, CellLine)
        editor.finish_composing()  # a click elsewhere in the table comes here first
        before = str(index.data(Qt.ItemDataRole.EditRole) or "").replace("\n", " ")
        place = self._model.place(index)
        touched = editor.text() != before
        if place is None or not (touched or self._model.document.evaluation.is_unconfirmed(place)):
            return
        if touched and self._refuses(editor, index):
            return
        value = editor.text() if touched else str(index.data(Qt.ItemDataRole.EditRole) or "")
        self._model.setData(index, value)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the cell; a text gets at least some room."""
        rect = QRect(option.rect)  # type: ignore[attr-defined]
        view = self.parent()
        if index.column() == cells.NAME:
            node = self._model.node(index)
            strong = int(node is not None and (node.level == 1 or not node.is_leaf))
            number = node.number if node else ""
            rect.setLeft(rect.left() + self._metrics[strong].horizontalAdvance(number) + _PAD)
        elif not COLUMNS[index.column()].right and isinstance(view, QAbstractItemView):
            rect.setRight(max(rect.right(), min(rect.left() + 320, view.viewport().width() - 1)))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """What leaves the cell takes the composed text along, and is held back while the text cannot be read."""
        if not isinstance(editor, CellLine):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.FocusOut:
            editor.finish_composing()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if alt and key in _LEAVING[:2]:
                self._go_large(editor)
                return True
            if key in _LEAVING or (self.quick and key in _ARROWS and not editor.composing and not event.modifiers()):
                self._leave(editor, key, shift=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
                return True
        return super().eventFilter(editor, event)

    def _leave(self, editor: CellLine, key: int, *, shift: bool) -> None:
        editor.finish_composing()
        if self._index is not None and self._refuses(editor, self._index):
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
        self.left.emit(key, shift)

    def _go_large(self, editor: CellLine) -> None:
        """Alt+Enter asks for a further line: the large box has room for it."""
        editor.finish_composing()
        text = editor.text()
        place = self._model.place(self._index) if self._index is not None else None
        if place is None or not entry.is_long(place):
            return
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)
        self.long_wanted.emit(text + "\n")

    def _refuses(self, editor: CellLine, index: Index) -> bool:
        place = self._model.place(index)
        if place is None:
            return False
        try:
            entry.read(self._model.document.case, place, editor.text())
        except UserError as refused:
            messages.show_hint(editor, languages.said(refused))
            theme.look(editor, "refused")
            return True
        return False


def paint_state(painter: QPainter, box: QRectF, state: State) -> None:
    """The shape of a state: ring, triangle, cross or bang in a disc, half disc, tick. Told apart without colour."""
    colour = QColor(STATE_COLOURS[state])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(1, 1, -1, -1)
    left, top, size = inner.left(), inner.top(), inner.width()

    def at(across: float, down: float) -> QPointF:
        return QPointF(left + across * size, top + down * size)

    match state:
        case State.UNFILLED:
            painter.drawEllipse(inner)
        case State.LOST:
            painter.setBrush(colour)
            painter.drawPolygon(QPolygonF([at(0.02, 0.2), at(0.98, 0.2), at(0.5, 0.98)]))
        case State.TROUBLED:
            painter.setBrush(colour)
            painter.drawEllipse(inner)
            painter.setPen(QPen(QColor(theme.CARD), 1.5))
            painter.drawLine(at(0.3, 0.3), at(0.7, 0.7))
            painter.drawLine(at(0.7, 0.3), at(0.3, 0.7))
        case State.WARNED:
            painter.setBrush(colour)
            painter.drawEllipse(inner)
            painter.setPen(QPen(QColor(theme.CARD), 1.7))
            painter.drawLine(at(0.5, 0.2), at(0.5, 0.55))
            painter.drawPoint(at(0.5, 0.8))
        case State.UNCONFIRMED:
            painter.drawEllipse(inner)
            painter.setBrush(colour)
            painter.drawPie(inner, 90 * 16, 180 * 16)
        case State.DONE:
            painter.drawPolyline(QPolygonF([at(0.0, 0.55), at(0.36, 0.9), at(1.0, 0.15)]))
    painter.restore()
