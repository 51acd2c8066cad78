"""Text whose tables were taken up oddly, brought to lines others read: a whole form on one line, cells closed by bars.

Web pages are often kept so. One line for all: its words become lines of their own. One cell a line with a bar behind
it: the bar goes. One row a line where cells that merged ones cover are missing: only the order of its cells is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.importers.columns import Head, find_heads, head_column
from desktop.importers.flow import begins_table, closed_up
from desktop.importers.grid import Grid
from desktop.importers.prose import Line
from desktop.importers.vocabulary import Role
from desktop.importers.words import is_blank, is_number

MOST_FOLDED = 60_000  # characters of all such lines; the forms of forty projects on one line have as many
FOLDED = 160  # characters; a longer line with a head in it is a table that lost its lines
_BARS = "|│┃｜"
_CLOSED = re.compile(rf"^[^{_BARS}]*[{_BARS}][\s{_BARS}]*$")
_EDGES = f"{_BARS} \t\u3000\xa0"
_APART = re.compile(r"(?<=[(（])\s+|\s+(?=[)）])|(?<=20\d\d)\s+(?=年)")  # ( 2022 年度)
_BROKEN = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")  # 经济效益 指标, as a cell was wrapped
_FRAMED = re.compile(r"^\s*\|.*[^\s|].*\|\s*$")
FEWEST_FRAMED = 3  # rows with as many bars
MOST_BROKEN = 3  # lines a row came apart into, and bars that make no table yet
FEWEST_CLOSED = 6  # cells one below the other, each closed by a bar


def unfolded(lines: Sequence[Line]) -> list[Line]:
    """The same text with each word of a folded form, and each cell closed by a bar, on a line of its own."""
    left = MOST_FOLDED
    parts: list[Line] = []
    for line in lines:
        words = [line] if len(line.text) > left else list(_words(line))
        left -= len(line.text) if len(words) > 1 else 0
        parts += words
    return list(_opened(_framed(parts)))


def _words(line: Line) -> Iterator[Line]:
    """The words of a line that holds a whole table; any other line as it is."""
    words = closed_up(_APART.sub("", line.text)).split() if len(line.text) >= FOLDED else []
    folded = "\t" not in line.text and len(words) >= FEWEST_CLOSED
    if not folded or not begins_table(words):
        yield line
        return
    yield from (line._replace(text=word) for word in words)


def _framed(lines: Sequence[Line]) -> list[Line]:
    """Rows framed by bars made whole again where the lines of a cell broke them: all have as many bars."""
    counts = Counter(line.text.count("|") for line in lines if _FRAMED.match(line.text))
    usual, times = counts.most_common(1)[0] if counts else (0, 0)
    if times < FEWEST_FRAMED or usual <= MOST_BROKEN:
        return list(lines)
    found: list[Line] = []
    at = 0
    while at < len(lines):
        end = _end_of_row(lines, at, usual)
        text = " ".join(line.text.strip() for line in lines[at:end])
        found.append(lines[at]._replace(text=text) if end > at + 1 else lines[at])
        at = end
    return found


def _end_of_row(lines: Sequence[Line], begin: int, bars: int) -> int:
    """Behind the last line of the row that begins here; the next line where none with so many bars does."""
    count = 0
    for end in range(begin + 1, min(begin + MOST_BROKEN, len(lines)) + 1):
        count += lines[end - 1].text.count("|")
        if count >= bars:
            return end if count == bars and lines[begin].text.lstrip().startswith("|") else begin + 1
    return begin + 1


def _opened(lines: Sequence[Line]) -> Iterator[Line]:
    """Without bars behind single cells, where many stand one below the other."""
    for closed, run in groupby(lines, lambda line: bool(_CLOSED.match(line.text)) or not line.text.strip()):
        block = list(run)
        if not closed or sum(line.text.strip() != "" for line in block) < FEWEST_CLOSED:
            yield from block
            continue
        for line in block:
            text = _BROKEN.sub("", line.text.strip(_EDGES))
            if text:
                yield line._replace(text=text, cells=(text,))


def lost_covered(grid: Grid) -> bool:
    """Whether what merged cells cover is missing from the rows of a grid, so that these slipped to the left.

    No row begins with a blank, yet some rows have no figure where the fullest have their score.
    """
    return any(_slipped(grid, head) for head in find_heads(grid))


def _slipped(grid: Grid, head: Head) -> bool:
    names = [at for at, column in head.columns.items() if column.role is Role.NAME]
    points = [at for at, column in head.columns.items() if column.role in (Role.WEIGHT, Role.SCORE)]
    body = [row for row in grid.rows[head.last + 1 :] if any(row)]
    if not points or not body or any(row[min(names)] is None for row in body):
        return False
    odd = 0
    for row in body:
        cells = [row[at] for at in points]
        words = [cell for cell in cells if cell is not None and not is_number(cell.text) and not is_blank(cell.text)]
        if any(head_column(cell.text) is not None for cell in words):  # the second row of the head
            return True
        odd += bool(words) or cells[-1] is None
    return len(names) > 1 and odd > 0
