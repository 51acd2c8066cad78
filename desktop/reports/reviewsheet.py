"""The reviewer's sheet (绩效自评复核表): the unit's scores, the reviewer's, and why; printed to be signed.

What nobody has reviewed yet is left blank, so that the same sheet is taken along on paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from desktop.domain.findings.finding import Case, Finding
from desktop.domain.findings.reviews import check_review
from desktop.domain.number import plain
from desktop.domain.review import Line, Reviewed, signed
from desktop.domain.signoff import Revision
from desktop.reports import scores
from desktop.reports.filling import Column, form, listing
from desktop.reports.report import Align, Annex, Cell, Table

TITLE = "绩效自评复核表"
_COLUMNS = (
    Column("序号", 1.3, Align.CENTRE),
    Column("指标", 4.2),
    Column("分值", 1.3, Align.CENTRE),
    Column("完成情况和评分依据", 8.6),
    Column("自评得分", 1.4, Align.CENTRE),
    Column("复核分", 1.4, Align.CENTRE),
    Column("差额", 1.3, Align.CENTRE),
    Column("复核意见", 6),
)
_NAMED = 1
_BY_HAND = 28.0  # points a row is high at least: opinions are written in by hand
_OPINION = 84.0  # likewise of the whole


def review_sheet(told: Reviewed, revision: Revision | None) -> Annex:
    """Both totals and grades, every indicator with both scores and the opinion, the opinion on the whole, who reviewed.

    Args:
        told: The case under review.
        revision: What was signed and is reviewed; None for a draft.
    """
    faults = _faults(check_review(told.case))
    tables = (_summary(told, revision), _close(told), *faults, _lines(told))
    return Annex("", TITLE, (), tuple(tables))


def result(total: Decimal | None, grade: str, none: str) -> str:
    """A total with its grade: "92.06 分（优）"."""
    return none if total is None else f"{plain(total)} 分" + (f"（{grade}）" if grade else "")


def own_result(told: Reviewed) -> str:
    """自评总分 with its grade."""
    sheet = told.case.sheet
    return result(sheet.total, sheet.grade.name if sheet.grade else "", "尚未完成")


def reviewed_result(told: Reviewed) -> str:
    """复核总分 with its grade; blank until something is reviewed."""
    sheet = told.sheet
    return result(sheet.total, sheet.grade.name if sheet.grade else "", "") if told.begun else ""


def stands_for(case: Case, code: str) -> str:
    """What the unit says of a leaf: its target, what was done, and on what the score rests."""
    row = scores.row_of(case, code)
    reached = (("目标", scores.target(row)), ("完成", scores.actual(row)))
    reason = row.judgement.reason.strip()
    said = (
        "；".join(f"{name} {text.strip()}" for name, text in reached if text.strip()),
        scores.basis(row).strip(),
        f"未达标原因：{reason}" if reason else "",
    )
    return "\n".join(line for line in said if line)


def _summary(told: Reviewed, revision: Revision | None) -> Table:
    evaluation, rubric = told.case.evaluation, told.case.rubric
    pairs = [
        ("单位名称", evaluation.unit),
        ("评价年度", f"{evaluation.year}年度"),
        ("自评总分", own_result(told)),
        ("复核总分", reviewed_result(told)),
        ("差额", signed(told.difference) if told.begun else ""),
        ("改动指标", f"{len(told.differing())} 项" if told.begun else ""),
        ("签发情况", "草稿，尚未签发" if revision is None else f"第{revision.number}次签发"),
        ("评价方案", f"{rubric.title}（{rubric.region}，{rubric.year}年）"),
    ]
    if revision is not None:
        pairs.append(("数据校验码", revision.digest))
    return replace(form(pairs), upright=False)


def _lines(told: Reviewed) -> Table:
    lines = list(told.lines())
    rows = [_row(told, line) for line in lines]
    rows.append(("", "总分", plain(told.case.rubric.total), "", *_totals(told), ""))
    strong = frozenset([at for at, line in enumerate(lines) if not line.node.is_leaf] + [len(lines)])
    table = listing(_COLUMNS, rows, title="逐项复核", note="单位：分", upright=False, strong=strong, names=_NAMED)
    return replace(table, least=table.least if told.begun else _BY_HAND)


def _totals(told: Reviewed) -> tuple[str, str, str]:
    own, now = told.case.sheet.total, told.sheet.total
    if not told.begun:
        return _points(own), "", ""
    return _points(own), _points(now), signed(told.difference)


def _row(told: Reviewed, line: Line) -> tuple[str, ...]:
    """A leaf nobody gave points counts as the unit scored it: its 复核分 stays blank, and its heading counts it."""
    node = line.node
    shown = line.given if node.is_leaf else line.counted if told.begun else None
    differs = told.begun and line.difference
    return (
        node.number,
        node.title,
        plain(node.weight),
        stands_for(told.case, node.code) if node.is_leaf else "",
        _points(line.own),
        _points(shown),
        signed(line.difference) if differs else "",
        line.opinion,
    )


def _close(told: Reviewed) -> Table:
    """The opinion on the whole, reviewer and date; room to write where they are missing.

    It stands above the indicators, so that it is never alone on a page.
    """
    whole = told.case.evaluation.review("")
    reviewer = whole.reviewer or "　　　　　　　　（签字）"
    cells = (
        Cell(0, 0, "总体复核意见", align=Align.CENTRE, strong=True),
        Cell(0, 1, whole.opinion, columns=3),
        Cell(1, 0, "复核人", align=Align.CENTRE, strong=True),
        Cell(1, 1, reviewer),
        Cell(1, 2, "复核日期", align=Align.CENTRE, strong=True),
        Cell(1, 3, whole.date or "　　　　年　　月　　日"),
    )
    return Table("复核结论", (1.3, 3, 1.3, 3), 2, 0, cells, upright=False, least=_OPINION / 2)


def _faults(findings: tuple[Finding, ...]) -> Iterator[Table]:
    """What is still wrong with the review itself, so that nobody signs it unawares."""
    if findings:
        columns = (Column("编号", 1.6, Align.CENTRE), Column("位置", 4), Column("问题", 8), Column("怎么办", 6))
        rows = ((each.code, each.label, each.message, each.fix) for each in findings)
        yield listing(columns, rows, title="复核表中待改之处", upright=False, names=1)


def _points(points: Decimal | None) -> str:
    return "" if points is None else plain(points)
