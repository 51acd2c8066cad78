"""A tree or table whose columns share the width there is, in given proportions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTreeView

_LEAST = 3  # characters of the last column, however narrow the window


class SpreadTree(QTreeView):
    """No column is narrower than its characters need; where that is too wide, the last one gives way first.

    A column a person has drawn wider or narrower keeps its width; the others go on sharing what is left.
    """

    def __init__(self) -> None:
        super().__init__()
        self._widths: Mapping[int, int] = {}
        self._last = 0
        self._by_hand: dict[int, int] = {}  # pixels
        self._spreading = False
        self.header().setStretchLastSection(False)
        self.header().sectionResized.connect(self._on_resized)

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
        kept = {*self._by_hand, *filter(self.isColumnHidden, self._widths)}
        shared = {column: width * character for column, width in self._widths.items() if column not in kept}
        room = self.viewport().width() - sum(self._by_hand.values())
        wanted = sum(shared.values()) + (0 if last in self._by_hand else self._last * character)
        self._spreading = True
        for column, width in self._by_hand.items():
            self.setColumnWidth(column, width)
        for column, width in shared.items():
            self.setColumnWidth(column, max(width, width * room // wanted))
        if last not in self._by_hand:
            self.setColumnWidth(last, max(room - sum(map(self.columnWidth, shared)), _LEAST * character))
        self._spreading = False

    def _on_resized(self, column: int, before: int, now: int) -> None:
        """Whatever we do not do ourselves, a person does."""
        del before
        if self._widths and not self._spreading and now:
            self._by_hand[column] = now
