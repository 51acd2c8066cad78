"""Tables where ruling lines draw them: pdfplumber's search over the lines and letters PDFium read."""

from __future__ import annotations

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

from desktop.importers.letters import Letter
from desktop.importers.strokes import Stroke

_MEET = 6  # points; lines of a table cross or nearly do


def tables_of(strokes: Sequence[Stroke], letters: Sequence[Letter]) -> list[Any]:
    """The tables of a page with at least two columns and two rows, as pdfplumber has them; those inside others go."""
    from pdfplumber.table import TableFinder

    page: Any = SimpleNamespace(edges=[_edge(one) for one in strokes], chars=[_char(one) for one in letters])
    finder = TableFinder(page, {"intersection_tolerance": _MEET})  # which asks a page for these two alone
    tables = [table for table in finder.tables if len(table.cells) >= 4 and len(table.rows) >= 2]
    return [table for table in tables if not any(_within(table, other) for other in tables if other is not table)]


def _edge(stroke: Stroke) -> dict[str, Any]:
    """A stroke in pdfplumber's words."""
    left, right, top, bottom = stroke
    return {
        "object_type": "line",
        "orientation": "h" if top == bottom else "v",
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": right - left,
        "height": bottom - top,
    }


def _char(letter: Letter) -> dict[str, Any]:
    """A letter in pdfplumber's words."""
    return {
        "text": letter.text,
        "x0": letter.left,
        "x1": letter.right,
        "top": letter.top,
        "bottom": letter.bottom,
        "doctop": letter.top,
        "upright": letter.upright,
    }


def _within(table: Any, other: Any) -> bool:
    a, b = table.bbox, other.bbox
    return bool(a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3] and a != b)
