"""The contents at the left: pages, and below the table its level-1 indicators, each with its state and what is open."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.domain.text import noop
from desktop.domain.worked import WHOLE
from desktop.ui import findings_actions, icons, languages, places, theme
from desktop.ui.document import Changed, Document
from desktop.ui.models import part_lines, states
from desktop.ui.models.part_lines import PartLine
from desktop.ui.models.states import State
from desktop.ui.places import Page
from desktop.ui.ranks import Counts, Rank, in_words, rank_of, waiting, wrong
from desktop.ui.views import count_badges
from desktop.ui.views.figure_delegate import paint_state

WIDTH, LEAST = 172, 150  # px: as a rule, and drawn as narrow as it goes
_LETTERS, _ROOMY = 12, 15  # as wide as so many, and where the screen is wide: names of projects are long
_ROW = 30  # logical pixels; the whole contents are in sight on a low screen
ENTRY = Qt.ItemDataRole.UserRole + 1
_TITLES = {
    Page.HEAD: (noop("Contents", "基本情况"), "building-2"),
    Page.TABLE: (noop("Contents", "指标评分表"), "table-2"),
    Page.STANDING: (noop("Contents", "得分分析"), "chart-column"),
    Page.PROJECTS: (noop("Contents", "项目自评"), "briefcase"),
    Page.NARRATIVE: (noop("Contents", "文字报告"), "file-text"),
    Page.EVIDENCE: (noop("Contents", "佐证材料"), "paperclip"),
    Page.PREVIEW: (noop("Contents", "报告预览"), "eye"),
    Page.SIGN: (noop("Contents", "签发"), "stamp"),
    Page.REVIEW: (noop("Contents", "复核"), "user-check"),
}


def usual_width(*, roomy: bool) -> int:
    """Until a person draws it wider or narrower; larger type wants more."""
    letters = _ROOMY if roomy else _LETTERS
    return max(WIDTH, letters * QFontMetrics(theme.scaled_font(1.0)).horizontalAdvance("字"))


class Entry(NamedTuple):
    """One line of the contents; ``code`` for a level-1 indicator."""

    page: Page
    title: str
    code: str = ""
    state: State | None = None
    left: Counts = {}  # what is still to do there
    part: str | None = None  # another evaluation of the file; "" is the department's
    remark: str = ""  # at the right, where nothing is open
    icon: str = ""
    adds: bool = False  # 增加项目…
    here: bool = False  # the evaluation in sight
    heading: bool = False  # only says what stands below it

    @property
    def open(self) -> int:
        """How much is still to do there."""
        return wrong(self.left) + waiting(self.left)


class Contents(QListWidget):
    """Pages by click or arrow keys."""

    page_chosen = Signal(object)  # Page
    code_chosen = Signal(str)
    part_chosen = Signal(str)  # id of another evaluation of the file
    add_wanted = Signal()

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
        self._lines = part_lines.lines(document)
        self._fill()
        self.currentItemChanged.connect(self._on_current)
        self.itemClicked.connect(self._on_current)
        self.itemClicked.connect(self._on_chosen)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self._refresh)
        document.parts_changed.connect(self._on_parts)

    def show_page(self, page: Page) -> None:
        """Mark a page as the one in sight."""
        current = self.currentItem()
        if current is not None and current.data(ENTRY).page is page and current.data(ENTRY).part is None:
            return
        for row in range(self.count()):
            entry: Entry = self.item(row).data(ENTRY)
            if entry.page is page and entry.part is None and not (entry.adds or entry.heading):
                self._quiet = True
                self.setCurrentRow(row)
                self._quiet = False
                return

    def _on_current(self, item: QListWidgetItem | None) -> None:
        if item is None or self._quiet:
            return
        entry: Entry = item.data(ENTRY)
        if entry.part is not None or entry.adds or entry.heading:
            return  # arrow keys pass over what leads elsewhere
        self.page_chosen.emit(entry.page)
        if entry.code:
            self.code_chosen.emit(entry.code)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        entry: Entry = item.data(ENTRY)
        if entry.adds:
            self.add_wanted.emit()
        elif entry.part is not None and entry.part != self._document.part:
            self.part_chosen.emit(entry.part)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens another evaluation."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._on_chosen(self.currentItem())
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """What changed in another evaluation meanwhile."""
        self._lines = part_lines.lines(self._document)
        self._refresh()
        super().showEvent(event)

    def _on_parts(self) -> None:
        if self.isVisible():
            self._lines = part_lines.lines(self._document)
            self._refresh()

    def _on_changed(self, change: Changed) -> None:
        if self._document.part:
            self._lines = part_lines.lines(self._document)
        if change.structure:
            self._fill()
        else:
            self._refresh()

    def _entries(self) -> list[Entry]:
        left = self._left()
        entries: list[Entry] = []
        if self._document.part:
            entries.append(Entry(Page.TABLE, self.tr("返回部门整体"), part=WHOLE, icon="arrow-left"))
        there = places.pages_of(self._document.entry)
        for page in (each for each in _TITLES if each in there):
            entries.append(Entry(page, self.tr(_TITLES[page][0]), left=left.get(page, {})))
            if page is Page.TABLE:
                entries += [self._indicator(code) for code in self._document.tree.roots]
            elif page is Page.PROJECTS:
                entries += [self._part(line) for line in self._lines]
                if self._document.editable:
                    entries.append(Entry(page, self.tr("增加项目…"), icon="plus", adds=True))
        if self._document.part:
            entries.append(Entry(Page.TABLE, self.tr("同一文件中"), heading=True))
            entries += [self._part(line) for line in self._lines]
        return entries

    def _part(self, line: PartLine) -> Entry:
        icon, part = part_lines.ICONS[line.row.form], line.row.id
        here = part == self._document.part
        return Entry(Page.TABLE, line.name, left=line.left, part=part, remark=line.result, icon=icon, here=here)

    def _indicator(self, code: str) -> Entry:
        node = self._document.tree[code]
        return Entry(Page.TABLE, node.name, code, states.state_of(self._document, node))

    def _left(self) -> dict[Page, dict[Rank, int]]:
        """Unexplained findings by page. Those of the table are what is left of all: the others are few."""
        document = self._document
        table = findings_actions.left(document)
        left = {Page.TABLE: table}
        for finding in document.findings.whole:
            if not findings_actions.reason_for(document, finding):
                rank, page = rank_of(finding), places.page_of(document.case, finding.where)
                there = left.setdefault(page, dict.fromkeys(Rank, 0))
                if there is not table:
                    there[rank] += 1
                    table[rank] -= 1
        return left

    def _fill(self) -> None:
        self._quiet = True
        row = self.currentRow()
        self.clear()
        for entry in self._entries():
            item = QListWidgetItem()
            _tell(item, entry)
            if entry.heading:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.setCurrentRow(max(row, 0))
        self._quiet = False

    def _refresh(self) -> None:
        entries = self._entries()
        if len(entries) != self.count():
            self._fill()
            return
        with QSignalBlocker(self.model()):  # lines are of one height: a new count is painted, nothing is laid out anew
            for row, entry in enumerate(entries):
                item = self.item(row)
                if item is not None and item.data(ENTRY) != entry:
                    _tell(item, entry)
                    self.viewport().update(self.visualItemRect(item))


def _tell(item: QListWidgetItem, entry: Entry) -> None:
    item.setText(entry.title)
    item.setToolTip(_tip(entry))
    item.setData(ENTRY, entry)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, _spoken(entry))


def _tip(entry: Entry) -> str:
    """What the line has no room for: the whole name of a project, what its counts mean."""
    said = f"{entry.title}　{entry.remark}" if entry.part else ""
    return "\n".join(each for each in (said, in_words(entry.left)) if each)


def _spoken(entry: Entry) -> str:
    return languages.listed([entry.title, *filter(None, [in_words(entry.left)])], "，")


class _EntryDelegate(QStyledItemDelegate):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._fonts = {
            (leaf, strong): theme.scaled_font(0.96 if leaf else 1.0, strong=strong)
            for leaf in (False, True)
            for strong in (False, True)
        }
        self._remarks = theme.figure_font(0.88)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One height for all."""
        del option, index
        return QSize(WIDTH, max(_ROW, QFontMetrics(self._fonts[False, True]).height() + 8))

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
        if entry.heading:
            self._paint_heading(painter, box, entry.title)
            painter.restore()
            return
        left = box.left() + 10
        if entry.code and entry.state is not None:
            left += 18
            paint_state(painter, QRectF(left, box.center().y() - 4.5, 11, 11), entry.state)
        else:
            left += 14 if entry.part or entry.adds else 0
            colour = theme.ACCENT if chosen or entry.here else theme.MUTED
            icon = icons.icon(entry.icon or _TITLES[entry.page][1], colour)
            painter.drawPixmap(left, box.center().y() - 8, icon.pixmap(17, 17))
        left += 20 if entry.code else 22 if entry.part or entry.adds else 25
        font = self._fonts[bool(entry.code or entry.part), chosen or entry.here]
        whole = left + QFontMetrics(font).horizontalAdvance(entry.title)
        right = count_badges.paint(painter, box, whole, entry.left)
        if entry.remark and not entry.open:
            right = self._paint_remark(painter, box, entry.remark)
        painter.setFont(font)
        painter.setPen(QColor(theme.ACCENT if chosen or entry.here else theme.INK))
        room = QRect(left, box.top(), right - left - 4, box.height())
        title = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRect, text: str) -> None:
        """A line across, and below it in small letters what follows."""
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(box.left() + 6, box.top() + 3, box.right() - 6, box.top() + 3)
        painter.setFont(self._remarks)
        painter.setPen(QColor(theme.MUTED))
        room = box.adjusted(10, 6, -6, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)

    def _paint_remark(self, painter: QPainter, box: QRect, text: str) -> int:
        """Score or progress; gives the name at least half the line."""
        metrics = QFontMetrics(self._remarks)
        width = metrics.horizontalAdvance(text)
        room = QRect(box.right() - width - 6, box.top(), width, box.height())
        if width > box.width() // 2:
            return box.right() - 6
        painter.setFont(self._remarks)
        painter.setPen(QColor(theme.MUTED))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
        return room.left()
