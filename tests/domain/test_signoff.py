"""Signing: the digest covers every cell, the canonical form opens again, a refusal says everything at once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.evaluation import JUDGEMENT_FIELDS, Change, Evaluation, Kind, Place
from desktop.domain.findings import check
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import FORMAT, Revision, Signature, canonical, digest, is_issued, obstacles, thaw
from tests.domain.findings_helpers import FLAWLESS, FORM, case, case_of, fact, leaf, own, text

MOMENT = datetime.fromisoformat("2024-03-05T09:00:00+08:00")
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
NUMBERS = st.decimals(-1000, 1000, places=2).map(str)
TEXT_FIELDS = [field for field in JUDGEMENT_FIELDS if field != "score"]
BROKEN = [
    json.dumps({"format": FORMAT, "unit": "某单位", "year": 2023, "rubric": {"id": "demo"}, **part}).encode()
    for part in (
        {},
        {"cells": []},
        {"cells": {"fact/budget": "many"}},
        {"cells": {"leaf/duty.1/colour": "red"}},
        {"cells": {"weather/today": "1"}},
        {"rubric": "demo"},
    )
]
CELLS = st.one_of(
    st.builds(fact, st.sampled_from(["budget", "executed", "basic", "praised", "unknown.key"]), NUMBERS),
    st.builds(leaf, st.sampled_from(["mgmt.rate", "duty.1"]), st.sampled_from(TEXT_FIELDS), WORDS),
    st.builds(leaf, st.just("mgmt.rules"), st.just("score"), NUMBERS),
    st.builds(text, st.sampled_from(["goal", "unmet", "narrative.unit"]), WORDS),
    st.builds(own, st.just("duty.1"), st.sampled_from(["name", "explanation"]), WORDS),
    st.builds(own, st.just("duty.1"), st.just("weight"), NUMBERS),
    st.builds(lambda unit: Change(Place(Kind.HEADER, "unit"), unit), WORDS),
    st.builds(lambda reason: Change(Place(Kind.OVERRULED, "SUM001@fact/executed"), reason), WORDS),
    st.builds(lambda last: Change(Place(Kind.PRIOR, "leaf/duty.1/actual"), last), WORDS),
)


def frozen(evaluation: Evaluation, *, revision: int = 1, reason: str = "") -> bytes:
    return canonical(case_of(evaluation), revision, "", reason, MOMENT, "0" * 64)


def written(evaluation: Evaluation) -> set[Change]:
    return {*evaluation.places(), Change(Place(Kind.HEADER, "unit"), evaluation.unit)}


@settings(deadline=None, max_examples=150)
@given(CELLS)
def test_any_changed_cell_changes_the_digest(change: Change) -> None:
    """And only a changed one: the same content gives the same bytes. 0.00 counts as typed, not as 0."""
    before = case().evaluation
    after = before.apply((change,))

    assert (digest(frozen(before)) == digest(frozen(after))) == (written(before) == written(after))


@settings(deadline=None, max_examples=100)
@given(st.lists(CELLS, max_size=6))
def test_the_canonical_form_opens_again(changes: list[Change]) -> None:
    """What is thawed is the evaluation that was frozen, and freezes to the same bytes."""
    evaluation = case().evaluation.apply(changes)
    thawed, content = thaw(frozen(evaluation))

    assert thawed == evaluation
    assert frozen(thawed) == frozen(evaluation)
    assert content["unit"] == evaluation.unit


def test_a_cleared_cell_leaves_no_trace_in_the_digest() -> None:
    """Typed and taken back is as never typed; the order of typing does not matter either."""
    before = case().evaluation
    back = before.apply((leaf("duty.1", "note", "x"), leaf("duty.1", "note", None)))
    shuffled = Evaluation(before.unit, before.year, before.rubric_id).apply(reversed(FLAWLESS))

    assert frozen(back) == frozen(before) == frozen(shuffled)


def test_number_and_reason_of_the_revision_are_covered() -> None:
    """Neither can be exchanged afterwards."""
    evaluation = case().evaluation

    assert len({frozen(evaluation), frozen(evaluation, revision=2), frozen(evaluation, reason="反馈")}) == 3


def test_the_canonical_form_is_readable() -> None:
    """Sorted keys, numbers as strings, scores and grade beside the cells."""
    data = frozen(case().evaluation)
    content = json.loads(data)

    assert data == json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    assert (content["total"], content["grade"]) == ("95", "优")
    assert content["cells"]["fact/budget"] == "100"
    assert content["scores"]["mgmt"] == "45"


def test_the_published_case_opens_again(guangzhou: Rubric, golden: Evaluation, now: datetime) -> None:
    """Every figure, answer and own indicator."""
    data = canonical(case_of(golden, guangzhou), 1, "", "", now, "0" * 64)

    assert thaw(data)[0] == golden


@pytest.mark.parametrize("data", [b"{}", b'{"format": "ziping-canonical-9"}', b"not json", b"[]", b"\xff", *BROKEN])
def test_what_is_no_canonical_form_is_refused(data: bytes) -> None:
    """With one kind of error, whatever it is instead."""
    with pytest.raises(ValueError, match=r".+"):
        thaw(data)


def test_nothing_stands_in_the_way_of_a_flawless_form() -> None:
    """Warnings and notes never do."""
    warned = case((text("goal", None), text("preparer", None)))

    assert check(warned).all() != ()
    assert obstacles(warned, check(warned).all(), "张某", "填报人") is None


def test_a_refusal_says_everything_at_once() -> None:
    """Findings, the name and the role; a leaf without a score once, not twice."""
    spoilt = case((fact("praised", None), leaf("mgmt.rate", "score", "19"), own("duty.1", "name", None)))
    refused = obstacles(spoilt, check(spoilt).all(), " ", "门卫")

    assert refused is not None
    assert sorted(finding.code for finding in refused.findings) == ["CMP001", "CMP007", "SCO001"]
    assert refused.reasons == ("请填写签字人姓名", "没有“门卫”这一签字角色")


def test_an_overruled_error_does_not_block() -> None:
    """The reason is kept and printed."""
    changes = (fact("executed", "100.5"), Change(Place(Kind.OVERRULED, "SUM001@fact/executed"), "决算报表四舍五入"))
    spoilt = case(changes)

    assert obstacles(case(changes[:1]), check(case(changes[:1])).all(), "张某", "填报人") is not None
    assert obstacles(spoilt, check(spoilt).all(), "张某", "填报人") is None


def test_an_unscored_leaf_cannot_be_overruled() -> None:
    """There would be a signature under a report without a total."""
    spoilt = case((fact("praised", None), Change(Place(Kind.OVERRULED, "CMP001@leaf/bonus/score"), "来不及")))
    refused = obstacles(spoilt, check(spoilt).all(), "张某", "填报人")

    assert refused is not None
    assert refused.reasons == ("“加减分项”尚未得分",)


def test_the_last_role_issues() -> None:
    """The clerk's signature alone freezes, but does not issue."""
    revision = Revision(1, b"", "", "", "", MOMENT, (Signature("填报人", "张某", MOMENT),))
    both = replace(revision, signatures=(*revision.signatures, Signature("单位负责人", "李某", MOMENT)))

    assert not is_issued(FORM, revision)
    assert is_issued(FORM, both)
