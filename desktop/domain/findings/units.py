"""UNI: the unit of an amount in a text against the cells of the indicator it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from desktop.domain.evaluation import Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.finding import Case, Found, Severity
from desktop.domain.findings.index import index_of
from desktop.domain.findings.places import texts_of
from desktop.domain.findings.statements import Says, Statement, named_before, statements
from desktop.domain.number import round_half_up
from desktop.domain.text import say
from desktop.domain.tree import Node

_AMOUNT = re.compile(r"(?<![\d.])(\d[\d,]{0,14}(?:\.\d{1,8})?)\s*(万元|元)")
_WRITTEN = re.compile(r"(\d[\d,]{0,14}(?:\.\d{1,8})?)(万元|元)")
_FIELDS = ("target", "actual", "basis")
_TEN_THOUSAND = 10_000


def text_in_another_unit(case: Case) -> Iterator[Found]:
    """A text states an amount of an indicator in another unit than its cells.

    文字与评分表用了两种单位：文字里说到一项指标的金额，与表中这一项的数字相同而单位不同；或是同一金额，一处用元，一处用万元。

    为什么要紧：数字相同而单位不同，差了一万倍，必有一处写错；同一金额用两种单位，读的人要换算才知道是不是一个数（按说明处理）。
    只看点到指标名称的句子，提到上年、其他单位的句子不核对。

    错：叙述“科普活动场次支出20元”，这一项的评分依据“支出 20 万元”。
    对：叙述“科普活动场次支出20万元”，这一项的评分依据“支出 20 万元”。
    见于：公开报告中 72890 元与 7.29 万元并列。
    """
    index = index_of(case.tree)
    for place, name, text in texts_of(case):
        for said in statements(text):
            if said.says is not Says.AMOUNT or not said.sentence.is_of(case.evaluation.year):
                continue
            codes = named_before(index, said)
            if len(codes) == 1:
                yield from _against_cells(case, case.tree[codes[0]], place, name, said)


def _against_cells(case: Case, node: Node, place: Place, name: str, said: Statement) -> Iterator[Found]:
    """The first amount beside the indicator that is the same but for its unit; none where one is quite the same."""
    judgement = case.evaluation.judgements.get(node.code)
    written = _WRITTEN.fullmatch(said.figure)
    if judgement is None or written is None or said.sentence.other_thing:
        return
    number, unit = _number(written[1]), written[2]
    cells = [(field, match) for field in _FIELDS for match in _AMOUNT.finditer(getattr(judgement, field))]
    others = [(field, match[0], _number(match[1])) for field, match in cells if match[2] != unit]
    if not number or any(match[2] == unit and _number(match[1]) == number for _, match in cells):
        return
    for field, shown, other in others:
        slip = other == number
        if slip or _same(*((number, other) if unit == "元" else (other, number))):
            told = say("Finding", "数字相同而单位不同") if slip else say("Finding", "是同一金额的两种单位")
            yield Found(
                place,
                name,
                say("Finding", "文字写“{name}”{figure}，评分表的{field}写 {shown}，{told}").format(
                    name=node.title, figure=said.figure, field=FIELD_NAMES[field], shown=shown, told=told
                ),
                (said.figure, shown),
                say("Finding", "请核对单位，统一用万元。"),
                None if slip else Severity.NOTE,
                said.span,
            )
            return


def _same(yuan: Decimal, many: Decimal) -> bool:
    """Whether an amount in 元 is the one in 万元, as exactly as that is written."""
    places = max(0, -int(many.as_tuple().exponent))
    return bool(many) and round_half_up(yuan / _TEN_THOUSAND, places) == many


def _number(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
