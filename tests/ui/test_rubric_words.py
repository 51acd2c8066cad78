"""What people write in the rubric editor and what a rubric keeps are the same, both ways."""

from __future__ import annotations

import pytest

from desktop.domain.fact import FactField
from desktop.rubricfiles.drafts import draft_folder
from desktop.ui.rubrics.words import as_figure, in_keys, in_names, reading
from tests.golden_case import RUBRICS

FIELDS = {
    "spent": FactField("spent", "执行数", "万元"),
    "spent.city": FactField("spent.city", "市本级执行数", "万元"),
    "plan": FactField("plan", "预算数（调整后）", "万元"),
    "one": FactField("one", "同名", "个"),
    "two": FactField("two", "同名", "个"),
}


@pytest.mark.parametrize("rubric", sorted(path.parent.name for path in RUBRICS.glob("*/rubric.yaml")))
def test_every_shipped_formula_comes_back(rubric: str) -> None:
    """Shown by names and taken back by keys it is the formula it was."""
    draft = draft_folder(RUBRICS / rubric)
    formulas = [(each.node, str(each.parameters["value"])) for each in draft.walk() if "value" in each.parameters]
    for node, formula in formulas:
        shown = in_names(formula, draft.fields(node))
        assert in_keys(shown, draft.fields(node)) == formula


def test_names_inside_names_and_signs_of_an_input_method() -> None:
    """The longest name counts; × ÷ and full-width brackets are signs, but in a name they are its own."""
    assert in_keys("（市本级执行数 － 执行数）÷ 预算数（调整后）", FIELDS) == "(spent.city - spent)/ plan"
    assert in_names("(spent.city - spent) / plan", FIELDS) == "(市本级执行数 - 执行数) / 预算数（调整后）"


def test_a_name_two_figures_have_is_not_guessed() -> None:
    """Their keys are shown and taken instead."""
    assert in_names("one / two", FIELDS) == "one / two"
    assert in_keys("one / 同名", FIELDS) == "one / 同名"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("5%", "0.05"), ("５％", "0.05"), ("８０", "80"), ("1,200", "1200"), ("三", "三"), ("", ""), ("NaN", "NaN")],
)
def test_a_figure_is_kept_as_digits(typed: str, kept: str) -> None:
    assert as_figure(typed) == kept


def test_a_ratio_says_what_percentage_it_is() -> None:
    assert [reading(text, "ratio") for text in ("0.9", "x")] == ["= 90%", "可写 90%"]
    assert reading("2", "分") == "分"
