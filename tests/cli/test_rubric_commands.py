"""Rubric work from the command line: start, compare, carry, keep one's own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop import __main__ as program
from tests.importers.sheets import SAMPLE


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))


def run(*words: object) -> int:
    return program.main(["rubric", *map(str, words)])


def test_from_a_sheet_to_a_rubric_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Started, checked, brought in, compared with the city's, exported, deleted."""
    made = tmp_path / "county-2025"
    assert run("new", SAMPLE, "--id", "county-2025", "-o", made, "--year", 2025) == 0
    assert "待核定" in capsys.readouterr().out
    assert run("check", made) == 0
    assert run("import", made) == 0
    assert run("test", "county-2025") == 0
    capsys.readouterr()
    assert run("compare", "guangzhou-2021", "county-2025", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    statuses = [status for each in told["indicators"] for status in each["status"]]
    assert "reruled" in statuses
    assert "new" not in statuses
    assert run("export", "county-2025", "-o", tmp_path / "a.zip") == 0
    assert run("delete", "county-2025") == 0
    assert run("import", tmp_path / "a.zip", "--id", "again") == 0


def test_a_copy_is_the_same_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to tell between a rubric and its copy."""
    assert run("copy", "guangzhou-2022", "--id", "mine") == 0
    capsys.readouterr()
    assert run("compare", "guangzhou-2022", "mine") == 0
    assert "相同" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("new", "a.xlsx"), ("compare", "guangzhou-2021"), ("import",), ("export", "guangzhou-2021"), ("copy", "x"),
        ("delete", "guangzhou-2021"), ("delete", "none"), ("copy", "guangzhou-2021", "--id", "guangzhou-2022"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_says_so(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2 and a sentence, nothing on stdout."""
    assert run(*words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "错误：" in told.err


def test_a_broken_one_of_ones_own_stops_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An import and a check go on and name it, with line and folder; the list says it; asked for, it is refused."""
    assert run("copy", "guangzhou-2021", "--id", "own-x") == 0
    folder = tmp_path / "data" / "rubrics" / "own-x"
    (folder / "sections" / "x.yaml").write_text("[]\n", "utf-8")
    capsys.readouterr()

    assert program.main(["import", str(SAMPLE)]) == 0
    told = capsys.readouterr().err
    assert "自己的方案 own-x 有错误，没有参与比对：sections/x.yaml:1" in told
    assert str(folder) in told
    assert program.main(["check", str(SAMPLE)]) in (0, 1)
    assert "自己的方案 own-x" in capsys.readouterr().out
    assert program.main(["import", str(SAMPLE), "--rubric", "own-x"]) == 2
    told = capsys.readouterr().err
    assert "方案 own-x" in told
    assert str(folder) in told

    (tmp_path / "many").mkdir()
    shutil.copy(SAMPLE, tmp_path / "many" / "a.xlsx")
    assert program.main(["import", str(tmp_path / "many")]) == 0
    assert capsys.readouterr().err.count("自己的方案 own-x") == 1
    assert run("test") == 1
    told = capsys.readouterr().out
    assert "own-x：不能使用：sections/x.yaml:1" in told
    assert "guangzhou-2021：" in told

    assert run("list", "--json") == 0
    listed = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert listed["own-x"]["broken"].startswith("sections/x.yaml:1")
    assert listed["guangzhou-2021"]["broken"] is None
    (folder / "rubric.yaml").write_text('id: "own', "utf-8")
    assert run("list") == 0
    line = next(each for each in capsys.readouterr().out.splitlines() if each.startswith("own-x"))
    assert "不能使用：rubric.yaml:1" in line
