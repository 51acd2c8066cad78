"""The outline of the report and who signs are part of her own form, and she edits them like the rest of it."""

from __future__ import annotations

import pytest

from desktop.rubricfiles import load_folder
from desktop.ui.rubrics.report_form import ReportForm
from tests.ui.clerk import Clerk
from tests.ui.rubric_clerk import Editing, Shelf, rows

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
OUTLINE, ROLES = "文字报告的提纲", "签字角色"
LEVEL, HEADING, DRAFTED, LIMIT = range(4)


@pytest.fixture
def editing(clerk: Clerk) -> Editing:
    """A copy of the city's form, on the page of the report."""
    editing = Shelf(clerk).copies("guangzhou-2021", "my-2024", "我市评分表")
    editing.editor.pages.setCurrentWidget(editing.editor.report)
    return editing


def page(editing: Editing) -> ReportForm:
    return editing.editor.report


def test_the_outline_stands_there_in_words(editing: Editing) -> None:
    lines = rows(page(editing).outline.model)
    rubric = load_folder(editing.editor._workspace.catalogue().folder("guangzhou-2021"))
    assert [line[HEADING] for line in lines] == [each.heading for each in rubric.outline]
    assert {line[LEVEL] for line in lines} <= {"第1级", "第2级", "第3级", "第4级"}
    drafted = dict(zip((each.generated for each in rubric.outline), (line[DRAFTED] for line in lines), strict=True))
    assert drafted["conclusion"] == "自评结论"
    assert [line[0] for line in rows(page(editing).roles.model)] == list(rubric.roles)
    first = rubric.indicators[0]
    assert (f"analysis:{first.code}", f"分析：{first.name}") in page(editing).outline.model.columns[DRAFTED].choices


def test_a_heading_and_a_role_of_her_own_are_saved_and_loaded(editing: Editing) -> None:
    table = page(editing).outline
    table.view.selectRow(0)
    table.add_button.click()
    at = table.row
    code = editing.session.draft.indicators[0].code
    for column, text in ((HEADING, "（一）资金使用分析"), (LEVEL, "2"), (DRAFTED, f"analysis:{code}"), (LIMIT, "300")):
        editing.enters(text, OUTLINE, at, column)
    page(editing).roles.add_button.click()
    last = len(page(editing).roles.model.records) - 1
    editing.enters("主管部门负责人", ROLES, page(editing).roles.row, 0)
    assert not editing.session.problems
    editing.saves()

    rubric = load_folder(editing.editor._workspace.catalogue().folder("my-2024"))
    heading = rubric.outline[at]
    assert (heading.heading, heading.level, heading.generated, heading.limit) == (
        "（一）资金使用分析", 2, f"analysis:{code}", 300,
    )  # fmt: skip
    assert len({each.key for each in rubric.outline}) == len(rubric.outline)
    assert rubric.roles[last] == "主管部门负责人"


def test_each_change_is_one_step_back_and_what_is_wrong_is_said(editing: Editing) -> None:
    before = editing.session.draft
    editing.enters("二百字", OUTLINE, 0, LIMIT)
    assert editing.session.problems, "no number"
    editing.editor.pages.setCurrentIndex(0)
    editing.editor.next_problem()
    assert editing.editor.pages.currentWidget() is page(editing), "there it is put right"
    editing.undoes()
    assert editing.session.draft == before
    assert not editing.session.problems

    page(editing).roles.view.selectRow(0)
    page(editing).roles.drop_button.click()
    editing.settles()
    assert len(rows(page(editing).roles.model)) == len(before.rest["roles"]) - 1  # type: ignore[arg-type]
    editing.undoes()
    assert editing.session.draft == before


def test_an_indicator_renamed_is_renamed_in_the_choices_too(editing: Editing) -> None:
    first = editing.session.draft.indicators[0]
    editing.types("资金管理效能", into="名称", under=first.name)
    choices = dict(page(editing).outline.model.columns[DRAFTED].choices)
    assert choices[f"analysis:{first.code}"] == "分析：资金管理效能"
