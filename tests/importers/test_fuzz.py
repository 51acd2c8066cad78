"""The fuzz corpus: valid files of every format, mutated; each is read or refused in the reading process, within limits.

Its memory limit is far above what any of them needs, so one that asks for more ends as IMPORT_STOPPED and fails here.
"""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers.reader import Reader
from tests.importers.documents import WRITERS
from tests.importers.sheets import SAMPLE
from tests.importers.test_reports import REPORT

XLS = Path(__file__).parents[1] / "data" / "import" / "last-year.xls"
ALLOWED = {
    *(Problem.IMPORT_UNREADABLE, Problem.IMPORT_TOO_LARGE, Problem.IMPORT_NOTHING, Problem.IMPORT_SCANNED),
    Problem.IMPORT_OLD_FORMAT,
}
SLOWEST = 6  # seconds of one file on a busy machine; alone they take a tenth
FORMATS = (*WRITERS, ".xlsx", ".xls", ".et", ".doc", ".wps", ".rtf")


def whole(suffix: str, folder: Path) -> bytes:
    """A valid file of a format; old suffixes hold what offices keep under them."""
    if suffix in (".xlsx", ".xls", ".et"):
        return (SAMPLE if suffix == ".xlsx" else XLS).read_bytes()
    if suffix == ".rtf":
        return b"{\\rtf1\\ansi " + b"1. \\par " * 50 + b"}"
    stands_for = {".doc": ".docx", ".wps": ".html"}.get(suffix, suffix)
    return WRITERS[stands_for](folder / f"全{stands_for}", REPORT).read_bytes()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    """One for all of them, as an import of a folder has it."""
    with Reader(lambda: False) as apart:
        yield apart


@pytest.fixture(autouse=True)
def _no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.importers.libreoffice.program", lambda: None)


def assert_read_or_refused(reader: Reader, path: Path, rubric: Rubric) -> None:
    began = time.monotonic()
    try:
        reader.begin(path)
        if reader.opened() is None:
            got: object = reader.understand(rubric)
            assert isinstance(got, ImportResult)
    except UserError as refused:
        assert refused.code in ALLOWED, (refused, getattr(refused, "__notes__", ""))  # noqa: PT017 - it may be read
        assert path.name in refused.problem  # noqa: PT017
    assert time.monotonic() - began < SLOWEST


def flipped(data: bytes, draw: st.DrawFn) -> bytes:
    changed = bytearray(data)
    for at, byte in draw(st.lists(st.tuples(st.integers(0, len(data) - 1), st.integers(0, 255)), max_size=20)):
        changed[at] = byte
    return bytes(changed)


def cut(data: bytes, draw: st.DrawFn) -> bytes:
    return data[: draw(st.integers(0, len(data)))]


def doubled(data: bytes, draw: st.DrawFn) -> bytes:
    begin = draw(st.integers(0, len(data) - 1))
    end = draw(st.integers(begin, min(begin + 2000, len(data))))
    return data[:end] + data[begin:end] * draw(st.integers(1, 50)) + data[end:]


def swollen(data: bytes, draw: st.DrawFn) -> bytes:
    """Every place of four bytes may be a size."""
    at = draw(st.integers(0, max(len(data) - 4, 0)))
    size = draw(st.sampled_from([0, 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE]))
    return data[:at] + size.to_bytes(4, draw(st.sampled_from(["little", "big"]))) + data[at + 4 :]


MUTATIONS: tuple[Callable[[bytes, st.DrawFn], bytes], ...] = (flipped, cut, doubled, swollen)


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
        if data:
            data = mutation(data, draw)
    return data


@pytest.mark.parametrize("suffix", FORMATS)
def test_mutated_files_are_read_or_refused(guangzhou: Rubric, reader: Reader, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"变{suffix}"

    @settings(max_examples=25, deadline=None)
    @given(mutated(whole(suffix, tmp_path)))
    def mutate(data: bytes) -> None:
        path.write_bytes(data)
        assert_read_or_refused(reader, path, guangzhou)

    mutate()


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".odt"])
def test_mutated_parts_of_a_package_are_read_or_refused(
    guangzhou: Rubric, reader: Reader, tmp_path: Path, suffix: str
) -> None:
    source = tmp_path / f"全{suffix}"
    source.write_bytes(whole(suffix, tmp_path))
    with zipfile.ZipFile(source) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    path = tmp_path / f"变{suffix}"

    @settings(max_examples=25, deadline=None)
    @given(st.data(), st.sampled_from([name for name, data in parts.items() if data]))
    def mutate(data: st.DataObject, name: str) -> None:
        changed = data.draw(mutated(parts[name]))
        with zipfile.ZipFile(path, "w") as package:
            for each, content in parts.items():
                package.writestr(each, changed if each == name else content)
        assert_read_or_refused(reader, path, guangzhou)

    mutate()


@pytest.mark.parametrize("suffix", FORMATS)
def test_every_format_under_every_name_is_read_or_refused(
    guangzhou: Rubric, reader: Reader, tmp_path: Path, suffix: str
) -> None:
    content = whole(suffix, tmp_path)
    for other in FORMATS:
        path = tmp_path / f"名{other}"
        path.write_bytes(content)
        assert_read_or_refused(reader, path, guangzhou)
