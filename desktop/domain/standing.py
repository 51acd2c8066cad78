"""Where an evaluation stands: where the points went (失分清单), how far the next grade is, what would close the gap.

All of it is read from the score sheet. "Not filled" is never counted as lost: it stands apart as what may still come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.findings.finding import Case
from desktop.domain.rubric import GradeBand, Rubric
from desktop.domain.trace import Score
from desktop.domain.tree import Node

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Loss:
    """One leaf with points lost.

    Attributes:
        code: The leaf.
        weight: What it could have earned, in points.
        points: What it earned.
        lost: The difference, more than 0.
        next_point: What would earn more, as its method says; "" where it says nothing.
        reason: The shortfall reason written beside it; "" where none is.
    """

    code: str
    weight: Decimal
    points: Decimal
    lost: Decimal
    next_point: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rate:
    """A branch of level 1 or 2: points of the leaves scored so far against the weight of those leaves.

    ``share`` is their quotient, unrounded; None while nothing below is scored, and where nothing weighs anything.
    """

    code: str
    level: int
    points: Decimal
    weight: Decimal  # of the leaves scored so far
    full: Decimal  # of the whole branch
    scored: int
    leaves: int

    @property
    def share(self) -> Decimal | None:
        """0 … 1; None while it cannot be told."""
        return self.points / self.weight if self.scored and self.weight else None


@dataclass(frozen=True, slots=True)
class Distance:
    """How far the next better grade is.

    Attributes:
        band: That grade.
        gap: Points missing to its lower end, more than 0.
        closers: The fewest leaves whose lost points together make up the gap, the greatest loss first; empty where
            even all of them would not do.
    """

    band: GradeBand
    gap: Decimal
    closers: tuple[Loss, ...]


def losses(case: Case) -> tuple[Loss, ...]:
    """Every leaf with points lost, the greatest loss first, else in printed order.

    加减分 (a leaf that may fall below 0) is left out: not to earn a bonus is no loss, so its shortfall is told only
    where points were taken off.
    """
    found = [loss for node in case.tree.leaves() if (loss := _loss(case, node)) is not None]
    return tuple(sorted(found, key=lambda loss: -loss.lost))


def _loss(case: Case, node: Node) -> Loss | None:
    leaf = case.sheet.leaves[node.code]
    if leaf.points is None or not isinstance(leaf.result, Score):
        return None
    lost = leaf.lost if node.indicator.floor >= 0 else max(_ZERO, -leaf.points)
    if lost <= 0:
        return None
    reason = case.evaluation.judgement(node.code).reason
    return Loss(node.code, leaf.weight, leaf.points, lost, leaf.result.next_point, reason)


def distance(case: Case) -> Distance | None:
    """How far the next better grade is; None without a total, and in the best grade.

    The gap is in points of the total. Where the total was limited by the rubric (total_cap) more points on a leaf
    would not move it, so no leaf is named.
    """
    total = case.sheet.total
    above = None if total is None else next_band(case.rubric, total)
    if total is None or above is None:
        return None
    band, gap = above
    capped = total < case.sheet.whole.so_far
    return Distance(band, gap, () if capped else _closing(case, gap))


def next_band(rubric: Rubric, total: Decimal) -> tuple[GradeBand, Decimal] | None:
    """The next better grade and the points missing to its lower end; None in the best."""
    better = [band for band in rubric.grades if band.floor > total]
    if not better:
        return None
    band = min(better, key=lambda each: each.floor)
    return band, band.floor - total


def _closing(case: Case, gap: Decimal) -> tuple[Loss, ...]:
    """The greatest losses first close a gap with the fewest leaves; what does not apply makes other points more."""
    possible = case.rubric.total - case.sheet.whole.left_out
    taken: list[Loss] = []
    closed = _ZERO
    for loss in losses(case):
        taken.append(loss)
        closed += loss.lost
        if closed * case.rubric.total >= gap * possible:
            return tuple(taken)
    return ()


def rates(case: Case) -> Iterator[Rate]:
    """The branches of level 1 and 2 in printed order; a leaf of level 1 or 2 is a branch of one."""
    for node in case.tree.nodes.values():
        if node.level <= 2:
            yield _rate(case, node)


def _rate(case: Case, node: Node) -> Rate:
    leaves = [case.sheet.leaves[leaf.code] for leaf in case.tree.leaves(node.code)]
    counted = [leaf for leaf in leaves if leaf.points is not None and not leaf.left_out]
    points = sum((leaf.points for leaf in counted if leaf.points is not None), _ZERO)
    weight = sum((leaf.weight for leaf in counted), _ZERO)
    scored = sum(leaf.points is not None for leaf in leaves)
    return Rate(node.code, node.level, points, weight, node.weight, scored, len(leaves))
