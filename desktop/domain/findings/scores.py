"""SCO: a score against its rule, its bounds, its target and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import index_of, is_bonus
from desktop.domain.findings.places import cell, goal_and_result, label, narrative_place
from desktop.domain.number import plain
from desktop.domain.trace import Score
from desktop.domain.tree import Node


def typed_differs_from_rule(case: Case, node: Node) -> Iterator[Found]:
    """A typed score is not what the rule gives.

    填写的得分与按规则计算的得分不一致：数据齐全、规则能算出得分，但填报人另填了一个分数。

    为什么要紧：复核人会按规则重算。没有写明原因的按错误处理，写明原因的保留为提醒，原因一并印出。加分项由 SCO004 检查。

    错：预算完成率按规则得 1.24 分，填 2 分，未达标原因空着。
    对：得分一栏留空，采用规则算出的 1.24 分。
    见于：公开报告中多处逐项得分与印出的计算式不符。
    """
    leaf = case.sheet.leaves.get(node.code)
    judgement = case.evaluation.judgement(node.code)
    if leaf is None or judgement.score is None or not isinstance(leaf.by_rule, Score):
        return
    typed, ruled = case.rubric.rounding.points(judgement.score), leaf.by_rule.points
    if typed == ruled or (is_bonus(node) and typed > 0):
        return
    yield Found(
        cell(node, "score"),
        label(case, node),
        f"填写的得分为 {plain(typed)}，按规则计算为 {plain(ruled)}（{leaf.by_rule.trace}）",
        (plain(typed), plain(ruled)),
        f"请清除填写的得分（采用 {plain(ruled)}），或在未达标原因中写明为什么不按规则。",
        Severity.WARNING if judgement.reason.strip() else None,
    )


def typed_out_of_range(case: Case, node: Node) -> Iterator[Found]:
    """A typed score lies outside floor…weight.

    填写的得分超出范围：大于分值，或小于最低分（一般为 0，扣分项为负数）。

    为什么要紧：超出范围的分数不计入总分，这一项等于没有评分。

    错：分值 2 分的指标填 2.5 分。
    对：填 0 至 2 之间的分数。
    见于：人工汇总的表格。
    """
    typed = case.evaluation.judgement(node.code).score
    floor = node.indicator.floor
    if typed is None or not node.is_leaf or floor <= typed <= node.weight:
        return
    yield Found(
        cell(node, "score"),
        label(case, node),
        f"填写的得分 {plain(typed)} 超出 {plain(floor)} 至 {plain(node.weight)} 的范围",
        (plain(typed), plain(node.weight)),
        f"请改填 {plain(floor)} 至 {plain(node.weight)} 之间的分数。",
    )


def lost_without_reason(case: Case, node: Node) -> Iterator[Found]:
    """Points are lost without a reason or an improvement.

    失分而没有写明原因或改进措施：得分低于分值，未达标原因或改进措施空着。

    为什么要紧：表格要求逐项写明。人工评分没有计算式可看，缺原因按错误处理；按规则算出的得分，缺原因按提醒处理。加减分项没有
    加分不算失分，被扣分才算。

    错：分值 10 分，人工评 9 分，未达标原因空着。
    对：评 9 分，未达标原因“一次信息公开逾期两天”，改进措施“指定专人按月核对”。
    见于：公开报告中 10 分扣为 9 分，原因栏空白。
    """
    leaf = case.sheet.leaves.get(node.code)
    if leaf is None or leaf.points is None:
        return
    if not (leaf.points < 0 if is_bonus(node) else leaf.lost > 0):
        return
    judgement = case.evaluation.judgement(node.code)
    by_hand = not isinstance(leaf.by_rule, Score)
    overridden = judgement.score is not None and isinstance(leaf.by_rule, Score) and leaf.by_rule.points != leaf.points
    lacks_reason = not judgement.reason.strip() and not overridden  # an override without reason is SCO001's
    lacks_improvement = not judgement.improvement.strip()
    if not (lacks_reason or lacks_improvement):
        return
    lacking = "、".join(["未达标原因"] * lacks_reason + ["改进措施"] * lacks_improvement)
    what = f"扣 {plain(-leaf.points)} 分" if is_bonus(node) else f"失 {plain(leaf.lost)} 分"
    yield Found(
        cell(node, "reason" if lacks_reason else "improvement"),
        label(case, node),
        f"得分 {plain(leaf.points)}，分值 {plain(node.weight)}，{what}，没有填写{lacking}",
        (plain(leaf.points), plain(node.weight)),
        f"请填写{lacking}。",
        Severity.ERROR if lacks_reason and by_hand else None,
    )


def bonus_without_event(case: Case, node: Node) -> Iterator[Found]:
    """Bonus points are typed that no event earned.

    加分没有对应的表彰事项：填写的加分，多于已填事项按规则能得的分。

    为什么要紧：加分须有表彰文件。没有事项却计入加分，总分会高出应有的上限。

    错：加减分项 5 分，表彰次数为 0，得分填 5。
    对：表彰次数填 2，由规则得出 5 分；没有表彰的为 0 分。
    见于：2023 年某区自评，从 100 分里扣 1 分得 99 分，而没有表彰时上限只有 95 分。
    """
    leaf = case.sheet.leaves.get(node.code)
    typed = case.evaluation.judgement(node.code).score
    if leaf is None or typed is None or typed <= 0 or not is_bonus(node):
        return
    earned = leaf.by_rule.points if isinstance(leaf.by_rule, Score) else Decimal(0)
    if typed <= earned:
        return
    yield Found(
        cell(node, "score"),
        label(case, node),
        f"填写的加分为 {plain(typed)}，按已填的表彰事项只有 {plain(earned)} 分",
        (plain(typed), plain(earned)),
        "请填写表彰次数，由规则得出加分；没有表彰的，清除填写的得分。",
    )


def full_marks_though_missed(case: Case, node: Node) -> Iterator[Found]:
    """Full marks although the unit's own target was missed.

    没有达到自设目标却得满分：目标值、完成值都是数字，完成值没有达到目标值，得分却等于分值。

    为什么要紧：目标和完成值就印在得分旁边，一看便知。

    错：年度指标值 100%，实际完成值 72.74%，得满分。
    对：年度指标值 100%，实际完成值 72.74%，按比例得分；或目标已经批准调整，改填调整后的目标值。
    见于：公开报告中 72.74% 对 100%，得满分。
    """
    leaf = case.sheet.leaves.get(node.code)
    if leaf is None or leaf.points is None or leaf.lost > 0:
        return
    both = goal_and_result(case.evaluation.judgement(node.code))
    if both is None or not both[0].missed_by(both[1]):
        return
    target, actual = both
    yield Found(
        cell(node, "score"),
        label(case, node),
        f"年度指标值 {case.evaluation.judgement(node.code).target}，实际完成值 {actual}，没有达到目标，"
        f"得分 {plain(leaf.points)} 却是满分",
        (str(target), str(actual)),
        "请核对完成值；目标已批准调整的，请改填调整后的目标值。",
    )


def full_marks_beside_shortcomings(case: Case) -> Iterator[Found]:
    """Full marks throughout beside a written section of shortcomings.

    全部满分，却写有存在的问题：各项都没有失分，叙述中“存在的问题”一节却写了不足。

    为什么要紧：问题若影响了绩效，得分里应当看得到；若没有影响，应当写清与哪一项指标无关。

    错：42 项全部满分，“存在的主要问题”写“预算执行进度偏慢”。
    对：预算执行率按规则扣分，并在未达标原因中写明。
    见于：2019 年某市自评，总分 100，另有一节专写不足。
    """
    sheet, bonus = case.sheet, index_of(case.tree).bonus
    if sheet.total is None:
        return
    extra = sum((sheet.leaves[code].points or Decimal(0) for code in bonus), Decimal(0))
    possible = sheet.weight - sum((case.tree[code].weight for code in bonus), Decimal(0))
    if sheet.total - extra < possible:
        return
    for heading in case.rubric.outline:
        place = narrative_place(heading.key)
        if heading.generated == "problems" and case.evaluation.texts.get(place.key, "").strip():
            yield Found(
                place,
                heading.heading,
                f"各项合计 {plain(sheet.total - extra)} 分，没有失分，但本节写有不足",
                (plain(sheet.total - extra), plain(possible)),
                "请核对相关指标是否应当扣分，或说明所写问题与评分无关。",
            )
