"""What a place is called, which indicator it belongs to, and on which page it is edited."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from desktop.domain.evaluation import MONITORED_UNTIL, Change, Kind, Part, PartForm, Place
from desktop.domain.findings.finding import Case
from desktop.domain.projects import FORMS_BOUND_IN, name_of
from desktop.domain.text import noop
from desktop.domain.tree import IndicatorTree


class Page(Enum):
    """A page of the contents list."""

    HEAD = "head"  # 基本情况
    TABLE = "table"  # 指标评分表
    STANDING = "standing"  # 得分分析
    PROJECTS = "projects"  # 项目自评
    NARRATIVE = "narrative"  # 文字报告
    EVIDENCE = "evidence"  # 佐证材料
    PREVIEW = "preview"  # 报告预览
    SIGN = "sign"  # 签发
    REVIEW = "review"  # 复核


@runtime_checkable
class ShowsPlaces(Protocol):
    """A page that puts the cursor on a place by itself."""

    def show_place(self, place: Place, /) -> None:
        """Put it there."""
        ...


_WITH_THE_DEPARTMENT = frozenset({Page.PROJECTS, Page.EVIDENCE, Page.SIGN})


def pages_of(part: Part | None) -> tuple[Page, ...]:
    """The pages one evaluation has, in the order of the contents.

    The file is signed and its evidence kept with the department's; the report of the monitoring is its table.

    Args:
        part: Which one; None for the department's.
    """
    if part is None:
        return tuple(Page)
    left_out = _WITH_THE_DEPARTMENT
    if part.form is PartForm.MONITORING:
        left_out |= {Page.NARRATIVE, Page.REVIEW}
    return tuple(page for page in Page if page not in left_out)


NARRATIVE = "narrative."
_FIELDS = {
    "target": noop("places", "目标值"),
    "actual": noop("places", "完成值"),
    "basis": noop("places", "评分依据"),
    "reason": noop("places", "未达标原因"),
    "improvement": noop("places", "改进措施"),
    "note": noop("places", "备注"),
    "score": noop("places", "得分"),
    "name": noop("places", "名称"),
    "weight": noop("places", "分值"),
    "explanation": noop("places", "指标解释"),
    "direction": noop("places", "指标方向"),
    "unit": noop("places", "度量单位"),
    "level": noop("places", "档次"),
    "position": noop("places", "次序"),
    "parent": noop("places", "位置"),
}
_REVIEW_FIELDS = {
    "score": noop("places", "复核分"),
    "opinion": noop("places", "复核意见"),
    "reviewer": noop("places", "复核人"),
    "date": noop("places", "复核日期"),
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
            return _of(name, field_name(place.field))
        case Kind.TEXT:
            return f"“{_text_name(case, place.key)}”"
        case Kind.EVIDENCE:
            file = case.evaluation.evidence.get(place.key)
            said = QCoreApplication.translate("places", "说明") if place.field == "note" else field_name(place.field)
            return _of(file.name if file else place.key, said)
        case Kind.PROOF:
            name = case.tree[place.key].name if place.key in case.tree else place.key
            return QCoreApplication.translate("places", "“{0}”的佐证材料").format(name)
        case Kind.REVIEW:
            said = QCoreApplication.translate("places", _REVIEW_FIELDS.get(place.field, place.field))
            return _of(case.tree[place.key].name, said) if place.key in case.tree else f"“{said}”"
        case Kind.UNCONFIRMED | Kind.PRIOR:
            return label(case, Place.parse(place.key))
        case Kind.PART if place.key in case.parts:
            inner = label(case.parts[place.key], Place.parse(place.field))
            return f"“{name_of(case.evaluation.parts[place.key], case.parts[place.key])}”：{inner}"
    return QCoreApplication.translate("places", "核查意见")


def _of(name: str, field: str) -> str:
    return QCoreApplication.translate("places", "“{0}”的{1}").format(name, field)


def _text_name(case: Case, key: str) -> str:
    if key == FORMS_BOUND_IN:
        return QCoreApplication.translate("places", "报告附各项目的自评表")
    if key == MONITORED_UNTIL:
        return QCoreApplication.translate("places", "监控截止日期")
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
    if place.kind is Kind.PART:
        return Page.PROJECTS
    if place.kind is Kind.EVIDENCE:
        return Page.EVIDENCE
    if place.kind is Kind.REVIEW:
        return Page.REVIEW
    return Page.TABLE if code_of(case, place) else Page.HEAD


def code_of(case: Case, place: Place) -> str:
    """The indicator a place belongs to, "" for none; a head figure belongs to the head page."""
    if place.kind in (Kind.LEAF, Kind.OWN, Kind.PROOF):
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
    elif place.kind in (Kind.LEAF, Kind.OWN, Kind.PROOF) and place.key in tree:
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
