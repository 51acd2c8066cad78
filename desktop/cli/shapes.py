"""The JSON of the command line (product.md): shapes other programs rely on; numbers are strings."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.domain.evaluation import Part
from desktop.domain.imported import ImportResult
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import LeafScore
from desktop.domain.scoring import method_name
from desktop.domain.trace import Score
from desktop.domain.tree import Node

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case, Finding


def score_json(case: Case) -> dict[str, object]:
    """The scores of an evaluation; where there are parts, "parts" has each in the same shape with name and form."""
    told = _score_json(case)
    if case.parts:
        told["parts"] = [_part_json(case.evaluation.parts[key], case.parts[key]) for key in _in_order(case)]
    return told


def _part_json(part: Part, case: Case) -> dict[str, object]:
    return {"id": part.id, "name": part.name, "form": part.form.value, **_score_json(case)}


def _in_order(case: Case) -> list[str]:
    return sorted(case.parts, key=lambda key: (case.evaluation.parts[key].position, key))


def _score_json(case: Case) -> dict[str, object]:
    """Unit, year, total, grade and every leaf with its trace. ``total`` and ``grade`` are null until all is scored.

    ``scored`` says how far an unfinished evaluation has come; ``subtotals`` has the level-1 indicators; ``note`` says
    why the total is not simply the sum (re-scaled, limited), or what it still lacks.
    """
    sheet, evaluation = case.sheet, case.evaluation
    weights = sum((leaf.weight for leaf in sheet.leaves.values()), Decimal(0))  # an open slot may not be filled up
    return {
        "unit": evaluation.unit,
        "year": evaluation.year,
        "rubric": case.rubric.id,
        "total": _number(sheet.total),
        "grade": sheet.grade.name if sheet.grade else None,
        "note": sheet.total_note,
        "weights": {
            "expected": plain(case.rubric.total),
            "sum": plain(weights),
        },
        "scored": {
            "points": plain(sheet.whole.so_far),
            "leaves": sheet.whole.scored,
            "of": sheet.whole.leaves,
        },
        "subtotals": [
            {"code": root, "name": case.tree[root].name, "score": _number(sheet.points(root))}
            for root in case.tree.roots
        ],
        "indicators": [_leaf_json(case, node, sheet.leaves[node.code]) for node in case.tree.leaves()],
    }


def _leaf_json(case: Case, node: Node, leaf: LeafScore) -> dict[str, object]:
    result = leaf.result
    return {
        "code": node.code,
        "path": list(case.tree.path(node.code)),
        "name": node.name,
        "weight": plain(node.weight),
        "score": _number(leaf.points),
        "method": method_name(node.indicator.method),
        "certainty": node.indicator.certainty.value,
        "trace": result.trace if isinstance(result, Score) else result.reason,
        "unscored": [] if isinstance(result, Score) else list(result.lacking) or ["score"],
    }


def score_text(case: Case) -> str:
    """The same for people: one line per leaf, then subtotals, total and grade."""
    sheet = case.sheet
    lines = [f"{case.evaluation.unit}　{case.evaluation.year} 年度　{case.rubric.title}", ""]
    for node in case.tree.leaves():
        leaf = sheet.leaves[node.code]
        points = "未填" if leaf.points is None else plain(leaf.points)
        why = leaf.result.trace if isinstance(leaf.result, Score) else leaf.result.reason
        lines.append(f"{node.number}　{node.name}　{points}/{plain(node.weight)}　{why}")
    lines.append("")
    for root in case.tree.roots:
        subtotal = sheet.points(root)
        lines.append(f"{case.tree[root].name}　{'未完成' if subtotal is None else plain(subtotal)}")
    if sheet.total is None:
        lines.append(
            f"总分　未完成（已评 {sheet.whole.scored}/{sheet.whole.leaves} 项，{plain(sheet.whole.so_far)} 分）"
        )
    else:
        lines.append(f"总分　{plain(sheet.total)}　等级　{sheet.grade.name if sheet.grade else '无'}")
    if sheet.total_note:
        lines.append(sheet.total_note)
    for key in _in_order(case):
        lines += ["", f"【{case.evaluation.parts[key].name}】", score_text(case.parts[key])]
    return "\n".join(lines)


def findings_json(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """Code, severity, place, message, figures and fix of each finding."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "where": str(finding.where),
            "label": finding.label,
            "message": finding.message,
            "figures": list(finding.figures),
            "fix": finding.fix,
        }
        for finding in findings
    ]


def import_json(result: ImportResult, rubric: Rubric) -> dict[str, object]:
    """Everything read from a document, with place and confidence."""
    return {
        "unit": result.unit,
        "year": result.year,
        "claimed": {"total": _number(result.claimed_total), "grade": result.claimed_grade or None},
        "rubric": rubric.id,
        "heads": [
            {
                "what": head.what,
                "value": head.value,
                "text": head.text,
                "found_at": head.found_at,
                "confidence": head.confidence.word,
            }
            for head in result.heads
        ],
        "values": [
            {
                "target": value.target,
                "kind": value.kind,
                "value": value.value,
                "text": value.text,
                "found_at": value.found_at,
                "confidence": value.confidence.word,
            }
            for value in result.values
        ],
        "indicators": [
            {
                "path": list(row.path),
                "name": row.name,
                "weight": _number(row.weight),
                "score": _number(row.score),
                "deduction": _number(row.deduction),
                "basis": row.basis,
                "found_at": row.found_at,
                "confidence": row.confidence.word,
            }
            for row in result.indicators
        ],
        "warnings": list(result.warnings),
    }


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)
