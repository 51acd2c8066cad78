"""Figures of the same year, from another section's sheet, into the open file: cell by cell beside what is there.

A unit's own indicators are numbered anew in every file, so one of the same name under the same heading is the same;
any other is added with everything above it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from desktop.domain.carryover import Plan, carry_over, ids
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.imported import ImportResult
from desktop.domain.number import plain
from desktop.domain.tree import next_own_code


@dataclass(frozen=True, slots=True)
class Incoming:
    """One value on its way into a cell.

    Attributes:
        place: The cell; of kind PRIOR for a value that only stands beside it.
        value: What was read, in the form a change carries.
        current: What is there; "" for an empty cell.
        by_rule: ``current`` is a score the rule gives, nobody typed it.
        origin: The id of the value or indicator it was read as, "" for the unit's name.
        before: What has to be in the file first: the own indicator the cell belongs to, with all above it.
    """

    place: Place
    value: str
    current: str
    by_rule: bool
    origin: str
    before: tuple[Change, ...] = ()

    @property
    def conflicts(self) -> bool:
        """Whether something else is there already."""
        return bool(self.current)


def incoming(result: ImportResult, case: Case, *, beside: bool, left_out: Collection[str] = ()) -> tuple[Incoming, ...]:
    """What a source would put into an open evaluation; values that are there already are left out.

    Args:
        result: What was read, matched to the evaluation's rubric.
        case: The evaluation.
        beside: Whether it is an earlier year's, which stands beside the cells and fills none.
        left_out: Ids of what is not wanted.
    """
    year = case.evaluation.year
    dated = replace(result, year=None if beside else year)
    wanted = ids(dated) - frozenset(left_out)
    return tuple(_meet(carry_over(dated, wanted, case.rubric, year), case, beside=beside))


def accepted(chosen: Iterable[Incoming]) -> tuple[Change, ...]:
    """The changes that put the chosen values in; every cell that is filled is marked 未确认."""
    changes: dict[Change, None] = {}
    for one in chosen:
        changes.update(dict.fromkeys(one.before))
        changes[Change(one.place, one.value)] = None
        if one.place.kind is not Kind.PRIOR:
            changes[_mark(one.place)] = None
    return tuple(changes)


def _meet(plan: Plan, case: Case, *, beside: bool) -> list[Incoming]:
    codes, before = _own_codes(plan.changes, case)
    found = []
    for place, value in plan.changes:
        if place.kind is Kind.UNCONFIRMED or place.field in ("parent", "position") or value is None:
            continue
        inner = Place.parse(place.key) if place.kind is Kind.PRIOR else place
        key = codes.get(inner.key, inner.key)
        if beside and (place.kind is not Kind.PRIOR or key in before):
            continue  # an earlier year fills no cell and adds no indicator
        here = Place(inner.kind, key, inner.field)
        there = Place(Kind.PRIOR, str(here)) if place.kind is Kind.PRIOR else here
        current, by_rule = _current(there, case)
        if not _same(there, current, value):
            found.append(Incoming(there, value, current, by_rule, plan.origins.get(place, ""), before.get(key, ())))
    return found


def _own_codes(changes: Sequence[Change], case: Case) -> tuple[dict[str, str], dict[str, tuple[Change, ...]]]:
    """For each own indicator of a plan its code in the file; and for those that are new, what makes them."""
    named = {place.key: value or "" for place, value in changes if place.kind is Kind.OWN and place.field == "name"}
    parents = {place.key: value or "" for place, value in changes if place.kind is Kind.OWN and place.field == "parent"}
    taken = {*case.tree.nodes, *case.evaluation.own}
    codes: dict[str, str] = {}
    before: dict[str, tuple[Change, ...]] = {}
    last: dict[str, int] = {}
    for code, parent in parents.items():  # a heading stands before what is below it
        above = codes.get(parent, parent)
        same = _same_name(case.evaluation, above, named.get(code, ""))
        if same:
            codes[code] = same
            continue
        new = next_own_code(above, taken)
        taken.add(new)
        codes[code] = new
        last[above] = last.get(above, _last_position(case.evaluation, above)) + 1
        name = Place(Kind.OWN, new, "name")
        before[new] = (
            *before.get(above, ()),
            Change(Place(Kind.OWN, new, "parent"), above),
            Change(Place(Kind.OWN, new, "position"), str(last[above])),
            Change(name, named.get(code, "")),
            _mark(name),
        )
    return codes, before


def _same_name(evaluation: Evaluation, parent: str, name: str) -> str:
    own = evaluation.own.items()
    return next((code for code, one in own if one.parent == parent and _bare(one.name) == _bare(name)), "")


def _last_position(evaluation: Evaluation, parent: str) -> int:
    return max((one.position for one in evaluation.own.values() if one.parent == parent), default=0)


def _current(place: Place, case: Case) -> tuple[str, bool]:
    """What stands in a cell, and whether it is a score that follows from the rule."""
    typed = case.evaluation.value_at(place) or ""
    if typed or place.kind is not Kind.LEAF or place.field != "score" or place.key not in case.tree:
        return typed, False
    points = case.sheet.points(place.key)
    return ("", False) if points is None else (plain(points), True)


def _bare(text: str) -> str:
    return "".join(text.split())


def _same(place: Place, one: str, other: str) -> bool:
    if _bare(one) == _bare(other):  # a printed cell breaks lines wherever it is full
        return True
    if not one or not (place.kind is Kind.FACT or place.field in ("score", "weight")):
        return False
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False


def _mark(place: Place) -> Change:
    return Change(Place(Kind.UNCONFIRMED, str(place)), "1")
