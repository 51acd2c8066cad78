"""YOY: this year against what last year's file says, where it stands beside the cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from desktop.domain.evaluation import Kind, Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.places import cell, fact_label, label, read_goal, texts_of
from desktop.domain.number import plain
from desktop.domain.text import say
from desktop.domain.tree import Node

_TRIPLE = Decimal(3)
_REPEATED = ("actual", "reason", "improvement")  # a basis may rightly stay: the rules it names go on holding
_LONGEST_PLAIN, _LONG_TEXT = 15, 40  # signs of a cell, of a section: shorter ones repeat without meaning anything
_TRIPLED = say("Finding", "{name} {this}，上年为 {last}，相差三倍以上")
_REWRITE = say("Finding", "请按今年的情况改写。")
_SIGNS = re.compile(r"[^\w]|_")
_YEARS = re.compile(r"20\d\d(?=年)")


def target_lowered(case: Case, node: Node) -> Iterator[Found]:
    """The target is lower than last year's.

    目标值比上年低：同一指标、同一单位，今年的年度指标值低于上年（越低越好的指标则是放宽）。

    为什么要紧：目标逐年降低而没有说明，会被认为是为了得满分。写了备注的不再提示。

    错：年度指标值 20 场，上年为 30 场，备注空着。
    对：年度指标值 30 场，上年为 30 场。
    见于：连续两年的公开自评表。
    """
    if not case.evaluation.prior or not node.is_leaf:
        return
    judgement = case.evaluation.judgement(node.code)
    last, this = read_goal(_last(case, node, "target")), read_goal(judgement.target)
    if last is None or this is None or last.unit != this.unit or last.at_most != this.at_most or judgement.note.strip():
        return
    if this.number > last.number if this.at_most else this.number < last.number:
        lower = say("Finding", "年度指标值 {this}，上年为 {last}，降低了目标")
        told = say("Finding", "年度指标值 {this}，上年为 {last}，放宽了目标") if this.at_most else lower
        yield Found(
            cell(node, "target"),
            label(case, node),
            told.format(this=this, last=last),
            (str(this), str(last)),
            say("Finding", "请核对；确需调整的，请在备注中说明原因。"),
        )


def actual_tripled(case: Case, node: Node) -> Iterator[Found]:
    """A result is three times last year's, or a third of it.

    完成值与上年相差三倍以上：同一指标、同一单位，实际完成值是上年的三倍以上或三分之一以下。

    为什么要紧：这样的跳动多半是单位写错、口径变了或多打了一个零。写了备注的不再提示。

    错：实际完成值 66 场，上年为 22 场，备注空着。
    对：实际完成值 22 场，上年为 22 场。
    见于：连续两年的公开自评表。
    """
    if not case.evaluation.prior or not node.is_leaf:
        return
    judgement = case.evaluation.judgement(node.code)
    last, this = read_goal(_last(case, node, "actual")), read_goal(judgement.actual)
    if last is None or this is None or last.unit != this.unit or judgement.note.strip():
        return
    if _far(this.number, last.number):
        yield Found(
            cell(node, "actual"),
            label(case, node),
            _TRIPLED.format(name=FIELD_NAMES["actual"], this=this, last=last),
            (str(this), str(last)),
            say("Finding", "请核对单位和口径；确属如此的，请在备注中说明。"),
        )


def figure_tripled(case: Case) -> Iterator[Found]:
    """The same of head figures; the page is on :func:`actual_tripled`."""
    if not case.evaluation.prior:
        return
    for field in case.rubric.facts:
        place, this = Place(Kind.FACT, field.key), case.evaluation.facts.get(field.key)
        last = _number(case.evaluation.prior.get(str(place), ""))
        if this is not None and last is not None and _far(this, last):
            yield Found(
                place,
                fact_label(case, field.key),
                _TRIPLED.format(name=field.name, this=plain(this), last=plain(last)),
                (plain(this), plain(last)),
                say("Finding", "请核对单位（元、万元）和口径。"),
                Severity.NOTE,
            )


def cell_repeated(case: Case, node: Node) -> Iterator[Found]:
    """A text beside an indicator is last year's, word for word.

    文字与上年一字不差：较长的文字和上年相同，或只改了年份；标点和空格不计。

    为什么要紧：完成情况、问题和措施年年相同，等于没有做过自评；原样照抄是复核时最容易查出的。

    错：改进措施“指定专人按月核对信息公开内容并登记台账”，上年同样是“指定专人按月核对信息公开内容并登记台账”。
    对：改进措施“上线信息公开提醒功能，逾期自动提示责任科室”，上年是“指定专人按月核对信息公开内容并登记台账”。
    见于：连续两年的公开自评报告。
    """
    if not case.evaluation.prior:
        return
    judgement = case.evaluation.judgement(node.code)
    for field in _REPEATED:
        text = getattr(judgement, field)
        if _same(text, _last(case, node, field), _LONGEST_PLAIN):
            yield Found(
                cell(node, field),
                label(case, node),
                say("Finding", "{field}“{text}”与上年一字不差").format(field=FIELD_NAMES[field], text=_short(text)),
                (),
                _REWRITE,
                span=(0, len(text)),
            )


def text_repeated(case: Case) -> Iterator[Found]:
    """The same of head and narrative; the page is on :func:`cell_repeated`."""
    if not case.evaluation.prior:
        return
    for place, name, text in texts_of(case):
        if _same(text, case.evaluation.prior.get(str(place), ""), _LONG_TEXT):
            said = say("Finding", "“{name}”与上年一字不差").format(name=name)
            yield Found(place, name, said, (), _REWRITE, span=(0, len(text)))


def _last(case: Case, node: Node, field: str) -> str:
    return case.evaluation.prior.get(str(cell(node, field)), "")


def _far(this: Decimal, last: Decimal) -> bool:
    return last > 0 and this > 0 and (this >= last * _TRIPLE or this * _TRIPLE <= last)


def _number(text: str) -> Decimal | None:
    """A figure as a place holds it; None for anything else."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _same(this: str, last: str, shortest: int) -> bool:
    if not this or not last or abs(len(this) - len(last)) > max(len(this), len(last)) // 4:
        return False
    signs = _plain(this)
    return len(signs) >= shortest and signs == _plain(last)


def _plain(text: str) -> str:
    return _SIGNS.sub("", _YEARS.sub("", text))


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:20]}…"
