"""Strips above the score table: what is filtered, and what the unit's own indicators weigh together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.domain.scoring.composed import Shares
from desktop.ui import languages, own_indicators, parts, theme
from desktop.ui.document import Document
from desktop.ui.views import table_filter
from desktop.ui.views.panel_parts import fill, show
from desktop.ui.views.table_filter import Filter


class FilterBox(QComboBox):
    """Which rows are in sight, each choice with how many leaves stand so."""

    picked = Signal(str)

    def __init__(self, rows: Filter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(self.tr("只显示哪些指标"))
        self.setToolTip(self.tr("只显示未填、失分、有问题或未确认的指标"))
        for word in ("", *table_filter.WORDS):
            self.addItem("", word)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(7)
        self.activated.connect(lambda at: self.picked.emit(str(self.itemData(at))))
        rows.counted.connect(self.refresh)
        rows.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the counts, and what is chosen."""
        for at in range(self.count()):
            word = str(self.itemData(at))
            if word:
                said = QCoreApplication.translate("cells", word)
                text = self.tr("{0} {1} 项").format(said, self._rows.counts[word])
            else:
                text = self.tr("全部 {0} 项").format(self._rows.leaves)
            if self.itemText(at) != text:
                self.setItemText(at, text)
        chosen = self.findData(self._rows.word)
        if chosen != self.currentIndex():
            self.setCurrentIndex(chosen)


class FilterStrip(QFrame):
    """Says that rows are hidden, and shows them again with one click."""

    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = _row(self)
        self._said = parts.label("", strong=True)
        self.button = _small(self.tr("显示全部"))
        self.button.clicked.connect(self.cleared)
        row.addWidget(self._said, 1)
        row.addWidget(self.button)
        theme.look(self, "warn-card")
        self.hide()

    def say(self, word: str, shown: int, leaves: int) -> None:
        """How many rows of how many are in sight; no word, no strip."""
        text = self.tr("只显示“{0}”的 {1} 项，其余 {2} 项没有显示").format(word, shown, leaves - shown)
        fill(self._said, text if word else "")
        show(self, to=bool(word))

    def text(self) -> str:
        """What it says; "" when nothing is filtered."""
        return "" if self.isHidden() else self._said.text()


class OwnStrip(QFrame):
    """The weights of the open slot the cursor is in: x of y, what is missing, and two ways to give it out."""

    share = Signal(object)  # Shares

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._slot = document, ""
        row = _row(self)
        self._said = parts.label("")
        self.equal = _small(self.tr("平均分配分值"))
        self.stated = _small(self.tr("按比例分配"))
        self.equal.setToolTip(self.tr("把这一部分的分值平均分给各指标，合计正好相等"))
        self.stated.setToolTip(self.tr("按各指标现有分值的比例放大或缩小，合计正好相等"))
        self.equal.clicked.connect(lambda: self.share.emit(Shares.EQUAL))
        self.stated.clicked.connect(lambda: self.share.emit(Shares.STATED))
        row.addWidget(self._said, 1)
        row.addWidget(self.equal)
        row.addWidget(self.stated)
        theme.look(self, "sunken")
        self.hide()

    def show_code(self, code: str) -> None:
        """The slot an indicator stands in; nothing where it stands in none."""
        self._slot = own_indicators.slot_of(self._document, code)
        held = own_indicators.balance(self._document, self._slot)
        show(self, to=held is not None)
        if held is None:
            return
        name = self._document.tree[self._slot].title
        fill(self._said, languages.named(name, held.text))
        theme.look(self._said, "good" if held.is_even else "warn")
        for each in (self.equal, self.stated):
            each.setEnabled(self._document.editable)
        self.stated.setEnabled(self._document.editable and not held.unweighed and bool(held.given))

    def text(self) -> str:
        """What it says; "" while hidden."""
        return "" if self.isHidden() else self._said.text()


def _row(frame: QFrame) -> QHBoxLayout:
    row = QHBoxLayout(frame)
    row.setContentsMargins(14, 3, 8, 3)
    row.setSpacing(6)
    return row


def _small(text: str) -> QPushButton:
    made = parts.button(text, "link")
    made.setAccessibleName(text)
    return made
