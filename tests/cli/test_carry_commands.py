"""A new year on the command line: projects come along and are told of, years are compared project by project."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.edit import Edit
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.reviewkept import kept, put_aside
from desktop.usecases.open_file import open_evaluation
from desktop.usecases.sign_off import reopen
from desktop.usecases.workspace import Workspace
from tests.cli.test_commands import golden_file, run, workspace

__all__ = ["golden_file", "workspace"]
pytestmark = pytest.mark.usefixtures("own_data")
NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
RATE = "mgmt.funds.completion"


@pytest.fixture
def last_year(golden_file: Path) -> Path:
    for words in (("设备更新",), ("人员培训",), ("1—7月", "--monitoring")):
        assert run("part", "add", golden_file, "--name", *words) == 0
    return golden_file


def test_import_brings_the_projects_and_says_what_stayed_behind(
    last_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    now = tmp_path / "今年.ziping"
    assert run("import", last_year, "-o", now) == 0
    said = capsys.readouterr().err
    assert "带入项目：设备更新、人员培训" in said
    assert "不带入：运行监控“1—7月”，每年重做，不带入" in said
    assert run("part", "list", now) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("　")[:2] for line in lines] == [["p1", "设备更新"], ["p2", "人员培训"]]


def test_a_folder_of_last_years_files_brings_theirs(
    last_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sources, drafts = tmp_path / "上年", tmp_path / "今年"
    sources.mkdir()
    last_year.rename(sources / "甲.ziping")
    assert run("import", sources, "-o", drafts, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in told["result"]["projects"]] == ["设备更新", "人员培训"]
    assert run("score", drafts / "甲.ziping", "--json") == 0
    assert [each["name"] for each in json.loads(capsys.readouterr().out)["parts"]] == ["设备更新", "人员培训"]


def test_projects_are_compared_by_name(last_year: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    now = tmp_path / "今年.ziping"
    assert run("import", last_year, "-o", now) == 0
    assert run("part", "rename", now, "--part", "p1", "--name", "设备更新改造") == 0
    assert run("part", "remove", now, "--part", "p2") == 0
    assert run("part", "add", now, "--name", "危房改造") == 0
    capsys.readouterr()
    assert run("compare", now, last_year) == 0
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("【项目】")]
    assert heads == [
        "【项目】［改名］设备更新改造（上年：设备更新）",
        "【项目】［新增］危房改造",
        "【项目】［取消］人员培训",
    ]
    assert run("compare", now, last_year, "--json") == 0
    renamed, new, gone = json.loads(capsys.readouterr().out)["projects"]
    assert (renamed["status"], new["status"], gone["status"]) == (["renamed"], ["new"], ["gone"])
    assert renamed["indicators"]
    assert gone["this"] is None


def test_an_earlier_review_is_shown_and_printed_with_its_revision(
    golden_file: Path, workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sign", golden_file, "--name", "某某某", "--role", "填报人") == 0
    opened = open_evaluation(workspace, golden_file, NOW)
    try:
        words = (Change(Place(Kind.REVIEW, RATE, "score"), "1.1"), Change(Place(Kind.REVIEW, "", "reviewer"), "张某"))
        opened.save(Edit("复核", words, opened.evaluation.inverse(words), NOW)).result()
        evaluation = opened.evaluation.apply(words)
        reopen(opened, "更正", NOW)
        aside = put_aside(evaluation, 1)
        opened.save(Edit("另存", aside, evaluation.inverse(aside), NOW)).result()
        after = evaluation.apply(aside)
        assert (list(kept(after)), put_aside(after, 2)) == ([1], ()), "kept once"
        assert after.apply(evaluation.inverse(aside)).reviews == evaluation.reviews
    finally:
        opened.close()
    capsys.readouterr()
    assert run("review", golden_file) == 0
    assert "尚未复核" in capsys.readouterr().out
    run("review", golden_file, "--revision", "1", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["begun"], told["difference"], told["reviewer"]) == (True, "-0.14", "张某")
    sheet = tmp_path / "第1次.pdf"
    assert run("review", golden_file, "--revision", "1", "-o", sheet) == 0
    assert sheet.is_file()
    capsys.readouterr()
    assert run("review", golden_file, "--revision", "7") == 2
    assert "没有第 7 次签发的复核；以前各次的复核：1" in capsys.readouterr().err
    assert run("review", golden_file, "--revision", "1", "--read", sheet) == 2
