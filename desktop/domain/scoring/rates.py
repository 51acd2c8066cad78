"""Methods that turn a rate into a share of the weight: proportional, deviation, count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.formula import Formula
from desktop.domain.number import percent, plain
from desktop.domain.text import say
from desktop.domain.trace import Facts, MissingFacts, Score, Step

ZERO, ONE = Decimal(0), Decimal(1)
POINTS = say("Score", "得分")  # what the last step of any method is called
NEGATIVE = say("Score", "“{name}”不能为负数")


def clamp(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """``value``, but not below ``low`` and not above ``high``."""
    return min(max(value, low), high)


def points_step(working: str, exact: Decimal, points: Decimal) -> Step:
    """The last step: the arithmetic, its exact value and the rounded score (1.238 ≈ 1.24)."""
    result = plain(points) if exact == points else f"{plain(round(exact, 6))} ≈ {plain(points)}"
    return Step(POINTS, working, result)


def reaching(measure: str, limit: str, missing: Decimal) -> str:
    """What reaching a limit would earn; "" where nothing is missing."""
    if missing <= 0:
        return ""
    said = say("Score", "{measure}达到 {limit} 可再得 {more} 分")
    return said.format(measure=measure, limit=limit, more=plain(missing))


@dataclass(frozen=True, slots=True)
class Proportional:
    """比例计分: the weight times the rate, at most the weight.

    With ``zero_at`` above 0 a straight line runs from no points at ``zero_at`` to all points at ``full_at``, clamped.
    Both are ratios. Source: scoring.md; guangzhou-2021 预算完成率 (96.19 % → 1.24 of 2 between 90 % and 100 %).
    """

    value: Formula
    measure: str
    zero_at: Decimal = ZERO
    full_at: Decimal = ONE

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts of the value."""
        return self.value.needs

    @property
    def limit_text(self) -> str:
        """What earns full marks."""
        return f"≥{percent(self.full_at)}"

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        full, zero = percent(self.full_at), percent(self.zero_at)
        if self.zero_at == ZERO:
            said = say("Score", "{measure}达到 {full} 得 {weight} 分；未达到的，按比例计分。")
            return said.format(measure=self.measure, full=full, weight=plain(weight))
        said = say("Score", "{measure}达到 {full} 得 {weight} 分，{zero} 及以下不得分，其间按直线比例计分。")
        return said.format(measure=self.measure, full=full, weight=plain(weight), zero=zero)

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points on the line between ``zero_at`` and ``full_at``."""
        rate = self.value.evaluate(facts)
        steps = [Step(self.measure, self.value.show(facts), percent(rate))]
        # Multiplied before divided: 3 × (1 ÷ 24) would miss 0.125, and round down, by the 28th digit.
        exact = clamp(weight * (rate - self.zero_at) / (self.full_at - self.zero_at), ZERO, weight)
        points = facts.rounding.points(exact)
        if rate >= self.full_at:
            said = say("Score", "{rate} ≥ {limit}，得满分").format(rate=percent(rate), limit=percent(self.full_at))
            steps.append(Step(POINTS, said, plain(points)))
        elif rate <= self.zero_at:
            said = say("Score", "{rate} ≤ {limit}，不得分").format(rate=percent(rate), limit=percent(self.zero_at))
            steps.append(Step(POINTS, said, plain(points)))
        else:
            steps.append(points_step(self._working(rate, weight), exact, points))
        advice = reaching(self.measure, percent(self.full_at), weight - points)
        return Score(points, tuple(steps), percent(rate), advice, rate)

    def _working(self, rate: Decimal, weight: Decimal) -> str:
        low, full = percent(self.zero_at), percent(self.full_at)
        if self.zero_at == ZERO:
            over = "" if self.full_at == ONE else f" ÷ {full}"
            return f"{percent(rate)}{over} × {plain(weight)}"
        return f"({percent(rate)} − {low}) ÷ ({full} − {low}) × {plain(weight)}"


@dataclass(frozen=True, slots=True)
class Deviation:
    """偏差计分: weight × (1 − k × |d|), never below 0; no points beyond ``cut_off`` where one is given.

    Source: scoring.md; guangzhou-2021 财政拨款收入预决算差异率 (−1.38 % → 1.97 of 2 with k = 1).
    """

    value: Formula
    measure: str
    k: Decimal = ONE
    cut_off: Decimal | None = None

    @property
    def needs(self) -> tuple[str, ...]:
        """The facts of the value."""
        return self.value.needs

    @property
    def limit_text(self) -> str:
        """No deviation at all."""
        return "0%"

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        factor = "" if self.k == ONE else f"{plain(self.k)} × "
        cut = say("Score", "；绝对值超过 {limit} 不得分")
        beyond = "" if self.cut_off is None else cut.format(limit=percent(self.cut_off))
        return say("Score", "得分 = {weight} × (1 − {factor}{measure}的绝对值)，最低 0 分{beyond}。").format(
            weight=plain(weight), factor=factor, measure=self.measure, beyond=beyond
        )

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points for the absolute deviation."""
        rate = self.value.evaluate(facts)
        size = abs(rate)
        steps = [Step(self.measure, self.value.show(facts), percent(rate))]
        cut = self.cut_off is not None and size > self.cut_off
        exact = ZERO if cut else clamp(weight * (ONE - self.k * size), ZERO, weight)
        points = facts.rounding.points(exact)
        if cut and self.cut_off is not None:
            said = say("Score", "{rate} > {limit}，不得分").format(rate=percent(size), limit=percent(self.cut_off))
            steps.append(Step(POINTS, said, plain(points)))
        else:
            factor = "" if self.k == ONE else f"{plain(self.k)} × "
            steps.append(points_step(f"{plain(weight)} × (1 − {factor}{percent(size)})", exact, points))
        missing = weight - points
        none = say("Score", "{measure}为 0 时得满分，可再得 {more} 分")
        advice = none.format(measure=self.measure, more=plain(missing)) if missing > 0 else ""
        return Score(points, tuple(steps), percent(rate), advice)


@dataclass(frozen=True, slots=True)
class Count:
    """完成数计分: reached ÷ all × weight; a gap of up to ``tolerance`` (a ratio) costs nothing.

    Source: scoring.md; guangzhou-2021 绩效目标完成率 (assumed).
    """

    reached: str
    all: str
    measure: str
    tolerance: Decimal = ZERO

    @property
    def needs(self) -> tuple[str, ...]:
        """The two counts."""
        return (self.reached, self.all)

    @property
    def limit_text(self) -> str:
        """All of them."""
        return "100%"

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        near = say("Score", "；差额在 {tolerance} 以内不扣分")
        spare = near.format(tolerance=percent(self.tolerance)) if self.tolerance else ""
        return say("Score", "得分 = 完成数 ÷ 总数 × {weight}，最高 {weight} 分{spare}。").format(
            weight=plain(weight), spare=spare
        )

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points for the share reached."""
        facts.require(self.reached, self.all)
        reached, total = facts.number(self.reached), facts.number(self.all)
        if total == 0:
            name = say("Score", "“{name}”").format(name=facts.name(self.all))
            raise MissingFacts((self.all,), say("Score", "{names}为 0，不能作除数").format(names=name))
        rate = facts.rounding.ratio(reached / total)
        share = ONE if rate + self.tolerance >= ONE else max(rate, ZERO)
        exact = weight * share
        points = facts.rounding.points(exact)
        steps = (
            Step(self.measure, f"{facts.shown(self.reached)} ÷ {facts.shown(self.all)}", percent(rate)),
            points_step(f"{percent(share)} × {plain(weight)}", exact, points),
        )
        missing = weight - points
        advice = say("Score", "全部完成可再得 {more} 分").format(more=plain(missing)) if missing > 0 else ""
        return Score(points, steps, percent(rate), advice, rate)
