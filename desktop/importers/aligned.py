"""Score tables of a page without ruling lines: columns under a recognised head, rows by the figures in them.

A head's words say where columns stand; between two of them runs the gap that the fewest words cross. Each weight or
score marks a row. Lines of other columns that stand close together are one cell, which belongs to the row its middle
(or its first line, as the page has it) is level with; a name over several rows stands in their middle or at their top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.importers.clusters import closes
from desktop.importers.columns import TALLEST_HEAD, Column, head_column, points_by_level
from desktop.importers.grid import Found
from desktop.importers.pagecolumns import Layout, edges_between, figures_of, marks_of, of_leaf, refined
from desktop.importers.vocabulary import TOTALS, Role
from desktop.importers.wordlines import Word, as_one, lines_of, stacked
from desktop.importers.words import head_key, is_blank, is_number, key

FEWEST_COLUMNS = 4
MOST_WORDS = 4_000  # of a page
_ONE_CELL = 1.35  # lines nearer than this share of the closest two are one cell
_ONE_ROW = 0.95  # lines as far apart as the two nearest rows are two cells
_FAR = 1e9


@dataclass(frozen=True, slots=True)
class Aligned:
    """What a page holds of one table: cells by row (from 1) and column, whether it closed, and the words around it."""

    layout: Layout
    cells: tuple[Found, ...]
    rows: int
    closed: bool
    above: tuple[Word, ...]
    below: tuple[Word, ...]


def aligned(words: Sequence[Word], page: int, before: Layout | None) -> Aligned | None:
    """The table on a page; ``before`` is one that was still open on the page above. None where there is none."""
    if len(words) > MOST_WORDS:
        return None
    head = _head(words)
    if head is not None:
        layout, first, last = head
        body = [word for word in words if word.top > last]
        layout = refined(replace(layout, edges=edges_between(layout, body)), body)
        above = [word for word in words if word.middle < first]
    elif before is not None:
        layout, body, above = before, list(words), []
    else:
        return None
    return _read(layout, body, above, page)


# ----------------------------------------------------------------- the head


def _head(words: Sequence[Word]) -> tuple[Layout, float, float] | None:
    """The head with the most known columns, its upper and its lower edge."""
    lines = lines_of(words)
    best: tuple[tuple[int, int], Layout, float, float] | None = None
    for at, line in enumerate(lines):
        if sum(head_column(word.text) is not None for word in line) < 2:
            continue
        for begin in range(max(0, at - TALLEST_HEAD + 1), at + 1):
            for end in range(at + 1, min(len(lines), at + TALLEST_HEAD) + 1):
                band = [word for there in lines[begin:end] for word in there]
                if any(is_number(word.text) for word in band):
                    continue
                layout, worth = _columns(band)
                if layout is not None and (best is None or (worth, end - begin) > best[0]):
                    best = (
                        (worth, end - begin),
                        layout,
                        min(word.top for word in band),
                        max(word.bottom for word in band),
                    )
    return best[1:] if best else None


def _columns(band: Sequence[Word]) -> tuple[Layout | None, int]:
    """The columns of a band of words, those above one another joined; and how much of it is a head."""
    columns = [_column(stack) for stack in stacked(band)]
    levels = sum(column is not None and column.role is Role.NAME and column.level < 9 for _, column in columns)
    unheard = Column(Role.IGNORED)  # a head nobody knows, or a label beside the whole table
    known = [
        (cell, unheard if column is None or (levels > 1 and column.role is Role.NAME and column.level == 9) else column)
        for cell, column in columns
    ]
    stray = sum(column is None for _, column in columns)
    roles = {column.role for _, column in known}
    if len(known) - stray < FEWEST_COLUMNS or stray > 2 or not {Role.NAME, Role.WEIGHT, Role.SCORE} <= roles:
        return None, 0
    usual = sum(column.usual for _, column in known)
    edges = tuple((one.right + two.left) / 2 for (one, _), (two, _) in pairwise(known))
    levelled = points_by_level(dict(enumerate(column for _, column in known)), Role.WEIGHT)
    layout = Layout(tuple(levelled.values()), tuple((cell.left, cell.right) for cell, _ in known), edges)
    worth = 2 * len(known) + usual - 5 * stray
    return (layout, worth) if worth > len(known) else (None, 0)


def _column(stack: Sequence[Word]) -> tuple[Word, Column | None]:
    """What the words above one another head: all of them one word, or the last a level under a common head."""
    cell = as_one(stack)
    column = head_column(cell.text)
    under = head_column(stack[-1].text) if len(stack) > 1 else None
    if under is not None and under.role is Role.NAME and under.level < 9 and head_column(stack[0].text) is not None:
        return as_one(stack[-1:]), under
    return cell, column


# ----------------------------------------------------------------- the rows


def _read(layout: Layout, body: Sequence[Word], above: Sequence[Word], page: int) -> Aligned | None:
    leaf = max(column.level for column in layout.columns if column.role is Role.NAME)
    marks = marks_of(layout)
    rows = _rows(figures_of(layout, body))
    if not rows:
        return None
    closing = next((word for word in sorted(body, key=lambda one: one.top) if _closes(word, body)), None)
    end = _FAR
    if closing is not None:
        high = closing.bottom - closing.top
        level = [word for word in body if abs(word.middle - closing.middle) <= high]
        closed_at = min((row for row in rows if abs(row - closing.middle) <= high), default=closing.middle)
        rows = [row for row in rows if row < closed_at and row < closing.middle - high / 2]
        end = (rows[-1] + closed_at) / 2 if rows else closing.top
    apart = min((two - one for one, two in pairwise(rows)), default=_FAR)
    near = min(_least_gap(body) * _ONE_CELL, apart * _ONE_ROW)
    body = [word for word in body if word.right >= layout.left or _names_a_row(word, body, layout)]
    cells = {
        column: _cells(
            [word for word in body if layout.at(word) == column and word.middle < end], 0.0 if column in marks else near
        )
        for column in range(len(layout.columns))
    }
    found, bounds = _of_rows(layout, cells, rows, marks, leaf)
    last = bounds[-1] if bounds else 0.0
    found += _of_groups(layout, cells, rows, bounds, leaf)
    count = len(rows)
    rest = [word for word in body if word.middle > max(last, end)] if closing is None or not rows else []
    if closing is not None:
        count += 1
        figures = [word for word in level if word is not closing and is_number(word.text)]
        alone = next(at for at, one in enumerate(layout.columns) if one.role is Role.SCORE)  # a single one is the score
        found += [(count, layout.at(word) if len(figures) > 1 else alone, word.text) for word in figures]
        found.append((count, 0, closing.text))
        rest = [word for word in body if word.middle > end and word not in level]
    placed = tuple(
        Found(row, column + 1, text, f"第{page}页第{row}行第{column + 1}列")
        for row, column, text in found
        if not is_blank(text)
    )
    return Aligned(layout, placed, count, closing is not None, tuple(above), tuple(rest))


def _names_a_row(word: Word, body: Sequence[Word], layout: Layout) -> bool:
    """Whether a word left of the first column stands for a row: level with figures, and with no other name."""
    level = [other for other in body if other is not word and abs(other.middle - word.middle) <= word.bottom - word.top]
    named = any(layout.columns[layout.at(other)].role is Role.NAME and not is_number(other.text) for other in level)
    return closes(word.text) or (bool(level) and not named)


def _closes(word: Word, body: Sequence[Word]) -> bool:
    """The words 总分 level with a figure."""
    named = key(word.text) in TOTALS or head_key(word.text) in TOTALS
    return named and any(
        abs(other.middle - word.middle) <= word.bottom - word.top and is_number(other.text) for other in body
    )


def _rows(figures: Sequence[Word]) -> list[float]:
    """The middles of rows, each marked by one figure or more."""
    rows: list[float] = []
    for word in sorted(figures, key=lambda word: word.middle):
        if not rows or word.middle - rows[-1] > 0.5 * (word.bottom - word.top):
            rows.append(word.middle)
    return rows


def _least_gap(words: Sequence[Word]) -> float:
    """How near two lines of one cell stand: the smallest step between lines of words that overlap."""
    ordered = sorted(words, key=lambda word: word.middle)
    steps: list[float] = []
    for at, word in enumerate(ordered):
        for below in ordered[at + 1 : at + 40]:
            step = below.middle - word.middle
            if step > 0.8 * (word.bottom - word.top) and min(word.right, below.right) > max(word.left, below.left):
                steps.append(step)
                break
    return sorted(steps)[len(steps) // 20] if steps else 0.0


def _cells(words: Sequence[Word], step: float) -> list[Word]:
    """The cells of a column: lines no further apart than ``step`` joined."""
    cells: list[Word] = []
    last = 0.0
    for line in lines_of(words):
        text = "".join(word.text for word in line)
        one = Word(text, line[0].left, line[-1].right, line[0].top, line[0].bottom)
        if cells and one.middle - last <= step:
            cell = cells[-1]
            cells[-1] = Word(cell.text + text, cell.left, cell.right, cell.top, one.bottom)
        else:
            cells.append(one)
        last = one.middle
    return cells


_Placed = tuple[int, int, str]


def _of_rows(
    layout: Layout, cells: dict[int, list[Word]], rows: Sequence[float], marks: Sequence[int], leaf: int
) -> tuple[list[_Placed], list[float]]:
    """The cells that belong to one row each, and where rows end: below the lowest, above the next one's highest."""
    found: list[_Placed] = []
    extents = [(row, row) for row in rows]
    for column, role in enumerate(layout.columns):
        if (
            not rows
            or (role.role is Role.NAME and role.level != leaf)
            or (role.role is Role.WEIGHT and column not in marks)
        ):
            continue
        for cell in cells[column]:
            at = min(range(len(rows)), key=lambda row: abs(rows[row] - cell.middle))
            if column not in marks and abs(rows[at] - (cell.top + 4)) < abs(rows[at] - cell.middle):
                at = min(range(len(rows)), key=lambda row: abs(rows[row] - _first_line(cell)))
            last = found[-1] if found else None
            if last is not None and last[:2] == (at + 1, column):  # two cells of one row are one that broke apart
                found[-1] = at + 1, column, last[2] + cell.text
            else:
                found.append((at + 1, column, cell.text))
            extents[at] = min(extents[at][0], cell.top), max(extents[at][1], cell.bottom)
    bounds = [(one[1] + two[0]) / 2 for one, two in pairwise(extents)]
    return found, [extents[0][0], *bounds, extents[-1][1]] if rows else []


def _first_line(cell: Word) -> float:
    return cell.top + 4


def _of_groups(
    layout: Layout, cells: dict[int, list[Word]], rows: Sequence[float], bounds: Sequence[float], leaf: int
) -> list[_Placed]:
    """Names (and weights) over several rows, each at the first row it covers."""
    found: list[_Placed] = []
    for column, role in enumerate(layout.columns):
        upper = (role.role is Role.NAME and role.level != leaf) or (
            role.role is Role.WEIGHT and not of_leaf(role, leaf)
        )
        if not upper or not rows:
            continue
        names = [cell for cell in cells[column] if bounds[0] - 4 <= cell.middle <= bounds[-1] + 4]
        for cell, row in zip(names, _starts(names, rows, bounds), strict=True):
            found.append((row + 1, column, cell.text))
    return found


def _starts(names: Sequence[Word], rows: Sequence[float], bounds: Sequence[float]) -> list[int]:
    """The first row of each name: names cover all rows between them, and stand in the middle or at the top."""
    if not names:
        return []
    nearest = [min(range(len(rows)), key=lambda row: abs(rows[row] - _first_line(name))) for name in names]
    at_top = sum(abs(rows[row] - _first_line(name)) for row, name in zip(nearest, names, strict=True))
    centred, starts = _centred([name.middle for name in names], bounds)
    distinct = len(set(nearest)) == len(nearest) and nearest[0] == 0
    return nearest if distinct and at_top <= centred else starts


def _centred(middles: Sequence[float], bounds: Sequence[float]) -> tuple[float, list[int]]:
    """Cut the rows into as many stretches as there are names, so that their middles are nearest to these."""
    count = len(bounds) - 1
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for number, middle in enumerate(middles):
        left = len(middles) - number - 1
        after: dict[int, tuple[float, list[int]]] = {}
        for begin, (cost, starts) in best.items():
            for end in range(begin + 1, count - left + 1) if left else [count]:
                if end <= begin:
                    continue
                apart = cost + abs((bounds[begin] + bounds[end]) / 2 - middle)
                if end not in after or apart < after[end][0]:
                    after[end] = apart, [*starts, begin]
        best = after
    if count not in best:  # more names than rows: each to the nearest
        nearest = [min(range(count), key=lambda row: abs((bounds[row] + bounds[row + 1]) / 2 - one)) for one in middles]
        return _FAR, nearest
    return best[count]
