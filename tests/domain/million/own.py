"""The unit's own indicators below an open slot, with targets and results as people write them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

from desktop.domain.evaluation import Judgement, OwnIndicator

ZERO = Decimal(0)
TARGETS = (
    "40 名",
    "300",
    "1,200",
    "１２０人次",
    "12.5",
    "0",
    "-3",
    "98.5%",
    "7天",
    "明显提高",
    "",
    "1、甲",
    "3.00万元",
)
SIGNS = {
    "≥": ("", "≥", ">=", "不低于", "不少于"),
    "≤": ("", "≤", "<=", "不超过", "不高于"),
    "=": ("", "=", "等于"),
    "": ("", "", "", "≥"),
    "定性": ("", "≥"),
}
GAPS = ("untyped", "outside", "words", "any", "other unit")
UNITS = ("", "", "", "名", "天", "%", "万元")


def below(
    rng: Random, slot: str, weight: Decimal, weight_of: Callable[[Random], Decimal], *, filled: bool
) -> tuple[dict[str, OwnIndicator], dict[str, Judgement], list[str]]:
    """Own indicators by code, what is written beside them, and what coverage counts."""
    own: dict[str, OwnIndicator] = {}
    beside: dict[str, Judgement] = {}
    occurred: list[str] = []
    number = rng.choice((0, 1, 2, 3, 4, 7))
    even = rng.random() < 0.3
    for place in range(1, number + 1):
        code, parent = f"{slot}.o{place}", slot
        if own and rng.random() < 0.25:
            parent = rng.choice(list(own))
            occurred.append("own: below an own heading")
        elif rng.random() < 0.03:
            parent = "nowhere"
            occurred.append("own: without a place")
        part = round(weight / number, 2) if even else rng.choice((None, weight_of(rng), weight_of(rng), ZERO))
        direction = rng.choice(("", "", "≥", "≤", "=", "定性"))
        unit = rng.choice(UNITS)
        own[code] = OwnIndicator(code, parent, f"自设{place}", part, rng.randint(0, 3), direction=direction, unit=unit)
        judgement, aim = _beside(rng, part or ZERO, direction)
        if filled and (aim in GAPS or aim.startswith("typed")):
            judgement, aim = Judgement(score=ZERO), "typed floor"
        if judgement != Judgement():
            beside[code] = judgement
        occurred += ["own", f"own: {direction or 'no direction'}", f"own {direction or 'no direction'}: {aim}"]
    return own, beside, occurred


def _beside(rng: Random, weight: Decimal, direction: str) -> tuple[Judgement, str]:
    if direction == "定性":
        aim = rng.choice(("untyped", "0", "60%", "80%", "below 60%", "below 80%", "100%", "outside"))
        share = {"0": "0", "60%": "0.6", "80%": "0.8", "below 60%": "0.6", "below 80%": "0.8", "100%": "1"}.get(aim)
        score = None if aim == "untyped" else weight + 1 if share is None else weight * Decimal(share)
        if score is not None and aim.startswith("below"):
            score = max(score - Decimal("0.01"), ZERO)
        return Judgement(target=rng.choice(TARGETS), score=score, level=rng.choice(("", "", "1", "2", "3"))), aim
    if rng.random() < 0.12:
        aim, score = typed(rng, weight, ZERO)
        return Judgement(target=rng.choice(TARGETS), actual=rng.choice(TARGETS), score=score), f"typed {aim}"
    aim = rng.choice(
        ("at", "below", "above", "at 120%", "zero", "negative", "twice", "broken", "words", "any", "other unit")
    )
    if aim in ("words", "any"):
        return Judgement(target=rng.choice(TARGETS), actual=rng.choice(TARGETS)), aim
    goal = Decimal(rng.choice(("40", "300", "1200", "12.5", "7", "98.5", "0")))
    done = {
        "at": goal, "below": goal - Decimal("0.01"), "above": goal + Decimal("0.01"), "at 120%": goal * Decimal("1.2"),
        "zero": ZERO, "negative": Decimal(-1), "twice": goal * 2,
    }.get(aim, goal / 3)  # fmt: skip
    unit = rng.choice(("", "", "天", "%"))
    other = rng.choice(("次", "元")) if aim == "other unit" else rng.choice((unit, unit, ""))
    space = rng.choice(("", " "))
    return Judgement(target=f"{rng.choice(SIGNS[direction])}{goal:f}{space}{unit}",
                     actual=f"{round(done, 4):f}{space}{other}"), aim  # fmt: skip


def typed(rng: Random, weight: Decimal, floor: Decimal) -> tuple[str, Decimal]:
    """A score typed by hand: at the ends of what is allowed, beside them, and between the digits printed."""
    hair = Decimal("0.001")
    aim = rng.choice(("floor", "below the floor", "weight", "above the weight", "half a digit", "inside", "inside"))
    score = {
        "floor": floor, "below the floor": floor - hair, "weight": weight, "above the weight": weight + hair,
        "half a digit": min(Decimal("0.125"), weight),
    }.get(aim, round(weight * rng.randint(0, 100) / 100, 2))  # fmt: skip
    return aim, min(score, weight) if aim == "inside" else score
