"""Word and Excel copies read back: nothing is lost while nobody edits them, and what a person edits is what counts."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Evaluation, Judgement
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import Revision, canonical, digest, thaw
from desktop.importers import attached_data, load, understand
from desktop.rubricfiles import load_folder
from desktop.usecases.export_report import export
from desktop.usecases.open_file import case_of
from desktop.usecases.workspace import Workspace
from tests.golden_case import ROOT, RUBRICS, golden_evaluation

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
COPIES = (".docx", ".xlsx")
FORMS = sorted(folder.parent.name for folder in RUBRICS.glob("*/rubric.yaml"))
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), min_size=1, max_size=30)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(ROOT, tmp_path, tmp_path, "tester@desk")


def filled(rubric: Rubric) -> Case:
    """Every leaf scored and written about, every section of the outline, own indicators where the form takes them."""
    start = (
        golden_evaluation(rubric)
        if rubric.id == "guangzhou-2021"
        else Evaluation("某某市某某局", rubric.year, rubric.id)
    )
    tree = case_of(rubric, start).tree
    judgements = {
        leaf.code: replace(
            start.judgement(leaf.code),
            score=leaf.weight - Decimal("0.5") * (number % 2),
            target="≥5次",
            actual="6次",
            basis=f"=依据{number}，佐证𬭎星材料齐全。",
        )
        for number, leaf in enumerate(tree.leaves())
    }
    texts = {f"narrative.{one.key}": f"关于{one.key}的说明。\n第二段。" for one in rubric.outline}
    return case_of(rubric, replace(start, judgements=judgements, texts={**texts, "date": "2022年3月25日"}))


def frozen(case: Case, now: datetime) -> Revision:
    data = canonical(case, 1, "", "", now, "0" * 64)
    return Revision(1, data, digest(data), "", "", now)


@pytest.mark.parametrize("suffix", COPIES)
@pytest.mark.parametrize("form", FORMS)
def test_what_the_copy_shows_is_understood(
    form: str, suffix: str, workspace: Workspace, tmp_path: Path, now: datetime
) -> None:
    """Without the data inside: unit, year, every leaf with weight and score, total, grade, narrative."""
    case = filled(load_folder(RUBRICS / form))
    export(workspace, case, None, tmp_path / f"报告{suffix}", now)

    result = understand(load(tmp_path / f"报告{suffix}"), case.rubric)

    assert (result.unit, result.year) == (case.evaluation.unit, case.evaluation.year)
    assert result.claimed_total == case.sheet.total
    assert result.claimed_grade == (case.sheet.grade.name if case.sheet.grade else "")
    found = {one.name: (one.weight, one.score) for one in result.indicators if one.leaf}
    for leaf in case.tree.leaves():
        points = case.sheet.leaves[leaf.code].points
        if points is not None and not case.sheet.leaves[leaf.code].left_out:
            assert found[leaf.title] == (leaf.weight, points)
    texts = {value.target: value.value for value in result.values}
    deepest = [one for one, after in zip(case.rubric.outline, [*case.rubric.outline[1:], None], strict=True)
               if after is None or after.level <= one.level]  # fmt: skip
    assert {f"narrative.{one.key}": texts.get(f"narrative.{one.key}") for one in deepest} == {
        f"narrative.{one.key}": f"关于{one.key}的说明。\n第二段。" for one in deepest
    }


@pytest.mark.parametrize("suffix", COPIES)
def test_an_unedited_copy_gives_back_the_very_data(
    suffix: str, guangzhou: Rubric, workspace: Workspace, tmp_path: Path, now: datetime
) -> None:
    case, target = filled(guangzhou), tmp_path / f"报告{suffix}"
    revision = frozen(case, now)
    export(workspace, case, revision, target, now)
    assert attached_data(target) == revision.data
    first = target.read_bytes()
    export(workspace, case, revision, target, now)
    assert target.read_bytes() == first


@pytest.mark.parametrize(("suffix", "part"), [(".docx", "word/document.xml"), (".xlsx", "xl/sharedStrings.xml")])
def test_a_visible_edit_wins(
    suffix: str, part: str, guangzhou: Rubric, workspace: Workspace, tmp_path: Path, now: datetime
) -> None:
    case, target, edited = filled(guangzhou), tmp_path / f"报告{suffix}", tmp_path / f"改过{suffix}"
    export(workspace, case, frozen(case, now), target, now)
    with zipfile.ZipFile(target) as old, zipfile.ZipFile(edited, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            changed = data.replace("=依据0，".encode(), "=另一依据，".encode())
            assert (changed != data) == (name == part)
            new.writestr(name, changed)
    assert attached_data(edited) is None
    said = [one.basis for one in understand(load(edited), guangzhou).indicators if one.leaf]
    assert any(text.startswith("=另一依据，") for text in said)


@pytest.mark.parametrize("suffix", COPIES)
@pytest.mark.parametrize("form", FORMS)
def test_an_edited_copy_gives_each_remark_back_at_its_place(
    form: str, suffix: str, workspace: Workspace, tmp_path: Path, now: datetime
) -> None:
    """评分依据、未达标原因、改进措施 stand in one cell, 备注 in another; none is taken for another."""
    case = filled(load_folder(RUBRICS / form))
    judgements = {
        code: replace(
            judged, reason=f"第{code}项人手不足。", improvement=f"拟补充{code}。\n并培训。", note=f"另见{code}。"
        )
        for code, judged in case.evaluation.judgements.items()
    }
    case = case_of(case.rubric, replace(case.evaluation, judgements=judgements))
    target = tmp_path / f"报告{suffix}"
    export(workspace, case, None, target, now)
    found = {one.name: one for one in understand(load(target), case.rubric).indicators if one.leaf}
    for sheet in case.rubric.sheets:
        shows = {column.shows for column in sheet.columns}
        for leaf in (leaf for root in sheet.indicators for leaf in case.tree.leaves(root)):
            judged, read = judgements[leaf.code], found[leaf.title]
            if shows & {"remarks", "reason"}:
                assert (read.reason, read.improvement) == (judged.reason, judged.improvement)
            if shows & {"remarks", "basis"}:
                assert read.basis.splitlines()[0] == judged.basis
                assert judged.reason not in read.basis
            if "note" in shows:
                assert read.note == judged.note


@settings(max_examples=15)
@given(
    unit=WORDS.filter(str.strip),
    said=st.lists(st.lists(WORDS, min_size=1, max_size=4).map("\n".join), min_size=5, max_size=5),
    long=st.integers(1, 400),
)
def test_whatever_is_written_comes_back(small_rubric: Rubric, unit: str, said: list[str], long: int) -> None:
    leaves = [leaf.code for leaf in case_of(small_rubric, Evaluation("某局", 2023, small_rubric.id)).tree.leaves()]
    judgements = {
        code: Judgement(target=text, basis="=" + text * long, reason=text[:50])
        for code, text in zip(leaves, said, strict=False)
    }
    case = case_of(small_rubric, Evaluation(unit, 2023, small_rubric.id, judgements=judgements))
    with TemporaryDirectory() as folder:
        workspace = Workspace(ROOT, Path(folder), Path(folder), "tester@desk")
        for suffix in COPIES:
            target = Path(folder) / f"报告{suffix}"
            export(workspace, case, None, target, NOW)
            data = attached_data(target)
            assert data is not None
            assert thaw(data)[0] == case.evaluation


@pytest.mark.parametrize("suffix", [".pdf", *COPIES])
@pytest.mark.parametrize("steps", [0, 1])
def test_a_stopped_export_leaves_what_was_there(
    suffix: str, steps: int, golden: Evaluation, guangzhou: Rubric, workspace: Workspace, tmp_path: Path, now: datetime
) -> None:
    target = tmp_path / f"报告{suffix}"
    target.write_bytes(b"before")
    answers = iter([False] * steps)
    with pytest.raises(UserError) as caught:
        export(workspace, case_of(guangzhou, golden), None, target, now, lambda: next(answers, True))
    assert caught.value.code is Problem.REPORT_STOPPED
    assert target.read_bytes() == b"before"
    assert [one.name for one in tmp_path.iterdir()] == [target.name]


def test_what_cannot_be_written_is_told(
    golden: Evaluation, guangzhou: Rubric, workspace: Workspace, tmp_path: Path, now: datetime
) -> None:
    for evaluation, name, problem in (
        (golden, "报告.odt", Problem.REPORT_SUFFIX),
        (replace(golden, unit="某\x01局"), "报告.docx", Problem.REPORT_GLYPHS),
        (replace(golden, texts={"narrative.problems": "长" * 32_768}), "报告.xlsx", Problem.REPORT_CELL),
        (golden, "没有这个文件夹/报告.docx", Problem.FILE_WRITE),
    ):
        with pytest.raises(UserError) as caught:
            export(workspace, case_of(guangzhou, evaluation), None, tmp_path / name, now)
        assert caught.value.code is problem
    assert list(tmp_path.iterdir()) == []
