"""Tables with merged cells that go on over pages: heads repeated, merged text repeated with （续）, no text dropped.

A row is placed when the cells that end in it have room for what they still have to say; a page that ends inside a
cell takes as many of its lines as fit, and the rest goes on overleaf. So nothing is cut, whatever is merged with what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from desktop.reports.pdf.canvas import Page, Segment
from desktop.reports.pdf.element import Element
from desktop.reports.pdf.typeset import Line, Style, set_text
from desktop.reports.report import Align, Cell

Labels = Mapping[tuple[int, int], str]  # row and column of a cell -> what it is, for people
Elements = Mapping[tuple[int, int], Element]  # the same for machines

PAD_X, PAD_Y = 3.0, 2.6
CONTINUED = "（续）"
_SHORT = 4  # a text of so many lines is not torn, and is repeated where its cell goes on
_HEADINGS = 3  # so many strong rows below each other are headings, more are a table of strong rows
_FULL_ENOUGH = 0.5  # a page may be left this empty rather than tear a row or a short text
_TINY = 0.01


@dataclass(slots=True)
class Strip:
    """What one page shows of one row: all of it, or as much as fits."""

    row: int
    height: float


@dataclass(slots=True)
class Shown:
    """What one page shows of one cell."""

    box: Box
    first: int  # strips of the page it covers
    last: int
    lines: Sequence[Line]
    torn: bool  # the text comes from or goes on to another page: it stands at the top, not in the middle
    again: bool  # the text has been said on a page before


@dataclass(slots=True)
class Box:
    """A cell, set in lines."""

    cell: Cell
    style: Style
    width: float
    lines: list[Line]
    done: int = 0  # lines shown on the pages before

    @property
    def end(self) -> int:
        """The row after its last one."""
        return self.cell.row + self.cell.rows

    @property
    def finished(self) -> bool:
        """Whether all of the text has been shown."""
        return self.done >= len(self.lines)

    def need(self) -> float:
        """The height for what has not been shown yet."""
        left = len(self.lines) - self.done
        return left * self.style.lead + 2 * PAD_Y if left else 0.0

    def fitting(self, height: float) -> int:
        """How many of the lines not yet shown fit."""
        lines = int(max(height - 2 * PAD_Y + _TINY, 0.0) / self.style.lead)
        return min(lines, len(self.lines) - self.done)

    def again(self, height: float) -> list[Line]:
        """The text once more, where the cell goes on and all is said; not a long one, nor a single row's figure."""
        if len(self.lines) > _SHORT or not self.cell.text.strip():
            return []
        if self.cell.rows == 1 and not any("\u4e00" <= char <= "\u9fff" for char in self.cell.text):
            return []
        for text in (self.cell.text + CONTINUED, self.cell.text):
            lines = set_text(text, self.style, self.width)
            if len(lines) * self.style.lead + 2 * PAD_Y <= height + _TINY:
                return lines
        return []


@dataclass(slots=True)
class Sheet:
    """One page of a table: heads and strips from top to bottom, and what stands in them."""

    strips: list[Strip] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)

    @property
    def height(self) -> float:
        """From the upper edge of the first strip to the lower one of the last."""
        return sum(strip.height for strip in self.strips)


class Grid:
    """A table of a given width. ``plain`` sets the cells, ``strong`` those that are heads or sums."""

    def __init__(
        self, cells: Sequence[Cell], widths: Sequence[float], rows: int, head: int, width: float,
        plain: Style, strong: Style, least: float = 20.0,
    ) -> None:  # fmt: skip
        self.edges = _edges(widths, width, least=plain.size + 2 * PAD_X + 1)
        self.rows, self.least = rows, least
        self.boxes = [self._box(cell, strong if cell.strong else plain) for cell in cells]
        self.head = head if head < rows else 0  # heads over nothing are rows like others
        while any(box.cell.row < self.head < box.end for box in self.boxes):
            self.head -= 1  # a head that is merged into the body cannot be repeated
        self._rows: list[list[int]] = [[] for _ in range(rows)]  # for each row the boxes over it, by their places
        for at, box in enumerate(self.boxes):
            for row in range(box.cell.row, min(box.end, rows)):
                self._rows[row].append(at)
        self.heights = self._heights()

    def sheets(self, first: float, full: float) -> list[Sheet]:
        """Cut the table into pages: ``first`` is the height left on the first one, ``full`` that of all others."""
        if sum(self.heights[: self.head]) > full * _FULL_ENOUGH:
            self.head = 0  # such a head would leave no room for what it stands over
        for box in self.boxes:
            box.done = 0
        sheets: list[Sheet] = []
        row, taken = self.head, 0.0  # ``taken``: how much of the row stands on the pages before
        while row < self.rows or not sheets:
            head = [Strip(at, self.heights[at]) for at in range(self.head)]
            room = (full if sheets else first) - sum(strip.height for strip in head)
            body, row, taken = self._fill(row, taken, room, full - sum(strip.height for strip in head), bool(sheets))
            if not body and self.rows > self.head:
                sheets.append(Sheet())  # nothing fits below what stands on the first page already
                continue
            sheets.append(self._show(head + body, taken > 0))
        return sheets

    def draw(self, sheet: Sheet, page: Page, x: float, top: float, labels: Labels, elements: Elements) -> float:
        """Draw one page of the table, telling the page what each cell is; returns its lower edge."""
        label = page.label
        edges = [top]
        for strip in sheet.strips:
            edges.append(edges[-1] - strip.height)
        sides: set[Segment] = set()
        for shown in sheet.shown:
            cell = shown.box.cell
            left, right = x + self.edges[cell.column], x + self.edges[cell.column + cell.columns]
            upper, lower = edges[shown.first], edges[shown.last + 1]
            sides |= {(left, upper, right, upper), (left, lower, right, lower)}
            sides |= {(left, lower, left, upper), (right, lower, right, upper)}
            text_height = len(shown.lines) * shown.box.style.lead
            start = upper - PAD_Y if shown.torn else upper - (upper - lower - text_height) / 2
            page.label = labels.get((cell.row, cell.column), label)
            page.element = None if shown.again else elements[cell.row, cell.column]
            page.lines(shown.lines, left + PAD_X, start, cell.align)
        page.label, page.element = label, None
        page.rules(_merged(sides))
        return edges[-1]

    def _box(self, cell: Cell, style: Style) -> Box:
        width = self.edges[cell.column + cell.columns] - self.edges[cell.column] - 2 * PAD_X
        lines = set_text(cell.text, style, width) if cell.text else []
        if cell.align is Align.CENTRE and 1 < len(lines) <= _SHORT:
            lines = _balanced(cell.text, style, width, lines)
        return Box(cell, style, width, lines)

    def _heights(self) -> list[float]:
        """The least height of each row; a merged text longer than its rows makes all of them grow."""
        heights = [self.least] * self.rows
        for box in sorted(self.boxes, key=lambda box: (box.cell.rows, box.cell.row, box.cell.column)):
            lack = box.need() - sum(heights[box.cell.row : box.end])
            if lack > 0:
                for row in range(box.cell.row, box.end):
                    heights[row] += lack / box.cell.rows
        return heights

    def _fill(self, row: int, taken: float, room: float, full: float, fresh: bool) -> tuple[list[Strip], int, float]:
        """Strips for one page from ``row`` on, and where the next page goes on."""
        strips: list[Strip] = []
        left = room
        while row < self.rows:
            height = self._height(row, taken, strips)
            if height <= left + _TINY:
                strips.append(Strip(row, height))
                left -= height
                row, taken = row + 1, 0.0
                continue
            must = fresh and not strips  # nothing above it on this page: it will not fit elsewhere either
            if must or (height > full * _FULL_ENOUGH and self._worth_tearing(row, left)):
                strips.append(Strip(row, left))
                return strips, row, taken + left
            break
        if row < self.rows:
            run = len(list(takewhile(self._is_heading, (strip.row for strip in reversed(strips)))))
            if 0 < run <= _HEADINGS and (run < len(strips) or not fresh):
                row, left = strips[-run].row, left + sum(strip.height for strip in strips[-run:])
                del strips[-run:]
            strips, row = self._without_torn_texts(strips, row, left, room)
        return strips, row, 0.0 if strips else taken

    def _is_heading(self, row: int) -> bool:
        """Whether a row stands over what follows it: it ends no page."""
        boxes = list(self._over(row))
        said = any(box.cell.text for box in boxes)
        return said and all((box.cell.strong and box.cell.rows == 1) or not box.cell.text for box in boxes)

    def _height(self, row: int, taken: float, strips: list[Strip]) -> float:
        """What a row needs below ``strips``: its own height, or more where a cell that ends in it lacks room."""
        height = max(self.heights[row] - taken, self.least)
        for box in self._over(row):
            if box.end == row + 1:
                height = max(height, box.need() - self._above(box, strips))
        return height

    def _over(self, row: int) -> Iterator[Box]:
        return (self.boxes[at] for at in self._rows[row])

    @staticmethod
    def _above(box: Box, strips: list[Strip]) -> float:
        """How much height a cell has on this page so far."""
        return sum(strip.height for strip in strips if box.cell.row <= strip.row < box.end)

    def _worth_tearing(self, row: int, left: float) -> bool:
        """Whether the rest of a page holds the row's short texts whole and some lines of its long ones."""
        lines = [min(len(box.lines) - box.done, _SHORT) for box in self._over(row) if box.cell.row == row]
        lead = max((box.style.lead for box in self._over(row)), default=0.0)
        return left >= max(max(lines, default=0), 2) * lead + 2 * PAD_Y

    def _without_torn_texts(self, strips: list[Strip], row: int, left: float, room: float) -> tuple[list[Strip], int]:
        """Keep short merged texts whole at the foot of a page: stretch the last row, or begin the cell overleaf."""
        for box in self._over(row):
            if box.cell.row >= row or box.finished or len(box.lines) > _SHORT:
                continue
            lack = box.need() - self._above(box, strips)
            if lack <= 0 or not strips:
                continue
            if lack <= left:
                strips[-1].height += lack
                left -= lack
                continue
            kept = [strip for strip in strips if strip.row < box.cell.row]
            if kept and sum(strip.height for strip in kept) >= room * _FULL_ENOUGH:
                return self._without_torn_texts(kept, box.cell.row, room - sum(strip.height for strip in kept), room)
        return strips, row

    def _show(self, strips: list[Strip], torn_row: bool) -> Sheet:
        """Say what each cell shows on a page, and note how far it has come."""
        sheet = Sheet(strips)
        place = {strip.row: at for at, strip in enumerate(strips)}
        last = strips[-1].row if strips else -1
        for at in sorted({at for row in place for at in self._rows[row]}):
            box = self.boxes[at]
            rows = [place[row] for row in range(box.cell.row, box.end) if row in place]
            height = sum(strips[at].height for at in rows)
            is_head = box.end <= self.head
            goes_on = not is_head and (box.end > last + 1 or (torn_row and box.end == last + 1))
            before, torn = box.done, False
            again = before > 0 and box.finished
            if again:
                lines: Sequence[Line] = box.lines if is_head else box.again(height)
            else:
                count = len(box.lines) if is_head else box.fitting(height)
                lines = box.lines[before : before + count]
                torn = before > 0 or (goes_on and before + count < len(box.lines))
                box.done = before + count
            sheet.shown.append(Shown(box, rows[0], rows[-1], lines, torn, again))
        return sheet


def _balanced(text: str, style: Style, width: float, lines: list[Line]) -> list[Line]:
    """As many lines, but of like length: 自评 / 得分 and not 自评得 / 分."""
    room = max(sum(line.width for line in lines) / len(lines), style.size)
    while room < width:
        narrower = set_text(text, style, room)
        if len(narrower) == len(lines) and all(line.width <= room for line in narrower):
            for line in narrower:
                line.indent += (width - room) / 2
            return narrower
        room += style.size / 2
    return lines


def _edges(shares: Sequence[float], width: float, least: float) -> list[float]:
    """Where the columns begin and end; none is too narrow for a character."""
    total = sum(shares)
    widths = [share / total * width for share in shares]
    lacking = sum(max(least - column, 0.0) for column in widths)
    spare = sum(max(column - least, 0.0) for column in widths)
    if lacking:
        cut = min(lacking / spare, 1.0) if spare else 0.0
        widths = [least if column < least else column - (column - least) * cut for column in widths]
    edges = [0.0]
    for column in widths:
        edges.append(edges[-1] + column)
    return edges


def _merged(sides: set[Segment]) -> Iterator[Segment]:
    """Segments that touch on one line as one: half the drawing, and no dark joints."""
    for upright in (False, True):
        level, start, stop = (0, 1, 3) if upright else (1, 0, 2)
        chosen = [side for side in sides if (side[0] == side[2]) is upright]
        spans = sorted((round(side[level], 2), round(side[start], 2), round(side[stop], 2)) for side in chosen)
        run: tuple[float, float, float] | None = None
        for at, begin, end in spans:
            if run and run[0] == at and begin <= run[2] + _TINY:
                run = (at, run[1], max(run[2], end))
                continue
            if run:
                yield _segment(run, upright)
            run = (at, begin, end)
        if run:
            yield _segment(run, upright)


def _segment(run: tuple[float, float, float], upright: bool) -> Segment:
    at, begin, end = run
    return (at, begin, at, end) if upright else (begin, at, end, at)
