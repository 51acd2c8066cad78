"""Chinese words for what a rubric draft holds: methods, certainty, readings of figures, formulas by names."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QCoreApplication

from desktop.domain.fact import FactField
from desktop.domain.number import plain
from desktop.domain.text import noop
from desktop.usecases.rubric_shelf import method_titles

translate = QCoreApplication.translate

CERTAINTIES: Final = {
    "printed": noop("RubricWords", "公开印有"),
    "derived": noop("RubricWords", "由数字推得"),
    "assumed": noop("RubricWords", "推定"),
}
_SHORT_CERTAINTIES: Final = {"printed": noop("RubricWords", "印有"), "derived": noop("RubricWords", "推得")}
_POINTS: Final = "分"  # not translated: the unit in which the form weighs
# What a bare figure of a parameter is counted in; "ratio" is 1 for 100 %.
UNITS: Final = {
    "points": _POINTS,
    "minus": _POINTS,
    "cap": _POINTS,
    "otherwise": _POINTS,
    "zero_at": "ratio",
    "full_at": "ratio",
    "tolerance": "ratio",
    "cut_off": "ratio",
    "share": "ratio",
    "at": "ratio",
    "k": "倍",  # not translated: beside 分
}
_SHOWN: Final = {  # what a column of a printed score table shows, beside names and weights of each level
    "explanation": noop("RubricWords", "指标解释"),
    "standard": noop("RubricWords", "评分标准"),
    "target": noop("RubricWords", "年度指标值"),
    "actual": noop("RubricWords", "实际完成值"),
    "score": noop("RubricWords", "得分"),
    "basis": noop("RubricWords", "评分依据"),
    "reason": noop("RubricWords", "未达标原因"),
    "improvement": noop("RubricWords", "改进措施"),
    "remarks": noop("RubricWords", "依据、原因和措施"),
    "note": noop("RubricWords", "备注"),
}
_KEY = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_CHINESE = re.compile(r"[^\x00-\x7f]")
_SIGNS: Final = str.maketrans("×÷−－＋＊／（）．　", "*/--+*/(). ")  # as typed with an input method


def certainty_name(name: str, *, short: bool = False) -> str:
    """How sure a rule is, in words; ``short`` where there is little room. "" for a name nobody knows."""
    words = CERTAINTIES | _SHORT_CERTAINTIES if short else CERTAINTIES
    return translate("RubricWords", words[name]) if name in words else ""


def method_title(name: str) -> str:
    """A method's Chinese title; 未定 where there is none."""
    return method_titles().get(name, name) if name else translate("RubricWords", "未定")


def shown_in_columns() -> tuple[tuple[str, str], ...]:
    """What a column of a printed score table can show: (as kept, in words)."""
    name, weight = translate("RubricWords", "第{0}级名称"), translate("RubricWords", "第{0}级分值")
    levels = [(f"{what}{level}", words.format(level))
              for level in range(1, 5) for what, words in (("level", name), ("weight", weight))]  # fmt: skip
    return (*levels, *((kept, translate("RubricWords", words)) for kept, words in _SHOWN.items()))


def as_figure(text: str) -> str:
    """A figure as a rubric keeps it: "5%" and "５％" become "0.05"; what is no figure stays as typed."""
    wanted = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    percent = wanted.endswith("%")
    try:
        figure = Decimal(wanted.rstrip("% "))
    except InvalidOperation:
        return text.strip()
    if not figure.is_finite():
        return text.strip()
    return plain(figure / 100) if percent else wanted


def reading(text: str, unit: str) -> str:
    """What stands behind a figure's field: its unit, or the percentage a ratio is."""
    if unit != "ratio":
        return unit
    try:
        return f"= {plain(Decimal(text) * 100)}%"
    except InvalidOperation:
        return translate("RubricWords", "可写 90%")


def in_names(formula: str, fields: Mapping[str, FactField]) -> str:
    """A formula as people read it, with figures by their names: "公用经费实际支出数 / 公用经费预算数"."""
    names = {key: name for name, key in _by_name(fields).items()}
    return _KEY.sub(lambda found: names.get(found[0], found[0]), formula)


def in_keys(text: str, fields: Mapping[str, FactField]) -> str:
    """The same as a rubric keeps it; full-width signs, × and ÷ are understood, and so are keys."""
    keys = _by_name(fields)
    plain_signs = text.translate(_SIGNS)
    if not keys:
        return plain_signs.strip()
    longest_first = sorted(keys, key=len, reverse=True)
    known = re.compile("|".join(re.escape(name.translate(_SIGNS)) for name in longest_first))
    found = {name.translate(_SIGNS): key for name, key in keys.items()}
    return known.sub(lambda match: found[match[0]], plain_signs).strip()


def _by_name(fields: Mapping[str, FactField]) -> dict[str, str]:
    """The key of every figure whose name is its own, and cannot be taken for a key or a number."""
    count = Counter(field.name.translate(_SIGNS) for field in fields.values())
    return {
        field.name: key
        for key, field in fields.items()
        if count[field.name.translate(_SIGNS)] == 1 and _CHINESE.match(field.name)
    }
