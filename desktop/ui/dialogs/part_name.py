"""What a further evaluation in the file is called, and for a project which form it is filled in on."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.ui import jobs, parts
from desktop.ui.dialogs.new_draft import fill_rubrics
from desktop.usecases.import_prior import rubric_ids
from desktop.usecases.parts import PROJECT_RUBRIC
from desktop.usecases.workspace import Workspace


class NewPart(NamedTuple):
    """What a person wants."""

    name: str
    rubric_id: str


class PartNameDialog(parts.Dialog):
    """A name, and a form where there is a choice; the button wakes up once both are there."""

    def __init__(self, parent: QWidget | None, title: str, name: str, workspace: Workspace | None) -> None:
        super().__init__(parent, 520)
        self.setWindowTitle(title)
        form = parts.form()
        self.name_edit = QLineEdit(name)
        self.name_edit.setAccessibleName(self.tr("名称"))
        form.addRow(self.tr("名称"), self.name_edit)
        self.rubric_box = QComboBox()
        self.rubric_box.setAccessibleName(self.tr("项目自评表"))
        self._chooses = workspace is not None
        if workspace is not None:
            hint = self.tr("名称会印在部门报告的项目表里，请与预算批复一致；自评表选定后不再改变。")
            self.column.addWidget(parts.label(hint, "muted", wrap=True))
            self.name_edit.setPlaceholderText(self.tr("例如：公共图书馆免费开放补助资金"))
            self.rubric_box.setEnabled(False)
            self.rubric_box.addItem(self.tr("正在读取评价方案…"))
            form.addRow(self.tr("项目自评表"), self.rubric_box)
            jobs.run(self, lambda: rubric_ids(workspace), self._show_rubrics, label="rubrics")
        self.column.addLayout(form)
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.done_button = parts.button(self.tr("确定"), "primary")
        self.done_button.setDefault(True)
        self.done_button.clicked.connect(self.accept)
        self.column.addStretch(1)
        self.column.addLayout(parts.foot(cancel, self.done_button))
        self.name_edit.textChanged.connect(self._on_edit)
        self.name_edit.selectAll()
        self._on_edit()

    @property
    def wanted(self) -> NewPart:
        """What the fields say."""
        return NewPart(self.name_edit.text().strip(), self.rubric_box.currentData() or "")

    def _show_rubrics(self, known: tuple[tuple[str, str], ...]) -> None:
        fill_rubrics(self.rubric_box, known)
        self.rubric_box.setCurrentIndex(max(0, self.rubric_box.findData(PROJECT_RUBRIC)))
        self._on_edit()

    def _on_edit(self) -> None:
        wanted = self.wanted
        self.done_button.setEnabled(bool(wanted.name) and (bool(wanted.rubric_id) or not self._chooses))


def ask_project(parent: QWidget | None, workspace: Workspace) -> NewPart | None:
    """Name and form of a new project, or None."""
    return _ask(PartNameDialog(parent, QCoreApplication.translate("PartNameDialog", "增加项目"), "", workspace))


def ask_name(parent: QWidget | None, title: str, name: str) -> str | None:
    """A name, or None."""
    told = _ask(PartNameDialog(parent, title, name, None))
    return None if told is None else told.name


def _ask(dialog: PartNameDialog) -> NewPart | None:
    try:
        return dialog.wanted if dialog.exec() else None
    finally:
        dialog.deleteLater()
