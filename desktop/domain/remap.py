"""Where a person says that something read from last year's file belongs, in place of what the reader proposed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.domain.carryover import NARRATIVE, indicator_id, value_id
from desktop.domain.imported import ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.number import NotAFigure, plain, read_figure
from desktop.domain.rubric import Indicator, Rubric


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere a thing that was read may go.

    Attributes:
        key: The code of an indicator or open slot, or the key of a figure or text.
        name: As the form prints it.
        path: With everything above it.
    """

    key: str
    name: str
    path: str


def indicator_targets(rubric: Rubric) -> tuple[Target, ...]:
    """The scored indicators and the open slots, in printed order."""

    def below(indicator: Indicator, above: tuple[str, ...]) -> Iterator[Target]:
        path = (*above, indicator.name)
        if indicator.method is not None or indicator.open_slot:
            yield Target(indicator.code, indicator.name, " / ".join(path))
        for child in indicator.children:
            yield from below(child, path)

    return tuple(target for root in rubric.indicators for target in below(root, ()))


def value_targets(rubric: Rubric, kind: str) -> tuple[Target, ...]:
    """The figures ("fact") a form asks for, or its texts with the paragraphs nobody generates ("text")."""
    if kind == "fact":
        return tuple(Target(field.key, field.name, field.name) for field in rubric.fields().values())
    texts = [Target(text.key, text.name, text.name) for text in rubric.texts]
    written = (heading for heading in rubric.outline if not heading.generated)
    return (*texts, *(Target(NARRATIVE + one.key, one.heading, one.heading) for one in written))


def remapped(result: ImportResult, choices: Mapping[str, str], rubric: Rubric) -> ImportResult:
    """What was read, with the targets a person chose.

    Args:
        result: As read.
        choices: The id a person ticks → the key of a target; a figure's key only where :func:`figure_in` has a value.
        rubric: This year's.
    """
    slots = {one.code for one in rubric.walk() if one.open_slot and one.method is None}
    values = tuple(
        _aimed(value, choices[value_id(at)], rubric) if value_id(at) in choices else value
        for at, value in enumerate(result.values)
    )
    rows = tuple(
        _placed(row, choices[indicator_id(at)], slots) if indicator_id(at) in choices else row
        for at, row in enumerate(result.indicators)
    )
    return replace(result, values=values, indicators=rows)


def figure_in(value: ImportedValue, key: str, rubric: Rubric) -> str | None:
    """The figure that was read, in the unit of another field; None where it cannot be turned into that.

    A figure printed without a unit is taken in the unit it was read in, else in the field's own.
    """
    fields = rubric.fields()
    unit = fields[key].unit
    if value.target in fields and fields[value.target].unit == unit:
        return value.value
    try:
        return plain(read_figure(value.text, unit))
    except NotAFigure:
        return None


def _aimed(value: ImportedValue, key: str, rubric: Rubric) -> ImportedValue:
    if value.kind != "fact":
        return replace(value, target=key)
    figure = figure_in(value, key, rubric)
    return value if figure is None else replace(value, target=key, value=figure)


def _placed(row: ImportedIndicator, code: str, slots: set[str]) -> ImportedIndicator:
    return replace(row, code="", slot=code) if code in slots else replace(row, code=code, slot="")
