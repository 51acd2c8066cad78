"""``zipingtai collect``: a sheet for an office, and filled sheets back into the file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import golden_file, run, workspace
from tests.collected import fill_in

__all__ = ["golden_file", "workspace"]
pytestmark = pytest.mark.usefixtures("own_data")
SPENT, PLANNED = "fact/executed.city", "fact/budget.city"
BASIS = "leaf/mgmt.funds.preparation/basis"
IMPROVED = "leaf/mgmt.funds.preparation/improvement"


@pytest.fixture
def sheet(golden_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "财务科.xlsx"
    assert run("collect", golden_file, "--indicators", "mgmt.funds", "--office", "财务科", "-o", path) == 0
    assert "已生成填报表" in capsys.readouterr().err
    return path


def figures(file: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    run("score", file, "--json")
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return {each["code"]: each["score"] for each in told["indicators"]}


def test_looking_writes_nothing(golden_file: Path, sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = golden_file.read_bytes()
    fill_in(sheet, {SPENT: 1, IMPROVED: "明年起按季度检查"})
    assert run("collect", golden_file, "--read", sheet, "--json") == 1
    told = json.loads(capsys.readouterr().out)
    states = {each["place"]: (each["state"], each["taken"]) for each in told["proposals"]}
    assert states == {SPENT: ("differs", False), IMPROVED: ("new", True)}
    offer = next(each["offers"][0] for each in told["proposals"] if each["place"] == SPENT)
    assert (offer["file"], offer["office"], offer["value"]) == ("财务科.xlsx", "财务科", "1")
    assert offer["found_at"].startswith("填报表!C")
    assert golden_file.read_bytes() == before


def test_keeping_fills_what_is_empty_and_taking_replaces(
    golden_file: Path, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = figures(golden_file, capsys)["mgmt.funds.completion"]
    fill_in(sheet, {SPENT: 1, PLANNED: 2, IMPROVED: "明年起按季度检查"})
    assert run("collect", golden_file, "--read", sheet, "--keep") == 0
    said = capsys.readouterr()
    assert "→ 1.1.2" in said.out
    assert "已填入 1 处" in said.err
    assert figures(golden_file, capsys)["mgmt.funds.completion"] == before

    assert run("collect", golden_file, "--read", sheet, "--take") == 0
    assert "已填入 2 处" in capsys.readouterr().err
    assert figures(golden_file, capsys)["mgmt.funds.completion"] == "0", "half of the plan"
    run("check", golden_file)
    assert "CMP002" in capsys.readouterr().out, "what came back waits to be looked at"


def test_a_file_that_is_not_ours_does_not_stand_in_the_way(
    golden_file: Path, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill_in(sheet, {IMPROVED: "明年起按季度检查"})
    other = tmp_path / "别的.xlsx"
    other.write_bytes(b"PK\x03\x04 nothing")
    assert run("collect", golden_file, "--read", other, sheet, "--keep", "--json") == 2
    said = capsys.readouterr()
    told = json.loads(said.out)
    assert [each["code"] for each in told["refused"]] == ["IMPORT_UNREADABLE"]
    assert [each["taken"] for each in told["proposals"]] == [True]
    assert "别的.xlsx" in said.err


def test_a_cell_that_is_no_figure_is_told(golden_file: Path, sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill_in(sheet, {SPENT: "三百"})
    assert run("collect", golden_file, "--read", sheet, "--keep") == 1
    said = capsys.readouterr().out
    assert "× 财务科.xlsx 填报表!C" in said
    assert "三百" in said


@pytest.mark.parametrize(
    "words",
    [
        ["--indicators", "mgmt.funds"],
        ["--indicators", "mgmt.funds", "-o", "x.xlsx", "--read", "y.xlsx"],
        ["--indicators", "no.such", "-o", "x.xlsx"],
        ["--indicators", "mgmt.funds", "-o", "x.pdf"],
        ["--indicators", "mgmt.funds", "-o", "x.xlsx", "--part", "p9"],
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    golden_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("collect", golden_file, *words) == 2
    assert "错误" in capsys.readouterr().err
    assert not list(tmp_path.glob("x.*"))
