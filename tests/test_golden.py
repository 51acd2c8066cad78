"""The published self-evaluation: what the city printed, the program works out."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from desktop.domain.evaluation import Evaluation
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet, score
from desktop.domain.trace import Score
from desktop.domain.tree import IndicatorTree, build_tree
from tests.golden_case import golden_data

DATA = golden_data()


@pytest.fixture
def tree(guangzhou: Rubric, golden: Evaluation) -> IndicatorTree:
    return build_tree(guangzhou, golden.own)


@pytest.fixture
def sheet(guangzhou: Rubric, tree: IndicatorTree, golden: Evaluation) -> ScoreSheet:
    return score(guangzhou, tree, golden)


def test_the_whole_form_is_there(tree: IndicatorTree, sheet: ScoreSheet) -> None:
    """22 leaves of the form, 20 of the unit's own; every point of the form is given out."""
    assert len(list(tree.leaves())) == 42
    assert sum(node.own for node in tree.leaves()) == 20
    assert sheet.weight == 100


def test_the_total_is_the_printed_one(sheet: ScoreSheet) -> None:
    """Half-even rounding, or rounding parents instead of leaves, would miss it."""
    assert sheet.unscored == ()
    assert sheet.total == Decimal(DATA["total"])
    assert sheet.grade is not None
    assert sheet.grade.name == DATA["grade"]


@pytest.mark.parametrize("code", [*DATA["subtotals"], *DATA["scores"]])
def test_a_score_is_the_printed_one(code: str, sheet: ScoreSheet) -> None:
    """Headings and leaves alike."""
    assert sheet.points(code) == Decimal({**DATA["subtotals"], **DATA["scores"]}[code])


@pytest.mark.parametrize("code", DATA["rates"])
def test_a_rate_is_the_printed_one(code: str, sheet: ScoreSheet) -> None:
    """As the form prints it, but for the one rate the form itself rounded wrongly."""
    result = sheet.leaves[code].by_rule

    assert isinstance(result, Score)
    assert result.value == DATA["rates"][code]


def test_the_arithmetic_is_the_printed_one(sheet: ScoreSheet) -> None:
    """The form prints 1.724 for this leaf: percentages are rounded before they enter a formula."""
    result = sheet.leaves["mgmt.funds.execution"].result

    assert isinstance(result, Score)
    assert result.trace == (
        "执行率：31133.57 ÷ 31570.33 = 98.62%；得分：(98.62% − 90%) ÷ (100% − 90%) × 2 = 1.724 ≈ 1.72"
    )


def test_no_commendation_earns_no_bonus(guangzhou: Rubric, tree: IndicatorTree, golden: Evaluation) -> None:
    """The ceiling without a commendation is 95, not 100."""
    facts = {**golden.facts, "executed.city": golden.facts["budget.city"]}
    sheet = score(guangzhou, tree, Evaluation(golden.unit, golden.year, golden.rubric_id, facts))

    assert sheet.points("bonus") == 0
    assert guangzhou.total - tree["bonus"].weight == 95


def test_an_unfilled_form_has_no_total(guangzhou: Rubric) -> None:
    """What is not filled in is never counted as zero."""
    empty = Evaluation("某单位", 2021, guangzhou.id)
    sheet = score(guangzhou, build_tree(guangzhou, {}), empty)

    assert sheet.total is None
    assert sheet.grade is None
    assert len(sheet.unscored) == 23  # 22 leaves and the open slot nobody has filled


def test_bands_follow_one_another(guangzhou: Rubric) -> None:
    """Exactly 90 is 优, a hundredth below is 良."""
    grades = [(band.name, band.floor) for band in guangzhou.grades]

    assert [name for name, _ in grades] == ["优", "良", "中", "差"]
    for (better, floor), (worse, _) in pairwise(grades):
        at, below = guangzhou.grade(floor), guangzhou.grade(floor - Decimal("0.01"))
        assert at is not None
        assert below is not None
        assert (at.name, below.name) == (better, worse)
