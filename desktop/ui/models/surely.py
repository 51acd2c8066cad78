"""How surely something was read, as it is shown: a word, and an icon with a colour."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from desktop.domain.imported import Confidence
from desktop.ui import theme

# By shape as well as by colour.
SIGNS: dict[Confidence, tuple[str, QColor]] = {
    Confidence.EXACT: ("circle-check", theme.GOOD),
    Confidence.LIKELY: ("contrast", theme.ACCENT),
    Confidence.GUESS: ("circle-help", theme.WARN),
}


def word(surely: Confidence) -> str:
    """The word for it, in Chinese."""
    words = {
        Confidence.EXACT: QCoreApplication.translate("Surely", "一定"),
        Confidence.LIKELY: QCoreApplication.translate("Surely", "很可能"),
        Confidence.GUESS: QCoreApplication.translate("Surely", "猜测"),
    }
    return words[surely]
