"""What was signed against what stands there, on values alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from desktop.domain.placelabels import place_label
from desktop.domain.signoff import Revision, Signature, canonical, digest
from desktop.domain.verification import (
    Difference,
    Sealed,
    cell_differences,
    revision_differences,
    score_differences,
    unprinted,
    unseal,
)
from tests.domain.findings_helpers import case, fact, leaf


def revision(now: datetime, number: int = 1, previous: str = "", reason: str = "") -> Revision:
    data = canonical(case(), number, previous, reason, now, "0" * 64)
    return Revision(number, data, digest(data), previous, reason, now, (Signature("填报人", "甲某某", now),))


def sealed(now: datetime) -> Sealed:
    return unseal(revision(now).data)


def where(differences: object) -> list[str]:
    return [each.where for each in differences]  # type: ignore[attr-defined]


def test_canonical_data_are_read_back_whole(now: datetime) -> None:
    read = sealed(now)

    assert read.evaluation == case().evaluation
    assert (read.number, read.previous, read.reason, read.frozen_at) == (1, "", "", now)
    assert (read.total, read.grade, read.scores["mgmt.rate"]) == ("95", "优", "20")
    assert read.cells["fact/budget"] == "100"


@pytest.mark.parametrize(
    "change",
    [
        {"format": "other"}, {"unit": 7}, {"year": "2023"}, {"year": True}, {"rubric": "demo"}, {"cells": []},
        {"cells": {"fact/budget": None}}, {"cells": {"fact/budget": 7}}, {"cells": {"nowhere/x": "1"}},
        {"cells": {"fact/budget": "much"}}, {"scores": {"mgmt": 1}}, {"scores": []}, {"total": 95},
        {"frozen_at": "today"}, {"revision": "first"}, {"rubric": {"id": "demo"}},
    ],
)  # fmt: skip
def test_what_is_not_canonical_is_refused(now: datetime, change: dict[str, object]) -> None:
    content = json.loads(revision(now).data) | change
    with pytest.raises(ValueError, match=r".+"):
        unseal(json.dumps(content).encode())


def test_sound_revisions_form_a_chain(now: datetime) -> None:
    first = revision(now)
    second = revision(now, 2, first.digest, "审计调整")

    assert list(revision_differences((first, second))) == []
    assert where(revision_differences((second,))) == ["签发的次序", "第2次签发所接的前次校验码"]
    other = revision(now, 2, "f" * 64)
    assert where(revision_differences((first, other))) == ["第2次签发所接的前次校验码"]


def test_what_stands_beside_the_data_must_be_in_them(now: datetime) -> None:
    sound = revision(now)
    later = now.replace(hour=10)

    assert where(revision_differences([replace(sound, reason="补")])) == ["第1次签发修订原因"]
    assert where(revision_differences([replace(sound, digest="0" * 64)])) == ["第1次签发的数据校验码"]
    assert where(revision_differences([replace(sound, signatures=())])) == ["第1次签发的签字"]
    late = replace(sound, signatures=(Signature("填报人", "甲某某", later),))
    assert where(revision_differences([late])) == ["第1次签发的首个签字时间"]
    nonsense = replace(sound, data=b"{}", digest=digest(b"{}"))
    assert where(revision_differences([nonsense])) == ["第1次签发的数据"]


def test_cells_that_were_changed_added_or_cleared(now: datetime) -> None:
    signed = sealed(now)
    file = dict(signed.cells) | {"fact/budget": "200", "leaf/mgmt.rate/note": "补"}
    del file["text/goal"]

    assert list(cell_differences(signed, signed.cells, case())) == []
    assert set(cell_differences(signed, file, case())) == {
        Difference("全年预算数", "100", "200"),
        Difference("管理效能 / 预算完成率的备注", "", "补"),
        Difference("年度整体绩效目标", "办好 20 场科普活动", ""),
    }


def test_scores_are_worked_out_again(now: datetime) -> None:
    signed = sealed(now)

    assert list(score_differences(signed, case())) == []
    assert where(score_differences(signed, case([fact("executed", "80")]))) == [
        "管理效能的得分（重算）",
        "管理效能 / 预算完成率的得分（重算）",
        "总分（重算）",
        "等级（重算）",
    ]
    unscored = list(score_differences(signed, case([leaf("mgmt.rules", "score", None)])))
    assert Difference("总分（重算）", "", "95") in unscored
    more = replace(signed, scores={**signed.scores, "moon": "1"})
    assert list(score_differences(more, case())) == [Difference("指标“moon”的得分（重算）", "", "1")]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("header/unit", "单位名称"),
        ("fact/budget", "全年预算数"),
        ("fact/unknown", "unknown"),
        ("leaf/mgmt.rate/actual", "管理效能 / 预算完成率的实际完成值"),
        ("own/duty.1/weight", "履职效能 / 科普活动场次的分值"),
        ("own/duty.9/name", "指标“duty.9”的指标名称"),
        ("text/goal", "年度整体绩效目标"),
        ("text/narrative.problems", "三、存在的主要问题"),
        ("text/unknown", "unknown"),
        ("prior/fact/budget", "上年内容：全年预算数"),
        ("unconfirmed/text/goal", "未确认标记：年度整体绩效目标"),
        ("overruled/SUM001@fact/budget", "核查保留理由：SUM001@fact/budget"),
        ("moon/x", "moon/x"),
    ],
)
def test_places_have_names(place: str, name: str) -> None:
    assert place_label(place, case()) == name


def test_without_a_case_a_place_keeps_its_own_words() -> None:
    assert place_label("fact/budget", None) == "fact/budget"


def test_texts_are_looked_for_in_print(now: datetime) -> None:
    signed = sealed(now)
    text = "".join("".join(said.split()) for said in signed.cells.values())

    assert list(unprinted(signed, text)) == []
    assert where(unprinted(signed, text.replace("办好20场", "办好10场"))) == ["text/goal"]


def test_a_difference_is_a_sentence() -> None:
    assert str(Difference("总分", "95", "")) == "总分：应为“95”，现为“（空）”"
