"""The projects in last year's file (项目自评), as a new year's file takes them over: their forms, empty of results.

The monitoring is of one year and never comes along, nor do files of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.domain.carryover import Line, Plan, carry_over
from desktop.domain.errors import UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Part, PartForm, Place, in_part, new_part
from desktop.domain.formchange import met
from desktop.domain.imported import ImportResult
from desktop.domain.ownsource import from_evaluation
from desktop.domain.projects import PROJECT_NAME, projects
from desktop.domain.rubric import Rubric

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case

_UNIT = Place(Kind.HEADER, "unit")  # the department's, whatever the source says


@dataclass(frozen=True, slots=True)
class PriorProject:
    """One project of last year's file.

    Attributes:
        name: Of the project; "" where nobody gave it one.
        result: What stands in it, placed in this year's form where there is one.
        title: Of the form it was filled in on.
        rubric: Its form of this year, or why it cannot be taken over.
    """

    name: str
    result: ImportResult
    title: str
    rubric: Rubric | UserError

    @property
    def label(self) -> str:
        """How lists name it."""
        return f"项目“{self.name or self.title}”"


def projects_in(file: str, whole: Case, form: Callable[[str], Rubric]) -> tuple[PriorProject, ...]:
    """Every project of a file in its order.

    Args:
        file: Its name.
        whole: The department's evaluation with its parts.
        form: Gives this year's form by its id; raises UserError where there is none.
    """
    return tuple(_read(file, part, inner, form) for part, inner in projects(whole))


def _read(file: str, part: Part, inner: Case, form: Callable[[str], Rubric]) -> PriorProject:
    name = part.name or inner.evaluation.texts.get(PROJECT_NAME, "")
    result = from_evaluation(file, inner.rubric, inner.tree, inner.evaluation, inner.sheet)
    try:
        rubric = form(inner.rubric.id)
    except UserError as error:
        return PriorProject(name, result, inner.rubric.title, error)
    return PriorProject(name, met(result, inner.rubric, rubric), inner.rubric.title, rubric)


def never_taken(whole: Evaluation, known: Collection[str]) -> Iterator[Line]:
    """What a new year's file begins without, whatever is ticked.

    Args:
        whole: Of last year, with its parts.
        known: Ids of the parts whose form is at hand.
    """
    for part in whole.parts.values():
        if part.form is PartForm.MONITORING:
            yield Line(f"运行监控“{part.name}”" if part.name else "运行监控", "每年重做，不带入")
        elif part.id not in known:
            why = f"没有它的评价方案“{part.evaluation.rubric_id}”，先在“评价方案”里读入"
            yield Line(f"项目“{part.name or part.id}”", why)
    files = len(whole.evidence) + sum(len(part.evaluation.evidence) for part in whole.parts.values())
    if files:
        yield Line(f"佐证材料 {files} 份", "是上年的材料，不带入")


def names_of(found: Sequence[PriorProject]) -> list[str]:
    """What the projects that can be taken over are called."""
    return [each.name or each.title for each, _ in _taken(found, None)]


def fate(project: PriorProject, year: int, *, ticked: bool) -> str:
    """What becomes of a project, in Chinese."""
    if isinstance(project.rubric, UserError):
        return project.rubric.problem.rstrip("。")
    if not ticked:
        return "没有选中"
    if project.result.year == year:
        return "整个带入，请确认"
    return "名称、自设指标、目标和文字已带入，请确认；上年结果列在旁边"


def with_projects(
    plan: Plan, found: Sequence[PriorProject], never: Sequence[Line], year: int, chosen: Collection[int] | None = None
) -> Plan:
    """The plan of the department, whose lists say of every project as well what becomes of it.

    Args:
        plan: Of the department.
        found: The projects of the source.
        never: What else of the source stays behind.
        year: Of the draft.
        chosen: Their places in ``found``; None takes all.
    """
    kept, dropped = [], []
    for at, project in enumerate(found):
        ticked = chosen is None or at in chosen
        line = Line(project.label, fate(project, year, ticked=ticked))
        if not ticked or isinstance(project.rubric, UserError):
            dropped.append(line)
            continue
        inside = carry_over(project.result, None, project.rubric, year).dropped
        kept.append(line)
        dropped += [each._replace(label=f"{project.label} / {each.label.split(' / ')[-1]}") for each in inside]
    return Plan(plan.changes, (*plan.kept, *kept), (*plan.dropped, *dropped, *never), plan.blank, plan.origins)


def begun(
    found: Sequence[PriorProject], unit: str, year: int, chosen: Collection[int] | None = None
) -> tuple[tuple[Change, ...], tuple[str, ...]]:
    """The changes that put the projects into a file that has none yet, and the ids of their forms.

    Args:
        found: The projects of the source.
        unit: The department's name.
        year: Of the draft.
        chosen: Their places in ``found``; None takes all.
    """
    from desktop.usecases.parts import empty_project

    changes: list[Change] = []
    forms: list[str] = []
    for number, (project, rubric) in enumerate(_taken(found, chosen), 1):
        key = f"p{number}"
        empty = empty_project(unit, year, rubric, project.name)
        changes += new_part(Part(key, PartForm.PROJECT, project.name, number, empty))
        changes += in_part(key, changes_of(project, rubric, year))
        forms.append(rubric.id)
    return tuple(changes), tuple(forms)


def changes_of(project: PriorProject, rubric: Rubric, year: int) -> Iterator[Change]:
    """What a project takes over from its form of last year; the unit is the department's."""
    taken = carry_over(project.result, None, rubric, year).changes
    return (change for change in taken if not is_of_the_unit(change))


def is_of_the_unit(change: Change) -> bool:
    """Whether a change is of the unit's name, or of the mark on it."""
    place = change.place
    return _UNIT in (place, *((Place.parse(place.key),) if place.kind is Kind.UNCONFIRMED else ()))


def _taken(found: Sequence[PriorProject], chosen: Collection[int] | None) -> Iterator[tuple[PriorProject, Rubric]]:
    for at, each in enumerate(found):
        if not isinstance(each.rubric, UserError) and (chosen is None or at in chosen):
            yield each, each.rubric
