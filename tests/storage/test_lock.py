"""The sidecar: two that meet at the same moment, and disks that refuse."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.storage import connection, lock
from desktop.storage.lock import Lock, TakenError, sidecar
from tests.storage.samples import NOW, make, problem_of, reopen


def test_a_sidecar_removed_between_opening_and_locking_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its holder closes at that very moment; a lock on the removed file would be known to nobody."""
    document, locking, calls = tmp_path / "a.ziping", lock._lock, []

    def lock_late(descriptor: int) -> bool:
        calls.append(descriptor)
        if len(calls) == 1:
            sidecar(document).unlink()
        if len(calls) == 2:
            sidecar(document).rename(tmp_path / "old")
            sidecar(document).write_bytes(b"another's")
        return locking(descriptor)

    monkeypatch.setattr(lock, "_lock", lock_late)
    held = Lock.take(document, "甲", NOW)

    assert len(calls) == 3
    with pytest.raises(TakenError) as caught:
        Lock.take(document, "乙", NOW)
    assert (caught.value.holder, caught.value.since) == ("甲", "2024-03-01 09:00")
    held.release()


def test_a_sidecar_that_never_stays_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_still_there", lambda *_: False)
    with pytest.raises(TakenError):
        Lock.take(tmp_path / "a.ziping", "甲", NOW)


def test_a_lock_the_system_cannot_give_leaves_the_file_readable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: int) -> bool:
        raise OSError(37, "no locks on this share")

    path = tmp_path / "a.ziping"
    make(path).close()
    monkeypatch.setattr(lock, "_lock", fail)
    with reopen(path) as file:
        assert file.read_only is not None
        assert "不支持文件锁" in file.read_only.problem


def test_a_folder_gone_before_closing_is_no_error(tmp_path: Path) -> None:
    held = Lock.take(tmp_path / "a.ziping", "甲", NOW)
    sidecar(tmp_path / "a.ziping").unlink()
    held.release()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_may_not_be_looked_at_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ziping"
    make(path).close()

    def refuse(*_: object, **__: object) -> os.stat_result:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "stat", refuse)
        patch.setattr(Path, "is_dir", lambda _: False)
        patch.setattr(Path, "resolve", lambda each: each)
        assert problem_of(lambda: reopen(path)) is Problem.FILE_UNREADABLE


def test_a_file_that_goes_away_while_it_is_opened_is_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between finding out what it is and opening it, the stick is pulled."""
    path = tmp_path / "a.ziping"
    make(path).close()
    identify = connection.identify

    def pull(place: Path) -> int | None:
        version = identify(place)
        place.unlink()
        return version

    monkeypatch.setattr("desktop.storage.opening.identify", pull)
    monkeypatch.setattr("desktop.storage.opening.identity_of", lambda _: (0, 0))
    for read_only in (True, False):
        with pytest.raises(UserError) as caught:
            reopen(path, read_only=read_only)
        assert caught.value.code is Problem.FILE_UNREADABLE
        assert list(tmp_path.iterdir()) == []
        make(path).close() if read_only else None


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("C:/部门/a b.ziping", "file:/C%3A/%E9%83%A8%E9%97%A8/a%20b.ziping?mode=ro"),
        ("//server/share/a#1.ziping", "file:////server/share/a%231.ziping?mode=ro"),
    ],
)
def test_windows_paths_become_uris_sqlite_understands(path: str, uri: str) -> None:
    """SQLite takes no host in a URI, so a network path keeps its slashes behind an empty one."""
    assert connection._uri(PureWindowsPath(path), "ro") == uri
