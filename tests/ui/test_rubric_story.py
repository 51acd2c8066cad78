"""The bureau changed its form this spring: she changes hers in the window, and nobody writes a program for it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabBar, QWidget

from desktop.domain.rubricedit import CHANGED_RULE
from desktop.ui.dialogs.new_draft import NewDraftDialog
from desktop.ui.rubrics.editor import CASES, PROBLEMS
from desktop.ui.rubrics.tree_model import Col
from desktop.usecases import export_report
from tests.ui.clerk import Clerk
from tests.ui.rubric_clerk import Editing, Shelf

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

MINE = "guangzhou-2025"
TITLE = "2025年度部门整体支出绩效自评表"
PLANNED, SPENT = "市本级支出全年预算数", "市本级支出全年执行数"


@pytest.fixture
def shelf(clerk: Clerk) -> Shelf:
    return Shelf(clerk)


@pytest.fixture
def editing(shelf: Shelf) -> Editing:
    return shelf.copies("guangzhou-2021", as_id=MINE, title=TITLE)


def words_of(page: QWidget) -> str:
    """Everything a page says in labels that are in sight."""
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def test_the_form_of_this_spring(clerk: Clerk, shelf: Shelf, tmp_path: Path) -> None:
    """Two weights, a name and a grade changed, tried out, saved; the next evaluation is made and printed with it."""
    editing = shelf.copies("guangzhou-2021", as_id=MINE, title=TITLE)
    editing.types("3", into="分值", under="预算完成率")
    assert "下级合计与分值不符：资金管理" in editing.sums
    assert any(problem.startswith("资金管理：") for problem in editing.problems)
    editing.types("1", into="分值", under="一般公共预算支出年度平均执行率")
    assert editing.sums == "一级指标合计 100 分，总分 100 分"
    editing.types("国有资产利用率", into="名称", under="固定资产利用率")
    editing.types("2025", into="年度")
    editing.enters("92", table="等级", row=0, column=1)
    assert editing.problems == []

    editing.tries({PLANNED: "100", SPENT: "95"}, of="预算完成率")
    assert editing.score == "1.5 / 3 分"
    assert any("95%" in line for line in editing.arithmetic)

    editing.saves()
    assert editing.state == "已保存"
    editing.closes()
    assert shelf.line(MINE)[2:4] == ["广州市", "2025"]
    assert shelf.line(MINE)[-1] == "自己的方案"
    shelf.closes()

    dialog = NewDraftDialog(None, clerk.workspace)
    clerk.qtbot.addWidget(dialog)
    clerk.settles()
    assert dialog.rubric_box.itemText(dialog.rubric_box.findData(MINE)) == f"{TITLE}（广州市，2025 年）"
    clerk.opens_a_draft(rubric=MINE)
    assert clerk.reads("预算完成率", "分值") == "3"
    assert clerk.reads("国有资产利用率", "分值") == "2"
    assert clerk.document.rubric.grades[0].floor == Decimal(92)

    clerk.stands_on("绩效目标完成率")
    assert "推定，请对照本级财政部门通知核对" in words_of(clerk.view.panel)
    clerk.stands_on("政府采购执行率")
    assert "推定" not in words_of(clerk.view.panel)
    assert "标 * 的评分规则为推定" in printed(clerk, tmp_path)


def printed(clerk: Clerk, folder: Path) -> str:
    """The words of the PDF of what is open."""
    document, target = clerk.document, folder / "报告.pdf"
    export_report.export(clerk.workspace, document.case, document.opened.frozen, target, clerk.clock())
    with pdfplumber.open(target) as pages:
        return "\n".join(page.extract_text() for page in pages.pages)


def test_a_rule_she_changes_is_hers_to_prove(clerk: Clerk, editing: Editing, shelf: Shelf, tmp_path: Path) -> None:
    """What the city printed is 推定 once she changed it, in window and report, until she says where she has it from."""
    editing.stands_on("政府采购执行率")
    assert editing.badge == ""

    editing.types("80%", into="从何处起得分", under="政府采购执行率")

    assert editing.one("政府采购执行率").parameters["zero_at"] == "0.8"
    assert (editing.badge, editing.cell("政府采购执行率", Col.CERTAINTY)) == ("推定", "推定")
    assert editing.one("政府采购执行率").certainty_note == CHANGED_RULE
    assert "80% 及以下不得分" in editing.rule

    editing.saves()
    clerk.opens_a_draft(rubric=MINE)
    clerk.stands_on("政府采购执行率")
    assert "推定，请对照本级财政部门通知核对" in words_of(clerk.view.panel)

    editing.picks("公开印有", at="规则依据")
    editing.types("市财政局2025年通知附件1", into="依据说明", under="政府采购执行率")
    assert editing.badge == ""
    assert editing.one("政府采购执行率").certainty_note == "市财政局2025年通知附件1"
    editing.closes(answer=1)


def test_every_step_can_be_taken_back(editing: Editing) -> None:
    """Adding, naming, moving, removing, weighing: undone the draft is the one she began with, redone the last."""
    start = editing.session.draft
    editing.stands_on("采购管理")
    editing.clicks("加下级")
    editing.types("合同签订时效性", into="名称", under="新指标")
    editing.weighs("合同签订时效性", "1")
    editing.clicks("上移")
    editing.weighs("政府采购执行率", "1")
    editing.stands_on("资产账务核对情况")
    editing.clicks("删除")
    editing.clicks("上级分值按下级合计")
    assert [each.name for each in editing.one("采购管理").children] == ["合同签订时效性", "政府采购执行率"]
    assert editing.sums == "一级指标合计 99 分，总分 99 分"
    assert editing.problems == []
    end, steps = editing.session.draft, editing.session.undo_stack.count()

    editing.undoes(steps)
    assert editing.session.draft == start
    assert editing.state == "已保存"
    editing.redoes(steps)
    assert editing.session.draft == end
    editing.closes(answer=1)


def test_what_is_wrong_is_found_and_reached(clerk: Clerk, editing: Editing) -> None:
    """A wrong weight stands in the panel in the loader's words; F8 goes there; nothing wrong is saved."""
    editing.types("三", into="分值", under="结转结余率")

    assert any(each.startswith("结转结余率：") and "三" in each for each in editing.problems)
    editing.stands_on("管理效能")
    clerk.qtbot.keyClick(editing.editor, Qt.Key.Key_F8)
    assert editing.editor.below.currentIndex() == PROBLEMS
    assert editing.editor.form.name.text() in ("结转结余率", "资金管理")

    editing.saves()
    assert editing.state.startswith("有修改没有保存")
    assert clerk.told.remarks[-1] == "改好列出的问题才能保存"
    editing.undoes()
    assert (editing.problems, editing.state) == ([], "已保存")


def test_the_cases_are_run_at_once(editing: Editing) -> None:
    """What was right for the old weight is not for the new one; she looks, and takes over what is meant."""
    editing.looks_at_the_cases()
    assert {result for _, result in editing.cases()} == {"与预期相同"}

    editing.weighs("政府采购执行率", "3")
    editing.weighs("采购管理", "3")
    editing.weighs("绩效管理", "14")
    editing.weighs("绩效目标合理性", "1")
    editing.looks_at_the_cases()
    differing = [(name, result) for name, result in editing.cases() if result != "与预期相同"]
    assert differing
    assert editing.editor.below.tabText(CASES) == f"用例（{len(differing)} 个不同）"

    panel = editing.editor.cases
    names = [name for name, _ in editing.cases()]
    at = names.index(next(name for name, result in differing if "政府采购" in name + result))
    panel.view.selectRow(at)
    panel.accept_button.click()
    editing.settles()
    assert editing.cases()[at][1] == "与预期相同"
    assert editing.editor.below.tabText(CASES) == f"用例（{len(differing) - 1} 个不同）"
    editing.closes(answer=1)


def test_what_was_tried_out_is_kept_as_a_case(clerk: Clerk, editing: Editing) -> None:
    """Named by her, it expects what it gives now, and goes on being run."""
    before = len(editing.cases())
    editing.tries({PLANNED: "100", SPENT: "97"}, of="预算完成率")
    clerk.told.answers.append("执行率 97%")
    editing.editor.trial.keep_button.click()
    editing.settles()

    assert len(editing.cases()) == before + 1
    assert editing.cases()[-1] == ["执行率 97%", "与预期相同"]
    kept = editing.session.draft.cases[-1].content["expect"]
    assert kept == {"mgmt.funds.completion": "1.4"}
    editing.closes(answer=1)


def test_a_figure_that_is_no_figure_is_said(editing: Editing) -> None:
    """Typed words score nothing and say why; a zero divisor does the same."""
    editing.tries({PLANNED: "一百", SPENT: "97"}, of="预算完成率")
    assert "一百" in editing.editor.trial.said.text()
    editing.tries({PLANNED: "0", SPENT: "97"}, of="预算完成率")
    assert editing.score == "还没有得分"
    assert "0" in editing.editor.trial.said.text()


def test_closing_asks_about_what_is_not_saved(clerk: Clerk, shelf: Shelf, editing: Editing) -> None:
    """Saved on the way out, or left as it was."""
    editing.types("某区", into="地区")
    editing.closes(answer=0)
    assert shelf.line(MINE)[2] == "某区"
    again = shelf.edits(MINE)
    again.types("别处", into="地区")
    again.closes(answer=1)
    assert shelf.line(MINE)[2] == "某区"
    assert not clerk.told.answers


@pytest.mark.parametrize(
    ("method", "title"),
    [("checklist", "逐条计分"), ("steps", "逐级扣分"), ("bands", "分档计分"), ("deductions", "逐项扣分"),
     ("levels", "分档打分"), ("one_of", "择一计分"), ("reverse", "反向指标"), ("manual", "人工评分")],
)  # fmt: skip
def test_any_method_can_be_chosen(editing: Editing, method: str, title: str) -> None:
    """Its fields appear; what is lacking is told beside the indicator, never guessed."""
    editing.stands_on("固定资产利用率")
    editing.picks(title, at="评分方法")

    assert editing.one("固定资产利用率").method == method
    assert editing.badge == "推定"
    assert bool(editing.problems) == (method != "manual"), editing.problems
    assert all(each.startswith("固定资产利用率：") for each in editing.problems)
    editing.undoes()
    assert editing.problems == []


def test_bands_are_written_in_the_window(editing: Editing) -> None:
    """A new rule from nothing: three bands, tried out at a limit."""
    editing.stands_on("结转结余率")
    editing.picks("分档计分", at="评分方法")
    table = editing.editor.form.method.form.fields["intervals"].table  # type: ignore[attr-defined]
    names = [column.name for column in table.model.columns]
    for row, (low, high, includes, points) in enumerate(
        (("", "10%", "high", "2"), ("10%", "20%", "high", "1"), ("20%", "", "none", "0"))
    ):
        table.add_row()
        for name, text in (("low", low), ("high", high), ("includes", includes), ("points", points)):
            if text:
                table.model.setData(table.model.index(row, names.index(name)), text)
    editing.settles()
    assert editing.problems == []
    assert "≤10% 得 2 分；>10% 且 ≤20% 得 1 分" in editing.rule

    editing.tries({"年末结转结余": "20", "财政拨款全年执行数": "80"}, of="结转结余率")
    assert editing.score == "1 / 2 分"
    editing.closes(answer=1)


def test_a_figure_of_the_head_goes_with_its_places(editing: Editing) -> None:
    """The bureau asks no more for 转移支付区: taken out, the budget table and its cases do without."""
    editing.editor.pages.setCurrentIndex(1)
    facts = editing.table("共用的数据项")
    for name in ("转移支付区全年预算数", "转移支付区全年执行数"):
        names = [str(each["name"]) for each in facts.model.records]
        facts.view.selectRow(names.index(name))
        facts.drop_button.click()
        editing.settles()

    assert editing.problems == []
    head = editing.session.rubric
    assert head is not None
    assert [column.name for group in head.head for column in group.columns if "转移" in column.name] == []
    editing.closes(answer=1)


def test_what_has_to_be_enclosed(editing: Editing) -> None:
    """Proof a rule asks for is written in the window, and taken away again."""
    editing.types("采购合同、验收单", into="须附的佐证材料", under="政府采购执行率")
    rubric = editing.session.rubric
    assert rubric is not None
    assert {each.name: each.evidence for each in rubric.walk()}["政府采购执行率"] == "采购合同、验收单"
    editing.types("", into="须附的佐证材料", under="政府采购执行率")
    assert "evidence" not in editing.one("政府采购执行率").rest
    editing.closes(answer=1)


def test_everything_is_reached_by_keys(clerk: Clerk, editing: Editing) -> None:
    """Insert, Alt+arrows, Ctrl+Delete in the tree; Ctrl+Z, Ctrl+Y, Ctrl+S anywhere; Tab leads through all fields."""
    view = editing.editor.tree.view
    editing.stands_on("政府采购执行率")
    editing.editor.activateWindow()
    view.setFocus()
    clerk.qtbot.keyClick(view, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    editing.settles()
    assert "政府采购执行率" not in {each.name for each in editing.session.draft.walk()}
    clerk.qtbot.keyClick(editing.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    editing.settles()
    editing.stands_on("预算完成率")
    clerk.qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    editing.settles()
    assert editing.one("资金管理").children[1].name == "预算完成率"
    clerk.qtbot.keyClick(editing.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    editing.settles()
    assert editing.state == "已保存"

    seen, at = set[QWidget](), editing.editor.tree.view.nextInFocusChain()
    while at not in seen:
        seen.add(at)
        at = at.nextInFocusChain()
    form = editing.editor.form
    assert {form.name, form.weight, form.method.box, form.certainty, editing.editor.save_button} <= seen
    reached = [each for each in seen if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible()]
    nameless = [each for each in reached if not (each.accessibleName() or getattr(each, "text", str)())]
    assert {type(each) for each in nameless} <= {QTabBar}  # its tabs have names of their own
