"""Editing a rubric: open a draft, check it as it grows, try it out on cases and figures, save it.

Edits themselves are functions of ``domain.rubricedit``: a draft in, a draft out. Whoever edits keeps the drafts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.domain.findings.finding import Case
from desktop.domain.number import in_unit, plain
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdraft import CaseDraft, Plain, RubricDraft
from desktop.domain.scoresheet import ScoreSheet
from desktop.domain.trace import Score, Unscored
from desktop.usecases import own_rubrics
from desktop.usecases.open_file import case_of

if TYPE_CHECKING:
    from desktop.rubricfiles.drafts import Checked
    from desktop.rubricfiles.parameters import MethodForm
    from desktop.usecases.workspace import Workspace

OWN_CASES = "own.yaml"  # the file for cases kept in the editor


@dataclass(frozen=True, slots=True)
class Tried:
    """How one case of a draft comes out.

    Attributes:
        at: Its position among the draft's cases.
        differences: What came out otherwise than expected, in Chinese; empty when all is as it should be.
        sheet: The scores with their traces; None where the case cannot be read at all.
    """

    at: int
    name: str
    differences: tuple[str, ...]
    sheet: ScoreSheet | None


def open_draft(workspace: Workspace, rubric_id: str) -> RubricDraft:
    """An own rubric as a draft.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_SHIPPED (duplicate it first), RUBRIC_BROKEN.
    """
    from desktop.rubricfiles.drafts import draft_folder

    return draft_folder(own_rubrics.own_folder(workspace, rubric_id))


def check(draft: RubricDraft) -> Checked:
    """What the strict loader says: the rubric, or every problem with the indicator and field it is of."""
    from desktop.rubricfiles import drafts

    return drafts.check(draft)


def method_forms() -> tuple[MethodForm, ...]:
    """The closed list of methods with their parameters, for an editor to lay out."""
    from desktop.rubricfiles.parameters import method_forms as forms

    return forms()


def try_cases(draft: RubricDraft, rubric: Rubric) -> tuple[Tried, ...]:
    """Run every case of a draft on the rubric it makes (``Checked.rubric``)."""
    return tuple(try_case(rubric, case, at) for at, case in enumerate(draft.cases))


def try_case(rubric: Rubric, case: CaseDraft, at: int = 0) -> Tried:
    """Run one case; one that is wrong in itself says so among its differences."""
    from desktop.domain.number import NotAFigure
    from desktop.rubricfiles import cases, drafts
    from desktop.rubricfiles.problems import RubricErrors

    try:
        (shaped,) = cases.read_case_texts(drafts.case_texts_of((case,)))
    except RubricErrors as errors:
        told = tuple(each.message.replace("加引号的", "") for each in errors.errors)
        return Tried(at, case.name, told, None)
    result = cases.run_case(rubric, shaped)
    try:
        sheet = case_of(rubric, cases.evaluation_of(rubric, shaped.shape)).sheet
    except NotAFigure:
        sheet = None
    return Tried(at, case.name, result.differences, sheet)


def try_inputs(
    rubric: Rubric, facts: Mapping[str, str], scores: Mapping[str, str] | None = None, own: Plain = None
) -> Case:
    """Score figures as typed ("1,200 元", 是) on a rubric, with every trace (``Case.sheet``).

    Args:
        rubric: What a draft makes.
        facts: By key; blank ones are left out.
        scores: Typed scores by indicator code.
        own: The unit's own indicators, as a case has them.

    Raises:
        UserError: RUBRIC_BROKEN, a score is no figure.
        NotAFigure: A figure cannot be read; its message says which text and why.
    """
    from desktop.rubricfiles import cases, drafts

    case = new_case("试算", facts, scores or {}, own)
    draft = replace(case, content={**case.content, "total": "0"})  # a case must expect something; this is not compared
    (shaped,) = cases.read_case_texts(drafts.case_texts_of((draft,)))
    return case_of(rubric, cases.evaluation_of(rubric, shaped.shape))


def new_case(
    name: str, facts: Mapping[str, str], scores: Mapping[str, str] | None = None, own: Plain = None
) -> CaseDraft:
    """A case of these figures, which expects nothing yet."""
    content: dict[str, Plain] = {"name": name}
    content |= {
        key: dict(found)
        for key, given in (("facts", facts), ("scores", scores or {}))
        if (found := {one: text for one, text in given.items() if text.strip()})
    }
    if own:
        content["own"] = own
    return CaseDraft(OWN_CASES, content)


def expecting(case: CaseDraft, sheet: ScoreSheet, codes: tuple[str, ...] = ()) -> CaseDraft:
    """The case, expecting what it gives now: of ``codes``, or of every leaf it scores, with total and grade.

    Leaves that lack figures are left out unless they are named; then the figures they lack are expected.
    """
    wanted = codes or tuple(code for code, leaf in sheet.leaves.items() if isinstance(leaf.result, Score))
    content = {key: value for key, value in case.content.items() if key not in ("expect", "unscored", "total", "grade")}
    expect: dict[str, Plain] = {}
    unscored: dict[str, Plain] = {}
    for code in wanted:
        points = sheet.points(code)
        result = sheet.leaves[code].result if code in sheet.leaves else None
        if points is not None:
            expect[code] = plain(points)
        elif isinstance(result, Unscored):
            unscored[code] = tuple(result.lacking)
    content |= {key: found for key, found in (("expect", expect), ("unscored", unscored)) if found}
    if not codes and sheet.total is not None:
        content["total"] = plain(sheet.total)
        content |= {"grade": sheet.grade.name} if sheet.grade else {}
    return replace(case, content=content)


def facts_of_case(case: Case) -> dict[str, str]:
    """The figures of an evaluation as a case writes them, to try a draft on a real file."""
    fields = case.rubric.fields()
    return {key: in_unit(value, fields[key].unit) for key, value in case.evaluation.facts.items() if key in fields}


def save(workspace: Workspace, draft: RubricDraft, was: str) -> Checked:
    """Save a draft in the place of the own rubric ``was``; nothing is written while anything is wrong with it.

    With another id than ``was`` it is renamed: the new one must be free. Evaluations carry their own copy of a rubric,
    so those begun before stay as they are.

    Raises:
        UserError: RUBRIC_SHIPPED, RUBRIC_TAKEN, RUBRIC_ID, FILE_WRITE.
    """
    own_rubrics.own_folder(workspace, was)
    checked = check(draft)
    if checked.rubric is None:
        return checked
    if draft.id != was:
        own_rubrics.refuse_taken(workspace, draft.id)
    own_rubrics.write(workspace, draft)
    if draft.id != was:
        own_rubrics.delete(workspace, was)
    return checked
