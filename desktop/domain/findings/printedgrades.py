"""SCO: the grade a document claims against its total, by the scale it prints itself or else the form's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found, Printed, Severity
from desktop.domain.number import plain
from desktop.domain.text import say

_GRADES = "优秀|优|良好|良|中等|中|较差|差|一般|基本合格|不合格|合格"
_N = r"(\d{2,3}(?:\.\d+)?)"
_IN = r"(?:\((?:不?含)(?:\d+分?)?\))?"  # （含）, (含90分)
_IS = r"(?:的|者)?,?(?:评定为|评为|定为|为|是|:)?[“”\"]?"
_FROM = re.compile(rf"{_N}分?{_IN}分?(?:及|或)?以上{_IN}{_IS}({_GRADES})(?![一-鿿]*率)")
_BETWEEN = re.compile(rf"{_N}分?{_IN}分?(?:[-—–~～至到]|以上)+,?{_N}分?{_IN}分?(?:以下)?{_IN}{_IS}({_GRADES})")
_SAME = {"优秀": "优", "良好": "良", "中等": "中", "较差": "差"}
_FEWEST = 2  # bands that make a scale


def grade_of_another_total(printed: Printed, case: Case) -> Iterator[Found]:
    """The claimed grade is not the one the claimed total has.

    等级与总分不符：来源文件写明的等级，不是它写明的总分所在的等级。

    为什么要紧：等级是公开的结论。文件自己印有等级标准的，按它的标准，按错误处理；没有印的，按评价方案的标准，按提醒处理。

    错：总分 88.4，等级“优”；标准为 90 分及以上为优、80 至 90 分为良，应为“良”。
    对：总分 88.4，等级“良”。
    见于：改了得分、没有改结论的报告。
    """
    total, claimed = printed.result.claimed_total, printed.result.claimed_grade
    if total is None or not claimed:
        return
    stated = stated_scale(printed.lines)
    scale = stated or tuple((band.floor, band.name) for band in case.rubric.grades)
    names = {_bare(name) for _, name in scale}
    due = next((name for floor, name in sorted(scale, reverse=True) if floor <= total), "")
    if not due or _bare(claimed) not in names or _bare(due) == _bare(claimed):
        return
    whose = say("Finding", "文件所印的") if stated else say("Finding", "评价方案的")
    yield Found(
        Place(Kind.HEADER, "grade"),
        say("Finding", "等级"),
        say("Finding", "总分 {total}，按{whose}等级标准应为“{due}”，原文件写“{claimed}”").format(
            total=plain(total), whose=whose, due=due, claimed=claimed
        ),
        (plain(total), claimed, due),
        say("Finding", "请核对总分和等级；总分无误的，等级应为“{due}”").format(due=due),
        None if stated else Severity.WARNING,
    )


def stated_scale(lines: Sequence[str]) -> tuple[tuple[Decimal, str], ...]:
    """The grades a text defines with the points each begins at; empty where it defines fewer than two.

    >>> [(str(floor), name) for floor, name in stated_scale(["90分（含）以上为“优”，80分（含）—90分为“良”"])]
    [('90', '优'), ('80', '良')]
    """
    for line in lines:
        text = re.sub(r"\s", "", unicodedata.normalize("NFKC", line))
        bands = {match[2]: Decimal(match[1]) for match in _FROM.finditer(text)}
        between = ((match[3], min(Decimal(match[1]), Decimal(match[2]))) for match in _BETWEEN.finditer(text))
        bands |= {name: floor for name, floor in between if name not in bands}
        if len(bands) >= _FEWEST:
            return tuple((floor, name) for name, floor in bands.items())
    return ()


def _bare(grade: str) -> str:
    return _SAME.get(grade, grade)
