"""Figures of a draft: what names one follows its new key, and what hung on one that is gone goes with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.fact import FactField
from desktop.domain.rubricdraft import RubricDraft
from desktop.domain.rubricfigures import set_facts
from desktop.rubricfiles.cases import run_cases
from desktop.rubricfiles.drafts import check, draft_folder
from desktop.usecases.edit_rubric import try_cases
from tests.golden_case import RUBRICS


@pytest.fixture
def draft() -> RubricDraft:
    return draft_folder(RUBRICS / "guangzhou-2021")


def with_key(facts: tuple[FactField, ...], old: str, new: str) -> tuple[FactField, ...]:
    return tuple(replace(each, key=new) if each.key == old else each for each in facts)


def test_a_new_key_is_followed_everywhere(draft: RubricDraft) -> None:
    """Rules, budget table, sums, aliases and cases: the rubric loads, and every case comes out as before."""
    renamed = set_facts(draft, None, with_key(draft.facts, "budget.city", "plan.whole"))

    checked = check(renamed)
    assert checked.problems == ()
    assert checked.rubric is not None
    assert "budget.city" not in str(renamed)
    assert "plan.whole" in checked.rubric.aliases
    tried = try_cases(renamed, checked.rubric)
    assert len(tried) == len(run_cases(RUBRICS / "guangzhou-2021"))
    assert not [each for each in tried if each.differences]


def test_a_key_that_begins_like_another_is_left_alone(draft: RubricDraft) -> None:
    """``budget`` is no part of ``budget.city``."""
    added = replace(draft, facts=(*draft.facts, FactField("budget", "另一个预算", "万元")))

    assert set_facts(added, None, with_key(added.facts, "budget", "other")).indicators == draft.indicators


def test_what_hangs_on_a_figure_goes_with_it(draft: RubricDraft) -> None:
    """Columns of the budget table, sums and aliases; a rule that reads it is told of by the loader."""
    kept = tuple(each for each in draft.facts if each.key not in ("budget.transfer", "executed.transfer"))
    without = set_facts(draft, None, kept)
    assert check(without).problems == ()
    assert "transfer" not in str(without.rest["head"])

    broken = set_facts(draft, None, tuple(each for each in draft.facts if each.key != "budget.city"))
    named = [broken[each.node].name for each in check(broken).problems if each.node is not None]
    assert "预算完成率" in named
    assert "budget.city" not in str(broken.rest["sums"])


def test_figures_of_one_indicator(draft: RubricDraft) -> None:
    """Its own rule follows; the head is not touched."""
    one = next(each for each in draft.walk() if each.code == "mgmt.costs.public")
    renamed = set_facts(draft, one.node, with_key(one.facts, "public_expense.actual", "public.spent"))

    assert check(renamed).problems == ()
    assert renamed[one.node].parameters["value"] == "public.spent / public_expense.budget"
    assert renamed.facts == draft.facts
