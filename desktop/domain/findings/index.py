"""Look-ups over one tree, built once and used by every check of an edit: who hosts a figure, who bears a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from desktop.domain.scoring.lists import Bonus
from desktop.domain.tree import IndicatorTree, Node

_SHORTEST_NAME = 3  # shorter names stand in running text without meaning the indicator
_QUOTES = str.maketrans("", "", "“”\"'‘’ 　")


@dataclass(frozen=True, slots=True)
class Index:
    """Everything a check would otherwise have to walk the tree for.

    Attributes:
        order: Code → position in printed order.
        hosts: Fact key → the indicators that ask for it or read it.
        names: Name without quotation marks → the indicators that bear it.
        lengths: The lengths of those names, longest first.
        bonus: The leaves of 加减分, which lose nothing by standing below their weight.
    """

    order: Mapping[str, int]
    hosts: Mapping[str, tuple[str, ...]]
    names: Mapping[str, tuple[str, ...]]
    lengths: tuple[int, ...]
    bonus: tuple[str, ...]


def index_of(tree: IndicatorTree) -> Index:
    """The index of a tree; asked again for the same tree, the same index."""
    return _remembered(_Same(tree))


def is_bonus(node: Node) -> bool:
    """Whether the leaf is 加减分: events earn or cost points, and none of them means 0."""
    return isinstance(node.indicator.method, Bonus) or node.indicator.floor < Decimal(0)


def bare(text: str) -> str:
    """A name or sentence without quotation marks and blanks, so that “三公经费”控制率 is found however it is quoted."""
    return text.translate(_QUOTES)


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
    for node in tree.nodes.values():
        for key in _keys(node):
            hosts.setdefault(key, []).append(node.code)
        name = bare(node.name)
        if len(name) >= _SHORTEST_NAME:
            names.setdefault(name, []).append(node.code)
        if node.is_leaf and is_bonus(node):
            bonus.append(node.code)
    return Index(
        {code: place for place, code in enumerate(tree.nodes)},
        {key: tuple(codes) for key, codes in hosts.items()},
        {name: tuple(codes) for name, codes in names.items()},
        tuple(sorted({len(name) for name in names}, reverse=True)),
        tuple(bonus),
    )


def _keys(node: Node) -> Iterable[str]:
    method = node.indicator.method
    read = method.needs if node.is_leaf and method is not None else ()
    return dict.fromkeys((*(field.key for field in node.indicator.facts), *read))
