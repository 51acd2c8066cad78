"""An evaluation (自评): what one unit filled in for one year, and the one way of changing it.

Every editable thing has a :class:`~desktop.domain.place.Place`; an edit is a tuple of changes, each a place and its new
text. One file may hold more than the department's evaluation: each :class:`Part` is a whole evaluation of its own,
whose places stand inside :attr:`~desktop.domain.place.Kind.PART`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from desktop.domain.items import (
    ANCHORED,
    EVIDENCE_FIELDS,
    FIELDS,
    JUDGEMENT_FIELDS,
    LOOSE,
    NO_REVIEW,
    NOTHING,
    OWN_FIELDS,
    REVIEW_FIELDS,
    Evidence,
    Judgement,
    OwnIndicator,
    Review,
    cells_of,
    changed_anchored,
    text_of,
    typed,
)
from desktop.domain.place import Change, Kind, Place, in_part, is_beside, is_review
from desktop.domain.sharing import changed

__all__ = [
    "EVIDENCE_FIELDS",
    "JUDGEMENT_FIELDS",
    "MONITORED_UNTIL",
    "OWN_FIELDS",
    "REVIEW_FIELDS",
    "Change",
    "Evaluation",
    "Evidence",
    "Judgement",
    "Kind",
    "OwnIndicator",
    "Part",
    "PartForm",
    "Place",
    "Review",
    "in_part",
    "is_beside",
    "is_known",
    "is_review",
    "new_part",
    "remove_part",
    "set_value",
]


class PartForm(StrEnum):
    """What a further evaluation in the same file is."""

    PROJECT = "project"  # 项目自评: a project with a rubric of its own
    MONITORING = "monitoring"  # 运行监控: the department's own tree in the middle of the year


@dataclass(frozen=True, slots=True)
class Part:
    """A further evaluation in the file: a project's, or the mid-year monitoring. ``position`` orders them."""

    id: str
    form: PartForm
    name: str
    position: int
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One unit's self-evaluation for one year. A change is a new value."""

    unit: str
    year: int
    rubric_id: str
    facts: Mapping[str, Decimal] = field(default_factory=dict)  # fact key -> figure, in the unit of its field
    judgements: Mapping[str, Judgement] = field(default_factory=dict)  # leaf code -> what is written beside it
    texts: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, OwnIndicator] = field(default_factory=dict)
    unconfirmed: Mapping[str, str] = field(default_factory=dict)  # str(place) -> "1"
    prior: Mapping[str, str] = field(default_factory=dict)  # str(place) -> last year's text
    overruled: Mapping[str, str] = field(default_factory=dict)  # Finding.id -> reason
    generated: Mapping[str, str] = field(default_factory=dict)  # str(place) -> the generated text an edit began with
    evidence: Mapping[str, Evidence] = field(default_factory=dict)  # id -> file
    proofs: Mapping[str, frozenset[str]] = field(default_factory=dict)  # indicator code -> ids of its evidence
    reviews: Mapping[str, Review] = field(default_factory=dict)  # indicator code -> what the reviewer wrote
    scans: Mapping[str, Evidence] = field(default_factory=dict)  # "<revision>.<n>" -> scan of the stamped paper
    parts: Mapping[str, Part] = field(default_factory=dict)  # id -> projects and monitoring; never nested

    def judgement(self, code: str) -> Judgement:
        """What is written beside a leaf; all empty where nothing is."""
        return self.judgements.get(code, NOTHING)

    def review(self, code: str) -> Review:
        """What the reviewer wrote beside an indicator; all empty where nothing is."""
        return self.reviews.get(code, NO_REVIEW)

    @property
    def signable(self) -> Evaluation:
        """What a signature covers: everything but the reviewer's words and the scans of the stamped paper."""
        parts = {key: replace(part, evaluation=part.evaluation.signable) for key, part in self.parts.items()}
        return replace(self, reviews={}, scans={}, parts=parts)

    def is_unconfirmed(self, place: Place) -> bool:
        """Whether the value came from another file and nobody has touched it since."""
        return str(place) in self.unconfirmed

    def value_at(self, place: Place) -> str | None:
        """The text at a place, in the form a Change carries; None where nothing stands."""
        match place.kind:
            case Kind.HEADER:
                return self.unit
            case Kind.FACT:
                value = self.facts.get(place.key)
                return None if value is None else str(value)
            case Kind.LEAF:
                return text_of(getattr(self.judgement(place.key), place.field))
            case Kind.REVIEW:
                return text_of(getattr(self.review(place.key), place.field))
            case Kind.OWN | Kind.EVIDENCE | Kind.SCAN:
                item = getattr(self, ANCHORED[place.kind].map).get(place.key)
                return None if item is None else text_of(getattr(item, place.field))
            case Kind.PROOF:
                return "1" if place.field in self.proofs.get(place.key, ()) else None
            case Kind.PART:
                part = self.parts.get(place.key)
                return None if part is None else _value_in(part, Place.parse(place.field))
            case _:
                return self._texts(place.kind).get(place.key)

    def apply(self, changes: Iterable[Change]) -> Evaluation:
        """A copy with every change made, in order.

        Raises:
            decimal.InvalidOperation: A figure, score or weight is no number; editors and readers check before.
        """
        edits: dict[str, dict[str, Any]] = {}  # name of a map -> its entries from now on, None where they are gone
        unit = self.unit
        inside: dict[str, list[Change]] = {}  # part id -> its changes; one part does not touch another

        def entry(name: str, key: str) -> Any:
            made = edits.get(name, {})
            return made[key] if key in made else getattr(self, name).get(key)

        def put(name: str, key: str, value: object) -> None:
            edits.setdefault(name, {})[key] = value

        for (kind, key, name), value in changes:
            if kind is Kind.HEADER:
                unit = value or ""
            elif kind is Kind.FACT:
                put("facts", key, None if value is None else Decimal(value))
            elif kind in LOOSE:
                where, nothing = LOOSE[kind]
                after = replace(entry(where, key) or nothing, **{name: typed(name, value)})
                put(where, key, None if after == nothing else after)
            elif kind in ANCHORED:
                where = ANCHORED[kind].map
                put(where, key, changed_anchored(entry(where, key), ANCHORED[kind], key, name, value))
            elif kind is Kind.PROOF:
                before: frozenset[str] = entry("proofs", key) or frozenset()
                put("proofs", key, (before - {name} if value is None else before | {name}) or None)
            elif kind is Kind.PART:
                inside.setdefault(key, []).append(Change(Place.parse(name), value))
            else:
                put(_MAPS[kind], key, value or None)
        for part, inner in inside.items():
            put("parts", part, _changed_part(self.parts.get(part), part, inner, self.year))
        maps: dict[str, Any] = {name: changed(getattr(self, name), made) for name, made in edits.items()}
        return replace(self, unit=unit, **maps)

    def inverse(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes that bring this evaluation back after ``changes``."""
        first: dict[Place, str | None] = {}
        for change in changes:
            for place in self.overwritten(change):
                first.setdefault(place, self.value_at(place))
        return tuple(Change(place, value) for place, value in reversed(first.items()))

    def overwritten(self, change: Change) -> tuple[Place, ...]:
        """The places a change alters: an item without its anchor is gone with all its fields.

        The anchor stands last, so that the reverse begins with it.
        """
        place = change.place
        if place.kind is Kind.PART:
            part = self.parts.get(place.key)
            inner = Place.parse(place.field)
            if part is not None and inner == _PART_ANCHOR and change.value is None:
                return tuple(reversed([each.place for each in _part_places(part)]))
            if part is not None:
                within = part.evaluation.overwritten(Change(inner, change.value))
                return tuple(Place(Kind.PART, place.key, str(each)) for each in within)
        anchored = ANCHORED.get(place.kind)
        if anchored is not None and place.field == anchored.anchor and change.value is None:
            return tuple(Place(place.kind, place.key, name) for name in reversed(anchored.fields))
        return (place,)

    def places(self) -> Iterator[Change]:
        """Everything that stands in it, as the changes that would make it from an empty evaluation."""
        for key, figure in self.facts.items():
            yield Change(Place(Kind.FACT, key), str(figure))
        for code, judgement in self.judgements.items():
            yield from cells_of(Kind.LEAF, code, judgement)
        for code, review in self.reviews.items():
            yield from cells_of(Kind.REVIEW, code, review)
        for code, own in self.own.items():
            yield from cells_of(Kind.OWN, code, own)
        for key, evidence in self.evidence.items():
            yield from cells_of(Kind.EVIDENCE, key, evidence)
        for key, scan in self.scans.items():
            yield from cells_of(Kind.SCAN, key, scan)
        for code, proving in self.proofs.items():
            yield from (Change(Place(Kind.PROOF, code, each), "1") for each in sorted(proving))
        for kind in _MAPS:
            for key, text in self._texts(kind).items():
                yield Change(Place(kind, key), text)
        for part in self.parts.values():
            yield from _part_places(part)

    def _texts(self, kind: Kind) -> Mapping[str, str]:
        texts: Mapping[str, str] = getattr(self, _MAPS[kind])
        return texts


_MAPS = {
    Kind.TEXT: "texts",
    Kind.UNCONFIRMED: "unconfirmed",
    Kind.PRIOR: "prior",
    Kind.OVERRULED: "overruled",
    Kind.GENERATED: "generated",
}


MONITORED_UNTIL = "monitoring.until"  # key of the text 监控截止日期 in the monitoring
PART_HEADERS = ("rubric", "form", "name", "position", "unit")
_PART_ANCHOR = Place(Kind.HEADER, "rubric")


def is_known(place: Place) -> bool:
    """Whether this version knows what stands at a place; checked where content comes from outside."""
    if place.kind is Kind.PART:
        try:
            inner = Place.parse(place.field)
        except ValueError:
            return False
        return (
            inner.key in PART_HEADERS if inner.kind is Kind.HEADER else inner.kind is not Kind.PART and is_known(inner)
        )
    return place.kind not in FIELDS or place.field in FIELDS[place.kind]


def new_part(part: Part) -> tuple[Change, ...]:
    """The changes that add a part with all that stands in it."""
    return tuple(_part_places(part))


def remove_part(part: str) -> tuple[Change, ...]:
    """The change that takes a part away; undo brings back all of it."""
    return (Change(Place(Kind.PART, part, str(_PART_ANCHOR)), None),)


def set_value(place: Place, value: str | None, evaluation: Evaluation) -> tuple[Change, ...]:
    """The edit of one cell by a person: the new value, and the mark 未确认 taken off."""
    changes = [Change(place, value)]
    if evaluation.is_unconfirmed(place):
        changes.append(Change(Place(Kind.UNCONFIRMED, str(place)), None))
    return tuple(changes)


def _part_places(part: Part) -> Iterator[Change]:
    """All of a part, its anchor first."""
    for name in PART_HEADERS:
        place = Place(Kind.HEADER, name)
        value = _value_in(part, place)
        if value is not None:
            yield Change(Place(Kind.PART, part.id, str(place)), value)
    yield from in_part(part.id, part.evaluation.places())


def _value_in(part: Part, place: Place) -> str | None:
    if place.kind is not Kind.HEADER:
        return part.evaluation.value_at(place)
    headers: Mapping[str, object] = {
        "rubric": part.evaluation.rubric_id,
        "form": part.form,
        "name": part.name,
        "position": part.position,
        "unit": part.evaluation.unit,
    }
    return text_of(headers.get(place.key))


def _changed_part(before: Part | None, key: str, changes: Iterable[Change], year: int) -> Part | None:
    """A part after its changes; None when nothing is left of it. Without its rubric all of it is gone."""
    nothing = Part(key, PartForm.PROJECT, "", 0, Evaluation("", year, ""))
    part = before or nothing
    inner: list[Change] = []
    for change in changes:
        (kind, name, _), value = change
        if kind is not Kind.HEADER:
            inner.append(change)
            continue
        if name == "rubric" and value is None:
            part, inner = nothing, []
            continue
        match name:
            case "rubric":
                part = replace(part, evaluation=replace(part.evaluation, rubric_id=value or ""))
            case "unit":
                part = replace(part, evaluation=replace(part.evaluation, unit=value or ""))
            case "form":
                part = replace(part, form=PartForm(value or PartForm.PROJECT))
            case "position":
                part = replace(part, position=int(value or 0))
            case _:
                part = replace(part, name=value or "")
    part = replace(part, evaluation=part.evaluation.apply(inner))
    return None if part == nothing else part
