"""A program killed while it writes loses nothing that it had acknowledged."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Evaluation
from desktop.storage.connection import connect_raw
from desktop.storage.lock import Lock, TakenError
from tests.storage.crashing import changes_of, edit_until_killed, processes
from tests.storage.samples import fill, make, problem_of, reopen, snapshot, worked_on

KILLS = int(os.environ.get("ZIPINGTAI_KILLS", "25"))


def test_no_acknowledged_edit_is_lost_however_often_it_is_killed(tmp_path: Path) -> None:
    """The child is killed at a random moment after an acknowledgement, or as soon as a write is seen to have begun."""
    chance, context = random.Random(20240301), processes()
    cut_off = 0
    for kill in range(KILLS):
        if kill % 100 == 0:  # a fresh file now and then, for the history grows
            path, number = tmp_path / f"{kill}.ziping", 0
            with make(path) as file:
                expected = file.load()
        acknowledged, theirs = context.Pipe(duplex=False)
        child = context.Process(target=edit_until_killed, args=(path, theirs))
        child.start()
        theirs.close()
        last = number
        for _ in range(chance.randint(1, 12)):
            last = int(acknowledged.recv_bytes())
        moment(kill, chance, path.with_name(f"{path.name}-journal"))
        child.kill()
        last = rest_of(acknowledged, last)
        child.join()
        cut_off += path.with_name(f"{path.name}-journal").exists()

        with reopen(path, read_only=kill % 2 == 0) as file:
            found = int(file.load().facts["number"])
            assert found in (last, last + 1)
            expected = advanced(expected, number, found)
            assert file.load() == expected
            assert file.log()[-1].label == f"第{found}步"
            number = found
    assert cut_off or KILLS < 25, "no kill came amid a write: the test has lost its point"


def moment(kill: int, chance: random.Random, journal: Path) -> None:
    """Wait for the moment of the kill: any moment, or, every other time, until a write is under way."""
    limit = perf_counter() + (chance.random() / 500 if kill % 2 else 5)
    while perf_counter() < limit and (kill % 2 or not journal.exists()):
        pass


def rest_of(acknowledged: Connection, last: int) -> int:
    """The last acknowledgement that came through; one cut off by the kill does not count."""
    try:
        while True:
            last = int(acknowledged.recv_bytes())
    except (EOFError, OSError):
        return last


def advanced(evaluation: Evaluation, number: int, to: int) -> Evaluation:
    for each in range(number + 1, to + 1):
        evaluation = evaluation.apply(changes_of(each))
    return evaluation


@pytest.fixture
def cut_off(tmp_path: Path) -> tuple[Path, dict[str, object]]:
    """A file as a power cut leaves it, half of a write in it and the journal beside it; and what it should say."""
    sound, path = tmp_path / "sound.ziping", tmp_path / "自评.ziping"
    with worked_on(sound) as file:
        expected = snapshot(file)
    with closing(connect_raw(sound, "rw")) as raw:
        raw.execute("PRAGMA cache_size = 2")  # spills into the file before the commit
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE cell SET value = value || '改' WHERE kind <> 'own'")
        shutil.copy(sound, path)
        shutil.copy(f"{sound}-journal", f"{path}-journal")
        raw.execute("ROLLBACK")
    assert sound.read_bytes() != path.read_bytes()
    return path, expected


@pytest.mark.parametrize("read_only", [False, True])
def test_a_write_that_was_cut_off_is_taken_back_at_opening(
    cut_off: tuple[Path, dict[str, object]], read_only: bool
) -> None:
    path, expected = cut_off

    with reopen(path, read_only=read_only) as file:
        assert snapshot(file) == expected
        assert (file.read_only is not None) == read_only

    assert [each.name for each in path.parent.iterdir() if each.name.startswith(("~$", f"{path.name}-"))] == []


@pytest.mark.parametrize("error", [PermissionError(13, "denied"), TakenError("甲", "昨天")])
def test_a_cut_off_write_in_a_folder_that_cannot_be_written_says_what_to_do(
    cut_off: tuple[Path, dict[str, object]], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Opening it as it is would show half an edit as if it were the content."""

    def refuse(*_: object) -> Lock:
        raise error

    monkeypatch.setattr(Lock, "take", refuse)
    with pytest.raises(UserError) as caught:
        reopen(cut_off[0])

    assert caught.value.code is Problem.FILE_INTERRUPTED
    assert "自评.ziping-journal" in caught.value.remedy


def test_a_backup_copied_over_a_crashed_file_is_never_shown_wrong(
    cut_off: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    """The journal that stays behind is of a later state; SQLite rolls it back into the backup all the same."""
    path, expected = cut_off
    journal = Path(f"{path}-journal").read_bytes()
    problems = set()
    for edits in range(0, 30, 3):
        backup = tmp_path / f"{edits}.ziping"
        with make(backup) as file:
            fill(file, edits)
            older = snapshot(file)
        shutil.copy(backup, path)
        Path(f"{path}-journal").write_bytes(journal)

        problem = problem_of(lambda: reopen(path).close())
        problems.add(problem)
        if problem is None:
            with reopen(path) as file:
                assert snapshot(file) in (older, expected)
    assert problems <= {None, Problem.FILE_DAMAGED}


def test_a_new_file_is_not_made_beside_the_journal_of_an_old_one(cut_off: tuple[Path, dict[str, object]]) -> None:
    path, _ = cut_off
    path.rename(path.with_name("moved.ziping"))

    with pytest.raises(UserError) as caught:
        make(path)

    assert caught.value.code is Problem.FILE_EXISTS
    assert "自评.ziping-journal" in caught.value.problem
    assert not path.exists()


def test_a_disk_that_fails_while_a_write_is_taken_back_is_named(
    cut_off: tuple[Path, dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, expected = cut_off

    def fail(*_: object) -> sqlite3.Connection:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.storage.opening.connect_raw", fail)
        assert problem_of(lambda: reopen(path)) is Problem.FILE_INTERRUPTED
    with reopen(path) as file:
        assert snapshot(file) == expected
