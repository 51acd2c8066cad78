"""What can be printed is what the shipped faces have; what only looks like text is cleaned, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import Kind, Place, set_value
from desktop.domain.findings import check
from desktop.domain.findings.finding import Severity
from desktop.domain.findings.fixes import fix_of
from desktop.domain.printable import clean, missing, named
from tests.domain.findings_helpers import case, leaf
from tests.reports import printable_ranges

BULLET = "\uf0b7按期完成\x07"


def test_the_table_is_that_of_the_shipped_faces() -> None:
    """After a change of the fonts: python -m tests.reports.printable_ranges"""
    points = printable_ranges.covered()
    assert not missing("".join(map(chr, sorted(points))))
    beyond = [point + 1 for _, point in printable_ranges.ranges(points)]
    assert len(missing("".join(map(chr, beyond)))) == len([point for point in beyond if chr(point) not in "\t\n\r"])


@given(st.text())
def test_cleaning_twice_changes_nothing_more_and_takes_no_printable_character(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    kept = [each for each in text if not missing(each)]
    assert [each for each in kept if each not in cleaned and each not in "\u00ad\x85"] == []


def test_signs_of_word_become_real_ones() -> None:
    assert clean(BULLET) == "•按期完成"
    assert (
        missing(clean("\uf0a7\uf06c\uf06e\uf071\uf075\uf0a8\uf0d8\uf0fc\uf0fe\uf0e0\uf0b0\uf0b4\uf0b3\uf0a3\uf0b1"))
        == ()
    )


def test_an_invisible_character_is_named_by_its_number() -> None:
    assert named("\uf0b7") == "（U+F0B7）"
    assert named("😀") == "“😀”（U+1F600）"


def test_a_cell_that_cannot_be_printed_blocks_signing_and_is_mended_where_that_is_sure() -> None:
    of = case([leaf("mgmt.rate", "basis", BULLET)])
    (finding,) = [each for each in check(of).all() if each.code == "TXT010"]
    assert finding.severity is Severity.ERROR
    assert finding.where == Place(Kind.LEAF, "mgmt.rate", "basis")
    assert fix_of(of, finding) == set_value(finding.where, "•按期完成", of.evaluation)


def test_what_only_a_person_can_replace_has_no_fix() -> None:
    of = case([leaf("mgmt.rate", "basis", "按期完成\U0001f600")])
    (finding,) = [each for each in check(of).all() if each.code == "TXT010"]
    assert "U+1F600" in finding.message
    assert fix_of(of, finding) == ()
