"""Copy a rubric as one's own (复制为自己的方案): under which name and id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from desktop.domain.errors import UserError
from desktop.ui import jobs, languages, parts, theme
from desktop.usecases import own_rubrics
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.usecases.rubric_shelf import Shelved


class CopyDialog(parts.Dialog):
    """``made`` gives the id of the copy."""

    made = Signal(str)

    def __init__(self, parent: QWidget | None, workspace: Workspace, one: Shelved) -> None:
        super().__init__(parent, 560)
        self.setWindowTitle(self.tr("复制为自己的方案"))
        heading = one.heading
        self._workspace, self._one = workspace, one
        said = self.tr("复制“{0}”（{1}）。复制后在编辑器里按本地的正式通知修改，原方案不变。")
        self.column.addWidget(parts.label(said.format(heading.title, heading.id), "muted", wrap=True))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.title_edit = QLineEdit(heading.title)
        self.title_edit.setAccessibleName(self.tr("表名"))
        self.id_edit = QLineEdit(own_rubrics.free_id(workspace, heading.id))
        self.id_edit.setAccessibleName(self.tr("方案编号"))
        self.id_edit.setPlaceholderText(self.tr("小写字母、数字和连字符"))
        form.addRow(self.tr("表名"), self.title_edit)
        form.addRow(self.tr("方案编号"), self.id_edit)
        self.column.addLayout(form)
        self.refusal = parts.label("", "bad", wrap=True)
        self.refusal.hide()
        self.column.addWidget(self.refusal)
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.make_button = parts.button(self.tr("复制并编辑"), "primary")
        self.make_button.setDefault(True)
        self.make_button.clicked.connect(self.make)
        self.column.addLayout(parts.foot(cancel, self.make_button))
        self.title_edit.selectAll()

    def make(self) -> None:
        """Copy, off the UI thread; what is wrong with the id stands below it."""
        workspace, one = self._workspace, self._one
        new_id, title = self.id_edit.text().strip(), self.title_edit.text().strip()
        self.make_button.setEnabled(False)

        def done(made: str) -> None:
            self.accept()
            self.made.emit(made)

        def failed(error: UserError) -> None:
            self.make_button.setEnabled(True)
            self.refusal.setText(languages.said(error))
            self.refusal.show()
            theme.look(self.id_edit, "refused")
            self.fit()
            self.id_edit.setFocus()

        def copy() -> str:
            return own_rubrics.duplicate(workspace, one.heading.id, new_id, title, one.carried)

        jobs.run(self, copy, done, failed, label="copy rubric")
