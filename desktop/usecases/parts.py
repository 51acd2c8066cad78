"""Further evaluations in one file (项目自评, 运行监控): added, renamed, put in order, taken away.

Every function gives changes for ``Document.edit``; nothing but the copy of a rubric is written here, for a copy is
never undone and does no harm where it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.evaluation import Change, Evaluation, Kind, Part, PartForm, Place, in_part, new_part, remove_part
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric

if TYPE_CHECKING:
    from desktop.usecases.open_file import OpenEvaluation
    from desktop.usecases.workspace import Workspace

__all__ = ["PartRow", "add_part", "overview", "remove_part", "rename_part", "reorder", "rubric_of"]


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
        rubric_id: Empty for the department's own, which the monitoring always has.

    Raises:
        UserError: RUBRIC_UNKNOWN, RUBRIC_BROKEN, FILE_READ_ONLY, FILE_SIGNED, FILE_WRITE.
    """
    if opened.read_only is not None:
        raise opened.read_only
    if form is PartForm.MONITORING or not rubric_id:
        rubric_id = opened.rubric.id
    if rubric_id not in opened.rubrics:
        _keep_rubric(opened, workspace, rubric_id)
    key = free_id(evaluation)
    position = max((part.position for part in evaluation.parts.values()), default=0) + 1
    inner = Evaluation(evaluation.unit, evaluation.year, rubric_id)
    return new_part(Part(key, form, name.strip(), position, inner))


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


def rename_part(part: str, name: str) -> tuple[Change, ...]:
    """The change of a part's name."""
    return in_part(part, [Change(Place(Kind.HEADER, "name"), name.strip() or None)])


def reorder(evaluation: Evaluation, order: Sequence[str]) -> tuple[Change, ...]:
    """The changes that put the parts in this order; those not named follow as they were."""
    parts = evaluation.parts
    rest = sorted((part for key, part in parts.items() if key not in order), key=lambda part: part.position)
    keys = [*(key for key in order if key in parts), *(part.id for part in rest)]
    moved = [(key, position) for position, key in enumerate(keys, 1) if parts[key].position != position]
    place = Place(Kind.HEADER, "position")
    return tuple(change for key, position in moved for change in in_part(key, [Change(place, str(position))]))


def rubric_of(opened: OpenEvaluation, part: Part) -> Rubric:
    """The rubric of a part, from the file's own copy.

    Raises:
        KeyError: The file has no copy of it; opening has refused such a file.
    """
    return opened.rubrics[part.evaluation.rubric_id]


def overview(case: Case) -> tuple[PartRow, ...]:
    """The parts of a file in their order, as far as they have come."""
    parts = sorted(case.evaluation.parts.values(), key=lambda part: (part.position, part.id))
    return tuple(_row(part, case.parts[part.id]) for part in parts)


def _row(part: Part, case: Case) -> PartRow:
    sheet = case.sheet
    grade = sheet.grade.name if sheet.grade else ""
    whole = sheet.whole
    return PartRow(part.id, part.form, part.name, case.rubric.title, sheet.total, grade, whole.scored, whole.leaves)
