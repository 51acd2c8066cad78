"""How well last year's documents are read: precision, recall and F1 of (indicator, weight, score), and what they claim.

    python tests/benchmarks/bench_import.py DOCUMENTS GOLDEN [RUBRIC]

``DOCUMENTS`` holds the documents, ``GOLDEN`` one YAML file for each, with ``source``, ``unit``, ``year``, ``claimed``,
``indicators`` and ``deductions``. An indicator counts as read when its weight and score are the printed ones and its
name, or that of its group, and the golden one contain one another, without brackets and blanks; headings do not count.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from desktop.domain.errors import UserError
from desktop.domain.imported import Confidence, ImportedIndicator
from desktop.importers import read
from desktop.importers.words import key
from desktop.rubricfiles import load_folder

RUBRICS = Path(__file__).resolve().parents[2] / "rubrics"


class Expected(NamedTuple):
    """One indicator as the golden file has it; ``deduction`` where only that is printed."""

    name: str
    weight: Decimal | None
    score: Decimal | None
    deduction: Decimal | None = None


def expected(golden: dict[str, Any]) -> Iterator[Expected]:
    """The leaves of a golden file, grouped or not; a group with ``leaves`` prints only their weights."""
    yield from _walk("", golden.get("indicators") or {})
    for name, points in (golden.get("deductions") or {}).items():
        yield Expected(name, None, None, Decimal(str(points)))


def _walk(above: str, node: dict[str, Any]) -> Iterator[Expected]:
    for name, value in node.items():
        if "weight" not in value:
            yield from _walk(name, value)
        elif "leaves" in value:
            for weight in value["leaves"]:
                yield Expected("", Decimal(str(weight)), Decimal(str(weight)))
        else:
            yield Expected(name.split("/")[-1], Decimal(str(value["weight"])), Decimal(str(value["score"])))


def fits(one: Expected, row: ImportedIndicator) -> bool:
    """Whether a row is that indicator, with its figures."""
    if one.deduction is not None:
        figures = row.deduction == one.deduction
    else:
        figures = (row.weight, row.score) == (one.weight, one.score)
    names = [key(name) for name in row.path]
    return figures and (not one.name or any(key(one.name) in name or name in key(one.name) for name in names[-2:]))


def matched(wanted: list[Expected], rows: list[ImportedIndicator]) -> int:
    """How many rows each stand for one of the golden ones; named ones first."""
    left = list(rows)
    hits = 0
    for one in sorted(wanted, key=lambda one: not one.name):
        row = next((row for row in left if fits(one, row)), None)
        if row is not None:
            left.remove(row)
            hits += 1
    return hits


def main() -> int:
    """Print a line for each document and the whole."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    parser.add_argument("golden", type=Path)
    parser.add_argument("rubric", nargs="?", default="guangzhou-2021")
    arguments = parser.parse_args()
    rubric = load_folder(RUBRICS / arguments.rubric)
    hits = wanted_all = read_all = guessed = claims = claims_hit = 0
    for path in sorted(arguments.golden.glob("*.yaml")):
        golden = yaml.safe_load(path.read_text(encoding="utf-8"))
        wanted = list(expected(golden))
        began = time.perf_counter()
        try:
            result = read(arguments.documents / golden["source"], rubric)
        except UserError as refused:
            print(f"{path.stem}: {refused}")  # noqa: T201
            wanted_all += len(wanted)
            continue
        took = time.perf_counter() - began
        rows = [row for row in result.indicators if row.leaf]
        there = matched(wanted, rows)
        total, grade = golden["claimed"]["total"], golden["claimed"].get("grade")
        answers = {
            "unit": result.unit == golden["unit"],
            "year": result.year == golden["year"],
            "total": result.claimed_total == Decimal(str(total)),
            "grade": result.claimed_grade == (grade or ""),
        }
        hits, wanted_all, read_all = hits + there, wanted_all + len(wanted), read_all + len(rows)
        guessed += sum(row.confidence is Confidence.GUESS for row in rows)
        claims, claims_hit = claims + len(answers), claims_hit + sum(answers.values())
        wrong = "、".join(name for name, right in answers.items() if not right) or "-"
        print(f"{path.stem:18} {there:3} of {len(wanted):3} wanted, {len(rows):3} read; wrong: {wrong}; {took:.2f} s")  # noqa: T201
    precision, recall = hits / max(read_all, 1), hits / max(wanted_all, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"indicators: precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f} ({guessed} marked as guesses)")  # noqa: T201
    print(f"unit, year, total, grade: {claims_hit} of {claims}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
