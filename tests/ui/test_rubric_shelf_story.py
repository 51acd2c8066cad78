"""The rubrics on her shelf: looked at, copied, brought from a stick, taken along, compared, made of a printed form."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop.domain.evaluation import Change, Kind, Place
from desktop.ui.dialogs.rubric_copy import CopyDialog
from desktop.ui.dialogs.rubric_show import ShowDialog
from desktop.ui.dialogs.rubric_start import StartDialog
from desktop.ui.models.rubric_settle import Decision
from desktop.usecases import own_rubrics, start_rubric
from tests.importers import forms
from tests.importers.sheets import save
from tests.ui.clerk import Clerk
from tests.ui.rubric_clerk import Shelf, rows
from tests.ui.test_rubric_story import TITLE, printed, words_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

COUNTY = [
    ["某县2024年度部门整体支出绩效评价指标体系表", None, None, None, None, None],
    ["一级指标", "二级指标", "三级指标", "分值", "指标解释", "评分标准"],
    ["投入（10分）", "目标设定", "绩效目标合理性", 4, "", "①符合职能；②符合规划。每项2分。"],
    [None, "预算配置", "在职人员控制率", 6, "在职人员控制率=（在职人员数/编制数）×100%",
     "≤100%得满分，每超1个百分点扣0.5分，扣完为止"],
    ["过程", "预算执行", "预算完成率", 10, "预算完成率=（预算完成数/预算数）×100%", "按比例计分"],
    [None, None, "资金使用合规性", 10, "", "由评价组酌情评分"],
    ["产出", "数量指标", "……", 40, "", ""],
    ["效益", "社会效益", "由部门根据职能自行设定", 30, "", ""],
    ["总分", None, None, 100, None, None],
]  # fmt: skip


@pytest.fixture
def shelf(clerk: Clerk) -> Shelf:
    return Shelf(clerk)


# ------------------------------------------------------------------ looking
def test_what_came_with_the_program_is_read_not_changed(shelf: Shelf) -> None:
    """Each says how well its rules are known; Return opens it to be read, with only the 推定 ones if she wants."""
    assert shelf.line("shaoguan-2019")[4:] == ["15", "15", "随程序提供"]
    shelf.chooses("guangzhou-2021")
    assert not shelf.manager.edit_button.isEnabled()
    assert not shelf.manager.delete_button.isEnabled()

    shelf.presses(shelf.manager.show_button)
    dialog = shelf.child(ShowDialog)
    texts = {row[0].strip(): row for row in rows(dialog.model)}
    assert texts["政府采购执行率"][1] == "2"
    assert "比例" in texts["政府采购执行率"][2]
    assert texts["政府采购执行率"][3].startswith("公开印有")
    dialog.assumed.click()
    texts = {row[0].strip(): row for row in rows(dialog.model)}
    assert "政府采购执行率" not in texts
    assert "采购管理" not in texts
    assert texts["绩效目标完成率"][3].startswith("推定")
    dialog.accept()


def test_an_id_that_is_taken_is_said_beside_it(clerk: Clerk, shelf: Shelf) -> None:
    """Nothing is written, and she may try another."""
    shelf.chooses("guangzhou-2021")
    shelf.presses(shelf.manager.copy_button)
    dialog = shelf.child(CopyDialog)
    for wrong, said in (("guangzhou-2022", "已"), ("广州", "广州"), ("", "还没有写")):
        dialog.id_edit.setText(wrong)
        dialog.make()
        clerk.settles()
        assert said in dialog.refusal.text()
    assert not list(clerk.workspace.own_rubrics.glob("*"))
    dialog.reject()


# ------------------------------------------------------------------ there and back
def test_from_her_desk_to_another(clerk: Clerk, shelf: Shelf, tmp_path: Path) -> None:
    """Exported to a stick, deleted, brought back: the same rubric; twice the same is not imported."""
    shelf.copies("shaoguan-2019", as_id="mine", title=TITLE).closes()
    stick = tmp_path / "U盘" / "mine.zip"
    stick.parent.mkdir()
    shelf.chooses("mine")
    shelf.manager.export_to(stick)
    clerk.settles()
    assert stick.is_file()
    assert str(stick) in clerk.told.remarks[-1]

    dialog = shelf.imports(stick)
    assert "一模一样" in dialog.verdict.text()
    assert not dialog.take_button.isEnabled()
    dialog.reject()

    clerk.told.answers.append(0)
    shelf.presses(shelf.manager.delete_button)
    assert "mine" not in str(shelf.lines)
    dialog = shelf.imports(stick)
    assert dialog.verdict.text() == "方案没有问题，可以导入。"
    shelf.presses(dialog.take_button)
    assert shelf.line("mine")[-1] == "自己的方案"
    assert shelf.manager.chosen_id == "mine"


def test_a_broken_one_is_told_by_file_and_line(clerk: Clerk, shelf: Shelf, tmp_path: Path) -> None:
    """Every mistake at once, each where it stands; nothing is copied."""
    own_rubrics.duplicate(clerk.workspace, "shaoguan-2019", "theirs")
    source = own_rubrics.export(clerk.workspace, "theirs", tmp_path / "theirs")
    own_rubrics.delete(clerk.workspace, "theirs")
    broken = next(path for path in (source / "sections").iterdir() if "weight: '8'" in path.read_text("utf-8"))
    text = broken.read_text("utf-8").replace("weight: '8'", "weight: 8", 1)
    broken.write_text(text, encoding="utf-8")
    line = next(number for number, each in enumerate(text.splitlines(), 1) if each.strip() == "weight: 8")

    dialog = shelf.imports(source)

    assert dialog.verdict.text() == "这个方案不能导入。"
    assert f"sections/{broken.name}:{line}" in dialog.details.toPlainText()
    assert not dialog.take_button.isEnabled()
    assert not list(clerk.workspace.own_rubrics.glob("theirs*"))


def test_an_id_that_is_hers_already(clerk: Clerk, shelf: Shelf, tmp_path: Path) -> None:
    """She takes it under another id, or in the place of her own; what came with the program is never replaced."""
    editing = shelf.copies("shaoguan-2019", as_id="mine", title="甲表")
    stick = own_rubrics.export(clerk.workspace, "mine", tmp_path / "mine.zip")
    editing.types("乙表", into="表名")
    editing.saves()
    editing.closes()

    dialog = shelf.imports(stick)
    assert "自己的方案“乙表”" in dialog.verdict.text()
    assert dialog.instead.isVisibleTo(dialog)
    dialog.id_edit.setText("mine-2")
    shelf.presses(dialog.take_button)
    assert shelf.line("mine-2")[0] == "甲表"
    dialog = shelf.imports(stick)
    dialog.instead.click()
    shelf.presses(dialog.take_button)
    assert shelf.line("mine")[0] == "甲表"


def test_deleting_asks_and_spares_the_files(clerk: Clerk, shelf: Shelf) -> None:
    """An evaluation carries its own copy: it opens and scores as before, and gives the rubric back."""
    shelf.copies("guangzhou-2021", as_id="mine", title=TITLE).closes()
    shelf.closes()
    path = clerk.opens_a_draft([Change(Place(Kind.FACT, "budget.city"), "100")], rubric="mine")
    shelf = Shelf(clerk)
    shelf.chooses("mine")
    clerk.told.answers.append(None)
    shelf.presses(shelf.manager.delete_button)
    assert shelf.line("mine")
    clerk.told.answers.append(0)
    shelf.presses(shelf.manager.delete_button)
    shelf.closes()

    clerk.starts_again(path)
    assert clerk.document.rubric.id == "mine"
    shelf = Shelf(clerk)
    line = shelf.line("mine")
    assert line[-1] == "打开的自评所带"
    shelf.manager.view.selectRow(shelf.lines.index(line))
    assert "列表中没有一样的" in shelf.about
    assert shelf.manager.chosen_id == ""
    shelf.presses(shelf.manager.copy_button)
    dialog = shelf.child(CopyDialog)
    dialog.id_edit.setText("mine-again")
    shelf.presses(dialog.make_button)
    editing = shelf.editor()
    assert editing.session.draft.title == TITLE
    editing.closes()
    assert shelf.line("mine-again")[-1] == "自己的方案"


# ------------------------------------------------------------------ comparing
def test_what_changed_from_one_to_the_other(shelf: Shelf) -> None:
    """Renamed, re-weighted, re-ruled, new and gone: each in words, and no more than that."""
    editing = shelf.copies("guangzhou-2021", as_id="mine", title=TITLE)
    editing.types("国有资产利用率", into="名称", under="固定资产利用率")
    editing.weighs("预算完成率", "3")
    editing.weighs("结转结余率", "1")
    editing.types("80%", into="从何处起得分", under="政府采购执行率")
    editing.stands_on("资产账务核对情况")
    editing.clicks("删除")
    editing.clicks("加同级")
    editing.types("资产盘点情况", into="名称", under="新指标")
    editing.weighs("资产盘点情况", "1")
    assert editing.problems == []
    editing.saves()
    editing.closes()

    dialog = shelf.compares("mine", old="guangzhou-2021")

    found = {row[1].split(" / ")[-1]: row for row in rows(dialog.model) if row[1].startswith("管理效能 / ")}
    assert {name: row[0] for name, row in found.items()} == {
        "国有资产利用率": "改名", "预算完成率": "改分值", "结转结余率": "改分值",
        "政府采购执行率": "改评分方法、改依据", "资产账务核对情况": "取消", "资产盘点情况": "新增",
    }  # fmt: skip
    assert found["国有资产利用率"][2].startswith("固定资产利用率")
    assert found["预算完成率"][2:] == ["预算完成率　2 分", "预算完成率　3 分"]
    assert dialog.summary.text().startswith("6 个指标有变化")
    dialog.accept()


# ------------------------------------------------------------------ from a printed form
def test_from_the_bureaus_sheet_to_an_evaluation(clerk: Clerk, shelf: Shelf, tmp_path: Path) -> None:
    """Read, settled one by one, tried out, saved; window and report say that its rules are 推定."""
    dialog = shelf.starts_from(save(tmp_path / "附件1.xlsx", COUNTY), as_id="county-2024", region="某县")
    settle = {row[0]: row for row in rows(dialog.model)}
    assert settle["在职人员控制率"][1] == "逐级扣分"
    assert "每超1个百分点扣0.5分" in settle["在职人员控制率"][2]
    assert settle["资金使用合规性"][1] == "—"
    assert {row[4] for row in settle.values()} == {"待核定"}

    names = [row[0] for row in rows(dialog.model)]
    for name, decision in (
        ("在职人员控制率", Decision.ACCEPT), ("预算完成率", Decision.ACCEPT),
        ("绩效目标合理性", Decision.MANUAL), ("资金使用合规性", Decision.LATER),
    ):  # fmt: skip
        dialog.view.selectRow(names.index(name))
        dialog.decide(decision)
    clerk.told.answers.append(0)  # what is left open is noted as such
    shelf.presses(dialog.next_button)
    editing = shelf.editor()

    methods = {each.name: each.method for each in editing.session.draft.walk()}
    assert (methods["在职人员控制率"], methods["绩效目标合理性"]) == ("steps", "manual")
    assert editing.one("资金使用合规性").certainty_note.startswith("待核定")
    assert editing.problems == []
    editing.tries({"在职人员数": "103", "编制数": "100"}, of="在职人员控制率")
    assert editing.score == "4.5 / 6 分"
    assert editing.badge == "推定"
    editing.saves()
    editing.closes()
    assert shelf.line("county-2024")[4:6] == ["6", "6"]
    shelf.closes()

    clerk.opens_a_draft(rubric="county-2024")
    clerk.types("103", into="在职人员数", under="在职人员控制率")
    clerk.types("100", into="编制数", under="在职人员控制率")
    assert clerk.score("在职人员控制率") == "4.50"
    clerk.stands_on("在职人员控制率")
    assert "推定，请对照本级财政部门通知核对" in words_of(clerk.view.panel)
    assert "标 * 的评分规则为推定" in printed(clerk, tmp_path)


@pytest.mark.parametrize("form", ["national-project", "hunan-unit", "jiangsu-unit"])
def test_other_places_forms_make_rubrics_that_load(shelf: Shelf, tmp_path: Path, form: str) -> None:
    """Whatever the sheet leaves open, the editor begins without a problem, and the whole is worth 100."""
    known = next(each for each in forms.forms() if each.name == form)
    dialog = shelf.starts_from(forms.xlsx(tmp_path / f"{known.name}.xlsx", known), as_id="theirs")
    dialog.all_button.click()
    shelf.presses(dialog.next_button)
    editing = shelf.editor()

    assert editing.problems == []
    assert editing.sums == "一级指标合计 100 分，总分 100 分"
    assert {each.certainty for each in editing.session.draft.walk() if not each.children} == {"assumed"}
    editing.closes()


def test_a_file_without_a_form_is_refused_in_words(shelf: Shelf, tmp_path: Path) -> None:
    """She stays on the first page, with what was read and what to do."""
    dialog = shelf.starts_from(save(tmp_path / "别的.xlsx", [["随便写写"]]), as_id="theirs")

    assert dialog.pages.currentIndex() == 0
    assert "别的.xlsx" in dialog.refusal.text()
    assert dialog.next_button.isEnabled()
    dialog.reject()


def test_reading_ends_with_the_dialog(
    clerk: Clerk, shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed while it reads: the reading is told to stop, and nothing of it comes back."""
    told, begun = threading.Event(), threading.Event()

    def reads(*_given: object) -> None:
        stopped = _given[-1]
        assert callable(stopped)
        begun.set()
        while not stopped():
            told.wait(0.01)
        told.set()

    monkeypatch.setattr(start_rubric, "start", reads)
    shelf.presses(shelf.manager.start_button)
    dialog = shelf.child(StartDialog)
    dialog.choose(save(tmp_path / "慢.xlsx", COUNTY))
    dialog.next_button.click()
    assert begun.wait(10)

    dialog.reject()

    assert told.wait(10)
    clerk.settles()
    assert shelf.manager.child is None
    assert not list(clerk.workspace.own_rubrics.glob("*"))
