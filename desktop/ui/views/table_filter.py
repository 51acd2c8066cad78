"""Which rows of the score table are in sight, by how they stand: 未填, 失分, 有问题, 未确认.

Rows are hidden in the view, not taken out of the model: indexes, unfolded branches and the cost of an edit stay as they
are. A row that no longer fits stays until the filter is chosen again, so that nothing vanishes under the hands.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, Signal

from desktop.domain.text import noop
from desktop.ui.document import Changed
from desktop.ui.models import states
from desktop.ui.models.states import State
from desktop.ui.views.table_base import TableBase

_UNFILLED, _LOST = noop("cells", "未填"), noop("cells", "失分")
_TROUBLED, _UNCONFIRMED = noop("cells", "有问题"), noop("cells", "未确认")
WORDS: Final = (_UNFILLED, _LOST, _TROUBLED, _UNCONFIRMED)
_WORD_OF = {
    State.UNFILLED: _UNFILLED,
    State.LOST: _LOST,
    State.TROUBLED: _TROUBLED,
    State.WARNED: _TROUBLED,
    State.UNCONFIRMED: _UNCONFIRMED,
}


class Filter(QObject):
    """Hides rows, and counts how many would be in sight; the counts follow every edit, row by row."""

    counted = Signal()
    changed = Signal()  # other rows are in sight

    def __init__(self, view: TableBase) -> None:
        super().__init__(view)
        self._view, self._document = view, view.document
        self._words: dict[str, frozenset[str]] = {}  # leaf -> how it stands; one may lack points and be in trouble
        self.word = ""  # what is filtered by; "" for nothing
        self.counts: Counter[str] = Counter()
        self._count_all()
        self._document.changed.connect(self._on_changed)

    def choose(self, word: str) -> int:
        """Show only leaves that stand so, and what is above them; "" shows all. The number of leaves in sight."""
        self.word = word
        shown = [code for code, words in self._words.items() if not word or word in words]
        above = {up for code in shown for up in self._document.tree.ancestors(code)} if word else set()
        wanted = {*shown, *above}
        view, model = self._view, self._view.tree_model
        view.setUpdatesEnabled(False)
        for code in self._document.tree.nodes:
            index = model.index_of(code)
            hidden = bool(word) and code not in wanted
            if view.isRowHidden(index.row(), index.parent()) is not hidden:
                view.setRowHidden(index.row(), index.parent(), hidden)
        if word:
            for code in above:
                view.expand(model.index_of(code))
        view.setUpdatesEnabled(True)
        if word and shown and view.code() not in wanted:
            view.go_to(shown[0])
        self.changed.emit()
        return len(shown)

    def reveal(self, index: QModelIndex) -> None:
        """Let one row be seen although the filter hid it; something leads there."""
        while index.isValid():
            hidden = self._view.isRowHidden(index.row(), index.parent())
            if hidden:
                self._view.setRowHidden(index.row(), index.parent(), not hidden)
            index = index.parent()

    def again(self) -> None:
        """Hide what was hidden; a model that was reset forgets it."""
        if self.word:
            self.choose(self.word)

    def _on_changed(self, change: Changed) -> None:
        if change.structure:
            self._count_all()
            self.counted.emit()
            return
        before = dict(self.counts)
        for code in change.codes:
            if code in self._words:
                self.counts.subtract(self._words[code])
                self._words[code] = self._stands(code)
                self.counts.update(self._words[code])
        if before != self.counts:
            self.counted.emit()

    def _count_all(self) -> None:
        self._words = {code: self._stands(code) for code in self._document.sheet.leaves}
        self.counts = Counter(word for words in self._words.values() for word in words)

    @property
    def leaves(self) -> int:
        """How many there are in all."""
        return len(self._words)

    def _stands(self, code: str) -> frozenset[str]:
        document, node = self._document, self._document.tree[code]
        word = _WORD_OF.get(states.state_of(document, node))
        lost = document.sheet.leaves[code].lost > 0 and not states.is_bonus(document, node)
        return frozenset(each for each in (word, _LOST if lost else None) if each)
