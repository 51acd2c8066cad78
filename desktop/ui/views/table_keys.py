"""The keys that move about the score table as they do in Excel: where each leads, from which cell."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.ui.models import cells
from desktop.ui.views import table_blocks
from desktop.ui.views.table_base import TableBase

Key = Qt.Key
Move = Callable[[TableBase, QModelIndex], QModelIndex]
_ENTER = (Key.Key_Return, Key.Key_Enter)
_TAB = (Key.Key_Tab, Key.Key_Backtab)


class Keys:
    """What the keys do while no cell is open, and where the cursor goes when one is left."""

    def __init__(self, view: TableBase) -> None:
        self._view = view
        self._anchor = QPersistentModelIndex()  # where a selection by Shift begins
        self._tabbed_from: int | None = None  # the column a run of Tab began in; Enter goes back there

    def begin(self, index: QModelIndex) -> None:
        """A selection begins anew here, and a run of Tab is over."""
        self._anchor, self._tabbed_from = QPersistentModelIndex(index), None

    def takes(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; False when it is none of ours."""
        key, modifiers, view = event.key(), event.modifiers(), self._view
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _ENTER:
            self._step_down(up=shift)
        elif key in _TAB and not control:
            self._tab(forward=key == Key.Key_Tab and not shift)
        elif key == Key.Key_F2:
            view.open_cell()
        elif key == Key.Key_F3:
            view.edit_long()
        elif event.matches(QKeySequence.StandardKey.Copy):
            view.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            view.paste()
        elif key in (Key.Key_Delete, Key.Key_Backspace) and not control:
            table_blocks.clear(view)
        else:
            return self._takes_arrow(key, shift=shift, control=control) or self._refuses(event)
        return True

    def leave_cell(self, key: int, *, shift: bool) -> None:
        """Where the cursor goes when a key closed the cell; a name stays under it, to be weighed next."""
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if key in _TAB:
            self._tab(forward=key == Key.Key_Tab and not shift)
        elif key not in _ENTER:
            self._takes_arrow(key, shift=False, control=False)
        elif self._view.currentIndex().column() != cells.NAME:
            self._step_down(up=shift)

    def _takes_arrow(self, key: int, *, shift: bool, control: bool) -> bool:
        goal = target(self._view, key, control=control)
        if goal is None:
            return False
        model = self._view.tree_model
        first = model.index_of(model.code(self._anchor), self._anchor.column()) if self._anchor.isValid() else goal
        if shift:
            self._view.choose_block(first, goal)
            self._view.scrollTo(goal)
        else:
            self._go(goal)
        return True

    def _refuses(self, event: QKeyEvent) -> bool:
        """A letter typed on a cell that cannot be edited: say why, and where it is edited."""
        index = self._view.currentIndex()
        if not event.text().strip() or not index.isValid() or index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        if event.text().isprintable():
            self._view.say_why_fixed()
        return event.text().isprintable()

    def _tab(self, *, forward: bool) -> None:
        here = self._view.currentIndex()
        began = here.column() if self._tabbed_from is None else self._tabbed_from
        self._go(next_editable(self._view, here, forward=forward))
        self._tabbed_from = began

    def _step_down(self, *, up: bool) -> None:
        """One row on, as Enter does; after a run of Tab in the column where the run began."""
        index = self._view.currentIndex()
        if self._tabbed_from is not None and self._tabbed_from in self._view.columns.in_sight():
            index = index.siblingAtColumn(self._tabbed_from)
        self._go(above(self._view, index) if up else below(self._view, index))

    def _go(self, index: QModelIndex) -> None:
        self._view.put_cursor(index)
        self._view.scrollTo(index)


def target(view: TableBase, key: int, *, control: bool) -> QModelIndex | None:
    """The cell a key leads to; None for a key that does not move here, an invalid index where it leads nowhere."""
    move = (_WITH_CONTROL if control else _PLAIN).get(key)
    if move is None:
        return None
    index = view.currentIndex()
    if not index.isValid():
        index = view.tree_model.index(0, 0)
    return move(view, index)


def below(view: TableBase, index: QModelIndex) -> QModelIndex:
    """The cell below; the last row stays."""
    row = view.indexBelow(index)
    return row.siblingAtColumn(index.column()) if row.isValid() else index


def above(view: TableBase, index: QModelIndex) -> QModelIndex:
    """The cell above; the first row stays."""
    row = view.indexAbove(index)
    return row.siblingAtColumn(index.column()) if row.isValid() else index


def beside(view: TableBase, index: QModelIndex, step: int) -> QModelIndex:
    """The cell ``step`` columns to the right; the row ends stay."""
    order = view.columns.in_sight()
    at = order.index(index.column()) + step if index.column() in order else 0
    return index.siblingAtColumn(order[min(max(at, 0), len(order) - 1)])


def next_editable(view: TableBase, index: QModelIndex, *, forward: bool) -> QModelIndex:
    """The next cell a person may fill, over row ends; ``index`` itself when there is none."""
    order = view.columns.in_sight()
    row, at = index, order.index(index.column()) if index.column() in order else 0
    while row.isValid():
        ahead = order[at + 1 :] if forward else order[: max(at, 0)][::-1]
        for column in ahead:
            candidate = row.siblingAtColumn(column)
            if candidate.flags() & Qt.ItemFlag.ItemIsEditable:
                return candidate
        row = view.indexBelow(row) if forward else view.indexAbove(row)
        at = -1 if forward else len(order)
    return index


def _left(view: TableBase, index: QModelIndex) -> QModelIndex:
    if index.column() == view.columns.in_sight()[0] and view.isExpanded(index.siblingAtColumn(0)):
        view.collapse(index.siblingAtColumn(0))
        return index
    return beside(view, index, -1)


def _right(view: TableBase, index: QModelIndex) -> QModelIndex:
    first = index.siblingAtColumn(0)
    if index.column() == view.columns.in_sight()[0] and view.model().hasChildren(first) and not view.isExpanded(first):
        view.expand(first)
        return index
    return beside(view, index, 1)


def _page(view: TableBase, index: QModelIndex, step: Move) -> QModelIndex:
    high = max(view.visualRect(index).height(), 1)
    for _ in range(max(view.viewport().height() // high - 1, 1)):
        index = step(view, index)
    return index


def _edge(view: TableBase, index: QModelIndex, step: Move) -> QModelIndex:
    """To the end of the filled cells, or over empty ones to the next filled; else to the last cell."""
    ahead = step(view, index)
    inside = _filled(view, index) and _filled(view, ahead)
    while ahead != index:
        further = step(view, ahead)
        if further == ahead or (not _filled(view, further) if inside else _filled(view, ahead)):
            return ahead
        index, ahead = ahead, further
    return ahead


def _filled(view: TableBase, index: QModelIndex) -> bool:
    return bool(view.tree_model.cell(index).text)


def _first_row(view: TableBase) -> QModelIndex:
    first = view.tree_model.index(0, 0)
    return view.indexBelow(first) if view.isRowHidden(0, QModelIndex()) else first


def _last_row(view: TableBase) -> QModelIndex:
    row = QModelIndex()
    while view.tree_model.rowCount(row) and (not row.isValid() or view.isExpanded(row)):
        shown = [at for at in range(view.tree_model.rowCount(row) - 1, -1, -1) if not view.isRowHidden(at, row)]
        if not shown:
            break
        row = view.tree_model.index(shown[0], 0, row)
    return row


def _row_end(view: TableBase, index: QModelIndex, at: int) -> QModelIndex:
    return index.siblingAtColumn(view.columns.in_sight()[at])


_PLAIN: dict[int, Move] = {
    Key.Key_Up: above,
    Key.Key_Down: below,
    Key.Key_Left: _left,
    Key.Key_Right: _right,
    Key.Key_Home: lambda view, index: _row_end(view, index, 0),
    Key.Key_End: lambda view, index: _row_end(view, index, -1),
    Key.Key_PageUp: lambda view, index: _page(view, index, above),
    Key.Key_PageDown: lambda view, index: _page(view, index, below),
}
_WITH_CONTROL: dict[int, Move] = {
    Key.Key_Up: lambda view, index: _edge(view, index, above),
    Key.Key_Down: lambda view, index: _edge(view, index, below),
    Key.Key_Left: lambda view, index: _edge(view, index, lambda view, at: beside(view, at, -1)),
    Key.Key_Right: lambda view, index: _edge(view, index, lambda view, at: beside(view, at, 1)),
    Key.Key_Home: lambda view, _index: _row_end(view, _first_row(view), 0),
    Key.Key_End: lambda view, _index: _row_end(view, _last_row(view), -1),
}
