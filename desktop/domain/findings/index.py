"""Look-ups over one tree, built once and used by every check of an edit: who hosts a figure, who bears a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import pairwise

from desktop.domain.findings.spelling import Spelling
from desktop.domain.scoring.lists import Bonus
from desktop.domain.tree import IndicatorTree, Node

_SHORTEST_NAME = 3  # shorter names stand in running text without meaning the indicator
_QUOTES = str.maketrans("", "", "“”\"'‘’ 　")


@dataclass(frozen=True, eq=False)  # one per tree: the same only as itself
class Index:
    """Everything a check would otherwise have to walk the tree for.

    Attributes:
        order: Code → position in printed order.
        hosts: Fact key → the indicators that ask for it or read it.
        names: Name without quotation marks → the indicators that bear it.
        lengths: The lengths of those names, longest first.
        bonus: The leaves of 加减分, which lose nothing by standing below their weight.
        telling: Pair of characters → the one leaf in whose name it stands; pairs that several names share tell nothing.
        beside: Leaf → the leaves printed right above and below it.
        counts: How many indicators a text may speak of: of every level, below every heading, own ones, without 加减分.
    """

    order: Mapping[str, int]
    hosts: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]
    bonus: tuple[str, ...]
    telling: Mapping[str, str]
    beside: Mapping[str, tuple[str, ...]]
    counts: frozenset[int]

    @cached_property
    def spelling(self) -> Spelling:
        """The names by their signs; made when a text first names something that is not there."""
        return Spelling(self.names)

    def named_before(self, sentence: str, end: int) -> tuple[str, ...]:
        """The indicators bearing the last name that stands before ``end``; none where no name does."""
        for stop in range(end, 0, -1):
            for length in self.lengths:
                if length <= stop and (codes := self.names.get(sentence[stop - length : stop])):
                    return codes
        return ()


def pairs(text: str) -> frozenset[str]:
    """Every two characters that follow one another, letters and Chinese only."""
    return frozenset(pair for first, second in pairwise(text) if (pair := first + second).isalpha())


def index_of(tree: IndicatorTree) -> Index:
    """The index of a tree; asked again for the same tree, the same index."""
    return _remembered(_Same(tree))


def is_bonus(node: Node) -> bool:
    """Whether the leaf is 加减分: events earn or cost points, and none of them means 0."""
    return isinstance(node.indicator.method, Bonus) or node.indicator.floor < Decimal(0)


def bare(text: str) -> str:
    """A name or sentence without quotation marks and blanks, so that “三公经费”控制率 is found however it is quoted."""
    return text.translate(_QUOTES)


def bare_with_places(text: str) -> tuple[str, tuple[int, ...]]:
    """The same, and where each character that is left stood."""
    left = [(place, sign) for place, sign in enumerate(text) if ord(sign) not in _QUOTES]
    return "".join(sign for _, sign in left), tuple(place for place, _ in left)


class _Same:
    """A tree compared by identity: an edit that leaves the structure alone keeps the very same tree."""

    def __init__(self, tree: IndicatorTree) -> None:
        self.tree = tree

    def __hash__(self) -> int:
        return id(self.tree)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.tree is self.tree


@lru_cache(maxsize=2)  # holds the tree itself, so that its identity is not given to another meanwhile
def _remembered(same: _Same) -> Index:
    tree = same.tree
    hosts: dict[str, list[str]] = {}
    names: dict[str, list[str]] = {}
    bonus: list[str] = []
    telling: dict[str, str | None] = {}
    levels: Counter[int] = Counter()
    leaves = own = 0
    below: Counter[str] = Counter()
    for node in tree.nodes.values():
        for key in _keys(node):
            hosts.setdefault(key, []).append(node.code)
        name = bare(node.name)
        if len(name) >= _SHORTEST_NAME:
            names.setdefault(name, []).append(node.code)
        if node.is_leaf and is_bonus(node):
            bonus.append(node.code)
        levels[node.level] += 1
        if node.is_leaf:
            leaves += 1
            own += node.own
            below.update(tuple(tree.ancestors(node.code)) or (node.code,))  # level 1 may be scored itself
            for pair in pairs(node.title):
                telling[pair] = None if pair in telling else node.code
    row = [node.code for node in tree.nodes.values() if node.is_leaf]
    return Index(
        {code: place for place, code in enumerate(tree.nodes)},
        {key: tuple(codes) for key, codes in hosts.items()},
        {name: tuple(codes) for name, codes in names.items()},
        tuple(sorted({len(name) for name in names}, reverse=True)),
        tuple(bonus),
        {pair: code for pair, code in telling.items() if code is not None},
        {code: (*row[max(at - 1, 0) : at], *row[at + 1 : at + 2]) for at, code in enumerate(row)},
        frozenset((leaves, leaves - len(bonus), own, *levels.values(), *below.values())),
    )


def _keys(node: Node) -> Iterable[str]:
    method = node.indicator.method
    read = method.needs if node.is_leaf and method is not None else ()
    return dict.fromkeys((*(field.key for field in node.indicator.facts), *read))
