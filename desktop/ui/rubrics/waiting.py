"""Two small widgets of the rubric dialogs: a bar while something is at work, and rows as high as their words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui import theme

_MARGIN = 8  # pixels at each side of a cell's words


class Waiting(QWidget):
    """Keeps its place in the foot of a dialog, so that buttons do not move when the bar comes and goes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(name)
        self._bar.setMaximumWidth(260)
        self._bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._bar)
        row.addStretch(1)

    def start(self) -> None:
        """Something is at work."""
        self._bar.show()

    def stop(self) -> None:
        """It is done."""
        self._bar.hide()


class WrappedCells(QStyledItemDelegate):
    """Says how high wrapped words are in the width their column has; Qt forgets the margins of a cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As high as its words."""
        view = option.widget  # type: ignore[attr-defined] # missing in the stubs
        wide = view.columnWidth(index.column()) if isinstance(view, QTableView) else 200
        room = QRect(0, 0, max(wide - 2 * _MARGIN - 4, 20), 10_000)
        words = str(index.data() or " ")
        high = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()  # type: ignore[attr-defined]
        return QSize(wide, high + _MARGIN)


def wrap_cells(view: QTableView) -> None:
    """Show words in full on as many lines as they need, whatever width the columns get and whatever rows come.

    Rows are chosen as a whole, and Tab leaves the table.
    """
    theme.look(view, "quiet")
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
    view.setItemDelegate(WrappedCells(view))
    view.setWordWrap(True)
    timer = QTimer(view)  # once for all columns of one layout, when every width is settled
    timer.setSingleShot(True)
    timer.timeout.connect(view.resizeRowsToContents)
    view.horizontalHeader().sectionResized.connect(lambda *_: timer.start(0))
    view.model().modelReset.connect(lambda: timer.start(0))
