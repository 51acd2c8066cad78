"""Lists bound in behind the report: the evidence (佐证材料)."""

from __future__ import annotations

from desktop.domain.evidence import Enclosed, enclosed
from desktop.domain.findings.finding import Case
from desktop.reports.filling import Column, listing
from desktop.reports.report import Align, Annex

EVIDENCE_TITLE = "佐证材料清单"


def evidence_annex(case: Case) -> Annex | None:
    """Every file of evidence with the indicators it proves and what tells it from any other; None without any.

    Args:
        case: The evaluation.
    """
    evaluation = case.evaluation
    if not evaluation.evidence:
        return None
    columns = (
        Column("附件", 1.6, Align.CENTRE),
        Column("材料名称", 5.4),
        Column("对应指标", 5),
        Column("大小", 1.8, Align.CENTRE),
        Column("SHA-256（前16位）", 3.4, Align.CENTRE),
        Column("说明", 3),
    )
    rows = (
        (
            each.name,
            each.file.name,
            _proved(case, each),
            _size(each.file.size),
            each.file.sha256[:16].upper(),
            each.file.note,
        )
        for each in enclosed(evaluation, case.tree)
    )
    return Annex("", EVIDENCE_TITLE, tables=(listing(columns, rows, names=1),))


def _proved(case: Case, each: Enclosed) -> str:
    """The indicators a file proves, one a line."""
    return "\n".join(f"{case.tree[code].number} {case.tree[code].name}" for code in each.codes)


def _size(size: int) -> str:
    """Bytes as people read them; whole kilobytes, rounded up."""
    return f"{-(-size // 1024):,} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"
