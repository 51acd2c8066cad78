"""Pages one below the other on a grey ground, drawn when they come into sight and kept sharp at every zoom."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QPoint, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.ui import theme
from desktop.ui.views.page_layout import GAP, PageLayout, height_in_points, lay_out, width_in_points

_AT_100 = 96 / 72  # window units a point at 100 %
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_LEAST = 0.2  # zoom
_READABLE = 1.1  # zoom: where the width fits, pages need not be larger
_NOTCH = 120  # of a wheel, in Qt's units; touch pads send less at a time
_NEAR = 200  # window units below the window that are drawn ahead
_TALL = 3  # rows of pages whose pictures are kept on either side
Marked = tuple[int, QRectF]  # a page, and a box on it in points from its upper left corner


class Fit(Enum):
    """A zoom that follows the window."""

    WIDTH = auto()
    PAGE = auto()


class PageStrip(QAbstractScrollArea):
    """Knows sizes and pictures of pages, nothing of PDF.

    Signals:
        wanted: A page is in sight without a sharp picture: page, pixels a point.
        page_changed: Another page is at the top.
        zoomed: The zoom is another.
        copy_wanted: A stretch of a page was drawn up and is to be copied: page, box in points.
    """

    wanted = Signal(int, float)
    page_changed = Signal(int)
    zoomed = Signal()
    copy_wanted = Signal(int, QRectF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[QSizeF] = []
        self._pictures: dict[int, tuple[float, QImage]] = {}  # page -> pixels a point, picture
        self._zoom: float | Fit = Fit.WIDTH
        self._columns = 1
        self._layout = PageLayout((), QSizeF().toSize())
        self._marks: Sequence[Marked] = ()
        self._chosen: Sequence[int] = ()
        self._drawn_up: Marked | None = None
        self._pressed: tuple[int, QPoint] | None = None
        self._page = self._turned = 0
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
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
    def columns(self) -> int:
        """How many pages stand side by side."""
        return self._columns

    @property
    def zoom(self) -> float:
        """Of the page at the top; 1.0 is the size of the paper."""
        return self._zoom_of(self._page)

    def _zoom_of(self, page: int) -> float:
        """Where the width is to fit, upright pages are not kept as small as those with wide tables."""
        if isinstance(self._zoom, float):
            return self._zoom
        view, gaps = self.viewport().size(), (self._columns + 1) * GAP
        wide = (view.width() - gaps) / (width_in_points(self._sizes, self._columns) * _AT_100)
        if self._zoom is Fit.PAGE:
            return max(min(wide, (view.height() - 2 * GAP) / (height_in_points(self._sizes) * _AT_100)), _LEAST)
        if self._columns == 1 and page < self.count:
            own = (view.width() - gaps) / (self._sizes[page].width() * _AT_100)
            wide = max(wide, min(own, _READABLE))
        return max(wide, _LEAST)

    @property
    def fit(self) -> Fit | None:
        """How the zoom follows the window; None when it does not."""
        return self._zoom if isinstance(self._zoom, Fit) else None

    def show_pages(self, sizes: list[QSizeF]) -> None:
        """Show other pages. The place in the report is kept; old pictures stand until the new ones are drawn."""
        place = self._place()
        self._sizes = sizes
        self._pictures = {page: (0.0, picture) for page, (_, picture) in self._pictures.items() if page < len(sizes)}
        self._marks, self._chosen, self._drawn_up = (), (), None
        self._lay_out(place)

    def show_picture(self, page: int, scale: float, picture: QImage) -> None:
        """A page has been drawn."""
        self._pictures[page] = (scale, picture)
        self.viewport().update(self.box(page))

    def show_marks(self, marks: Sequence[Marked], chosen: Sequence[int]) -> None:
        """Boxes on the pages in colour; those whose numbers are ``chosen`` in a stronger one."""
        self._marks, self._chosen = marks, chosen
        self.viewport().update()

    def is_sharp(self, page: int) -> bool:
        """Whether the page's picture was drawn for the zoom it is shown at, from the newest report."""
        return page in self._pictures and self._pictures[page][0] == self._scale(page)

    def wants(self, page: int, scale: float) -> bool:
        """Whether a picture of the page at that scale is still of use."""
        return page < self.count and scale == self._scale(page) and self._is_near(self.box(page))

    # ------------------------------------------------------------------ what a person does
    def set_zoom(self, zoom: float | Fit) -> None:
        """Another zoom, or one that follows the window."""
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

    def set_columns(self, columns: int) -> None:
        """One page below the other, or two side by side."""
        place = self._place()
        self._columns = columns
        self._lay_out(place)
        self.zoomed.emit()

    def go_to(self, page: int) -> None:
        """Bring a page to the top."""
        if 0 <= page < self.count:
            self.verticalScrollBar().setValue(self._layout.boxes[page].top() - GAP)

    def bring_into_sight(self, page: int, box: QRectF) -> None:
        """Scroll until a box on a page is seen, and no further."""
        shown, view = self._on_window((page, box)), self.viewport().rect()
        if view.adjusted(0, GAP, 0, -GAP).contains(shown):
            return
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setValue(down.value() + shown.top() - view.height() // 3)
        across.setValue(across.value() + shown.center().x() - view.width() // 2)

    # ------------------------------------------------------------------ where things are
    def _units(self, page: int) -> float:
        """Window units a point."""
        return self._zoom_of(page) * _AT_100

    def _scale(self, page: int) -> float:
        """Pixels a point."""
        return self._units(page) * self.devicePixelRatioF()

    def _place(self) -> tuple[int, float]:
        """Page at the top and how far into it the window begins."""
        if not self._layout.boxes:
            return 0, 0.0
        box = self._layout.boxes[self._page]
        return self._page, (self.verticalScrollBar().value() - box.top()) / max(box.height(), 1)

    def _lay_out(self, place: tuple[int, float]) -> None:
        view = self.viewport().size()
        scales = [self._units(page) for page in range(self.count)]
        self._layout = lay_out(self._sizes, scales, self._columns, view.width())
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(self._layout.size.height() - view.height(), 0))
        down.setPageStep(view.height())
        down.setSingleStep(60)
        across.setRange(0, max(self._layout.size.width() - view.width(), 0))
        across.setPageStep(view.width())
        across.setSingleStep(60)
        if self._layout.boxes:
            box = self._layout.boxes[min(place[0], self.count - 1)]
            down.setValue(round(box.top() + place[1] * box.height()))
        self._on_scroll()
        self.viewport().update()

    def box(self, page: int) -> QRect:
        """Where a page stands in the window, perhaps out of sight."""
        return self._layout.boxes[page].translated(
            -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
        )

    def _on_window(self, mark: Marked) -> QRect:
        page, box = mark
        scale, corner = self._units(page), self.box(page).topLeft()
        at = QRectF(box.left() * scale, box.top() * scale, box.width() * scale, box.height() * scale)
        return at.toAlignedRect().translated(corner)

    def _is_near(self, box: QRect) -> bool:
        return box.intersects(self.viewport().rect().adjusted(0, -GAP, 0, _NEAR))

    def _on_scroll(self) -> None:
        if not self._layout.boxes:
            return
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        begun = [page for page, box in enumerate(self._layout.boxes) if box.top() <= middle]
        row = begun[-1] // self._columns * self._columns if begun else 0
        if row != self._page:
            self._page = row
            self.page_changed.emit(row)

    # ------------------------------------------------------------------ Qt asks
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight; ask for what is not sharp."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(event.rect(), QColor(theme.LINE))
        for page in range(self.count):
            box = self.box(page)
            if not self._is_near(box):
                self._forget(page)
                continue
            painter.fillRect(box.translated(QPoint(0, 2)), QColor(theme.EDGE))
            painter.fillRect(box, QColor("#ffffff"))
            if page in self._pictures:
                painter.drawImage(box, self._pictures[page][1])
            if not self.is_sharp(page):
                self.wanted.emit(page, self._scale(page))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)  # black letters stay black
        for number, mark in enumerate(self._marks):
            painter.fillRect(self._on_window(mark), _CHOSEN if number in self._chosen else _FOUND)
        if self._drawn_up is not None:
            painter.fillRect(self._on_window(self._drawn_up), _DRAWN_UP)

    def _forget(self, page: int) -> None:
        """A page far out of sight is drawn again when it comes back; pictures are large."""
        if abs(page - self._page) > _TALL * self._columns:
            self._pictures.pop(page, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the place when the window changes."""
        place = self._place()
        super().resizeEvent(event)
        self._lay_out(place)
        self.zoomed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        if abs(self._turned) >= _NOTCH:
            self.zoom_by(1 if self._turned > 0 else -1)
            self._turned = 0
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw up what is to be copied."""
        at = event.position().toPoint()
        page = next((page for page in range(self.count) if self.box(page).contains(at)), None)
        self._pressed = None if page is None or event.button() is not Qt.MouseButton.LeftButton else (page, at)
        self._drawn_up = None
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it up."""
        if self._pressed is None:
            return
        page, began = self._pressed
        corner, scale, size = self.box(page).topLeft(), self._units(page), self._sizes[page]
        one, two = began - corner, event.position().toPoint() - corner
        box = QRectF(one.x(), one.y(), two.x() - one.x(), two.y() - one.y()).normalized()
        on_page = QRectF(box.left() / scale, box.top() / scale, box.width() / scale, box.height() / scale)
        self._drawn_up = page, on_page & QRectF(0, 0, size.width(), size.height())
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """It stands until the next press."""
        self._pressed = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what was drawn up."""
        if event.matches(QKeySequence.StandardKey.Copy) and self._drawn_up is not None:
            self.copy_wanted.emit(*self._drawn_up)
            event.accept()
            return
        super().keyPressEvent(event)


_FOUND = QColor("#fff2a8")  # on white paper in every scheme, hence not the theme's
_CHOSEN = QColor("#ffb347")
_DRAWN_UP = QColor("#bcd7f7")
