"""The head block: budget figures in a table of names × 预算数/执行数, and texts and figures beside their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from desktop.domain.fact import FactField
from desktop.domain.imported import Confidence, ImportedValue
from desktop.domain.number import PERCENT, NotAFigure, percent, plain, read_figure, round_half_up, split_figure
from desktop.domain.rubric import Rubric
from desktop.importers.grid import Cell, Grid
from desktop.importers.vocabulary import EXECUTED, PLANNED, RATES
from desktop.importers.words import head_key, is_blank, key, money_unit, one_line

_LABEL = re.compile(r"([^\s:：，。；]{1,20})\s*[:：]")
_LONGEST_LINE = 120  # characters; longer is a text, whose colons name nothing
_CLOSE = Decimal("0.01")  # printed rates carry two digits after the point


class Figure(NamedTuple):
    """One figure of a budget table: its name, what it is (planned, executed or rate), and its cell."""

    name: str
    kind: str
    cell: Cell
    unit: str
    aligned: bool  # it stands under (or beside) its name


@dataclass(frozen=True, slots=True)
class HeadBlock:
    """Values for the rubric's places, rows of the grid they came from, and contradictions."""

    values: tuple[ImportedValue, ...]
    doubts: tuple[str, ...]


def read_head_block(
    grids: list[Grid],
    used: list[set[int]],
    rubric: Rubric,
    said: Sequence[Figure] = (),
    labelled: Iterable[tuple[str, Cell]] = (),
    remarked: Sequence[Figure] = (),
) -> HeadBlock:
    """All figures and texts outside the score tables that the rubric has a place for, and budget figures it has not.

    ``said`` and ``labelled`` are figures of sentences; what a table says of the same thing goes before them.
    ``remarked`` are those in the remarks beside scores: they only fill what nothing else says, and are likely at most.
    """
    values: list[ImportedValue] = []
    doubts: list[str] = []
    taken: dict[str, ImportedValue] = {}
    targets = _budget_targets(rubric)
    for grid, rows in zip(grids, used, strict=True):
        unit = _stated_unit(grid, rows)
        figures = list(_budget_figures(grid, rows))
        rows |= {figure.cell.row for figure in figures}  # 全年预算数 in such a row is no label of its own
        doubts += _rates_that_do_not_follow(figures)
        for figure in figures:
            if figure.kind == "rate":
                continue
            value = _budget_value(figure, figure.unit or unit, targets, rubric)
            if value is not None:
                _take(value, taken, values, doubts)
        for value in _labelled_values(grid, rows, rubric, unit):
            _take(value, taken, values, doubts)
    doubts += _rates_that_do_not_follow(list(said))
    for value in _spoken(said, targets, rubric):
        _take(value, taken, values, doubts)
    known, fields = _labels(rubric), rubric.fields()
    for label, cell in labelled:
        if known.get(key(label), ("",))[0] in fields:
            value = _labelled(label, cell.text, cell.place, "", known[key(label)], fields)
            if value is not None and value.target not in taken:
                _take(value, taken, values, doubts)
    for value in _spoken(remarked, targets, rubric):
        if value.target and value.target not in taken:
            _take(replace(value, confidence=min(value.confidence, Confidence.LIKELY)), taken, values, doubts)
    return HeadBlock(tuple(values), tuple(doubts))


def _spoken(
    figures: Sequence[Figure], targets: dict[tuple[str, str], tuple[str, Confidence]], rubric: Rubric
) -> Iterator[ImportedValue]:
    """Amounts of sentences as values; rates are only there to be compared."""
    for figure in figures:
        value = None if figure.kind == "rate" else _budget_value(figure, "", targets, rubric)
        if value is not None:
            yield value


def _take(
    value: ImportedValue, taken: dict[str, ImportedValue], values: list[ImportedValue], doubts: list[str]
) -> None:
    before = taken.get(value.target) if value.target else None
    if before is None:
        values.append(value)
        if value.target:
            taken[value.target] = value
    elif before.value != value.value:
        doubts.append(
            f"“{value.label}”在 {before.found_at} 是 {before.text}，在 {value.found_at} 是 {value.text}，取前一处"
        )


# ----------------------------------------------------------------- the budget table


def _budget_figures(grid: Grid, used: set[int]) -> Iterator[Figure]:
    """Both ways of laying it out: 预算数 as a row over many names, or as a column."""
    rows = [row for row in range(len(grid.rows)) if row not in used]
    for row in rows:
        cells = grid.own_cells(row)
        label = next((number for number, cell in enumerate(cells) if _kind(cell.text)), None)
        if label is None:
            continue
        kinds = [cell for cell in cells if _kind(cell.text) and _kind(cell.text) != "rate"]
        if len(kinds) >= 2 and not any(_is_figure(cell) for cell in cells):
            yield from _by_columns(grid, row, rows, cells)
        elif any(_is_figure(cell) for cell in cells[label + 1 :]):
            yield from _by_row(grid, row, cells[label], cells[label + 1 :])


def _by_row(grid: Grid, row: int, label: Cell, cells: tuple[Cell, ...]) -> Iterator[Figure]:
    numbers = [cell for cell in cells if not _kind(cell.text)]
    names = _names_above(grid, row, len(numbers))
    by_column = {cell.column: cell for cell in names}
    unit = money_unit(label.text) or _unit_left_of(grid, label)
    aligned = all(cell.column in by_column for cell in numbers)
    for number, cell in enumerate(numbers):
        name = by_column.get(cell.column) if aligned else names[number] if len(names) == len(numbers) else None
        if name is not None and _is_figure(cell):
            yield Figure(_bare(name.text), _kind(label.text), cell, money_unit(name.text) or unit, aligned)


def _names_above(grid: Grid, row: int, count: int) -> list[Cell]:
    """The nearest row above that names as many columns as there are figures."""
    for above in range(row - 1, max(-1, row - 8), -1):
        cells = [cell for cell in grid.own_cells(above) if not _kind(cell.text)]
        if any(_is_figure(cell) for cell in cells):
            continue
        if len(cells) >= max(count, 1):
            return cells[-count:] if len(cells) == count + 1 else cells
    return []


def _by_columns(grid: Grid, head: int, rows: list[int], cells: tuple[Cell, ...]) -> Iterator[Figure]:
    columns = {cell.column: cell for cell in cells if _kind(cell.text)}
    ranks = {column: _rank(cell.text) for column, cell in columns.items()}
    best = {
        kind: min((column for column, cell in columns.items() if _kind(cell.text) == kind), key=ranks.__getitem__)
        for kind in dict.fromkeys(_kind(cell.text) for cell in columns.values())
    }
    side = next((cell for cell in grid.cells(head) if cell.bottom > head), None)
    unit = next((money_unit(cell.text) for cell in grid.cells(head) if money_unit(cell.text)), "")
    for row in (row for row in rows if row > head):
        own = grid.own_cells(row)
        figures = {cell.column: cell for cell in own if _is_figure(cell)}
        name = next((cell for cell in own if not _is_figure(cell) and cell is not side), None)
        if name is None or not figures:
            break
        for kind, column in best.items():
            if column in figures:
                yield Figure(_bare(name.text), kind, figures[column], unit, aligned=True)


def _kind(text: str) -> str:
    word = head_key(text)
    for kind, words in (("planned", PLANNED), ("executed", EXECUTED), ("rate", RATES)):
        if word in words:
            return kind
    return ""


def _rank(text: str) -> int:
    word = head_key(text)
    return next((words.index(word) for words in (PLANNED, EXECUTED, RATES) if word in words), 99)


def _is_figure(cell: Cell) -> bool:
    try:
        split_figure(one_line(cell.text))
    except NotAFigure:
        return False
    return True


def _bare(text: str) -> str:
    """A name in a budget table without 其中 and its unit: "其中：财政拨款（万元）"."""
    return re.sub(r"^(其中|其 中)[:：]?|[:：]$", "", re.sub(r"[(（][^)）]*元[)）]", "", one_line(text))).strip()


def _unit_left_of(grid: Grid, cell: Cell) -> str:
    """The unit a label beside or above the table states: 年度部门整体支出规模(万元)."""
    left = [there for there in grid.rows[cell.row][: cell.column] if there is not None]
    corners = [grid.rows[row][0] for row in range(max(0, cell.row - 4), cell.row)]
    return next((unit for there in (*left, *corners) if there is not None and (unit := money_unit(there.text))), "")


def _stated_unit(grid: Grid, used: set[int]) -> str:
    """单位：万元, printed at the edge of the sheet."""
    for row in range(len(grid.rows)):
        for cell in () if row in used else grid.own_cells(row):
            match = re.search(r"(?:金额)?单位[:：]\s*(?:人民币)?\s*(亿元|万元|千元|元)", cell.text)
            if match:
                return match[1]
    return ""


def _rates_that_do_not_follow(figures: list[Figure]) -> Iterator[str]:
    by_name: dict[str, dict[str, Figure]] = {}
    for figure in figures:
        by_name.setdefault(figure.name, {}).setdefault(figure.kind, figure)
    for name, there in by_name.items():
        if len(there) < 3:
            continue
        try:
            planned, executed = (split_figure(there[kind].cell.text)[0] for kind in ("planned", "executed"))
            printed = read_figure(there["rate"].cell.text, PERCENT)
        except NotAFigure:
            continue
        if planned == 0:
            continue
        ratio = round_half_up(executed / planned, 4)
        if printed <= 2 and "%" not in there["rate"].cell.text:
            printed *= 100  # 0.986 without a percent sign
        digits = len(plain(printed).partition(".")[2])
        if abs(ratio * 100 - printed) > max(_CLOSE, Decimal(5).scaleb(-digits - 1)):
            yield (
                f"{there['rate'].cell.place}：“{name}”的完成率印为 {there['rate'].cell.text}，"
                f"按 {plain(executed)} ÷ {plain(planned)} 应为 {percent(ratio)}"
            )


def _budget_targets(rubric: Rubric) -> dict[tuple[str, str], tuple[str, Confidence]]:
    """(name, kind) → fact of the head table; aliases may name the column or column and row together."""
    targets: dict[tuple[str, str], tuple[str, Confidence]] = {}
    for group in rubric.head:
        for column in group.columns:
            for kind, fact in (("planned", column.planned), ("executed", column.executed)):
                targets[key(column.name), kind] = (fact, Confidence.EXACT)
                for alias in rubric.aliases.get(fact, ()):
                    targets.setdefault((key(alias), kind), (fact, Confidence.LIKELY))
                    for word in (*PLANNED, *EXECUTED):
                        if alias.endswith(word) and alias != word:
                            targets.setdefault((key(alias.removesuffix(word)), kind), (fact, Confidence.LIKELY))
    return targets


def _budget_value(
    figure: Figure, unit: str, targets: dict[tuple[str, str], tuple[str, Confidence]], rubric: Rubric
) -> ImportedValue | None:
    fact, confidence = targets.get((key(figure.name), figure.kind), ("", Confidence.LIKELY))
    words = "预算数" if figure.kind == "planned" else "执行数"
    label = f"{figure.name} {words}"
    field = rubric.fields().get(fact)
    value = _figure_value(figure.cell, field, unit)
    if value is None:
        return None
    amount, stated = value
    if not stated:
        confidence = min(confidence, Confidence.LIKELY)
    if not figure.aligned:
        confidence = Confidence.GUESS
    return ImportedValue(fact, "fact", amount, figure.cell.text.strip(), figure.cell.place, confidence, label)


def _figure_value(cell: Cell, field: FactField | None, unit: str) -> tuple[str, bool] | None:
    """A figure in the unit of its field, and whether its unit was stated; None where it is no such figure."""
    text = one_line(cell.text)
    wanted = field.unit if field else unit
    try:
        _, written = split_figure(text)
        money = bool(money_unit(wanted))
        amount = read_figure(text if written or not money else text + unit, wanted)
    except NotAFigure:
        return None
    return plain(amount), bool(written or unit or not money)


# ----------------------------------------------------------------- labels


def _labelled_values(grid: Grid, used: set[int], rubric: Rubric, unit: str) -> Iterator[ImportedValue]:
    """Texts and single figures: the value stands after the colon, in the next cell, or below the label."""
    labels = _labels(rubric)
    fields = rubric.fields()
    for row in range(len(grid.rows)):
        if row in used:
            continue
        cells = grid.own_cells(row)
        for number, cell in enumerate(cells):
            beside = cells[number + 1] if number + 1 < len(cells) else None
            for label, rest in _label_and_rest(cell.text, labels):
                if not rest and (beside is None or _is_label(beside, labels)):
                    continue
                there = cell if rest else beside
                assert there is not None
                value = _labelled(label, rest or there.text.strip(), there.place, unit, labels[key(label)], fields)
                if value is not None:
                    yield value


def _labelled(
    label: str, text: str, place: str, unit: str, known: tuple[str, Confidence], fields: dict[str, FactField]
) -> ImportedValue | None:
    target, confidence = known
    if target not in fields:
        return None if is_blank(text) else ImportedValue(target, "text", text, text, place, confidence, one_line(label))
    value = _figure_value(Cell(text, place, 0, 0), fields[target], money_unit(label) or unit)
    if value is None:
        return None
    sure = confidence if value[1] else min(confidence, Confidence.LIKELY)
    return ImportedValue(target, "fact", value[0], text, place, sure, one_line(label))


def _labels(rubric: Rubric) -> dict[str, tuple[str, Confidence]]:
    labels: dict[str, tuple[str, Confidence]] = {}
    for fact in rubric.facts:
        labels.setdefault(key(fact.name), (fact.key, Confidence.EXACT))
    for text in rubric.texts:
        labels.setdefault(key(text.name), (text.key, Confidence.EXACT))
    for target, aliases in rubric.aliases.items():
        for alias in aliases:
            labels.setdefault(key(alias), (target, Confidence.LIKELY))
    return labels


def _label_and_rest(text: str, labels: Mapping[str, object]) -> list[tuple[str, str]]:
    """The known labels in a cell and what follows each: "单位数:4", "填报人：　联系电话：　填报日期：3月12日"."""
    if key(text) in labels:
        return [(text, "")]
    if len(text) > _LONGEST_LINE:
        return []
    marks = list(_LABEL.finditer(text))
    if not marks:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    pairs = [(mark[1], text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=True)]
    return [(label, rest) for label, rest in pairs if key(label) in labels and (rest or len(pairs) == 1)]


def _is_label(cell: Cell, labels: Mapping[str, object]) -> bool:
    return cell.text.rstrip().endswith((":", "：")) or bool(_label_and_rest(cell.text, labels))
