"""``zipingtai review`` as a script sees it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from desktop import __main__ as program
from desktop.usecases.open_file import create
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT, golden_evaluation

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
RATE = "mgmt.funds.completion"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))
    workspace = Workspace(ROOT, tmp_path, tmp_path / "data", "tester@desk")
    golden = golden_evaluation(workspace.catalogue().load("guangzhou-2021"))
    made = tmp_path / "a.ziping"
    create(workspace, made, golden.rubric_id, golden.unit, 2021, NOW, golden.places()).close()
    return made


def run(*words: object) -> int:
    return program.main([str(word) for word in words])


def fills(sheet: Path, points: object) -> None:
    book = openpyxl.load_workbook(sheet)
    page = book.active
    assert isinstance(page, Worksheet)
    row = next(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == RATE)
    page.cell(row, 7).value = points  # type: ignore[assignment]
    page.cell(row, 9).value = "按批复"
    book.save(sheet)


def test_out_and_back_again(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = path.with_name("复核表.xlsx")
    assert run("review", path) == 0
    assert "尚未复核" in capsys.readouterr().out
    assert run("review", path, "-o", sheet) == 0
    fills(sheet, 1.1)

    assert run("review", path, "--read", sheet) == 0

    told = capsys.readouterr()
    assert "读入 2 处" in told.err
    assert "复核 1.1　差额 -0.14　按批复" in told.out
    assert "SCO013" in told.out
    assert run("review", path, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["own"]["total"] == "93.89"
    assert data["reviewed"] == {"total": "93.75", "grade": "优"}
    assert data["difference"] == "-0.14"
    line = next(each for each in data["indicators"] if each["code"] == RATE)
    assert (line["own"], line["given"], line["opinion"]) == ("1.24", "1.1", "按批复")


def test_what_is_not_taken_is_said_and_gives_1(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = path.with_name("复核表.xlsx")
    run("review", path, "-o", sheet)
    fills(sheet, 1.1)
    run("review", path, "--read", sheet)
    fills(sheet, 1)
    capsys.readouterr()

    assert run("review", path, "--read", sheet) == 1
    assert "没有改" in capsys.readouterr().err
    assert run("review", path, "--read", sheet, "--overwrite", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["clashes"] == [{"where": "预算完成率的复核分", "file": "1.1", "sheet": "1"}]
    fills(sheet, "很多")
    assert run("review", path, "--read", sheet) == 1
    assert "很多" in capsys.readouterr().err


def test_words_that_do_not_go_together_give_2(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("review", path, "--overwrite") == 2
    assert run("review", path, "-o", "a.pdf", "--read", "b.xlsx") == 2
    assert run("review", path, "--part", "p9") == 2
    assert run("review", path.with_name("没有.ziping")) == 2
    assert capsys.readouterr().out == ""
