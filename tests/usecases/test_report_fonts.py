"""Choosing the report's faces: kept for window and commands, told by name or file, never replaced unasked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.cli import run
from desktop.domain.errors import Problem, UserError
from desktop.reports import reading
from desktop.usecases import report_fonts
from desktop.usecases.verify import verify
from desktop.usecases.workspace import Workspace
from tests.reports.own_fonts import make_font

ROOT = Path(__file__).parents[2]
NOW = datetime(2024, 3, 25, 9, 30, tzinfo=UTC)
SAMPLE = "绩效自评表单位盖公章附件年度部门整体支出"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    fonts = tmp_path / "Fonts"
    make_font(fonts / "simfang.ttf", "kai.ttf", "FangSong_GB2312", chinese="仿宋_GB2312", only=SAMPLE)
    make_font(fonts / "simhei.ttf", "hei.ttf", "SimHei", chinese="黑体", rights=2, only=SAMPLE)
    return Workspace(ROOT, tmp_path / "文档", tmp_path / "data", "tester@desk", (fonts, tmp_path / "没有"))


def printed(workspace: Workspace, target: Path, *words: str) -> tuple[int, tuple[str, ...]]:
    """Exit code of printing a blank form, and the own faces in it."""
    given = ["report", "--blank", "guangzhou-2022", "-o", str(target), *words]
    code = run(given, workspace, lambda: NOW, lambda *_: None)
    return code, reading.read(target.read_bytes()).own_faces if target.exists() else ()


def test_ours_until_somebody_chooses(workspace: Workspace, tmp_path: Path) -> None:
    assert report_fonts.chosen(workspace) == {}
    assert printed(workspace, tmp_path / "a.pdf") == (0, ())


def test_what_was_chosen_is_used_and_what_it_lacks_is_named(
    workspace: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    face = report_fonts.installed(workspace)["仿宋"][0]
    report_fonts.keep(workspace, {"仿宋": face})
    assert report_fonts.chosen(workspace) == {"仿宋": face}
    assert printed(workspace, tmp_path / "a.pdf") == (0, ("FangSong_GB2312",))
    said = capsys.readouterr().err
    assert "字体“仿宋_GB2312”没有这些字，用自带的仿宋代替" in said
    assert "、部、" not in said
    assert printed(workspace, tmp_path / "b.pdf", "--font", "自带") == (0, ())
    assert printed(workspace, tmp_path / "c.pdf", "--font", "仿宋=自带") == (0, ())
    report_fonts.keep(workspace, {})
    assert report_fonts.chosen(workspace) == {}


@pytest.mark.parametrize("font", ["仿宋_GB2312", "FangSong_GB2312", "FILE"])
def test_a_command_names_a_face_or_a_file(workspace: Workspace, tmp_path: Path, font: str) -> None:
    said = str(tmp_path / "Fonts" / "simfang.ttf") if font == "FILE" else font
    assert printed(workspace, tmp_path / "a.pdf", "--font", f"仿宋={said}") == (0, ("FangSong_GB2312",))
    assert report_fonts.chosen(workspace) == {}


@pytest.mark.parametrize(
    ("said", "problem", "names"),
    [
        ("仿宋=华文仿宋", Problem.FONT_UNKNOWN, "没有找到这种字体"),
        ("仿宋=华文仿宋", Problem.FONT_UNKNOWN, "本机可用：仿宋_GB2312"),
        ("黑体=黑体", Problem.FONT_UNKNOWN, "不允许嵌入"),
        ("隶书=隶书", Problem.NO_COMMAND, "小标宋"),
        ("仿宋", Problem.NO_COMMAND, "自带"),
    ],
)
def test_what_cannot_be_used_is_told(workspace: Workspace, said: str, problem: Problem, names: str) -> None:
    with pytest.raises(UserError) as caught:
        report_fonts.told(workspace, [said])
    assert caught.value.code is problem
    assert names in str(caught.value)


def test_a_face_that_is_gone_stops_the_print_and_says_which(workspace: Workspace, tmp_path: Path) -> None:
    report_fonts.keep(workspace, {"仿宋": report_fonts.installed(workspace)["仿宋"][0]})
    (tmp_path / "Fonts" / "simfang.ttf").unlink()
    with pytest.raises(UserError) as caught:
        report_fonts.chosen(workspace)
    assert caught.value.code is Problem.FONT_GONE
    assert "FangSong_GB2312" in caught.value.problem
    assert printed(workspace, tmp_path / "a.pdf")[0] == 2
    assert printed(workspace, tmp_path / "b.pdf", "--font", "自带")[0] == 0


def test_a_spoilt_file_of_choices_counts_as_none(workspace: Workspace) -> None:
    workspace.data.mkdir(parents=True, exist_ok=True)
    (workspace.data / "report-fonts.json").write_text('{"仿宋": 7}', encoding="utf-8")
    assert report_fonts.chosen(workspace) == {}


def test_a_signed_report_in_own_faces_is_found_in_order_elsewhere(workspace: Workspace, tmp_path: Path) -> None:
    """Set here with 仿宋_GB2312, verified where only our faces are."""
    out = tmp_path / "out"
    assert run(["demo", "--out", str(out)], workspace, lambda: NOW, lambda *_: None) == 0
    signed = next(out.glob("*.ziping"))
    target = tmp_path / "报告.pdf"
    words = ["report", str(signed), "-o", str(target), "--font", "仿宋=仿宋_GB2312"]
    assert run(words, workspace, lambda: NOW, lambda *_: None) == 0
    assert reading.read(target.read_bytes()).own_faces == ("FangSong_GB2312",)
    elsewhere = Workspace(ROOT, tmp_path / "别处", tmp_path / "别处数据", "other@desk")
    told = verify(elsewhere, target, NOW)
    assert not told.is_false, told.changed
    assert any("FangSong_GB2312" in note and "没有比较" in note for note in told.notes)
