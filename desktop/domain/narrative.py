"""The narrative (叙述): the rubric's outline, filled with what the clerk wrote or with paragraphs made from the data.

Generated paragraphs say only what the data say. Where these say nothing (no points lost, so no shortcomings) the
paragraphs are empty, and the clerk has to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from desktop.domain.findings.finding import Case
from desktop.domain.findings.index import is_bonus
from desktop.domain.number import percent, plain
from desktop.domain.projects import PROJECT_NAME, money, name_of, projects
from desktop.domain.rubric import OutlineHeading
from desktop.domain.scoring.judged import UnitTarget
from desktop.domain.trace import Score
from desktop.domain.tree import Node

_DIGITS = "零一二三四五六七八九十"
_NAMED = 5  # indicators named one by one; of more, the first are named and all are counted
_ZERO = Decimal(0)
_UNIT_GAP = re.compile(r"(?<=\d) +(?=[一-鿿])")  # "40 名" in a table is 40名 in a sentence


def narrative(case: Case) -> tuple[tuple[OutlineHeading, tuple[str, ...]], ...]:
    """Every heading of the outline with its paragraphs; a text the clerk wrote stands before a generated one."""
    return tuple((heading, paragraphs(heading, case)) for heading in case.rubric.outline)


def paragraphs(heading: OutlineHeading, case: Case) -> tuple[str, ...]:
    """What is printed under one heading."""
    typed = case.evaluation.texts.get(f"narrative.{heading.key}", "")
    lines = tuple(line.strip() for line in typed.splitlines() if line.strip())
    return lines or generate(heading.generated, case)


def generate(name: str, case: Case) -> tuple[str, ...]:
    """The paragraphs a generator makes of the data; none for the empty name.

    Args:
        name: conclusion, budget, problems, measures, projects, or analysis:<code of a level-1 indicator>.
        case: What it is made from.

    Raises:
        KeyError: No such generator or indicator; rubric files are checked for this when they are loaded.
    """
    word, _, code = name.partition(":")
    if word == "analysis":
        return tuple(_analysis(case, case.tree[code]))
    return tuple(_GENERATORS[name](case)) if name else ()


def _conclusion(case: Case) -> Iterator[str]:
    sheet, evaluation = case.sheet, case.evaluation
    project = evaluation.texts.get(PROJECT_NAME, "").strip()
    whose = f"“{project}”" if project else ""
    opening = f"{evaluation.unit}对{evaluation.year}年度{whose}{case.rubric.subject}进行了绩效自评。"
    if sheet.total is None:
        yield f"{opening}共{sheet.whole.leaves}项评分指标，已评分{sheet.whole.scored}项，尚未完成评分。"
        return
    grade = f"，对应等级为“{sheet.grade.name}”" if sheet.grade else ""
    shares = "；".join(_share(case, case.tree[code]) for code in case.tree.roots)
    yield f"{opening}自评得分为{plain(sheet.total)}分（满分{plain(case.rubric.total)}分）{grade}。其中：{shares}。"
    if sheet.total_note:
        yield f"{sheet.total_note}。"
    counted = [node for node in case.tree.leaves() if not is_bonus(node) and not sheet.leaves[node.code].left_out]
    lost = list(_lost(case, counted))
    without = _without(case)
    if lost:
        points = sum((case.sheet.leaves[node.code].lost for node in lost), _ZERO)
        yield (
            f"{without}共{len(counted)}项评分指标，得满分的{len(counted) - len(lost)}项，"
            f"失分的{len(lost)}项，合计失{plain(points)}分。"
        )
    else:
        yield f"{without}共{len(counted)}项评分指标，均得满分。"


def _without(case: Case) -> str:
    """What the count of indicators leaves aside."""
    left = [name for name, some in (("加减分项", any(is_bonus(node) for node in case.tree.leaves())),
                                    ("不适用的指标", bool(case.sheet.whole.left_out))) if some]  # fmt: skip
    return f"除{'和'.join(left)}外，" if left else ""


def _budget(case: Case) -> Iterator[str]:
    facts = case.evaluation.facts
    for group in case.rubric.head:
        parts: list[str] = []
        for column in group.columns:
            planned, executed = facts.get(column.planned), facts.get(column.executed)
            if planned is None or executed is None:
                continue
            unit = case.tree.fields[column.planned].unit
            said = f"{column.name}全年预算数{plain(planned)}{unit}，全年执行数{plain(executed)}{unit}"
            rate = f"，完成率{percent(case.rubric.rounding.ratio(executed / planned))}" if planned > 0 else ""
            parts.append(said + rate)
        if parts:
            yield f"{group.name}划分：{'；'.join(parts)}。"


def _analysis(case: Case, root: Node) -> Iterator[str]:
    leaves = list(case.tree.leaves(root.code))
    points = case.sheet.points(root.code)
    if points is None:
        missing = [node for node in leaves if case.sheet.leaves[node.code].points is None]
        yield f"{root.name}分值{plain(root.weight)}分，尚未完成评分，还有{_named(missing)}没有得分。"
        return
    if all(is_bonus(node) for node in leaves):
        yield from (f"{_bonus(case, node)}。" for node in leaves)
        return
    rate = percent(case.rubric.rounding.ratio(points / root.weight)) if root.weight > 0 else ""
    share = f"，得分率{rate}" if rate else ""
    yield f"{root.name}分值{plain(root.weight)}分，共{len(leaves)}项评分指标，得{plain(points)}分{share}。"
    for code in root.children:
        yield _branch(case, case.tree[code])


def _branch(case: Case, node: Node) -> str:
    """One level-2 heading: its points, what reached its target, what earned full marks, what lost points and why."""
    leaves = list(case.tree.leaves(node.code))
    own = [leaf for leaf in leaves if isinstance(leaf.indicator.method, UnitTarget) and _is_full(case, leaf)]
    full = [leaf for leaf in leaves if _is_full(case, leaf) and leaf not in own]
    said = [_reached(case, leaf) for leaf in own]
    if full and not node.is_leaf:
        said.append(f"{_named(full)}得满分")
    said += [_shortfall(case, leaf) for leaf in _lost(case, leaves)]
    said += [_bonus(case, leaf) for leaf in leaves if is_bonus(leaf)]
    return "。".join(part for part in (_share(case, node), "；".join(said)) if part) + "。"


def _problems(case: Case) -> Iterator[str]:
    for number, node in enumerate(_lost(case, case.tree.leaves()), 1):
        yield f"{_ordinal(number)}是{_shortfall(case, node)}。"


def _measures(case: Case) -> Iterator[str]:
    improved = (node for node in case.tree.leaves() if case.evaluation.judgement(node.code).improvement.strip())
    for number, node in enumerate(improved, 1):
        yield f"{_ordinal(number)}是针对{node.title}：{_clause(case.evaluation.judgement(node.code).improvement)}。"


def _projects(case: Case) -> Iterator[str]:
    """For each project its money, its score, and what its level-1 indicators earned and lost."""
    for number, (part, inner) in enumerate(projects(case), 1):
        funds, sheet = money(inner), inner.sheet
        said = []
        if funds.planned is not None and funds.executed is not None:
            rate = "" if funds.rate is None else f"，执行率{percent(inner.rubric.rounding.ratio(funds.rate))}"
            said.append(
                f"全年预算数{plain(funds.planned)}{funds.unit}，全年执行数{plain(funds.executed)}{funds.unit}{rate}"
            )
        if sheet.total is None:
            said.append(f"共{sheet.whole.leaves}项评分指标，已评分{sheet.whole.scored}项，尚未完成自评")
        else:
            grade = f"，等级为“{sheet.grade.name}”" if sheet.grade else ""
            said.append(f"自评得分{plain(sheet.total)}分（满分{plain(inner.rubric.total)}分）{grade}")
            said.append("；".join(_share(inner, inner.tree[code]) for code in inner.tree.roots))
            said += [_shortfall(inner, node) for node in _lost(inner, inner.tree.leaves())]
        yield f"{number}.{name_of(part, inner)}。{'。'.join(said)}。"


_GENERATORS: dict[str, Callable[[Case], Iterator[str]]] = {
    "conclusion": _conclusion,
    "budget": _budget,
    "problems": _problems,
    "measures": _measures,
    "projects": _projects,
}


def _share(case: Case, node: Node) -> str:
    points = case.sheet.points(node.code)
    return f"{node.title}分值{plain(node.weight)}分，" + ("尚未完成评分" if points is None else f"得{plain(points)}分")


def _shortfall(case: Case, node: Node) -> str:
    leaf, judgement = case.sheet.leaves[node.code], case.evaluation.judgement(node.code)
    points = plain(leaf.points if leaf.points is not None else _ZERO)
    if is_bonus(node):
        said = f"{node.title}被扣分，计{points}分"
    else:
        said = f"{node.title}失{plain(leaf.lost)}分（分值{plain(node.weight)}分，得{points}分）"
    return f"{said}，原因：{_clause(judgement.reason)}" if judgement.reason.strip() else said


def _reached(case: Case, node: Node) -> str:
    judgement, points = case.evaluation.judgement(node.code), case.sheet.points(node.code)
    target, actual = _clause(judgement.target), _clause(judgement.actual)
    goal = f"年度指标值为{target}，实际完成值为{actual}，" if target and actual else ""
    return f"{node.title}{'：' if goal else ''}{goal}得{plain(points or _ZERO)}分"


def _bonus(case: Case, node: Node) -> str:
    leaf = case.sheet.leaves[node.code]
    if not isinstance(leaf.result, Score):
        return f"{node.title}尚未完成评分"
    working = leaf.result.steps[-1].working
    return f"{node.title}：{working}，计{plain(leaf.result.points)}分"


def _lost(case: Case, nodes: Iterator[Node] | list[Node]) -> Iterator[Node]:
    """Leaves that lost points; 加减分 only where points were taken off."""
    for node in nodes:
        leaf = case.sheet.leaves[node.code]
        if leaf.points is not None and (leaf.points < 0 if is_bonus(node) else leaf.lost > 0):
            yield node


def _is_full(case: Case, node: Node) -> bool:
    leaf = case.sheet.leaves[node.code]
    return leaf.points is not None and leaf.lost == 0 and not leaf.left_out and not is_bonus(node)


def _named(nodes: list[Node]) -> str:
    names = "、".join(node.title for node in nodes[:_NAMED])
    return f"{names}等{len(nodes)}项" if len(nodes) > _NAMED else names


def _clause(text: str) -> str:
    """A typed text inside a sentence: on one line, without a full stop of its own."""
    joined = "；".join(line.strip().rstrip("。；;") for line in text.splitlines() if line.strip())
    return _UNIT_GAP.sub("", joined)


def _ordinal(number: int) -> str:
    """A number below 100 in Chinese digits.

    >>> _ordinal(3), _ordinal(10), _ordinal(12), _ordinal(42)
    ('三', '十', '十二', '四十二')
    """
    tens, ones = divmod(number, 10)
    if number <= 10:
        return _DIGITS[number]
    return f"{_DIGITS[tens] if tens > 1 else ''}十{_DIGITS[ones] if ones else ''}"
