"""Boxes the wheel passes over: on a form that scrolls, a value must not change because the mouse was above it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QComboBox, QSpinBox

Box = TypeVar("Box", QComboBox, QSpinBox)


class _Still(QObject):
    """Leaves the wheel to what lies below."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The form scrolls instead."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def still(box: Box) -> Box:
    """The box itself, changed by clicks and keys only."""
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    box.installEventFilter(_Still(box))
    return box
