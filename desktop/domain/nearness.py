"""Which rubric an imported source is nearest to, where nobody says which it is of."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.imported import ImportResult
from desktop.domain.rubric import DEPARTMENT, NATIONAL, Rubric

NO_NEAR_RUBRIC = "没有一个评价方案的指标与原表相近"


def nearness(result: ImportResult, rubric: Rubric) -> tuple[bool, bool, int, bool]:
    """How near a source read with a rubric is to it; the greatest is the one to propose.

    A form that has a place for every indicator of a whole table is nearest: many provinces have their departments fill
    in the projects' form. Otherwise a project's form is never nearer to a department's report than a department's;
    where no indicator is met, a national form is nearer than one of some other place.
    """
    said = result.subject
    agrees = not said or (DEPARTMENT in said) == (DEPARTMENT in rubric.subject)
    return _has_all(result, rubric), agrees, matched(result, rubric), rubric.region == NATIONAL


def _has_all(result: ImportResult, rubric: Rubric) -> bool:
    leaves = [row for row in result.indicators if row.leaf]
    whole = sum((row.weight for row in leaves if row.weight is not None), Decimal(0)) == rubric.total
    return whole and all(row.code or row.slot for row in leaves)


def matched(result: ImportResult, rubric: Rubric) -> int:
    """How much a source is of this rubric: rows that are its indicators, by name and weight; an open slot takes any."""
    names = {(name, one.weight) for one in rubric.walk() for name in (one.name, *one.aliases)}
    leaves = [row for row in result.indicators if row.leaf]
    return sum(2 * bool(row.code) + 2 * ((row.name, row.weight) in names) + bool(row.slot) for row in leaves)
