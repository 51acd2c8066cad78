"""Finds words that are cut, on whatever is in sight: measured, not looked at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QRadioButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from desktop.ui.parts import Aside, ElidedLabel

_ROUNDS = 6  # a layout in a layout tells the outer one with the next round of events
_SLACK = 1  # a pixel; scaled screens round


def cut(window: QWidget) -> list[str]:
    """Every label and button in sight whose words do not fit, as a sentence each, once the layouts have settled."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    return [
        f"{type(window).__name__}: {type(each).__name__} “{words(each)}” {said}"
        for each in _speaking(window)
        for said in (_narrow(each) or _low(each) or _hidden(each, window),)
        if said
    ]


def words(widget: QWidget) -> str:
    """What stands on a label or button."""
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _speaking(window: QWidget) -> Iterator[QWidget]:
    for each in window.findChildren(QWidget):
        if each.isVisible() and each.window() is window.window() and words(each) and not _gives_way(each):
            yield each


def _gives_way(each: QWidget) -> bool:
    """Whether it ends in dots where there is no room, or is left out altogether."""
    return isinstance(each, ElidedLabel) or (isinstance(each, Aside) and not each.is_said)


def _narrow(each: QWidget) -> str:
    if isinstance(each, QLabel) and each.wordWrap():
        return ""
    icon_only = isinstance(each, QToolButton) and each.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
    wanted = 0 if icon_only and not each.icon().isNull() else _width(each)
    return f"is {each.width()} wide and needs {wanted}" if each.width() + _SLACK < wanted else ""


def _width(each: QWidget) -> int:
    """Radio buttons may wish for more than their words; all others know what they need."""
    if isinstance(each, QRadioButton):
        return each.minimumSizeHint().width()
    text = words(each)
    lines = text.replace("&&", "\0").replace("&", "").replace("\0", "&").split("\n")
    plain = max(each.fontMetrics().horizontalAdvance(line) for line in lines)
    return plain if isinstance(each, QLabel) else max(plain, each.minimumSizeHint().width())


def _low(each: QWidget) -> str:
    """Wrapped words, and lines under each other."""
    if not isinstance(each, QLabel):
        return ""
    one = each.fontMetrics().tightBoundingRect("国").height()
    wanted = each.heightForWidth(each.width()) if each.wordWrap() else one
    return f"is {each.height()} high and needs {wanted}" if each.height() + _SLACK < wanted else ""


def _hidden(each: QWidget, window: QWidget) -> str:
    """Whether it reaches out of something at the side that cannot be scrolled sideways."""
    above = each.parentWidget()
    while above is not None and each is not window:
        left = each.mapTo(above, QPoint(0, 0)).x()
        if left < -_SLACK or left + each.width() > above.width() + _SLACK:
            area = above.parentWidget()
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            scrolled = isinstance(area, QAbstractScrollArea) and area.horizontalScrollBarPolicy() != off
            if not scrolled and not isinstance(above, QTabBar):
                return f"reaches out of {type(above).__name__} ({left} + {each.width()} of {above.width()})"
        if above is window or above.isWindow():
            break
        above = above.parentWidget()
    return ""
