"""Contradictions inside the source: what a careful reader would mark before taking anything over."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.imported import ImportedIndicator, ImportedValue, total_differs
from desktop.domain.number import NotAFigure, plain, split_figure
from desktop.domain.printedsums import groups_of_other_weight, scores_above_weight, weights_of_other_total
from desktop.domain.rubric import Rubric

_ZERO = Decimal(0)


def contradictions(
    indicators: list[ImportedIndicator], values: tuple[ImportedValue, ...], total: Decimal | None, rubric: Rubric
) -> Iterator[str]:
    """Scores against total, weights against their sums, parts of the budget against each other."""
    yield from _scores(indicators, total)
    yield from _weights(indicators, rubric)
    yield from _budget(values, rubric)


def _scores(indicators: list[ImportedIndicator], total: Decimal | None) -> Iterator[str]:
    yield from map(str, scores_above_weight(indicators))
    leaves = [row for row in indicators if row.leaf]
    unread = [row for row in leaves if row.score is None]
    if unread and len(unread) < len(leaves):
        yield f"有 {len(unread)} 项指标没有读到得分：{'、'.join(row.name for row in unread[:8])}"
    apart = total_differs(leaves, total)
    if apart is not None:
        yield str(apart)


def _weights(indicators: list[ImportedIndicator], rubric: Rubric) -> Iterator[str]:
    whole = weights_of_other_total(indicators, rubric.total)
    if whole is not None:
        yield str(whole)
    yield from map(str, groups_of_other_weight(indicators, rubric.total))


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
