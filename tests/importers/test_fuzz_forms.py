"""The forms of tests/data/forms gone wrong: their words twisted, their files damaged; each is read or refused in time.

Time and memory are those the system counts for the reading process, so that a busy machine makes no difference.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import Problem, UserError
from desktop.domain.imported import ImportResult
from desktop.domain.rubric import Rubric
from desktop.importers.reader import Reader
from tests.importers.forms import LAYOUTS, Block, Form, forms
from tests.importers.test_fuzz import ALLOWED, mutated

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="time and memory are asked of /proc")

SECONDS = 2.0  # of processor time, for one document
MEMORY = 300_000  # kB
EXAMPLES = 6
PRINTED = 60  # characters of a cell on a printed page
FORMS = forms()
# What a person, a program or a joker leaves in a cell: long, deep, repeated, almost a figure, almost a sentence.
TWISTED = (
    "9" * 4000,
    "1." * 1500,
    "1,234" * 600,
    "-" * 800 + "1",
    "%" * 900,
    "（" * 1500,
    "（一）" * 700,
    "一、" * 900,
    "①②③⑪" * 400,
    "分值3分，自评得分" * 300,
    "扣0.3分，主要原因" * 300,
    "得分率100%，" * 400,
    "自评得分为" + "96.45分，等级为优" * 200,
    "得 分 " * 900,
    " \u3000\t" * 1500 + "3",
    "3\n" * 900,
    "\u200b\ufeff" * 800,
    "１２３．４５％" * 200,
    "1e999999999",
    "-Infinity",
    "NaN",
    "0x7f",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://127.0.0.1/","优")',
    "≥≤±∞½",
    "年度指标值全年实际完成值" * 200,
    "<b>&lt;&amp;#0;]]>" * 100,
    "",
)


class Used(NamedTuple):
    """What the reading process has used so far: seconds, and the most kB at any time."""

    seconds: float
    memory: int


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(lambda: False) as apart:
        yield apart


def used(reader: Reader) -> Used:
    process = reader._child._process
    if process is None:
        return Used(0.0, 0)
    try:
        stat = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
        status = Path(f"/proc/{process.pid}/status").read_text()
    except OSError:
        return Used(0.0, 0)
    most = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
    return Used((int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK"), most)


def assert_read_in_time(reader: Reader, path: Path, rubric: Rubric) -> None:
    """Read, or refused by name; never by its limits, and well within them."""
    before, process = used(reader), reader._child._process
    try:
        reader.begin(path)
        if reader.opened() is None:
            assert isinstance(reader.understand(rubric), ImportResult)
    except UserError as refused:
        assert refused.code in ALLOWED, (refused, getattr(refused, "__notes__", ""))  # noqa: PT017 - it may be read
        assert path.name in refused.problem  # noqa: PT017
        assert refused.code is not Problem.IMPORT_STOPPED  # noqa: PT017
    after = used(reader)
    began = before.seconds if reader._child._process is process else 0.6  # a fresh process takes that to start
    assert after.seconds - began <= SECONDS, path
    assert after.memory <= MEMORY, path


@st.composite
def twisted(draw: st.DrawFn) -> Form:
    """A form with some of its words replaced or repeated, lines doubled, tables again and again."""
    form = draw(st.sampled_from(FORMS))
    blocks = list(form.blocks)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(blocks) - 1))
        block, words = blocks[at], draw(st.sampled_from(TWISTED))
        if not block.boxes:
            blocks[at] = replace_text(block, draw(st.sampled_from((words, block.text + words, words + block.text))))
            continue
        boxes = list(block.boxes)
        cell = draw(st.integers(0, len(boxes) - 1))
        boxes[cell] = boxes[cell]._replace(text=draw(st.sampled_from((words, boxes[cell].text + words))))
        blocks[at] = block._replace(boxes=tuple(boxes))
    again = draw(st.integers(0, len(blocks) - 1))
    blocks[again:again] = [blocks[again]] * draw(st.sampled_from((0, 0, 1, 3)))
    return replace(form, blocks=tuple(blocks))


def replace_text(block: Block, text: str) -> Block:
    """A paragraph of other words; an empty one would be a table without cells."""
    return block._replace(text=text or "　")


def cut_for(suffix: str, form: Form) -> Form:
    """A row of a printed page is no higher than the page: what writes our PDFs starts a new one for each."""
    if suffix != ".pdf":
        return form

    def short(text: str) -> str:
        return text if len(text) <= PRINTED else " ".join(text[:PRINTED].split())

    blocks = [
        block._replace(text=short(block.text), boxes=tuple(box._replace(text=short(box.text)) for box in block.boxes))
        for block in form.blocks
    ]
    return replace(form, blocks=tuple(blocks))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_forms_with_twisted_words(guangzhou: Rubric, reader: Reader, tmp_path: Path, layout: str) -> None:
    suffix, write = LAYOUTS[layout]
    path = tmp_path / f"变{suffix}"

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(twisted())
    def twist(form: Form) -> None:
        write(path, cut_for(suffix, form))
        assert_read_in_time(reader, path, guangzhou)

    twist()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_damaged_forms(guangzhou: Rubric, reader: Reader, tmp_path: Path, layout: str) -> None:
    suffix, write = LAYOUTS[layout]
    path = tmp_path / f"坏{suffix}"
    whole = [write(path, form).read_bytes() for form in FORMS[::4]]  # their bytes matter here, not their words

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(st.sampled_from(whole).flatmap(mutated))
    def damage(data: bytes) -> None:
        path.write_bytes(data)
        assert_read_in_time(reader, path, guangzhou)

    damage()
