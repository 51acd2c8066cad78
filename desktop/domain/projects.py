"""The projects (项目) in a department's file: what each was given and spent, and what came of its self-evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.case import Case
from desktop.domain.evaluation import Part, PartForm

PROJECT_NAME = "project"  # key of the text 项目名称 in a project's form
FORMS_BOUND_IN = "projects.bound"  # key of the department's text "1": the report has every project's own form as annex


class Money(NamedTuple):
    """Budget and execution of a project, in ``unit``; None while one of their figures is not known."""

    planned: Decimal | None
    executed: Decimal | None
    unit: str

    @property
    def rate(self) -> Decimal | None:
        """Executed of planned, not rounded; None where there is none."""
        return self.executed / self.planned if self.planned and self.executed is not None else None


def projects(case: Case) -> Iterator[tuple[Part, Case]]:
    """Every scored project of a file in its order.

    Args:
        case: The department's with its parts.
    """
    parts = sorted(case.evaluation.parts.values(), key=lambda part: (part.position, part.id))
    return ((part, case.parts[part.id]) for part in parts if part.form is PartForm.PROJECT and part.id in case.parts)


def name_of(part: Part, case: Case) -> str:
    """What a part is called; the title of its form while it has no name."""
    return part.name or case.rubric.title


def money(case: Case) -> Money:
    """Of one project: what the first way of splitting its budget adds up to."""
    columns = case.rubric.head[0].columns if case.rubric.head else ()
    facts, fields = case.evaluation.facts, case.tree.fields
    unit = next((fields[each.planned].unit for each in columns if each.planned in fields), "")
    return Money(
        total([facts.get(each.planned) for each in columns]),
        total([facts.get(each.executed) for each in columns]),
        unit,
    )


def total(figures: Sequence[Decimal | None]) -> Decimal | None:
    """The sum; None as long as one of them is not known."""
    known = [each for each in figures if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(figures) else None
