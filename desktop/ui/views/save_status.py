"""The status bar: saved, and when, only after the file has said so; which file; whether it may be changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStatusBar, QWidget

from desktop.ui import languages, parts, theme

if TYPE_CHECKING:
    from desktop.domain.errors import UserError
    from desktop.ui.document import Document

_REMARK = 8000  # ms a passing remark stays
_LEAST = 200  # px a sentence has, however narrow the window


class SaveStatus(QStatusBar):
    """Left: 已保存 14:32:07 or why not. Middle: passing remarks. Right: file and folder, locked or not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._saved_at: datetime | None = None
        self._said = ""
        self.setSizeGripEnabled(False)
        self.saving = parts.SteadyLabel("good", least=self.tr("已保存 {0}").format("00:00:00"))
        self.saving.setContentsMargins(10, 0, 6, 0)
        self.retry = parts.button(self.tr("重试"), "link")
        self.retry.clicked.connect(self._on_retry)
        self.retry.hide()
        self.remark = parts.ElidedLabel()
        theme.look(self.remark, "muted")
        self.remark.setContentsMargins(12, 0, 0, 0)
        self.state = parts.label("", "muted")
        self.file = parts.ElidedLabel()
        theme.look(self.file, "muted")
        self.file.setContentsMargins(8, 0, 12, 0)
        self.addWidget(self.saving)
        self.addWidget(self.retry)
        self.addWidget(self.remark, 1)
        self.addPermanentWidget(self.state)
        self.addPermanentWidget(self.file)
        self._clear = QTimer(self, singleShot=True, interval=_REMARK)
        self._clear.timeout.connect(lambda: self.remark.setText(""))

    def say(self, text: str) -> None:
        """A passing remark."""
        self.remark.setText(" ".join(text.split()))
        self.remark.setToolTip(text)
        self._clear.start()

    def follow(self, document: Document | None) -> None:
        """Speak about another document, or none."""
        self._document, self._saved_at = document, None
        self.remark.setText("")
        if document is not None:
            document.changed.connect(self._show)
            document.parts_changed.connect(self._show)
            document.saved.connect(self._on_saved)
            document.save_failed.connect(self._show)
            document.state_changed.connect(self._show_file)
        self._show_file()

    def _show_file(self) -> None:
        """Which file, and whether it may be changed."""
        document = self._document
        self.state.setText("" if document is None else self._state(document))
        path = None if document is None else document.opened.path
        self.file.setText("" if path is None else f"{path.name}　{self._short(str(path.parent))}")
        self.file.setToolTip("" if path is None else str(path))
        self._show()

    def _on_saved(self, at: datetime) -> None:
        self._saved_at = at
        self._show()

    def _on_retry(self) -> None:
        if self._document is not None:
            self._document.retry()
            self._show()

    def _show(self) -> None:
        document = self._document
        text, look = self._saving(document)
        if self._said != text:  # why it was not saved may be a long sentence, and must not make the window wider
            self._said = text
            room = max(_LEAST, self.width() // 2)
            self.saving.setText(self.saving.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
            self.saving.setToolTip(text)
        failed = document is not None and document.failure is not None
        if self.retry.isHidden() is failed:
            self.retry.setVisible(failed)
        if self.saving.property("look") != look:
            theme.look(self.saving, look)

    def _saving(self, document: Document | None) -> tuple[str, str]:
        if document is None:
            return "", "muted"
        failure: UserError | None = document.failure
        if failure is not None:
            return self.tr("没有保存：{0}").format(languages.said(failure)), "bad"
        if document.pending_writes:
            return self.tr("正在保存…"), "good"
        if self._saved_at is not None:
            return self.tr("已保存 {0}").format(self._saved_at.strftime("%H:%M:%S")), "good"
        return (self.tr("全部内容都在文件里"), "good") if document.editable else ("", "muted")

    def _state(self, document: Document) -> str:
        if document.read_only is not None:
            return self.tr("只读")
        if document.frozen is not None:
            return document.signed_text
        return self.tr("草稿")

    def _short(self, folder: str) -> str:
        return QFontMetrics(self.file.font()).elidedText(folder, Qt.TextElideMode.ElideMiddle, 280)
