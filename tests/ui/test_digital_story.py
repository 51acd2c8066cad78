"""The office signs the issued report with its certificate, and keeps the scan of the stamped paper beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Problem
from desktop.reports import signatures
from desktop.rubricfiles import load_folder
from desktop.ui.dialogs import digital
from desktop.ui.dialogs.digital import DigitalDialog
from desktop.ui.places import Page
from desktop.ui.settings import CERTIFICATE, SEAL, Settings
from desktop.ui.views import evidence_look
from desktop.usecases.verify import verify
from tests.certificates import PASSPHRASE, UNIT, issued, seal
from tests.golden_case import RUBRICS, golden_evaluation
from tests.ui.clerk import RUBRIC, Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def clerk(qtbot: QtBot, tmp_path: Path) -> Iterator[Clerk]:
    with Clerk(qtbot, tmp_path) as clerk:
        yield clerk


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """What lies on the desk: the unit's certificate and the picture of its seal."""
    (tmp_path / "单位.p12").write_bytes(issued().p12)
    (tmp_path / "印章.png").write_bytes(seal())
    return tmp_path


def has_issued(clerk: Clerk) -> Path:
    """The published evaluation, signed to the last."""
    golden = golden_evaluation(load_folder(RUBRICS / RUBRIC))
    path = clerk.opens_a_draft(golden.places(), unit=golden.unit)
    clerk.signs()
    clerk.signs(role="单位负责人")
    return path


class Signer:
    """Chooses the menu entry and fills in what it asks."""

    def __init__(self, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clerk = clerk
        asked: list[tuple[Any, ...]] = []
        monkeypatch.setattr(digital, "run", lambda *given: asked.append(given))
        self.clerk.does("digital")
        _, workspace, case, revision, target, clock, self.on_done, part = asked[-1]
        self.dialog = DigitalDialog(None, workspace, case, revision, target, clock, part)
        clerk.qtbot.addWidget(self.dialog)
        self.dialog.show()

    def fills_in(self, certificate: Path, passphrase: str, picture: Path | None = None) -> None:
        self.dialog.certificate.setText(str(certificate))
        self.dialog.passphrase.setText(passphrase)
        self.dialog.seal.setText(str(picture or ""))

    def signs(self) -> None:
        self.dialog.sign_button.click()
        self.clerk.settles()

    @property
    def fault(self) -> str:
        return "" if self.dialog.fault.isHidden() else self.dialog._fault_text.text()


# ------------------------------------------------------------------ the signature


def test_a_draft_cannot_be_signed_digitally(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    assert not clerk.window.actions_by_name["digital"].isEnabled()
    assert not clerk.window.actions_by_name["scan"].isEnabled()


def test_she_signs_with_certificate_and_seal(clerk: Clerk, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    has_issued(clerk)
    signer = Signer(clerk, monkeypatch)
    assert signer.dialog.target.text().endswith("-自评报告（已签名）.pdf")
    assert not signer.dialog.sign_button.isEnabled()
    assert signer.dialog.lacking.text() == "请选择证书文件"
    signer.fills_in(papers / "单位.p12", PASSPHRASE, papers / "印章.png")
    assert not signer.dialog.picture.pixmap().isNull()
    signer.signs()

    written = signer.dialog.written
    assert written is not None
    (found,) = signatures.read(written.read_bytes())
    assert (found.name, found.is_unchanged, found.role) == (UNIT, True, "单位电子签章")
    told = verify(clerk.workspace, written, clerk.clock())
    assert told.verdict == "与签发时一致。"
    assert signer.dialog.passphrase.text() == ""
    signer.on_done(written)
    assert clerk.view.preview()._said.text() == f"已导出：{written}"


def test_what_is_wrong_is_said_in_place_and_the_rest_stays(
    clerk: Clerk, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_issued(clerk)
    signer = Signer(clerk, monkeypatch)
    dialog = signer.dialog
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password

    signer.fills_in(papers / "单位.p12", "wrong one", papers / "印章.png")
    signer.signs()
    assert "密码不对" in signer.fault
    assert dialog.passphrase.text() == ""
    assert dialog.certificate.text() == str(papers / "单位.p12")
    assert dialog.written is None

    (papers / "破损.p12").write_bytes(b"torn")
    signer.fills_in(papers / "破损.p12", PASSPHRASE)
    signer.signs()
    assert "不是 PKCS#12" in signer.fault

    signer.fills_in(papers / "没有.p12", PASSPHRASE)
    signer.signs()
    assert "打不开" in signer.fault

    (papers / "白底.png").write_bytes(seal(background=(255, 255, 255, 255)))
    signer.fills_in(papers / "单位.p12", PASSPHRASE, papers / "白底.png")
    signer.signs()
    assert "背景不透明" in signer.fault
    assert not clerk.told.errors
    assert not Path(dialog.target.text()).exists()

    signer.fills_in(papers / "单位.p12", PASSPHRASE, papers / "印章.png")
    clerk.qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    clerk.settles()
    assert dialog.written is not None


def test_paths_are_remembered_and_what_opens_them_is_not(
    clerk: Clerk, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_issued(clerk)
    signer = Signer(clerk, monkeypatch)
    signer.fills_in(papers / "单位.p12", PASSPHRASE, papers / "印章.png")
    signer.signs()
    kept = Settings(clerk.workspace)
    assert (kept.get(CERTIFICATE), kept.get(SEAL)) == (str(papers / "单位.p12"), str(papers / "印章.png"))
    secrets = (PASSPHRASE, PASSPHRASE.encode("unicode_escape").decode())
    for path in (each for each in clerk.workspace.data.rglob("*") if each.is_file()):
        text = path.read_bytes().decode("latin-1")
        assert not [secret for secret in secrets if secret.encode().decode("latin-1") in text], path

    again = Signer(clerk, monkeypatch)
    assert again.dialog.certificate.text() == str(papers / "单位.p12")
    assert again.dialog.passphrase.text() == ""


def test_giving_up_writes_nothing(clerk: Clerk, papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    has_issued(clerk)
    signer = Signer(clerk, monkeypatch)
    signer.fills_in(papers / "单位.p12", PASSPHRASE)
    signer.dialog.sign_button.click()
    signer.dialog.reject()
    clerk.settles()
    assert not Path(signer.dialog.target.text()).exists()


# ------------------------------------------------------------------ the stamped paper


def shown(clerk: Clerk) -> str:
    clerk.view.show_page(Page.SIGN)
    page = clerk.view.page_widget(Page.SIGN)
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def press(clerk: Clerk, name: str) -> None:
    clerk.view.show_page(Page.SIGN)
    page = clerk.view.page_widget(Page.SIGN)
    next(b for b in page.findChildren(QPushButton) if name in (b.text(), b.accessibleName()) and b.isVisible()).click()


def test_the_scan_of_the_stamped_paper_is_kept(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = has_issued(clerk)
    clerk.waits_for(lambda: "还没有盖章扫描件" in shown(clerk))
    scan = tmp_path / "盖章件.png"
    scan.write_bytes(seal())
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(scan)], ""))
    clerk.does("scan")
    clerk.settles()
    clerk.saves()
    clerk.waits_for(lambda: "已盖章" in shown(clerk))
    assert "盖章件.png" in shown(clerk)
    assert clerk.document.signed_text == "已签发（第1次），已盖章"
    looked: list[str] = []
    monkeypatch.setattr(evidence_look, "show", lambda *given: looked.append(given[-1].name))
    press(clerk, "查看盖章件.png")
    assert looked == ["盖章件.png"]

    clerk.starts_again(path)
    clerk.waits_for(lambda: "已盖章" in shown(clerk))
    told = verify(clerk.workspace, path, clerk.clock())
    assert not told.is_false
    assert "盖章件.png" in told.scans[0]

    clerk.told.answers = [0]
    press(clerk, "移除盖章件.png")
    clerk.saves()
    clerk.waits_for(lambda: "还没有盖章扫描件" in shown(clerk))


def test_what_is_no_scan_is_refused(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    has_issued(clerk)
    wrong = tmp_path / "盖章件.pdf"
    wrong.write_bytes(b"PK\x03\x04")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(wrong)], ""))
    clerk.does("scan")
    clerk.settles()
    assert [error.code for error in clerk.told.errors] == [Problem.SCAN_FILE]
    clerk.waits_for(lambda: "还没有盖章扫描件" in shown(clerk))
