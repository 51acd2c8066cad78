"""The score tables: the rubric's own columns, level-1 and level-2 cells merged over their leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from desktop.domain.evaluation import Judgement
from desktop.domain.findings.finding import Case
from desktop.domain.number import plain
from desktop.domain.rubric import Certainty, GradeBand, Sheet
from desktop.domain.scoresheet import LeafScore
from desktop.domain.scoring.own_target import OwnTarget
from desktop.domain.trace import Score
from desktop.domain.tree import Node
from desktop.reports.report import Align, Cell, Sums, Table

ASSUMED_MARK = "*"
ASSUMED_NOTE = "注：标 * 的评分规则为推定，请对照本级财政部门通知核对。"


@dataclass(frozen=True, slots=True)
class Row:
    """One leaf and all that a column may show of it. ``path`` holds the nodes from level 1 down to the leaf."""

    case: Case
    path: tuple[Node, ...]

    @property
    def leaf(self) -> Node:
        """The scored indicator itself."""
        return self.path[-1]

    @property
    def judgement(self) -> Judgement:
        """What is written beside it."""
        return self.case.evaluation.judgement(self.leaf.code)

    @property
    def result(self) -> LeafScore:
        """Its score."""
        return self.case.sheet.leaves[self.leaf.code]


Shown = Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column shows of a leaf, and how it is set."""

    text: Shown
    align: Align = Align.LEFT


def target(row: Row) -> str:
    """The unit's own target, or what the rule asks for."""
    method = row.leaf.indicator.method
    written = row.judgement.target
    if isinstance(method, OwnTarget):
        return method.shown(written)
    return written or (method.limit_text if method else "")


def actual(row: Row) -> str:
    """What was written, or the value the rule worked out."""
    by_rule = row.result.by_rule
    return row.judgement.actual or (by_rule.value if isinstance(by_rule, Score) else "")


def score(row: Row) -> str:
    """The points; blank, never 0, while there are none, and a stroke where the leaf does not count."""
    points = row.result.points
    return "" if points is None else "/" if row.result.left_out else plain(points)


def basis(row: Row) -> str:
    """What was written, or the arithmetic; a score typed against the rule says so."""
    leaf, by_rule = row.result, row.result.by_rule
    if leaf.points is None:
        return row.judgement.basis
    if not isinstance(by_rule, Score):
        return row.judgement.basis or "人工评分。"
    if by_rule.points == leaf.points:
        return row.judgement.basis or f"{by_rule.trace}。"
    aside = f"得分由人工填写；按规则计算为 {plain(by_rule.points)} 分（{by_rule.trace}）。"
    return "\n".join(part for part in (row.judgement.basis, aside) if part)


def remarks(row: Row) -> str:
    """评分依据、未达标原因、改进措施 in one cell, each on a line of its own."""
    judgement = row.judgement
    parts = [basis(row)]
    if judgement.reason:
        parts.append(f"未达标原因：{judgement.reason}")
    if judgement.improvement:
        parts.append(f"改进措施：{judgement.improvement}")
    return "\n".join(part for part in parts if part)


def row_of(case: Case, code: str) -> Row:
    """The row of one leaf."""
    return Row(case, tuple(case.tree[each] for each in (*reversed(tuple(case.tree.ancestors(code))), code)))


# What a rubric's SheetColumn.shows may name, besides level1…level4 and weight1…weight4.
COLUMNS: dict[str, Column] = {
    "explanation": Column(lambda row: row.leaf.indicator.explanation),
    "standard": Column(lambda row: row.leaf.indicator.standard),
    "target": Column(target),
    "actual": Column(actual),
    "score": Column(score, Align.CENTRE),
    "basis": Column(basis),
    "reason": Column(lambda row: row.judgement.reason),
    "improvement": Column(lambda row: row.judgement.improvement),
    "remarks": Column(remarks),
    "note": Column(lambda row: row.judgement.note),
}


def score_tables(case: Case) -> Iterator[Table]:
    """One table for every sheet of the rubric; total and grade stand at the end of the last."""
    for sheet in case.rubric.sheets:
        yield _table(case, sheet, last=sheet is case.rubric.sheets[-1])


def _table(case: Case, sheet: Sheet, *, last: bool) -> Table:
    rows = [row_of(case, leaf.code) for root in sheet.indicators for leaf in case.tree.leaves(root)]
    cells = [Cell(0, at, column.head, align=Align.CENTRE, strong=True) for at, column in enumerate(sheet.columns)]
    deepest = max((int(column.shows[-1]) for column in sheet.columns if column.shows.startswith("level")), default=0)
    marked = _marked_column(sheet)
    for at, column in enumerate(sheet.columns):
        if column.shows in COLUMNS:
            cells += _leaf_cells(rows, at, COLUMNS[column.shows], marked=at == marked)
        else:
            cells += _level_cells(rows, at, column.shows, deepest, marked=marked is None)
    count = 1 + len(rows)
    width = len(sheet.columns)
    if last:
        cells += _sums(case, sheet, count)
        count += 2
    if any(_is_assumed(row) for row in rows):
        cells.append(Cell(count, 0, ASSUMED_NOTE, columns=width))
        count += 1
    title = f"{case.rubric.title}（{sheet.title}）"
    names = next((at for at, column in enumerate(sheet.columns) if column.shows == f"level{deepest}"), None)
    sums = _sums_of(sheet, 1 + len(rows), last=last)
    return Table(title, tuple(_shares(sheet)), count, 1, tuple(cells), "单位：分", names, sheet.title, sums)


def _sums_of(sheet: Sheet, end: int, *, last: bool) -> Sums:
    """Where a worksheet may add: leaves stand from row 1 up to ``end``, and the total right below the last of them."""
    shows = [column.shows for column in sheet.columns]
    weights = sorted((name, at) for at, name in enumerate(shows) if name.startswith("weight"))
    scores = shows.index("score") if "score" in shows else None
    return Sums(tuple(at for _, at in weights), scores, (1, end), end if last and scores else None)


def _leaf_cells(rows: list[Row], at: int, column: Column, *, marked: bool) -> Iterator[Cell]:
    for number, row in enumerate(rows, 1):
        yield Cell(number, at, column.text(row) + _mark(row, marked), align=column.align)


def _level_cells(rows: list[Row], at: int, shows: str, deepest: int, *, marked: bool) -> Iterator[Cell]:
    """The cells of levelN or weightN.

    A heading's cell is merged over its leaves. In the deepest column each leaf has a cell of its own, which also
    names what lies below that level; a leaf that stands higher leaves the deeper columns blank.
    """
    level = int(shows[-1])
    names = shows.startswith("level")
    align = Align.LEFT if names else Align.CENTRE
    if level >= deepest:
        for number, row in enumerate(rows, 1):
            below = row.path[level - 1 :]
            text = ""
            if below:
                text = " / ".join(node.name for node in below) if names else plain(row.leaf.weight)
            yield Cell(number, at, text + _mark(row, marked and names and below != ()), align=align)
        return
    start = 1
    for _, group in groupby(enumerate(rows), key=lambda each: _group(each[1], each[0], level)):
        members = [row for _, row in group]
        node = members[0].path[level - 1] if len(members[0].path) >= level else None
        text = "" if node is None else node.name if names else plain(node.weight)
        text += _mark(members[0], marked and names and node is members[0].leaf)
        yield Cell(start, at, text, rows=len(members), align=Align.CENTRE)
        start += len(members)


def _group(row: Row, number: int, level: int) -> str | int:
    """What merges leaves in a column: the heading at that level; nothing where there is none."""
    return row.path[level - 1].code if len(row.path) >= level else number


def _sums(case: Case, sheet: Sheet, top: int) -> Iterator[Cell]:
    """总分 and 等级: label up to the score column, the score, and the bands."""
    shows = [column.shows for column in sheet.columns]
    at, width = shows.index("score") if "score" in shows else len(shows) - 1, len(shows)
    total, grade = case.sheet.total, case.sheet.grade
    lines = (
        (f"总分（满分 {plain(case.rubric.total)} 分）", "" if total is None else plain(total), case.sheet.total_note),
        ("等级", grade.name if grade else "", _bands(case.rubric.grades)),
    )
    for row, (name, value, aside) in enumerate(lines, top):
        if at == 0:
            yield Cell(row, 0, f"{name}：{value}", columns=width, align=Align.CENTRE, strong=True)
            continue
        yield Cell(row, 0, name, columns=at, align=Align.CENTRE, strong=True)
        yield Cell(row, at, value, align=Align.CENTRE, strong=True)
        if at + 1 < width:
            yield Cell(row, at + 1, aside, columns=width - at - 1)


def _bands(grades: tuple[GradeBand, ...]) -> str:
    """The bands in words; the lowest one, which starts at 0, by what it stays below."""
    said = [f"{plain(band.floor)} 分及以上为{band.name}" for band in grades if band.floor > 0]
    said += [f"{plain(above.floor)} 分以下为{band.name}" for above, band in pairwise(grades) if band.floor <= 0]
    return "，".join(said)


def _shares(sheet: Sheet) -> Iterator[float]:
    for column in sheet.columns:
        yield float(column.share)


def _is_assumed(row: Row) -> bool:
    return row.leaf.indicator.certainty is Certainty.ASSUMED


def _mark(row: Row, wanted: bool) -> str:
    return ASSUMED_MARK if wanted and _is_assumed(row) else ""


def _marked_column(sheet: Sheet) -> int | None:
    """The column that marks assumed rules: 评分标准, else 指标解释, else 评分依据; None marks the names."""
    shows = [column.shows for column in sheet.columns]
    return next((shows.index(each) for each in ("standard", "explanation", "basis", "remarks") if each in shows), None)
