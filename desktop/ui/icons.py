"""Drawn icons: one set, one stroke (Lucide), tinted when they are loaded. ``resources/icons/LICENCE.txt`` names it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QFile, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.ui import theme

_SIZES = (16, 20, 24, 32, 48, 64)  # Qt picks the next larger and scales down: sharp at 100 to 200 %


def icon(name: str, colour: QColor = theme.INK) -> QIcon:
    """The icon ``resources/icons/<name>.svg`` in one colour, grey where it is disabled.

    Raises:
        LookupError: There is no such file; a misspelt name is our bug and must not become an empty square.
    """
    return _icon(name, colour.name(), theme.FAINT.name())


@cache
def _icon(name: str, colour: str, disabled: str) -> QIcon:
    source = _source(name)
    drawn = QIcon()
    for size in _SIZES:
        drawn.addPixmap(_draw(source, colour, size))
        drawn.addPixmap(_draw(source, disabled, size), QIcon.Mode.Disabled)
        drawn.addPixmap(_draw(source, colour, size), QIcon.Mode.Selected)
    return drawn


@cache
def blank() -> QIcon:
    """Nothing, as wide as an icon, so that texts with and without one begin at the same place."""
    empty = QPixmap(_SIZES[0], _SIZES[0])
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


def pixmap(name: str, size: int, colour: QColor = theme.INK, ratio: float = 1.0) -> QPixmap:
    """One picture of an icon, ``size`` wide in window units on a screen of ``ratio``."""
    drawn = _draw(_source(name), colour.name(), round(size * ratio))
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


def _draw(source: str, colour: str, size: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
