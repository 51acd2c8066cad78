"""Any method of the closed list with parameters a rubric may have, and figures that meet its limits."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from random import Random
from typing import NamedTuple

from desktop.domain.fact import FactField
from desktop.domain.interval import Ends
from desktop.domain.number import Rounding
from desktop.domain.scoring.bands import Band, Bands
from desktop.domain.scoring.composed import OneOf, OneVariant
from desktop.domain.scoring.deductions import Deductions, Fault
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.levels import THREE, Level, Levels
from desktop.domain.scoring.limits import Comparison, Threshold
from desktop.domain.scoring.lists import Bonus, Checklist, Condition, Event
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.domain.scoring.steps import Counting, StepsBeyond
from desktop.domain.scoring.targets import Equal, Miss, Reverse, Variant
from desktop.domain.trace import Method
from tests.domain.million.figures import COUNT, MONEY, ONE, ZERO, Asked, aimed, answers, field, free, question

LIMITS = tuple(map(Decimal, ("0.05", "0.1", "0.5", "0.6", "0.7", "0.9", "0.95", "1", "1.2", "0", "0.333")))
AMOUNTS = tuple(map(Decimal, ("0", "1", "10", "24.5", "100", "5000")))
HALF = Decimal("0.5")
AGAINST_TARGET = ("at", "below", "above", "double", "below double", "above double", "no target", "both zero", "zero",
                  "negative", "negative target", "missing", "free")  # fmt: skip
_LOSING = ("missing", "no divisor", "negative target", "no such level", "between levels", "above the top", "expression")


class Made(NamedTuple):
    """A method with the fields it asks for, their figures, where these lie, and which of them promise what.

    ``rising`` lists keys whose figure, raised ("+") or lowered ("-"), never costs points.
    """

    method: Method
    fields: tuple[FactField, ...]
    figures: dict[str, Decimal]
    occurred: tuple[str, ...]
    rising: tuple[str, ...] = ()


class Place(NamedTuple):
    """Where a method stands: the beginning of its keys, its weight, and how the rubric rounds."""

    prefix: str
    weight: Decimal
    rounding: Rounding

    @property
    def grain(self) -> Decimal:
        return ONE.scaleb(-self.rounding.percent_places - 2)


def from_formula(method: Method, asked: Asked, *occurred: str, rising: int = 0) -> Made:
    """``rising``: 1 where a greater value never costs points, -1 where a smaller one never does, else 0."""
    promise = ()
    if rising and asked.rising:
        sign = 1 if asked.rising[0] == "+" else -1
        promise = (("+" if sign * rising > 0 else "-") + asked.rising[1:],)
    return Made(method, asked.fields, dict(asked.figures), (asked.aim, *occurred), promise)


def proportional(rng: Random, at: Place) -> Made:
    zero = rng.choice((ZERO, ZERO, *LIMITS[:8]))
    full = zero + rng.choice(LIMITS[:9])
    if rng.random() < 0.3:
        zero, full = ZERO, ONE
    asked = aimed(rng, at.prefix, (zero, full, full, Decimal("1.2"), Decimal("1.3")), at.grain)
    return from_formula(Proportional(asked.formula, "比率", zero, full), asked, rising=1)


def deviation(rng: Random, at: Place) -> Made:
    k = rng.choice((ONE, ONE, Decimal(2), HALF, Decimal("3.7")))
    cut = rng.choice((None, None, *LIMITS[:9]))
    ends = (ZERO, 1 / k if k != Decimal("3.7") else ONE, *(() if cut is None else (cut, -cut)))
    asked = aimed(rng, at.prefix, ends, at.grain)
    return from_formula(Deviation(asked.formula, "差异", k, cut), asked, "cut off" if cut is not None else "no cut off")


def threshold(rng: Random, at: Place) -> Made:
    ratio = rng.random() < 0.8
    limit = rng.choice(LIMITS if ratio else AMOUNTS)
    asked = aimed(rng, at.prefix, (limit,), at.grain, ratio=ratio)
    sign = rng.choice(tuple(Comparison))
    otherwise = rng.choice((ZERO, ZERO, at.weight / 2, at.weight))
    method = Threshold(asked.formula, "比率", sign, limit, otherwise)
    way = {Comparison.AT_MOST: -1, Comparison.AT_LEAST: 1, Comparison.EQUAL: 0}[sign]
    return from_formula(method, asked, sign.value, "ratio" if ratio else "amount", rising=way)


def bands(rng: Random, at: Place) -> Made:
    ratio = rng.random() < 0.8
    edges = sorted(rng.sample(LIMITS if ratio else AMOUNTS, rng.randint(0, 4)))
    asked = aimed(rng, at.prefix, tuple(edges) or (ONE,), at.grain, ratio=ratio)
    below_has = [rng.random() < 0.5 for _ in edges]  # whether the interval below an edge includes it
    made: list[Band] = []
    for low, high, under, over in zip([None, *edges], [*edges, None], [True, *below_has], [*below_has, False],
                                      strict=True):  # fmt: skip
        ends = {(True, True): Ends.BOTH, (True, False): Ends.LOW, (False, True): Ends.HIGH}.get(
            (low is not None and not under, high is not None and over), Ends.NONE
        )
        if rng.random() < 0.5:
            made.append(Band(ends, low, high, points=rng.choice((ZERO, at.weight / 4, at.weight))))
        else:
            made.append(Band(ends, low, high, share=rng.choice((ZERO, Decimal("0.6"), Decimal("0.333"), ONE))))
    if rng.random() < 0.5:
        made.reverse()
    return from_formula(Bands(asked.formula, "比率", tuple(made)), asked, f"{len(edges)} edges")


def steps(rng: Random, at: Place) -> Made:
    ratio = rng.random() < 0.8
    limit = rng.choice(LIMITS if ratio else AMOUNTS)
    size = rng.choice(tuple(map(Decimal, ("0.01", "0.03", "0.1", "0.5") if ratio else ("1", "0.3", "100"))))
    minus = rng.choice((Decimal("0.1"), Decimal("0.3"), HALF, at.weight / 4, at.weight * 2))
    sign, counting = rng.choice(tuple(Comparison)), rng.choice(tuple(Counting))
    out = -1 if sign is Comparison.AT_LEAST else 1
    ends = (limit, *(limit + out * size * number for number in (1, 2, 3, 7)))
    asked = aimed(rng, at.prefix, ends, at.grain, ratio=ratio)
    method = StepsBeyond(asked.formula, "比率", sign, limit, size, minus, counting)
    way = {Comparison.AT_MOST: -1, Comparison.AT_LEAST: 1, Comparison.EQUAL: 0}[sign]
    return from_formula(method, asked, sign.value, counting.value, "ratio" if ratio else "amount", rising=way)


def count(rng: Random, at: Place) -> Made:
    reached, whole = f"{at.prefix}.n", f"{at.prefix}.m"
    tolerance = rng.choice((ZERO, ZERO, Decimal("0.05"), Decimal("0.1"), ONE))
    aim = rng.choice(
        ("at", "below", "above", "zero", "negative", "over", "between", "missing", "no divisor", "rounds on")
    )
    total = Decimal(rng.choice((1, 3, 7, 20, 100, 365, 10000)))
    least = (1 - tolerance) * total
    done = {
        "at": least, "below": least - total * at.grain, "above": least + ONE, "zero": ZERO, "negative": -ONE,
        "over": total * rng.choice((Decimal("1.2"), Decimal("1.3"), Decimal(5))), "no divisor": ONE,
        "rounds on": least - total * at.grain / 2,
    }.get(aim, Decimal(rng.randint(0, 400)))  # fmt: skip
    figures = {reached: done, whole: ZERO if aim == "no divisor" else total}
    if aim == "missing":
        del figures[rng.choice((reached, whole))]
    rising = (f"+{reached}",) if whole in figures and figures[whole] > 0 else ()
    fields = (field(reached, COUNT), field(whole, COUNT))
    kept = "tolerance" if tolerance else "no tolerance"
    return Made(Count(reached, whole, "完成率", tolerance), fields, figures, (aim, kept), rising)


def checklist(rng: Random, at: Place) -> Made:
    keys = [f"{at.prefix}.y{number}" for number in range(1, rng.choice((1, 2, 3, 3, 4, 6, 7)) + 1)]
    points: list[Decimal | None] = [None] * len(keys)
    own = rng.random() < 0.5
    if own:
        part = round(at.weight / len(keys), 3)
        points = [*[part] * (len(keys) - 1), at.weight - part * (len(keys) - 1)]
        own = min(each for each in points if each is not None) > 0
        points = points if own else [None] * len(keys)
    conditions = tuple(Condition(key, f"做到{key}", each) for key, each in zip(keys, points, strict=True))
    given, kind = answers(rng, keys)
    fields = tuple(question(key) for key in keys)
    return Made(Checklist(conditions), fields, given, (kind, "own points" if own else "equal points"),
                tuple(f"+{key}" for key in keys))  # fmt: skip


def deductions(rng: Random, at: Place) -> Made:
    faults = []
    for number in range(1, rng.randint(1, 3) + 1):
        minus = rng.choice((Decimal("0.25"), Decimal("0.3"), HALF, ONE, at.weight))
        cap = rng.choice((None, None, minus, minus * 2))
        faults.append(Fault(f"{at.prefix}.n{number}", f"问题{number}", minus, cap))
    limit = rng.choice((None, None, at.weight / 2, at.weight))
    first = faults[0]
    aim = rng.choice(("none", "one", "exhausts", "one short", "one more", "broken", "negative", "missing", "absurd"))
    enough = (at.weight / first.minus).to_integral_value()
    counted = {
        "none": ZERO, "one": ONE, "exhausts": enough, "one short": max(enough - 1, ZERO), "one more": enough + 1,
        "broken": Decimal("1.37"), "negative": -ONE, "absurd": Decimal(10) ** 12,
    }.get(aim, ONE)  # fmt: skip
    figures = {fault.key: Decimal(rng.choice((0, 0, 1, 2, 9))) for fault in faults}
    figures[first.key] = counted
    if aim == "missing":
        del figures[rng.choice(faults).key]
    capped = ("cap of all",) if limit is not None else ()
    capped += ("cap of one",) if any(each.cap is not None for each in faults) else ()
    fields = tuple(field(each.key, COUNT) for each in faults)
    rising = tuple(f"-{each.key}" for each in faults if figures.get(each.key, ZERO) > 0)
    return Made(Deductions(tuple(faults), limit), fields, figures, (aim, *capped), rising)


def bonus(rng: Random, at: Place) -> Made:
    """Its floor is the indicator's; the weight is the most it can earn."""
    cap = rng.choice((at.weight, at.weight, at.weight / 2))
    floor = rng.choice((ZERO, -at.weight, -at.weight / 2))
    good, bad, more = (f"{at.prefix}.{name}" for name in ("good", "bad", "more"))
    events = [Event(good, "表扬", rng.choice((Decimal("2.5"), ONE, cap))),
              Event(bad, "批评", rng.choice((Decimal("-2.5"), Decimal("-0.3"))))]  # fmt: skip
    if rng.random() < 0.3:
        events.append(Event(more, "先进", HALF))
    enough, least = cap / events[0].points, floor / events[1].points
    aim = rng.choice(("none", "at the cap", "over the cap", "at the floor", "below the floor", "both", "negative",
                      "missing", "free"))  # fmt: skip
    ups, downs = {
        "none": (ZERO, ZERO), "at the cap": (enough, ZERO), "over the cap": (enough + 1, ZERO),
        "at the floor": (ZERO, least), "below the floor": (ZERO, least + 1), "both": (enough + 3, ONE),
        "negative": (-ONE, ONE),
    }.get(aim, (Decimal(rng.randint(0, 9)), Decimal(rng.randint(0, 9))))  # fmt: skip
    figures = {good: ups, bad: downs, more: Decimal(rng.randrange(3)) if aim != "none" else ZERO}
    figures = {event.key: figures[event.key] for event in events}
    if aim == "missing":
        del figures[rng.choice(events).key]
    fields = tuple(field(event.key, COUNT) for event in events)
    rising = tuple(("+" if event.points > 0 else "-") + event.key for event in events
                   if figures.get(event.key, ZERO) > 0)  # fmt: skip
    return Made(Bonus(tuple(events), cap, floor), fields, figures, (aim,), rising)


def against_target(rng: Random, at: Place) -> Made:
    """Reverse or equal: an actual figure beside its target, its double and zero."""
    actual, target = f"{at.prefix}.actual", f"{at.prefix}.target"
    aim = rng.choice(AGAINST_TARGET)
    goal = ZERO if aim in ("no target", "both zero") else Decimal(rng.choice((1, 3, 7, 100, 12345)))
    hair = max(goal, ONE) * at.grain
    done = {
        "at": goal, "below": goal - hair, "above": goal + hair, "double": goal * 2, "below double": goal * 2 - hair,
        "above double": goal * 2 + hair, "no target": ONE, "both zero": ZERO, "zero": ZERO, "negative": -ONE,
    }.get(aim, free(rng))  # fmt: skip
    figures = {target: -goal if aim == "negative target" else goal, actual: done}
    if aim == "missing":
        del figures[rng.choice((actual, target))]
    fields = (field(actual, MONEY), field(target, MONEY))
    if rng.random() < 0.5:
        variant = rng.choice(tuple(Variant))
        return Made(Reverse(actual, target, "成本", variant), fields, figures, (aim, variant.value), (f"-{actual}",))
    miss = rng.choice(tuple(Miss))
    return Made(Equal(actual, target, "人数", miss), fields, figures, (aim, miss.value))


def levels(rng: Random, at: Place) -> Made:
    ladder = THREE
    if rng.random() < 0.3:
        floors = sorted(rng.sample(LIMITS[:7], rng.randint(1, 4)), reverse=True)
        ladder = tuple(Level(f"档{number}", floor) for number, floor in enumerate([*floors, ZERO], 1))
    picked, inside = f"{at.prefix}.level", f"{at.prefix}.inside"
    number = rng.randint(1, len(ladder))
    low = at.weight * ladder[number - 1].floor
    high = at.weight * (ladder[number - 2].floor if number > 1 else ONE)
    unit = ONE.scaleb(-at.rounding.score_places)
    aim = rng.choice(("at the floor", "below the floor", "at the top", "below the top", "above the top", "inside",
                      "rounds up", "no such level", "between levels", "missing"))  # fmt: skip
    given = {
        "at the floor": low, "below the floor": low - unit, "at the top": high, "below the top": high - unit / 10,
        "above the top": high + unit, "rounds up": low + unit / 2,
    }.get(aim, (low + high) / 2)  # fmt: skip
    chosen = {"no such level": Decimal(rng.choice((0, -1, len(ladder) + 1))), "between levels": Decimal("1.5")}
    figures = {picked: chosen.get(aim, Decimal(number)), inside: given}
    if aim == "missing":
        del figures[rng.choice((picked, inside))]
    method = Levels(picked, inside, "效果", ladder)
    kind = "three levels" if ladder is THREE else "other levels"
    return Made(method, method.asks, figures, (aim, kind))


def manual(rng: Random, at: Place) -> Made:
    return Made(Manual(), (), {}, ())


def one_of(rng: Random, at: Place) -> Made:
    """Variants with figures of their own; one is chosen, or all count for parts of the weight."""
    number = rng.choice((2, 2, 3))
    choice = f"{at.prefix}.kind" if rng.random() < 0.6 else None
    whole = at.weight.quantize(Decimal("0.01")) == at.weight and at.weight >= 1
    if choice is None and whole:
        part = (at.weight / number).quantize(Decimal("0.1"))
        parts = [part] * (number - 1) + [at.weight - part * (number - 1)]
    else:
        choice, parts = choice or f"{at.prefix}.kind", [at.weight] * number
    kinds = [name for name in BUILDERS if name not in ("one_of", "bonus") and (choice or name != "manual")]
    inner = [BUILDERS[rng.choice(kinds)](rng, Place(f"{at.prefix}.v{place}", part, at.rounding))
             for place, part in enumerate(parts, 1)]  # fmt: skip
    variants = tuple(OneVariant(f"情形{place}", made.method, None if choice else part)
                     for place, (made, part) in enumerate(zip(inner, parts, strict=True), 1))  # fmt: skip
    method = OneOf(variants, choice)
    figures = {key: value for made in inner for key, value in made.figures.items()}
    aim = "all"
    if choice is not None:
        aim = rng.choice(("chosen", "chosen", "chosen", "chosen", "no such variant", "missing"))
        if aim == "chosen":
            figures[choice] = Decimal(rng.randint(1, number))
        elif aim != "missing":
            figures[choice] = rng.choice((ZERO, Decimal(number + 1), Decimal("1.5"), -ONE))
    fields = (*method.asks, *(each for made in inner for each in made.fields))
    lost = any(each in _LOSING for made in inner for each in made.occurred)
    return Made(
        method,
        fields,
        figures,
        (aim, *(("gap inside",) if lost else ())),
        tuple(each for made in inner for each in made.rising),
    )


BUILDERS: dict[str, Callable[[Random, Place], Made]] = {
    "proportional": proportional,
    "deviation": deviation,
    "threshold": threshold,
    "bands": bands,
    "steps": steps,
    "count": count,
    "checklist": checklist,
    "deductions": deductions,
    "bonus": bonus,
    "against target": against_target,
    "levels": levels,
    "one_of": one_of,
    "manual": manual,
}


@cache
def names() -> tuple[str, ...]:
    """What a leaf is drawn from: every method alike, the two of one builder twice."""
    return (*BUILDERS, "against target", "proportional", "checklist")
