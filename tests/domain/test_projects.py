"""What is told of a project: its money, its name, its place in the list; and which findings are a project's."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.evaluation import Change, Evaluation, Kind, Part, PartForm, Place, in_part, new_part
from desktop.domain.findings import check
from desktop.domain.findings.finding import Case
from desktop.domain.findings.parts import in_file, in_project, is_overruled, of_projects
from desktop.domain.narrative import generate
from desktop.domain.projects import Money, money, name_of, projects, total
from desktop.domain.worked import WHOLE, by_part, part_of
from desktop.rubricfiles import load_folder
from desktop.usecases.open_file import case_of
from tests.golden_case import RUBRICS

DEPARTMENT = load_folder(RUBRICS / "guangzhou-2021")
PROJECT = load_folder(RUBRICS / "national-project-2020")
COLUMN = PROJECT.head[0].columns[0]
UNIT = "某单位"


def whole(*parts: Part, changes: tuple[Change, ...] = ()) -> Case:
    """A department's file with these parts."""
    made = [change for part in parts for change in new_part(part)]
    evaluation = Evaluation(UNIT, 2023, DEPARTMENT.id).apply([*made, *changes])
    return case_of(DEPARTMENT, evaluation, {PROJECT.id: PROJECT})


def project(key: str, name: str = "", position: int = 1, form: PartForm = PartForm.PROJECT) -> Part:
    rubric = DEPARTMENT if form is PartForm.MONITORING else PROJECT
    return Part(key, form, name, position, Evaluation(UNIT, 2023, rubric.id))


def spent(key: str, planned: str | None, executed: str | None) -> tuple[Change, ...]:
    return in_part(
        key, [Change(Place(Kind.FACT, COLUMN.planned), planned), Change(Place(Kind.FACT, COLUMN.executed), executed)]
    )


@pytest.mark.parametrize(
    ("planned", "executed", "rate"),
    [
        ("320", "240", "0.75"),
        ("320", "0", "0"),
        ("0", "0", None),
        ("0", "3", None),
        (None, "3", None),
        ("3", None, None),
    ],
)
def test_a_rate_needs_a_budget_and_an_execution(planned: str | None, executed: str | None, rate: str | None) -> None:
    case = whole(project("p1"), changes=spent("p1", planned, executed)).parts["p1"]
    found = money(case)
    assert (found.planned, found.executed) == tuple(
        None if each is None else Decimal(each) for each in (planned, executed)
    )
    assert found.unit == "万元"
    assert found.rate == (None if rate is None else Decimal(rate))


def test_a_sum_is_known_once_every_part_of_it_is() -> None:
    assert total([Decimal(1), Decimal(2)]) == 3
    assert total([Decimal(1), None]) is None
    assert total([]) is None


def test_a_form_that_asks_for_no_money_knows_none() -> None:
    case = whole(project("p1")).parts["p1"]
    assert money(replace(case, rubric=replace(PROJECT, head=()))) == Money(None, None, "")


def test_projects_stand_in_their_order_and_the_monitoring_is_none() -> None:
    case = whole(
        project("p1", "乙", 2),
        project("p2", "甲", 1),
        project("p3", "", 3),
        project("p4", "监控", 0, PartForm.MONITORING),
    )
    assert [name_of(part, inner) for part, inner in projects(case)] == ["甲", "乙", PROJECT.title]


def test_a_projects_finding_is_placed_in_the_file_and_found_again_in_the_project() -> None:
    case = whole(project("p1", "甲"))
    ((name, inner, found),) = of_projects(case)
    assert (name, inner) == ("甲", case.parts["p1"])
    assert [in_project(each).id for each in found] == [each.id for each in check(inner).all(errors_first=True)]
    assert all(each.label.endswith("（项目“甲”）") for each in found)
    own = check(case).all()[0]
    assert in_project(own) is own
    assert part_of(in_file(own, "p1", "甲").where) == ("p1", own.where)
    assert part_of(own.where) == (WHOLE, own.where)


def test_a_reason_given_in_the_project_lets_its_finding_stand() -> None:
    case = whole(project("p1", "甲"))
    ((_, _, (first, *_)),) = of_projects(case)
    assert not is_overruled(case, first)
    reason = Change(Place(Kind.OVERRULED, in_project(first).id), "经核实")
    assert is_overruled(whole(project("p1", "甲"), changes=in_part("p1", [reason])), first)
    assert not is_overruled(whole(project("p1", "甲"), changes=(reason,)), first), "not one given in the department"


def test_changes_are_sorted_by_the_evaluation_they_are_made_in() -> None:
    here, there = Change(Place(Kind.FACT, "a"), "1"), Change(Place(Kind.LEAF, "output", "score"), "2")
    assert by_part([here, *in_part("p1", [there]), *in_part("p2", [there])]) == {
        WHOLE: (here,),
        "p1": (there,),
        "p2": (there,),
    }


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "某单位对2023年度项目支出进行了绩效自评。"), ("甲", "某单位对2023年度“甲”项目支出进行了绩效自评。")],
)
def test_a_projects_conclusion_speaks_of_the_project(name: str, said: str) -> None:
    text = in_part("p1", [Change(Place(Kind.TEXT, "project"), name or None)])
    case = whole(project("p1", name), changes=text)
    assert generate("conclusion", case.parts["p1"])[0].startswith(said)
    assert generate("conclusion", case)[0].startswith("某单位对2023年度部门整体支出进行了绩效自评。")


def test_the_narrative_of_a_department_may_go_through_its_projects() -> None:
    scores = [
        Change(Place(Kind.LEAF, node.code, "score"), str(node.weight))
        for node in whole(project("p1")).parts["p1"].tree.leaves()
    ]
    case = whole(
        project("p1", "甲", 1), project("p2", "乙", 2), changes=(*in_part("p1", scores), *spent("p1", "320", "316.8"))
    )
    first, second = generate("projects", case)
    assert first.startswith(
        "1.甲。全年预算数320万元，全年执行数316.8万元，执行率99%。自评得分100分（满分100分），等级为“优”。"
    )
    assert second.startswith("2.乙。共4项评分指标，已评分0项，尚未完成自评。")


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("部门整体支出绩效自评表", "部门整体支出"),
        ("某某市单位整体支出绩效自评表", "单位整体支出"),
        ("项目支出绩效自评表", "项目支出"),
        ("省级专项资金绩效自评表", "专项资金"),
        ("自评表", "部门整体支出"),
    ],
)
def test_a_forms_title_says_what_is_evaluated(title: str, subject: str) -> None:
    assert replace(PROJECT, title=title).subject == subject
