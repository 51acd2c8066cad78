"""Tables of any shape on pages of any height: every line of every cell shown once, in its place, heads on each page."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reports.fonts import FontSet, Role
from desktop.reports.pdf.grid import CONTINUED, PAD_Y, Grid, Sheet
from desktop.reports.pdf.typeset import Style
from desktop.reports.report import Align, Cell
from tests.reports.sample_report import FONTS, score_table

FONT_SET = FontSet(FONTS)
PLAIN = Style(FONT_SET, Role.SONG, 9.0, 12.5)
STRONG = Style(FONT_SET, Role.HEI, 9.0, 12.5)
FULL = 400.0


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    rows, columns = draw(st.integers(1, 12)), draw(st.integers(1, 5))
    head = draw(st.integers(0, min(2, rows)))
    free = {(row, column) for row in range(rows) for column in range(columns)}
    cells = []
    for row in range(rows):
        strong = draw(st.booleans())
        for column in range(columns):
            if (row, column) not in free:
                continue
            wide = draw(st.integers(1, 3))
            while wide > 1 and not all((row, column + step) in free for step in range(wide)):
                wide -= 1
            high = draw(st.integers(1, (head if row < head else rows) - row)) if draw(st.booleans()) else 1
            free -= {(row + down, column + right) for down in range(high) for right in range(wide)}
            length = draw(st.sampled_from([0, 2, 5, 9, 30, 120, 900])) if row >= head else 4
            text = "".join(chr(0x4E00 + (row * 97 + column * 31 + at) % 5000) for at in range(length))
            cells.append(Cell(row, column, text, high, wide, draw(st.sampled_from(Align)), strong))
    widths = draw(st.lists(st.floats(0.1, 9), min_size=columns, max_size=columns))
    return Grid(cells, widths, rows, head, 600.0, PLAIN, STRONG)


@given(grids(), st.floats(60, FULL))
@settings(max_examples=150, deadline=None)
def test_every_line_is_shown_once_and_fits(grid: Grid, first: float) -> None:
    sheets = grid.sheets(first, FULL)

    for box in grid.boxes:
        of_box = [shown for sheet in sheets for shown in sheet.shown if shown.box is box]
        lines = [line for shown in of_box for line in shown.lines if any(line is own for own in box.lines)]
        times = len([sheet for sheet in sheets if sheet.shown]) if box.end <= grid.head else 1
        assert list(map(id, lines)) == list(map(id, box.lines)) * times
    for at, sheet in enumerate(sheets):
        assert sheet.height <= (FULL if at else first) + 0.1
        for shown in sheet.shown:
            height = sum(strip.height for strip in sheet.strips[shown.first : shown.last + 1])
            if shown.lines:
                assert len(shown.lines) * shown.box.style.lead + 2 * PAD_Y <= height + 0.1


@given(grids(), st.floats(60, FULL))
@settings(max_examples=100, deadline=None)
def test_rows_keep_their_order_and_heads_are_on_every_page(grid: Grid, first: float) -> None:
    sheets = [sheet for sheet in grid.sheets(first, FULL) if sheet.strips]
    rows = []
    for sheet in sheets:
        numbers = [strip.row for strip in sheet.strips]
        assert numbers[: grid.head] == list(range(grid.head))
        rows += numbers[grid.head :]
    assert rows == sorted(rows)
    assert set(rows) | set(range(grid.head)) == set(range(grid.rows))


def test_a_merged_text_is_repeated_where_its_cell_goes_on() -> None:
    sheets = _sheets([*_leaves(40), Cell(0, 0, "产出数量", rows=40)], 40)
    assert len(sheets) > 1
    assert [_texts(sheet)[0] for sheet in sheets] == ["产出数量"] + ["产出数量" + CONTINUED] * (len(sheets) - 1)


def test_a_row_higher_than_a_page_is_torn_and_says_whose_it_is() -> None:
    sheets = _sheets([Cell(0, 0, "预算管理"), Cell(0, 1, "按季度开展监控；" * 900)], 1)
    assert len(sheets) > 2
    assert all(sheet.height > 0.9 * FULL for sheet in sheets[:-1])
    assert [_texts(sheet)[0] for sheet in sheets[1:]] == ["预算管理" + CONTINUED] * (len(sheets) - 1)


def test_a_merged_text_longer_than_its_rows_makes_them_grow() -> None:
    grid = Grid([*_leaves(2), Cell(0, 0, "很长的合并单元格" * 12, rows=2)], (1, 9), 2, 0, 600.0, PLAIN, STRONG)
    assert sum(grid.heights) >= grid.boxes[-1].need()


def test_a_short_merged_text_is_not_torn_at_the_foot_of_a_page() -> None:
    cells = [*_leaves(30), Cell(0, 0, "甲", rows=19), Cell(19, 0, "二级指标名称较长", rows=11)]
    for sheet in _sheets(cells, 30):
        for shown in sheet.shown:
            assert shown.lines == [] or not shown.torn


@pytest.mark.parametrize("rows", range(16, 24))
def test_a_heading_among_the_rows_ends_no_page(rows: int) -> None:
    """Nor do two of them, one below the other; a sum at the very end may."""
    headings = {*range(0, 60, rows), *range(1, 60, rows)}
    cells = [Cell(row, at, f"{row}", strong=row in headings or row == 59) for row in range(60) for at in range(2)]
    grid = Grid(cells, (1, 1), 60, 0, 600.0, PLAIN, STRONG)
    sheets = [sheet for sheet in grid.sheets(50.0, FULL) if sheet.strips]
    assert len(sheets) > 2
    assert sheets[-1].strips[-1].row == 59
    assert not {sheet.strips[-1].row for sheet in sheets[:-1]} & headings


def test_headings_over_nothing_but_headings_go_through() -> None:
    cells = [Cell(row, 0, f"{row}", strong=True) for row in range(60)]
    sheets = Grid(cells, (1,), 60, 0, 600.0, PLAIN, STRONG).sheets(FULL, FULL)
    assert [strip.row for sheet in sheets for strip in sheet.strips] == list(range(60))
    assert len(sheets) == 3


def test_a_figure_of_one_row_is_not_printed_twice() -> None:
    sheets = _sheets([Cell(0, 0, "2.27"), Cell(0, 1, "按季度开展监控；" * 900)], 1)
    assert sum("2.27" in _texts(sheet)[0] for sheet in sheets) == 1


def test_columns_are_never_narrower_than_a_character() -> None:
    grid = Grid([Cell(0, 0, "甲乙"), Cell(0, 1, "丙")], (0.0001, 9), 1, 0, 100.0, PLAIN, STRONG)
    assert grid.boxes[0].width >= PLAIN.size
    assert grid.edges[-1] <= 100.01


def test_the_sample_table_goes_through() -> None:
    table = score_table()
    grid = Grid(table.cells, table.widths, table.row_count, table.head_rows, 637.0, PLAIN, STRONG)
    assert len(grid.sheets(380.0, FULL)) > 5


def _leaves(rows: int) -> list[Cell]:
    return [Cell(row, 1, f"第{row + 1}项") for row in range(rows)]


def _sheets(cells: list[Cell], rows: int) -> list[Sheet]:
    return Grid(cells, (1, 9), rows, 0, 600.0, PLAIN, STRONG).sheets(FULL, FULL)


def _texts(sheet: Sheet) -> list[str]:
    shown = sorted(sheet.shown, key=lambda shown: shown.box.cell.column)
    return ["".join(line.text for line in one.lines) for one in shown]
