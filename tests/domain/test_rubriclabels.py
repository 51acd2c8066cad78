"""Labels seen in past files, as rows and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.rubriclabels import GROUPS, label_rows, with_labels
from desktop.rubricfiles.drafts import draft_folder

RUBRICS = Path(__file__).resolve().parents[2] / "rubrics"
SHIPPED = sorted(path.parent.name for path in RUBRICS.glob("*/rubric.yaml"))


@pytest.mark.parametrize("rubric", SHIPPED)
def test_what_nobody_edits_stays_as_it_is(rubric: str) -> None:
    draft = draft_folder(RUBRICS / rubric)
    rows = label_rows(draft)

    assert with_labels(draft, rows) == draft
    assert {str(row["about"]).partition(":")[0] for row in rows} <= set(GROUPS)


def test_two_rows_about_one_thing_are_one() -> None:
    """In the order they are written; a label stands there once, whichever semicolon parts them."""
    draft = replace(draft_folder(RUBRICS / SHIPPED[0]), aliases={})
    rows = [
        {"about": "facts:cost", "labels": "甲；乙、丙"},
        {"about": "texts:goal", "labels": "目标"},
        {"about": "facts:cost", "labels": " 丁 ; 甲"},
        {"about": "texts:phone", "labels": ""},
    ]

    assert with_labels(draft, rows).aliases == {
        "facts": {"cost": ("甲", "乙、丙", "丁")},
        "texts": {"goal": ("目标",), "phone": ()},
    }
    assert with_labels(draft, ()).aliases == {}
