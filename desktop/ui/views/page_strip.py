"""Pages one below the other on a grey ground, drawn when they come into sight and kept sharp at every zoom."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui import theme

_GAP = 16
_AT_100 = 96 / 72  # window units a point at 100 %
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
Wanted = Callable[[int, float], None]  # page, pixels a point


class PageStrip(QAbstractScrollArea):
    """Knows sizes and pictures of pages, nothing of PDF.

    Signals:
        wanted: A page is in sight without a sharp picture: page, pixels a point.
        page_changed: Another page is at the top.
    """

    wanted = Signal(int, float)
    page_changed = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[QSizeF] = []
        self._pictures: dict[int, tuple[float, QImage]] = {}  # page -> pixels a point, picture
        self._zoom: float | None = None  # None: as wide as the window
        self._tops: list[int] = []
        self._page = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(self.viewport().backgroundRole())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scroll)

    # ------------------------------------------------------------------ what it shows
    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page at the top, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """1.0 is the size of the paper."""
        if self._zoom is not None:
            return self._zoom
        widest = max((size.width() for size in self._sizes), default=595.0)
        return max((self.viewport().width() - 2 * _GAP) / (widest * _AT_100), 0.2)

    @property
    def fits_width(self) -> bool:
        """Whether the zoom follows the window."""
        return self._zoom is None

    def show_pages(self, sizes: list[QSizeF]) -> None:
        """Show other pages. The place in the report is kept; old pictures stand until the new ones are drawn."""
        place = self._place()
        self._sizes = sizes
        self._pictures = {page: (0.0, picture) for page, (_, picture) in self._pictures.items() if page < len(sizes)}
        self._lay_out(place)

    def show_picture(self, page: int, scale: float, picture: QImage) -> None:
        """A page has been drawn."""
        self._pictures[page] = (scale, picture)
        self.viewport().update(self._rect(page))

    def is_sharp(self, page: int) -> bool:
        """Whether the page's picture was drawn for the zoom it is shown at, from the newest report."""
        return page in self._pictures and self._pictures[page][0] == self._scale()

    def set_zoom(self, zoom: float | None) -> None:
        """Another zoom; None makes pages as wide as the window."""
        place = self._place()
        self._zoom = zoom
        self._lay_out(place)
        self.zoomed.emit()

    def zoom_by(self, steps: int) -> None:
        """The next larger or smaller zoom of the list."""
        now = self.zoom
        if steps > 0:
            self.set_zoom(next((zoom for zoom in ZOOMS if zoom > now + 0.01), ZOOMS[-1]))
        else:
            self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < now - 0.01), ZOOMS[0]))

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self._tops[page] - _GAP)

    # ------------------------------------------------------------------ where things are
    def _scale(self) -> float:
        return self.zoom * _AT_100 * self.devicePixelRatioF()

    def _place(self) -> tuple[int, float]:
        """Page at the top and how far into it the window begins."""
        if not self._tops:
            return 0, 0.0
        return self._page, (self.verticalScrollBar().value() - self._tops[self._page]) / max(
            self._height(self._page), 1
        )

    def _height(self, page: int) -> int:
        return round(self._sizes[page].height() * self.zoom * _AT_100)

    def _lay_out(self, place: tuple[int, float]) -> None:
        heights = [self._height(page) + _GAP for page in range(self.count)]
        self._tops = list(accumulate(heights[:-1], initial=_GAP)) if heights else []
        widest = round(max((size.width() for size in self._sizes), default=0) * self.zoom * _AT_100) + 2 * _GAP
        view = self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(sum(heights) + _GAP - view.height(), 0))
        down.setPageStep(view.height())
        down.setSingleStep(60)
        across.setRange(0, max(widest - view.width(), 0))
        across.setPageStep(view.width())
        if self._tops:
            page = min(place[0], self.count - 1)
            down.setValue(round(self._tops[page] + place[1] * self._height(page)))
        self._on_scroll()
        self.viewport().update()

    def _rect(self, page: int) -> QRect:
        width = round(self._sizes[page].width() * self.zoom * _AT_100)
        room = self.viewport().width()
        left = (room - width) // 2 if width + 2 * _GAP <= room else _GAP - self.horizontalScrollBar().value()
        top = self._tops[page] - self.verticalScrollBar().value()
        return QRect(left, top, width, self._height(page))

    def _on_scroll(self) -> None:
        if not self._tops:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max(bisect_right(self._tops, middle) - 1, 0)
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # ------------------------------------------------------------------ Qt asks
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight; ask for what is not sharp."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(theme.LINE))
        near = self.viewport().rect().adjusted(0, -_GAP, 0, 200)
        for page in range(self.count):
            box = self._rect(page)
            if not box.intersects(near):
                self._forget(page)
                continue
            painter.fillRect(box.translated(QPoint(0, 2)), QColor(theme.EDGE))
            painter.fillRect(box, QColor("#ffffff"))
            if page in self._pictures:
                painter.drawImage(box, self._pictures[page][1])
            if not self.is_sharp(page):
                self.wanted.emit(page, self._scale())

    def _forget(self, page: int) -> None:
        """A page far out of sight is drawn again when it comes back; pictures are large."""
        if abs(page - self._page) > 3:
            self._pictures.pop(page, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place when the window changes."""
        place = self._place()
        super().resizeEvent(event)
        self._lay_out(place)
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)
