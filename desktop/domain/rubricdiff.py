"""Two rubrics beside each other (方案对比): which indicators are renamed, re-weighted, re-ruled, moved, new or gone.

Codes outlive the year within a family; between strangers, or where a code was given anew, names decide: the same name
or a known alias under the same heading, then anywhere, then one alike enough, where the rows above and below it agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from desktop.domain.fact import FactField
from desktop.domain.formula import Formula
from desktop.domain.number import plain
from desktop.domain.rubric import Certainty, Indicator, Rubric
from desktop.domain.scoring.composed import OneOf
from desktop.domain.trace import Method

ALIKE = 75  # of 100, difflib's ratio: 公用经费控制率 and 公用经费支出控制率 have 88, 项目库管理 and 项目管理 89
LONGEST_ALIKE = 60  # characters; what is longer is a text, not a name

_NOT_WORD = re.compile(r"[\W_]+")
_WORD_OF_FORMULA = re.compile(r"[a-z_][a-z0-9_.]*")


@dataclass(frozen=True, slots=True)
class Seen:
    """An indicator in its rubric.

    Attributes:
        path: The names from level 1 down to it.
        names: Its name and aliases, comparable.
        formulas: What its rule works out, with figures by name: two rules may use one word for different rates.
    """

    indicator: Indicator
    path: tuple[str, ...]
    names: frozenset[str]
    formulas: str

    @property
    def kind(self) -> bool:
        """Whether it is a heading."""
        return bool(self.indicator.children)

    def rule(self, weight: Decimal, *, formulas: bool) -> str:
        """The rule in words for a weight, with its formulas where these are what differs."""
        one = self.indicator
        if one.method is None:
            return "由单位自设指标。" if one.open_slot else "按下级指标得分合计。"
        worked = f"（{self.formulas}）" if formulas and self.formulas else ""
        return one.rule_in_words(weight) + worked


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator of either rubric. ``old`` is None where it is new, ``new`` where it is gone.

    Attributes:
        guessed: They were put together because their names are alike; a person has to agree.
    """

    old: Seen | None
    new: Seen | None
    renamed: bool = False
    reweighted: bool = False
    reruled: bool = False
    moved: bool = False
    resourced: bool = False
    guessed: bool = False

    @property
    def seen(self) -> Seen:
        """The one that is there; the new one of two."""
        seen = self.new or self.old
        assert seen is not None
        return seen

    @property
    def statuses(self) -> tuple[str, ...]:
        """new, gone, or those of renamed, reweighted, reruled, moved, resourced that hold; () for the same."""
        if self.old is None:
            return ("new",)
        if self.new is None:
            return ("gone",)
        names = ("renamed", "reweighted", "reruled", "moved", "resourced")
        return tuple(name for name in names if getattr(self, name))

    @property
    def in_words(self) -> str:
        """What changed, as a sentence; "" for the same."""
        where = " / ".join(self.seen.path)
        if self.old is None or self.new is None:
            weight = plain(self.seen.indicator.weight)
            return f"{where}：{'新增' if self.old is None else '取消'}，{weight} 分"
        told = list(self._told(self.old, self.new))
        return f"{where}：{'；'.join(told)}" if told else ""

    def _told(self, old: Seen, new: Seen) -> Iterator[str]:
        if self.renamed:
            yield f"原名“{old.indicator.name}”" + ("（按近似名称推断，请核对）" if self.guessed else "")
        if self.moved:
            yield f"原在“{' / '.join(old.path[:-1]) or '一级指标'}”下"
        if self.reweighted:
            yield f"分值 {plain(old.indicator.weight)} → {plain(new.indicator.weight)}"
        if self.reruled:
            formulas = old.formulas != new.formulas
            before = old.rule(old.indicator.weight, formulas=formulas)
            yield f"评分方法原为：{before}现为：{new.rule(new.indicator.weight, formulas=formulas)}".rstrip("。")
        if self.resourced:
            words = {Certainty.PRINTED: "公开印有", Certainty.DERIVED: "由数字推得", Certainty.ASSUMED: "推定"}
            yield f"规则依据 {words[old.indicator.certainty]} → {words[new.indicator.certainty]}"


@dataclass(frozen=True, slots=True)
class RubricDiff:
    """All of both rubrics: the new one's indicators in printed order, then those that are gone. ``head`` tells what
    changed outside the tree (total, grades, limit on the total), in Chinese.
    """

    old: Rubric
    new: Rubric
    changes: tuple[Change, ...]
    head: tuple[str, ...]

    @property
    def differing(self) -> tuple[Change, ...]:
        """Without those that are the same."""
        return tuple(change for change in self.changes if change.statuses)

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that changed, in words."""
        return (*self.head, *(change.in_words for change in self.differing))


def compare(old: Rubric, new: Rubric) -> RubricDiff:
    """Put two rubrics beside each other."""
    before, now = list(_seen(old)), list(_seen(new))
    partners, guessed = _match(before, now)
    changes = []
    for at, seen in enumerate(now):
        other = partners.get(at)
        if other is None:
            changes.append(Change(None, seen))
            continue
        moved = _above(now, at, partners) != _above(before, other)
        changes.append(_change(before[other], seen, guessed=at in guessed, moved=moved))
    met = set(partners.values())
    changes += [Change(seen, None) for at, seen in enumerate(before) if at not in met]
    return RubricDiff(old, new, tuple(changes), tuple(_head(old, new)))


def _seen(rubric: Rubric) -> Iterator[Seen]:
    fields = rubric.fields()

    def below(indicator: Indicator, above: tuple[str, ...]) -> Iterator[Seen]:
        path = (*above, indicator.name)
        names = frozenset(_key(name) for name in (indicator.name, *indicator.aliases))
        yield Seen(indicator, path, names, "；".join(_formulas(indicator.method, fields)))
        for child in indicator.children:
            yield from below(child, path)

    for root in rubric.indicators:
        yield from below(root, ())


def _formulas(method: Method | None, fields: Mapping[str, FactField]) -> Iterator[str]:
    if isinstance(method, OneOf):
        for variant in method.variants:
            yield from _formulas(variant.score, fields)
    value = getattr(method, "value", None)
    if isinstance(value, Formula):
        yield _WORD_OF_FORMULA.sub(lambda word: fields[word[0]].name if word[0] in fields else word[0], value.text)


def _match(before: list[Seen], now: list[Seen]) -> tuple[dict[int, int], set[int]]:
    """For each of ``now`` its partner in ``before``; and those whose partner is only alike."""
    partners: dict[int, int] = {}
    free = dict.fromkeys(range(len(before)))
    guessed: set[int] = set()

    def meet(pairs: Iterable[tuple[int, int]]) -> list[int]:
        met = []
        for at, other in pairs:
            if at not in partners and other in free:
                partners[at] = other
                del free[other]
                met.append(at)
        return met

    def equal(known: Callable[[Seen], Iterable[object]]) -> list[tuple[int, int]]:
        names: dict[object, list[int]] = {}
        for other in free:
            for name in known(before[other]):
                names.setdefault(name, []).append(other)
        rest = ((at, seen) for at, seen in enumerate(now) if at not in partners)
        return [(at, other) for at, seen in rest for name in known(seen) for other in names.get(name, ())]

    by_code = {seen.indicator.code: other for other, seen in enumerate(before)}
    coded = [(at, by_code[seen.indicator.code]) for at, seen in enumerate(now) if seen.indicator.code in by_code]
    meet((at, other) for at, other in coded if before[other].names & now[at].names)
    meet(equal(lambda seen: [(tuple(map(_key, seen.path)), seen.kind)]))
    meet(equal(lambda seen: [(name, seen.kind) for name in sorted(seen.names)]))
    guessed.update(meet((at, other) for at, other in coded if _one_place(before[other], now[at])))
    alike = [
        (_ratio(before[other], now[at]), before[other].indicator.weight == now[at].indicator.weight, at, other)
        for at in range(len(now))
        if at not in partners
        for other in free
        if before[other].kind == now[at].kind
    ]
    likely = sorted((each for each in alike if each[0] >= ALIKE), key=lambda each: (-each[0], not each[1], *each[2:]))
    guessed.update(meet((at, other) for _, _, at, other in likely))
    return partners, guessed


def _one_place(old: Seen, new: Seen) -> bool:
    """One code under other names is one indicator where its place or its words agree; by itself a code proves little.

    Forms of different families give a code like "output.1" to different things.
    """
    same_parent = len(old.path) == len(new.path) and [*map(_key, old.path[:-1])] == [*map(_key, new.path[:-1])]
    return old.kind == new.kind and _ratio(old, new) >= (ALIKE // 2 if same_parent else ALIKE)


def _ratio(old: Seen, new: Seen) -> int:
    """How alike two indicators are called, aliases included, of 100."""
    pairs = ((one, other) for one in old.names for other in new.names)
    return max((_alike(one, other) for one, other in pairs), default=0)


def _alike(one: str, other: str) -> int:
    if max(len(one), len(other)) > LONGEST_ALIKE:
        return 0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    least = ALIKE // 2
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) * 100 < least:
        return 0
    return round(matcher.ratio() * 100)


def _above(seen: list[Seen], at: int, partners: Mapping[int, int] | None = None) -> int | None:
    """The heading an indicator stands under: the nearest one before it whose path is the beginning of its own.

    With ``partners``, its number in the old rubric; −1 where it is new there.
    """
    path = seen[at].path[:-1]
    heading = next((other for other in range(at - 1, -1, -1) if path and seen[other].path == path), None)
    return heading if heading is None or partners is None else partners.get(heading, -1)


def _change(old: Seen, new: Seen, *, guessed: bool, moved: bool) -> Change:
    one, other = old.indicator, new.indicator
    scored = one.method is not None and other.method is not None
    formulas = old.formulas != new.formulas
    # Told for one weight: a rule that only follows the weight has not changed.
    told = old.rule(other.weight, formulas=formulas), new.rule(other.weight, formulas=formulas)
    return Change(
        old,
        new,
        renamed=_key(one.name) != _key(other.name),
        reweighted=one.weight != other.weight,
        reruled=told[0] != told[1],
        moved=moved,
        resourced=scored and one.certainty is not other.certainty,
        guessed=guessed,
    )


def _head(old: Rubric, new: Rubric) -> Iterator[str]:
    if old.total != new.total:
        yield f"总分 {plain(old.total)} → {plain(new.total)}"
    grades = [
        "、".join(f"{band.name} {plain(band.floor)}" for band in rubric.grades) + " 分起" for rubric in (old, new)
    ]
    if grades[0] != grades[1]:
        yield f"等级 {grades[0]} → {grades[1]}"
    caps = ["没有" if rubric.total_cap is None else rubric.total_cap.in_words for rubric in (old, new)]
    if caps[0] != caps[1]:
        yield f"总分限制 {caps[0]} → {caps[1]}"
    if old.rounding != new.rounding:
        places = [f"百分比 {one.rounding.percent_places} 位、得分 {one.rounding.score_places} 位" for one in (old, new)]
        yield f"小数位数 {places[0]} → {places[1]}"


def _key(name: str) -> str:
    """A name without blanks, quotation marks and brackets, which differ from form to form."""
    return _NOT_WORD.sub("", name).lower()
