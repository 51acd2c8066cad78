"""RUB: the form itself."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.domain.evaluation import Kind, Place
from desktop.domain.findings.finding import Case, Found
from desktop.domain.text import say


def rubric_of_another_year(case: Case) -> Iterator[Found]:
    """The rubric is another year's than the evaluation.

    评价方案与评价年度不一致：所用方案是另一个年度的。

    为什么要紧：指标、分值和规则每年都可能调整，同名指标的计算口径也变过。

    错：2023 年度的自评用 2021 年度的方案，没有核对当年通知。
    对：核对当年通知，确认沿用后再填。
    见于：2023 年某区自评沿用 2021 年的指标名称。
    """
    year, made_for = case.evaluation.year, case.rubric.year
    if year != made_for:
        yield Found(
            Place(Kind.HEADER, "unit"),
            say("Finding", "评价方案"),
            say("Finding", "自评年度为 {year} 年，评价方案“{title}”为 {made_for} 年度的").format(
                year=year, title=case.rubric.title, made_for=made_for
            ),
            (str(year), str(made_for)),
            say("Finding", "请对照当年通知，确认方案仍然适用。"),
        )
