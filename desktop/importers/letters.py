"""The words of a PDF page with their places as a reader sees the page: turned upright, without watermarks."""

from __future__ import annotations

import ctypes
from math import pi
from statistics import median
from typing import TYPE_CHECKING

from desktop.importers.wordlines import Word, lines_of

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MOST_LETTERS = 30_000  # of a page
_GAP = 0.55  # of a letter's height: a wider one parts words
_TILTED = 0.1  # radians from upright or lying text: a watermark
_QUARTER = pi / 2
_HUGE = 2.6  # times the usual size: a watermark set straight, or a cover's title


def words_of(page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> list[Word]:
    """All words, lines from top to bottom; empty for a page with more letters than any form has."""
    from pypdfium2 import raw

    count = text.count_chars()
    if count > MOST_LETTERS:
        return []
    turn = page.get_rotation()
    wide, high = page.get_size()
    place = raw.FS_RECTF()
    letters: list[Word] = []
    for index in range(count):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        angle = raw.FPDFText_GetCharAngle(text.raw, index)
        if letter.isspace() or ord(letter) < 32 or letter in "\ufffe\x02":
            continue
        if angle >= 0 and (angle + _TILTED) % _QUARTER > 2 * _TILTED:
            continue
        if not raw.FPDFText_GetLooseCharBox(text.raw, index, ctypes.byref(place)):
            continue
        box = _upright(place.left, place.right, place.bottom, place.top, turn, wide, high)
        letters.append(Word(letter, *box))
    return _joined(letters)


def marked_across(text: pdfium.PdfTextPage) -> bool:
    """Whether letters lean across the page, as those of a watermark do."""
    from pypdfium2 import raw

    angles = (raw.FPDFText_GetCharAngle(text.raw, index) for index in range(min(text.count_chars(), MOST_LETTERS)))
    return any(angle > 0 and (angle + _TILTED) % _QUARTER > 2 * _TILTED for angle in angles)


def _upright(
    left: float, right: float, bottom: float, top: float, turn: int, wide: float, high: float
) -> tuple[float, float, float, float]:
    """Left, right, top, bottom on the page as shown, from its upper left corner."""
    if turn == 90:
        return bottom, top, left, right
    if turn == 180:
        return wide - right, wide - left, bottom, top
    if turn == 270:
        return wide - top, wide - bottom, high - right, high - left
    return left, right, high - top, high - bottom


def _joined(letters: list[Word]) -> list[Word]:
    if not letters:
        return []
    size = median(letter.bottom - letter.top for letter in letters)
    words: list[Word] = []
    for line in lines_of([letter for letter in letters if letter.bottom - letter.top <= _HUGE * size]):
        begin = len(words)
        for letter in line:
            last = words[-1] if len(words) > begin else None
            if last is not None and letter.left - last.right <= _GAP * size:
                words[-1] = Word(
                    last.text + letter.text,
                    last.left,
                    max(last.right, letter.right),
                    min(last.top, letter.top),
                    max(last.bottom, letter.bottom),
                )
            else:
                words.append(letter)
    return words
