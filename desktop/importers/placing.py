"""The column each cell of a flattened table stood in: the best path through cells × columns, row by row.

Every step has a worth: how well the words suit the column, less what is left empty. Figures speak for themselves: a
score is no more than its weight, and what is kept and what is lost add up to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from desktop.importers.columns import Column
from desktop.importers.fitting import SENTENCE, WORDY, fit, levels_of, missed, name_fit
from desktop.importers.vocabulary import Role
from desktop.importers.words import is_number, number_of

_SKIPPED_CELL = 3.0
_SKIPPED_LEVEL = 1.0
_NEW_ROW_INSIDE_LINE = 3.0
_LINE_INSIDE_ROW = 1.0
_GOES_ON = 0.6
_ORPHANED = 3.0
_ABOVE_WEIGHT = 4.0
_ADDS_UP = 2.0
_STRANGE = 0.9  # a name of one's own, where the others of its level are a framework's
_FEWEST_KNOWN = 3
_ADDED = (Role.SCORE, Role.DEDUCTION)


@dataclass(frozen=True, slots=True)
class Token:
    """One cell: its text, its place, the line it stood in and whether it began it."""

    text: str
    place: str
    line: int
    first: bool


class _Way(NamedTuple):
    """The best way to a column so far, and the weight of the leaf in the row it ends in."""

    worth: float
    weight: Decimal | None


class _Step(NamedTuple):
    """Where a token was put (-1: nowhere), coming from which column."""

    last: int
    column: int


def placed(tokens: Sequence[Token], columns: Sequence[Column]) -> list[int]:
    """The column of each token, -1 where it belongs to none."""
    width = len(columns)
    leaf = max((column.level for column in columns if column.role is Role.NAME), default=0)
    before = [0.0, *accumulate(missed(column, leaf) for column in columns)]  # cost of leaving the first so many empty
    best: dict[int, _Way] = {width: _Way(0.0, None)}  # nothing placed yet: as if a row had just been filled
    back: list[dict[int, _Step]] = []
    lined = any(not token.first for token in tokens)
    accounted = _accounted(tokens) if any(column.role is Role.DEDUCTION for column in columns) else set()
    framed = _of_frameworks(tokens, columns, leaf)
    for number, token in enumerate(tokens):
        worths = [
            fit(token.text, column, leaf)
            + _ADDS_UP * (number in accounted and column.role in _ADDED)
            - _STRANGE * (column.role is Role.NAME and column.level in framed and not levels_of(token.text))
            for column in columns
        ]
        figure = number_of(token.text)
        begins = lined and token.first
        inside = lined and not token.first
        after: dict[int, _Way] = {}
        from_: dict[int, _Step] = {}
        for last, way in best.items():
            _keep(after, from_, last, _Way(way.worth - _SKIPPED_CELL, way.weight), _Step(last, -1))
            for column, worth in enumerate(worths):
                here, role = way.worth + worth - _orphaned(columns, last, column), columns[column]
                if last < width and column == last and _may_go_on(token, role, lined=lined):
                    _keep(after, from_, column, _Way(way.worth - _GOES_ON, way.weight), _Step(last, column))
                if last < column:
                    weight = way.weight
                    here -= before[column] - before[last + 1] + _LINE_INSIDE_ROW * begins
                    here -= _SKIPPED_LEVEL * _skips_level(columns, last, column)
                else:
                    weight = None
                    here -= before[width] - before[min(last + 1, width)] + before[column]
                    here -= _NEW_ROW_INSIDE_LINE * inside
                if figure is not None and role.level in (0, leaf):
                    if role.role is Role.SCORE and weight is not None and figure > weight:
                        here -= _ABOVE_WEIGHT
                    weight = figure if role.role is Role.WEIGHT else weight
                _keep(after, from_, column, _Way(here, weight), _Step(last, column))
        best = after
        back.append(from_)
    return _traced(best, back, before)


def _keep(best: dict[int, _Way], back: dict[int, _Step], at: int, way: _Way, step: _Step) -> None:
    if at not in best or way.worth > best[at].worth:
        best[at], back[at] = way, step


def _traced(best: dict[int, _Way], back: Sequence[dict[int, _Step]], before: Sequence[float]) -> list[int]:
    width = len(before) - 1
    at = max(best, key=lambda last: best[last].worth - (before[width] - before[min(last + 1, width)]))
    columns: list[int] = []
    for from_ in reversed(back):
        at, column = from_[at]
        columns.append(column)
    return columns[::-1]


def _accounted(tokens: Sequence[Token]) -> set[int]:
    """Figures that add up to the one before them, as points kept and points lost make a weight.

    So do the weights of a group, of a finer one and of its leaf; but these have a name before each.
    """
    numbered = [(at, number) for at, token in enumerate(tokens) if (number := number_of(token.text)) is not None]
    accounted: set[int] = set()
    for (at, weight), (first, one), (second, other) in zip(numbered, numbered[1:], numbered[2:], strict=False):
        named = _named(tokens[at + 1 : first]) and _named(tokens[first + 1 : second])
        if weight == one + other and not named:
            accounted |= {first, second}
    return accounted


def _of_frameworks(tokens: Sequence[Token], columns: Sequence[Column], leaf: int) -> set[int]:
    """The levels above the leaves at which names of the national frameworks stand."""
    levels = {column.level for column in columns if column.role is Role.NAME} - {leaf}
    known = Counter(level for token in tokens for level in levels_of(token.text)[:1])
    return {level for level in levels if known[level] >= _FEWEST_KNOWN}


def _named(between: Sequence[Token]) -> bool:
    """Whether nothing but a name stands between two figures."""
    return len(between) == 1 and name_fit(between[0].text, 0, 0) > 0


def _skips_level(columns: Sequence[Column], last: int, column: int) -> bool:
    """Whether a row that names a group leaves out the finer group its leaf would stand under."""
    names = [at for at, one in enumerate(columns) if one.role is Role.NAME]
    return names[0] <= last and any(last < at < column for at in names)


def _orphaned(columns: Sequence[Column], last: int, column: int) -> float:
    """What it costs to read the weight of a group whose name was not read right before it."""
    here = columns[column]
    if here.role is not Role.WEIGHT or here.level == 0 or column == 0 or last == column - 1:
        return 0.0
    before = columns[column - 1]
    return _ORPHANED if before.role is Role.NAME and before.level == here.level else 0.0


def _may_go_on(token: Token, column: Column, *, lined: bool) -> bool:
    """Whether a token may carry on the cell before it: words behind a blank, or on the next line."""
    wordy = column.role in WORDY or column.role in (Role.ACTUAL, Role.TARGET, Role.NOTE)
    return wordy and not is_number(token.text) and (lined or SENTENCE.search(token.text) is not None)
