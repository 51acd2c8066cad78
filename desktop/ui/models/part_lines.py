"""What the window's lists say of the other evaluations in the file: projects and the monitoring."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.domain.evaluation import PartForm
from desktop.ui import findings_actions, languages
from desktop.ui.document import Document
from desktop.ui.models import cells
from desktop.ui.ranks import Counts, in_words, most_pressing
from desktop.usecases.parts import PartRow, overview

translate = QCoreApplication.translate

ICONS = {PartForm.PROJECT: "briefcase", PartForm.MONITORING: "activity"}


class PartLine(NamedTuple):
    """One part: how far it has come, and how much a reviewer would mark in it."""

    row: PartRow
    left: Counts  # what is still to do; nothing of the monitoring, for the year is not over

    @property
    def name(self) -> str:
        """What it is called; the title of its form while it has no name."""
        return self.row.name or self.row.rubric

    @property
    def result(self) -> str:
        """Score and grade; until all is scored, how many indicators are."""
        row = self.row
        if row.total is None:
            return f"{row.scored}/{row.leaves}"
        return f"{row.total:f} {row.grade}".rstrip()

    @property
    def state(self) -> str:
        """How far it has come in words."""
        row = self.row
        done = (
            translate("part_lines", "已填完")
            if row.total is not None
            else translate("part_lines", "已评 {0} / {1} 项").format(row.scored, row.leaves)
        )
        return languages.listed([done, *filter(None, [in_words(most_pressing(self.left))])], "，")


def lines(document: Document) -> tuple[PartLine, ...]:
    """Every part of the file in its order."""
    return tuple(PartLine(row, _left(document, row)) for row in overview(document.root.case))


def monitored(document: Document, code: str) -> str:
    """What the monitoring in the file said of one of the department's indicators, a line each; "" where nothing is.

    The parts themselves have none.
    """
    if document.part:
        return ""
    parts = sorted(document.evaluation.parts.values(), key=lambda part: (part.position, part.id))
    said = [_said(document.of_part(part.id), code) for part in parts if part.form is PartForm.MONITORING]
    return "\n".join(each for each in said if each)


def _said(part: Document, code: str) -> str:
    entry, there = part.entry, code in part.tree
    if entry is None or not there or not part.tree[code].is_leaf:
        return ""
    actual, points = cells.actual_text(part, part.tree[code]), part.sheet.points(code)
    words = [translate("part_lines", "完成值 {0}").format(actual)] if actual else []
    if points is not None:
        words.append(translate("part_lines", "得 {0} 分").format(cells.points_text(part, points)))
    return languages.named(entry.name, languages.listed(words, "，")) if words else ""


def _left(document: Document, row: PartRow) -> Counts:
    return {} if row.form is PartForm.MONITORING else findings_actions.left(document.of_part(row.id))
