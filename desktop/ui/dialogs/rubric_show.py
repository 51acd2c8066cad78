"""A rubric to be read (查看方案): its rules in words, as evaluation and report will say them; nothing to change."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHeaderView, QTableView, QWidget

from desktop.domain.number import plain
from desktop.domain.rubric import Certainty, Rubric
from desktop.ui import languages, messages, parts
from desktop.ui.models.rubric_rules import CERTAINTY as RESTS_ON
from desktop.ui.models.rubric_rules import NAME, RULE, WEIGHT, RubricRulesModel
from desktop.ui.rubrics.waiting import wrap_cells


class ShowDialog(parts.Dialog):
    """Any rubric, whose ever it is."""

    def __init__(self, parent: QWidget | None, rubric: Rubric) -> None:
        super().__init__(parent, 1120, 680)
        self.setWindowTitle(self.tr("查看评价方案：{0}（{1}）").format(rubric.title, rubric.id))
        self._rubric = rubric
        self.column.addWidget(parts.label(self._about(), "muted", wrap=True))
        self.model = RubricRulesModel(self)
        self.view = QTableView()
        self.view.setAccessibleName(self.tr("指标和评分规则"))
        self.view.setModel(self.model)
        wrap_cells(self.view)
        width = self.fontMetrics().horizontalAdvance("字")
        for column, characters in ((NAME, 17), (WEIGHT, 4), (RESTS_ON, 22)):
            self.view.setColumnWidth(column, characters * width)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(RULE, QHeaderView.ResizeMode.Stretch)
        self.column.addWidget(self.view, 1)
        self.assumed = QCheckBox(self.tr("只看推定的规则（没有公开依据，须对照正式通知核对）"))
        self.assumed.toggled.connect(lambda _: self._show())
        self.column.addWidget(self.assumed, 0, Qt.AlignmentFlag.AlignLeft)
        copy = parts.button(self.tr("复制全部文字"), "", "copy")
        copy.clicked.connect(lambda _=False: self._copy(copy))
        close = parts.button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        self.column.addLayout(parts.foot(copy, close))
        self._show()
        self.view.setFocus()

    def _about(self) -> str:
        rubric = self._rubric
        leaves = [each for each in rubric.walk() if not each.children]
        assumed = sum(1 for each in leaves if each.certainty is Certainty.ASSUMED)
        grades = languages.listed(f"{each.name} ≥ {plain(each.floor)}" for each in rubric.grades)
        said = [
            self.tr("{0}　{1} 年度　总分 {2}　末级指标 {3} 个，其中规则为推定的 {4} 个").format(
                rubric.region, rubric.year, plain(rubric.total), len(leaves), assumed
            ),
            self.tr("等级：{0}").format(grades),
        ]
        if rubric.total_cap is not None:
            said.append(self.tr("总分限制：{0}").format(languages.spoken(rubric.total_cap.in_words)))
        return "\n".join(said)

    def _show(self) -> None:
        self.model.show_rubric(self._rubric, assumed_only=self.assumed.isChecked())

    def _copy(self, button: QWidget) -> None:
        lines = (
            "\t".join(str(self.model.index(row, column).data() or "").replace("\n", "；") for column in range(4))
            for row in range(self.model.rowCount())
        )
        QGuiApplication.clipboard().setText("\n".join((self._about(), *lines)))
        messages.show_hint(button, self.tr("已复制"))
