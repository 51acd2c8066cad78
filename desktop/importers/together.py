"""A weight and a score printed in one cell: 10/9.6, 满分10分，得9.6分, 9.6（满分10分）.

Labels in the cell say which is which; else the head does (分值/得分); else the column, where no score may stand above
its weight. Where none of these tells, the figures are a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from desktop.domain.imported import Confidence
from desktop.importers.columns import Head, find_heads, head_column
from desktop.importers.grid import Cell, Grid
from desktop.importers.vocabulary import OF_GROUP, SUBTOTALS, TOTALS, Role
from desktop.importers.words import is_blank, is_number, key, number_of

FEWEST = 2  # cells like 8/10 that make a column of pairs
_N = r"(\d{1,3}(?:\.\d{1,4})?)(?![\d.])分?"
_WORTH = r"(?:标准|指标)?(?:满分|分值|权重|标准分|应得分?|总分)(?:为|是|:)?"
_GOT = r"(?:自评|实际|评价)?(?:得分|评分|自评分|实得分?|得)(?:为|是|:)?"
_AND = r"[,，、;/|(]?"
_BARE = re.compile(rf"{_N}[/|、]{_N}")
_LABELLED = (  # the weight first, then the score first; one label is enough where the other figure is bare
    (re.compile(rf"{_WORTH}{_N}{_AND}(?:{_GOT})?{_N}\)?"), True),
    (re.compile(rf"{_N}{_AND}{_GOT}{_N}\)?"), True),
    (re.compile(rf"(?:{_GOT})?{_N}{_AND}{_WORTH}{_N}\)?"), False),
)
_WEIGHT_WORD = re.compile(r"分值|权重|满分|标准分|应得分")
_SCORE_WORD = re.compile(r"得分|评分|自评|实得")


class Pair(NamedTuple):
    """The two figures of a cell in printed order; ``weight_first`` where the cell itself says it, else None."""

    first: str
    second: str
    weight_first: bool | None

    def told(self, *, weight_first: bool) -> tuple[str, str]:
        """The weight, then the score; what the cell says goes before ``weight_first``."""
        first = weight_first if self.weight_first is None else self.weight_first
        return (self.first, self.second) if first else (self.second, self.first)


def pair_in(text: str) -> Pair | None:
    """The weight and the score one cell holds; None for any other cell.

    >>> pair_in("10／9.6"), pair_in("满分10分，得9.6分").weight_first, pair_in("9.6（满分10分）").weight_first
    (Pair(first='10', second='9.6', weight_first=None), True, False)
    >>> pair_in("2022/12"), pair_in("满分10分"), pair_in("10（A）")
    (None, None, None)
    """
    squeezed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if bare := _BARE.fullmatch(squeezed):
        return Pair(bare[1], bare[2], None)
    for pattern, weight_first in _LABELLED:
        if match := pattern.fullmatch(squeezed):
            return Pair(match[1], match[2], weight_first)
    return None


@lru_cache(maxsize=1024)
def heads_both(text: str) -> bool:
    """Whether a head names weight and score: 分值/得分, 得分（分值）."""
    return _first_word(text) is not None


def apart(grid: Grid) -> Grid:
    """With each column of pairs as two; where the weight has a column of its own, only the score is kept."""
    for head in find_heads(grid):
        for at, column in head.columns.items():
            if column.role not in (Role.SCORE, Role.WEIGHT):
                continue
            body = _body(grid, head, at)
            pairs = [pair for cell, _ in body if (pair := pair_in(cell.text)) is not None]
            if len(pairs) < FEWEST or not all(_fits(cell, closing=closing) for cell, closing in body):
                continue
            beside = _weights_beside(grid, head, at)
            weight_first, sure = _order(grid.rows[head.last][at], body, pairs, beside)
            alone = any(pair_in(cell.text) is None and not closing for cell, closing in body)
            most = min(grid.most, Confidence.GUESS if alone else sure)
            return replace(_split(grid, head.last, at, weight_first=weight_first, weighed=bool(beside)), most=most)
    return grid


def _body(grid: Grid, head: Head, at: int) -> list[tuple[Cell, bool]]:
    """The filled cells below the head, each once, and whether a closing row holds it."""
    found: dict[Cell, bool] = {}
    for row in range(head.last + 1, len(grid.rows)):
        cell = grid.rows[row][at]
        if cell is not None and cell.row == row and not is_blank(cell.text):
            first = key(grid.own_cells(row)[0].text)
            found[cell] = first in TOTALS or first in SUBTOTALS or OF_GROUP.fullmatch(first) is not None
    last = max((number for number, closing in enumerate(found.values()) if closing), default=len(found) - 1)
    return list(found.items())[: last + 1]  # below the total it is signed and explained


def _fits(cell: Cell, *, closing: bool) -> bool:
    return pair_in(cell.text) is not None or is_number(cell.text) or closing


def _weights_beside(grid: Grid, head: Head, at: int) -> dict[int, Decimal]:
    """The weights of another column, by row."""
    for other, column in head.columns.items():
        if column.role is Role.WEIGHT and column.level == 0 and other != at and grid.rows[head.last][other] is not None:
            cells = ((row, grid.rows[row][other]) for row in range(head.last + 1, len(grid.rows)))
            return {row: weight for row, cell in cells if cell is not None and (weight := number_of(cell.text))}
    return {}


def _order(
    head: Cell | None, body: Sequence[tuple[Cell, bool]], pairs: Sequence[Pair], beside: dict[int, Decimal]
) -> tuple[bool, Confidence]:
    """Whether the weight stands first, and how surely."""
    labelled = {pair.weight_first for pair in pairs}
    if None not in labelled:
        return next(iter(labelled)) is True, Confidence.EXACT  # each cell is taken by its own labels
    by_head = _first_word(head.text) if head is not None else None
    if by_head is not None:
        return by_head is Role.WEIGHT, Confidence.EXACT
    printed = [(pair_in(cell.text), beside.get(cell.row)) for cell, _ in body]
    known = [(pair, weight) for pair, weight in printed if pair is not None and weight is not None]
    for weight_first in (True, False):
        if known and all(Decimal(pair.told(weight_first=weight_first)[0]) == weight for pair, weight in known):
            return weight_first, Confidence.LIKELY
    ordered = [(Decimal(pair.first), Decimal(pair.second)) for pair in pairs]
    falling = sum(first > second for first, second in ordered)
    rising = sum(first < second for first, second in ordered)
    return falling > rising, Confidence.GUESS if falling and rising else Confidence.LIKELY


def _first_word(text: str) -> Role | None:
    """Which of the two a head names first; None where it does not name both."""
    words = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    weight, score = _WEIGHT_WORD.search(words), _SCORE_WORD.search(words)
    if weight is None or score is None:
        return None
    if head_column(words) is None:  # 自评得分（10分×分值）… is no head at all
        return None
    return Role.WEIGHT if weight.start() < score.start() else Role.SCORE


def _split(grid: Grid, head: int, at: int, *, weight_first: bool, weighed: bool) -> Grid:
    rows = []
    for number, row in enumerate(grid.rows):
        cell = row[at]
        moved = [replace(one, column=one.column + 1) if one is not None and one.column > at else one for one in row]
        widened = [
            replace(one, width=one.width + 1)
            if one is not None and one.column <= at < one.column + one.width - 1
            else one
            for one in moved
        ]
        pair = pair_in(cell.text) if cell is not None and number > head else None
        weight: Cell | None = None
        score: Cell | None
        if cell is not None and number == head:
            score, weight = replace(cell, text="得分"), replace(cell, text="分值", column=at + 1)
        elif cell is not None and pair is not None:
            worth, got = pair.told(weight_first=weight_first)
            score, weight = replace(cell, text=got), replace(cell, text=worth, column=at + 1)
        else:
            score = widened[at] if cell is not None else None
            weight = score if score is not None and score.width > 1 else None
        rows.append((*widened[:at], score, None if weighed else weight, *widened[at + 1 :]))
    return replace(grid, rows=tuple(rows))
