"""What a document claims against what it lists: checks of a source file that has not become an evaluation.

These need the printed total, which an evaluation never keeps: its own is always computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain import printedsums
from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found, Printed, Severity
from desktop.domain.imported import Confidence, total_differs
from desktop.domain.number import plain
from desktop.domain.printedsums import Differs
from desktop.domain.text import in_a_row, say

_TOTAL = Place(Kind.HEADER, "total")
_CALLED = say("Finding", "总分")
_ZERO = Decimal(0)
_MOST_OF_IT = Decimal("0.9")  # of the form's total: up to that, only some indicators are quoted, or one was not read


def total_is_not_the_sum(printed: Printed, case: Case) -> Iterator[Found]:
    """The printed total is not the sum of the printed scores.

    原表总分与各项之和不符：来源文件印出的总分，不是它逐项印出的得分之和。

    为什么要紧：总分是报告里最醒目的数；逐项一加就露。只看逐项印出得分的文件，只写扣分的文件不在此列。

    错：各项得分合计 98.15，原表总分为 99.15。
    对：各项得分合计 98.15，原表总分为 98.15。
    见于：2022 年某区自评。
    """
    result = printed.result
    apart = total_differs(result.indicators, result.claimed_total)
    if apart is None or any(row.deduction for row in result.indicators if row.score is None):
        return
    added = plain(apart.added)
    weights = [row.weight for row in result.indicators if row.leaf and row.score is not None]
    read = sum((weight for weight in weights if weight is not None), _ZERO)
    if None not in weights and read <= case.rubric.total * _MOST_OF_IT:
        claimed = plain(apart.claimed)
        said = say(
            "Finding", "只读到分值合计 {read} 分的指标，各项得分合计 {added}，无法与原表总分 {claimed} 核对"
        ).format(read=plain(read), added=added, claimed=claimed)
        yield Found(_TOTAL, _CALLED, said, (added, claimed), say("Finding", "请对照原件。"), Severity.NOTE)
        return
    fix = say("Finding", "请核对各项得分；若各项无误，总分应为 {added}").format(added=added)
    yield Found(_TOTAL, _CALLED, apart.said, (added, plain(apart.claimed)), fix)


def total_above_what_can_be_earned(printed: Printed, case: Case) -> Iterator[Found]:
    """The printed total counts bonus points that nobody earned.

    总分计入了没有得到的加分：来源文件的总分，高于方案总分减去没有印出得分的加分项。

    为什么要紧：加分须有表彰；从 100 分起扣，等于把加分当作已得。

    错：总分 99，加分项没有得分，最高只有 95 分。
    对：总分 94，加分项没有得分，最高只有 95 分。
    见于：2023 年某区自评，扣 1.0 分而称 99 分，没有表彰时上限为 95 分。
    """
    result = printed.result
    if result.claimed_total is None:
        return
    bonus = [node for node in case.tree.leaves() if node.indicator.floor < 0]
    scores = {row.code: row.score for row in result.indicators if row.score is not None}
    ceiling = case.rubric.total - sum((node.weight - scores.get(node.code, _ZERO) for node in bonus), _ZERO)
    worth = sum((row.weight for row in result.indicators if row.leaf and row.weight is not None), _ZERO)
    if worth >= case.rubric.total and not any(node.code in scores for node in bonus):
        return  # a form that gives all its points to other indicators knows no such bonus
    if bonus and result.claimed_total > ceiling:
        names = in_a_row(node.name for node in bonus)
        claimed = plain(result.claimed_total)
        yield Found(
            _TOTAL,
            _CALLED,
            say(
                "Finding", "总分 {claimed} 高于可得的最高分 {ceiling}：加分项（{names}）没有加分依据，不能当作已得"
            ).format(claimed=claimed, ceiling=plain(ceiling), names=names),
            (claimed, plain(ceiling)),
            say("Finding", "请核对加分项是否有表彰；没有的计 0 分"),
        )


def scores_above_weight(printed: Printed, _: Case) -> Iterator[Found]:
    """Scores above the weight printed beside them; the page is on :func:`scores.typed_out_of_range`."""
    for each in printedsums.scores_above_weight(printed.result.indicators):
        yield _told(each, say("Finding", "请核对得分和分值。"), sure=_certain(each))


def groups_of_other_weight(printed: Printed, case: Case) -> Iterator[Found]:
    """Groups that are not the sum of their indicators; the page is on :func:`sums.children_differ_from_weight`."""
    rows, total = printed.result.indicators, case.rubric.total
    sure = printedsums.is_complete(rows, printed.result.claimed_total, total)
    for each in printedsums.groups_of_other_weight(rows, total):
        yield _told(each, say("Finding", "请核对本级和所属指标的分值。"), sure=sure and _certain(each))


def weights_of_other_total(printed: Printed, case: Case) -> Iterator[Found]:
    """A form that is not worth its total; the page is on :func:`sums.weights_differ_from_total`.

    A warning: a row that could not be read makes the same gap. Where much is missing, that is what the reader doubts.
    """
    differs = printedsums.weights_of_other_total(printed.result.indicators, case.rubric.total)
    if differs is not None and Decimal(differs.figures[0]) > case.rubric.total * _MOST_OF_IT:
        yield _told(differs, say("Finding", "请核对各项分值；原件无误的，可能有指标没有读到。"), sure=False)


def _certain(differs: Differs) -> bool:
    return differs.row is not None and differs.row.confidence is not Confidence.GUESS


def _told(differs: Differs, fix: str, *, sure: bool) -> Found:
    row = differs.row
    place = Place(Kind.LEAF, row.code, "score") if row is not None and row.code else _TOTAL
    label = " / ".join(row.path[-2:]) if row is not None else say("Finding", "分值")
    return Found(place, label, differs.said, differs.figures, fix, None if sure else Severity.WARNING)


def reader_doubts(printed: Printed, case: Case) -> Iterator[Found]:
    """What the reader of a document was not sure of.

    来源文件里的疑点：读取文件时发现的矛盾，或只能推断的内容，如没有写明年度、单位名称取自标题。

    为什么要紧：读错了来源，后面的核查都不作数。

    错：文件里没有“单位名称”一栏，单位名称取自标题。
    对：文件里有“单位名称”一栏。
    见于：各地公开的报告。
    """
    result = printed.result
    rules = (
        total_is_not_the_sum,
        total_above_what_can_be_earned,
        scores_above_weight,
        groups_of_other_weight,
        weights_of_other_total,
    )
    told = {found.message for rule in rules for found in rule(printed, case)}
    told.add(str(total_differs(result.indicators, result.claimed_total)))  # SUM004 weighs whether it is one
    for doubt in result.warnings:
        if doubt not in told:
            yield Found(Place(Kind.HEADER, "source"), result.source, doubt, (), say("Finding", "请对照原文件核对。"))
