"""A file that rotted on its disk opens with its true content or not at all."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import Problem, UserError
from desktop.domain.evaluation import Kind, Place
from desktop.storage.connection import connect, disconnect
from desktop.storage.content import read_content
from desktop.storage.rows import ChangedByOthersError, RowWriter
from desktop.storage.tables import REVISION
from tests.storage.samples import make, reopen, snapshot, worked_on

FLIPS = int(os.environ.get("ZIPINGTAI_FLIPS", "300"))

Sound = tuple[bytes, dict[str, Any]]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """The bytes of a realistic file, and what it says."""
    path = tmp_path_factory.mktemp("sound") / "a.ziping"
    with worked_on(path) as file:
        says = snapshot(file)
    return path.read_bytes(), says


def fate(path: Path, raw: bytes, says: dict[str, Any]) -> str:
    """What becomes of a file with these bytes: harmless, detected (which problem), or SILENT."""
    path.write_bytes(raw)
    try:
        with reopen(path) as file:
            newer = file.read_only is not None and file.read_only.code is Problem.FILE_NEWER
            return "newer" if newer else "harmless" if snapshot(file) == says else "SILENT"
    except UserError as error:
        return error.code.name


def test_no_flipped_bit_goes_unnoticed(tmp_path: Path, sound: Sound) -> None:
    raw, says = sound
    chance, fates = random.Random(300), dict[str, int]()
    for _ in range(FLIPS):
        bit = chance.randrange(len(raw) * 8)
        flipped = bytearray(raw)
        flipped[bit // 8] ^= 1 << bit % 8
        what = fate(tmp_path / "a.ziping", bytes(flipped), says)
        assert what in ("harmless", "FILE_DAMAGED", "FILE_NOT_OURS", "newer"), f"bit {bit}: {what}"
        fates[what] = fates.get(what, 0) + 1
    assert fates["FILE_DAMAGED"] > FLIPS / 4


def test_no_flipped_bit_of_the_first_hundred_bytes_goes_unnoticed(tmp_path: Path, sound: Sound) -> None:
    """The header of the database: page size, text encoding, versions, counters."""
    raw, says = sound
    for bit in range(0, 800, 3):
        flipped = bytearray(raw)
        flipped[bit // 8] ^= 1 << bit % 8
        what = fate(tmp_path / "a.ziping", bytes(flipped), says)
        assert what in ("harmless", "FILE_DAMAGED", "FILE_NOT_OURS", "newer"), f"bit {bit}: {what}"


def test_no_truncation_goes_unnoticed(tmp_path: Path, sound: Sound) -> None:
    raw, says = sound
    chance = random.Random(4096)
    ends = {*range(0, len(raw), 4096), *(chance.randrange(len(raw)) for _ in range(60)), 1, 15, 16, 99, 100, 511, 512}
    for end in sorted(ends):
        assert fate(tmp_path / "a.ziping", raw[:end], says) in ("FILE_DAMAGED", "FILE_NOT_OURS"), f"cut at {end}"


def test_no_page_of_zeros_goes_unnoticed(tmp_path: Path, sound: Sound) -> None:
    raw, says = sound
    for start in range(0, len(raw), 4096):
        zeroed = raw[:start] + bytes(4096) + raw[start + 4096 :]
        what = fate(tmp_path / "a.ziping", zeroed, says)
        assert what in ("harmless", "FILE_DAMAGED", "FILE_NOT_OURS"), f"page at {start}: {what}"


def test_bytes_appended_do_no_harm(tmp_path: Path, sound: Sound) -> None:
    raw, says = sound
    for extra in (b"\0", b"PK\x03\x04" * 50, bytes(4096), b"\r\n"):
        assert fate(tmp_path / "a.ziping", raw + extra, says) == "harmless"


def spoil(path: Path, *statements: str) -> None:
    """What another program may do to a file, triggers taken away where they are in its way and put back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, sql in triggers:
            raw.execute(sql)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE cell SET value = '40000' WHERE kind = 'fact' AND key = 'executed'", "数据项“executed”"),
        ("UPDATE cell SET value = value || '。' WHERE key = 'mgmt.7' AND field = 'basis'", "指标“mgmt.7”的评分依据"),
        ("UPDATE cell SET value = CAST(x'ff41' AS TEXT) WHERE key = 'narrative.c'", "文字“narrative.c”"),
        ("UPDATE cell SET key = CAST(x'ff41' AS TEXT) WHERE key = 'narrative.c'", "文字“\\udcffA”"),
        ("UPDATE cell SET kind = 'secret' WHERE key = 'narrative.c'", "内容（secret）“narrative.c”"),
        ("UPDATE cell SET [check] = 'abc' WHERE key = 'narrative.c'", "文字“narrative.c”"),
        ("DELETE FROM cell WHERE key = 'narrative.c'", "可能缺少整行内容"),
        ("UPDATE rubric_file SET text = replace(text, '20', '25') WHERE name = 'rubric.yaml'", "文件“rubric.yaml”"),
        ("UPDATE header SET value = '另一个单位' WHERE name = 'unit'", "文件头“unit”"),
        ("UPDATE header SET value = '1' WHERE name = 'pending'", "文件头“pending”"),
        ("DELETE FROM header WHERE name = 'pending'", "可能缺少整行内容"),
        ("UPDATE revision SET reason = '无'", "签发的修订“1”"),
        ("UPDATE revision SET data = x'7b7d'", "签发的修订“1”"),
        ("UPDATE signature SET name = '丙' WHERE role = '填报人'", "签字“1”"),
        ("DELETE FROM signature WHERE role = '填报人'", "可能缺少整行内容"),
        ("UPDATE history SET label = '没有改过' WHERE id = 7", "修改记录第 7 条"),
        ("DELETE FROM history WHERE id = 7", "修改记录第 8 条"),
        ("DELETE FROM history WHERE id = (SELECT max(id) FROM history)", "可能缺少整行内容"),
        ("CREATE TABLE extra (x)", "表或触发器的定义被改动"),
        ("ALTER TABLE cell ADD COLUMN colour TEXT", "表或触发器的定义被改动"),
        ("PRAGMA user_version = 0", "格式版本"),
        ("PRAGMA user_version = -3", "格式版本"),
    ],
)
def test_the_place_of_the_damage_is_named(tmp_path: Path, statement: str, named: str) -> None:
    path = tmp_path / "自评.ziping"
    worked_on(path).close()
    spoil(path, statement)

    with pytest.raises(UserError) as caught:
        reopen(path)

    assert caught.value.code is Problem.FILE_DAMAGED
    assert named in caught.value.problem
    assert "自评.ziping" in caught.value.problem
    assert [each.name for each in tmp_path.iterdir()] == ["自评.ziping"]


def test_a_file_without_its_triggers_is_refused(tmp_path: Path) -> None:
    """They are what keeps signed content signed."""
    path = tmp_path / "a.ziping"
    make(path).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TRIGGER revision_update")

    with pytest.raises(UserError, match="表或触发器的定义被改动"):
        reopen(path)


def test_statistics_left_by_a_database_tool_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.ziping"
    with worked_on(path) as file:
        says = snapshot(file)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("ANALYZE")
        raw.execute("VACUUM")

    with reopen(path) as file:
        assert snapshot(file) == says


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE recipes (name)")
        raw.execute("PRAGMA application_id = 7")


@pytest.mark.parametrize(
    ("make_it", "code", "said"),
    [
        (lambda _: None, Problem.FILE_MISSING, "找不到"),
        (lambda path: path.write_bytes(b""), Problem.FILE_NOT_OURS, "空的"),
        (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(5000)), Problem.FILE_NOT_OURS, "不是自评台的格式"),
        (lambda path: path.write_text("unit: 某局", "utf-8"), Problem.FILE_NOT_OURS, "不是自评台的格式"),
        (lambda path: path.mkdir(), Problem.FILE_NOT_OURS, "文件夹"),
        (other_database, Problem.FILE_NOT_OURS, "其他程序的数据库"),
    ],
)
def test_what_is_no_file_of_ours_is_refused_and_left_alone(
    tmp_path: Path, make_it: Callable[[Path], None], code: Problem, said: str
) -> None:
    path = tmp_path / "自评.ziping"
    make_it(path)
    before = path.read_bytes() if path.is_file() else None

    with pytest.raises(UserError, match=said) as caught:
        reopen(path)

    assert caught.value.code is code
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [each.name for each in tmp_path.iterdir()] == ([] if code is Problem.FILE_MISSING else ["自评.ziping"])


def write_nonsense(path: Path, write: Callable[[RowWriter], None]) -> None:
    """Rows with right checks and a right sum, as a faulty program of ours would write them."""
    connection = connect(path, write=True)
    try:
        content = read_content(connection, path.name)
        with connection.begin():
            rows = RowWriter(connection, content.total)
            write(rows)
            rows.close_sum()
    finally:
        disconnect(connection)


@pytest.mark.parametrize(
    ("write", "named"),
    [
        (lambda rows: rows.set_cells({}, {Place(Kind.FACT, "budget"): "很多"}), "数据项“budget”应为数字，读到“很多”"),
        (lambda rows: rows.set_cells({}, {Place(Kind.OWN, "own.1", "position"): "x" * 99}), "自设指标“own.1”的次序"),
        (lambda rows: rows.set_cells({}, {Place(Kind.LEAF, "a", "mood"): "好"}), "指标“a”的mood不是本程序认识的内容"),
        (lambda rows: rows.add(REVISION, [(1, b"{}", "", "", "", "昨天")]), "签发记录不能解读"),
    ],
)
def test_content_that_makes_no_sense_is_named(tmp_path: Path, write: Callable[[RowWriter], None], named: str) -> None:
    path = tmp_path / "a.ziping"
    make(path).close()
    write_nonsense(path, write)

    with pytest.raises(UserError) as caught:
        reopen(path)

    assert caught.value.code is Problem.FILE_DAMAGED
    assert named in caught.value.problem


def test_a_header_that_makes_no_sense_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("desktop.storage.opening.PENDING", "pended")
        with pytest.raises(UserError, match="文件头的内容不能解读"):
            make(tmp_path / "a.ziping")
    assert list(tmp_path.iterdir()) == []


def test_a_history_that_rots_while_the_file_is_open_is_noticed(tmp_path: Path) -> None:
    with worked_on(tmp_path / "a.ziping") as file:
        spoil(tmp_path / "a.ziping", "UPDATE history SET label = '没有改过' WHERE id = 7")
        with pytest.raises(UserError, match="修改记录第 7 条") as caught:
            file.log()
        assert caught.value.code is Problem.FILE_DAMAGED


def test_two_writers_of_the_same_sum_do_not_both_win(tmp_path: Path) -> None:
    """The sum a transaction starts from must be the one it replaces."""
    make(tmp_path / "a.ziping").close()

    with pytest.raises(ChangedByOthersError):
        write_nonsense(tmp_path / "a.ziping", lambda rows: RowWriter(rows._connection, rows.total + 1).close_sum())
