"""Checks (核查): every code on one page, from scratch or after an edit.

Codes never change their meaning and are never used again. ``Rule.page`` is a rule's page in the handbook.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.evaluation import Change
from desktop.domain.findings import budget, completeness, goals, rubrics, scores, sums, texts
from desktop.domain.findings.collected import Findings, check_all, check_touched
from desktop.domain.findings.finding import Case, Finding, Rule, Severity

__all__ = ["RULES", "Finding", "Findings", "Rule", "Severity", "check", "recheck"]

_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

RULES: tuple[Rule, ...] = (
    Rule("SUM001", _E, "分项之和与合计不符", whole=sums.parts_differ_from_whole),
    Rule("SUM002", _E, "下级分值之和与本级分值不符", node=sums.children_differ_from_weight),
    Rule("SUM003", _E, "全部分值之和与方案总分不符", whole=sums.weights_differ_from_total),
    Rule("BUD001", _W, "执行数大于预算数", whole=budget.executed_above_budget),
    Rule("BUD002", _W, "执行率低于 90% 而没有说明原因", whole=budget.low_execution_without_reason),
    Rule("SCO001", _E, "填写的得分与按规则计算的不一致", node=scores.typed_differs_from_rule),
    Rule("SCO002", _E, "填写的得分超出范围", node=scores.typed_out_of_range),
    Rule("SCO003", _W, "失分而没有写明原因或改进措施", node=scores.lost_without_reason),
    Rule("SCO004", _E, "加分没有对应的表彰事项", node=scores.bonus_without_event),
    Rule("SCO005", _W, "没有达到自设目标却得满分", node=scores.full_marks_though_missed),
    Rule("SCO006", _W, "全部满分，却写有存在的问题", whole=scores.full_marks_beside_shortcomings),
    Rule("OVR001", _N, "完成值达到目标值的 130% 以上", node=goals.target_too_low),
    Rule("OVR002", _W, "超额完成而没有说明", node=goals.over_achieved),
    Rule("CMP001", _E, "指标尚未得分", node=completeness.leaf_unscored),
    Rule(
        "CMP002",
        _E,
        "内容来自其他文件，尚未确认",
        node=completeness.carried_cell_unconfirmed,
        whole=completeness.carried_text_unconfirmed,
    ),
    Rule("CMP003", _W, "填写了得分而没有评分依据", node=completeness.typed_score_without_basis),
    Rule("CMP004", _W, "封面或表头缺少必填内容", whole=completeness.head_missing),
    Rule(
        "CMP005",
        _W,
        "模板提示语没有删除",
        node=completeness.hint_left_in_cell,
        whole=completeness.hint_left_in_text,
    ),
    Rule("CMP006", _W, "表头数据没有填", whole=completeness.head_figure_missing),
    Rule("CMP007", _E, "自设指标没有名称或分值", node=goals.own_indicator_incomplete),
    Rule("CMP008", _W, "自设指标没有填目标值或完成值", node=goals.own_target_or_actual_missing),
    Rule("CMP009", _W, "目标是数字，完成值却没有数字", node=goals.actual_is_no_number),
    Rule("CMP010", _N, "目标无法衡量", node=goals.goal_cannot_be_measured),
    Rule("CMP011", _W, "叙述的章节没有写", whole=completeness.section_unwritten),
    Rule("UNI001", _W, "目标值与完成值的单位不同", node=goals.units_differ),
    Rule("TXT001", _W, "文字与表格不一致", whole=texts.total_or_grade_differs),
    Rule(
        "TXT002",
        _W,
        "文字里的算式不成立",
        node=texts.arithmetic_in_cell_wrong,
        whole=texts.arithmetic_in_text_wrong,
    ),
    Rule("TXT003", _N, "文号的括号不规范", whole=texts.document_number_brackets),
    Rule("RUB001", _N, "评价方案与评价年度不一致", whole=rubrics.rubric_of_another_year),
)


def check(case: Case) -> Findings:
    """Everything the rules find, from scratch."""
    return check_all(RULES, case)


def recheck(findings: Findings, case: Case, changes: Iterable[Change], touched_leaves: Iterable[str] = ()) -> Findings:
    """The findings after an edit; the same as :func:`check` of the case, at the cost of what was touched.

    Args:
        findings: Of the evaluation before the edit.
        case: After the edit.
        changes: What the edit set.
        touched_leaves: Leaves scored again for another reason than ``changes``; those that read a changed figure are
            found here.
    """
    return check_touched(RULES, findings, case, changes, touched_leaves)
