"""The indicator tree of one evaluation: the rubric's indicators with the unit's own hung into the open slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.evaluation import Change, Evaluation, Kind, OwnIndicator, Place
from desktop.domain.fact import FactField
from desktop.domain.modifiers import OverAchievement
from desktop.domain.rubric import Certainty, Indicator, Rubric
from desktop.domain.scoring.composed import Rollup
from desktop.domain.scoring.judged import UnitTarget
from desktop.domain.scoring.own_target import OwnTarget, direction_of

_ZERO = Decimal(0)

# "一、", "（二）", "1.1 ", "2、", and "3.2" right before a word, at the start only; "2.5万人次", "3D打印", "12345 热线"
# and "一、二类学校" are words themselves.
_NUMBERING = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]+[）)、．.](?![一二三四五六七八九十])"
    r"|\d{1,2}(?:[.．]\d{1,2})*(?:[、）)](?!\d)|[.．](?!\d)|\s)"
    r"|\d{1,2}(?:[.．]\d{1,2})+(?![\d万亿元个人次场项家篇期%％]))\s*"
)


@dataclass(frozen=True, slots=True)
class Node:
    """One indicator in its place. ``weight`` of a unit's own heading is the sum of its leaves."""

    code: str
    indicator: Indicator
    parent: str | None
    children: tuple[str, ...]
    weight: Decimal
    level: int  # 1 for 一级指标
    number: str  # "1.2.3", by position
    own: bool  # added by the unit: name and weight may be edited

    @property
    def name(self) -> str:
        """The name as printed."""
        return self.indicator.name

    @property
    def title(self) -> str:
        """The name without the numbering a unit wrote before it, for sentences and beside our own number."""
        numbering = _NUMBERING.match(self.name) if self.own else None
        return self.name[numbering.end() :] or self.name if numbering else self.name

    @property
    def is_leaf(self) -> bool:
        """Whether it is scored itself. An open slot nobody has filled yet is a leaf without a method."""
        return not self.children


@dataclass(frozen=True, slots=True)
class IndicatorTree:
    """All nodes by code, in printed order, with who reads which figure."""

    roots: tuple[str, ...]
    nodes: Mapping[str, Node]
    fields: Mapping[str, FactField]
    readers: Mapping[str, tuple[str, ...]]  # fact key -> leaves whose score reads it

    def __getitem__(self, code: str) -> Node:
        return self.nodes[code]

    def __contains__(self, code: object) -> bool:
        return code in self.nodes

    def leaves(self, code: str | None = None) -> Iterator[Node]:
        """The leaves below ``code`` (or all), in printed order."""
        starts = self.roots if code is None else (code,)
        for start in starts:
            node = self.nodes[start]
            if node.is_leaf:
                yield node
            for child in node.children:
                yield from self.leaves(child)

    def ancestors(self, code: str) -> Iterator[str]:
        """The codes above ``code``, nearest first."""
        parent = self.nodes[code].parent
        while parent is not None:
            yield parent
            parent = self.nodes[parent].parent

    def path(self, code: str) -> tuple[str, ...]:
        """The names from level 1 down to ``code``."""
        return (*(self.nodes[above].name for above in reversed(tuple(self.ancestors(code)))), self.nodes[code].name)

    def touched(self, changes: Iterable[Change]) -> set[str]:
        """The leaves whose score ``changes`` may alter."""
        leaves: set[str] = set()
        for place, _ in changes:
            if place.kind is Kind.FACT:
                leaves.update(self.readers.get(place.key, ()))
            elif place.kind is Kind.LEAF and place.key in self.nodes:
                leaves.add(place.key)
        return leaves


def changes_structure(changes: Iterable[Change]) -> bool:
    """Whether the tree has to be built anew after ``changes``."""
    return any(place.kind is Kind.OWN for place, _ in changes)


def build_tree(rubric: Rubric, own: Mapping[str, OwnIndicator]) -> IndicatorTree:
    """Hang the unit's own indicators into the rubric's tree.

    An own indicator whose parent is gone, or whose code is the rubric's own, is left out; carrying over lists those
    before.
    """
    below: dict[str, list[OwnIndicator]] = {}
    prescribed = {indicator.code for indicator in rubric.walk()}
    for item in own.values():
        if item.code in prescribed:
            continue
        below.setdefault(item.parent, []).append(item)
    for siblings in below.values():
        siblings.sort(key=lambda item: (item.position, item.code))
    nodes: dict[str, Node] = {}

    def hang(indicator: Indicator, parent: str | None, level: int, number: str, *, is_own: bool) -> Decimal:
        over = indicator.over_achievement
        mine = below.get(indicator.code, ()) if indicator.open_slot or is_own else ()
        added = [_as_indicator(item, over) for item in mine]
        children = (*indicator.children, *added)
        node = Node(
            indicator.code,
            indicator,
            parent,
            tuple(child.code for child in children),
            indicator.weight,
            level,
            number,
            is_own,
        )
        nodes[indicator.code] = node  # before its children: printed order
        weights = [
            hang(child, indicator.code, level + 1, f"{number}.{place}", is_own=place > len(indicator.children))
            for place, child in enumerate(children, 1)
        ]
        if is_own and children:
            nodes[indicator.code] = node = replace(node, weight=sum(weights, _ZERO))
        return node.weight

    for place, root in enumerate(rubric.indicators, 1):
        hang(root, None, 1, str(place), is_own=False)
    for node in [each for each in nodes.values() if each.children]:
        if isinstance(node.indicator.method, Rollup):
            _share_out(nodes, node, node.indicator.method, rubric.rounding.score_places)
    fields = rubric.fields()
    readers: dict[str, list[str]] = {}
    for node in nodes.values():
        if node.is_leaf:
            for key in node.indicator.reads:
                readers.setdefault(key, []).append(node.code)
    return IndicatorTree(
        tuple(root.code for root in rubric.indicators),
        nodes,
        fields,
        {key: tuple(codes) for key, codes in readers.items()},
    )


def _share_out(nodes: dict[str, Node], slot: Node, shares: Rollup, places: int) -> None:
    """Give the own leaves below a rollup their parts of its weight; own headings weigh what their leaves sum to."""
    below = [node for node in nodes.values() if node.number.startswith(f"{slot.number}.")]
    leaves = [node for node in below if node.is_leaf]
    parts = shares.apportion(slot.weight, [node.weight for node in leaves], places)
    for leaf, part in zip(leaves, parts, strict=True):
        nodes[leaf.code] = replace(leaf, weight=part)
    for heading in reversed([node for node in below if node.children]):
        weight = sum((nodes[code].weight for code in heading.children), _ZERO)
        nodes[heading.code] = replace(nodes[heading.code], weight=weight)


def _as_indicator(item: OwnIndicator, over: OverAchievement | None) -> Indicator:
    return Indicator(
        item.code,
        item.name or "（未命名指标）",
        item.weight or _ZERO,
        explanation=item.explanation,
        method=OwnTarget(direction_of(item.direction), item.unit) if item.direction or item.unit else UnitTarget(),
        certainty=Certainty.ASSUMED,
        over_achievement=over,
    )


def next_own_code(parent: str, taken: Iterable[str]) -> str:
    """A free code for a new own indicator below ``parent``: "duty.1", "duty.2" …, never one in ``taken``."""
    used = set(taken)
    number = 1
    while f"{parent}.{number}" in used:
        number += 1
    return f"{parent}.{number}"


def add_own(evaluation: Evaluation, parent: str, name: str, weight: Decimal | None, code: str) -> tuple[Change, ...]:
    """The changes that add an own indicator as the last child of ``parent``."""
    position = max((item.position for item in evaluation.own.values() if item.parent == parent), default=0) + 1
    cells = [("parent", parent), ("name", name or None), ("position", str(position))]
    if weight is not None:
        cells.append(("weight", str(weight)))
    return tuple(Change(Place(Kind.OWN, code, cell), value) for cell, value in cells)


def remove_own(evaluation: Evaluation, tree: IndicatorTree, code: str) -> tuple[Change, ...]:
    """The changes that remove an own indicator, all below it and all that is written beside them."""
    doomed = [node.code for node in _subtree(tree, code)]
    changes: list[Change] = []
    for gone in reversed(doomed):
        changes.extend(
            Change(change.place, None)
            for change in evaluation.places()
            if change.place.key == gone
            and change.place.kind in (Kind.LEAF, Kind.OWN)
            and change.place.field != "parent"
        )
        changes.append(Change(Place(Kind.OWN, gone, "parent"), None))
    return tuple(changes)


def _subtree(tree: IndicatorTree, code: str) -> Iterator[Node]:
    yield tree[code]
    for child in tree[code].children:
        yield from _subtree(tree, child)
