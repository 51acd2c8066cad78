"""签发: whether the evaluation can be signed, who signed, and every revision so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from desktop.domain.signoff import Revision, is_issued
from desktop.ui import in_the_way, languages, parts
from desktop.ui.document import Document
from desktop.ui.views.card_page import CardPage
from desktop.ui.views.panel_parts import clear
from desktop.ui.views.stamped import StampedLines


class SignPage(CardPage):
    """One card for the present state with its one action, one for each frozen revision."""

    sign_wanted = Signal()
    reopen_wanted = Signal()
    scan_wanted = Signal(object)  # Revision whose stamped paper was scanned
    look_wanted = Signal(object)  # Evidence
    unscan_wanted = Signal(object)  # Evidence

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        document.changed.connect(self._on_changed)
        document.state_changed.connect(self.refresh)
        self.refresh()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: object) -> None:
        """Counted when it comes into sight."""
        self.refresh()
        super().showEvent(event)  # type: ignore[arg-type]

    def refresh(self) -> None:
        """Show the present state and the revisions."""
        clear(self.column)
        self.column.addWidget(self._state())
        for revision in reversed(self._document.opened.revisions):
            self.column.addWidget(self._revision(revision))

    def _state(self) -> QFrame:
        document = self._document
        frame, inside = parts.card(margin=18, spacing=10)
        frame.setMaximumWidth(760)
        number, reason = document.opened.pending
        frozen = document.frozen
        if frozen is not None:
            inside.addWidget(
                parts.label(self.tr("{0}，内容已冻结").format(document.signed_text), scale=1.15, strong=True)
            )
            inside.addWidget(
                parts.label(self.tr("要修改内容，请开始修订并写明原因；已签发的版本原样保留。"), "muted", wrap=True)
            )
            if not is_issued(document.rubric, frozen):
                more = parts.button(self.tr("继续签字…"), "primary", "stamp")
                more.clicked.connect(self.sign_wanted)
                inside.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
            again = parts.button(self.tr("开始修订…"), icon="lock-open")
            again.setEnabled(document.read_only is None)
            again.clicked.connect(self.reopen_wanted)
            inside.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
            return frame
        title = self.tr("尚未签发") if number == 1 else self.tr("第 {0} 次修订，尚未签发").format(number)
        inside.addWidget(parts.label(title, scale=1.15, strong=True))
        if reason:
            inside.addWidget(parts.label(self.tr("修订原因：{0}").format(reason), "muted", wrap=True))
        inside.addWidget(parts.label(self._obstacles(), wrap=True))
        inside.addWidget(
            parts.label(self.tr("签字顺序：{0}").format(" → ".join(document.rubric.roles)), "muted", wrap=True)
        )
        sign = parts.button(self.tr("签发…"), "primary", "stamp")
        sign.setEnabled(document.read_only is None)
        sign.clicked.connect(self.sign_wanted)
        inside.addWidget(sign, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _obstacles(self) -> str:
        found = in_the_way.obstacles_of(self._document)
        if not found:
            return self.tr("没有阻碍，可以签发。")
        unfinished = [each.entry.name for each in self._document.projects if each.entry and each.sheet.total is None]
        open_ones = self.tr("项目没有填完：{0}").format("、".join(unfinished)) if unfinished else ""
        reasons = [in_the_way.told(found), *filter(None, [open_ones])]
        return self.tr("还不能签发：{0}。").format(languages.listed(reasons, "，"))

    def _revision(self, revision: Revision) -> QFrame:
        frame, inside = parts.card(margin=18, spacing=6)
        frame.setMaximumWidth(760)
        inside.addWidget(parts.label(self.tr("第 {0} 次").format(revision.number), strong=True))
        if revision.reason:
            inside.addWidget(parts.label(self.tr("修订原因：{0}").format(revision.reason), wrap=True))
        for each in revision.signatures:
            inside.addWidget(parts.label(f"{each.role}　{each.name}　{each.signed_at:%Y-%m-%d %H:%M}"))
        digest = parts.label(self.tr("校验码 {0}").format(revision.digest), "muted", 0.9, wrap=True)
        digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(digest)
        stamped = StampedLines(self._document, revision)
        stamped.scan_wanted.connect(lambda: self.scan_wanted.emit(revision))
        stamped.look_wanted.connect(self.look_wanted)
        stamped.unscan_wanted.connect(self.unscan_wanted)
        inside.addWidget(stamped)
        return frame
