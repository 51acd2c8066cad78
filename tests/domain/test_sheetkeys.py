"""The lines by which a collection sheet (填报表) and its cells are known again: exact, and never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import Kind, Place
from desktop.domain.sheetkeys import Header, NotAHeader, place_of, read_header, read_key, write_header, write_key

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
CODES = st.lists(TEXT, max_size=4)
HEADERS = st.builds(
    lambda unit, year, rubric, part, office, codes: Header(
        unit, year, rubric, part, office, tuple(codes), tuple(code[::-1] for code in codes)
    ),
    *(TEXT, st.integers(1990, 2100), TEXT, TEXT, TEXT, CODES),
)
NAMES = st.sampled_from(("fact/budget.city", "leaf/own.1/basis", "who", "day"))


@given(HEADERS, NAMES)
def test_what_was_written_is_read_back(header: Header, name: str) -> None:
    assert read_header(f" {write_header(header)}\n") == header
    assert read_key(header, f"{write_key(header, name)} ") == name


@given(HEADERS, st.data())
def test_a_changed_letter_is_noticed(header: Header, data: st.DataObject) -> None:
    line = write_header(header)
    at = data.draw(st.integers(0, len(line) - 1))
    letter = data.draw(st.sampled_from("a0|é局").filter(lambda other: other != line[at]))
    with pytest.raises(NotAHeader):
        read_header(line[:at] + letter + line[at + 1 :])


@given(HEADERS, NAMES, st.sampled_from(("unit", "rubric_id", "part")), TEXT)
def test_the_line_of_another_sheet_is_none_of_ours(header: Header, name: str, field: str, other: str) -> None:
    theirs = replace(header, **{field: other})  # type: ignore[arg-type]
    got = read_key(header, write_key(theirs, name))
    assert got == (name if theirs == header else None)


@given(HEADERS, NAMES, TEXT)
def test_lines_of_two_offices_can_stand_in_one_sheet(header: Header, name: str, office: str) -> None:
    other = replace(header, office=office, codes=(), forms=())
    assert read_key(other, write_key(header, name)) == name


@given(st.text(max_size=60), st.sampled_from(("", "zipingtai-sheet|1|", "zipingtai-sheet|1|{}|", "zipingtai-cell|")))
def test_whatever_stands_in_a_cell_is_no_line_of_ours(text: str, begin: str) -> None:
    with pytest.raises(NotAHeader):
        read_header(begin + text)
    assert read_key(Header("某局", 2023, "small", "", "", (), ()), begin + text) is None


def test_a_later_version_says_so() -> None:
    line = write_header(Header("某局", 2023, "small", "", "", (), ()))
    with pytest.raises(NotAHeader) as caught:
        read_header(line.replace("|1|", "|2|", 1))
    assert caught.value.newer


def test_places_and_what_is_asked_beside_them() -> None:
    assert place_of("fact/budget.city") == Place(Kind.FACT, "budget.city")
    assert place_of("who") is None
