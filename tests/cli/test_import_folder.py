"""``zipingtai import`` of a folder: one line a file, and no file stands in the way of another."""

from __future__ import annotations

import json
import shutil
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop import __main__ as program
from desktop.domain.errors import Problem, UserError
from desktop.usecases import import_prior
from desktop.usecases.import_folder import Choice, documents, import_folder
from desktop.usecases.workspace import Workspace
from tests.importers import astray

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
SHEET = ROOT / "resources" / "sample" / "last-year.xlsx"
TEXT = "2021年度某某局部门整体支出绩效自评报告\n二、绩效自评情况\n1.预算编制分值3分，自评得分3分。\n"


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(ROOT, tmp_path / "documents", tmp_path / "data", "tester@desk")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good ones of the same name, one below, a broken one, and what is passed over."""
    place = tmp_path / "来"
    (place / "二科").mkdir(parents=True)
    shutil.copyfile(SHEET, place / "一.xlsx")
    (place / "一.txt").write_text(TEXT, encoding="utf-8")
    (place / "二科" / "二.txt").write_text(TEXT, encoding="utf-8")
    (place / "坏.docx").write_bytes(b"PK\x03\x04 nothing")
    (place / "~$一.xlsx").write_bytes(b"lock")
    (place / ".隐.txt").write_text(TEXT, encoding="utf-8")
    (place / "图.png").write_bytes(b"\x89PNG")
    return place


def run(*words: object) -> int:
    return program.main([str(word) for word in words])


def told(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return {line["file"]: line for line in lines}


def test_each_file_has_its_line_and_one_failure_makes_two(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", folder, "--json", "--rubric", "guangzhou-2021") == 2
    files = told(capsys)
    assert sorted(files) == ["一.txt", "一.xlsx", "二科/二.txt", "坏.docx"]
    assert files["坏.docx"]["result"] is None
    assert files["坏.docx"]["error"]["code"] == "IMPORT_UNREADABLE"
    assert "坏.docx" in files["坏.docx"]["error"]["message"]
    for name in ("一.txt", "一.xlsx", "二科/二.txt"):
        assert files[name]["error"] is None
        assert files[name]["draft"] is None
        assert files[name]["result"]["indicators"]
    assert files["一.xlsx"]["result"]["year"] == 2020


def test_drafts_keep_place_and_name_of_their_source(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏.docx").unlink()
    out = tmp_path / "草稿"
    assert run("import", folder, "-o", out, "--json", "--year", 2022, "--rubric", "guangzhou-2021") == 0
    files = told(capsys)
    made = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert made == {"一.xlsx.ziping", "一.txt.ziping", "二科/二.ziping"}
    assert files["二科/二.txt"]["draft"] == str(out / "二科" / "二.ziping")
    assert run("score", out / "一.xlsx.ziping", "--json") == 0
    capsys.readouterr()

    assert run("import", folder, "-o", out, "--json", "--year", 2022, "--rubric", "guangzhou-2021") == 2
    assert {line["error"]["code"] for line in told(capsys).values()} == {"FILE_EXISTS"}


def test_people_get_a_line_for_each_as_well(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", folder, "--rubric", "guangzhou-2021") == 2
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 4
    assert "读到 3 个文件，1 个没有读到" in said.err


@pytest.mark.parametrize("what", ["empty", "rubric", "output"])
def test_one_mistake_about_the_whole_is_told_once(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    words: list[object] = ["import", folder, "--json"]
    if what == "empty":
        words[1] = tmp_path / "空"
        (tmp_path / "空").mkdir()
    elif what == "rubric":
        words += ["--rubric", "nowhere"]
    else:
        (tmp_path / "占").write_bytes(b"mine")
        words += ["-o", tmp_path / "占"]
    assert run(*words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "错误" in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
def test_links_to_folders_are_not_followed(folder: Path) -> None:
    (folder / "圈").symlink_to(folder)
    assert len(documents(folder)) == 4


def test_who_stops_gets_no_more_files(workspace: Workspace, folder: Path) -> None:
    stop = threading.Event()
    outcomes = import_folder(workspace, folder, Choice("guangzhou-2021"), NOW, stop.is_set)
    assert next(outcomes).error is None
    stop.set()
    with pytest.raises(UserError) as caught:
        list(outcomes)
    assert caught.value.code is Problem.IMPORT_CANCELLED


@pytest.mark.skipif(sys.platform == "win32", reason="the readers gone astray speak POSIX")
def test_a_source_that_crashes_its_reader_is_a_message(workspace: Workspace, folder: Path) -> None:
    with import_prior.SourceReader(workspace, lambda: False, astray.start("abort")) as reader:
        for _ in range(2):
            with pytest.raises(UserError) as caught:
                reader.read(folder / "一.txt", "guangzhou-2021", NOW)
            assert caught.value.code is Problem.IMPORT_STOPPED


@pytest.mark.skipif(sys.platform == "win32", reason="the readers gone astray speak POSIX")
def test_cancelling_a_source_kills_its_reader(
    workspace: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importers.child.command", lambda: astray.start("hang"))
    stop = threading.Event()
    threading.Timer(1, stop.set).start()
    with pytest.raises(UserError) as caught:
        import_prior.read_source(workspace, folder / "一.txt", "guangzhou-2021", NOW, stop.is_set)
    assert caught.value.code is Problem.IMPORT_CANCELLED
