"""Places of a file as people call them, where no window shows them: 资金管理 / 预算完成率的评分依据."""

from __future__ import annotations

from desktop.domain.evaluation import Kind, Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.domain.findings.finding import Case
from desktop.domain.findings.places import NARRATIVE, fact_label, label
from desktop.domain.text import say

_MARKS = {
    Kind.UNCONFIRMED: say("Verify", "未确认标记：{what}"),
    Kind.PRIOR: say("Verify", "上年内容：{what}"),
    Kind.OVERRULED: say("Verify", "核查保留理由：{what}"),
    Kind.GENERATED: say("Verify", "改写前的生成文字：{what}"),
}
_PART_HEADERS = {
    "header/rubric": say("Verify", "评价方案"),
    "header/form": say("Verify", "类别"),
    "header/name": say("Verify", "名称"),
    "header/position": say("Verify", "次序"),
}


def place_label(text: str, case: Case | None) -> str:
    """A place as people call it: "资金管理 / 预算完成率的评分依据"; its own words where nothing better is known."""
    try:
        kind, key, field = place = Place.parse(text)
    except ValueError:
        return text
    if kind is Kind.HEADER:
        return say("Verify", "单位名称")
    if kind is Kind.PART:
        return _part_label(key, field, case)
    if kind in _MARKS:
        return _MARKS[kind].format(what=place_label(key, case) if kind is not Kind.OVERRULED else key)
    if case is None:
        return str(place)
    if kind is Kind.FACT:
        return fact_label(case, key)
    if kind is Kind.TEXT:
        return _text_label(case, key)
    name = label(case, case.tree[key]) if key in case.tree else say("Verify", "指标“{code}”").format(code=key)
    return say("Verify", "{name}的{field}").format(name=name, field=FIELD_NAMES.get(field, field))


def _part_label(key: str, inner: str, case: Case | None) -> str:
    part = case.evaluation.parts.get(key) if case else None
    what = _PART_HEADERS.get(inner) or place_label(inner, case.parts.get(key) if case else None)
    return of_project(part.name if part and part.name else key, what)


def of_project(name: str, what: str) -> str:
    """Something of a project of the file."""
    return say("Verify", "项目“{name}”：{what}").format(name=name, what=what)


def _text_label(case: Case, key: str) -> str:
    names = {field.key: field.name for field in case.rubric.texts}
    names.update((NARRATIVE + heading.key, heading.heading) for heading in case.rubric.outline)
    return names.get(key, key)
