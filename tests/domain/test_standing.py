"""Where the points went, and what would bring the next grade."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.evaluation import Evaluation, Judgement
from desktop.domain.findings.finding import Case
from desktop.domain.rubric import Rubric
from desktop.domain.standing import distance, losses, rates
from desktop.usecases.open_file import case_of
from tests.domain.strategies import evaluations, rubrics
from tests.domain.test_scoresheet import FACTS, FULL


def with_score(rubric: Rubric, points: str) -> Case:
    """The full small form with 履职 of 50 typed."""
    judgements = {"duty.1": Judgement(target="4", actual="4", score=Decimal(points), reason="进度慢")}
    return case_of(rubric, replace(FULL, judgements=judgements))


def test_losses_are_listed_greatest_first(small_rubric: Rubric) -> None:
    """The bonus nobody earned is not among them."""
    found = losses(with_score(small_rubric, "45"))

    assert [(loss.code, loss.lost) for loss in found] == [("duty.1", 5), ("mgmt.rate", 2)]
    assert found[0].reason == "进度慢"
    assert found[1].next_point


def test_points_taken_off_by_criticism_are_a_loss(small_rubric: Rubric) -> None:
    blamed = replace(FULL, facts={**FACTS, "blamed": Decimal(1)})
    worst = losses(case_of(small_rubric, blamed))[0]
    assert (worst.code, worst.lost) == ("bonus", Decimal("2.5"))


def test_the_best_grade_has_nothing_above_it(small_rubric: Rubric) -> None:
    assert distance(case_of(small_rubric, FULL)) is None


def test_the_next_grade_and_the_fewest_leaves_that_reach_it(small_rubric: Rubric) -> None:
    """80 short of 90: the great loss alone closes it."""
    far = distance(with_score(small_rubric, "37"))
    assert far is not None
    assert (far.band.name, far.gap) == ("优", 10)
    assert [loss.code for loss in far.closers] == ["duty.1"]


def test_a_grade_out_of_reach_names_nobody(small_rubric: Rubric) -> None:
    best, *others = small_rubric.grades
    unreachable = replace(small_rubric, grades=(replace(best, floor=Decimal(99)), *others))
    far = distance(with_score(unreachable, "50"))
    assert far is not None
    assert (far.gap, far.closers) == (6, ())


def test_without_a_total_there_is_no_distance(small_rubric: Rubric) -> None:
    facts = {key: figure for key, figure in FACTS.items() if key != "cost"}
    case = case_of(small_rubric, replace(FULL, facts=facts))
    assert distance(case) is None
    rate = next(rate for rate in rates(case) if rate.code == "mgmt")
    assert (rate.scored, rate.leaves, rate.points, rate.weight) == (2, 3, 33, 35)


@given(st.data())
def test_losses_and_points_make_up_the_weights(data: st.DataObject) -> None:
    """Of every leaf that counts and has no bonus: what was earned and what was lost is what it weighs."""
    rubric: Rubric = data.draw(rubrics())
    evaluation: Evaluation = data.draw(evaluations(rubric))
    case = case_of(rubric, evaluation)
    lost = {loss.code: loss.lost for loss in losses(case)}
    for code, leaf in case.sheet.leaves.items():
        if leaf.points is None or leaf.left_out:
            assert code not in lost
        elif case.tree[code].indicator.floor >= 0:
            assert leaf.points + lost.get(code, Decimal(0)) == leaf.weight


@given(st.data())
def test_the_closers_do_close_the_gap_and_none_is_idle(data: st.DataObject) -> None:
    rubric: Rubric = data.draw(rubrics())
    case = case_of(rubric, data.draw(evaluations(rubric, gaps=False)))
    far = distance(case)
    if far is None or not far.closers:
        return
    possible = rubric.total - case.sheet.whole.left_out
    closed = [loss.lost * rubric.total / possible for loss in far.closers]
    assert sum(closed) >= far.gap
    assert sum(closed[:-1]) < far.gap
