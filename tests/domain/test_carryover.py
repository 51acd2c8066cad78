"""Carrying over: of last year only what lasts, of the same year everything, and nothing without its mark."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.carryover import Plan, carry_over, ids, indicator_id, value_id
from desktop.domain.evaluation import Evaluation, Judgement, Kind, OwnIndicator, Place
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.ownsource import from_evaluation
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import score
from desktop.domain.tree import build_tree

EXACT, LIKELY, GUESS = Confidence.EXACT, Confidence.LIKELY, Confidence.GUESS
RESULTS = ("actual", "basis", "reason", "improvement", "note")

# Last year's sheet of a small unit: a heading, a rate, the unit's own group with one row, one unknown row.
SHEET = ImportResult(
    "上年.xlsx",
    unit="青禾区科协",
    year=2020,
    claimed_total=Decimal("5.2"),
    values=(
        ImportedValue("budget.city", "fact", "656", "656.00", "表!H8", EXACT, "市本级支出 预算数"),
        ImportedValue("executed.city", "fact", "644", "644.00", "表!H9", EXACT, "市本级支出 执行数"),
        ImportedValue("goal", "text", "办好科普", "办好科普", "表!C5", EXACT, "年度整体绩效目标"),
        ImportedValue("achieved", "text", "办了 63 场", "办了 63 场", "表!G5", EXACT, "完成情况"),
        ImportedValue("", "fact", "9", "9", "表!Z1", LIKELY, "其中：结转"),
        ImportedValue("units.count", "fact", "1", "1", "表!I4", GUESS, "单位数"),
    ),
    indicators=(
        ImportedIndicator(("管理效能",), "表!A1", EXACT, Decimal(45), code="mgmt", leaf=False),
        ImportedIndicator(
            ("管理效能", "资金管理", "预算完成率"), "表!E12", EXACT, Decimal(2), Decimal("1.63"),
            basis="98.17%", code="mgmt.funds.completion",
        ),
        ImportedIndicator(("履职效能",), "表!A2", EXACT, Decimal(50), code="duty", leaf=False),
        ImportedIndicator(("履职效能", "一、科普"), "表!C2", EXACT, Decimal(3), slot="duty", leaf=False),
        ImportedIndicator(
            ("履职效能", "一、科普", "1.1 培训期数"), "表!E2", EXACT, Decimal(3), Decimal("2.4"),
            explanation="按期举办", target="5期", actual="4期", basis="少 1 期", reason="封闭",
            improvement="补办", note="见附件", slot="duty",
        ),
        ImportedIndicator(("投入", "在职人员控制率"), "表!E3", LIKELY, Decimal(5), Decimal(5)),
    ),
)  # fmt: skip


def draft(plan: Plan, year: int) -> Evaluation:
    return Evaluation("", year, "guangzhou-2021").apply(plan.changes)


@pytest.fixture
def next_year(guangzhou: Rubric) -> Plan:
    return carry_over(SHEET, None, guangzhou, 2021)


@pytest.fixture
def same_year(guangzhou: Rubric) -> Plan:
    return carry_over(SHEET, None, guangzhou, 2020)


def test_no_result_of_last_year_gets_into_this_years_cells(next_year: Plan) -> None:
    made = draft(next_year, 2021)
    assert made.facts == {}
    for judgement in made.judgements.values():
        assert judgement.score is None
        assert not any(getattr(judgement, name) for name in RESULTS)
    assert made.texts == {"goal": "办好科普"}


def test_what_lasts_comes_along(next_year: Plan) -> None:
    made = draft(next_year, 2021)
    assert made.unit == "青禾区科协"
    assert made.own == {
        "duty.1": OwnIndicator("duty.1", "duty", "一、科普", None, 1),
        "duty.1.1": OwnIndicator("duty.1.1", "duty.1", "1.1 培训期数", Decimal(3), 1, "按期举办"),
    }
    assert made.judgements == {"duty.1.1": Judgement(target="5期")}


def test_last_years_results_stand_beside(next_year: Plan) -> None:
    prior = draft(next_year, 2021).prior
    assert prior == {
        "fact/budget.city": "656",
        "fact/executed.city": "644",
        "text/achieved": "办了 63 场",
        "leaf/mgmt.funds.completion/basis": "98.17%",
        "leaf/mgmt.funds.completion/score": "1.63",
        "leaf/duty.1.1/target": "5期",
        "leaf/duty.1.1/actual": "4期",
        "leaf/duty.1.1/basis": "少 1 期",
        "leaf/duty.1.1/reason": "封闭",
        "leaf/duty.1.1/improvement": "补办",
        "leaf/duty.1.1/note": "见附件",
        "leaf/duty.1.1/score": "2.4",
    }


@pytest.mark.parametrize("year", [2020, 2021])
def test_every_value_that_came_along_is_marked_and_nothing_else(guangzhou: Rubric, year: int) -> None:
    made = draft(carry_over(SHEET, None, guangzhou, year), year)
    filled = {
        str(change.place)
        for change in made.places()
        if change.place.kind in (Kind.FACT, Kind.LEAF, Kind.OWN, Kind.TEXT)
        and change.place.field not in ("parent", "position")
    }
    assert set(made.unconfirmed) == filled | {"header/unit"}
    assert all(made.is_unconfirmed(Place.parse(place)) for place in filled)


def test_an_unknown_or_later_year_counts_as_another_year(guangzhou: Rubric, next_year: Plan) -> None:
    assert carry_over(replace(SHEET, year=None), None, guangzhou, 2021) == next_year
    assert carry_over(replace(SHEET, year=2022), None, guangzhou, 2021) == next_year


def test_the_same_year_fills_everything(same_year: Plan, guangzhou: Rubric) -> None:
    made = draft(same_year, 2020)
    assert made.facts == {"budget.city": Decimal(656), "executed.city": Decimal(644)}
    assert made.texts == {"goal": "办好科普", "achieved": "办了 63 场"}
    assert made.prior == {}
    own = made.judgement("duty.1.1")
    assert (own.target, own.actual, own.reason, own.note) == ("5期", "4期", "封闭", "见附件")


def test_a_printed_score_is_typed_only_where_the_rule_does_not_give_it(same_year: Plan, guangzhou: Rubric) -> None:
    made = draft(same_year, 2020)
    assert made.judgement("mgmt.funds.completion").score is None  # 644 ÷ 656 gives 1.63 by itself
    assert made.judgement("duty.1.1").score is None  # 4期 of 5期, 3 points: 2.4 as well
    sheet = score(guangzhou, build_tree(guangzhou, made.own), made)
    assert sheet.points("mgmt.funds.completion") == Decimal("1.63")
    assert sheet.points("duty.1.1") == Decimal("2.4")


def test_a_printed_score_the_rule_contradicts_is_kept_and_told(guangzhou: Rubric) -> None:
    rows = tuple(
        replace(row, score=Decimal(2)) if row.code == "mgmt.funds.completion" else row for row in SHEET.indicators
    )
    plan = carry_over(replace(SHEET, indicators=rows), None, guangzhou, 2020)
    assert draft(plan, 2020).judgement("mgmt.funds.completion").score == 2
    assert any("原表得分 2，按规则为 1.63" in line.reason for line in plan.kept)


def test_a_row_without_a_score_leaves_the_score_empty(guangzhou: Rubric) -> None:
    rows = tuple(replace(row, score=None) for row in SHEET.indicators)
    plan = carry_over(replace(SHEET, values=(), indicators=rows), None, guangzhou, 2020)
    assert {judgement.score for judgement in draft(plan, 2020).judgements.values()} == {None}


def test_guesses_and_strangers_are_dropped_with_a_reason(next_year: Plan) -> None:
    dropped = {line.label: line.reason for line in next_year.dropped}
    assert dropped == {
        "其中：结转": "本方案没有对应的栏目",
        "单位数": "按位置或近似名称推断，没有选中",
        "投入 / 在职人员控制率": "本方案没有这项指标，也不在单位自设指标的范围内",
    }


def test_what_the_source_lacks_is_listed(next_year: Plan) -> None:
    blank = {line.label for line in next_year.blank}
    assert "管理效能 / 资金管理 / 结转结余率" in blank
    assert "管理效能 / 资金管理 / 预算完成率" not in blank
    assert "履职效能" not in blank
    assert "填报人" in blank
    assert "市本级支出全年预算数" not in blank


def test_only_what_was_ticked_is_taken(guangzhou: Rubric) -> None:
    plan = carry_over(SHEET, {value_id(5), indicator_id(4)}, guangzhou, 2020)
    made = draft(plan, 2020)
    assert made.facts == {"units.count": Decimal(1)}
    assert set(made.judgements) == {"duty.1.1"}
    assert any(line == ("年度整体绩效目标", "没有选中", "表!C5") for line in plan.dropped)


def test_ids_tell_how_surely() -> None:
    assert value_id(5) in ids(SHEET)
    assert value_id(5) not in ids(SHEET, LIKELY)
    assert ids(SHEET, EXACT) < ids(SHEET, LIKELY) < ids(SHEET)


def test_the_first_of_two_readings_counts(guangzhou: Rubric) -> None:
    twice = replace(SHEET, values=SHEET.values[:1] * 2, indicators=SHEET.indicators[1:2] * 2)
    plan = carry_over(twice, None, guangzhou, 2020)
    assert [line.reason for line in plan.dropped] == ["同一栏目已从另一处读到", "同一指标已从另一处读到"]


def test_another_rubrics_indicators_are_gone_or_no_longer_scored(guangzhou: Rubric) -> None:
    rows = (
        ImportedIndicator(("旧指标",), "甲", EXACT, Decimal(3), Decimal(3), code="old.one"),
        ImportedIndicator(("旧自设", "某项"), "乙", EXACT, Decimal(3), Decimal(3), slot="old"),
        ImportedIndicator(("管理效能", "资金管理"), "丙", EXACT, Decimal(16), Decimal(16), code="mgmt.funds"),
        ImportedIndicator(
            ("管理效能", "预算完成率"), "丁", EXACT, Decimal(4), Decimal(4), code="mgmt.funds.completion"
        ),
    )
    plan = carry_over(replace(SHEET, values=(), indicators=rows), None, guangzhou, 2021)
    assert [line.reason for line in plan.dropped] == ["这项指标已不在本方案中"] * 2 + ["本方案中这一级不评分"]
    assert plan.kept[-1].reason.endswith("；分值由 4 改为 2")


def test_an_own_row_without_a_group_hangs_under_the_slot(guangzhou: Rubric) -> None:
    rows = (
        SHEET.indicators[2],
        ImportedIndicator(("履职效能", "开放天数"), "甲", EXACT, Decimal(3), slot="duty"),
        ImportedIndicator(("开放天数",), "乙", GUESS, None, slot="duty"),
    )
    plan = carry_over(replace(SHEET, unit="", indicators=rows), ids(SHEET), guangzhou, 2021)
    made = draft(plan, 2021)
    assert [(one.code, one.parent, one.weight) for one in made.own.values()] == [
        ("duty.1", "duty", Decimal(3)), ("duty.2", "duty", None),
    ]  # fmt: skip
    assert plan.blank[0] == ("单位名称", "原文件中没有读到", "")
    assert "header/unit" not in made.unconfirmed


# ----------------------------------------------------------------- from an earlier .ziping file


def source_of(evaluation: Evaluation, rubric: Rubric) -> ImportResult:
    tree = build_tree(rubric, evaluation.own)
    return from_evaluation("上年.ziping", rubric, tree, evaluation, score(rubric, tree, evaluation))


def test_an_evaluation_is_a_source_without_doubts(golden: Evaluation, guangzhou: Rubric) -> None:
    result = source_of(golden, guangzhou)
    assert (result.unit, result.year, result.claimed_total, result.claimed_grade) == (
        golden.unit, 2021, Decimal("93.89"), "优",
    )  # fmt: skip
    assert {row.confidence for row in (*result.indicators, *result.values)} == {EXACT}
    leaves = [row for row in result.indicators if row.leaf]
    assert len(leaves) == 42
    assert [row.slot for row in leaves if not row.code] == ["duty"] * 20
    assert result.indicators[2].found_at == "管理效能 / 资金管理 / 预算完成率"
    assert next(value for value in result.values if value.target == "budget.city").found_at == "市本级支出全年预算数"


def test_an_evaluation_carried_into_its_own_year_is_itself(golden: Evaluation, guangzhou: Rubric) -> None:
    plan = carry_over(source_of(golden, guangzhou), None, guangzhou, golden.year)
    made = draft(plan, golden.year)
    assert score(guangzhou, build_tree(guangzhou, made.own), made).total == Decimal("93.89")
    assert made.facts == golden.facts
    assert made.own == golden.own
    assert plan.dropped == ()


def test_an_evaluation_carried_into_the_next_year_is_empty_of_results(golden: Evaluation, guangzhou: Rubric) -> None:
    texts = {
        "achieved": "都完成了",
        "narrative.unit.duties": "职能",
        "narrative.unit.budget": "收支",
        "narrative.gone": "旧",
    }
    plan = carry_over(source_of(replace(golden, texts=texts), guangzhou), None, guangzhou, golden.year + 1)
    made = draft(plan, golden.year + 1)
    assert made.facts == {}
    assert made.own == golden.own
    assert {judgement.score for judgement in made.judgements.values()} == {None}
    assert made.texts == {"narrative.unit.duties": "职能"}
    assert made.prior["text/achieved"] == "都完成了"
    assert made.prior["text/narrative.unit.budget"] == "收支"
    assert made.prior["leaf/mgmt.funds.completion/score"] == "1.24"
    assert [line.label for line in plan.dropped] == ["narrative.gone"]
    assert score(guangzhou, build_tree(guangzhou, made.own), made).total is None


def test_an_empty_slot_is_no_row(guangzhou: Rubric) -> None:
    result = source_of(Evaluation("某单位", 2021, guangzhou.id), guangzhou)
    assert "duty" not in {row.code for row in result.indicators}
    assert result.claimed_total is None
    plan = carry_over(result, None, guangzhou, 2022)
    assert ("履职效能", "原文件中没有单位自设的指标", "") in plan.blank
