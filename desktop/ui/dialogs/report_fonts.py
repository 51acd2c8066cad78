"""The report's faces (报告字体): ours, or for each of them the office's own; kept for window and command line alike."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from desktop.domain.errors import UserError
from desktop.domain.text import noop
from desktop.ui import jobs, languages, messages, parts
from desktop.usecases import report_fonts
from desktop.usecases.workspace import Workspace

if TYPE_CHECKING:
    from desktop.usecases.report_fonts import FontFile

_FACE = Qt.ItemDataRole.UserRole  # a FontFile; None for ours
_CHOOSE = Qt.ItemDataRole.UserRole + 1  # marks the entry that asks for a file
_RARE = "生僻字"  # not translated: a place's key
USES: dict[str, str] = {
    "仿宋": noop("ReportFonts", "正文（仿宋）"),  # not translated: a place's key
    "小标宋": noop("ReportFonts", "标题（小标宋）"),  # not translated: a place's key
    "黑体": noop("ReportFonts", "一级标题（黑体）"),  # not translated: a place's key
    "楷体": noop("ReportFonts", "二级标题（楷体）"),  # not translated: a place's key
    "宋体": noop("ReportFonts", "表格和页码（宋体）"),  # not translated: a place's key
    _RARE: noop("ReportFonts", "以上都没有的字（生僻字）"),
}


def _use(place: str) -> str:
    """What a place is used for, as people read it."""
    return QCoreApplication.translate("ReportFonts", USES[place])


class ReportFontsDialog(parts.Dialog):
    """A box for each place; what may not be embedded is shown with the reason and cannot be chosen."""

    def __init__(self, parent: QWidget | None, workspace: Workspace) -> None:
        super().__init__(parent, 620)
        self.setWindowTitle(self.tr("报告字体"))
        self._workspace = workspace
        said = self.tr(
            "报告通常用自带字体，在任何电脑上排出来都一样。本机装有仿宋_GB2312、方正小标宋等公文字体时，"
            "可以改用它们印汉字：分行、分页不变，仍可校验；字体缺的字由自带字体代替，并在报告预览中逐字列出。"
        )
        self.column.addWidget(parts.label(said, "muted", wrap=True))
        form = parts.form(down=8)
        self.boxes: dict[str, QComboBox] = {}
        for place in report_fonts.places():
            box = self.boxes[place] = QComboBox()
            box.setAccessibleName(_use(place))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(24)
            form.addRow(_use(place), box)
        self.column.addLayout(form)
        self.state = parts.label(self.tr("正在查找本机的字体…"), "muted", wrap=True)
        self.column.addWidget(self.state)
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.done_button = parts.button(self.tr("确定"), "primary")
        self.done_button.setDefault(True)
        self.done_button.setEnabled(False)
        self.done_button.clicked.connect(self._keep)
        self.column.addLayout(parts.foot(cancel, self.done_button))
        jobs.run(self, lambda: _look(workspace), self._show, label="fonts")

    def choose(self, place: str, face: FontFile) -> None:
        """Set a face for a place; one that is not in the list yet is put there."""
        box = self.boxes[place]
        at = next((at for at in range(box.count()) if box.itemData(at, _FACE) == face), -1)
        if at < 0:
            at = box.count() - 1
            _model(box).insertRow(at, _item(face))
        box.setCurrentIndex(at)

    def _show(self, found: tuple[dict[str, tuple[FontFile, ...]], dict[str, FontFile], str]) -> None:
        installed, chosen, lost = found
        for place, box in self.boxes.items():
            first = QStandardItem(self.tr("不用") if place == _RARE else self.tr("自带字体"))
            _model(box).appendRow(first)
            for face in installed[place]:
                _model(box).appendRow(_item(face))
            last = QStandardItem(self.tr("选择字体文件…"))
            last.setData("file", _CHOOSE)
            _model(box).appendRow(last)
            if place in chosen:
                self.choose(place, chosen[place])
            box.activated.connect(lambda at, place=place: self._on_activated(place, at))
        count = sum(not face.refusal for faces in installed.values() for face in faces)
        told = (
            self.tr("本机有 {count} 种可用的公文字体。").format(count=count)
            if count
            else self.tr("本机没有找到公文字体。")
        )
        self.state.setText(f"{lost}{told}")
        self.done_button.setEnabled(True)
        self.fit()

    def _on_activated(self, place: str, at: int) -> None:
        """The last entry asks for a file; a face that cannot be used is told with its reason."""
        box = self.boxes[place]
        if not box.itemData(at, _CHOOSE):
            return
        box.setCurrentIndex(0)
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("选择字体文件"), "", self.tr("字体 (*.ttf *.ttc *.TTF *.TTC *.otf *.OTF)")
        )
        if name:
            self.choose_file(place, Path(name))

    def choose_file(self, place: str, path: Path) -> None:
        """Use the face in a file."""
        jobs.run(
            self,
            lambda: report_fonts.read(self._workspace, place, str(path)),
            lambda face: self.choose(place, face),
            label="font",
        )

    def _keep(self) -> None:
        faces = {place: box.currentData(_FACE) for place, box in self.boxes.items()}
        try:
            report_fonts.keep(self._workspace, {place: face for place, face in faces.items() if face is not None})
        except UserError as error:
            messages.show_error(self, error)
            return
        self.accept()


def _look(workspace: Workspace) -> tuple[dict[str, tuple[FontFile, ...]], dict[str, FontFile], str]:
    """What is installed, what is chosen, and what to say where that is gone."""
    installed = report_fonts.installed(workspace)
    try:
        return installed, report_fonts.chosen(workspace), ""
    except UserError as error:
        return installed, {}, languages.problem(error)


def _item(face: FontFile) -> QStandardItem:
    text = f"{face.family}（{face.path.name}）"
    item = QStandardItem(f"{text}：{face.refusal}" if face.refusal else text)
    item.setData(face, _FACE)
    item.setToolTip(str(face.path))
    item.setEnabled(not face.refusal)
    return item


def _model(box: QComboBox) -> QStandardItemModel:
    model = box.model()
    assert isinstance(model, QStandardItemModel)
    return model


def ask(parent: QWidget | None, workspace: Workspace) -> bool:
    """Show it and wait; whether something was kept."""
    dialog = ReportFontsDialog(parent, workspace)
    try:
        return bool(dialog.exec())
    finally:
        dialog.deleteLater()
