"""Versions of the schema: the runner, and that classes and schema speak of the same columns."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlmodel import SQLModel

from desktop.storage import tables
from desktop.storage.migrations import MIGRATIONS, VERSION, expected_schema, migrate


def test_the_classes_describe_the_schema() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        for name in ("header", "rubric_file", "cell", "history", "revision", "signature"):
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


NEXT = ("ALTER TABLE cell ADD COLUMN colour TEXT", "CREATE TABLE evidence (id INTEGER PRIMARY KEY)")


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
