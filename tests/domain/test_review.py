"""The review: its points counted beside the unit's, its sheet taken back, never a word of it in what is signed."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.findings import check
from desktop.domain.findings.finding import Case
from desktop.domain.findings.reviews import check_review
from desktop.domain.number import plain
from desktop.domain.review import WHOLE, place, reviewed
from desktop.domain.reviewtaken import (
    CODE,
    DATE,
    FORM,
    LONGEST,
    POINTS,
    REVIEWER,
    SUMMARY,
    UNIT,
    WORDS,
    YEAR,
    Taken,
    taken,
)
from desktop.domain.signoff import canonical
from desktop.domain.sourcetext import SourceCell, SourceTable, SourceText
from tests.domain.findings_helpers import case, edited, leaf

RULES, RATE = "mgmt.rules", "mgmt.rate"
HEADS = ("序号", CODE, POINTS, WORDS)


def said(code: str, **values: str) -> tuple[Change, ...]:
    return tuple(Change(place(code, field), value) for field, value in values.items())


def sheet(*rows: tuple[str, ...], of: Case | None = None, cut: bool = False) -> SourceText:
    """A workbook of texts; the head of the sheet stands above."""
    about = of or case()
    evaluation = about.evaluation
    head = ((UNIT, evaluation.unit), (YEAR, f"{evaluation.year}年度"), (FORM, about.rubric.title))
    lines = [*head, HEADS, *rows]
    cells = [
        SourceCell(text, f"复核表!{'ABCDEFGH'[column]}{row + 1}", row, column)
        for row, line in enumerate(lines)
        for column, text in enumerate(line)
        if text
    ]
    return SourceText((SourceTable("复核表", len(lines), 4, tuple(cells)),), cut=cut)


def read(*rows: tuple[str, ...], of: Case | None = None) -> Taken:
    about = of or case()
    return taken(about, sheet(*rows, of=about), "复核表.xlsx")


# ------------------------------------------------------------------------------------------- what it counts


def test_a_reviewed_leaf_counts_as_the_reviewer_says_and_all_others_as_the_unit_did() -> None:
    before = case()
    told = reviewed(edited(before, said(RULES, score="20")))

    assert before.sheet.total is not None
    assert told.line(RULES).difference == Decimal(-5)
    assert told.line("mgmt").difference == Decimal(-5)
    assert told.line(RATE).difference == 0
    assert told.sheet.total == before.sheet.total - 5
    assert told.difference == Decimal(-5)
    assert [line.node.code for line in told.differing()] == [RULES]
    assert told.case.sheet.total == before.sheet.total, "the unit's own score stays what it was"


def test_the_grade_follows_the_reviewed_total() -> None:
    told = reviewed(edited(case(), (*said(RULES, score="0"), *said(RATE, score="0"))))
    assert told.case.sheet.grade is not None
    assert told.sheet.grade is not None
    assert told.sheet.grade.floor < told.case.sheet.grade.floor


@given(st.decimals(min_value=0, max_value=25, places=2), st.decimals(min_value=0, max_value=20, places=2))
def test_total_is_always_the_own_total_and_the_differences(rules: Decimal, rate: Decimal) -> None:
    told = reviewed(edited(case(), (*said(RULES, score=plain(rules)), *said(RATE, score=plain(rate)))))
    leaves = [line for line in told.lines() if line.node.is_leaf]
    assert told.difference == sum((line.difference or Decimal(0) for line in leaves), Decimal(0))


def test_points_outside_the_bounds_count_for_nothing_and_are_found() -> None:
    told = reviewed(edited(case(), said(RULES, score="25.5", opinion="属实")))
    assert told.sheet.total == told.case.sheet.total
    assert [finding.code for finding in check_review(told.case)] == ["SCO011", "SCO013", "SCO013"]


def test_a_leaf_the_unit_left_empty_can_be_reviewed() -> None:
    unscored = edited(case(), [leaf(RULES, "score", None)])
    told = reviewed(edited(unscored, said(RULES, score="20")))
    assert unscored.sheet.total is None
    assert told.sheet.total is not None
    assert told.difference is None
    assert told.line(RULES).difference is None


def test_the_review_is_no_part_of_the_units_own_checks_nor_of_what_is_signed() -> None:
    before = case()
    after = edited(before, said(RULES, score="99", opinion="不实") + said(WHOLE, reviewer="李某"))
    now = datetime(2024, 4, 1, tzinfo=UTC)
    assert check(after).all() == check(before).all()
    assert canonical(after, 1, "", "", now, "0") == canonical(before, 1, "", "", now, "0")


def test_what_is_wrong_with_a_review_may_be_switched_off_by_the_form() -> None:
    changed = edited(case(), said(RULES, score="20"))
    off = Place(Kind.OVERRULED, "SCO012")
    assert "SCO012" in [finding.code for finding in check_review(changed)]
    assert "SCO012" not in [finding.code for finding in check_review(edited(changed, [Change(off, "另表说明")]))]


# ------------------------------------------------------------------------------------------- the sheet taken back


def test_a_filled_sheet_brings_points_opinions_and_who_reviewed() -> None:
    told = read(
        ("1.2", RULES, "20 分", "佐证材料缺两个季度"), ("1.1", RATE, "", ""), (SUMMARY, "总体属实"), (REVIEWER, "李某"),
        (DATE, "2024年4月1日"),
    )  # fmt: skip
    wanted = (*said(RULES, score="20", opinion="佐证材料缺两个季度"),
              *said(WHOLE, reviewer="李某", date="2024年4月1日", opinion="总体属实"))  # fmt: skip
    assert set(told.changes) == set(wanted)
    assert told.clashes == ()
    assert told.refused == ()


def test_sorted_rows_and_moved_columns_are_read_all_the_same() -> None:
    """Rows are known by code, columns by their heads."""
    about = case()
    lines = [(FORM, about.rubric.title, UNIT, about.evaluation.unit), (YEAR, "2023年度"), (WORDS, POINTS, "新列", CODE),
             ("改了", "3.5", "x", "duty.1"), ("", "20", "", RULES)]  # fmt: skip
    cells = [SourceCell(text, "", row, column) for row, line in enumerate(lines) for column, text in enumerate(line)]
    told = taken(about, SourceText((SourceTable("表", 5, 4, tuple(cells)),)), "a.xlsx")
    assert set(told.changes) == {*said("duty.1", score="3.5", opinion="改了"), *said(RULES, score="20")}


def test_what_is_no_score_of_this_form_is_refused_line_by_line_and_the_rest_taken() -> None:
    told = read(
        ("", RATE, "十九", "按批复"), ("", RULES, "25.01", ""), ("", "mgmt.gone", "3", ""), ("", "mgmt", "40", ""),
        ("", RATE, "18", ""),
    )  # fmt: skip
    assert told.changes == said(RATE, opinion="按批复")
    assert [line.partition("：")[0] for line in told.refused] == [
        f"复核表!{at}" for at in ("C5", "C6", "B7", "B8", "B9")
    ]
    assert "十九" in told.refused[0]
    assert "0 至 25" in told.refused[1]
    assert "mgmt.gone" in told.refused[2]
    assert "两次" in told.refused[4]


def test_where_file_and_sheet_differ_a_person_decides() -> None:
    standing = edited(case(), (*said(RULES, score="20.0", opinion="缺材料"), *said(WHOLE, reviewer="李某")))
    told = read(("", RULES, "20", "材料已补"), (REVIEWER, "王某"), of=standing)
    assert told.changes == ()
    assert [str(clash) for clash in told.clashes] == [
        "“内控”制度建设的复核意见：文件里是“缺材料”，复核表是“材料已补”",
        "复核人：文件里是“李某”，复核表是“王某”",
    ]
    assert told.all_changes() == (*said(RULES, opinion="材料已补"), *said(WHOLE, reviewer="王某"))


def test_a_label_without_its_text_is_nothing() -> None:
    """The line below or the next label is not taken for the reviewer's name."""
    told = read(("", RULES, "20", ""), (REVIEWER, "", DATE, "2024年4月1日"))
    assert told.changes == (*said(RULES, score="20"), *said(WHOLE, date="2024年4月1日"))


def test_an_opinion_that_reads_like_a_label_is_an_opinion() -> None:
    told = read(("", RULES, "", REVIEWER), ("", RATE, "18", "同上"), (REVIEWER, "李某"))
    assert set(told.changes) == {
        *said(RULES, opinion=REVIEWER),
        *said(RATE, score="18", opinion="同上"),
        *said(WHOLE, reviewer="李某"),
    }


@pytest.mark.parametrize("label", [UNIT, YEAR, FORM])
def test_the_sheet_of_another_unit_year_or_form_is_refused(label: str) -> None:
    about = case()
    source = sheet(("", RULES, "20", ""), of=about)
    cells = list(source.tables[0].cells)
    at = next(place for place, cell in enumerate(cells) if cell.text == label)
    cells[at + 1] = SourceCell("别的", "", cells[at + 1].row, cells[at + 1].column)
    with pytest.raises(UserError) as refused:
        taken(about, SourceText((SourceTable("复核表", 9, 4, tuple(cells)),)), "别的.xlsx")
    assert refused.value.code is Problem.REVIEW_SHEET
    assert "别的" in str(refused.value)


def test_a_workbook_without_the_three_columns_or_too_long_is_refused() -> None:
    for source in (SourceText(), sheet(("", RULES, "20", ""), cut=True)):
        with pytest.raises(UserError) as refused:
            taken(case(), source, "表.xlsx")
        assert refused.value.code is Problem.REVIEW_SHEET


def test_an_opinion_the_reader_may_have_cut_is_refused() -> None:
    told = read(("", RULES, "", "长" * LONGEST))
    assert told.changes == ()
    assert str(LONGEST) in told.refused[0]
