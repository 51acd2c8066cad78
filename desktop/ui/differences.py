"""What a difference between two years or two forms is called, and how it is marked."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor, QIcon

from desktop.domain.formchange import FORM
from desktop.domain.text import noop
from desktop.ui import icons, theme

# Status → what it is called, icon and colour; in the order in which they are told.
_SIGNS = {
    FORM: (noop("Differences", "方案总则"), "settings", theme.INK),
    "new": (noop("Differences", "新增"), "plus", theme.GOOD),
    "gone": (noop("Differences", "取消"), "x", theme.BAD),
    "renamed": (noop("Differences", "更名"), "pencil", theme.ACCENT),
    "alike": (noop("Differences", "疑似更名"), "circle-help", theme.WARN),
    "reweighted": (noop("Differences", "分值调整"), "arrow-left-right", theme.WARN),
    "reruled": (noop("Differences", "评分方法调整"), "list-tree", theme.WARN),
    "moved": (noop("Differences", "位置调整"), "arrow-right", theme.ACCENT),
    "resourced": (noop("Differences", "规则依据"), "info", theme.MUTED),
    "scored": (noop("Differences", "得分变化"), "chart-column", theme.ACCENT),
    "texts": (noop("Differences", "内容变化"), "file-text", theme.MUTED),
}
ORDER = tuple(_SIGNS)


def name(status: str) -> str:
    """What it is called."""
    return QCoreApplication.translate("Differences", _SIGNS[status][0])


def icon(status: str) -> QIcon:
    """Its mark, in its colour."""
    return icons.icon(*_SIGNS[status][1:])


def colour(status: str) -> QColor:
    """Its colour in the scheme of the day."""
    return QColor(_SIGNS[status][2])
