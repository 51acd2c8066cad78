"""The reading process: whatever happens in it becomes a message, and it takes nothing along when it goes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import __main__ as program
from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import Confidence, ImportedIndicator, ImportedValue, ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers import child, limits, read
from desktop.importers.child import Child, command
from desktop.importers.reader import Reader
from desktop.importers.wire import decode, encode
from tests.importers import astray
from tests.importers.sheets import SAMPLE, leaves

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the readers gone astray speak POSIX")
TEXT = "二、绩效自评情况\n1.预算编制分值3分，自评得分3分。\n"


def never() -> bool:
    return False


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "上年.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def refusal(reader: str, path: Path, seconds: int = 20) -> UserError:
    with Child(never, astray.start(reader, str(path.with_name("满.bin"))), seconds) as apart:
        apart.ask_open(path, path.name, printed=True)
        with pytest.raises(UserError) as caught:
            apart.opened()
        assert apart._process is None
    assert path.name in caught.value.problem
    assert path.read_text(encoding="utf-8") == TEXT
    return caught.value


# ------------------------------------------------------------------ what a reader may do, and what becomes of it
@pytest.mark.parametrize(
    ("reader", "why"),
    [
        ("abort", "意外退出"),
        ("leave", "意外退出"),
        ("eat", "内存"),
        ("eat outside Python", "意外退出"),
        ("fail", "无法处理"),
        ("recurse", "无法处理"),
        ("talk", "内容过多"),
        ("answer nonsense", "无法识别"),
        ("answer in depth", "无法识别"),
        ("refuse without words", "无法识别"),
        ("fill the disk", "无法处理"),
    ],
)
def test_a_reader_gone_astray_is_a_message(report: Path, reader: str, why: str) -> None:
    refused = refusal(reader, report)
    assert refused.code is Problem.IMPORT_STOPPED
    assert why in refused.problem


def test_a_reader_that_hangs_is_killed_when_its_time_is_over(report: Path) -> None:
    refused = refusal("hang", report, seconds=2)
    assert "超过 2 秒" in refused.problem


def test_a_mistake_in_a_reader_keeps_its_trace_for_the_log(report: Path) -> None:
    assert "a mistake inside a library" in "".join(refusal("fail", report).__notes__)


def test_nothing_it_writes_can_fill_the_disk(report: Path) -> None:
    refusal("fill the disk", report)
    assert report.with_name("满.bin").stat().st_size <= limits._WRITTEN


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may start as many as it likes")
def test_it_starts_no_other_program(report: Path) -> None:
    assert "无法处理" in refusal("start a program", report).problem


def test_who_stops_waits_no_longer_and_leaves_no_process(report: Path) -> None:
    asked = threading.Event()
    began = time.monotonic()
    with Child(asked.is_set, astray.start("hang")) as apart:
        apart.ask_open(report, report.name, printed=True)
        process = apart._process
        assert process is not None
        threading.Timer(1, asked.set).start()
        with pytest.raises(UserError) as caught:
            apart.opened()
        assert process.returncode is not None
    assert caught.value.code is Problem.IMPORT_CANCELLED
    assert time.monotonic() - began < 10


def test_a_program_that_is_not_there_is_a_message(report: Path, tmp_path: Path) -> None:
    with Child(never, [str(tmp_path / "nothing")]) as apart, pytest.raises(UserError) as caught:
        apart.ask_open(report, report.name, printed=True)
    assert caught.value.code is Problem.IMPORT_STOPPED


# ------------------------------------------------------------------ the real one
def test_it_reads_what_is_read_in_our_own_process(guangzhou: Rubric) -> None:
    with Reader(never) as reader:
        reader.begin(SAMPLE)
        assert reader.opened() is None
        assert reader.understand(guangzhou) == read(SAMPLE, guangzhou)


def test_the_paragraphs_of_a_document_come_along(report: Path) -> None:
    with Reader(never) as reader:
        reader.begin(report)
        assert reader.opened() is None
        assert reader.lines() == tuple(TEXT.split())


def test_after_a_refused_document_it_reads_on_and_is_renewed_at_times(
    guangzhou: Rubric, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child, "DOCUMENTS", 2)
    broken = report.with_name("坏.xlsx")
    broken.write_bytes(SAMPLE.read_bytes()[:9_000])
    used = set()
    with Child(never) as apart:
        for path in (broken, report, broken, report):
            apart.ask_open(path, path.name, printed=False)
            assert apart._process is not None
            used.add(apart._process.pid)
            if path is broken:
                with pytest.raises(UserError, match=r"坏\.xlsx"):
                    apart.opened()
            else:
                apart.opened()
                assert len(leaves(apart.understand(guangzhou))) == 1
    assert len(used) == 2


def test_the_frozen_program_is_started_with_a_word_it_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, program.READ_SOURCE]
    assert child.READ_SOURCE == program.READ_SOURCE


def test_the_word_starts_the_reading_process(report: Path) -> None:
    words = [sys.executable, "-m", "desktop", program.READ_SOURCE]
    with Child(never, words) as apart:
        apart.ask_open(report, report.name, printed=True)
        assert apart.opened() is None


MEASURED = """
import resource, subprocess, sys
from pathlib import Path
from desktop import __main__ as program
code = program.main(["import", *sys.argv[1:]])
print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_a_document_takes_less_memory_than_allowed(tmp_path: Path) -> None:
    words = [sys.executable, "-c", MEASURED, str(SAMPLE)]
    told = subprocess.run(
        words, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env={**os.environ}
    )
    code, kilobytes = map(int, told.stdout.split())
    assert code == 0
    assert kilobytes * 1024 < limits.MEMORY


# ------------------------------------------------------------------ what goes over the wire
texts = st.text(max_size=20)
decimals = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
values = st.builds(ImportedValue, *[texts] * 5, confidence=st.sampled_from(Confidence), label=texts)
indicators = st.builds(
    ImportedIndicator,
    st.lists(texts, max_size=3).map(tuple),
    texts,
    st.sampled_from(Confidence),
    weight=decimals,
    score=decimals,
    leaf=st.booleans(),
)
results = st.builds(
    ImportResult,
    texts,
    texts,
    st.none() | st.integers(0, 9999),
    claimed_total=decimals,
    values=st.lists(values, max_size=3).map(tuple),
    indicators=st.lists(indicators, max_size=3).map(tuple),
    warnings=st.lists(texts, max_size=3).map(tuple),
)


@given(results)
def test_a_result_arrives_as_it_was_sent(result: ImportResult) -> None:
    assert decode(ImportResult, encode(result)) == result


@given(
    field=st.sampled_from([field.name for field in fields(ImportResult)]),
    wrong=st.sampled_from([{}, [[]], [1], {"source": 1}, 1.5]),
)
def test_another_kind_of_value_never_arrives(field: str, wrong: object) -> None:
    sent = encode(ImportResult("上年.txt"))
    sent[field] = wrong
    with pytest.raises(ValueError, match=r"expected|kinds"):
        decode(ImportResult, sent)


@pytest.mark.parametrize("sent", [None, [], "x", {"source": "x"}, {"__class__": "os.system"}])
def test_what_is_no_result_is_refused(sent: object) -> None:
    with pytest.raises(ValueError, match="expected"):
        decode(ImportResult, sent)


def test_what_has_no_form_is_not_sent() -> None:
    with pytest.raises(TypeError):
        encode(object())
