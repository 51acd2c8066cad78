"""An evaluation (自评): what one unit filled in for one year, and the one way of changing it.

Every editable thing has a :class:`Place`; an edit is a tuple of :class:`Change`, each a place and its new text. The
same changes are applied on the screen, written to the file, kept as history and reversed by undo, so none of these can
disagree about what an edit was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.number import plain


class Kind(StrEnum):
    """What sort of thing stands at a place."""

    HEADER = "header"  # key "unit"
    FACT = "fact"  # key: fact key; a figure in the unit of its field
    LEAF = "leaf"  # key: indicator code; field: a field of Judgement
    TEXT = "text"  # key: text key, or "narrative.<key>"
    OWN = "own"  # key: code of a unit's own indicator; field: a field of OwnIndicator
    UNCONFIRMED = "unconfirmed"  # key: str(place) carried over or imported and not yet looked at; value "1"
    PRIOR = "prior"  # key: str(place); last year's text, shown beside the cell
    OVERRULED = "overruled"  # key: Finding.id; the reason why it may stand


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
        if kind not in (Kind.LEAF, Kind.OWN):
            return cls(kind, rest)
        key, _, name = rest.rpartition("/")
        return cls(kind, key, name)


class Change(NamedTuple):
    """A place and its new text; None clears it."""

    place: Place
    value: str | None


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

    def judgement(self, code: str) -> Judgement:
        """What is written beside a leaf; all empty where nothing is."""
        return self.judgements.get(code, _NOTHING)

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
                return _text(getattr(self.judgement(place.key), place.field))
            case Kind.OWN:
                own = self.own.get(place.key)
                return None if own is None else _text(getattr(own, place.field))
            case _:
                return self._texts(place.kind).get(place.key)

    def apply(self, changes: Iterable[Change]) -> Evaluation:
        """A copy with every change made, in order.

        Raises:
            decimal.InvalidOperation: A figure, score or weight is no number; editors and readers check before.
        """
        maps: dict[str, dict[str, object]] = {}
        unit = self.unit

        def own_copy(name: str) -> dict[str, object]:
            if name not in maps:
                maps[name] = dict(getattr(self, name))
            return maps[name]

        for (kind, key, name), value in changes:
            if kind is Kind.HEADER:
                unit = value or ""
            elif kind is Kind.FACT:
                _put(own_copy("facts"), key, None if value is None else Decimal(value))
            elif kind is Kind.LEAF:
                judgements = own_copy("judgements")
                before = judgements.get(key, _NOTHING)
                assert isinstance(before, Judgement)
                after = replace(before, **{name: _typed(name, value)})  # type: ignore[arg-type]
                _put(judgements, key, None if after == _NOTHING else after)
            elif kind is Kind.OWN:
                _change_own(own_copy("own"), key, name, value)
            else:
                _put(own_copy(_MAPS[kind]), key, value or None)
        return replace(self, unit=unit, **maps)  # type: ignore[arg-type]

    def inverse(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes that bring this evaluation back after ``changes``."""
        first: dict[Place, str | None] = {}
        for change in changes:
            for place in _overwritten(change):
                first.setdefault(place, self.value_at(place))
        return tuple(Change(place, value) for place, value in reversed(first.items()))

    def places(self) -> Iterator[Change]:
        """Everything that stands in it, as the changes that would make it from an empty evaluation."""
        for key, figure in self.facts.items():
            yield Change(Place(Kind.FACT, key), str(figure))
        for code, judgement in self.judgements.items():
            yield from _cells(Kind.LEAF, code, judgement)
        for code, own in self.own.items():
            yield from _cells(Kind.OWN, code, own)
        for kind in _MAPS:
            for key, text in self._texts(kind).items():
                yield Change(Place(kind, key), text)

    def _texts(self, kind: Kind) -> Mapping[str, str]:
        texts: Mapping[str, str] = getattr(self, _MAPS[kind])
        return texts


_MAPS = {
    Kind.TEXT: "texts",
    Kind.UNCONFIRMED: "unconfirmed",
    Kind.PRIOR: "prior",
    Kind.OVERRULED: "overruled",
}
_NOTHING = Judgement()
JUDGEMENT_FIELDS = tuple(each.name for each in fields(Judgement))
OWN_FIELDS = tuple(each.name for each in fields(OwnIndicator) if each.name != "code")


def set_value(place: Place, value: str | None, evaluation: Evaluation) -> tuple[Change, ...]:
    """The edit of one cell by a person: the new value, and the mark 未确认 taken off."""
    changes = [Change(place, value)]
    if evaluation.is_unconfirmed(place):
        changes.append(Change(Place(Kind.UNCONFIRMED, str(place)), None))
    return tuple(changes)


def _overwritten(change: Change) -> tuple[Place, ...]:
    """The places a change alters: an own indicator without a parent is gone with all its fields.

    The parent stands last, so that the reverse begins with it.
    """
    place = change.place
    if place.kind is Kind.OWN and place.field == "parent" and change.value is None:
        return tuple(Place(Kind.OWN, place.key, name) for name in reversed(OWN_FIELDS))
    return (place,)


def _cells(kind: Kind, key: str, item: Judgement | OwnIndicator) -> Iterator[Change]:
    names = OWN_FIELDS if kind is Kind.OWN else JUDGEMENT_FIELDS
    for name in names:
        text = _text(getattr(item, name))
        if text is not None:
            yield Change(Place(kind, key, name), text)


def _change_own(own: dict[str, object], code: str, name: str, value: str | None) -> None:
    """Set one field; an own indicator is there as long as it has a parent."""
    if name == "parent" and value is None:
        own.pop(code, None)
        return
    before = own.get(code)
    if before is None:
        if value is None:
            return
        before = OwnIndicator(code, "")
    assert isinstance(before, OwnIndicator)
    typed: object = int(value or 0) if name == "position" else _typed(name, value)
    own[code] = replace(before, **{name: typed})  # type: ignore[arg-type]


def _put(values: dict[str, object], key: str, value: object) -> None:
    if value is None:
        values.pop(key, None)
    else:
        values[key] = value


def _typed(name: str, value: str | None) -> Decimal | str | None:
    """A field's text as its type: scores and weights are decimals, all else is text."""
    if name in ("score", "weight"):
        return None if value is None else Decimal(value)
    return value or ""


def _text(value: object) -> str | None:
    """A field's value as a Change carries it; empty counts as nothing."""
    if isinstance(value, Decimal):
        return plain(value)
    if value is None or value == "":
        return None
    return str(value)
