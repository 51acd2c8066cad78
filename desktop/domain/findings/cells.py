"""CMP, UNI and BUD: what is written in the cells of one indicator, against its name, its units and its figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import index_of, pairs
from desktop.domain.findings.places import cell, label, read_goal
from desktop.domain.number import PERCENT, round_half_up
from desktop.domain.text import in_a_row, say
from desktop.domain.trace import Unscored
from desktop.domain.tree import Node

_COUNTS = re.compile(r"(?:数量|次数|人数|个数|场次|场数|家数|项数|篇数|件数|户数)$")
_MONEY = ("元", "千元", "万元", "亿元")
_AMOUNT = re.compile(r"(?<![\d.])(\d[\d,]{0,14}(?:\.\d{1,8})?)\s*(万元|元)")
_WORKED = re.compile(r"\d\s*(?:万元|元)?\s*[/÷]\s*\d")  # the amounts stand in the text itself
_RATE = re.compile(r"-?\d+(?:\.\d+)?\s*[%％]")
_FEWEST_PAIRS = 4


def units_differ(case: Case, node: Node) -> Iterator[Found]:
    """Target and result are in different units.

    目标值与完成值的单位不同：同一指标一处用元，一处用万元，或一处用个、一处用次。

    为什么要紧：单位不同的两个数不能比较，也不会按比例计分。

    错：年度指标值 8 万元，实际完成值 72890 元。
    对：年度指标值 8 万元，实际完成值 7.289 万元。
    见于：公开报告中 72890 元与 7.29 万元并列。
    """
    judgement = case.evaluation.judgement(node.code)
    target, actual = read_goal(judgement.target), read_goal(judgement.actual)
    if not node.is_leaf or target is None or actual is None:
        return
    if target.unit and actual.unit and target.unit != actual.unit:
        yield Found(
            cell(node, "actual"),
            label(case, node),
            say("Finding", "年度指标值 {target} 与实际完成值 {actual} 的单位不同").format(target=target, actual=actual),
            (str(target), str(actual)),
            say("Finding", "请把完成值改用“{unit}”填写。").format(unit=target.unit),
        )


def amount_as_count(case: Case, node: Node) -> Iterator[Found]:
    """An indicator that counts things has an amount of money.

    数量指标填了金额：名称问的是数量、次数、人数，目标值或完成值却是金额。

    为什么要紧：数量指标和成本指标混填，两项都无法评价；多半是串了行。

    错：“科普活动场次”年度指标值 20 场，实际完成值 8 万元。
    对：“科普活动场次”年度指标值 20 场，实际完成值 22 场。
    见于：公开报告中数量指标填“72890元”。
    """
    if not node.is_leaf or _COUNTS.search(node.title) is None:
        return
    judgement = case.evaluation.judgement(node.code)
    for field in ("target", "actual"):
        goal = read_goal(getattr(judgement, field))
        if goal is not None and goal.unit in _MONEY:
            yield Found(
                cell(node, field),
                label(case, node),
                say("Finding", "“{name}”是数量指标，{field}却是金额 {amount}").format(
                    name=node.title, field=FIELD_NAMES[field], amount=goal
                ),
                (str(goal),),
                say("Finding", "请核对是否填错了行或单位。"),
            )


def two_units_for_one_amount(case: Case, node: Node) -> Iterator[Found]:
    """The same digits stand once in 元 and once in 万元, or one amount in both.

    同一金额用了两种单位：同一指标的文字里，同样的数字一处写元、一处写万元，或同一金额先后用元和万元。

    为什么要紧：数字相同而单位不同，相差一万倍，必有一处写错（按提醒处理）；同一金额用两种单位，读者要自己换算（按提示处理）。

    错：评分依据“预算 8000 万元，支出 8000 元”。
    对：评分依据“预算 8000 万元，支出 7900 万元”。
    见于：公开报告中 72890 元与 7.29 万元并列。
    """
    judgement = case.evaluation.judgements.get(node.code)
    if judgement is None:
        return
    written: dict[str, tuple[str, str]] = {}
    for field in ("target", "actual", "basis", "note"):
        for match in _AMOUNT.finditer(getattr(judgement, field)):
            written.setdefault(f"{match[1].replace(',', '')}{match[2]}", (match[0], field))
    yuan = [(each, *of) for each, of in written.items() if not each.endswith("万元")]
    many = [(Decimal(each.removesuffix("万元")), *of) for each, of in written.items() if each.endswith("万元")]
    for each, shown, field in yuan:
        figure = Decimal(each.removesuffix("元"))
        for other, beside, _ in many:
            slip = figure == other and figure != 0
            places = max(0, -int(other.as_tuple().exponent))
            if slip or (other and round_half_up(figure / 10000, places) == other):
                said = say("Finding", "数字相同而单位不同") if slip else say("Finding", "是同一金额的两种单位")
                yield Found(
                    cell(node, field),
                    label(case, node),
                    say("Finding", "{shown} 与 {beside} {said}").format(shown=shown, beside=beside, said=said),
                    (shown, beside),
                    say("Finding", "请核对单位，统一用万元。"),
                    None if slip else Severity.NOTE,
                )


def actual_of_another_indicator(case: Case, node: Node) -> Iterator[Found]:
    """What is written as the result speaks of another indicator, as where rows have slipped.

    完成情况说的像是另一项指标：实际完成值和评分依据里没有本指标名称中的词，却有上一行或下一行指标的。

    为什么要紧：整列错开一行时，每一项都像填了，每一项都填错了。只是推测，按提示处理。

    错：“科普活动场次”的实际完成值“培训班结业学员 300 人”，下一行是“结业学员培训”。
    对：“科普活动场次”的实际完成值“科普活动 22 场”。
    见于：2021 年某市自评，科研的完成情况写在师资一行。
    """
    if not node.is_leaf or not node.own:
        return
    judgement = case.evaluation.judgement(node.code)
    words = pairs(judgement.actual + "；" + judgement.basis)
    index = index_of(case.tree)
    shared = words & pairs(node.title)
    if len(words) < _FEWEST_PAIRS or len(shared) > 1 or any(index.telling.get(word) == node.code for word in shared):
        return  # one pair that other names have too, such as 人次 or 建设, says nothing
    for code in index.beside[node.code]:
        if not case.tree[code].own or not _two_words([word for word in words if index.telling.get(word) == code]):
            continue
        yield Found(
            cell(node, "actual" if judgement.actual else "basis"),
            label(case, node),
            say("Finding", "完成情况里没有“{name}”的内容，像是“{other}”的").format(
                name=node.title, other=case.tree[code].title
            ),
            (node.title, case.tree[code].title),
            say("Finding", "请核对是否错开了一行。"),
        )
        return


def _two_words(found: list[str]) -> bool:
    """Whether two of the pairs share no sign: 满意 and 意度 are one word."""
    return any(not set(one) & set(other) for one, other in combinations(found, 2))


def ratio_cannot_be_rebuilt(case: Case, node: Node) -> Iterator[Found]:
    """A rate is written, but a figure it is worked out from is not there.

    比率无法复算：写有比率并填了得分，计算这个比率要用的数却没有填。

    为什么要紧：没有分子分母的比率没有人能核对，复核时按无依据处理。

    错：预算完成率评分依据“完成率 98.2%”，得分填 20，全年执行数空着。
    对：全年预算数、全年执行数都填上，比率由程序算出。
    见于：2022 年某区自评，结转结余率 0.27%，没有结转结余数。
    """
    leaf = case.sheet.leaves.get(node.code)
    judgement = case.evaluation.judgement(node.code)
    if leaf is None or leaf.points is None or not isinstance(leaf.by_rule, Unscored):
        return
    fields = case.tree.fields
    lacking = [key for key in leaf.by_rule.lacking if key in fields and fields[key].unit != PERCENT]
    if not lacking or not hasattr(node.indicator.method, "measure"):  # a list of events or conditions is no ratio
        return
    for field in ("actual", "basis"):
        text = getattr(judgement, field)
        match = _RATE.search(text)
        if match is not None and not _WORKED.search(text) and len(_AMOUNT.findall(text)) < 2:
            names = in_a_row(f"“{case.tree.fields[key].name}”" for key in lacking)
            yield Found(
                cell(node, field),
                label(case, node),
                say("Finding", "{field}写有 {rate}，计算它要用的{names}没有填，无法复算").format(
                    field=FIELD_NAMES[field], rate=match[0], names=names
                ),
                (match[0],),
                say("Finding", "请补填{names}。").format(names=names),
                span=match.span(),
            )
            return
