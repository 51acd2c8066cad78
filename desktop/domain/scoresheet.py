"""The score sheet: every node's score, the total and the grade, from scratch or after an edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.evaluation import Evaluation, Judgement
from desktop.domain.number import NotAFigure, plain, split_figure
from desktop.domain.rubric import GradeBand, Rubric
from desktop.domain.scoring import score_by_rule, score_leaf, within
from desktop.domain.scoring.judged import UnitTarget, typed_score
from desktop.domain.scoring.own_target import OwnTarget
from desktop.domain.sharing import changed
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Facts, MissingFacts, Score, Unscored
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
        """Points below the weight; 0 while unscored, and where the leaf does not count (不适用)."""
        return self.weight - self.result.points if isinstance(self.result, Score) and not self.left_out else _ZERO

    @property
    def left_out(self) -> bool:
        """Whether it does not apply and the total is scaled up in its stead."""
        return isinstance(self.result, Score) and self.result.left_out


@dataclass(frozen=True, slots=True)
class Tally:
    """A branch or the whole: points of the leaves scored so far, and how many of how many are scored.

    A leaf that does not apply counts as scored; its weight is in ``left_out``.
    """

    so_far: Decimal = _ZERO
    scored: int = 0
    leaves: int = 0
    left_out: Decimal = _ZERO

    @property
    def points(self) -> Decimal | None:
        """The sum, once every leaf has a score; "not filled" is never counted as zero."""
        return self.so_far if self.scored == self.leaves else None

    def plus(self, leaf: LeafScore, sign: int = 1) -> Tally:
        """With one leaf more (``sign`` 1) or less (-1)."""
        if leaf.points is None:
            return Tally(self.so_far, self.scored, self.leaves + sign, self.left_out)
        gone = leaf.weight if leaf.left_out else _ZERO
        return Tally(
            self.so_far + sign * leaf.points,
            self.scored + sign,
            self.leaves + sign,
            self.left_out + sign * gone,
        )


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """Scores of one evaluation. ``branches`` holds every node that has children."""

    leaves: Mapping[str, LeafScore]
    branches: Mapping[str, Tally]
    whole: Tally
    grade: GradeBand | None  # None until every leaf is scored
    weight: Decimal  # what the weights of the tree sum to
    total: Decimal | None  # None until every leaf is scored
    total_note: str = ""  # why the total is not simply the sum, or cannot be told yet; Chinese, for people

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
    plain_tables = replace(  # each is looked up once or more for every leaf
        evaluation, facts=dict(evaluation.facts.items()), judgements=dict(evaluation.judgements.items())
    )
    leaves = {node.code: _score_node(rubric, tree, plain_tables, node) for node in tree.leaves()}
    branches = {node.code: Tally() for node in tree.nodes.values() if node.children}
    whole = Tally()
    for code, leaf in leaves.items():
        whole = whole.plus(leaf)
        for above in tree.ancestors(code):
            branches[above] = branches[above].plus(leaf)
    weight = sum((tree[root].weight for root in tree.roots), _ZERO)
    return _sheet(rubric, tree, evaluation, changed(leaves, {}), changed(branches, {}), whole, weight)


def rescore(
    sheet: ScoreSheet, rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, touched: Iterable[str]
) -> ScoreSheet:
    """The sheet after an edit that touched only the leaves ``touched``; the tree itself must be the same.

    Nothing but the touched leaves is scored: sums change by differences, which are exact in Decimal, and both tables
    share with those before what is as it was. How large the form is makes no difference.
    """
    scored = {code: _score_node(rubric, tree, evaluation, tree[code]) for code in touched if code in sheet.leaves}
    return _with_leaves(sheet, rubric, tree, evaluation, scored)


def with_points(
    sheet: ScoreSheet, rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, points: Mapping[str, Decimal]
) -> ScoreSheet:
    """The sheet with other points for some leaves, as somebody else scored them; subtotals, total and grade follow.

    Args:
        sheet: As the unit scored it.
        rubric: The form, for rounding, caps and grades.
        tree: Its indicators with the unit's own.
        evaluation: What was filled in.
        points: Code of a leaf → its points, inside floor…weight.
    """
    scored = {}
    for code, given in points.items():
        old = sheet.leaves[code]
        held = within(
            typed_score(rubric.rounding.points(given)), tree[code].indicator.floor, old.weight, rubric.rounding
        )
        scored[code] = LeafScore(held, old.by_rule, old.weight)
    return _with_leaves(sheet, rubric, tree, evaluation, scored)


def _with_leaves(
    sheet: ScoreSheet, rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, scored: Mapping[str, LeafScore]
) -> ScoreSheet:
    """The sheet with other scores for some leaves, and everything that follows from them."""
    tallies: dict[str, Tally] = {}
    whole = sheet.whole
    for code, new in scored.items():
        old = sheet.leaves[code]
        if new.points == old.points and new.left_out == old.left_out:
            continue
        whole = whole.plus(old, -1).plus(new)
        for above in tree.ancestors(code):
            tally = tallies.get(above) or sheet.branches[above]
            tallies[above] = tally.plus(old, -1).plus(new)
    leaves, branches = changed(sheet.leaves, scored), changed(sheet.branches, tallies)
    return _sheet(rubric, tree, evaluation, leaves, branches, whole, sheet.weight)


def _sheet(
    rubric: Rubric,
    tree: IndicatorTree,
    evaluation: Evaluation,
    leaves: Mapping[str, LeafScore],
    branches: Mapping[str, Tally],
    whole: Tally,
    weight: Decimal,
) -> ScoreSheet:
    total, note = _total(rubric, tree, evaluation, whole)
    grade = None if total is None or not whole.leaves else rubric.grade(total)
    return ScoreSheet(leaves, branches, whole, grade, weight, total, note)


def _total(rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, whole: Tally) -> tuple[Decimal | None, str]:
    """The sum of all leaves, scaled up for those left out, then limited by the rubric's cap; and what was done."""
    total = whole.points
    notes: list[str] = []
    if total is None:
        return None, ""
    if whole.left_out:
        possible = rubric.total - whole.left_out
        if possible <= 0:
            return None, say("Score", "全部指标都不适用，没有总分")
        exact = total * rubric.total / possible
        scaled = rubric.rounding.points(exact)
        if exact <= rubric.total < scaled:  # a total with more digits than a score is printed with is not rounded past
            scaled = rubric.rounding.at_most(rubric.total)
        said = say("Score", "{left_out} 分的指标不适用，按 {total} × {full} ÷ {possible} 折算为 {scaled} 分")
        notes.append(
            said.format(
                left_out=plain(whole.left_out),
                total=plain(total),
                full=plain(rubric.total),
                possible=plain(possible),
                scaled=plain(scaled),
            )
        )
        total = scaled
    if rubric.total_cap is not None:
        try:
            most, why = rubric.total_cap.limit(Facts(evaluation.facts, tree.fields, rubric.rounding))
        except MissingFacts as gap:
            return None, gap.reason
        if most is not None and total > most:
            notes.append(say("Score", "{why}（各项合计 {total} 分）").format(why=why, total=plain(total)))
            total = most
    return total, in_a_row(notes, "；")


def facts_of(rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, node: Node) -> Facts:
    """What one leaf is scored from."""
    judgement, method = evaluation.judgement(node.code), node.indicator.method
    target, actual = _own_figures(judgement, method) if isinstance(method, UnitTarget) else (None, None)
    level = int(judgement.level) if judgement.level in ("1", "2", "3") else None
    return Facts(evaluation.facts, tree.fields, rubric.rounding, judgement.score, target, actual, level)


def _score_node(rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, node: Node) -> LeafScore:
    facts = facts_of(rubric, tree, evaluation, node)
    by_rule = score_by_rule(node.indicator, node.weight, facts)
    result = by_rule if facts.typed is None else score_leaf(node.indicator, node.weight, facts)
    return LeafScore(result, by_rule, node.weight)


def _own_figures(judgement: Judgement, method: UnitTarget) -> tuple[Decimal | None, Decimal | None]:
    """Target and actual as numbers of one unit, or None and None.

    "资助40名" is a text, not a number; so is "≤5" while the unit has not said that less is better.
    """
    if isinstance(method, OwnTarget):
        return method.figures(judgement.target, judgement.actual) or (None, None)
    try:
        target, unit = split_figure(judgement.target)
        actual, other = split_figure(judgement.actual)
    except NotAFigure:
        return None, None
    return (target, actual) if unit == other else (None, None)
