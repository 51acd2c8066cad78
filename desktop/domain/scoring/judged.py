"""Methods where a person decides: manual, and the unit's own targets."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.number import percent, plain
from desktop.domain.scoring.rates import ONE, POINTS, ZERO, clamp, points_step
from desktop.domain.text import say
from desktop.domain.trace import Facts, MissingFacts, Score, Step

NO_NUMBERS = say("Score", "目标值、完成值不全是数字，请填自评得分")
TYPED = "score"  # stands among an Unscored's lacking keys for "a score has to be typed"


@dataclass(frozen=True, slots=True)
class Manual:
    """人工评分: typed by hand; a reason is required below full marks (a check asks for it)."""

    @property
    def needs(self) -> tuple[str, ...]:
        """No figures."""
        return ()

    @property
    def limit_text(self) -> str:
        """The unit states its own target."""
        return ""

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        said = say("Score", "由填报人对照评分标准打分，0 至 {weight} 分；低于满分须写明原因。")
        return said.format(weight=plain(weight))

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Never scores by itself: a typed score is met before methods are asked."""
        del weight, facts
        raise MissingFacts((TYPED,), say("Score", "请填自评得分"))


@dataclass(frozen=True, slots=True)
class UnitTarget:
    """单位自设目标: actual ÷ target × weight, at most the weight, where both are plain numbers; typed otherwise.

    Assumed: the form leaves the unit's own indicators to the unit. A target such as "≤5 次" is no plain number, so that
    an indicator where less is better is never scored as if more were.
    """

    @property
    def needs(self) -> tuple[str, ...]:
        """No figures beside its own target and actual."""
        return ()

    @property
    def limit_text(self) -> str:
        """The unit states its own target."""
        return ""

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        said = say(
            "Score",
            "目标值和完成值都是数字时，得分 = 完成值 ÷ 目标值 × {weight}，最高 {weight} 分；否则由填报人对照目标打分。",
        )
        return said.format(weight=plain(weight))

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points in proportion to the target."""
        target, actual = facts.target, facts.actual
        if target is None or actual is None or target <= 0:
            raise MissingFacts((TYPED,), NO_NUMBERS)
        rate = facts.rounding.ratio(actual / target)
        exact = weight * clamp(rate, ZERO, ONE)
        points = facts.rounding.points(exact)
        last = (
            Step(POINTS, say("Score", "{rate} ≥ 100%，得满分").format(rate=percent(rate)), plain(points))
            if rate >= ONE
            else points_step(f"{percent(max(rate, ZERO))} × {plain(weight)}", exact, points)
        )
        missing = weight - points
        more = say("Score", "完成值达到 {target} 可再得 {more} 分")
        advice = more.format(target=plain(target), more=plain(missing)) if missing > 0 else ""
        first = Step(say("Score", "完成率"), f"{plain(actual)} ÷ {plain(target)}", percent(rate))
        return Score(points, (first, last), percent(rate), advice, rate)


def typed_score(points: Decimal) -> Score:
    """A score entered by hand, which says so."""
    return Score(points, (Step(say("Score", "自评得分"), say("Score", "人工填写"), plain(points)),))
