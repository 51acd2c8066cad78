"""The logical structure: what the text is, in reading order, so that it can be read aloud or taken out as it was meant.

Every line on a page is marked as belonging to an element or as an artifact: heads repeated overleaf, rules, page
numbers. Elements form one tree from the document down to the cells of its tables (ISO 32000-1, 14.7 and 14.8).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import groupby

from desktop.reports.pdf.canvas import Page
from desktop.reports.pdf.document import ArchiveCanvas, ArchiveDocument, Written
from desktop.reports.pdf.element import Element
from desktop.reports.report import Cell

_STANDARD = "/Title /P"  # the one kind of ours that PDF 1.7 does not know, and the one it is read as


def add_table(parent: Element, cells: Sequence[Cell], head_rows: int) -> dict[tuple[int, int], Element]:
    """A table below ``parent``; returns the element of each cell by its row and column."""
    table = parent.add("Table")
    elements: dict[tuple[int, int], Element] = {}
    ordered = sorted(cells, key=lambda cell: (cell.row, cell.column))
    for _, row in groupby(ordered, key=lambda cell: cell.row):
        line = table.add("TR")
        for at, cell in enumerate(row):
            scope = _scope(cell, head_rows, is_first=at == 0)
            elements[cell.row, cell.column] = line.add("TH" if scope else "TD", _attributes(cell, scope))
    return elements


def _scope(cell: Cell, head_rows: int, *, is_first: bool) -> str:
    """Of what a cell is the head; "" where it is none. Sums are strong as well, but say nothing of other cells."""
    if not cell.strong:
        return ""
    if cell.row < head_rows:
        return "Column"
    return "Row" if is_first or not head_rows else ""


def _attributes(cell: Cell, scope: str) -> str:
    said = [f"/RowSpan {cell.rows}"] * (cell.rows > 1) + [f"/ColSpan {cell.columns}"] * (cell.columns > 1)
    said += [f"/Scope /{scope}"] * bool(scope)
    return f"<< /O /Table {' '.join(said)} >>" if said else ""


def write_structure(canvas: ArchiveCanvas, root: Element, pages: Sequence[Page]) -> None:
    """Write the tree, and for each page which element its stretches belong to. All pages have been written."""
    document = canvas.document
    places: dict[Hashable, int] = {page: at for at, page in enumerate(pages)}
    elements = {element: Written() for element in root.walk()}
    numbers = {element: document.number(document.add(written)) for element, written in elements.items()}
    top, parents = Written(), Written()
    top_number = document.number(document.add(top))
    _write(document, root, top_number, elements, numbers, places)
    rows = (f"{at} [{' '.join(f'{numbers[element]} 0 R' for element in page.marked)}]" for at, page in enumerate(pages))
    parents.text = f"<< /Nums [ {' '.join(rows)} ] >>"
    top.text = (
        f"<< /Type /StructTreeRoot /K {numbers[root]} 0 R /ParentTree {document.number(document.add(parents))} 0 R"
        f" /ParentTreeNextKey {len(pages)} /RoleMap << {_STANDARD} >> >>"
    )
    canvas.setCatalogEntry("StructTreeRoot", top)
    canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})


def _write(
    document: ArchiveDocument, element: Element, parent: int, written: dict[Element, Written],
    numbers: dict[Element, int], places: dict[Hashable, int],
) -> None:  # fmt: skip
    number = numbers[element]
    kids = [f"{numbers[child]} 0 R" for child in element.children]
    first = ""
    if element.content:
        leaf = document.page_numbers[places[element.content[0][0]]]
        first = f" /Pg {leaf} 0 R"
        for page, stretch in element.content:
            at = document.page_numbers[places[page]]
            kids.append(str(stretch) if at == leaf else f"<< /Type /MCR /Pg {at} 0 R /MCID {stretch} >>")
    attributes = f" /A {element.attributes}" if element.attributes else ""
    written[
        element
    ].text = f"<< /Type /StructElem /S /{element.kind} /P {parent} 0 R{first}{attributes} /K [{' '.join(kids)}] >>"
    for child in element.children:
        _write(document, child, number, written, numbers, places)
