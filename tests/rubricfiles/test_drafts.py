"""A rubric edited as a draft and written back is what the strict loader accepts; what is wrong is said beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import rubricedit as edit
from desktop.domain.fact import FactField
from desktop.domain.rubric import Rubric
from desktop.domain.rubricdraft import IndicatorDraft, RubricDraft
from desktop.rubricfiles import load_files, load_folder
from desktop.rubricfiles.catalogue import Catalogue
from desktop.rubricfiles.drafts import check, draft_files, draft_folder, write_cases, write_files
from desktop.rubricfiles.parameters import ParameterForm, method_forms, modifier_forms
from tests.golden_case import RUBRICS
from tests.small_rubric import SMALL

SHIPPED = {rubric_id: draft_folder(RUBRICS / rubric_id) for rubric_id in Catalogue(RUBRICS).ids()}


def small() -> RubricDraft:
    return draft_files(SMALL, {})


def of(draft: RubricDraft, code: str) -> IndicatorDraft:
    return next(each for each in draft.walk() if each.code == code)


def rubric_of(draft: RubricDraft) -> Rubric:
    checked = check(draft)
    assert checked.problems == ()
    assert checked.rubric is not None
    return checked.rubric


@pytest.mark.parametrize("rubric_id", SHIPPED)
def test_a_shipped_rubric_comes_back_as_it_was(rubric_id: str) -> None:
    """Load, draft, write, load: the same rubric and the same draft, cases included."""
    draft = SHIPPED[rubric_id]

    assert rubric_of(draft) == load_folder(RUBRICS / rubric_id)
    assert draft_files(write_files(draft), write_cases(draft)) == draft
    assert draft.cases


def test_what_the_checks_go_by_stays_in_the_files() -> None:
    """Which proof an indicator asks for and which checks are off have no field in the editor and are not lost."""
    files = dict(SMALL)
    section = next(name for name, text in files.items() if "code: mgmt" in text and name != "rubric.yaml")
    files["rubric.yaml"] += 'checks_off: {OVR001: 本方案另有规定, CMP010: "目标由上级下达"}\n'
    first = next(line for line in files[section].splitlines() if line.startswith("  - code: "))
    files[section] = files[section].replace(first, f"{first}\n    evidence: 印发的制度文件", 1)

    written = write_files(draft_files(files, {}))
    rubric = load_files(written)

    assert rubric == load_files(files)
    assert rubric.checks_off == {"OVR001": "本方案另有规定", "CMP010": "目标由上级下达"}
    assert [leaf.evidence for leaf in rubric.walk() if leaf.evidence] == ["印发的制度文件"]


@settings(max_examples=60)
@given(st.data())
def test_any_words_and_figures_survive_being_written(data: st.DataObject) -> None:
    """Names, texts and weights of any indicator of any shipped rubric, whatever is typed."""
    words = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=30)
    draft = SHIPPED[data.draw(st.sampled_from(sorted(SHIPPED)))]
    node = data.draw(st.sampled_from([each.node for each in draft.walk()]))
    edited = edit.change(draft, node, name=data.draw(words), standard=data.draw(words), explanation=data.draw(words))

    assert draft_files(write_files(edited), write_cases(edited)) == edited


@settings(max_examples=80)
@given(st.data())
def test_any_row_of_edits_leaves_a_draft_that_can_be_checked_and_undone(data: st.DataObject) -> None:
    """Adding, moving, removing, renaming: never a crash, never a name that leads nowhere; the old draft is unharmed."""
    draft = start = SHIPPED["national-project-2020"]
    before = write_files(start)
    for _ in range(data.draw(st.integers(1, 6))):
        nodes = [each.node for each in draft.walk()]
        if not nodes:
            break
        node = data.draw(st.sampled_from(nodes))
        parent = data.draw(st.sampled_from([None, *(each for each in nodes if each not in below(draft, node))]))
        draft = {
            "add": lambda draft=draft, parent=parent: edit.add(draft, parent, "新指标", "5"),
            "copy": lambda draft=draft, node=node, parent=parent: edit.add_copy(draft, parent, draft[node]),
            "move": lambda draft=draft, node=node, parent=parent: edit.move(draft, node, parent),
            "remove": lambda draft=draft, node=node: edit.remove(draft, node),
            "rename": lambda draft=draft, node=node: edit.rename(draft, node, "另一名称"),
            "recode": lambda draft=draft, node=node: edit.recode(draft, node, f"code{node}"),
        }[data.draw(st.sampled_from(["add", "copy", "move", "remove", "rename", "recode"]))]()

    problems = check(draft).problems
    assert not [each for each in problems if each.field[:1] in (("sheets",), ("outline",)) and draft.indicators]
    assert len({each.node for each in draft.walk()}) == len(list(draft.walk()))
    assert write_files(start) == before


def below(draft: RubricDraft, node: int) -> set[int]:
    return {each.node for each in draft[node].walk()}


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"weight": "9o"}, ("weight",), "读到 9o"),
        ({"weight": "21"}, None, ""),
        ({"name": ""}, ("name",), "不为空"),
        ({"code": "Rate"}, ("code",), "小写英文字母"),
        ({"certainty": "sure"}, ("certainty",), "printed"),
        ({"method": "stepps"}, ("score", "stepps"), "是否应为“steps”"),
        ({"parameters": {"value": "executed / bugdet", "measure": "率"}}, ("score", "proportional", "value"), "budget"),
        ({"facts": (FactField("budget", "又一个", "万元"),)}, ("facts", "budget"), "重复"),
    ],
)
def test_what_is_wrong_is_said_beside_its_indicator(
    values: dict[str, Any], field: tuple[str, ...] | None, words: str
) -> None:
    """The loader's message, with the indicator and the field to look at; a wrong sum is the heading's."""
    draft = small()
    leaf, heading = of(draft, "mgmt.rate"), of(draft, "mgmt")
    problems = check(edit.change(draft, leaf.node, **values)).problems

    if field is None:
        assert [(each.node, each.field) for each in problems] == [(heading.node, ("weight",))]
        return
    assert (leaf.node, field) in [(each.node, each.field) for each in problems]
    assert any(words in each.message for each in problems)
    assert not any("加引号" in each.message for each in problems)


def test_two_figures_of_one_key_are_not_swallowed() -> None:
    """A table in a file cannot hold both; the draft says so instead of losing one."""
    twice = replace(small(), facts=(*small().facts, FactField("budget", "又一个", "万元")))

    assert [each.field for each in check(twice).problems] == [("facts", "budget")]


def test_a_new_weight_is_added_up() -> None:
    """The heading and the total follow, so that the form stays whole."""
    draft = edit.reweigh(small(), of(small(), "mgmt.rate").node, "25")

    assert (of(draft, "mgmt").weight, draft.total) == ("50", "105")
    assert rubric_of(draft).total == 105


def test_equal_shares_add_up_to_the_heading() -> None:
    """What rounding leaves over goes to the first ones."""
    draft = small()
    mgmt = edit.change(draft, of(draft, "mgmt").node, weight="10")
    shared = edit.share_equally(mgmt, of(mgmt, "mgmt").node)

    assert [each.weight for each in of(shared, "mgmt").children] == ["3.34", "3.33", "3.33"]


def test_an_old_name_is_remembered() -> None:
    """Last year's files still have it; renamed back, it is forgotten."""
    draft = small()
    node = of(draft, "mgmt.rate").node
    renamed = edit.rename(draft, node, "支出完成率")

    assert "预算完成率" in renamed.aliases["indicators"]["mgmt.rate"]
    assert rubric_of(renamed)
    assert "预算完成率" not in edit.rename(renamed, node, "预算完成率").aliases["indicators"]["mgmt.rate"]


def test_a_new_code_is_followed_everywhere() -> None:
    """Printed table, outline, aliases."""
    draft = edit.recode(small(), of(small(), "mgmt").node, "management")
    rubric = rubric_of(draft)

    assert "management" in rubric.sheets[0].indicators
    assert rubric.outline[2].generated == "analysis:management"


def test_a_level_one_indicator_comes_and_goes_with_its_printed_place() -> None:
    """Added to the last table; removed, its heading of the report is written by hand."""
    draft = edit.add(small(), None, "新的一级", "5")
    fresh = draft.indicators[-1]
    assert rubric_of(replace(draft, total="105")).sheets[0].indicators[-1] == fresh.code

    gone = edit.remove(small(), of(small(), "mgmt").node)
    lower = tuple(replace(each, floor="0") for each in gone.grades[-1:])
    assert rubric_of(replace(gone, total="55", grades=lower)).outline[2].generated == ""


def test_a_leaf_with_children_is_scored_no_more() -> None:
    """It becomes a heading; a child is scored by hand at first."""
    draft = small()
    rate = of(draft, "mgmt.rate")
    split = edit.add(draft, rate.node, "其中一项", "20")

    assert of(split, "mgmt.rate").method == ""
    assert rubric_of(split)


def test_nothing_stands_below_itself() -> None:
    """A move that would tear the tree off is refused."""
    draft = small()
    with pytest.raises(ValueError, match="below itself"):
        edit.move(draft, of(draft, "mgmt").node, of(draft, "mgmt.rate").node)


def test_a_method_is_changed_with_its_floor() -> None:
    """加减分 may go below nothing; any other method may not."""
    draft = small()
    bonus = of(draft, "bonus")
    plain = edit.set_method(draft, bonus.node, "manual", {})

    assert rubric_of(plain)
    again = edit.set_method(plain, bonus.node, "bonus", bonus.parameters)
    stated = edit.change(again, bonus.node, certainty=bonus.certainty, certainty_note=bonus.certainty_note)
    assert rubric_of(stated) == rubric_of(draft)


def test_a_changed_rule_is_assumed_until_its_source_is_stated() -> None:
    """What was printed for one rule proves nothing of another; the same rule once more keeps what it had."""
    draft = small()
    rate = of(draft, "mgmt.rate")
    printed = edit.change(draft, rate.node, certainty="printed", certainty_note="表上印有")

    same = edit.set_method(printed, rate.node, rate.method, rate.parameters)
    other = edit.set_method(printed, rate.node, rate.method, {**rate.parameters, "zero_at": "0.5"})

    assert same == printed
    assert (other[rate.node].certainty, other[rate.node].certainty_note) == ("assumed", edit.CHANGED_RULE)


def test_the_editor_knows_every_parameter() -> None:
    """Each has a label and a kind; lists say what stands in them."""

    def all_of(parameters: tuple[ParameterForm, ...]) -> list[ParameterForm]:
        return [one for each in parameters for one in (each, *all_of(each.items))]

    forms = (*method_forms(), *modifier_forms())
    every = [one for form in forms for one in all_of(form.parameters)]

    assert {form.name for form in forms} >= {"steps", "bands", "one_of", "total_cap", "not_applicable"}
    assert {one.kind for one in every} == {"formula", "figure", "text", "choice", "method", "list"}
    assert all(one.choices for one in every if one.kind == "choice")
    assert all(one.items for one in every if one.kind == "list")
