"""How well a text suits a column of a score table, and what it costs to leave a column empty: worths that add up."""

from __future__ import annotations

import re

from desktop.importers.columns import Column
from desktop.importers.together import pair_in
from desktop.importers.vocabulary import FRAMEWORK, SUBTOTALS, Role
from desktop.importers.words import is_blank, is_number, key, number_of

LONG_NAME = 40  # characters
LONG_HEAD = 12  # of a head nobody knows, and of what stands under it
SENTENCE = re.compile(r"[，。；,;！]")
NEVER = -50.0
MOST_POINTS = 100  # that one indicator or a group has
_RULE = re.compile(  # of an explanation or a standard
    r"[/÷×=＝]|得满?[\d.]*分|扣[\d.]*分?|是否|^按|满分|反映|用以|衡量|的比[率例重值]$"
)
_NATURE = re.compile(r"[≥≤＝=<>＞＜]|定性|大于等于|小于等于|等于|大于|小于")
_VALUE = re.compile(r"^[≥≤＝=<>＞＜±]|^\d[\d,.]*\s*[^\d分]{0,8}$|^\d+[-~～至]\d+")
_POINTS = re.compile(r"[(（]\s*\d+(?:\.\d+)?\s*[分%]?\s*[)）]")
WORDY = {Role.STANDARD: 1.2, Role.EXPLANATION: 1.0, Role.BASIS: 0.9, Role.REASON: 0.9, Role.IMPROVEMENT: 0.8}
_MISSED = {
    Role.TARGET: 0.7,
    Role.ACTUAL: 0.7,
    Role.NATURE: 0.7,
    Role.UNIT: 0.4,
    Role.EXPLANATION: 0.7,
    Role.STANDARD: 0.7,
    Role.IGNORED: 0.9,
}


def missed(column: Column, leaf: int) -> float:
    """What it costs to leave a column empty; ``leaf`` is the level of the finest names."""
    if column.role is Role.NAME:  # a new group of a coarse level begins a new one of each finer level
        return 5.0 if column.level == leaf else 0.3 + 0.05 * column.level
    if column.role in (Role.WEIGHT, Role.SCORE):
        return 3.0 if column.level in (0, leaf) else 0.3
    return _MISSED.get(column.role, 0.1)


def fit(text: str, column: Column, leaf: int) -> float:
    """How well a text suits a column."""
    number, role = is_number(text), column.role
    if role is Role.NAME:
        return NEVER if number or pair_in(text) is not None else name_fit(text, column.level, leaf)
    if role in (Role.WEIGHT, Role.SCORE):
        figure = number_of(text)
        odd = "%" in text or (figure is not None and figure > MOST_POINTS)
        number = number or pair_in(text) is not None
        return (-2.0 if odd else 1.5) if number else 0.0 if is_blank(text) else NEVER
    if role is Role.DEDUCTION:
        return 1.0 if number else 0.0 if is_blank(text) else NEVER
    if role is Role.NATURE:
        return 2.5 if _NATURE.fullmatch(text) else -2.0
    if role is Role.UNIT:
        return NEVER if number else 0.8 if len(text) <= 8 and not _VALUE.match(text) else -2.0
    if role in (Role.TARGET, Role.ACTUAL) and text in FRAMEWORK:
        return -4.0
    if role in (Role.TARGET, Role.ACTUAL):
        return 0.6 if number else 1.4 if _VALUE.match(text) or "%" in text else 0.8 if len(text) < LONG_NAME else 0.3
    if role is Role.IGNORED and not column.usual:  # of a head nobody knows
        return 0.3 if number else 0.6 if len(text) <= LONG_HEAD else -1.0
    if role is Role.IGNORED:
        return 1.5 if text.isdigit() and len(text) < 4 else 0.3 if number else -1.0
    return _text_fit(text, role, number=number)


def _text_fit(text: str, role: Role, *, number: bool) -> float:
    if number:
        return NEVER
    if text in FRAMEWORK:
        return -4.0
    return WORDY.get(role, 0.4) + (0.8 if SENTENCE.search(text) or len(text) > 20 else -0.3)


def levels_of(text: str) -> tuple[int, ...]:
    """The levels a name of the national frameworks stands at; () for any other text."""
    return FRAMEWORK.get(_POINTS.sub("", text), ())


def name_fit(text: str, level: int, leaf: int) -> float:
    """How much words are like a name of a level: one of the national frameworks, or at least no rule and no value."""
    at = levels_of(text)
    if at:
        return 4.0 if level in at else 0.0 if level != leaf else -1.0
    if SENTENCE.search(text) or len(text) > LONG_NAME or _RULE.search(text):
        return -2.0
    if _VALUE.match(text) or _NATURE.fullmatch(text) or is_blank(text) or key(text) in SUBTOTALS or len(text) == 1:
        return -3.0
    return 1.6 if level == leaf else 0.8
