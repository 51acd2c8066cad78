"""What the checks mean in a text that is being written: the words underlined where they stand, and said on hovering.

The marks are extra selections over the editor's own document: they move with what is typed before them, cost nothing
while one types, and are put anew when the checks have looked at the text again. They are no part of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QToolTip

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Finding
from desktop.ui import findings_actions, languages
from desktop.ui.document import Changed, Document
from desktop.ui.ranks import SHAPES, Rank, name_of, place_of, rank_of
from desktop.ui.views.fields import TextBox

_LAST_SINGLE = "\uffff"  # the last sign that takes one unit of UTF-16


class Mark(NamedTuple):
    """A finding and the words it means; the cursor moves with the text."""

    finding: Finding
    words: QTextCursor


class FindingMarks(QObject):
    """The marks of one editor. ``place_of`` tells whose text it shows now; None for a text nobody wrote.

    An editor out of sight is marked when it comes into sight.
    """

    asked = Signal(object)  # Finding: a person wants to see it in the list

    def __init__(self, editor: QPlainTextEdit, document: Document, place_of: Callable[[], Place | None]) -> None:
        super().__init__(editor)
        self._editor, self._document, self._place_of = editor, document, place_of
        self.marks: tuple[Mark, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh_seen)
        document.changed.connect(self._on_changed)
        editor.textChanged.connect(self._on_text)
        editor.viewport().installEventFilter(self)
        self.refresh()

    def refresh(self) -> None:
        """Mark what is found in the text now; half-typed text keeps the marks it has until it is checked."""
        place = self._place_of()
        kept = None if place is None else self._document.evaluation.value_at(place)
        shown = self._editor.toPlainText()
        if place is None or not kept:
            self._put(())
        elif (offset := shown.find(kept)) >= 0:
            counted = _counting(shown)
            wanted = [
                (each, counted(offset + each.span[0]), counted(offset + each.span[1]))
                for each in self._found(place)
                if each.span
            ]
            if wanted != [(each, words.selectionStart(), words.selectionEnd()) for each, words in self.marks]:
                self._put(tuple(Mark(each, self._cursor(start, end)) for each, start, end in wanted))

    def at(self, position: int) -> tuple[Finding, ...]:
        """The findings that mean the character at a position of the editor's document."""
        return tuple(
            mark.finding for mark in self.marks if mark.words.selectionStart() <= position < mark.words.selectionEnd()
        )

    def select(self, finding: Finding) -> bool:
        """Choose the words a finding means and bring them into sight; False where it is not marked here."""
        self.refresh()
        mark = next((each for each in self.marks if each.finding.id == finding.id and each.finding == finding), None)
        if mark is None:
            return False
        self._editor.setTextCursor(mark.words)
        self._editor.ensureCursorVisible()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hovering over marked words says what is wrong with them, their menu leads to the list."""
        if event.type() == QEvent.Type.Show:
            self._soon.start()
        if event.type() == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.at(self._editor.cursorForPosition(event.pos()).position())
            if found:
                QToolTip.showText(event.globalPos(), said(found), self._editor.viewport())
                return True
            QToolTip.hideText()
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------------ inside
    def _found(self, place: Place) -> list[Finding]:
        """The findings with words of this text that nobody explained; the gravest last, so that it is on top."""
        findings = self._document.findings
        found = [
            each
            for each in (findings.whole if place.kind is Kind.TEXT else findings.for_node(place.key))
            if each.where == place and each.span and not findings_actions.reason_for(self._document, each)
        ]
        return sorted(found, key=place_of, reverse=True)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _refresh_seen(self) -> None:
        if self._editor.isVisible():
            self.refresh()

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        """The editor's own menu with the findings below the pointer on top; False leaves it to the editor."""
        found = self.at(self._editor.cursorForPosition(event.pos()).position())
        if not found:
            return False
        menu = self.menu(found, event.pos())
        menu.exec(event.globalPos())
        menu.deleteLater()
        return True

    def menu(self, found: tuple[Finding, ...], at: QPoint) -> QMenu:
        """What can be done about findings in the text: look at them, take what the program proposes, explain."""
        menu = self._editor.createStandardContextMenu(at)
        first = menu.actions()[0]
        document = self._document
        for each in found:
            fix = findings_actions.told(document, each)
            look = self.tr("查看 {0}：{1}").format(each.code, languages.spoken(each.message))
            entries: list[tuple[str, Callable[[], object]]] = [(look, partial(self.asked.emit, each))]
            if fix:
                entries.append((self.tr("采用：{0}").format(fix), partial(findings_actions.apply_fix, document, each)))
            if findings_actions.may_explain(document, each):
                explain = partial(findings_actions.overrule, self._editor, document, each)
                entries.append((self.tr("忽略并说明…"), explain))
            for text, slot in entries:
                action = QAction(text, menu)
                action.triggered.connect(lambda _=False, slot=slot: slot())
                menu.insertAction(first, action)
            menu.insertSeparator(first)
        return menu

    def _put(self, marks: tuple[Mark, ...]) -> None:
        if not marks and not self.marks:
            return
        self.marks = marks
        made = []
        for mark in marks:
            each = QTextEdit.ExtraSelection()
            each.cursor, each.format = mark.words, _look(rank_of(mark.finding))  # type: ignore[attr-defined]
            made.append(each)
        self._editor.setExtraSelections(made)

    def _on_changed(self, changed: Changed) -> None:
        if changed.findings or changed.texts or any(place.kind is Kind.OVERRULED for place in changed.places):
            self._soon.start()

    def _on_text(self) -> None:
        """Another text was put in, or one is being typed: what is checked already is marked, the rest waits."""
        self._soon.start()


def mark_box(box: TextBox, document: Document) -> FindingMarks:
    """Mark what is found in a field for texts, whichever place it is bound to."""
    return FindingMarks(box, document, lambda: box.place)


def said(findings: tuple[Finding, ...]) -> str:
    """What a tool tip tells of the findings at one place."""
    lines = []
    for each in findings:
        lines.append(languages.named(name_of(rank_of(each)), languages.spoken(each.message)))
        lines += [languages.spoken(each.fix)] if each.fix else []
    return "\n".join(lines)


def _look(rank: Rank) -> QTextCharFormat:
    """A wave below in the rank's colour; an error has a tinted ground as well, for those who see no colours."""
    colour = SHAPES[rank][1]
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    look.setUnderlineColor(colour)
    if rank is Rank.ERROR:
        ground = QColor(colour)
        ground.setAlpha(28)
        look.setBackground(ground)
    return look


def _counting(text: str) -> Callable[[int], int]:
    """From a place in a text to Qt's counting, where signs beyond the basic plane take two units."""
    if text.isascii() or max(text) <= _LAST_SINGLE:
        return lambda at: at
    return lambda at: at + sum(sign > _LAST_SINGLE for sign in text[:at])
