"""Versions of the schema: the runner, and that classes and schema speak of the same columns."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from desktop.domain.errors import Problem, UserError
from desktop.storage import tables
from desktop.storage.migrations import MIGRATIONS, VERSION, expected_schema, migrate
from desktop.storage.upgrade import copy_name
from tests.storage.samples import problem_of, reopen, snapshot


def test_the_classes_describe_the_schema() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        for name in (
            "header",
            "rubric_file",
            "cell",
            "history",
            "revision",
            "signature",
            "attachment",
            "attachment_chunk",
        ):
            columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
            table = SQLModel.metadata.tables[name]
            assert [(column[1], bool(column[5])) for column in columns] == [
                (column.name, column.primary_key) for column in table.columns
            ]
            assert all(column[3] for column in columns), f"{name} lets NULL in"
            assert table.columns.keys()[-1] == "check"
    assert tables.CELL is SQLModel.metadata.tables["cell"]


def test_every_table_is_guarded_against_insert_update_and_delete() -> None:
    triggers = {name for kind, name, _ in expected_schema() if kind == "trigger"}
    guarded = {name for kind, name, _ in expected_schema() if kind == "table"}
    assert triggers == {f"{table}_{verb}" for table in guarded for verb in ("insert", "update", "delete")}


NEXT = ("ALTER TABLE cell ADD COLUMN colour TEXT", "CREATE TABLE photograph (id INTEGER PRIMARY KEY)")


def version_of(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def test_versions_are_run_in_order_and_once() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        assert version_of(connection) == VERSION
        migrate(connection, (*MIGRATIONS, NEXT))
        assert version_of(connection) == VERSION + 1
        migrate(connection, (*MIGRATIONS, NEXT))
        assert version_of(connection) == VERSION + 1


@pytest.mark.parametrize("broken", [("NONSENSE", *NEXT), (NEXT[0], "NONSENSE", NEXT[1]), (*NEXT, "NONSENSE")])
def test_a_migration_that_fails_leaves_the_version_before(broken: tuple[str, ...]) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        before = connection.execute("SELECT * FROM sqlite_master").fetchall()
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, (*MIGRATIONS, broken))
        assert version_of(connection) == VERSION
        assert connection.execute("SELECT * FROM sqlite_master").fetchall() == before
        migrate(connection, (*MIGRATIONS, NEXT))
        assert version_of(connection) == VERSION + 1


OLD = Path(__file__).parents[1] / "data" / "format1"


@pytest.fixture(params=["empty", "signed", "worked"])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A file as version 1 left it."""
    return Path(shutil.copy(OLD / f"{request.param}.ziping", tmp_path / "自评.ziping"))


def test_an_old_file_is_brought_forward_with_a_verified_copy_beside_it(old: Path) -> None:
    before = old.read_bytes()
    with reopen(old, read_only=True) as file:
        says = snapshot(file)
    assert old.read_bytes() == before

    with reopen(old) as file:
        assert file.read_only is None
        assert snapshot(file) == says

    copy = copy_name(old, 1)
    assert sorted(each.name for each in old.parent.iterdir()) == sorted([old.name, copy.name])
    with closing(sqlite3.connect(copy)) as raw:
        assert version_of(raw) == 1
    with reopen(copy, read_only=True) as file:
        assert snapshot(file) == says
    with reopen(old) as file:
        assert snapshot(file) == says


def test_a_damaged_old_file_is_neither_changed_nor_copied(old: Path) -> None:
    raw = bytearray(old.read_bytes())
    at = raw.index("某市某局".encode())
    raw[at] ^= 1
    old.write_bytes(raw)
    assert problem_of(lambda: reopen(old).close()) is Problem.FILE_DAMAGED
    assert old.read_bytes() == raw
    assert not copy_name(old, 1).exists()


def test_an_old_file_that_cannot_be_copied_is_shown_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()

    def fail(*_: object, **__: object) -> None:
        raise UserError(Problem.FILE_WRITE, file="x", why="磁盘空间不足")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.storage.upgrade.copy_verified", fail)
        with reopen(old) as file:
            assert file.read_only is not None
            assert "备份没有做成，磁盘空间不足" in file.read_only.problem
    assert old.read_bytes() == before
    with reopen(old) as file:
        assert file.read_only is None


def test_repeated_attempts_keep_one_copy_and_a_kill_midway_leaves_the_old_version(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*MIGRATIONS[:1], (*MIGRATIONS[1][:5], "NONSENSE"))
    for _ in range(3):
        with monkeypatch.context() as patch:
            patch.setattr("desktop.storage.upgrade.migrate", lambda raw: migrate(raw, broken))
            with reopen(old) as file:
                assert file.read_only is not None
                assert "文件格式升级没有成功" in file.read_only.problem
    assert [each.name for each in old.parent.glob("*格式1*")] == [copy_name(old, 1).name]
    with reopen(old) as file:
        assert file.read_only is None
