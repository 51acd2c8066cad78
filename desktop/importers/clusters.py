"""What stands under a head of a page without lines beside its own column: labels of the whole table, or more levels."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from desktop.importers.columns import Column
from desktop.importers.vocabulary import GRADE_LABELS, SUBTOTALS, TOTALS, Role
from desktop.importers.wordlines import Word
from desktop.importers.words import head_key, is_number

_GAP = 0.5  # of a letter's height: a wider one, empty all the way down, parts two columns
_FEWEST = 2  # words that make a level of groups; one alone is a label


def clusters(words: Sequence[Word]) -> list[list[Word]]:
    """Words by where they stand across the page: those of one cluster overlap, between two runs an empty gap."""
    found: list[list[Word]] = []
    right = 0.0
    for word in sorted(words, key=lambda word: word.left):
        if found and word.left - right <= _GAP * (word.bottom - word.top):
            found[-1].append(word)
            right = max(right, word.right)
        else:
            found.append([word])
            right = word.right
    return found


def closes(text: str) -> bool:
    """Whether a word ends a table or a part of it: its cell goes over several columns."""
    return head_key(text) in TOTALS or head_key(text) in SUBTOTALS or head_key(text) in GRADE_LABELS


def beside(words: Sequence[Word], span: tuple[float, float]) -> float:
    """Where the first column begins when labels stand left of it (年度绩效指标 beside the table); 0 where none do.

    Args:
        words: The names of the first column.
        span: From where to where its head reaches.
    """
    groups = clusters(words)
    if len(groups) < 2 or _meet(groups[0], span) or not _meet(groups[1], span):
        return 0.0
    return min(word.left for word in groups[1]) if len(_labels(groups[0], groups[1])) < _FEWEST else 0.0


def _labels(left: Sequence[Word], right: Sequence[Word]) -> list[Word]:
    """The words of a left cluster that stand for no row of their own: beside them, or half a line off, are names."""
    return [word for word in left if any(abs(word.middle - other.middle) < word.bottom - word.top for other in right)]


def _meet(words: Sequence[Word], span: tuple[float, float]) -> bool:
    return any(word.left < span[1] and word.right > span[0] for word in words)


def levels_under(column: Column, words: Sequence[Word]) -> tuple[list[Column], list[float]]:
    """The columns under one head 考核指标 without a level, the right-most the leaf, and the edges between them."""
    names = [word for word in words if not is_number(word.text)]
    groups = clusters(names)
    if column.role is not Role.NAME or column.level < 9 or not 2 <= len(groups) <= 3:
        return [column], []
    if any(len(group) < _FEWEST for group in groups):
        return [column], []
    columns = [Column(Role.NAME, level) for level in range(1, len(groups) + 1)]
    edges = [(max(word.right for word in one) + min(word.left for word in two)) / 2 for one, two in pairwise(groups)]
    return columns, edges
