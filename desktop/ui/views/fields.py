"""Fields bound to one place of a Document: figure, text, 是/否. They show what stands there and pass on what is typed.

Every field commits when it is left; long texts also 800 ms after the last key, never while an input method composes.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import UserError
from desktop.domain.evaluation import Kind, Place
from desktop.domain.number import plain
from desktop.domain.text import noop
from desktop.domain.trace import Score
from desktop.ui import entry, languages, messages, parts, theme
from desktop.ui.document import Document
from desktop.ui.models import cells

PAUSE: Final = 800  # ms after the last key


class LineField(QLineEdit):
    """One line: a figure (right-aligned, words refused) or a short text."""

    def __init__(
        self, document: Document, place: Place, name: str, parent: QWidget | None = None, *, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self.document, self.place, self._hint = document, place, hint
        self.setToolTip(hint)
        self.setAccessibleName(name)
        if entry.is_figure(place):
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.setFont(theme.figure_font())
        self.editingFinished.connect(self.commit)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands there, unless a person is just typing."""
        editable = self.document.takes(self.place)
        if self.isReadOnly() is editable:
            self.setReadOnly(not editable)
            theme.look(self, "")
        if self.isModified() and self.hasFocus():
            return
        shown = entry.shown(self.document.case, self.place)
        if shown != self.text():
            self.setText(shown)
            self.setCursorPosition(0)  # a long text is read from its beginning
        remark = cells.last_year(self.document, self.place) or self._by_rule()
        if remark != self.placeholderText():
            self.setPlaceholderText(remark)

    def _by_rule(self) -> str:
        """What a score would be without typing one."""
        leaf = self.document.sheet.leaves.get(self.place.key) if self.place.field == "score" else None
        if leaf is None or not isinstance(leaf.by_rule, Score):
            return self._hint
        return self.tr("按规则 {0}").format(plain(leaf.by_rule.points))

    def commit(self) -> None:
        """Hand over what was typed; a text that cannot be read stays, with the reason beside it."""
        unconfirmed = self.document.evaluation.is_unconfirmed(self.place)
        if not self.isModified() and not (unconfirmed and self.hasFocus()):
            return
        try:
            value = entry.read(self.document.case, self.place, self.text())
        except UserError as refused:
            messages.show_hint(self, languages.said(refused))
            theme.look(self, "refused")
            return
        self.setModified(False)
        if self.property("look"):
            theme.look(self, "")
        self.document.set_value(self.place, value)
        self.setText(entry.shown(self.document.case, self.place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc brings back what stood there."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setModified(False)
            theme.look(self, "")
            self.refresh()
            return
        super().keyPressEvent(event)


class FigureField(QWidget):
    """A figure with its unit, and below it the same amount in the other unit and last year's figure.

    A ``compact`` one keeps the other unit for the tool tip.
    """

    def __init__(self, document: Document, key: str, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._document, self._key, self._compact = document, key, compact
        known = document.tree.fields[key]
        self._unit = known.unit
        self.line = LineField(document, Place(Kind.FACT, key), known.name)
        self.line.setFixedWidth(128)
        self.setFocusProxy(self.line)
        self._hint = known.hint
        self._remark = parts.label("", "muted", 0.9)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line)
        row.addWidget(parts.label(known.unit, "muted"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self._remark)
        self.refresh()

    def refresh(self) -> None:
        """Show the figure and its remark."""
        self.line.refresh()
        remark = entry.other_money(self._document.evaluation.facts.get(self._key), self._unit)
        last = cells.last_year(self._document, Place(Kind.FACT, self._key)) if self.line.text() else ""
        tip = "\n".join(part for part in (remark, last, self._hint) if part)
        if tip != self.line.toolTip():
            self.line.setToolTip(tip)
        text = last if self._compact else "　".join(part for part in (remark, last) if part)
        if text != self._remark.text():
            self._remark.setText(text)
        if self._remark.isHidden() is bool(text):
            self._remark.setVisible(bool(text))


class AnswerField(QWidget):
    """是 / 否 / 未答: nothing is answered by leaving a box unticked."""

    CHOICES = ((noop("AnswerField", "是"), "1"), (noop("AnswerField", "否"), "0"), (noop("AnswerField", "未答"), None))

    def __init__(self, document: Document, key: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self.place = document, Place(Kind.FACT, key)
        self.buttons: dict[str, QRadioButton] = {}  # by its word in CHOICES
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(14)
        for word, _ in self.CHOICES:
            button = QRadioButton(self.tr(word))
            button.setAccessibleName(languages.named(text, button.text()))
            self.buttons[word] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(parts.label(text, wrap=True))
        column.addLayout(row)
        self.setFocusProxy(self.buttons[self.CHOICES[0][0]])
        self.refresh()
        self._group.buttonClicked.connect(self._on_clicked)

    def refresh(self) -> None:
        """Show the answer."""
        value = self._document.evaluation.value_at(self.place)
        shown = value if value in (None, "0") else "1"
        for word, answer in self.CHOICES:
            button = self.buttons[word]
            button.setEnabled(self._document.editable)
            if answer == shown and not button.isChecked():
                button.setChecked(True)

    def _on_clicked(self) -> None:
        chosen = next(answer for word, answer in self.CHOICES if self.buttons[word].isChecked())
        self._document.set_value(self.place, chosen)
        self.refresh()


class TextBox(QPlainTextEdit):
    """A text of several lines; as high as what it holds, between three lines and ten."""

    def __init__(
        self, document: Document, place: Place, name: str, parent: QWidget | None = None, *, lines: int = 3
    ) -> None:
        super().__init__(parent)
        self._source, self.place, self._lines = document, place, lines
        self._session: object = object()
        self._composing = self._dirty = self._showing = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._on_pause)
        self.textChanged.connect(self._on_text)
        self._follow_text()
        self.refresh()

    def bind(self, place: Place, name: str) -> None:
        """Show another place; what was typed for the former one is handed over first."""
        self.commit()
        self.place, self._session = place, object()
        self.setAccessibleName(name)
        self.refresh()

    def refresh(self) -> None:
        """Show what stands there, unless a person is just typing."""
        editable = self._source.takes(self.place)
        if self.isReadOnly() is editable:
            self.setReadOnly(not editable)
            theme.look(self, "")
        self.setPlaceholderText(cells.last_year(self._source, self.place))
        text = self._source.evaluation.value_at(self.place) or ""
        if self._dirty or text == self.toPlainText().strip():
            return
        self._showing = True
        self.setPlainText(text)
        self._showing = False
        self._follow_text()

    def commit(self) -> None:
        """Hand over what was typed."""
        self._timer.stop()
        if self._dirty:
            self._dirty = False
            self._source.set_value(self.place, self.toPlainText().strip() or None, session=self._session)

    def _on_text(self) -> None:
        self._follow_text()
        if not self._showing:
            self._dirty = True
            self._timer.start()

    def _on_pause(self) -> None:
        if self._composing:
            self._timer.start()
        else:
            self.commit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether an input method is still composing."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A new visit is a new step to take back."""
        self._session = object()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving keeps what was written, the composition included."""
        if self._composing:
            QGuiApplication.inputMethod().commit()
        super().focusOutEvent(event)
        self.commit()

    def _follow_text(self) -> None:
        """Follow the text in height."""
        line = self.fontMetrics().lineSpacing()
        wanted = max(self._lines, min(10, int(self.document().size().height())))
        height = line * wanted + 16
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Wide as its column, high as its text."""
        return QSize(200, self.height())
