"""The few things a person may set (设置): size of the text, scale of the window, colours, language."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.ui import languages, parts, settings, theme
from desktop.ui.dialogs import report_fonts
from desktop.ui.settings import FONT_POINTS, LANGUAGE, SCALE, SCHEME, Setting, Settings
from desktop.usecases.workspace import Workspace

_VALUE = "value"


class SettingsDialog(parts.Dialog):
    """A group of choices a setting; sizes of the text are shown in their own size."""

    def __init__(self, parent: QWidget | None, kept: Settings) -> None:
        super().__init__(parent, 640)
        self.setWindowTitle(self.tr("设置"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(36)
        self._grid.setVerticalSpacing(18)
        self.column.addLayout(self._grid)
        self._kept = kept
        self.groups: dict[Setting, QButtonGroup] = {}
        self._add(self.tr("文字大小"), FONT_POINTS, (self.tr("标准"), self.tr("大"), self.tr("特大")))
        for choice in self.groups[FONT_POINTS].buttons():
            font = QFont(self.font())
            font.setPointSizeF(float(choice.property(_VALUE)))
            choice.setFont(font)
            choice.setText(self.tr("{size}：预算完成率 98.20%").format(size=choice.text()))
        self._add(self.tr("颜色"), SCHEME, (self.tr("浅色"), self.tr("深色"), self.tr("高对比度（黑底白字）")))
        percents = (*(f"{each} %" for each in SCALE.choices),)
        self._add(self.tr("界面缩放（下次打开程序时生效）"), SCALE, percents)
        names = ("简体中文", "English")  # not translated: each in its own words
        self._add(self.tr("语言（下次打开程序时生效）"), LANGUAGE, names)
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        keep = parts.button(self.tr("确定"), "primary")
        keep.setDefault(True)
        keep.clicked.connect(self._keep)
        self.fonts_button = parts.button(self.tr("报告字体…"))
        self.fonts_button.setToolTip(self.tr("印报告时用本机的仿宋_GB2312、方正小标宋等公文字体"))
        row = parts.foot(cancel, keep)
        row.insertWidget(0, self.fonts_button)
        self.column.addLayout(row)

    def _add(self, title: str, setting: Setting, names: tuple[str, ...]) -> None:
        """A heading and one radio button a choice; two groups beside each other, for a low screen."""
        at = len(self.groups)
        group = self.groups[setting] = QButtonGroup(self)
        rows = QVBoxLayout()
        rows.setSpacing(2)
        rows.addWidget(parts.label(title, scale=1.05, strong=True))
        for value, name in zip(setting.choices, names, strict=True):
            choice = QRadioButton(name)
            choice.setAccessibleName(languages.named(title, name))
            choice.setProperty(_VALUE, value)
            choice.setChecked(self._kept.get(setting) == value)
            group.addButton(choice)
            rows.addWidget(choice)
        rows.addStretch(1)
        self._grid.addLayout(rows, at // 2, at % 2)

    def choose(self, setting: Setting, value: str) -> None:
        """Tick one choice."""
        next(each for each in self.groups[setting].buttons() if each.property(_VALUE) == value).setChecked(True)

    def _keep(self) -> None:
        for setting, group in self.groups.items():
            self._kept.set(setting, str(group.checkedButton().property(_VALUE)))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.set_size(application, float(self._kept.get(FONT_POINTS)))
        theme.set_scheme(application, self._kept.get(SCHEME))
        self.accept()


def show(parent: QWidget | None, workspace: Workspace) -> bool:
    """Show them and wait; whether something was kept, so that what is open has to be drawn anew."""
    kept = settings.Settings(workspace)
    before = [kept.get(each) for each in (FONT_POINTS, SCHEME)]
    dialog = SettingsDialog(parent, kept)
    fonts: list[bool] = []
    dialog.fonts_button.clicked.connect(lambda: fonts.append(report_fonts.ask(dialog, workspace)))
    dialog.exec()
    dialog.deleteLater()
    return any(fonts) or before != [kept.get(each) for each in (FONT_POINTS, SCHEME)]
