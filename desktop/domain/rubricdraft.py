"""A rubric (评价方案) while a person works on it: everything its files hold, as text, half-finished or wrong included.

A draft is a value. An edit (``rubricedit``) gives a new one, so undoing is keeping the old one. Figures are text as
typed; what is wrong with them is found by reading the draft as the strict loader reads files, never here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from desktop.domain.fact import FactField

# What a rubric file may hold below a key: texts, whole numbers, truth values, nothing, lists and tables of these.
Plain = str | int | bool | None | tuple["Plain", ...] | Mapping[str, "Plain"]


@dataclass(frozen=True, slots=True)
class IndicatorDraft:
    """One indicator. ``node`` is its number in this draft: it stays whatever is edited or moved.

    Attributes:
        weight: In points, as typed.
        method: A name in METHODS; "" for a heading and a plain open slot.
        parameters: Of the method, by name; figures are texts.
        certainty: "printed", "derived", "assumed", or "" for a heading.
        floor: The least score, "0" but for 加减分.
        rest: Keys of its file that have no field here, as they stand there.
    """

    node: int
    code: str
    name: str
    weight: str
    explanation: str = ""
    standard: str = ""
    method: str = ""
    parameters: Mapping[str, Plain] = field(default_factory=dict)
    certainty: str = ""
    certainty_note: str = ""
    facts: tuple[FactField, ...] = ()
    not_applicable: Mapping[str, Plain] | None = None
    over_achievement: Mapping[str, Plain] | None = None
    reference: tuple[Plain, ...] = ()
    open_slot: bool = False
    floor: str = "0"
    rest: Mapping[str, Plain] = field(default_factory=dict)
    children: tuple[IndicatorDraft, ...] = ()

    def walk(self) -> Iterator[IndicatorDraft]:
        """This indicator and all below it, in printed order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class GradeDraft:
    """A grade and its least total, as typed."""

    name: str
    floor: str


@dataclass(frozen=True, slots=True)
class CaseDraft:
    """One case: figures in, scores out; ``content`` has the keys of ``cases/*.yaml`` (README)."""

    file: str  # "limits.yaml"
    content: Mapping[str, Plain]

    @property
    def name(self) -> str:
        """What it tries out."""
        return str(self.content.get("name", ""))


@dataclass(frozen=True, slots=True)
class RubricDraft:
    """A whole rubric. ``rest`` are the keys of rubric.yaml that have no field here, as they stand in the file."""

    id: str
    title: str
    family: str
    year: int
    region: str
    total: str
    facts: tuple[FactField, ...]
    grades: tuple[GradeDraft, ...]
    indicators: tuple[IndicatorDraft, ...]
    rest: Mapping[str, Plain] = field(default_factory=dict)
    aliases: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)  # group -> key -> labels
    cases: tuple[CaseDraft, ...] = ()

    def walk(self) -> Iterator[IndicatorDraft]:
        """Every indicator, in printed order."""
        for indicator in self.indicators:
            yield from indicator.walk()

    def __getitem__(self, node: int) -> IndicatorDraft:
        """The indicator of this number.

        Raises:
            KeyError: There is none.
        """
        for indicator in self.walk():
            if indicator.node == node:
                return indicator
        raise KeyError(node)

    def place(self, node: int) -> tuple[int, ...]:
        """Where an indicator stands: its position on each level from the top.

        Raises:
            KeyError: There is none of this number.
        """
        found = _place(self.indicators, node)
        if found is None:
            raise KeyError(node)
        return found

    def parent(self, node: int) -> int | None:
        """The indicator above; None at level 1."""
        place = self.place(node)
        return self.at(place[:-1]).node if len(place) > 1 else None

    def at(self, place: tuple[int, ...]) -> IndicatorDraft:
        """The indicator at a place (IndexError where there is none)."""
        found = self.indicators[place[0]]
        for step in place[1:]:
            found = found.children[step]
        return found

    def fields(self, node: int | None = None) -> dict[str, FactField]:
        """The figures a formula of this indicator may name: the head's and its own."""
        own = self[node].facts if node is not None else ()
        return {fact.key: fact for fact in (*self.facts, *own)}

    @property
    def next_node(self) -> int:
        """A number no indicator has."""
        return max((indicator.node for indicator in self.walk()), default=0) + 1


def renumbered(indicators: tuple[IndicatorDraft, ...], first: int = 1) -> tuple[IndicatorDraft, ...]:
    """The same indicators with numbers from ``first`` on, in printed order."""
    number = first - 1

    def numbered(indicator: IndicatorDraft) -> IndicatorDraft:
        nonlocal number
        number += 1
        mine = number
        return replace(indicator, node=mine, children=tuple(numbered(child) for child in indicator.children))

    return tuple(numbered(indicator) for indicator in indicators)


def _place(indicators: tuple[IndicatorDraft, ...], node: int) -> tuple[int, ...] | None:
    for at, indicator in enumerate(indicators):
        if indicator.node == node:
            return (at,)
        below = _place(indicator.children, node)
        if below is not None:
            return (at, *below)
    return None
