"""The blank form (空白表): what a rubric asks for, with empty cells and lines for the pen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from desktop.domain.evaluation import Evaluation, OwnIndicator
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric, Sheet
from desktop.reports.content import compose
from desktop.reports.report import Align, Cell, Report, Section, Table
from desktop.reports.scores import ASSUMED_MARK

SLOT_ROWS = 5  # for each place that the form leaves to the unit
_LINES = 8  # to write on, below each heading of the narrative
_GOAL = 9  # empty lines for a goal, as high as those of a cell
_HEIGHT = 34.0  # points: a row that takes a line or two by hand
_FILLED = frozenset({"actual", "score", "basis", "reason", "improvement", "remarks", "note"})


def blank_evaluation(rubric: Rubric, year: int) -> Evaluation:
    """Nothing filled in, with some nameless indicators where the unit may add its own."""
    own = [
        OwnIndicator(f"{slot.code}.blank{at}", slot.code, position=at)
        for slot in rubric.walk()
        if slot.open_slot
        for at in range(1, SLOT_ROWS + 1)
    ]
    return Evaluation("", year, rubric.id, own={each.code: each for each in own})


def blank_form(case: Case, made_at: datetime) -> Report:
    """The whole form on paper: cover, headings with lines, tables, sign-off block. It is no draft of anything.

    Args:
        case: Of :func:`blank_evaluation`.
        made_at: Goes into the PDF's metadata.
    """
    report = compose(case, None, made_at=made_at)
    head, *sheets = report.tables
    tables = [replace(head, cells=tuple(map(_roomy, head.cells)), least=_HEIGHT)]
    tables += [_emptied(case, sheet, table) for sheet, table in zip(case.rubric.sheets, sheets, strict=True)]
    return replace(report, draft=False, sections=tuple(_sections(report.sections)), tables=tuple(tables))


def _roomy(cell: Cell) -> Cell:
    """Goals and results are written in sentences: some lines of the cell's own stay empty for them."""
    return replace(cell, text="\n" * _GOAL) if cell.align is Align.LEFT and not cell.text else cell


def _sections(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Headings only; lines below those that have no heading of a deeper level below them."""
    for section, following in pairwise((*sections, None)):
        assert section is not None
        is_over = following is not None and following.level > section.level
        yield Section(section.level, section.heading, (), 0 if is_over else _LINES)


def _emptied(case: Case, sheet: Sheet, table: Table) -> Table:
    """The table without anything that a rule would have worked out of nothing."""
    leaves = [leaf for root in sheet.indicators for leaf in case.tree.leaves(root)]
    own = {row for row, leaf in enumerate(leaves, 1) if leaf.own}
    shows = [column.shows for column in sheet.columns]

    def emptied(cell: Cell) -> Cell:
        if cell.row == 0 or not cell.text:
            return cell
        if cell.row > len(leaves):
            total = cell.row == len(leaves) + 1 and not cell.strong
            return replace(cell, text="") if total and cell.column else cell
        shown = shows[cell.column]
        if shown in _FILLED or (cell.row in own and cell.rows == 1):
            return replace(cell, text=ASSUMED_MARK if cell.text.endswith(ASSUMED_MARK) else "")
        return cell

    return replace(table, cells=tuple(map(emptied, table.cells)), least=_HEIGHT)
