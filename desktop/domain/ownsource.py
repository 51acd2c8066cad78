"""An earlier .ziping file, or the data a signed report carries, as a source to carry over from: nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.carryover import NARRATIVE
from desktop.domain.evaluation import Evaluation
from desktop.domain.imported import Confidence, ImportedHead, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.number import in_unit, plain
from desktop.domain.projects import FORMS_BOUND_IN
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet
from desktop.domain.tree import IndicatorTree, Node


def from_evaluation(
    source: str, rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, sheet: ScoreSheet
) -> ImportResult:
    """An evaluation as a source to carry over from: nothing in it was guessed.

    Args:
        source: The file's name.
        rubric: The one ``evaluation`` was made with.
        tree: Its indicators.
        evaluation: What was filled in.
        sheet: Its scores.
    """
    return ImportResult(
        source,
        evaluation.unit,
        evaluation.year,
        rubric.id,
        sheet.total,
        sheet.grade.name if sheet.grade else "",
        tuple(_values(rubric, evaluation)),
        tuple(_row(tree, node, evaluation, sheet) for node in tree.nodes.values() if not _is_empty_slot(node)),
        heads=tuple(_heads(evaluation, sheet)),
    )


def _heads(evaluation: Evaluation, sheet: ScoreSheet) -> Iterator[ImportedHead]:
    told = (
        ("unit", evaluation.unit, "单位名称"),
        ("year", str(evaluation.year), "年度"),
        ("total", plain(sheet.total) if sheet.total is not None else "", "总分"),
        ("grade", sheet.grade.name if sheet.grade else "", "等级"),
    )
    yield from (ImportedHead(what, value, value, place, Confidence.EXACT) for what, value, place in told if value)


def _values(rubric: Rubric, evaluation: Evaluation) -> Iterator[ImportedValue]:
    for asked in rubric.fields().values():
        figure = evaluation.facts.get(asked.key)
        if figure is not None:
            shown = in_unit(figure, asked.unit)
            yield ImportedValue(asked.key, "fact", plain(figure), shown, asked.name, Confidence.EXACT, asked.name)
    headings = ((NARRATIVE + heading.key, heading.heading) for heading in rubric.outline)
    labels = dict([*((text.key, text.name) for text in rubric.texts), *headings])
    for key, text in evaluation.texts.items():
        if key != FORMS_BOUND_IN:  # how a report was bound is no content
            yield ImportedValue(key, "text", text, text, labels.get(key, key), Confidence.EXACT, labels.get(key, key))


def _row(tree: IndicatorTree, node: Node, evaluation: Evaluation, sheet: ScoreSheet) -> ImportedIndicator:
    path = tree.path(node.code)
    above = (code for code in tree.ancestors(node.code) if not tree[code].own)
    slot = next(above, "") if node.own else ""
    judgement, own = evaluation.judgement(node.code), evaluation.own.get(node.code) if node.own else None
    score: Decimal | None = sheet.points(node.code) if node.is_leaf else None
    return ImportedIndicator(
        path,
        " / ".join(path),
        Confidence.EXACT,
        node.weight,
        score,
        explanation=node.indicator.explanation if node.own else "",
        target=judgement.target,
        actual=judgement.actual,
        basis=judgement.basis,
        reason=judgement.reason,
        improvement=judgement.improvement,
        note=judgement.note,
        code="" if node.own else node.code,
        slot=slot,
        leaf=node.is_leaf,
        direction=own.direction if own else "",
        unit=own.unit if own else "",
        level=judgement.level,
    )


def _is_empty_slot(node: Node) -> bool:
    """An open slot nobody has filled is no row of the table, unless it may be scored as a whole."""
    return node.is_leaf and node.indicator.open_slot and node.indicator.method is None
