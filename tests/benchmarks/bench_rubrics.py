"""Loading every shipped rubric beside the start of the program, scoring 60 leaves from scratch, 10,000, and one edit.

Run: python tests/benchmarks/bench_rubrics.py. Exit code 1 when a target is missed: what starting reads of the rubrics
below 5 % of the start; 60 leaves below 2 ms; 10,000 leaves no worse than linear from 1,000; one edit below 0.2 ms and
no dearer at 10,000 than twice what it is at 60.

One edit is the new evaluation with its new sheet; beside it stands all that follows from it, checks included.

Scoring is measured in processor time and without the cyclic collector, which the program runs on its own timer
(desktop.ui.garbage): with it, 10,000 leaves pay for looking through everything that is alive, several times a round.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import ScoreSheet, rescore, score
from desktop.domain.tree import IndicatorTree, build_tree
from desktop.domain.worked import begin, rework
from desktop.rubricfiles import load_folder
from desktop.rubricfiles.catalogue import Catalogue
from tests.benchmarks.bench_edit import write_rubric

ROOT = Path(__file__).resolve().parents[2]
START = "from desktop.ui import application, main_window"


def median(job: Callable[[], object], rounds: int = 9) -> float:
    """Milliseconds of a job, the middle of some rounds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def least(job: Callable[[], object], rounds: int = 9) -> float:
    """Milliseconds of processor time of a job, the best of some rounds: other programs only add to it."""
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        job()
        taken.append((time.process_time() - start) * 1000)
    return min(taken)


def filled(rubric: Rubric) -> Evaluation:
    """Every figure of a rubric."""
    facts = dict.fromkeys(rubric.fields(), Decimal(97))
    return replace(Evaluation("测速", rubric.year, rubric.id), facts=facts)


def again(
    sheet: ScoreSheet, rubric: Rubric, tree: IndicatorTree, evaluation: Evaluation, changes: tuple[Change, ...]
) -> ScoreSheet:
    """What one edit costs: the evaluation after it and its scores."""
    return rescore(sheet, rubric, tree, evaluation.apply(changes), tree.touched(changes))


def main() -> int:
    catalogue = Catalogue(ROOT / "rubrics")
    start = median(lambda: subprocess.run([sys.executable, "-c", START], cwd=ROOT, check=True), 5)
    listed = median(catalogue.headings)
    loaded = median(lambda: [catalogue.load(each) for each in catalogue.ids()], 5)
    missed = listed > start / 20
    print(f"start {start:.0f} ms; list of rubrics {listed:.1f} ms ({listed / start:.1%}); all loaded {loaded:.0f} ms")  # noqa: T201
    gc.disable()
    whole: dict[int, float] = {}
    edit: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in (60, 1_000, 10_000):
            rubric = load_folder(Path(folder) / write_rubric(Path(folder), size))
            tree = build_tree(rubric, {})
            changes = (Change(Place(Kind.FACT, next(iter(rubric.fields()))), "5"),)
            evaluation = filled(rubric).apply(changes)
            sheet = score(rubric, tree, evaluation)
            worked = begin(Case(rubric, tree, evaluation, sheet))
            whole[size] = least(lambda r=rubric, t=tree, e=evaluation: score(r, t, e))  # type: ignore[misc]
            edit[size] = least(lambda r=rubric, t=tree, e=evaluation, s=sheet, c=changes: again(s, r, t, e, c), 200)  # type: ignore[misc]
            all_of_it = least(lambda w=worked, c=changes: rework(w, c, {}), 100)  # type: ignore[misc]
            print(  # noqa: T201
                f"{size:>6} leaves: scored {whole[size]:.2f} ms, "
                f"one edit {edit[size]:.3f} ms, with its checks {all_of_it:.3f} ms"
            )
    missed |= (
        whole[60] >= 2 or whole[10_000] > 13 * whole[1_000] or max(edit.values()) >= 0.2 or edit[10_000] > 2 * edit[60]
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
