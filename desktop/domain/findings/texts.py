"""TXT: totals, grades, scores, amounts and arithmetic in written texts against the data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache

from desktop.domain.evaluation import Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.arithmetic import wrong_sums
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import Index, bare, index_of, is_bonus
from desktop.domain.findings.places import cell, label, texts_of
from desktop.domain.findings.statements import Says, Statement, named_before, sentences, statements
from desktop.domain.findings.subjects import Called, amounts_about, called, of_projects, project_names
from desktop.domain.number import NotAFigure, plain, read_figure, round_half_up
from desktop.domain.text import say
from desktop.domain.tree import Node

_ARITHMETIC = say("Finding", "请核对算式中的数。")
_POINTS = say("Finding", "请改为 {points} 分，或核对该项得分。")
_REMEMBERED = 8192  # statements
_MOST_PLACES = 8  # amounts are kept to the 分: eight places in 亿元 hold it, and a rounding needs no more
_OURS = re.compile("[我本]|自评得\\d")  # a score that only the words around it make the total
_SAME_GRADE = {"优秀": "优", "良好": "良", "中等": "中"}


def total_or_grade_differs(case: Case) -> Iterator[Found]:
    """A text states a total, grade, score or amount that the table contradicts.

    文字中的总分、等级、得分或金额与表格不一致：叙述里写的数，和评分表算出来的不是一个数。

    为什么要紧：同一份报告里两个总分，是退回的首要原因。总分、等级不一致按错误处理；单项得分、金额按提醒处理。
    只看本单位本年的句子：提到上年、监控、项目、下属单位、平均数的句子，讲评分办法的句子（“90分以上为优”）不核对；
    自动生成的段落不会不一致。

    错：叙述“自评得分为99.15分”，各项合计 95 分。
    对：叙述“自评得分为95分”，或删去手写的段落，用自动生成的结论。
    见于：2022 年某区自评，正文 99.15，逐项合计 98.15；正文另有 315.60 与 315.59 两个决算数。
    """
    index, figures, inner = index_of(case.tree), called(case), project_names(case)
    for place, name, text in texts_of(case):
        for said, about in _concerning(index, figures, inner, text, case.evaluation.year):
            yield from _CONTRADICTED[said.says](case, about, place, name, said)


def arithmetic_in_text_wrong(case: Case) -> Iterator[Found]:
    """Arithmetic written out in a text does not hold.

    文字里的算式不成立：写出的加减乘除，算出来不是写出的结果。

    为什么要紧：算式就是给人核对的；常见的是百分比末位舍入错误，或分项改过而合计没有改。结果按写出的位数四舍五入后比较。

    错：评分依据“(31133.57-31570.33)/31570.33=-1.37%”（实为 -1.38%）。
    对：评分依据“(31133.57-31570.33)/31570.33=-1.38%”。
    见于：2021 年某市自评的预决算差异率。
    """
    for place, name, text in texts_of(case):
        for sentence in sentences(text):
            span = sentence.span(0, len(sentence.text))
            for wrong in wrong_sums(text[slice(*span)]):
                yield Found(place, name, wrong.said, (wrong.printed, wrong.exact), _ARITHMETIC, span=span)


def arithmetic_in_cell_wrong(case: Case, node: Node) -> Iterator[Found]:
    """The same beside an indicator; the page is on :func:`arithmetic_in_text_wrong`."""
    judgement = case.evaluation.judgements.get(node.code)
    if judgement is None:
        return
    for field in ("actual", "basis", "reason", "note"):
        text = getattr(judgement, field)
        for sentence in sentences(text) if "=" in text or "＝" in text or "≈" in text else ():
            span = sentence.span(0, len(sentence.text))
            for wrong in wrong_sums(text[slice(*span)]):
                yield Found(
                    cell(node, field),
                    label(case, node),
                    say("Finding", "{field}里{wrong}").format(field=FIELD_NAMES[field], wrong=wrong.said),
                    (wrong.printed, wrong.exact),
                    _ARITHMETIC,
                    span=span,
                )


@lru_cache(maxsize=512)
def _concerning(
    index: Index, figures: Called, inner: tuple[str, ...], text: str, year: int
) -> tuple[tuple[Statement, str], ...]:
    """What a text states of this unit in ``year``, each with what it is about, remembered while the text stands.

    An amount is about the head figure it speaks of (its key), points and weights about the one indicator named last
    before them (its code), totals and grades about the whole ("") where no indicator is named before. Paragraphs about
    one of the projects bound ``inner`` are about nothing here.
    """
    about_figures, others = dict(amounts_about(text, figures)), of_projects(text, inner)
    found = []
    for said in statements(text):
        if not said.sentence.is_of(year) or said.sentence.block in others:
            continue
        if said.says is Says.AMOUNT:
            if key := about_figures.get(said):
                found.append((said, key))
        elif said.sentence.other_thing or said.sentence.rule or said.says not in _CONTRADICTED:
            continue
        elif said.says in (Says.TOTAL, Says.GRADE):
            if not named_before(index, said) and not (_OURS.match(said.words) and "指标" in said.before):
                found.append((said, ""))
        elif len(codes := named_before(index, said)) == 1:
            found.append((said, codes[0]))
    return tuple(found)


def _wrong_total(case: Case, _about: str, place: Place, name: str, said: Statement) -> Iterator[Found]:
    total = case.sheet.total
    if total is None or said.number == total:
        return
    if said.words.startswith("总分") and said.number == case.rubric.total:
        return  # "总分100分" as the scale
    if said.out_of not in (None, case.rubric.total):
        return  # of one indicator: 预算编制情况。分值30分，自评得分30分
    yield Found(
        place,
        name,
        say("Finding", "文字写“{words}”，各项合计为 {total} 分").format(words=said.words, total=plain(total)),
        (plain(said.number), plain(total)),
        say("Finding", "请改为 {total} 分，或核对各项得分。").format(total=plain(total)),
        Severity.ERROR,
        said.span,
    )


def _wrong_grade(case: Case, _about: str, place: Place, name: str, said: Statement) -> Iterator[Found]:
    grade, known = case.sheet.grade, {band.name for band in case.rubric.grades}
    if grade is None:
        return
    named = said.figure if said.figure in known else _SAME_GRADE.get(said.figure, said.figure)
    if named not in known or named == grade.name:
        return
    yield Found(
        place,
        name,
        say("Finding", "文字写“{words}”，总分 {total} 分对应的等级为“{grade}”").format(
            words=said.words, total=plain(case.sheet.total or Decimal(0)), grade=grade.name
        ),
        (named, grade.name),
        say("Finding", "请改为“{grade}”，或核对各项得分。").format(grade=grade.name),
        Severity.ERROR,
        said.span,
    )


def _wrong_points(case: Case, code: str, place: Place, name: str, said: Statement) -> Iterator[Found]:
    """Scores and weights of single indicators."""
    node = case.tree[code]
    points = node.weight if said.says is Says.WEIGHT else case.sheet.points(code)
    if points is not None:
        yield from _points_differ(place, name, said, node.name, points)


def _wrong_loss(case: Case, code: str, place: Place, name: str, said: Statement) -> Iterator[Found]:
    """Points lost, said right behind the name of an indicator: of a heading, what all below it lost."""
    node, leaves = case.tree[code], [case.sheet.leaves[leaf.code] for leaf in case.tree.leaves(code)]
    points = case.sheet.points(code)
    if (
        points is None
        or not said.before.endswith(bare(node.name))
        or any(is_bonus(each) for each in case.tree.leaves(code))
    ):
        return
    lost = sum((leaf.lost for leaf in leaves), Decimal(0))
    if said.number in (lost, node.weight - points if node.weight is not None else lost):
        return
    message = say("Finding", "文字写“{name}{words}”，按评分表失 {lost} 分").format(
        name=node.name, words=said.words, lost=plain(lost)
    )
    fix = _POINTS.format(points=plain(lost))
    yield Found(place, name, message, (plain(said.number), plain(lost)), fix, span=said.span)


@lru_cache(maxsize=_REMEMBERED)
def _points_differ(place: Place, name: str, said: Statement, called: str, points: Decimal) -> tuple[Found, ...]:
    """Of one statement; a long text says the same of most indicators after every edit."""
    if said.number == points:
        return ()
    shown = plain(points)
    message = say("Finding", "文字写“{called}”{words}，评分表为 {points} 分").format(
        called=called, words=said.words, points=shown
    )
    figures, fix = (plain(said.number), shown), _POINTS.format(points=shown)
    return (Found(place, name, message, figures, fix, span=said.span),)


def _wrong_amount(case: Case, key: str, place: Place, name: str, said: Statement) -> Iterator[Found]:
    """Amounts that follow the full name of a head figure."""
    field, value = case.tree.fields[key], case.evaluation.facts.get(key)
    if value is not None:
        yield from _amount_differs(place, name, said, field.name, field.unit, value)


@lru_cache(maxsize=_REMEMBERED)
def _amount_differs(
    place: Place, name: str, said: Statement, called: str, unit: str, value: Decimal
) -> tuple[Found, ...]:
    """Of one statement, likewise."""
    try:
        figure = read_figure(said.figure, unit)
    except NotAFigure:
        return ()  # another kind of figure, not this amount
    places = max(0, -int(figure.normalize().as_tuple().exponent))
    if places <= _MOST_PLACES and round_half_up(value, places) == figure:
        return ()
    message = say("Finding", "文字写“{called}{words}”，填报数为 {filled} {unit}").format(
        called=bare(called), words=said.words, filled=plain(value), unit=unit
    )
    fix = say("Finding", "请改为一致的数。")
    return (Found(place, name, message, (said.figure, plain(value)), fix, span=said.span),)


_CONTRADICTED: Mapping[Says, Callable[[Case, str, Place, str, Statement], Iterator[Found]]] = {
    Says.TOTAL: _wrong_total,
    Says.GRADE: _wrong_grade,
    Says.POINTS: _wrong_points,
    Says.WEIGHT: _wrong_points,
    Says.AMOUNT: _wrong_amount,
    Says.LOST: _wrong_loss,
}
