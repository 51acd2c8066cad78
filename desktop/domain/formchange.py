"""Last year's file meets this year's form: where its indicators went, told in words."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdiff import RubricDiff, compare

MOST_TOLD = 60  # lines; two forms of different families have nothing in common but their length


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
