"""The columns of a head that was flattened: a head of two rows comes apart into its first row, then its second."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import takewhile

from desktop.importers.columns import OF_TARGET, POINTS, Column, points_by_level
from desktop.importers.vocabulary import Role

_GENERIC = 9


def in_reading_order(columns: list[Column], texts: Sequence[str]) -> list[Column]:
    """The columns from left to right, as the rows below have them, each figure with its level.

    Args:
        columns: As they come, row after row of the head.
        texts: Their words.
    """
    ordered = _under_points(_under_target(_under_names(_explained(columns, texts))))
    for role in (Role.WEIGHT, Role.SCORE):
        ordered = list(points_by_level(dict(enumerate(ordered)), role).values())
    return ordered


def _explained(columns: list[Column], texts: Sequence[str]) -> list[Column]:
    """Beside columns of levels, one for 指标内容 explains; alone it names."""
    levels = {column.level for column in columns if column.role is Role.NAME and column.level < _GENERIC}
    if len(levels) < 2:
        return columns
    return [
        Column(Role.EXPLANATION) if column.role is Role.NAME and column.level == _GENERIC and "内容" in text else column
        for column, text in zip(columns, texts, strict=True)
    ]


def _under_names(columns: list[Column]) -> list[Column]:
    """Levels printed in a second row stand where their common head does; one word for all levels is no column."""
    levels = [column for column in columns if column.role is Role.NAME and column.level < _GENERIC]
    if len(levels) < 2:
        return columns
    common = next((at for at, one in enumerate(columns) if one.role is Role.NAME and one.level == _GENERIC), None)
    if common is None:
        return columns
    first = columns.index(levels[0])
    second = list(takewhile(lambda column: column.role in (Role.NAME, Role.WEIGHT, Role.SCORE), columns[first:]))
    rest = columns[first + len(second) :]  # 指标性质, 指标值 and 度量单位 may follow; they stand elsewhere
    if first > common + 1 and all(column.role in OF_TARGET for column in rest):
        return [*columns[:common], *second, *columns[common + 1 : first], *rest]
    return [*columns[:common], *columns[common + 1 :]]


def _under_target(columns: list[Column]) -> list[Column]:
    """指标性质, 指标值 and 度量单位 printed in a second row stand where their common head 年度指标值 does."""
    first, second = _closing(columns, OF_TARGET)
    common = next((at for at, one in enumerate(columns[:first]) if one.role is Role.TARGET), None)
    if common is None or len(second) < 2:
        return columns
    return [*columns[:common], *second, *columns[common + 1 : first]]


def _under_points(columns: list[Column]) -> list[Column]:
    """标准分 and 自评分 printed in a second row stand where their common head 评分 does."""
    first, second = _closing(columns, POINTS)
    group = next((at for at, one in enumerate(columns[:first]) if one.role is Role.SCORE), None)
    roles = [column.role for column in second]
    if (
        group is None
        or not {Role.WEIGHT, Role.SCORE} <= set(roles)
        or Role.WEIGHT in [one.role for one in columns[:first]]
    ):
        return columns
    return [*columns[:group], *second, *columns[group + 1 : first]]


def _closing(columns: list[Column], roles: Container[Role]) -> tuple[int, list[Column]]:
    """The second row of a head: the columns of such roles that close it, and where they begin."""
    first = len(columns)
    while first and columns[first - 1].role in roles:
        first -= 1
    return first, columns[first:]
