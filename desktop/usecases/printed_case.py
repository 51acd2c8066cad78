"""A document as it is printed, as a case for checks and comparisons: in memory only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.domain.carryover import carry_over, ids
from desktop.domain.evaluation import Evaluation, Kind, Part, PartForm
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.usecases.import_prior import Source

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case


def as_case(source: Source) -> Case:
    """What the source itself says, guesses and all, as an evaluation of its own year in no file; for checks.

    Nothing in it counts as unconfirmed: there is nobody to confirm a document that is only read.
    """
    from desktop.usecases.open_file import case_of

    year = source.result.year or source.rubric.year
    parts = {
        f"p{at}": Part(f"p{at}", PartForm.PROJECT, each.name, at, _as_said(each.result, each.rubric, year))
        for at, each in enumerate(source.projects, 1)
        if isinstance(each.rubric, Rubric)
    }
    forms = {each.rubric.id: each.rubric for each in source.projects if isinstance(each.rubric, Rubric)}
    return case_of(source.rubric, replace(_as_said(source.result, source.rubric, year), parts=parts), forms)


def _as_said(result: ImportResult, rubric: Rubric, year: int) -> Evaluation:
    own_year = replace(result, year=year)
    taken = carry_over(own_year, ids(own_year), rubric, year).changes
    said = [change for change in taken if change.place.kind is not Kind.UNCONFIRMED]
    return Evaluation(result.unit, year, rubric.id).apply(said)
