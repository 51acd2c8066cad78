"""The first thing a person sees: last year's file as the way in, the files opened last, and a promise kept.

Painted before anything slow is imported: nothing here may load SQLModel, YAML, openpyxl or ReportLab.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFontMetrics,
    QPainter,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import jobs, parts, theme
from desktop.ui.flow import Flow
from desktop.ui.models.recent_files import FILE, RecentFilesModel, day, folder
from desktop.usecases.recent_files import recent_files
from desktop.usecases.workspace import Workspace

# What may be dropped onto the window.
TAKEN = (
    *(".ziping", ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt"),
    *(".pdf", ".html", ".htm", ".txt"),
)
_PAD = 12


class StartPage(QWidget):
    """Emits what the person wants; the main window does it."""

    new_requested = Signal()
    open_requested = Signal()
    open_path = Signal(object)  # Path: chosen from the list, or dropped
    prior_requested = Signal()
    sample_requested = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._dropping = False
        self.setAcceptDrops(True)
        self.model = RecentFilesModel(self)
        columns = QHBoxLayout()
        columns.setSpacing(28)
        columns.addWidget(self._ways_in(), 5)
        columns.addWidget(self._recent(), 6)
        inner = QWidget()
        inner.setMaximumWidth(1100)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._heading())
        column.addLayout(columns, 1)
        column.addLayout(self._promise())
        page = QHBoxLayout(self)
        page.setContentsMargins(36, 20, 36, 14)
        page.addWidget(inner)
        self.model.modelReset.connect(self._on_reset)
        self._on_reset()

    # ------------------------------------------------------------------ what stands on it
    def _heading(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(parts.picture("zipingtai", 48))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(parts.label(self.tr("自评台"), "title", 1.75, strong=True))
        names.addWidget(parts.label(self.tr("部门整体支出绩效自评：填报、核查、签发、成文"), "muted"))
        row.addLayout(names, 1)
        return row

    def _ways_in(self) -> QScrollArea:
        """Scrolls in a low window with large type."""
        inner = QWidget()
        area = parts.scrolled(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        main, inside = parts.card(margin=18, spacing=10)
        inside.addWidget(parts.label(self.tr("开始本年度的自评"), scale=1.15, strong=True))
        said = self.tr(
            "选上年的自评文件（.ziping）或 Excel、Word、WPS、PDF 报告。"
            "单位、自设指标、目标和文字自动带入；结果清空，上年数列在旁边。"
        )
        inside.addWidget(parts.label(said, "muted", wrap=True))
        self.prior_button = parts.button(self.tr("从上年文件开始"), "hero", "file-input")
        self.prior_button.setFont(theme.scaled_font(1.1, strong=True))
        self.prior_button.setDefault(True)
        self.prior_button.clicked.connect(self.prior_requested)
        inside.addWidget(self.prior_button)
        column.addWidget(main)
        self.new_button = self._way("file-plus", self.tr("新建空白自评"), self.tr("选评价方案，填单位和年度"))
        self.new_button.clicked.connect(self.new_requested)
        self.open_button = self._way("folder-open", self.tr("打开自评文件…"), self.tr("接着填，或查看已签发的"))
        self.open_button.clicked.connect(self.open_requested)
        self.sample_button = self._way("book-open", self.tr("查看样例"), self.tr("虚构单位的完整自评，可随意试改"))
        self.sample_button.clicked.connect(self.sample_requested)
        for each in (self.new_button, self.open_button, self.sample_button):
            column.addWidget(each)
        column.addStretch(1)
        area.setMinimumWidth(inner.minimumSizeHint().width())
        return area

    def _way(self, icon: str, title: str, said: str) -> QPushButton:
        """A wide button with a title and what it does below it."""
        made = _WideButton(icon, title, said)
        made.setAccessibleName(title)
        made.setAccessibleDescription(said)
        return made

    def _recent(self) -> QWidget:
        frame, inside = parts.card(margin=0, spacing=0)
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 10)
        head.addWidget(parts.label(self.tr("最近打开"), scale=1.05, strong=True), 1)
        self.way = parts.label(self.tr("双击打开"), "muted")
        head.addWidget(self.way)
        inside.addLayout(head)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(_RecentDelegate(self.model, self.list))
        self.list.setAccessibleName(self.tr("最近打开的自评"))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        line = theme.LINE.name()
        self.list.setStyleSheet(f"QListView {{ border: none; border-top: 1px solid {line}; border-radius: 0; }}")
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.activated.connect(self._on_activated)
        self.empty = QWidget()
        middle = QVBoxLayout(self.empty)
        middle.setContentsMargins(24, 24, 24, 24)
        middle.addStretch(1)
        for each in (
            parts.label(self.tr("还没有打开过自评文件"), "muted", 1.05, wrap=True),
            parts.label(self.tr("打开过的文件会列在这里，下次双击就能接着填。"), "muted", wrap=True),
        ):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            middle.addWidget(each)
        middle.addStretch(2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)
        inside.addWidget(self.stack, 1)
        return frame

    def _promise(self) -> Flow:
        row = Flow(spacing=24)
        row.add_group(
            parts.picture("wifi-off", 16, theme.MUTED),
            parts.label(self.tr("本程序不联网，资料只在本机；每改一处立即存盘，不必另按保存。"), "muted"),
            spacing=8,
        )
        row.addWidget(parts.label(self.tr("也可以把 .ziping 文件或上年的 Excel、Word、WPS、PDF 拖进窗口"), "muted"))
        return row

    # ------------------------------------------------------------------ what happens on it
    def reload(self) -> None:
        """Read the list again, off the UI thread: a folder on a slow stick must not hold up the page."""

        def show(files: object) -> None:
            assert isinstance(files, tuple)
            self.model.show(files)

        jobs.run(self, lambda: recent_files(self._workspace), show, label="recent files")

    def showEvent(self, event: QShowEvent) -> None:
        """Whenever the page comes up, the list is read again."""
        super().showEvent(event)
        self.reload()

    def _on_reset(self) -> None:
        self.stack.setCurrentWidget(self.list if self.model.rowCount() else self.empty)
        self.way.setVisible(bool(self.model.rowCount()))

    def _on_activated(self, index: QModelIndex) -> None:
        self.open_path.emit(Path(index.data(FILE).path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of ours, or one we can start from; refuse the rest."""
        if dropped_file(event) is not None:
            take_copy(event)
            self._set_dropping(to=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The file went elsewhere."""
        super().dragLeaveEvent(event)
        self._set_dropping(to=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        self._set_dropping(to=False)
        path = dropped_file(event)
        if path is not None:
            take_copy(event)
            self.open_path.emit(path)

    def _set_dropping(self, *, to: bool) -> None:
        self._dropping = to
        self.update()

    def paintEvent(self, event: object) -> None:
        """A dashed frame while a file hovers over the page."""
        del event
        if self._dropping:
            painter = QPainter(self)
            painter.setPen(QPen(QColor(theme.ACCENT), 3, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(theme.ACCENT_SOFT))
            painter.drawRoundedRect(self.rect().adjusted(8, 8, -8, -8), 10, 10)


def take_copy(event: QDropEvent) -> None:
    """Whatever the file manager proposed: one that hears "moved" may delete the original."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def dropped_file(event: QDropEvent) -> Path | None:
    """The one local file that is dragged, when it is of a kind we take."""
    urls = event.mimeData().urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in TAKEN else None


class _WideButton(parts.Button):
    """A button of two lines: what it is called, and in grey what it does."""

    def __init__(self, icon: str, title: str, said: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 14, 8)
        row.setSpacing(14)
        row.addWidget(parts.picture(icon, 22, theme.ACCENT))
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(parts.label(title, strong=True))
        lines.addWidget(parts.label(said, "muted", 0.93))
        row.addLayout(lines, 1)
        row.addWidget(parts.picture("chevron-right", 16, theme.MUTED))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """As large as its two lines; a plain button would only count its own text."""
        inside = self.layout()
        assert inside is not None
        return inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never cut the lines."""
        return self.sizeHint()


class _RecentDelegate(QStyledItemDelegate):
    """Two lines a file: unit and result, then year, date and folder in grey."""

    def __init__(self, model: RecentFilesModel, parent: QListView) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines and some air."""
        del option, index
        return QSize(200, 2 * QFontMetrics(theme.scaled_font(1.0)).height() + 22)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one file."""
        file = index.data(FILE)
        painter.save()
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.ACCENT_SOFT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.HOVER))
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        strong, small = theme.scaled_font(1.0, strong=True), theme.scaled_font(0.93)
        inner = box.adjusted(_PAD + 6, 9, -_PAD - 6, -9)
        upper = QRect(inner.left(), inner.top(), inner.width(), QFontMetrics(strong).height())
        lower = QRect(inner.left(), upper.bottom() + 4, inner.width(), QFontMetrics(small).height())
        result = self._model.result(file)
        painter.setFont(theme.figure_font(strong=bool(file.total)))
        painter.setPen(QColor(theme.GOOD if file.total else theme.MUTED))
        taken = painter.fontMetrics().horizontalAdvance(result) + 14
        painter.drawText(upper, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, result)
        painter.setFont(strong)
        painter.setPen(QColor(theme.INK))
        self._elided(painter, upper.adjusted(0, 0, -taken, 0), file.unit, Qt.TextElideMode.ElideRight)
        painter.setFont(small)
        painter.setPen(QColor(theme.MUTED))
        head = self.tr("{year} 年度　{date}").format(year=file.year, date=day(file)).strip()
        painter.drawText(lower, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, head)
        used = painter.fontMetrics().horizontalAdvance(head) + 14
        self._elided(painter, lower.adjusted(used, 0, 0, 0), folder(file), Qt.TextElideMode.ElideMiddle)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.drawRect(box.adjusted(2, 2, -2, -3))
        painter.restore()

    def _elided(self, painter: QPainter, box: QRect, text: str, mode: Qt.TextElideMode) -> None:
        shown = painter.fontMetrics().elidedText(text, mode, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
