"""What the columns of a score table are, by the words of its head, never by their position."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from desktop.importers.grid import Cell, Grid
from desktop.importers.vocabulary import HEAD_PARTS, HEADS, Role
from desktop.importers.words import head_key, is_number

TALLEST_HEAD = 3
FEWEST_FIGURES = 2  # below a head of words, that make it one of figures
LONGEST_HEAD = 40  # characters; a head cell is short, a data cell may be a page


@dataclass(frozen=True, slots=True)
class Column:
    """A role, for names and weights the level it belongs to (0: the leaf), and whether the head word is a usual one."""

    role: Role
    level: int = 0
    usual: bool = True


@dataclass(frozen=True, slots=True)
class Head:
    """A head of one to three rows; ``columns`` by position in the grid."""

    first: int
    last: int
    columns: dict[int, Column]
    unknown: tuple[int, ...] = ()  # positions with a head nobody knows: their cells are left alone

    @property
    def levels(self) -> tuple[int, ...]:
        """The levels that have a name column, top first."""
        return tuple(sorted({column.level for column in self.columns.values() if column.role is Role.NAME}))

    @property
    def usual(self) -> bool:
        """Whether all columns a score is read from were known by their usual words."""
        decisive = (Role.NAME, Role.WEIGHT, Role.SCORE)
        return all(column.usual for column in self.columns.values() if column.role in decisive)


_LEVELS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5}
_GENERIC_LEVEL = 9  # 指标名称 without a level: deeper than all that have one


POINTS = (Role.WEIGHT, Role.SCORE, Role.DEDUCTION, Role.IGNORED)  # columns of figures one head 评分 may stand over
OF_TARGET = (Role.NATURE, Role.TARGET, Role.UNIT)  # columns one head 年度指标值 may stand over
_USUAL = {
    Role.WEIGHT: "分值",
    Role.SCORE: "得分",
    Role.DEDUCTION: "扣分",
    Role.EXPLANATION: "指标解释",
    Role.STANDARD: "评分标准",
    Role.NATURE: "指标性质",
    Role.TARGET: "年度指标值",
    Role.UNIT: "度量单位",
    Role.ACTUAL: "实际完成值",
    Role.BASIS: "评分依据",
    Role.REASON: "扣分原因",
    Role.IMPROVEMENT: "改进措施",
    Role.NOTE: "备注",
    Role.IGNORED: "序号",
}


def head_word(column: Column) -> str:
    """A usual word for what a column is, for grids whose own heads are lost or broken over lines."""
    levels = "一二三四五"
    if column.role is Role.NAME:
        return f"{levels[column.level - 1]}级指标" if 0 < column.level <= 5 else "指标名称"
    if column.role is Role.WEIGHT and 0 < column.level <= 5:
        return f"{levels[column.level - 1]}级指标分值"
    return _USUAL[column.role]


@lru_cache(maxsize=8192)
def head_column(text: str, above: str = "") -> Column | None:
    """What a head cell says its column is; ``above`` is the group it stands under in a head of two rows.

    >>> head_column("得分/自评分"), head_column("名称", above="一级指标")
    (Column(role=<Role.SCORE: 'score'>, level=0, usual=True), Column(role=<Role.NAME: 'name'>, level=1, usual=True))
    >>> head_column("评分依据、未达标原因、改进措施").role, head_column("财政复核得分").role, head_column("资金管理")
    (<Role.BASIS: 'basis'>, <Role.IGNORED: 'ignored'>, None)
    """
    word = head_key(text)
    if not word or len(word) > LONGEST_HEAD:
        return None
    if level := re.fullmatch(r"(?:第?([一二三四五1-5])级)(?:(?:绩效|评价|考核)?(指标|目录|内容|名称|指标名称)?)", word):
        return Column(Role.NAME, _LEVELS[level[1]])
    if weight := re.fullmatch(r"([一二三四五1-5])级(?:指标)?(?:分值|权重|满分|标准分)", word):
        return Column(Role.WEIGHT, _LEVELS[weight[1]])
    group = head_column(above) if above else None
    role = HEADS.get(word)
    usual = role is not None
    if role is None:
        role = next((role for pattern, role in HEAD_PARTS if re.search(pattern, word)), None)
    if role is None or (word == "名称" and group is None):
        return group if group and group.role is not Role.SCORE else None
    if role is Role.NAME:
        return Column(Role.NAME, group.level if group and group.role is Role.NAME else _GENERIC_LEVEL, usual=usual)
    if role is Role.WEIGHT and group and group.role is Role.NAME and group.level != _GENERIC_LEVEL:
        return Column(Role.WEIGHT, group.level)
    return Column(role, usual=usual)


def find_heads(grid: Grid) -> list[Head]:
    """Every head of a score table in the grid, repeated ones included, in order."""
    heads: list[Head] = []
    row = 0
    while row < len(grid.rows):
        head = _head_at(grid, row)
        if head is None:
            row += 1
            continue
        heads.append(head)
        row = head.last + 1
    return heads


def _head_at(grid: Grid, first: int) -> Head | None:
    if not _reads_like_head(grid, first):
        return None
    last = first
    while last + 1 < min(len(grid.rows), first + TALLEST_HEAD) and _continues(grid, first, last + 1):
        last += 1
    for end in range(last, first - 1, -1):
        columns = _columns(grid, first, end)
        if _is_score_table(columns):
            named = {cell.column for row in range(first, end + 1) for cell in grid.cells(row)}
            return Head(first, end, columns, tuple(sorted(named - columns.keys())))
    return None


def _reads_like_head(grid: Grid, row: int) -> bool:
    cells = grid.own_cells(row)
    known = [cell for cell in cells if head_column(cell.text)]
    wordy = all(len(head_key(cell.text)) <= LONGEST_HEAD and not is_number(cell.text) for cell in cells)
    return len(known) >= 2 and wordy and 2 * len(known) >= len(cells)


def _continues(grid: Grid, first: int, row: int) -> bool:
    """Whether a row is a further row of the head that begins at ``first``."""
    fresh = grid.own_cells(row)
    if not fresh or any(is_number(cell.text) for cell in fresh):
        return False
    groups = {cell.column: grid.rows[row - 1][cell.column] for cell in fresh}
    if _merge_lost(fresh, list(groups.values())):
        return True
    for cell in fresh:
        above = groups[cell.column]
        if head_column(cell.text, above.text if above else "") is None or (above and above.bottom >= row):
            return False
    open_above = [cell for cell in grid.cells(first) if cell.bottom >= row]
    same_again = all(
        head_key(cell.text) == head_key(above.text) for cell in fresh if (above := groups[cell.column]) is not None
    )
    return bool(open_above or any(cell.width < _width(groups[cell.column]) for cell in fresh)) and not (
        same_again and all(groups.values())
    )


def _merge_lost(fresh: tuple[Cell, ...], above: list[Cell | None]) -> bool:
    """Whether a row only spells out heads whose merge was lost: 标准分 自评分 under 评分 and a blank.

    So do levels under 指标, and 指标性质 指标值 度量单位 under 年度指标值.
    """
    heads = [head_column(cell.text) for cell in fresh]
    group = head_column(above[0].text) if above[0] is not None else None
    if group is None or None in heads or len(fresh) < 2 or any(above[1:]):
        return False
    levels = group.role is Role.NAME and group.level == _GENERIC_LEVEL
    kinds = (kind for kind in (POINTS, OF_TARGET) if group.role in kind)
    spelled = any(all(head is not None and head.role in kind for head in heads) for kind in kinds)
    together = fresh[-1].column - fresh[0].column == len(fresh) - 1
    return together and (levels or spelled)


def _width(cell: Cell | None) -> int:
    return cell.width if cell else 1


def _columns(grid: Grid, first: int, last: int) -> dict[int, Column]:
    columns: dict[int, Column] = {}
    for position in range(len(grid.rows[first])):
        stack = [grid.rows[row][position] for row in range(first, last + 1)]
        cells = list(dict.fromkeys(cell for cell in stack if cell is not None))
        if not cells or cells[-1].bottom > last:  # a label beside the whole table, such as 年度绩效指标
            continue
        above = cells[-2].text if len(cells) > 1 else ""
        column = head_column(cells[-1].text, above)
        if column is not None:
            columns[position] = column
    columns = _contents_as_explanation(_levels_under_one(columns, grid, last), grid, last)
    columns = _figures_as_score(columns, grid, last)
    return points_by_level(points_by_level(columns, Role.WEIGHT), Role.SCORE)


def _levels_under_one(columns: dict[int, Column], grid: Grid, last: int) -> dict[int, Column]:
    """One word 评价指标 over several columns heads as many levels, the right-most the leaf."""
    by_cell: dict[Cell, list[int]] = {}
    for position, column in columns.items():
        cell = grid.rows[last][position]
        if column.role is Role.NAME and column.level == _GENERIC_LEVEL and cell is not None:
            by_cell.setdefault(cell, []).append(position)
    for positions in by_cell.values():
        for back, position in enumerate(reversed(positions)):
            columns[position] = replace(columns[position], level=_GENERIC_LEVEL - min(back, 3))
    return columns


def _contents_as_explanation(columns: dict[int, Column], grid: Grid, last: int) -> dict[int, Column]:
    """Beside 一级、二级、三级指标, a column 评价内容 explains; alone it names."""
    levels = {column.level for column in columns.values() if column.role is Role.NAME} - {_GENERIC_LEVEL}
    for position, column in columns.items():
        cell = grid.rows[last][position]
        if len(levels) > 1 and column.level == _GENERIC_LEVEL and cell is not None and "内容" in cell.text:
            columns[position] = Column(Role.EXPLANATION)
    return columns


def _figures_as_score(columns: dict[int, Column], grid: Grid, last: int) -> dict[int, Column]:
    """A column 得分情况 says why points were given; where it holds figures and no other does, it is the score."""
    if any(column.role is Role.SCORE for column in columns.values()):
        return columns
    for position, column in columns.items():
        cells = [row[position] for row in grid.rows[last + 1 :]]
        filled = [cell.text for cell in cells if cell is not None]
        if column.role is Role.BASIS and len(filled) >= FEWEST_FIGURES and all(map(is_number, filled)):
            return columns | {position: Column(Role.SCORE, usual=False)}
    return columns


def points_by_level(columns: dict[int, Column], role: Role) -> dict[int, Column]:
    """Where each level has its 分值 or 得分, the one right of a name is that level's; a single one is the leaf's."""
    points = [position for position, column in columns.items() if column.role is role]
    names = {position: column.level for position, column in columns.items() if column.role is Role.NAME}
    if all(position > max(names, default=0) for position in points):
        return columns
    for position in points:
        left = [name for name in names if name < position]
        if columns[position].level == 0 and left:
            columns[position] = replace(columns[position], level=names[max(left)])
    return columns


def _is_score_table(columns: dict[int, Column]) -> bool:
    roles = {column.role for column in columns.values()}
    if Role.NAME not in roles:
        return False
    return Role.WEIGHT in roles or Role.SCORE in roles or {Role.TARGET, Role.ACTUAL} <= roles
