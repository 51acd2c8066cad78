"""Switching a rule off, for one evaluation or by the rubric, always with a reason that is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings import check, recheck
from desktop.domain.findings.finding import Severity
from desktop.domain.findings.off import switch_off
from desktop.domain.findings.rules import BY_CODE
from desktop.domain.signoff import obstacles
from tests.domain.findings_helpers import FORM, case, count, edited, fact, leaf, own

REASON = "本级不适用"
WRONG_SUM = (fact("basic", "70"),)


def test_a_rule_switched_off_finds_nothing_and_is_told_with_its_reason() -> None:
    off = switch_off(BY_CODE["SUM001"], REASON)
    (note,) = [finding for finding in check(case((*WRONG_SUM, off))).all() if finding.code == "SUM001"]

    assert (note.severity, note.where) == (Severity.NOTE, Place(Kind.OVERRULED, "SUM001"))
    assert REASON in note.message


def test_a_rubric_switches_a_rule_off() -> None:
    form = replace(FORM, checks_off={"SUM001": REASON})
    (note,) = [finding for finding in check(case(WRONG_SUM, form)).all() if finding.code == "SUM001"]

    assert note.severity is Severity.NOTE
    assert "评价方案" in note.message
    assert REASON in note.message


def test_switching_and_undoing_is_an_edit_like_any_other() -> None:
    now = case(WRONG_SUM)
    findings = check(now)
    change = switch_off(BY_CODE["SUM001"], REASON)
    back = now.evaluation.inverse((change,))
    off = edited(now, (change,))
    after = recheck(findings, off, (change,))

    assert after == check(off)
    assert count(after, Severity.ERROR) == count(findings, Severity.ERROR) - 1
    assert recheck(after, edited(off, back), back) == findings


def test_a_switch_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"):
        switch_off(BY_CODE["SUM001"], " ")


def test_the_reason_for_one_finding_switches_nothing_off() -> None:
    kept = Change(Place(Kind.OVERRULED, "SUM001@fact/executed"), REASON)

    assert check(case((*WRONG_SUM, kept))) == check(case(WRONG_SUM))


def test_switched_off_errors_do_not_block_but_a_missing_score_does() -> None:
    """A total nobody can work out cannot be signed, whatever is switched off."""
    sums = case((own("duty.1", "weight", "49"), switch_off(BY_CODE["SUM002"], REASON)))
    assert obstacles(sums, check(sums).all(), "甲", "填报人") is None

    unscored = case((leaf("mgmt.rules", "score", None), switch_off(BY_CODE["CMP001"], REASON)))
    assert obstacles(unscored, check(unscored).all(), "甲", "填报人") is not None
