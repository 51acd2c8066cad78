"""A tree or table whose columns share the width there is, in given proportions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeView

_LEAST = 3  # characters of the last column, however narrow the window


class SpreadTree(QTreeView):
    """No column is narrower than its characters need; where that is too wide, the last one gives way first."""

    def __init__(self) -> None:
        super().__init__()
        self._widths: Mapping[int, int] = {}
        self._last = 0
        self.header().setStretchLastSection(False)

    def set_widths(self, widths: Mapping[Any, int], last: int) -> None:
        """Widths in characters, so that larger type gets wider columns; ``last`` is what the last column wants.

        The keys are numbers of columns.
        """
        self._widths, self._last = {int(column): width for column, width in widths.items()}, last
        self._spread()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share anew."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        last = self.header().count() - 1
        if last < 0 or not self._widths:
            return
        character = self.fontMetrics().horizontalAdvance("字")
        wanted = (sum(self._widths.values()) + self._last) * character
        room = self.viewport().width()
        for column, width in self._widths.items():
            self.setColumnWidth(column, max(width * character, width * character * room // wanted))
        taken = sum(map(self.columnWidth, self._widths))
        self.setColumnWidth(last, max(room - taken, _LEAST * character))
