"""Text on standard input: read like a file, and refused like one."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from desktop import __main__ as program
from desktop.cli import standard_input
from desktop.importers.text import LARGEST_TEXT
from desktop.usecases import reading_ahead

REPORT = (
    "某某县图书馆2022年度部门整体支出绩效自评报告\n二、绩效自评情况\n"
    "1.馆藏采购完成率，分值60分，自评得分58分。\n2.读者满意度，分值40分，自评得分40分。\n"
    "三、自评结论\n自评总分{total}分，等级为优。\n"
)
PAGE = (
    "<html><body><table><tr><th>三级指标</th><th>分值</th><th>得分</th></tr>"
    "<tr><td>馆藏采购完成率</td><td>60</td><td>58</td></tr></table></body></html>"
)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_pasted_text_is_imported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, encoding: str
) -> None:
    given(monkeypatch, REPORT.format(total="98").encode(encoding))
    draft = tmp_path / "今年.ziping"
    assert program.main(["import", "-", "-o", str(draft), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["unit"], told["year"], told["claimed"]["total"]) == ("某某县图书馆", 2022, "98")
    assert [(row["name"], row["score"]) for row in told["indicators"]] == [
        ("馆藏采购完成率", "58"),
        ("读者满意度", "40"),
    ]
    assert draft.exists()


def test_a_web_page_is_imported_with_its_tables(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, PAGE.encode())
    assert program.main(["import", "-", "--json"]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)["indicators"]] == ["馆藏采购完成率"]


@pytest.mark.parametrize(("total", "code"), [("98", 0), ("99", 1)])
def test_pasted_text_is_checked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], total: str, code: int
) -> None:
    given(monkeypatch, REPORT.format(total=total).encode())
    assert program.main(["check", "-"]) == code
    assert ("标准输入:header/total: 错误 SUM004" in capsys.readouterr().out) is (code == 1)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "文件是空的"),
        (b"%PDF-1.7 \xff", "它其实是PDF 文件"),
        (b"\x81\x20\xff\xff", "文字编码无法识别"),
        ("早上好".encode(), "正文里没有自评得分"),
    ],
)
@pytest.mark.parametrize("command", ["import", "check"])
def test_what_is_no_report_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data: bytes, why: str, command: str
) -> None:
    given(monkeypatch, data)
    assert program.main([command, "-"]) == 2
    said = capsys.readouterr()
    assert (said.out, why in said.err, "标准输入" in said.err) == ("", True, True)


def test_no_more_is_read_than_a_file_may_have(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(standard_input, "MOST_PASTED", 1_000_000)
    given(monkeypatch, b"x" * 3_000_000)
    assert program.main(["import", "-"]) == 2
    assert "超过 1 MB" in capsys.readouterr().err
    assert reading_ahead.MOST_PASTED == LARGEST_TEXT


def test_a_program_without_a_console_has_no_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert program.main(["check", "-"]) == 2
    assert "请写文件名" in capsys.readouterr().err


def test_a_person_at_a_keyboard_is_told_how_to_end(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, REPORT.format(total="98").encode())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert program.main(["check", "-"]) == 0
    assert "Ctrl+D" in capsys.readouterr().err
