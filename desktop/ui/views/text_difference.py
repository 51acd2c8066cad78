"""Values of two years beside each other, with what went and what came marked: by line and by colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from desktop.domain.comparison import Fate, Pair, pieces
from desktop.ui import theme

LONGEST = 20_000  # characters of both texts; beyond that they stand one after the other, for comparing them takes long


class TextDifference(QTextEdit):
    """What went is struck through on red, what came is underlined on green; plain text, whatever a file says."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("两年内容的差别"))

    def show_pairs(self, pairs: Sequence[Pair]) -> None:
        """Each value under its name."""
        self.clear()
        cursor = self.textCursor()
        for pair in pairs:
            if not cursor.atStart():
                cursor.insertBlock()
            name = _format(theme.MUTED)
            name.setFontWeight(600)
            cursor.insertText(self.tr("{what}：").format(what=pair.what), name)
            self._write(cursor, pair)
        if not pairs:
            cursor.insertText(self.tr("两年都没有填写数据和文字。"), _format(theme.MUTED))
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)

    def _write(self, cursor: QTextCursor, pair: Pair) -> None:
        if pair.same:
            cursor.insertText(pair.this, _format(theme.INK))
            cursor.insertText(self.tr("　（相同）"), _format(theme.MUTED))
            return
        whole = [(Fate.GONE, pair.last), (Fate.CAME, pair.this)]
        long = len(pair.last) + len(pair.this) > LONGEST
        for fate, text in whole if long else pieces(pair.last, pair.this):
            cursor.insertText(text, _FORMATS[fate]())


def _format(colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made


def _gone() -> QTextCharFormat:
    made = _format(theme.BAD)
    made.setBackground(QColor(theme.BAD_SOFT))
    made.setFontStrikeOut(True)
    return made


def _came() -> QTextCharFormat:
    made = _format(theme.GOOD)
    made.setBackground(QColor(theme.GOOD_SOFT))
    made.setFontUnderline(True)
    return made


_FORMATS = {Fate.KEPT: lambda: _format(theme.INK), Fate.GONE: _gone, Fate.CAME: _came}
