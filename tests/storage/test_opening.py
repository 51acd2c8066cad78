"""Who may write: locks, read-only places, newer files, files moved or changed by others, the pragmas."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.storage.connection import APPLICATION_ID
from desktop.storage.lock import Lock, sidecar
from desktop.storage.migrations import VERSION
from tests.storage.crashing import hold, processes
from tests.storage.samples import done, fact, fill, make, problem_of, reopen, snapshot, worked_on


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that nobody has open."""
    path = tmp_path / "2023年度-某局.ziping"
    make(path, [fact("budget", "100")]).close()
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def refusal(path: Path) -> Problem | None:
    with reopen(path) as file:
        return None if file.read_only is None else file.read_only.code


def test_another_process_reads_and_is_told_who_writes(path: Path) -> None:
    """When the other is killed, the lock dies with it; what it leaves on the disk does no harm."""
    ours, theirs = processes().Pipe()
    child = processes().Process(target=hold, args=(path, theirs))
    child.start()
    assert ours.recv_bytes() == b"writable"

    with reopen(path) as file:
        assert file.read_only is not None
        assert file.read_only.code is Problem.FILE_LOCKED
        assert "正由 财务科 编辑（自 2024-03-01 09:00）" in file.read_only.problem
        assert file.load().facts["budget"] == 100
        with pytest.raises(UserError, match="财务科") as caught:
            file.apply(done(file.load(), fact("budget", "1")))
        assert caught.value.code is Problem.FILE_READ_ONLY

    child.kill()
    child.join()
    assert sidecar(path).exists()
    assert refusal(path) is None
    assert names(path.parent) == [path.name]


def test_a_lock_given_back_is_free_for_the_next_process(path: Path) -> None:
    ours, theirs = processes().Pipe()
    child = processes().Process(target=hold, args=(path, theirs))
    with reopen(path):
        child.start()
        assert ours.recv_bytes() == b"read-only"
    ours.send_bytes(b"close")
    assert ours.recv_bytes() == b"closed"
    child.join()

    assert refusal(path) is None


def test_the_same_file_twice_in_one_process_is_read_only_the_second_time(path: Path) -> None:
    with reopen(path) as first:
        with reopen(path) as second:
            assert second.read_only is not None
            assert second.read_only.code is Problem.FILE_LOCKED
        first.apply(done(first.load(), fact("budget", "7")))  # closing the second took no lock away
        assert refusal(path) is Problem.FILE_LOCKED
        assert first.load().facts["budget"] == 7


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_is_the_same_file(path: Path) -> None:
    link = path.with_name("link.ziping")
    link.symlink_to(path)
    with reopen(path):
        assert refusal(link) is Problem.FILE_LOCKED


def test_of_many_that_open_at_once_one_writes(path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        files = list(threads.map(lambda _: reopen(path), range(24)))

    assert [file.read_only is None for file in files].count(True) == 1
    for file in files:
        file.close()
    assert names(path.parent) == [path.name]


def test_a_sidecar_with_nonsense_in_it_is_harmless(path: Path) -> None:
    sidecar(path).write_bytes(b"\xff{")
    with reopen(path) as file:
        assert file.read_only is None
        sidecar(path).write_bytes(b"[]")
        with reopen(path) as second:
            assert second.read_only is not None
            assert "另一个窗口或用户" in second.read_only.problem


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (PermissionError(13, "denied"), "没有权限"),
        (OSError(30, "read-only"), "所在磁盘是只读的"),
        (OSError(28, "full"), "磁盘空间不足"),
        (OSError(37, "no locks"), "所在位置不支持文件锁"),
        (OSError(5, "broken"), "磁盘读写出错"),
    ],
)
def test_where_no_lock_can_be_made_the_file_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, why: str
) -> None:
    def fail(*_: object) -> Lock:
        raise error

    monkeypatch.setattr(Lock, "take", fail)
    with reopen(path) as file:
        assert file.read_only is not None
        assert file.read_only.code is Problem.FILE_READ_ONLY
        assert why in file.read_only.problem
        assert file.load().facts["budget"] == 100
    with pytest.raises(UserError) as caught:
        make(path.with_name("new.ziping"))
    assert caught.value.code is Problem.FILE_WRITE


def test_a_full_disk_leaves_no_empty_lock_behind(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "write", fail)
    assert refusal(path) is Problem.FILE_READ_ONLY
    assert names(path.parent) == [path.name]


def test_a_file_that_sqlite_will_not_write_is_read(path: Path) -> None:
    """Byte 18, the version needed for writing, above what SQLite knows; the same path as a write-protected file."""
    raw = bytearray(path.read_bytes())
    raw[18] = 3
    path.write_bytes(raw)

    assert refusal(path) is Problem.FILE_READ_ONLY
    assert names(path.parent) == [path.name]


def test_a_file_another_program_is_writing_is_read_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.connection._BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with reopen(path) as file:
            assert file.read_only is not None
            assert "另一个程序正占用该文件" in file.read_only.problem
        other.execute("COMMIT")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(UserError, match="另一个程序正占用该文件") as caught:
            reopen(path)
        assert caught.value.code is Problem.FILE_UNREADABLE


def test_another_program_that_will_not_let_go_costs_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.connection._BUSY_SECONDS", 0.05)
    with reopen(path) as file, closing(sqlite3.connect(path, isolation_level=None)) as other:
        edit = done(file.load(), fact("budget", "1"))
        other.execute("BEGIN EXCLUSIVE")
        assert problem_of(file.log) is Problem.FILE_UNREADABLE
        with pytest.raises(UserError, match="另一个程序正占用该文件") as caught:
            file.apply(edit)
        assert caught.value.code is Problem.FILE_WRITE
        assert file.load().facts["budget"] == 100
        other.execute("ROLLBACK")
        file.apply(edit)
        assert file.load().facts["budget"] == 1


def test_a_file_taken_between_two_looks_is_unreadable(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.connection._BUSY_SECONDS", 0.05)
    monkeypatch.setattr("desktop.storage.opening.identify", lambda _: VERSION)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert problem_of(lambda: reopen(path, read_only=True)) is Problem.FILE_UNREADABLE


def test_a_wal_another_program_works_in_is_only_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.storage.connection._BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("BEGIN")
        other.execute("SELECT * FROM cell").fetchall()
        assert refusal(path) is Problem.FILE_READ_ONLY
    assert refusal(path) is None


def test_read_only_when_asked_for(path: Path) -> None:
    before = path.read_bytes()
    with reopen(path, read_only=True) as file:
        assert file.read_only is not None
        assert file.read_only.code is Problem.FILE_READ_ONLY
        assert names(path.parent) == [path.name]
        for act in (
            lambda: file.apply(done(file.load(), fact("budget", "1"))),
            lambda: file.reopen("", file.header.created_at),
        ):
            with pytest.raises(UserError) as caught:
                act()
            assert caught.value.code is Problem.FILE_READ_ONLY
    assert path.read_bytes() == before


def test_a_newer_file_is_shown_and_not_touched(tmp_path: Path) -> None:
    """It has tables, columns and kinds of content that this version has never heard of."""
    path = tmp_path / "newer.ziping"
    with make(path, [fact("budget", "100")]) as file:
        fill(file, 5)
        says = snapshot(file)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("CREATE TABLE photograph (id INTEGER PRIMARY KEY, data BLOB)")
        raw.execute("ALTER TABLE cell ADD COLUMN colour TEXT")
        raw.execute("ALTER TABLE history ADD COLUMN who TEXT")
        raw.execute("INSERT INTO cell VALUES ('hologram', 'mgmt.rate', 'score', '1', x'00', 'red')")
        raw.execute("INSERT INTO cell VALUES ('leaf', 'mgmt.rate', 'mood', 'good', x'00', 'red')")
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")
    before = path.read_bytes(), path.stat().st_mtime_ns

    with reopen(path) as file:
        assert file.read_only is not None
        assert file.read_only.code is Problem.FILE_NEWER
        assert f"格式 {VERSION + 1}，本程序支持到 {VERSION}" in file.read_only.problem
        assert names(tmp_path) == [path.name]
        assert snapshot(file) == says
        with pytest.raises(UserError) as caught:
            file.apply(done(file.load(), fact("budget", "1")))
        assert caught.value.code is Problem.FILE_READ_ONLY
        file.save_copy(tmp_path / "copy.ziping")

    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert refusal(tmp_path / "copy.ziping") is Problem.FILE_NEWER


def test_a_newer_file_that_makes_no_sense_here_says_so(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("ALTER TABLE cell RENAME TO entry")
        raw.execute(f"PRAGMA user_version = {VERSION + 1}")

    with pytest.raises(UserError, match="较新版本") as caught:
        reopen(path)
    assert caught.value.code is Problem.FILE_UNREADABLE


def test_a_file_moved_away_while_open_takes_no_edit(path: Path) -> None:
    """SQLite would write on happily, to a file that is no longer the document."""
    with reopen(path) as file:
        path.rename(path.with_name("moved.ziping"))
        with pytest.raises(UserError, match="移走、改名或替换") as caught:
            file.apply(done(file.load(), fact("budget", "1")))
        assert caught.value.code is Problem.FILE_WRITE
        shutil.copy(path.with_name("moved.ziping"), path)
        with pytest.raises(UserError, match="移走、改名或替换"):
            file.apply(done(file.load(), fact("budget", "1")))
        file.save_copy(path.with_name("rescued.ziping"))

    assert refusal(path.with_name("rescued.ziping")) is None


def test_a_file_changed_by_another_program_takes_no_edit(path: Path) -> None:
    """It would be written over what nobody here has seen."""
    with reopen(path) as file:
        with closing(sqlite3.connect(path, isolation_level=None)) as raw:
            raw.execute("UPDATE cell SET value = '101'")
        for _ in range(2):
            with pytest.raises(UserError, match="被其他程序改动过") as caught:
                file.apply(done(file.load(), fact("budget", "1")))
            assert caught.value.code is Problem.FILE_WRITE
    assert problem_of(lambda: reopen(path)) is Problem.FILE_DAMAGED


def test_a_file_tidied_by_another_program_takes_the_next_edits(path: Path) -> None:
    """The content is read again and is the same."""
    with reopen(path) as file:
        for number in range(4):
            with closing(sqlite3.connect(path, isolation_level=None)) as raw:
                raw.execute("ANALYZE")
                raw.execute("VACUUM")
            file.apply(done(file.load(), fact("budget", str(number))))
            assert file.load().facts["budget"] == number
        says = snapshot(file)
    with reopen(path) as file:
        assert snapshot(file) == says
        assert len(file.log()) == 4


def test_a_closed_file_takes_no_edit_and_closes_twice(path: Path) -> None:
    file = reopen(path)
    file.close()
    file.close()
    with pytest.raises(UserError, match="已关闭"):
        file.apply(done(file.load(), fact("budget", "1")))


@pytest.mark.parametrize(
    "name", ["张三 的自评.ziping", "100% #1? a&b=c.ziping", "'引号'.ziping", "🙂.ziping", "纯" * 70]
)
def test_any_name_a_clerk_may_give(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "部门 #1%20?"
    folder.mkdir()
    if sys.platform == "win32":
        name = name.replace("?", "")
    make(folder / name, [fact("budget", "3")]).close()

    with reopen(folder / name) as file:
        assert file.read_only is None
        assert file.load().facts["budget"] == 3
    assert names(folder) == [name]


def test_the_pragmas_hold(path: Path) -> None:
    expected = {
        "application_id": APPLICATION_ID,
        "user_version": VERSION,
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "encoding": "UTF-8",
    }
    with reopen(path) as file:
        found = {name: file._connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in expected}
    assert found == expected
    assert path.read_bytes()[68:72] == b"ZPTG"


def test_another_program_s_wal_is_turned_back(path: Path) -> None:
    """A document must be one file between edits, for people copy it by hand."""
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
    with reopen(path) as file:
        file.apply(done(file.load(), fact("budget", "8")))
        assert names(path.parent) == [path.name, sidecar(path).name]
    assert refusal(path) is None


watched: list[str] = []
watching = False


def note(event: str, arguments: tuple[object, ...]) -> None:
    if watching and event == "open":
        watched.append(os.fspath(arguments[0]) if isinstance(arguments[0], (str, os.PathLike)) else "")


@contextmanager
def watched_opens() -> Iterator[None]:
    """An audit hook stays for good, so it listens only inside here."""
    global watching
    if not watched:
        sys.addaudithook(note)
    watching = True
    try:
        yield
    finally:
        watching = False


def test_the_document_is_opened_by_nothing_but_sqlite(tmp_path: Path) -> None:
    """On POSIX, closing any other handle would drop SQLite's locks."""
    path = tmp_path / "自评.ziping"
    with watched_opens():
        with worked_on(path) as file:
            snapshot(file)
            with reopen(path) as second:
                second.save_copy(tmp_path / "copy.ziping")
        reopen(path).close()

    assert str(sidecar(path)) in watched
    assert [each for each in watched if each.endswith((".ziping", ".new"))] == []
