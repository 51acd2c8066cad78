"""One page's drawing: text, rules, dots. Coordinates in points from the lower left corner, as PDF has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from math import cos, radians, sin
from operator import itemgetter

from desktop.reports.pdf.element import Element
from desktop.reports.pdf.embed import EmbeddedFont, Embedder
from desktop.reports.pdf.typeset import Line, Style
from desktop.reports.pdf.typeset import Piece as Glyphs
from desktop.reports.report import Align

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
_CIRCLE = 0.5523  # how far a Bézier's handles stand out to draw a quarter of a circle

Segment = tuple[float, float, float, float]
Piece = tuple[str, str]  # what a line belongs to, and the line
Shown = tuple[EmbeddedFont, list[int]]  # glyphs whose codes are known only when the font is written
Part = str | Shown


def number(value: float) -> str:
    """A coordinate as short as a hundredth of a point allows; never 1e-05, never -0."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


class Page:
    """A sheet of A4, always upright; ``turned`` ones are written along the long edge and shown turned by readers."""

    def __init__(self, embedder: Embedder, turned: bool = False, label: str = "") -> None:
        self.turned = turned
        self.label = label  # what the next lines belong to, for people: a heading, a cell of a table
        self.element: Element | None = None  # the same for machines; None marks what is repeated or ornament
        self.marked: list[Element] = []  # what each marked stretch of the content stream belongs to, in order
        self._open: Element | None = None
        self._is_open = False
        self._said: list[Piece] = []
        self._said_over: list[Piece] = []
        self._embedder = embedder
        self._parts: list[Part] = ["0 1 -1 0 " + number(WIDTH) + " 0 cm"] if turned else []
        self._under: list[Part] = []
        self._over: list[Part] = []

    def line(self, line: Line, x: float, y: float, align: Align = Align.LEFT, stretch: bool = True) -> None:
        """Set one line of text; ``y`` is the feet of its characters."""
        self._said.append((self.label, line.text))
        self._mark(self.element)
        self._text(self._parts, line, x, y, align, stretch)

    def lines(self, lines: Iterable[Line], x: float, top: float, align: Align = Align.LEFT) -> float:
        """Set lines below each other; the bottom of the last one is returned."""
        for line in lines:
            self.line(line, x, top - line.style.baseline, align)
            top -= line.style.lead
        return top

    def text(self, text: str, style: Style, x: float, y: float) -> None:
        """Set a short text on one line, upright on the sheet's own paper even on a turned page."""
        line = Line(text, style, style.width(text), 0.0, 0.0, last=True)
        self._said_over.append(("页脚", text))
        self._text(self._over, line, x, y)

    def watermark(self, text: str, style: Style, angle: float, grey: float) -> None:
        """Set a text aslant in the middle of the sheet, under everything else."""
        across, up = cos(radians(angle)), sin(radians(angle))
        turn = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f} {number(WIDTH / 2)} {number(HEIGHT / 2)} cm"
        width = style.width(text)
        self._under.append(f"/Artifact BMC q {grey:.2f} g {turn}")
        self._text(self._under, Line(text, style, width, 0.0, 0.0, last=True), -width / 2, -0.37 * style.size)
        self._under.append("Q EMC")

    def rules(self, segments: Iterable[Segment]) -> None:
        """Straight thin black lines."""
        drawn = " ".join(f"{number(a)} {number(b)} m {number(c)} {number(d)} l" for a, b, c, d in segments)
        if drawn:
            self._mark(None)
            self._parts.append(f"0.5 w 2 J {drawn} S")

    def circle(self, x: float, y: float, radius: float) -> None:
        """A dashed circle: the place for a seal."""
        k = radius * _CIRCLE
        quarters = [
            (x + radius, y + k, x + k, y + radius, x, y + radius),
            (x - k, y + radius, x - radius, y + k, x - radius, y),
            (x - radius, y - k, x - k, y - radius, x, y - radius),
            (x + k, y - radius, x + radius, y - k, x + radius, y),
        ]
        curves = " ".join(" ".join(number(value) for value in quarter) + " c" for quarter in quarters)
        self._mark(None)
        self._parts.append(f"q 0.6 G 0.5 w [2 2] 0 d {number(x + radius)} {number(y)} m {curves} S Q")

    def over(self, drawn: str) -> None:
        """Something drawn elsewhere, upright on the sheet's own paper even on a turned page."""
        self._over.append(drawn)

    def pieces(self) -> tuple[Piece, ...]:
        """The page's text in the order of its content stream, but for a watermark."""
        return (*self._said, *self._said_over)

    def content(self) -> str:
        """The page's content stream, once all fonts have been written."""
        end = ["EMC"] if self._is_open else []
        over = ["/Artifact <</Type /Pagination>> BDC", *self._over, "EMC"] if self._over else []
        return "\n".join(map(_written, [*self._under, "q", *self._parts, *end, "Q", *over]))

    def _mark(self, element: Element | None) -> None:
        """Begin another stretch of marked content, unless the last one goes on."""
        if self._is_open and element is self._open:
            return
        if self._is_open:
            self._parts.append("EMC")
        self._open, self._is_open = element, True
        if element is None:
            self._parts.append("/Artifact BMC")
            return
        self._parts.append(f"/{element.kind} <</MCID {len(self.marked)}>> BDC")
        element.content.append((self, len(self.marked)))
        self.marked.append(element)

    def _text(
        self, parts: list[Part], line: Line, x: float, y: float, align: Align = Align.LEFT, stretch: bool = False
    ) -> None:
        spacing, current = 0.0, ""
        parts.append("BT 0 Tc")
        for piece in line.pieces(align, stretch):
            place = f"1 0 0 1 {number(x + piece.x)} {number(y)} Tm"
            if piece.spacing != spacing:
                spacing = piece.spacing
                place += f" {spacing:.3f} Tc"
            parts.append(place)
            for font, glyphs in self._by_font(piece):
                if font.name != current:
                    current = font.name
                    parts.append(f"/{current} {line.style.size:g} Tf")
                parts.append((font, glyphs))
        parts.append("ET")

    def _by_font(self, piece: Glyphs) -> Iterator[Shown]:
        """The piece's glyphs, grouped by the embedded font that shows them."""
        fonts = ((self._embedder.font_for(piece.face, glyph, char), glyph) for glyph, char in piece.glyphs)
        for font, group in groupby(fonts, key=itemgetter(0)):
            yield font, [glyph for _, glyph in group]


def dots(rows: Iterable[Iterable[int]], x: float, y: float, size: float) -> str:
    """Dark modules of a QR code from its upper left corner, neighbours in a row joined."""
    drawn: list[str] = []
    for down, row in enumerate(rows):
        start = None
        for across, dark in enumerate([*row, 0]):
            if dark and start is None:
                start = across
            elif not dark and start is not None:
                left, bottom = x + start * size, y - (down + 1) * size
                drawn.append(f"{left:.3f} {bottom:.3f} {(across - start) * size:.3f} {size:.3f} re")
                start = None
    return " ".join([*drawn, "f"])


def _written(part: Part) -> str:
    if isinstance(part, str):
        return part
    font, glyphs = part
    return "<" + "".join([font.codes[glyph] for glyph in glyphs]) + "> Tj"
