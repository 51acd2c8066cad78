"""Values between the reading process and the program, as JSON: no bytes a document could shape are ever unpickled.

What arrives is rebuilt field by field after the type hints of the class that is expected, so a reading process gone
astray can send wrong words, never another kind of value.
"""

from __future__ import annotations

import types
import typing
from dataclasses import fields, is_dataclass
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any

Json = Any  # str, int, bool, None, lists and dicts of them


def encode(value: object) -> Json:
    """A value of dataclasses, tuples, enums, decimals and plain values as JSON.

    Raises:
        TypeError: Anything else.

    >>> encode((Decimal("1.50"), None, "甲"))
    ['1.50', None, '甲']
    """
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, int):
        return value
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [encode(one) for one in value]
    if is_dataclass(value):
        return {field.name: encode(getattr(value, field.name)) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} is not sent between processes")


def decode(kind: Any, data: Json) -> Any:
    """The value of type ``kind`` that :func:`encode` made ``data`` of.

    Raises:
        ValueError: It is no such value.

    >>> decode(tuple[Decimal | None, ...], ["1.50", None])
    (Decimal('1.50'), None)
    """
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return _any_of(typing.get_args(kind), data)
    if typing.get_origin(kind) is tuple:
        return tuple(decode(one, data) for one, data in _items(typing.get_args(kind), data))
    if kind in (type(None), str, bool, int):
        if type(data) is not kind:  # a bool is no int here
            raise ValueError(f"{kind} expected")
        return data
    if kind is Decimal:
        return _decimal(data)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _member(kind, data)
    return _built(kind, data)


def _any_of(kinds: tuple[Any, ...], data: Json) -> Any:
    for kind in kinds:
        try:
            return decode(kind, data)
        except ValueError:
            continue
    raise ValueError("none of the expected kinds")


def _items(kinds: tuple[Any, ...], data: Json) -> list[tuple[Any, Json]]:
    if not isinstance(data, list):
        raise ValueError("a list expected")  # noqa: TRY004 - wrong data, not a wrong call
    if len(kinds) == 2 and kinds[1] is ...:
        return [(kinds[0], one) for one in data]
    if len(kinds) != len(data):
        raise ValueError(f"{len(kinds)} values expected")
    return list(zip(kinds, data, strict=True))


def _decimal(data: Json) -> Decimal:
    if not isinstance(data, str) or len(data) > 100:
        raise ValueError("digits expected")
    try:
        return Decimal(data)
    except InvalidOperation as error:
        raise ValueError("digits expected") from error


def _member(kind: type[Enum], data: Json) -> Enum:
    if not isinstance(data, str) or data not in kind.__members__:
        raise ValueError(f"no {kind.__name__}")
    return kind[data]


def _built(kind: Any, data: Json) -> Any:
    hints = _hints(kind)
    if not isinstance(data, dict) or data.keys() != hints.keys():
        raise ValueError(f"the fields of {kind.__name__} expected")
    return kind(**{name: decode(hint, data[name]) for name, hint in hints.items()})


@cache
def _hints(kind: Any) -> dict[str, Any]:
    """The fields of a dataclass and their types."""
    known = typing.get_type_hints(kind)
    return {field.name: known[field.name] for field in fields(kind)}
