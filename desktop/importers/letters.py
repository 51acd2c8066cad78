"""Letters and words of a PDF page, placed as a reader sees the page: turned upright, without watermarks."""

from __future__ import annotations

import ctypes
from math import pi
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from desktop.importers.strokes import Paper
from desktop.importers.wordlines import Word, lines_of

if TYPE_CHECKING:
    import pypdfium2 as pdfium

MOST_LETTERS = 30_000  # of a page
_GAP = 0.55  # of a letter's height: a wider one parts words
_TILTED = 0.1  # radians from upright or lying text: a watermark
_QUARTER = pi / 2
_HUGE = 2.6  # times the usual size: a watermark set straight, or a cover's title
_HIGH, _LOW, _END = 0xD800, 0xDC00, 0xE000  # the halves rare letters come in


class Letter(NamedTuple):
    """One letter or blank, in points from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    upright: bool = True  # else lying on its side


def letters_of(text: pdfium.PdfTextPage, paper: Paper) -> list[Letter]:
    """All letters and printed blanks as the file has them; empty for a page with more than any form has."""
    from pypdfium2 import raw

    count = text.count_chars()
    if count > MOST_LETTERS:
        return []
    place = raw.FS_RECTF()
    by_reference = ctypes.byref(place)
    letters: list[Letter] = []
    half = 0
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text.raw, index)
        if _HIGH <= code < _LOW:
            half = code
            continue
        if _LOW <= code < _END:
            code = 0x10000 + ((half - _HIGH) << 10) + code - _LOW if half else 0
        half = 0
        if code < 32 or code in (0xFFFE, 0xFFFF):
            continue
        angle = raw.FPDFText_GetCharAngle(text.raw, index)
        if _leans(angle):
            continue
        if code == ord(" ") and raw.FPDFText_IsGenerated(text.raw, index) == 1:
            if letters and _between_latin(text, index):
                letters.append(letters[-1]._replace(text=" ", left=letters[-1].right))
            continue
        if raw.FPDFText_GetLooseCharBox(text.raw, index, by_reference):
            box = paper.box(place.left, place.right, place.bottom, place.top)
            lying = (round(angle / _QUARTER) * 90 + paper.turn) % 180 if angle >= 0 else 0
            letters.append(Letter(chr(code), *box, not lying))
    return letters


def _between_latin(text: pdfium.PdfTextPage, index: int) -> bool:
    """Whether a blank PDFium set for a gap parts Latin words or figures; beside Chinese it is the typesetter's air."""
    from pypdfium2 import raw

    return all(raw.FPDFText_GetUnicode(text.raw, at) < 128 for at in (index - 1, index + 1))


def words_of(letters: list[Letter]) -> list[Word]:
    """The words of a page's letters, lines from top to bottom."""
    return _joined([Word(*letter[:5]) for letter in letters if not letter.text.isspace()])


def marked_across(text: pdfium.PdfTextPage) -> bool:
    """Whether letters lean across the page, as those of a watermark do."""
    from pypdfium2 import raw

    angles = (raw.FPDFText_GetCharAngle(text.raw, index) for index in range(min(text.count_chars(), MOST_LETTERS)))
    return any(map(_leans, angles))


def _leans(angle: float) -> bool:
    """Whether a letter stands neither upright nor on its side; -1 is the angle of one PDFium cannot tell."""
    return angle >= 0 and (angle + _TILTED) % _QUARTER > 2 * _TILTED


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
