"""Reviewing (复核): the reviewer's points beside the unit's own, what differs, and what total and grade come of it.

The reviewer writes beside a signed evaluation, never into it. A leaf without 复核分 counts as the unit scored it;
points outside floor…weight count for nothing and are found (SCO011). What was written of an earlier revision counts for
nothing either (see ``reviewkept``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.number import plain
from desktop.domain.reviewkept import current
from desktop.domain.scoresheet import ScoreSheet, with_points
from desktop.domain.tree import Node

WHOLE = ""  # the key of what is said of the whole


def place(code: str, field: str) -> Place:
    """Where the reviewer writes: ``score``, ``opinion`` of a leaf; ``opinion``, ``reviewer``, ``date`` of the whole."""
    return Place(Kind.REVIEW, code, field)


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator under review.

    Attributes:
        node: The indicator.
        own: The unit's own points; None while unscored.
        given: 复核分 of a leaf; None where the reviewer gave none.
        counted: What counts after the review: of a heading the sum; None while a leaf below has no points at all.
        opinion: 复核意见.
    """

    node: Node
    own: Decimal | None
    given: Decimal | None
    counted: Decimal | None
    opinion: str

    @property
    def difference(self) -> Decimal | None:
        """What the review takes away (negative) or adds; None where one of both is missing."""
        return None if self.own is None or self.counted is None else self.counted - self.own

    @property
    def touched(self) -> bool:
        """Whether the reviewer wrote anything beside it."""
        return self.given is not None or bool(self.opinion)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A case as the reviewer leaves it; ``sheet`` has the points that count."""

    case: Case
    sheet: ScoreSheet

    @property
    def begun(self) -> bool:
        """Whether the reviewer wrote anything."""
        return bool(current(self.case.evaluation))

    @property
    def difference(self) -> Decimal | None:
        """Reviewed total less the unit's own."""
        own, now = self.case.sheet.total, self.sheet.total
        return None if own is None or now is None else now - own

    def line(self, code: str) -> Line:
        """One indicator."""
        node, review = self.case.tree[code], self.case.evaluation.review(code)
        given = review.score if node.is_leaf else None
        return Line(node, self.case.sheet.points(code), given, self.sheet.points(code), review.opinion)

    def lines(self) -> Iterator[Line]:
        """Every indicator in printed order."""
        for code in self.case.tree.nodes:
            yield self.line(code)

    def differing(self) -> tuple[Line, ...]:
        """The leaves whose points the reviewer changed, in printed order."""
        return tuple(line for line in self.lines() if line.node.is_leaf and line.difference)


def allows(node: Node, points: Decimal) -> bool:
    """Whether 复核分 may be that much: not below the floor, not above the weight."""
    return node.indicator.floor <= points <= node.weight


def reviewed(case: Case) -> Reviewed:
    """The case with the reviewer's points counted where they stand inside their bounds."""
    points = {
        code: review.score
        for code, review in case.evaluation.reviews.items()
        if review.score is not None and _is_scored_leaf(case, code) and allows(case.tree[code], review.score)
    }
    return Reviewed(case, with_points(case.sheet, case.rubric, case.tree, case.evaluation, points))


def signed(change: Decimal | None) -> str:
    """A difference with its sign; "" for None.

    >>> signed(Decimal("-1.50")), signed(Decimal(2)), signed(Decimal(0))
    ('-1.5', '+2', '0')
    """
    return "" if change is None else f"{'+' if change > 0 else ''}{plain(change)}"


def _is_scored_leaf(case: Case, code: str) -> bool:
    return code in case.sheet.leaves
