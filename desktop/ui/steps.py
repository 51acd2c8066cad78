"""How a score comes about, line by line: in the indicator's panel and in the rubric editor's try-out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from desktop.domain.trace import Step
from desktop.ui import parts, theme
from desktop.ui.languages import spoken
from desktop.ui.parts import fill, show

_SHORT = 16  # characters of a result that stands beside its working; a longer one stands below


class Steps(QFrame):
    """The arithmetic, line by line as the report prints it; labels are kept and filled again, not made anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "sunken")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 8, 10, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[tuple[QLabel, QLabel, QLabel]] = []

    def show_steps(self, steps: Sequence[Step], sign: str = "= ") -> None:
        """Fill as many lines as there are steps; ``sign`` stands before a result that follows from a working."""
        while len(self._rows) < len(steps):
            self._add_row()
        for place, (name, working, result) in enumerate(self._rows):
            step = steps[place] if place < len(steps) else Step("", "", "")
            said, came_to = spoken(step.working), spoken(step.result)
            last = bool(sign) and place == len(steps) - 1  # the score itself stands out
            beside = len(came_to) < _SHORT
            fill(name, spoken(step.name))
            fill(working, said if beside else f"{said} {came_to}".strip())
            fill(result, (sign if said else "") + came_to if beside else "")
            font = theme.figure_font(strong=last)
            if result.font() != font:
                result.setFont(font)
        show(self, to=bool(steps))

    def _add_row(self) -> None:
        name = parts.label("", "muted", 0.9)
        working = parts.label("", wrap=True)
        working.setFont(theme.figure_font())
        working.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        result = parts.SteadyLabel()
        at = len(self._rows) * 2
        self._grid.addWidget(name, at, 0, 1, 2)
        self._grid.addWidget(working, at + 1, 0)
        self._grid.addWidget(result, at + 1, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._rows.append((name, working, result))
