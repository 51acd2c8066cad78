"""Rows for a person to edit say what the draft says, and go back into it as they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain import rubricprint
from desktop.domain.rubricdraft import RubricDraft
from desktop.rubricfiles.drafts import check, draft_folder

RUBRICS = Path(__file__).resolve().parents[2] / "rubrics"
SHIPPED = sorted(path.parent.name for path in RUBRICS.glob("*/rubric.yaml"))


@pytest.fixture(scope="module")
def city() -> RubricDraft:
    return draft_folder(RUBRICS / "guangzhou-2021")


@pytest.mark.parametrize("rubric", SHIPPED)
def test_what_nobody_edits_stays_as_it_is(rubric: str) -> None:
    """Every shipped form, through rows and back."""
    draft = draft_folder(RUBRICS / rubric)

    assert rubricprint.with_texts(draft, rubricprint.text_rows(draft)) == draft
    assert rubricprint.with_budget(draft, rubricprint.budget_rows(draft)) == draft
    assert rubricprint.with_key(draft, "sheets", rubricprint.sheet_rows(draft)) == draft
    same_digits = rubricprint.with_rounding(draft, rubricprint.rounding_of(draft))
    assert rubricprint.rounding_of(same_digits) == rubricprint.rounding_of(draft)


def test_groups_follow_their_rows(city: RubricDraft) -> None:
    """A column moved to another group, and one in a group of its own."""
    rows = list(rubricprint.budget_rows(city))
    rows[0] = {**rows[0], "group": "按预算级次"}
    moved = rubricprint.with_budget(city, [*rows[1:], rows[0], {**rows[1], "group": "另列"}])
    rubric = check(moved).rubric

    assert rubric is not None
    assert [(group.name, [column.name for column in group.columns]) for group in rubric.head] == [
        ("按资金来源", ["其他资金"]),
        ("按资金结构", ["基本支出", "项目支出"]),
        ("按预算级次", ["市本级支出", "转移支付区", "财政拨款"]),
        ("另列", ["其他资金"]),
    ]


def test_a_text_that_is_gone_takes_its_labels_along(city: RubricDraft) -> None:
    """Else the loader would ask for a text that no window shows any more."""
    named = replace(city, aliases={"texts": {"goal": ("总体目标",), "phone": ("电话",)}})
    without = rubricprint.with_texts(named, [row for row in rubricprint.text_rows(named) if row["key"] != "goal"])

    assert without.aliases == {"texts": {"phone": ("电话",)}}
    rubric = check(without).rubric
    assert rubric is not None
    assert [text.key for text in rubric.texts] == ["preparer", "phone", "date", "achieved", "unmet"]
    assert [text.key for text in rubric.texts if text.carried] == ["preparer", "phone"]


def test_what_is_emptied_leaves_the_file(city: RubricDraft) -> None:
    bare = rubricprint.with_texts(rubricprint.with_budget(city, ()), ())
    for key in ("sums", "attachment", "report_title"):
        bare = rubricprint.with_key(bare, key, () if key == "sums" else "")

    assert not {"texts", "head", "sums", "attachment", "report_title"} & bare.rest.keys()
    assert check(bare).rubric is not None


def test_only_other_digits_are_written(city: RubricDraft) -> None:
    finer = rubricprint.with_rounding(city, {"percent_places": 2, "score_places": 3})

    assert finer.rest["rounding"] == {"score_places": 3}
    assert rubricprint.rounding_of(finer) == {"percent_places": 2, "score_places": 3}
    rubric = check(finer).rubric
    assert rubric is not None
    assert (rubric.rounding.percent_places, rubric.rounding.score_places) == (2, 3)
    assert rubricprint.with_rounding(finer, {"percent_places": 2, "score_places": 2}) == rubricprint.with_key(
        city, "rounding", None
    )
