"""Places, changes and the values they make."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import (
    JUDGEMENT_FIELDS,
    OWN_FIELDS,
    Change,
    Evaluation,
    Judgement,
    Kind,
    OwnIndicator,
    Place,
    set_value,
)

EMPTY = Evaluation("某单位", 2023, "small")
SCORE = Place(Kind.LEAF, "mgmt.rate", "score")
RATE = Place(Kind.FACT, "budget")

keys = st.from_regex(r"[a-z][a-z0-9_]{0,5}(\.[a-z0-9_]{1,4}){0,3}", fullmatch=True)
cells = st.one_of(
    st.builds(Place, st.just(Kind.HEADER), st.just("unit"), st.just("")),
    st.builds(Place, st.just(Kind.FACT), keys, st.just("")),
    st.builds(Place, st.just(Kind.LEAF), keys, st.sampled_from(JUDGEMENT_FIELDS)),
    st.builds(Place, st.just(Kind.OWN), keys, st.sampled_from(OWN_FIELDS)),
    st.builds(Place, st.just(Kind.TEXT), st.one_of(keys, keys.map(lambda key: f"narrative.{key}")), st.just("")),
)
places = st.one_of(
    cells,
    st.builds(Place, st.sampled_from((Kind.UNCONFIRMED, Kind.PRIOR)), cells.map(str), st.just("")),
    st.builds(Place, st.just(Kind.OVERRULED), cells.map(lambda place: f"SUM001@{place}"), st.just("")),
)


@given(places)
def test_a_place_is_its_text(place: Place) -> None:
    """Files keep places as text; marks keep places inside places."""
    assert Place.parse(str(place)) == place


@given(places, places)
def test_different_places_have_different_texts(one: Place, other: Place) -> None:
    assert (one == other) == (str(one) == str(other))


def test_a_place_of_no_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        Place.parse("nowhere/x")


def test_each_kind_of_change() -> None:
    """And each can be read back where it was put."""
    changes = (
        Change(Place(Kind.HEADER, "unit"), "新单位"),
        Change(RATE, "520.380"),
        Change(SCORE, "1.50"),
        Change(Place(Kind.LEAF, "mgmt.rate", "basis"), "依据"),
        Change(Place(Kind.TEXT, "goal"), "目标"),
        Change(Place(Kind.OWN, "duty.1", "parent"), "duty"),
        Change(Place(Kind.OWN, "duty.1", "weight"), "7.5"),
        Change(Place(Kind.OWN, "duty.1", "position"), "2"),
        Change(Place(Kind.PRIOR, "fact/budget"), "519.66"),
        Change(Place(Kind.UNCONFIRMED, "fact/budget"), "1"),
        Change(Place(Kind.OVERRULED, "SUM001@fact/budget"), "原表如此"),
    )
    after = EMPTY.apply(changes)

    assert after.unit == "新单位"
    assert after.facts == {"budget": Decimal("520.38")}
    assert after.judgements == {"mgmt.rate": Judgement(basis="依据", score=Decimal("1.5"))}
    assert after.own == {"duty.1": OwnIndicator("duty.1", "duty", "", Decimal("7.5"), 2)}
    assert after.is_unconfirmed(RATE)
    assert [after.value_at(change.place) for change in changes] == [
        *("新单位", "520.380", "1.5", "依据", "目标", "duty", "7.5", "2", "519.66", "1", "原表如此"),
    ]
    assert Evaluation("某单位", 2023, "small") == EMPTY


def test_nothing_stands_in_an_empty_evaluation() -> None:
    assert [EMPTY.value_at(place) for place in (RATE, SCORE, Place(Kind.OWN, "duty.1", "name"))] == [None] * 3
    assert list(EMPTY.places()) == []


def test_clearing_leaves_no_trace() -> None:
    """A judgement with nothing in it, a text without characters: as if never touched."""
    full = EMPTY.apply([Change(RATE, "1"), Change(SCORE, "1"), Change(Place(Kind.TEXT, "goal"), "目标")])
    after = full.apply([Change(RATE, None), Change(SCORE, None), Change(Place(Kind.TEXT, "goal"), "")])

    assert after == EMPTY


def test_an_own_indicator_goes_with_its_parent() -> None:
    """One change takes it away; the inverse of that one change brings all its fields back."""
    own = OwnIndicator("duty.1", "duty", "名称", Decimal(3), 4, "解释")
    before = Evaluation("某单位", 2023, "small", own={"duty.1": own})
    gone = (Change(Place(Kind.OWN, "duty.1", "parent"), None),)

    assert before.apply(gone).own == {}
    assert before.apply(gone).apply(before.inverse(gone)) == before


def test_clearing_what_is_not_there_makes_nothing() -> None:
    assert EMPTY.apply([Change(Place(Kind.OWN, "duty.1", "name"), None)]) == EMPTY
    assert EMPTY.apply([Change(Place(Kind.FACT, "x"), None), Change(SCORE, None)]) == EMPTY


def test_the_inverse_knows_only_what_was_there_first() -> None:
    """Two changes of one cell in one edit: undo goes back to before both."""
    before = EMPTY.apply([Change(RATE, "1")])
    changes = (Change(RATE, "2"), Change(RATE, "3"))

    assert before.inverse(changes) == (Change(RATE, "1"),)


def test_words_are_no_figures() -> None:
    """Editors and readers check before; a slip is loud."""
    with pytest.raises(InvalidOperation):
        EMPTY.apply([Change(RATE, "一百")])


def test_an_edit_by_hand_confirms() -> None:
    marked = EMPTY.apply([Change(RATE, "1"), Change(Place(Kind.UNCONFIRMED, str(RATE)), "1")])

    assert set_value(RATE, "2", marked) == (
        Change(RATE, "2"),
        Change(Place(Kind.UNCONFIRMED, "fact/budget"), None),
    )
    assert set_value(RATE, "2", EMPTY) == (Change(RATE, "2"),)
