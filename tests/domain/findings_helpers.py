"""A small form filled in without a fault, and how a test spoils it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.fact import FactField
from desktop.domain.findings import Findings
from desktop.domain.findings.finding import Case, Severity
from desktop.domain.formula import parse
from desktop.domain.number import Rounding
from desktop.domain.rubric import (
    Certainty,
    GradeBand,
    HeadColumn,
    HeadGroup,
    Indicator,
    OutlineHeading,
    Rubric,
    Sheet,
    SheetColumn,
    Sum,
    TextField,
)
from desktop.domain.scoresheet import rescore, score
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.lists import Bonus, Event
from desktop.domain.scoring.rates import Proportional
from desktop.domain.tree import build_tree, changes_structure

_UNITS = {"budget": "万元", "executed": "万元"}
_COLUMNS = (
    ("一级指标", "level1"),
    ("分值", "weight1"),
    ("二级指标", "level2"),
    ("分值", "weight2"),
    ("年度指标值", "target"),
    ("实际完成值", "actual"),
    ("得分", "score"),
    ("评分依据、未达标原因、改进措施", "remarks"),
)

FORM = Rubric(
    id="demo",
    title="小自评表",
    family="demo",
    year=2023,
    region="某市",
    total=Decimal(100),
    rounding=Rounding(),
    facts=(
        FactField("budget", "全年预算数", "万元"),
        FactField("executed", "全年执行数", "万元"),
        FactField("basic", "基本支出", "万元"),
        FactField("project", "项目支出", "万元"),
    ),
    texts=(
        TextField("preparer", "填报人", "cover"),
        TextField("date", "填报日期", "cover"),
        TextField("goal", "年度整体绩效目标", "head"),
        TextField("unmet", "未能完成原因", "head"),
    ),
    sums=(Sum("按资金结构的执行数", "executed", ("basic", "project")),),
    head=(HeadGroup("按资金来源", (HeadColumn("财政拨款", "budget", "executed"),)),),
    indicators=(
        Indicator(
            "mgmt",
            "管理效能",
            Decimal(45),
            children=(
                Indicator(
                    "mgmt.rate",
                    "预算完成率",
                    Decimal(20),
                    method=Proportional(parse("executed / budget", _UNITS), "预算完成率", Decimal("0.9")),
                    certainty=Certainty.DERIVED,
                ),
                Indicator("mgmt.rules", "“内控”制度建设", Decimal(25), method=Manual(), certainty=Certainty.PRINTED),
            ),
        ),
        Indicator("duty", "履职效能", Decimal(50), open_slot=True),
        Indicator(
            "bonus",
            "加减分项",
            Decimal(5),
            method=Bonus(
                (Event("praised", "受到表扬", Decimal("2.5")), Event("blamed", "受到批评", Decimal("-2.5"))),
                Decimal(5),
                Decimal(-5),
            ),
            certainty=Certainty.PRINTED,
            facts=(FactField("praised", "表扬次数", "次"), FactField("blamed", "批评次数", "次")),
            floor=Decimal(-5),
        ),
    ),
    grades=(GradeBand("优", Decimal(90)), GradeBand("良", Decimal(80)), GradeBand("差", Decimal(0))),
    roles=("填报人", "单位负责人"),
    outline=(
        OutlineHeading("unit", 1, "一、部门基本情况"),
        OutlineHeading("results", 1, "二、绩效自评情况"),
        OutlineHeading("results.conclusion", 2, "（一）自评结论", "conclusion"),
        OutlineHeading("results.duty", 2, "（二）履职效能分析", "analysis:duty"),
        OutlineHeading("problems", 1, "三、存在的主要问题", "problems"),
        OutlineHeading("measures", 1, "四、下一步改进措施", "measures"),
    ),
    sheets=(
        Sheet(
            "评分表", ("mgmt", "duty", "bonus"), tuple(SheetColumn(head, shows, Decimal(1)) for head, shows in _COLUMNS)
        ),
    ),
    attachment="附件1",
    report_title=("{year}年度", "部门整体支出绩效自评报告"),
)


def fact(key: str, value: str | None) -> Change:
    return Change(Place(Kind.FACT, key), value)


def leaf(code: str, field: str, value: str | None) -> Change:
    return Change(Place(Kind.LEAF, code, field), value)


def own(code: str, field: str, value: str | None) -> Change:
    return Change(Place(Kind.OWN, code, field), value)


def text(key: str, value: str | None) -> Change:
    return Change(Place(Kind.TEXT, key), value)


def unconfirmed(place: Place) -> Change:
    return Change(Place(Kind.UNCONFIRMED, str(place)), "1")


FLAWLESS = (
    *(fact(key, value) for key, value in (("budget", "100"), ("executed", "100"), ("basic", "60"), ("project", "40"))),
    *(fact(key, "0") for key in ("praised", "blamed")),
    leaf("mgmt.rules", "score", "25"),
    leaf("mgmt.rules", "basis", "内控手册 3 月印发，全年执行。"),
    own("duty.1", "parent", "duty"),
    own("duty.1", "name", "科普活动场次"),
    own("duty.1", "weight", "50"),
    leaf("duty.1", "target", "20 场"),
    leaf("duty.1", "actual", "22 场"),
    text("preparer", "张某"),
    text("date", "2024年3月5日"),
    text("goal", "办好 20 场科普活动"),
    text("narrative.unit", "本单位负责全市科普工作。"),
)


def count(findings: Findings, severity: Severity) -> int:
    """How many there are of a severity, as the findings themselves have counted."""
    return sum(count for (_, each), count in findings.counts.items() if each is severity)


def case_of(evaluation: Evaluation, form: Rubric = FORM) -> Case:
    tree = build_tree(form, evaluation.own)
    return Case(form, tree, evaluation, score(form, tree, evaluation))


def case(changes: Iterable[Change] = (), form: Rubric = FORM) -> Case:
    """The flawless case after ``changes``."""
    return case_of(Evaluation("某市科学技术协会", 2023, form.id).apply((*FLAWLESS, *changes)), form)


def edited(before: Case, changes: tuple[Change, ...]) -> Case:
    """The case after an edit, scored again only where it was touched, as the window does it."""
    evaluation = before.evaluation.apply(changes)
    if changes_structure(changes):
        return case_of(evaluation, before.rubric)
    sheet = rescore(before.sheet, before.rubric, before.tree, evaluation, before.tree.touched(changes))
    return replace(before, evaluation=evaluation, sheet=sheet)
