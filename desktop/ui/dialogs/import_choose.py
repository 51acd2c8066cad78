"""First page of 从上年文件开始: choose a file, or wait while it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.ui import parts, theme


class ChoosePage(QWidget):
    """Says what can be read, shows that reading goes on, and why a file could not be read."""

    choose_requested = Signal()
    stop_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._problem, self._said = parts.notice("", "bad-card", "octagon-alert", theme.BAD)
        column.addWidget(self._problem)
        frame, inside = parts.card(margin=32, spacing=12)
        inside.addStretch(1)
        icon = parts.picture("file-input", 40, theme.ACCENT)
        inside.addWidget(icon, 0, Qt.AlignmentFlag.AlignHCenter)
        self._title = parts.label("", scale=1.2, strong=True)
        self._about = parts.label("", "muted", wrap=True)
        for each in (self._title, self._about):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(each)
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(320)
        self._progress.setAccessibleName(self.tr("正在读取"))
        inside.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        self.choose_button = parts.button(self.tr("选择文件…"), "primary", "folder-open")
        self.choose_button.clicked.connect(self.choose_requested)
        self.stop_button = parts.button(self.tr("停止读取"))
        self.stop_button.clicked.connect(self.stop_requested)
        inside.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column.addWidget(frame, 1)
        self.wait_for_choice()

    def wait_for_choice(self, problem: UserError | None = None) -> None:
        """Ask for a file; with a problem, say first what was wrong with the one before."""
        self._problem.setVisible(problem is not None)
        self._said.setText(f"{problem.problem}\n{problem.remedy}" if problem is not None else "")
        self._title.setText(self.tr("请选择上年的自评"))
        kinds = self.tr("可以是自评台文件（.ziping），Excel、Word、PDF、网页或文本的自评表和自评报告。")
        promise = self.tr("文件只读不改；读到的内容先给您逐项核对，确认后才建立新文件。")
        self._about.setText(f"{kinds}\n{promise}")
        self._set_reading(reading=False)

    def show_reading(self, name: str) -> None:
        """The file is being read."""
        self._problem.hide()
        self._title.setText(self.tr("正在读取“{name}”").format(name=name))
        self._about.setText(self.tr("正在查找单位、数据、指标和文字……"))
        self._set_reading(reading=True)

    def _set_reading(self, *, reading: bool) -> None:
        self._progress.setVisible(reading)
        self.stop_button.setVisible(reading)
        self.choose_button.setVisible(not reading)
