"""Finding in the score table: as many found as there are, one after the other, forth and back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui import messages, search
from desktop.ui.document import Changed, Document
from desktop.ui.views.find_row import FindRow
from desktop.ui.views.indicator_view import IndicatorView

_LEAST = 168  # px


class FindBar(FindRow):
    """The indicators in which the words stand; the cursor of the table goes from one to the other."""

    def __init__(self, document: Document, view: IndicatorView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._view = document, view
        self.found: list[str] = []
        self._ask_with(
            self.tr("查找（Ctrl+F）"),
            self.tr("在评分表中查找"),
            self.tr("按名称、文字或数字查找；回车到下一处，Shift+回车到上一处，Esc 结束"),
        )
        self.line.setFixedWidth(max(self._whole, _LEAST))
        self.line.textChanged.connect(self._look)
        document.changed.connect(self._on_changed)
        self._show()

    def go_on(self, step: int) -> None:
        """To the next place found, or the one before, and round again."""
        if not self.found:
            if self._words:
                messages.show_status(self.tr("没有找到“{0}”").format(self._words))
            return
        here = self._view.code()
        at = self.found.index(here) + step if here in self.found else self._ahead(here) - (step < 0)
        self._view.go_to(self.found[at % len(self.found)])
        self._show()

    def _ahead(self, here: str) -> int:
        """The place of the first one found below the cursor."""
        order = {code: at for at, code in enumerate(self._document.tree.nodes)}
        below = (at for at, code in enumerate(self.found) if order[code] >= order.get(here, 0))
        return next(below, 0)

    def _look(self) -> None:
        self.found = search.found(self._document, self.line.text())
        if self.found and self._view.code() not in self.found:
            self._view.go_to(self.found[self._ahead(self._view.code())])
        self._show()

    def _on_changed(self, change: Changed) -> None:
        """What was found may be gone; looking again waits for the next key."""
        if change.structure and self.found:
            self.found = [code for code in self.found if code in self._document.tree]
            self._show()

    def _leave(self) -> None:
        self.line.clear()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        here = self._view.code()
        self._show_count(self.found.index(here) + 1 if here in self.found else 0, len(self.found))
