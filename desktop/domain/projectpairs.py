"""The projects of two years beside each other: matched by name, each with a comparison of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.comparison import ALIKE, Comparison, ProjectPair, alike, compare
from desktop.domain.findings.finding import Case
from desktop.domain.projects import name_of, projects

Named = tuple[str, Case]


def compare_with_projects(this: Case, last: Case) -> Comparison:
    """Two departments beside each other, and their projects."""
    return replace(compare(this, last), projects=tuple(_pairs(named_projects(this), named_projects(last))))


def named_projects(whole: Case) -> tuple[Named, ...]:
    """The projects of a file in its order, with their names."""
    return tuple((name_of(part, case), case) for part, case in projects(whole))


def _pairs(this: Sequence[Named], last: Sequence[Named]) -> list[ProjectPair]:
    """This year's projects in their order, then those that are gone."""
    partners = match([name for name, _ in this], [name for name, _ in last])
    pairs = []
    for at, (name, case) in enumerate(this):
        if at in partners:
            then_name, then = last[partners[at]]
            pairs.append(ProjectPair(then_name, name, then, case, compare(case, then)))
        else:
            pairs.append(ProjectPair("", name, None, case, None))
    met = set(partners.values())
    gone = (each for at, each in enumerate(last) if at not in met)
    return [*pairs, *(ProjectPair(name, "", case, None, None) for name, case in gone)]


def match(this: Sequence[str], last: Sequence[str]) -> dict[int, int]:
    """Which of last year's names belongs to which of this year's, by their places: the same first, then the most alike.

    >>> match(["设备更新（二期）", "人员培训"], ["人员培训", "设备更新", "危房改造"])
    {1: 0, 0: 1}
    """
    near = [
        (alike(_bare(name), _bare(then)), at, before)
        for at, name in enumerate(this)
        for before, then in enumerate(last)
    ]
    partners: dict[int, int] = {}
    for likeness, at, before in sorted(near, key=lambda each: -each[0]):
        if likeness >= ALIKE and at not in partners and before not in partners.values():
            partners[at] = before
    return partners


def _bare(name: str) -> str:
    return "".join(name.split())
