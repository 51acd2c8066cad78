"""TXT: totals, grades, scores, amounts and arithmetic in written texts against the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from desktop.domain.evaluation import Place
from desktop.domain.fact import FactField
from desktop.domain.findings.arithmetic import wrong_sums
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import Index, bare, index_of
from desktop.domain.findings.places import FIELD_NAMES, cell, figure_named, label, named_figures, texts_of
from desktop.domain.findings.statements import Says, Statement, sentences, statements
from desktop.domain.number import NotAFigure, plain, read_figure, round_half_up
from desktop.domain.tree import Node

_MOST_PLACES = 8  # amounts are kept to the 分: eight places in 亿元 hold it, and a rounding needs no more
_SAME_GRADE = {"优秀": "优", "良好": "良", "中等": "中"}


def total_or_grade_differs(case: Case) -> Iterator[Found]:
    """A text states a total, grade, score or amount that the table contradicts.

    文字中的总分、等级、得分或金额与表格不一致：叙述里写的数，和评分表算出来的不是一个数。

    为什么要紧：同一份报告里两个总分，是退回的首要原因。总分、等级不一致按错误处理；单项得分、金额按提醒处理。
    只看本单位本年的句子：提到上年、监控、项目、下属单位、平均数的句子不核对；自动生成的段落不会不一致。

    错：叙述“自评得分为99.15分”，各项合计 95 分。
    对：叙述“自评得分为95分”，或删去手写的段落，用自动生成的结论。
    见于：2022 年某区自评，正文 99.15，逐项合计 98.15；正文另有 315.60 与 315.59 两个决算数。
    """
    index, figures = index_of(case.tree), named_figures(case)
    for place, name, text in texts_of(case):
        for said in statements(text):
            if not said.sentence.is_of(case.evaluation.year):
                continue
            if said.says is Says.AMOUNT:
                yield from _wrong_amount(case, figures, place, name, said)
            elif said.sentence.other_thing:
                continue
            elif said.says is Says.TOTAL:
                yield from _wrong_total(case, index, place, name, said)
            elif said.says is Says.GRADE:
                yield from _wrong_grade(case, index, place, name, said)
            elif said.says in (Says.POINTS, Says.WEIGHT):
                yield from _wrong_points(case, index, place, name, said)


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
                yield Found(place, name, f"{wrong}", (wrong.printed, wrong.exact), "请核对算式中的数。", span=span)


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
                    f"{FIELD_NAMES[field]}里{wrong}",
                    (wrong.printed, wrong.exact),
                    "请核对算式中的数。",
                    span=span,
                )


def _wrong_total(case: Case, index: Index, place: Place, name: str, said: Statement) -> Iterator[Found]:
    total = case.sheet.total
    if total is None or said.number == total:
        return
    if index.named_before(said.sentence.text, said.start):
        return  # about one indicator
    if said.words.startswith("总分") and said.number == case.rubric.total:
        return  # "总分100分" as the scale
    yield Found(
        place,
        name,
        f"文字写“{said.words}”，各项合计为 {plain(total)} 分",
        (plain(said.number), plain(total)),
        f"请改为 {plain(total)} 分，或核对各项得分。",
        Severity.ERROR,
        said.span,
    )


def _wrong_grade(case: Case, index: Index, place: Place, name: str, said: Statement) -> Iterator[Found]:
    grade, known = case.sheet.grade, {band.name for band in case.rubric.grades}
    if grade is None:
        return
    named = said.figure if said.figure in known else _SAME_GRADE.get(said.figure, said.figure)
    if named not in known or named == grade.name or index.named_before(said.sentence.text, said.start):
        return
    yield Found(
        place,
        name,
        f"文字写“{said.words}”，总分 {plain(case.sheet.total or Decimal(0))} 分对应的等级为“{grade.name}”",
        (named, grade.name),
        f"请改为“{grade.name}”，或核对各项得分。",
        Severity.ERROR,
        said.span,
    )


def _wrong_points(case: Case, index: Index, place: Place, name: str, said: Statement) -> Iterator[Found]:
    """Scores and weights of single indicators: the nearest name before, where only one indicator bears it."""
    codes = index.named_before(said.sentence.text, said.start)
    if len(codes) != 1:
        return
    node = case.tree[codes[0]]
    points = node.weight if said.says is Says.WEIGHT else case.sheet.points(node.code)
    if points is None or said.number == points:
        return
    yield Found(
        place,
        name,
        f"文字写“{node.name}”{said.words}，评分表为 {plain(points)} 分",
        (plain(said.number), plain(points)),
        f"请改为 {plain(points)} 分，或核对该项得分。",
        span=said.span,
    )


def _wrong_amount(
    case: Case, figures: Mapping[str, FactField], place: Place, name: str, said: Statement
) -> Iterator[Found]:
    """Amounts that follow the full name of a head figure."""
    field = figure_named(figures, said.before)
    value = None if field is None else case.evaluation.facts.get(field.key)
    if field is None or value is None:
        return
    try:
        figure = read_figure(said.figure, field.unit)
    except NotAFigure:
        return  # another kind of figure, not this amount
    places = max(0, -int(figure.normalize().as_tuple().exponent))
    if places > _MOST_PLACES or round_half_up(value, places) != figure:
        yield Found(
            place,
            name,
            f"文字写“{bare(field.name)}{said.words}”，填报数为 {plain(value)} {field.unit}",
            (said.figure, plain(value)),
            "请改为一致的数。",
            span=said.span,
        )
