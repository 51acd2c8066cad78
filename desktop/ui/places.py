"""What a place is called, which indicator it belongs to, and on which page it is edited."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from enum import Enum

from PySide6.QtCore import QCoreApplication

from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings.finding import Case
from desktop.domain.tree import IndicatorTree


class Page(Enum):
    """A page of the contents list."""

    HEAD = "head"  # 基本情况
    TABLE = "table"  # 指标评分表
    STANDING = "standing"  # 得分分析
    NARRATIVE = "narrative"  # 文字报告
    PREVIEW = "preview"  # 报告预览
    SIGN = "sign"  # 签发


NARRATIVE = "narrative."
_FIELDS = {
    "target": "目标值",
    "actual": "完成值",
    "basis": "评分依据",
    "reason": "未达标原因",
    "improvement": "改进措施",
    "note": "备注",
    "score": "得分",
    "name": "名称",
    "weight": "分值",
    "explanation": "指标解释",
    "direction": "指标方向",
    "unit": "度量单位",
    "level": "档次",
    "position": "次序",
    "parent": "位置",
}


def field_name(name: str) -> str:
    """The Chinese name of a field of Judgement or OwnIndicator."""
    return QCoreApplication.translate("places", _FIELDS.get(name, name))


def label(case: Case, place: Place) -> str:
    """What stands at a place, for people: “预算完成率”的评分依据."""
    match place.kind:
        case Kind.HEADER:
            return QCoreApplication.translate("places", "单位名称")
        case Kind.FACT:
            known = case.tree.fields.get(place.key)
            return f"“{known.name}”" if known else place.key
        case Kind.LEAF | Kind.OWN:
            name = case.tree[place.key].name if place.key in case.tree else place.key
            return f"“{name}”的{field_name(place.field)}"
        case Kind.TEXT:
            return f"“{_text_name(case, place.key)}”"
        case Kind.UNCONFIRMED | Kind.PRIOR:
            return label(case, Place.parse(place.key))
    return QCoreApplication.translate("places", "核查意见")


def _text_name(case: Case, key: str) -> str:
    if key.startswith(NARRATIVE):
        bare = key.removeprefix(NARRATIVE)
        return next((line.heading for line in case.rubric.outline if line.key == bare), bare)
    return next((text.name for text in case.rubric.texts if text.key == key), key)


def page_of(case: Case, place: Place) -> Page:
    """Where a person edits what stands at ``place``."""
    if place.kind is Kind.TEXT:
        return Page.NARRATIVE if place.key.startswith(NARRATIVE) else Page.HEAD
    if place.kind is Kind.HEADER:
        return Page.HEAD
    return Page.TABLE if code_of(case, place) else Page.HEAD


def code_of(case: Case, place: Place) -> str:
    """The indicator a place belongs to, "" for none; a head figure belongs to the head page."""
    if place.kind in (Kind.LEAF, Kind.OWN):
        return place.key if place.key in case.tree else ""
    if place.kind is Kind.FACT and not any(fact.key == place.key for fact in case.rubric.facts):
        return next(iter(case.tree.readers.get(place.key, ())), "")
    return ""


def rows_of(tree: IndicatorTree, change: Change) -> Iterator[str]:
    """The indicators whose own row may look different after ``change``."""
    place = change.place
    if place.kind in (Kind.UNCONFIRMED, Kind.PRIOR):
        place = Place.parse(place.key)
    if place.kind is Kind.OVERRULED and "@" in place.key:  # without, a whole rule is switched off: no row's own
        place = Place.parse(place.key.partition("@")[2])
    if place.kind is Kind.FACT:
        yield from tree.readers.get(place.key, ())
    elif place.kind in (Kind.LEAF, Kind.OWN) and place.key in tree:
        yield place.key


def same_value(place: Place, one: str | None, other: str | None) -> bool:
    """Whether two texts of a place mean the same: figures by value, nothing and "" alike."""
    if (one or None) == (other or None):
        return True
    if not one or not other or not (place.kind is Kind.FACT or place.field in ("score", "weight")):
        return False
    try:
        return Decimal(one) == Decimal(other)
    except InvalidOperation:
        return False
