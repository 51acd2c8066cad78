"""The bytes of evidence: once each, whole or not there, frozen with their revision, found when damaged."""

from __future__ import annotations

import io
import random
import sqlite3
from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Change, Kind, Place
from desktop.storage.attachments import CHUNK, Attached, measure
from desktop.storage.evaluation_file import EvaluationFile
from tests.storage.crashing import processes
from tests.storage.samples import HOLDER, NOW, done, fact, make, problem_of, reopen, revision_of, snapshot
from tests.storage.test_damage import spoil

BIG = random.Random(5).randbytes(3 * CHUNK + 17)


def attach(file: EvaluationFile, data: bytes) -> Attached:
    return file.attachments.attach(io.BytesIO(data), "附件.bin")


def named(key: str, attached: Attached) -> list[Change]:
    """The cells that name an attachment."""
    return [
        Change(Place(Kind.EVIDENCE, key, "sha256"), attached.sha256),
        Change(Place(Kind.EVIDENCE, key, "size"), str(attached.size)),
    ]


def chunks(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        (count,) = raw.execute("SELECT count(*) FROM attachment_chunk").fetchone()
    return int(count)


def read(file: EvaluationFile, attached: Attached) -> bytes:
    return b"".join(file.attachments.read(attached.sha256))


def test_bytes_come_back_and_stand_there_once(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    with make(path) as file:
        first, again, empty = attach(file, BIG), attach(file, BIG), attach(file, b"")
        assert first == again
        assert chunks(path) == 4
    with reopen(path, read_only=True) as file:
        assert dict(file.attachments.sizes) == {first.sha256: len(BIG), empty.sha256: 0}
        assert read(file, first) == BIG
        assert read(file, empty) == b""
        assert file.attachments.verify() == ()
    file_copy = tmp_path / "copy.ziping"
    with reopen(path) as file:
        file.save_copy(file_copy)
    with reopen(file_copy) as file:
        assert read(file, first) == BIG


def test_edits_go_between_the_steps_and_nothing_is_seen_before_the_end(tmp_path: Path) -> None:
    data = BIG * 3
    with make(tmp_path / "a.ziping") as file:
        known = measure(io.BytesIO(data), "b")
        steps = file.attachments.attaching(io.BytesIO(data), "b", known)
        next(steps)
        file.apply(done(file.load(), fact("budget", "1")))
        assert known.sha256 not in file.attachments.sizes
        assert [*steps][-1] == len(data)
        assert read(file, known) == data


def test_a_source_that_changes_meanwhile_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    with make(path) as file:
        wrong = Attached("0" * 64, len(BIG))
        with pytest.raises(UserError, match="改动"):
            list(file.attachments.attaching(io.BytesIO(BIG), "b", wrong))
        assert dict(file.attachments.sizes) == {}
    assert chunks(path) == 0


def test_what_is_signed_named_or_undoable_is_never_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    with make(path) as file:
        signed, undone, loose = (attach(file, each) for each in (b"signed", b"undone", b"loose"))
        file.apply(done(file.load(), *named("e1", signed)))
        file.apply(done(file.load(), *named("e2", undone)))
        file.apply(done(file.load(), Change(Place(Kind.EVIDENCE, "e2", "sha256"), None)))
        assert file.attachments.drop_unreferenced(even_undone=True) == 0  # attached a moment ago
        file.freeze(revision_of(file))
        with pytest.raises(UserError) as caught:
            attach(file, b"late")
        assert caught.value.code is Problem.FILE_SIGNED
        file.reopen("调整", NOW)
        file.apply(done(file.load(), Change(Place(Kind.EVIDENCE, "e1", "sha256"), None)))
    for statement in ("DELETE FROM attachment", "UPDATE attachment SET size = 1", "DELETE FROM attachment_chunk"):
        with closing(sqlite3.connect(path)) as raw, pytest.raises(sqlite3.IntegrityError):
            raw.execute(statement)
    with reopen(path) as file:
        assert file.attachments.drop_unreferenced() == len(b"loose")
        assert file.attachments.drop_unreferenced(even_undone=True, shrink=True) == len(b"undone")
        assert file.attachments.sizes.keys() == {signed.sha256}
        assert loose.sha256 not in file.attachments.sizes
        file.apply(done(file.load(), fact("budget", "1")))
    with reopen(path) as file:
        assert read(file, signed) == b"signed"


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["attach", "name", "forget", "drop", "again"]), st.integers(0, 3)), max_size=9)
)
def test_whatever_is_done_the_named_bytes_are_there(steps: list[tuple[str, int]]) -> None:
    pieces = [b"", b"a" * 10, random.Random(1).randbytes(CHUNK), random.Random(2).randbytes(CHUNK + 1)]
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.ziping")
        file = make(path)
        for what, number in steps:
            evidence = file.load().evidence
            match what:
                case "attach":
                    attach(file, pieces[number])
                case "name":
                    file.apply(done(file.load(), *named(f"e{number}", attach(file, pieces[number]))))
                case "forget" if f"e{number}" in evidence:
                    file.apply(done(file.load(), Change(Place(Kind.EVIDENCE, f"e{number}", "sha256"), None)))
                case "drop":
                    file.attachments.drop_unreferenced(even_undone=True)
                case "again":
                    file.close()
                    file = reopen(path)
        before = snapshot(file)
        file.close()
        with reopen(path) as file:
            assert snapshot(file) == before
            file.attachments.drop_unreferenced(even_undone=True)
            assert file.attachments.sizes.keys() == {each.sha256 for each in file.load().evidence.values()}
            assert file.attachments.verify() == ()
            for key, each in file.load().evidence.items():
                assert read(file, Attached(each.sha256, each.size)) == pieces[int(key[1:])]


@pytest.mark.parametrize(
    ("statement", "at_opening"),
    [
        ("UPDATE attachment_chunk SET data = zeroblob(length(data)) WHERE position = 1", False),
        ("UPDATE attachment_chunk SET [check] = x'00' WHERE position = 1", False),
        ("DELETE FROM attachment_chunk WHERE position = 3", False),
        ("UPDATE attachment SET size = 5", True),
        ("UPDATE attachment SET chain = x'00'", True),
        ("DELETE FROM attachment", True),
    ],
)
def test_damage_is_found_where_it_matters(tmp_path: Path, statement: str, at_opening: bool) -> None:
    path = tmp_path / "a.ziping"
    with make(path) as file:
        attached = attach(file, BIG)
    spoil(path, statement)
    if at_opening:
        assert problem_of(lambda: reopen(path).close()) is Problem.FILE_DAMAGED
        return
    with reopen(path) as file:
        assert problem_of(lambda: read(file, attached)) is Problem.FILE_DAMAGED
        assert file.attachments.verify() == (attached.sha256,)


def test_no_flipped_bit_in_evidence_goes_unnoticed(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    with make(path, [fact("budget", "100")]) as file:
        attached = attach(file, BIG * 6)  # more than is looked at whole at opening
        file.apply(done(file.load(), *named("e1", attached)))
        says = snapshot(file)
    raw, chance, fates = path.read_bytes(), random.Random(7), set[str]()
    for _ in range(25):
        bit = chance.randrange(len(raw) * 8)
        with path.open("r+b") as out:
            out.seek(bit // 8)
            out.write(bytes([raw[bit // 8] ^ 1 << bit % 8]))
        try:
            with reopen(path) as file:
                assert snapshot(file) == says
                damaged = file.attachments.verify()
            fates.add("found" if damaged else "harmless")
            if not damaged:
                with reopen(path) as file:
                    assert read(file, attached) == BIG * 6
        except UserError as error:
            fates.add(error.code.name)
        path.write_bytes(raw)
    assert "found" in fates


def attach_until_killed(path: Path, told: Connection) -> None:
    with EvaluationFile.open(path, holder=HOLDER, now=NOW) as file:
        source = io.BytesIO(BIG * 20)
        file.attachments.attach(source, "b", progress=lambda done, _: told.send_bytes(b"%d" % done))


def test_a_program_killed_while_attaching_leaves_nothing_that_is_seen_or_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    make(path).close()
    sizes = []
    for kill in range(4):
        ours, theirs = processes().Pipe(duplex=False)
        child = processes().Process(target=attach_until_killed, args=(path, theirs))
        child.start()
        theirs.close()
        for _ in range(kill % 2 + 2):
            ours.recv_bytes()
        child.kill()
        child.join()
        with reopen(path) as file:
            assert dict(file.attachments.sizes) == {}
            assert file.attachments.verify() == ()
        sizes.append(path.stat().st_size)
    assert max(sizes) < 2 * len(BIG * 20)
    with reopen(path) as file:
        small = attach(file, b"small")
        assert chunks(path) == 1
        assert read(file, small) == b"small"
