"""TXT: what texts call things: document numbers, indicators, how many of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found, Printed
from desktop.domain.findings.index import Index, bare, index_of
from desktop.domain.findings.places import texts_of
from desktop.domain.findings.statements import Says, statements
from desktop.domain.text import say

_BRACKETS = re.compile(r"[\[［【(（](?:19|20)\d\d(?:年)?[\]］】)）]\s*第?\d+\s*号")
_CHECK_NAME = say("Finding", "请核对指标名称。")
_DOCUMENT = Place(Kind.HEADER, "source")
_SCORED = re.compile(
    r"[“\"]([^”\"\n]{3,20})[”\"](?:这一|一项|该项)?(?:指标)?[，,]?(?:自评)?(?:分值|得分?|满分|扣)\s*(?:为)?\d"
)


def document_number_brackets(case: Case) -> Iterator[Found]:
    """The year of a document number stands in the wrong brackets.

    文号的括号不规范：发文年份没有用六角括号〔〕。

    为什么要紧：党政机关公文格式（GB/T 9704）规定年份用六角括号；一份报告里两种写法尤其显眼。

    错：年度整体绩效目标“依据财预[2020]10号，办 20 场活动”。
    对：年度整体绩效目标“依据财预〔2020〕10号，办 20 场活动”。
    见于：公开报告中〔2020〕与[2020]并用。
    """
    for place, name, text in texts_of(case):
        yield from _brackets(place, name, text)


def brackets_in_document(printed: Printed, case: Case) -> Iterator[Found]:
    """The same anywhere in a document, once; the page is on :func:`document_number_brackets`."""
    del case
    everywhere = (found for line in printed.lines for found in _brackets(_DOCUMENT, printed.result.source, line))
    first = next(everywhere, None)
    if first is not None:
        yield first


def name_not_in_the_table(case: Case) -> Iterator[Found]:
    """A text gives a score to an indicator that is not in the table.

    文字里的指标名称不在评分表中：给某项指标写了得分或分值，而评分表里没有这个名称的指标。

    为什么要紧：多半是沿用了上年的名称，或抄自其他单位的报告。

    错：叙述“‘预算执行率’得分20分”，评分表里的名称是“预算完成率”。
    对：叙述“‘预算完成率’得分20分”。
    见于：2023 年某区自评沿用 2021 年的指标名称。
    """
    index = index_of(case.tree)
    for place, name, text in texts_of(case):
        yield from _unknown_names(index, place, name, text)


def count_differs(case: Case) -> Iterator[Found]:
    """A text counts indicators that the table counts otherwise.

    文字里的指标个数与评分表不一致：叙述写“共N项指标”，评分表里没有哪一级、哪一部分是这么多项。

    为什么要紧：增删指标以后，个数最容易忘记改。

    错：叙述“共42项评分指标”，评分表共 4 项末级指标。
    对：叙述“共4项评分指标”。
    见于：公开报告中沿用上年的个数。
    """
    index = index_of(case.tree)
    for place, name, text in texts_of(case):
        for said in statements(text):
            sentence = said.sentence
            if said.says is not Says.COUNT or not sentence.is_of(case.evaluation.year) or sentence.other_thing:
                continue
            counted = case.sheet.whole.leaves
            if int(said.number) in index.counts or any(not leaf.weight or leaf.left_out
                                                       for leaf in case.sheet.leaves.values()):  # fmt: skip
                continue
            yield Found(
                place,
                name,
                say("Finding", "文字写“{words}”，评分表有 {counted} 项末级指标").format(
                    words=said.words, counted=counted
                ),
                (said.figure, str(counted)),
                say("Finding", "请核对指标个数。"),
                span=said.span,
            )


def _brackets(place: Place, name: str, text: str) -> Iterator[Found]:
    match = _BRACKETS.search(text)
    if match is not None:
        year = re.sub(r"\D", "", match[0])[:4]
        told = say("Finding", "文号“{number}”的年份应当用六角括号").format(number=match[0])
        fix = say("Finding", "请改为〔{year}〕。").format(year=year)
        yield Found(place, name, told, (match[0],), fix, span=match.span())


@lru_cache(maxsize=512)  # a text is looked through again after every edit, whatever was edited
def _unknown_names(index: Index, place: Place, name: str, text: str) -> tuple[Found, ...]:
    """Every scored name of a text that the table does not have."""
    found = []
    for match in _SCORED.finditer(text):
        written = bare(match[1])
        if written in index.names or (like := _unknown(index, written)) is None:
            continue
        found.append(
            Found(
                place,
                name,
                say("Finding", "评分表里没有名为“{name}”的指标{more}").format(
                    name=match[1], more=say("Finding", "，相近的是“{like}”").format(like=like) if like else ""
                ),
                (match[1], *((like,) if like else ())),
                say("Finding", "请改为“{like}”，或核对。").format(like=like) if like else _CHECK_NAME,
                span=match.span(1),
            )
        )
    return tuple(found)


@lru_cache(maxsize=4096)  # while one writes on, the names written before stay what they were
def _unknown(index: Index, written: str) -> str | None:
    """The name most like one that is not in the table, or ""; None where it is part of a name, or holds one."""
    return None if index.spelling.overlaps(written) else index.spelling.most_like(written)
