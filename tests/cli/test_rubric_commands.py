"""Rubric work from the command line: start, compare, carry, keep one's own."""

from __future__ import annotations

import json
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
