"""Sums of a group that seem wrong only because a page break moved its name: printed once, in the middle of its rows.

A form cut into pages prints the name of a group on one page only, so that rows before (or after) it are read as
another's. Where giving the neighbouring rows back makes the printed weights right, nothing contradicts the source.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from desktop.domain.imported import ImportedIndicator

_ZERO = Decimal(0)


class Sum:
    """A heading, the weight printed beside it, and the positions of the leaves read as its own."""

    def __init__(self, heading: ImportedIndicator, own: Sequence[int], leaves: Sequence[ImportedIndicator]) -> None:
        self.heading = heading
        self.first, self.last = min(own), max(own)
        self.parts = sum((leaves[at].weight or _ZERO for at in own), _ZERO)
        self.missing = (heading.weight or _ZERO) - self.parts


def contradicted(sums: Sequence[Sum], leaves: Sequence[ImportedIndicator], total: Decimal) -> list[Sum]:
    """The sums no shift of neighbouring rows explains.

    Args:
        sums: Of all headings that print a weight, in order.
        leaves: All leaves in order.
        total: The whole weight of the form.
    """
    wrong = [one for one in sums if one.missing]
    explained = {id(one) for pair in pairwise(wrong) if _exchanged(*pair, leaves) for one in pair}
    explained |= {id(one) for one in wrong if id(one) not in explained and _claimed_above(one, sums, total)}
    return [one for one in wrong if id(one) not in explained]


def _exchanged(upper: Sum, lower: Sum, leaves: Sequence[ImportedIndicator]) -> bool:
    """Whether rows at the border of two groups side by side, given to the other, make both right."""
    if upper.missing != -lower.missing or upper.last + 1 != lower.first:
        return False
    if len(upper.heading.path) != len(lower.heading.path):
        return False
    if upper.missing < 0:  # its last rows are the next group's
        moved, inside = range(upper.last, upper.first, -1), lower.missing
    else:
        moved, inside = range(lower.first, lower.last), upper.missing
    taken = _ZERO
    for at in moved:
        taken += leaves[at].weight or _ZERO
        if taken >= inside:
            break
    return taken == inside


def _claimed_above(one: Sum, sums: Sequence[Sum], total: Decimal) -> bool:
    """Whether the groups right above are this one's parts: they sum to what it misses, and the whole is too much."""
    if len(one.heading.path) != 1 or one.missing <= 0:
        return False
    tops = [other for other in sums if len(other.heading.path) == 1]
    if sum((other.heading.weight or _ZERO for other in tops), _ZERO) - total != one.missing:
        return False
    taken, begin = _ZERO, one.first
    for other in reversed([there for there in tops if there.last < one.first]):
        if other.last + 1 != begin or other.missing or taken >= one.missing:
            break
        taken, begin = taken + (other.heading.weight or _ZERO), other.first
    return taken == one.missing
