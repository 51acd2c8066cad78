"""Evidence goes into the evaluation, proves indicators and comes out again as it went in."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation
from desktop.usecases.evidence import Given, add_evidence, damaged_evidence, missing_evidence, remove_evidence
from desktop.usecases.evidence_export import export_all, extract, safe_name
from desktop.usecases.open_file import OpenEvaluation, create, open_evaluation
from desktop.usecases.workspace import Workspace

NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def opened(workspace: Workspace, golden: Evaluation, tmp_path: Path) -> Iterator[OpenEvaluation]:
    path = tmp_path / "golden.ziping"
    file = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    yield file
    file.close()


def _rows(index: Path) -> list[dict[str, str]]:
    """The index as Excel reads it; not one formula in it."""
    book = openpyxl.load_workbook(index)
    head, *rows = book.worksheets[0].iter_rows()
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n"}
    return [{str(name.value): str(cell.value or "") for name, cell in zip(head, row, strict=True)} for row in rows]


def edited(opened: OpenEvaluation, evaluation: Evaluation, changes: tuple[Change, ...]) -> Evaluation:
    opened.save(Edit("佐证", changes, evaluation.inverse(changes), NOW)).result()
    return evaluation.apply(changes)


def test_files_go_in_and_come_out_by_indicator(opened: OpenEvaluation, workspace: Workspace, tmp_path: Path) -> None:
    case = opened.case()
    first, second = [node.code for node in case.tree.leaves()][:2]
    report = tmp_path / "决算报表.pdf"
    report.write_bytes(b"report" * 500_000)
    told: list[tuple[int, int]] = []

    added = add_evidence(
        opened,
        opened.evaluation,
        [report, Given("C:\\图\\=照片?.png", b"")],
        NOW,
        proves=first,
        progress=lambda done, of: told.append((done, of)),
    )
    evaluation = edited(opened, opened.evaluation, added.changes)
    again = add_evidence(opened, evaluation, [report], NOW, proves=second)
    evaluation = edited(opened, evaluation, again.changes)

    assert [each.name for each in added.files] == ["决算报表.pdf", "=照片?.png"]
    assert again.files == added.files[:1]
    assert told[-1] == (3_000_000, 3_000_000)
    assert first not in {node.code for node in missing_evidence(opened.case(evaluation))}
    assert len(missing_evidence(opened.case(evaluation))) == len(missing_evidence(case)) - 2
    again_opened = open_evaluation(workspace, opened.path, NOW, read_only=True)
    try:
        assert again_opened.evaluation == evaluation
        assert damaged_evidence(again_opened, evaluation) == ()
        index = export_all(again_opened, again_opened.case(), tmp_path / "出")
        assert extract(again_opened, added.files[0], tmp_path / "出").read_bytes() == report.read_bytes()
    finally:
        again_opened.close()
    rows = _rows(index)
    assert [row["文件名"] for row in rows] == ["决算报表.pdf", "=照片?.png", "决算报表.pdf"]
    assert [row["附件"] for row in rows] == ["附件1", "附件2", "附件1"]  # one file, one number, wherever it stands
    for row in rows:
        written = tmp_path / "出" / row["导出为"]
        assert hashlib.sha256(written.read_bytes()).hexdigest() == row["SHA-256"]
    assert rows[0]["导出为"].startswith(f"{case.tree[first].number} ")


def test_removing_a_file_takes_it_from_all_it_proves_and_undo_brings_it_back(opened: OpenEvaluation) -> None:
    codes = [node.code for node in opened.case().tree.leaves()][:2]
    evaluation = opened.evaluation
    for code in codes:
        added = add_evidence(opened, evaluation, [Given("a.pdf", b"a")], NOW, proves=code)
        evaluation = edited(opened, evaluation, added.changes)

    removal = remove_evidence(evaluation, "e1")

    assert evaluation.apply(removal) == opened.evaluation
    assert evaluation.apply(removal).apply(evaluation.inverse(removal)) == evaluation


def test_stopping_leaves_nothing(opened: OpenEvaluation, tmp_path: Path) -> None:
    big = tmp_path / "big.bin"
    big.write_bytes(b"x" * (20 << 20))
    asked = iter([False] * 24 + [True] * 100)  # after the hashing, amid the writing

    with pytest.raises(UserError) as caught:
        add_evidence(opened, opened.evaluation, [big], NOW, cancelled=lambda: next(asked))

    assert caught.value.code is Problem.IMPORT_CANCELLED
    assert opened.run(lambda file: dict(file.attachments.sizes)).result() == {}
    added = add_evidence(opened, opened.evaluation, [big], NOW)
    assert added.files[0].size == 20 << 20


def test_a_source_that_cannot_be_read_is_named(opened: OpenEvaluation, tmp_path: Path) -> None:
    for path in (tmp_path / "没有.pdf", tmp_path, opened.path):
        with pytest.raises(UserError) as caught:
            add_evidence(opened, opened.evaluation, [path], NOW)
        assert caught.value.code is Problem.FILE_UNREADABLE
        assert path.name in caught.value.problem


def test_a_full_disk_is_told_before_anything_is_written(
    opened: OpenEvaluation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=17 << 20))
    add_evidence(opened, opened.evaluation, [Given("a", b"a")], NOW)
    with pytest.raises(UserError, match=r"只剩 17\.0 MB") as caught:
        add_evidence(opened, opened.evaluation, [Given("b", b"b" * (2 << 20))], NOW)
    assert caught.value.code is Problem.FILE_WRITE


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("..", "未命名"),
        ("a" * 200 + ".pdf", "a" * 56 + ".pdf"),
        ("nul", "_nul"),
        ("com1.txt", "_com1.txt"),
        ("报告\u202efdp.exe", "报告_fdp.exe"),
        ("end. . ", "end"),
    ],
)
def test_names_lead_nowhere_else(name: str, safe: str) -> None:
    assert safe_name(name) == safe
