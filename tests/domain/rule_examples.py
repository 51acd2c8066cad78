"""The wrong and the right example of every rule, as changes of a form that is filled in without a fault.

The page of a rule prints them in words, and the figures of the finding have to stand in those words; so what the
handbook says happens is what happens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings import check, check_printed
from desktop.domain.findings.finding import Case, Finding, Printed
from desktop.domain.findings.reviews import check_review
from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.modifiers import OverAchievement, WhenOver
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.scoring.levels import Levels
from tests.domain.findings_helpers import FORM, case, fact, leaf, own, text, unconfirmed


class Example(NamedTuple):
    """A rule's two cases. ``printed`` makes the documents of rules that look at these: the wrong one, the right one."""

    wrong: tuple[Change, ...] = ()
    right: tuple[Change, ...] = ()
    form: Rubric = FORM
    right_form: Rubric = FORM
    printed: tuple[Printed, Printed] | None = None


def conclusion(words: str) -> tuple[Change, ...]:
    return (text("narrative.results.conclusion", words),)


def cells(code: str, **values: str | None) -> tuple[Change, ...]:
    return tuple(leaf(code, field, value) for field, value in values.items())


def spent(budget: str, executed: str, basic: str, project: str) -> tuple[Change, ...]:
    figures = {"budget": budget, "executed": executed, "basic": basic, "project": project}
    return tuple(fact(key, value) for key, value in figures.items())


def prior(place: Place, words: str) -> Change:
    return Change(Place(Kind.PRIOR, str(place)), words)


def beside(code: str, field: str, words: str) -> Change:
    return prior(Place(Kind.LEAF, code, field), words)


def changed(form: Rubric, code: str, change: Callable[[Indicator], Indicator]) -> Rubric:
    """The form with one indicator changed."""

    def look(each: Indicator) -> Indicator:
        made = change(each) if each.code == code else each
        return replace(made, children=tuple(look(child) for child in made.children))

    return replace(form, indicators=tuple(look(each) for each in form.indicators))


def reviewed(**values: str) -> tuple[Change, ...]:
    return tuple(Change(Place(Kind.REVIEW, "mgmt.rules", field), value) for field, value in values.items())


REVIEWER = (
    Change(Place(Kind.REVIEW, "", "reviewer"), "李某"),
    Change(Place(Kind.REVIEW, "", "date"), "2024年4月1日"),
)
METHOD = Levels("rules.level", "rules.points", "内控")
LEVELLED = changed(FORM, "mgmt.rules", lambda each: replace(each, method=METHOD, facts=METHOD.asks))
LEVEL = (leaf("mgmt.rules", "score", None), fact("rules.level", "1"))
ASKING = changed(
    FORM, "duty", lambda each: replace(each, over_achievement=OverAchievement(Decimal("1.2"), WhenOver.REASON))
)
PROVING = changed(FORM, "mgmt.rules", lambda each: replace(each, evidence="制度文件"))
PROOF = (
    Change(Place(Kind.EVIDENCE, "e1", "sha256"), "0" * 64),
    Change(Place(Kind.EVIDENCE, "e1", "name"), "内控手册.pdf"),
    Change(Place(Kind.PROOF, "mgmt.rules", "e1"), "1"),
)
OTHER = (
    own("duty.1", "weight", "25"),
    own("duty.2", "parent", "duty"),
    own("duty.2", "name", "结业学员培训"),
    own("duty.2", "weight", "25"),
    leaf("duty.2", "target", "300 人"),
    leaf("duty.2", "actual", "300 人"),
)
STEADY = "指定专人按月核对信息公开内容并登记台账"
FEWER = (leaf("mgmt.rules", "score", "24"), leaf("mgmt.rules", "reason", "信息公开逾期两天"))


def row(name: str, score: str) -> ImportedIndicator:
    return ImportedIndicator((name,), "表!A1", Confidence.EXACT, score=Decimal(score))


def weighed(name: str, weight: str, score: str, *above: str, **texts: str) -> ImportedIndicator:
    found = Confidence.EXACT
    return ImportedIndicator((*above, name), "表!A2", found, Decimal(weight), Decimal(score), **texts)


def headed(name: str, weight: str) -> ImportedIndicator:
    return ImportedIndicator((name,), "表!A1", Confidence.EXACT, Decimal(weight), leaf=False)


def written(*lines: str) -> Printed:
    return Printed(ImportResult("自评.txt"), lines)


def graded(total: str, grade: str) -> Printed:
    said = "90分及以上为优、80（含）—90分为良、60（含）—80分为中、60分以下为差。"
    return Printed(ImportResult("自评.txt", claimed_total=Decimal(total), claimed_grade=grade), (said,))


def claims(total: str, *rows: ImportedIndicator, warnings: tuple[str, ...] = ()) -> Printed:
    return Printed(ImportResult("自评报告.txt", claimed_total=Decimal(total), indicators=rows, warnings=warnings))


EXAMPLES = {
    "SUM001": Example(
        spent("519.66", "519.66", "479.90", "39.80"), spent("519.66", "519.66", "479.90", "39.76")
    ),
    "SUM002": Example(
        (own("duty.1", "weight", "49"),),
        (own("duty.1", "weight", "50"),),
        printed=(
            claims("98", headed("履职效能", "50"), weighed("甲", "49", "48", "履职效能"), weighed("乙", "51", "50")),
            claims("98", headed("履职效能", "49"), weighed("甲", "49", "48", "履职效能"), weighed("乙", "51", "50")),
        ),
    ),
    "SUM003": Example(
        form=changed(FORM, "bonus", lambda each: replace(each, weight=Decimal(4))),
        printed=(claims("98", weighed("甲", "99", "98")), claims("98", weighed("甲", "100", "98"))),
    ),
    "SUM004": Example(printed=(claims("99.15", row("甲", "50"), row("乙", "48.15")),
                               claims("98.15", row("甲", "50"), row("乙", "48.15")))),
    "BUD001": Example(spent("16660.1", "16819.55", "0", "16819.55"), spent("16900", "16819.55", "0", "16819.55")),
    "BUD002": Example(
        spent("9389.6", "8264.76", "8264.76", "0"),
        (*spent("9389.6", "8264.76", "8264.76", "0"), text("unmet", "两个科研项目跨年结算")),
    ),
    "BUD003": Example(spent("100", "79", "40", "39"), spent("100", "80", "40", "40")),
    "BUD004": Example(
        conclusion("年初预算为100万元，调整后预算为120万元。"),
        (*conclusion("年初预算为100万元，调整后预算为120万元。"), fact("budget", "120")),
    ),
    "BUD005": Example(
        (fact("executed", None), *cells("mgmt.rate", basis="完成率 98.2%", score="20")),
        cells("mgmt.rate", basis="完成率 98.2%"),
    ),
    "BUD006": Example(
        conclusion("年初预算为80万元，调整后预算为100万元，决算数90万元，预算完成率112.5%。"),
        conclusion("年初预算为80万元，调整后预算为100万元，决算数90万元，预算完成率90%。"),
    ),
    "SCO001": Example(
        (*spent("1000", "962", "500", "462"), leaf("mgmt.rate", "score", "20")), spent("1000", "962", "500", "462")
    ),
    "SCO002": Example(
        cells("mgmt.rules", score="25.5"),
        cells("mgmt.rules", score="25"),
        printed=(claims("25.5", weighed("甲", "25", "25.5")), claims("25", weighed("甲", "25", "25"))),
    ),
    "SCO003": Example(
        cells("mgmt.rules", score="24"),
        cells("mgmt.rules", score="24", reason="一次信息公开逾期两天", improvement="指定专人按月核对"),
        printed=(
            claims("98", weighed("甲", "25", "24"), weighed("乙", "75", "74", reason="逾期一天")),
            claims("98", weighed("甲", "25", "24", reason="逾期两天"), weighed("乙", "75", "74", reason="逾期一天")),
        ),
    ),
    "SCO014": Example(printed=(graded("88.4", "优"), graded("88.4", "良"))),
    "SCO004": Example(cells("bonus", score="5"), (fact("praised", "2"), leaf("bonus", "score", "5"))),
    "SCO005": Example(
        cells("duty.1", target="100%", actual="72.74%", score="50"), cells("duty.1", target="100%", actual="72.74%")
    ),
    "SCO006": Example(
        (text("narrative.problems", "预算执行进度偏慢。"),),
        (text("narrative.problems", "预算执行进度偏慢。"), *spent("100", "98", "58", "40")),
        printed=(
            Printed(ImportResult("自评.txt", claimed_total=Decimal(100)),
                    ("三、存在的主要问题", "预算执行进度偏慢，上半年支出不到三成。")),
            Printed(ImportResult("自评.txt", claimed_total=Decimal(98)),
                    ("三、存在的主要问题", "预算执行进度偏慢，上半年支出不到三成。")),
        ),
    ),
    "SCO007": Example(printed=(claims("99"), claims("94"))),
    "SCO008": Example(
        (*FEWER, text("narrative.problems", "无")),
        (*FEWER, text("narrative.problems", "信息公开逾期两天")),
    ),
    "SCO009": Example((*LEVEL, fact("rules.points", "18")), (*LEVEL, fact("rules.points", "22")), LEVELLED, LEVELLED),
    "SCO010": Example(spent("100", "70", "40", "30"), ()),
    "SCO011": Example(reviewed(score="25.5"), reviewed(score="24.5")),
    "SCO012": Example(
        reviewed(score="20"), (*reviewed(score="20", opinion="佐证材料缺两个季度"), *REVIEWER)
    ),
    "SCO013": Example(reviewed(opinion="属实"), (*reviewed(opinion="属实"), *REVIEWER)),
    "OVR001": Example(
        cells("duty.1", target="6 次", actual="12 次"),
        cells("duty.1", target="6 次", actual="12 次", note="下半年增加承办任务"),
    ),
    "OVR002": Example(
        cells("duty.1", actual="25 场"), cells("duty.1", actual="25 场", note="年中承接新增任务"), ASKING, ASKING
    ),
    "CMP001": Example((fact("executed", None),), ()),
    "CMP002": Example((unconfirmed(Place(Kind.LEAF, "duty.1", "target")),), ()),
    "CMP003": Example(cells("mgmt.rules", basis=None), ()),
    "CMP004": Example((text("goal", None),), ()),
    "CMP005": Example((text("goal", "完成××项工作（200字以内）"),), (text("goal", "完成 12 项课题"),)),
    "CMP006": Example((fact("project", None),), (fact("project", "0"), fact("basic", "100"))),
    "CMP007": Example((own("duty.1", "weight", None),), ()),
    "CMP008": Example(cells("duty.1", actual=None, score="50"), ()),
    "CMP009": Example(
        cells("duty.1", target="≤30万元", actual="完成", score="50"),
        cells("duty.1", target="≤30万元", actual="27.6万元", score="50"),
    ),
    "CMP010": Example(cells("duty.1", target="科学素质显著提高"), cells("duty.1", target="科学素质比例达到 15%")),
    "CMP011": Example((text("narrative.unit", None),), ()),
    "CMP012": Example(
        (*OTHER, leaf("duty.1", "actual", "培训班结业学员 300 人")),
        (*OTHER, leaf("duty.1", "actual", "科普活动 22 场")),
    ),
    "CMP013": Example((), PROOF, PROVING, PROVING),
    "UNI001": Example(
        cells("duty.1", target="8 万元", actual="72890 元"), cells("duty.1", target="8 万元", actual="7.289 万元")
    ),
    "UNI002": Example(cells("duty.1", actual="8 万元"), cells("duty.1", actual="22 场")),
    "UNI003": Example(
        cells("duty.1", basis="预算 8000 万元，支出 8000 元"), cells("duty.1", basis="预算 8000 万元，支出 7900 万元")
    ),
    "UNI004": Example(
        (*conclusion("科普活动场次支出20元。"), leaf("duty.1", "basis", "支出 20 万元")),
        (*conclusion("科普活动场次支出20万元。"), leaf("duty.1", "basis", "支出 20 万元")),
    ),
    "TXT001": Example(
        conclusion("自评得分为99.15分。"),
        conclusion("自评得分为95分。"),
        printed=(
            replace(claims("95", weighed("甲", "100", "95")), lines=("自评得分为99.15分。",)),
            replace(claims("95", weighed("甲", "100", "95")), lines=("自评得分为95分。",)),
        ),
    ),
    "TXT002": Example(
        cells("mgmt.rate", basis="(31133.57-31570.33)/31570.33=-1.37%"),
        cells("mgmt.rate", basis="(31133.57-31570.33)/31570.33=-1.38%"),
    ),
    "TXT010": Example((text("goal", "办 20 场活动\U0001f600"),), (text("goal", "办 20 场活动"),)),
    "TXT003": Example(
        (text("goal", "依据财预[2020]10号，办 20 场活动"),),
        (text("goal", "依据财预〔2020〕10号，办 20 场活动"),),
        printed=(
            Printed(ImportResult("自评.txt"), ("依据财预[2020]10号",)),
            Printed(ImportResult("自评.txt"), ("依据财预〔2020〕10号",)),
        ),
    ),
    "TXT004": Example(
        (*spent("100", "96", "56", "40"), *conclusion("预算完成率为96.20%。")),
        (*spent("100", "96", "56", "40"), *conclusion("预算完成率为96%。")),
    ),
    "TXT005": Example(
        conclusion("全年预算数240.27万元，执行数240.35万元，预算完成率98.2%。"),
        conclusion("全年预算数240.27万元，执行数240.35万元，预算完成率100.03%。"),
        printed=(
            written("全年预算数240.27万元，执行数240.35万元，预算完成率98.2%。"),
            written("全年预算数240.27万元，执行数240.35万元，预算完成率100.03%。"),
        ),
    ),
    "TXT006": Example(
        conclusion("执行数240.35万元，其中基本支出收入199.41万元，项目支出收入40.76万元。"),
        conclusion("执行数240.17万元，其中基本支出收入199.41万元，项目支出收入40.76万元。"),
        printed=(
            written("执行数240.35万元，其中基本支出收入199.41万元，项目支出收入40.76万元。"),
            written("执行数240.17万元，其中基本支出收入199.41万元，项目支出收入40.76万元。"),
        ),
    ),
    "TXT007": Example(
        conclusion("财政拨款决算数315.60万元。整体支出决算数315.59万元。"),
        conclusion("财政拨款决算数315.59万元。整体支出决算数315.59万元。"),
    ),
    "TXT008": Example(conclusion("共42项评分指标。"), conclusion("共4项评分指标。")),
    "TXT009": Example(conclusion("“预算执行率”得分20分。"), conclusion("“预算完成率”得分20分。")),
    "DAT001": Example(
        (text("date", "2024年2月25日"), text("narrative.unit", "本单位负责科普工作。\n2024年3月25日")),
        (text("date", "2024年3月25日"), text("narrative.unit", "本单位负责科普工作。\n2024年3月25日")),
        printed=(
            Printed(ImportResult("自评.txt"), ("填报日期：2024年2月25日", "某市科协", "2024年3月25日")),
            Printed(ImportResult("自评.txt"), ("填报日期：2024年3月25日", "某市科协", "2024年3月25日")),
        ),
    ),
    "DAT002": Example((text("date", "2023年3月5日"),), (text("date", "2024年3月5日"),)),
    "YOY001": Example((beside("duty.1", "target", "30 场"),), (beside("duty.1", "target", "30 场"),
                      *cells("duty.1", target="30 场", actual="30 场"))),
    "YOY002": Example(
        (beside("duty.1", "actual", "22 场"), leaf("duty.1", "actual", "66 场")), (beside("duty.1", "actual", "22 场"),)
    ),
    "YOY003": Example(
        (beside("mgmt.rules", "improvement", STEADY), leaf("mgmt.rules", "improvement", STEADY)),
        (
            beside("mgmt.rules", "improvement", STEADY),
            leaf("mgmt.rules", "improvement", "上线信息公开提醒功能，逾期自动提示责任科室"),
        ),
    ),
    "RUB001": Example(form=replace(FORM, year=2021)),
    "IMP001": Example(
        printed=(claims("94", warnings=("没有“单位名称”一栏，单位名称取自标题",)), claims("94")),
    ),
}  # fmt: skip


def found_wrong(code: str) -> list[Finding]:
    """What the rule finds in its wrong example: of the form, then of the document."""
    example = EXAMPLES[code]
    return _found(code, case(example.wrong, example.form), example.printed and example.printed[0])


def found_right(code: str) -> list[Finding]:
    """What the rule finds in its right example; nothing, as it should be."""
    example = EXAMPLES[code]
    return _found(code, case(example.right, example.right_form), example.printed and example.printed[1])


def _found(code: str, spoilt: Case, printed: Printed | None) -> list[Finding]:
    findings = [*check(spoilt).all(), *check_review(spoilt)]
    if printed is not None:
        findings += check_printed(printed, case())
    return [finding for finding in findings if finding.code == code]
