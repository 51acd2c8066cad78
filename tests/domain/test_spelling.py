"""Looking names up by their signs gives what going through all of them would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.findings.spelling import Spelling

_NAMES = st.text("预算执行率指标完成1之", min_size=3, max_size=7)
_WRITTEN = st.text("预算执行率指标完成1之外采购", min_size=1, max_size=9)


def likest(names: list[str], written: str) -> str:
    """The name that shares most signs, at least half; the shorter, then the last one."""
    signs = set(written)
    best = max(names, key=lambda known: (len(signs & set(known)), -len(known), known), default="")
    return best if 2 * len(signs & set(best)) >= len(signs) else ""


@given(st.lists(_NAMES, max_size=12), _WRITTEN)
def test_the_likest_name_is_that_of_a_full_search(names: list[str], written: str) -> None:
    assert Spelling(names).most_like(written) == likest(names, written)


@given(st.lists(_NAMES, max_size=12), _WRITTEN)
def test_overlapping_is_standing_in_one_another(names: list[str], written: str) -> None:
    assert Spelling(names).overlaps(written) == any(written in name or name in written for name in names)


def test_two_names_side_by_side_are_no_name() -> None:
    assert not Spelling(["预算执行", "采购完成"]).overlaps("执行采购")
