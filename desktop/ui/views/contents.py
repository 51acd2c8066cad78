"""The contents at the left: pages, and below the table its level-1 indicators, each with its state and what is open."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.findings.finding import Finding
from desktop.ui import icons, places, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models import cells
from desktop.ui.models.cells import State
from desktop.ui.places import Page
from desktop.ui.views.figure_delegate import paint_state

WIDTH = 172
ENTRY = Qt.ItemDataRole.UserRole + 1
_TITLES = {
    Page.HEAD: ("基本情况", "building-2"),
    Page.TABLE: ("指标评分表", "table-2"),
    Page.STANDING: ("得分分析", "chart-column"),
    Page.NARRATIVE: ("文字报告", "file-text"),
    Page.PREVIEW: ("报告预览", "eye"),
    Page.SIGN: ("签发", "stamp"),
}


class Entry(NamedTuple):
    """One line of the contents; ``code`` for a level-1 indicator."""

    page: Page
    title: str
    code: str = ""
    state: State | None = None
    open: int = 0  # what is still to do there


class Contents(QListWidget):
    """Pages by click or arrow keys."""

    page_chosen = Signal(object)  # Page
    code_chosen = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.setAccessibleName(self.tr("目录"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView, QListView:focus { border: none; background: transparent; }")
        self.setItemDelegate(_EntryDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._quiet = False
        self._fill()
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_current)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._refresh)

    def show_page(self, page: Page) -> None:
        """Mark a page as the one in sight."""
        current = self.currentItem()
        if current is not None and current.data(ENTRY).page is page:
            return
        for row in range(self.count()):
            if self.item(row).data(ENTRY).page is page:
                self._quiet = True
                self.setCurrentRow(row)
                self._quiet = False
                return

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is None or self._quiet:
            return
        entry: Entry = item.data(ENTRY)
        self.page_chosen.emit(entry.page)
        if entry.code:
            self.code_chosen.emit(entry.code)

    def _on_changed(self, change: Changed) -> None:
        if change.structure:
            self._fill()
        else:
            self._refresh()

    def _entries(self) -> list[Entry]:
        counts = self._open_counts()
        entries: list[Entry] = []
        for page, (title, _) in _TITLES.items():
            entries.append(Entry(page, title, open=counts.get(page, 0)))
            if page is Page.TABLE:
                entries += [self._indicator(code) for code in self._document.tree.roots]
        return entries

    def _indicator(self, code: str) -> Entry:
        node = self._document.tree[code]
        return Entry(Page.TABLE, node.name, code, cells.state_of(self._document, node))

    def _open_counts(self) -> dict[Page, int]:
        """Unexplained findings about the whole by page, and leaves without a score."""
        document = self._document
        whole = document.sheet.whole
        counts = {Page.TABLE: whole.leaves - whole.scored}
        for finding in document.findings.whole:
            if cells.troubles(document, finding):
                page = self._page(finding)
                counts[page] = counts.get(page, 0) + 1
        return counts

    def _page(self, finding: Finding) -> Page:
        return places.page_of(self._document.case, finding.where)

    def _fill(self) -> None:
        self._quiet = True
        row = self.currentRow()
        self.clear()
        for entry in self._entries():
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY, entry)
            self.addItem(item)
        self.setCurrentRow(max(row, 0))
        self._quiet = False

    def _refresh(self) -> None:
        for row, entry in enumerate(self._entries()):
            item = self.item(row)
            if item is not None and item.data(ENTRY) != entry:
                item.setData(ENTRY, entry)
                remark = self.tr("，{0} 处待办").format(entry.open) if entry.open else ""
                item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.title + remark)


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fonts = {
            (leaf, strong): theme.scaled_font(0.96 if leaf else 1.0, strong=strong)
            for leaf in (False, True)
            for strong in (False, True)
        }
        self._counts = theme.figure_font(0.88, strong=True)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        del option, index
        return QSize(WIDTH, 34)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Shape, title, and a small count of what is open."""
        entry: Entry = index.data(ENTRY)
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        box: QRect = option.rect.adjusted(4, 1, -4, -1)  # type: ignore[attr-defined]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ACCENT_SOFT if chosen else theme.HOVER))
            painter.drawRoundedRect(QRectF(box), 5, 5)
        if chosen and state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(theme.ACCENT))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        left = box.left() + 10
        if entry.code and entry.state is not None:
            left += 18
            paint_state(painter, QRectF(left, box.center().y() - 4.5, 11, 11), entry.state)
        else:
            colour = theme.ACCENT if chosen else theme.MUTED
            painter.drawPixmap(left, box.center().y() - 8, icons.icon(_TITLES[entry.page][1], colour).pixmap(17, 17))
        left += 25 if not entry.code else 20
        right = self._paint_count(painter, box, entry.open)
        font = self._fonts[bool(entry.code), chosen]
        painter.setFont(font)
        painter.setPen(QColor(theme.ACCENT if chosen else theme.INK))
        room = QRect(left, box.top(), right - left - 4, box.height())
        title = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
        painter.restore()

    def _paint_count(self, painter: QPainter, box: QRect, count: int) -> int:
        if not count:
            return box.right() - 6
        font = self._counts
        text = str(count)
        width = max(22, QFontMetrics(font).horizontalAdvance(text) + 12)
        badge = QRectF(box.right() - width - 6, box.center().y() - 8.5, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.WARN_SOFT))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setFont(font)
        painter.setPen(QColor(theme.WARN))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)
        return int(badge.left())
