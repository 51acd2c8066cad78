"""SUM: parts and wholes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.places import cell, fact_label, label
from desktop.domain.number import plain
from desktop.domain.text import say
from desktop.domain.tree import Node

_ZERO = Decimal(0)
_ROUNDING = Decimal("0.01")  # what independent rounding of printed parts can make
_SHOWN = 6  # terms printed one by one; more are counted


def parts_differ_from_whole(case: Case) -> Iterator[Found]:
    """The parts of a head figure do not add up to it.

    分项之和与合计不符：表头的某个合计数，与按规定应当加总得到它的各分项之和不相等。

    为什么要紧：复核人首先加总的就是这些数；四份公开报告里有三份错在这里。差额不超过 0.01 可能只是四舍五入，按提示处理；
    超过 0.01 按错误处理。

    错：基本支出 479.90，项目支出 39.80，合计填 519.66（实为 519.70）。
    对：基本支出 479.90，项目支出 39.76，合计填 519.66。
    见于：2023 年某区自评（479.90 + 39.77 = 519.67，填 519.66）；另一份 199.41 + 40.76 = 240.17，填 240.35。
    """
    facts = case.evaluation.facts
    for total in case.rubric.sums:
        if total.whole not in facts or any(part not in facts for part in total.parts):
            continue
        whole, added = facts[total.whole], sum((facts[part] for part in total.parts), _ZERO)
        if added == whole:
            continue
        gap = abs(added - whole)
        yield Found(
            Place(Kind.FACT, total.whole),
            f"{total.name} / {fact_label(case, total.whole)}",
            say("Finding", "{terms} = {added}，但填报数为 {whole}，相差 {gap}").format(
                terms=_terms([facts[part] for part in total.parts]),
                added=plain(added),
                whole=plain(whole),
                gap=plain(gap),
            ),
            (plain(added), plain(whole)),
            say("Finding", "请核对原表；若各分项无误，应填 {added}。").format(added=plain(added)),
            Severity.NOTE if gap <= _ROUNDING else None,
        )


def children_differ_from_weight(case: Case, node: Node) -> Iterator[Found]:
    """The weights of the indicators below one do not add up to its own.

    下级分值之和与本级分值不符：某一级指标下各指标的分值，加起来不等于这一级的分值。

    为什么要紧：单位自设的指标要分完、且只能分完方案留给它的分值；多一分少一分，总分都不再是百分制。

    错：“履职效能”50 分，自设指标的分值合计 49 分。
    对：“履职效能”50 分，自设指标的分值合计 50 分。
    见于：2022 年某区自评的采购管理为 10 分，逐项印出的分值只有 9 分。
    """
    if not node.children or node.own:
        return
    weights = [case.tree[child].weight for child in node.children]
    added = sum(weights, _ZERO)
    if added == node.weight:
        return
    gap = node.weight - added
    more, less = say("Finding", "还要分配 {points} 分"), say("Finding", "要减去 {points} 分")
    todo = (more if gap > 0 else less).format(points=plain(abs(gap)))
    yield Found(
        cell(node, "score"),
        label(case, node),
        say("Finding", "下级分值 {terms} = {added}，但“{name}”的分值为 {weight}").format(
            terms=_terms(weights), added=plain(added), name=node.name, weight=plain(node.weight)
        ),
        (plain(added), plain(node.weight)),
        say("Finding", "请调整下级指标的分值，{todo}。").format(todo=todo),
    )


def weights_differ_from_total(case: Case) -> Iterator[Found]:
    """All weights together are not the form's total.

    全部分值之和与方案总分不符：一级指标的分值加起来，不是方案规定的总分。

    为什么要紧：总分不是 100 的表，等级无从对照。出现这一条，通常是评价方案文件被改动过。

    错：三个一级指标 45 + 50 + 4 = 99，方案总分 100。
    对：45 + 50 + 5 = 100。
    见于：2022 年某区自评，印出的分值合计 99。
    """
    weight, total = case.sheet.weight, case.rubric.total
    if weight == total or not case.tree.roots:
        return
    root = case.tree[case.tree.roots[0]]
    terms = _terms([case.tree[code].weight for code in case.tree.roots])
    yield Found(
        cell(root, "score"),
        say("Finding", "总分"),
        say("Finding", "一级指标的分值 {terms} = {weight}，但方案总分为 {total}").format(
            terms=terms, weight=plain(weight), total=plain(total)
        ),
        (plain(weight), plain(total)),
        say("Finding", "请核对评价方案文件。"),
    )


def _terms(numbers: list[Decimal]) -> str:
    if len(numbers) > _SHOWN:
        return say("Finding", "共 {count} 项之和").format(count=len(numbers))
    return " + ".join(plain(number) for number in numbers)
