"""The unit's own target with its direction (指标方向): more, less, exactly so much, or judged by levels (定性)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from desktop.domain.fact import FactField
from desktop.domain.number import NotAFigure, plain, split_figure
from desktop.domain.scoring.judged import NO_NUMBERS, TYPED, UnitTarget
from desktop.domain.scoring.levels import THREE, Levels
from desktop.domain.scoring.targets import Equal, Reverse, Variant
from desktop.domain.text import say
from desktop.domain.trace import Facts, MissingFacts, Score


class Direction(StrEnum):
    """Which way an own indicator is good. The value is what is kept in the file and shown before the target."""

    MORE = "≥"
    LESS = "≤"
    EQUAL = "="
    JUDGED = "定性"


_NAMES = {
    Direction.MORE: say("Score", "越高越好"),
    Direction.LESS: say("Score", "越低越好"),
    Direction.EQUAL: say("Score", "等于目标"),
}
_SIGNS = {
    Direction.MORE: ("≥", ">=", "＞=", "≧", "不低于", "不少于"),
    Direction.LESS: ("≤", "<=", "＜=", "≦", "不高于", "不超过", "不多于", "不大于"),
    Direction.EQUAL: ("=", "＝", "等于"),
}
_ACTUAL, _TARGET, _LEVEL, _POINTS = "actual", "target", "level", "points"
_REACHED, _AIMED = say("Score", "完成值"), say("Score", "目标值")
_REVERSE = Reverse(_ACTUAL, _TARGET, _REACHED, Variant.QUOTIENT)
_EQUAL = Equal(_ACTUAL, _TARGET, _REACHED)
_LEVELS = Levels(_LEVEL, _POINTS, "完成情况")
LEVEL_NAMES = tuple(level.name for level in THREE)


def split_sign(text: str) -> tuple[Direction | None, str]:
    """The direction a target begins with, and the rest.

    >>> split_sign("≥300天"), split_sign("不超过 5 次"), split_sign("300天")
    ((<Direction.MORE: '≥'>, '300天'), (<Direction.LESS: '≤'>, '5 次'), (None, '300天'))
    """
    bare = text.strip()
    for direction, signs in _SIGNS.items():
        for sign in signs:
            if bare.startswith(sign):
                return direction, bare.removeprefix(sign).strip()
    return None, bare


def is_plain_figure(text: str) -> bool:
    """Whether ``text`` is one number with at most a unit."""
    try:
        split_figure(text)
    except NotAFigure:
        return False
    return True


@dataclass(frozen=True, slots=True)
class OwnTarget(UnitTarget):
    """单位自设目标 with its direction; ``unit`` (度量单位) is meant where a figure is written without one.

    Source: 财预〔2020〕10号 and scoring.md for the three qualitative levels; that less earns target ÷ actual, and
    that a figure beside an exact target earns nothing, is assumed.
    """

    direction: Direction | None = None
    unit: str = ""

    @property
    def is_judged(self) -> bool:
        """Whether a level is picked and the score typed inside it."""
        return self.direction is Direction.JUDGED

    def figures(self, target: str, actual: str) -> tuple[Decimal, Decimal] | None:
        """Target and actual as numbers of one unit; None where they are not.

        >>> OwnTarget(Direction.LESS, "次").figures("≤5次", "4")
        (Decimal('5'), Decimal('4'))
        """
        sign, bare = split_sign(target)
        if sign is not None and sign is not self.direction:
            return None
        try:
            (goal, unit), (reached, other) = split_figure(bare), split_figure(actual)
        except NotAFigure:
            return None
        return (goal, reached) if (unit or self.unit) == (other or self.unit) else None

    def shown(self, target: str) -> str:
        """The target with its sign and unit: ≥300天. Words, and what carries them already, stay as they are.

        >>> OwnTarget(Direction.MORE, "天").shown("300"), OwnTarget(Direction.MORE).shown("按时开放")
        ('≥300天', '按时开放')
        """
        try:
            _, unit = split_figure(target)
        except NotAFigure:
            return target
        sign = "" if self.direction is None or self.is_judged else self.direction.value
        return f"{sign}{target.strip()}{'' if unit else self.unit}"

    def in_words(self, weight: Decimal) -> str:
        """The rule as a sentence."""
        match self.direction:
            case Direction.LESS:
                return _REVERSE.in_words(weight)
            case Direction.EQUAL:
                return _EQUAL.in_words(weight)
            case Direction.JUDGED:
                return _LEVELS.in_words(weight)
        return UnitTarget.in_words(self, weight)

    def score(self, weight: Decimal, facts: Facts) -> Score:
        """Points by the direction's own method."""
        if self.is_judged:
            return self._judge(weight, facts)
        if self.direction in (None, Direction.MORE):
            return UnitTarget.score(self, weight, facts)
        target, actual = facts.target, facts.actual
        if target is None or actual is None:
            raise MissingFacts((TYPED,), NO_NUMBERS)
        names = ((_ACTUAL, _REACHED), (_TARGET, _AIMED))
        fields = {key: FactField(key, name, "") for key, name in names}
        both = Facts({_ACTUAL: actual, _TARGET: target}, fields, facts.rounding)
        return (_REVERSE if self.direction is Direction.LESS else _EQUAL).score(weight, both)

    def _judge(self, weight: Decimal, facts: Facts) -> Score:
        """The typed points inside the level picked; without one picked, the level they lie in."""
        level, points = facts.level, facts.typed
        if points is None:
            inside, first = say("Score", "请在这一档内填自评得分"), say("Score", "请先选档次，再填自评得分")
            ask = inside if level else first
            raise MissingFacts((TYPED,), ask)
        if level is None:
            level = next((at for at, each in enumerate(THREE, 1) if points >= weight * each.floor), len(THREE))
        given = Facts({_LEVEL: Decimal(level), _POINTS: points}, {}, facts.rounding)
        try:
            return _LEVELS.score(weight, given)
        except MissingFacts as gap:
            raise MissingFacts((TYPED,), gap.reason) from gap


def direction_of(text: str) -> Direction | None:
    """The direction kept in a file; None for none, or one a later version knows."""
    return next((each for each in Direction if each.value == text), None)


def direction_name(direction: Direction) -> str:
    """In words, with its sign: ≥ 越高越好.

    >>> direction_name(Direction.LESS), direction_name(Direction.JUDGED)
    ('≤ 越低越好', '定性（分档）')
    """
    if direction is Direction.JUDGED:
        return say("Score", "定性（分档）")
    return say("Score", "{sign} {name}").format(sign=direction.value, name=_NAMES[direction])


def level_spans(weight: Decimal) -> tuple[str, ...]:
    """What each level earns, in points: 8～10 分."""
    floors = [weight * each.floor for each in THREE]
    span = say("Score", "{low}～{high} 分")
    return tuple(
        span.format(low=plain(low), high=plain(high)) for low, high in zip(floors, (weight, *floors[:-1]), strict=True)
    )
