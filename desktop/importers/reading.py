"""Grids to an ImportResult. Every reader lays its document out as grids; what they mean is understood here, once."""

from __future__ import annotations

from decimal import Decimal

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers.columns import Head, find_heads
from desktop.importers.doubts import contradictions
from desktop.importers.figures import read_head_block
from desktop.importers.grid import Cell, Grid
from desktop.importers.identity import identify
from desktop.importers.matching import RubricNames, match_rows
from desktop.importers.table import Table, Total, read_table
from desktop.importers.words import head_key, number_of, one_line


def understand(grids: list[Grid], source: str, rubric: Rubric, warnings: list[str]) -> ImportResult:
    """All that the grids say of an evaluation.

    Args:
        grids: The tables of one document, in order.
        source: The file's name.
        rubric: Whose indicators and figures are looked for; what it does not know is read all the same.
        warnings: What the reader itself found odd.

    Raises:
        UserError: IMPORT_NOTHING, no score table.
    """
    names = RubricNames(rubric)
    tables = _tables(grids, names)
    rows = [row for table in tables for row in table.rows]
    if not rows:
        raise UserError(Problem.IMPORT_NOTHING, file=source, why=_why_nothing(grids, tables))
    indicators, told = match_rows(rows, names)
    indicators += _execution_rate(grids, [table.used for table in tables], indicators)
    used = [table.used for table in tables]
    identity = identify(grids, used, source)
    head_block = read_head_block(grids, used, rubric)
    total = _total(tables, rubric, warnings)
    total = identity.total if total is None else total
    doubts = [doubt for table in tables for doubt in table.doubts]
    return ImportResult(
        source,
        identity.unit,
        identity.year,
        rubric.id,
        total,
        identity.grade,
        head_block.values,
        tuple(indicators),
        (
            *identity.doubts,
            *contradictions(indicators, head_block.values, total, rubric),
            *head_block.doubts,
            *told,
            *doubts,
            *_guesses(indicators),
            *warnings,
        ),
    )


def _tables(grids: list[Grid], names: RubricNames) -> list[Table]:
    """The score tables of each grid; a grid without a head goes on under the last one, as pages do."""
    tables: list[Table] = []
    above: dict[int, Cell] = {}
    last: tuple[Head, int] | None = None
    for grid in grids:
        heads = find_heads(grid)
        width = len(grid.rows[0])
        if heads:
            last = heads[-1], width
            tables.append(read_table(grid, heads, names, above))
        elif last is not None and last[1] == width:
            tables.append(read_table(grid, [Head(-1, -1, last[0].columns)], names, above))
        else:
            tables.append(Table())
    return tables


def _why_nothing(grids: list[Grid], tables: list[Table]) -> str:
    if not grids:
        return "所有工作表都是空的"
    if any(table.used for table in tables):
        return "表头以下没有指标"
    return f"{len(grids)} 张表里都没有带“指标”和“分值”或“得分”的表头"


def _total(tables: list[Table], rubric: Rubric, warnings: list[str]) -> Decimal | None:
    """The claimed total: of several closing rows the one over the whole weight, else the last."""
    totals = [total for table in tables for total in table.totals if total.score is not None]
    whole = [total for total in totals if total.weight == rubric.total]
    chosen = (whole or totals)[-1] if totals else None
    others: list[Total] = [total for total in whole if chosen is not None and total.score != chosen.score]
    if chosen is not None and others:
        told = "、".join(f"{total.place} {total.score}" for total in others)
        warnings.append(f"有多个总分：取 {chosen.place} 的 {chosen.score}；另有 {told}")
    return chosen.score if chosen else None


def _execution_rate(grids: list[Grid], used: list[set[int]], found: list[ImportedIndicator]) -> list[ImportedIndicator]:
    """The national form scores 预算执行率 in its table of funds, above the indicators: 分值 10, 得分 9.86."""
    for grid, taken in zip(grids, used, strict=True):
        for row in range(len(grid.rows) - 1):
            columns = {head_key(cell.text): cell.column for cell in grid.own_cells(row)}
            if row in taken or not {"分值", "得分", "执行率"} <= columns.keys():
                continue
            below = grid.rows[row + 1]
            cells = {word: below[columns[word]] for word in ("分值", "得分", "执行率")}
            numbers = {word: number_of(cell.text) for word, cell in cells.items() if cell is not None}
            known = any("执行率" in one.name for one in found)
            if known or numbers.get("分值") is None or numbers.get("得分") is None:
                continue
            rate, score = cells["执行率"], cells["得分"]
            assert score is not None
            return [
                ImportedIndicator(
                    ("预算执行率",),
                    score.place,
                    Confidence.LIKELY,
                    numbers["分值"],
                    numbers["得分"],
                    actual=one_line(rate.text) if rate else "",
                )
            ]
    return []


def _guesses(indicators: list[ImportedIndicator]) -> list[str]:
    guessed = [row for row in indicators if row.leaf and row.confidence is Confidence.GUESS]
    if not guessed:
        return []
    places = "、".join(row.found_at for row in guessed[:8])
    return [f"有 {len(guessed)} 项是按位置或近似名称推断的，请逐项核对：{places}"]
