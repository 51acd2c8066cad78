"""Digital signature, paper and stamped scan from the command line: exit codes, JSON, and a passphrase nobody sees."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop import __main__ as program
from desktop.usecases.open_file import create
from desktop.usecases.workspace import Workspace
from tests.certificates import PASSPHRASE, UNIT, issued, seal
from tests.golden_case import ROOT, golden_evaluation

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A folder with a signed file, the unit's certificate and its seal; the day is one on which it counts."""
    workspace = Workspace(ROOT, tmp_path, tmp_path / "data", "tester@desk")
    rubric = workspace.catalogue().load("guangzhou-2021")
    golden = golden_evaluation(rubric)
    create(workspace, tmp_path / "a.ziping", rubric.id, golden.unit, 2021, NOW, golden.places()).close()
    for role in ("填报人", "单位负责人"):
        assert run("sign", tmp_path / "a.ziping", "--name", "甲某某", "--role", role) == 0
    (tmp_path / "单位.p12").write_bytes(issued(until=datetime(2099, 1, 1, tzinfo=UTC)).p12)
    (tmp_path / "根.pem").write_bytes(issued(until=datetime(2099, 1, 1, tzinfo=UTC)).root)
    (tmp_path / "印章.png").write_bytes(seal())
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    return tmp_path


def run(*words: object) -> int:
    return program.main([str(word) for word in words])


def types(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


SIGN = ("report", "a.ziping", "-o", "签名.pdf", "--cert", "单位.p12", "--seal", "印章.png")


def test_a_report_is_signed_and_verified(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    types(monkeypatch, f"{PASSPHRASE}\n")
    assert run(*SIGN) == 0
    told = capsys.readouterr()
    assert f"以“{UNIT}”的证书签名" in told.err
    assert PASSPHRASE not in told.out + told.err

    assert run("verify", "签名.pdf", "--json") == 0
    (found,) = json.loads(capsys.readouterr().out)["digital"]
    assert (found["signer"], found["unchanged"], found["trusted"], found["in_time"]) == (UNIT, True, False, True)
    assert run("verify", "签名.pdf", "--root", "根.pem", "--json") == 0
    assert json.loads(capsys.readouterr().out)["digital"][0]["trusted"] is True

    (desk / "签名.pdf").write_bytes((desk / "签名.pdf").read_bytes() + b"% x\n")
    assert run("verify", "签名.pdf") == 1
    assert "末尾多出 3 个字节，不在签名之内" in capsys.readouterr().out
    assert run("verify", "签名.pdf", "--json") == 1
    assert json.loads(capsys.readouterr().out)["digital"][0]["bytes_behind"] == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (SIGN, "密码不对"),
        ((*SIGN[:-1], "根.pem"), "密码不对"),
        ((*SIGN, "--check-sheet"), "不能与 --check-sheet 同用"),
        (("report", "a.ziping", "-o", "x.pdf", "--seal", "印章.png"), "--seal 要与 --cert 同用"),
        (("report", "--blank", "guangzhou-2021", "-o", "x.pdf", "--cert", "单位.p12"), "--cert"),
        (("report", "a.ziping", "-o", "x.docx", "--cert", "单位.p12"), "密码不对"),
        (("report", "a.ziping", "-o", "x.pdf", "--cert", "没有.p12"), "没有.p12"),
        (("verify", "a.ziping", "--paper", "hello"), "不能用来核对"),
        (("verify", "a.ziping", "--paper", ""), "没有读到内容"),
        (("verify", "a.ziping", "--paper", "　"), "没有读到内容"),
        (("verify", "a.ziping", "--root", "单位.p12"), "不是根证书"),
        (("scan", "a.ziping", "a.ziping"), "不能作为盖章扫描件"),
        (("scan", "a.ziping", "没有.pdf"), "找不到文件"),
    ],
)
def test_what_cannot_be_done_says_why(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    types(monkeypatch, "wrong one\n")
    assert run(*words) == 2
    assert said in capsys.readouterr().err
    assert not (desk / "签名.pdf").exists()
    assert not (desk / "x.pdf").exists()


def test_a_draft_is_neither_signed_digitally_nor_stamped(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("new", "--rubric", "guangzhou-2021", "--unit", "某局", "--year", 2021, "-o", "b.ziping") == 0
    capsys.readouterr()
    assert run("report", "b.ziping", "-o", "b.pdf", "--cert", "单位.p12") == 2
    assert "还没有签发" in capsys.readouterr().err
    (desk / "件.png").write_bytes(seal())
    assert run("scan", "b.ziping", "件.png") == 2
    assert "还没有签发" in capsys.readouterr().err


def test_a_paper_is_held_against_the_file(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", "a.ziping", "--json") == 0
    digest = json.loads(capsys.readouterr().out)["digest"]
    assert run("verify", "a.ziping", "--paper", digest[:16].upper()) == 0
    assert "纸上的校验码与第1次签发的数据相符" in capsys.readouterr().out
    assert run("verify", "a.ziping", "--paper", f"ZPT1:2021:1:95:{digest}") == 1
    assert "纸上的总分：应为“93.89”，现为“95”" in capsys.readouterr().out


def test_the_scan_is_listed_by_verify(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "盖章件.png").write_bytes(seal())
    assert run("scan", "a.ziping", "盖章件.png") == 0
    assert "已盖章" in capsys.readouterr().err
    assert run("scan", "a.ziping", "盖章件.png") == 0
    assert "没有重复加入" in capsys.readouterr().err
    assert run("verify", "a.ziping") == 0
    assert "已盖章　第1次签发的盖章扫描件“盖章件.png”" in capsys.readouterr().out
