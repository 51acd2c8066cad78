"""SCO: a score against its rule, its bounds, its target and its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.budget import points_lost
from desktop.domain.findings.finding import Case, Found, Printed, Severity
from desktop.domain.findings.index import is_bonus
from desktop.domain.findings.places import cell, goal_and_result, label, narrative_place
from desktop.domain.number import plain
from desktop.domain.scoring.levels import Levels
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Score, Unscored
from desktop.domain.tree import Node

_COST_NOTHING = say("Finding", "请核对相关指标是否应当扣分，或说明所写问题与评分无关。")
_NONE = re.compile(r"|(?:暂)?无|没有|(?:暂)?(?:未发现|不存在|没有|无)(?:明显|突出|重大)?(?:的)?(?:问题|不足)")
_NUMBER = r"(?:第?[一二三四五六七八九十]+(?:部分|章)?|[(（][一二三四五六七八九十]+[)）]|\d+)?[、.．\s]*"
_HEADED = re.compile(rf"{_NUMBER}存在(?:的)?(?:主要)?(?:问题|不足)[^。，,；]{{0,14}}")
_WRITTEN = 15  # characters of a first line that says something


def typed_differs_from_rule(case: Case, node: Node) -> Iterator[Found]:
    """A typed score is not what the rule gives.

    填写的得分与按规则计算的得分不一致：数据齐全、规则能算出得分，但填报人另填了一个分数。

    为什么要紧：复核人会按规则重算。没有写明原因的按错误处理，写明原因的保留为提醒，原因一并印出。加分项由 SCO004 检查。

    错：预算完成率按规则得 12.4 分，填 20 分，未达标原因空着。
    对：得分一栏留空，采用规则算出的 12.4 分。
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
        say("Finding", "填写的得分为 {typed}，按规则计算为 {ruled}（{trace}）").format(
            typed=plain(typed), ruled=plain(ruled), trace=leaf.by_rule.trace
        ),
        (plain(typed), plain(ruled)),
        say("Finding", "请清除填写的得分（采用 {ruled}），或在未达标原因中写明为什么不按规则。").format(
            ruled=plain(ruled)
        ),
        Severity.WARNING if judgement.reason.strip() else None,
    )


def typed_out_of_range(case: Case, node: Node) -> Iterator[Found]:
    """A typed score lies outside floor…weight.

    填写的得分超出范围：大于分值，或小于最低分（一般为 0，扣分项为负数）。

    为什么要紧：超出范围的分数不计入总分，这一项等于没有评分。

    错：分值 25 分的指标填 25.5 分。
    对：填 0 至 25 之间的分数。
    见于：人工汇总的表格。
    """
    typed = case.evaluation.judgement(node.code).score
    floor = node.indicator.floor
    if typed is None or not node.is_leaf or floor <= typed <= node.weight:
        return
    yield Found(
        cell(node, "score"),
        label(case, node),
        say("Finding", "填写的得分 {typed} 超出 {low} 至 {high} 的范围").format(
            typed=plain(typed), low=plain(floor), high=plain(node.weight)
        ),
        (plain(typed), plain(node.weight)),
        say("Finding", "请改填 {low} 至 {high} 之间的分数。").format(low=plain(floor), high=plain(node.weight)),
    )


def lost_without_reason(case: Case, node: Node) -> Iterator[Found]:
    """Points are lost without a reason or an improvement.

    失分而没有写明原因或改进措施：得分低于分值，未达标原因或改进措施空着。

    为什么要紧：表格要求逐项写明。人工评分没有计算式可看，缺原因按错误处理；按规则算出的得分，缺原因按提醒处理。加减分项没有
    加分不算失分，被扣分才算。

    错：分值 25 分，人工评 24 分，未达标原因空着。
    对：评 24 分，未达标原因“一次信息公开逾期两天”，改进措施“指定专人按月核对”。
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
    lacking = in_a_row([FIELD_NAMES["reason"]] * lacks_reason + [FIELD_NAMES["improvement"]] * lacks_improvement)
    lost = say("Finding", "失 {points} 分").format(points=plain(leaf.lost))
    what = say("Finding", "扣 {points} 分").format(points=plain(-leaf.points)) if is_bonus(node) else lost
    yield Found(
        cell(node, "reason" if lacks_reason else "improvement"),
        label(case, node),
        say("Finding", "得分 {points}，分值 {weight}，{what}，没有填写{names}").format(
            points=plain(leaf.points), weight=plain(node.weight), what=what, names=lacking
        ),
        (plain(leaf.points), plain(node.weight)),
        say("Finding", "请填写{names}。").format(names=lacking),
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
        say("Finding", "填写的加分为 {typed}，按已填的表彰事项只有 {earned} 分").format(
            typed=plain(typed), earned=plain(earned)
        ),
        (plain(typed), plain(earned)),
        say("Finding", "请填写表彰次数，由规则得出加分；没有表彰的，清除填写的得分。"),
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
        say("Finding", "年度指标值 {target}，实际完成值 {actual}，没有达到目标，得分 {points} 却是满分").format(
            target=case.evaluation.judgement(node.code).target, actual=actual, points=plain(leaf.points)
        ),
        (str(target), str(actual)),
        say("Finding", "请核对完成值；目标已批准调整的，请改填调整后的目标值。"),
    )


def full_marks_beside_shortcomings(case: Case) -> Iterator[Found]:
    """Full marks throughout beside a written section of shortcomings.

    全部满分，却写有存在的问题：各项都没有失分，叙述中“存在的问题”一节却写了不足。

    为什么要紧：问题若影响了绩效，得分里应当看得到；若没有影响，应当写清与哪一项指标无关。

    错：各项全部满分，得分率 100%，“存在的主要问题”写“预算执行进度偏慢”。
    对：预算执行率按规则扣分，并在未达标原因中写明。
    见于：2019 年某市自评，总分 100，另有一节专写不足。
    """
    if points_lost(case) != 0:
        return
    for heading in case.rubric.outline:
        place = narrative_place(heading.key)
        if heading.generated == "problems" and not _says_none(case.evaluation.texts.get(place.key, "")):
            yield Found(
                place,
                heading.heading,
                say("Finding", "各项得分率 100%，没有失分，但“{heading}”写有不足").format(heading=heading.heading),
                ("100%",),
                _COST_NOTHING,
            )


def full_marks_in_document(printed: Printed, case: Case) -> Iterator[Found]:
    """The same of a document that claims its full total; the page is on :func:`full_marks_beside_shortcomings`."""
    claimed = printed.result.claimed_total
    if claimed is None or claimed < case.rubric.total:
        return
    headed = next((at for at, line in enumerate(printed.lines) if _HEADED.fullmatch(line.strip())), None)
    if headed is None:
        return
    written = next((line.strip() for line in printed.lines[headed + 1 :] if line.strip()), "")
    if len(written) >= _WRITTEN and not _says_none(written):
        yield Found(
            Place(Kind.HEADER, "total"),
            printed.lines[headed].strip(),
            say("Finding", "总分 {claimed} 是满分，但“{heading}”一节写有不足").format(
                claimed=plain(claimed), heading=printed.lines[headed].strip()
            ),
            (plain(claimed),),
            _COST_NOTHING,
        )


def shortcomings_denied(case: Case) -> Iterator[Found]:
    """Points are lost and the section of shortcomings says there are none.

    有失分，却写没有问题：评分表里有失分，叙述中“存在的问题”一节却写“无”。

    为什么要紧：失分就是问题；写“无”等于不承认自己的得分。

    错：“内控”制度建设失 1 分，“三、存在的主要问题”写“无”。
    对：同样失 1 分，这一节留空（由程序按失分起草）或写明“信息公开逾期两天”。
    见于：公开报告中问题一节空白而逐项有扣分。
    """
    lost = points_lost(case)
    if lost is None or lost <= 0:
        return
    for heading in case.rubric.outline:
        place = narrative_place(heading.key)
        text = case.evaluation.texts.get(place.key, "")
        if heading.generated == "problems" and text.strip() and _says_none(text):
            yield Found(
                place,
                heading.heading,
                say("Finding", "各项共失 {lost} 分，“{heading}”却写“{text}”").format(
                    lost=plain(lost), heading=heading.heading, text=text.strip()
                ),
                (plain(lost),),
                say("Finding", "请写明失分所反映的问题，或清空本节，由程序按失分起草。"),
                span=(0, len(text)),
            )


def outside_level(case: Case, node: Node) -> Iterator[Found]:
    """The points given inside a level do not belong to that level.

    得分不在所选档次的范围内：定性指标先定档、再在档内打分，所填的分数属于另一档。

    为什么要紧：档次和分数互相矛盾，必有一个填错；这一项因此不能得分。

    错：分值 25 分，选第 1 档（20 至 25 分），档内得分填 18。
    对：分值 25 分，选第 1 档（20 至 25 分），档内得分填 22。
    见于：财预〔2020〕10号规定的三档打分。
    """
    method, leaf = node.indicator.method, case.sheet.leaves.get(node.code)
    if leaf is None or not isinstance(method, Levels) or not isinstance(leaf.by_rule, Unscored):
        return
    given = case.evaluation.facts.get(method.points)
    if given is None or leaf.by_rule.lacking != (method.points,):
        return
    yield Found(
        Place(Kind.FACT, method.points),
        label(case, node),
        leaf.by_rule.reason,
        (plain(given),),
        say("Finding", "请改填所选档次以内的分数，或改选档次。"),
    )


def _says_none(text: str) -> bool:
    """Whether a section of shortcomings holds nothing, or says that there are none."""
    return _NONE.fullmatch(text.strip(" 。.，\n")) is not None
