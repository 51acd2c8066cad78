"""Small pieces that pages and dialogs are put together from: labels, cards, buttons, the foot of a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui import icons, theme


def label(text: str = "", look: str = "", scale: float = 1.0, *, strong: bool = False, wrap: bool = False) -> QLabel:
    """A line of text; never read as HTML, whatever a file says."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if scale != 1.0 or strong:
        made.setFont(theme.scaled_font(scale, strong=strong))  # before the look: the sheet keeps the face it meets
    if look:
        theme.look(made, look)
    return made


def picture(name: str, size: int, colour: QColor = theme.INK) -> QLabel:
    """An icon as a picture. Readers of screens pass over it: the text beside it says the same."""
    made = QLabel()
    made.setPixmap(icons.pixmap(name, size, colour, 2.0))
    made.setFixedSize(QSize(size, size))
    return made


def card(look: str = "card", margin: int = 16, spacing: int = 8) -> tuple[QFrame, QVBoxLayout]:
    """A framed surface and the layout inside it."""
    frame = QFrame()
    theme.look(frame, look)
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(margin, margin, margin, margin)
    inside.setSpacing(spacing)
    return frame, inside


def button(text: str, look: str = "", icon: str = "") -> QPushButton:
    """A button; only what a person chose to be the default reacts to Return."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if look:
        theme.look(made, look)
    if icon:
        made.setIcon(icons.icon(icon, theme.ON_ACCENT if look in ("primary", "hero") else theme.INK))
        made.setIconSize(QSize(18, 18))
    return made


def notice(text: str, look: str, icon: str, colour: QColor) -> tuple[QFrame, QLabel]:
    """A coloured strip with an icon and some sentences; the label is given back to change them."""
    frame = QFrame()
    theme.look(frame, look)
    row = QHBoxLayout(frame)
    row.setContentsMargins(12, 8, 12, 8)
    row.setSpacing(10)
    row.addWidget(picture(icon, 18, colour), 0, Qt.AlignmentFlag.AlignTop)
    said = label(text, wrap=True)
    row.addWidget(said, 1)
    return frame, said


def foot(*buttons: QWidget, left: QWidget | None = None) -> QHBoxLayout:
    """The last row of a dialog: buttons at the right, something quiet at the left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    if left is not None:
        row.addWidget(left, 1)
    else:
        row.addStretch(1)
    for each in buttons:
        row.addWidget(each)
    return row


def fill(label: QLabel, text: str) -> None:
    """Set a label's text only where it differs: layouts are asked for nothing in vain."""
    if label.text() != text:
        label.setText(text)
    show(label, to=bool(text))


def show(widget: QWidget, *, to: bool) -> None:
    """Show or hide a widget only where it is not so already."""
    if widget.isHidden() is to:
        widget.setVisible(to)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, to fill it anew."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


_helpers: list[Callable[[QWidget], None]] = []


def help_with(helper: Callable[[QWidget], None]) -> None:
    """What F1 in a dialog does; the main window gives it, for the handbook stands above these small pieces."""
    _helpers[:] = [helper]


class Dialog(QDialog):
    """A dialog with our margins, as high as its words need, never larger than the screen it opens on."""

    def __init__(self, parent: QWidget | None, width: int, height: int = 0) -> None:
        """Take ``width``; a ``height`` of 0 leaves the height to what is inside."""
        super().__init__(parent)
        room = self.screen().availableSize()
        self._fits = not height
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60) if height else 10)
        self.setMinimumWidth(min(width, 420))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.column.setSpacing(12)

    def fit(self) -> None:
        """As high as what is inside; wrapped lines are counted, which Qt itself forgets."""
        self.column.activate()
        self.setMinimumHeight(0)
        least = self.column.totalMinimumHeightForWidth(self.width())
        wanted = max(self.column.totalHeightForWidth(self.width()), least, self.column.totalMinimumSize().height())
        self.resize(self.width(), wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 opens the chapter of the handbook on this dialog."""
        if event.key() == Qt.Key.Key_F1 and _helpers:
            _helpers[-1](self)
            return
        super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Widths are known now."""
        super().showEvent(event)
        if self._fits:
            self.fit()
