"""How a row of the score table stands: one word, and why."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Finding, Severity
from desktop.domain.number import plain
from desktop.domain.text import noop
from desktop.domain.trace import Unscored
from desktop.domain.tree import Node
from desktop.ui.document import Document
from desktop.ui.ranks import Rank, rank_of

translate = QCoreApplication.translate


class State(Enum):
    """How one row stands; shown by word, shape and colour."""

    UNFILLED = "unfilled"
    TROUBLED = "troubled"  # an error
    WARNED = "warned"  # a warning: the same word, another shape and colour
    UNCONFIRMED = "unconfirmed"
    LOST = "lost"
    DONE = "done"


_WORDS = {
    State.UNFILLED: noop("cells", "未填"),
    State.TROUBLED: noop("cells", "有问题"),
    State.WARNED: noop("cells", "有问题"),
    State.UNCONFIRMED: noop("cells", "未确认"),
    State.LOST: noop("cells", "失分"),
    State.DONE: noop("cells", "完成"),
}


def state_of(document: Document, node: Node) -> State:
    """How a row stands; the most pressing word wins."""
    if not node.is_leaf:
        tally = document.sheet.branches[node.code]
        if tally.scored < tally.leaves:
            return State.UNFILLED
        lost = tally.so_far < node.weight - tally.left_out and not is_bonus(document, node)
        return State.LOST if lost else State.DONE
    leaf = document.sheet.leaves[node.code]
    if isinstance(leaf.result, Unscored) and document.evaluation.judgement(node.code).score is None:
        return State.UNFILLED
    ranks = {rank_of(each) for each in document.findings_at(node.code) if troubles(document, each)}
    if isinstance(leaf.result, Unscored) or Rank.ERROR in ranks:
        return State.TROUBLED
    if Rank.UNCONFIRMED in ranks or unconfirmed_places(document, node):
        return State.UNCONFIRMED
    if Rank.WARNING in ranks:
        return State.WARNED
    if Rank.BLANK in ranks:
        return State.UNFILLED
    return State.LOST if leaf.lost > 0 and not is_bonus(document, node) else State.DONE


def is_bonus(document: Document, node: Node) -> bool:
    """Whether a row is 加减分, which start from nothing: no bonus is no loss. A heading is what its first leaf is."""
    return next(document.tree.leaves(node.code)).indicator.floor < 0


def state_text(document: Document, node: Node) -> str:
    """The state in words, with how much."""
    state = state_of(document, node)
    if not node.is_leaf and state is State.UNFILLED:
        tally = document.sheet.branches[node.code]
        return translate("cells", "未填 {0}").format(tally.leaves - tally.scored)
    if state is State.LOST:
        points = document.sheet.points(node.code)
        if points is not None:
            return translate("cells", "失分 {0}").format(plain(node.weight - points))
    return translate("cells", _WORDS[state])


def troubles(document: Document, finding: Finding) -> bool:
    """Whether a finding asks for something: errors and warnings that nobody has overruled."""
    return finding.severity is not Severity.NOTE and finding.id not in document.evaluation.overruled


def unconfirmed_places(document: Document, node: Node) -> tuple[Place, ...]:
    """The places of a leaf that were carried over or imported and not looked at since."""
    marks = document.evaluation.unconfirmed
    if not marks or not node.is_leaf:
        return ()
    method = node.indicator.method
    mine = [Place(Kind.LEAF, node.code, name) for name in ("target", "actual", "score", "basis", "reason")]
    mine += [Place(Kind.LEAF, node.code, "improvement"), Place(Kind.LEAF, node.code, "note")]
    mine += [Place(Kind.OWN, node.code, name) for name in ("name", "weight", "parent", "explanation")]
    mine += [Place(Kind.FACT, key) for key in (method.needs if method else ())]
    return tuple(place for place in mine if str(place) in marks)
