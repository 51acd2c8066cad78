"""The sample: an invented unit whose last year's sheet is read in and whose year is then filled in.

It goes the way a clerk goes, through the very use cases the window calls.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.edit import Edit
from desktop.domain.evaluation import Change, Evaluation, Kind, Place, set_value
from desktop.usecases import import_prior
from desktop.usecases.import_prior import Source
from desktop.usecases.open_file import OpenEvaluation, free_path, open_evaluation

if TYPE_CHECKING:
    from desktop.usecases.workspace import Workspace

LAST_YEAR = "last-year.xlsx"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the invented clerk fills in: the unit's year, and the text of every cell by place."""

    year: int
    rubric_id: str
    cells: dict[Place, str]


def answers(workspace: Workspace) -> Answers:
    """The shipped answers, ``resources/sample/this-year.json``."""
    content = json.loads((workspace.sample / "this-year.json").read_text(encoding="utf-8"))
    cells = {Place.parse(place): text for place, text in content["cells"].items()}
    return Answers(content["year"], content["rubric"], cells)


def start(workspace: Workspace, target: Path, now: datetime) -> tuple[Source, OpenEvaluation]:
    """Read the sample's last year and start its draft at ``target``."""
    year = answers(workspace)
    source = import_prior.read_source(workspace, workspace.sample / LAST_YEAR, year.rubric_id, now)
    taken = import_prior.plan(source, year.year)
    return source, import_prior.start_draft(workspace, source, taken, source.result.unit, year.year, target, now)


def fill_in(workspace: Workspace, opened: OpenEvaluation, clock: Callable[[], datetime]) -> Evaluation:
    """Fill in every answer, one edit each, confirm what was carried over, and wait until all is on the disk."""
    evaluation = opened.evaluation
    written = None
    for label, changes in _edits(workspace, evaluation):
        edit = Edit(label, changes, evaluation.inverse(changes), clock())
        evaluation = evaluation.apply(changes)
        written = opened.save(edit)
    if written is not None:
        written.result()
    return evaluation


def _edits(workspace: Workspace, evaluation: Evaluation) -> Iterator[tuple[str, tuple[Change, ...]]]:
    cells = answers(workspace).cells
    for place, text in cells.items():
        yield f"填写{place.key}", set_value(place, text, evaluation)
    left = tuple(
        Change(Place(Kind.UNCONFIRMED, place), None)
        for place in evaluation.unconfirmed
        if Place.parse(place) not in cells
    )
    if left:
        yield "确认结转内容", left


def open_sample(workspace: Workspace, clock: Callable[[], datetime]) -> OpenEvaluation:
    """The sample for the window: made once in the person's data folder, then opened again as it was left."""
    folder = workspace.data / "sample"
    made = sorted(folder.glob("*.ziping")) if folder.is_dir() else []
    if made:
        return open_evaluation(workspace, made[0], clock())
    year = answers(workspace).year
    _, opened = start(workspace, free_path(folder, "样例单位", year), clock())
    opened.evaluation = fill_in(workspace, opened, clock)
    opened.close()
    return open_evaluation(workspace, opened.path, clock())
