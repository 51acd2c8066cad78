"""What a rubric started from a sheet gets beside its tree: head figures, grades, cover, outline, printed table.

All of it is what most forms have; none of it is read from the sheet, and the list to be settled says so.
"""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.fact import FactField
from desktop.domain.number import plain
from desktop.domain.rubricdraft import GradeDraft, IndicatorDraft, Plain

BUDGET, EXECUTED = "budget", "executed"


def head_facts() -> tuple[FactField, ...]:
    """The two figures every form has."""
    return (
        FactField(BUDGET, "全年预算数", "万元", "调整后的全年预算"),
        FactField(EXECUTED, "全年执行数", "万元"),
    )


def usual_grades(roots: tuple[IndicatorDraft, ...]) -> tuple[GradeDraft, ...]:
    """90, 80 and 60 of a hundred, as most forms have it."""
    total = sum((Decimal(each.weight) for each in roots), Decimal(0))
    shares = (("优", Decimal("0.9")), ("良", Decimal("0.8")), ("中", Decimal("0.6")), ("差", Decimal(0)))
    return tuple(GradeDraft(name, plain(total * share)) for name, share in shares)


def usual_rest(roots: tuple[IndicatorDraft, ...], source: str) -> dict[str, Plain]:
    """Every other key of rubric.yaml: one printed table of all indicators; ``source`` is the sheet's name."""
    depth = max(_depth(each) for each in roots)
    names = ("一级指标", "二级指标", "三级指标", "四级指标")[:depth]
    columns: list[Plain] = []
    for level, name in enumerate(names, 1):
        columns.append({"head": name, "shows": f"level{level}", "share": "9"})
        columns.append({"head": "分值", "shows": f"weight{level}", "share": "4"})
    columns.append({"head": "评分标准", "shows": "standard", "share": "26"})
    columns.append({"head": "得分", "shows": "score", "share": "6"})
    columns.append({"head": "评分依据、未达标原因、改进措施", "shows": "remarks", "share": "26"})
    analyses: tuple[Plain, ...] = tuple(
        {
            "key": f"results.part{at}",
            "level": 2,
            "heading": f"（{'二三四五六七八九十'[at - 1]}）{each.name}分析",
            "generated": f"analysis:{each.code}",
        }
        for at, each in enumerate(roots[:9], 1)
    )
    return {
        "rounding": {"percent_places": 2, "score_places": 2},
        "report_title": ("{year}年度", "部门整体支出绩效自评报告"),
        "roles": ("填报人", "复核人", "单位负责人"),
        "texts": {
            "preparer": {"name": "填报人", "place": "cover"},
            "phone": {"name": "联系电话", "place": "cover"},
            "date": {"name": "填报日期", "place": "cover", "carried": False},
            "goal": {"name": "年度整体绩效目标", "place": "head"},
            "achieved": {"name": "整体绩效目标完成情况", "place": "head", "carried": False},
        },
        "head": ({"name": "整体支出", "columns": ({"name": "合计", "planned": BUDGET, "executed": EXECUTED},)},),
        "outline": (
            {"key": "unit", "level": 1, "heading": "一、部门基本情况"},
            {"key": "unit.budget", "level": 2, "heading": "（一）部门整体收支情况", "generated": "budget"},
            {"key": "results", "level": 1, "heading": "二、绩效自评情况"},
            {"key": "results.conclusion", "level": 2, "heading": "（一）自评结论", "generated": "conclusion"},
            *analyses,
            {"key": "problems", "level": 1, "heading": "三、存在的主要问题", "generated": "problems"},
            {"key": "measures", "level": 1, "heading": "四、下一步改进措施", "generated": "measures"},
        ),
        "sheets": ({"title": "评分表", "indicators": tuple(each.code for each in roots), "columns": tuple(columns)},),
        "reference": ({"document": source, "place": None},),
    }


def _depth(indicator: IndicatorDraft) -> int:
    return 1 + max((_depth(child) for child in indicator.children), default=0)
