"""Figures that fall on, beside and far from a limit, and formulas whose value can be aimed at one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from random import Random
from typing import NamedTuple

from desktop.domain.fact import FactField
from desktop.domain.formula import Formula, parse
from desktop.domain.number import PERCENT, YES_NO

MONEY, COUNT = "万元", "次"
ZERO, ONE = Decimal(0), Decimal(1)

# How a value lies to a limit. "rounds on" is the least figure that rounding carries onto the limit, "rounds off" the
# greatest that it does not; with a limit in money nothing is rounded, and both lie a hair below.
AIMS = ("at", "below", "above", "rounds on", "rounds off", "zero", "negative", "over", "between", "free", "missing",
        "no divisor")  # fmt: skip
_WEIGHTED = (*AIMS, "at", "at", "below", "above", "between", "between", "free")
DIVISORS = tuple(map(Decimal, ("1", "8", "100", "40", "1000", "519.66", "0.01", "123456.78", "10000")))

Solved = tuple[Decimal, ...]


class Shape(NamedTuple):
    """A formula over keys a, b, c (money) and p (percent), and the figures that give it the value wanted."""

    text: str
    keys: str  # in the order ``solve`` gives their figures
    solve: Callable[[Decimal, Decimal], Solved]  # (value wanted, a divisor) -> figures
    zero: Solved | None = None  # figures that make a divisor zero
    rising: str = ""  # "+a": a greater a never lowers the value, as long as the divisor is positive


RATIOS = (
    Shape("{a} / {b}", "ab", lambda t, b: (t * b, b), (ONE, ZERO), "+a"),
    Shape("({a} - {b}) / {b}", "ab", lambda t, b: ((1 + t) * b, b), (ONE, ZERO), "+a"),
    Shape("{a} / {b} - 1", "ab", lambda t, b: ((1 + t) * b, b), (ZERO, ZERO), "+a"),
    Shape("{a} / ({a} + {b})", "ab", lambda t, s: (t * s, s - t * s), (Decimal(7), Decimal(-7))),
    Shape("abs({a} - {b}) / {b}", "ab", lambda t, b: ((1 - t) * b, b), (ONE, ZERO)),
    Shape("({a} + {c}) / {b}", "acb", lambda t, b: (t * b - 3, Decimal(3), b), (ONE, ONE, ZERO), "+a"),
    Shape("({a} - {b}) / ({a} + {b})", "ab", lambda t, s: (s * (1 + t), s * (1 - t)), (ZERO, ZERO)),
    Shape("{a} / {b} * {p}", "abp", lambda t, b: (t * b * 2, b, Decimal(50)), (ONE, ZERO, ONE)),
    Shape("-{a} / (2 * {b})", "ab", lambda t, b: (t * b * -2, b), (ONE, ZERO), "-a"),
    Shape("{p}", "p", lambda t, _: (t * 100,), None, "+p"),
    Shape("1 - {p}", "p", lambda t, _: ((1 - t) * 100,), None, "-p"),
)
AMOUNTS = (
    Shape("{a}", "a", lambda t, _: (t,), None, "+a"),
    Shape("{a} - {b}", "ab", lambda t, b: (t + b, b), None, "+a"),
    Shape("{a} / {p} + {b}", "apb", lambda t, b: (t - b, Decimal(100), b), (ONE, ZERO, ONE)),
)


class Asked(NamedTuple):
    """A formula with its fields, the figures chosen for it, and how it was aimed."""

    formula: Formula
    fields: tuple[FactField, ...]
    figures: Mapping[str, Decimal]
    aim: str
    rising: str  # "+key" or "-key"; empty where nothing is promised


@cache
def field(key: str, unit: str) -> FactField:
    return FactField(key, f"数{key}", unit)


@cache
def shaped(shape: Shape, prefix: str) -> tuple[Formula, tuple[FactField, ...]]:
    """The formula of a shape over the keys that begin with ``prefix``."""
    keys = {letter: f"{prefix}.{letter}" for letter in shape.keys}
    fields = tuple(field(key, PERCENT if letter == "p" else MONEY) for letter, key in keys.items())
    return parse(shape.text.format(**keys), {each.key: each.unit for each in fields}), fields


def aimed(rng: Random, prefix: str, limits: tuple[Decimal, ...], grain: Decimal, *, ratio: bool = True) -> Asked:
    """A formula whose value lies to one of ``limits`` as a random aim says.

    ``grain`` is the last digit a ratio is rounded to; one formula in eight is a random expression, with free figures.
    """
    if ratio and rng.random() < 0.125:
        return expression(rng, prefix)
    shape = rng.choice(RATIOS if ratio else AMOUNTS)
    formula, fields = shaped(shape, prefix)
    aim = rng.choice(_WEIGHTED)
    keys = [each.key for each in fields]
    if aim == "no divisor":
        if shape.zero is None:
            aim = "at"
        else:
            return Asked(formula, fields, dict(zip(keys, shape.zero, strict=True)), aim, "")
    if aim == "free":
        values: Solved = tuple(free(rng) for _ in keys)
    else:
        values = shape.solve(toward(rng, aim, rng.choice(limits), grain), rng.choice(DIVISORS))
    figures = dict(zip(keys, values, strict=True))
    rising = ""
    if shape.rising and ("b" not in shape.keys or figures[f"{prefix}.b"] > 0):
        rising = f"{shape.rising[0]}{prefix}.{shape.rising[1]}"
    if aim == "missing":
        for key in rng.sample(keys, rng.randint(1, len(keys))):
            del figures[key]
        rising = ""
    return Asked(formula, fields, figures, aim, rising)


def toward(rng: Random, aim: str, limit: Decimal, grain: Decimal) -> Decimal:
    """A value that lies to ``limit`` as ``aim`` says; half a grain and a hair stand for what rounding sees."""
    match aim:
        case "below":
            return limit - grain
        case "above":
            return limit + grain
        case "rounds on":
            return limit - grain / 2
        case "rounds off":
            return limit - grain / 2 - grain / 1000
        case "zero":
            return ZERO
        case "negative":
            return Decimal(-rng.randint(1, 20000)).scaleb(-4)
        case "over":
            return limit + Decimal(rng.choice((2, 10, 12, 13, 100, 99999))) / 10
        case "between":
            return Decimal(rng.randint(0, 12000)).scaleb(-4)
    return limit


def free(rng: Random) -> Decimal:
    """A figure as it stands in a budget: whole or broken, sometimes zero, negative or absurd."""
    kind = rng.random()
    if kind < 0.1:
        return ZERO
    if kind < 0.15:
        return Decimal(-rng.randint(1, 100000)).scaleb(-2)
    if kind < 0.18:
        return Decimal(rng.randint(1, 10**18))
    return Decimal(rng.randint(1, 9_999_999)).scaleb(-2) if kind < 0.7 else Decimal(rng.randint(1, 100))


def expression(rng: Random, prefix: str) -> Asked:  # noqa: C901 - a grammar
    """Any arithmetic whose value is a ratio, up to four levels deep, parsed anew each time."""
    used: dict[str, str] = {}

    def name(letters: str) -> str:
        letter = rng.choice(letters)
        used[f"{prefix}.{letter}"] = PERCENT if letter in "pq" else MONEY
        return f"{prefix}.{letter}"

    def number() -> str:
        return rng.choice(("2", "0.5", "3", "10", "1.25", "0.01"))

    def money(depth: int) -> str:
        match rng.randrange(8) if depth else 0:
            case 1 | 2:
                return f"({money(depth - 1)} {rng.choice('+-')} {money(depth - 1)})"
            case 3:
                return f"{number()} * ({money(depth - 1)})"
            case 4:
                return f"abs({money(depth - 1)} - {money(depth - 1)})"
            case 5:
                return f"{money(depth - 1)} * ({ratio(depth - 1)})"
            case 6:
                return f"({money(depth - 1)}) / {number()}"
        return name("abcd")

    def ratio(depth: int) -> str:
        match rng.randrange(9) if depth else 0:
            case 1 | 2 | 3:
                return f"({money(depth - 1)}) / ({money(depth - 1)})"
            case 4:
                return f"({ratio(depth - 1)} {rng.choice('+-')} {ratio(depth - 1)})"
            case 5:
                return f"{ratio(depth - 1)} * ({ratio(depth - 1)})"
            case 6:
                return f"abs({ratio(depth - 1)})"
            case 7:
                return f"(-{ratio(depth - 1)})"
            case 8:
                return f"(1 - {ratio(depth - 1)}) / {number()}"
        return name("pq")

    text = f"{money(1)} / ({money(1)})" if rng.random() < 0.5 else ratio(3)
    fields = tuple(field(key, unit) for key, unit in used.items())
    figures = {key: free(rng) for key in used if rng.random() < 0.97}
    aim = "expression" if len(figures) == len(used) else "missing"
    return Asked(parse(text, used), fields, figures, aim, "")


def answers(rng: Random, keys: list[str]) -> tuple[dict[str, Decimal], str]:
    """Yes and no for some questions, and whether all, none, some or too few were answered."""
    kind = rng.choice(("all", "none", "some", "some", "missing"))
    if kind in ("all", "none"):
        return dict.fromkeys(keys, ONE if kind == "all" else ZERO), kind
    given = {key: Decimal(rng.randrange(2)) for key in keys}
    if kind == "missing":
        for key in rng.sample(keys, rng.randint(1, len(keys))):
            del given[key]
    return given, kind


def question(key: str) -> FactField:
    return field(key, YES_NO)
