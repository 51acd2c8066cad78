"""The rows of the import preview: what was read, in words, and where it goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from desktop.domain.carryover import NARRATIVE, indicator_id, value_id
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.number import PERCENT, YES_NO, in_unit, plain
from desktop.domain.rubric import Rubric
from desktop.domain.tree import IndicatorTree, build_tree

translate = QCoreApplication.translate

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that was read. ``key`` is "" for what cannot be ticked."""

    key: str
    item: str
    read: str
    place: str = ""
    surely: Confidence | None = None
    goes_to: str = ""
    label: str = ""  # as the plan names it
    whole: str = ""  # ``goes_to`` with everything above it, for the tip
    target: str = ""  # the key of where it goes
    printed: str = ""  # the words it was read from, to be found in the file


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading: 单位与年度, 数据, 指标, 文字."""

    title: str
    rows: tuple[Row, ...]


def groups_of(result: ImportResult, rubric: Rubric) -> tuple[Group, ...]:
    """Everything that was read, heading by heading."""
    tree = build_tree(rubric, {})
    head = [
        _head(result, "unit", translate("ImportRows", "单位名称"), translate("ImportRows", "没有读到，下一步请填写")),
        _head(result, "year", translate("ImportRows", "年度"), translate("ImportRows", "没有读到，按上年处理")),
    ]
    if result.claimed_total is not None:
        head.append(_head(result, "total", translate("ImportRows", "原表自评总分"), plain(result.claimed_total)))
    if result.claimed_grade:
        head.append(_head(result, "grade", translate("ImportRows", "原表自评等级"), result.claimed_grade))
    values = [_value(at, value, rubric, tree) for at, value in enumerate(result.values)]
    facts = tuple(row for row, value in zip(values, result.values, strict=True) if value.kind == "fact")
    texts = tuple(row for row, value in zip(values, result.values, strict=True) if value.kind != "fact")
    rows = tuple(_indicator(at, row, tree) for at, row in enumerate(result.indicators) if row.leaf)
    named = (
        (translate("ImportRows", "单位与年度"), tuple(head)),
        (translate("ImportRows", "数据"), facts),
        (translate("ImportRows", "指标"), rows),
        (translate("ImportRows", "文字"), texts),
    )
    return tuple(Group(title, found) for title, found in named if found)


def _head(result: ImportResult, what: str, item: str, otherwise: str) -> Row:
    """What the source says of itself; ``otherwise`` where it does not say where that stands."""
    read = result.head(what)
    if read is None:
        return Row("", item, otherwise)
    shown = translate("ImportRows", "{points} 分").format(points=read.value) if what == "total" else read.value
    return Row("", item, shown, read.found_at, read.confidence, printed=read.text)


def _value(at: int, value: ImportedValue, rubric: Rubric, tree: IndicatorTree) -> Row:
    known = {field.key: field.name for field in tree.fields.values()} | {t.key: t.name for t in rubric.texts}
    known |= {NARRATIVE + heading.key: heading.heading for heading in rubric.outline}
    readers = [tree[code].name for code in tree.readers.get(value.target, ())]
    goes_to = known.get(value.target, "")
    field = tree.fields.get(value.target) if value.kind == "fact" else None
    return Row(
        value_id(at),
        value.label or goes_to,
        " ".join(value.text.split()) if field is None else _figure(value, field.unit),
        value.found_at,
        value.confidence,
        goes_to,
        value.label or value.target,
        goes_to + (translate("ImportRows", "，用于：{readers}").format(readers="、".join(readers)) if readers else ""),
        value.target if goes_to else "",
        value.text,
    )


def _figure(value: ImportedValue, unit: str) -> str:
    """As printed; where that is another figure than the one that is taken over, that one with its unit too."""
    read = " ".join(value.text.split())
    printed = _NUMBER.search(read.replace(",", "").replace("，", ""))
    if printed is None or Decimal(printed[0]) == Decimal(value.value):
        return read
    return f"{read} → {in_unit(Decimal(value.value), unit)}{unit_after(unit)}"


def unit_after(unit: str) -> str:
    """The unit as it stands after a figure of :func:`in_unit`, which writes per cent and yes or no itself."""
    return "" if unit in ("", PERCENT, YES_NO) else f" {unit}"


def _indicator(at: int, row: ImportedIndicator, tree: IndicatorTree) -> Row:
    goes_to = whole = target = ""
    if row.code in tree:
        goes_to, whole, target = tree[row.code].name, " / ".join(tree.path(row.code)), row.code
    elif row.slot in tree:
        goes_to = whole = translate("ImportRows", "自设：{slot}").format(slot=tree[row.slot].name)
        target = row.slot
    cells = (
        (translate("ImportRows", "分值"), plain(row.weight) if row.weight is not None else ""),
        (translate("ImportRows", "得分"), plain(row.score) if row.score is not None else ""),
        (translate("ImportRows", "目标"), row.target),
        (translate("ImportRows", "完成"), row.actual),
        (translate("ImportRows", "原因"), row.reason),
    )
    read = "　".join(f"{name} {' '.join(text.split())}" for name, text in cells if text)
    label = " / ".join(row.path)
    return Row(indicator_id(at), row.name, read, row.found_at, row.confidence, goes_to, label, whole, target, row.name)
