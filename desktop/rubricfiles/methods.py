"""A leaf's ``score:`` → its Method. Parameters are the fields of the method's class: a new method needs no code here.

``score: {threshold: {value: carry_over / executed, measure: 结转结余率, comparison: "≤", limit: "0.10"}}``
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, cast, get_args, get_origin, get_type_hints

from pydantic_core import PydanticCustomError

from desktop.domain.fact import FactField
from desktop.domain.formula import Formula, FormulaError, parse
from desktop.domain.number import YES_NO
from desktop.domain.scoring import METHODS
from desktop.domain.scoring.limits import Threshold
from desktop.domain.scoring.lists import Bonus, Checklist, Condition
from desktop.domain.scoring.rates import Count, Deviation, Proportional
from desktop.domain.trace import Method
from desktop.rubricfiles.problems import Ledger, Path, suggestion
from desktop.rubricfiles.schema import read_figure, shown

EVENT_UNIT = "次"  # of the count behind an event or finding listed in a method


class _Bad(Exception):  # noqa: N818 - only ends the reading of one value; the ledger has the error
    """The value cannot be used."""


@dataclass(slots=True)
class MethodReader:
    """Reads the methods of one leaf.

    ``units`` are the figures formulas may name; ``asked`` gathers those a method asks for itself (conditions, events).
    """

    ledger: Ledger
    units: Mapping[str, str]
    asked: dict[str, FactField] = field(default_factory=dict)

    def read(self, score: Mapping[str, object], path: Path) -> Method | None:
        """The one method in ``score``; None, and errors in the ledger, where it cannot be used."""
        if len(score) != 1:
            self.ledger.add(path, f"读到 {len(score)} 个评分方法；应恰为一个")
            return None
        name, parameters = next(iter(score.items()))
        kind = METHODS.get(name)
        here = (*path, name)
        if kind is None:
            known = "、".join(METHODS)
            self.ledger.add(here, f"没有评分方法“{name}”{suggestion(name, METHODS)}；可用：{known}")
            return None
        try:
            method = cast("Method", self._object(kind, {} if parameters is None else parameters, here))
        except _Bad:
            return None
        self._needs_known(method, here)
        return method

    def _object(self, kind: type, data: object, path: Path) -> object:
        """``data`` as a ``kind``, a dataclass; every wrong parameter is taken down before giving up."""
        if not isinstance(data, dict):
            raise self._bad(path, f"“{path[-1]}”读到 {shown(data)}；应为“参数: 值”的表")
        hints = _hints(kind)
        values: dict[str, object] = {}
        sound = True
        for key in data:
            if key not in hints:
                known = "、".join(hints) or "没有参数"
                self.ledger.add((*path, key), f"不认识的参数“{key}”{suggestion(key, hints)}；可用：{known}")
                sound = False
        for each in fields(kind):
            if each.name in data:
                try:
                    values[each.name] = self._value(hints[each.name], data[each.name], (*path, each.name))
                except _Bad:
                    sound = False
            elif each.default is MISSING and each.default_factory is MISSING:
                self.ledger.add(path, f"缺少参数“{each.name}”")
                sound = False
        if not sound:
            raise _Bad
        return kind(**values)

    def _value(self, hint: Any, data: object, path: Path) -> object:
        if get_origin(hint) is types.UnionType:
            if data is None:
                return None
            hint = next(choice for choice in get_args(hint) if choice is not type(None))
        if get_origin(hint) is tuple:
            return tuple(self._items(get_args(hint)[0], data, path))
        if hint is Formula:
            return self._formula(data, path)
        if hint is Decimal:
            return self._figure(data, path)
        if isinstance(hint, type) and issubclass(hint, Enum):
            return self._choice(hint, data, path)
        if is_dataclass(hint):
            return self._object(cast("type", hint), data, path)
        if type(data) is not hint or data == "":
            wanted = {str: "文字", bool: "true 或 false", int: "不加引号的整数"}.get(hint, str(hint))
            raise self._bad(path, f"“{path[-1]}”读到 {shown(data)}；应为{wanted}")
        return data

    def _items(self, hint: Any, data: object, path: Path) -> Iterator[object]:
        if not isinstance(data, list) or not data:
            raise self._bad(path, f"“{path[-1]}”读到 {shown(data)}；应为至少一项的列表")
        sound = True
        for number, each in enumerate(data):
            here = (*path, number)
            try:
                item = self._value(hint, each, here)
            except _Bad:
                sound = False
                continue
            self._ask(item, here)
            yield item
        if not sound:
            raise _Bad

    def _ask(self, item: object, path: Path) -> None:
        """A condition or event asks for a figure of its own: yes or no, or how often."""
        key, text = getattr(item, "key", None), getattr(item, "text", None)
        if not isinstance(key, str) or not isinstance(text, str):
            return
        if key in self.asked:
            self.ledger.add((*path, "key"), f"数据项 {key} 重复；每条应有自己的 key")
        self.asked[key] = FactField(key, text, YES_NO if isinstance(item, Condition) else EVENT_UNIT)

    def _formula(self, data: object, path: Path) -> Formula:
        if not isinstance(data, str):
            raise self._bad(path, f"“{path[-1]}”读到 {shown(data)}；应为算式，如 executed / budget")
        try:
            return parse(data, self.units)
        except FormulaError as wrong:
            raise self._bad(path, str(wrong)) from wrong

    def _figure(self, data: object, path: Path) -> Decimal:
        try:
            return read_figure(data)
        except PydanticCustomError as wrong:
            raise self._bad(path, f"“{path[-1]}”{wrong.message()}") from wrong

    def _choice(self, kind: type[Enum], data: object, path: Path) -> Enum:
        for choice in kind:
            if choice.value == data:
                return choice
        known = "、".join(str(choice.value) for choice in kind)
        raise self._bad(path, f"“{path[-1]}”读到 {shown(data)}；应为 {known} 之一（加引号）")

    def _needs_known(self, method: Method, path: Path) -> None:
        for key in method.needs:
            if key not in self.units and key not in self.asked:
                hint = suggestion(key, self.units)
                self.ledger.add(path, f"没有名为 {key} 的数据项{hint}；请在本指标或 rubric.yaml 的 facts 中写明")

    def _bad(self, path: Path, message: str) -> _Bad:
        self.ledger.add(path, message)
        return _Bad()


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    """The parameters of a method and their types."""
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


def faults(method: Method, weight: Decimal, floor: Decimal, units: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a method as a whole: the parameter to look at ("" for all of them), and a message."""
    match method:
        case Proportional():
            yield from _ratio(method.value)
            if method.zero_at >= method.full_at:
                yield "full_at", f"full_at 读到 {method.full_at}；应大于 zero_at（{method.zero_at}）"
        case Deviation():
            yield from _ratio(method.value)
            if method.k <= 0:
                yield "k", f"k 读到 {method.k}；应大于 0"
        case Threshold() if not floor <= method.otherwise <= weight:
            yield "otherwise", f"otherwise 读到 {method.otherwise}；应在 {floor} 至 {weight} 之间"
        case Count():
            yield from _counted(method, units)
        case Checklist():
            yield from _shares(method, weight)
        case Bonus():
            if method.floor != floor:
                yield "floor", f"floor 读到 {method.floor}；应与指标的 floor（{floor}）一致"
            if not 0 <= method.cap <= weight:
                yield "cap", f"cap 读到 {method.cap}；应在 0 至 {weight} 之间"
        case _:
            pass


def _ratio(value: Formula) -> Iterator[tuple[str, str]]:
    if not value.is_ratio:
        yield "value", f"value 读到 {value.text}，单位不是比率；应为两个同单位数据相除，或单位为 % 的数据项"


def _counted(method: Count, units: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    reached, whole = units.get(method.reached), units.get(method.all)
    if reached is not None and whole is not None and reached != whole:
        yield "reached", f"reached 的单位是 {reached}，all 的单位是 {whole}；应相同"
    if not 0 <= method.tolerance <= 1:
        yield "tolerance", f"tolerance 读到 {method.tolerance}；应在 0 至 1 之间"


def _shares(method: Checklist, weight: Decimal) -> Iterator[tuple[str, str]]:
    points = [condition.points for condition in method.conditions if condition.points is not None]
    if points and len(points) < len(method.conditions):
        yield "conditions", "有的条件写了 points，有的没有；应全写，或全不写（平均分配）"
    elif points and sum(points) != weight:
        yield "conditions", f"各条 points 合计 {sum(points)}；应等于分值 {weight}"
    if any(each <= 0 for each in points):
        yield "conditions", "points 应大于 0"
