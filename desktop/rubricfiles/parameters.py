"""The closed list of methods as an editor needs it: each parameter's kind, choices and default, read off the classes.

A new method or parameter shows up here by itself; only its Chinese label stands in a table.
"""

from __future__ import annotations

import types
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

from desktop.domain.formula import Formula
from desktop.domain.modifiers import NotApplicable, OverAchievement, TotalCap
from desktop.domain.number import plain
from desktop.domain.scoring import METHODS
from desktop.domain.trace import Method

TITLES = {
    "proportional": "比例计分",
    "deviation": "偏差计分",
    "reverse": "反向指标",
    "equal": "相等指标",
    "count": "完成数计分",
    "threshold": "达标计分",
    "bands": "分档计分",
    "steps": "逐级扣分",
    "checklist": "逐条计分",
    "deductions": "逐项扣分",
    "bonus": "加减分",
    "levels": "分档打分",
    "one_of": "择一计分",
    "rollup": "汇总计分",
    "manual": "人工评分",
    "unit_target": "单位自设目标",
    "not_applicable": "不适用",
    "over_achievement": "超额完成",
    "total_cap": "总分限制",
}
LABELS = {
    "value": "算式",
    "measure": "比率的名称",
    "zero_at": "从何处起得分",
    "full_at": "何处得满分",
    "k": "偏差的倍数",
    "cut_off": "偏差超过多少不得分",
    "actual": "完成值（数据项）",
    "target": "目标值（数据项）",
    "variant": "超过目标时",
    "miss": "不相等时",
    "reached": "完成数（数据项）",
    "all": "总数（数据项）",
    "tolerance": "允许的差额",
    "comparison": "方向",
    "limit": "界限",
    "otherwise": "未达到时得几分",
    "intervals": "各档",
    "includes": "含哪一端",
    "low": "下限",
    "high": "上限",
    "points": "得分",
    "share": "占分值的比例",
    "size": "每级多大",
    "minus": "扣几分",
    "counting": "不足一级的",
    "conditions": "条件",
    "key": "数据项的键",
    "text": "文字",
    "faults": "扣分事项",
    "cap": "最多多少分",
    "events": "加减分事项",
    "floor": "最低",
    "level": "档次（数据项的键）",
    "levels": "档次",
    "name": "名称",
    "variants": "情形",
    "score": "评分方法",
    "choice": "择一（数据项的键）",
    "shares": "分值怎样分配",
    "then": "怎样处理",
    "at": "完成率达到",
}
CHOICES = {
    "quotient": "目标值 ÷ 完成值",
    "excess": "1 − 超出比例",
    "nothing": "不得分",
    "distance": "按偏离比例减分",
    "low": "含下限",
    "high": "含上限",
    "both": "两端都含",
    "none": "两端都不含",
    "begun": "按一级计",
    "whole": "不计",
    "equal": "平均分配",
    "stated": "按所填分值的比例",
    "full": "得满分",
    "rescale": "不计分，总分折算",
    "flag": "提示核对",
    "reason": "须写明原因",
    "minus": "扣分",
    "≤": "不高于（≤）",
    "≥": "不低于（≥）",
    "=": "等于（=）",
}


@dataclass(frozen=True, slots=True)
class ParameterForm:
    """One parameter.

    Attributes:
        kind: "formula", "figure", "text", "choice", "method" (of a variant) or "list" of tables of ``items``.
        default: As a file writes it; None where it may be left out without one.
        choices: (as a file writes it, in words), for kind "choice".
    """

    name: str
    label: str
    kind: str
    required: bool
    default: str | None = None
    choices: tuple[tuple[str, str], ...] = ()
    items: tuple[ParameterForm, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodForm:
    """A method, or a modifier (``not_applicable``, ``over_achievement``, ``total_cap``)."""

    name: str
    title: str
    parameters: tuple[ParameterForm, ...]


@lru_cache
def method_forms() -> tuple[MethodForm, ...]:
    """All methods a leaf may have, in the order of the list; ``unit_target`` is the program's own."""
    return tuple(_form(name, kind) for name, kind in METHODS.items() if name != "unit_target")


@lru_cache
def modifier_forms() -> tuple[MethodForm, ...]:
    """What may stand beside a method, and the limit on the total."""
    kinds: dict[str, type] = {
        "not_applicable": NotApplicable,
        "over_achievement": OverAchievement,
        "total_cap": TotalCap,
    }
    return tuple(_form(name, kind) for name, kind in kinds.items())


def _form(name: str, kind: type) -> MethodForm:
    return MethodForm(name, TITLES[name], _parameters(kind))


def _parameters(kind: type) -> tuple[ParameterForm, ...]:
    hints = get_type_hints(kind)
    return tuple(_parameter(each, hints[each.name]) for each in fields(kind))


def _parameter(each: Field[Any], hint: Any) -> ParameterForm:
    if get_origin(hint) is types.UnionType:
        hint = next(choice for choice in get_args(hint) if choice is not type(None))
    choices: tuple[tuple[str, str], ...] = ()
    items: tuple[ParameterForm, ...] = ()
    kind = "text"
    if get_origin(hint) is tuple and is_dataclass(inner := get_args(hint)[0]):
        kind, items = "list", _parameters(inner)  # type: ignore[arg-type]
    elif hint is Method:
        kind = "method"
    elif hint is Formula:
        kind = "formula"
    elif hint is Decimal:
        kind = "figure"
    elif isinstance(hint, type) and issubclass(hint, Enum):
        kind, choices = "choice", tuple((str(one.value), CHOICES[str(one.value)]) for one in hint)
    required = each.default is MISSING and each.default_factory is MISSING
    return ParameterForm(each.name, LABELS[each.name], kind, required, _default(each.default), choices, items)


def _default(value: object) -> str | None:
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Enum):
        return str(value.value)
    return value if isinstance(value, str) else None
