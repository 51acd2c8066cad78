"""What else is printed: forms to fill in by hand, the check sheet alone, annexes bound in; all of it verifies."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from desktop.domain.edit import Edit
from desktop.usecases.evidence import Given, add_evidence
from desktop.usecases.open_file import create, open_evaluation
from desktop.usecases.workspace import Workspace
from tests.cli.test_commands import golden_file, pdf_text, run, workspace

__all__ = ["golden_file", "workspace"]
NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
ROLES = (("青禾样例甲", "填报人"), ("青禾样例乙", "复核人"), ("青禾样例丙", "单位负责人"))
RUBRICS = sorted(folder.parent.name for folder in (Path(__file__).parents[2] / "rubrics").glob("*/rubric.yaml"))


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZIPINGTAI_DATA", str(tmp_path / "data"))


def said(path: Path) -> str:
    return "".join(pdf_text(path).split())


def signed(file: Path) -> Path:
    for name, role in ROLES:
        assert run("sign", file, "--name", name, "--role", role) == 0
    return file


@pytest.mark.parametrize("rubric", RUBRICS)
def test_a_blank_form_has_every_indicator_and_no_figure(rubric: str, tmp_path: Path, workspace: Workspace) -> None:
    """Names and points to read, rows high enough for a pen, nothing worked out of nothing; not even a draft."""
    target = tmp_path / "空白表.pdf"
    assert run("report", "--blank", rubric, "-o", target) == 0
    text, form = said(target), workspace.catalogue().load(rubric)
    for node in (node for node in form.walk() if not node.children and not node.open_slot):
        assert "".join(node.name.split()) in text
    for heading in form.outline:
        assert "".join(heading.heading.split()) in text
    for role in form.roles:
        assert role in text
    for word in ("草稿", "数据校验码", "人工评分", "未评分", "None", "nan"):
        assert word not in text
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) > 3


def test_a_blank_form_is_of_the_year_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "空白表.pdf"
    assert run("report", "--blank", "guangzhou-2022", "--year", 2031, "-o", target) == 0
    assert "2031年" in said(target)
    again = tmp_path / "又一份.docx"
    assert run("report", "--blank", "guangzhou-2022", "-o", again) == 0
    assert again.stat().st_size > 5_000


def test_what_does_not_go_together_is_told(
    golden_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.pdf"
    for words, told in (
        ([golden_file, "--blank", "guangzhou-2022"], "--blank"),
        (["--blank", "guangzhou-2022", "--check-sheet"], "--blank"),
        (["--blank", "no-such"], "no-such"),
        ([golden_file, "--annex", "封底"], "封底"),
        ([golden_file, "--annex", "comparison="], "comparison"),
        ([golden_file, "--annex", f"comparison={tmp_path / '没有.ziping'}"], "没有.ziping"),
        ([], "--blank"),
    ):
        assert run("report", *words, "-o", target) == 2
        assert told in capsys.readouterr().err
        assert not target.exists()


def test_the_check_sheet_alone(golden_file: Path, tmp_path: Path) -> None:
    """Total, grade, points by heading, findings, a line for every role to write on; no cover."""
    target = tmp_path / "核查表.pdf"
    assert run("report", golden_file, "--check-sheet", "-o", target) == 0
    text = said(target)
    for word in ("绩效自评核查表", "93.89（满分100分）", "草稿，尚未签发", "审阅意见", "单位负责人意见", "核查发现"):
        assert word in text
    with pypdfium2.PdfDocument(target) as document:
        assert len(document) <= 8
    signed(golden_file)
    assert run("report", golden_file, "--check-sheet", "-o", target) == 0
    assert "第1次签发" in said(target)


def test_annexes_are_announced_bound_in_and_found_in_order(
    golden_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Evidence, comparison and check sheet behind the signed report: named at the end of the text, and verified."""
    last = tmp_path / "上年.ziping"
    last.write_bytes(golden_file.read_bytes())
    opened = open_evaluation(_space(tmp_path), golden_file, NOW)
    try:
        leaf = next(iter(opened.case().tree.leaves())).code
        added = add_evidence(opened, opened.evaluation, [Given("会议纪要.txt", b"minutes")], NOW, proves=leaf)
        edit = Edit("佐证材料", added.changes, opened.evaluation.inverse(added.changes), NOW)
        opened.save(edit).result()
    finally:
        opened.close()
    signed(golden_file)
    target = tmp_path / "报告.pdf"
    words = ("--annex", f"comparison={last}", "--annex", "checks")
    assert run("report", golden_file, "-o", target, *words) == 0
    text = said(target)
    named = text.index("附件：1.佐证材料清单")
    assert named < text.index("3.绩效自评核查表", named)
    for mark, title in (("附件2-1", "佐证材料清单"), ("附件2-2", "绩效自评对比表"), ("附件2-3", "绩效自评核查表")):
        assert text.index(mark + title, named) > named
    assert "会议纪要.txt" in text
    assert "绩效自评对比表（续）" in text, "pages that follow say what they go on with"
    capsys.readouterr()
    assert run("verify", target, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["changed"] == []
    assert any("附件" in note for note in told["notes"])
    first = target.read_bytes()
    assert run("report", golden_file, "-o", target, *words) == 0
    assert target.read_bytes() == first


def test_projects_have_a_table_of_their_own(golden_file: Path, tmp_path: Path) -> None:
    assert run("part", "add", golden_file, "--name", "设备更新", "--rubric", "national-project-2020") == 0
    draft = tmp_path / "草稿.pdf"
    assert run("report", golden_file, "-o", draft) == 0
    text = said(draft)
    assert "项目支出绩效自评情况表" in text
    assert "设备更新" in text


def _space(tmp_path: Path) -> Workspace:
    return Workspace(Path(__file__).parents[2], tmp_path / "documents", tmp_path / "data", "tester@desk")


def test_a_blank_form_needs_no_file_of_anybody(tmp_path: Path) -> None:
    space = _space(tmp_path)
    create(space, tmp_path / "新.ziping", "guangzhou-2022", "某局", 2022, NOW).close()
    assert run("report", "--blank", "guangzhou-2022", "-o", tmp_path / "空白.pdf") == 0
    assert "某局" not in said(tmp_path / "空白.pdf")
