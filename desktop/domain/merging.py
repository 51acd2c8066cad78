"""Bringing new figures into a text that somebody has edited: nothing they wrote is lost.

Three texts: the one the edited text was made from (``base``), the edited one (``mine``), and what the data say now
(``new``). What changed between base and new goes into mine, wherever mine still says what base said; where a person
wrote something else, their words stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

# A figure is one word, so that 92.06 never becomes half of 93.10; of Chinese, every character is.
_WORDS = re.compile(r"-?\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s|.", re.DOTALL)

_Edit = tuple[int, int, tuple[str, ...]]  # base words from … to are replaced by these


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A stretch that differs after merging.

    Attributes:
        before: What stood there; "" where something was put in.
        after: What stands there now; "" where something was taken out.
        start: Where ``after`` begins in the merged text.
    """

    before: str
    after: str
    start: int


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, what changed in it, and how many changes of the data met a person's own words and stayed out."""

    text: str
    changes: tuple[Refreshed, ...]
    kept: int


@lru_cache(maxsize=64)
def merge(base: str, mine: str, new: str) -> Merged:
    """Bring what changed from ``base`` to ``new`` into ``mine``.

    >>> merge("得分92.06分。", "今年得分92.06分，良好。", "得分93.1分。").text
    '今年得分93.1分，良好。'
    >>> merge("得分92.06分。", "得分约九十二分。", "得分93.1分。").text
    '得分约九十二分。'
    """
    words = _WORDS.findall(base)
    own, fresh = _edits(words, _WORDS.findall(mine)), _edits(words, _WORDS.findall(new))
    taken = [edit for edit in fresh if edit not in own and not any(_meet(words, edit, other) for other in own)]
    kept = sum(edit not in own for edit in fresh) - len(taken)
    text: list[str] = []
    changes: list[Refreshed] = []
    at, length = 0, 0
    for (first, last, put), is_fresh in _in_order(own, taken):
        kept_words = words[at:first]
        length += sum(map(len, kept_words))
        if is_fresh:
            changes.append(Refreshed("".join(words[first:last]), "".join(put), length))
        text += [*kept_words, *put]
        length += sum(map(len, put))
        at = last
    return Merged("".join([*text, *words[at:]]), tuple(changes), kept)


def _edits(before: Sequence[str], after: Sequence[str]) -> list[_Edit]:
    """How ``before`` becomes ``after``; common ends are set aside first, for a match takes time."""
    head = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    head = min(len(before), len(after)) if head is None else head
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    one, other = before[head : len(before) - tail], after[head : len(after) - tail]
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [
        (head + first, head + last, tuple(other[start:end]))
        for kind, first, last, start, end in matcher.get_opcodes()
        if kind != "equal"
    ]


def _meet(words: Sequence[str], fresh: _Edit, own: _Edit) -> bool:
    """Whether a change of the data touches a person's own words.

    Beside them counts too, for 优 that became 优秀 must not become 良秀; only a figure may change right beside words.
    """
    first, last, put = fresh
    if first < last and all(map(_is_figure, (*words[first:last], *put))):
        return first < own[1] and own[0] < last
    return first <= own[1] and own[0] <= last


def _is_figure(word: str) -> bool:
    return word.lstrip("-")[:1].isdigit()


def _in_order(own: Sequence[_Edit], taken: Sequence[_Edit]) -> list[tuple[_Edit, bool]]:
    return sorted([*((edit, False) for edit in own), *((edit, True) for edit in taken)], key=lambda pair: pair[0][:2])
