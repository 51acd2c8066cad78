"""The unit's own indicators, where the form leaves them to the unit: added, moved, weighed together, removed."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Kind, Place, set_value
from desktop.domain.number import plain
from desktop.domain.scoring.composed import Rollup, Shares
from desktop.domain.scoring.own_target import is_plain_figure, split_sign
from desktop.domain.tree import Node, add_own, next_own_code, remove_own
from desktop.ui import languages
from desktop.ui.document import Document

translate = QCoreApplication.translate

_DEEPEST = 4  # levels printed tables know


def parent_for_new(document: Document, code: str) -> str:
    """Under which indicator a new one would go when ``code`` is chosen; "" where the form is fixed."""
    if code not in document.tree:
        return ""
    node = document.tree[code]
    if node.indicator.open_slot or (node.own and node.children):
        return code
    return node.parent or "" if node.own else ""


def takes_children(document: Document, code: str) -> bool:
    """Whether an own indicator may be split into further ones."""
    node = document.tree.nodes.get(code)
    return node is not None and node.level < _DEEPEST and (node.own or node.indicator.open_slot)


def add(document: Document, parent: str) -> str:
    """Add an own indicator below ``parent``; its code, or "" when the document refused.

    Raises:
        UserError: STRUCTURE_FIXED where the form leaves no room.
    """
    if not takes_children(document, parent):
        name = document.tree[parent].name if parent in document.tree else translate("own_indicators", "评分表")
        raise UserError(Problem.STRUCTURE_FIXED, label=name, action=translate("own_indicators", "增加下级指标"))
    code = next_own_code(parent, _taken(document))
    label = translate("own_indicators", "增加“{0}”的指标").format(document.tree[parent].name)
    return code if document.edit(label, add_own(document.evaluation, parent, "", None, code)) else ""


def remove(document: Document, code: str) -> bool:
    """Remove an own indicator with all below it and all written beside them: one step back.

    Raises:
        UserError: STRUCTURE_FIXED for an indicator of the form.
    """
    node = document.tree[code]
    if not node.own:
        raise UserError(Problem.STRUCTURE_FIXED, label=node.name, action=translate("own_indicators", "删除"))
    label = translate("own_indicators", "删除“{0}”").format(node.name)
    return document.edit(label, remove_own(document.evaluation, document.tree, code))


# ---------------------------------------------------------------------- targets
def with_direction(document: Document, place: Place, value: str | None) -> tuple[Change, ...]:
    """What a target typed as ≥300天 or 不超过5次 says beside the figure: its direction, where none was chosen yet."""
    own = document.evaluation.own.get(place.key)
    if place.kind is not Kind.LEAF or place.field != "target" or own is None or own.direction or value is None:
        return ()
    sign, rest = split_sign(value)
    if sign is None or not is_plain_figure(rest):
        return ()
    return (Change(Place(Kind.OWN, place.key, "direction"), sign.value),)


def set_cell(document: Document, place: Place, value: str | None) -> bool:
    """Set one cell as a person does, with the direction a target's sign says, in one step back."""
    also = with_direction(document, place, value)
    if not also:
        return document.set_value(place, value)
    label = translate("Document", "修改{0}").format(document.label(place))
    return document.edit(label, (*set_value(place, value, document.evaluation), *also))


# ---------------------------------------------------------------------- moving
def may_move(document: Document, code: str, parent: str) -> bool:
    """Whether an own indicator, with all below it, may stand below ``parent``."""
    node = document.tree.nodes.get(code)
    above = document.tree.nodes.get(parent)
    if node is None or above is None or not node.own or not document.editable:
        return False
    if not takes_children(document, parent) or (above.own and above.is_leaf):
        return False
    if parent == code or code in document.tree.ancestors(parent):
        return False
    return above.level + _depth(document, node) <= _DEEPEST


def move(document: Document, code: str, parent: str, row: int) -> bool:
    """Let an own indicator stand before the ``row``-th below ``parent``: one step back.

    Raises:
        UserError: STRUCTURE_FIXED where it may not stand there.
    """
    if not may_move(document, code, parent):
        action = translate("own_indicators", "移动到这里")
        raise UserError(Problem.STRUCTURE_FIXED, label=document.tree[code].name, action=action)
    siblings = list(document.tree[parent].children)
    before = siblings[:row].count(code)
    ordered = [each for each in siblings if each != code]
    ordered.insert(row - before, code)
    changes = []
    if document.tree[code].parent != parent:
        changes.append(Change(Place(Kind.OWN, code, "parent"), parent))
    own = document.evaluation.own
    mine = [each for each in ordered if each in own]
    for position, each in enumerate(mine, 1):
        if own[each].position != position:
            changes.append(Change(Place(Kind.OWN, each, "position"), str(position)))
    if ordered == siblings:
        return False
    return document.edit(translate("own_indicators", "移动“{0}”").format(document.tree[code].name), changes)


def shift(document: Document, code: str, step: int) -> bool:
    """One place up (-1) or down (1) among its siblings; False at the end of them.

    Raises:
        UserError: STRUCTURE_FIXED for an indicator of the form.
    """
    node = document.tree[code]
    if not node.own or node.parent is None:
        raise UserError(Problem.STRUCTURE_FIXED, label=node.name, action=translate("own_indicators", "移动"))
    siblings = document.tree[node.parent].children
    at = siblings.index(code) + step
    if not 0 <= at < len(siblings) or not document.tree[siblings[at]].own:
        return False
    return move(document, code, node.parent, at + (step > 0))


def _depth(document: Document, node: Node) -> int:
    """How many levels an indicator and those below it take."""
    return 1 + max((_depth(document, document.tree[child]) for child in node.children), default=0)


# ---------------------------------------------------------------------- weighing
class Balance(NamedTuple):
    """What the own indicators of an open slot weigh together, of what they have to."""

    slot: str
    given: Decimal
    wanted: Decimal
    unweighed: int  # leaves without a weight

    @property
    def text(self) -> str:
        """In words, with what is missing or too much."""
        said = [translate("own_indicators", "自设指标合计 {0} / {1} 分").format(plain(self.given), plain(self.wanted))]
        gap = self.wanted - self.given
        if gap:
            word = translate("own_indicators", "还差 {0} 分") if gap > 0 else translate("own_indicators", "多出 {0} 分")
            said.append(word.format(plain(abs(gap))))
        if self.unweighed:
            said.append(translate("own_indicators", "{0} 项待定").format(self.unweighed))
        return languages.listed(said, "，")

    @property
    def is_even(self) -> bool:
        """Whether all is given out, and not more."""
        return self.given == self.wanted and not self.unweighed


def slot_of(document: Document, code: str) -> str:
    """The open slot an indicator is, or stands below; "" for none."""
    tree = document.tree
    if code not in tree:
        return ""
    return next((each for each in (code, *tree.ancestors(code)) if tree[each].indicator.open_slot), "")


def balance(document: Document, slot: str) -> Balance | None:
    """The weights below an open slot; None where the form gives them out by itself, or nothing stands there yet."""
    node = document.tree.nodes.get(slot)
    if node is None or node.is_leaf or isinstance(node.indicator.method, Rollup):
        return None
    weights = [leaf.weight for leaf in document.tree.leaves(slot)]
    return Balance(slot, sum(weights, Decimal(0)), node.weight, weights.count(Decimal(0)))


def share_out(document: Document, slot: str, shares: Shares) -> bool:
    """Give the slot's weight out over its leaves, so that they sum to it exactly: one step back.

    Equal shares, or in proportion to the weights they have now. False when nothing is to do, or a weight to go by is
    missing; that has been said.
    """
    held = balance(document, slot)
    if held is None:
        return False
    leaves = list(document.tree.leaves(slot))
    if shares is Shares.STATED and held.unweighed:
        raise UserError(Problem.WEIGHT_MISSING, label=document.tree[slot].name, count=held.unweighed)
    stated = [leaf.weight for leaf in leaves]
    places = document.rubric.rounding.score_places
    parts = Rollup(shares).apportion(held.wanted, stated, places)
    changes = [
        Change(Place(Kind.OWN, leaf.code, "weight"), plain(part))
        for leaf, part in zip(leaves, parts, strict=True)
        if part != leaf.weight and part > 0
    ]
    word = (
        translate("own_indicators", "平均分配“{0}”的分值")
        if shares is Shares.EQUAL
        else translate("own_indicators", "按比例分配“{0}”的分值")
    )
    return document.edit(word.format(document.tree[slot].name), changes)


def _taken(document: Document) -> set[str]:
    """Codes in use, or once used: a deleted indicator's code is not given to another."""
    used = set(document.tree.nodes)
    for edit in document.history:
        used.update(place.key for place, _ in edit.changes if place.kind is Kind.OWN)
    return used
