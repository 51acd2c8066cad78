"""What was read of a form against its truth, for tests and the benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import UserError
from desktop.domain.imported import Confidence, ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import read
from desktop.importers.words import key
from tests.importers.forms import LAYOUTS, Form


@dataclass(frozen=True, slots=True)
class Reading:
    """Counts of one document; ``wrong`` and ``lost`` rows and the ``claims`` that are not the printed ones."""

    name: str
    hits: int
    read: int
    wanted: int
    sure_and_wrong: int
    wrong: tuple[str, ...]
    lost: tuple[str, ...]
    claims: tuple[str, ...]


def measured(form: Form, layout: str, folder: Path, rubric: Rubric) -> Reading:
    """Lay a form out, read it, and compare."""
    try:
        return compared(form, laid_out_and_read(form, layout, folder, rubric))
    except UserError as refused:
        return Reading(form.name, 0, 0, len(form.rows), 0, (), (str(refused),), ("all",))


def laid_out_and_read(form: Form, layout: str, folder: Path, rubric: Rubric) -> ImportResult:
    """What is read from a form in a layout.

    Raises:
        UserError: It was refused.
    """
    suffix, write = LAYOUTS[layout]
    return read(write(folder / f"{form.source}{suffix}", form), rubric)


def compared(form: Form, result: ImportResult) -> Reading:
    """Rows by name, weight and score, none counted twice; headings do not count."""
    left = {(key(name), weight, score) for name, weight, score in form.rows}
    wrong: list[str] = []
    sure = 0
    rows = [row for row in result.indicators if row.leaf]
    for row in rows:
        names = [key(name) for name in row.path[-2:]]
        hit = next(
            (one for one in left if one[1:] == (row.weight, row.score) and any(_same(one[0], name) for name in names)),
            None,
        )
        if hit:
            left.remove(hit)
            continue
        wrong.append(f"{row.name}/{row.weight}/{row.score}/{row.confidence.word}")
        sure += row.confidence is Confidence.EXACT
    claims = {
        "unit": (result.unit, form.unit),
        "year": (result.year, form.year),
        "total": (result.claimed_total, form.total),
        "grade": (result.claimed_grade, form.grade),
    }
    return Reading(
        form.name,
        len(form.rows) - len(left),
        len(rows),
        len(form.rows),
        sure,
        tuple(wrong),
        tuple(f"{name}/{weight}/{score}" for name, weight, score in left),
        tuple(f"{name}" for name, (there, wanted) in claims.items() if there != wanted),
    )


def _same(one: str, other: str) -> bool:
    """Whether one name holds the other whole."""
    return one in other or (other in one and len(other) > 1)
