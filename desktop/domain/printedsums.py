"""Sums a document prints: its weights by group and as a whole, and scores above their weights."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.imported import ImportedIndicator
from desktop.domain.number import plain
from desktop.domain.pagebreaks import Sum, contradicted
from desktop.domain.text import say

_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Differs:
    """Two figures of a document that should be one. ``row`` is the indicator it is about; None for the whole form."""

    said: str
    figures: tuple[str, str]
    row: ImportedIndicator | None = None

    def __str__(self) -> str:
        return self.said


def scores_above_weight(rows: Sequence[ImportedIndicator]) -> Iterator[Differs]:
    """Leaves that earned more than they are worth."""
    for row in rows:
        if row.leaf and row.score is not None and row.weight is not None and row.score > row.weight:
            score, weight = plain(row.score), plain(row.weight)
            told = say("Finding", "{at}：“{name}”得分 {score} 高于分值 {weight}")
            said = told.format(at=row.found_at, name=row.name, score=score, weight=weight)
            yield Differs(said, (score, weight), row)


def groups_of_other_weight(rows: Sequence[ImportedIndicator], total: Decimal) -> Iterator[Differs]:
    """Headings whose printed weight is not the sum of what stands below, where no page break explains it."""
    leaves = [row for row in rows if row.leaf]
    below: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(leaves):
        for depth in range(1, len(row.path)):
            below.setdefault(row.path[:depth], []).append(at)
    sums = [
        Sum(heading, below[heading.path], leaves)
        for heading in rows
        if not heading.leaf
        and heading.weight is not None
        and heading.path in below
        and all(leaves[at].weight is not None for at in below[heading.path])
    ]
    for one in contradicted(sums, leaves, total):
        weight, parts = plain(one.heading.weight or _ZERO), plain(one.parts)
        told = say("Finding", "{at}：“{name}”分值 {weight}，所属指标分值合计 {parts}")
        said = told.format(at=one.heading.found_at, name=one.heading.name, weight=weight, parts=parts)
        yield Differs(said, (parts, weight), one.heading)


def weights_of_other_total(rows: Sequence[ImportedIndicator], total: Decimal) -> Differs | None:
    """All printed weights against what a form is worth as a whole; None where they agree or none is printed."""
    weights = [row.weight for row in rows if row.leaf and row.weight is not None]
    added = sum(weights, _ZERO)
    if not weights or added == total:
        return None
    said = say("Finding", "各项分值合计 {added}，应为 {total}").format(added=plain(added), total=plain(total))
    return Differs(said, (plain(added), plain(total)))


def is_complete(rows: Sequence[ImportedIndicator], claimed: Decimal | None, total: Decimal) -> bool:
    """Whether all rows of the form were surely read: their weights make the form, or their scores the claimed total."""
    leaves = [row for row in rows if row.leaf]
    if any(row.weight is None for row in leaves):
        return False
    scores = sum((row.score for row in leaves if row.score is not None), _ZERO)
    return scores == claimed or sum((row.weight for row in leaves if row.weight is not None), _ZERO) == total
