"""TXT: characters that look right on the screen and cannot be printed."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.evaluation import Kind, Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.finding import Case, Found
from desktop.domain.findings.places import cell, label, of_text, texts_of
from desktop.domain.printable import clean, missing, named
from desktop.domain.text import in_a_row, say
from desktop.domain.tree import Node

_FIELDS = ("target", "actual", "basis", "reason", "improvement", "note")
_DROP = say("Finding", "请删去看不见的字符，项目符号换成普通的。")
_REPLACE = say("Finding", "请换用通行的写法；本机有这个字的，可在设置的“报告字体”中选用。")
_TEXT = say("Finding", "文字")
_MOST = 5  # characters named one by one


def unprintable_text(case: Case) -> Iterator[Found]:
    """A text has characters no face of the report has.

    有打印不出的字：文字里有报告的字库没有的字符，或看不见的控制字符。

    为什么要紧：这样的字印不到纸上。签发以后才发现，只能重新修订。多半是从别处粘贴来的项目符号、表情，或很少见的字。

    错：年度整体绩效目标“办 20 场活动😀”。
    对：年度整体绩效目标“办 20 场活动”。
    见于：从 Word、网页粘贴的文字。
    """
    if case.evaluation.unit:
        yield from _in_text(Place(Kind.HEADER, "unit"), say("Finding", "单位名称"), case.evaluation.unit)
    for place, name, text in texts_of(case):
        yield from _in_text(place, name, text)


def unprintable_cell(case: Case, node: Node) -> Iterator[Found]:
    """The same in the cells of an indicator; the page is on :func:`unprintable_text`."""
    if node.own:
        yield from _found(Place(Kind.OWN, node.code, "name"), label(case, node), node.name, say("Finding", "名称"))
    judgement = case.evaluation.judgements.get(node.code)
    if judgement is None:
        return
    for field in _FIELDS:
        if text := getattr(judgement, field):
            yield from _found(cell(node, field), label(case, node), text, FIELD_NAMES[field])


def _found(place: Place, name: str, text: str, where: str = _TEXT) -> Iterator[Found]:
    lacking = missing(text)
    if not lacking:
        return
    told = say("Finding", "{where}里有打印不出的字：{characters}{more}").format(
        where=where,
        characters=in_a_row(map(named, lacking[:_MOST])),
        more=say("Finding", "等") if len(lacking) > _MOST else "",
    )
    at = text.index(lacking[0])
    mends = clean(text) != text and not missing(clean(text))
    span = (at, at + len(lacking[0]))
    yield Found(place, name, told, lacking, _DROP if mends else _REPLACE, span=span)


_in_text = of_text(_found)
