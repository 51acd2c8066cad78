"""What must hold inside a rubric beyond the shape of its files: totals, references by key, bands, sheets, outline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from desktop.domain.number import YES_NO
from desktop.domain.rubric import Indicator, Rubric
from desktop.rubricfiles.problems import Ledger, Path, suggestion

# What a column of a printed table can show; reports.content draws exactly these.
SHOWS = (
    *(f"{what}{level}" for level in (1, 2, 3, 4) for what in ("level", "weight")),
    *("explanation", "standard", "target", "actual", "score"),
    *("basis", "reason", "improvement", "remarks", "note"),
)
# What narrative paragraphs can be generated from (domain.narrative); analysis:<code> takes a level-1 indicator.
GENERATORS = ("conclusion", "problems", "measures", "budget", "projects")

_KEY = re.compile(r"[a-z_][a-z0-9_]*(\.[a-z0-9_]+)*")


def check(rubric: Rubric, ledger: Ledger, paths: Mapping[str, Path], *, complete: bool, carried: bool) -> None:
    """Take down everything in ``rubric`` that contradicts itself.

    ``paths`` says where each indicator stands. What speaks of indicators is looked at only when the tree is
    ``complete``: an indicator left out because of an error of its own is no second error. ``carried`` is as in
    :func:`~desktop.rubricfiles.loader.load_files`.
    """
    _keys(rubric, ledger, paths)
    _sums(rubric, ledger)
    _head(rubric, ledger)
    _grades(rubric, ledger)
    _columns(rubric, ledger)
    if rubric.checks_off:
        _checks(rubric, ledger)
    if complete:
        _sheets(rubric, ledger)
        if not carried:
            _names(rubric, ledger)
        _outline(rubric, ledger)
    weight = sum((indicator.weight for indicator in rubric.indicators), Decimal(0))
    if complete and weight != rubric.total:
        ledger.add(("total",), f"total 读到 {rubric.total}；一级指标合计 {weight}，应相等")
    for at, role in enumerate(rubric.roles):
        if role in rubric.roles[:at]:
            ledger.add(("roles", at), f"角色“{role}”重复")


def _checks(rubric: Rubric, ledger: Ledger) -> None:
    from desktop.domain.findings.rules import BY_CODE  # every rule there is; few rubrics switch one off

    for code in rubric.checks_off:
        _known(code, BY_CODE, ("checks_off", code), ledger, "核查规则")


def _keys(rubric: Rubric, ledger: Ledger, paths: Mapping[str, Path]) -> None:
    """Keys are well-formed, and every figure and text has one of its own."""
    owner = {fact.key: "rubric.yaml 的 facts " for fact in rubric.facts}
    for group, keys in (("facts", owner), ("texts", [text.key for text in rubric.texts])):
        for key in keys:
            if not _KEY.fullmatch(key) or key == "abs" or key.startswith("narrative."):
                ledger.add((group, key), f"键读到 {key}；应为小写英文字母、数字、下划线和点，不以 narrative. 开头")
            if group == "texts" and key in owner:
                ledger.add((group, key), f"键 {key} 已用于数据项；文字应另取键")
    for indicator in rubric.walk():
        for fact in indicator.facts:
            where = (*paths[indicator.code], "facts", fact.key)
            if fact.key in owner:
                ledger.add(where, f"“{indicator.name}”的数据项 {fact.key} 重复；{owner[fact.key]}已有")
            elif not _KEY.fullmatch(fact.key) or fact.key == "abs":
                ledger.add(where, f"键读到 {fact.key}；应为小写英文字母、数字、下划线和点")
            owner[fact.key] = f"“{indicator.name}”"


def _sums(rubric: Rubric, ledger: Ledger) -> None:
    units = {fact.key: fact.unit for fact in rubric.facts}
    for at, each in enumerate(rubric.sums):
        named: list[tuple[Path, str]] = [(("sums", at, "whole"), each.whole)]
        named += [(("sums", at, "parts", number), part) for number, part in enumerate(each.parts)]
        for path, key in named:
            _known(key, units, path, ledger, "数据项")
        found = {units[key] for _, key in named if key in units}
        if len(found) > 1 or YES_NO in found:
            ledger.add(("sums", at), f"“{each.name}”的单位读到 {'、'.join(sorted(found))}；应为同一单位")


def _head(rubric: Rubric, ledger: Ledger) -> None:
    units = {fact.key: fact.unit for fact in rubric.facts}
    for at, group in enumerate(rubric.head):
        for number, column in enumerate(group.columns):
            path = ("head", at, "columns", number)
            _known(column.planned, units, (*path, "planned"), ledger, "数据项")
            _known(column.executed, units, (*path, "executed"), ledger, "数据项")


def _grades(rubric: Rubric, ledger: Ledger) -> None:
    for at, band in enumerate(rubric.grades):
        if at and band.floor >= rubric.grades[at - 1].floor:
            above = rubric.grades[at - 1]
            ledger.add(("grades", at), f"“{band.name}”的下限读到 {band.floor}；应低于“{above.name}”的 {above.floor}")
        if band.floor > rubric.total:
            ledger.add(("grades", at), f"“{band.name}”的下限读到 {band.floor}；应不超过总分 {rubric.total}")


def _columns(rubric: Rubric, ledger: Ledger) -> None:
    for at, sheet in enumerate(rubric.sheets):
        for number, column in enumerate(sheet.columns):
            where = ("sheets", at, "columns", number)
            _known(column.shows, SHOWS, where, ledger, "栏目内容")
            if column.share <= 0:
                ledger.add(where, f"“{column.head}”的 share 读到 {column.share}；应大于 0")


def _sheets(rubric: Rubric, ledger: Ledger) -> None:
    codes = [indicator.code for indicator in rubric.indicators]
    printed: set[str] = set()
    for at, sheet in enumerate(rubric.sheets):
        for number, code in enumerate(sheet.indicators):
            _known(code, codes, ("sheets", at, "indicators", number), ledger, "一级指标")
            if code in printed:
                ledger.add(("sheets", at, "indicators", number), f"一级指标 {code} 印了两次；只应在一张表里")
            printed.add(code)
    for code in codes:
        if code not in printed:
            ledger.add(("sheets",), f"一级指标 {code} 不在任何一张表里")


def _names(rubric: Rubric, ledger: Ledger) -> None:
    """Every leaf of a sheet has its name printed: in the column of its level, or in the deepest one above it."""
    for at, sheet in enumerate(rubric.sheets):
        levels = {int(column.shows[-1]) for column in sheet.columns if re.fullmatch("level[1-4]", column.shows)}
        roots = [each for each in rubric.indicators if each.code in sheet.indicators]
        nameless = next((found for root in roots for found in _nameless(root, 1, levels)), None)
        if nameless is not None:
            level, name = nameless
            ledger.add(
                ("sheets", at, "columns"),
                f"“{sheet.title}”没有印第 {level} 级名称的栏目，“{name}”印不出来；应有一栏的 shows 为 level{level}",
            )


def _nameless(indicator: Indicator, level: int, levels: set[int]) -> Iterator[tuple[int, str]]:
    if not indicator.children and level not in levels and not (levels and level > max(levels)):
        yield level, indicator.name
    for child in indicator.children:
        yield from _nameless(child, level + 1, levels)


def _outline(rubric: Rubric, ledger: Ledger) -> None:
    codes = {indicator.code for indicator in rubric.indicators}
    seen: set[str] = set()
    for at, heading in enumerate(rubric.outline):
        if heading.key in seen:
            ledger.add(("outline", at), f"键 {heading.key} 重复")
        seen.add(heading.key)
        word, _, code = heading.generated.partition(":")
        where = ("outline", at, "generated")
        if word == "analysis":
            _known(code, codes, where, ledger, "一级指标")
        elif heading.generated:
            _known(heading.generated, GENERATORS, where, ledger, "段落来源")


def _known(key: str, known: Iterable[str], path: Path, ledger: Ledger, what: str) -> None:
    choices = list(known)
    if key not in choices:
        ledger.add(path, f"没有名为 {key} 的{what}{suggestion(key, choices)}")
