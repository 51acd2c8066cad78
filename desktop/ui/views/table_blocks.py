"""Blocks of cells in the score table: what is chosen, copied, pasted and emptied; each is one step back."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, set_value
from desktop.ui import clipboard, entry, languages, messages, own_indicators, places
from desktop.ui.html_table import Row
from desktop.ui.models import cells
from desktop.ui.models.cells import COLUMNS
from desktop.ui.views.table_base import TableBase

translate = QCoreApplication.translate

_LISTED = 5  # cells that cannot be read, told with the reason; the others are counted
_NAMED = 3  # cells passed over that are called by name; the others are counted
_WORDS = (cells.NAME, cells.TARGET, cells.BASIS, cells.STATE)


def block(view: TableBase) -> list[list[QModelIndex]]:
    """The chosen cells by row as they stand on screen, each row from the first to the last chosen column."""
    chosen = [index for index in view.selectedIndexes() or [view.currentIndex()] if index.isValid()]
    if not chosen:
        return []
    order = view.columns.in_order()
    places_of = [order.index(index.column()) for index in chosen if index.column() in order]
    columns = order[min(places_of) : max(places_of) + 1]
    rows = {index.siblingAtColumn(0) for index in chosen}
    ordered = sorted(rows, key=lambda index: view.visualRect(index).top())
    return [[row.siblingAtColumn(column) for column in columns] for row in ordered]


def copy(view: TableBase) -> None:
    """The chosen block to the clipboard, as Excel and WPS read it."""
    rows = block(view)
    if rows:
        texts = [[str(index.data(Qt.ItemDataRole.EditRole) or "") for index in row] for row in rows]
        clipboard.put(texts, [index.column() in _WORDS for index in rows[0]])


def paste(view: TableBase) -> None:
    """A block from the clipboard, from the chosen corner right and down: one step back.

    A block that fits the selection several times fills it, one value above all; a larger one reaches beyond it. Cells
    that cannot be edited are passed over and named; so are those whose text cannot be read, each with the reason.
    """
    rows = clipboard.take()
    document = view.document
    if not rows or not view.currentIndex().isValid():
        return
    if document.refusal is not None:
        messages.show_error(view, document.refusal)
        return
    changes: list[Change] = []
    passed: list[QModelIndex] = []
    refused: list[UserError] = []
    seen = filled = 0
    for index, text in targets(view, rows):
        place = view.tree_model.place(index)
        if place is None:
            if text.strip() and text.strip() != view.tree_model.cell(index).text:
                passed.append(index)
            continue
        try:
            value = entry.read(document.case, place, text)
        except UserError as unreadable:
            refused.append(unreadable)
            continue
        seen += 1
        if not places.same_value(place, document.evaluation.value_at(place), value):
            changes += set_value(place, value, document.evaluation)
            changes += own_indicators.with_direction(document, place, value)
            filled += 1
    done = document.edit(translate("table_blocks", "粘贴 {0} 个单元格").format(filled), changes)
    if seen or passed:
        said = (
            translate("table_blocks", "已粘贴 {0} 个单元格").format(filled)
            if done
            else translate("table_blocks", "内容与表中相同，没有改动")
        )
        messages.show_status(said if seen and not passed else _with_passed(view, said if seen else "", passed))
    if refused:
        messages.show_error(view, refused[0] if len(refused) == 1 and not seen else _all_refused(refused))


def _all_refused(refused: list[UserError]) -> UserError:
    """The cells that could not be read in one message: a few with their reasons, the others counted."""
    lines = [languages.problem(each) for each in refused[:_LISTED]]
    if len(refused) > _LISTED:
        lines.append(translate("table_blocks", "另有 {0} 个").format(len(refused) - _LISTED))
    return UserError(Problem.CELLS_REFUSED, count=len(refused), errors="\n" + "\n".join(lines))


def targets(view: TableBase, rows: list[Row]) -> Iterator[tuple[QModelIndex, str]]:
    """Each cell of the table a pasted text goes to; cells of the block that hold nothing of their own are left out."""
    chosen = block(view)
    order = view.columns.in_order()
    high, wide = len(rows), max(len(row) for row in rows)
    down, across = len(chosen), len(chosen[0])
    repeated = down % high == 0 and across % wide == 0
    down, across = (down, across) if repeated else (high, wide)
    corner = chosen[0][0]
    columns = order[order.index(corner.column()) :][:across]
    row = corner
    for at in range(down):
        if not row.isValid():
            return
        line = rows[at % high]
        for beside, column in enumerate(columns):
            text = line[beside % wide] if beside % wide < len(line) else None
            if text is not None:
                yield row.siblingAtColumn(column), text
        row = chosen[at + 1][0] if repeated and at + 1 < down else view.indexBelow(row)


def clear(view: TableBase) -> None:
    """Empty the chosen cells that can be edited: one step back."""
    document = view.document
    evaluation = document.evaluation
    chosen = view.selectedIndexes() or [view.currentIndex()]
    wanted = dict.fromkeys(place for index in chosen if (place := view.tree_model.place(index)) is not None)
    filled = [place for place in wanted if evaluation.value_at(place) is not None]
    if not wanted and len(chosen) == 1:
        view.say_why_fixed()
    changes = [change for place in filled for change in set_value(place, None, evaluation)]
    label = (
        document.label(filled[0])
        if len(filled) == 1
        else translate("table_blocks", " {0} 个单元格").format(len(filled))
    )
    document.edit(translate("table_blocks", "清除{0}").format(label), changes)


def _with_passed(view: TableBase, said: str, passed: list[QModelIndex]) -> str:
    """What was pasted, and which cells were not touched and why."""
    names = []
    for index in passed[:_NAMED]:
        node = view.tree_model.node(index)
        if node is not None:
            column = COLUMNS[index.column()]
            why = column.fixed(view.document, node)
            name = translate("table_blocks", "“{0}”的{1}").format(node.title, column.head)
            names.append(languages.beside(name, why) if why else name)
    listed = languages.listed(names) + (
        translate("table_blocks", "等 {0} 个单元格").format(len(passed)) if len(passed) > _NAMED else ""
    )
    passed_over = translate("table_blocks", "跳过 {0}，没有改动").format(listed)
    return languages.listed((part for part in (said, passed_over) if part), "；")
