"""Verify (校验): choose a signed file or a printed report, and see what was changed since it was signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from desktop.domain.verification import Verification
from desktop.ui import jobs, messages, parts, theme
from desktop.usecases.workspace import Workspace


class VerifiedDialog(parts.Dialog):
    """The verdict in one sentence, everything else below it, to be read and copied."""

    def __init__(self, path: Path, told: Verification, parent: QWidget | None = None) -> None:
        super().__init__(parent, 720, 460)
        self.setWindowTitle(self.tr("校验：{0}").format(path.name))
        look, icon, colour = ("good-card", "circle-check", theme.GOOD)
        if told.is_false:
            look, icon, colour = ("bad-card", "octagon-alert", theme.BAD)
        elif not told.is_complete:
            look, icon, colour = ("warn-card", "triangle-alert", theme.WARN)
        strip, self.verdict = parts.notice(told.verdict, look, icon, colour)
        self.column.addWidget(strip)
        self.details = QPlainTextEdit("\n".join(told.lines()))
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("校验结果"))
        self.column.addWidget(self.details, 1)
        close = parts.button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        self.column.addLayout(parts.foot(close))


def run(parent: QWidget, workspace: Workspace, clock: Callable[[], datetime]) -> None:
    """Let a person choose, verify off the UI thread, show what came of it."""
    name, _ = QFileDialog.getOpenFileName(
        parent, _tr("校验文件或报告"), str(workspace.documents), _tr("签发的文件或报告 (*.ziping *.pdf)")
    )
    if name:
        check(parent, workspace, Path(name), clock(), show)


def check(
    parent: QWidget,
    workspace: Workspace,
    path: Path,
    now: datetime,
    done: Callable[[QWidget, Path, Verification], None],
) -> None:
    """Verify ``path`` on a worker thread; ``done`` gets what came of it."""
    from desktop.usecases.verify import verify

    messages.show_status(_tr("正在校验…"))
    jobs.run(parent, lambda: verify(workspace, path, now), lambda told: done(parent, path, told), label="verify")


def show(parent: QWidget, path: Path, told: Verification) -> None:
    """Show the result until it is closed."""
    dialog = VerifiedDialog(path, told, parent)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()


def _tr(text: str) -> str:
    return QCoreApplication.translate("verified", text)
