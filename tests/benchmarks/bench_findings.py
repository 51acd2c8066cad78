"""What checking costs after an edit, with 60 and with 10,000 indicators.

Run by hand: ``python -m tests.benchmarks.bench_findings``. Nothing is asserted about seconds; what matters is the
ratio of the two columns, which should stay near 1 for an edit and near 167 for a check from scratch.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from statistics import median
from time import perf_counter

from desktop.domain.evaluation import Change
from desktop.domain.findings import check, recheck
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Indicator
from desktop.domain.scoring.judged import Manual
from tests.domain.findings_helpers import FLAWLESS, FORM, case, edited, fact, leaf, text

SIZES = (60, 10_000)
ROUNDS = 300
PER_HEADING = 20


def large(size: int) -> Case:
    """The small form with ``size`` more leaves, of which every fifth lost a point without a reason."""
    headings = tuple(
        Indicator(f"extra.{at}", f"附加{at}", Decimal(PER_HEADING), children=tuple(_leaves(at)))
        for at in range(size // PER_HEADING)
    )
    weight = sum((heading.weight for heading in headings), Decimal(0))
    extra = Indicator("extra", "附加指标", weight, children=headings)
    form = replace(FORM, indicators=(*FORM.indicators, extra), total=100 + weight)
    scores = [
        leaf(f"extra.{at // PER_HEADING}.{at % PER_HEADING}", "score", "0" if at % 5 == 0 else "1")
        for at in range(size)
    ]
    words = "自评得分为95分。预算完成率得分20分，科普活动场次得分50分。" * 20
    return case((*FLAWLESS, *scores, text("narrative.results.conclusion", words)), form)


def _leaves(heading: int) -> list[Indicator]:
    return [
        Indicator(f"extra.{heading}.{at}", f"附加指标{heading}之{at}", Decimal(1), method=Manual())
        for at in range(PER_HEADING)
    ]


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of one call."""
    taken = []
    for _ in range(rounds):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken) * 1000


def edit(before: Case, *changes: Change) -> Callable[[], object]:
    """Checking again after ``changes``; the scores are worked out beforehand."""
    findings, after = check(before), edited(before, changes)
    touched = before.tree.touched(changes)
    return lambda: recheck(findings, after, changes, touched)


def main() -> None:
    """Print a line for every kind of edit."""
    cases = [large(size) for size in SIZES]
    kinds: dict[str, Callable[[Case], Callable[[], object]]] = {
        "a leaf's score": lambda of: edit(of, leaf("extra.1.1", "score", "0")),
        "a leaf's reason": lambda of: edit(of, leaf("extra.1.0", "reason", "逾期两天")),
        "a head figure": lambda of: edit(of, fact("budget", "110")),
        "a paragraph": lambda of: edit(of, text("narrative.unit", "本单位负责科普工作。")),
    }
    print(f"{'edit of':<18}{SIZES[0]:>10} ms{SIZES[1]:>10} ms{'ratio':>8}")  # noqa: T201
    for name, kind in kinds.items():
        few, many = (milliseconds(kind(of)) for of in cases)
        print(f"{name:<18}{few:>13.3f}{many:>13.3f}{many / few:>8.2f}")  # noqa: T201
    few, many = (milliseconds(lambda of=of: check(of), 5) for of in cases)
    print(f"{'from scratch':<18}{few:>13.3f}{many:>13.3f}{many / few:>8.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
