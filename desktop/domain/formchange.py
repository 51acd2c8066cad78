"""Last year's file meets this year's form: where its indicators went, told in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.number import plain
from desktop.domain.remap import indicator_targets
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdiff import RubricDiff, compare

MOST_TOLD = 60  # lines; two forms of different families have nothing in common but their length

FORM = "form"  # the status of what changed outside the indicators


class FormLine(NamedTuple):
    """One change of form: its statuses as :class:`~desktop.domain.rubricdiff.Change` names them, or ``FORM``; where,
    and in words. ``guessed``: only a name alike says that it is the same indicator.
    """

    statuses: tuple[str, ...]
    where: str
    said: str
    guessed: bool = False


def lines_of(diff: RubricDiff) -> tuple[FormLine, ...]:
    """Everything that differs between two rubrics."""
    head = (FormLine((FORM,), "", said) for said in diff.head)
    changed = (
        FormLine(
            each.statuses,
            " / ".join(each.seen.path),
            each.in_words.removeprefix(" / ".join(each.seen.path)).removeprefix("："),
            each.guessed,
        )
        for each in diff.differing
    )
    return (*head, *changed)


def printed_lines(result: ImportResult, rubric: Rubric) -> tuple[FormLine, ...]:
    """What differs between the table a document prints and a rubric: names, weights, and which indicators there are.

    The rules of then are not printed in a document, so nothing is said of them.
    """
    return tuple(_printed(result, rubric))


def _printed(result: ImportResult, rubric: Rubric) -> Iterator[FormLine]:
    known = {one.code: one for one in rubric.walk()}
    paths = {target.key: target.path for target in indicator_targets(rubric)}
    leaves = [row for row in result.indicators if row.leaf]
    met_codes = {row.code or row.slot for row in leaves}
    for row in leaves:
        here = known.get(row.code)
        if here is None:
            if not row.slot:
                yield FormLine(("gone",), " / ".join(row.path), f"原表有，本方案没有{_weight(row)}")
            continue
        statuses, said = [], []
        if _bare(row.name) not in {_bare(name) for name in (here.name, *here.aliases)}:
            statuses.append("renamed")
            said.append(f"原表为“{row.name}”")
        if row.weight is not None and row.weight != here.weight:
            statuses.append("reweighted")
            said.append(f"分值 {plain(row.weight)} → {plain(here.weight)}")
        if statuses:
            guessed = row.confidence is Confidence.GUESS
            yield FormLine(tuple(statuses), paths.get(row.code, here.name), "；".join(said), guessed)
    for code, path in paths.items():
        if code not in met_codes and not known[code].open_slot:
            yield FormLine(("new",), path, f"原表没有，{plain(known[code].weight)} 分")


def _weight(row: ImportedIndicator) -> str:
    return "" if row.weight is None else f"，{plain(row.weight)} 分"


def _bare(name: str) -> str:
    return "".join(each for each in name if each.isalnum())


def met(result: ImportResult, made_with: Rubric, rubric: Rubric) -> ImportResult:
    """What was read with one rubric, placed in another: rows follow their indicators, and every change is told.

    A row whose indicator was only found by a name alike is a guess, so it is taken over when a person ticks it.

    Args:
        result: Read from an evaluation made with ``made_with``.
        made_with: The form of then.
        rubric: The form of now.
    """
    if made_with == rubric:
        return result
    diff = compare(made_with, rubric)
    codes = {
        change.old.indicator.code: (change.new.indicator.code, change.guessed)
        for change in diff.changes
        if change.old is not None and change.new is not None
    }
    rows = tuple(_moved(row, codes) for row in result.indicators)
    return replace(result, rubric_id=rubric.id, indicators=rows, warnings=(*result.warnings, *told(diff)))


def told(diff: RubricDiff) -> tuple[str, ...]:
    """The changes of form as warnings, in Chinese; () where nothing changed."""
    lines = diff.lines
    if not lines:
        return ()
    named = f"评价方案由 {diff.old.id} 变为 {diff.new.id}"
    more = (f"{named}：另有 {len(lines) - MOST_TOLD} 处变化，见方案对比",) if len(lines) > MOST_TOLD else ()
    return (*(f"{named}：{line}" for line in lines[:MOST_TOLD]), *more)


def _moved(row: ImportedIndicator, codes: dict[str, tuple[str, bool]]) -> ImportedIndicator:
    """One that is gone keeps its old code, and is listed as gone when the draft is planned."""
    code, guessed = codes.get(row.code or row.slot, (row.code or row.slot, False))
    if not row.code:
        return replace(row, slot=code)
    return replace(row, code=code, confidence=Confidence.GUESS if guessed else row.confidence)
