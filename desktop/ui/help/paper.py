"""A page of the handbook as it would be printed: faces, margins, tables and pictures for Markdown."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QBrush,
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from desktop.ui import theme

_SIZES = {1: 1.75, 2: 1.3, 3: 1.1, 4: 1.0}  # times the base face
_ABOVE = {1: 8, 2: 26, 3: 16, 4: 12}
_BELOW = {1: 18, 2: 8, 3: 6, 4: 4}
_LINE_HEIGHT = 122.0  # % of what the face itself asks for
_IN_TABLE = 108.0
_PARAGRAPH = 9
_CODE = 0.95
_PICTURE = "\ufffc"  # what Qt has in the text where a picture stands
_BROKEN = re.compile(r"(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])")  # a line's end in Chinese text is no blank


def lay_out(document: QTextDocument, markdown: str) -> None:
    """Fill a document with a chapter and give it our look, in the colours of the scheme in use."""
    document.setMarkdown(_BROKEN.sub("", markdown))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        _dress(QTextCursor(block), block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame)
    cursor.endEditBlock()


def headings(document: QTextDocument) -> dict[str, int]:
    """Where each heading begins, as a position in the document; the first of its name counts."""
    found: dict[str, int] = {}
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel():
            found.setdefault(block.text(), block.position())
        block = block.next()
    return found


def scaled(image: QImage, width: int, ratio: float) -> QImage:
    """A picture no wider than ``width`` logical pixels, sharp on a screen of ``ratio`` pixels each."""
    most = round(width * ratio)
    if image.width() > most:
        image = image.scaledToWidth(most, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
    return image


def picture_of(name: QUrl) -> QImage:
    """A picture of the handbook by the address its Markdown gives: a file below ``resources``."""
    return QImage(f"resources:{name.path().removeprefix('../')}")


def _dress(cursor: QTextCursor, block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    form = QTextBlockFormat()
    in_table = cursor.currentTable() is not None
    if level:
        form.setTopMargin(_ABOVE[level])
        form.setBottomMargin(_BELOW[level])
        face = QTextCharFormat()
        face.setFont(theme.scaled_font(_SIZES[level], strong=True))
        face.setForeground(QBrush(theme.ACCENT if level == 1 else theme.INK))
        words = QTextCursor(block)
        words.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        words.mergeCharFormat(face)
    else:
        height = 100.0 if _PICTURE in block.text() else _IN_TABLE if in_table else _LINE_HEIGHT
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(0)
        form.setBottomMargin(0 if in_table else 3 if block.textList() else _PARAGRAPH)
    quoted = block.blockFormat().hasProperty(QTextFormat.Property.BlockQuoteLevel)
    code = block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)
    if quoted or code:
        form.setBackground(QBrush(theme.ACCENT_SOFT if quoted else theme.GROUND))
        form.setLeftMargin(12)
        form.setRightMargin(12)
        form.setBottomMargin(0)
    cursor.mergeBlockFormat(form)
    _dress_code(block)


def _dress_code(block: QTextBlock) -> None:
    """Keys and commands in the text: upright, on a quiet ground; Qt would set them in a Latin typewriter face."""
    cursor = QTextCursor(block)
    run = block.begin()
    spans = []
    while not run.atEnd():
        piece = run.fragment()
        if piece.charFormat().fontFixedPitch():
            spans.append((piece.position(), piece.length()))
        run += 1
    for start, length in spans:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        face = QTextCharFormat()
        font = QFont(theme.scaled_font(_CODE))
        font.setStyleHint(QFont.StyleHint.Monospace)
        face.setFont(font)
        face.setBackground(QBrush(theme.GROUND))
        cursor.mergeCharFormat(face)


def _dress_table(table: QTextTable) -> None:
    form = table.format()
    form.setBorderCollapse(True)
    form.setBorder(1)
    form.setBorderBrush(QBrush(theme.LINE))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setCellPadding(6)
    form.setCellSpacing(0)
    form.setTopMargin(4)
    form.setBottomMargin(14)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        face = cell.format()
        face.setBackground(QBrush(theme.GROUND))
        cell.setFormat(face)
