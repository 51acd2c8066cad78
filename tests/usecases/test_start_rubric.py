"""A rubric started from a sheet: what is printed is read, what is proposed is 推定, and the result loads."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.rubricdraft import IndicatorDraft
from desktop.rubricfiles import load_folder
from desktop.rubricfiles.drafts import check
from desktop.usecases.start_rubric import Started, start, write_started
from tests.importers.sheets import SAMPLE, save

ROWS = [
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
def started(tmp_path: Path) -> Started:
    return start(save(tmp_path / "form.xlsx", ROWS), "county-2024", region="某县")


def leaf(started: Started, name: str) -> IndicatorDraft:
    return next(each for each in started.draft.walk() if each.name == name)


def test_structure_and_weights_are_the_printed_ones(started: Started) -> None:
    """Names without the points beside them, title and year from above the table."""
    draft = started.draft

    assert [(each.name, each.weight) for each in draft.indicators] == [
        ("投入", "10"), ("过程", "20"), ("产出", "40"), ("效益", "30"),
    ]  # fmt: skip
    assert (draft.year, draft.total, draft.title) == (2024, "100", "某县2024年度部门整体支出绩效评价指标体系表")


def test_methods_are_proposed_as_assumed(started: Started) -> None:
    """With the words they rest on; judgement is left to a person."""
    found = {
        name: leaf(started, name).method
        for name in ("绩效目标合理性", "在职人员控制率", "预算完成率", "资金使用合规性")
    }

    assert list(found.values()) == ["checklist", "steps", "proportional", "manual"]
    assert {each.certainty for each in started.draft.walk() if each.method} == {"assumed"}
    assert "每超1个百分点扣0.5分" in leaf(started, "在职人员控制率").certainty_note
    settle = {each.name: each for each in started.settle}
    assert any("由人判断" in why for why in settle["资金使用合规性"].why)


def test_branches_left_to_the_unit_are_open(started: Started) -> None:
    """Dots, or words that say so."""
    assert [each.name for each in started.draft.walk() if each.open_slot] == ["产出", "效益"]


def test_the_folder_passes_the_check(started: Started, tmp_path: Path) -> None:
    """And the list of what is to be settled lies beside it."""
    write_started(started, tmp_path / "county-2024")

    assert load_folder(tmp_path / "county-2024") == check(started.draft).rubric
    assert "资金使用合规性" in (tmp_path / "county-2024" / "待核定.txt").read_text("utf-8")


def test_a_folder_of_another_name_is_refused(started: Started, tmp_path: Path) -> None:
    """It would not load."""
    with pytest.raises(UserError) as caught:
        write_started(started, tmp_path / "other")
    assert caught.value.code is Problem.RUBRIC_ID


def test_a_filled_in_form_will_do(tmp_path: Path) -> None:
    """Last year's sheet: the unit's own indicators become the open slot they stood in."""
    made = start(SAMPLE, "from-last-year")

    assert check(made.draft).problems == ()
    assert [(each.name, each.weight) for each in made.draft.walk() if each.open_slot] == [("履职效能", "50")]


def test_weights_that_are_not_there_are_said(tmp_path: Path) -> None:
    """A heading's weight is shared by its leaves; one without any weighs a point; nothing is silent."""
    rows = [
        ["一级指标", "三级指标", "分值", "评分标准"],
        ["管理（10分）", "制度", None, "健全得满分，否则不得分"],
        ["管理（10分）", "执行", None, "有效得满分，否则不得分"],
        ["其他", "纪律", None, "由人评定"],
    ]
    made = start(save(tmp_path / "2024.xlsx", rows, merges=["A2:A3"]), "thin", year=2024)

    assert check(made.draft).problems == ()
    assert leaf(made, "纪律").weight == "1"
    assert any("没有读到分值" in why for each in made.settle for why in each.why)


def test_no_table_and_no_year(tmp_path: Path) -> None:
    """Said in the words of the importers."""
    with pytest.raises(UserError) as caught:
        start(save(tmp_path / "a.xlsx", [["随便写写"]]), "x", year=2024)
    assert caught.value.code is Problem.IMPORT_NOTHING
    rows = [["一级指标", "三级指标", "分值"], ["管理", "制度", 5]]
    with pytest.raises(UserError) as caught:
        start(save(tmp_path / "b.xlsx", rows), "x")
    assert caught.value.code is Problem.IMPORT_NO_YEAR


def test_the_rate_that_is_scored_among_the_funds(tmp_path: Path) -> None:
    """财预〔2020〕10号 and what follows it print 10 points for it above the indicators, and no rule."""
    rows = [
        ["2024年度项目支出绩效自评表", None, None, None, None, None],
        ["项目资金", None, "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["（万元）", "年度资金总额", None, None, 10, None, None],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "分值", "得分"],
        ["产出指标", "数量指标", "指标1", None, 50, None],
        ["效益指标", "社会效益指标", "指标1", None, 40, None],
    ]
    made = start(save(tmp_path / "project.xlsx", rows), "project")

    rate = leaf(made, "预算执行率")
    assert (made.draft.total, rate.weight, rate.method, rate.certainty) == ("100", "10", "proportional", "assumed")
    assert rate.parameters["value"] == "executed / budget"
    assert any("没有印计分办法" in why for each in made.settle for why in each.why)
    assert check(made.draft).problems == ()


def test_the_rate_as_an_indicator_of_its_own(tmp_path: Path) -> None:
    """Printed on all three levels it is one leaf, and nobody takes it for the unit's own; letters before names go."""
    rows = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "分值"],
        ["A 产出指标", "A1 数量指标", "A11 指标1", None, 90],
        ["预算执行率", "预算执行率", "预算执行率", "100%", 10],
    ]
    made = start(save(tmp_path / "form.xlsx", rows), "form", year=2024)

    assert [(each.name, bool(each.open_slot)) for each in made.draft.walk() if not each.children] == [
        ("产出指标", True), ("预算执行率", False),
    ]  # fmt: skip
    assert made.draft.indicators[1].method == "proportional"


def test_nobody_waits_for_a_sheet_that_is_not_wanted_any_more(tmp_path: Path) -> None:
    """The reading process is killed; nothing has been written."""
    with pytest.raises(UserError) as caught:
        start(save(tmp_path / "form.xlsx", ROWS), "county-2024", stopped=lambda: True)
    assert caught.value.code is Problem.IMPORT_CANCELLED
