"""What was signed stays as it was signed, whoever tries: this program or any other that writes SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Kind, Place
from desktop.domain.signoff import Signature, thaw
from tests.small_rubric import SMALL
from tests.storage.samples import NOW, done, fact, fill, leaf, make, reopen, revision_of, snapshot


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A file with one signed revision, of which it holds the content."""
    path = tmp_path / "自评.ziping"
    with make(path, [fact("budget", "100"), leaf("mgmt.rate", "basis", "决算报表")]) as file:
        fill(file, 6)
        file.freeze(revision_of(file))
    return path


def test_signing_freezes_the_content_and_reopening_frees_it(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    with make(path, [fact("budget", "100")]) as file:
        first = revision_of(file)
        file.freeze(first)
        with pytest.raises(UserError, match="第1次") as caught:
            file.apply(done(file.load(), fact("budget", "200")))
        assert caught.value.code is Problem.FILE_SIGNED
        file.sign(1, Signature("单位负责人", "乙", NOW))

    with reopen(path) as file:
        assert [each.role for each in file.revisions()[0].signatures] == ["填报人", "单位负责人"]
        assert file.pending() == (1, "")
        file.reopen("审计调整", NOW)
        assert file.pending() == (2, "审计调整")
        file.apply(done(file.load(), fact("budget", "200")))
        second = revision_of(file)
        file.freeze(second)

    with reopen(path) as file:
        assert [each.number for each in file.revisions()] == [1, 2]
        assert file.revisions()[1] == second
        assert second.previous == first.digest
        assert second.reason == "审计调整"
        assert file.pending() == (2, "审计调整")
        assert thaw(file.revisions()[1].data)[0] == file.load()
        assert file.revisions()[0].data == first.data


def test_a_role_signs_a_revision_once(signed: Path) -> None:
    with reopen(signed) as file:
        before = snapshot(file)
        with pytest.raises(UserError, match="“填报人”已于 2024年3月1日 由 甲 签字") as caught:
            file.sign(1, Signature("填报人", "丙", NOW))
        assert caught.value.code is Problem.SIGN_TWICE
        with pytest.raises(ValueError, match="no revision 2"):
            file.sign(2, Signature("单位负责人", "乙", NOW))
        assert snapshot(file) == before


def test_what_is_signed_is_what_the_file_holds(tmp_path: Path) -> None:
    """An edit that could not be written still stands on the screen; signing the screen would sign what is not kept."""
    with make(tmp_path / "a.ziping", [fact("budget", "100")]) as file:
        on_screen = revision_of(file)
        file.apply(done(file.load(), fact("budget", "200")))

        with pytest.raises(UserError, match="还没有全部写入文件") as caught:
            file.freeze(on_screen)

        assert caught.value.code is Problem.FILE_WRITE
        assert file.revisions() == ()


def test_only_the_next_revision_can_be_frozen(signed: Path) -> None:
    with reopen(signed) as file:
        again = revision_of(file)
        with pytest.raises(UserError) as caught:
            file.freeze(again)
        assert caught.value.code is Problem.FILE_SIGNED
        file.reopen("调整", NOW)
        right = revision_of(file)
        for wrong in (
            replace(right, number=3),
            replace(right, number=1),
            replace(right, previous=""),
            replace(right, digest="0" * 64),
        ):
            with pytest.raises(ValueError, match=r"digest|next revision"):
                file.freeze(wrong)
        with pytest.raises(ValueError, match="nothing is signed"):
            file.reopen("再调整", NOW)
        file.freeze(right)
        assert len(file.revisions()) == 2


REFUSED_WHEN_SIGNED = [
    "INSERT INTO cell VALUES ('fact', 'new', '', '1', x'00')",
    "INSERT OR REPLACE INTO cell VALUES ('fact', 'budget', '', '1', x'00')",
    "INSERT INTO cell VALUES ('fact', 'budget', '', '1', x'00') ON CONFLICT DO UPDATE SET value = '1'",
    "UPDATE cell SET value = '1'",
    "UPDATE OR REPLACE cell SET key = 'budget' WHERE kind = 'leaf'",
    "DELETE FROM cell",
    "DELETE FROM cell WHERE key = 'budget'",
    "INSERT INTO history VALUES (99, '', 'do', '', '[]', '[]', x'00')",
    "INSERT INTO revision VALUES (2, x'00', '', '', '', '', x'00')",
    "INSERT INTO header VALUES ('reopened.3', '{}', x'00')",
]
REFUSED_ALWAYS = [
    "UPDATE revision SET data = x'00'",
    "UPDATE revision SET number = 5",
    "UPDATE revision SET rowid = 5",
    "UPDATE OR REPLACE revision SET reason = ''",
    "UPDATE OR IGNORE revision SET reason = '改'",
    "INSERT OR REPLACE INTO revision VALUES (1, x'00', '', '', '', '', x'00')",
    "REPLACE INTO revision SELECT number, x'00', digest, previous, reason, frozen_at, [check] FROM revision",
    "REPLACE INTO revision SELECT 1, data, digest, previous, '改', frozen_at, [check] FROM revision",
    "DELETE FROM revision",
    "UPDATE signature SET name = '丙'",
    "UPDATE signature SET number = 2",
    "DELETE FROM signature",
    "INSERT OR REPLACE INTO signature VALUES (1, '填报人', 1, '丙', '', x'00')",
    "INSERT INTO signature VALUES (7, '填报人', 1, '丙', '', x'00')",
    "UPDATE history SET label = ''",
    "DELETE FROM history",
    "INSERT OR REPLACE INTO history VALUES (1, '', 'do', '', '[]', '[]', x'00')",
    "INSERT INTO rubric_file VALUES ('x.yaml', '', x'00')",
    "INSERT OR REPLACE INTO rubric_file VALUES ('rubric.yaml', '', x'00')",
    "UPDATE rubric_file SET text = ''",
    "DELETE FROM rubric_file",
    "UPDATE header SET value = '9' WHERE name = 'pending'",
    "UPDATE header SET value = '0' WHERE name = 'pending'",
    "UPDATE header SET value = NULL WHERE name = 'pending'",
    "UPDATE header SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'pending'",
    "UPDATE OR REPLACE header SET name = 'pending', value = '2' WHERE name = 'unit'",
    "UPDATE header SET name = 'was' WHERE name = 'pending'",
    "UPDATE header SET value = '别的单位' WHERE name = 'unit'",
    "INSERT OR REPLACE INTO header VALUES ('pending', '2', x'00')",
    "INSERT INTO header VALUES ('reopened.9', '{}', x'00')",
    "DELETE FROM header WHERE name = 'pending'",
    "DELETE FROM header",
]


def try_to(path: Path, statement: str, *, recursive: bool) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute(f"PRAGMA recursive_triggers = {recursive}")
        raw.execute(statement)


@pytest.mark.parametrize("recursive", [True, False])
def test_no_statement_changes_what_was_signed(signed: Path, recursive: bool) -> None:
    with reopen(signed) as file:
        before = snapshot(file)

    for statement in REFUSED_WHEN_SIGNED + REFUSED_ALWAYS:
        with pytest.raises(sqlite3.IntegrityError):
            try_to(signed, statement, recursive=recursive)

    with reopen(signed) as file:
        assert snapshot(file) == before


@pytest.mark.parametrize("recursive", [True, False])
def test_an_earlier_revision_is_as_safe_after_reopening(signed: Path, recursive: bool) -> None:
    with reopen(signed) as file:
        file.reopen("调整", NOW)
        before = snapshot(file)

    for statement in REFUSED_ALWAYS:
        with pytest.raises(sqlite3.IntegrityError):
            try_to(signed, statement, recursive=recursive)

    with reopen(signed) as file:
        assert snapshot(file) == before
        file.apply(done(file.load(), fact("budget", "300")))


def test_the_statements_are_refused_for_their_content_not_their_grammar(tmp_path: Path) -> None:
    """The very same statements on cells go through while nothing is signed."""
    path = tmp_path / "a.ziping"
    make(path, [fact("budget", "100"), leaf("mgmt.rate", "basis", "决算")]).close()
    for statement in REFUSED_WHEN_SIGNED[:4] + REFUSED_WHEN_SIGNED[6:8]:
        try_to(path, statement, recursive=True)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM history").fetchone() == (1,)


def test_the_reviewer_writes_beside_what_is_signed(signed: Path) -> None:
    words = Change(Place(Kind.REVIEW, "mgmt.rate", "opinion"), "依据不足")
    score = Change(Place(Kind.REVIEW, "mgmt.rate", "score"), "1.5")
    with reopen(signed) as file:
        content = file.load()
        file.apply(done(content, words, score))
        assert file.load().signable == content
        for mixed in ((words, fact("budget", "1")), (Change(Place(Kind.PART, "p9", "review/a/opinion"), "无"),)):
            with pytest.raises(UserError) as caught:
                file.apply(done(file.load(), *mixed))
            assert caught.value.code is Problem.FILE_SIGNED
        file.sign(1, Signature("单位负责人", "乙", NOW))
        file.reopen("调整", NOW)
        file.freeze(revision_of(file))
        file.apply(done(file.load(), Change(score.place, "2"), Change(words.place, None)))
    with reopen(signed) as file:
        assert str(file.load().review("mgmt.rate").score) == "2"
        assert thaw(file.revisions()[1].data)[0] == file.load().signable
    with pytest.raises(sqlite3.IntegrityError):
        try_to(signed, "UPDATE cell SET kind = 'fact' WHERE kind = 'review'", recursive=True)


def test_rubrics_of_further_evaluations_come_and_never_go(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    with make(path) as file:
        file.add_rubric("small-2", SMALL)
        file.add_rubric("small-2", SMALL)
        with pytest.raises(ValueError, match="another copy"):
            file.add_rubric("small-2", {"rubric.yaml": ""})
        file.freeze(revision_of(file))
        with pytest.raises(UserError) as caught:
            file.add_rubric("small-3", SMALL)
        assert caught.value.code is Problem.FILE_SIGNED
    for statement in (
        "DELETE FROM rubric_file WHERE name LIKE 'parts/%'",
        "UPDATE rubric_file SET text = '' WHERE name LIKE 'parts/%'",
        "INSERT INTO rubric_file VALUES ('parts/x/rubric.yaml', '', x'00')",
        "INSERT OR REPLACE INTO rubric_file VALUES ('parts/small-2/rubric.yaml', '', x'00')",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            try_to(path, statement, recursive=False)
    with reopen(path) as file:
        assert dict(file.part_rubrics) == {"small-2": SMALL}
        assert dict(file.rubric_files) == SMALL
