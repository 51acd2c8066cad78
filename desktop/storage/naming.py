"""Rows named as people name them, for messages about damage."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Table

from desktop.domain.evaluation import Kind, Place
from desktop.domain.fieldnames import FIELD_NAMES
from desktop.storage.tables import ATTACHMENT, CELL, HEADER, REVISION, RUBRIC_FILE, SIGNATURE

_TABLE_NAMES = {
    HEADER: "文件头",
    RUBRIC_FILE: "评价方案文件",
    REVISION: "签发的修订",
    SIGNATURE: "签字",
    ATTACHMENT: "附件的登记",
}
_FIELD_NAMES = {
    **FIELD_NAMES,
    "parent": "上级指标",
    "name": "名称",  # of a file too
    "sha256": "校验码",
    "size": "大小",
    "added_at": "添加时间",
    "rank": "排列",
    "opinion": "复核意见",
    "reviewer": "复核人",
    "date": "复核日期",
}
_KIND_NAMES = {
    "header": "文件头",
    "fact": "数据项",
    "leaf": "指标",
    "text": "文字",
    "own": "自设指标",
    "unconfirmed": "未确认标记",
    "prior": "上年内容",
    "overruled": "核查说明",
    "generated": "改写前的生成文字",
    "evidence": "佐证材料",
    "proof": "佐证关系",
    "review": "复核",
    "part": "项目自评",
}


def shown(value: object) -> str:
    """A value from a damaged row, short and fit for any screen: bytes that are no text as escapes."""
    text = str(value).encode(errors="backslashreplace").decode()
    return text if len(text) <= 60 else text[:60] + "…"


def place_name(table: Table, values: Sequence[object]) -> str:
    """Where a row stands, for people: 指标“mgmt.funds.completion”的实际完成值."""
    if table is not CELL:
        return f"{_TABLE_NAMES[table]}“{shown(values[0])}”"
    kind, key, field = (shown(value) for value in values[:3])
    name = _KIND_NAMES.get(kind, f"内容（{kind}）") + f"“{key}”"
    if kind == Kind.PART:
        return f"{name}中的{_inside(field)}"
    return name + f"的{_FIELD_NAMES.get(field, field)}" if field else name


def _inside(text: str) -> str:
    try:
        place = Place.parse(text)
    except ValueError:
        return f"内容“{text}”"
    return place_name(CELL, place) if place.kind is not Kind.PART else f"内容“{text}”"
