"""Evidence on the command line: taken in, listed, exported, checked."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.test_commands import golden_file, pdf_text, run, workspace

__all__ = ["golden_file", "workspace"]
pytestmark = pytest.mark.usefixtures("own_data")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "决算报表.txt"
    path.write_text("决算", encoding="utf-8")
    return path


def listed(file: Path, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run("evidence", "list", file, "--json", *words) == 0
    told: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return told


def test_files_are_added_listed_and_exported(
    golden_file: Path, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("evidence", "add", golden_file, paper, "--indicator", "1.1.1,部门预算编制情况") == 0
    assert "附件1　决算报表.txt" in capsys.readouterr().out
    (told,) = listed(golden_file, capsys)
    assert [each["number"] for each in told["indicators"]] == ["1.1.1", "1.1.2"]
    assert told["sha256"] == hashlib.sha256(paper.read_bytes()).hexdigest()

    copy = paper.rename(tmp_path / "另一个名字.txt")
    assert run("evidence", "add", golden_file, copy, "--indicator", "1.1.3") == 0
    (told,) = listed(golden_file, capsys)
    assert len(told["indicators"]) == 3, "the same bytes are the same file"
    missing = {each["number"] for each in listed(golden_file, capsys, "--missing")}
    assert not missing & {"1.1.1", "1.1.2", "1.1.3"}
    assert "1.1.4" in missing

    out = tmp_path / "材料"
    assert run("evidence", "export", golden_file, "-o", out) == 0
    assert (out / "附件目录.xlsx").is_file()
    assert len(list(out.rglob("附件1 决算报表.txt"))) == 3
    assert run("evidence", "check", golden_file) == 0


def test_damage_is_an_exit_code(golden_file: Path, paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper.write_bytes(b"something nobody else writes " * 100)
    assert run("evidence", "add", golden_file, paper) == 0
    data = golden_file.read_bytes()
    at = data.index(b"nobody else writes")
    golden_file.write_bytes(data[:at] + b"#" + data[at + 1 :])
    capsys.readouterr()
    assert run("evidence", "check", golden_file) == 1
    assert "已损坏：决算报表.txt" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["add"], "材料的文件名"),
        (["list", "多余.txt"], "材料的文件名"),
        (["export"], "-o 新文件夹"),
        (["add", "决算报表.txt", "--indicator", "9.9"], "没有编号或名称为“9.9”"),
        (["add", "没有.txt"], "没有.txt"),
        (["list", "--part", "p7"], "p7"),
    ],
)
def test_what_cannot_be_done_is_said(
    golden_file: Path,
    paper: Path,
    words: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(paper.parent)
    action, *rest = words
    assert run("evidence", action, golden_file, *rest) == 2
    assert said in capsys.readouterr().err


def printed(path: Path) -> str:
    """All the words of a report, in order, without blanks."""
    if path.suffix == ".pdf":
        said = pdf_text(path)
    elif path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            said = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", package.read("word/document.xml").decode()))
    else:
        book = openpyxl.load_workbook(path)
        cells = (cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
        said = "".join(str(value) for value in cells if value is not None)
        book.close()
    return "".join(said.split())


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_the_printed_list_has_the_numbers_of_the_window(
    golden_file: Path, tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Added from the last indicator to the first: the numbers follow the indicators all the same."""
    for name, indicator in (("丙材料.txt", "1.1.3"), ("乙材料.txt", "1.1.2"), ("甲材料.txt", "1.1.1")):
        path = tmp_path / name
        path.write_text(name, encoding="utf-8")
        assert run("evidence", "add", golden_file, path, "--indicator", indicator) == 0
    shown = [(each["number"], each["name"], each["sha256"]) for each in listed(golden_file, capsys)]
    assert [name for _, name, _ in shown] == ["甲材料.txt", "乙材料.txt", "丙材料.txt"]

    report = tmp_path / f"报告.{suffix}"
    assert run("report", golden_file, "-o", report) == 0

    said = printed(report)
    places = [said.find(f"{number}{name}") for number, name, _ in shown]
    assert -1 not in places
    assert places == sorted(places)
    assert all(sha256[:16].upper() in said for _, _, sha256 in shown)
