"""Drawn icons: one set, one stroke (Lucide), tinted by the scheme. ``resources/icons/LICENCE.txt`` names it.

An icon is drawn when it is first seen, as large as it is seen there: sharp on every screen, and the sixty of the menus
cost neither time nor memory before somebody opens a menu.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui import theme

_BLANK = 16  # pixels


def icon(name: str, colour: QColor = theme.INK) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in one colour, grey where it is disabled.

    Raises:
        LookupError: There is no such file; a misspelt name is our bug and must not become an empty square.
    """
    return _icon(name, colour.name(), theme.FAINT.name())


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    return QIcon(_Engine(_source(name), colour, disabled))


class _Engine(QIconEngine):
    """What a QIcon asks for its pictures. Nothing may be added to such an icon: Qt would want an engine more for it."""

    def __init__(self, source: str, colour: str, disabled: str) -> None:
        super().__init__()
        self._source, self._colour, self._disabled = source, colour, disabled

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon in a box of so many pixels of the screen."""
        del state
        colour = self._disabled if mode is QIcon.Mode.Disabled else self._colour
        return _drawn(self._source, colour, size.width(), size.height())

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """The icon in a box of so many units of what is painted on."""
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))


@cache
def _drawn(source: str, colour: str, width: int, height: int) -> QPixmap:
    return _draw(source, colour, QSize(width, height))


@cache
def blank() -> QIcon:
    """Nothing, as wide as an icon, so that texts with and without one begin at the same place."""
    empty = QPixmap(_BLANK, _BLANK)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


def pixmap(name: str, size: int, colour: QColor = theme.INK, ratio: float = 1.0) -> QPixmap:
    """One picture of an icon, ``size`` wide in window units on a screen of ``ratio``."""
    drawn = _draw(_source(name), colour.name(), QSize(size, size) * ratio)
    drawn.setDevicePixelRatio(ratio)
    return drawn


def _source(name: str) -> str:
    file = QFile(f"icons:{name}.svg")
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        raise LookupError(f"no icon {name!r}; was theme.apply called, is the file there?")
    try:
        return file.readAll().toStdString()
    finally:
        file.close()


def _draw(source: str, colour: str, size: QSize) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    picture = QPixmap(size)
    picture.fill(Qt.GlobalColor.transparent)
    box = QRectF(0, 0, min(size.width(), size.height()), min(size.width(), size.height()))
    box.moveCenter(QRectF(picture.rect()).center())
    painter = QPainter(picture)
    renderer.render(painter, box)
    painter.end()
    return picture
