"""The program's scores against a second implementation, on random rubrics."""

from __future__ import annotations

import os
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.rubric import Rubric
from desktop.domain.scoresheet import score
from desktop.domain.tree import build_tree
from tests.domain.reference_scoring import reference
from tests.domain.strategies import evaluations, rubrics
from tests.golden_case import golden_evaluation

EXAMPLES = int(os.environ.get("ZIPINGTAI_RUBRICS", "500"))


@settings(max_examples=EXAMPLES)
@given(st.data())
def test_random_rubrics(data: st.DataObject) -> None:
    """Every leaf, heading, total and grade, to the last digit; and every score within its bounds."""
    rubric = data.draw(rubrics())
    evaluation = data.draw(evaluations(rubric))
    tree = build_tree(rubric, evaluation.own)
    sheet = score(rubric, tree, evaluation)
    expected = reference(rubric, evaluation)

    found = {code: _fraction(sheet.points(code)) for code in tree.nodes}
    assert found == expected.points
    assert _fraction(sheet.total) == expected.total
    assert (sheet.grade.name if sheet.grade else None) == expected.grade
    for node in tree.leaves():
        points = sheet.points(node.code)
        assert points is None or node.indicator.floor <= points <= node.weight


def test_the_published_case(guangzhou: Rubric) -> None:
    """Both agree on the one case that a person worked out."""
    assert reference(guangzhou, golden_evaluation(guangzhou)).total == Fraction("93.89")


def _fraction(points: Decimal | None) -> Fraction | None:
    return None if points is None else Fraction(points)
