"""The table of funds above the indicators, flattened to a row of head words and rows of a name and figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop.domain.number import NotAFigure, split_figure
from desktop.importers.grid import Found, Grid, build_grid
from desktop.importers.vocabulary import EXECUTED, PLANNED, RATES
from desktop.importers.words import head_key, is_blank, number_of, one_line

_HEADS = frozenset((*PLANNED, *EXECUTED, *RATES, "分值", "权重", "得分", "执行率权重", "执行率得分"))
_MORE = frozenset(("原因", "备注", "说明"))
_WHOLE = 100  # points of a form
FEWEST = 3  # heads in a row that no sentence has


def is_head(text: str) -> bool:
    """Whether a word heads a column of such a table."""
    return head_key(text) in _HEADS


def of_funds(grid: Grid) -> bool:
    """Whether a grid begins with the head of such a table: it never goes on with the indicators of another."""
    return sum(is_head(cell.text) for cell in grid.own_cells(0)) >= FEWEST


class Funds(NamedTuple):
    """The table, and how many tokens it took."""

    grid: Grid
    taken: int


def fund_rows(tokens: Sequence[tuple[str, str]], number: int) -> Funds | None:
    """The table that begins at the first of some (text, place); None where none begins there."""
    heads = 0
    while heads < len(tokens) and is_head(tokens[heads][0]):
        heads += 1
    dropped = 0
    words = {head_key(text) for text, _ in tokens[:heads]}
    if heads < FEWEST or not (words & set(PLANNED)) or not (words & set(EXECUTED)):
        return None
    if heads < len(tokens) and head_key(tokens[heads][0]) in _MORE:
        tokens = (*tokens[:heads], *tokens[heads + 1 :])
        dropped = 1
    heads, tokens, less = _fitting(heads, tokens)
    found = [Found(1, 2 + at, text, place) for at, (text, place) in enumerate(tokens[:heads])]
    at, row = heads, 1
    if at < len(tokens) and _is_figure(tokens[at][0]):  # one row without a name of its own
        tokens = (*tokens[:at], ("部门整体支出", tokens[at][1]), *tokens[at:])
        dropped -= 1
    while at + heads < len(tokens) and not _is_figure(tokens[at][0]):
        name = at  # a remark at the end of the row above, or a label beside the whole table, may stand before it
        while (
            name < min(at + 2, len(tokens) - 2)
            and not _is_figure(tokens[name + 1][0])
            and not is_blank(tokens[name + 1][0])
        ):
            name += 1
        figures = tokens[name + 1 : name + 1 + heads]
        if not all(_is_figure(text) or is_blank(text) for text, _ in figures):
            break
        row += 1
        found.append(Found(row, 1, *tokens[name]))
        found += [Found(row, 2 + column, text, place) for column, (text, place) in enumerate(figures)]
        at = name + 1 + heads
    if row == 1:
        return None
    return Funds(build_grid(f"表{number}", found, (), inferred=True), at + dropped + less)


def _fitting(heads: int, tokens: Sequence[tuple[str, str]]) -> tuple[int, Sequence[tuple[str, str]], int]:
    """Without one head where the first row has a figure less: the first, which may name the whole table (年度预算数).

    Else the rate, which some leave to be worked out. What is left must fit: no score above its weight, no weight above
    the whole.
    """
    figures = heads + 1
    while figures < len(tokens) and (_is_figure(tokens[figures][0]) or is_blank(tokens[figures][0])):
        figures += 1
    if not figures - heads - 1 == heads - 1 >= FEWEST or _is_figure(tokens[heads][0]):
        return heads, tokens, 0
    row = [text for text, _ in tokens[heads + 1 : figures]]
    rate = next((at for at, (text, _) in enumerate(tokens[:heads]) if head_key(text) in RATES), None)
    for left_out in (0, rate):
        if left_out is not None and _fits([text for at, (text, _) in enumerate(tokens[:heads]) if at != left_out], row):
            return heads - 1, [*tokens[:left_out], *tokens[left_out + 1 :]], 1
    return heads - 1, tokens[1:], 1


def _fits(heads: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the figures of a row can be what the heads say."""
    named = dict(zip(map(head_key, heads), map(number_of, row), strict=False))
    weight, score = named.get("分值", named.get("权重")), named.get("得分")
    if weight is None or score is None:
        return True
    return score <= weight <= _WHOLE


def _is_figure(text: str) -> bool:
    try:
        split_figure(one_line(text))
    except NotAFigure:
        return False
    return True
