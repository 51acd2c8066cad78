"""The unit's own indicators scored a second time: targets with directions, parts of a shared weight."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from desktop.domain.evaluation import Judgement, OwnIndicator
from desktop.domain.modifiers import OverAchievement, WhenOver
from desktop.domain.rubric import Indicator
from desktop.domain.scoring.composed import Shares
from tests.domain.reference_methods import (
    NOUGHT,
    TYPED,
    WHOLE,
    Figures,
    Gap,
    between,
    exact,
    less_is_better,
    within_level,
)

# 财预〔2020〕10号: 100 %-80 %, 80 %-60 %, 60 %-0 %, each with its lower end.
FLOORS = [Fraction(4, 5), Fraction(3, 5), Fraction(0)]
SIGNS = {"≥": ("≥", ">=", "不低于", "不少于"), "≤": ("≤", "<=", "不超过", "不高于"), "=": ("=", "等于")}
_WIDE = str.maketrans("０１２３４５６７８９％", "0123456789%")

Below = Mapping[str, list[OwnIndicator]]


def by_parent(own: Mapping[str, OwnIndicator], prescribed: set[str]) -> Below:
    """The own indicators below each code, in printed order; one whose code the rubric has itself is no own one."""
    found: dict[str, list[OwnIndicator]] = {}
    for item in sorted(own.values(), key=lambda each: (each.position, each.code)):
        if item.code not in prescribed:
            found.setdefault(item.parent, []).append(item)
    return found


def leaves_below(below: Below, parent: str) -> list[OwnIndicator]:
    found: list[OwnIndicator] = []
    for item in below.get(parent, ()):
        found += leaves_below(below, item.code) or [item]
    return found


def shared(leaves: list[OwnIndicator], slot: Indicator, shares: Shares, places: int) -> dict[str, Fraction]:
    """Last digits handed out one by one, as long as a whole one is left, to whoever is furthest below its claim."""
    claims = {item.code: WHOLE if shares is Shares.EQUAL else exact(item.weight or Decimal(0)) for item in leaves}
    whole = sum(claims.values(), NOUGHT)
    if whole <= 0:
        return dict.fromkeys(claims, NOUGHT)
    weight, unit = exact(slot.weight), Fraction(1, 10**places)
    fair = {code: weight * claim / whole for code, claim in claims.items()}
    given = {code: part // unit * unit for code, part in fair.items()}
    order = list(claims)
    while sum(given.values()) + unit <= weight:
        code = max(order, key=lambda each: (fair[each] - given[each], -order.index(each)))
        given[code] += unit
    return given


def own_points(
    item: OwnIndicator, weight: Fraction, beside: Judgement, over: OverAchievement | None, figures: Figures
) -> Fraction:
    """The unrounded points of an own leaf.

    Raises:
        Gap: The typed score is outside, a level does not fit it, or there are no two figures to compare.
    """
    score = None if beside.score is None else exact(beside.score)
    if score is not None and not 0 <= score <= weight:
        raise Gap("outside", TYPED)
    if item.direction == "定性":
        return judged(score, beside.level, weight)
    if score is not None:
        return score
    target, actual = number_and_unit(without_sign(beside.target, item.direction)), number_and_unit(beside.actual)
    if target is None or actual is None or (target[1] or item.unit) != (actual[1] or item.unit):
        raise Gap("typed", TYPED)
    goal, reached = target[0], actual[0]
    if item.direction in ("", "≥"):
        if goal <= 0:
            raise Gap("typed", TYPED)
        rate = figures.rate(reached / goal)
        points = weight * between(NOUGHT, rate, WHOLE)
        if over is not None and over.then is WhenOver.MINUS and rate >= exact(over.at):
            return max(NOUGHT, figures.points(points) - exact(over.minus))
        return points
    if goal < 0:
        raise Gap("negative", "target")
    if item.direction == "=":
        return weight if reached == goal else NOUGHT
    return less_is_better(weight, goal, reached, figures, quotient=True)


def judged(score: Fraction | None, level: str, weight: Fraction) -> Fraction:
    """A score typed inside the level picked; without one picked it makes its own."""
    if score is None:
        raise Gap("typed", TYPED)
    if level and not within_level(FLOORS, int(level), weight, score):
        raise Gap("inside", TYPED)
    return score


def without_sign(text: str, direction: str) -> str:
    """A target without the sign of its direction; the sign of another stays, and makes it no number."""
    for sign in SIGNS.get(direction, ()):
        if text.strip().startswith(sign):
            return text.strip()[len(sign) :]
    return text


def number_and_unit(text: str) -> tuple[Fraction, str] | None:
    bare = text.translate(_WIDE).strip()
    minus, bare = bare.startswith("-"), bare.removeprefix("-")
    at = next((at for at, sign in enumerate(bare) if sign not in "0123456789.,"), len(bare))
    digits, unit = bare[:at], bare[at:].strip()
    if not digits[:1].isdigit() or (unit and not (unit[0].isalpha() or unit[0] == "%")) or any(map(str.isdigit, unit)):
        return None
    number = Fraction(digits.replace(",", ""))
    return -number if minus else number, unit
