"""SCO: what a document says beside the points its rows lost."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found, Printed
from desktop.domain.imported import Confidence, ImportedIndicator
from desktop.domain.number import PERCENT, NotAFigure, plain, split_figure
from desktop.domain.text import say

_HUNDRED, _ROUNDING = Decimal(100), Decimal("0.05")


def lost_without_remark(printed: Printed, _: Case) -> Iterator[Found]:
    """Points lost in a document without a word about it; the page is on :func:`scores.lost_without_reason`.

    Forms name the column for it as they please, and some have none: only where one row has a word, another lacks it.
    """
    rows = [row for row in printed.result.indicators if row.leaf and row.confidence is not Confidence.GUESS]
    if not any(remark_of(row) for row in rows):
        return
    for row in rows:
        if row.score is None or row.weight is None or not 0 <= row.score < row.weight:
            continue
        if remark_of(row) or _is_rated(row):
            continue
        place = Place(Kind.LEAF, row.code, "reason") if row.code else Place(Kind.HEADER, "source")
        lost, score, weight = plain(row.weight - row.score), plain(row.score), plain(row.weight)
        yield Found(
            place,
            " / ".join(row.path[-2:]),
            say("Finding", "{at}：“{name}”得分 {score}，分值 {weight}，失 {lost} 分，没有写明原因").format(
                at=row.found_at, name=row.name, score=score, weight=weight, lost=lost
            ),
            (score, weight),
            say("Finding", "请填写失分的原因和改进措施。"),
        )


def remark_of(row: ImportedIndicator) -> str:
    """All that stands beside a score to explain it."""
    return f"{row.basis}{row.reason}{row.improvement}{row.note}".strip()


def _is_rated(row: ImportedIndicator) -> bool:
    """Whether the result is a rate that says what was lost: 执行率 98.4%, or 98.4% of 10 points scored 9.84."""
    try:
        rate, unit = split_figure(row.actual)
    except NotAFigure:
        return False
    if unit != PERCENT or row.weight is None or row.score is None:
        return False
    return "执行率" in row.name or abs(row.weight * rate / _HUNDRED - row.score) <= _ROUNDING
