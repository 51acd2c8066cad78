"""The texts in the cells of a drawn table: each letter of the page is given to its cell once.

pdfplumber's own ``extract`` asks every letter for every row and for every cell of its row, which takes as long as the
lines did; what it makes of the letters of a cell is kept.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any

from desktop.importers.wrapped import unwrapped

Box = tuple[float, float, float, float]  # left, top, right, bottom, in points


def cell_texts(table: Any) -> Iterator[tuple[Box, str]]:
    """Every cell of a pdfplumber table with text in it, row by row; its lines are as :func:`unwrapped` has them."""
    from pdfplumber.utils.text import extract_text

    letters = _letters_by_cell(table.cells, table.page.chars)
    for row in table.rows:
        for box in row.cells:
            if box in letters and (text := extract_text(letters[box])).strip():
                yield box, unwrapped(text, box, letters[box])


def _letters_by_cell(cells: list[Box], letters: list[dict[str, Any]]) -> dict[Box | None, list[dict[str, Any]]]:
    """The letters whose middle lies in a cell, in the order of the page."""
    across = sorted({place for box in cells for place in (box[0], box[2])})
    down = sorted({place for box in cells for place in (box[1], box[3])})
    at = {
        (row, column): box
        for box in cells
        for row in range(bisect_left(down, box[1]), bisect_left(down, box[3]))
        for column in range(bisect_left(across, box[0]), bisect_left(across, box[2]))
    }
    found: dict[Box | None, list[dict[str, Any]]] = {}
    for letter in letters:
        row = bisect_right(down, (letter["top"] + letter["bottom"]) / 2) - 1
        column = bisect_right(across, (letter["x0"] + letter["x1"]) / 2) - 1
        box = at.get((row, column))
        if box is not None:
            found.setdefault(box, []).append(letter)
    return found
