"""The log of edits is the undo stack."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.edit import Action, Edit, stacks
from desktop.domain.evaluation import Change, Evaluation, Kind, Place

AT = datetime(2022, 3, 25, tzinfo=UTC)
GOAL = Place(Kind.TEXT, "goal")


def edit(new: str, old: str | None, action: Action = Action.DO) -> Edit:
    return Edit(f"改为{new}", (Change(GOAL, new),), (Change(GOAL, old),), AT, action)


def test_what_a_step_wrote() -> None:
    """An undo carries the edit it takes back, and wrote what stood before."""
    assert edit("b", "a").written == (Change(GOAL, "b"),)
    assert edit("b", "a", Action.UNDO).written == (Change(GOAL, "a"),)
    assert edit("b", "a", Action.REDO).written == (Change(GOAL, "b"),)


def test_a_new_edit_ends_redo() -> None:
    log = [edit("a", None), edit("b", "a"), edit("b", "a", Action.UNDO), edit("c", "a")]

    done, undone = stacks(log)

    assert [each.label for each in done] == ["改为a", "改为c"]
    assert undone == []


def test_a_log_that_begins_in_the_middle() -> None:
    """Undo and redo of edits thinned out long ago are passed over."""
    assert stacks([edit("a", None, Action.UNDO), edit("a", None, Action.REDO)]) == ([], [])


@given(st.lists(st.sampled_from(("do", "undo", "redo")), max_size=20))
def test_the_log_is_a_stack(gestures: list[str]) -> None:
    """Against two plain lists; and replaying what was written gives the text of the last edit not undone."""
    log: list[Edit] = []
    done: list[str] = []
    undone: list[str] = []
    for number, gesture in enumerate(gestures):
        past, future = stacks(log)
        match gesture:
            case "do":
                log.append(edit(f"t{number}", done[-1] if done else None))
                done.append(f"t{number}")
                undone.clear()
            case "undo" if past:
                log.append(Edit(past[-1].label, past[-1].changes, past[-1].before, AT, Action.UNDO))
                undone.append(done.pop())
            case "redo" if future:
                log.append(Edit(future[-1].label, future[-1].changes, future[-1].before, AT, Action.REDO))
                done.append(undone.pop())
            case _:
                continue
    evaluation = Evaluation("某单位", 2022, "small")
    for step in log:
        evaluation = evaluation.apply(step.written)

    past, future = stacks(log)
    assert [each.changes[0].value for each in past] == done
    assert [each.changes[0].value for each in future] == undone
    assert evaluation.value_at(GOAL) == (done[-1] if done else None)
