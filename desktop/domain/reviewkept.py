"""A review belongs to the revision it was written of: once the next one is begun, it is kept under its number.

It stays in the file and readable; the next revision begins without a review. Kept words stand under the key of their
indicator with the number before it, "@1/A1" (or "@1", of the whole), which is no indicator's code.
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.evaluation import Change, Evaluation, Kind, Place, Review, in_part
from desktop.domain.items import cells_of

_MARK = "@"


def put_aside(evaluation: Evaluation, revision: int) -> tuple[Change, ...]:
    """The changes that keep what was written of a revision, of the department and of every part, under its number."""
    changes = list(_put_aside(evaluation, revision))
    for key, part in evaluation.parts.items():
        changes += in_part(key, _put_aside(part.evaluation, revision))
    return tuple(changes)


def _put_aside(evaluation: Evaluation, revision: int) -> tuple[Change, ...]:
    changes: list[Change] = []
    for code, review in current(evaluation).items():
        kept = "/".join(part for part in (f"{_MARK}{revision}", code) if part)
        changes += [
            Change(change.place._replace(key=kept), change.value) for change in cells_of(Kind.REVIEW, code, review)
        ]
        changes += [
            Change(Place(Kind.REVIEW, code, each.place.field), None) for each in cells_of(Kind.REVIEW, code, review)
        ]
    return tuple(changes)


def current(evaluation: Evaluation) -> Mapping[str, Review]:
    """What is written of what stands in the file now: indicator code -> review, "" of the whole."""
    return {code: review for code, review in evaluation.reviews.items() if not code.startswith(_MARK)}


def kept(evaluation: Evaluation) -> Mapping[int, Mapping[str, Review]]:
    """The reviews of earlier revisions: number -> indicator code -> review."""
    found: dict[int, dict[str, Review]] = {}
    for key, review in evaluation.reviews.items():
        number, _, code = key.removeprefix(_MARK).partition("/")
        if key.startswith(_MARK) and number.isdecimal():
            found.setdefault(int(number), {})[code] = review
    return dict(sorted(found.items()))
