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
from tests.domain.rule_examples import PROVING

FIGURES = st.sampled_from([None, "0", "1", "40", "40.01", "60", "95", "100", "120"])
POINTS = st.sampled_from([None, "-6", "0", "1", "20", "25", "26", "50"])
WORDS = st.sampled_from(
    [
        *(None, "无", "XX", "20 场", "30 场", "66 场", "≤30万元", "完成", "1+1=3", "显著提高", "自评得分为95分。"),
        *(
            "预算完成率为96.2%。",
            "预算数100万元，执行数90万元，预算完成率80%。",
            "98.2%",
            "8 万元，8 元",
            "“执行率”得5分",
        ),
        *("执行数100.1万元，其中甲60万元，乙40万元。", "共42项指标。", "年初预算为100万元，调整后预算为120万元。"),
        *("2023年3月5日", "本单位负责全市科普工作，举办科普活动，培训科普人员，2024年继续按计划推进各项任务的落实。"),
    ]
)
LEAVES = st.sampled_from(["mgmt.rate", "mgmt.rules", "duty.1", "duty.2", "bonus"])
TEXT_KEYS = st.sampled_from(
    ["goal", "date", "unmet", "narrative.unit", "narrative.problems", "narrative.results.conclusion"]
)
OVERRULED = st.sampled_from(["SCO003", "TXT001", "YOY001", "CMP013", "CMP004@text/goal", "SCO003@leaf/duty.1/reason"])
FILES = st.builds(lambda key: Place(Kind.EVIDENCE, key, "sha256"), st.sampled_from(["e1", "e2"]))
PROOFS = st.builds(
    lambda code, key: Place(Kind.PROOF, code, key),
    st.sampled_from(["mgmt.rules", "duty.1"]),
    st.sampled_from(["e1", "e2"]),
)
PLACES = st.one_of(
    st.builds(
        Place, st.just(Kind.LEAF), LEAVES, st.sampled_from(["target", "actual", "basis", "improvement", "score"])
    ),
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
    st.builds(lambda place, words: Change(Place(Kind.PRIOR, str(place)), words), PLACES, WORDS),
    st.builds(
        lambda key, reason: Change(Place(Kind.OVERRULED, key), reason), OVERRULED, st.sampled_from([None, "理由"])
    ),
    st.builds(lambda place: Change(place, "1"), PROOFS),
    st.builds(lambda place: Change(place, None), st.one_of(PROOFS, FILES)),
    st.builds(lambda place: Change(place, "0" * 64), FILES),
    st.builds(lambda unit: Change(Place(Kind.HEADER, "unit"), unit), st.sampled_from([None, "某单位"])),
)
EDITS = st.lists(st.lists(CHANGES, min_size=1, max_size=3).map(tuple), min_size=1, max_size=8)


@settings(deadline=None, max_examples=120)
@given(EDITS)
def test_rechecking_finds_what_checking_finds(edits: list[tuple[Change, ...]]) -> None:
    """After any sequence of edits: the same findings, order and counts."""
    now = case(form=PROVING)
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
