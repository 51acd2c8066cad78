"""The few things a person may set (设置); each takes effect at once."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton, QWidget

from desktop.ui import parts, settings, theme
from desktop.ui.settings import FONT_POINTS, Settings
from desktop.usecases.workspace import Workspace


class SettingsDialog(parts.Dialog):
    """Sizes of the text, each shown in its own size."""

    def __init__(self, parent: QWidget | None, kept: Settings) -> None:
        super().__init__(parent, 460)
        self.setWindowTitle(self.tr("设置"))
        self._kept = kept
        column = self.column
        column.addWidget(parts.label(self.tr("文字大小"), scale=1.05, strong=True))
        names = dict(zip(FONT_POINTS.choices, (self.tr("标准"), self.tr("大"), self.tr("特大")), strict=True))
        self.sizes = QButtonGroup(self)
        for points, name in names.items():
            choice = QRadioButton(self.tr("{size}：预算完成率 98.20%").format(size=name))
            font = QFont(self.font())
            font.setPointSizeF(float(points))
            choice.setFont(font)
            choice.setProperty("points", points)
            choice.setChecked(kept.get(FONT_POINTS) == points)
            self.sizes.addButton(choice)
            column.addWidget(choice)
        column.addWidget(
            parts.label(self.tr("当前窗口立即变化；已打开的页面在下次打开文件时排齐。"), "muted", wrap=True)
        )
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        keep = parts.button(self.tr("确定"), "primary")
        keep.setDefault(True)
        keep.clicked.connect(self._keep)
        column.addLayout(parts.foot(cancel, keep))

    def _keep(self) -> None:
        points = str(self.sizes.checkedButton().property("points"))
        self._kept.set(FONT_POINTS, points)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.set_size(application, float(points))
        self.accept()


def show(parent: QWidget | None, workspace: Workspace) -> None:
    """Show them and wait until they are kept or dismissed."""
    dialog = SettingsDialog(parent, settings.Settings(workspace))
    dialog.exec()
    dialog.deleteLater()
