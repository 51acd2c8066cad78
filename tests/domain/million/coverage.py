"""What has to occur in any few thousand cases: every method with every way its figures can lie, every modifier."""

from __future__ import annotations

from collections.abc import Iterator

from tests.domain.million.figures import AIMS
from tests.domain.million.methods import AGAINST_TARGET

RATES = (*AIMS, "expression")
SIGNS = ("≤", "≥", "=")
OWN = ("at", "below", "above", "at 120%", "zero", "negative", "twice", "broken", "words", "any", "other unit")
TYPED = ("floor", "below the floor", "weight", "above the weight", "half a digit", "inside")

EXPECTED: dict[str, tuple[str, ...]] = {
    "Proportional": RATES,
    "Deviation": (*RATES, "cut off", "no cut off"),
    "Threshold": (*RATES, *SIGNS, "ratio", "amount"),
    "Bands": (*RATES, *(f"{number} edges" for number in range(5))),
    "StepsBeyond": (*RATES, *SIGNS, "begun", "whole", "ratio", "amount"),
    "Count": ("at", "below", "above", "rounds on", "zero", "negative", "over", "between", "missing", "no divisor",
              "tolerance", "no tolerance"),
    "Checklist": ("all", "none", "some", "missing", "own points", "equal points"),
    "Deductions": ("none", "one", "exhausts", "one short", "one more", "broken", "negative", "missing", "absurd",
                   "cap of one", "cap of all"),
    "Bonus": ("none", "at the cap", "over the cap", "at the floor", "below the floor", "both", "negative", "missing",
              "free"),
    "Reverse": (*AGAINST_TARGET, "quotient", "excess"),
    "Equal": (*AGAINST_TARGET, "nothing", "distance"),
    "Levels": ("at the floor", "below the floor", "at the top", "below the top", "above the top", "inside", "rounds up",
               "no such level", "between levels", "missing", "three levels", "other levels"),
    "OneOf": ("all", "chosen", "no such variant", "missing", "gap inside"),
    "Manual": (),
    "typed": TYPED,
    "not applicable": ("full, yes", "full, no", "rescale, yes", "rescale, no"),
    "over achievement": ("flag", "reason", "minus"),
    "over achievement of a slot": ("flag", "reason", "minus"),
    "slot": ("open", "rollup equal", "rollup stated", "empty"),
    "own": ("≥", "≤", "=", "定性", "no direction", "below an own heading", "without a place"),
    **{f"own {direction}": OWN for direction in ("≥", "≤", "=", "no direction")},
    "own 定性": ("untyped", "0", "60%", "80%", "below 60%", "below 80%", "100%", "outside"),
    "tree": ("1 levels above", "2 levels above", "3 levels above"),
    "rounding": ("usual", "other"),
    "total cap": RATES,
    "total": ("limited", "re-scaled", "nothing applies"),
    "gap": ("missing", "zero", "negative", "choice", "level", "inside", "outside", "empty", "typed"),
    "grade": ("优", "良", "中", "差", "none", "total at the floor", "total a hundredth above the floor",
              "total a hundredth below the floor"),
    "edit": ("fact", "leaf", "own"),
    "monotone": ("Proportional", "Threshold", "StepsBeyond", "Count", "Checklist", "Deductions", "Bonus", "Reverse",
                 "OneOf"),
}  # fmt: skip


def expected() -> Iterator[str]:
    """Every name of a count that must not be zero."""
    for what, details in EXPECTED.items():
        yield from (f"{what}: {detail}" for detail in details)
    yield from ("no total", "Manual", "entered in another order")
