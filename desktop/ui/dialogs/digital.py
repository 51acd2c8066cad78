"""The report with a digital signature (数字签名): certificate, passphrase, the unit's seal, where to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from desktop.domain.errors import Problem, UserError
from desktop.ui import jobs, languages, parts, theme
from desktop.ui.settings import CERTIFICATE, SEAL, Setting, Settings

if TYPE_CHECKING:
    from desktop.domain.findings.finding import Case
    from desktop.domain.signoff import Revision
    from desktop.usecases.workspace import Workspace

_SEAL = QSize(72, 72)


class DigitalDialog(parts.Dialog):
    """Asks, signs and writes; what goes wrong is said in place and everything but the passphrase stays as typed.

    Attributes:
        written: The signed file; None while there is none.
    """

    def __init__(
        self,
        parent: QWidget | None,
        workspace: Workspace,
        case: Case,
        revision: Revision,
        target: Path,
        clock: Callable[[], datetime],
        part: str = "",
    ) -> None:
        super().__init__(parent, 640)
        self.setWindowTitle(self.tr("用数字证书签名"))
        self._workspace, self._case, self._revision, self._part = workspace, case, revision, part
        self._clock, self._settings = clock, Settings(workspace)
        self._stop, self._busy = Event(), False
        self.written: Path | None = None
        said = self.tr(
            "导出第 {number} 次签发的报告（PDF），并用证书签名：此后文件有任何改动，阅读器都会指出。"
            "不联网；密码只用这一次，不保存。没有证书也不影响打印、手签和盖章。"
        ).format(number=revision.number)
        strip, _ = parts.notice(said, "card", "info", theme.ACCENT)
        self.column.addWidget(strip)
        self._fields(target)
        self.fault, self._fault_text = parts.notice("", "bad-card", "octagon-alert", theme.BAD)
        self._fault_text.setAccessibleName(self.tr("没有签名的原因"))
        self.fault.hide()
        self.column.addWidget(self.fault)
        self.lacking = parts.label("", "muted")
        cancel = parts.button(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.sign_button = parts.button(self.tr("签名并导出"), "primary", "file-key")
        self.sign_button.clicked.connect(self._sign)
        self.column.addLayout(parts.foot(cancel, self.sign_button, left=self.lacking))
        self._refresh()
        (self.passphrase if self.certificate.text() else self.certificate).setFocus()

    # ------------------------------------------------------------------ what is asked
    def _fields(self, target: Path) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self.certificate, choose = self._path(self.tr("证书文件"), self._kept(CERTIFICATE), self._choose_certificate)
        self.certificate.setPlaceholderText(self.tr("发证机构给的 .p12 或 .pfx"))
        self._row(grid, self.tr("证书文件"), self.certificate, choose)
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.passphrase.setAccessibleName(self.tr("证书密码"))
        self.passphrase.textChanged.connect(self._refresh)
        self.passphrase.returnPressed.connect(self._sign)
        self._row(grid, self.tr("证书密码"), self.passphrase)
        self.seal, choose = self._path(self.tr("印章图片"), self._kept(SEAL), self._choose_seal)
        self.seal.setPlaceholderText(self.tr("可不选；不选时盖章处留空"))
        self._row(grid, self.tr("印章图片"), self.seal, choose)
        self.picture = QLabel()
        self.picture.setFixedSize(_SEAL)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setStyleSheet("background: #ffffff; border: 1px solid #c8c8c8;")  # paper, in every scheme
        self.picture.setAccessibleName(self.tr("印章图片的样子"))
        hint = parts.label(
            self.tr("本单位自己的印章，PNG，背景透明；印在签署页留给盖章的位置，大小与实章相同。"), "muted", wrap=True
        )
        grid.addWidget(hint, grid.rowCount(), 1)
        grid.addWidget(self.picture, grid.rowCount() - 1, 2)
        self.target, choose = self._path(self.tr("保存为"), str(target), self._choose_target)
        self._row(grid, self.tr("保存为"), self.target, choose)
        self.column.addLayout(grid)
        self.seal.textChanged.connect(self._show_seal)
        self._show_seal()

    def _path(self, name: str, start: str, choose: Callable[[], None]) -> tuple[QLineEdit, QPushButton]:
        line = QLineEdit(start)
        line.setAccessibleName(name)
        parts.clearable(line)
        line.textChanged.connect(self._refresh)
        button = parts.button(self.tr("选择…"))
        button.setAccessibleName(self.tr("选择{0}").format(name))
        button.clicked.connect(choose)
        return line, button

    def _row(self, grid: QGridLayout, name: str, line: QLineEdit, button: QPushButton | None = None) -> None:
        said, row = parts.label(name), grid.rowCount()
        said.setBuddy(line)
        grid.addWidget(said, row, 0)
        grid.addWidget(line, row, 1, 1, 1 if button else 2)
        if button is not None:
            grid.addWidget(button, row, 2)

    def _kept(self, setting: Setting) -> str:
        """A path remembered from the last time, where the file is still there."""
        path = self._settings.get(setting)
        return path if path and Path(path).is_file() else ""

    def _choose_certificate(self) -> None:
        self._choose(self.certificate, self.tr("选择证书文件"), self.tr("数字证书 (*.p12 *.pfx *.P12 *.PFX)"))

    def _choose_seal(self) -> None:
        self._choose(self.seal, self.tr("选择印章图片"), self.tr("PNG 图片 (*.png *.PNG)"))

    def _choose(self, line: QLineEdit, title: str, kinds: str) -> None:
        start = str(Path(line.text()).parent) if line.text() else str(self._settings.folder(self._workspace))
        name, _ = QFileDialog.getOpenFileName(self, title, start, kinds)
        if name:
            line.setText(name)

    def _choose_target(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("签名后的报告存到哪里"), self.target.text(), self.tr("PDF 文件 (*.pdf)")
        )
        if name:
            self.target.setText(name if name.lower().endswith(".pdf") else f"{name}.pdf")

    def _show_seal(self) -> None:
        """A small picture of the seal; one that cannot be used is told when signing."""
        path = self.seal.text().strip()
        drawn = QPixmap()
        if path and Path(path).is_file():
            reader = QImageReader(path, b"png")
            if reader.size().isValid():
                reader.setScaledSize(reader.size().scaled(_SEAL * 0.9, Qt.AspectRatioMode.KeepAspectRatio))
                drawn = QPixmap.fromImage(reader.read())
        self.picture.setPixmap(drawn)

    def _refresh(self) -> None:
        """What is still to be filled in."""
        lacking = ""
        if not self.target.text().strip():
            lacking = self.tr("请选择保存位置")
        if not self.certificate.text().strip():
            lacking = self.tr("请选择证书文件")
        self.lacking.setText(self.tr("正在签名…") if self._busy else lacking)
        self.sign_button.setEnabled(not lacking and not self._busy)

    # ------------------------------------------------------------------ signing
    def _sign(self) -> None:
        if not self.sign_button.isEnabled():
            return
        from desktop.usecases import digital

        seal = self.seal.text().strip()
        wanted = digital.Wanted(
            Path(self.certificate.text().strip()), self.passphrase.text(), Path(seal) if seal else None
        )
        target, now = Path(self.target.text().strip()), self._clock()
        workspace, case, revision, part, stopped = (
            self._workspace, self._case, self._revision, self._part, self._stop.is_set,
        )  # fmt: skip

        def work() -> None:
            digital.export_signed(workspace, case, revision, target, wanted, now, stopped, part=part)

        self._busy = True
        self.fault.hide()
        self._refresh()
        jobs.run(
            self,
            work,
            lambda _none: self._on_done(target),
            self._on_error,
            on_broken=self._rest,
            label="digital signature",
        )

    def _on_done(self, target: Path) -> None:
        self.passphrase.clear()
        self._settings.set(CERTIFICATE, self.certificate.text().strip())
        self._settings.set(SEAL, self.seal.text().strip())
        self.written = target
        self.accept()

    def _on_error(self, error: UserError) -> None:
        self._rest()
        self._fault_text.setText(languages.said(error))
        self.fault.show()
        self.fit()
        wrong = {
            Problem.CERT_PASSPHRASE: self.passphrase,
            Problem.SEAL_PICTURE: self.seal,
            Problem.FILE_WRITE: self.target,
            Problem.REPORT_SUFFIX: self.target,
        }.get(error.code, self.certificate)
        if wrong is self.passphrase:
            wrong.clear()
        wrong.setFocus()
        wrong.selectAll()

    def _rest(self) -> None:
        self._busy = False
        self._refresh()

    def reject(self) -> None:
        """Nothing is written any more."""
        self._stop.set()
        self.passphrase.clear()
        super().reject()


def run(
    parent: QWidget,
    workspace: Workspace,
    case: Case,
    revision: Revision,
    target: Path,
    clock: Callable[[], datetime],
    on_done: Callable[[Path], None],
    part: str = "",
) -> None:
    """Ask and sign; ``on_done`` gets the file once it is written."""
    dialog = DigitalDialog(parent, workspace, case, revision, target, clock, part)
    dialog.exec()
    dialog.deleteLater()
    if dialog.written is not None:
        on_done(dialog.written)
