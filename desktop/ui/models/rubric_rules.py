"""A whole rubric as a printed table: every indicator with its weight, its rule in words and what the rule rests on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QColor, QFont

from desktop.domain.number import plain
from desktop.domain.rubric import Certainty, Indicator, Rubric
from desktop.ui import languages, theme
from desktop.ui.rubrics.words import certainty_name
from desktop.ui.table_model import Index, Role, TableModel

NAME, WEIGHT, RULE, CERTAINTY = range(4)
_TOP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
_TOP_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)


class RubricRulesModel(TableModel[tuple[int, Indicator]]):
    """Headings stand above their leaves, one step further left."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heads = (self.tr("指标"), self.tr("分值"), self.tr("评分规则"), self.tr("规则依据"))

    def show_rubric(self, rubric: Rubric, *, assumed_only: bool = False) -> None:
        """Another rubric, or only its leaves whose rule is 推定, with the headings above them."""
        self.show_rows(row for root in rubric.indicators for row in _rows(root, 0, assumed_only=assumed_only))

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Texts; headings are strong, and what is 推定 stands out."""
        if not index.isValid():
            return None
        (depth, one), column = self.rows[index.row()], index.column()
        if role == Role.DisplayRole:
            return self._text(one, depth, column)
        if role == Role.ToolTipRole:
            return "\n".join(each for each in (one.explanation, one.standard, one.certainty_note) if each) or None
        if role == Role.TextAlignmentRole:
            return _TOP_RIGHT if column == WEIGHT else _TOP
        if role == Role.FontRole and one.children and column <= WEIGHT:
            font = QFont()
            font.setBold(True)
            return font
        if role == Role.ForegroundRole and column == CERTAINTY and one.certainty is Certainty.ASSUMED:
            return QColor(theme.WARN)
        return None

    def _text(self, one: Indicator, depth: int, column: int) -> str:
        if column == NAME:
            return f"{'　' * depth}{one.name}"
        if column == WEIGHT:
            return plain(one.weight)
        if one.children:
            return ""
        if column == RULE:
            return languages.spoken(one.rule_in_words(one.weight)) or self.tr("由填报单位自己设指标。")
        sources = (f"{each.document}{f'，{each.place}' if each.place else ''}" for each in one.references)
        return "\n".join(each for each in (certainty_name(one.certainty.value), one.certainty_note, *sources) if each)


def _rows(one: Indicator, depth: int, *, assumed_only: bool) -> list[tuple[int, Indicator]]:
    if not one.children:
        return [] if assumed_only and one.certainty is not Certainty.ASSUMED else [(depth, one)]
    below = [row for child in one.children for row in _rows(child, depth + 1, assumed_only=assumed_only)]
    return [(depth, one), *below] if below else []
