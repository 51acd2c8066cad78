"""Start from nothing (新建空白自评): which form, which unit, which year, and where the file goes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from desktop.ui import jobs, parts, theme
from desktop.usecases.import_prior import rubric_ids
from desktop.usecases.open_file import SUFFIX, free_path
from desktop.usecases.workspace import Workspace

translate = QCoreApplication.translate


class NewDraft(NamedTuple):
    """What is needed to make a file."""

    unit: str
    year: int
    rubric_id: str
    path: Path


class TargetField(QWidget):
    """Where the new file goes: proposed from unit and year until a person chooses otherwise."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._chosen: Path | None = None
        self._proposed = workspace.documents
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.shown = QLineEdit()
        self.shown.setReadOnly(True)
        self.shown.setAccessibleName(self.tr("保存位置"))
        row.addWidget(self.shown, 1)
        change = parts.button(self.tr("更改…"))
        change.setAccessibleName(self.tr("更改保存位置"))
        change.clicked.connect(self._change)
        row.addWidget(change)

    @property
    def path(self) -> Path:
        """The file to make."""
        return self._chosen or self._proposed

    def propose(self, unit: str, year: int) -> None:
        """A free name in 文档/自评台, unless a person has chosen a place."""
        self._proposed = free_path(self._workspace.documents, unit, year)
        self._show()

    def choose(self, path: Path) -> None:
        """Take a person's own choice."""
        self._chosen = path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
        self._show()

    def _show(self) -> None:
        self.shown.setText(str(self.path))
        self.shown.setCursorPosition(0)
        self.shown.setToolTip(str(self.path))

    def _change(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("新文件存到哪里"), str(self.path), self.tr("自评文件 (*.ziping)")
        )
        if name:
            self.choose(Path(name))


class NewDraftDialog(parts.Dialog):
    """One form; the button wakes up once unit and form are there."""

    def __init__(self, parent: QWidget | None, workspace: Workspace) -> None:
        super().__init__(parent, 620)
        self.setWindowTitle(self.tr("新建空白自评"))
        self._workspace = workspace
        column = self.column
        hint = self.tr("单位名称会印在报告封面上，请写全称。方案、年度建好后不再改变，单位名称随时可改。")
        column.addWidget(parts.label(hint, "muted", wrap=True))
        form = parts.form()
        self.unit_edit = QLineEdit()
        self.unit_edit.setAccessibleName(self.tr("单位全称"))
        self.unit_edit.setPlaceholderText(self.tr("例如：某某市图书馆"))
        self.year_box = year_box()
        self.rubric_box = QComboBox()
        self.rubric_box.setAccessibleName(self.tr("评价方案"))
        self.rubric_box.setEnabled(False)
        self.rubric_box.addItem(self.tr("正在读取评价方案…"))
        self.target = TargetField(workspace)
        form.addRow(self.tr("单位全称"), self.unit_edit)
        form.addRow(self.tr("年度"), self.year_box)
        rubric = QHBoxLayout()
        rubric.addWidget(self.rubric_box, 1)
        self.manage_button = parts.button(self.tr("管理方案…"), "link")
        self.manage_button.setToolTip(self.tr("没有本地的方案？可以复制一个来改、从 U 盘导入，或从表格新建"))
        rubric.addWidget(self.manage_button)
        form.addRow(self.tr("评价方案"), rubric)
        form.addRow(self.tr("保存位置"), self.target)
        column.addLayout(form)
        self.lacking = QLabel()
        theme.look(self.lacking, "muted")
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.start_button = parts.button(self.tr("新建并开始填报"), "primary")
        self.start_button.setDefault(True)
        self.start_button.clicked.connect(self.accept)
        column.addStretch(1)
        column.addLayout(parts.foot(cancel, self.start_button, left=self.lacking))
        self.unit_edit.textChanged.connect(self._on_edit)
        self.year_box.valueChanged.connect(self._on_edit)
        self.rubric_box.currentIndexChanged.connect(self._on_edit)
        self.manage_button.clicked.connect(lambda _=False: self.manage())
        self._on_edit()
        self._list_rubrics()

    @property
    def draft(self) -> NewDraft:
        """What the fields say."""
        return NewDraft(
            self.unit_edit.text().strip(), self.year_box.value(), self.rubric_box.currentData() or "", self.target.path
        )

    def manage(self) -> None:
        """Look through the rubrics, make one; the one stood on last is proposed."""
        from desktop.ui.dialogs.rubric_manager import RubricManager

        self.manager = manager = RubricManager(self, self._workspace)
        manager.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        manager.finished.connect(lambda _: self._list_rubrics(manager.chosen_id))
        manager.open()

    def _list_rubrics(self, then: str = "") -> None:
        workspace = self._workspace

        def show(known: tuple[tuple[str, str], ...]) -> None:
            fill_rubrics(self.rubric_box, known)
            if self.rubric_box.findData(then) >= 0:
                self.rubric_box.setCurrentIndex(self.rubric_box.findData(then))
            self._on_edit()

        jobs.run(self, lambda: rubric_ids(workspace), show, label="rubrics")

    def _on_edit(self) -> None:
        draft = self.draft
        self.target.propose(draft.unit, draft.year)
        lacking = "" if draft.unit else self.tr("请先填写单位全称")
        self.lacking.setText(lacking)
        self.start_button.setEnabled(bool(draft.unit and draft.rubric_id))


def fill_rubrics(box: QComboBox, known: tuple[tuple[str, str], ...]) -> None:
    """Offer the rubrics, by name; the id goes along."""
    chosen = box.currentData()
    quiet = QSignalBlocker(box)
    box.clear()
    for rubric_id, name in known:
        box.addItem(name, rubric_id)
    place = box.findData(chosen)
    box.setCurrentIndex(max(place, 0))
    box.setEnabled(bool(known))
    quiet.unblock()


def year_box() -> QSpinBox:
    """A year; the one before the current, because a year is evaluated in the spring after it."""
    box = QSpinBox()
    box.setRange(2010, 2099)
    box.setValue(QDate.currentDate().year() - 1)
    box.setSuffix(translate("YearBox", " 年度"))
    box.setAccessibleName(translate("YearBox", "年度"))
    box.setMaximumWidth(140)
    return box


def ask(parent: QWidget | None, workspace: Workspace) -> NewDraft | None:
    """What to make, or None; nothing is written here."""
    dialog = NewDraftDialog(parent, workspace)
    try:
        return dialog.draft if dialog.exec() else None
    finally:
        dialog.deleteLater()
