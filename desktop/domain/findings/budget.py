"""BUD: the budget and what was spent of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found
from desktop.domain.number import percent, plain
from desktop.domain.rubric import HeadColumn

UNMET = "unmet"  # the text key of 未能完成原因 in the head block
_NOTHING = ("", "无", "没有")  # "无" says that nothing was left undone; it is no reason
_EXPECTED = Decimal("0.9")


def executed_above_budget(case: Case) -> Iterator[Found]:
    """More was spent than the budget allowed.

    执行数大于预算数：同一口径下，全年执行数超过了全年预算数。

    为什么要紧：没有预算不得支出；多数情况是预算数填了年初数而不是调整后的预算数，完成率因此失真。

    错：项目支出预算 16660.1，执行 16819.55，完成率 100.96%，没有说明。
    对：预算数填调整后的 16900，执行 16819.55，完成率 99.52%。
    见于：2021 年某市自评的项目支出；另有报告印出 108.2%、188.8%。
    """
    for group, column, planned, executed in _columns(case):
        if executed > planned:
            rate = f"，完成率 {percent(case.rubric.rounding.ratio(executed / planned))}" if planned > 0 else ""
            yield Found(
                Place(Kind.FACT, column.executed),
                f"{group} / {column.name}",
                f"全年执行数 {plain(executed)} 大于全年预算数 {plain(planned)}{rate}",
                (plain(executed), plain(planned)),
                "请核对预算数是否为调整后的预算数；确有超支的，在未能完成原因中说明。",
            )


def low_execution_without_reason(case: Case) -> Iterator[Found]:
    """Less than 90 % of a budget was spent and nobody says why.

    执行率低于 90% 而没有说明原因：某一口径的完成率不到 90%，表头的未能完成原因和相关指标的未达标原因都空着。

    为什么要紧：执行率偏低是财政部门必问的一项；原因写在报告里，比事后补充说明省事。

    错：其他资金预算 9389.6，执行 8264.76，完成率 88.02%，未能完成原因空着。
    对：同样的数字，未能完成原因写明“两个科研项目跨年结算”。
    见于：2021 年某市自评（88.02%，原因栏空白）。
    """
    if case.evaluation.texts.get(UNMET, "").strip(" 。") not in _NOTHING:
        return
    for group, column, planned, executed in _columns(case):
        if planned <= 0:
            continue
        rate = case.rubric.rounding.ratio(executed / planned)
        if rate < _EXPECTED and not _explained(case, column):
            yield Found(
                Place(Kind.FACT, column.executed),
                f"{group} / {column.name}",
                f"全年执行数 {plain(executed)} ÷ 全年预算数 {plain(planned)} = {percent(rate)}，低于 90%，没有说明原因",
                (plain(executed), plain(planned), percent(rate)),
                "请在未能完成原因或相关指标的未达标原因中说明。",
            )


def _columns(case: Case) -> Iterator[tuple[str, HeadColumn, Decimal, Decimal]]:
    """The columns of the budget table with both figures filled in."""
    facts = case.evaluation.facts
    for group in case.rubric.head:
        for column in group.columns:
            planned, executed = facts.get(column.planned), facts.get(column.executed)
            if planned is not None and executed is not None:
                yield group.name, column, planned, executed


def _explained(case: Case, column: HeadColumn) -> bool:
    """Whether an indicator that reads one of the two figures carries a reason."""
    readers = (*case.tree.readers.get(column.planned, ()), *case.tree.readers.get(column.executed, ()))
    return any(case.evaluation.judgement(code).reason.strip() for code in readers)
