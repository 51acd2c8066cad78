"""Verify (校验): choose a signed file or a printed report, and see what was changed since it was signed.

A paper is held against the file by its QR code, which a scanner types, or by the check code at the foot of each page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.domain.verification import Verification
from desktop.ui import jobs, languages, messages, parts, theme
from desktop.usecases.workspace import Workspace

translate = QCoreApplication.translate

Again = Callable[[str, list[Path]], Verification]  # verify once more: code of a paper, root certificates


class VerifiedDialog(parts.Dialog):
    """The verdict in one sentence, everything else below it, to be read and copied; a line for the code of a paper."""

    def __init__(
        self, path: Path, told: Verification, parent: QWidget | None = None, again: Again | None = None
    ) -> None:
        super().__init__(parent, 760, 520)
        self.setWindowTitle(self.tr("校验：{0}").format(path.name))
        self._path, self._again, self._roots = path, again, list[Path]()
        self._strip: QWidget | None = None
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("校验结果"))
        self.column.addWidget(self.details, 1)
        self._paper = self._paper_row()
        self.column.addWidget(self._paper)
        self.roots_button = parts.button(self.tr("用根证书核对签名人…"), icon="badge-check")
        self.roots_button.setToolTip(self.tr("选择发证机构公布的根证书，看数字签名的证书是不是它签发的"))
        self.roots_button.clicked.connect(self._choose_root)
        close = parts.button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        for each in (self.roots_button, None, close):
            foot.addWidget(each) if each is not None else foot.addStretch(1)
        self.column.addLayout(foot)
        self.show_result(told)

    def _paper_row(self) -> QWidget:
        frame, inside = parts.card("sunken", margin=10, spacing=6)
        row = QHBoxLayout()
        row.setSpacing(8)
        name = parts.label(self.tr("核对纸质报告"), strong=True)
        self.paper = QLineEdit()
        self.paper.setAccessibleName(self.tr("纸上的二维码或校验码"))
        self.paper.setPlaceholderText(self.tr("用扫码枪扫页脚的二维码，或输入 16 位数据校验码"))
        parts.clearable(self.paper)
        self.paper.returnPressed.connect(self._compare)
        name.setBuddy(self.paper)
        self.compare_button = parts.button(self.tr("核对"), icon="qr-code")
        self.compare_button.clicked.connect(self._compare)
        row.addWidget(name)
        row.addWidget(self.paper, 1)
        row.addWidget(self.compare_button)
        inside.addLayout(row)
        self.wrong = parts.label("", "bad", wrap=True)
        self.wrong.hide()
        inside.addWidget(self.wrong)
        return frame

    def show_result(self, told: Verification) -> None:
        """What verifying came to."""
        look, icon, colour = ("good-card", "circle-check", theme.GOOD)
        if told.is_false:
            look, icon, colour = ("bad-card", "octagon-alert", theme.BAD)
        elif not told.is_complete:
            look, icon, colour = ("warn-card", "triangle-alert", theme.WARN)
        if self._strip is not None:
            self.column.removeWidget(self._strip)
            self._strip.hide()
            self._strip.deleteLater()
        self._strip, self.verdict = parts.notice(languages.spoken(told.verdict), look, icon, colour)
        self.column.insertWidget(0, self._strip)
        self.details.setPlainText("\n".join(map(languages.spoken, told.lines())))
        self._paper.setVisible(self._again is not None)
        doubtful = any(each.certificate is not None and not each.trusted for each in told.digital)
        self.roots_button.setVisible(self._again is not None and doubtful)

    def _compare(self) -> None:
        if self.paper.text().strip():
            self._verify_again(self._roots)
        else:
            self.paper.setFocus()

    def _choose_root(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("选择根证书"), str(self._path.parent), self.tr("根证书 (*.cer *.crt *.pem *.der)")
        )
        if names:
            self._verify_again([Path(name) for name in names])

    def _verify_again(self, roots: list[Path]) -> None:
        again, paper = self._again, self.paper.text()
        if again is None or not self.compare_button.isEnabled():
            return
        for each in (self.compare_button, self.roots_button):
            each.setEnabled(False)

        def done(told: Verification) -> None:
            self._roots = roots
            self._rest()
            self.show_result(told)
            self.paper.selectAll()

        jobs.run(self, lambda: again(paper, roots), done, self._on_error, on_broken=self._rest, label="verify")

    def _on_error(self, error: UserError) -> None:
        self._rest()
        if error.code is Problem.PAPER_CODE:
            self.wrong.setText(languages.said(error))
            self.wrong.show()
            self.paper.setFocus()
            self.paper.selectAll()
        else:
            messages.show_error(self, error)

    def _rest(self) -> None:
        self.wrong.hide()
        for each in (self.compare_button, self.roots_button):
            each.setEnabled(True)


def run(parent: QWidget, workspace: Workspace, clock: Callable[[], datetime]) -> None:
    """Let a person choose, verify off the UI thread, show what came of it."""
    name, _ = QFileDialog.getOpenFileName(
        parent,
        translate("verified", "校验文件或报告"),
        str(workspace.documents),
        translate("verified", "签发的文件或报告 (*.ziping *.pdf)"),
    )
    if name:
        check(parent, workspace, Path(name), clock)


def check(parent: QWidget, workspace: Workspace, path: Path, clock: Callable[[], datetime]) -> None:
    """Verify ``path`` on a worker thread and show what came of it."""
    from desktop.usecases.verify import verify
    from desktop.usecases.verify_beside import read_root

    def again(paper: str, roots: list[Path]) -> Verification:
        return verify(workspace, path, clock(), paper if paper.strip() else None, [read_root(each) for each in roots])

    messages.show_status(translate("verified", "正在校验…"))
    jobs.run(parent, lambda: again("", []), lambda told: show(parent, path, told, again), label="verify")


def show(parent: QWidget, path: Path, told: Verification, again: Again) -> None:
    """Show the result until it is closed."""
    dialog = VerifiedDialog(path, told, parent, again)
    try:
        dialog.exec()
    finally:
        dialog.deleteLater()
