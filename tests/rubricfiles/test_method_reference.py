"""The reference for rubric authors says what the program does."""

from __future__ import annotations

from dataclasses import fields

import pytest

from desktop.domain.rubric import Certainty
from desktop.domain.scoring import METHODS, method_name
from desktop.rubricfiles.catalogue import Catalogue
from desktop.rubricfiles.schema import IndicatorShape, RubricShape
from tests.golden_case import RUBRICS
from tests.rubricfiles import method_pages
from tests.rubricfiles.method_reference import EXAMPLES, README, read, reference, written


def test_the_reference_is_the_generated_one() -> None:
    """After a change of a method: python -m tests.rubricfiles.method_reference"""
    assert written().strip() == reference().strip()


@pytest.mark.parametrize("name", METHODS)
def test_every_example_is_a_method_of_that_name(name: str) -> None:
    """An example that could not stand in a rubric would mislead its reader."""
    assert method_name(read(EXAMPLES[name][1])) == name


@pytest.mark.parametrize("name", METHODS)
def test_every_parameter_is_in_the_table(name: str) -> None:
    for parameter in fields(METHODS[name]):
        assert f"| `{parameter.name}` |" in reference()


@pytest.mark.parametrize("shape", [RubricShape, IndicatorShape])
def test_every_key_is_explained(shape: type[RubricShape] | type[IndicatorShape]) -> None:
    """In one of the tables of the handbook."""
    text = README.read_text("utf-8").partition("## 评分方法")[0]

    assert [key for key in shape.model_fields if f"`{key}`" not in text and f"`{key}:" not in text] == []


def test_every_shipped_rubric_is_listed() -> None:
    """With how many of its leaves rest on an assumption: nobody should have to open the files to learn that."""
    catalogue, lines = Catalogue(RUBRICS), README.read_text("utf-8").splitlines()
    for rubric_id in catalogue.ids():
        leaves = [each for each in catalogue.load(rubric_id).walk() if not each.children]
        assumed = sum(each.certainty is Certainty.ASSUMED for each in leaves)
        (row,) = [line for line in lines if line.startswith(f"| `{rubric_id}` |")]
        assert row.endswith(f"| {len(leaves)}（{assumed}） |")


def test_the_chapter_of_the_handbook_is_the_generated_one() -> None:
    """After a change of a method: python -m tests.rubricfiles.method_pages"""
    assert method_pages.PAGE.read_text("utf-8") == method_pages.page()


@pytest.mark.parametrize("name", METHODS)
def test_every_method_has_its_section_in_the_handbook(name: str) -> None:
    assert f"\n## {method_pages.title(name)}\n" in method_pages.page()
