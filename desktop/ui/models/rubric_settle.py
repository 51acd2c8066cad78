"""What a rubric started from a sheet leaves to be settled (待核定), as rows, and what a person decided of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop.domain.rubricdraft import RubricDraft
from desktop.domain.rubricedit import change, set_method
from desktop.domain.text import noop
from desktop.ui import theme
from desktop.ui.rubrics.words import method_title
from desktop.ui.table_model import Index, Role, TableModel
from desktop.usecases.start_rubric import Settle, Started


class Decision(Enum):
    """What becomes of a proposal."""

    OPEN = ""
    ACCEPT = noop("SettleModel", "采用")
    MANUAL = noop("SettleModel", "人工评分")
    LATER = noop("SettleModel", "在编辑器里改")


class SettleModel(TableModel[Settle]):
    """One row a thing to settle, in the order of the form; that of the whole form first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.decisions: list[Decision] = []
        self.heads = (
            self.tr("指标"),
            self.tr("建议的评分方法"),
            self.tr("依据的文字"),
            self.tr("须核定"),
            self.tr("处理"),
        )

    def show_rows(self, rows: Iterable[Settle]) -> None:
        """Another sheet; nothing is decided yet."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.decisions = [Decision.OPEN] * len(self.rows)
        self.endResetModel()

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; what is not decided stands out."""
        if not index.isValid():
            return None
        row, decision, column = self.rows[index.row()], self.decisions[index.row()], index.column()
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return (
                row.name if row.code else self.tr("整张表"),
                method_title(row.method) if self.has_proposal(index.row()) else self.tr("—"),
                row.words,
                "；".join(row.why),
                self.tr(decision.value) if decision.value else self.tr("待核定"),
            )[column]
        if role == Role.ForegroundRole and column == 4:
            return QColor(theme.WARN if decision is Decision.OPEN else theme.GOOD)
        return None

    def has_proposal(self, row: int) -> bool:
        """Whether a method was read off the words, so that there is something to decide beside taking note."""
        known = self.rows[row]
        return bool(known.code) and known.method not in ("", "manual", "单位自设")  # not translated: a method's name

    def decide(self, row: int, decision: Decision) -> None:
        """What becomes of one."""
        self.decisions[row] = decision
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.heads) - 1))

    @property
    def open_rows(self) -> list[int]:
        """Rows nobody has decided about."""
        return [at for at, each in enumerate(self.decisions) if each is Decision.OPEN]


def settled(started: Started, decisions: Sequence[Decision]) -> RubricDraft:
    """The draft with what was decided; everything stays 推定, for only the form's own words could make it surer."""
    draft = started.draft
    nodes = {each.code: each.node for each in draft.walk()}
    for row, decision in zip(started.settle, decisions, strict=True):
        node = nodes.get(row.code)
        if node is None:
            continue
        if decision is Decision.MANUAL and not draft[node].children and not draft[node].open_slot:
            draft = set_method(draft, node, "manual", {})
        elif decision in (Decision.LATER, Decision.OPEN):
            note = f"待核定。{draft[node].certainty_note}"  # not translated: written into the rubric
            draft = change(draft, node, certainty_note=note)
    return draft
