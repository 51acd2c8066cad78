"""本年方案的变化: what differs between the form of then and this year's, to be known before anything is taken over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem, QWidget

from desktop.domain.formchange import FormLine
from desktop.ui import differences, languages, lists
from desktop.usecases.import_prior import Source


class ChangesView(QWidget):
    """A table of changes with a sentence about where they are known from."""

    def __init__(self) -> None:
        super().__init__()
        heads = (self.tr("变化"), self.tr("指标"), self.tr("说明"))
        self.said, self.table = lists.said_table(self, self.tr("本年方案的变化"), heads, (12, 30))

    def show_lines(self, source: Source, lines: Sequence[FormLine]) -> None:
        """Show the changes between a source's form and this year's."""
        if source.made_with is not None:
            said = self.tr("原方案“{old}”与本年方案“{new}”逐项比较：").format(
                old=source.made_with.title, new=source.rubric.title
            )
        else:
            said = self.tr(
                "按原文件印出的指标名称和分值与本年方案“{new}”比较；原文件没有印出的评分方法无从比较。"
            ).format(new=source.rubric.title)
        self.said.setText(said if lines else self.tr("没有发现变化。"))
        self._fill(lines)

    def _fill(self, lines: Sequence[FormLine]) -> None:
        self.table.clear()
        for line in sorted(lines, key=lambda each: differences.ORDER.index(each.statuses[0])):
            words = languages.listed(map(differences.name, line.statuses))
            item = QTreeWidgetItem([words, line.where, line.said])
            item.setIcon(0, differences.icon(line.statuses[0]))
            item.setForeground(0, differences.colour(line.statuses[0]))
            for column in (1, 2):
                item.setToolTip(column, f"{line.where}\n{line.said}".strip())
            item.setTextAlignment(0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.table.addTopLevelItem(item)
