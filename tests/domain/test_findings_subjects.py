"""What a text speaks of: right sentences are left alone however they are written, wrong ones found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.evaluation import Change, Evaluation, Kind, Part, PartForm, Place, new_part
from desktop.domain.findings import check
from desktop.domain.findings.finding import Case
from desktop.domain.narrative import generate
from desktop.domain.rubric import HeadColumn, HeadGroup, OutlineHeading, Rubric
from desktop.rubricfiles import load_folder
from desktop.usecases.open_file import case_of
from tests.domain.strategies import evaluations, rubrics
from tests.golden_case import RUBRICS, golden_evaluation

DEPARTMENT = load_folder(RUBRICS / "guangzhou-2021")
PROJECT = load_folder(RUBRICS / "national-project-2020")
GOLDEN = golden_evaluation(DEPARTMENT)  # total 93.89, grade 优
ADDED = "特此说明。"
TYPED = "narrative.unit.management"  # a heading nothing is generated under

WRONG = (
    ("经自评，本单位得分95.89分。", "TXT001"),
    ("本次自评得95.89分", "TXT001"),
    ("经评价，我单位自评得95.89分。", "TXT001"),
    ("最终得分：95.89", "TXT001"),
    ("自评得分为95分（满分100分）。", "TXT001"),
    ("服务科技工作者得5分，满分6分。", "TXT001"),
    ("管理效能部分扣1.20分。", "TXT001"),
    ("预算完成率扣0.5分。", "TXT001"),
    ("财政拨款全年预算数31570.33万元，全年执行数3113.357万元。", "TXT001"),
    ("财政拨款全年预算数31570.33万元；全年执行数3113.357万元。", "TXT001"),
    ("我单位全年执行数3113.357万元。", "TXT001"),
    ("财政拨款全年预算数31570.33万元。我单位全年执行数3113.357万元。", "TXT001"),
    ("市本级支出全年预算数40959.93万元，其中，财政拨款全年执行数3113.357万元。", "TXT001"),
    ("市本级支出执行39398.33万元，占预算40959.93万元的98.19%。", "TXT005"),
    ("财政拨款预算31570.33万元，执行3113.357万元，执行率98.62%。", "TXT005"),
)
RIGHT = (
    "经自评，本单位得分93.89分。",
    "本次自评得93.89分",
    "最终得分：93.89",
    "自评得分为93.89分（满分100分）。",
    "共4项数量指标，本次自评得20分。",
    "服务科技工作者得6分，满分6分。",
    "管理效能部分扣1.11分。",
    "管理效能每处扣1分，扣完为止。",
    "财政拨款全年预算数31570.33万元，全年执行数31133.57万元，完成率98.62%。",
    "财政拨款2021年全年预算数31570.33万元，2021年全年执行数31133.57万元。",
    "财政拨款全年预算数31570.33万元；全年执行数31133.57万元。",
    "财政拨款全年预算数31570.33万元。全年执行数31133.57万元。",
    "财政拨款年初预算数30000万元，全年预算数31570.33万元，全年执行数31133.57万元。",
    "其他资金全年预算数9389.6万元，全年执行数8264.76万元，完成率88.02%。",
    "基本支出全年预算数24299.83万元，项目支出全年预算数16660.1万元，全年执行数合计39398.33万元。",
    "三公经费全年预算数50万元，全年执行数40万元。",
    "财政拨款全年预算数31570.33万元，其中，基本支出全年预算数20000万元，全年执行数19000万元。",
    "市本级支出全年预算数40959.93万元，全年执行数39398.33万元，完成率96.19%。",
    "市本级支出执行39398.33万元，占预算40959.93万元的96.19%。",
    "财政拨款预算31570.33万元，执行31133.57万元，执行率98.62%。",
    "90分以上等级为优，80分以上等级为良。",
    "90分（含）以上的评价等级为优，总分为60分以下等级为差。",
    "如未完成，预算完成率得0分。",
    "若逾期公开，预算完成率得分为0分。",
    "未达到90%的，预算完成率扣1分。",
    "预算完成率应得2分，每低1个百分点扣0.1分。",
)


def found(case: Case) -> set[tuple[str, str]]:
    return {(each.code, each.message) for each in check(case).all() if each.code.startswith("TXT")}


def written(*lines: str) -> Case:
    """The published case with a text typed under a heading."""
    return case_of(DEPARTMENT, GOLDEN.apply([Change(Place(Kind.TEXT, TYPED), "\n".join(lines))]), {})


@pytest.mark.parametrize(("words", "code"), WRONG)
def test_a_wrong_statement_is_found(words: str, code: str) -> None:
    assert code in {each for each, _ in found(written(words)) - found(written())}


@pytest.mark.parametrize("words", RIGHT)
def test_a_right_statement_or_a_rule_is_left_alone(words: str) -> None:
    assert found(written(words)) - found(written()) == set()


def test_the_message_names_what_the_sentence_speaks_of() -> None:
    """Not the figure the bare words stand for elsewhere."""
    ((_, message),) = found(written("财政拨款全年预算数31570.33万元，全年执行数3113.357万元。")) - found(written())

    assert message == "文字写“财政拨款全年执行数3113.357万元”，填报数为 31133.57 万元"


# ----------------------------------------------------------------- what the program writes itself

amounts = st.decimals(0, 100000, places=2)
reasons = st.sampled_from(("", "设备年底才到货", "第三季度支出进度偏慢；年底集中支付。", "一家单位搬迁，推迟成立"))


def kept(case: Case, projects: dict[str, Rubric]) -> Case:
    """The case with every generated text as the clerk's own, a sentence added."""
    changes = []
    for heading in case.rubric.outline:
        if lines := generate(heading.generated, case):
            typed = "\n".join((*lines[:-1], lines[-1] + ADDED))
            changes.append(Change(Place(Kind.TEXT, f"narrative.{heading.key}"), typed))
    return case_of(case.rubric, case.evaluation.apply(changes), projects)


def with_outline(rubric: Rubric) -> Rubric:
    """A random form with the names, aliases and generated paragraphs of a real one."""
    called = {
        "a": "财政拨款全年预算数",
        "b": "财政拨款全年执行数",
        "c.x": "部门整体支出全年预算数",
        "c.y": "部门整体支出全年执行数",
    }
    facts = tuple(replace(field, name=called.get(field.key, field.name)) for field in rubric.facts)
    names = ("conclusion", "budget", "problems", "measures", *(f"analysis:{each.code}" for each in rubric.indicators))
    return replace(
        rubric,
        facts=facts,
        aliases={"c.x": ("全年预算数", "预算数"), "c.y": ("全年执行数", "执行数", "决算数")},
        head=(HeadGroup("按资金来源", (HeadColumn("财政拨款", "a", "b"),)),
              HeadGroup("按预算级次", (HeadColumn("部门整体支出", "c.x", "c.y"),))),
        outline=tuple(OutlineHeading(f"h{at}", 1, name, name) for at, name in enumerate(names)),
    )  # fmt: skip


@settings(max_examples=40)
@given(st.data())
def test_what_is_generated_for_any_form_may_be_kept_as_ones_own(data: st.DataObject) -> None:
    rubric = with_outline(data.draw(rubrics()))
    evaluation = data.draw(evaluations(rubric))
    judged = {code: replace(each, reason=data.draw(reasons)) for code, each in evaluation.judgements.items()}
    case = case_of(rubric, replace(evaluation, judgements=judged), {})

    assert found(kept(case, {})) - found(case) == set()


@settings(max_examples=20)
@given(st.data())
def test_what_is_generated_for_a_department_with_projects_may_be_kept(data: st.DataObject) -> None:
    """Of the real form, with every generator it knows, and the paragraphs about its projects."""
    rubric = replace(
        DEPARTMENT, outline=(*DEPARTMENT.outline, OutlineHeading("own.projects", 1, "项目支出情况", "projects"))
    )
    changes = [Change(Place(Kind.FACT, key), str(data.draw(amounts))) for column in _columns(rubric) for key in column]
    scored = case_of(rubric, GOLDEN, {})
    for leaf in data.draw(st.lists(st.sampled_from(list(scored.tree.leaves())), max_size=6, unique_by=id)):
        points = data.draw(st.decimals(0, leaf.weight, places=2))
        changes += [
            Change(Place(Kind.LEAF, leaf.code, "score"), str(points)),
            Change(Place(Kind.LEAF, leaf.code, "reason"), data.draw(reasons) or None),
        ]
    for at, name in enumerate(data.draw(st.lists(st.sampled_from(("科普活动", "2021年维修", "甲")), unique=True))):
        changes += new_part(Part(f"p{at}", PartForm.PROJECT, name, at, data.draw(project_scores())))
    case = case_of(rubric, GOLDEN.apply(changes), {PROJECT.id: PROJECT})

    assert found(kept(case, {PROJECT.id: PROJECT})) - found(case) == set()


@st.composite
def project_scores(draw: st.DrawFn) -> Evaluation:
    facts = {key: draw(amounts) for column in _columns(PROJECT) for key in column}
    empty = case_of(PROJECT, Evaluation(GOLDEN.unit, GOLDEN.year, PROJECT.id), {})
    changes = [
        Change(Place(Kind.LEAF, leaf.code, "score"), str(round(leaf.weight * draw(st.integers(0, 4)) / 4, 2)))
        for leaf in empty.tree.leaves()
    ]
    return Evaluation(GOLDEN.unit, GOLDEN.year, PROJECT.id, facts=facts).apply(changes)


def _columns(rubric: Rubric) -> list[tuple[str, str]]:
    return [(column.planned, column.executed) for group in rubric.head for column in group.columns]
