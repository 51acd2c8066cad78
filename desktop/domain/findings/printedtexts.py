"""TXT: sentences of a document that stand in no text of the evaluation, as those under headings of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings import rates
from desktop.domain.findings.finding import Case, Found, Printed, Severity
from desktop.domain.findings.index import bare, index_of
from desktop.domain.findings.statements import Says, named_before, statements
from desktop.domain.number import plain
from desktop.domain.text import say

_SOURCE = Place(Kind.HEADER, "source")
_BODY = say("Finding", "正文")
_SHORTEST_NAME = 3  # shorter names stand in running text without meaning the indicator


def rate_does_not_follow(printed: Printed, case: Case) -> Iterator[Found]:
    """The same in a document; the page is on :func:`rates.rate_does_not_follow`."""
    yield from _placed(rates.not_following(_SOURCE, _BODY, _beside(printed, case)))


def parts_miss_whole(printed: Printed, case: Case) -> Iterator[Found]:
    """The same in a document; the page is on :func:`rates.parts_in_text_miss_whole`."""
    yield from _placed(rates.missing_whole(_SOURCE, _BODY, _beside(printed, case)))


def total_or_grade_differs(printed: Printed, case: Case) -> Iterator[Found]:
    """A sentence has another total or grade than the table whose rows add up to the claimed one.

    The page is on :func:`texts.total_or_grade_differs`.
    """
    result = printed.result
    scores = [row.score for row in result.indicators if row.leaf]
    if result.claimed_total is None or None in scores or sum(filter(None, scores), Decimal(0)) != result.claimed_total:
        return
    index, year = index_of(case.tree), result.year or case.evaluation.year
    names = tuple({bare(name) for row in result.indicators for name in row.path if len(name) >= _SHORTEST_NAME})
    for said in statements("\n".join(printed.lines)):
        sentence = said.sentence
        if not sentence.is_of(year) or sentence.other_thing or sentence.rule or named_before(index, said):
            continue
        if said.out_of not in (None, case.rubric.total) or any(name in said.before for name in names):
            continue  # of one indicator of the document's own
        if said.says is Says.TOTAL and said.number not in (result.claimed_total, case.rubric.total):
            figures = plain(said.number), plain(result.claimed_total)
            told = say("Finding", "文字写“{words}”，评分表的总分为 {total} 分，与各项之和相符")
            fix = say("Finding", "请改为 {total} 分，或核对各项得分。").format(total=figures[1])
            message = told.format(words=said.words, total=figures[1])
            yield Found(_SOURCE, _BODY, message, figures, fix, Severity.ERROR)
        elif said.says is Says.GRADE and result.claimed_grade and said.figure[0] != result.claimed_grade[0]:
            told = say("Finding", "文字写“{words}”，等级另写为“{grade}”")
            message, figures = (
                told.format(words=said.words, grade=result.claimed_grade),
                (said.figure, result.claimed_grade),
            )
            yield Found(_SOURCE, _BODY, message, figures, say("Finding", "请核对等级。"), Severity.WARNING)


def _beside(printed: Printed, case: Case) -> str:
    """The lines that no text of the evaluation holds: those are looked at where they stand."""
    held = "".join("".join(text.split()) for text in case.evaluation.texts.values())
    return "\n".join(line for line in printed.lines if "".join(line.split()) not in held)


def _placed(found: tuple[Found, ...]) -> Iterator[Found]:
    return (replace(each, span=None) for each in found)  # the lines are no text anybody edits
