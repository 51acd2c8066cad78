"""复核 as a bureau does it: the sheet goes out as a workbook and comes back filled in, beside what was signed."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from desktop import importers
from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, PartForm
from desktop.domain.number import plain
from desktop.domain.review import WHOLE, place, reviewed
from desktop.domain.reviewtaken import bare, taken
from desktop.domain.signoff import Refused
from desktop.importers.shown import shown
from desktop.reports.reviewsheet_excel import review_workbook
from desktop.rubricfiles import load_folder
from desktop.usecases import parts, review
from desktop.usecases.open_file import case_of, create, findings_of, open_evaluation
from desktop.usecases.sign_off import sign
from desktop.usecases.verify import verify
from desktop.usecases.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2022, 4, 1, 9, 0, tzinfo=UTC)
RATE = "mgmt.funds.completion"
_CODE, _GIVEN, _CHANGE, _WORDS = 1, 7, 8, 9  # columns, counted from 1


@pytest.fixture
def signed(workspace: Workspace, golden: Evaluation, tmp_path: Path) -> Path:
    path = tmp_path / "a.ziping"
    opened = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    case = opened.case()
    for role in opened.rubric.roles:
        assert not isinstance(sign(opened, case, findings_of(case), "甲某某", role, NOW), Refused)
    opened.close()
    return path


def fills(path: Path, cells: dict[tuple[str, int], object], notes: dict[str, str] | None = None) -> None:
    """What a reviewer types: (code, column) → value, and label → text at the end."""
    book = openpyxl.load_workbook(path)
    page = book.active
    assert isinstance(page, Worksheet)
    rows = {page.cell(row, 1).value: row for row in range(1, page.max_row + 1)}
    for (code, column), value in cells.items():
        page.cell(rows[code], column).value = value  # type: ignore[assignment]
    for label, text in (notes or {}).items():
        page.cell(rows[label], 3).value = text
    book.save(path)
    book.close()


def sent_out(workspace: Workspace, path: Path, part: str = "") -> Path:
    sheet = path.with_name("复核表.xlsx")
    case, revision = review.read_review(workspace, path, NOW, part)
    review.print_review(workspace, case, revision, sheet, NOW)
    return sheet


def test_a_filled_sheet_comes_back_into_a_signed_file_and_the_digest_stays(workspace: Workspace, signed: Path) -> None:
    sheet = sent_out(workspace, signed)
    fills(
        sheet,
        {(RATE, _GIVEN): 1.1, (RATE, _WORDS): "按调整后预算应为 1.1 分"},
        {"复核人": "李某", "复核日期": "2022年4月1日"},
    )

    told = review.take(workspace, signed, sheet, NOW)

    assert told.refused == ()
    case, revision = review.read_review(workspace, signed, NOW)
    assert revision is not None
    line = reviewed(case).line(RATE)
    assert (line.own, line.given, line.difference) == (Decimal("1.24"), Decimal("1.1"), Decimal("-0.14"))
    assert line.opinion == "按调整后预算应为 1.1 分"
    assert case.evaluation.review(WHOLE).reviewer == "李某"
    assert verify(workspace, signed, NOW).digest_ok
    assert not verify(workspace, signed, NOW).changed
    again = open_evaluation(workspace, signed, NOW, read_only=True)
    again.close()
    assert again.log[-1].label == review.LABEL


def test_what_was_sent_out_and_not_touched_brings_nothing(workspace: Workspace, signed: Path) -> None:
    """Also of a review that was begun: what both say is no change."""
    assert review.take(workspace, signed, sent_out(workspace, signed), NOW).all_changes() == ()
    sheet = sent_out(workspace, signed)
    fills(sheet, {(RATE, _GIVEN): 1, (RATE, _WORDS): "甲\n乙"}, {"总体复核意见": "=属实"})
    assert len(review.take(workspace, signed, sheet, NOW).changes) == 2
    assert review.take(workspace, signed, sent_out(workspace, signed), NOW).all_changes() == ()


def test_only_values_are_read_never_formulas(workspace: Workspace, signed: Path) -> None:
    """A formula without a value of its own says nothing; a locked cell that was changed changes nothing."""
    sheet = sent_out(workspace, signed)
    link = '=HYPERLINK("http://example.invalid","1")'
    fills(sheet, {(RATE, _GIVEN): "=1+0.1", (RATE, _WORDS): link, (RATE, _CHANGE): -2, (RATE, 6): 2})
    told = review.take(workspace, signed, sheet, NOW)
    assert told.all_changes() == ()
    case, _ = review.read_review(workspace, signed, NOW)
    assert not reviewed(case).begun


def test_text_like_a_formula_goes_out_as_text(workspace: Workspace, signed: Path) -> None:
    opinion = '=HYPERLINK("http://example.invalid","点我")'
    case, _ = review.read_review(workspace, signed, NOW)
    evaluation = case.evaluation.apply([Change(place(RATE, "opinion"), opinion)])
    again = open_evaluation(workspace, signed, NOW, read_only=True)
    again.close()
    data = review_workbook(reviewed(again.case(evaluation)))
    page = openpyxl.load_workbook(io.BytesIO(data)).active
    assert isinstance(page, Worksheet)
    cell = next(page.cell(row, _WORDS) for row in range(1, page.max_row + 1) if page.cell(row, 1).value == RATE)
    assert cell.value == opinion
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_only_the_yellow_cells_are_open(workspace: Workspace, signed: Path) -> None:
    page = openpyxl.load_workbook(sent_out(workspace, signed)).active
    assert isinstance(page, Worksheet)
    case, _ = review.read_review(workspace, signed, NOW)
    assert page.protection.sheet
    codes = {str(page.cell(row, _CODE).value): row for row in range(6, page.max_row + 1)}
    for code, node in case.tree.nodes.items():
        unlocked = [at for at in range(1, 10) if not page.cell(codes[code], at).protection.locked]
        assert unlocked == ([_GIVEN, _WORDS] if node.is_leaf else []), code


def test_clashes_stay_as_the_file_has_them_unless_told_otherwise(workspace: Workspace, signed: Path) -> None:
    sheet = sent_out(workspace, signed)
    fills(sheet, {(RATE, _GIVEN): 1.1})
    review.take(workspace, signed, sheet, NOW)
    fills(sheet, {(RATE, _GIVEN): 0.9})

    assert len(review.take(workspace, signed, sheet, NOW).clashes) == 1
    assert review.read_review(workspace, signed, NOW)[0].evaluation.review(RATE).score == Decimal("1.1")
    review.take(workspace, signed, sheet, NOW, overwrite=True)
    assert review.read_review(workspace, signed, NOW)[0].evaluation.review(RATE).score == Decimal("0.9")


def test_a_project_is_reviewed_on_a_sheet_of_its_own(workspace: Workspace, golden: Evaluation, tmp_path: Path) -> None:
    path = tmp_path / "p.ziping"
    opened = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    changes = parts.add_part(
        opened, workspace, opened.evaluation, PartForm.PROJECT, "设备更新", "national-project-2020"
    )
    opened.close()
    opened = open_evaluation(workspace, path, NOW)
    opened.save(Edit("添加", changes, opened.evaluation.inverse(changes), NOW)).result()
    opened.close()
    part = next(iter(review.read_review(workspace, path, NOW)[0].parts))
    sheet = sent_out(workspace, path, part)
    code = next(review.read_review(workspace, path, NOW, part)[0].tree.leaves()).code
    fills(sheet, {(code, _WORDS): "另附说明"})

    with pytest.raises(UserError) as refused:
        review.take(workspace, path, sheet, NOW)
    assert refused.value.code is Problem.REVIEW_SHEET

    review.take(workspace, path, sheet, NOW, part=part)
    assert review.read_review(workspace, path, NOW, part)[0].evaluation.review(code).opinion == "另附说明"
    assert not review.read_review(workspace, path, NOW)[0].evaluation.reviews


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no workbook", b"<html><table><tr><td>1</td></tr></table></html>"]
)
def test_a_file_that_is_no_workbook_is_refused_and_nothing_written(
    workspace: Workspace, signed: Path, content: bytes
) -> None:
    sheet = signed.with_name("坏.xlsx")
    sheet.write_bytes(content)
    before = signed.read_bytes()
    with pytest.raises(UserError):
        review.take(workspace, signed, sheet, NOW)
    assert signed.read_bytes() == before


def test_the_printed_sheet_tells_both_totals_and_every_opinion(workspace: Workspace, signed: Path) -> None:
    sheet = sent_out(workspace, signed)
    fills(sheet, {(RATE, _GIVEN): 1.1, (RATE, _WORDS): "缺批复"}, {"总体复核意见": "总体属实", "复核人": "李某"})
    review.take(workspace, signed, sheet, NOW)
    case, revision = review.read_review(workspace, signed, NOW)
    target = signed.with_suffix(".pdf")

    review.print_review(workspace, case, revision, target, NOW)

    document = pypdfium2.PdfDocument(target)
    text = "".join(page.get_textpage().get_text_range() for page in document).replace("\r\n", "").replace("\n", "")
    document.close()
    for wanted in ("93.89", "93.75", "-0.14", "缺批复", "总体属实", "李某", "没有填写复核日期"):
        assert wanted in text, wanted
    assert "草稿" not in text


def test_other_suffixes_are_refused(workspace: Workspace, signed: Path) -> None:
    case, revision = review.read_review(workspace, signed, NOW)
    with pytest.raises(UserError) as refused:
        review.print_review(workspace, case, revision, signed.with_suffix(".docx"), NOW)
    assert refused.value.code is Problem.REPORT_SUFFIX


WORDS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\n\t 　_x0“〔2021〕，。"), st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"))
    ),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(WORDS, st.decimals(min_value=0, max_value=2, places=2))
def test_whatever_was_written_goes_out_and_comes_back_the_same(
    golden: Evaluation, tmp_path: Path, words: str, points: Decimal
) -> None:
    """Against the file it came from nothing differs; a file without the review gets the same signs back."""
    assume(words.strip())
    case = case_of(load_folder(ROOT / "rubrics" / golden.rubric_id), golden)
    changes = (Change(place(RATE, "opinion"), words.strip()), Change(place(RATE, "score"), plain(points)))
    told = reviewed(replace(case, evaluation=golden.apply(changes)))
    sheet = tmp_path / "表.xlsx"
    sheet.write_bytes(review_workbook(told))
    source = shown(importers.load(sheet))

    assert taken(told.case, source, "表.xlsx").all_changes() == ()
    back = {change.place: change.value or "" for change in taken(case, source, "表.xlsx").changes}
    assert bare(back[place(RATE, "opinion")]) == bare(words)
    assert Decimal(back[place(RATE, "score")]) == points
