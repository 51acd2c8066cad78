"""Totals count every leaf, and nothing that is not filled in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.evaluation import Evaluation, Judgement, OwnIndicator
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet, Tally, rescore, score
from desktop.domain.trace import Score, Unscored
from desktop.domain.tree import build_tree

FACTS = {
    key: Decimal(figure)
    for key, figure in {
        "budget": "100", "executed": "99", "cost": "5", "rules.made": "1", "rules.kept": "1", "praised": "0",
        "blamed": "0",
    }.items()
}  # fmt: skip
OWN = {"duty.1": OwnIndicator("duty.1", "duty", "甲", Decimal(50), 1)}
FULL = Evaluation("某单位", 2023, "small", FACTS, {"duty.1": Judgement(target="4", actual="4")}, own=OWN)


def sheet_of(rubric: Rubric, evaluation: Evaluation) -> ScoreSheet:
    return score(rubric, build_tree(rubric, evaluation.own), evaluation)


def test_a_full_form(small_rubric: Rubric) -> None:
    """18 + 10 + 15, 50 of its own, no bonus."""
    sheet = sheet_of(small_rubric, FULL)

    assert sheet.unscored == ()
    assert [sheet.points(code) for code in ("mgmt", "duty", "bonus")] == [43, 50, 0]
    assert sheet.total == 93
    assert sheet.grade is small_rubric.grades[0]
    assert sheet.weight == 100
    assert sheet.leaves["mgmt.rate"].lost == 2


def test_one_gap_leaves_total_and_grade_open(small_rubric: Rubric) -> None:
    """Its branch too; other branches stand."""
    facts = {key: figure for key, figure in FACTS.items() if key != "cost"}
    sheet = sheet_of(small_rubric, replace(FULL, facts=facts))

    assert sheet.unscored == ("mgmt.cost",)
    assert (sheet.total, sheet.grade, sheet.points("mgmt")) == (None, None, None)
    assert sheet.points("duty") == 50
    assert sheet.branches["mgmt"] == Tally(Decimal(33), 2, 3)
    assert sheet.leaves["mgmt.cost"].lost == 0


@pytest.mark.parametrize(("floor", "name"), [("93", "优"), ("93.01", "良")])
def test_a_band_includes_its_floor(small_rubric: Rubric, floor: str, name: str) -> None:
    """A published system gave exactly 90 no grade at all."""
    best, *others = small_rubric.grades
    rubric = replace(small_rubric, grades=(replace(best, floor=Decimal(floor)), *others))
    sheet = sheet_of(rubric, FULL)

    assert sheet.grade is not None
    assert sheet.grade.name == name


def test_below_every_band_there_is_no_grade(small_rubric: Rubric) -> None:
    rubric = replace(small_rubric, grades=small_rubric.grades[:1])
    low = replace(FULL, judgements={"duty.1": Judgement(score=Decimal(0))})

    assert sheet_of(rubric, low).total == 43
    assert sheet_of(rubric, low).grade is None


def test_a_typed_score_counts_and_the_rules_is_kept_beside_it(small_rubric: Rubric) -> None:
    """So that a check can set the two against each other."""
    typed = replace(FULL, judgements={**FULL.judgements, "mgmt.rate": Judgement(score=Decimal("19.5"))})
    leaf = sheet_of(small_rubric, typed).leaves["mgmt.rate"]

    assert leaf.points == Decimal("19.5")
    assert isinstance(leaf.by_rule, Score)
    assert leaf.by_rule.points == 18


@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [
        ("40名", "20 名", 25),
        ("40", "20", 25),
        ("1,000 场", "500场", 25),
        ("40名", "20个", None),
        ("40名", "20", None),
        ("≤5 次", "3 次", None),
        ("", "3", None),
        ("7 万元", "72890 元", None),
        ("0", "0", None),
    ],
)
def test_own_targets_need_two_numbers_of_one_unit(
    small_rubric: Rubric, target: str, actual: str, points: int | None
) -> None:
    """Anything else asks for a typed score; nothing is guessed."""
    evaluation = replace(FULL, judgements={"duty.1": Judgement(target=target, actual=actual)})
    leaf = sheet_of(small_rubric, evaluation).leaves["duty.1"]

    assert leaf.points == points
    assert points is not None or (isinstance(leaf.result, Unscored) and leaf.result.lacking == ("score",))


def test_rescoring_ignores_what_is_no_leaf(small_rubric: Rubric) -> None:
    """An edit beside a heading, or of a leaf that is gone."""
    tree = build_tree(small_rubric, FULL.own)
    sheet = score(small_rubric, tree, FULL)

    assert rescore(sheet, small_rubric, tree, FULL, ["mgmt", "gone", "mgmt.rate"]) == sheet


def test_a_rubric_without_indicators_has_no_grade(small_rubric: Rubric) -> None:
    """The sum of nothing is not a score of zero."""
    sheet = sheet_of(replace(small_rubric, indicators=()), replace(FULL, own={}))

    assert sheet.grade is None
