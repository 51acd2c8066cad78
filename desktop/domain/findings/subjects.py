"""Which figure an amount in a text is about, also where it goes on about what was named before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from desktop.domain.findings.finding import Case
from desktop.domain.findings.index import bare
from desktop.domain.findings.places import figure_named, named_figures
from desktop.domain.findings.statements import Says, Sentence, Statement, sentences, statements
from desktop.domain.projects import name_of, projects

# Names that only say which of a subject's figures is meant: 财政拨款全年预算数…，全年执行数….
_KIND_ONLY = re.compile(
    r"(?:全年|年度|本年|当年|年初|调整后?的?|实际)*(?:支出)?(?:预算|执行|决算|支出|完成)+(?:安排)?(?:数|额|总额)?"
)
_OURS = re.compile(r"(?:我|本)(?:单位|部门|局|委|会|院|中心|协会|馆)的?$")
_ADDED_UP = re.compile(r"共|合计")
# Parts of a budget that forms do not head a column with.
_PARTS = re.compile(r"拨款|其他资金|基本支出|项目支出|转移支付|公共预算|基金|经费|采购|专项|收入|其中")
_WHOLE = re.compile(r"本级|整体|部门|单位|总|合计")
_NEAR = 8  # sentences of a paragraph a subject may be named before
_NUMBERED = re.compile(r"(?:\d+[.、．])?")


class Column(NamedTuple):
    """A column of the head: which way of splitting it belongs to, its name, its two figures (keys)."""

    group: int
    name: str
    planned: str
    executed: str


class Called(NamedTuple):
    """What the head figures of a form are called: (name, key), and the columns they stand in."""

    names: tuple[tuple[str, str], ...]
    columns: tuple[Column, ...]


def called(case: Case) -> Called:
    """The names of a case's head figures, to be remembered by."""
    names = tuple((name, field.key) for name, field in named_figures(case).items())
    columns = tuple(
        Column(number, bare(each.name), each.planned, each.executed)
        for number, group in enumerate(case.rubric.head)
        for each in group.columns
    )
    return Called(names, columns)


def project_names(case: Case) -> tuple[str, ...]:
    """What the projects bound to a case are called in sentences."""
    return tuple(bare(name_of(part, inner)) for part, inner in projects(case))


@lru_cache(maxsize=512)
def of_projects(text: str, names: tuple[str, ...]) -> frozenset[int]:
    """The paragraphs of a text that begin with a project's name, with or without a number: they are about it."""
    begins: dict[int, str] = {}
    for sentence in sentences(text) if names else ():
        begins[sentence.block] = begins.get(sentence.block, "") + sentence.text + "。"
    return frozenset(
        block
        for block, words in begins.items()
        if any(_begins(words, bare(name.replace("；", "。"))) for name in names)
    )


def amounts_about(text: str, names: Called) -> Iterator[tuple[Statement, str]]:
    """Each amount of a text that is about a head figure, with the figure's key.

    It is about the figure whose full name it follows. A name without a subject (全年执行数) keeps the subject of the
    amount before it in the sentence; where that is a part the head does not tell apart, it is about nothing known.
    """
    figures = {name: (name, key) for name, key in names.names}
    before: list[tuple[Statement, str]] = []
    for said in statements(text):
        if said.says is not Says.AMOUNT:
            continue
        if before and before[-1][0].sentence.block != said.sentence.block:
            before.clear()
        name, key = figure_named(figures, said.before) or ("", "")
        if key and _KIND_ONLY.fullmatch(name):
            key = _carried(text, names.columns, before, said, name, key)
        elif key and _within_another(names.columns, said, key):
            key = ""
        before.append((said, key))
        if key:
            yield said, key


def _carried(
    text: str, columns: Iterable[Column], before: list[tuple[Statement, str]], said: Statement, name: str, key: str
) -> str:
    """What an amount without a subject of its own is about."""
    if _OURS.search(said.before[: -len(name)]):
        return key
    own = next((column for column in columns if key in column[2:]), None)
    if before and _goes_on(text, before[-1][0], said):
        last = before[-1][1]
        column = next((each for each in columns if last and last in each[2:]), None)
        if own is not None and column is not None:
            other = column.planned if key == own.planned else column.executed
            summed = other != key and _ADDED_UP.search(said.words)
            return "" if other == last or summed else other
    said_before = takewhile(lambda each: each.block == said.sentence.block, reversed(_ahead(text, said.sentence)))
    lead = "".join(each.text for each in said_before)
    lead += said.before[: -len(name)]
    if own is not None:
        lead = lead.replace(own.name, "")
    others = (column.name for column in columns if column is not own)
    return "" if _PARTS.search(lead) or any(other in lead for other in others) else key


def _ahead(text: str, sentence: Sentence) -> tuple[Sentence, ...]:
    """The last sentences before one."""
    everything = sentences(text)
    at = bisect_left(everything, sentence.places[0], key=lambda each: each.places[0])
    return everything[max(at - _NEAR, 0) : at]


def _goes_on(text: str, last: Statement, said: Statement) -> bool:
    """Whether an amount stands in the sentence of another, or in the next one behind a semicolon."""
    if last.sentence is said.sentence:
        return True
    between = text[last.sentence.span(0, len(last.sentence.text))[1] : said.sentence.span(0, 1)[0]]
    return between.strip() in ("；", ";")


def _within_another(columns: Iterable[Column], said: Statement, key: str) -> bool:
    """Whether it is a part of another way of splitting: 财政拨款…，其中，基本支出全年执行数…."""
    lead, among, _ = said.before.rpartition("其中")
    own = next((column for column in columns if key in column[2:]), None)
    if not among or own is None:
        return False
    return any(each.name in lead for each in columns if each.group != own.group and not _WHOLE.search(each.name))


def _begins(words: str, name: str) -> bool:
    number = _NUMBERED.match(words)
    return bool(name) and words.startswith(name, number.end() if number else 0)
