"""The findings as rows: rank, code, place, message, what to do; all of them, or those a person wants to see."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QColor

from desktop.domain.findings.finding import Finding
from desktop.domain.text import noop
from desktop.ui import findings_actions, icons, places, theme
from desktop.ui.document import Document
from desktop.ui.languages import spoken
from desktop.ui.listed import listed
from desktop.ui.ranks import SHAPES, Rank, name_of, rank_of
from desktop.ui.table_model import ROOT, Index, Role, TableModel

translate = QCoreApplication.translate

HEADS = (
    noop("findings", "级别"),
    noop("findings", "编码"),
    noop("findings", "位置"),
    noop("findings", "问题"),
    noop("findings", "怎么办"),
)
_RANK, _CODE, _LABEL, _MESSAGE, _FIX = range(5)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are listed; the empty one lists all.

    Attributes:
        rank: Only those of it that nobody explained.
        explained: Only those somebody explained.
        new: Only those that were not there when the evaluation was opened.
        family: Only codes that begin so: "TXT".
        where: Only those of a page (its value) or of a level-1 indicator (its code).
        words: Only those that have these words somewhere in their row.
    """

    rank: Rank | None = None
    explained: bool = False
    new: bool = False
    family: str = ""
    where: str = ""
    words: str = ""

    def takes(self, finding: Finding, reason: str) -> bool:
        """Whether a finding is listed; ``reason`` is why it may stand, "" while nobody said."""
        if (self.explained and not reason) or (self.rank is not None and reason):
            return False
        if self.rank not in (None, rank_of(finding)) or not finding.code.startswith(self.family):
            return False
        row = (finding.code, spoken(finding.label), spoken(finding.message), spoken(finding.fix), reason)
        return all(any(word in text.casefold() for text in row) for word in self.words.casefold().split())


class FindingsModel(TableModel[tuple[Finding, str]]):
    """Rows follow the document when :meth:`follow` is called; only those that differ are replaced.

    A row is a finding and why it may stand, "" while nobody said.
    """

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._wanted = Wanted()
        self._first = document.findings  # its ids are gathered when somebody asks what is new
        self.heads = tuple(translate("findings", head) for head in HEADS)

    def finding(self, row: int) -> Finding:
        """The finding in a row."""
        return self.rows[row][0]

    def row_of(self, finding: Finding) -> int:
        """The row of a finding, or of the one that says the same of the same place now; -1 where none does."""
        rows = [each for each, _ in self.rows]
        if finding in rows:
            return rows.index(finding)
        return next((at for at, each in enumerate(rows) if each.id == finding.id), -1)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts, the rank's shape, and everything in full as a tool tip."""
        if not index.isValid():
            return None
        finding, reason = self.rows[index.row()]
        rank = rank_of(finding)
        icon, colour = SHAPES[rank]
        if role == Role.DisplayRole:
            done = _done(finding, reason) if reason else spoken(finding.fix)
            return (name_of(rank), finding.code, spoken(finding.label), spoken(finding.message), done)[index.column()]
        if role == Role.DecorationRole and index.column() == _RANK:
            return icons.icon(icon, theme.MUTED if reason else colour)
        if role == Role.ForegroundRole:
            grey = reason or index.column() in (_CODE, _FIX)
            return QColor(theme.MUTED if grey else colour if index.column() == _RANK else theme.INK)
        if role == Role.ToolTipRole:
            parts = (finding.label, finding.message, finding.fix, _done(finding, reason) if reason else "")
            return "\n".join(spoken(part) for part in parts if part)
        return None

    def want(self, wanted: Wanted) -> None:
        """List other findings."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.follow()

    def follow(self) -> None:
        """Take over the document's findings: explained ones last, the others by rank."""
        found = listed(self._document)
        rows = [(finding, findings_actions.reason_for(self._document, finding)) for finding in found]
        if self._wanted != Wanted():
            rows = [row for row in rows if self._wanted.takes(*row) and self._stands(row[0])]
        wanted = (*(row for row in rows if not row[1]), *(row for row in rows if row[1]))
        shorter = min(len(wanted), len(self.rows))
        head = next((place for place in range(shorter) if wanted[place] != self.rows[place]), shorter)
        tail = 0
        while tail < shorter - head and wanted[-1 - tail] == self.rows[-1 - tail]:
            tail += 1
        self._replace(head, len(self.rows) - tail, wanted[head : len(wanted) - tail])

    def _stands(self, finding: Finding) -> bool:
        """Whether a finding is where, and as new as, it is wanted."""
        if self._wanted.new and finding.id in self._known:
            return False
        where, case = self._wanted.where, self._document.case
        if not where:
            return True
        if findings_actions.is_switch(finding):
            return False
        code = places.code_of(case, finding.where)
        above = (code, *case.tree.ancestors(code)) if code else ()
        return where == places.page_of(case, finding.where).value or where in above

    @cached_property
    def _known(self) -> frozenset[str]:
        """The findings that were there when the evaluation was opened."""
        return frozenset(each.id for each in self._first.all())

    def _replace(self, start: int, stop: int, fresh: tuple[tuple[Finding, str], ...]) -> None:
        if start < stop:
            self.beginRemoveRows(ROOT, start, stop - 1)
            self.rows = self.rows[:start] + self.rows[stop:]
            self.endRemoveRows()
        if fresh:
            self.beginInsertRows(ROOT, start, start + len(fresh) - 1)
            self.rows = self.rows[:start] + fresh + self.rows[start:]
            self.endInsertRows()


def _done(finding: Finding, reason: str) -> str:
    """What a person did about a finding, and why."""
    said = translate("findings", "已说明：{0}")
    return (translate("findings", "已关闭：{0}") if findings_actions.is_switch(finding) else said).format(reason)
