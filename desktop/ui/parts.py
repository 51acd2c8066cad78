"""Small pieces that pages and dialogs are put together from: labels, cards, buttons, the foot of a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui import icons, theme

_FRAME = 60  # pixels of a screen that the window's frame and the system's bar take
_LEAST = 6  # characters of a line that gives way


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


class ElidedLabel(QLabel):
    """One line that gives way to its neighbours: cut with … where there is no room, whole in the tool tip."""

    def setText(self, text: str) -> None:
        """The whole text; how much of it is seen, the width decides."""
        super().setText(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """As wide as the whole text."""
        around = self.contentsMargins()
        wide = self.fontMetrics().horizontalAdvance(self.text()) + 2 + around.left() + around.right()
        return QSize(wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        least = self.fontMetrics().horizontalAdvance("字") * _LEAST
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as there is room for."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        said = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment()), said)


class Aside(QLabel):
    """A remark that stands in what is left over of a line; where that is too little for all of it, it is left out."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.scaled_font(0.93))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.look(self, "muted")

    @property
    def is_said(self) -> bool:
        """Whether there is room for it."""
        return self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()

    def sizeHint(self) -> QSize:
        """No room of its own."""
        return QSize(0, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """All or nothing."""
        if self.is_said:
            super().paintEvent(event)


class SteadyLabel(QLabel):
    """One line that takes the room of its text, and never less than that of ``least``.

    Qt lays a window out anew for every text a label is given; this one asks for it only where it needs another room.
    """

    def __init__(self, look: str = "", least: str = "") -> None:
        super().__init__()
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            theme.look(self, look)
        self._fit()

    def setText(self, text: str) -> None:
        """Another line."""
        super().setText(text)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another face wants another room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        metrics, around = self.fontMetrics(), self.contentsMargins()
        width = max(metrics.horizontalAdvance(each) for each in (self.text(), self._least))
        self.setFixedSize(
            width + around.left() + around.right() + 1, metrics.height() + around.top() + around.bottom() + 1
        )


def searching(line: QLineEdit) -> QLineEdit:
    """A line to type words in that are looked for: a glass before it, a cross to empty it, both with a name."""
    line.addAction(icons.icon("search", theme.MUTED), QLineEdit.ActionPosition.LeadingPosition)
    return clearable(line)


def clearable(line: QLineEdit) -> QLineEdit:
    """A line with a cross to empty it; the small pictures in it get names for readers of screens."""
    for glass in line.findChildren(QToolButton):
        glass.setAccessibleName(line.accessibleName())
    line.setClearButtonEnabled(True)
    for cross in line.findChildren(QToolButton):
        if not cross.accessibleName():
            cross.setAccessibleName(QCoreApplication.translate("parts", "清空"))
    return line


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


def form(across: int = 14, down: int = 10) -> QFormLayout:
    """Labels at the left, fields as wide as there is room; the spaces between them in pixels."""
    made = QFormLayout()
    made.setHorizontalSpacing(across)
    made.setVerticalSpacing(down)
    made.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return made


def scrolled(inner: QWidget) -> QScrollArea:
    """A widget that scrolls up and down where it has too little room; nothing is seen of the area around it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setViewport(QWidget())  # it fills nothing; and to ask for Qt's own makes PySide load all kinds of widgets
    area.setWidget(inner)
    inner.setAutoFillBackground(False)
    return area


class Button(QPushButton):
    """Return presses the button the focus is on; from a field it presses the dialog's default one, where there is one.

    Qt has both only with autoDefault, which makes some button the default in every dialog.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return, as the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


def button(text: str, look: str = "", icon: str = "") -> Button:
    """A button of one of our looks."""
    made = Button(text)
    if look:
        theme.look(made, look)
    if icon:
        made.setIcon(icons.icon(icon, theme.ON_ACCENT if look in ("primary", "hero") else theme.INK))
        made.setIconSize(QSize(18, 18))
    return made


def tool(icon: str, name: str, slot: Callable[[], object] | None = None, size: int = 0) -> QToolButton:
    """A button that is a picture, with its name for the mouse and for readers of screens.

    A ``size`` in pixels of 0 leaves the picture as large as those of all tools.
    """
    made = QToolButton()
    theme.look(made, "flat")
    made.setIcon(icons.icon(icon))
    if size:
        made.setIconSize(QSize(size, size))
    made.setToolTip(name)
    made.setAccessibleName(name)
    if slot is not None:
        made.clicked.connect(lambda _=False: slot())
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
        if isinstance(left, QLabel):
            left.setWordWrap(True)
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
    """Show or hide a widget only where it is not so already.

    One that nobody has decided about counts as hidden, but a layout would show it: it is told.
    """
    if widget.isHidden() is to or not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.setVisible(to)


def first_field(area: QWidget) -> QWidget | None:
    """Where Tab goes first in an area; the area itself where it takes the keyboard, None where nothing in it does."""
    each: QWidget | None = area
    while each is area or (each is not None and area.isAncestorOf(each)):
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
        if takes and each.isEnabled() and each.isVisible():
            return each
        each = each.nextInFocusChain()
    return None


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
        self.resize(min(width, room.width() - 40), min(height, room.height() - _FRAME) if height else 10)
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
        self.resize(self.width(), min(wanted, max(self.screen().availableSize().height() - _FRAME, least)))

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
