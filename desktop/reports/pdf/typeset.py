"""Setting a paragraph: lines that fit, marks squeezed where that helps, both edges straight. Draws nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from desktop.reports.fonts import Face, FontSet, Glyph, Role
from desktop.reports.pdf.breaking import BLANK_AFTER, BLANK_BEFORE, Gap, gaps
from desktop.reports.report import Align

_NEW_LINE = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_WIDE = 900  # from this advance on (thousandths), a character is a full-width one
_TINY = 0.01


Metrics = tuple[Glyph, float, float]  # glyph, room, and the blank in that


class Style:
    """A face at a size.

    Args:
        fonts: Where the face and its fallbacks come from.
        role: The face.
        size: In points.
        lead: From line to line, in points.
        track: Added after every full-width character; negative on the grid of 28 characters.
        loosest: How far apart, as a share of the size, characters may be pulled before a ragged edge looks better.
    """

    def __init__(
        self, fonts: FontSet, role: Role, size: float, lead: float, track: float = 0.0, loosest: float = 0.3
    ) -> None:
        self.fonts, self.role, self.size, self.lead, self.track = fonts, role, size, lead, track
        self.loosest = loosest
        self._metrics: dict[str, Metrics] = {}

    def metrics(self, char: str) -> Metrics:
        """The glyph, the room it takes, and how much of that is blank that may be squeezed out."""
        return self._metrics.get(char) or self._measure(char)

    def measured(self, text: str) -> list[Metrics]:
        """The metrics of every character."""
        known, measure = self._metrics.get, self._measure
        return [known(char) or measure(char) for char in text]

    def width(self, text: str) -> float:
        """How wide a text is when nothing is squeezed or stretched."""
        return sum([room for _, room, _ in self.measured(text)])

    def _measure(self, char: str) -> Metrics:
        glyph = self.fonts.pick(self.role, char)
        wide = glyph.room >= _WIDE
        room = glyph.room * self.size / 1000 + (self.track if wide else 0.0)
        blank = self.size / 2 if wide and (char in BLANK_AFTER or char in BLANK_BEFORE) else 0.0
        known = self._metrics[char] = glyph, room, blank
        return known

    @property
    def baseline(self) -> float:
        """From the top of a line to the feet of its characters."""
        return (self.lead - self.size) / 2 + 0.87 * self.size


class Piece(NamedTuple):
    """Neighbouring glyphs of one face with one spacing, ``x`` from the line's start."""

    x: float
    face: Face
    spacing: float
    glyphs: list[tuple[int, str]]


@dataclass(slots=True)
class Line:
    """Some characters of a paragraph that stand beside each other."""

    text: str
    style: Style
    room: float  # the width it may fill, indent taken off
    indent: float
    squeeze: float  # how much must be squeezed out of its marks
    last: bool  # of its paragraph: not stretched
    spaced: bool = False  # a space of the text stood after it: kept there for those who take the text out

    @property
    def width(self) -> float:
        """What it takes when set, before it is stretched."""
        return self.style.width(self.text) - self.squeeze

    def pieces(self, align: Align, stretch: bool = True) -> list[Piece]:
        """Where each glyph goes."""
        text, size, squeeze = self.text, self.style.size, self.squeeze
        metrics = self.style.measured(text)
        blanks = sum([blank for _, _, blank in metrics]) if squeeze else 0.0
        ratio = squeeze / blanks if blanks else 0.0
        slack = self.room - (sum([room for _, room, _ in metrics]) - squeeze)
        extra = self._stretch(slack) if stretch and align is Align.LEFT and not self.last else 0.0
        x = self.indent + (slack if align is Align.RIGHT else slack / 2 if align is Align.CENTRE else 0.0)
        pieces: list[Piece] = []
        glyphs: list[tuple[int, str]] = []  # of the last piece
        last, spacing = None, 0.0  # its face, and the spacing in it
        expected = x  # where the next glyph would stand if it went on with the last piece
        for at, (char, ((face, number, drawn, _), room, blank)) in enumerate(zip(text, metrics, strict=True)):
            cut = blank * ratio
            here = x - cut if cut and char in BLANK_BEFORE else x
            x += room - cut
            if extra and _stretches(char, text[at + 1 : at + 2]):
                x += extra
            if face is None:
                continue
            advance = drawn * size / 1000
            if last is not face or abs(here - expected) > _TINY / 2:
                # The room up to the next character sets the spacing of the piece this one begins.
                last, spacing, glyphs = face, round(x - here - advance, 3), []
                pieces.append(Piece(here, face, spacing, glyphs))
                expected = here
            glyphs.append((number, char))
            expected += advance + spacing
        if self.spaced and pieces:
            space = self.style.metrics(" ")[0]
            if space.face is not None:
                pieces.append(Piece(x, space.face, 0.0, [(space.number, " ")]))
        return pieces

    def _stretch(self, slack: float) -> float:
        """How much further apart the characters stand so that the line fills its room; 0 if that looked torn."""
        if slack <= _TINY:
            return 0.0
        places = sum([_stretches(a, b) for a, b in pairwise(self.text)])
        extra = slack / places if places else 0.0
        return extra if extra <= self.style.loosest * self.style.size else 0.0


def _stretches(char: str, following: str) -> bool:
    """Whether room may be added between two characters: not within Latin words and figures, not in a dash."""
    if not following or (char == following and char in "—…"):
        return False
    return not (_narrow(char) and _narrow(following))


def _narrow(char: str) -> bool:
    return "\x20" < char < "\u0250" or char in "％‰℃"


def paragraphs(text: str) -> list[str]:
    """The text's own lines, tabs as spaces."""
    return _NEW_LINE.split(text.replace("\t", " "))


def set_text(text: str, style: Style, room: float, indent: float = 0.0) -> list[Line]:
    """Lines for a text that may hold line breaks; an empty one of its lines stays an empty line."""
    return [line for part in paragraphs(text) for line in set_paragraph(part, style, room, indent)]


def set_paragraph(text: str, style: Style, room: float, indent: float = 0.0) -> list[Line]:
    """Break one paragraph. Every character but the spaces around a break stands in exactly one line.

    A line is wider than ``room`` only when a single character is.
    """
    metrics = style.measured(text)
    widths = [0.0, *accumulate([room for _, room, _ in metrics])]
    blanks = [0.0, *accumulate([blank for _, _, blank in metrics])]
    before = [*gaps(text), Gap.FREE]
    lines: list[Line] = []
    start, end = 0, len(text)
    while start < end or not lines:
        space = room - indent
        stop, squeeze = _line_end(text, start, space, widths, blanks, before)
        following = stop
        while following < end and text[following] == " ":
            following += 1
        shown = text[start:stop].rstrip(" ") if following < end or stop < end else text[start:stop]
        spaced = following < end and following > start + len(shown)
        lines.append(Line(shown, style, space, indent, squeeze, following >= end, spaced))
        start, indent = following, 0.0
    return lines


def _line_end(
    text: str, start: int, room: float, widths: list[float], blanks: list[float], before: list[Gap]
) -> tuple[int, float]:
    """Where the line from ``start`` ends, and what has to be squeezed for it."""
    end = len(text)
    natural = bisect_right(widths, widths[start] + room + _TINY) - 1
    if natural >= end:
        return end, 0.0
    squeezed = natural
    while squeezed < end and _needs(start, squeezed + 1, widths, blanks) <= room + _TINY:
        squeezed += 1
    loose = _last_gap(before, start, natural, Gap.FREE)
    tight = _last_gap(before, max(start, natural), squeezed, Gap.FREE)
    if tight:
        over = widths[tight] - widths[start] - room
        if not loose or over <= max(room - (widths[loose] - widths[start]), 0.0):
            return tight, max(over, 0.0)
    if loose and (widths[loose] - widths[start] > room / 2 or before[natural] > Gap.WORD):
        return loose, 0.0
    for gap in Gap:
        stop = _last_gap(before, start, natural, gap)
        if stop:
            return stop, 0.0
    return start + 1, 0.0


def _needs(start: int, stop: int, widths: list[float], blanks: list[float]) -> float:
    return widths[stop] - widths[start] - (blanks[stop] - blanks[start])


def _last_gap(before: list[Gap], start: int, stop: int, worst: Gap) -> int:
    """The last place after ``start``, up to ``stop``, whose gap is no worse; 0 if there is none."""
    for at in range(stop, start, -1):
        if before[at] <= worst:
            return at
    return 0
