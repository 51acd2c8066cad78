"""Last year's file as the starting point: read it, let a person confirm, start the draft."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.carryover import Plan, carry_over, from_evaluation, ids
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Evaluation, Kind
from desktop.domain.findings.finding import Case
from desktop.domain.imported import ImportResult
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import thaw
from desktop.usecases.open_file import SUFFIX, OpenEvaluation, case_of, create, open_evaluation

if TYPE_CHECKING:
    from desktop.rubricfiles.catalogue import Catalogue
    from desktop.usecases.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and the rubric it was matched to (this year's)."""

    path: Path
    result: ImportResult
    rubric: Rubric


def rubric_ids(workspace: Workspace) -> tuple[tuple[str, str], ...]:
    """Id and title of every rubric, for a choice."""
    return tuple((heading.id, heading.title) for heading in workspace.catalogue().headings())


def read_source(workspace: Workspace, path: Path, rubric_id: str | None, now: datetime) -> Source:
    """Read last year's file; nothing is written.

    Args:
        workspace: Where rubrics are.
        path: A .ziping file or a document of a supported format.
        rubric_id: This year's rubric; None takes the one whose indicators the source names most.
        now: For the lock's holder line of a .ziping source.

    Raises:
        UserError: The file cannot be read, or nothing was found in it.
    """
    from desktop import importers

    if not path.is_file():
        raise UserError(Problem.FILE_MISSING, file=path.name)
    catalogue = workspace.catalogue()
    if path.suffix.lower() == SUFFIX:
        opened = open_evaluation(workspace, path, now, read_only=True)
        try:
            case = case_of(opened.rubric, opened.evaluation)
        finally:
            opened.close()
        rubric = catalogue.load(rubric_id or opened.rubric.id)
        return Source(path, from_evaluation(path.name, case.rubric, case.tree, case.evaluation, case.sheet), rubric)
    exact = _attached(catalogue, path, rubric_id)
    if exact is not None:
        return exact
    document = importers.load(path)
    if rubric_id is not None:
        rubric = catalogue.load(rubric_id)
        return Source(path, importers.understand(document, rubric), rubric)
    best: Source | None = None
    for known in catalogue.ids():
        rubric = catalogue.load(known)
        result = importers.understand(document, rubric)
        if best is None or _matched(result, rubric) > _matched(best.result, best.rubric):
            best = Source(path, result, rubric)
    if best is None:
        raise UserError(Problem.RUBRIC_UNKNOWN, rubric="", known="（没有任何方案）")
    return best


def _attached(catalogue: Catalogue, path: Path, rubric_id: str | None) -> Source | None:
    """What a signed report of ours carries inside, exact; None for every other file.

    Without the rubric it was made with, its printed text is read like any other's. Whether the data is what was signed
    is for ``verify`` to say; here only a total that no longer follows is told.
    """
    from desktop import importers

    data = importers.attached_data(path)
    if data is None:
        return None
    try:
        evaluation, content = thaw(data)
    except ValueError:
        return None
    if evaluation.rubric_id not in catalogue.ids():
        return None
    made_with = catalogue.load(evaluation.rubric_id)
    case = case_of(made_with, evaluation)
    result = from_evaluation(path.name, case.rubric, case.tree, case.evaluation, case.sheet)
    signed = content.get("total")
    if result.claimed_total is not None and signed is not None and signed != plain(result.claimed_total):
        told = f"签发时总分为 {signed}，按现在的评价方案重算为 {plain(result.claimed_total)}"
        result = replace(result, warnings=(*result.warnings, told))
    return Source(path, result, made_with if rubric_id is None else catalogue.load(rubric_id))


def _matched(result: ImportResult, rubric: Rubric) -> int:
    """How much a source is of this rubric: rows that are its indicators, by name and weight; an open slot takes any."""
    names = {(name, one.weight) for one in rubric.walk() for name in (one.name, *one.aliases)}
    leaves = [row for row in result.indicators if row.leaf]
    return sum(2 * bool(row.code) + 2 * ((row.name, row.weight) in names) + bool(row.slot) for row in leaves)


def plan(source: Source, year: int, chosen: Collection[str] | None = None) -> Plan:
    """What a draft of ``year`` would take over from the source; ``chosen`` None takes all but guesses."""
    return carry_over(source.result, chosen, source.rubric, year)


def start_draft(
    workspace: Workspace, source: Source, taken: Plan, unit: str, year: int, target: Path, now: datetime
) -> OpenEvaluation:
    """Make the draft's file from a confirmed plan.

    Raises:
        UserError: FILE_EXISTS, FILE_WRITE.
    """
    return create(workspace, target, source.rubric.id, unit, year, now, taken.changes)


def as_case(source: Source) -> Case:
    """What the source itself says, guesses and all, as an evaluation of its own year in no file; for checks.

    Nothing in it counts as unconfirmed: there is nobody to confirm a document that is only read.
    """
    year = source.result.year or source.rubric.year
    empty = Evaluation(source.result.unit, year, source.rubric.id)
    own_year = replace(source.result, year=year)
    taken = carry_over(own_year, ids(own_year), source.rubric, year).changes
    said = [change for change in taken if change.place.kind is not Kind.UNCONFIRMED]
    return case_of(source.rubric, empty.apply(said))
