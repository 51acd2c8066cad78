"""The command line as a script sees it: exit codes, JSON on stdout, messages on stderr."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree

import pypdfium2
import pytest

from desktop import __main__ as program
from desktop import cli
from desktop.domain.evaluation import Evaluation
from desktop.usecases.open_file import create
from desktop.usecases.workspace import Workspace
from tests.golden_case import golden_evaluation

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
ROOT = Path(__file__).resolve().parents[2]
SHEET = ROOT / "resources" / "sample" / "last-year.xlsx"


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(ROOT, tmp_path / "documents", tmp_path / "data", "tester@desk")


@pytest.fixture
def golden_file(tmp_path: Path, workspace: Workspace) -> Path:
    """The published 2021 case as a file, every figure and text in its cell."""
    rubric = workspace.catalogue().load("guangzhou-2021")
    evaluation: Evaluation = golden_evaluation(rubric)
    path = tmp_path / "golden.ziping"
    create(workspace, path, rubric.id, evaluation.unit, evaluation.year, NOW, evaluation.places()).close()
    return path


def run(*words: object) -> int:
    return program.main([str(word) for word in words])


def pdf_text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def test_the_program_knows_every_command_the_parser_knows() -> None:
    parser = cli._parser()
    known = next(iter(parser._subparsers._group_actions)).choices  # type: ignore[union-attr]
    assert set(known or ()) == {word for word in program.COMMANDS if not word.startswith("-")}


def test_a_new_file_is_unscored_not_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "新.ziping"

    assert run("new", "--rubric", "guangzhou-2021", "--unit", "某单位", "--year", 2021, "-o", path) == 0
    capsys.readouterr()
    assert run("score", path, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["unit"] == "某单位"
    assert told["year"] == 2021
    assert told["total"] is None
    assert told["grade"] is None
    assert told["weights"] == {"expected": "100", "sum": "100"}
    assert all(leaf["score"] is None and leaf["unscored"] for leaf in told["indicators"])


def test_new_never_overwrites(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.ziping"
    path.write_bytes(b"mine")

    assert run("new", "--rubric", "guangzhou-2021", "--unit", "某单位", "--year", 2021, "-o", path) == 2

    assert path.read_bytes() == b"mine"
    assert "已经存在" in capsys.readouterr().err


def test_the_golden_case_scores_as_published(golden_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("score", golden_file, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["total"], told["grade"]) == ("93.89", "优")
    assert [(part["name"], part["score"]) for part in told["subtotals"]] == [
        ("管理效能", "43.89"),
        ("履职效能", "50"),
        ("加减分项", "0"),
    ]
    leaves = {leaf["name"]: leaf for leaf in told["indicators"]}
    assert len(told["indicators"]) == 42
    assert leaves["预算完成率"]["score"] == "1.24"
    assert "(96.19% − 90%) ÷ (100% − 90%) × 2 = 1.238 ≈ 1.24" in leaves["预算完成率"]["trace"]


def test_checking_the_golden_case_finds_no_error(golden_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", golden_file, "--json") == 0
    findings = json.loads(capsys.readouterr().out)
    assert not [finding for finding in findings if finding["severity"] == "error"]


def test_an_empty_file_has_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.ziping"
    run("new", "--rubric", "guangzhou-2021", "--unit", "某单位", "--year", 2021, "-o", path)

    assert run("check", path) == 1
    assert "a.ziping:" in capsys.readouterr().out


def test_three_people_sign_and_the_report_says_so(golden_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft, final = golden_file.with_name("draft.pdf"), golden_file.with_name("final.pdf")
    assert run("report", golden_file, "-o", draft) == 0
    for role, name in (("填报人", "甲某某"), ("复核人", "乙某某"), ("单位负责人", "丙某某")):
        assert run("sign", golden_file, "--name", name, "--role", role) == 0
    digest = capsys.readouterr().err.strip().rpartition(" ")[2]

    assert run("report", golden_file, "-o", final) == 0

    assert len(digest) == 64
    assert "草稿" in pdf_text(draft)
    text = pdf_text(final)
    assert "草稿" not in text
    assert "93.89" in text
    assert "丙某某" in text


def test_nobody_signs_twice_and_nobody_signs_an_unfinished_form(
    golden_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sign", golden_file, "--name", "甲某某", "--role", "填报人") == 0
    assert run("sign", golden_file, "--name", "甲某某", "--role", "填报人") == 2
    assert run("sign", golden_file, "--name", "甲某某", "--role", "门卫") == 2

    empty = tmp_path / "empty.ziping"
    run("new", "--rubric", "guangzhou-2021", "--unit", "某单位", "--year", 2021, "-o", empty)
    capsys.readouterr()
    assert run("sign", empty, "--name", "甲某某", "--role", "填报人") == 1
    assert "预算完成率" in capsys.readouterr().err


def test_last_years_sheet_starts_a_draft_without_its_results(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "draft.ziping"

    assert run("import", SHEET, "-o", path, "--json") == 0

    told = json.loads(capsys.readouterr().out)
    assert told["year"] == 2020
    assert told["rubric"] == "guangzhou-2021"
    assert len([row for row in told["indicators"] if row["score"] is not None]) >= 42
    assert all(row["found_at"] and row["confidence"] in ("exact", "likely", "guess") for row in told["indicators"])
    run("score", path, "--json")
    draft = json.loads(capsys.readouterr().out)
    assert draft["year"] == 2021
    assert draft["unit"] == told["unit"]
    assert draft["total"] is None
    assert all(leaf["score"] is None for leaf in draft["indicators"])


def test_the_same_years_sheet_fills_the_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "same.ziping"

    assert run("import", SHEET, "--year", 2020, "-o", path, "--json") == 0

    claimed = json.loads(capsys.readouterr().out)["claimed"]
    run("score", path, "--json")
    assert json.loads(capsys.readouterr().out)["total"] == claimed["total"]


def test_a_document_is_checked_without_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    code = run("check", SHEET, "--json")
    findings = json.loads(capsys.readouterr().out)
    assert code == (1 if any(finding["severity"] == "error" for finding in findings) else 0)
    assert not any(finding["code"] == "CMP001" for finding in findings), "every printed score was read"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score", "nowhere.ziping"), "nowhere.ziping"),
        (("report", "nowhere.ziping", "-o", "x.pdf"), "nowhere.ziping"),
        (("import", "nowhere.xlsx", "-o", "x.ziping"), "nowhere.xlsx"),
        (("new", "--rubric", "mars-2099", "--unit", "某", "--year", "2021", "-o", "x.ziping"), "mars-2099"),
        (("score",), "zipingtai --help"),
        (("rubric", "show"), "rubric show"),
    ],
)
def test_what_cannot_be_done_exits_2_and_names_it(
    words: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*words) == 2
    told = capsys.readouterr()
    assert said in told.err
    assert told.out == ""
    assert not list(tmp_path.glob("*.ziping"))


def test_checking_a_rubric_reads_its_cases_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """ "没有错误" is said of a folder whose every file can be read; running the cases is another command."""
    folder = tmp_path / "guangzhou-2021"
    copytree(ROOT / "rubrics" / "guangzhou-2021", folder)
    assert run("rubric", "check", folder) == 0
    (folder / "cases" / "own.yaml").write_text("- name: 甲\n  total: 93.89\n", "utf-8")
    capsys.readouterr()

    assert run("rubric", "check", folder) == 2
    assert "cases/own.yaml:2：读到 93.89；数字和日期应加引号" in capsys.readouterr().err


def test_a_rubric_is_named_by_its_folder_or_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An author works in a folder; an empty one that happens to be called as a rubric is not taken for it."""
    folder = tmp_path / "guangzhou-2021"
    copytree(ROOT / "rubrics" / "guangzhou-2021", folder)
    head = folder / "rubric.yaml"
    head.write_text(head.read_text("utf-8").replace("title: 部门整体支出绩效自评表", "title: 我的表"), "utf-8")
    monkeypatch.chdir(folder)
    for named in (".", "rubric.yaml", str(folder)):
        assert run("rubric", "show", named) == 0
        assert "我的表" in capsys.readouterr().out
        assert run("rubric", "check", named) == 0
    (folder / "shaoguan-2019").mkdir()
    assert run("rubric", "show", "shaoguan-2019") == 0


def test_rubric_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("rubric", "list", "--json") == 0
    assert "guangzhou-2021" in [each["id"] for each in json.loads(capsys.readouterr().out)]
    assert run("rubric", "show", "guangzhou-2021") == 0
    assert "预算完成率" in capsys.readouterr().out
    assert run("rubric", "check", "guangzhou-2021") == 0
    assert "没有错误" in capsys.readouterr().out
    assert run("rubric", "test") == 0
    assert "0 个不符" in capsys.readouterr().out


def test_demo_does_the_main_job_on_a_headless_machine(tmp_path: Path) -> None:
    """In a process of its own, as the README says, twice into the same folder."""
    environment = {**os.environ, "ZIPINGTAI_DATA": str(tmp_path / "data"), "QT_QPA_PLATFORM": ""}
    environment.pop("DISPLAY", None)
    out = tmp_path / "out"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "desktop", "demo", "--out", str(out)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
    (file,), (report,), (picture,) = (list(out.glob(f"*.{kind}")) for kind in ("ziping", "pdf", "png"))
    assert all(str(path) in done.stdout for path in (file, report, picture))
    assert "草稿" not in pdf_text(report)
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_without_a_screen_the_window_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert run() == 2
    assert "显示器" in capsys.readouterr().err


def test_a_document_that_contradicts_itself_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "自评.txt"
    path.write_text(
        "某某市某某局2021年度部门整体支出绩效自评报告\n一、自评情况\n自评得分为94分，等级为优。\n"
        "1.预算完成率。分值42分，自评得分41.5分。\n2.结转结余率。分值58分，自评得分52分。\n",
        encoding="utf-8",
    )

    assert run("check", path, "--json") == 1

    found = {finding["code"]: finding for finding in json.loads(capsys.readouterr().out)}
    assert found["SUM004"]["figures"] == ["93.5", "94"]
    assert not any(code.startswith("CMP") for code in found), "nobody fills in a printed report"


def test_signing_before_ones_turn_says_who_should_have_signed(
    golden_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("sign", golden_file, "--name", "王某", "--role", "单位负责人") == 0
    assert "填报人、复核人应先签字" in capsys.readouterr().err
    assert run("sign", golden_file, "--name", "张某", "--role", "填报人") == 0
    assert "应先签字" not in capsys.readouterr().err
