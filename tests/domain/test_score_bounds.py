"""No score leaves its bounds, though these have more digits than a score is printed with. Found by random rubrics."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.domain.evaluation import Evaluation, Judgement, OwnIndicator
from desktop.domain.fact import FactField
from desktop.domain.modifiers import NotApplicable, WhenGone
from desktop.domain.number import YES_NO, Rounding
from desktop.domain.rubric import Indicator, Rubric
from desktop.domain.scoresheet import ScoreSheet, score, with_points
from desktop.domain.scoring.judged import Manual
from desktop.domain.scoring.lists import Bonus, Checklist, Condition, Event
from desktop.domain.trace import Score, Unscored
from desktop.domain.tree import build_tree

FINE, HALF = Decimal("3.335"), Decimal("0.5")
DONE = FactField("done", "做到", YES_NO)
LIST = Indicator("list", "制度", FINE, method=Checklist((Condition("done", "做到"),)), facts=(DONE,))
HAND = Indicator("hand", "效果", FINE, method=Manual())
GONE = FactField("gone", "本年没有", YES_NO)
EXCUSED = Indicator("other", "资产", Decimal(2), method=Manual(), facts=(GONE,),
                    not_applicable=NotApplicable("gone", "本年没有", WhenGone.RESCALE))  # fmt: skip
SLOT = Indicator("slot", "履职效能", Decimal(10), open_slot=True)


def rubric(*indicators: Indicator) -> Rubric:
    total = sum((each.weight for each in indicators), Decimal(0))
    return Rubric("r", "表", "r", 2023, "某市", total, Rounding(), (), (), (), (), indicators, (), (), (), ())


def scored(form: Rubric, evaluation: Evaluation) -> ScoreSheet:
    return score(form, build_tree(form, evaluation.own), evaluation)


def test_full_marks_of_a_fine_weight() -> None:
    """3.335 points, to hundredths, are 3.33 at most: not 3.34. The arithmetic says why."""
    form = rubric(LIST)

    sheet = scored(form, Evaluation("某单位", 2023, "r", facts={"done": Decimal(1)}))

    result = sheet.leaves["list"].result
    assert isinstance(result, Score)
    assert sheet.total == result.points == Decimal("3.33")
    assert result.trace.endswith("得分：不超过分值 3.335 = 3.33")


def test_a_typed_and_a_reviewers_score() -> None:
    """They are held as a rule's is."""
    form = rubric(HAND)
    evaluation = Evaluation("某单位", 2023, "r", judgements={"hand": Judgement(score=FINE)})

    sheet = scored(form, evaluation)
    reviewed = with_points(sheet, form, build_tree(form, {}), evaluation, {"hand": FINE})

    assert sheet.total == reviewed.total == Decimal("3.33")


def test_the_least_of_a_bonus() -> None:
    """−3.335 is printed as −3.33, not as −3.34."""
    events = (Event("bad", "批评", Decimal(-9)),)
    fields = (FactField("bad", "批评", "次"),)
    bonus = Indicator("bonus", "加减分", FINE, method=Bonus(events, FINE, -FINE), facts=fields, floor=-FINE)

    sheet = scored(rubric(bonus), Evaluation("某单位", 2023, "r", facts={"bad": Decimal(1)}))

    assert sheet.points("bonus") == Decimal("-3.33")


def test_a_total_is_not_scaled_past_the_forms() -> None:
    """All points of what applies, scaled up, are the form's total and never more."""
    form = rubric(replace(HAND, weight=Decimal(8)), replace(EXCUSED, weight=Decimal("18.978")))
    beside = {"hand": Judgement(score=Decimal(8))}

    sheet = scored(form, Evaluation("某单位", 2023, "r", facts={"gone": Decimal(1)}, judgements=beside))

    assert form.total == Decimal("26.978")
    assert sheet.total == Decimal("26.97")


@pytest.mark.parametrize("level", ["", "1", "3"])
@pytest.mark.parametrize("typed", ["-1", "10.5"])
def test_a_judged_score_outside(typed: str, level: str) -> None:
    """A score below 0 lies in no level: a reason, not a crash, whether a level was picked or not."""
    own = {"slot.1": OwnIndicator("slot.1", "slot", "社会效益", Decimal(10), direction="定性")}
    beside = {"slot.1": Judgement(score=Decimal(typed), level=level)}

    sheet = scored(rubric(SLOT), Evaluation("某单位", 2023, "r", judgements=beside, own=own))

    result = sheet.leaves["slot.1"].result
    assert result == Unscored(("score",), f"填写的得分 {typed} 超出 0 至 10")
    assert sheet.total is None


def test_no_digit_is_lost_on_the_way() -> None:
    """The product of a long figure is not rounded before the score is: −0.9499…9 is −0.9 to tenths, not −1.0."""
    events = (Event("bad", "批评", Decimal("-0.3")), Event("good", "先进", HALF))
    fields = (FactField("bad", "批评", "次"), FactField("good", "先进", "次"))
    bonus = Indicator("bonus", "加减分", Decimal(3), method=Bonus(events, Decimal(3), Decimal(-3)), facts=fields,
                      floor=Decimal(-3))  # fmt: skip
    form = replace(rubric(bonus), rounding=Rounding(2, 1))
    often = Decimal("4." + "8" + "3" * 26)  # × 0.3 = 1.4499…9, in 28 digits 1.45

    sheet = scored(form, Evaluation("某单位", 2023, "r", facts={"bad": often, "good": Decimal(1)}))

    assert sheet.points("bonus") == Decimal("-0.9")
