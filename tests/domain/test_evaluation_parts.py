"""Evidence, reviews and further evaluations in one file change like everything else: by places, and back again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import (
    EVIDENCE_FIELDS,
    Change,
    Evaluation,
    Kind,
    Part,
    PartForm,
    Place,
    in_part,
    is_known,
    is_review,
    new_part,
    remove_part,
)

EMPTY = Evaluation("某单位", 2023, "guangzhou-2021")
PROJECT = Part("p1", PartForm.PROJECT, "设备更新", 1, Evaluation("某单位", 2023, "national-project-2020"))

_codes = st.sampled_from(["a", "a.b", "own-1"])
_texts = st.one_of(st.none(), st.text("甲乙丙/\n", min_size=1, max_size=4))
_figures = st.one_of(st.none(), st.sampled_from(["1", "2.50", "-3"]))
_inner = st.one_of(
    st.builds(Change, st.builds(Place, st.just(Kind.FACT), _codes), _figures),
    st.builds(Change, st.builds(Place, st.just(Kind.LEAF), _codes, st.sampled_from(["target", "basis"])), _texts),
    st.builds(Change, st.builds(Place, st.just(Kind.REVIEW), _codes, st.just("opinion")), _texts),
    st.builds(Change, st.builds(Place, st.just(Kind.REVIEW), _codes, st.just("score")), _figures),
    st.builds(Change, st.builds(Place, st.just(Kind.OWN), _codes, st.sampled_from(["parent", "name"])), _texts),
    st.builds(Change, st.builds(Place, st.just(Kind.PROOF), _codes, st.sampled_from(["e1", "e2"])), st.just("1")),
    st.builds(Change, st.builds(Place, st.just(Kind.PROOF), _codes, st.sampled_from(["e1", "e2"])), st.none()),
)
_evidence = st.builds(
    Change,
    st.builds(
        Place, st.just(Kind.EVIDENCE), st.sampled_from(["e1", "e2"]), st.sampled_from(["sha256", "name", "note"])
    ),
    _texts,
)
_headers = st.sampled_from(
    [("rubric", "r"), ("rubric", None), ("name", "项目"), ("name", None), ("form", "monitoring"), ("position", "2")]
).map(lambda header: Change(Place(Kind.HEADER, header[0]), header[1]))
_within = st.tuples(st.sampled_from(["p1", "p2"]), st.one_of(_inner, _headers)).map(
    lambda it: in_part(it[0], [it[1]])[0]
)
_changes = st.lists(st.one_of(_inner, _evidence, _within), max_size=12)


@given(_changes, _changes)
def test_every_edit_can_be_taken_back(first: list[Change], second: list[Change]) -> None:
    start = EMPTY.apply(first)
    assert start.apply(second).apply(start.inverse(second)) == start


@given(_changes)
def test_an_evaluation_is_made_again_from_its_places(changes: list[Change]) -> None:
    made = EMPTY.apply(changes)
    written = [(str(place), value) for place, value in made.places()]
    read = [Change(Place.parse(place), value) for place, value in written]
    assert EMPTY.apply(read) == made
    assert EMPTY.apply(reversed(read)) == made  # a file gives them in another order
    assert all(is_known(place) for place, _ in read)


@given(_changes)
def test_every_place_gives_back_what_stands_there(changes: list[Change]) -> None:
    made = EMPTY.apply(changes)
    assert all(made.value_at(place) == value for place, value in made.places())


def test_a_removed_project_comes_back_whole() -> None:
    filled = EMPTY.apply(new_part(PROJECT)).apply(in_part("p1", [Change(Place(Kind.LEAF, "x", "actual"), "12 台")]))
    removal = remove_part("p1")
    assert filled.apply(removal) == EMPTY
    assert filled.apply(removal).apply(filled.inverse(removal)) == filled


def test_a_part_is_a_whole_evaluation() -> None:
    filled = EMPTY.apply([*new_part(PROJECT), *in_part("p1", [Change(Place(Kind.FACT, "paid"), "3.50")])])
    part = filled.parts["p1"]
    assert (part.name, part.form, part.position) == ("设备更新", PartForm.PROJECT, 1)
    assert (part.evaluation.rubric_id, part.evaluation.year) == ("national-project-2020", 2023)
    assert str(part.evaluation.facts["paid"]) == "3.50"
    assert not filled.facts


def test_one_file_proves_several_indicators() -> None:
    file = [Change(Place(Kind.EVIDENCE, "e1", name), "7") for name in EVIDENCE_FIELDS]
    proofs = [Change(Place(Kind.PROOF, code, "e1"), "1") for code in ("a", "b")]
    filled = EMPTY.apply([*file, *proofs])
    assert filled.evidence["e1"].size == 7
    assert filled.proofs == {"a": frozenset({"e1"}), "b": frozenset({"e1"})}


def test_the_reviewers_words_are_outside_what_is_signed() -> None:
    words = [Change(Place(Kind.REVIEW, "a", "opinion"), "依据不足"), Change(Place(Kind.REVIEW, "a", "score"), "1.5")]
    filled = EMPTY.apply([*new_part(PROJECT)])
    reviewed = filled.apply([*words, *in_part("p1", words)])
    assert reviewed != filled
    assert reviewed.signable == filled
    assert all(is_review(place) for place, _ in in_part("p1", words))
    assert not is_review(Place(Kind.PART, "p1", "leaf/a/score"))


def test_places_of_later_versions_are_not_taken_for_known() -> None:
    assert not is_known(Place(Kind.PART, "p1", "hologram/x"))
    assert not is_known(Place(Kind.PART, "p1", "part/p2/header/rubric"))
    assert not is_known(Place(Kind.REVIEW, "a", "mood"))
    assert is_known(Place(Kind.PROOF, "a", "e1"))
