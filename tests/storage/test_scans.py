"""The scan of the stamped paper: it comes beside what is signed, and nothing that is signed comes with it."""

from __future__ import annotations

import io
import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.signoff import thaw
from desktop.storage.attachments import CHUNK, Attached, measure
from desktop.storage.evaluation_file import EvaluationFile
from desktop.storage.migrations import VERSION, expected_schema
from desktop.storage.upgrade import copy_name
from tests.storage.samples import done, fact, leaf, make, reopen, revision_of, snapshot

PAPER = random.Random(7).randbytes(2 * CHUNK + 5)
NAME = Place(Kind.SCAN, "1.1", "name")


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    path = tmp_path / "自评.ziping"
    with make(path, [fact("budget", "100"), leaf("mgmt.rate", "basis", "决算报表")]) as file:
        file.freeze(revision_of(file))
    return path


def scans(file: EvaluationFile) -> Attached:
    """Bytes and cells of the scan, as the program brings them in."""
    known = measure(io.BytesIO(PAPER), "盖章件.pdf")
    for _ in file.attachments.attaching(io.BytesIO(PAPER), "盖章件.pdf", known, beside=True):
        pass
    file.apply(done(file.load(), Change(Place(Kind.SCAN, "1.1", "sha256"), known.sha256), Change(NAME, "盖章件.pdf")))
    return known


def test_a_scan_comes_beside_a_signed_revision(signed: Path) -> None:
    with reopen(signed) as file:
        content, data = file.load(), file.revisions()[0].data
        known = scans(file)
        assert file.load().signable == content
        assert file.revisions()[0].data == data
    with reopen(signed, read_only=True) as file:
        assert file.load().scans["1.1"].name == "盖章件.pdf"
        assert b"".join(file.attachments.read(known.sha256)) == PAPER
        assert thaw(file.revisions()[0].data)[0] == file.load().signable


def test_evidence_is_refused_where_a_scan_is_taken(signed: Path) -> None:
    with reopen(signed) as file:
        with pytest.raises(UserError) as caught:
            file.attachments.attach(io.BytesIO(PAPER), "证据.pdf")
        assert caught.value.code is Problem.FILE_SIGNED
        known = scans(file)
        for place in (Place(Kind.EVIDENCE, "e1", "sha256"), Place(Kind.LEAF, "mgmt.rate", "note")):
            with pytest.raises(UserError) as caught:
                file.apply(done(file.load(), Change(NAME, "x"), Change(place, known.sha256)))
            assert caught.value.code is Problem.FILE_SIGNED


def test_bytes_are_kept_for_as_long_as_a_scan_names_them(signed: Path) -> None:
    with reopen(signed) as file:
        known = scans(file)
    with reopen(signed) as file:
        assert file.attachments.drop_unreferenced(even_undone=True) == 0
    for statement in ("DELETE FROM attachment", "UPDATE attachment_chunk SET data = x'00' WHERE position = 0"):
        with closing(sqlite3.connect(signed)) as raw, pytest.raises(sqlite3.IntegrityError):
            raw.execute(statement)
    with reopen(signed) as file:
        file.apply(done(file.load(), Change(Place(Kind.SCAN, "1.1", "sha256"), None)))
    with reopen(signed) as file:
        assert file.load().scans == {}
        assert file.attachments.drop_unreferenced(even_undone=True) == known.size


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cell SET kind = 'scan' WHERE kind = 'leaf'",
        "UPDATE cell SET kind = 'fact', key = 'budget' WHERE kind = 'scan' AND field = 'name'",
        "INSERT INTO cell VALUES ('fact', 'spent', '', '7', x'00')",
        "DELETE FROM cell WHERE kind = 'fact'",
    ],
)
def test_other_programs_cannot_use_it_as_a_door(signed: Path, statement: str) -> None:
    with reopen(signed) as file:
        scans(file)
    with closing(sqlite3.connect(signed)) as raw, pytest.raises(sqlite3.IntegrityError, match="已签发"):
        raw.execute(statement)


def test_a_signed_file_of_the_version_before_takes_scans_once_brought_forward(signed: Path) -> None:
    """Versions 2 and 3 differ in their triggers alone."""
    with reopen(signed) as file:
        says = snapshot(file)
    with closing(sqlite3.connect(signed, isolation_level=None)) as raw:
        for kind, name, _ in expected_schema(VERSION):
            if kind == "trigger":
                raw.execute(f"DROP TRIGGER {name}")
        for kind, _, sql in expected_schema(2):
            if kind == "trigger":
                raw.execute(sql)
        raw.execute("PRAGMA user_version = 2")

    with reopen(signed) as file:
        assert file.read_only is None
        assert snapshot(file) == says
        scans(file)
    assert copy_name(signed, 2).exists()
    with reopen(signed) as file:
        assert list(file.load().scans) == ["1.1"]
