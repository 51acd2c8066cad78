"""A document to an ImportResult. Every reader lays its document out so; what it means is understood here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import Confidence, ImportedIndicator, ImportResult
from desktop.domain.number import plain
from desktop.domain.rubric import Rubric
from desktop.importers.amounts import remarked
from desktop.importers.claims import claimed
from desktop.importers.columns import Head, find_heads
from desktop.importers.document import Document
from desktop.importers.doubts import contradictions
from desktop.importers.execution import execution_rate
from desktop.importers.figures import read_head_block
from desktop.importers.funds import of_funds
from desktop.importers.grid import Cell, Grid, GridTooLarge
from desktop.importers.heads import heads_of
from desktop.importers.identity import identify
from desktop.importers.matching import RubricNames, match_rows, placed
from desktop.importers.narrated import Prose
from desktop.importers.oneform import one_form
from desktop.importers.prose import Paragraph, TextTooLong
from desktop.importers.table import Table, read_table

FEWEST_FIGURES = 2  # of the budget, that make a document without any score worth reading: what was planned and spent


def understand(document: Document, rubric: Rubric) -> ImportResult:
    """All that a document says of an evaluation.

    Args:
        document: Its tables and its text.
        rubric: Whose indicators and figures are looked for; what it does not know is read all the same.

    Raises:
        UserError: IMPORT_NOTHING, neither a score table nor sentences with scores nor figures of the budget;
            IMPORT_TOO_LARGE.
    """
    source, warnings = document.source, list(document.warnings)
    try:
        return _understood(list(document.plain), source, rubric, warnings, document.paragraphs)
    except (GridTooLarge, TextTooLong) as error:
        raise UserError(Problem.IMPORT_TOO_LARGE, file=source, what=error.what) from error


def _understood(
    grids: list[Grid], source: str, rubric: Rubric, warnings: list[str], paragraphs: Sequence[Paragraph]
) -> ImportResult:
    names = RubricNames(rubric)
    tables, apart = one_form(_tables(grids, names), rubric.total)
    funded = execution_rate(grids, [table.used for table in tables], ())
    tables = [_surely(table, grid, funded) for table, grid in zip(tables, grids, strict=True)]
    prose = Prose.read(paragraphs, rubric, names)
    rows = [row for table in tables for row in table.rows]
    rows, said = prose.beside(rows)
    indicators, told = match_rows(rows, names)
    used = [table.used for table in tables]
    indicators += [placed(row, names, indicators) for row in execution_rate(grids, used, indicators)]
    around = [*grids, *prose.cover]
    used += [set() for _ in prose.cover]
    identity = identify(around, used, source, prose.parts)
    head_block = read_head_block(
        around, used, rubric, *prose.figures(identity.unit), remarked(indicators, identity.unit)
    )
    if not rows and not prose.speaks:
        if sum(value.kind == "fact" for value in head_block.values if value.target) < FEWEST_FIGURES:
            raise UserError(Problem.IMPORT_NOTHING, file=source, why=_why_nothing(grids, tables, paragraphs))
        said.append("没有评分表，正文也没有各项得分：只读到数据")
    values = (*head_block.values, *prose.texts(rubric, {value.target for value in head_block.values}))
    claim = claimed(prose.parts, identity.year, rubric, names)
    heads = heads_of(identity, claim, tables, rubric, warnings)
    total = heads.total
    if total is not None and claim.total is not None and claim.total != total:
        said.append(f"评分表的总分是 {plain(total)}，正文写的自评得分是 {plain(claim.total)}，取评分表的")
    doubts = [doubt for table in tables for doubt in table.doubts]
    return ImportResult(
        source,
        identity.unit,
        identity.year,
        rubric.id,
        total,
        heads.grade,
        values,
        tuple(indicators),
        (
            *identity.doubts,
            *contradictions(indicators, values, total, rubric),
            *apart,
            *claim.doubts,
            *said,
            *head_block.doubts,
            *told,
            *doubts,
            *_guesses(indicators),
            *warnings,
        ),
        identity.subject,
        heads.told,
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
        elif last is not None and last[1] == width and not of_funds(grid):
            tables.append(read_table(grid, [Head(-1, -1, last[0].columns)], names, above))
        else:
            tables.append(Table())
    return tables


def _surely(table: Table, grid: Grid, funded: Sequence[ImportedIndicator]) -> Table:
    """How sure rows are whose cells were told apart by order or alignment: likely where their sums prove them.

    ``funded`` is the 预算执行率 scored in the table of funds, which counts in the total of many forms.
    """
    most = grid.most
    if grid.inferred:
        most = min(most, Confidence.LIKELY if _proven(table, funded) else Confidence.GUESS)
        table.sure = most
    table.rows = [replace(row, confidence=min(row.confidence, most)) for row in table.rows]
    return table


def _proven(table: Table, funded: Sequence[ImportedIndicator]) -> bool:
    """Whether scores and weights add up to the closing row, with what the table of funds scores or without."""
    pairs = [(row.weight, row.score) for row in table.rows]
    if not table.totals or any(weight is None or score is None or score > weight for weight, score in pairs):
        return False
    total = table.totals[-1]
    known = [(weight, score) for weight, score in pairs if weight is not None and score is not None]
    more = [(row.weight, row.score) for row in funded if row.weight is not None and row.score is not None]
    for taken in (known, [*known, *more]):
        weighed = sum((weight for weight, _ in taken), Decimal(0))
        if sum((score for _, score in taken), Decimal(0)) == total.score and total.weight in (None, weighed):
            return True
    return False


def _why_nothing(grids: list[Grid], tables: list[Table], paragraphs: Sequence[Paragraph]) -> str:
    if paragraphs:
        return "正文里没有“分值……自评得分……”这样的句子，表格里也没有评分表" if grids else "正文里没有自评得分"
    if not grids:
        return "文件里没有文字，是空的"
    if any(table.used for table in tables):
        return "表头以下没有指标"
    return f"{len(grids)} 张表里都没有带“指标”和“分值”或“得分”的表头"


def _guesses(indicators: list[ImportedIndicator]) -> list[str]:
    guessed = [row for row in indicators if row.leaf and row.confidence is Confidence.GUESS]
    if not guessed:
        return []
    places = "、".join(row.found_at for row in guessed[:8])
    return [f"有 {len(guessed)} 项是按位置或近似名称推断的，请逐项核对：{places}"]
