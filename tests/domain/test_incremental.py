"""Re-scoring after an edit is scoring from scratch; undo is the way back; order of entry does not matter."""

from __future__ import annotations

import os
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain import sharing
from desktop.domain.evaluation import Evaluation, Kind, OwnIndicator, set_value
from desktop.domain.scoresheet import rescore, score
from desktop.domain.tree import build_tree, changes_structure, next_own_code, remove_own
from tests.domain.strategies import edits, evaluations, rubrics

EXAMPLES = max(200, int(os.environ.get("ZIPINGTAI_RUBRICS", "0")) // 2)


@pytest.mark.parametrize("small", [sharing.SMALL, 0], ids=["copied", "shared"])
@settings(max_examples=EXAMPLES)
@given(st.data())
def test_rescoring_is_scoring(small: int, data: st.DataObject) -> None:
    """After every edit of a random sequence, the sheet kept by differences equals a new one, traces included.

    Its tables are dicts, as in a form of a real size, or share what they have in common, as in a very large one.
    """
    with patch.object(sharing, "SMALL", small):
        _rescores(data)


def _rescores(data: st.DataObject) -> None:
    rubric = data.draw(rubrics())
    evaluation = data.draw(evaluations(rubric))
    tree = build_tree(rubric, evaluation.own)
    sheet = score(rubric, tree, evaluation)
    for _ in range(data.draw(st.integers(1, 6))):
        changes = data.draw(edits(rubric, evaluation))
        evaluation = evaluation.apply(changes)
        if changes_structure(changes):
            tree = build_tree(rubric, evaluation.own)
            sheet = score(rubric, tree, evaluation)
        else:
            sheet = rescore(sheet, rubric, tree, evaluation, tree.touched(changes))
        again = score(rubric, build_tree(rubric, evaluation.own), evaluation)
        assert sheet == again
        assert str(sheet.total) == str(again.total)
        assert [*sheet.leaves] == [*again.leaves]  # in printed order
        assert sheet.unscored == again.unscored


@pytest.mark.parametrize("small", [sharing.SMALL, 0], ids=["copied", "shared"])
@settings(max_examples=EXAMPLES)
@given(st.data())
def test_undo_is_the_way_back(small: int, data: st.DataObject) -> None:
    """Each edit's inverse restores what was there, over a whole sequence, and redo brings it forth again."""
    with patch.object(sharing, "SMALL", small):
        _goes_back(data)


def _goes_back(data: st.DataObject) -> None:
    rubric = data.draw(rubrics())
    evaluation = data.draw(evaluations(rubric))
    states, inverses, forward = [evaluation], [], []
    for _ in range(data.draw(st.integers(1, 5))):
        changes = data.draw(edits(rubric, states[-1]))
        inverses.append(states[-1].inverse(changes))
        forward.append(changes)
        states.append(states[-1].apply(changes))
    at = states[-1]
    for inverse, before in zip(reversed(inverses), reversed(states[:-1]), strict=True):
        at = at.apply(inverse)
        assert at == before
    for changes, after in zip(forward, states[1:], strict=True):
        at = at.apply(changes)
        assert at == after


@given(st.data())
def test_the_order_of_entry_does_not_matter(data: st.DataObject) -> None:
    """The same cells in any order are the same evaluation with the same total."""
    rubric = data.draw(rubrics())
    evaluation = data.draw(evaluations(rubric))
    shuffled = data.draw(st.permutations(list(evaluation.places())))

    again = Evaluation(evaluation.unit, evaluation.year, evaluation.rubric_id).apply(shuffled)

    assert again == evaluation
    tree, other = build_tree(rubric, evaluation.own), build_tree(rubric, again.own)
    assert score(rubric, tree, evaluation) == score(rubric, other, again)


@given(st.data())
def test_removing_leaves_nothing_behind(data: st.DataObject) -> None:
    """An own indicator goes with all below it and all that is written beside them, and comes back whole."""
    rubric = data.draw(rubrics())
    evaluation = data.draw(evaluations(rubric).filter(lambda each: bool(each.own)))
    code = data.draw(st.sampled_from(sorted(evaluation.own)))
    tree = build_tree(rubric, evaluation.own)
    changes = remove_own(evaluation, tree, code)
    after = evaluation.apply(changes)

    doomed = {each for each in tree.nodes if each == code or code in tree.ancestors(each)}
    assert not doomed & set(after.own)
    assert not doomed & {change.place.key for change in after.places()}
    assert after.apply(evaluation.inverse(changes)) == evaluation


@given(st.data())
def test_a_persons_edit_settles_doubts(data: st.DataObject) -> None:
    """The mark 未确认 goes with the first edit of the cell, and only that mark."""
    rubric = data.draw(rubrics())
    evaluation = data.draw(evaluations(rubric))
    cells = [change.place for change in evaluation.places() if change.place.kind is not Kind.OWN]
    marked = data.draw(st.sets(st.sampled_from(cells))) if cells else set()
    evaluation = Evaluation(
        evaluation.unit,
        evaluation.year,
        evaluation.rubric_id,
        evaluation.facts,
        evaluation.judgements,
        unconfirmed={str(place): "1" for place in marked},
    )
    for place in cells:
        after = evaluation.apply(set_value(place, evaluation.value_at(place), evaluation))
        assert not after.is_unconfirmed(place)
        assert len(after.unconfirmed) == len(evaluation.unconfirmed) - (place in marked)


@given(st.sets(st.integers(1, 6)))
def test_a_new_code_is_free(numbers: set[int]) -> None:
    """Also after some were removed: codes name cells of last year's file."""
    taken = {f"duty.{number}": OwnIndicator(f"duty.{number}", "duty") for number in numbers}

    code = next_own_code("duty", taken)

    assert code not in taken
    assert code.startswith("duty.")
