"""The signed report and the scan of its paper: written whole or not at all, and verified honestly."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.signoff import Refused, Revision
from desktop.reports import pdf as writer
from desktop.usecases import scans
from desktop.usecases.digital import Wanted, export_signed
from desktop.usecases.export_report import export, printed
from desktop.usecases.open_file import OpenEvaluation, case_of, create, findings_of, open_evaluation
from desktop.usecases.save_copy import save_copy
from desktop.usecases.sign_off import reopen, sign
from desktop.usecases.verify import verify
from desktop.usecases.verify_beside import read_root
from desktop.usecases.workspace import Workspace
from tests.certificates import PASSPHRASE, SINCE, UNIT, issued, seal, without_key
from tests.golden_case import ROOT, golden_evaluation

NOW = datetime.fromisoformat("2022-03-25T09:00:00+08:00")


@dataclass(frozen=True)
class Office:
    """A signed file, and what lies on the desk."""

    workspace: Workspace
    opened: OpenEvaluation
    folder: Path

    @property
    def revision(self) -> Revision:
        assert self.opened.frozen is not None
        return self.opened.frozen

    def lays_down(self, name: str, data: bytes) -> Path:
        path = self.folder / name
        path.write_bytes(data)
        return path

    def exports(self, wanted: Wanted, name: str = "报告.pdf") -> Path:
        target = self.folder / name
        export_signed(self.workspace, self.opened.case(), self.opened.frozen, target, wanted, NOW)
        return target

    def attaches(self, *paths: Path) -> int:
        before = self.opened.run(lambda file: file.load()).result()
        changes = scans.add_scans(self.opened, before, self.revision, paths, NOW)
        if changes:
            self.opened.save(Edit(scans.LABEL, changes, before.inverse(changes), NOW)).result()
        return len({change.place.key for change in changes})


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Workspace, Path]:
    folder = tmp_path_factory.mktemp("signed")
    workspace = Workspace(ROOT, folder / "documents", folder / "data", "tester@desk")
    rubric = workspace.catalogue().load("guangzhou-2021")
    evaluation = golden_evaluation(rubric)
    opened = create(workspace, folder / "a.ziping", rubric.id, evaluation.unit, 2021, NOW, evaluation.places())
    try:
        case = case_of(rubric, opened.evaluation)
        for role in ("填报人", "单位负责人"):
            assert not isinstance(sign(opened, case, findings_of(case), "甲某某", role, NOW), Refused)
    finally:
        opened.close()
    return workspace, folder / "a.ziping"


@pytest.fixture
def office(signed: tuple[Workspace, Path], tmp_path: Path) -> Iterator[Office]:
    workspace, original = signed
    shutil.copy2(original, tmp_path / "a.ziping")
    opened = open_evaluation(workspace, tmp_path / "a.ziping", NOW)
    yield Office(workspace, opened, tmp_path)
    opened.close()


@pytest.fixture
def wanted(office: Office) -> Wanted:
    certificate = office.lays_down("单位.p12", issued().p12)
    return Wanted(certificate, PASSPHRASE, office.lays_down("印章.png", seal()))


# ------------------------------------------------------------------ signing


def test_the_signed_report_is_the_report_with_a_signature_behind_it(office: Office, wanted: Wanted) -> None:
    made = office.exports(wanted).read_bytes()
    plain = office.folder / "无签名.pdf"
    export(office.workspace, office.opened.case(), office.opened.frozen, plain, NOW)
    assert made.startswith(plain.read_bytes())

    told = verify(office.workspace, office.folder / "报告.pdf", NOW)
    assert (told.is_false, told.is_complete, told.verdict) == (False, True, "与签发时一致。")
    (found,) = told.digital
    assert (found.name, found.is_unchanged, found.trusted) == (UNIT, True, False)
    assert "请另行核实" in "\n".join(told.lines())


def test_the_root_says_whose_it_is(office: Office, wanted: Wanted) -> None:
    path = office.exports(wanted)
    root = read_root(office.lays_down("根.pem", issued().root))
    assert verify(office.workspace, path, NOW, roots=[root]).digital[0].trusted
    with pytest.raises(UserError) as refused:
        read_root(wanted.certificate)
    assert refused.value.code is Problem.CERT_ROOT


def test_the_passphrase_is_nowhere(
    office: Office, wanted: Wanted, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    office.exports(wanted)
    with pytest.raises(UserError) as refused:
        office.exports(Wanted(wanted.certificate, "Secret-7d1f"), "b.pdf")
    said = capsys.readouterr()
    everywhere = [caplog.text, said.out, said.err, repr(wanted), str(refused.value), repr(refused.value.context)]
    everywhere += [path.read_bytes().decode("latin-1") for path in office.folder.iterdir() if path.is_file()]
    for secret in (PASSPHRASE, PASSPHRASE.encode().decode("latin-1"), "Secret-7d1f"):
        assert not [text for text in everywhere if secret in text]


@pytest.mark.parametrize(
    ("certificate", "passphrase", "problem"),
    [
        (issued().p12, "wrong one", Problem.CERT_PASSPHRASE),
        (issued("rsa", until=SINCE + timedelta(days=30)).p12, PASSPHRASE, Problem.CERT_NOT_VALID),
        (without_key(), PASSPHRASE, Problem.CERT_UNREADABLE),
        (b"torn", PASSPHRASE, Problem.CERT_UNREADABLE),
    ],
)
def test_nothing_is_written_where_nothing_was_signed(
    office: Office, certificate: bytes, passphrase: str, problem: Problem
) -> None:
    with pytest.raises(UserError) as refused:
        office.exports(Wanted(office.lays_down("x.p12", certificate), passphrase))
    assert refused.value.code is problem
    assert not (office.folder / "报告.pdf").exists()


def test_a_certificate_that_is_not_there_is_said_before_anything_else(office: Office) -> None:
    with pytest.raises(UserError) as refused:
        office.exports(Wanted(office.folder / "没有.p12", ""))
    assert refused.value.code is Problem.FILE_UNREADABLE


def test_a_draft_is_not_signed(office: Office, wanted: Wanted) -> None:
    with pytest.raises(UserError) as refused:
        export_signed(office.workspace, office.opened.case(), None, office.folder / "x.pdf", wanted, NOW)
    assert refused.value.code is Problem.CERT_UNSIGNED


# ------------------------------------------------------------------ spoiling what was signed


def test_one_byte_of_the_signed_file_is_enough(office: Office, wanted: Wanted) -> None:
    path = office.exports(wanted)
    spoilt = bytearray(path.read_bytes())
    at = spoilt.index(b"/CreationDate")  # shown nowhere: the pages and the data are still those
    spoilt[at + 20] = ord("1") if spoilt[at + 20] != ord("1") else ord("2")
    path.write_bytes(spoilt)

    told = verify(office.workspace, path, NOW)
    assert [each.where for each in told.changed] == [f"数字签名“{UNIT}”"]
    assert told.is_false


def test_a_page_taken_away_is_named_by_signature_and_by_page(office: Office, wanted: Wanted) -> None:
    path = office.exports(wanted)
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        del document[3]
        document.save(path)

    told = verify(office.workspace, path, NOW)
    assert told.is_false
    named = [each.where for each in told.changed]
    assert [each for each in named if "数字签名" not in each], named
    assert not told.digital or not told.digital[0].is_unchanged


def test_a_figure_changed_before_signing_again_is_found_by_the_print(
    office: Office, wanted: Wanted, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody sets other words and signs those: the signature holds, and the words are not those of the data."""
    write = writer.render_noted

    def forge(report: object, *given: object) -> object:
        from dataclasses import replace

        tables = tuple(
            replace(table, cells=tuple(replace(cell, text=cell.text.replace("93.89", "98.89")) for cell in table.cells))
            for table in report.tables  # type: ignore[attr-defined]
        )
        return write(replace(report, tables=tables), *given)  # type: ignore[type-var,arg-type]

    with monkeypatch.context() as forged:
        forged.setattr(writer, "render_noted", forge)
        path = office.exports(wanted)

    told = verify(office.workspace, path, NOW)
    assert told.digital[0].is_unchanged
    assert ("总分（评分表）", "93.89", "98.89") in [(each.where, each.expected, each.found) for each in told.changed]


# ------------------------------------------------------------------ paper against a file


def test_a_paper_is_held_against_file_and_pdf(office: Office, wanted: Wanted) -> None:
    pdf, code = office.exports(wanted), office.revision.digest.upper()
    for path in (pdf, office.opened.path):
        good = verify(office.workspace, path, NOW, printed(office.opened.case(), office.revision, NOW).qr)
        assert not good.is_false
        assert "纸上的校验码与第1次签发的数据相符。" in good.notes
        bad = verify(office.workspace, path, NOW, f"ZPT1:2021:1:98.89:{code}")
        assert [str(each) for each in bad.changed] == ["纸上的总分：应为“93.89”，现为“98.89”"]
        other = verify(office.workspace, path, NOW, "0123 4567 89AB CDEF")
        assert [each.where for each in other.changed] == ["纸上的数据校验码"]
    with pytest.raises(UserError) as refused:
        verify(office.workspace, pdf, NOW, "hello")
    assert refused.value.code is Problem.PAPER_CODE


# ------------------------------------------------------------------ the scan of the stamped paper


def test_a_scan_marks_the_revision_and_changes_nothing_that_was_signed(office: Office) -> None:
    paper = office.lays_down("盖章件.pdf", b"%PDF-1.7\n" + bytes(3 << 20))
    digest = office.revision.digest
    assert office.attaches(paper) == 1
    assert office.attaches(paper) == 0, "the same paper is not kept twice"

    evaluation = office.opened.run(lambda file: file.load()).result()
    assert scans.is_stamped(evaluation, 1)
    assert not scans.is_stamped(evaluation, 2)
    told = verify(office.workspace, office.opened.path, NOW)
    assert (told.is_false, told.digest) == (False, digest)
    assert ["盖章件.pdf" in line and "内容完好" in line for line in told.scans] == [True]


def test_a_scan_goes_along_and_stays_with_its_revision(office: Office) -> None:
    office.attaches(office.lays_down("一.png", b"\x89PNG\r\n\x1a\n1"), office.lays_down("二.jpeg", b"\xff\xd8\xff2"))
    copy = save_copy(office.workspace, office.opened, (), office.folder / "copy.ziping", NOW)
    reopen(office.opened, "更正", NOW)
    assert len(verify(office.workspace, copy, NOW).scans) == 2
    evaluation = office.opened.run(lambda file: file.load()).result()
    assert [scan.name for scan in scans.scans_of(evaluation, 1)] == ["一.png", "二.jpeg"]

    change = scans.remove_scan(scans.scans_of(evaluation, 1)[0])
    office.opened.save(Edit("移除", change, evaluation.inverse(change), NOW)).result()
    assert [scan.name for scan in scans.scans_of(evaluation.apply(change), 1)] == ["二.jpeg"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.docx", b"PK", "不是 PDF、JPG 或 PNG"),
        ("a.pdf", b"PK\x03\x04", "内容不是 PDF"),
        ("a.png", b"", "内容不是 PNG"),
    ],
)
def test_only_scans_are_taken(office: Office, name: str, data: bytes, why: str) -> None:
    with pytest.raises(UserError, match=why) as refused:
        office.attaches(office.lays_down(name, data))
    assert refused.value.code is Problem.SCAN_FILE
