"""Two rubrics beside each other (方案比较): what a new form renamed, re-weighted, re-ruled, moved, added, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QTableView, QWidget

from desktop.domain.rubricdiff import RubricDiff
from desktop.ui import jobs, messages, parts
from desktop.ui.models.rubric_changes import RubricChangesModel
from desktop.ui.rubrics.waiting import wrap_cells
from desktop.usecases import compare_rubrics
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.usecases.rubric_shelf import Shelved


class RubricCompareDialog(parts.Dialog):
    """Choose the two; the table follows."""

    def __init__(self, parent: QWidget | None, workspace: Workspace, known: Sequence[Shelved], new: int) -> None:
        """``known`` are what can be compared, ``new`` the place of the one to begin with."""
        super().__init__(parent, 1160, 680)
        self.setWindowTitle(self.tr("比较两个方案"))
        self._workspace, self._known = workspace, tuple(known)
        self.diff: RubricDiff | None = None
        self.old_box, self.new_box = QComboBox(), QComboBox()
        for box, name in ((self.old_box, self.tr("原方案")), (self.new_box, self.tr("新方案"))):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            for each in known:
                box.addItem(self._words(each))
            box.activated.connect(lambda _: self.compare())
        self.new_box.setCurrentIndex(new)
        self.old_box.setCurrentIndex(_predecessor(known, new))
        swap = parts.button(self.tr("对调"))
        swap.clicked.connect(lambda _=False: self._swap())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(parts.label(self.tr("原方案")))
        row.addWidget(self.old_box, 1)
        row.addWidget(swap)
        row.addWidget(parts.label(self.tr("新方案")))
        row.addWidget(self.new_box, 1)
        self.column.addLayout(row)
        self.model = RubricChangesModel(self)
        self.view = QTableView()
        self.view.setAccessibleName(self.tr("两个方案的差别"))
        self.view.setModel(self.model)
        wrap_cells(self.view)
        self.view.setColumnWidth(0, 9 * self.fontMetrics().horizontalAdvance("字"))
        for column in (1, 2, 3):
            self.view.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.column.addWidget(self.view, 1)
        self.everything = QCheckBox(self.tr("也列出相同的指标"))
        self.everything.toggled.connect(lambda _: self._show())
        self.summary = parts.label("", "muted")
        copy = parts.button(self.tr("复制全部文字"), "", "copy")
        copy.clicked.connect(lambda _=False: self._copy())
        close = parts.button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        self.column.addWidget(self.everything, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(parts.foot(copy, close, left=self.summary))
        self.compare()

    def compare(self) -> None:
        """Compare the two chosen ones, off the UI thread."""
        workspace, places = self._workspace, (self.old_box.currentIndex(), self.new_box.currentIndex())
        old, new = (self._known[at].which for at in places)
        self.summary.setText(self.tr("正在比较…"))

        def done(diff: RubricDiff) -> None:
            if places == (self.old_box.currentIndex(), self.new_box.currentIndex()):
                self.diff = diff
                self._show()

        jobs.run(self, lambda: compare_rubrics.compare(workspace, old, new), done, label="compare rubrics")

    def _words(self, one: Shelved) -> str:
        words = f"{one.heading.title}（{one.heading.id}）"
        return words if one.carried is None else self.tr("{0}　打开的自评所带").format(words)

    def _show(self) -> None:
        if self.diff is None:
            return
        self.model.show_diff(self.diff, everything=self.everything.isChecked())
        count, same = len(self.diff.differing), len(self.diff.changes) - len(self.diff.differing)
        said = (
            self.tr("{0} 个指标有变化，{1} 个相同")
            if count or self.diff.head
            else self.tr("没有差别，{1} 个指标都相同")
        )
        self.summary.setText(said.format(count, same))

    def _swap(self) -> None:
        old, new = self.old_box.currentIndex(), self.new_box.currentIndex()
        self.old_box.setCurrentIndex(new)
        self.new_box.setCurrentIndex(old)
        self.compare()

    def _copy(self) -> None:
        if self.diff is not None:
            QGuiApplication.clipboard().setText("\n".join(self.diff.lines))
            messages.show_hint(self.summary, self.tr("已复制"))


def _predecessor(known: Sequence[Shelved], new: int) -> int:
    """What a form is most likely compared with: another of its family, else the one before its year, else any other."""
    mine = known[new].heading

    def near(at: int) -> tuple[bool, bool, bool, int]:
        other = known[at].heading
        return other.family == mine.family, other.region == mine.region, other.year <= mine.year, other.year

    return max((at for at in range(len(known)) if at != new), key=near, default=new)
