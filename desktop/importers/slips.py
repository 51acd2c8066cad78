"""Rows that slipped: cells that stand one or more columns away from their head, brought back by what they look like.

The cells keep their order, so this is an alignment of two sequences: cells and columns. A name in the rubric weighs
most, then whether a cell is a number or words. What comes out is a guess and marked as one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Protocol

from desktop.importers.columns import Head
from desktop.importers.grid import Cell
from desktop.importers.vocabulary import Role
from desktop.importers.words import is_blank, is_number

_IMPOSSIBLE = -1000.0
_LONG = 60  # characters: more than a name, less than most explanations
_MOST_CELLS = 24  # a wider row is no row of a score table
_SKIPPED_COLUMN = {Role.NAME: 0.4, Role.WEIGHT: 0.4, Role.SCORE: 1.5}
_SKIPPED_CELL = 1.2
_TEXT_ROLES = (Role.EXPLANATION, Role.STANDARD, Role.BASIS, Role.REASON, Role.IMPROVEMENT, Role.NOTE)

_OF_GROUP = re.compile(r"[一二三四五六七八九十]+、")  # 一、 numbers a group of indicators
_OF_LEAF = re.compile(r"\d{1,2}\.\d")  # 1.1 one of its indicators

Slot = tuple[Role, int]


class Names(Protocol):
    """What the rubric knows of printed names."""

    def level(self, name: str) -> int:
        """The level at which the rubric has this name; 0 where it has none."""
        ...

    def is_leaf(self, name: str) -> bool:
        """Whether it is one that is scored."""
        ...

    def may_stand_below(self, name: str, above: str) -> bool:
        """False where the rubric knows both and has them apart."""
        ...


def realign(cells: tuple[Cell, ...], head: Head, known: Names) -> Mapping[tuple[Role, int], list[Cell]] | None:
    """Give each cell the column it most likely belongs to, in order; None where no name and number come together."""
    if not 3 <= len(cells) <= _MOST_CELLS:
        return None
    slots = _slots(head)
    leaf = max(head.levels, default=0)

    @cache
    def best(cell: int, slot: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        """The best worth and placing of the cells from ``cell`` on in the columns from ``slot`` on."""
        if cell == len(cells):
            return -sum(_missed(missed, leaf) for missed in slots[slot:]), ()
        if slot == len(slots):
            return -_SKIPPED_CELL * (len(cells) - cell), ()
        fit = _fit(cells[cell], slots[slot], leaf, known) + cell * 0.01  # the later of two equal numbers is the score
        here, placed = best(cell + 1, slot + 1)
        later, without_cell = best(cell + 1, slot)
        other, without_slot = best(cell, slot + 1)
        return max(
            (here + fit, ((cell, slot), *placed)),
            (later - _SKIPPED_CELL, without_cell),
            (other - _missed(slots[slot], leaf), without_slot),
            key=lambda choice: choice[0],
        )

    _, placing = best(0, 0)
    placed = {slots[slot]: [cells[cell]] for cell, slot in placing}
    roles = {role for role, _ in placed}
    return placed if {Role.NAME, Role.SCORE} <= roles or {Role.NAME, Role.WEIGHT} <= roles else None


def _slots(head: Head) -> list[Slot]:
    """The columns from left to right, each once."""
    ordered = [(column.role, column.level) for _, column in sorted(head.columns.items())]
    return [slot for slot in dict.fromkeys(ordered) if slot[0] is not Role.IGNORED]


def _missed(slot: Slot, leaf: int) -> float:
    """What it costs to leave a column empty; a row without its leaf is hardly a row."""
    role, level = slot
    if role is Role.NAME and level == leaf:
        return 2.5
    if role is Role.WEIGHT and level in (leaf, 0):
        return 1.5
    return _SKIPPED_COLUMN.get(role, 0.1)


def _fit(cell: Cell, slot: Slot, leaf: int, known: Names) -> float:
    role, level = slot
    number, long = is_number(cell.text), len(cell.text) > _LONG
    if role is Role.NAME:
        if number or is_blank(cell.text):
            return _IMPOSSIBLE
        return _name_fit(cell.text, level, leaf, known)
    if role in (Role.WEIGHT, Role.SCORE, Role.DEDUCTION):
        return 2.5 if number else _IMPOSSIBLE
    if role in _TEXT_ROLES:
        return _IMPOSSIBLE if number else -3.0 if known.level(cell.text) else 1.5 if long else 0.8
    return 0.3 if number else 1.5 if long else 1.2  # 目标值, 完成值: either


def _name_fit(text: str, level: int, leaf: int, known: Names) -> float:
    """How much a text is like a name of this level: the rubric's own, numbered like one, or at least short."""
    at = known.level(text)
    if at:
        return 8.0 if at == level else 0.5
    size = -1.0 if len(text) > _LONG else 0.5 if len(text) > _LONG // 2 else 2.0
    numbering = -3.0 if (_OF_GROUP.match(text) and level == leaf) or (_OF_LEAF.match(text) and level != leaf) else 1.0
    return size + (numbering if _OF_GROUP.match(text) or _OF_LEAF.match(text) else 0.0)
