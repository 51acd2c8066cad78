"""How columns share a width, and how wide texts are."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate, pairwise


def shared(shares: Sequence[float], width: int, least: int) -> tuple[int, ...]:
    """Whole widths that sum to ``width`` in proportion to ``shares``, none below ``least`` while there is room.

    >>> shared((1, 1, 2), 400, 50), shared((1, 99), 100, 20), sum(shared((1,) * 7, 100, 5))
    ((100, 100, 200), (20, 80), 100)
    """
    total = sum(shares)
    wanted = [share / total * width for share in shares]
    lack = sum(max(least - each, 0.0) for each in wanted)
    spare = sum(max(each - least, 0.0) for each in wanted)
    cut = min(lack / spare, 1.0) if spare else 0.0
    fair = [least if each < least else each - (each - least) * cut for each in wanted]
    scale = width / sum(fair)  # not 1 only where there was no room for all
    edges = [0, *(round(edge * scale) for edge in accumulate(fair))]
    return tuple(right - left for left, right in pairwise(edges))


def half_widths(text: str) -> int:
    """Half-width characters a text takes: a Chinese one is as wide as two.

    >>> half_widths("分值 10")
    7
    """
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
