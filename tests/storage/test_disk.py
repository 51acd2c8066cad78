"""The disk is full, or fails at the n-th kilobyte: nothing that was there is lost, and the clerk is told."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from tests.storage.samples import done, fact, leaf, make, problem_of, reopen, snapshot, worked_on

if sys.platform != "win32":
    import resource

    @contextmanager
    def no_file_beyond(size: int) -> Iterator[None]:
        """Writing beyond ``size`` bytes fails, as on a full disk (EFBIG instead of ENOSPC)."""
        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
LONG = "说明" * 20_000  # some 30 pages


def test_a_full_disk_loses_nothing_and_the_edit_can_be_repeated(tmp_path: Path) -> None:
    with worked_on(tmp_path / "a.ziping") as file:
        before, edit = snapshot(file), done(file.load(), leaf("mgmt.rate", "basis", LONG), fact("budget", "1"))
        pages = file._connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        file._connection.rollback()
        file._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
        file._connection.rollback()

        with pytest.raises(UserError) as caught:
            file.apply(edit)

        assert caught.value.code is Problem.FILE_WRITE
        assert "磁盘空间不足" in caught.value.problem
        assert snapshot(file) == before

        file._connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        file._connection.rollback()
        file.apply(edit)
        after = snapshot(file)

    with reopen(tmp_path / "a.ziping") as file:
        assert snapshot(file) == after
        assert file.load().judgement("mgmt.rate").basis == LONG


@posix
def test_an_edit_that_fails_at_any_kilobyte_is_there_or_not_there(tmp_path: Path) -> None:
    path, outcomes = tmp_path / "a.ziping", set()
    worked_on(path).close()
    for limit in range(1024, path.stat().st_size + 200_000, 9 * 1024):
        with reopen(path) as file:
            before = snapshot(file)
            edit = done(file.load(), leaf("mgmt.rate", "basis", LONG[:5_000] + str(limit)), fact("budget", str(limit)))
            with no_file_beyond(limit):
                problem = problem_of(lambda: file.apply(edit))  # noqa: B023 - called at once
            outcomes.add(problem)
            after = snapshot(file)
            assert (after == before) == (problem is Problem.FILE_WRITE)
        with reopen(path) as file:
            assert snapshot(file) == after
            file.apply(done(file.load(), fact("again", str(limit))))
    assert outcomes == {None, Problem.FILE_WRITE}


@posix
def test_a_file_that_cannot_be_made_whole_is_not_made_at_all(tmp_path: Path) -> None:
    made = 0
    for limit in range(0, 150_000, 9_000):
        path = tmp_path / f"{limit}.ziping"
        with no_file_beyond(limit):
            problem = problem_of(lambda: make(path, [leaf("mgmt.rate", "basis", LONG[:20_000])]).close())  # noqa: B023
        if problem is None:
            reopen(path).close()
            path.unlink()
            made += 1
        else:
            assert problem is Problem.FILE_WRITE
        assert list(tmp_path.iterdir()) == []
    assert 0 < made < 15


@posix
def test_a_copy_that_cannot_be_made_whole_is_not_made_at_all(tmp_path: Path) -> None:
    with worked_on(tmp_path / "a.ziping") as file:
        before = snapshot(file)
        with pytest.raises(UserError) as caught, no_file_beyond(20_000):
            file.save_copy(tmp_path / "copy.ziping")
        assert caught.value.code is Problem.FILE_WRITE
        assert snapshot(file) == before
        assert sorted(each.name for each in tmp_path.iterdir()) == ["a.ziping", "~$a.ziping.lock"]
