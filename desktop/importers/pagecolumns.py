"""Where the columns of a table without ruling lines stand on a page: under the words of its head, parted by gaps."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.importers.clusters import beside, closes, levels_under
from desktop.importers.columns import Column
from desktop.importers.vocabulary import Role
from desktop.importers.wordlines import Word
from desktop.importers.words import is_blank, is_number


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table, which go on over pages: their roles, and where one ends and the next begins."""

    columns: tuple[Column, ...]
    spans: tuple[tuple[float, float], ...]  # from where to where the words of its head reach
    edges: tuple[float, ...]
    left: float = 0.0  # where its first column begins; what ends before is a label beside the table

    def at(self, word: Word) -> int:
        """The column a word stands in."""
        return bisect_right(self.edges, word.centre)


def edges_between(layout: Layout, body: Sequence[Word]) -> tuple[float, ...]:
    """Between each two columns the place the fewest words of the table cross, in the middle of its gap."""
    middles = [(left + right) / 2 for left, right in layout.spans]
    edges = []
    for (one, two), (left, right) in zip(pairwise(middles), pairwise(layout.columns), strict=True):
        near = [word for word in body if word.left < two and word.right > one]
        places = [one + (two - one) * step / 60 for step in range(1, 60)]
        against = [sum(_speaks_against(word, place, left, right) for word in near) for place in places]
        fewest = min(against)
        runs: list[list[float]] = [[]]
        for place, count in zip(places, against, strict=True):
            if count == fewest:
                runs[-1].append(place)
            elif runs[-1]:
                runs.append([])
        widest = max(runs, key=len)
        edges.append(widest[len(widest) // 2])
    return tuple(edges)


def _speaks_against(word: Word, place: float, left: Column, right: Column) -> bool:
    """Whether a word crosses a place, or would stand as a word among the figures of a column beside it."""
    if word.left < place < word.right:
        return True
    column = right if word.left >= place else left
    return column.role in (Role.WEIGHT, Role.SCORE) and not is_number(word.text) and not is_blank(word.text)


def refined(layout: Layout, body: Sequence[Word]) -> Layout:
    """With the levels one head stands over as columns of their own, and labels beside the table left out."""
    figures = [word.middle for word in figures_of(layout, body)]
    if not figures:
        return layout
    inside = [word for word in body if min(figures) - 30 <= word.middle <= max(figures) + 30 and not closes(word.text)]
    columns: list[Column] = []
    edges: list[float] = []
    spans: list[tuple[float, float]] = []
    left = 0.0
    for at, column in enumerate(layout.columns):
        there = [word for word in inside if layout.at(word) == at]
        if at == 0 and column.role is Role.NAME:
            left = beside(there, layout.spans[0])
            there = [word for word in there if word.right >= left]
        more, between = levels_under(column, there) if _generic_alone(layout) else ([column], [])
        columns += more
        spans += [layout.spans[at]] * len(more)
        edges += [*between, *layout.edges[at : at + 1]]
    return Layout(tuple(columns), tuple(spans), tuple(edges), left)


def _generic_alone(layout: Layout) -> bool:
    return sum(column.role is Role.NAME for column in layout.columns) == 1


def figures_of(layout: Layout, body: Sequence[Word]) -> list[Word]:
    """The weights and scores that mark rows."""
    marks = marks_of(layout)
    return [word for word in body if layout.at(word) in marks and is_number(word.text)]


def marks_of(layout: Layout) -> list[int]:
    """The columns whose figures mark rows."""
    leaf = max(column.level for column in layout.columns if column.role is Role.NAME)
    return [at for at, one in enumerate(layout.columns) if one.role is Role.SCORE or of_leaf(one, leaf)]


def of_leaf(column: Column, leaf: int) -> bool:
    """Whether a column has the weights of the leaves, not of the groups above them."""
    return column.role is Role.WEIGHT and column.level in (0, leaf)
