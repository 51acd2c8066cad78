"""Closing rows: the sum of the table, and sums of its groups held against the rows above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.domain.number import plain
from desktop.importers.rows import Row

_NAMES = {"weight": "分值", "score": "得分"}


@dataclass(frozen=True, slots=True)
class Total:
    """A closing row: what the weights and the scores are said to sum to."""

    weight: Decimal | None
    score: Decimal | None
    place: str
    grade: str = ""  # where the row has it in a cell of its own
    part: bool = False  # of a group only: 小计
    after: int = 0  # how many rows of its table stand above it


@dataclass(slots=True)
class Groups:
    """Where the groups of a table begin: groups stand inside groups, and each has its 小计."""

    begins: list[int] = field(default_factory=lambda: [0])

    def closed(self, said: Total, rows: Sequence[Row]) -> list[str]:
        """Hold a subtotal against every run of rows it may be of; where it is none's, that is a doubt."""
        doubts = []
        for what in ("weight", "score"):
            printed: Decimal | None = getattr(said, what)
            sums = [_sum(rows[begin:], what) for begin in self.begins]
            if printed is None or None in sums or printed in sums:
                continue
            added = plain(sums[-1] or Decimal(0))
            doubts.append(f"{said.place}：小计的{_NAMES[what]}为 {plain(printed)}，以上各项合计 {added}")
        self.begins.append(len(rows))
        return doubts


def _sum(rows: Sequence[Row], what: str) -> Decimal | None:
    """What some rows add up to; None where there are none or one has no figure."""
    figures: list[Decimal | None] = [getattr(row, what) for row in rows]
    return sum((each for each in figures if each is not None), Decimal(0)) if figures and None not in figures else None
