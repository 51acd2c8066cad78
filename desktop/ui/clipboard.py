"""The system's clipboard as a block of cells: HTML first, for it knows merged and hidden cells; then quoted TSV."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QStandardItemModel

from desktop.ui import html_table, tsv
from desktop.ui.html_table import Row


def take() -> list[Row]:
    """The block on the clipboard; [] where there is none. None stands for a cell that leaves what is there alone."""
    mime = QGuiApplication.clipboard().mimeData()
    rows = html_table.read(mime.html()) if mime.hasHtml() else None
    if rows is None:
        text = mime.text()
        rows = [list(row) for row in tsv.read(text)] if text else []
    return [] if all(not cell for row in rows for cell in row) and len(rows) < 2 else rows


def put(rows: Sequence[Sequence[str]], words: Sequence[bool]) -> None:
    """Offer a block in both forms; ``words`` says of each column that its cells are never numbers."""
    mime = _born_in_qt()
    mime.setText(tsv.write(rows))
    mime.setHtml(html_table.write(rows, words))
    QGuiApplication.clipboard().setMimeData(mime)


def _born_in_qt() -> QMimeData:
    """Empty data of Qt's own making: the clipboard outlives Python, and data made in Python crashes it at the end."""
    model = QStandardItemModel(1, 1)
    mime = model.mimeData([model.index(0, 0)])
    for name in mime.formats():
        mime.removeFormat(name)
    return mime
