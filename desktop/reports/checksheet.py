"""The check sheet (核查表): what the head of the unit should have seen before signing, on a page or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.domain.findings import check
from desktop.domain.findings.finding import Case, Finding
from desktop.domain.findings.index import is_bonus
from desktop.domain.findings.waiting import Rank, rank_of
from desktop.domain.number import percent, plain
from desktop.domain.signoff import Revision
from desktop.reports.filling import Column, form, listing
from desktop.reports.report import Align, Annex, Cell, Table

TITLE = "绩效自评核查表"
WORDS = {
    Rank.ERROR: "错误",
    Rank.WARNING: "提醒",
    Rank.BLANK: "待填",
    Rank.UNCONFIRMED: "待确认",
    Rank.NOTE: "建议",
}
_ORDER = {rank: place for place, rank in enumerate(WORDS)}
_BLANK_SIGNATURE = "签字：　　　　　　　　　　　　　年　　月　　日"
_OPINION = 96.0  # points: room for some lines by hand


def check_sheet(case: Case, revision: Revision | None) -> Annex:
    """Total, grade, scores by heading, and every finding by rank, with the reason where one may stand.

    Args:
        case: The evaluation; of a revision the one thawed from its data.
        revision: What was signed, or None.
    """
    findings = sorted(check(case).all(), key=lambda finding: _ORDER[rank_of(finding)])
    tables = (form(_summary(case, revision)), _headings(case), _opinion(case), *_found(case, findings))
    return Annex("", TITLE, (_counted(case, findings),), tables)


def _summary(case: Case, revision: Revision | None) -> list[tuple[str, str]]:
    sheet, evaluation = case.sheet, case.evaluation
    scored = f"{sheet.whole.scored} / {sheet.whole.leaves} 项"
    pairs = [
        ("单位名称", evaluation.unit),
        ("评价年度", f"{evaluation.year}年度"),
        (
            "自评总分",
            f"{'尚未完成' if sheet.total is None else plain(sheet.total)}（满分 {plain(case.rubric.total)} 分）",
        ),
        ("等级", sheet.grade.name if sheet.grade else "—"),
        ("已评分指标", scored),
        ("签发情况", "草稿，尚未签发" if revision is None else f"第{revision.number}次签发"),
        ("评价方案", f"{case.rubric.title}（{case.rubric.region}，{case.rubric.year}年）"),
    ]
    return [*pairs, ("总分说明", sheet.total_note)] if sheet.total_note else pairs


def _headings(case: Case) -> Table:
    """Weight, points and rate of every indicator of the first level."""
    columns = (
        Column("一级指标", 5),
        Column("分值", 1.4, Align.CENTRE),
        Column("得分", 1.4, Align.CENTRE),
        Column("得分率", 1.6, Align.CENTRE),
        Column("失分指标", 6),
    )
    return listing(
        columns, [_heading(case, code) for code in case.tree.roots], title="得分情况", note="单位：分", names=0
    )


def _heading(case: Case, code: str) -> tuple[str, ...]:
    node, points = case.tree[code], case.sheet.points(code)
    counted = [leaf for leaf in case.tree.leaves(code) if not is_bonus(leaf)]
    has_rate = points is not None and node.weight > 0 and counted
    rate = percent(case.rubric.rounding.ratio(points / node.weight)) if has_rate and points is not None else ""
    lost = [leaf for leaf in counted if case.sheet.leaves[leaf.code].lost > 0]
    said = "；".join(f"{leaf.title}（失{plain(case.sheet.leaves[leaf.code].lost)}分）" for leaf in lost)
    return node.name, plain(node.weight), "" if points is None else plain(points), rate, said


def _counted(case: Case, findings: Sequence[Finding]) -> str:
    """How many of each kind, and how many of them stand with a reason."""
    if not findings:
        return "经核查，没有发现问题。"
    counts = ((word, sum(rank_of(each) is rank for each in findings)) for rank, word in WORDS.items())
    kept = sum(each.id in case.evaluation.overruled for each in findings)
    said = "、".join(f"{word}{count}项" for word, count in counts if count)
    return f"经核查，共发现{said}。" + (f"其中{kept}项经说明理由后保留。" if kept else "")


def _found(case: Case, findings: Sequence[Finding]) -> Iterator[Table]:
    if not findings:
        return
    columns = (
        Column("序号", 1.1, Align.CENTRE),
        Column("级别", 1.2, Align.CENTRE),
        Column("编号", 1.7, Align.CENTRE),
        Column("位置", 3.2),
        Column("发现的问题", 6.4),
        Column("处理", 4.4),
    )
    rows = (
        (str(at), WORDS[rank_of(each)], each.code, each.label, each.message, _treatment(case, each))
        for at, each in enumerate(findings, 1)
    )
    yield listing(columns, rows, title="核查发现", names=0)


def _treatment(case: Case, finding: Finding) -> str:
    reason = case.evaluation.overruled.get(finding.id)
    return finding.fix if reason is None else f"保留。理由：{reason}"


def _opinion(case: Case) -> Table:
    """A line for every role to write on. It stands above the findings, so that it is never alone on a page."""
    rows = [
        cell
        for row, role in enumerate(case.rubric.roles)
        for cell in (
            Cell(row, 0, f"{role}意见", align=Align.CENTRE, strong=True),
            Cell(row, 1, _BLANK_SIGNATURE, align=Align.RIGHT),
        )
    ]
    return Table("审阅意见", (1, 5), len(case.rubric.roles), 0, tuple(rows), upright=True, least=_OPINION / 2)
