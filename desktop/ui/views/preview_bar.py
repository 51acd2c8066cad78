"""What stands above the pages of the report: turning pages, zoom, two side by side, finding."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop.ui import parts
from desktop.ui.flow import Flow
from desktop.ui.views.page_find import PageFinder
from desktop.ui.views.page_strip import Fit, PageStrip


class PreviewBar(QWidget):
    """Two lines for a strip of pages: finding and what is done with the report, below it page and zoom.

    ``end`` is the row that whoever owns it puts its own buttons into.
    """

    def __init__(self, strip: PageStrip, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        frame, inside = parts.card("plain-card", margin=8, spacing=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        first, second = Flow(spacing=12), Flow(spacing=10)  # each on one line of a small screen
        for row in (first, second):
            inside.addLayout(row)
        self.finder = PageFinder(strip)
        first.addWidget(self.finder)
        self._hint = parts.Aside(self.tr("拖出方框后按 Ctrl+C 可复制框内文字"))
        first.addWidget(self._hint)
        self.end = first.add_group()
        self._add_pages(second.add_group())
        self._add_zoom(second.add_group())
        self.state_label = parts.label("", "muted")
        self.beside_button = parts.tool("panel-right", "")
        self.beside_button.setCheckable(True)
        self._state = second.add_group()
        self.set_compact(compact=False)
        strip.page_changed.connect(self._show_page)
        strip.page_changed.connect(lambda _page: self._show_zoom())
        strip.zoomed.connect(self._show_zoom)

    def add_shortcuts(self, page: QWidget) -> None:
        """Zoom keys, for as long as the page has the keyboard. Ctrl+F is the window's: it asks which page is shown."""
        keys = QKeySequence.StandardKey
        for key, step in ((keys.ZoomIn, 1), (keys.ZoomOut, -1)):
            shortcut = QShortcut(QKeySequence(key), page, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._strip.zoom_by(step))

    def set_compact(self, *, compact: bool) -> None:
        """Leave away what there is no room for beside another page."""
        for each in (self._hint, self.two_up, *self._turners):
            each.setVisible(not compact)
        beside_the_finder = self.end if compact else self._state  # there is no room for it behind page and zoom
        for each in (self.state_label, self.beside_button):
            beside_the_finder.addWidget(each)
            each.show()  # Qt hides what changes its place
        self.finder.set_narrow(narrow=compact)
        name = self.tr("不再并排显示（F9）") if compact else self.tr("与评分表并排显示（F9）")
        self.beside_button.setChecked(compact)
        self.beside_button.setToolTip(name)
        self.beside_button.setAccessibleName(name)

    def _add_pages(self, row: QHBoxLayout) -> None:
        self.page_box = QSpinBox()
        self.page_box.setRange(0, 0)
        self.page_box.setPrefix(self.tr("第 "))
        self.page_box.setSuffix(self.tr(" 页"))
        self.page_box.setKeyboardTracking(False)
        self.page_box.setAccessibleName(self.tr("页码"))
        self.page_box.valueChanged.connect(lambda number: self._strip.go_to(number - 1))
        self.count_label = parts.label("", "muted")
        self._turners = [
            parts.tool("chevron-up", self.tr("上一页"), lambda: self._turn(-1)),
            parts.tool("chevron-down", self.tr("下一页"), lambda: self._turn(1)),
        ]
        for each in (*self._turners, self.page_box):
            row.addWidget(each)
        row.addWidget(self.count_label)

    def _add_zoom(self, row: QHBoxLayout) -> None:
        strip = self._strip
        row.addWidget(parts.tool("zoom-out", self.tr("缩小（Ctrl+滚轮）"), lambda: strip.zoom_by(-1)))
        self.zoom_label = parts.label("", "muted")
        self.zoom_label.setMinimumWidth(self.zoom_label.fontMetrics().horizontalAdvance("000%"))
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.zoom_label)
        row.addWidget(parts.tool("zoom-in", self.tr("放大（Ctrl+滚轮）"), lambda: strip.zoom_by(1)))
        self.fit_width = parts.tool("move-horizontal", self.tr("适合宽度"), lambda: strip.set_zoom(Fit.WIDTH))
        self.fit_page = parts.tool("fullscreen", self.tr("显示整页"), lambda: strip.set_zoom(Fit.PAGE))
        self.two_up = parts.tool("columns-2", self.tr("并排显示两页"), self._set_columns)
        for each in (self.fit_width, self.fit_page, self.two_up):
            each.setCheckable(True)
            row.addWidget(each)

    def _turn(self, step: int) -> None:
        page = self._strip.page + step * self._strip.columns
        self._strip.go_to(min(max(page, 0), self._strip.count - 1))

    def _set_columns(self) -> None:
        self._strip.set_columns(2 if self.two_up.isChecked() else 1)

    def show_count(self, count: int) -> None:
        """How many pages there are now; the rest is asked of the strip."""
        self.page_box.setRange(1, max(count, 1))
        self.count_label.setText(self.tr("共 {count} 页").format(count=count))
        self._show_page(self._strip.page)
        self._show_zoom()

    def _show_page(self, page: int) -> None:
        self.page_box.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.page_box.setValue(page + 1)
        self.page_box.blockSignals(False)  # noqa: FBT003

    def _show_zoom(self) -> None:
        self.zoom_label.setText(f"{round(self._strip.zoom * 100)}%")
        self.fit_width.setChecked(self._strip.fit is Fit.WIDTH)
        self.fit_page.setChecked(self._strip.fit is Fit.PAGE)
