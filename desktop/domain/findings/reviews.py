"""SCO: what is wrong with a review; looked at where somebody reviews, and no part of the unit's own checks."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Finding, Found, Rule, Severity
from desktop.domain.findings.off import switched_off
from desktop.domain.findings.places import label
from desktop.domain.number import plain
from desktop.domain.reviewkept import current
from desktop.domain.text import say
from desktop.domain.tree import Node


def reviewed_out_of_range(case: Case, node: Node) -> Iterator[Found]:
    """The reviewer's points lie outside floor…weight.

    复核分超出范围：复核分大于分值，或小于最低分（一般为 0，扣分项为负数）。

    为什么要紧：超出范围的复核分不计入复核总分，这一项仍按自评得分计。

    错：分值 25 分的指标，复核分填 25.5 分。
    对：填 0 至 25 之间的分数。
    见于：人工汇总的复核表。
    """
    given, floor = case.evaluation.review(node.code).score, node.indicator.floor
    if given is None or not node.is_leaf or floor <= given <= node.weight:
        return
    yield Found(
        Place(Kind.REVIEW, node.code, "score"),
        label(case, node),
        say("Finding", "复核分 {given} 超出 {low} 至 {high} 的范围，没有计入").format(
            given=plain(given), low=plain(floor), high=plain(node.weight)
        ),
        (plain(given), plain(node.weight)),
        say("Finding", "请改填 {low} 至 {high} 之间的分数。").format(low=plain(floor), high=plain(node.weight)),
    )


def changed_without_opinion(case: Case, node: Node) -> Iterator[Found]:
    """The reviewer changed the points and did not say why.

    复核分与自评得分不同而没有复核意见：改了分，没有写理由。

    为什么要紧：单位要据此整改或申辩；没有理由的扣分说不清。

    错：自评 25 分，复核 20 分，复核意见空着。
    对：复核 20 分，复核意见“佐证材料缺两个季度”。
    见于：公开的复核情况表。
    """
    review = case.evaluation.review(node.code)
    own = case.sheet.points(node.code) if node.is_leaf else None
    if review.score is None or own is None or review.score == own or review.opinion.strip():
        return
    yield Found(
        Place(Kind.REVIEW, node.code, "opinion"),
        label(case, node),
        say("Finding", "自评 {own} 分，复核 {given} 分，没有写复核意见").format(
            own=plain(own), given=plain(review.score)
        ),
        (plain(own), plain(review.score)),
        say("Finding", "请写明改分的理由。"),
    )


def reviewer_not_named(case: Case) -> Iterator[Found]:
    """Something was reviewed, and nobody says by whom and when.

    没有填写复核人或复核日期：有复核分或复核意见，却没有署名、日期。

    为什么要紧：复核表要存档；没有署名的复核没有效力。

    错：有复核分，复核人空着。
    对：复核人、复核日期都已填写。
    见于：公开的复核情况表。
    """
    reviews = current(case.evaluation)
    whole = case.evaluation.review("")
    if not any(code for code in reviews):
        return
    names = (
        ("reviewer", say("Finding", "复核人"), whole.reviewer),
        ("date", say("Finding", "复核日期"), whole.date),
    )
    for field, name, text in names:
        if not text.strip():
            said = say("Finding", "没有填写{names}").format(names=name)
            fix = say("Finding", "请填写{names}。").format(names=name)
            yield Found(Place(Kind.REVIEW, "", field), say("Finding", "复核"), said, (), fix)


REVIEW_RULES: tuple[Rule, ...] = (
    Rule("SCO011", Severity.ERROR, say("Rule", "复核分超出范围"), node=reviewed_out_of_range),
    Rule("SCO012", Severity.WARNING, say("Rule", "复核分与自评得分不同而没有复核意见"), node=changed_without_opinion),
    Rule("SCO013", Severity.WARNING, say("Rule", "没有填写复核人或复核日期"), whole=reviewer_not_named),
)


def check_review(case: Case) -> tuple[Finding, ...]:
    """What is wrong with the review, by rule and in printed order; only reviewed indicators are looked at."""
    found: list[Finding] = []
    off = {each.code for each in switched_off(REVIEW_RULES, case)}
    reviewed = [node for code, node in case.tree.nodes.items() if code in case.evaluation.reviews]
    for rule in (each for each in REVIEW_RULES if each.code not in off):
        if rule.node is not None:
            found += [rule.finding(each) for node in reviewed for each in rule.node(case, node)]
        if rule.whole is not None:
            found += [rule.finding(each) for each in rule.whole(case)]
    return tuple(found)
