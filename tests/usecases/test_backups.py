"""Backups: every state worth keeping, each restored as it was, thinned out with age and never early."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.edit import Edit
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.storage.backups import Backup, superfluous
from desktop.usecases.backups import back_up, backups_of, is_due, preview, restore
from desktop.usecases.open_file import OpenEvaluation, create, open_evaluation
from desktop.usecases.workspace import Workspace

NOW = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)


@pytest.fixture
def opened(workspace: Workspace, golden: Evaluation, tmp_path: Path) -> Iterator[OpenEvaluation]:
    path = tmp_path / "golden.ziping"
    file = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    yield file
    file.close()


def test_every_kept_backup_is_restored_as_it_was(opened: OpenEvaluation, workspace: Workspace, tmp_path: Path) -> None:
    """A month of work, a backup a day, one of them of a sign-off."""
    states, evaluation = dict[datetime, Evaluation](), opened.evaluation
    for day in range(30):
        now = NOW + timedelta(days=day)
        changes = (Change(Place(Kind.TEXT, "note"), f"第{day}天"),)
        opened.save(Edit("修改", changes, evaluation.inverse(changes), now)).result()
        evaluation = evaluation.apply(changes)
        made = back_up(workspace, opened, now, signed=day == 1)
        assert made is not None
        assert back_up(workspace, opened, now + timedelta(minutes=1)) is None  # nothing new
        states[made.at] = evaluation

    kept = backups_of(workspace, opened.path)

    assert 14 <= len(kept) < 30
    assert [each.at for each in kept if each.signed] == [NOW + timedelta(days=1)]
    for number, each in enumerate(kept):
        target = restore(workspace, each, tmp_path / f"{number}.ziping", NOW)
        again = open_evaluation(workspace, target, NOW, read_only=True)
        assert again.evaluation == states[each.at]
        again.close()
    assert preview(workspace, kept[-1], NOW).unit == opened.evaluation.unit
    with pytest.raises(UserError) as caught:
        restore(workspace, kept[-1], opened.path, NOW)
    assert caught.value.code is Problem.FILE_EXISTS


def test_one_is_due_after_a_quarter_of_an_hour_or_when_the_clock_was_put_back() -> None:
    assert is_due(None, NOW)
    assert not is_due(NOW, NOW + timedelta(minutes=14))
    assert is_due(NOW, NOW + timedelta(minutes=15))
    assert is_due(NOW, NOW - timedelta(days=365))
    assert not is_due(NOW, NOW + timedelta(minutes=74), size=500 << 20)  # copying that much takes a slow disk long
    assert is_due(NOW, NOW + timedelta(minutes=75), size=500 << 20)


_hours = st.lists(st.tuples(st.integers(-9000, 500), st.booleans()), max_size=60, unique_by=lambda it: it[0])


@given(_hours)
def test_nothing_recent_signed_or_newest_ever_goes(hours: list[tuple[int, bool]]) -> None:
    every = [Backup(Path(str(at)), NOW + timedelta(hours=at), "", signed) for at, signed in hours]
    gone = superfluous(every, NOW, lambda _: 1, 10**9)
    kept = [each for each in every if each not in gone]
    assert not [each for each in gone if each.signed or each.at >= NOW - timedelta(days=2)]
    assert not every or max(every, key=lambda each: each.at) in kept
    assert {each.at.date() for each in kept} >= set(sorted({each.at.date() for each in every})[-14:])
    assert superfluous(kept, NOW, lambda _: 1, 10**9) == []
    few = superfluous(every, NOW, lambda _: 1, 3)
    left = [each for each in every if each not in few]
    assert len([each for each in left if not each.signed]) <= 3
