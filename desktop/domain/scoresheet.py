"""The score sheet: every node's score, the total and the grade, from scratch or after an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.evaluation import Evaluation, Judgement
from desktop.domain.number import NotAFigure, split_figure
from desktop.domain.rubric import GradeBand, Rubric
from desktop.domain.scoring import score_by_rule, score_leaf
from desktop.domain.scoring.judged import UnitTarget
from desktop.domain.trace import Facts, Score, Unscored
from desktop.domain.tree import IndicatorTree, Node

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class LeafScore:
    """One leaf: the score that counts, and what the rule alone would give (equal unless a score was typed)."""

    result: Score | Unscored
    by_rule: Score | Unscored
    weight: Decimal

    @property
    def points(self) -> Decimal | None:
        """The points that count; None while unscored."""
        return self.result.points if isinstance(self.result, Score) else None

    @property
    def lost(self) -> Decimal:
        """Points below the weight; 0 while unscored."""
        return self.weight - self.result.points if isinstance(self.result, Score) else _ZERO


@dataclass(frozen=True, slots=True)
class Tally:
    """A branch or the whole: points of the leaves scored so far, and how many of how many are scored."""

    so_far: Decimal = _ZERO
    scored: int = 0
    leaves: int = 0

    @property
    def points(self) -> Decimal | None:
        """The sum, once every leaf has a score; "not filled" is never counted as zero."""
        return self.so_far if self.scored == self.leaves else None

    def plus(self, points: Decimal | None, sign: int = 1) -> Tally:
        """With one leaf more (``sign`` 1) or less (-1)."""
        if points is None:
            return Tally(self.so_far, self.scored, self.leaves + sign)
        return Tally(self.so_far + sign * points, self.scored + sign, self.leaves + sign)


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """Scores of one evaluation. ``branches`` holds every node that has children."""

    leaves: Mapping[str, LeafScore]
    branches: Mapping[str, Tally]
    whole: Tally
    grade: GradeBand | None  # None until every leaf is scored
    weight: Decimal  # what the weights of the tree sum to

    @property
    def total(self) -> Decimal | None:
        """The total score; None until every leaf is scored."""
        return self.whole.points

    def points(self, code: str) -> Decimal | None:
        """The points of any node; None while it, or a leaf below it, is unscored."""
        leaf = self.leaves.get(code)
        return leaf.points if leaf else self.branches[code].points

    @property
    def unscored(self) -> tuple[str, ...]:
        """The codes of the leaves without a score, in printed order."""
        return tuple(code for code, leaf in self.leaves.items() if leaf.points is None)


def score(rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation) -> ScoreSheet:
    """Score everything from scratch."""
    leaves = {node.code: _score_node(rubric, tree, evaluation, node) for node in tree.leaves()}
    branches = {node.code: Tally() for node in tree.nodes.values() if node.children}
    whole = Tally()
    for code, leaf in leaves.items():
        whole = whole.plus(leaf.points)
        for above in tree.ancestors(code):
            branches[above] = branches[above].plus(leaf.points)
    weight = sum((tree[root].weight for root in tree.roots), _ZERO)
    return ScoreSheet(leaves, branches, whole, _grade(rubric, whole), weight)


def rescore(
    sheet: ScoreSheet, rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, touched: Iterable[str]
) -> ScoreSheet:
    """The sheet after an edit that touched only the leaves ``touched``; the tree itself must be the same.

    Costs as much for 10,000 indicators as for 60: sums change by differences, which are exact in Decimal.
    """
    leaves, branches, whole = dict(sheet.leaves), dict(sheet.branches), sheet.whole
    for code in touched:
        if code not in leaves:
            continue
        old, new = leaves[code].points, _score_node(rubric, tree, evaluation, tree[code])
        leaves[code] = new
        if new.points == old:
            continue
        whole = whole.plus(old, -1).plus(new.points)
        for above in tree.ancestors(code):
            branches[above] = branches[above].plus(old, -1).plus(new.points)
    return ScoreSheet(leaves, branches, whole, _grade(rubric, whole), sheet.weight)


def _grade(rubric: Rubric, whole: Tally) -> GradeBand | None:
    return None if whole.points is None or not whole.leaves else rubric.grade(whole.points)


def facts_of(rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, node: Node) -> Facts:
    """What one leaf is scored from."""
    judgement = evaluation.judgement(node.code)
    target, actual = _own_figures(judgement) if isinstance(node.indicator.method, UnitTarget) else (None, None)
    return Facts(evaluation.facts, tree.fields, rubric.rounding, judgement.score, target, actual)


def _score_node(rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, node: Node) -> LeafScore:
    facts = facts_of(rubric, tree, evaluation, node)
    by_rule = score_by_rule(node.indicator, node.weight, facts)
    result = by_rule if facts.typed is None else score_leaf(node.indicator, node.weight, facts)
    return LeafScore(result, by_rule, node.weight)


def _own_figures(judgement: Judgement) -> tuple[Decimal | None, Decimal | None]:
    """Target and actual as numbers of one unit, or None and None; "资助40名" and "≤5" are texts, not numbers."""
    try:
        target, unit = split_figure(judgement.target)
        actual, other = split_figure(judgement.actual)
    except NotAFigure:
        return None, None
    return (target, actual) if unit == other else (None, None)
