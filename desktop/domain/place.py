"""Where the values of an evaluation stand: a place names one, a change sets one.

The same changes are applied on the screen, written to the file, kept as history and reversed by undo, so none of these
can disagree about what an edit was.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of thing stands at a place."""

    HEADER = "header"  # key "unit"
    FACT = "fact"  # key: fact key; a figure in the unit of its field
    LEAF = "leaf"  # key: indicator code; field: a field of Judgement
    TEXT = "text"  # key: text key, or "narrative.<key>"
    OWN = "own"  # key: code of a unit's own indicator; field: a field of OwnIndicator
    UNCONFIRMED = "unconfirmed"  # key: str(place) brought along and not yet looked at; value: the source, or "1"
    PRIOR = "prior"  # key: str(place); last year's text, shown beside the cell
    OVERRULED = "overruled"  # key: Finding.id; the reason why it may stand
    GENERATED = "generated"  # key: str(place) of a text that was edited; the generated text it was made from
    EVIDENCE = "evidence"  # key: id of a file (附件); field: a field of Evidence
    PROOF = "proof"  # key: indicator code; field: id of the evidence that proves it; value "1"
    REVIEW = "review"  # key: indicator code; field: a field of Review; written beside a signed revision, never into it
    SCAN = "scan"  # key: "<revision>.<n>"; field: a field of Evidence; the stamped paper, beside the signed revision
    PART = "part"  # key: id of a further evaluation in the file; field: str() of the place inside it


class Place(NamedTuple):
    """Where a value stands; ``str()`` gives the one text form, read back by :meth:`parse`."""

    kind: Kind
    key: str
    field: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in self if part)

    @classmethod
    def parse(cls, text: str) -> Place:
        """The place ``str(place)`` was made from."""
        word, _, rest = text.partition("/")
        kind = Kind(word)
        if kind is Kind.PART:
            key, _, inner = rest.partition("/")
            return cls(kind, key, inner)
        if kind not in _WITH_FIELD:
            return cls(kind, rest)
        key, _, name = rest.rpartition("/")
        return cls(kind, key, name)


_WITH_FIELD = frozenset({Kind.LEAF, Kind.OWN, Kind.EVIDENCE, Kind.PROOF, Kind.REVIEW, Kind.SCAN})


class Change(NamedTuple):
    """A place and its new text; None clears it."""

    place: Place
    value: str | None


def is_review(place: Place) -> bool:
    """Whether the reviewer writes here: beside a signed revision, outside its digest."""
    return place.kind is Kind.REVIEW or (place.kind is Kind.PART and place.field.startswith(f"{Kind.REVIEW}/"))


def is_beside(place: Place) -> bool:
    """Whether what stands here comes after the signature and is not covered by it: the reviewer's words, scans."""
    return place.kind is Kind.SCAN or is_review(place)


def in_part(part: str, changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes of a part's own evaluation, as changes of the file's; ``part`` "" is the department's own."""
    if not part:
        return tuple(changes)
    return tuple(Change(Place(Kind.PART, part, str(place)), value) for place, value in changes)
