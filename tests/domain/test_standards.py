"""Printed 评分标准 as the forms of many places word them: what is proposed, and what must be left to a person."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rubricdraft import GradeDraft, IndicatorDraft, RubricDraft
from desktop.domain.standards import Proposal, is_left_to_unit, propose
from desktop.rubricfiles.drafts import check

RATE = "预算完成率=（预算完成数/预算数）×100%"
COST = "公用经费控制率＝（实际支出公用经费总额÷预算安排公用经费总额）×100％"
CHANGE = "变动率=[（本年度“三公经费”预算数-上年度“三公经费”预算数）/上年度“三公经费”预算数]×100%"

STEPS = [
    ("预算完成率", RATE, "每低一个百分点扣0.5分，扣完为止。", "4", "≥ 1 0.01 0.5 begun"),
    ("公用经费控制率", COST, "100%以下（含）计满分，每超出一个百分点扣1分，扣完为止。", "4", "≤ 1 0.01 1 begun"),
    ("三公经费控制率", "", "以100%为标准。≤100%，计8分；每超过1个百分点扣0.8分，扣完为止", "8", "≤ 1 0.01 0.8 begun"),
    ("政府采购执行率", "", "100%得满分，每低5个百分点扣1分，不足5个百分点不扣分。", "5", "≥ 1 0.05 1 whole"),
    ("三公经费变动率", CHANGE, "变动率≤0，得满分；每超过一个百分点扣0.5分，扣完为止。", "5", "≤ 0 0.01 0.5 begun"),
    (
        "预算执行率",
        "",
        "达到95%得满分；低于95%的，每降低1个百分点扣0.2分（不足1个百分点按1个百分点计算），扣完为止。",
        "6",
        "≥ 0.95 0.01 0.2 begun",
    ),
    ("支付进度率", "", "每低于95%一个百分点扣0.3分，扣完为止", "3", "≥ 0.95 0.01 0.3 begun"),
    ("预算执行率", "", "等于100%得满分，每偏离1%扣减分值的10%，直至扣完。", "10", "= 1 0.01 1 begun"),
]
BANDS = [
    ("满意度", "", "95%（含）以上计8分；85%（含）－95%计6分；75%（含）－85%计4分；低于75%计0分。", "8",
     ["<75%:0", "75%≤<85%:4", "85%≤<95%:6", "95%≤:8"]),
    ("支出率", "", "90%（含）以上得5分，80%-90%得3分，60%-80%得1分，60%以下不得分", "5",
     ["<60%:0", "60%≤<80%:1", "80%≤<90%:3", "90%≤:5"]),
    ("预算调整率", "", "没有追加得5分；10%（含）以内得4分，20%（含）以内得3分，超过20%不得分", "5", None),
    ("预算调整率", "", "10%（含）以内得5分，20%（含）以内得3分，30%（含）以内得2分，超过30%不得分", "5",
     ["≤10%:5", "10%<≤20%:3", "20%<≤30%:2", "30%<:0"]),
    ("结转结余率", "", "≤10%的，得3分；10%＜比率≤20%的，得2分；20%＜比率≤30%的，得1分；比率＞30%的，得0分。",
     "3", ["≤10%:3", "10%<≤20%:2", "20%<≤30%:1", "30%<:0"]),
    ("执行率", "", "大于等于90%得4分；大于等于80%得3分；大于等于60%得1分；否则不得分", "4",
     ["<60%:0", "60%≤<80%:1", "80%≤<90%:3", "90%≤:4"]),
    ("满意度", "", "满意度在90%以上的，得分值的100%；80%至90%之间的，得分值的80%；80%以下的，不得分。", "10",
     ["<80%:0", "80%≤<90%:80%", "90%≤:100%"]),
    ("覆盖率", "", "90%-100%得3分；80%-89%得2分；80%以下不得分", "3", ["<80%:0", "80%≤<90%:2", "90%≤:3"]),
]  # fmt: skip
THRESHOLDS = [
    ("结转结余变动率", "", "≤0得满分，>0不得分", "2", "≤ 0"),
    ("固定资产利用率", "", "固定资产利用率≥90%的，得2分，否则不得分。", "2", "≥ 0.9"),
    ("在职人员控制率", "", "在职人员控制率小于或等于100%，得满分；大于100%，不得分。", "5", "≤ 1"),
    ("公开率", "", "公开率达到100%得2分，低于100%得1分", "2", "≥ 1 1"),
]
PROPORTIONAL = [
    ("预算执行率", "", "≥95%得满分，低于按比例得分", "10", "0.95"),
    ("重点工作办结率", "", "按完成比例计分。", "8", "1"),
    ("项目完成率", "", "得分=项目完成率×分值", "8", "1"),
    ("完成率", "", "得分=实际完成数/计划完成数×5分", "5", "1"),
    ("完成率", "", "达到90%（含）以上得满分，未达到90%的，按比例计分。", "5", "0.9"),
    ("质量达标率", "质量达标率＝（质量达标实际工作数÷计划完成工作数）×100%", "", "5", "1"),
    ("采购执行率", "", "达到100%得满分，60%以下不得分，其间按直线内插法计分。", "5", "1"),
]
LISTS = [
    ("制度", "①已制定制度；②制度合法、合规、完整；③制度得到有效执行。以上各得1分。", "3", "checklist", ["1", "1", "1"]),
    ("制度", "（1）有预算资金管理办法；（2）有内部财务管理制度；每项2分。", "4", "checklist", ["2", "2"]),
    (
        "制度",
        "1.有管理制度，得1分；2.有会计核算制度，得1.5分；3.执行有效，得0.5分",
        "3",
        "checklist",
        ["1", "1.5", "0.5"],
    ),
    ("制度", "①有制度；②制度合法合规。全部符合得满分。", "2", "checklist", [None, None]),
    ("制度", "①目标明确；②指标量化；全部符合得2分，有一项不符合扣1分。", "2", "checklist", ["1", "1"]),
    ("制度", "①目标明确；②指标量化；③相互匹配。有1项不符合扣1分。", "3", "checklist", ["1", "1", "1"]),
    ("信息", "按规定内容公开预决算信息，1分；按规定时限公开预决算信息，1分。", "2", "checklist", ["1", "1"]),
    ("制度", "已制定管理制度的，得2分，否则不得分。", "2", "checklist", [None]),
    ("公开", "按时公开得满分；未按时公开不得分", "3", "checklist", [None]),
    ("合规", "每发现一处扣0.5分，扣完为止", "4", "deductions", ["0.5"]),
    ("合规", "资金使用合规得满分，每发现1起违规问题扣2分，扣完为止。", "6", "deductions", ["2"]),
    ("合规", "支出依据不合规每起扣1分；截留、挤占资金每起扣3分，扣完为止", "6", "deductions", ["1", "3"]),
    ("报送", "按时报送得满分，每逾期1天扣0.2分，最多扣2分。", "2", "deductions", ["0.2"]),
]
LEVELS = (
    "根据指标完成情况分为达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档，"
    "分别按照该指标对应分值区间100%-80%（含）、80%-60%（含）、60%-0%合理确定分值。"
)
BY_HAND = [
    "根据完成情况酌情给分。",
    "由专家综合评定，满分5分。",
    "视情况扣分。",
    "完成好的得5分，较好的得3分，一般的得1分。",
    "每低一个百分点扣一定分数。",
    "每超过1个百分点扣0.5分。",
    "达到100%得满分，低于60%不得分，60%至100%的按比例得分。",
    "95%以上得满分；每低1个百分点扣0.5分；低于60%不得分。",
    "90%以上得5分，85%以上95%以下得3分。",
    "90%以上得8分，低于90%得2分。",
    "①制度健全；②执行有效。各得2分。",
    "每发现两处问题扣1分。",
    "其中：预算编制2分，预算调整3分，分别计分。",
    "优秀得分，良好减半。",
    "参照行业标准评价。",
    "达到95%得满分。",
    "按时完成得3分，推迟完成的扣1至2分，未完成不得分。",
    "≥90%得5分，70%-80%得3分，<70%不得分",
]


def proposed(name: str, explanation: str, standard: str, weight: str | None) -> Proposal:
    proposal = propose(name, explanation, standard, None if weight is None else Decimal(weight), "i1.2")
    assert is_taken(proposal, weight or "100"), "the strict loader takes it"
    assert proposal.method == "manual" or proposal.words, "it says what it rests on"
    return proposal


def is_taken(proposal: Proposal, weight: str) -> bool:
    leaf = IndicatorDraft(1, "i1.2", "指标", weight, method=proposal.method, parameters=proposal.parameters,
                          certainty="assumed", facts=proposal.facts)  # fmt: skip
    columns = tuple(
        {"head": head, "shows": shows, "share": "1"} for head, shows in (("指标", "level1"), ("得分", "score"))
    )
    sheets = ({"title": "表", "indicators": ("i1.2",), "columns": columns},)
    draft = RubricDraft("x", "表", "x", 2024, "某县", weight, (), (GradeDraft("差", "0"),), (leaf,),
                        {"roles": ("填报人",), "sheets": sheets})  # fmt: skip
    return check(draft).problems == ()


@pytest.mark.parametrize(("name", "explanation", "standard", "weight", "expected"), STEPS)
def test_points_off_step_by_step(name: str, explanation: str, standard: str, weight: str, expected: str) -> None:
    """Limit, size of a step, points and the counting of begun steps."""
    proposal = proposed(name, explanation, standard, weight)

    assert proposal.method == "steps"
    found = [proposal.parameters[key] for key in ("comparison", "limit", "size", "minus", "counting")]
    assert " ".join(map(str, found)) == expected


@pytest.mark.parametrize(("name", "explanation", "standard", "weight", "expected"), BANDS)
def test_bands(name: str, explanation: str, standard: str, weight: str, expected: list[str] | None) -> None:
    """Every value lies in exactly one; what the words do not say is a question for a person."""
    proposal = proposed(name, explanation, standard, weight)

    if expected is None:
        assert proposal.method == "manual"
        return
    assert proposal.method == "bands"
    assert [band(each) for each in proposal.parameters["intervals"]] == expected  # type: ignore[union-attr]


def band(interval: Any) -> str:
    low, high, includes = interval.get("low"), interval.get("high"), interval["includes"]
    left = "" if low is None else f"{Decimal(low) * 100:.0f}%" + ("≤" if includes in ("low", "both") else "<")
    right = "" if high is None else ("≤" if includes in ("high", "both") else "<") + f"{Decimal(high) * 100:.0f}%"
    worth = interval["points"] if "points" in interval else f"{Decimal(interval['share']) * 100:.0f}%"
    zero = interval.get("points") == "0" and "share" not in interval
    return f"{left}{right}:{'0' if zero else worth}"


@pytest.mark.parametrize(("name", "explanation", "standard", "weight", "expected"), THRESHOLDS)
def test_thresholds(name: str, explanation: str, standard: str, weight: str, expected: str) -> None:
    """Two bands, one of them all the points."""
    proposal = proposed(name, explanation, standard, weight)

    assert proposal.method == "threshold"
    found = [proposal.parameters.get(key) for key in ("comparison", "limit", "otherwise")]
    assert " ".join(str(each) for each in found if each is not None) == expected


@pytest.mark.parametrize(("name", "explanation", "standard", "weight", "full"), PROPORTIONAL)
def test_in_proportion(name: str, explanation: str, standard: str, weight: str, full: str) -> None:
    """From nothing, or on a straight line where the words say so."""
    proposal = proposed(name, explanation, standard, weight)

    assert proposal.method == "proportional"
    assert proposal.parameters.get("full_at", "1") == full
    assert proposal.parameters.get("zero_at") == ("0.6" if "直线" in standard else None)


@pytest.mark.parametrize(("name", "standard", "weight", "method", "points"), LISTS)
def test_lists(name: str, standard: str, weight: str, method: str, points: list[str | None]) -> None:
    """Conditions with their points, findings with what they cost."""
    proposal = proposed(name, "", standard, weight)

    assert proposal.method == method
    items: Any = proposal.parameters.get("conditions") or proposal.parameters.get("faults") or ()
    assert [each.get("points", each.get("minus")) for each in items] == points
    assert all(len(each["text"]) > 1 for each in items)


def test_three_levels() -> None:
    """The national wording, with the names of its levels."""
    proposal = proposed("社会效益", "", LEVELS, "5")
    levels: Any = proposal.parameters["levels"]

    assert proposal.method == "levels"
    assert [(each["name"], each["floor"]) for each in levels] == [
        ("达成年度指标", "0.8"),
        ("部分达成年度指标并具有一定效果", "0.6"),
        ("未达成年度指标且效果较差", "0"),
    ]


@pytest.mark.parametrize("standard", BY_HAND)
def test_what_is_not_plain_is_left_to_a_person(standard: str) -> None:
    """Judgement, missing limits, gaps, contradictions, sums that are not the weight: never a guess."""
    proposal = proposed("某项工作", "", standard, "5")

    assert proposal.method == "manual"
    assert proposal.settle, "it says why"


def test_a_formula_alone_says_nothing_where_less_is_better() -> None:
    """控制率 in proportion would reward whoever spends most."""
    assert proposed("公用经费控制率", COST, "", "5").method == "manual"


def test_a_printed_formula_asks_for_its_figures() -> None:
    """Named as printed, in money, and read by the value."""
    proposal = proposed("三公经费变动率", CHANGE, "变动率≤0，得满分；每超过一个百分点扣0.5分", "5")

    assert [(fact.name, fact.unit) for fact in proposal.facts] == [
        ("本年度“三公经费”预算数", "万元"),
        ("上年度“三公经费”预算数", "万元"),
    ]
    assert proposal.parameters["value"] == "(i1.2.f1 - i1.2.f2) / i1.2.f2"
    assert any("单位" in each for each in proposal.settle)


@pytest.mark.parametrize(
    ("name", "explanation", "standard", "is_open"),
    [
        ("……", "", "", True),
        ("指标1：", "", "", True),
        ("产出数量", "", "由各单位根据部门职能自行设定", True),
        ("履职效能", "部门根据年度目标自行填报指标", "", True),
        ("预算完成率", RATE, "每低一个百分点扣0.5分", False),
        ("质量达标率", "", "按比例计分", False),
        ("绩效目标合理性", "绩效目标是否依据部门职能和规划设定", "", False),
    ],
)
def test_what_the_form_leaves_to_the_unit(name: str, explanation: str, standard: str, is_open: bool) -> None:
    """Dots for a name, or words that say so."""
    assert is_left_to_unit(name, explanation, standard) is is_open


@given(st.text(alphabet="每低高于达到超过发现处项得扣满分不按比例以上下内含（）①②1259%.、，；。-≥≤<>=率", max_size=60))
def test_no_wording_breaks_it(standard: str) -> None:
    """Whatever is printed, what is proposed can be loaded."""
    assert proposed("某率", "", standard, "5").method
