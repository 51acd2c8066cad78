"""Schema versions in order, and the runner that brings a database from one to the next.

A version once released is never edited: the next one is added to MIGRATIONS. A migration that rewrites rows must also
rewrite their checks and the content sum. Whoever adds version 2 also settles how a file of version 1 is shown where it
cannot be written, and that a copy is made first.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from desktop.storage.migrations import m0001_start

Statements = Sequence[str]
Schema = frozenset[tuple[str, str, str]]  # (type, name, SQL) of every table and trigger

MIGRATIONS: tuple[Statements, ...] = (m0001_start.STATEMENTS,)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Statements] = MIGRATIONS) -> None:
    """Bring the schema from its user_version to the newest, each version in a transaction of its own.

    The connection must be in autocommit mode. A kill in between leaves one version or the next, never a mixture.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, statements in enumerate(migrations[version:], version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")  # part of the transaction: it stands on page 1
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")


def schema_of(connection: sqlite3.Connection) -> Schema:
    """What a database's schema says, statistics of other programs left aside."""
    return frozenset(
        connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    )


@functools.cache
def expected_schema() -> Schema:
    """The schema of a sound file of this version; anything missing, added or altered is damage."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        return schema_of(connection)
