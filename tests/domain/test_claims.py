"""What a document claims against what it lists."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.evaluation import Evaluation
from desktop.domain.findings import check_printed
from desktop.domain.findings.finding import Case, Finding, Printed, Severity
from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.rubric import Rubric
from desktop.usecases.open_file import case_of


def row(name: str, score: str | None, deduction: str | None = None, code: str = "") -> ImportedIndicator:
    return ImportedIndicator(
        (name,),
        "表!A1",
        Confidence.EXACT,
        score=None if score is None else Decimal(score),
        deduction=None if deduction is None else Decimal(deduction),
        code=code,
    )


@pytest.fixture
def case(guangzhou: Rubric) -> Case:
    return case_of(guangzhou, Evaluation("某单位", 2021, guangzhou.id))


PRINTED = ImportResult("表.xlsx", claimed_total=Decimal(90), indicators=(row("甲", "40.5"), row("乙", "49.5")))


def found(result: ImportResult, case: Case) -> list[Finding]:
    return list(check_printed(Printed(result), case))


def codes(result: ImportResult, case: Case) -> list[str]:
    return [finding.code for finding in found(result, case)]


def test_a_total_that_is_the_sum_of_its_items_is_right(case: Case) -> None:
    assert codes(PRINTED, case) == []


def test_a_total_that_is_not_is_an_error_with_both_figures(case: Case) -> None:
    (finding,) = found(
        replace(PRINTED, claimed_total=Decimal(91), warnings=("各项得分合计 90，原表总分为 91，相差 1",)), case
    )
    assert (finding.code, finding.severity, finding.figures) == ("SUM004", Severity.ERROR, ("90", "91"))


def test_a_report_that_quotes_some_indicators_only_is_no_error(case: Case) -> None:
    quoted = (replace(row("甲", "9.8"), weight=Decimal(10)), replace(row("乙", "5"), weight=Decimal(5)))
    (finding,) = found(replace(PRINTED, claimed_total=Decimal("91.5"), indicators=quoted), case)
    assert (finding.code, finding.severity) == ("SUM004", Severity.NOTE)
    assert "只读到分值合计 15 分" in finding.message


def test_a_list_that_lacks_one_point_is_still_summed(case: Case) -> None:
    listed = (replace(row("甲", "49"), weight=Decimal(49)), replace(row("乙", "50"), weight=Decimal(50)))
    told = found(replace(PRINTED, claimed_total=Decimal("99.15"), indicators=listed), case)
    assert [finding.severity for finding in told if finding.code == "SUM004"] == [Severity.ERROR]


def test_a_report_that_lists_deductions_is_not_summed(case: Case) -> None:
    assert codes(replace(PRINTED, indicators=(row("甲", "1"), row("乙", None, "0.3"))), case) == []


def test_bonus_points_nobody_earned_are_not_part_of_the_total(case: Case) -> None:
    claimed = replace(PRINTED, claimed_total=Decimal("95.01"), indicators=(row("甲", None, "0.3"),))
    (finding,) = found(claimed, case)
    assert (finding.code, finding.figures) == ("SCO007", ("95.01", "95"))
    assert codes(replace(claimed, claimed_total=Decimal(95)), case) == []


def test_bonus_points_that_are_printed_raise_the_ceiling(case: Case) -> None:
    bonus = row("工作受表彰或批评", "2.5", code="bonus.conduct.praise")
    claimed = replace(PRINTED, claimed_total=Decimal("97.5"), indicators=(row("甲", "95"), bonus))
    assert codes(claimed, case) == []


def test_what_the_reader_doubted_is_passed_on(case: Case) -> None:
    (finding,) = found(replace(PRINTED, warnings=("没有写明年度",)), case)
    assert (finding.code, finding.severity, finding.message) == ("IMP001", Severity.WARNING, "没有写明年度")
