"""Methods that hold an actual figure against a target one: reverse, equal."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from desktop.domain.number import percent, plain
from desktop.domain.scoring.rates import NEGATIVE, ONE, POINTS, ZERO, clamp, points_step
from desktop.domain.text import say
from desktop.domain.trace import Facts, MissingFacts, Score, Step

_FULL = say("Score", "{value} {limit}，得满分")


class Variant(Enum):
    """How an actual figure above its target is scored where less is better."""

    QUOTIENT = "quotient"  # target ÷ actual
    EXCESS = "excess"  # 1 − (actual − target) ÷ target: nothing from twice the target on


class Miss(Enum):
    """What a figure beside its target earns where only the target itself is right."""

    NOTHING = "nothing"
    DISTANCE = "distance"  # 1 − |actual − target| ÷ target


@dataclass(frozen=True, slots=True)
class Reverse:
    """反向指标: less is better. All points at or below the target; above it by ``variant``.

    With a target of 0 there is nothing to divide by: 0 or less earns all points, anything above it none.
    Source: scoring.md, 财预〔2020〕10号 leaves the variant to the evaluator.
    """

    actual: str
    target: str
    measure: str
    variant: Variant

    @property
    def needs(self) -> tuple[str, ...]:
        """Both figures."""
        return (self.target, self.actual)

    @property
    def limit_text(self) -> str:
        """The target stands among the figures."""
        return say("Score", "不高于目标值")

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        above = (
            say("Score", "超过的，得分 = 目标值 ÷ 完成值 × {weight}")
            if self.variant is Variant.QUOTIENT
            else say("Score", "超过的，得分 = (1 − 超出比例) × {weight}，达到目标值两倍不得分")
        )
        said = say(
            "Score", "{measure}越低越好：不高于目标值得 {weight} 分；{above}；目标值为 0 而完成值大于 0 的不得分。"
        )
        return said.format(measure=self.measure, weight=plain(weight), above=above.format(weight=plain(weight)))

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Full at or below the target, less above it."""
        target, actual = _both(facts, self.target, self.actual)
        value = facts.shown(self.actual)
        goal = facts.shown(self.target)
        if actual <= target:
            points = facts.rounding.points(weight)
            return Score(points, (Step(POINTS, _FULL.format(value=value, limit=f"≤ {goal}"), plain(points)),), value)
        if target == 0:
            points = facts.rounding.points(ZERO)
            said = say("Score", "目标值为 0，完成值 {value} 大于 0，不得分").format(value=value)
            steps: tuple[Step, ...] = (Step(POINTS, said, plain(points)),)
        elif self.variant is Variant.QUOTIENT:
            rate = facts.rounding.ratio(target / actual)
            exact = clamp(weight * rate, ZERO, weight)
            points = facts.rounding.points(exact)
            steps = (
                Step(
                    self.measure,
                    say("Score", "目标 {target} ÷ 完成 {actual}").format(target=goal, actual=value),
                    percent(rate),
                ),
                points_step(f"{percent(rate)} × {plain(weight)}", exact, points),
            )
        else:
            rate = facts.rounding.ratio((actual - target) / target)
            exact = clamp(weight * (ONE - rate), ZERO, weight)
            points = facts.rounding.points(exact)
            last = (
                Step(POINTS, say("Score", "超出 {rate} ≥ 100%，不得分").format(rate=percent(rate)), plain(points))
                if rate >= ONE
                else points_step(f"(1 − {percent(rate)}) × {plain(weight)}", exact, points)
            )
            steps = (Step(say("Score", "超出比例"), f"({value} − {goal}) ÷ {goal}", percent(rate)), last)
        return Score(points, steps, value, self._advice(goal, weight - points))

    def _advice(self, goal: str, missing: Decimal) -> str:
        said = say("Score", "{measure}降到 {target} 可再得 {more} 分")
        return said.format(measure=self.measure, target=goal, more=plain(missing)) if missing > 0 else ""


@dataclass(frozen=True, slots=True)
class Equal:
    """相等指标: all points when the actual figure is the target; beside it by ``miss``.

    A target of 0 has a rule of its own: exactly 0 earns all points, anything else none.
    Source: scoring.md.
    """

    actual: str
    target: str
    measure: str
    miss: Miss = Miss.NOTHING

    @property
    def needs(self) -> tuple[str, ...]:
        """Both figures."""
        return (self.target, self.actual)

    @property
    def limit_text(self) -> str:
        """The target stands among the figures."""
        return say("Score", "等于目标值")

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        nothing = say("Score", "不相等的不得分")
        distance = say(
            "Score", "不相等的，得分 = (1 − 偏离比例) × {weight}，最低 0 分；目标值为 0 而完成值不为 0 的不得分"
        )
        return say("Score", "{measure}等于目标值得 {weight} 分；{other}。").format(
            measure=self.measure,
            weight=plain(weight),
            other=nothing if self.miss is Miss.NOTHING else distance.format(weight=plain(weight)),
        )

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Full at the target, less beside it."""
        target, actual = _both(facts, self.target, self.actual)
        value = facts.shown(self.actual)
        goal = facts.shown(self.target)
        if actual == target:
            points = facts.rounding.points(weight)
            return Score(points, (Step(POINTS, _FULL.format(value=value, limit=f"= {goal}"), plain(points)),), value)
        if target == 0 or self.miss is Miss.NOTHING:
            points = facts.rounding.points(ZERO)
            nought = say("Score", "目标值为 0，完成值为 {value}，不得分").format(value=value)
            other = say("Score", "{value} 不等于 {target}，不得分").format(value=value, target=goal)
            steps: tuple[Step, ...] = (Step(POINTS, nought if target == 0 else other, plain(points)),)
        else:
            rate = facts.rounding.ratio(abs(actual - target) / target)
            exact = clamp(weight * (ONE - rate), ZERO, weight)
            points = facts.rounding.points(exact)
            last = (
                Step(POINTS, say("Score", "偏离 {rate} ≥ 100%，不得分").format(rate=percent(rate)), plain(points))
                if rate >= ONE
                else points_step(f"(1 − {percent(rate)}) × {plain(weight)}", exact, points)
            )
            steps = (Step(say("Score", "偏离比例"), f"|{value} − {goal}| ÷ {goal}", percent(rate)), last)
        return Score(points, steps, value, self._advice(goal, weight - points))

    def _advice(self, goal: str, missing: Decimal) -> str:
        said = say("Score", "{measure}等于 {target} 时可再得 {more} 分")
        return said.format(measure=self.measure, target=goal, more=plain(missing)) if missing > 0 else ""


def _both(facts: Facts, target: str, actual: str) -> tuple[Decimal, Decimal]:
    facts.require(target, actual)
    if facts.number(target) < 0:
        raise MissingFacts((target,), NEGATIVE.format(name=facts.name(target)))
    return facts.number(target), facts.number(actual)
