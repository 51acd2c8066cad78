"""Old binary formats: read by what they are; saved anew by LibreOffice where it is, else told how to."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import libreoffice
from desktop.importers.reader import Reader
from tests.importers.documents import WRITERS
from tests.importers.sheets import SAMPLE, leaves
from tests.importers.test_reports import REPORT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the LibreOffice of these tests is a shell script")
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OLD_DOC = OLE + bytes(504) + b"\xec\xa5" + bytes(600) + "WordDocument".encode("utf-16-le") + bytes(600)
XLS = Path(__file__).parents[1] / "data" / "import" / "last-year.xls"
REAL = shutil.which("soffice")


def never() -> bool:
    return False


def outcome(path: Path, rubric: Rubric) -> ImportResult | UserError:
    with Reader(never) as reader:
        try:
            reader.begin(path)
            assert reader.opened() is None
            return reader.understand(rubric)
        except UserError as refused:
            return refused


def office(folder: Path, monkeypatch: pytest.MonkeyPatch, body: str) -> Path:
    """A LibreOffice that does what a shell script says: $OUT is the folder it saves to, $IN what it is to save."""
    script = folder / "bin" / "soffice"
    script.parent.mkdir()
    find = 'while [ $# -gt 1 ]; do [ "$1" = --outdir ] && OUT="$2"; shift; done; IN="$1"\n'
    script.write_text(f"#!/bin/sh\necho $$ >{folder}/pid\npwd >{folder}/cwd\n{find}{body}\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{script.parent}{os.pathsep}{os.environ['PATH']}")
    return script


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "2021年上年.doc"
    path.write_bytes(OLD_DOC)
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return WRITERS[".docx"](tmp_path / "报告.docx", REPORT)


def test_without_it_the_message_says_how_to_save_anew(
    guangzhou: Rubric, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    refused = outcome(old, guangzhou)
    assert isinstance(refused, UserError)
    assert refused.code is Problem.IMPORT_OLD_FORMAT
    assert ".docx" in refused.remedy


def test_what_it_saves_is_read_under_the_old_name(
    guangzhou: Rubric, tmp_path: Path, old: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office(tmp_path, monkeypatch, f'cp "{report}" "$OUT/source.docx"')
    expected = outcome(report, guangzhou)
    result = outcome(old, guangzhou)
    assert isinstance(result, ImportResult)
    assert isinstance(expected, ImportResult)
    assert result.source == old.name
    assert result.indicators == expected.indicators
    assert result.indicators
    assert old.read_bytes() == OLD_DOC
    assert not Path((tmp_path / "cwd").read_text().strip()).exists()  # nothing is left behind


@pytest.mark.parametrize("body", ["exit 1", ':> "$OUT/source.docx"', 'cp "$IN" "$OUT/source.docx"', "kill -9 $$"])
def test_when_it_fails_the_old_file_is_named(
    guangzhou: Rubric, tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    office(tmp_path, monkeypatch, body)
    refused = outcome(old, guangzhou)
    assert isinstance(refused, UserError)
    assert refused.code is Problem.IMPORT_UNREADABLE


def gone(process: int) -> bool:
    """Whether a process has ended, or waits only to be forgotten."""
    try:
        return "\nState:\tZ" in Path(f"/proc/{process}/status").read_text()
    except FileNotFoundError:
        return True


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc whether the children are gone")
@pytest.mark.parametrize("stop", ["time", "person"])
def test_it_is_killed_with_all_it_started(
    guangzhou: Rubric, tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    monkeypatch.setattr(libreoffice, "SECONDS", 1 if stop == "time" else 60)
    office(tmp_path, monkeypatch, f"sleep 100 & echo $! >{tmp_path}/started.new; mv {tmp_path}/started.new "
           f"{tmp_path}/started; wait")  # fmt: skip
    with Reader((tmp_path / "started").exists if stop == "person" else never) as reader:
        reader.begin(old)
        with pytest.raises(UserError) as caught:
            reader.opened()
    assert caught.value.code is (Problem.IMPORT_STOPPED if stop == "time" else Problem.IMPORT_CANCELLED)
    until = time.monotonic() + 10
    both = [int((tmp_path / name).read_text()) for name in ("pid", "started")]
    while not all(map(gone, both)):
        assert time.monotonic() < until
    assert not Path((tmp_path / "cwd").read_text().strip()).exists()


def test_its_profile_allows_no_macro_and_follows_no_link(
    tmp_path: Path, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = office(tmp_path, monkeypatch, 'cp "$IN" "$OUT/source.docx"')
    work = tmp_path / "work"
    work.mkdir()
    libreoffice.convert(script, old, ".docx", work, never)
    settings = (work / "profile" / "user" / "registrymodifications.xcu").read_text(encoding="utf-8")
    assert 'oor:name="DisableMacrosExecution" oor:op="fuse"><value>true' in settings
    assert settings.count('oor:name="Link"') == 2


# ------------------------------------------------------------------ by what they are
@pytest.mark.parametrize(
    ("name", "real"),
    [
        ("是docx.doc", ".docx"),
        ("是docx.wps", ".docx"),
        ("网页.doc", ".html"),
        ("网页.wps", ".html"),
    ],
)
def test_a_new_document_under_an_old_name_is_read_at_once(
    guangzhou: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, real: str
) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    path = WRITERS[real](tmp_path / f"真{real}", REPORT)
    result = outcome(path.rename(tmp_path / name), guangzhou)
    assert isinstance(result, ImportResult)
    assert len(result.indicators) > 5


@pytest.mark.parametrize("sheet", [SAMPLE, XLS], ids=["xlsx", "xls"])
def test_a_sheet_of_wps_is_read_at_once(guangzhou: Rubric, tmp_path: Path, sheet: Path) -> None:
    path = tmp_path / "上年.et"
    path.write_bytes(sheet.read_bytes())
    result = outcome(path, guangzhou)
    assert isinstance(result, ImportResult)
    assert len(leaves(result)) == 42


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("空.doc", b"", "不是 Word 文档"),
        ("表.doc", OLE + bytes(504) + "Workbook".encode("utf-16-le"), "旧版 Excel 工作簿"),
        ("文.et", OLD_DOC, "旧版 Word 文档"),
        ("锁.doc", OLD_DOC[:523] + b"\x01" + OLD_DOC[524:], "设有密码"),
        ("锁.et", OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "设有密码"),
        ("片.wps", b"%PDF-1.4 ", "其实是PDF 文件"),
        ("乱.doc", b"\x00\x01\x02" * 99, "不是 Word 文档"),
    ],
)
def test_what_is_none_of_them_says_what_it_is(
    guangzhou: Rubric, tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused = outcome(tmp_path / name, guangzhou)
    assert isinstance(refused, UserError)
    assert why in refused.problem


# ------------------------------------------------------------------ the real one
@pytest.mark.skipif(REAL is None, reason="LibreOffice is not installed here")
@pytest.mark.parametrize(("suffix", "names"), [("doc", ("旧.doc", "旧.wps")), ("rtf", ("旧.rtf", "其实.doc"))])
def test_libreoffice_makes_old_documents_readable(
    guangzhou: Rubric, tmp_path: Path, suffix: str, names: tuple[str, ...]
) -> None:
    assert REAL is not None
    text = tmp_path / "报告.txt"
    text.write_text(
        "1.预算编制，分值3分，自评得分3分。\n2.采购管理，分值4分，自评得分3.5分，扣0.5分，主要原因是采购计划偏晚。\n"
    )
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [REAL, profile, "--headless", "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", suffix]
    subprocess.run([*words, "--outdir", str(tmp_path), str(text)], check=True, capture_output=True)
    expected = outcome(text, guangzhou)
    assert isinstance(expected, ImportResult)
    assert len(expected.indicators) == 2
    for name in names:
        shutil.copyfile(text.with_suffix(f".{suffix}"), tmp_path / name)
        result = outcome(tmp_path / name, guangzhou)
        assert isinstance(result, ImportResult)
        said = [(row.name, row.weight, row.score, row.reason) for row in result.indicators]
        assert said == [(row.name, row.weight, row.score, row.reason) for row in expected.indicators]


@pytest.mark.skipif(REAL is None, reason="LibreOffice is not installed here")
def test_libreoffice_makes_the_xml_of_2003_readable(guangzhou: Rubric, tmp_path: Path) -> None:
    assert REAL is not None
    cells = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in row) + "</Row>"
        for row in (("三级指标", "分值", "自评得分"), ("采购管理", "3", "2.5"))
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path = tmp_path / "导出.xls"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="表"><Table>{cells}'
        "</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    result = outcome(path, guangzhou)
    assert isinstance(result, ImportResult)
    assert [(row.name, str(row.score)) for row in result.indicators] == [("采购管理", "2.5")]
