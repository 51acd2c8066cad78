"""Tables with merged cells: head rows repeated on every page, rows that may be torn, widths as the form has them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.reports.report import Align, Cell, Table
from desktop.reports.widths import shared
from desktop.reports.word.markup import text

_LEAST = 340  # twentieths of a point: one character and the room beside it
_SIDES = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right"}
_LINE = 'w:val="single" w:sz="4" w:space="0" w:color="000000"'


def grid(table: Table, width: int, *, plain: str = "TableText", strong: str = "TableHead", least: float = 20.0) -> str:
    """The table itself, ``width`` twentieths of a point wide; styles by their names."""
    widths = shared(table.widths, width, _LEAST)
    at = {(row, column): cell for cell in table.cells for row in _rows(cell) for column in _columns(cell)}
    height = f'<w:trHeight w:val="{round(max(least, table.least) * 20)}" w:hRule="atLeast"/>'
    rows = []
    for row in range(table.row_count):
        cells, column = [], 0
        while column < len(widths):
            cell = at[row, column]
            cells.append(
                _cell(cell, row, sum(widths[each] for each in _columns(cell)), strong if cell.strong else plain)
            )
            column += cell.columns
        head = "<w:tblHeader/>" if row < table.head_rows and row + 1 < table.row_count else ""
        rows.append(f"<w:tr><w:trPr>{height}{head}</w:trPr>{''.join(cells)}</w:tr>")
    return _table("ScoreTable", widths, "".join(rows))


def form(pairs: Sequence[tuple[str, str]], widths: tuple[int, int], hints: Sequence[str]) -> str:
    """Labels, each with a line to write on; ``hints`` stand at the lines' ends."""
    label, line = widths
    under = f"<w:tcBorders><w:bottom {_LINE}/></w:tcBorders>"
    rows = []
    for (name, said), hint in zip(pairs, hints, strict=True):
        left = f'<w:tc><w:tcPr><w:tcW w:w="{label}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
        right = f'<w:tc><w:tcPr><w:tcW w:w="{line}" w:type="dxa"/>{under}<w:vAlign w:val="bottom"/></w:tcPr>'
        rows.append(
            f"<w:tr>{left}{text('CoverLabel', name + '：')}</w:tc>{right}{text('CoverText', said + hint)}</w:tc></w:tr>"
        )
    return _table("TableNormal", widths, "".join(rows), indent=_INDENT)


_INDENT = 900


def _table(style: str, widths: Sequence[int], rows: str, indent: int = 0) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def _cell(cell: Cell, row: int, width: int, style: str) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    first = row == cell.row
    merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if first else "<w:vMerge/>"
    said = f'<w:jc w:val="{_SIDES[cell.align]}"/>'
    content = text(style, cell.text if first else "", said)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )


def _rows(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.rows)


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)
