"""What a text says of a value: ≥90%, 80%（含）-90%, 不超过 10%, as an interval whose ends may be left unsaid."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.domain.standards.wording import FULL, NONE, N, figure

V = rf"(?:{N}%?)"
_MARK = rf"(?:\((?P<{{0}}>不?含)(?:本数|{V})?\))?"
_NOT_ITEM = r"(?!\d|个?百分点|[项条处分])"


def _plain(pattern: str) -> str:
    """The pattern without names, to stand inside others."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_RANGE = rf"(?P<a>{V}){_MARK.format('am')}[-至到](?P<b>{V}){_MARK.format('bm')}(?:之间)?{_MARK.format('cm')}"
_CHAIN = rf"(?P<ca>{V})(?P<cs>[<≤>≥])[^<≤>≥\d;,]{{0,14}}(?P<ct>[<≤>≥])(?P<cb>{V})"
_UP = (
    rf"(?P<us>≥|>|不低于|不小于|不少于|大于或?等于|高于或?等于|达到|达|完成|高于|超过|超出|大于)"
    rf"(?P<u>{V}){_MARK.format('um')}(?:及?以上)?{_MARK.format('un')}"
)
_ABOVE = rf"(?P<ab>{V}){_MARK.format('abm')}(?P<abs>及以上|以上){_MARK.format('abn')}"
_DOWN = (
    rf"(?P<ds>≤|<|不高于|不超过|不大于|不多于|小于或?等于|低于或?等于|控制在|低于|小于|不足|未达到|没有达到|达不到|未达|不到|少于)"
    rf"(?P<d>{V}){_MARK.format('dm')}(?:及?以下|以内|之内)?{_MARK.format('dn')}"
)
_BELOW = rf"(?P<be>{V}){_MARK.format('bem')}(?P<bes>及以下|以下|以内|之内){_MARK.format('ben')}"
_POINT = rf"(?:=|等于|为)(?P<p>{V})|(?P<q>{N}%)(?=[,的]*{FULL})"
_ANY = (_CHAIN, _RANGE, _ABOVE, _BELOW, _UP, _DOWN, _POINT)
ATOM = re.compile("|".join(f"(?:{each}{_NOT_ITEM})" for each in _ANY))
_ATOM = _plain(ATOM.pattern)

POINTS = rf"(?:(?:得|计|记|给|为|评)?(?:{N})分)"
SHARE = (
    rf"(?:得|按)(?:该?(?:项|指标)?(?:分值|权重|标准分|满分))的?(?:{N})%(?:计分|得分)?"
    rf"|得(?:{N})%的?(?:分值|权重|标准分|分数|分)"
)
OUTCOME = rf"(?:{SHARE}|{NONE}|{FULL}(?:\({N}分\)|{N}分)?|{POINTS}(?!/))"
_SUBJECT = r"[^;,¶\d≤≥<>=%]{0,24}?"
CLAUSE = re.compile(
    rf"(?:(?<=^)|(?<=[;,:¶)、])|(?<=分)){_SUBJECT}(?P<conds>{_ATOM}(?:(?:[,、]?(?:且|但|并|而|同时|,)){_SUBJECT}{_ATOM})?)"
    rf"(?:的|时|之间|范围内?|部分|者|以内|区间|,|:|情况下|\([^()]{{0,12}}\))*(?P<out>{OUTCOME})"
)
ELSE = re.compile(rf"(?:否则|其余|其他(?:情况)?|其它(?:情况)?|反之|以外)(?:的|,|情况|均)*(?P<out>{OUTCOME})")


@dataclass(frozen=True, slots=True)
class Said:
    """An interval as a text says it; an end is in, out, or (None) unsaid."""

    low: Decimal | None = None
    high: Decimal | None = None
    low_in: bool | None = None
    high_in: bool | None = None

    def and_also(self, other: Said) -> Said:
        """Both at once."""
        made = self
        if other.low is not None:
            made = replace(made, low=other.low, low_in=other.low_in)
        if other.high is not None:
            made = replace(made, high=other.high, high_in=other.high_in)
        return made


def read_atom(match: re.Match[str]) -> Said:
    """One condition found by ATOM."""
    found = match.groupdict()
    if found["ca"]:
        first, second = (found["ca"], found["cs"]), (found["cb"], found["ct"])
        if found["cs"] in ">≥":
            first, second = second, first
        return Said(figure(first[0]), figure(second[0]), first[1] in "≤≥", second[1] in "≤≥")
    if found["a"]:
        low, high = figure(_percent_like(found["a"], found["b"])), figure(found["b"])
        marks = [_mark(found["am"]), _mark(found["bm"])]
        if found["cm"]:
            marks[1] = _mark(found["cm"])
        if low > high:
            low, high, marks = high, low, marks[::-1]
        return Said(low, high, *marks)
    if found["ab"]:
        return Said(low=figure(found["ab"]), low_in=_end(found["abm"], found["abn"], stated="及" in found["abs"]))
    if found["be"]:
        inside = "内" in found["bes"] or "及" in found["bes"]
        return Said(high=figure(found["be"]), high_in=_end(found["bem"], found["ben"], stated=inside))
    if found["u"]:
        sure = {"≥": True, ">": False, "高于": False, "超过": False, "超出": False, "大于": False}
        stated = sure.get(found["us"], True)
        return Said(low=figure(found["u"]), low_in=_stated(found["um"] or found["un"], default=stated))
    if found["d"]:
        out = ("<", "低于", "小于", "不足", "未达到", "没有达到", "达不到", "未达", "不到", "少于")
        return Said(
            high=figure(found["d"]), high_in=_stated(found["dm"] or found["dn"], default=found["ds"] not in out)
        )
    point = figure(found["p"] or found["q"])
    return Said(point, point, low_in=True, high_in=True)


def read_conditions(text: str) -> Said | None:
    """All conditions of a clause at once; None where there is none."""
    atoms = [read_atom(match) for match in ATOM.finditer(text)]
    if not atoms:
        return None
    return atoms[0] if len(atoms) == 1 else atoms[0].and_also(atoms[1])


def read_outcome(text: str, weight: Decimal | None) -> tuple[Decimal | None, Decimal | None] | None:
    """(points, share of the weight), one of them None; None where the points do not fit the weight."""
    if re.fullmatch(NONE, text):
        return Decimal(0), None
    percent = re.search(rf"({N})%", text)
    if percent is not None:
        return None, Decimal(percent[1]) / 100
    points = re.search(rf"({N})分", text)
    if points is None:
        return None, Decimal(1)
    number = Decimal(points[1])
    if re.match(FULL, text) and weight is not None and number != weight:
        return None
    return (number, None) if weight is None or number <= weight else None


def _percent_like(one: str, other: str) -> str:
    """80-90%: the first is a percentage too."""
    return one + "%" if other.endswith("%") and not one.endswith("%") else one


def _mark(word: str | None) -> bool | None:
    return None if word is None else word == "含"


def _stated(word: str | None, *, default: bool) -> bool:
    return default if word is None else word == "含"


def _end(before: str | None, after: str | None, *, stated: bool) -> bool | None:
    word = before or after
    if word is not None:
        return word == "含"
    return True if stated else None
