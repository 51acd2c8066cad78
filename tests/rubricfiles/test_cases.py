"""Cases beside a rubric: they run, they fail when they should, and a wrong case is not a passing one."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.rubricfiles import RubricErrors
from desktop.rubricfiles.cases import CaseResult, case_texts, run_cases
from tests.rubricfiles.test_loader import write
from tests.small_rubric import SMALL

WHOLE = """{name: a, own: {duty.1: {parent: duty, name: 甲, weight: "50"}},
  scores: {mgmt.rate: "20", mgmt.cost: "10", mgmt.rules: "15", bonus: "0", duty.1: "45"},
  expect: {mgmt: "45"}, total: "90", grade: 优}"""


def run(folder: Path, case: str) -> CaseResult:
    results = run_cases(write(folder / "small", {**SMALL, "cases/a.yaml": "# 案例\n" + case}))
    assert len(results) == 1
    return results[0]


@pytest.mark.parametrize(
    "case",
    [
        '{name: a, facts: {budget: "100", executed: "95"}, expect: {mgmt.rate: "10.00"}}',
        '{name: a, facts: {budget: "1000000 元", executed: "95"}, expect: {mgmt.rate: "10"}}',
        '{name: a, facts: {rules.made: 是, rules.kept: 否}, expect: {mgmt.rules: "10"}}',
        '{name: a, facts: {budget: "0", executed: "95"}, unscored: {mgmt.rate: [budget], duty: []}}',
        '{name: a, scores: {mgmt.rate: "7"}, expect: {mgmt.rate: "7"}}',
        '{name: a, own: {d: {parent: duty, name: 甲, weight: "50", target: "4", actual: "1"}}, expect: {duty: "12.5"}}',
        WHOLE,
    ],
)
def test_a_right_case_passes(tmp_path: Path, case: str) -> None:
    """Figures as people type them, scores of leaves and headings, total and grade."""
    assert run(tmp_path, f"- {case}\n") == CaseResult("cases/a.yaml", "a", 2, ())


@pytest.mark.parametrize(
    ("case", "says"),
    [
        (
            'facts: {budget: "100", executed: "95"}, expect: {mgmt.rate: "10.01"}',
            "mgmt.rate 预算完成率：应为 10.01 分，得到 10 分",
        ),
        ('facts: {budget: "100"}, expect: {mgmt.rate: "0"}', "得到 未得分（还缺“执行数”）"),
        ('facts: {budget: "100"}, unscored: {mgmt.rate: [budget]}', "应未得分（缺 budget），得到 缺 executed"),
        ('facts: {budget: "100", executed: "95"}, unscored: {mgmt.rate: [budget]}', "得到 10 分"),
        ('expect: {mgmt: "0"}', "得到 未得分"),
        ('total: "0"', "总分：应为 0 分，得到 未得分"),
        ("grade: 优", "等级：应为 优，得到 （无）"),
        ('facts: {budgett: "100"}, total: "0"', "没有名为 budgett 的数据项"),
        ('facts: {budget: 一百}, total: "0"', "不是数字"),
        ('facts: {budget: 100 个}, total: "0"', "不符"),
        ('expect: {mgmt.rat: "0"}', "没有代码为 mgmt.rat 的指标"),
        ('own: {duty.1: {parent: dutty, name: 甲, weight: "1"}}, expect: {duty.1: "0"}', "没有代码为 duty.1 的指标"),
    ],
)
def test_a_wrong_case_says_what_differs(tmp_path: Path, case: str, says: str) -> None:
    """Both the score expected and the score given, with the leaf's name."""
    result = run(tmp_path, f"- {{name: a, {case}}}\n")

    assert says in "；".join(result.differences)


def test_a_folder_in_place_of_a_case_file_is_said(tmp_path: Path) -> None:
    """Not our own mistake: the system's word for it, in Chinese."""
    (tmp_path / "cases" / "b.yaml").mkdir(parents=True)

    with pytest.raises(RubricErrors, match=r"cases/b\.yaml:1：读不出：这是一个文件夹"):
        case_texts(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('- {name: a, facts: {budget: 100}, total: "0"}', "加引号"),
        ('- {name: a, expects: {mgmt: "0"}, total: "0"}', "是否应为“expect”"),
        ('- {name: a, facts: {budget: "1"}}', "没有写明应得的结果"),
        ("a: b", "应为案例的列表"),
        ("- {name: a", "不是正确的 YAML"),
    ],
)
def test_a_case_that_cannot_be_read_is_an_error(tmp_path: Path, text: str, says: str) -> None:
    """With file and line, like everything else in a rubric."""
    with pytest.raises(RubricErrors, match=r"cases/a\.yaml:\d") as caught:
        run(tmp_path, text)
    assert says in caught.value.problem
