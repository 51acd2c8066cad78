"""Every rule finds its fault and lets the neighbouring right case pass."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings import check
from desktop.domain.findings.finding import Case, Finding, Severity
from desktop.domain.modifiers import OverAchievement, WhenOver
from desktop.domain.rubric import Rubric
from tests.domain.findings_helpers import FORM, case, case_of, count, fact, leaf, own, text, unconfirmed

E, W, N = Severity.ERROR, Severity.WARNING, Severity.NOTE
FULL_BUDGET = ("100", "60", "40")


class Wrong(NamedTuple):
    """What spoils the flawless form, where the finding stands, and the two figures it shows."""

    code: str
    changes: tuple[Change, ...]
    where: str
    figures: tuple[str, ...] = ()
    severity: Severity = E
    form: Rubric = FORM


def spent(executed: str, basic: str, project: str) -> tuple[Change, ...]:
    return fact("executed", executed), fact("basic", basic), fact("project", project)


def said(words: str) -> tuple[Change, ...]:
    return (text("narrative.results.conclusion", words),)


def lost(score: str, *, reason: str = "逾期两天", improvement: str = "按月核对") -> tuple[Change, ...]:
    cells = (("score", score), ("reason", reason or None), ("improvement", improvement or None))
    return tuple(leaf("mgmt.rules", field, value) for field, value in cells)


LIGHT = replace(FORM, total=Decimal(99))
OLD = replace(FORM, year=2021)


def asking(then: WhenOver) -> Rubric:
    """The form, asking about own indicators from 120 % on."""
    over = OverAchievement(Decimal("1.2"), then)
    roots = (replace(each, over_achievement=over) if each.open_slot else each for each in FORM.indicators)
    return replace(FORM, indicators=tuple(roots))


WRONG = (
    Wrong("SUM001", spent("100", "60", "40.5"), "fact/executed", ("100.5", "100")),
    Wrong("SUM001", spent("100", "60", "40.01"), "fact/executed", ("100.01", "100"), N),
    Wrong("SUM002", (own("duty.1", "weight", "49"),), "leaf/duty/score", ("49", "50")),
    Wrong("SUM003", (), "leaf/mgmt/score", ("100", "99"), form=LIGHT),
    Wrong("BUD001", spent("101", "60", "41"), "fact/executed", ("101", "100"), W),
    Wrong("BUD002", spent("89.99", "50", "39.99"), "fact/executed", ("89.99", "100", "89.99%"), W),
    Wrong("BUD002", (*spent("80", "50", "30"), text("unmet", "无。")), "fact/executed", ("80", "100", "80%"), W),
    Wrong("SCO001", (leaf("mgmt.rate", "score", "19"),), "leaf/mgmt.rate/score", ("19", "20")),
    Wrong(
        "SCO001",
        (leaf("mgmt.rate", "score", "19"), leaf("mgmt.rate", "reason", "审计调减")),
        "leaf/mgmt.rate/score",
        ("19", "20"),
        W,
    ),
    Wrong("SCO002", lost("25.5"), "leaf/mgmt.rules/score", ("25.5", "25")),
    Wrong("SCO002", (leaf("bonus", "score", "-5.5"),), "leaf/bonus/score", ("-5.5", "5")),
    Wrong("SCO003", lost("24", reason=""), "leaf/mgmt.rules/reason", ("24", "25")),
    Wrong("SCO003", lost("24", improvement=""), "leaf/mgmt.rules/improvement", ("24", "25"), W),
    Wrong("SCO003", spent("95", "60", "35"), "leaf/mgmt.rate/reason", ("10", "20"), W),
    Wrong("SCO003", (fact("blamed", "1"),), "leaf/bonus/reason", ("-2.5", "5"), W),
    Wrong("SCO004", (leaf("bonus", "score", "5"),), "leaf/bonus/score", ("5", "0")),
    Wrong("SCO004", (fact("praised", "1"), leaf("bonus", "score", "5")), "leaf/bonus/score", ("5", "2.5")),
    Wrong("SCO004", (fact("praised", None), leaf("bonus", "score", "5")), "leaf/bonus/score", ("5", "0")),
    Wrong(
        "SCO005",
        (leaf("duty.1", "target", "100%"), leaf("duty.1", "actual", "72.74%"), leaf("duty.1", "score", "50")),
        "leaf/duty.1/score",
        ("100%", "72.74%"),
        W,
    ),
    Wrong(
        "SCO005",
        (leaf("duty.1", "target", "≤30万元"), leaf("duty.1", "actual", "31 万元"), leaf("duty.1", "score", "50")),
        "leaf/duty.1/score",
        ("30万元", "31万元"),
        W,
    ),
    Wrong("SCO006", (text("narrative.problems", "预算执行偏慢。"),), "text/narrative.problems", ("100%",), W),
    Wrong("OVR001", (leaf("duty.1", "actual", "26 场"),), "leaf/duty.1/target", ("26场", "20场"), N),
    Wrong(
        "OVR002", (leaf("duty.1", "actual", "24 场"),), "leaf/duty.1/note", ("120%", "120%"), W, asking(WhenOver.REASON)
    ),
    Wrong(
        "OVR002", (leaf("duty.1", "actual", "25 场"),), "leaf/duty.1/note", ("125%", "120%"), N, asking(WhenOver.FLAG)
    ),
    Wrong("CMP001", (fact("praised", None),), "leaf/bonus/score"),
    Wrong("CMP001", (leaf("mgmt.rules", "score", None),), "leaf/mgmt.rules/score"),
    Wrong("CMP001", (own("duty.1", "parent", None),), "leaf/duty/score"),
    Wrong("CMP002", (unconfirmed(Place(Kind.LEAF, "duty.1", "target")),), "leaf/duty.1/target"),
    Wrong("CMP002", (unconfirmed(Place(Kind.OWN, "duty.1", "name")),), "own/duty.1/name"),
    Wrong("CMP002", (unconfirmed(Place(Kind.FACT, "praised")),), "fact/praised"),
    Wrong("CMP002", (unconfirmed(Place(Kind.FACT, "budget")),), "fact/budget"),
    Wrong("CMP002", (unconfirmed(Place(Kind.HEADER, "unit")),), "header/unit"),
    Wrong("CMP002", (unconfirmed(Place(Kind.TEXT, "narrative.unit")),), "text/narrative.unit"),
    Wrong("CMP003", (leaf("mgmt.rules", "basis", None),), "leaf/mgmt.rules/basis", (), W),
    Wrong("CMP004", (Change(Place(Kind.HEADER, "unit"), None),), "header/unit"),
    Wrong("CMP004", (text("goal", None),), "text/goal", (), W),
    Wrong("CMP004", (text("preparer", None),), "text/preparer", (), N),
    Wrong("CMP005", (text("goal", "完成各项工作（200字以内）"),), "text/goal", ("200字以内",), W),
    Wrong("CMP005", (leaf("duty.1", "note", "见××文件"),), "leaf/duty.1/note", ("××",), W),
    Wrong("CMP006", (fact("project", None),), "fact/project", (), W),
    Wrong("CMP007", (own("duty.1", "name", None),), "own/duty.1/name"),
    Wrong("CMP007", (own("duty.1", "weight", None),), "own/duty.1/weight"),
    Wrong("CMP008", (leaf("duty.1", "actual", None), leaf("duty.1", "score", "50")), "leaf/duty.1/actual", (), W),
    Wrong(
        "CMP009",
        (leaf("duty.1", "target", "≤30万元"), leaf("duty.1", "actual", "完成"), leaf("duty.1", "score", "50")),
        "leaf/duty.1/actual",
        ("≤30万元", "完成"),
        W,
    ),
    Wrong("CMP010", (leaf("duty.1", "target", "科学素质显著提高"),), "leaf/duty.1/target", ("科学素质显著提高",), N),
    Wrong("CMP011", (text("narrative.unit", None),), "text/narrative.unit", (), W),
    Wrong(
        "UNI001",
        (leaf("duty.1", "target", "8万元"), leaf("duty.1", "actual", "72890元")),
        "leaf/duty.1/actual",
        ("8万元", "72890元"),
        W,
    ),
    Wrong("TXT001", said("本单位自评得分为99.15分。"), "text/narrative.results.conclusion", ("99.15", "95")),
    Wrong("TXT001", said("2023年度自评总分：94分，等级为良。"), "text/narrative.results.conclusion", ("94", "95")),
    Wrong("TXT001", said("评价等级为“良好”。"), "text/narrative.results.conclusion", ("良", "优")),
    Wrong("TXT001", said("“内控”制度建设得分24分。"), "text/narrative.results.conclusion", ("24", "25"), W),
    Wrong("TXT001", said("全年执行数为99.5万元。"), "text/narrative.results.conclusion", ("99.5万元", "100"), W),
    Wrong("TXT002", said("基本支出 59.9+40=100 万元。"), "text/narrative.results.conclusion", ("100", "99.9"), W),
    Wrong(
        "TXT002",
        (leaf("mgmt.rate", "basis", "（收入决算数31133.57-预算数31570.33）/31570.33=-1.37%"),),
        "leaf/mgmt.rate/basis",
        ("-1.37%", "-1.38%"),
        W,
    ),
    Wrong("TXT003", (text("goal", "依据财预[2020]10号，办 20 场活动"),), "text/goal", ("[2020]10号",), N),
    Wrong("RUB001", (), "header/unit", ("2023", "2021"), N, OLD),
)

# What stands next to a fault and is none: the code must not appear.
RIGHT = (
    ("SUM001", spent("100", "60.5", "39.5")),
    ("SUM001", (fact("basic", None),)),
    ("SUM002", (own("duty.1", "weight", "30"), own("duty.2", "parent", "duty"), own("duty.2", "weight", "20"))),
    ("SUM003", ()),
    ("BUD001", spent("100", "60", "40")),
    ("OVR002", (leaf("duty.1", "actual", "25 场"),)),
    ("BUD002", spent("90", "50", "40")),
    ("BUD002", (*spent("80", "50", "30"), text("unmet", "两个课题跨年结算"))),
    ("BUD002", (*spent("80", "50", "30"), leaf("mgmt.rate", "reason", "两个课题跨年结算"))),
    ("BUD002", (fact("budget", "0"),)),
    ("SCO001", (leaf("mgmt.rate", "score", "20"),)),
    ("SCO001", (leaf("mgmt.rate", "score", "20.004"),)),
    ("SCO002", (leaf("bonus", "score", "-5"),)),
    ("SCO003", lost("24")),
    ("SCO003", (leaf("bonus", "score", "0"),)),
    ("SCO004", (fact("praised", "2"), leaf("bonus", "score", "5"))),
    (
        "SCO005",
        (leaf("duty.1", "target", "≤30万元"), leaf("duty.1", "actual", "29 万元"), leaf("duty.1", "score", "50")),
    ),
    ("SCO005", (leaf("duty.1", "target", "不少于上年"), leaf("duty.1", "score", "50"))),
    ("SCO006", (*lost("24"), text("narrative.problems", "信息公开逾期两天。"))),
    ("OVR001", (leaf("duty.1", "actual", "26 场"), leaf("duty.1", "note", "下半年增加承办任务"))),
    ("OVR001", (leaf("duty.1", "target", "≤20 场"), leaf("duty.1", "actual", "26 场"))),
    ("CMP001", lost("25.5")),  # typed out of range: SCO002 says so, once
    ("CMP002", (Change(Place(Kind.PRIOR, "leaf/duty.1/actual"), "18 场"),)),
    ("CMP003", (leaf("mgmt.rate", "basis", None),)),  # computed: the arithmetic is printed
    ("CMP004", (text("unmet", None),)),
    ("CMP005", (text("goal", "完成 3×4 米展板，型号 XL，培训 200 字以上论文作者"),)),
    ("CMP006", (fact("project", "0"),)),
    ("CMP007", (own("duty.1", "name", "活动"),)),
    ("CMP008", (leaf("mgmt.rules", "actual", None),)),
    ("CMP009", (leaf("duty.1", "target", "办好活动"), leaf("duty.1", "actual", "完成"))),
    ("CMP009", (leaf("duty.1", "actual", "二十二场"),)),
    ("CMP010", (leaf("duty.1", "target", "科学素质显著提高到 15%"),)),
    ("CMP011", (text("narrative.results.conclusion", None),)),
    ("UNI001", (leaf("duty.1", "target", "20"),)),
    ("TXT001", said("本单位自评得分为95分，等级为“优秀”。")),
    ("TXT001", said("上年自评得分为96.45分。")),
    ("TXT001", said("2022年度自评得分为96.45分。")),
    ("TXT001", said("绩效运行监控自评得分为97.89分；科普项目自评得分为98分。")),
    ("TXT001", said("自评总分100分，其中加减分项5分。")),
    ("TXT001", said("预算完成率自评得分为20.00分，分值20分。")),
    ("TXT001", said("管理效能自评得分45分。")),
    ("TXT001", said("全年执行数为100万元，全年执行数为0.01亿元，其他资金全年执行数30万元。")),
    ("TXT002", said("59.9+40=99.9；(31133.57-31570.33)÷31570.33×100%=-1.38%；2×(1-1.37%)=1.97。")),
    ("TXT002", said("38.03/71.9=52.9%，479.90万元+39.76万元=519.66万元，1万元+1元=2。")),
    ("TXT003", (text("goal", "依据财预〔2020〕10号，办 20 场活动（2023年3场）"),)),
    ("RUB001", ()),
)


def found(spoilt: Case, code: str) -> list[Finding]:
    return [finding for finding in check(spoilt).all() if finding.code == code]


def test_the_flawless_form_has_no_finding() -> None:
    """Otherwise nothing below would show anything."""
    assert check(case()).all() == ()


@pytest.mark.parametrize("wrong", WRONG, ids=[f"{wrong.code}-{at}" for at, wrong in enumerate(WRONG)])
def test_a_rule_finds_its_fault(wrong: Wrong) -> None:
    """At its place, with both figures and a way out."""
    findings = found(case(wrong.changes, wrong.form), wrong.code)

    assert wrong.where in [str(finding.where) for finding in findings]
    finding = next(each for each in findings if str(each.where) == wrong.where)
    assert (finding.severity, finding.figures) == (wrong.severity, wrong.figures)
    assert finding.message
    assert finding.label
    assert finding.fix
    assert Place.parse(str(finding.where)) == finding.where


@pytest.mark.parametrize(("code", "changes"), RIGHT, ids=[f"{code}-{at}" for at, (code, _) in enumerate(RIGHT)])
def test_a_rule_lets_the_right_case_pass(code: str, changes: tuple[Change, ...]) -> None:
    """A false alarm costs the trust in all the others."""
    assert found(case(changes), code) == []


def test_a_reason_settles_over_achievement() -> None:
    """Below the limit nothing is asked; above it a remark is enough; points taken off ask for nothing more."""
    far = leaf("duty.1", "actual", "25 场")

    assert found(case((leaf("duty.1", "actual", "23 场"),), asking(WhenOver.REASON)), "OVR002") == []
    assert found(case((far, leaf("duty.1", "note", "年中承接新任务")), asking(WhenOver.REASON)), "OVR002") == []
    assert found(case((far,), asking(WhenOver.MINUS)), "OVR002") == []


def test_both_figures_stand_in_the_message() -> None:
    """What the finding counts as its figures, a person can read in its sentence."""
    for wrong in WRONG:
        for finding in found(case(wrong.changes, wrong.form), wrong.code):
            assert all(figure in finding.message for figure in finding.figures), finding


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("0123456789.,+-*/()=≈%×÷ 万元分得总自评为。全年执行数等级优"), max_size=80))
@example("1" * 40 + "*1=5%")
@example("1/3=0." + "3" * 40)
@example("全年执行数为0." + "1" * 18 + "亿元")
@example("((((((" * 20 + "1+1=3")
@example("自评得分为" + "9" * 40 + "分")
def test_no_text_breaks_the_checks(words: str) -> None:
    """Whatever is typed or pasted, the window goes on checking."""
    spoilt = case((*said(words), leaf("mgmt.rate", "basis", words), leaf("duty.1", "target", words)))

    assert all(finding.message for finding in check(spoilt).all())


def test_the_published_case_has_no_error(guangzhou: Rubric, golden: Evaluation) -> None:
    """Its warnings are true: 100.96 % and 88.02 % executed, four leaves short without a reason."""
    findings = check(case_of(golden, guangzhou))

    assert count(findings, E) == 0
    places = {finding.code: str(finding.where) for finding in findings.all()}
    assert places["BUD001"] == "fact/executed.project"
    assert places["BUD002"] == "fact/executed.other"
    short = [str(finding.where) for finding in findings.all() if finding.code == "SCO003"]
    assert short == [
        f"leaf/mgmt.{code}/reason"
        for code in ("funds.completion", "funds.deviation", "funds.execution", "procurement.execution")
    ]


def test_errors_come_first_when_asked() -> None:
    """Printed order otherwise: head, table, narrative."""
    spoilt = case(
        (
            *said("自评得分99分。"),
            text("goal", None),
            *lost("24"),
            *spent("101", "60", "41"),
            own("duty.1", "name", None),
        )
    )
    findings = check(spoilt)

    assert [finding.code for finding in findings.all()] == ["BUD001", "CMP004", "CMP007", "TXT001"]
    assert [finding.code for finding in findings.all(errors_first=True)] == ["CMP007", "TXT001", "BUD001", "CMP004"]
    assert [finding.code for finding in findings.for_node("duty.1")] == ["CMP007"]
    assert [count(findings, severity) for severity in (E, W, N)] == [2, 2, 0]
    assert {finding.id for finding in findings.of_rules({"CMP007", "BUD001", "SUM001"})} == {
        finding.id for finding in findings.all() if finding.code in ("CMP007", "BUD001")
    }
    assert not list(findings.of_rules(()))
