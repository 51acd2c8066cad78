"""The evaluations of one file while they are edited: each scored and checked, anew only where an edit touched it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings import Findings, check, recheck
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import rescore, score
from desktop.domain.tree import build_tree, changes_structure

WHOLE = ""  # the department's own evaluation, among the ids of the parts


@dataclass(frozen=True, slots=True)
class Worked:
    """One evaluation with its scores, and what a reviewer would mark in it."""

    case: Case
    findings: Findings


def begin(case: Case) -> dict[str, Worked]:
    """Every evaluation of a file: part id -> worked, the department's under ``WHOLE``.

    Args:
        case: The department's with its parts.
    """
    return {key: Worked(each, check(each)) for key, each in ((WHOLE, case), *case.parts.items())}


def rework(worked: Mapping[str, Worked], changes: Iterable[Change], rubrics: Mapping[str, Rubric]) -> dict[str, Worked]:
    """The evaluations after an edit; the same as :func:`begin` of the file then, at the cost of what was touched.

    Args:
        worked: Before it.
        changes: Of the file: those of a part stand inside its place.
        rubrics: Of every part, new ones among them: rubric id -> rubric.

    Raises:
        KeyError: A new part has a rubric that is not among ``rubrics``.
    """
    changes = tuple(changes)
    inner = by_part(changes)
    whole = worked[WHOLE]
    evaluation = whole.case.evaluation.apply(changes)
    after = dict(worked)
    for key in inner.keys() - {WHOLE}:
        part, before = evaluation.parts.get(key), worked.get(key)
        if part is None:
            after.pop(key, None)
        elif before is None or before.case.rubric.id != part.evaluation.rubric_id:
            after[key] = _first(rubrics[part.evaluation.rubric_id], part.evaluation)
        else:
            after[key] = _again(before, part.evaluation, inner[key])
    again = _again(whole, evaluation, inner.get(WHOLE, ()))
    parts = {key: each.case for key, each in after.items() if key != WHOLE}
    after[WHOLE] = Worked(replace(again.case, parts=parts), again.findings)
    return after


def by_part(changes: Iterable[Change]) -> dict[str, tuple[Change, ...]]:
    """The changes of each part as those of its own evaluation, and the department's own under ``WHOLE``."""
    found: dict[str, list[Change]] = {}
    for place, value in changes:
        part, inner = part_of(place)
        found.setdefault(part, []).append(Change(inner, value))
    return {key: tuple(each) for key, each in found.items()}


def part_of(place: Place) -> tuple[str, Place]:
    """The part in whose evaluation a place of the file stands, and the place there; ``WHOLE`` for the department's.

    >>> part_of(Place(Kind.PART, "p1", "leaf/A1/score"))
    ('p1', Place(kind=<Kind.LEAF: 'leaf'>, key='A1', field='score'))
    """
    return (place.key, Place.parse(place.field)) if place.kind is Kind.PART else (WHOLE, place)


def _first(rubric: Rubric, evaluation: Evaluation) -> Worked:
    tree = build_tree(rubric, evaluation.own)
    case = Case(rubric, tree, evaluation, score(rubric, tree, evaluation))
    return Worked(case, check(case))


def _again(before: Worked, evaluation: Evaluation, changes: tuple[Change, ...]) -> Worked:
    old = before.case
    if not changes:
        return Worked(replace(old, evaluation=evaluation), before.findings)
    tree, sheet = old.tree, old.sheet
    if changes_structure(changes):
        tree = build_tree(old.rubric, evaluation.own)
        sheet = score(old.rubric, tree, evaluation)
    else:
        sheet = rescore(sheet, old.rubric, tree, evaluation, tree.touched(changes))
    case = Case(old.rubric, tree, evaluation, sheet, old.parts)
    return Worked(case, recheck(before.findings, case, changes, tree.touched(changes)))
