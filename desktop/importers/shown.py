"""A document laid out for a person to look at: its tables and paragraphs, as much of them as anybody looks through."""

from __future__ import annotations

from desktop.domain.sourcetext import SourceCell, SourceTable, SourceText
from desktop.importers.columns import find_heads
from desktop.importers.document import Document
from desktop.importers.grid import Grid

MOST_CELLS = 20_000  # of all tables together; the longest published sheet has some 3,000
MOST_LINES = 5_000
LONGEST = 4_000  # characters of one text


def shown(document: Document) -> SourceText:
    """The tables first, in order, then the paragraphs."""
    tables: list[SourceTable] = []
    left, cut = MOST_CELLS, len(document.paragraphs) > MOST_LINES
    for grid in document.grids:
        table = _table(grid, left)
        left -= len(table.cells)
        cut = cut or table.rows < len(grid.rows)
        if table.cells:
            tables.append(table)
    lines = enumerate(document.paragraphs[:MOST_LINES])
    return SourceText(
        tuple(tables),
        tuple(SourceCell(paragraph.text[:LONGEST], paragraph.place, row, 0) for row, paragraph in lines),
        cut,
    )


def _table(grid: Grid, most: int) -> SourceTable:
    """Its rows from the first on, until there are ``most`` cells."""
    cells: list[SourceCell] = []
    rows = 0
    for row in range(len(grid.rows)):
        own = grid.own_cells(row)
        if len(cells) + len(own) > most:
            break
        rows += 1
        cells += [
            SourceCell(cell.text[:LONGEST], cell.place, cell.row, cell.column, cell.height, cell.width) for cell in own
        ]
    heads = [
        cell.text
        for head in find_heads(grid)[:1]
        for number in range(head.first, head.last + 1)
        for cell in grid.own_cells(number)
    ]
    return SourceTable(grid.name, rows, len(grid.rows[0]) if grid.rows else 0, tuple(cells), tuple(heads))
