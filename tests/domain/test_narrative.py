"""Paragraphs say what the data say, and nothing where these say nothing."""

from __future__ import annotations

import pytest

from desktop.domain.evaluation import Change, Evaluation
from desktop.domain.findings import check
from desktop.domain.narrative import generate, narrative
from desktop.domain.rubric import Rubric
from tests.domain.findings_helpers import case, case_of, fact, leaf, own, text

LOST = (
    leaf("mgmt.rules", "score", "24"),
    leaf("mgmt.rules", "reason", "两次公开\n逾期两天。"),
    leaf("mgmt.rules", "improvement", "指定专人按月核对。"),
)


def said(name: str, *changes: Change) -> str:
    return "\n".join(generate(name, case(changes)))


def test_the_conclusion_states_total_grade_and_parts() -> None:
    """Figures as the score table prints them."""
    assert said("conclusion", *LOST) == (
        "某市科学技术协会对2023年度部门整体支出进行了绩效自评。自评得分为94分（满分100分），对应等级为“优”。"
        "其中：管理效能分值45分，得44分；履职效能分值50分，得50分；加减分项分值5分，得0分。\n"
        "除加减分项外，共3项评分指标，得满分的2项，失分的1项，合计失1分。"
    )


def test_an_unfinished_evaluation_has_no_number() -> None:
    """Neither in the conclusion nor in the part that is not scored yet."""
    open_leaf = leaf("mgmt.rules", "score", None)

    assert said("conclusion", open_leaf).endswith("共4项评分指标，已评分3项，尚未完成评分。")
    assert said("analysis:mgmt", open_leaf) == "管理效能分值45分，尚未完成评分，还有“内控”制度建设没有得分。"
    assert "得50分" in said("analysis:duty", open_leaf)


def test_lost_points_are_listed_with_their_reasons() -> None:
    """A reason of several lines becomes one sentence with one full stop."""
    assert said("problems", *LOST) == ("一是“内控”制度建设失1分（分值25分，得24分），原因：两次公开；逾期两天。")
    assert said("measures", *LOST) == "一是针对“内控”制度建设：指定专人按月核对。"


def test_full_marks_invent_no_shortcomings() -> None:
    """The clerk has to write; a missing commendation is no shortcoming."""
    assert generate("problems", case()) == ()
    assert generate("measures", case()) == ()


def test_points_taken_off_are_a_shortcoming() -> None:
    """A criticism counts, though 加减分 never reaches its weight."""
    assert said("problems", fact("blamed", "1")) == "一是加减分项被扣分，计-2.5分。"


def test_an_analysis_names_targets_and_results() -> None:
    """Of the unit's own indicators; the gap between number and unit goes."""
    assert said("analysis:duty").splitlines() == [
        "履职效能分值50分，共1项评分指标，得50分，得分率100%。",
        "科普活动场次分值50分，得50分。科普活动场次：年度指标值为20场，实际完成值为22场，得50分。",
    ]


def test_bonus_is_told_by_its_events() -> None:
    """Not as points lost."""
    assert said("analysis:bonus") == "加减分项：没有表彰或批评，计0分。"
    assert said("analysis:bonus", fact("praised", "1")) == "加减分项：1 × 加 2.5，计2.5分。"


def test_the_budget_leaves_out_what_is_missing() -> None:
    """No figure, no sentence; a budget of zero has no rate."""
    assert said("budget") == "按资金来源划分：财政拨款全年预算数100万元，全年执行数100万元，完成率100%。"
    assert said("budget", fact("budget", "0")).endswith("全年预算数0万元，全年执行数100万元。")
    assert said("budget", fact("executed", None)) == ""


def test_what_the_clerk_wrote_stands_before_what_is_generated() -> None:
    """Line by line, without empty ones."""
    typed = case((text("narrative.results.conclusion", "第一段。\n\n 第二段。"),))
    told = {heading.key: lines for heading, lines in narrative(typed)}

    assert told["results.conclusion"] == ("第一段。", "第二段。")
    assert told["unit"] == ("本单位负责全市科普工作。",)
    assert told["results"] == ()


def test_an_unknown_generator_is_refused() -> None:
    """Rubric files are checked before; a slip in code must not print an empty section."""
    with pytest.raises(KeyError):
        generate("weather", case())
    assert generate("", case()) == ()


@pytest.mark.parametrize("changes", [(), LOST, (fact("blamed", "1"), own("duty.1", "weight", "40"))])
def test_no_check_objects_to_generated_text(changes: tuple[Change, ...]) -> None:
    """Pasted in by hand, it still agrees with the table."""
    spoilt = case(changes)
    pasted = [
        text(f"narrative.{heading.key}", "\n".join(lines)) for heading, lines in narrative(spoilt) if heading.generated
    ]

    assert [each for each in check(case((*changes, *pasted))).all() if each.code.startswith("TXT")] == []


def test_the_published_case_is_told(guangzhou: Rubric, golden: Evaluation) -> None:
    """Total, grade, a rate and a lost point, as printed."""
    told = "\n".join(line for _, lines in narrative(case_of(golden, guangzhou)) for line in lines)

    assert "自评得分为93.89分（满分100分），对应等级为“优”" in told
    assert "市本级支出全年预算数40959.93万元，全年执行数39398.33万元，完成率96.19%" in told
    assert "预算完成率失0.76分（分值2分，得1.24分）" in told
