"""A few thousand of the million random rubrics, and whether they would find anything (tests/domain/million)."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from pathlib import Path

import pytest

from desktop.domain import number, scoring
from desktop.domain.interval import Interval
from desktop.domain.modifiers import OverAchievement
from desktop.domain.scoresheet import LeafScore, Tally
from desktop.domain.scoring.composed import Rollup
from desktop.domain.scoring.limits import Comparison
from desktop.domain.scoring.steps import StepsBeyond
from desktop.domain.tree import IndicatorTree
from desktop.rubricfiles.faults import cap_faults, faults, modifier_faults
from tests.domain.million.cases import described, make
from tests.domain.million.checks import check
from tests.domain.million.coverage import expected
from tests.domain.million.runs import run

ROOT = Path(__file__).parents[2]
CI = range(2500)


def test_program_and_reference_agree() -> None:
    """Every leaf, subtotal, total, grade and reason; and everything that can occur in a rubric did."""
    _, wrong, occurred = run(CI)

    assert not wrong, "\n".join((*wrong[0].wrong, *described(make(wrong[0].seed))))
    assert [what for what in expected() if not occurred[what]] == []


def test_a_seed_is_a_rubric() -> None:
    """The same one each time, in another process too: a disagreement can be looked at again."""
    program = "from tests.domain.million.cases import described, make; print('\\n'.join(described(make(20))))"
    told = subprocess.run([sys.executable, "-X", "utf8", "-c", program], cwd=ROOT, capture_output=True, check=True)

    assert make(20) == make(20)
    assert told.stdout.decode("utf-8").splitlines() == list(described(make(20)))


def test_the_rubrics_are_ones_a_file_could_hold() -> None:
    """The loader would refuse none of them."""
    for seed in range(300):
        rubric = make(seed).rubric
        units = {key: field.unit for key, field in rubric.fields().items()}
        for each in rubric.walk():
            assert each.children == () or each.weight == sum(child.weight for child in each.children)
            assert list(modifier_faults(each)) == []
            assert each.method is None or list(faults(each.method, each.weight, each.floor, units)) == []
        assert rubric.total_cap is None or list(cap_faults(rubric.total_cap, rubric.total)) == []


def half_even(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN, Context(prec=60))


def without_left_out(self: Tally, leaf: LeafScore, sign: int = 1) -> Tally:
    points = leaf.points
    return Tally(self.so_far + sign * (points or 0), self.scored + sign * (points is not None), self.leaves + sign)


def unrounded_parts(self: Rollup, weight: Decimal, stated: Sequence[Decimal], places: int) -> tuple[Decimal, ...]:
    return (weight / len(stated),) * len(stated)


DEFECTS = {
    "halves go to even": (number, "round_half_up", half_even),
    "a limit is not met by itself": (Comparison, "holds", lambda _, value, limit: value < limit),
    "intervals have both ends": (
        Interval, "holds",
        lambda self, value: (self.low is None or value >= self.low) and (self.high is None or value <= self.high)),
    "a begun step is not counted": (StepsBeyond, "_count", lambda self, beyond: max(beyond, Decimal(0)) // self.size),
    "超额完成 begins a hair later": (
        OverAchievement, "holds", lambda self, score: score.rate is not None and score.rate > self.at),
    "what does not apply weighs on": (Tally, "plus", without_left_out),
    "a shared weight is not printed": (Rollup, "apportion", unrounded_parts),
    "scores may leave their bounds": (scoring, "within", lambda score, *_: score),
    "an edit touches nothing": (IndicatorTree, "touched", lambda *_: set()),
}  # fmt: skip


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_found(defect: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program with one small defect does not get through the first two thousand."""
    monkeypatch.setattr(*DEFECTS[defect])

    wrong = next(result.wrong for result in map(check, range(2000)) if result.wrong)

    assert "Error" not in wrong[0]  # it was found by what it gave, not because it fell over
