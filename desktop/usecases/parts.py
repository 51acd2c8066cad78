"""Further evaluations in one file (项目自评, 运行监控): added, renamed, put in order, taken away.

Every function gives changes for ``Document.edit``; nothing but the copy of a rubric is written here, for a copy is
never undone and does no harm where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Part, PartForm, Place, in_part, new_part, remove_part
from desktop.domain.findings.finding import Case
from desktop.domain.items import Judgement
from desktop.domain.projects import PROJECT_NAME, Money, money
from desktop.domain.rubric import Rubric

if TYPE_CHECKING:
    from desktop.usecases.open_file import OpenEvaluation
    from desktop.usecases.workspace import Workspace

PROJECT_RUBRIC = "national-project-2020"  # the form of a project unless another is asked for
__all__ = ["PROJECT_RUBRIC", "PartRow", "add_part", "move_part", "overview", "remove_part", "rename_part", "reorder"]


@dataclass(frozen=True, slots=True)
class PartRow:
    """One line of the projects page. ``total`` is None until all is scored; ``scored`` of ``leaves`` leaves are."""

    id: str
    form: PartForm
    name: str
    rubric: str  # its title
    total: Decimal | None
    grade: str
    scored: int
    leaves: int
    money: Money


def add_part(
    opened: OpenEvaluation,
    workspace: Workspace,
    evaluation: Evaluation,
    form: PartForm,
    name: str,
    rubric_id: str = "",
) -> tuple[Change, ...]:
    """The changes that add a project or the monitoring, at the end of the list.

    The file keeps the rubric a first part was begun with: a later part with the same id has the same copy. Waits for
    the writer; not for the thread of the window.

    Args:
        opened: The open file; its ``rubrics`` know the new part's afterwards.
        workspace: Where a rubric comes from that the file has no copy of.
        evaluation: As on the screen.
        form: What it is.
        name: Of the project.
        rubric_id: Empty for ``PROJECT_RUBRIC``; the monitoring always has the department's own.

    Raises:
        UserError: PART_NAME_TAKEN, RUBRIC_UNKNOWN, RUBRIC_BROKEN, FILE_READ_ONLY, FILE_SIGNED, FILE_WRITE.
    """
    if opened.read_only is not None:
        raise opened.read_only
    name = name.strip()
    _refuse_taken(evaluation, name)
    rubric_id = opened.rubric.id if form is PartForm.MONITORING else rubric_id or PROJECT_RUBRIC
    if rubric_id not in opened.rubrics:
        _keep_rubric(opened, workspace, rubric_id)
    key = free_id(evaluation)
    position = max((part.position for part in evaluation.parts.values()), default=0) + 1
    if form is PartForm.MONITORING:
        inner = _to_monitor(evaluation)
    else:
        inner = empty_project(evaluation.unit, evaluation.year, opened.rubrics[rubric_id], name)
    return new_part(Part(key, form, name, position, inner))


def _to_monitor(evaluation: Evaluation) -> Evaluation:
    """The department's own tree with its targets, and nothing yet of what was reached."""
    targets = {code: Judgement(target=each.target) for code, each in evaluation.judgements.items() if each.target}
    return Evaluation(
        evaluation.unit, evaluation.year, evaluation.rubric_id, judgements=targets, own=dict(evaluation.own)
    )


def empty_project(unit: str, year: int, rubric: Rubric, name: str) -> Evaluation:
    """A project nothing is filled in of but its name, where its form asks for it."""
    asked = name and any(text.key == PROJECT_NAME for text in rubric.texts)
    return Evaluation(unit, year, rubric.id, texts={PROJECT_NAME: name} if asked else {})


def _keep_rubric(opened: OpenEvaluation, workspace: Workspace, rubric_id: str) -> None:
    from desktop import rubricfiles

    files = rubricfiles.read_files(workspace.catalogue().folder(rubric_id))
    rubric = rubricfiles.load_files(files)
    opened.run(lambda file: file.add_rubric(rubric_id, files)).result()
    opened.rubrics = {**opened.rubrics, rubric_id: rubric}
    opened.rubric_digests = {**opened.rubric_digests, rubric_id: rubricfiles.digest_files(files)}


def free_id(evaluation: Evaluation) -> str:
    """An id no part has: p1, p2 …

    >>> free_id(Evaluation("某单位", 2023, "r"))
    'p1'
    """
    number = 1
    while f"p{number}" in evaluation.parts:
        number += 1
    return f"p{number}"


def _refuse_taken(evaluation: Evaluation, name: str, but: str = "") -> None:
    """That no other part is called so; any number may have no name yet.

    Raises:
        UserError: PART_NAME_TAKEN.
    """
    other = next((each.id for each in evaluation.parts.values() if name and each.name == name and each.id != but), None)
    if other is not None:
        raise UserError(Problem.PART_NAME_TAKEN, name=name, part=other)


def free_name(evaluation: Evaluation, name: str) -> str:
    """The name, numbered where a part has it: 设备更新（2）."""
    taken = {part.name for part in evaluation.parts.values()}
    name, number = name.strip(), 2
    free = name
    while free and free in taken:
        free, number = f"{name}（{number}）", number + 1
    return free


def rename_part(part: str, name: str, evaluation: Evaluation | None = None) -> tuple[Change, ...]:
    """The changes of a part's name; where its form says 项目名称 as the list did (``evaluation`` tells), that too.

    Raises:
        UserError: PART_NAME_TAKEN.
    """
    name = name.strip()
    if evaluation is not None:
        _refuse_taken(evaluation, name, part)
    changes = [Change(Place(Kind.HEADER, "name"), name or None)]
    entry = evaluation.parts.get(part) if evaluation is not None else None
    if entry is not None and entry.name and entry.evaluation.texts.get(PROJECT_NAME) == entry.name:
        changes.append(Change(Place(Kind.TEXT, PROJECT_NAME), name or None))
    return in_part(part, changes)


def reorder(evaluation: Evaluation, order: Sequence[str]) -> tuple[Change, ...]:
    """The changes that put the parts in this order; those not named follow as they were."""
    parts = evaluation.parts
    rest = sorted((part for key, part in parts.items() if key not in order), key=lambda part: part.position)
    keys = [*(key for key in order if key in parts), *(part.id for part in rest)]
    moved = [(key, position) for position, key in enumerate(keys, 1) if parts[key].position != position]
    place = Place(Kind.HEADER, "position")
    return tuple(change for key, position in moved for change in in_part(key, [Change(place, str(position))]))


def move_part(evaluation: Evaluation, part: str, by: int) -> tuple[Change, ...]:
    """The changes that move a part so many places down (up where negative) among those of its form.

    Empty where it would leave the list.
    """
    form = evaluation.parts[part].form
    ordered = sorted(evaluation.parts.values(), key=lambda each: (each.position, each.id))
    order = [each.id for each in ordered if each.form is form]
    at = order.index(part)
    if not 0 <= at + by < len(order):
        return ()
    order.insert(at + by, order.pop(at))
    return reorder(evaluation, order)


def overview(case: Case) -> tuple[PartRow, ...]:
    """The parts of a file in their order, as far as they have come."""
    parts = sorted(case.evaluation.parts.values(), key=lambda part: (part.position, part.id))
    return tuple(_row(part, case.parts[part.id]) for part in parts)


def _row(part: Part, case: Case) -> PartRow:
    sheet = case.sheet
    grade = sheet.grade.name if sheet.grade else ""
    whole = sheet.whole
    return PartRow(
        part.id,
        part.form,
        part.name,
        case.rubric.title,
        sheet.total,
        grade,
        whole.scored,
        whole.leaves,
        money(case),
    )
