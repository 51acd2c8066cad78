"""The published self-evaluation: what the city printed, the program works out."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from desktop.domain.evaluation import Evaluation, Judgement
from desktop.domain.findings import Finding, check
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Certainty, Indicator, Rubric
from desktop.domain.scoresheet import ScoreSheet, score
from desktop.domain.trace import Score
from desktop.domain.tree import IndicatorTree, build_tree
from desktop.rubricfiles.catalogue import Catalogue
from tests.golden_case import RUBRICS, golden_data, published, published_evaluation

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


# ------------------------------------------------------------------ the other four published reports


def case_of(name: str, change: dict[str, Decimal] | None = None) -> Case:
    """A published report with its rubric; ``change`` gives leaves other weights."""
    data = published(name)
    rubric = Catalogue(RUBRICS).load(data["rubric"])

    def weighed(indicator: Indicator) -> Indicator:
        children = tuple(weighed(child) for child in indicator.children)
        weight = sum((child.weight for child in children), Decimal(0)) or indicator.weight
        return replace(indicator, children=children, weight=(change or {}).get(indicator.code, weight))

    rubric = replace(rubric, indicators=tuple(weighed(each) for each in rubric.indicators))
    evaluation = published_evaluation(rubric, data)
    tree = build_tree(rubric, evaluation.own)
    return Case(rubric, tree, evaluation, score(rubric, tree, evaluation))


def found(case: Case, code: str) -> list[Finding]:
    return [finding for finding in check(case).all() if finding.code == code]


@pytest.mark.parametrize("name", ["baiyun-2022", "zengcheng-2023", "shaoguan-2019"])
def test_a_published_report_is_worked_out(name: str) -> None:
    """Every score and rate it prints, from the figures it prints."""
    data, case = published(name), case_of(name)

    assert case.sheet.unscored == ()
    assert {code: case.sheet.points(code) for code in data["scores"]} == {
        code: Decimal(points) for code, points in data["scores"].items()
    }
    values = {code: case.sheet.leaves[code].by_rule for code in data.get("rates", {})}
    assert {code: each.value for code, each in values.items() if isinstance(each, Score)} == data.get("rates", {})


@pytest.mark.parametrize("name", ["zengcheng-2023", "shaoguan-2019"])
def test_a_published_total_is_worked_out(name: str) -> None:
    case = case_of(name)

    assert case.sheet.total == Decimal(published(name)["total"])
    assert case.sheet.grade is not None
    assert case.sheet.grade.name == published(name)["grade"]


def test_baiyun_claims_a_point_its_items_do_not_have() -> None:
    """With the printed weights: 98.15 of 99, and a check says that 99 is not 100. The report claims 99.15."""
    data = published("baiyun-2022")
    printed = case_of("baiyun-2022", {data["contracts"]["code"]: Decimal(data["contracts"]["weight"])})

    assert printed.sheet.total == Decimal(data["printed"]["total"])
    assert printed.sheet.weight == Decimal(data["printed"]["weight"])
    (finding,) = found(printed, "SUM003")
    assert finding.figures == ("99", "100")


def test_baiyun_is_explained_by_the_assumed_weight() -> None:
    """A section of 10 whose items are 9: with 3 instead of 2 for 合同签订时效性 the claimed total comes out."""
    data, case = published("baiyun-2022"), case_of("baiyun-2022")
    contracts = case.tree[data["contracts"]["code"]]

    assert case.sheet.weight == 100
    assert case.sheet.total == Decimal(data["claimed"])
    assert contracts.weight - Decimal(data["contracts"]["weight"]) == 1
    assert contracts.indicator.certainty is Certainty.ASSUMED

    as_printed = case.evaluation.judgements | {contracts.code: Judgement(score=Decimal(data["contracts"]["score"]))}
    typed = replace(case.evaluation, judgements=as_printed)
    assert score(case.rubric, case.tree, typed).total == Decimal(data["printed"]["total"])


def test_zengchengs_parts_are_not_its_whole() -> None:
    (finding,) = found(case_of("zengcheng-2023"), "SUM001")

    assert {"519.67", "519.66"} <= set(finding.figures)


def test_shaoguans_two_splits_agree() -> None:
    assert found(case_of("shaoguan-2019"), "SUM001") == []


def test_yuexiu_counts_a_bonus_nobody_gave() -> None:
    """100 less 1.0 is 99 only with the 5 points of 加减分项; without a commendation it is 94."""
    case = case_of("yuexiu-2023")

    assert case.sheet.total == Decimal(published("yuexiu-2023")["total"])
    assert Decimal(published("yuexiu-2023")["claimed"]) - case.sheet.total == case.tree["bonus"].weight


def test_yuexius_figures_contradict_each_other() -> None:
    """Parts that are not the whole, and a completion above 100 % scored as if it were below."""
    case = case_of("yuexiu-2023")

    (parts,) = found(case, "SUM001")
    assert {"240.17", "240.35"} <= set(parts.figures)
    assert len(found(case, "BUD001")) == 1
    assert [finding.figures for finding in found(case, "SCO001") if "完成率" in finding.label] == [("1.9", "2")]
