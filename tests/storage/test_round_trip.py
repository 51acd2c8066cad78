"""What was written comes back, whatever it was, and the file tells the same story as the domain."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.edit import Action, Edit, stacks
from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Evaluation, Kind, Place
from desktop.storage import history
from desktop.storage.connection import driver
from tests.storage.samples import HEADER, NOW, SMALL, change_strategy, done, fact, leaf, make, reopen, snapshot

EMPTY = Evaluation(HEADER.unit, HEADER.year, HEADER.rubric_id)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round_trip")


def emptied(folder: Path) -> Path:
    path = folder / "自评.ziping"
    path.unlink(missing_ok=True)
    return path


@settings(max_examples=60, deadline=None)
@given(changes=st.lists(change_strategy, max_size=30))
def test_any_evaluation_comes_back(folder: Path, changes: list[Change]) -> None:
    path = emptied(folder)

    with make(path, changes) as file:
        assert file.load() == EMPTY.apply(changes)

    with reopen(path) as file:
        assert file.load() == EMPTY.apply(changes)
        assert dict(file.rubric_files) == SMALL
        assert file.header == HEADER
        assert file.log() == ()
        assert file.pending() == (1, "")


STEPS = st.lists(
    st.one_of(
        st.lists(change_strategy, min_size=1, max_size=5),
        st.sampled_from(["undo", "redo", "close"]),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_edits_undo_and_redo_stay_in_step_with_the_domain(folder: Path, steps: list[list[Change] | str]) -> None:
    """The file is closed and opened in between; its log gives back the undo stack each time."""
    path = emptied(folder)
    file, evaluation, log = make(path), EMPTY, []
    for step in steps:
        undoable, redoable = stacks(log)
        if step == "close":
            file.close()
            file = reopen(path)
            continue
        if step == "undo":
            if not undoable:
                continue
            last = undoable[-1]
            edit = Edit(last.label, last.changes, last.before, NOW, Action.UNDO)
        elif step == "redo":
            if not redoable:
                continue
            last = redoable[-1]
            edit = Edit(last.label, last.changes, last.before, NOW, Action.REDO)
        else:
            edit = done(evaluation, *step)
        file.apply(edit)
        evaluation = evaluation.apply(edit.written)
        log.append(edit)
        assert file.load() == evaluation
    file.close()

    with reopen(path) as file:
        assert file.load() == evaluation
        assert list(file.log()) == log


def test_figures_keep_their_digits(tmp_path: Path) -> None:
    with make(tmp_path / "a.ziping", [fact("budget", "1.10")]) as file:
        file.apply(done(file.load(), fact("executed", "2.675")))

    with reopen(tmp_path / "a.ziping") as file:
        assert (str(file.load().facts["budget"]), str(file.load().facts["executed"])) == ("1.10", "2.675")


def test_a_cleared_name_of_the_unit_does_not_bring_the_old_one_back(tmp_path: Path) -> None:
    with make(tmp_path / "a.ziping") as file:
        file.apply(done(file.load(), Change(Place(Kind.HEADER, "unit"), None)))

    with reopen(tmp_path / "a.ziping") as file:
        assert file.load().unit == ""
        assert file.header.unit == HEADER.unit


def test_removing_an_own_indicator_leaves_no_cell_of_it(tmp_path: Path) -> None:
    """One change in the domain, six rows in the file."""
    own = [Change(Place(Kind.OWN, "own.1", field), value) for field, value in (("parent", "duty"), ("name", "新增"))]
    with make(tmp_path / "a.ziping", own) as file:
        file.apply(done(file.load(), Change(Place(Kind.OWN, "own.1", "parent"), None)))

    with reopen(tmp_path / "a.ziping") as file:
        assert file.load().own == {}
        assert driver(file._connection).execute("SELECT count(*) FROM cell").fetchone() == (0,)


def test_a_change_that_is_no_figure_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with make(tmp_path / "a.ziping") as file:
        before = snapshot(file)
        with pytest.raises(ArithmeticError):
            file.apply(Edit("坏", (fact("budget", "很多"),), (), NOW))
        assert snapshot(file) == before


@pytest.mark.parametrize("broken", [0xD83D, 0xDC80])
def test_half_a_character_is_refused_and_the_file_goes_on(tmp_path: Path, broken: int) -> None:
    """An input method may hand over half of a surrogate pair."""
    with make(tmp_path / "a.ziping") as file:
        with pytest.raises(UserError) as caught:
            file.apply(done(file.load(), leaf("mgmt.rate", "note", "好" + chr(broken))))
        assert caught.value.code is Problem.FILE_WRITE
        file.apply(done(file.load(), leaf("mgmt.rate", "note", "好")))

    with reopen(tmp_path / "a.ziping") as file:
        assert file.load().judgement("mgmt.rate").note == "好"


def test_the_log_gives_the_newest_edits_and_verifies_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "NEWEST", 10)
    monkeypatch.setattr(history, "_NEWEST_ROWS", history._NEWEST_ROWS.limit(11))
    with make(tmp_path / "a.ziping") as file:
        for number in range(25):
            file.apply(done(file.load(), fact("budget", str(number)), label=f"第{number}步"))

    with reopen(tmp_path / "a.ziping") as file:
        assert [edit.label for edit in file.log()] == [f"第{number}步" for number in range(15, 25)]


def test_an_edit_costs_the_same_in_a_large_file(tmp_path: Path) -> None:
    """The content sum changes by a difference: as many statements for 10,000 cells as for none."""
    counts = []
    for size in (0, 2_000):
        with make(tmp_path / f"{size}.ziping", [fact(f"f{n}", str(n)) for n in range(size)]) as file:
            edit, ran = done(file.load(), fact("f1", "7")), []
            driver(file._connection).set_trace_callback(ran.append)
            file.apply(edit)
            counts.append(len(set(ran)))  # a statement that fires a trigger is reported twice

    assert counts == [6, 6]
