"""What checking costs after an edit, with 60 and with 10,000 indicators.

Run by hand: ``python -m tests.benchmarks.bench_findings``. Nothing is asserted about seconds; what matters is the
ratio of the two columns, which should stay near 1 for an edit and near 167 for a check from scratch.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from statistics import median
from time import perf_counter, process_time

from desktop.domain.evaluation import Change
from desktop.domain.findings import check, recheck
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Indicator
from desktop.domain.scoring.judged import Manual
from tests.domain.findings_helpers import FLAWLESS, FORM, case, edited, fact, leaf, text

SIZES = (60, 10_000)
ROUNDS = 300
PER_HEADING = 20
PARAGRAPHS = 300  # of the long narrative, each with two names that are not in the table and figures that may be wrong


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


def wordy(size: int) -> Case:
    """The same with a long narrative."""
    said = (
        f"“附加考核{at}号{at % 7}”得分{at % 20}分，“预决算{at}公开率”分值5分，附加指标{at % 3}之{at % 20}得分3分。"
        f"全年预算数100.{at}万元，执行数99.{at}万元，预算执行率{at % 100}%。"
        for at in range(PARAGRAPHS)
    )
    return edited(large(size), [text("narrative.unit", "\n".join(said))])


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


def slowest(work: Callable[[], object]) -> float:
    """The time of one call that 99 of 100 do not take, of the processor: others may be working on the machine.

    Garbage is not collected meanwhile: the program does that when nobody types (desktop.ui.garbage).
    """
    taken = []
    gc.collect()
    gc.disable()
    for _ in range(ROUNDS):
        start = process_time()
        work()
        taken.append(process_time() - start)
    gc.enable()
    return sorted(taken)[ROUNDS * 99 // 100] * 1000


def scored(before: Case, *changes: Change) -> Callable[[], object]:
    """All that an edit costs: its values, scoring, checking again."""
    findings, touched = check(before), before.tree.touched(changes)
    return lambda: recheck(findings, edited(before, changes), changes, touched)


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
    few, many = (milliseconds(edit(wordy(size), leaf("extra.1.1", "score", "0"))) for size in SIZES)
    print(f"{'… beside 300 lines':<18}{few:>11.3f}{many:>13.3f}{many / few:>8.2f}")  # noqa: T201
    few, many = (slowest(scored(wordy(size), leaf("extra.1.1", "score", "0"))) for size in SIZES)
    print(f"{'… p99 with scoring':<18}{few:>11.3f}{many:>13.3f}{many / few:>8.2f}")  # noqa: T201
    few, many = (milliseconds(lambda of=of: check(of), 5) for of in cases)
    print(f"{'from scratch':<18}{few:>13.3f}{many:>13.3f}{many / few:>8.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
