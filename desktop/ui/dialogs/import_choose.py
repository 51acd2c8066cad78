"""First page of every import: choose a file, drop one, paste what was copied, or wait while it is read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.domain.errors import UserError
from desktop.ui import languages, messages, parts, theme
from desktop.ui.dialogs.import_reading import copied
from desktop.ui.views.start_page import TAKEN, dropped_file, take_copy


class ChoosePage(QWidget):
    """Says what can be read, shows that reading goes on, and why a file could not be read."""

    choose_requested = Signal()
    stop_requested = Signal()
    file_dropped = Signal(object)  # Path
    pasted = Signal(str, object)  # text, and HTML or None

    def __init__(self, title: str = "", promise: str = "") -> None:
        """Ask with ``title`` and promise ``promise``; left out, for the draft of a new year."""
        super().__init__()
        self._asked = title or self.tr("请选择上年的自评")
        self._promised = promise or self.tr("文件只读不改；读到的内容先给您逐项核对，确认后才建立新文件。")
        self.setAcceptDrops(True)
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
        self.paste_button = parts.button(self.tr("粘贴文字"), icon="clipboard-paste")
        self.paste_button.setToolTip(self.tr("把在 Word、Excel 或网页里复制的表格和文字直接读进来（Ctrl+V）"))
        self.paste_button.clicked.connect(self._paste)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self._paste)
        ways = QHBoxLayout()
        ways.setSpacing(10)
        ways.addStretch(1)
        ways.addWidget(self.choose_button)
        ways.addWidget(self.paste_button)
        ways.addStretch(1)
        inside.addLayout(ways)
        inside.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        column.addWidget(frame, 1)
        self.wait_for_choice()

    def wait_for_choice(self, problem: UserError | None = None) -> None:
        """Ask for a file; with a problem, say first what was wrong with the one before."""
        self._problem.setVisible(problem is not None)
        self._said.setText(f"{languages.problem(problem)}\n{languages.remedy(problem)}" if problem is not None else "")
        self._title.setText(self._asked)
        kinds = self.tr("可以是自评台文件（.ziping），Excel、Word、WPS、PDF、网页或文本的自评表和自评报告；")
        also = self.tr("也可以把文件拖到这里，或复制其中的表格和文字后点“粘贴文字”。")
        self._about.setText(f"{kinds}\n{also}\n{self._promised}")
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
        self.paste_button.setVisible(not reading)

    def _paste(self) -> None:
        """Whatever was copied, unless a file is being read."""
        if self.paste_button.isHidden():
            return
        found = copied(QGuiApplication.clipboard().mimeData())
        if found is None:
            messages.show_hint(self.paste_button, self.tr("剪贴板里没有文字，请先在原文件中复制"))
        else:
            self.pasted.emit(*found)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that can be read."""
        if dropped_file(event) is not None and not self.paste_button.isHidden():
            take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        path = dropped_file(event)
        if path is not None:
            take_copy(event)
            self.file_dropped.emit(path)


def ask_for_file(parent: QWidget, title: str, folder: str) -> str:
    """Let a person choose a file of any kind that can be read; "" when dismissed."""
    patterns = " ".join(f"*{suffix}" for suffix in TAKEN)
    kinds = QCoreApplication.translate("ChoosePage", "可以读取的文件 ({patterns})").format(patterns=patterns)
    name, _ = QFileDialog.getOpenFileName(parent, title, folder, kinds)
    return name
