"""An amount in a text beside the cells of the indicator it names: slips of the unit, and nothing else."""

from __future__ import annotations

import pytest

from desktop.domain.findings import Severity, check
from desktop.domain.findings.finding import Finding
from tests.domain.findings_helpers import case, leaf, text

NAME = "科普活动场次"


def found(sentence: str, basis: str) -> list[Finding]:
    spoilt = case((text("narrative.unit", sentence), leaf("duty.1", "basis", basis)))
    return [finding for finding in check(spoilt).all() if finding.code == "UNI004"]


@pytest.mark.parametrize(
    ("sentence", "basis", "severity"),
    [
        (f"“{NAME}”支出20元。", "支出20万元", Severity.WARNING),
        (f"“{NAME}”支出1,200.5万元。", "支出 1200.5 元", Severity.WARNING),
        (f"“{NAME}”支出72890元。", "支出 7.29 万元", Severity.NOTE),
        (f"“{NAME}”支出7.289万元。", "支出 72,890 元", Severity.NOTE),
    ],
)
def test_the_same_in_another_unit_is_found_with_both_figures(sentence: str, basis: str, severity: Severity) -> None:
    (finding,) = found(sentence, basis)
    assert finding.severity is severity
    assert finding.span is not None
    assert sentence[slice(*finding.span)].endswith(finding.figures[0])
    assert finding.figures[1] in basis


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        (f"“{NAME}”支出20万元。", "支出20万元，人均20元"),  # the cell has the same amount as well
        (f"“{NAME}”支出20元。", "支出21万元"),
        (f"“{NAME}”支出0元。", "支出0万元"),
        (f"上年“{NAME}”支出20元。", "支出20万元"),
        ("办公费支出20元。", "支出20万元"),  # names no indicator
        (f"“{NAME}”支出72890元。", "支出 7.3 亿元"),
    ],
)
def test_other_amounts_are_left_alone(sentence: str, basis: str) -> None:
    assert found(sentence, basis) == []
