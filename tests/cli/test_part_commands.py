"""Projects and the monitoring on the command line: added, listed, scored, printed alone and with the department."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.test_commands import golden_file, pdf_text, run, workspace

__all__ = ["golden_file", "workspace"]
pytestmark = pytest.mark.usefixtures("own_data")
PROJECT = "national-project-2020"


@pytest.fixture
def file(golden_file: Path) -> Path:
    for name in ("设备更新", "人员培训"):
        assert run("part", "add", golden_file, "--name", name, "--rubric", PROJECT) == 0
    return golden_file


def test_projects_are_added_and_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert run("part", "list", file) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("　")[:2] for line in lines] == [["p1", "设备更新"], ["p2", "人员培训"]]
    assert all("未完成" in line for line in lines)


def test_the_monitoring_has_the_departments_own_form(golden_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("part", "add", golden_file, "--name", "1—7月", "--monitoring") == 0
    capsys.readouterr()
    assert run("score", golden_file, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    monitored = told["parts"][0]
    assert (monitored["form"], monitored["name"], monitored["total"]) == ("monitoring", "1—7月", None)
    assert [each["code"] for each in monitored["indicators"]] == [each["code"] for each in told["indicators"]]
    assert run("check", golden_file) == 0, "what is missing in the middle of the year is no fault"


def test_adding_needs_a_name_and_a_form_that_exists(golden_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("part", "add", golden_file) == 2
    assert "--name" in capsys.readouterr().err
    assert run("part", "add", golden_file, "--name", "甲", "--rubric", "no-such") == 2
    assert "no-such" in capsys.readouterr().err
    assert run("part", "list", golden_file) == 0
    assert capsys.readouterr().out == ""


def test_the_report_lists_the_projects_and_prints_each_alone(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, alone = tmp_path / "部门.pdf", tmp_path / "项目.pdf"
    assert run("report", file, "-o", whole) == 0
    text = "".join(pdf_text(whole).split())
    assert "项目支出绩效自评情况表" in text
    assert text.index("设备更新") < text.index("人员培训")

    assert run("report", file, "--part", "设备更新", "-o", alone) == 0
    text = "".join(pdf_text(alone).split())
    assert "项目支出绩效自评报告" in text
    assert "设备更新" in text
    assert "人员培训" not in text
    assert run("report", file, "--part", "没有的项目", "-o", alone) == 2
    assert "设备更新" in capsys.readouterr().err


def test_word_and_excel_have_the_projects_too(file: Path, tmp_path: Path) -> None:
    book, letter = tmp_path / "部门.xlsx", tmp_path / "部门.docx"
    assert run("report", file, "-o", book) == 0
    assert run("report", file, "-o", letter) == 0
    sheet = openpyxl.load_workbook(book)["项目自评"]
    said = [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {"设备更新", "人员培训", "合计"} <= set(said)
    assert run("report", file, "--part", "p2", "-o", tmp_path / "项目.docx") == 0
    assert run("report", file, "--part", "p2", "-o", tmp_path / "项目.xlsx") == 0


def listed(file: Path, capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    """Id and name of every part."""
    capsys.readouterr()
    assert run("part", "list", file) == 0
    return [line.split("　")[:2] for line in capsys.readouterr().out.splitlines()]


def test_a_project_has_the_national_form_unless_another_is_asked_for(
    golden_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("part", "add", golden_file, "--name", "甲") == 0
    capsys.readouterr()
    assert run("score", golden_file, "--json") == 0
    assert [part["rubric"] for part in json.loads(capsys.readouterr().out)["parts"]] == [PROJECT]


def test_they_are_renamed_moved_and_removed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("part", "rename", file, "--part", "设备更新", "--name", "设备购置") == 0
    assert run("part", "move", file, "--part", "p2", "--to", "1") == 0
    assert listed(file, capsys) == [["p2", "人员培训"], ["p1", "设备购置"]]
    assert run("part", "remove", file, "--part", "p2") == 0
    assert listed(file, capsys) == [["p1", "设备购置"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("rename", "--part", "p1"), "--name"),
        (("rename", "--name", "甲"), "--part"),
        (("remove", "--part", "没有"), "设备更新"),
        (("move", "--part", "p1", "--to", "3"), "1 和 2"),
        (("move", "--part", "p1"), "--to"),
        (("import",), "--from"),
    ],
)
def test_what_is_missing_is_said(
    file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    capsys.readouterr()
    assert run("part", words[0], file, *words[1:]) == 2
    assert said in capsys.readouterr().err
    assert listed(file, capsys) == [["p1", "设备更新"], ["p2", "人员培训"]]


def test_projects_come_from_another_file_and_from_a_projects_own_sheet(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copy of the file with its projects, and one project's report as a workbook."""
    other, sheet = tmp_path / "另一份.ziping", tmp_path / "设备更新.xlsx"
    assert run("new", "--unit", "某单位", "--year", "2022", "--rubric", "guangzhou-2022", "-o", other) == 0
    assert run("part", "import", other, "--from", file) == 0
    assert listed(other, capsys) == [["p1", "设备更新"], ["p2", "人员培训"]]
    assert run("report", file, "--part", "设备更新", "-o", sheet) == 0
    assert run("part", "import", other, "--from", sheet) == 0
    assert listed(other, capsys)[2] == ["p3", "设备更新（2）"], "no two of one name"
    assert run("check", other) in (0, 1)
    marked = capsys.readouterr().out
    assert "单位名称" not in "".join(line for line in marked.splitlines() if "项目“" in line and "未确认" in line)


def test_a_departments_file_is_no_project(
    golden_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "另一份.ziping"
    assert run("new", "--unit", "某单位", "--year", "2022", "--rubric", "guangzhou-2022", "-o", other) == 0
    capsys.readouterr()
    assert run("part", "import", other, "--from", golden_file) == 2
    assert "没有项目自评表" in capsys.readouterr().err
    assert listed(other, capsys) == []


def test_the_projects_forms_are_bound_in_when_asked_for(file: Path, tmp_path: Path) -> None:
    report = tmp_path / "部门.xlsx"
    assert run("report", file, "--annex", "projects", "-o", report) == 0
    names = openpyxl.load_workbook(report).sheetnames
    assert [name for name in names if name.startswith("设备更新-")] == ["设备更新-基本情况", "设备更新-绩效指标"]
    assert len([name for name in names if name.startswith("人员培训-")]) == 2


def test_help_tells_every_way(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run("part", "--help")
    said = capsys.readouterr().out
    for word in ("list", "add", "import", "rename", "move", "remove", "--monitoring", "score --json", "report --part"):
        assert word in said, word


def test_two_projects_cannot_have_one_name(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither added nor renamed so, the file stays as it was; a project keeps its own name."""
    capsys.readouterr()
    for words in (
        ("add", "--name", "设备更新", "--rubric", PROJECT),
        ("add", "--name", " 人员培训 ", "--monitoring"),
        ("rename", "--part", "p1", "--name", "人员培训"),
    ):
        assert run("part", words[0], file, *words[1:]) == 2
        told = capsys.readouterr().err
        assert "已有名为" in told
        assert "写明区别" in told
    assert run("part", "rename", file, "--part", "p1", "--name", "设备更新") == 0
    names = [line.split("　")[1] for line in capsys.readouterr().out.splitlines()]
    assert names == ["设备更新", "人员培训"]
