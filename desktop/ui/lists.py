"""How the lists of the program are set up alike: one line a row, no grid, whole rows chosen, widths in characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QTreeWidget, QVBoxLayout, QWidget

from desktop.ui import heads, parts, theme


def one_line_rows(view: QTableView, room: int = 12) -> None:
    """Rows of one line, ``room`` pixels higher than its letters; Tab leaves the list, heads stand at the left."""
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    rows = view.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(view.fontMetrics().height() + room)
    header = view.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)


def read_only(view: QTableView, room: int = 12) -> None:
    """Rows of one line that are chosen as a whole, one at a time, and never edited in place."""
    one_line_rows(view, room)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)


def set_widths(view: QTableView, widths: Iterable[tuple[int, float]]) -> None:
    """Columns of their own width, in Chinese characters; the heads of all are seen whole."""
    header, letter = view.horizontalHeader(), view.fontMetrics().horizontalAdvance("字")
    for column, letters in widths:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(column, int(letters * letter))
    heads.show_whole(header)


def plain_tree(name: str, columns: Sequence[str]) -> QTreeWidget:
    """A quiet table of items, none of which unfolds; the last column takes what is left."""
    made = QTreeWidget()
    made.setAccessibleName(name)
    made.setHeaderLabels(list(columns))
    made.setRootIsDecorated(False)
    made.setAlternatingRowColors(True)
    theme.look(made, "quiet")
    return made


def said_table(page: QWidget, name: str, columns: Sequence[str], widths: Sequence[int]) -> tuple[QLabel, QTreeWidget]:
    """Lay a sentence and below it a table of items out on a page; ``widths`` of its first columns are in characters."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 8, 0, 0)
    column.setSpacing(8)
    said = parts.label("", "muted", wrap=True)
    column.addWidget(said)
    table = plain_tree(name, columns)
    column.addWidget(table, 1)
    letter = page.fontMetrics().horizontalAdvance("字")
    for at, width in enumerate(widths):
        table.setColumnWidth(at, width * letter)
    return said, table
