"""Checking after an edit finds what checking from scratch finds, and costs what was touched."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings import check, collected, recheck
from desktop.domain.findings.finding import Rule
from tests.domain.findings_helpers import case, edited, fact, leaf, own, text, unconfirmed

FIGURES = st.sampled_from([None, "0", "1", "40", "40.01", "60", "95", "100", "120"])
POINTS = st.sampled_from([None, "-6", "0", "1", "20", "25", "26", "50"])
WORDS = st.sampled_from(
    [None, "无", "XX", "20 场", "30 场", "≤30万元", "完成", "1+1=3", "显著提高", "自评得分为95分。"]
)
LEAVES = st.sampled_from(["mgmt.rate", "mgmt.rules", "duty.1", "duty.2", "bonus"])
TEXT_KEYS = st.sampled_from(["goal", "unmet", "narrative.unit", "narrative.problems", "narrative.results.conclusion"])
PLACES = st.one_of(
    st.builds(Place, st.just(Kind.LEAF), LEAVES, st.sampled_from(["target", "basis", "score"])),
    st.builds(Place, st.just(Kind.FACT), st.sampled_from(["budget", "praised"])),
    st.builds(Place, st.just(Kind.OWN), st.just("duty.1"), st.just("name")),
    st.builds(Place, st.just(Kind.TEXT), TEXT_KEYS),
    st.just(Place(Kind.HEADER, "unit")),
)
CHANGES = st.one_of(
    st.builds(fact, st.sampled_from(["budget", "executed", "basic", "project", "praised", "blamed"]), FIGURES),
    st.builds(leaf, LEAVES, st.just("score"), POINTS),
    st.builds(leaf, LEAVES, st.sampled_from(["target", "actual", "basis", "reason", "improvement", "note"]), WORDS),
    st.builds(text, TEXT_KEYS, WORDS),
    st.builds(own, st.sampled_from(["duty.1", "duty.2"]), st.just("parent"), st.sampled_from([None, "duty"])),
    st.builds(own, st.sampled_from(["duty.1", "duty.2"]), st.just("weight"), st.sampled_from([None, "20", "50"])),
    st.builds(unconfirmed, PLACES),
    st.builds(lambda place: Change(Place(Kind.UNCONFIRMED, str(place)), None), PLACES),
    st.builds(lambda unit: Change(Place(Kind.HEADER, "unit"), unit), st.sampled_from([None, "某单位"])),
)
EDITS = st.lists(st.lists(CHANGES, min_size=1, max_size=3).map(tuple), min_size=1, max_size=8)


@settings(deadline=None, max_examples=120)
@given(EDITS)
def test_rechecking_finds_what_checking_finds(edits: list[tuple[Change, ...]]) -> None:
    """After any sequence of edits: the same findings, order and counts."""
    now = case()
    findings = check(now)
    for changes in edits:
        now = edited(now, changes)
        findings = recheck(findings, now, changes, now.tree.touched(changes))
    scratch = check(now)

    assert findings == scratch
    assert findings.all() == scratch.all()
    assert findings.all(errors_first=True) == scratch.all(errors_first=True)


def test_an_edit_looks_only_at_what_it_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    """One leaf and what stands above it; never the neighbours."""
    now = case()
    findings, looked_at = check(now), []
    honest = collected._of_node

    def watched(rules: tuple[Rule, ...], seen: Any, code: str) -> Any:
        looked_at.append(code)
        return honest(rules, seen, code)

    monkeypatch.setattr(collected, "_of_node", watched)
    changes = (leaf("mgmt.rules", "score", "24"),)
    recheck(findings, edited(now, changes), changes, {"mgmt.rules"})

    assert sorted(looked_at) == ["mgmt", "mgmt.rules"]


def test_a_figure_touches_its_readers() -> None:
    """The score of 预算完成率 reads both; nobody has to name it."""
    now = case()
    changes = (fact("budget", "120"),)
    after = edited(now, changes)

    assert recheck(check(now), after, changes) == check(after)
    assert [finding.code for finding in recheck(check(now), after, changes).for_node("mgmt.rate")] == ["SCO003"]
