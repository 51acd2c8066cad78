"""BUD: the budget and what was spent of it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found
from desktop.domain.findings.index import index_of
from desktop.domain.findings.places import fact_label, texts_of
from desktop.domain.findings.rates import initial_and_adjusted
from desktop.domain.number import percent, plain
from desktop.domain.rubric import HeadColumn
from desktop.domain.text import say

UNMET = "unmet"  # the text key of 未能完成原因 in the head block
_NOTHING = ("", "无", "没有")  # "无" says that nothing was left undone; it is no reason
_EXPECTED = Decimal("0.9")
_MOST_LEFT = Decimal("0.2")
_AHEAD = Decimal("1.05")


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
            more = say("Finding", "，完成率 {rate}")
            rate = more.format(rate=percent(case.rubric.rounding.ratio(executed / planned))) if planned > 0 else ""
            yield Found(
                Place(Kind.FACT, column.executed),
                f"{group} / {column.name}",
                say("Finding", "全年执行数 {executed} 大于全年预算数 {planned}{rate}").format(
                    executed=plain(executed), planned=plain(planned), rate=rate
                ),
                (plain(executed), plain(planned)),
                say("Finding", "请核对预算数是否为调整后的预算数；确有超支的，在未能完成原因中说明。"),
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
                say("Finding", "全年执行数 {executed} ÷ 全年预算数 {planned} = {rate}，低于 90%，没有说明原因").format(
                    executed=plain(executed), planned=plain(planned), rate=percent(rate)
                ),
                (plain(executed), plain(planned), percent(rate)),
                say("Finding", "请在未能完成原因或相关指标的未达标原因中说明。"),
            )


def unspent_above_a_fifth(case: Case) -> Iterator[Found]:
    """More than 20 % of the whole budget was left unspent.

    结转结余超过 20%：整体预算有两成以上没有支出。

    为什么要紧：结余过大通常要核减下年预算；即使说明了原因，也应写进存在的问题和改进措施。

    错：全年预算数 100 万元，全年执行数 79 万元，结余 21%。
    对：全年预算数 100 万元，全年执行数 80 万元，结余 20%。
    见于：财政部门复核意见中的常见一条。
    """
    whole = _whole(case)
    if whole is None:
        return
    key, planned, executed = whole
    left = case.rubric.rounding.ratio((planned - executed) / planned)
    if left > _MOST_LEFT:
        yield Found(
            Place(Kind.FACT, key),
            fact_label(case, key),
            say("Finding", "预算 {planned}，执行 {executed}，没有支出的占 {left}，超过 {most}").format(
                planned=plain(planned), executed=plain(executed), left=percent(left), most=percent(_MOST_LEFT)
            ),
            (plain(planned), plain(executed), percent(left)),
            say("Finding", "请核对；确实如此的，请在存在的问题和改进措施中写明。"),
        )


def score_ahead_of_execution(case: Case) -> Iterator[Found]:
    """The rate of the scores runs ahead of the rate of execution by more than 5 % of the latter.

    得分率明显高于预算执行率：钱没有花完，事却按满分算，得分率比执行率高出 5% 以上（按执行率的 5% 计）。

    为什么要紧：复核人把两个比率放在一起看。少花钱多办事的要写明；否则就是目标定低了，或得分打高了。

    错：预算执行率 70%，得分率 78.95%。
    对：预算执行率 100%，得分率 100%。
    见于：财政部门复核要点；公开报告中执行率七成、自评 98 分。
    """
    whole, reached = _whole(case), score_rate(case)
    if whole is None or reached is None:
        return
    key, planned, executed = whole
    spent = case.rubric.rounding.ratio(executed / planned)
    share = case.rubric.rounding.ratio(reached)
    if share > spent * _AHEAD:
        yield Found(
            Place(Kind.FACT, key),
            say("Finding", "得分率"),
            say("Finding", "得分率 {share}，预算执行率 {spent}，得分率高出执行率的 5% 以上").format(
                share=percent(share), spent=percent(spent)
            ),
            (percent(share), percent(spent)),
            say("Finding", "请核对得分；确属节约的，请在叙述中说明。"),
        )


def initial_budget_in_the_table(case: Case) -> Iterator[Found]:
    """The table has the initial budget where a text states another, adjusted one.

    预算数填的是年初数：表头的全年预算数等于文字所写的年初预算，而文字另写有调整后的预算。

    为什么要紧：完成率以调整后的全年预算数为分母；填年初数，完成率和所有用到它的得分都会偏离。

    错：表头全年预算数 100，文字“年初预算为100万元，调整后预算为120万元”。
    对：表头全年预算数 120，文字不变。
    见于：公开报告中 108.2%、188.8% 的完成率。
    """
    wholes = {column.planned for group in case.rubric.head for column in group.columns}
    for _, _, text in texts_of(case):
        for initial, adjusted in initial_and_adjusted(text):
            for key in sorted(wholes):
                value = case.evaluation.facts.get(key)
                unit = case.tree.fields[key].unit
                if value is None or unit != "万元" or value != initial or value == adjusted:
                    continue
                yield Found(
                    Place(Kind.FACT, key),
                    fact_label(case, key),
                    say("Finding", "填报数 {filled} 是文字所写的年初预算，调整后的预算为 {adjusted} 万元").format(
                        filled=plain(value), adjusted=plain(adjusted)
                    ),
                    (plain(value), plain(adjusted)),
                    say("Finding", "请改填调整后的 {adjusted}。").format(adjusted=plain(adjusted)),
                )


def score_rate(case: Case) -> Decimal | None:
    """The sum of the scores without 加减分 as a share of what could be earned; None while unscored."""
    lost, possible = points_lost(case), _possible(case)
    return None if lost is None or possible <= 0 else (possible - lost) / possible


def points_lost(case: Case) -> Decimal | None:
    """What all leaves but 加减分 and those that do not apply lost together; None while unscored."""
    sheet = case.sheet
    if sheet.whole.points is None:
        return None
    extra = (sheet.leaves[code].points or Decimal(0) for code in index_of(case.tree).bonus)
    return _possible(case) - (sheet.whole.points - sum(extra, Decimal(0)))


def _possible(case: Case) -> Decimal:
    bonus = (case.tree[code].weight for code in index_of(case.tree).bonus)
    return case.sheet.weight - case.sheet.whole.left_out - sum(bonus, Decimal(0))


def _whole(case: Case) -> tuple[str, Decimal, Decimal] | None:
    """All that was planned and spent: the first way of splitting that is filled in; and the figure to jump to."""
    facts = case.evaluation.facts
    for group in case.rubric.head:
        planned = [facts.get(column.planned) for column in group.columns]
        executed = [facts.get(column.executed) for column in group.columns]
        if any(each is None for each in (*planned, *executed)):
            continue
        budget, spent = (sum((each for each in some if each is not None), Decimal(0)) for some in (planned, executed))
        if budget > 0:
            return group.columns[0].executed, budget, spent
    return None


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
