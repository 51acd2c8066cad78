"""Every case beside every rubric is a test, by name; and no rule goes without."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.rubric import Rubric
from desktop.rubricfiles.cases import RubricCase, read_cases, run_case
from desktop.rubricfiles.catalogue import Catalogue
from tests.golden_case import RUBRICS

CATALOGUE = Catalogue(RUBRICS)
CASES = [(rubric_id, case) for rubric_id in CATALOGUE.ids() for case in read_cases(CATALOGUE.folder(rubric_id))]


@pytest.fixture(scope="module")
def rubrics() -> dict[str, Rubric]:
    return {rubric_id: CATALOGUE.load(rubric_id) for rubric_id in CATALOGUE.ids()}


@pytest.mark.parametrize(
    ("rubric_id", "case"), CASES, ids=[f"{rubric_id}: {Path(case.file).stem}:{case.line}" for rubric_id, case in CASES]
)
def test_a_case(rubric_id: str, case: RubricCase, rubrics: dict[str, Rubric]) -> None:
    result = run_case(rubrics[rubric_id], case)

    assert not result.differences, f"{result.name}\n" + "\n".join(result.differences)


@pytest.mark.parametrize("rubric_id", CATALOGUE.ids())
def test_every_scored_leaf_has_cases(rubric_id: str, rubrics: dict[str, Rubric]) -> None:
    """One that scores and one that does not: a rule nobody tried is a rumour."""
    cases = [case.shape for owner, case in CASES if owner == rubric_id]
    scored = {code for case in cases for code in case.expect}
    gaps = {code for case in cases for code in case.unscored}
    leaves = [indicator for indicator in rubrics[rubric_id].walk() if indicator.method is not None]

    assert [leaf.code for leaf in leaves if leaf.code not in scored] == []
    assert [leaf.code for leaf in leaves if leaf.method and leaf.method.needs and leaf.code not in gaps] == []


@pytest.mark.parametrize("rubric_id", CATALOGUE.ids())
def test_every_scored_leaf_meets_its_limits(rubric_id: str, rubrics: dict[str, Rubric]) -> None:
    """Cases reach the full weight and the least score of every rule that figures decide."""
    reached: dict[str, set[str]] = {}
    for owner, case in CASES:
        if owner == rubric_id:
            for code, points in case.shape.expect.items():
                reached.setdefault(code, set()).add(str(points.normalize()))
    for leaf in rubrics[rubric_id].walk():
        if leaf.method is not None and leaf.method.needs:
            assert {str(leaf.weight.normalize()), str(leaf.floor.normalize())} <= reached[leaf.code], leaf.code


@pytest.mark.parametrize("rubric_id", CATALOGUE.ids())
def test_case_names_are_different(rubric_id: str) -> None:
    """Two of one name could not be told apart in a report."""
    names = [case.shape.name for owner, case in CASES if owner == rubric_id]

    assert len(names) == len(set(names))
