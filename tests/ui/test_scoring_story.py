"""She fills in the form: figures, answers, scores. Everything follows at once and can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.evaluation import Change, Kind, Place
from tests.golden_case import golden_data
from tests.ui.clerk import Clerk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

PLANNED, EXECUTED = "市本级支出全年预算数", "市本级支出全年执行数"


def test_she_types_a_figure_and_sees_the_score(clerk: Clerk) -> None:
    """She types what was spent, sees the score follow, and takes it back."""
    clerk.opens_a_draft([Change(Place(Kind.FACT, "budget.city"), "40959.93")])
    assert clerk.state("预算完成率") == "未填"
    assert clerk.score("预算完成率") == ""

    clerk.types("39398.33", into=EXECUTED, under="预算完成率")

    assert clerk.reads("预算完成率", "完成值") == "96.19%"
    assert clerk.score("预算完成率") == "1.24"
    assert clerk.panel.score.text() == "1.24"
    assert clerk.can_undo == f"修改“{EXECUTED}”"

    clerk.undoes()

    assert clerk.score("预算完成率") == ""
    assert clerk.state("预算完成率") == "未填"
    assert clerk.can_undo == ""

    clerk.redoes()

    assert clerk.score("预算完成率") == "1.24"


def test_a_head_figure_is_one_figure_wherever_she_types_it(clerk: Clerk) -> None:
    """Typed on 基本情况 with its unit, it stands in the panel and in every indicator that reads it."""
    clerk.opens_a_draft()

    clerk.types("409599300 元", into=PLANNED)
    clerk.types("39398.33", into=EXECUTED)

    assert clerk.field(PLANNED).text() == "40959.93"
    assert clerk.field(PLANNED, under="预算完成率").text() == "40959.93"
    assert clerk.score("预算完成率") == "1.24"


def test_nothing_is_finished_by_accident(clerk: Clerk) -> None:
    """With one leaf left the total says so; the last score brings total and grade."""
    golden = clerk.window.workspace.catalogue().load("guangzhou-2021")
    from tests.golden_case import golden_evaluation

    whole = golden_evaluation(golden)
    clerk.opens_a_draft(change for change in whole.places() if change.place.key != "mgmt.assets.utilisation")
    assert (clerk.total, clerk.grade) == ("未完成", "")
    assert clerk.view.score_bar.filled == "41/42"

    clerk.types("2", into="得分", under="固定资产利用率")

    assert (clerk.total, clerk.grade) == ("93.89", "优")
    assert clerk.view.score_bar.lost == "1.11"
    assert clerk.view.score_bar.subtotal("mgmt") == "43.89"

    clerk.undoes()

    assert (clerk.total, clerk.grade) == ("未完成", "")


def test_she_answers_conditions_one_by_one(clerk: Clerk) -> None:
    """是 for all gives the weight; 否 takes its share; 未答 is no answer."""
    clerk.opens_a_draft()

    clerk.answers("是", under="专项资金管理情况")
    assert clerk.reads("专项资金管理情况", "完成值") == "符合 3/3 条"
    assert clerk.score("专项资金管理情况") == "2.00"
    assert not clerk.may_edit("专项资金管理情况", "完成值")

    clerk.answers("否", under="专项资金管理情况")
    assert clerk.score("专项资金管理情况") == "0.00"

    clerk.answers("未答", under="专项资金管理情况")
    assert clerk.score("专项资金管理情况") == ""


def test_a_word_is_no_figure(clerk: Clerk) -> None:
    """A word is refused with the reason, the cell stays open, and nothing is set."""
    clerk.opens_a_draft()
    clerk.stands_on("固定资产利用率", "完成值")
    clerk.overwrites("大部分")

    clerk.presses(Qt.Key.Key_Return)

    assert clerk.editor is not None
    assert "应为数字，读到“大部分”" in clerk.told.remarks[-1]
    assert clerk.value(Kind.FACT, "assets.utilisation") is None

    clerk.editor.selectAll()
    clerk.editor.insert("95%")
    clerk.presses(Qt.Key.Key_Return)
    clerk.waits_for(lambda: clerk.editor is None)

    assert clerk.reads("固定资产利用率", "完成值") == "95%"
    assert clerk.score("固定资产利用率") == "2.00"


def test_a_word_in_the_panel_stays_where_she_typed_it(clerk: Clerk) -> None:
    clerk.opens_a_draft()

    clerk.types("很多", into=EXECUTED, under="预算完成率")

    assert "读到“很多”" in clerk.told.remarks[-1]
    assert clerk.field(EXECUTED, under="预算完成率").text() == "很多"
    assert clerk.value(Kind.FACT, "executed.city") is None


def test_she_overrides_a_score_and_comes_back_to_the_rule(clerk: Clerk) -> None:
    """A typed score is marked, the rule's stays in sight, and the button brings it back."""
    clerk.opens_a_draft(
        [Change(Place(Kind.FACT, "budget.city"), "40959.93"), Change(Place(Kind.FACT, "executed.city"), "39398.33")]
    )

    clerk.types("1.5", into="得分", under="预算完成率")

    assert clerk.score("预算完成率") == "1.50"
    assert clerk.tree.tree_model.cell(clerk.cell("预算完成率", "得分")).marked
    clerk.stands_on("预算完成率", "得分")
    assert clerk.panel.override.text() == "得分 1.5 由人工填写；按规则应得 1.24 分。"
    assert clerk.state("预算完成率") == "有问题"  # SCO001: not what the rule gives

    assert clerk.panel.override.button is not None
    clerk.panel.override.button.click()

    assert clerk.score("预算完成率") == "1.24"
    assert clerk.panel.override.text() == ""


def test_a_score_beyond_the_weight_is_refused(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    clerk.stands_on("预算完成率", "得分")
    clerk.overwrites("3")

    clerk.presses(Qt.Key.Key_Return)

    assert "超出范围（0 至 2）" in clerk.told.remarks[-1]
    assert clerk.editor is not None
    clerk.presses(Qt.Key.Key_Escape)
    clerk.waits_for(lambda: clerk.editor is None)
    assert clerk.score("预算完成率") == ""


def test_what_the_form_fixes_says_why(clerk: Clerk) -> None:
    clerk.opens_a_draft()
    for head in ("指标", "分值", "目标值", "完成值"):
        assert not clerk.may_edit("预算完成率", head)

    clerk.stands_on("预算完成率", "分值")
    clerk.presses(Qt.Key.Key_F2)
    assert clerk.told.remarks[-1] == "分值由评价方案规定"

    clerk.stands_on("预算完成率", "完成值")
    clerk.presses(Qt.Key.Key_5)
    assert "右侧" in clerk.told.remarks[-1]
    assert clerk.view.panel.isAncestorOf(clerk.window.focusWidget())


def test_the_whole_published_case_through_the_window(clerk: Clerk) -> None:
    """Everything of 2021 typed in by hand gives the published 93.89."""
    data = golden_data()
    clerk.opens_a_draft(unit=data["unit"])
    fields = clerk.document.tree.fields
    shared = {fact.key for fact in clerk.document.rubric.facts}
    readers = clerk.document.tree.readers
    for key, figure in data["facts"].items():
        number = clerk.document.tree[readers[key][0]].number if key not in shared else ""
        clerk.types(figure, into=fields[key].name, under=number)
    for code in data["met"]:
        clerk.answers("是", under=clerk.document.tree[code].number)
    for code, points in data["typed"].items():
        clerk.types(points, into="得分", under=clerk.document.tree[code].number)
    for heading in data["own"]:
        clerk.adds(heading["name"], under="履职效能")
        for place, leaf in enumerate(heading["leaves"]):
            clerk.adds(leaf["name"], under=heading["name"], below=place == 0)
            for head, key in (("分值", "weight"), ("目标值", "target"), ("完成值", "actual"), ("得分", "score")):
                if key in leaf:
                    clerk.types(leaf[key], into=head, under=leaf["name"])

    assert (clerk.total, clerk.grade) == ("93.89", "优")
    for code, points in data["subtotals"].items():
        assert clerk.document.sheet.points(code) is not None
        assert f"{clerk.document.sheet.points(code):f}".rstrip("0").rstrip(".") == points, code
    clerk.saves()
    assert clerk.status.startswith("已保存 ")
