"""Total and grade of the whole, of all places that tell them, and how surely unit, year, total and grade were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.imported import Confidence, ImportedHead
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.importers.claims import Claimed
from desktop.importers.identity import Identity
from desktop.importers.subtotals import Total
from desktop.importers.table import Table


class Heads(NamedTuple):
    """The total and grade taken, and for each thing read of the whole where it stood."""

    total: Decimal | None
    grade: str
    told: tuple[ImportedHead, ...]


def heads_of(identity: Identity, claim: Claimed, tables: Sequence[Table], rubric: Rubric, warnings: list[str]) -> Heads:
    """A closing row goes before labels and lines of the form, these before sentences; of grades, it comes last."""
    total = _of_tables(tables, rubric, warnings) or _labelled(identity, "total") or _spoken_total(claim)
    grade = _labelled(identity, "grade") or _spoken_grade(claim) or _graded(tables)
    if total is not None and claim.total is not None and Decimal(total.value) != claim.total:
        total = _at_most_likely(total)  # the document has two
    known = (_labelled(identity, "unit"), _labelled(identity, "year"), total, grade)
    return Heads(
        Decimal(total.value) if total else None,
        grade.value if grade else "",
        tuple(head for head in known if head is not None),
    )


def _labelled(identity: Identity, what: str) -> ImportedHead | None:
    return next((head for head in identity.heads if head.what == what), None)


def _of_tables(tables: Sequence[Table], rubric: Rubric, warnings: list[str]) -> ImportedHead | None:
    """The claimed total: of several closing rows the one over the whole weight, else the last."""
    scored = [table for table in tables if not table.rows or any(row.score is not None for row in table.rows)]
    totals = [(total, table) for table in scored for total in table.totals if total.score is not None]
    whole = [(total, table) for total, table in totals if total.weight == rubric.total]
    if not totals:
        return None
    chosen, table = (whole or totals)[-1]
    others: list[Total] = [total for total, _ in whole if total.score != chosen.score]
    if others:
        told = "、".join(f"{total.place} {total.score}" for total in others)
        warnings.append(f"有多个总分：取 {chosen.place} 的 {chosen.score}；另有 {told}")
    printed = plain(chosen.score or Decimal(0))
    sure = Confidence.LIKELY if others else table.sure
    return ImportedHead("total", printed, printed, chosen.place, sure)


def _spoken_total(claim: Claimed) -> ImportedHead | None:
    if claim.total is None:
        return None
    sure = Confidence.LIKELY if claim.doubts else Confidence.EXACT
    return ImportedHead("total", plain(claim.total), claim.said.text, claim.said.place, sure)


def _spoken_grade(claim: Claimed) -> ImportedHead | None:
    if not claim.grade:
        return None
    return ImportedHead("grade", claim.grade, claim.graded.text, claim.graded.place, Confidence.EXACT)


def _graded(tables: Sequence[Table]) -> ImportedHead | None:
    """The grade in a closing row."""
    graded = ((total, table) for table in tables for total in table.totals if total.grade)
    return next((ImportedHead("grade", one.grade, one.grade, one.place, table.sure) for one, table in graded), None)


def _at_most_likely(head: ImportedHead) -> ImportedHead:
    return replace(head, confidence=min(head.confidence, Confidence.LIKELY))
