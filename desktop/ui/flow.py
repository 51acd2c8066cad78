"""Groups of tools side by side, and below each other where the window is too narrow for one line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Fills line after line. The last group may stand at the right edge; one that can grow takes what is left over.

    A window that holds one is as narrow as its widest group, not as wide as all of them.
    """

    def __init__(self, spacing: int = 8, between: int = 4, *, end: bool = True) -> None:
        """``spacing`` between groups, ``between`` lines; in pixels. With ``end`` the last group stands at the right."""
        super().__init__()
        self._end = end
        self._items: list[QLayoutItem] = []
        self._spacing, self._between = spacing, between
        self.setContentsMargins(0, 0, 0, 0)

    def add_group(self, *widgets: QWidget, spacing: int = 6) -> QHBoxLayout:
        """Widgets that stay together; the row is given back for what comes later."""
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for each in widgets:
            row.addWidget(each)
        self.addWidget(group)
        return row

    # ------------------------------------------------------------------ what Qt asks of a layout
    def addItem(self, item: QLayoutItem) -> None:
        """One more group."""
        self._items.append(item)

    def count(self) -> int:
        """Groups, hidden ones too."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """A group; None past the end, as Qt wants it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        """A group, taken out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """To the side, never down."""
        return Qt.Orientation.Horizontal

    def hasHeightForWidth(self) -> bool:
        """Fewer columns, more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All lines at this width."""
        around = self.contentsMargins()
        lines = self._lines(width - around.left() - around.right())
        between = self._between * max(len(lines) - 1, 0)
        return sum(map(_height, lines)) + between + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        """Everything in one line."""
        shown = self._shown()
        width = sum(each.sizeHint().width() for each in shown) + self._spacing * max(len(shown) - 1, 0)
        return self._with_margins(width, _height(shown))

    def minimumSize(self) -> QSize:
        """The widest group; how high it gets, heightForWidth says."""
        shown = self._shown()
        return self._with_margins(max((each.minimumSize().width() for each in shown), default=0), _height(shown))

    def setGeometry(self, rect: QRect) -> None:
        """Place every group."""
        super().setGeometry(rect)
        area = rect.marginsRemoved(self.contentsMargins())
        top = area.top()
        shown = self._shown()
        for line in self._lines(area.width()):
            height = _height(line)
            widths = [min(each.sizeHint().width(), area.width()) for each in line]
            left_over = max(area.width() - sum(widths) - self._spacing * (len(line) - 1), 0)
            growing = [at for at, each in enumerate(line) if each.expandingDirections() & Qt.Orientation.Horizontal]
            for at in growing:
                widths[at] += left_over // len(growing)
            left = area.left()
            for each, width in zip(line, widths, strict=True):
                if self._end and each is shown[-1] and not growing and len(shown) > 1:
                    left = area.left() + area.width() - width
                each.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
                left += width + self._spacing
            top += height + self._between

    # ------------------------------------------------------------------ lines
    def _with_margins(self, width: int, height: int) -> QSize:
        around = self.contentsMargins()
        return QSize(width + around.left() + around.right(), height + around.top() + around.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        room = 0
        for each in self._shown():
            wanted = each.sizeHint().width()
            if lines and wanted <= room:
                lines[-1].append(each)
                room -= wanted + self._spacing
            else:
                lines.append([each])
                room = width - wanted - self._spacing
        return lines


def _height(line: list[QLayoutItem]) -> int:
    return max((each.sizeHint().height() for each in line), default=0)
