"""Contradictions inside the source: what a careful reader would mark before taking anything over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.imported import ImportedIndicator, ImportedValue, total_differs
from desktop.domain.number import NotAFigure, plain, split_figure
from desktop.domain.rubric import Rubric
from desktop.importers.boundaries import Sum, contradicted

_ZERO = Decimal(0)


def contradictions(
    indicators: list[ImportedIndicator], values: tuple[ImportedValue, ...], total: Decimal | None, rubric: Rubric
) -> Iterator[str]:
    """Scores against total, weights against their sums, parts of the budget against each other."""
    leaves = [row for row in indicators if row.leaf]
    yield from _scores(leaves, total)
    yield from _weights(indicators, leaves, rubric)
    yield from _budget(values, rubric)


def _scores(leaves: list[ImportedIndicator], total: Decimal | None) -> Iterator[str]:
    for row in leaves:
        if row.score is not None and row.weight is not None and row.score > row.weight:
            yield f"{row.found_at}：“{row.name}”得分 {plain(row.score)} 高于分值 {plain(row.weight)}"
    unread = [row for row in leaves if row.score is None]
    if unread and len(unread) < len(leaves):
        yield f"有 {len(unread)} 项指标没有读到得分：{'、'.join(row.name for row in unread[:8])}"
    apart = total_differs(leaves, total)
    if apart is not None:
        yield str(apart)


def _weights(indicators: list[ImportedIndicator], leaves: list[ImportedIndicator], rubric: Rubric) -> Iterator[str]:
    weighed = [row for row in leaves if row.weight is not None]
    summed = sum((row.weight for row in weighed if row.weight is not None), _ZERO)
    if weighed and summed != rubric.total:
        yield f"各项分值合计 {plain(summed)}，应为 {plain(rubric.total)}"
    below: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(leaves):
        for depth in range(1, len(row.path)):
            below.setdefault(row.path[:depth], []).append(at)
    sums = [
        Sum(heading, below[heading.path], leaves)
        for heading in indicators
        if not heading.leaf
        and heading.weight is not None
        and heading.path in below
        and all(leaves[at].weight is not None for at in below[heading.path])
    ]
    for one in contradicted(sums, leaves, rubric.total):
        told, heading = plain(one.parts), one.heading
        yield f"{heading.found_at}：“{heading.name}”分值 {plain(heading.weight or _ZERO)}，所属指标分值合计 {told}"


def _budget(values: tuple[ImportedValue, ...], rubric: Rubric) -> Iterator[str]:
    figures: dict[str, Decimal] = {}
    for value in values:
        if value.kind == "fact" and value.target:
            try:
                figures[value.target] = split_figure(value.value)[0]
            except NotAFigure:
                continue
    for rule in rubric.sums:
        if rule.whole in figures and all(part in figures for part in rule.parts):
            parts = sum((figures[part] for part in rule.parts), _ZERO)
            if parts != figures[rule.whole]:
                yield f"{rule.name}：各项合计 {plain(parts)}，合计数印为 {plain(figures[rule.whole])}"
