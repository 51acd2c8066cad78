"""Cover, texts, budget table and score tables are part of her own form: she edits them in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem

from desktop.domain.rubric import Rubric
from desktop.rubricfiles import load_folder
from desktop.rubricfiles.consistency import SHOWS
from desktop.ui.rubrics.words import shown_in_columns
from tests.ui.clerk import Clerk
from tests.ui.rubric_clerk import Editing, Shelf, rows
from tests.ui.test_rubric_story import printed

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support raise")
MINE = "my-2024"
TEXTS, SHEETS, COLUMNS, BUDGET, SUMS, OFF = "文字项", "评分表", "评分表的栏目", "预算表的栏目", "合计关系", "停用的核查"
LABELS = "往年的写法"


@pytest.fixture
def editing(clerk: Clerk) -> Editing:
    """A copy of the city's form."""
    return Shelf(clerk).copies("guangzhou-2021", MINE, "我市评分表")


def saved(editing: Editing) -> Rubric:
    assert editing.problems == []
    editing.saves()
    return load_folder(editing.editor._workspace.catalogue().folder(MINE))


def adds(editing: Editing, table: str, *texts: str, below: int = -1) -> int:
    """A row with these texts, below another one (or the last); the row it is."""
    found = editing.table(table)
    found.view.selectRow(below if below >= 0 else len(found.model.records) - 1)
    found.add_button.click()
    at = found.row
    for column, text in enumerate(texts):
        if text != str(found.model.index(at, column).data(Qt.ItemDataRole.EditRole)):
            editing.enters(text, table, at, column)
    return at


def test_the_cover_and_what_is_written_there(clerk: Clerk, editing: Editing, tmp_path: Path) -> None:
    """Another annex, a title of two lines, and the name of the office head as a further text."""
    editing.editor.pages.setCurrentWidget(editing.editor.print)
    assert rows(editing.table(TEXTS).model)[0][:2] == ["填报人", "封面"]
    editing.fill(editing.field("附件号"), "附件9")
    editing.fill(editing.field("封面标题"), "我市{year}年度\n部门整体支出绩效自评报告")
    adds(editing, TEXTS, "处室负责人", "cover", "正职姓名", "no", below=0)

    rubric = saved(editing)
    assert rubric.attachment == "附件9"
    assert rubric.report_title == ("我市{year}年度", "部门整体支出绩效自评报告")
    added = rubric.texts[1]
    assert (added.name, added.place, added.hint, added.carried) == ("处室负责人", "cover", "正职姓名", False)

    editing.closes()
    clerk.opens_a_draft(rubric=MINE)
    said = printed(clerk, tmp_path)
    assert "附件9" in said
    assert "我市" in said
    assert "处室负责人" in said


def test_a_score_table_of_her_own(editing: Editing) -> None:
    """加减分项 go into the table of 履职效能, then into one of their own again, with the columns of the one above."""
    editing.editor.pages.setCurrentWidget(editing.editor.print)
    assert [row[1] for row in rows(editing.table(SHEETS).model)] == ["管理效能", "履职效能", "加减分项"]
    editing.enters("履职效能、加减分项", SHEETS, 1, 1)
    assert any("加减分项" in each or "bonus" in each for each in editing.problems), "it is printed twice"
    editing.table(SHEETS).view.selectRow(2)
    editing.table(SHEETS).drop_button.click()
    editing.settles()
    assert [sheet.indicators for sheet in saved(editing).sheets] == [("mgmt",), ("duty", "bonus")]

    editing.enters("履职效能", SHEETS, 1, 1)
    adds(editing, SHEETS, "加分和减分", "加减分项", below=0)
    sheets = saved(editing).sheets
    assert [(sheet.title, sheet.indicators) for sheet in sheets][1] == ("加分和减分", ("bonus",))
    assert sheets[1].columns == sheets[0].columns


def test_columns_are_added_named_and_weighed(clerk: Clerk, editing: Editing, tmp_path: Path) -> None:
    """The bureau wants 评分标准 printed in the first table, and the last column called 得分说明."""
    editing.editor.pages.setCurrentWidget(editing.editor.print)
    editing.table(SHEETS).view.selectRow(0)
    names = [row[0] for row in rows(editing.table(COLUMNS).model)]
    editing.enters("得分说明", COLUMNS, len(names) - 1, 0)
    at = adds(editing, COLUMNS, "评分标准", "standard", "20", below=names.index("指标解释"))
    assert at == names.index("指标解释") + 1

    rubric = saved(editing)
    columns = rubric.sheets[0].columns
    assert (columns[at].head, columns[at].shows, str(columns[at].share)) == ("评分标准", "standard", "20")
    assert [column.head for column in rubric.sheets[1].columns] != [column.head for column in columns]
    editing.closes()
    clerk.opens_a_draft(rubric=MINE)
    said = printed(clerk, tmp_path)
    assert "得分说明" in said
    assert "评分标准" in said


def test_the_columns_follow_the_table_she_stands_on(editing: Editing) -> None:
    editing.editor.pages.setCurrentWidget(editing.editor.print)
    shown = []
    for at, sheet in enumerate(editing.session.draft.rest["sheets"]):  # type: ignore[arg-type, union-attr, var-annotated]
        editing.table(SHEETS).view.selectRow(at)
        editing.settles()
        heads = [row[0] for row in rows(editing.table(COLUMNS).model)]
        assert heads == [each["head"] for each in sheet["columns"]]  # type: ignore[call-overload, index, union-attr]
        shown.append(heads)
    assert len(shown) > 1


def test_the_budget_table_and_its_sums(clerk: Clerk, editing: Editing, tmp_path: Path) -> None:
    """A third source of money: two figures, a column, and both sums name it."""
    editing.editor.pages.setCurrentWidget(editing.editor.head)
    facts = editing.table("共用的数据项").model
    keys = {}
    for name in ("债券资金预算数", "债券资金执行数"):
        at = adds(editing, "共用的数据项", name, "万元")
        keys[name] = str(facts.records[at]["key"])
    editing.editor.pages.setCurrentWidget(editing.editor.budget)
    at = adds(editing, BUDGET, "按资金来源", "债券资金", *keys.values(), below=1)
    assert rows(editing.table(BUDGET).model)[at] == ["按资金来源", "债券资金", *keys]
    sums = rows(editing.table(SUMS).model)
    assert sums[0][2] == "财政拨款全年预算数 + 其他资金全年预算数"
    editing.enters("财政拨款全年预算数、其他资金全年预算数＋债券资金预算数", SUMS, 0, 2)
    editing.enters(f"{sums[1][2]} + 债券资金执行数", SUMS, 1, 2)
    assert rows(editing.table(SUMS).model)[0][2] == "财政拨款全年预算数 + 其他资金全年预算数 + 债券资金预算数"

    rubric = saved(editing)
    assert [column.name for column in rubric.head[0].columns] == ["财政拨款", "其他资金", "债券资金"]
    assert rubric.sums[0].parts == ("budget.fiscal", "budget.other", keys["债券资金预算数"])
    assert rubric.sums[1].parts == ("executed.fiscal", "executed.other", keys["债券资金执行数"])
    editing.closes()
    clerk.opens_a_draft(rubric=MINE)
    assert "债券资金" in printed(clerk, tmp_path)


def test_what_is_wrong_is_reached_on_its_page(editing: Editing) -> None:
    """A figure nobody knows, a table without indicators, a width that is none: each leads to where it is mended."""
    editor = editing.editor
    for page, table, cell, text in (
        (editor.budget, SUMS, (0, 2), "捐赠收入"),
        (editor.print, SHEETS, (0, 1), ""),
        (editor.print, COLUMNS, (0, 2), "宽"),
        (editor.print, TEXTS, (0, 0), ""),
        (editor.head, OFF, None, ""),
    ):
        before = editing.session.draft
        editor.pages.setCurrentWidget(page)
        if cell is None:
            editing.table(table).add_button.click()
            editing.settles()
        else:
            editing.enters(text, table, *cell)
        assert editing.problems, table
        editor.pages.setCurrentIndex(0)
        editor.next_problem()
        assert editor.pages.currentWidget() is page, editing.problems
        editing.undoes()
        assert editing.session.draft == before
        assert editing.problems == []


def test_digits_and_checks_that_do_not_apply(editing: Editing) -> None:
    """A form with three digits, and one check that its bureau does without; one check stands there once."""
    editing.editor.pages.setCurrentWidget(editing.editor.head)
    editing.fill(editing.field("得分保留的小数位"), "3")
    adds(editing, OFF, "CMP001", "本市不要求")
    rubric = saved(editing)
    assert (rubric.rounding.percent_places, rubric.rounding.score_places) == (2, 3)
    assert rubric.checks_off == {"CMP001": "本市不要求"}

    at = adds(editing, OFF, below=0)
    held = editing.session.draft
    other = editing.table(OFF).model
    other.setData(other.index(at, 0), "CMP001")
    editing.settles()
    assert editing.session.draft == held
    assert [each["code"] for each in other.records].count("CMP001") == 1


def test_what_things_were_called_before(editing: Editing) -> None:
    """Two other names for one indicator, one for what had none; a name for two things leads to this page."""
    editor = editing.editor
    editor.pages.setCurrentWidget(editor.labels)
    model = editing.table(LABELS).model
    at = next(at for at, row in enumerate(rows(model)) if row[0] == "指标：政府采购执行率")
    editing.enters(f"{rows(model)[at][1]}；采购计划执行率；采购完成率", LABELS, at, 1)
    new = adds(editing, LABELS)
    about = str(model.records[new]["about"])
    editing.enters("另一个名称", LABELS, new, 1)
    assert rows(model)[new][0].startswith("指标：")

    rubric = saved(editing)
    names = {each.code: each.aliases for each in rubric.walk()}
    assert names[editing.one("政府采购执行率").code][-2:] == ("采购计划执行率", "采购完成率")
    assert names[about.partition(":")[2]] == ("另一个名称",)

    editing.enters("采购完成率", LABELS, new, 1)
    assert any("采购完成率" in each and "只能指一处" in each for each in editing.problems)
    editor.pages.setCurrentIndex(0)
    editor.next_problem()
    assert editor.pages.currentWidget() is editor.labels
    editing.undoes()
    assert editing.problems == []


def test_a_choice_nobody_offers_is_not_lost(editing: Editing) -> None:
    """A figure that is gone still stands in the list of the cell, until she chooses another."""
    editing.editor.pages.setCurrentWidget(editing.editor.budget)
    table = editing.table(BUDGET)
    editing.enters("budget.gone", BUDGET, 0, 2)
    assert any("budget.gone" in each for each in editing.problems)
    index = table.model.index(0, 2)
    delegate = table.view.itemDelegate()
    box = delegate.createEditor(table, QStyleOptionViewItem(), index)
    assert isinstance(box, QComboBox)
    delegate.setEditorData(box, index)
    assert box.currentData() == "budget.gone"
    delegate.setModelData(box, table.model, index)
    assert table.model.records[0]["planned"] == "budget.gone"
    editing.closes(answer=1)


def test_every_content_of_a_column_has_words() -> None:
    """What the loader takes is what the window offers."""
    assert [kept for kept, _ in shown_in_columns()] == list(SHOWS)
    assert len({words for _, words in shown_in_columns()}) == len(SHOWS)
