"""The rows under a head: names by level, weight, score and texts, read straight down the columns.

A row whose cells do not fit the columns (a page that slipped when the sheet was converted) is left to ``slips``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from desktop.domain.imported import Confidence
from desktop.importers.columns import Head
from desktop.importers.grid import Cell, Grid
from desktop.importers.remarked import taken_apart
from desktop.importers.slips import Names
from desktop.importers.vocabulary import Role
from desktop.importers.words import is_blank, is_number, key, number_of, one_line, points_in_name

LONGEST_NAME = 300  # characters; some units write half their plan into a name
TEXTS = (
    Role.EXPLANATION,
    Role.STANDARD,
    Role.TARGET,
    Role.ACTUAL,
    Role.BASIS,
    Role.REASON,
    Role.IMPROVEMENT,
    Role.NOTE,
)
_WORDY = (Role.EXPLANATION, Role.STANDARD)  # columns that never hold a bare number


@dataclass(frozen=True, slots=True)
class Row:
    """One leaf as printed. ``names`` by level, its own the deepest; ``weights`` of the names above it."""

    names: Mapping[int, Cell]
    weights: Mapping[int, Decimal]
    place: str
    confidence: Confidence
    weight: Decimal | None = None
    score: Decimal | None = None
    deduction: Decimal | None = None
    texts: Mapping[Role, str] = field(default_factory=dict)
    weight_cell: Cell | None = None
    score_cell: Cell | None = None

    @property
    def leaf(self) -> Cell:
        """The cell of its own name."""
        return self.names[max(self.names)]

    @property
    def path(self) -> tuple[str, ...]:
        """Names from the top, each cell once."""
        cells = dict.fromkeys(self.names[level] for level in sorted(self.names))
        return tuple(one_line(cell.text) for cell in cells)


def by_column(grid: Grid, head: Head, index: int) -> dict[tuple[Role, int], list[Cell]]:
    """The cells of a row by the role and level of their column."""
    found: dict[tuple[Role, int], list[Cell]] = {}
    for position, column in head.columns.items():
        cell = grid.rows[index][position]
        if cell is not None:
            there = found.setdefault((column.role, column.level), [])
            if cell not in there:
                there.append(cell)
    return found


def uncovered(head: Head, cells: tuple[Cell, ...]) -> list[Cell]:
    """Cells under no known column; labels that stand beside the whole table and notes to its right do not count."""
    right = max(head.columns)
    return [
        cell
        for cell in cells
        if cell.row > head.last
        and cell.column <= right
        and not any(cell.column <= position < cell.column + cell.width for position in head.columns)
        and not any(column == cell.column for column in head.unknown)
    ]


def words_for_numbers(by_role: dict[tuple[Role, int], list[Cell]]) -> bool:
    """Whether words stand where a weight or score should."""
    return any(
        not (is_number(cell.text) or is_blank(cell.text))
        for (role, _), there in by_role.items()
        if role in (Role.WEIGHT, Role.SCORE)
        for cell in there
    )


def straight(by_role: dict[tuple[Role, int], list[Cell]], uncovered: list[Cell], known: Names) -> Row | None:
    """The row as the columns have it, or None where a cell cannot be what its column says."""
    row = build(by_role, Confidence.EXACT)
    if row is None or uncovered:
        return None
    texts = [cell for (role, _), there in by_role.items() if role in _WORDY for cell in there]
    if any(is_number(cell.text) for cell in texts):
        return None
    cells = [cell for there in by_role.values() for cell in there]
    if row.weight is None and row.score is None and any(is_number(cell.text) for cell in cells):
        return None
    names = set(row.names.values())
    scored = row.weight_cell is not None and row.score_cell is not None  # a row that slipped loses one of them
    if not scored and any(known.is_leaf(cell.text) for cell in names if cell is not row.leaf):
        return None
    elsewhere = any(known.level(cell.text) for cell in cells if cell not in names and len(cell.text) > 3)
    return None if elsewhere and not known.level(row.path[-1]) else row


def build(by_role: Mapping[tuple[Role, int], list[Cell]], confidence: Confidence) -> Row | None:
    """The row these cells make; None without a name."""
    names: dict[int, Cell] = {}
    for (role, level), there in sorted(by_role.items(), key=lambda item: item[0][1]):
        name = next((cell for cell in there if not is_number(cell.text) and _meaningful(cell.text)), None)
        if role is Role.NAME and name is not None and name not in names.values():
            names[level] = name
    if not names:
        return None
    leaf = max(names)
    weights, weight_cell = _of_leaf(by_role, Role.WEIGHT, leaf)
    _, score_cell = _of_leaf(by_role, Role.SCORE, leaf)
    weight = number_of(weight_cell.text) if weight_cell else points_in_name(names[leaf].text)
    texts = {
        role: "\n".join(cell.text.strip() for cell in there if not is_blank(cell.text))
        for (role, _), there in by_role.items()
        if role in TEXTS or role in (Role.NATURE, Role.UNIT)
    }
    texts[Role.TARGET] = texts.pop(Role.NATURE, "") + texts.get(Role.TARGET, "") + texts.pop(Role.UNIT, "")
    return Row(
        names,
        {level: number for level, number in weights.items() if 0 < level < leaf},
        names[leaf].place,
        confidence,
        weight,
        number_of(score_cell.text) if score_cell else None,
        first_number(by_role.get((Role.DEDUCTION, 0), [])),
        {role: text for role, text in taken_apart(texts).items() if text},
        weight_cell,
        score_cell,
    )


def _of_leaf(
    by_role: Mapping[tuple[Role, int], list[Cell]], role: Role, leaf: int
) -> tuple[dict[int, Decimal], Cell | None]:
    """The numbers of a role by level, and the cell that is the leaf's: of its level, of any, or of a deeper one."""
    numbers = {
        level: cell
        for (there, level), cells in by_role.items()
        if there is role and (cell := next((one for one in cells if is_number(one.text)), None)) is not None
    }
    deeper = [cell for level, cell in sorted(numbers.items()) if level > leaf]
    own = numbers.get(leaf) or numbers.get(0) or (deeper[0] if deeper else None)
    values = {level: number_of(cell.text) for level, cell in numbers.items()}
    return {level: number for level, number in values.items() if number is not None}, own


def first_number(cells: list[Cell]) -> Decimal | None:
    """The first weight or score among some cells."""
    return next((number for cell in cells if (number := number_of(cell.text)) is not None), None)


def _meaningful(text: str) -> bool:
    """A name has letters; "……" and an empty "指标2：" of a template have none left."""
    return key(text) not in ("", "无") and len(text) <= LONGEST_NAME


def below(row: Row, above: Mapping[int, Cell], known: Names) -> Row:
    """With the names above it that the sheet prints once and leaves blank below."""
    top = min(row.names)
    first = row.names[top].text
    inherited = {
        level: cell for level, cell in above.items() if level < top and known.may_stand_below(first, cell.text)
    }
    between = {
        level: cell
        for level, cell in above.items()
        if top < level < max(row.names) and level not in row.names and above.get(top) is row.names[top]
    }
    return replace(row, names=inherited | between | dict(row.names)) if inherited or between else row
