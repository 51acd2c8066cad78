"""Methods that turn a rate into a share of the weight: proportional, deviation, count."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from desktop.domain.formula import Formula
from desktop.domain.number import percent, plain
from desktop.domain.trace import Facts, MissingFacts, Score, Step

ZERO, ONE = Decimal(0), Decimal(1)


def clamp(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """``value``, but not below ``low`` and not above ``high``."""
    return min(max(value, low), high)


def points_step(working: str, exact: Decimal, points: Decimal) -> Step:
    """The last step: the arithmetic, its exact value and the rounded score (1.238 ≈ 1.24)."""
    result = plain(points) if exact == points else f"{plain(round(exact, 6))} ≈ {plain(points)}"
    return Step("得分", working, result)


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
            return f"{self.measure}达到 {full} 得 {plain(weight)} 分；未达到的，按比例计分。"
        return f"{self.measure}达到 {full} 得 {plain(weight)} 分，{zero} 及以下不得分，其间按直线比例计分。"

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points on the line between ``zero_at`` and ``full_at``."""
        rate = self.value.evaluate(facts)
        steps = [Step(self.measure, self.value.show(facts), percent(rate))]
        # Multiplied before divided: 3 × (1 ÷ 24) would miss 0.125, and round down, by the 28th digit.
        exact = clamp(weight * (rate - self.zero_at) / (self.full_at - self.zero_at), ZERO, weight)
        points = facts.rounding.points(exact)
        if rate >= self.full_at:
            steps.append(Step("得分", f"{percent(rate)} ≥ {percent(self.full_at)}，得满分", plain(points)))
        elif rate <= self.zero_at:
            steps.append(Step("得分", f"{percent(rate)} ≤ {percent(self.zero_at)}，不得分", plain(points)))
        else:
            steps.append(points_step(self._working(rate, weight), exact, points))
        missing = weight - points
        advice = f"{self.measure}达到 {percent(self.full_at)} 可再得 {plain(missing)} 分" if missing > 0 else ""
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
        beyond = "" if self.cut_off is None else f"；绝对值超过 {percent(self.cut_off)} 不得分"
        return f"得分 = {plain(weight)} × (1 − {factor}{self.measure}的绝对值)，最低 0 分{beyond}。"

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points for the absolute deviation."""
        rate = self.value.evaluate(facts)
        size = abs(rate)
        steps = [Step(self.measure, self.value.show(facts), percent(rate))]
        cut = self.cut_off is not None and size > self.cut_off
        exact = ZERO if cut else clamp(weight * (ONE - self.k * size), ZERO, weight)
        points = facts.rounding.points(exact)
        if cut and self.cut_off is not None:
            steps.append(Step("得分", f"{percent(size)} > {percent(self.cut_off)}，不得分", plain(points)))
        else:
            factor = "" if self.k == ONE else f"{plain(self.k)} × "
            steps.append(points_step(f"{plain(weight)} × (1 − {factor}{percent(size)})", exact, points))
        missing = weight - points
        advice = f"{self.measure}为 0 时得满分，可再得 {plain(missing)} 分" if missing > 0 else ""
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
        spare = f"；差额在 {percent(self.tolerance)} 以内不扣分" if self.tolerance else ""
        return f"得分 = 完成数 ÷ 总数 × {plain(weight)}，最高 {plain(weight)} 分{spare}。"

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points for the share reached."""
        facts.require(self.reached, self.all)
        reached, total = facts.number(self.reached), facts.number(self.all)
        if total == 0:
            raise MissingFacts((self.all,), f"“{facts.name(self.all)}”为 0，不能作除数")
        rate = facts.rounding.ratio(reached / total)
        share = ONE if rate + self.tolerance >= ONE else max(rate, ZERO)
        exact = weight * share
        points = facts.rounding.points(exact)
        steps = (
            Step(self.measure, f"{facts.shown(self.reached)} ÷ {facts.shown(self.all)}", percent(rate)),
            points_step(f"{percent(share)} × {plain(weight)}", exact, points),
        )
        missing = weight - points
        advice = f"全部完成可再得 {plain(missing)} 分" if missing > 0 else ""
        return Score(points, steps, percent(rate), advice, rate)
