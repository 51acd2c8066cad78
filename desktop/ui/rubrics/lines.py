"""Fields of the editor's forms that tell when a person leaves them with another text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.fact import FactField
from desktop.domain.rubricdraft import Plain, RubricDraft
from desktop.ui import parts, theme
from desktop.ui.rubrics.records import Column, Record


class Line(QLineEdit):
    """One line. ``left`` gives its text once it is another than what is shown."""

    left = Signal(str)

    def __init__(self, name: str, *, figure: bool = False) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(name)
        if figure:
            self.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.setFont(theme.figure_font())
            self.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 14)
        self.editingFinished.connect(self.commit)

    def show_text(self, text: str) -> None:
        """What the draft holds."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Hand over what was typed."""
        if self.text().strip() != self._shown:
            self._shown = self.text().strip()
            self.left.emit(self._shown)


class Box(QPlainTextEdit):
    """Some lines. ``left`` gives the text once it is left with another than what is shown."""

    left = Signal(str)

    def __init__(self, name: str, lines: int = 2) -> None:
        super().__init__()
        self._shown = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 16)

    def show_text(self, text: str) -> None:
        """What the draft holds."""
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Left: hand over what was typed."""
        super().focusOutEvent(event)
        self.commit()

    def commit(self) -> None:
        """Hand over what was typed."""
        text = self.toPlainText().strip()
        if text != self._shown:
            self._shown = text
            self.left.emit(text)


def commit_typing(window: QWidget) -> None:
    """What is being typed in a window counts: the field that has the focus is left and entered again."""
    focus = QApplication.focusWidget()
    if focus is not None and window.isAncestorOf(focus) and isinstance(focus, (QLineEdit, QPlainTextEdit)):
        focus.clearFocus()
        focus.setFocus()


def scrolling(scroll: QScrollArea, inside: QWidget) -> None:
    """Let a widget scroll on the ground it lies on; Tab goes on to what is inside."""
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    scroll.setWidget(inside)
    scroll.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)


def scrolling_column(scroll: QScrollArea) -> QVBoxLayout:
    """The column of a form that scrolls, with its margins."""
    inside = QWidget()
    scrolling(scroll, inside)
    column = QVBoxLayout(inside)
    column.setContentsMargins(14, 10, 14, 14)
    column.setSpacing(10)
    return column


def form_layout() -> QFormLayout:
    """Labels at the left, fields as wide as there is room."""
    form = parts.form(12, 8)
    form.setContentsMargins(0, 0, 0, 0)
    return form


def fact_columns(labels: tuple[str, str, str, str]) -> tuple[Column, ...]:
    """Columns of a table of figures: name, unit, hint, key."""
    names = ("name", "unit", "hint", "key")
    return tuple(
        Column(name, label, always=True, wide=name == "name") for name, label in zip(names, labels, strict=True)
    )


def fact_records(facts: Iterable[FactField]) -> list[Record]:
    """Figures as rows."""
    return [{"name": each.name, "unit": each.unit, "hint": each.hint, "key": each.key} for each in facts]


def facts_of(records: Iterable[Record]) -> tuple[FactField, ...]:
    """Rows as figures."""
    return tuple(
        FactField(*(str(each.get(name) or "") for name in ("key", "name", "unit", "hint"))) for each in records
    )


def reference_records(references: Plain) -> list[Record]:
    """Sources as rows."""
    listed = references if isinstance(references, tuple) else ()
    return [dict(each) for each in listed if isinstance(each, Mapping)]


def references_of(records: Iterable[Record]) -> tuple[Plain, ...]:
    """Rows as sources; a clause nobody has read is None."""
    return tuple(
        {**each, "document": str(each.get("document") or ""), "place": each.get("place") or None} for each in records
    )


def fresh_key(draft: RubricDraft, stem: str) -> str:
    """A key for a figure that nothing in the draft names."""
    taken, number = str(draft), 1
    while f"{stem}.q{number}" in taken:
        number += 1
    return f"{stem}.q{number}"
