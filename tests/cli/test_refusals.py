"""What cannot be done is refused with the reason, and leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest

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
