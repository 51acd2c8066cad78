"""Begin a revision (开始修订): a signed evaluation may change again, and the reason is printed."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.ui import parts, theme


class ReopenDialog(parts.Dialog):
    """Asks for the reason; without one there is no revision."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, 520)
        self.setWindowTitle(self.tr("开始修订"))
        column = self.column
        said = self.tr(
            "已签发的一份原样保留，仍可查看和打印。修订从它的内容接着改，改完须重新签发；新报告封面会标明第几次修订和原因。写过的复核留在原来那一次之下，修订后重新复核。"
        )
        strip, _ = parts.notice(said, "warn-card", "info", theme.WARN)
        column.addWidget(strip)
        name = parts.label(self.tr("修订原因（会印在报告上）"), strong=True)
        column.addWidget(name)
        self.reason_edit = QPlainTextEdit()
        self.reason_edit.setAccessibleName(self.tr("修订原因"))
        self.reason_edit.setPlaceholderText(self.tr("例如：财政局复核要求更正预算完成率的执行数"))
        self.reason_edit.setTabChangesFocus(True)
        self.reason_edit.setFixedHeight(96)
        name.setBuddy(self.reason_edit)
        column.addWidget(self.reason_edit)
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.start_button = parts.button(self.tr("开始修订"), "primary", "lock-open")
        self.start_button.setEnabled(False)
        self.start_button.clicked.connect(self.accept)
        column.addLayout(parts.foot(cancel, self.start_button))
        self.reason_edit.textChanged.connect(lambda: self.start_button.setEnabled(bool(self.reason)))

    @property
    def reason(self) -> str:
        """What was written, without blanks around it."""
        return self.reason_edit.toPlainText().strip()


def ask(parent: QWidget | None) -> str | None:
    """The reason, or None when the person thought better of it."""
    dialog = ReopenDialog(parent)
    try:
        return dialog.reason if dialog.exec() else None
    finally:
        dialog.deleteLater()
