"""Texts that began as generated ones: which of their figures the data have overtaken, and the edit that mends it."""

from __future__ import annotations

from desktop.domain.evaluation import Change, Kind, Place, set_value
from desktop.domain.findings.finding import Case
from desktop.domain.merging import Merged, merge
from desktop.domain.narrative import generate
from desktop.domain.rubric import OutlineHeading


def place_of(heading: OutlineHeading) -> Place:
    """Where the clerk's own text of a heading stands."""
    return Place(Kind.TEXT, f"narrative.{heading.key}")


def base_of(place: Place) -> Place:
    """Where the generated text is kept from which the text at ``place`` was made."""
    return Place(Kind.GENERATED, str(place))


def generated_text(heading: OutlineHeading, case: Case) -> str:
    """What the data say now, a paragraph a line."""
    return "\n".join(generate(heading.generated, case))


def rewritten(heading: OutlineHeading, case: Case, text: str) -> tuple[Change, ...]:
    """A person's text for a heading. Written over a generated one, that one is remembered; emptied, forgotten."""
    place = place_of(heading)
    base = base_of(place)
    changes = set_value(place, text or None, case.evaluation)
    if not text:
        return (*changes, Change(base, None)) if case.evaluation.value_at(base) is not None else changes
    generated = generated_text(heading, case)
    if generated and case.evaluation.value_at(place) is None:
        return (*changes, Change(base, generated))
    return changes


def overtaken(heading: OutlineHeading, case: Case) -> Merged | None:
    """The text with what the data say now; None where nothing changed, or the text never was a generated one.

    Where every change meets the person's own words, ``changes`` is empty and ``kept`` tells how many there are.
    """
    place = place_of(heading)
    mine, base = case.evaluation.value_at(place), case.evaluation.value_at(base_of(place))
    if mine is None or base is None:
        return None
    now = generated_text(heading, case)
    if now == base or not now:
        return None
    merged = merge(base, mine, now)
    return merged if merged.changes or merged.kept else None


def refreshed(heading: OutlineHeading, case: Case) -> tuple[Change, ...]:
    """The edit that brings a text up to date; what a person wrote stays, and nothing is asked about again."""
    merged = overtaken(heading, case)
    if merged is None:
        return ()
    place = place_of(heading)
    base = Change(base_of(place), generated_text(heading, case))
    return (Change(place, merged.text), base) if merged.changes else (base,)


def all_refreshed(case: Case) -> tuple[Change, ...]:
    """The edit that brings every text of the outline up to date."""
    return tuple(change for heading in case.rubric.outline for change in refreshed(heading, case))
