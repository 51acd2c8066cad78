"""The review as rows: every indicator with the unit's points, 复核分, what differs, and 复核意见."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor

from desktop.domain.errors import UserError
from desktop.domain.findings.finding import Finding
from desktop.domain.findings.reviews import check_review
from desktop.domain.number import plain
from desktop.domain.review import Line, place, reviewed, signed
from desktop.ui import entry, languages, messages, theme
from desktop.ui.document import Document
from desktop.ui.ranks import SHAPES, rank_of
from desktop.ui.table_model import RIGHT, Index, Role, TableModel

NUMBER, NAME, WEIGHT, OWN, GIVEN, CHANGE, WORDS = range(7)
_FIELDS = {GIVEN: "score", WORDS: "opinion"}


class ReviewModel(TableModel[str]):
    """Indicators, by code; they follow the document when :meth:`follow` is called."""

    figures = (WEIGHT, OWN, GIVEN, CHANGE)

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._only_changed = False
        self._faults: Mapping[str, Finding] = {}
        self.told = reviewed(document.case)
        self.findings: tuple[Finding, ...] = ()
        self.heads = (
            self.tr("序号"),
            self.tr("指标"),
            self.tr("分值"),
            self.tr("自评得分"),
            self.tr("复核分"),
            self.tr("差额"),
            self.tr("复核意见"),
        )
        self.follow()

    def line(self, row: int) -> Line:
        """The indicator in a row."""
        return self.told.line(self.rows[row])

    def row_of(self, code: str) -> int:
        """Where an indicator stands; -1 where it is not listed."""
        return self.rows.index(code) if code in self.rows else -1

    def next_leaf(self, row: int) -> int:
        """The next row one can write in; the same where there is none."""
        return next((at for at in range(row + 1, len(self.rows)) if self.line(at).node.is_leaf), row)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; headings are strong and show the sum that counts, what was lowered stands out."""
        if not index.isValid():
            return None
        line, column = self.line(index.row()), index.column()
        if role == Role.DisplayRole:
            return self._text(line, column)
        if role == Role.EditRole and column in _FIELDS:
            return entry.shown(self._document.case, place(line.node.code, _FIELDS[column]))
        if role == Role.ToolTipRole:
            fault = self._faults.get(line.node.code)
            said = line.opinion if column == WORDS else self._text(line, column) if column == NAME else ""
            return "\n".join(part for part in (said, f"{fault.message}。{fault.fix}" if fault else "") if part) or None
        if role == Role.TextAlignmentRole and column in self.figures:
            return RIGHT
        if role == Role.FontRole:
            strong = not line.node.is_leaf or column == GIVEN
            return theme.figure_font(strong=strong) if column in self.figures else theme.scaled_font(1.0, strong=strong)
        if role == Role.BackgroundRole and not line.node.is_leaf:
            return QColor(theme.STRIPE)
        if role == Role.ForegroundRole:
            return QColor(self._colour(line, column))
        return None

    def _text(self, line: Line, column: int) -> str:
        node = line.node
        differs = line.difference and (line.given is not None or not node.is_leaf)
        if column == GIVEN:
            shown = line.given if node.is_leaf else line.counted if self.told.begun else None
            return "" if shown is None else plain(shown)
        return (
            node.number,
            "　" * (node.level - 1) + node.title,
            plain(node.weight),
            "" if line.own is None else plain(line.own),
            "",
            signed(line.difference) if differs else "",
            " ".join(line.opinion.split()),
        )[column]

    def _colour(self, line: Line, column: int) -> QColor:
        fault = self._faults.get(line.node.code)
        if fault is not None and _FIELDS.get(column) == fault.where.field:
            return SHAPES[rank_of(fault)][1]
        if column == CHANGE:
            return theme.WARN if line.difference and line.difference < 0 else theme.GOOD
        return theme.MUTED if column == NUMBER else theme.INK

    def flags(self, index: Index) -> Qt.ItemFlag:
        """复核分 and 复核意见 of leaves are written here; an opinion of several lines is, in its box."""
        flags = super().flags(index)
        if not index.isValid() or index.column() not in _FIELDS:
            return flags
        node = self.line(index.row()).node
        where = place(node.code, _FIELDS[index.column()])
        several = index.column() == WORDS and "\n" in self.line(index.row()).opinion
        return (
            flags | Qt.ItemFlag.ItemIsEditable
            if node.is_leaf and not several and self._document.takes(where)
            else flags
        )

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """One undoable edit; a figure that does not fit is refused with a message."""
        if role != Role.EditRole or not self.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        where = place(self.line(index.row()).node.code, _FIELDS[index.column()])
        try:
            read = entry.read(self._document.case, where, str(value))
        except UserError as refused:
            messages.show_status(languages.said(refused))
            return False
        return self._document.set_value(where, read)

    def want(self, *, only_changed: bool) -> None:
        """List all indicators, or only those the reviewer wrote something beside."""
        self._only_changed = only_changed
        self.follow()

    def follow(self) -> None:
        """Take over what the document says now."""
        case = self._document.case
        told = reviewed(case)
        self.findings = check_review(case)
        self._faults = {each.where.key: each for each in reversed(self.findings) if each.where.key}
        reviews = case.evaluation.reviews
        codes = tuple(code for code in case.tree.nodes if not self._only_changed or code in reviews)
        if codes == self.rows:
            self.told = told
            if codes:
                self.dataChanged.emit(self.index(0, 0), self.index(len(codes) - 1, len(self.heads) - 1))
            return
        self.beginResetModel()
        self.rows, self.told = codes, told
        self.endResetModel()
