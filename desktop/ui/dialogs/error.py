"""The box for our own mistakes: what a person should know and do; the details are for those who mend it."""

from __future__ import annotations

import traceback
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop import __version__
from desktop.ui import parts, theme


class ErrorDialog(parts.Dialog):
    """Calm words first, the traceback folded away."""

    def __init__(self, parent: QWidget | None, error: BaseException, log_path: Path) -> None:
        super().__init__(parent, 620)
        self.setWindowTitle(self.tr("程序出错"))
        column = self.column
        said = self.tr("程序遇到了意料之外的情况，刚才的操作没有完成。")
        strip, _ = parts.notice(said, "bad-card", "octagon-alert", theme.BAD)
        column.addWidget(strip)
        text = self.tr(
            "状态栏显示“已保存”的内容都在文件里，没有丢失。可以继续使用；若反复出现，请关闭后重新打开文件，"
            "并把下面的详情交给技术人员。详情里可能有填报的内容，没有别的个人资料。"
        )
        column.addWidget(parts.label(text, wrap=True))
        where = parts.label(self.tr("记录文件：{path}").format(path=log_path), "muted", wrap=True)
        column.addWidget(where)
        self.details = QPlainTextEdit(details(error))
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("出错详情"))
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setMinimumHeight(180)
        self.details.hide()
        column.addWidget(self.details, 1)
        more = parts.button(self.tr("查看详情"), "link")
        more.clicked.connect(self._fold)
        copy = parts.button(self.tr("复制详情"), icon="copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details.toPlainText()))
        close = parts.button(self.tr("继续使用"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column.addLayout(parts.foot(more, copy, close))
        close.setFocus()

    def _fold(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.fit()


def show(parent: QWidget | None, error: BaseException, log_path: Path) -> None:
    """Show it and wait until it is closed."""
    dialog = ErrorDialog(parent, error, log_path)
    dialog.exec()
    dialog.deleteLater()


def details(error: BaseException) -> str:
    """Version and traceback, as the log has them."""
    return f"zipingtai {__version__}\n" + "".join(traceback.format_exception(error))
