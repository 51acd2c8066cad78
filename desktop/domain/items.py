"""The things of an evaluation that have fields: what is written beside a leaf, own indicators, evidence, reviews.

Each is an immutable value; one field of one item is one :class:`~desktop.domain.place.Place`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.number import plain
from desktop.domain.place import Change, Kind, Place


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is written beside one leaf. ``score`` is typed: of a manual leaf, or an override."""

    target: str = ""
    actual: str = ""
    basis: str = ""
    reason: str = ""
    improvement: str = ""
    note: str = ""
    score: Decimal | None = None
    level: str = ""  # 档次 of a qualitative own indicator: "1", "2" or "3"


@dataclass(frozen=True, slots=True)
class OwnIndicator:
    """An indicator the unit added where the form leaves it to the unit.

    ``weight`` counts for a leaf only; a heading weighs what its leaves sum to. ``position`` orders siblings.
    """

    code: str
    parent: str
    name: str = ""
    weight: Decimal | None = None
    position: int = 0
    explanation: str = ""
    direction: str = ""  # 指标方向: ≥, ≤, =, 定性; empty where the unit states none
    unit: str = ""  # 度量单位


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that proves something (佐证材料). Its bytes stand in the storage under ``sha256`` (64 hex digits)."""

    id: str
    name: str = ""  # file name without folder
    sha256: str = ""
    size: int = 0  # bytes
    added_at: str = ""  # ISO time with zone
    note: str = ""
    rank: str = ""  # its place among the files of one indicator where a person gave it one: "001", "002" …


@dataclass(frozen=True, slots=True)
class Review:
    """What the finance bureau's reviewer writes beside one leaf: 复核分 in points and 复核意见.

    Under the key "" stands what is said of the whole: the opinion on it, who reviewed, and when, as text.
    """

    score: Decimal | None = None
    opinion: str = ""
    reviewer: str = ""  # 复核人; only under the key ""
    date: str = ""  # 复核日期, "2022年4月1日"; only under the key ""


class Anchored(NamedTuple):
    """A kind whose items come and go as a whole: there as long as their ``anchor`` field holds something."""

    map: str
    type: type[OwnIndicator] | type[Evidence]
    anchor: str
    fields: tuple[str, ...]  # the anchor first


NOTHING, NO_REVIEW = Judgement(), Review()
LOOSE: Mapping[Kind, tuple[str, Judgement | Review]] = {
    Kind.LEAF: ("judgements", NOTHING),
    Kind.REVIEW: ("reviews", NO_REVIEW),
}
JUDGEMENT_FIELDS = tuple(each.name for each in fields(Judgement))
REVIEW_FIELDS = tuple(each.name for each in fields(Review))
OWN_FIELDS = tuple(each.name for each in fields(OwnIndicator) if each.name != "code")
EVIDENCE_FIELDS = ("sha256", *(each.name for each in fields(Evidence) if each.name not in ("id", "sha256")))
ANCHORED = {
    Kind.OWN: Anchored("own", OwnIndicator, "parent", OWN_FIELDS),
    Kind.EVIDENCE: Anchored("evidence", Evidence, "sha256", EVIDENCE_FIELDS),
    Kind.SCAN: Anchored("scans", Evidence, "sha256", EVIDENCE_FIELDS),
}
FIELDS = {Kind.LEAF: JUDGEMENT_FIELDS, Kind.REVIEW: REVIEW_FIELDS} | {
    kind: each.fields for kind, each in ANCHORED.items()
}


def cells_of(kind: Kind, key: str, item: object) -> Iterator[Change]:
    """The fields of one item that hold something, as changes."""
    for name in FIELDS[kind]:
        text = text_of(getattr(item, name))
        if text is not None:
            yield Change(Place(kind, key, name), text)


def changed_anchored(before: object, kind: Anchored, key: str, name: str, value: str | None) -> object:
    """An item with one field set, ``before`` being what there is of it; None where nothing is left of it.

    Taking the anchor away takes the item away.
    """
    if name == kind.anchor and value is None:
        return None
    nothing = OwnIndicator(key, "") if kind.type is OwnIndicator else Evidence(key)
    item = before or nothing
    assert isinstance(item, OwnIndicator | Evidence)
    after = replace(item, **{name: typed(name, value)})  # type: ignore[arg-type]
    return None if after == nothing else after


def typed(name: str, value: str | None) -> Decimal | str | int | None:
    """A field's text as its type: scores and weights are decimals, positions and sizes whole, all else is text."""
    if name in ("position", "size"):
        return int(value or 0)
    if name in ("score", "weight"):
        return None if value is None else Decimal(value)
    return value or ""


def text_of(value: object) -> str | None:
    """A field's value as a Change carries it; empty counts as nothing."""
    if isinstance(value, Decimal):
        return plain(value)
    if value is None or value == "":
        return None
    return str(value)
