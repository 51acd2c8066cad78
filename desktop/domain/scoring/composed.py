"""Methods made of others: one_of, and rollup from the unit's own sub-table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from enum import Enum

from desktop.domain.fact import FactField
from desktop.domain.number import plain
from desktop.domain.scoring.judged import TYPED
from desktop.domain.scoring.rates import POINTS
from desktop.domain.text import in_a_row, say, sentences
from desktop.domain.trace import Facts, Method, MissingFacts, Score, Step

CHOICE_UNIT = "种"


@dataclass(frozen=True, slots=True)
class OneVariant:
    """One way of assessing the leaf: its text, its method, and its part of the weight where all are assessed."""

    text: str
    score: Method
    points: Decimal | None = None


@dataclass(frozen=True, slots=True)
class OneOf:
    """择一计分: the clerk chooses which variant is assessed; without a ``choice`` all are, for ``points`` of their own.

    ``choice`` is the key of the figure that says which (1, 2 …). Source: scoring.md.
    """

    variants: tuple[OneVariant, ...]
    choice: str | None = None
    text: str = "按哪一种情形评价"

    @property
    def asks(self) -> tuple[FactField, ...]:
        """Which variant, where one is chosen."""
        if self.choice is None:
            return ()
        listed = "、".join(f"{number} {variant.text}" for number, variant in enumerate(self.variants, 1))
        return (FactField(self.choice, f"{self.text}（{listed}）", CHOICE_UNIT, "填情形的序号"),)

    @property
    def needs(self) -> tuple[str, ...]:
        """The choice and the figures of every variant; those of the variants not chosen may stay empty."""
        keys = [] if self.choice is None else [self.choice]
        keys += [key for variant in self.variants for key in variant.score.needs]
        return tuple(dict.fromkeys(keys))

    @property
    def limit_text(self) -> str:
        """The limits of all variants."""
        limits = (variant.score.limit_text for variant in self.variants)
        return in_a_row(dict.fromkeys(limit for limit in limits if limit), " 或 ")

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        line = say("Score", "（{number}）{text}：{rule}")
        lines = sentences(
            line.format(number=number, text=variant.text, rule=variant.score.in_words(self._part(variant, weight)))
            for number, variant in enumerate(self.variants, 1)
        )
        every, one = say("Score", "按下列情形分别计分后相加：{lines}"), say("Score", "按下列情形之一计分：{lines}")
        return (every if self.choice is None else one).format(lines=lines)

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """The points of the chosen variant, or the sum over all."""
        if self.choice is None:
            return self._all(weight, facts)
        facts.require(self.choice)
        number = facts.values[self.choice]
        if number not in range(1, len(self.variants) + 1):
            said = say("Score", "情形读到 {number}；应为 1 至 {most}")
            raise MissingFacts((self.choice,), said.format(number=plain(number), most=len(self.variants)))
        variant = self.variants[int(number) - 1]
        result = variant.score.score(weight, facts)
        which = say("Score", "（{number}）{text}").format(number=int(number), text=variant.text)
        chosen = Step(say("Score", "情形"), "", which)
        return Score(result.points, (chosen, *result.steps), result.value, result.next_point)

    def _all(self, weight: Decimal, facts: Facts) -> Score:
        facts.require(*self.needs)
        results = [variant.score.score(self._part(variant, weight), facts) for variant in self.variants]
        points = sum((result.points for result in results), Decimal(0))
        steps = [
            Step(
                say("Score", "{variant}·{step}").format(variant=variant.text, step=step.name), step.working, step.result
            )
            for variant, result in zip(self.variants, results, strict=True)
            for step in result.steps
        ]
        steps.append(Step(POINTS, " + ".join(plain(result.points) for result in results), plain(points)))
        value = in_a_row((result.value for result in results if result.value), "；")
        advice = next((result.next_point for result in results if result.next_point), "")
        return Score(points, tuple(steps), value, advice)

    def _part(self, variant: OneVariant, weight: Decimal) -> Decimal:
        return weight if self.choice is not None or variant.points is None else variant.points


class Shares(Enum):
    """How a sub-table shares the weight of the leaf it feeds."""

    EQUAL = "equal"  # 平均分配
    STATED = "stated"  # in proportion to the weights the unit typed


@dataclass(frozen=True, slots=True)
class Rollup:
    """汇总计分: the unit's own indicators below share the weight, and their scores add up to this one's.

    It stands on an open slot. While the unit has none below, a score may be typed for the whole. Source: scoring.md.
    """

    shares: Shares

    @property
    def needs(self) -> tuple[str, ...]:
        """No figures: the rows below have targets and results of their own."""
        return ()

    @property
    def limit_text(self) -> str:
        """The rows state their own targets."""
        return ""

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        even, stated = say("Score", "平均分配"), say("Score", "按所填分值的比例分配")
        said = say(
            "Score", "下面由单位自设指标，{how} {weight} 分，得分是各指标得分之和；没有自设指标的，由填报人打分。"
        )
        return said.format(how=even if self.shares is Shares.EQUAL else stated, weight=plain(weight))

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Never scores by itself: with rows below it is a heading."""
        del weight, facts
        raise MissingFacts((TYPED,), say("Score", "请在下面增加本单位的指标，或直接填写得分"))

    def apportion(self, weight: Decimal, stated: Sequence[Decimal], places: int) -> tuple[Decimal, ...]:
        """``weight`` split over the rows, each to ``places`` digits, so that they add up to it exactly.

        What rounding leaves over goes, one last digit each, to the rows that lost most by it, first rows first. Stated
        shares that are all missing give nothing to anybody.

        >>> [str(each) for each in Rollup(Shares.EQUAL).apportion(Decimal(10), [Decimal(0)] * 3, 2)]
        ['3.34', '3.33', '3.33']
        """
        claims = [Decimal(1)] * len(stated) if self.shares is Shares.EQUAL else list(stated)
        whole = sum(claims, Decimal(0))
        if whole <= 0:
            return (Decimal(0),) * len(claims)
        unit = Decimal(1).scaleb(-places)
        parts = [(weight * claim / whole).quantize(unit, ROUND_FLOOR) for claim in claims]
        # Lost by rounding down, times the whole: compared without dividing, so that equal claims stay equal.
        lost = [weight * claim - part * whole for claim, part in zip(claims, parts, strict=True)]
        spare = int((weight - sum(parts, Decimal(0))) / unit)
        for at in sorted(range(len(parts)), key=lambda at: (-lost[at], at))[:spare]:
            parts[at] += unit
        return tuple(parts)
