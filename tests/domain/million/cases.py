"""A whole random rubric and an evaluation of it, made from one seed.

What is drawn how often: one to four branches of up to three further levels, one rubric in a hundred with branches of
up to six; every method alike. A leaf in six may not apply (half of these do not), a rate in two looks at 超额完成, a
leaf in ten carries a typed score, one in six is an open slot, one rubric in three has a limit on its total and one in
five rounds otherwise than to two places. Figures are aimed at the limits of their method (``figures.AIMS`` and the
lists in ``methods``) more often than not. Two evaluations in three are filled in almost everywhere, so that they have
a total; in the others every way of leaving a gap comes up. Formulas are drawn from shapes whose value can be aimed at a
limit, parsed once each; one in eight is a random expression, parsed anew by both sides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from desktop.domain.evaluation import Evaluation, Judgement, OwnIndicator
from desktop.domain.interval import Ends
from desktop.domain.modifiers import CapBand, NotApplicable, OverAchievement, TotalCap, WhenGone, WhenOver
from desktop.domain.number import Rounding
from desktop.domain.rubric import GradeBand, Indicator, Rubric
from desktop.domain.scoring.composed import Rollup, Shares
from desktop.domain.scoring.lists import Bonus
from desktop.domain.scoring.rates import Count, Proportional
from tests.domain.million import own
from tests.domain.million.figures import ONE, ZERO, aimed, question
from tests.domain.million.methods import BUILDERS, LIMITS, Made, Place, names

USUAL = Rounding()
# Aims that leave a leaf unscored; drawn again where the evaluation is meant to have a total.
GAPS = frozenset(("missing", "no divisor", "expression", "free", "negative", "negative target", "no such level",
                  "between levels", "no such variant", "below the floor", "above the top", "at the top",
                  "above the weight", "untyped", "outside", "gap inside"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """One rubric with one evaluation; ``occurred`` names all that coverage counts, ``rising`` is as in ``Made``."""

    seed: int
    rubric: Rubric
    evaluation: Evaluation
    occurred: tuple[str, ...]
    rising: dict[str, str]  # signed key -> the leaf that reads it


def make(seed: int) -> Case:
    """The case of a seed: always the same one."""
    return _Maker(seed).case()


def weight_of(rng: Random) -> Decimal:
    """Halves as a rule; tenths and hundredths; now and then finer than a score is printed."""
    kind = rng.random()
    if kind < 0.55:
        return Decimal(rng.randint(1, 40)) / 2
    if kind < 0.75:
        return Decimal(rng.randint(1, 200)).scaleb(-1)
    return Decimal(rng.randint(1, 2000)).scaleb(-2) if kind < 0.98 else Decimal(rng.randint(1, 20000)).scaleb(-3)


class _Maker:
    """Draws the parts of one case, and keeps what was drawn."""

    def __init__(self, seed: int) -> None:
        self.seed, self.rng = seed, Random(seed)
        rng = self.rng
        self.rounding = USUAL if rng.random() < 0.8 else Rounding(rng.randint(0, 4), rng.randint(0, 3))
        self.spread = 6 if rng.random() < 0.01 else 3  # the most children of a heading
        self.filled = rng.random() < 0.67
        self.facts: dict[str, Decimal] = {}
        self.judgements: dict[str, Judgement] = {}
        self.own: dict[str, OwnIndicator] = {}
        self.rising: dict[str, str] = {}
        self.occurred: list[str] = []
        self.leaves = 0

    def case(self) -> Case:
        rng = self.rng
        trees = [self._branch(f"i{number}", 3) for number in range(1, rng.randint(1, self.spread + 1) + 1)]
        if rng.random() < 0.3:
            trees.append(self._leaf("bonus", weight_of(rng), "bonus"))
        total = sum((tree.weight for tree in trees), ZERO)
        self._note("rounding", "usual" if self.rounding == USUAL else "other")
        limit, fields = self._cap(total) if rng.random() < 0.33 else (None, ())
        tenths = rng.choice(((9, 8, 6, 0), (8, 7, 6, 0), (9, 8, 6)))
        grades = tuple(GradeBand(name, total * share / 10) for name, share in zip("优良中差", tenths, strict=False))
        rubric = Rubric("random", "表", "random", 2023, "某市", total, self.rounding, fields, (), (), (), tuple(trees),
                        grades, ("单位负责人",), (), (), total_cap=limit)  # fmt: skip
        evaluation = Evaluation("某单位", 2023, "random", facts=self.facts, judgements=self.judgements, own=self.own)
        return Case(self.seed, rubric, evaluation, tuple(self.occurred), self.rising)

    def _branch(self, code: str, depth: int) -> Indicator:
        kind = self.rng.random()
        if depth and kind < 0.42:
            children = tuple(
                self._branch(f"{code}.{number}", depth - 1) for number in range(1, self.rng.randint(1, self.spread) + 1)
            )
            self._note("tree", f"{4 - depth} levels above")
            return Indicator(code, f"标题{code}", sum((each.weight for each in children), ZERO), children=children)
        weight = weight_of(self.rng)
        if kind < 0.52:
            return self._slot(code, weight)
        return self._leaf(code, weight, self.rng.choice([name for name in names() if name != "bonus"]))

    def _leaf(self, code: str, weight: Decimal, kind: str) -> Indicator:
        rng = self.rng
        self.leaves += 1
        made = self._drawn(BUILDERS[kind], Place(f"f{self.leaves}", weight, self.rounding))
        method, floor = made.method, ZERO
        self._note(type(method).__name__, *made.occurred)
        over = gone = None
        fields = made.fields
        if isinstance(method, Proportional | Count) and rng.random() < 0.5:
            over = self._over("over achievement")
        if isinstance(method, Bonus):
            floor = method.floor
        elif rng.random() < 0.17:
            key = f"f{self.leaves}.gone"
            gone = NotApplicable(key, "本年没有", rng.choice(tuple(WhenGone)))
            fields = (*fields, question(key))
            answer = rng.choice((None, ZERO, ONE, ONE))
            if answer is not None:
                self.facts[key] = answer
            self._note("not applicable", f"{gone.then.value}, {'no' if not answer else 'yes'}")
        self.facts.update(made.figures)
        self._typed(code, weight, floor, always=kind == "manual" and (self.filled or rng.random() < 0.8))
        if over is None or over.then is not WhenOver.MINUS:
            self.rising.update(dict.fromkeys(made.rising, code))
        return Indicator(code, f"指标{code}", weight, method=method, facts=fields, floor=floor, not_applicable=gone,
                         over_achievement=over)  # fmt: skip

    def _drawn(self, build: Callable[[Random, Place], Made], place: Place) -> Made:
        made = build(self.rng, place)
        for _ in range(8 if self.filled else 0):
            if GAPS.isdisjoint(made.occurred):
                break
            made = build(self.rng, place)
        return made

    def _slot(self, code: str, weight: Decimal) -> Indicator:
        rng = self.rng
        rollup = rng.choice((None, None, Rollup(Shares.EQUAL), Rollup(Shares.STATED)))
        over = self._over("over achievement of a slot") if rng.random() < 0.4 else None
        added, beside, occurred = own.below(rng, code, weight, weight_of, filled=self.filled)
        self.own.update(added)
        self.judgements.update(beside)
        self.occurred += occurred
        self._note(
            "slot", "open" if rollup is None else f"rollup {rollup.shares.value}", *(() if added else ("empty",))
        )
        if not added and (self.filled or rng.random() < 0.7):
            self._typed(code, weight, ZERO, always=True)
        return Indicator(code, f"自设{code}", weight, method=rollup, open_slot=True, over_achievement=over)

    def _over(self, what: str) -> OverAchievement:
        then = self.rng.choice(tuple(WhenOver))
        minus = self.rng.choice((Decimal("0.7"), Decimal(2), Decimal("0.333"))) if then is WhenOver.MINUS else ZERO
        self._note(what, then.value)
        return OverAchievement(self.rng.choice((Decimal("1.2"), Decimal("1.3"), Decimal("1.0001"))), then, minus)

    def _typed(self, code: str, weight: Decimal, floor: Decimal, *, always: bool = False) -> None:
        if always or self.rng.random() < 0.1:
            aim, score = own.typed(self.rng, weight, floor)
            while self.filled and aim in GAPS:
                aim, score = own.typed(self.rng, weight, floor)
            self._note("typed", aim)
            self.judgements[code] = Judgement(score=score)

    def _cap(self, total: Decimal) -> tuple[TotalCap, tuple]:
        """A limit on the total by a value of its own, with up to three intervals that may leave gaps."""
        rng = self.rng
        edges = sorted(rng.sample(LIMITS, rng.randint(1, 3)))
        bands, taken = [], True  # whether the edge belongs to the interval below it
        for low, high in zip([None, *edges], edges, strict=False):
            under, taken = taken, rng.random() < 0.5
            ends = {(True, True): Ends.BOTH, (True, False): Ends.LOW, (False, True): Ends.HIGH}.get(
                (low is not None and not under, taken), Ends.NONE
            )
            if rng.random() < 0.75:
                bands.append(CapBand(ends, total * rng.choice((ZERO, *LIMITS[2:7], Decimal("0.89"))), low, high))
        asked = aimed(rng, "head", tuple(edges), ONE.scaleb(-self.rounding.percent_places - 2))
        self.facts.update(asked.figures)
        self._note("total cap", asked.aim)
        bands = bands or [CapBand(Ends.NONE, total / 2, None, edges[0])]
        return TotalCap(asked.formula, "执行率", tuple(bands)), asked.fields

    def _note(self, what: str, *details: str) -> None:
        self.occurred.append(what)
        self.occurred += [f"{what}: {detail}" for detail in details]


def with_floor_at(case: Case, total: Decimal) -> Case:
    """The same with a grade that begins at ``total``, a hundredth below it or a hundredth above."""
    lies = case.seed % 3 - 1
    floor = total + Decimal(lies).scaleb(-2)
    grades = (GradeBand("优", floor), GradeBand("差", floor - 1))
    said = ("total a hundredth above the floor", "total at the floor", "total a hundredth below the floor")[lies + 1]
    return replace(case, rubric=replace(case.rubric, grades=grades), occurred=(*case.occurred, f"grade: {said}"))


def described(case: Case) -> Iterator[str]:
    """The rubric and what was filled in, a line for each indicator."""
    yield f"seed {case.seed}, {case.rubric.rounding}"
    for indicator in case.rubric.walk():
        yield f"{'  ' * indicator.code.count('.')}{indicator.code} ({indicator.weight})" + (
            "" if not indicator.floor else f" floor {indicator.floor}"
        )
        for each in (indicator.method, indicator.not_applicable, indicator.over_achievement):
            if each is not None:
                yield f"      {_briefly(each)}"
        for item in case.evaluation.own.values():
            if item.code.startswith(f"{indicator.code}.o"):
                yield f"      {item}"
    if case.rubric.total_cap is not None:
        yield f"cap {_briefly(case.rubric.total_cap)}"
    yield "facts " + ", ".join(f"{key}={value}" for key, value in case.evaluation.facts.items())
    for code, judgement in case.evaluation.judgements.items():
        yield f"beside {code}: {judgement}"


def _briefly(part: object) -> str:
    """A repr with formulas as they are written."""
    names = getattr(part, "__dataclass_fields__", None)
    if isinstance(part, tuple):
        return "[" + ", ".join(map(_briefly, part)) + "]"
    if names is None:
        return str(part)
    if "text" in names and "node" in names:
        return f"“{getattr(part, 'text')}”"  # noqa: B009
    inner = ", ".join(f"{name}={_briefly(getattr(part, name))}" for name in names)
    return f"{type(part).__name__}({inner})"
