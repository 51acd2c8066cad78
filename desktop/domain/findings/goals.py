"""CMP, OVR and UNI: the unit's own indicators, their targets and results."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.places import cell, goal_and_result, label, read_goal
from desktop.domain.modifiers import WhenOver
from desktop.domain.number import percent
from desktop.domain.scoring.judged import UnitTarget
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Score
from desktop.domain.tree import Node

_DIGIT = re.compile(r"[0-9０-９一二两三四五六七八九十百千万]")
_VAGUE = re.compile(r"显著|明显|进一步|不断|逐步|有效|大幅|持续|较大")
_TOO_LOW_A_TARGET = Decimal("1.3")


def own_indicator_incomplete(case: Case, node: Node) -> Iterator[Found]:
    """One of the unit's own indicators lacks a name or a weight.

    自设指标没有名称或分值：单位增加的指标还没有填完。

    为什么要紧：没有分值的指标不计分，没有名称的指标印出来是空行。

    错：在“履职效能”下增加了一行，分值空着。
    对：填写名称和分值，或删去这一行。
    见于：自设指标分值合计不足的表格。
    """
    if not node.own:
        return
    own = case.evaluation.own.get(node.code)
    if own is None:
        return
    lacking = [name for name, missing in (("name", not own.name.strip()), ("weight", _no_weight(node))) if missing]
    if lacking:
        names = in_a_row(FIELD_NAMES[name] for name in lacking)
        yield Found(
            Place(Kind.OWN, node.code, lacking[0]),
            label(case, node),
            say("Finding", "自设指标没有填写{names}").format(names=names),
            (),
            say("Finding", "请填写{names}，或删去这一行。").format(names=names),
        )


def own_target_or_actual_missing(case: Case, node: Node) -> Iterator[Found]:
    """One of the unit's own indicators is scored without target or result.

    自设指标没有填目标值或完成值：已经得分，年度指标值或实际完成值却空着。

    为什么要紧：没有目标就说不上完成，得分没有根据。

    错：得 4 分，实际完成值空着。
    对：年度指标值 20 场，实际完成值 22 场，得 4 分。
    见于：公开报告中完成值一栏空白。
    """
    leaf = case.sheet.leaves.get(node.code)
    if leaf is None or leaf.points is None or not isinstance(node.indicator.method, UnitTarget):
        return
    judgement = case.evaluation.judgement(node.code)
    lacking = [field for field in ("target", "actual") if not getattr(judgement, field).strip()]
    if lacking:
        names = in_a_row(FIELD_NAMES[field] for field in lacking)
        said = say("Finding", "已经得分，没有填写{names}").format(names=names)
        fix = say("Finding", "请填写{names}。").format(names=names)
        yield Found(cell(node, lacking[0]), label(case, node), said, (), fix)


def actual_is_no_number(case: Case, node: Node) -> Iterator[Found]:
    """The target is a number, the result has none.

    目标是数字，完成值却没有数字：年度指标值是一个数，实际完成值只写了“完成”之类的文字。

    为什么要紧：完成了多少无从核对。

    错：年度指标值“≤30万元”，实际完成值“完成”。
    对：年度指标值“≤30万元”，实际完成值“27.6万元”。
    见于：公开报告中“完成”对“≤30 万元”。
    """
    judgement = case.evaluation.judgement(node.code)
    actual = judgement.actual.strip()
    if not node.is_leaf or not actual or _DIGIT.search(actual) or read_goal(judgement.target) is None:
        return
    yield Found(
        cell(node, "actual"),
        label(case, node),
        say("Finding", "年度指标值为“{target}”，实际完成值“{actual}”里没有数字").format(
            target=judgement.target, actual=actual
        ),
        (judgement.target, actual),
        say("Finding", "请填写实际完成的数。"),
    )


def goal_cannot_be_measured(case: Case, node: Node) -> Iterator[Found]:
    """A goal that cannot be measured.

    目标无法衡量：年度指标值里没有数字，只有“显著提高”“进一步加强”之类的说法。

    为什么要紧：没有尺度的目标无法评价完成程度，复核时常被要求量化。

    错：年度指标值“科学素质显著提高”。
    对：年度指标值“科学素质比例达到 15%”。
    见于：公开报告中“显著提高”。
    """
    target = case.evaluation.judgement(node.code).target
    if not node.is_leaf or _DIGIT.search(target):
        return
    if _VAGUE.search(target):
        yield Found(
            cell(node, "target"),
            label(case, node),
            say("Finding", "年度指标值“{target}”里没有可以衡量的数").format(target=target),
            (target,),
            say("Finding", "请改为可以衡量的目标值。"),
        )


def target_too_low(case: Case, node: Node) -> Iterator[Found]:
    """The result is at least 130 % of the target.

    完成值达到目标值的 130% 以上：目标可能定得偏低。

    为什么要紧：大幅超额通常说明目标测算不足，有的地方要求写明原因，有的直接扣分。

    错：年度指标值 6 次，实际完成值 12 次，没有说明。
    对：备注写明“下半年增加承办任务”，来年相应提高目标值。
    见于：公开报告中 12 对 6。
    """
    judgement = case.evaluation.judgement(node.code)
    both = goal_and_result(judgement) if node.is_leaf else None
    if both is None or judgement.note.strip():
        return
    target, actual = both
    if target.at_most or target.number <= 0 or actual.number < target.number * _TOO_LOW_A_TARGET:
        return
    rate = percent(case.rubric.rounding.ratio(actual.number / target.number))
    yield Found(
        cell(node, "target"),
        label(case, node),
        say("Finding", "实际完成值 {actual} 为年度指标值 {target} 的 {rate}，目标可能偏低").format(
            actual=actual, target=target, rate=rate
        ),
        (str(actual), str(target)),
        say("Finding", "请核对目标值；确属超额完成的，请在备注中说明。"),
    )


def over_achieved(case: Case, node: Node) -> Iterator[Found]:
    """A rate went so far beyond its target that the rubric asks about it.

    超额完成达到评价方案写明的幅度：方案要求提示，或要求写明原因（未达标原因或备注空着）。扣分的由评分规则扣，不再提示。

    为什么要紧：大幅超额通常说明目标定得偏低，复核人会按方案的规定追问。

    错：方案规定达到 120% 须写明原因，完成率 125%，备注空着。
    对：备注写明“年中承接新增任务”。
    见于：2020 年起的项目自评办法：完成值明显高于指标值的，要分析原因。
    """
    leaf, over = case.sheet.leaves.get(node.code), node.indicator.over_achievement
    if leaf is None or over is None or not isinstance(leaf.by_rule, Score) or not over.holds(leaf.by_rule):
        return
    judgement = case.evaluation.judgement(node.code)
    if over.then is WhenOver.MINUS or judgement.note.strip() or judgement.reason.strip():
        return
    flagged = over.then is WhenOver.FLAG
    yield Found(
        cell(node, "note"),
        label(case, node),
        say("Finding", "完成率 {rate} 达到 {at}，{told}").format(
            rate=leaf.by_rule.value,
            at=percent(over.at),
            told=say("Finding", "请核对目标值") if flagged else say("Finding", "没有写明原因"),
        ),
        (leaf.by_rule.value, percent(over.at)),
        say("Finding", "请核对目标值；确属超额完成的，请在备注中说明原因。"),
        Severity.NOTE if flagged else None,
    )


def _no_weight(node: Node) -> bool:
    return node.is_leaf and node.weight <= 0
