"""预算执行率 scored in the table of funds above the indicators: 分值 10, 执行率 98.6%, 得分 9.86."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from desktop.domain.imported import Confidence, ImportedIndicator
from desktop.importers.grid import Cell, Grid
from desktop.importers.vocabulary import EXECUTED, PLANNED
from desktop.importers.words import head_key, number_of, one_line

NAME = "预算执行率"
_RATE = re.compile(r"(?:预算)?执行率|预算完成率")
_WEIGHT = re.compile(r"分值|权重|(?:预算)?执行率(?:权重|分值)")
_SCORE = re.compile(r"得分|自评得分|(?:预算)?执行率得分")
_HEADS = (
    ("weight", _WEIGHT),
    ("score", _SCORE),
    ("rate", _RATE),
    ("planned", re.compile("|".join(PLANNED))),
    ("executed", re.compile("|".join(EXECUTED))),
)
_MOST_SHARE = Decimal("1.2")  # a rate written without a percent sign
_POINTS = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*分(?!以)")


def execution_rate(
    grids: Sequence[Grid], used: Sequence[set[int]], found: Sequence[ImportedIndicator]
) -> list[ImportedIndicator]:
    """The row these forms score outside their table of indicators; none where an indicator has that name."""
    if any(NAME in one.name or "预算完成率" in one.name for one in found if one.leaf):
        return []
    for grid, taken in zip(grids, used, strict=True):
        for row in range(len(grid.rows) - 1):
            one = None if row in taken else _scored_at(grid, row)
            if one is not None:
                return [one]
    return []


def execution_weight(grids: Sequence[Grid], used: Sequence[set[int]]) -> tuple[Decimal, str] | None:
    """What a form gives the rate, filled in or bare: the weight, and where it is printed; None where it is not."""
    for grid, taken in zip(grids, used, strict=True):
        for row in range(len(grid.rows) - 1):
            found = None if row in taken else _weighed_at(grid, row)
            if found is not None:
                return found
    return None


def _weighed_at(grid: Grid, row: int) -> tuple[Decimal, str] | None:
    heads = _heads(grid, row)
    if not heads:
        return None
    if "weight" not in heads:
        weight = _in_labels(grid, row, heads["score"])
        return None if not weight else (weight, heads["score"].place)
    for below in range(row + 1, min(row + 4, len(grid.rows))):
        printed = grid.rows[below][heads["weight"].column]
        weight = number_of(printed.text) if printed is not None and "%" not in printed.text else None
        if weight and printed is not None and printed.row == below:
            return weight, printed.place
    return None


def _heads(grid: Grid, row: int) -> dict[str, Cell]:
    """The cells of a row that head the score of the rate and the rate itself, or its weight and what it is made of."""
    heads: dict[str, Cell] = {}
    for cell in grid.own_cells(row):
        for part, pattern in _HEADS:
            if pattern.fullmatch(head_key(cell.text)):
                heads.setdefault(part, cell)
    told = {"score", "rate"} <= heads.keys() or {"score", "weight", "planned", "executed"} <= heads.keys()
    return heads if told else {}


def _scored_at(grid: Grid, row: int) -> ImportedIndicator | None:
    """The indicator whose head is in a row and whose figures are in the first row below that has a score."""
    heads = _heads(grid, row)
    if not heads:
        return None
    for below in range(row + 1, min(row + 4, len(grid.rows))):
        cells = {part: grid.rows[below][head.column] for part, head in heads.items()}
        score_cell, rate = cells["score"], cells.get("rate")
        score = number_of(score_cell.text) if score_cell is not None else None
        if score is None or score_cell is None or score_cell.row != below:
            continue
        printed = cells.get("weight")
        weight = number_of(printed.text) if printed is not None else _in_labels(grid, row, heads["score"])
        if weight is None or score > weight or (printed is not None and "%" in printed.text):
            return None
        if rate is not None and not _is_rate(rate.text, score, weight):
            return None
        guessed = grid.inferred or not {"weight", "rate"} <= heads.keys()
        sure = Confidence.GUESS if guessed else Confidence.LIKELY
        actual = one_line(rate.text) if rate is not None else ""
        return ImportedIndicator((NAME,), score_cell.place, sure, weight, score, actual=actual)
    return None


def _is_rate(text: str, score: Decimal, weight: Decimal) -> bool:
    """Whether a figure can be the rate: 98.70%, 0.987, nothing; a bare 98.7 only if the score follows from it."""
    figure = number_of(text)
    if figure is None or "%" in text or "％" in text:
        return True
    return figure <= _MOST_SHARE or abs(score - weight * figure / 100) <= weight / 10


def _in_labels(grid: Grid, row: int, score: Cell) -> Decimal | None:
    """The weight where only words state it: 得分（20分×执行率）, or 预算执行情况（20分） beside the table."""
    for text in (score.text, *(cell.text for cell in grid.cells(row) if cell.column < score.column)):
        if match := _POINTS.search(text):
            return number_of(match[1])
    return None
