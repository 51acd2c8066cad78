"""Schema versions in order, and the runner that brings a database from one to the next.

A version once released is never edited: the next one is added to MIGRATIONS. A migration that rewrites rows must also
rewrite their checks and the content sum. A file of an older version that cannot be written is verified against the
schema of its own version and shown as it is; before one is brought forward, ``upgrade`` keeps a verified copy.
"""

from __future__ import annotations

import functools
import sqlite3
from collections.abc import Sequence
from contextlib import closing

from desktop.storage.migrations import m0001_start, m0002_parts_evidence, m0003_scans

Statements = Sequence[str]
Schema = frozenset[tuple[str, str, str]]  # (type, name, SQL) of every table and trigger

MIGRATIONS: tuple[Statements, ...] = (
    m0001_start.STATEMENTS,
    m0002_parts_evidence.STATEMENTS,
    m0003_scans.STATEMENTS,
)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, migrations: Sequence[Statements] = MIGRATIONS) -> None:
    """Bring the schema from its user_version to the newest, each version in a transaction of its own.

    The connection must be in autocommit mode. A kill in between leaves one version or the next, never a mixture.
    """
    version = schema_version(connection)
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


def schema_version(connection: sqlite3.Connection) -> int:
    """The version a database says it is of."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def schema_of(connection: sqlite3.Connection) -> Schema:
    """What a database's schema says, statistics of other programs left aside."""
    return frozenset(
        connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    )


@functools.cache
def expected_schema(version: int = VERSION) -> Schema:
    """The schema of a sound file of a version; anything missing, added or altered is damage."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS[:version])
        return schema_of(connection)
