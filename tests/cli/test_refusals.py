"""What cannot be done is refused with the reason, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.__main__ import main
from tests.cli.test_commands import run


@pytest.mark.parametrize(
    ("unit", "year", "said"),
    [(" ", "2021", "没有写单位名称"), ("某单位", "-5", "年度不能是 -5"), ("某单位", "99999", "年度不能是 99999")],
)
def test_a_draft_needs_a_unit_and_a_year(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], unit: str, year: str, said: str
) -> None:
    target = tmp_path / "新.ziping"
    assert run("new", "--rubric", "guangzhou-2021", "--unit", unit, f"--year={year}", "-o", target) == 2
    assert said in capsys.readouterr().err
    assert not target.exists()


def test_a_folder_is_called_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "表 格"
    folder.mkdir()
    assert run("score", folder) == 2
    assert "这是一个文件夹" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score",), "还缺 文件"),
        (
            ("new", "--rubric", "guangzhou-2021", "--unit", "某单位", "--year", "二三", "-o", "新.ziping"),
            "--year 应为整数，读到“二三”",
        ),
        (("check", "表.ziping", "--json", "--sarif"), "--sarif 不能与 --json 同用"),
        (("sign", "表.ziping", "--name"), "--name 后面还要写内容"),
        (("compare", "甲.ziping", "乙.ziping", "丙.ziping"), "多出了“丙.ziping”"),
        (("scorre", "表.ziping"), "没有“scorre”这个命令"),
    ],
)
def test_a_command_that_cannot_be_read_is_said_in_chinese(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert run(*words) == 2
    told = capsys.readouterr().err
    assert said in told
    assert "argument" not in told


def test_a_mistyped_command_is_no_file_to_open(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scorre", "表.ziping"]) == 2
    assert "没有“scorre”这个命令" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_made_for_a_format_we_write(tmp_path: Path) -> None:
    assert run("report", "--blank", "guangzhou-2021", "-o", tmp_path / "没有 的" / "深" / "空白表.docx") == 0
    assert (tmp_path / "没有 的" / "深" / "空白表.docx").is_file()
    assert run("report", "--blank", "guangzhou-2021", "-o", tmp_path / "另一处" / "空白表.rtf") == 2
    assert not (tmp_path / "另一处").exists()
