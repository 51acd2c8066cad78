"""Where the lines of a drawn table stand on the paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_SLACK = 3  # points; lines of one table meet within it


def edges_at(places: Iterator[Any]) -> tuple[int, ...]:
    """Where lines stand, in whole points; those that nearly meet are one."""
    kept: list[int] = []
    for place in sorted(round(place) for place in places):
        if not kept or place - kept[-1] > _SLACK:
            kept.append(place)
    return tuple(kept)


def index_of(edges: tuple[int, ...], place: Any) -> int:
    """The nearest of some edges to a place."""
    return min(range(len(edges)), key=lambda at: abs(edges[at] - place))


def alike(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two tables have their columns at the same places."""
    return len(one) == len(other) and all(abs(a - b) <= 2 * _SLACK for a, b in zip(one, other, strict=True))
