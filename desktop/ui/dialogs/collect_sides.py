"""What stands and what each sheet says, side by side in full length; a person picks one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from desktop.ui import parts, theme
from desktop.ui.models.collect_returned import KEEP, Way

_LEAST = 210  # pixels of one side
_LINES = 3  # of a value that are seen without scrolling


class SidesPanel(QScrollArea):
    """One card a side; as many as there are sheets that differ, with a scroll bar when they do not fit."""

    chosen = Signal(int)  # KEEP or the number of an offer

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("逐处选择"))
        self.group = QButtonGroup(self)
        self.group.idClicked.connect(lambda number: self.chosen.emit(number + KEEP))
        self._ways: tuple[Way, ...] = ()

    def show_ways(self, ways: Sequence[Way], choice: int | None, heads: Sequence[str]) -> None:
        """Show the sides of one row; ``heads`` name them, in order."""
        if tuple(ways) != self._ways or not ways:
            self._build(tuple(ways), heads)
        self.group.setExclusive(False)  # else the picked one could not be let go
        for button in self.group.buttons():
            button.setChecked(choice is not None and self.group.id(button) == choice - KEEP)
        self.group.setExclusive(True)

    def _build(self, ways: tuple[Way, ...], heads: Sequence[str]) -> None:
        self._ways = ways
        for button in self.group.buttons():
            self.group.removeButton(button)
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for way, head in zip(ways, heads, strict=True):
            frame, inside = parts.card(margin=10, spacing=4)
            frame.setMinimumWidth(_LEAST)
            button = QRadioButton(head)
            button.setAccessibleDescription(f"{way.value} {way.origin}")
            self.group.addButton(button, way.choice - KEEP)
            inside.addWidget(button)
            value = QPlainTextEdit(way.value)
            value.setReadOnly(True)
            value.setTabChangesFocus(True)
            value.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            value.setAccessibleName(head)
            value.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
            value.setMinimumHeight(_LINES * self.fontMetrics().lineSpacing() + 12)
            theme.look(value, "quiet")
            inside.addWidget(value, 1)
            origin = parts.label(way.origin, "muted", 0.93, wrap=True)
            inside.addWidget(origin)
            row.addWidget(frame, 1)
        old = self.takeWidget()
        self.setWidget(inner)
        if old is not None:
            old.deleteLater()
