"""The outline of the narrative report with the state of each heading: written, made from the data, or empty."""

from __future__ import annotations

from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.evaluation import Place
from desktop.domain.narrative import generate
from desktop.domain.refreshing import overtaken, place_of
from desktop.domain.rubric import OutlineHeading
from desktop.ui import icons, theme
from desktop.ui.document import Changed, Document
from desktop.ui.places import NARRATIVE

Index = QModelIndex | QPersistentModelIndex


class State(Enum):
    """Where the text of a heading comes from: icon and colour differ, and the words say it."""

    WRITTEN = ("circle-check", theme.GOOD)
    OVERTAKEN = ("rotate-ccw", theme.WARN)
    UNCONFIRMED = ("circle-help", theme.WARN)
    GENERATED = ("contrast", theme.ACCENT)
    EMPTY = ("circle-dashed", theme.WARN)
    TITLE = ("", "")  # only headings below it


class OutlineModel(QAbstractListModel):
    """One row a heading, in printed order."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.headings: tuple[OutlineHeading, ...] = document.rubric.outline
        document.changed.connect(self._on_change)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """As many as there are headings."""
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The heading, indented by level, and its state."""
        if not index.isValid():
            return None
        heading = self.headings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "　" * (heading.level - 1) + heading.heading
        state = self.state(index.row())
        if role == Qt.ItemDataRole.DecorationRole:
            name, colour = state.value
            return icons.icon(name, colour) if name else icons.blank()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.words(state)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{heading.heading}，{self.words(state)}" if self.words(state) else heading.heading
        if role == Qt.ItemDataRole.FontRole and heading.level == 1:
            return theme.scaled_font(1.0, strong=True)
        return None

    def state(self, row: int) -> State:
        """Where the text of this heading comes from."""
        heading = self.headings[row]
        place = place_of(heading)
        if self._document.evaluation.texts.get(place.key, "").strip():
            if self._document.evaluation.is_unconfirmed(place):
                return State.UNCONFIRMED
            return State.OVERTAKEN if overtaken(heading, self._document.case) else State.WRITTEN
        if generate(heading.generated, self._document.case):
            return State.GENERATED
        below = self.headings[row + 1].level if row + 1 < len(self.headings) else 0
        return State.TITLE if below > heading.level and not heading.generated else State.EMPTY

    def words(self, state: State) -> str:
        """The state in words."""
        return {
            State.WRITTEN: self.tr("自己编写"),
            State.OVERTAKEN: self.tr("数据已变化，文字待更新"),
            State.UNCONFIRMED: self.tr("上年文字，未确认"),
            State.GENERATED: self.tr("由数据生成"),
            State.EMPTY: self.tr("尚未填写"),
            State.TITLE: "",
        }[state]

    def row_of(self, place: Place) -> int:
        """The row a text place belongs to; -1 for none."""
        key = place.key.removeprefix(NARRATIVE)
        return next((row for row, heading in enumerate(self.headings) if heading.key == key), -1)

    def _on_change(self, changed: Changed) -> None:
        """Any figure may make a generated paragraph come or go; a dozen rows are cheap."""
        if changed.texts or changed.codes or changed.facts or changed.structure:
            self.dataChanged.emit(self.index(0), self.index(len(self.headings) - 1))
