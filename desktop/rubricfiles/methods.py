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
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from pydantic_core import PydanticCustomError

from desktop.domain.fact import FactField
from desktop.domain.formula import Formula, FormulaError, parse
from desktop.domain.number import YES_NO
from desktop.domain.scoring import METHODS
from desktop.domain.scoring.lists import Condition
from desktop.domain.trace import Method
from desktop.rubricfiles.problems import Ledger, Path, suggestion
from desktop.rubricfiles.schema import read_figure, shown

EVENT_UNIT = "次"  # of the count behind an event or finding listed in a method

Record = TypeVar("Record")


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
        try:
            return self._method(score, path)
        except _Bad:
            return None

    def record(self, kind: type[Record], data: object, path: Path) -> Record | None:
        """``data`` as a ``kind`` that stands beside a method (a modifier); None, and errors, where it does not fit."""
        try:
            return cast("Record", self._object(kind, data, path))
        except _Bad:
            return None

    def _method(self, score: object, path: Path) -> Method:
        if not isinstance(score, dict):
            raise self._bad(path, f"“{path[-1]}”读到 {shown(score)}；应为“方法: {{参数}}”")
        if len(score) != 1:
            raise self._bad(path, f"读到 {len(score)} 个评分方法；应恰为一个")
        name, parameters = next(iter(score.items()))
        kind = METHODS.get(name)
        here = (*path, name)
        if kind is None:
            known = "、".join(METHODS)
            raise self._bad(here, f"没有评分方法“{name}”{suggestion(name, METHODS)}；可用：{known}")
        method = cast("Method", self._object(kind, {} if parameters is None else parameters, here))
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
        made = kind(**values)
        for asked in getattr(made, "asks", ()):
            self._ask(asked, path)
        return made

    def _value(self, hint: Any, data: object, path: Path) -> object:
        if get_origin(hint) is types.UnionType:
            if data is None:
                return None
            hint = next(choice for choice in get_args(hint) if choice is not type(None))
        if get_origin(hint) is tuple:
            return tuple(self._items(get_args(hint)[0], data, path))
        if hint is Method:
            return self._method(data, path)
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
            self._ask_item(item, here)
            yield item
        if not sound:
            raise _Bad

    def _ask_item(self, item: object, path: Path) -> None:
        """A condition or event asks for a figure of its own: yes or no, or how often."""
        key, text = getattr(item, "key", None), getattr(item, "text", None)
        if isinstance(key, str) and isinstance(text, str):
            self._ask(FactField(key, text, YES_NO if isinstance(item, Condition) else EVENT_UNIT), (*path, "key"))

    def _ask(self, asked: FactField, path: Path) -> None:
        if asked.key in self.asked:
            self.ledger.add(path, f"数据项 {asked.key} 重复；每条应有自己的 key")
        self.asked[asked.key] = asked

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
