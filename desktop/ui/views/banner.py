"""The strip above an evaluation that cannot be changed: why, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from desktop.ui import parts, theme


def banner(deeds: Iterable[tuple[str, str, Callable[[], object]]]) -> tuple[QFrame, QLabel, dict[str, QPushButton]]:
    """The strip, the label that says why, and a button for each deed (name, text, what it does) by name."""
    frame, said = parts.notice("", "warn-card", "lock", theme.WARN)
    row = frame.layout()
    assert row is not None
    lock = row.itemAt(0)
    if lock is not None:
        lock.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    buttons: dict[str, QPushButton] = {}
    for name, text, deed in deeds:
        buttons[name] = button = parts.button(text)
        button.clicked.connect(lambda _=False, deed=deed: deed())
        row.addWidget(button)
    return frame, said, buttons
