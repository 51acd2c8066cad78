"""The year comparison (年度对比) as an annex: last year's target, actual value and score beside this year's."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.comparison import Comparison, Row
from desktop.domain.findings.finding import Case
from desktop.domain.number import plain
from desktop.domain.tree import Node
from desktop.reports import scores
from desktop.reports.filling import Column, listing
from desktop.reports.report import Align, Annex, Cell, Table

_NOTHING = "—"


def comparison_annex(told: Comparison) -> Annex:
    """Every indicator of either year, headings in bold, and the totals.

    Args:
        told: Both years.
    """
    last, this = told.last.evaluation, told.this.evaluation
    years = (f"{last.year}年", f"{this.year}年")
    if last.year == this.year:
        years = ("对照", "本次")
    columns = [Column("指标", 6)]
    for what, share, align in (
        ("分值", 1.5, Align.CENTRE), ("年度指标值", 4.2, Align.LEFT), ("实际完成值", 4.2, Align.LEFT),
        ("得分", 1.6, Align.CENTRE),
    ):  # fmt: skip
        columns += [Column(f"{what}\n（{year}）", share, align) for year in years]
    columns += [Column("得分增减", 1.6, Align.CENTRE), Column("说明", 2.2, Align.CENTRE)]
    rows = [_row(told, row) for row in told.rows]
    strong = frozenset(at for at, row in enumerate(told.rows) if not row.node.is_leaf)
    table = listing(columns, rows, note="单位：分", upright=False, strong=strong, names=0)
    title = f"{last.year}年度与{this.year}年度绩效自评对比表" if last.year != this.year else "绩效自评对比表"
    return Annex("", title, tables=(_with_totals(table, told),))


def _row(told: Comparison, row: Row) -> tuple[str, ...]:
    last, this = row.last, row.this
    return (
        f"{row.node.number} {row.node.title}",
        _NOTHING if last is None else plain(last.weight),
        _NOTHING if this is None else plain(this.weight),
        *_values(told, row, scores.target),
        *_values(told, row, scores.actual),
        _NOTHING if last is None else _points(row.last_score),
        _NOTHING if this is None else _points(row.score),
        _signed(row.change),
        _remark(row),
    )


def _values(told: Comparison, row: Row, shown: scores.Shown) -> tuple[str, str]:
    return _value(told.last, row.last, shown), _value(told.this, row.this, shown)


def _value(case: Case, node: Node | None, shown: scores.Shown) -> str:
    """What the year's own table prints in that column."""
    if node is None:
        return _NOTHING
    return shown(scores.row_of(case, node.code)) if node.is_leaf else ""


def _remark(row: Row) -> str:
    if row.last is None:
        return "新增"
    if row.this is None:
        return "取消"
    renamed = f"{'疑似' if row.is_guessed else ''}更名，原为“{row.last.name}”" if row.is_renamed else ""
    return "；".join(part for part in (renamed, "分值调整" if row.is_reweighted else "") if part)


def _with_totals(table: Table, told: Comparison) -> Table:
    """The table with totals and grades below."""
    at, sheets = table.row_count, (told.last.sheet, told.this.sheet)
    totals = [sheet.total for sheet in sheets]
    change = _signed(None if totals[0] is None or totals[1] is None else totals[1] - totals[0])
    grades = [sheet.grade.name if sheet.grade else _NOTHING for sheet in sheets]
    cells = list(table.cells)
    for row, name, values, aside in (
        (at, "总分", [_points(total) for total in totals], change),
        (at + 1, "等级", grades, ""),
    ):
        cells.append(Cell(row, 0, name, columns=7, align=Align.CENTRE, strong=True))
        cells += [Cell(row, 7 + which, text, align=Align.CENTRE, strong=True) for which, text in enumerate(values)]
        cells += [Cell(row, 9, aside, align=Align.CENTRE, strong=True), Cell(row, 10, "")]
    return Table(
        table.title, table.widths, at + 2, table.head_rows, tuple(cells), table.note, table.names, upright=False
    )


def _points(points: Decimal | None) -> str:
    return "" if points is None else plain(points)


def _signed(change: Decimal | None) -> str:
    return "" if change is None else f"{'+' if change > 0 else ''}{plain(change)}"
