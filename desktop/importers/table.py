"""A score table row by row: what is a leaf, what goes on from the row above, what closes the table.

A name left blank stands for the one above it; a row of one cell may be a heading; rows that share a name or a score
are one leaf; the row 总分 ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from desktop.domain.imported import Confidence
from desktop.importers.columns import Head
from desktop.importers.grid import Cell, Grid
from desktop.importers.rows import (
    TEXTS,
    Row,
    below,
    build,
    by_column,
    first_number,
    straight,
    uncovered,
    words_for_numbers,
)
from desktop.importers.slips import Names, realign
from desktop.importers.subtotals import Groups, Total
from desktop.importers.vocabulary import GRADE_LABELS, GRADES, OF_GROUP, SUBTOTALS, TOTALS, Role
from desktop.importers.words import head_key, is_blank, is_number, key, number_of, one_line, points_in_name

_POINTS = (Role.WEIGHT, Role.SCORE)
_GRADED = re.compile(rf"(?:{'|'.join(GRADE_LABELS)})?({'|'.join(GRADES)})级?")


@dataclass(slots=True)
class Table:
    """What stands under the heads of one grid, and where reading was in doubt."""

    rows: list[Row] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # rows of the grid that belong to it
    sure: Confidence = Confidence.EXACT  # how sure its closing row is


def read_table(grid: Grid, heads: list[Head], known: Names, above: dict[int, Cell]) -> Table:
    """Read all rows under ``heads``; a name left blank below itself stands for the one above.

    ``above`` holds the names in force by level; it goes on from table to table, as a table does over pages.
    """
    table = Table()
    groups = Groups()
    for number, head in enumerate(heads):
        table.used.update(range(head.first, head.last + 1))
        end = heads[number + 1].first if number + 1 < len(heads) else len(grid.rows)
        closed = False
        for index in range(head.last + 1, end):
            if _grades(grid, index):
                continue
            closing = _closing(grid, head, index)
            if closing is not None:
                table.used.add(index)
                if closing.part:
                    table.doubts += groups.closed(closing, table.rows)
                elif closing.score is not None or closing.weight is not None:
                    table.totals.append(replace(closing, after=len(table.rows)))
                    closed = True
                continue
            if closed and not _scored(grid, head, index):
                break  # what follows the total is signed or explained, not scored
            if _read_row(grid, head, index, known, above, table):
                table.used.add(index)
    return table


def _scored(grid: Grid, head: Head, index: int) -> bool:
    by_role = by_column(grid, head, index)
    cells = {role: [cell for (one, _), there in by_role.items() if one is role for cell in there] for role in Role}
    return None not in (first_number(cells[Role.WEIGHT]), first_number(cells[Role.SCORE]))


def _read_row(grid: Grid, head: Head, index: int, known: Names, above: dict[int, Cell], table: Table) -> bool:
    cells = grid.cells(index)
    if len(cells) == 1 or all(cell.column == cells[0].column for cell in cells):
        return _section(cells[0], head, known, above) or _goes_on(grid, head, index, table)
    by_role = by_column(grid, head, index)
    row = straight(by_role, uncovered(head, cells), known)
    if row is None or words_for_numbers(by_role):
        placed = realign(cells, head, known)
        moved = None if placed is None else build(placed, Confidence.GUESS)
        if moved is not None and (row is None or None not in (moved.weight, moved.score)):
            row = moved
    if row is None:
        return _goes_on(grid, head, index, table)
    if _remark_throughout(by_role):
        return False
    if not head.usual:
        row = replace(row, confidence=min(row.confidence, Confidence.LIKELY))
    row = below(row, above, known)
    last = table.rows[-1] if table.rows else None
    if last is not None and last.leaf is row.leaf:
        table.rows[-1] = _joined(last, row)
        return True
    if last is not None and row.score_cell is not None and row.score_cell is last.score_cell:
        table.rows[-1] = _joined(_scored_above(last), _scored_above(row))
        return True
    if last is not None and row.weight_cell is not None and row.weight_cell is last.weight_cell:
        table.doubts.append(f"{row.place}：“{row.path[-1]}”与上一项共用分值 {row.weight}，没有自己的分值")
        row = replace(row, weight=None)
    fresh = min((level for level, cell in row.names.items() if above.get(level) is not cell), default=0)
    for level in [level for level in above if level >= fresh]:  # a new group leaves the old one's names behind
        del above[level]
    above.update(row.names)
    _doubt_numbers(by_role, row, table)
    table.rows.append(row)
    return True


def _remark_throughout(by_role: dict[tuple[Role, int], list[Cell]]) -> bool:
    """Whether words run through weight and score alike: 其他需要说明的事项 and what is said of it."""
    points = [{cell for (one, _), there in by_role.items() if one is role for cell in there} for role in _POINTS]
    return any(not (is_number(cell.text) or is_blank(cell.text)) for cell in points[0] & points[1])


def _section(cell: Cell, head: Head, known: Names, above: dict[int, Cell]) -> bool:
    """A row of one cell that names what follows: 一、产出指标（50分）."""
    level = known.level(cell.text)
    if not level and (points_in_name(cell.text) is None or len(cell.text) > 40):
        return False
    top = min(head.levels)
    level = level or (top if len(head.levels) > 1 else top - 1)  # above the only names there are
    for deeper in [there for there in above if there >= level]:
        del above[deeper]
    above[level] = cell
    return True


def _goes_on(grid: Grid, head: Head, index: int, table: Table) -> bool:
    """A row without a name or number that carries on the texts of the row above, as page breaks make them."""
    by_role = by_column(grid, head, index)
    words = {role: there for (role, _), there in by_role.items() if role in TEXTS}
    if not table.rows or not words or len(words) != len(by_role) or any(cell.width > 3 for cell in grid.cells(index)):
        return False
    if len(grid.cells(index)) != sum(map(len, words.values())):
        return False
    last = table.rows[-1]
    texts = dict(last.texts)
    for role, there in words.items():
        added = "\n".join(cell.text.strip() for cell in there)
        if added not in texts.get(role, ""):
            texts[role] = "\n".join(filter(None, (texts.get(role, ""), added)))
    table.rows[-1] = replace(last, texts=texts)
    return True


def _scored_above(row: Row) -> Row:
    """The row as its heading, where one score stands beside several names: these only spell the heading out."""
    shared = {level: cell for level, cell in row.names.items() if cell is not row.leaf}
    if row.score_cell is None or _covers(row.leaf, row.score_cell):
        return row
    if not shared or not _covers(shared[max(shared)], row.score_cell):
        return row
    spelled = "\n".join(filter(None, (one_line(row.leaf.text), row.texts.get(Role.EXPLANATION, ""))))
    weights = {level: weight for level, weight in row.weights.items() if level < max(shared)}
    texts = {**row.texts, Role.EXPLANATION: spelled}
    return replace(row, names=shared, weights=weights, texts=texts, place=shared[max(shared)].place)


def _covers(one: Cell, other: Cell) -> bool:
    """Whether one cell stands beside all rows of another."""
    return one.row <= other.row and one.bottom >= other.bottom


def _joined(first: Row, more: Row) -> Row:
    """One leaf printed over several rows, one for each line of its standard."""
    texts = dict(first.texts)
    for role, text in more.texts.items():
        if text not in texts.get(role, ""):
            texts[role] = "\n".join(filter(None, (texts.get(role, ""), text)))
    row = replace(first, texts=texts)
    for name in ("weight", "score", "deduction"):
        before, after = getattr(first, name), getattr(more, name)
        if before is None and after is not None:
            row = replace(row, **{name: after})
    return row


def _closing(grid: Grid, head: Head, index: int) -> Total | None:
    """The row 总分 or 合计; also 小计, the sum of a group."""
    cells = grid.own_cells(index)
    if not cells:
        return None
    text = next((cell.text for cell in cells if not is_number(cell.text)), "")
    part = key(text) in SUBTOTALS or (OF_GROUP.fullmatch(key(text)) is not None and key(text) not in TOTALS)
    if not part and key(text) not in TOTALS and head_key(text) not in TOTALS:  # 总分（满分 100 分）
        return None
    by_role = by_column(grid, head, index)
    scored = [
        cell for (role, _), there in sorted(by_role.items(), key=_by_level) for cell in there if role is Role.SCORE
    ]
    score = first_number(scored)
    weight = next((first_number(there) for (role, _), there in by_role.items() if role is Role.WEIGHT), None)
    numbers = [number for cell in cells if (number := number_of(cell.text)) is not None]
    if score is None and len(numbers) > 1:
        weight, score = numbers[0], numbers[-1]
    elif score is None and len(numbers) == 1 and weight is None:
        score = numbers[0]
    return Total(weight, score, cells[0].place, _grade_among(cells), part)


def _grade_among(cells: tuple[Cell, ...]) -> str:
    """The grade a cell of the closing row holds: 优, 等级：优."""
    matches = (_GRADED.fullmatch(key(cell.text)) for cell in cells)
    return next((match[1] for match in matches if match), "")


def _grades(grid: Grid, index: int) -> bool:
    """The row 等级 under a table: it is scored no more, but says something of the whole."""
    cells = grid.own_cells(index)
    return bool(cells) and head_key(cells[0].text) in GRADE_LABELS and not any(is_number(cell.text) for cell in cells)


def _by_level(item: tuple[tuple[Role, int], list[Cell]]) -> int:
    return item[0][1]


def _doubt_numbers(by_role: dict[tuple[Role, int], list[Cell]], row: Row, table: Table) -> None:
    for (role, _), there in by_role.items():
        if role not in (Role.SCORE, Role.WEIGHT) or row.confidence is Confidence.GUESS:
            continue
        for cell in there:
            if number_of(cell.text) is None and not is_blank(cell.text):
                what = "得分" if role is Role.SCORE else "分值"
                table.doubts.append(f"{cell.place}：“{row.path[-1]}”的{what}应为数字，读到“{one_line(cell.text)}”")
