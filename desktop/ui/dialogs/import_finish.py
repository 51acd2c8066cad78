"""Third page of 从上年文件开始: unit, year, where the new file goes, what comes along and what does not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from desktop.domain.carryover import Line, Plan
from desktop.domain.imported import Confidence
from desktop.ui import parts, theme
from desktop.ui.dialogs.new_draft import TargetField, year_box
from desktop.usecases.import_prior import Source
from desktop.usecases.workspace import Workspace


class FinishPage(QWidget):
    """Changing the year changes what is taken over: a file of the same year fills, an earlier one stands beside."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._source_year: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        form = parts.form()
        self.unit_edit = QLineEdit()
        self.unit_edit.setAccessibleName(self.tr("单位全称"))
        self.year_box = year_box()
        self.target = TargetField(workspace)
        form.addRow(self.tr("单位全称"), self.unit_edit)
        form.addRow(self.tr("本次年度"), self.year_box)
        form.addRow(self.tr("新文件"), self.target)
        column.addLayout(form)
        self._same_year, self._said = parts.notice("", "warn-card", "info", theme.WARN)
        column.addWidget(self._same_year)
        lists = QHBoxLayout()
        lists.setSpacing(12)
        self._kept = _Lines(self.tr("带入"))
        self._dropped = _Lines(self.tr("不带入"))
        self._blank = _Lines(self.tr("留空待填"))
        for each in (self._kept, self._dropped, self._blank):
            lists.addWidget(each, 1)
        column.addLayout(lists, 1)
        promise = self.tr(
            "点“开始填报”才会建立新文件；原文件不会有任何改动。带入的内容都标为“未确认”，逐项看过后才能签发。"
        )
        column.addWidget(parts.label(promise, "muted", wrap=True))
        self.unit_edit.textChanged.connect(self._on_edit)
        self.year_box.valueChanged.connect(self._on_edit)

    @property
    def unit(self) -> str:
        """The unit's name, without blanks around it."""
        return self.unit_edit.text().strip()

    @property
    def year(self) -> int:
        """Of the draft."""
        return self.year_box.value()

    def show_source(self, source: Source) -> None:
        """Propose what the source says: its unit, and the year after its own; a guessed unit is only hinted at."""
        self._source_year = source.result.year
        quiet = QSignalBlocker(self.unit_edit), QSignalBlocker(self.year_box)  # one change, not three
        unit = source.result.head("unit")
        guessed = unit is not None and unit.confidence is Confidence.GUESS
        self.unit_edit.setText("" if guessed else source.result.unit)
        hint = self.tr("猜测：{unit}，请核对后填写").format(unit=source.result.unit)
        self.unit_edit.setPlaceholderText(hint if guessed else self.tr("例如：某某市图书馆"))
        if source.result.year is not None:
            self.year_box.setValue(source.result.year + 1)
        for each in quiet:
            each.unblock()
        self._on_edit()

    def show_plan(self, plan: Plan) -> None:
        """What comes along and what does not."""
        self._kept.show_lines(plan.kept)
        self._dropped.show_lines(plan.dropped)
        self._blank.show_lines(plan.blank)

    def _on_edit(self) -> None:
        self.target.propose(self.unit, self.year)
        self._same_year.setVisible(self.year == self._source_year)
        self._said.setText(
            self.tr("与来源同为 {year} 年度：数据、得分和文字会直接填入，不再作为上年数。").format(year=self.year)
        )
        self.changed.emit()


class _Lines(QWidget):
    """A list with its count above."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._name = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._title = parts.label("", strong=True)
        column.addWidget(self._title)
        self._list = QListWidget()
        self._list.setAccessibleName(title)
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.look(self._list, "quiet")
        column.addWidget(self._list, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self._title.setText(self.tr("{name}　{count} 项").format(name=self._name, count=len(lines)))
        self._list.clear()
        for line in lines:
            self._list.addItem(
                self.tr("{label}：{reason}").format(label=line.label.split(" / ")[-1], reason=line.reason)
            )
            item = self._list.item(self._list.count() - 1)
            item.setToolTip(f"{line.label}\n{line.reason}\n{line.found_at}".strip())
