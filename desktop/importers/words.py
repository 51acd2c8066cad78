"""Printed words made comparable: blanks, brackets, numbering and quotation marks differ from sheet to sheet."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from desktop.domain.number import PERCENT, NotAFigure, plain, split_figure

_ORDER = "一二三四五六七八九十"
# Numbering before a name: 一、 （二） 1. 1.1 ① 指标1： (① is 1 after NFKC, so it is met before)
_NUMBERING = re.compile(
    rf"^(?:[①-⑳]|[{_ORDER}]+[、.．]|[(（](?:[{_ORDER}]+|\d{{1,2}})[)）]|指标\d+[:：]?|"
    rf"\d{{1,2}}(?:\.\d{{1,2}})+[.、]?(?![\d%])|\d{{1,2}}[、.．)）:：](?!\d))\s*"
)
_POINTS = re.compile(r"[(（]\s*(\d+(?:\.\d+)?)\s*(?:分|%|％)\s*[)）]")  # 产出指标（50分）
_NOT_WORD = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"[(（\[【〔][^)）\]】〕]*[)）\]】〕]")
_SPAN = re.compile(r"(?:±|[+-]?(\d+(?:\.\d+)?)\s*[~～至/—-]+\s*[+-]?)\s*(\d+(?:\.\d+)?)\s*分?")  # ±5, -5～5
_OF_LEVEL = re.compile(r"^(?:[省市区县旗州]|本)级(?=.)")
_MONEY_UNIT = re.compile(r"(?<![一-鿿])(亿元|万元|千元|元)(?![一-鿿])")
NOTHING = frozenset(("", "/", "\\", "-", "—", "——", "－", "…", "……", "*"))


@lru_cache(maxsize=8192)
def one_line(text: str) -> str:
    r"""A printed text without the line breaks of its cell; a blank stays only between Latin words.

    >>> one_line("一级\n指标"), one_line(" 5G 基站\n IT大赛 "), one_line("plan\nB")
    ('一级指标', '5G 基站IT大赛', 'plan B')
    """
    lines = [line.strip() for line in text.replace("\r", "\n").replace("\xa0", " ").split("\n")]
    joined = ""
    for line in filter(None, lines):
        gap = " " if joined and joined[-1].isascii() and joined[-1].isalnum() and line[0].isascii() else ""
        joined += (gap if line[0].isalnum() else "") + line
    return joined.strip()


@lru_cache(maxsize=8192)
def key(text: str) -> str:
    r"""What two spellings of one name have in common. For comparing only; the text is kept as printed.

    >>> key("1.1 搭建育才\n引智平台（2分）") == key("搭建育才引智平台")
    True
    >>> key("“三公经费”控制率") == key("三公经费控制率")
    True
    >>> key("（一）资金管理") == key("资金管理"), key("2021年活动数"), key("指标1：完成（含线上）")
    (True, '2021年活动数', '完成含线上')
    """
    text = one_line(text)
    for _ in range(2):  # 指标1：① …
        text = _NUMBERING.sub("", text, count=1)
    text = _POINTS.sub("", unicodedata.normalize("NFKC", text))
    return _NOT_WORD.sub("", text).lower()


@lru_cache(maxsize=8192)
def head_key(text: str) -> str:
    r"""A column head without blanks, brackets and what stands in them: "分 值\n（100分）" is 分值."""
    text = unicodedata.normalize("NFKC", _BRACKETED.sub("", one_line(text)))
    return re.sub(r"[\s:*]+", "", text)


def of_any_level(label: str) -> str:
    """A label without the level of government some forms put before it: 省级预算部门名称 is 预算部门名称."""
    return _OF_LEVEL.sub("", label)


def points_in_name(text: str) -> Decimal | None:
    """The weight some forms print inside a name: 产出指标（50分）."""
    match = _POINTS.search(text)
    return Decimal(plain(Decimal(match[1]))) if match else None


@lru_cache(maxsize=8192)
def number_of(text: str) -> Decimal | None:
    """A weight or score: "2", "2.00分", "10%" (of the total), "±5" (its size). None where none can be read.

    >>> number_of("1.24分"), number_of("±5"), number_of("-2.50"), number_of("/"), number_of("2（已扣）")
    (Decimal('1.24'), Decimal('5'), Decimal('-2.5'), None, None)
    """
    normal = unicodedata.normalize("NFKC", text).strip()
    span = _SPAN.fullmatch(normal)
    if span and span[1] in (None, span[2]):
        return Decimal(plain(Decimal(span[2])))
    try:
        number, unit = split_figure(one_line(text))
    except NotAFigure:
        return None
    return Decimal(plain(number)) if unit in ("", "分", PERCENT) else None


def is_number(text: str) -> bool:
    """Whether a cell holds a bare number rather than words."""
    return number_of(text) is not None


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: "/", "—". 无 is an answer, and where a number is due it is none."""
    return text.strip() in NOTHING


def money_unit(text: str) -> str:
    """The unit of money a label states: "支出规模(万元)" gives 万元; "" where it states none."""
    match = _MONEY_UNIT.search(one_line(text)) or _MONEY_UNIT.search(text)  # a narrow cell breaks （万 元）
    return match[1] if match else ""
