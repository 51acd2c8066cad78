"""The file that was read, beside what was read from it: its sheets and text, the line of the chosen value marked."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.sourcetext import SourceTable, SourceText
from desktop.ui import parts, theme
from desktop.ui.models.source_page import MARK, SourcePageModel
from desktop.ui.views.marked_cell import MarkedCellDelegate

_NARROW, _WIDE = 3, 16  # characters a column shows at least and at most
_HIGHEST, _HIGHEST_MARKED = 6, 24  # lines a row shows; the rest stands in its tip
_SCALE = 0.93
_MARGIN = 12  # pixels of a cell that hold no text


class SourceView(QWidget):
    """Tables and text page by page; a page of its own for each sheet."""

    places_chosen = Signal(object)  # tuple[str, ...]: the chosen cell's place, then the rest of its row
    leave_wanted = Signal()  # Return or Escape: back to what was read

    def __init__(self, title: str = "") -> None:
        """``title`` stands above, unless something else there says what this is."""
        super().__init__()
        self._pages: list[SourceTable] = []
        self._lines: dict[int, int] = {}  # row → the lines its text takes
        self._high = -1  # the row that is higher than others, for it is marked
        self._read: frozenset[str] = frozenset()
        self._by_program = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(8)
        if title:
            row.addWidget(parts.label(title, strong=True))
        self.page_box = QComboBox()
        self.page_box.setAccessibleName(self.tr("原文件的工作表或正文"))
        self.page_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.page_box.setMinimumContentsLength(10)
        self.page_box.currentIndexChanged.connect(self._turn)
        row.addWidget(self.page_box)
        self.place = parts.label("", "muted")
        row.addWidget(self.place, 1)
        column.addLayout(row)
        self.model = SourcePageModel(self)
        self.table = _Table()
        self.table.setAccessibleName(self.tr("原文件的内容"))
        self.table.setModel(self.model)
        self.table.setFont(theme.scaled_font(_SCALE))
        self._delegate = MarkedCellDelegate()
        self.table.setItemDelegate(self._delegate)
        self.table.horizontalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setCornerButtonEnabled(False)
        corner = self.table.findChild(QAbstractButton)
        if corner is not None:  # Qt makes it, and gives it no name
            corner.setAccessibleName(self.tr("原文件的内容"))
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.leave_wanted.connect(self.leave_wanted)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_resized)
        self.table.resized.connect(self._soon.start)
        column.addWidget(self.table, 1)
        self.cut = parts.label(self.tr("文件很长，这里只显示前面的部分；读取的是全文。"), "muted", _SCALE, wrap=True)
        column.addWidget(self.cut)

    def show_text(self, text: SourceText, read: Collection[str]) -> None:
        """Show a file; ``read`` are the places something was read from."""
        self._read = frozenset(read)
        self._pages = list(text.tables)
        if text.lines:
            self._pages.append(SourceTable("", len(text.lines), 1, text.lines))
        self.cut.setVisible(text.cut)
        self.page_box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.page_box.clear()
        self.page_box.addItems([page.name or self.tr("正文") for page in self._pages])
        self.page_box.blockSignals(False)  # noqa: FBT003
        self.page_box.setVisible(len(self._pages) > 1)
        first = max(range(len(self._pages)), key=lambda at: self._count_read(self._pages[at]), default=-1)
        self.page_box.setCurrentIndex(first)
        self._turn(first)

    def mark(self, place: str, words: str = "", *, scroll: bool = True) -> None:
        """Turn to a place and mark its line, and ``words`` in it; where it stands on no page, nothing is marked."""
        here = self.page_box.currentIndex()
        holding = [at for at, page in enumerate(self._pages) if any(cell.place == place for cell in page.cells)]
        if holding and here not in holding:
            self.page_box.setCurrentIndex(holding[0])
        index = self.model.mark(place)
        self.place.setText(place if index.isValid() else "")
        self._delegate.mark(index, words)
        self._raise(index.row())
        if index.isValid() and scroll:
            self._by_program = True
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._by_program = False

    def _count_read(self, page: SourceTable) -> int:
        return sum(cell.place in self._read for cell in page.cells)

    def _turn(self, at: int) -> None:
        """Lay a page out: merged cells, widths by what is written, heights by how it wraps."""
        if not 0 <= at < len(self._pages):
            return
        page = self._pages[at]
        self._by_program = True
        self._high = -1
        self._delegate.mark(QModelIndex(), "")
        self.table.clearSpans()
        self.model.show_page(page, self._read, places=page.columns == 1)
        for cell in page.cells:
            if cell.height > 1 or cell.width > 1:
                self.table.setSpan(cell.row, cell.column, cell.height, cell.width)
        self.table.horizontalHeader().setStretchLastSection(page.columns == 1)
        character = QFontMetrics(self.table.font()).horizontalAdvance("字")
        widths = [_NARROW] * page.columns
        for cell in page.cells:
            if cell.width == 1:
                widths[cell.column] = max(widths[cell.column], min(len(cell.text), _WIDE))
        for column, width in enumerate(widths):
            self.table.setColumnWidth(column, width * character + _MARGIN)
        header = QFontMetrics(self.table.verticalHeader().font())
        numbers = (str(self.model.headerData(row, Qt.Orientation.Vertical)) for row in range(page.rows))
        widest = max((header.horizontalAdvance(f"{MARK} {number}") for number in numbers), default=0)
        self.table.verticalHeader().setFixedWidth(widest + 2 * _MARGIN)
        self._wrap()
        self._by_program = False

    def _wrap(self) -> None:
        """Rows as high as their texts want at this width, one marked as high as it takes."""
        at = self.page_box.currentIndex()
        if not 0 <= at < len(self._pages):
            return
        page, marked = self._pages[at], self._high
        character = QFontMetrics(self.table.font()).horizontalAdvance("字")
        high = dict.fromkeys(range(page.rows), 1)
        room = self.table.viewport().width() if page.columns == 1 else 0
        for cell in page.cells:
            if cell.height > 1:
                continue
            columns = range(cell.column, min(cell.column + cell.width, page.columns))
            wide = room or sum(self.table.columnWidth(column) for column in columns)
            fitting = max((wide - _MARGIN) // character, 1)
            lines = sum(-(-max(len(line), 1) // fitting) for line in cell.text.split("\n"))
            high[cell.row] = max(high[cell.row], lines)
        self._lines, self._high = high, -1
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for row in high:
            self._set_height(row, _HIGHEST)
        self._raise(marked)

    def _on_resized(self) -> None:
        self._wrap()
        if self._high >= 0:
            self.table.scrollTo(self.table.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    def _raise(self, row: int) -> None:
        """The marked row shows all its lines, the one before no longer."""
        if self._high in self._lines:
            self._set_height(self._high, _HIGHEST)
        self._high = row
        if row in self._lines:
            self._set_height(row, _HIGHEST_MARKED)

    def _set_height(self, row: int, most: int) -> None:
        spacing = QFontMetrics(self.table.font()).lineSpacing()
        self.table.verticalHeader().resizeSection(row, min(self._lines[row], most) * spacing + 8)

    def _on_current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not self._by_program and now.isValid():
            self.places_chosen.emit(self.model.places(now))


class _Table(QTableView):
    """Return and Escape lead back to what was read."""

    leave_wanted = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts wrap otherwise."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.leave_wanted.emit()
        else:
            super().keyPressEvent(event)
