"""What rules share: the place and label of an indicator, its figures, goals read from texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TypeVar

from desktop.domain.evaluation import Judgement, Kind, Place
from desktop.domain.fact import FactField
from desktop.domain.findings.finding import Case, Found
from desktop.domain.findings.index import bare
from desktop.domain.number import NotAFigure, plain, split_figure
from desktop.domain.tree import Node

T = TypeVar("T")
NARRATIVE = "narrative."  # before the keys of texts written under a heading of the outline
_AT_LEAST = ("≥", ">=", "不少于", "不低于", "达到", "=", "＝")
_AT_MOST = ("≤", "<=", "不超过", "不高于", "不大于")
_AFTER = {"以上": False, "及以上": False, "以下": True, "以内": True}
_LONGEST_UNIT = 4
_SHORTEST_CALL, _LONGEST_CALL = 4, 30  # characters of a figure's name
_BEGINS = re.compile(r"(?:^|[^\u4e00-\u9fff]|年度?|(?:我|本)(?:单位|部门|局|委|会|院|中心|协会)的?)$")
_LONGEST_BEGIN = 6  # characters of what _BEGINS matches, and one more: a sentence may be long


def cell(node: Node, field: str) -> Place:
    """The place of one cell beside an indicator."""
    return Place(Kind.LEAF, node.code, field)


def label(case: Case, node: Node) -> str:
    """An indicator with the heading above it: "资金管理 / 预算完成率"."""
    above = f"{case.tree[node.parent].name} / " if node.parent is not None else ""
    return above + node.name


def narrative_place(key: str) -> Place:
    """The place of the text a clerk wrote under a heading of the outline."""
    return Place(Kind.TEXT, NARRATIVE + key)


def fact_label(case: Case, key: str) -> str:
    """The Chinese name of a figure; its key where the rubric names none."""
    field = case.tree.fields.get(key)
    return field.name if field else key


def texts_of(case: Case) -> Iterator[tuple[Place, str, str]]:
    """Every text a person wrote outside the table: place, name, text. Generated paragraphs are not among them."""
    texts = case.evaluation.texts
    for field in case.rubric.texts:
        if text := texts.get(field.key, ""):
            yield Place(Kind.TEXT, field.key), field.name, text
    for heading in case.rubric.outline:
        place = narrative_place(heading.key)
        if text := texts.get(place.key, ""):
            yield place, heading.heading, text


def of_text(rule: Callable[[Place, str, str], Iterator[Found]]) -> Callable[[Place, str, str], tuple[Found, ...]]:
    """What a rule finds in a text by itself (its place, its name, the text), remembered while the text stands."""

    @lru_cache(maxsize=512)
    def remembered(place: Place, name: str, text: str) -> tuple[Found, ...]:
        return tuple(rule(place, name, text))

    return remembered


def named_figures(case: Case) -> dict[str, FactField]:
    """What each head figure is called in sentences: its name, and aliases that mean no other."""
    called: dict[str, FactField] = {}
    shared: set[str] = set()
    for field in case.rubric.facts:
        for name in dict.fromkeys((field.name, *case.rubric.aliases.get(field.key, ()))):
            plain_name = bare(name)
            if plain_name in called and called[plain_name].key != field.key:
                shared.add(plain_name)
            called.setdefault(plain_name, field)
    return {name: field for name, field in called.items() if name not in shared and len(name) >= _SHORTEST_CALL}


def figure_named(figures: Mapping[str, T], before: str) -> T | None:
    """What the name that ends ``before`` calls; None where that is part of a longer name: 其他资金全年执行数."""
    for length in range(min(_LONGEST_CALL, len(before)), _SHORTEST_CALL - 1, -1):
        field = figures.get(before[-length:])
        if field is not None:
            return field if _BEGINS.search(before[-length - _LONGEST_BEGIN : -length]) else None
    return None


@dataclass(frozen=True, slots=True)
class Goal:
    """A target a number can miss: "≥35个", "不超过 30 万元", "100"."""

    number: Decimal
    unit: str
    at_most: bool = False

    def __str__(self) -> str:
        return f"{plain(self.number)}{self.unit}"

    def missed_by(self, actual: Goal) -> bool:
        """Whether ``actual``, of the same unit, stands on the wrong side."""
        return actual.number > self.number if self.at_most else actual.number < self.number


def read_goal(text: str) -> Goal | None:
    """A target or result that is one number with at most a sign and a unit; None for sentences.

    >>> str(read_goal("不少于 35 个")), read_goal("≤30万元").at_most, read_goal("资助40名青年人才")
    ('35个', True, None)
    """
    text, at_most = text.strip(), False
    for sign in (*_AT_LEAST, *_AT_MOST):
        if text.startswith(sign):
            text, at_most = text.removeprefix(sign), sign in _AT_MOST
            break
    for words, most in _AFTER.items():
        if text.endswith(words):
            text, at_most = text.removesuffix(words), most
            break
    try:
        number, unit = split_figure(text)
    except NotAFigure:
        return None
    return Goal(number, unit, at_most) if len(unit) <= _LONGEST_UNIT else None


def goal_and_result(judgement: Judgement) -> tuple[Goal, Goal] | None:
    """Target and actual where both are numbers of one unit; None otherwise."""
    target, actual = read_goal(judgement.target), read_goal(judgement.actual)
    if target is None or actual is None or target.unit != actual.unit:
        return None
    return target, actual
