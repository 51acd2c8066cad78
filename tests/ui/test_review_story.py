"""复核 at the window: points and opinions beside the unit's own, on a draft and on a signed file."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from desktop.domain.errors import Problem
from desktop.domain.evaluation import Kind, Place
from desktop.ui import review_actions
from desktop.ui.models.review_table import CHANGE, GIVEN, NAME, WORDS, ReviewModel
from desktop.ui.places import Page
from desktop.ui.views.review_page import ReviewPage
from tests.golden_case import golden_evaluation
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

RATE = "mgmt.funds.completion"


class Reviewer:
    """What somebody from the bureau does on the page."""

    def __init__(self, clerk: Clerk) -> None:
        self.clerk = clerk
        clerk.does("page_review")
        page = clerk.view.page_widget(Page.REVIEW)
        assert isinstance(page, ReviewPage)
        self.page = page

    def cell(self, name: str, column: int) -> QModelIndex:
        return self.page.model.index(self.page.model.row_of(self.clerk.code(name)), column)

    def types(self, text: str, name: str, column: int = GIVEN) -> None:
        """Into a cell, closed with Return."""
        table = self.page.table
        table.setCurrentIndex(self.cell(name, column))
        table.setFocus()
        self.clerk.qtbot.keyClick(table, Qt.Key.Key_F2)
        editor = next(each for each in table.viewport().findChildren(QLineEdit) if each.isVisible())
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        editor.insert(text)
        self.clerk.qtbot.keyClick(editor, Qt.Key.Key_Return)
        self.clerk.waits_for(lambda: not any(each.isVisible() for each in table.viewport().findChildren(QLineEdit)))
        self.settles()

    def settles(self) -> None:
        self.clerk.waits_for(lambda: not self.page._timer.isActive())

    def reads(self, name: str, column: int) -> str:
        return str(self.cell(name, column).data())


@pytest.fixture
def reviewer(clerk: Clerk) -> Reviewer:
    golden = golden_evaluation(clerk.workspace.catalogue().load("guangzhou-2021"))
    clerk.opens_a_draft(golden.places())
    return Reviewer(clerk)


def signed(reviewer: Reviewer) -> None:
    for role in reviewer.clerk.document.rubric.roles:
        reviewer.clerk.signs(role=role)


def test_points_are_typed_down_the_column_and_the_result_follows(reviewer: Reviewer) -> None:
    assert "尚未复核" in reviewer.page.text()

    reviewer.types("1.1", "预算完成率")

    assert reviewer.page.text() == "自评 93.89 优　复核 93.75 优　差额 -0.14，改动 1 项"
    assert reviewer.reads("预算完成率", CHANGE) == "-0.14"
    assert reviewer.reads("资金管理", CHANGE) == "-0.14"
    assert reviewer.page.table.currentIndex() == reviewer.cell("部门预算编制情况", GIVEN)
    assert reviewer.clerk.total == "93.89", "the unit's own score stays"


def test_points_above_the_weight_are_refused_where_they_are_typed(reviewer: Reviewer) -> None:
    reviewer.types("2.5", "预算完成率")
    assert reviewer.reads("预算完成率", GIVEN) == ""
    assert "2.5" in reviewer.clerk.told.remarks[-1]


def test_a_signed_file_is_reviewed_and_nothing_else_of_it_changes(reviewer: Reviewer) -> None:
    clerk = reviewer.clerk
    signed(reviewer)
    digest = clerk.document.frozen
    assert digest is not None
    assert not clerk.document.editable

    reviewer.types("1.1", "预算完成率")
    reviewer.types("缺批复", "预算完成率", WORDS)
    clerk.saves()

    assert clerk.value(Kind.REVIEW, RATE, "opinion") == "缺批复"
    assert clerk.told.errors == []
    path = clerk.document.opened.path
    clerk.starts_again(path)
    again = Reviewer(clerk)
    assert again.reads("预算完成率", GIVEN) == "1.1"
    assert clerk.document.frozen is not None
    assert clerk.document.frozen.digest == digest.digest
    assert clerk.can_undo == "修改“预算完成率”的复核意见"
    clerk.undoes(2)
    assert clerk.value(Kind.REVIEW, RATE, "score") is None
    assert clerk.can_undo == "", "what was signed cannot be taken back"
    clerk.redoes()
    assert clerk.value(Kind.REVIEW, RATE, "score") == "1.1"
    assert not clerk.may_edit("预算完成率", "得分")
    clerk.document.set_value(Place(Kind.LEAF, RATE, "score"), "1")
    assert [error.code for error in clerk.told.errors] == [Problem.FILE_SIGNED]


def test_what_the_unit_says_stands_beside_the_box_for_the_opinion(reviewer: Reviewer) -> None:
    reviewer.page.show_place(Place(Kind.REVIEW, RATE, "score"))
    assert "96.19%" in reviewer.page._basis.text()

    reviewer.page.opinion.setPlainText("第一行\n第二行")
    reviewer.page.show_place(Place(Kind.REVIEW, reviewer.clerk.code("结转结余率"), "score"))

    assert reviewer.clerk.value(Kind.REVIEW, RATE, "opinion") == "第一行\n第二行"
    assert reviewer.page.opinion.toPlainText() == ""
    reviewer.settles()
    assert not reviewer.cell("预算完成率", WORDS).flags() & Qt.ItemFlag.ItemIsEditable, (
        "two lines are kept in their box"
    )


def test_what_is_wrong_with_the_review_is_said_and_led_to(reviewer: Reviewer) -> None:
    reviewer.types("1.1", "预算完成率")
    assert "没有写复核意见" in reviewer.page.warning()
    assert "3 处" in reviewer.page.warning()

    reviewer.page.show_place(Place(Kind.REVIEW, reviewer.clerk.code("结转结余率"), "score"))
    reviewer.page.go.click()
    assert reviewer.page.table.currentIndex() == reviewer.cell("预算完成率", WORDS)

    reviewer.types("缺批复", "预算完成率", WORDS)
    for line, text in ((reviewer.page.reviewer, "李某"), (reviewer.page.date, "2022年4月1日")):
        line.setFocus()
        line.insert(text)
        reviewer.clerk.qtbot.keyClick(line, Qt.Key.Key_Return)
    reviewer.settles()
    assert reviewer.page.warning() == ""


def test_only_what_was_written_beside(reviewer: Reviewer) -> None:
    reviewer.types("1.1", "预算完成率")
    reviewer.page.only.click()
    model = reviewer.page.model
    assert [str(model.index(row, NAME).data()).strip() for row in range(model.rowCount())] == ["预算完成率"]
    reviewer.page.only.click()
    assert model.rowCount() == len(reviewer.clerk.document.tree.nodes)


def filled(reviewer: Reviewer, folder: Path, points: object, opinion: str = "") -> Path:
    """The sheet written by the page and filled in elsewhere."""
    clerk, target = reviewer.clerk, folder / "复核表.xlsx"
    review_actions.write_to(reviewer.page, clerk.document, clerk.workspace, target)
    clerk.settles()
    book = openpyxl.load_workbook(target)
    page = book.active
    assert isinstance(page, Worksheet)
    row = next(row for row in range(1, page.max_row + 1) if page.cell(row, 1).value == RATE)
    page.cell(row, 7).value = points  # type: ignore[assignment]
    page.cell(row, 9).value = opinion
    book.save(target)
    return target


def test_the_sheet_goes_out_and_comes_back_as_one_step(reviewer: Reviewer, tmp_path: Path) -> None:
    signed(reviewer)
    clerk = reviewer.clerk
    sheet = filled(reviewer, tmp_path, 1.1, "缺批复")

    review_actions.read_from(reviewer.page, clerk.document, sheet, reviewer.page._on_read)
    clerk.settles()
    reviewer.settles()

    assert reviewer.reads("预算完成率", GIVEN) == "1.1"
    assert clerk.can_undo == "读入复核表"
    clerk.undoes()
    assert clerk.value(Kind.REVIEW, RATE, "opinion") is None


@pytest.mark.parametrize(("answer", "points"), [(0, "1"), (1, "1.1"), (None, "1.1")])
def test_where_both_say_something_she_is_asked(
    reviewer: Reviewer, tmp_path: Path, answer: int | None, points: str
) -> None:
    clerk = reviewer.clerk
    reviewer.types("1.1", "预算完成率")
    sheet = filled(reviewer, tmp_path, 1)
    clerk.told.answers = [answer]

    review_actions.read_from(reviewer.page, clerk.document, sheet, reviewer.page._on_read)
    clerk.settles()

    assert clerk.told.answers == []
    assert clerk.value(Kind.REVIEW, RATE, "score") == points


def test_what_cannot_be_read_is_listed(reviewer: Reviewer, tmp_path: Path) -> None:
    clerk = reviewer.clerk
    sheet = filled(reviewer, tmp_path, "很多", "缺批复")

    review_actions.read_from(reviewer.page, clerk.document, sheet, reviewer.page._on_read)
    clerk.settles()

    assert "很多" in reviewer.page._refused.said.text()
    reviewer.page._refused.accept()
    assert clerk.value(Kind.REVIEW, RATE, "opinion") == "缺批复"


def test_another_units_sheet_is_refused(reviewer: Reviewer, tmp_path: Path) -> None:
    clerk = reviewer.clerk
    sheet = filled(reviewer, tmp_path, 1.1)
    clerk.document.set_value(Place(Kind.HEADER, "unit"), "另一家单位")

    review_actions.read_from(reviewer.page, clerk.document, sheet, reviewer.page._on_read)
    clerk.settles()

    assert [error.code for error in clerk.told.errors] == [Problem.REVIEW_SHEET]
    assert clerk.value(Kind.REVIEW, RATE, "score") is None


def test_the_rows_behave_as_a_model_while_they_change(reviewer: Reviewer) -> None:
    model = ReviewModel(reviewer.clerk.document)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    reviewer.types("1.1", "预算完成率")
    for only in (True, False):
        model.want(only_changed=only)
    reviewer.clerk.undoes()
    model.want(only_changed=True)
    assert model.rowCount() == 0
    assert tester.model() is model
