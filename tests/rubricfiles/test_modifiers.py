"""Modifiers as a rubric file writes them."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.modifiers import WhenGone, WhenOver
from desktop.domain.number import YES_NO
from desktop.domain.scoring.composed import Rollup, Shares
from desktop.rubricfiles import load_files
from tests.small_rubric import SMALL

RATE = '      proportional: {value: executed / budget, measure: 预算完成率, zero_at: "0.90"}\n'
CAP = """total_cap:
  value: executed / budget
  measure: 预算完成率
  intervals:
    - {includes: low, low: "0.70", high: "0.80", cap: "89"}
    - {includes: none, high: "0.70", cap: "79"}
head:
"""


def with_text(file: str, old: str, new: str) -> dict[str, str]:
    assert SMALL[file].count(old) == 1
    return {**SMALL, file: SMALL[file].replace(old, new)}


def test_a_limit_on_the_total() -> None:
    """The intervals may stand in either order and leave a side free."""
    cap = load_files(with_text("rubric.yaml", "head:\n", CAP)).total_cap

    assert cap is not None
    assert cap.in_words == "预算完成率 ≥70% 且 <80% 的，总分最高 89 分；预算完成率 <70% 的，总分最高 79 分。"
    assert load_files(SMALL).total_cap is None


def test_not_applicable_and_over_achievement() -> None:
    """The question becomes a yes/no figure of the leaf, and an edit of it re-scores the leaf."""
    gone = "    not_applicable: {key: rate.none, text: 没有预算, then: rescale}\n"
    over = '    over_achievement: {at: "1.3", then: reason}\n'
    rubric = load_files(with_text("sections/mgmt.yaml", RATE, RATE + gone + over))
    leaf = next(each for each in rubric.walk() if each.code == "mgmt.rate")

    assert leaf.not_applicable is not None
    assert leaf.not_applicable.then is WhenGone.RESCALE
    assert leaf.over_achievement is not None
    assert (leaf.over_achievement.at, leaf.over_achievement.then) == (Decimal("1.3"), WhenOver.REASON)
    assert leaf.reads == ("rate.none", "executed", "budget")
    assert rubric.fields()["rate.none"].unit == YES_NO


def test_a_sub_table_stands_on_an_open_slot() -> None:
    files = with_text("rubric.yaml", "certainty: assumed}", "certainty: assumed, score: {rollup: {shares: stated}}}")
    duty = next(each for each in load_files(files).walk() if each.code == "duty")

    assert duty.open_slot
    assert duty.method == Rollup(Shares.STATED)
