"""What a document claims against what it lists: checks of a source file that has not become an evaluation.

These need the printed total, which an evaluation never keeps: its own is always computed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Finding, Severity
from desktop.domain.imported import ImportResult, total_differs
from desktop.domain.number import plain

_TOTAL = Place(Kind.HEADER, "total")
_ZERO = Decimal(0)


def check_claims(result: ImportResult, case: Case) -> tuple[Finding, ...]:
    """Findings about a document as printed, read in memory into ``case``; what the reader doubted comes last."""
    found = (*_total_is_not_the_sum(result), *_total_above_what_can_be_earned(result, case))
    told = [finding.message for finding in found]
    doubts = (
        Finding("IMP001", Severity.WARNING, Place(Kind.HEADER, "source"), result.source, doubt)
        for doubt in result.warnings
        if doubt not in told
    )
    return (*found, *doubts)


def _total_is_not_the_sum(result: ImportResult) -> Iterator[Finding]:
    """SUM004: the printed total is not the sum of the printed scores.

    Only where scores are printed throughout: a report that lists deductions is another matter.
    Seen in: baiyun-2022, where the items sum to 98.15 and 99.15 is claimed.
    """
    apart = total_differs(result.indicators, result.claimed_total)
    if apart is None or any(row.deduction for row in result.indicators if row.score is None):
        return
    added = plain(apart.added)
    fix = f"请核对各项得分；若各项无误，总分应为 {added}"
    yield Finding("SUM004", Severity.ERROR, _TOTAL, "总分", str(apart), (added, plain(apart.claimed)), fix)


def _total_above_what_can_be_earned(result: ImportResult, case: Case) -> Iterator[Finding]:
    """SCO007: the printed total counts bonus points that nobody earned.

    The ceiling is the rubric's total less the weight of every bonus leaf, plus what the document prints for it.
    Seen in: yuexiu-2023, where 100 less deductions of 1.0 is claimed in a form whose ceiling is 95.
    """
    if result.claimed_total is None:
        return
    bonus = [node for node in case.tree.leaves() if node.indicator.floor < 0]
    printed = {row.code: row.score for row in result.indicators if row.score is not None}
    ceiling = case.rubric.total - sum((node.weight - printed.get(node.code, _ZERO) for node in bonus), _ZERO)
    if bonus and result.claimed_total > ceiling:
        names = "、".join(node.name for node in bonus)
        claimed = plain(result.claimed_total)
        yield Finding(
            "SCO007",
            Severity.ERROR,
            _TOTAL,
            "总分",
            f"总分 {claimed} 高于可得的最高分 {plain(ceiling)}：加分项（{names}）没有加分依据，不能当作已得",
            (claimed, plain(ceiling)),
            "请核对加分项是否有表彰；没有的计 0 分",
        )
