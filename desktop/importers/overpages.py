"""A row of a drawn table that a page break cut in two: its second half goes back to the first."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.importers.columns import head_column
from desktop.importers.grid import Found, Merge
from desktop.importers.words import is_number

_FEWEST_FIGURES = 2  # bare numbers of the first half: weight and score
_FEWEST_HEADS = 2  # words of a head that is printed again


def gone_on(above: list[Found], page: list[Found], top: int, merges: Sequence[Merge]) -> list[Found]:
    """The cells of a table with those of its next page.

    Where the page's first row has words only, each under words of the last row before, whose figures stand there in
    full, it is the rest of that row. A head printed again is not.

    Args:
        above: The cells so far.
        page: Those of the next page.
        top: The number of its first row.
        merges: The merged areas of both.
    """
    rest = {cell.column: cell for cell in page if cell.row == top}
    last = max((cell.row for cell in above), default=top)
    begun = {cell.column: cell for cell in above if cell.row == last}
    if not rest or any(merge.top == top and merge.bottom > top for merge in merges):
        return above + page
    if sum(is_number(cell.text) for cell in begun.values()) < _FEWEST_FIGURES:
        return above + page
    if sum(head_column(cell.text) is not None for cell in rest.values()) >= _FEWEST_HEADS:
        return above + page
    if any(column not in begun or is_number(begun[column].text) for column in rest):
        return above + page
    if any(is_number(cell.text) for cell in rest.values()):
        return above + page
    whole = [
        cell._replace(text=cell.text + rest[cell.column].text) if cell.row == last and cell.column in rest else cell
        for cell in above
    ]
    return whole + [cell for cell in page if cell.row != top]
