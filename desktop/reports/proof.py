"""Proofreading: a printed report against the one that its data give when they are set again.

The same data give the same pages, so whatever differs was changed in the print or in the data. Text is compared
character by character; pages whose text agrees are compared as pictures, QR code included.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import NamedTuple

from desktop.domain.text import Said, in_a_row, say
from desktop.domain.verification import Difference
from desktop.reports import reading
from desktop.reports.pdf import Piece, render_labelled
from desktop.reports.reading import Printed
from desktop.reports.report import Report

_SHOWN = 60  # characters of a page in a message
_LONGEST = 10_000
_TOGETHER = 3  # changes with no more than so many equal characters between them are one change


def differences(report: Report, fonts_folder: Path, pdf: bytes, *, pictures: bool = True) -> tuple[Difference, ...]:
    """Everything in which ``pdf`` is not the report.

    Args:
        report: What it should be.
        fonts_folder: The faces it was set in.
        pdf: The file.
        pictures: Whether to compare the look of pages whose text agrees.

    Raises:
        ValueError: ``pdf`` cannot be read as a PDF.
    """
    expected, pieces = render_labelled(report, fonts_folder)
    if expected == pdf:
        return ()
    ours, theirs = reading.read(expected), reading.read(pdf)
    if len(ours.pages) == len(theirs.pages):
        found, left, right = [], ours.pages, theirs.pages
    else:  # then "共14页" differs everywhere: it is said once
        found, left, right = [_count(ours, theirs)], ours.bodies, theirs.bodies
    alike: list[tuple[int, int]] = []
    for mine, other in _pairs(left, right):
        if mine is None:
            assert other is not None
            found.append(Difference(_sheet(other + 1), say("Verify", "没有这一页"), _short(right[other])))
        elif other is None:
            found.append(Difference(_sheet(mine + 1), _short(left[mine]), say("Verify", "缺少这一页")))
        elif left[mine] == right[other]:
            alike.append((mine, other))
        else:
            found += page_differences(pieces[mine], left[mine], right[other], mine + 1)
    if pictures and alike:
        found += _pictures(expected, pdf, alike)
    return tuple(found)


def _count(ours: Printed, theirs: Printed) -> Difference:
    return Difference(say("Verify", "张数"), str(len(ours.pages)), str(len(theirs.pages)))


def _sheet(*numbers: int) -> Said:
    return say("Verify", "第{sheets}张").format(sheets=in_a_row(map(str, numbers)))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def _pairs(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Which page belongs to which: one by one, or by their text where their numbers differ."""
    if len(left) == len(right):
        yield from ((at, at) for at in range(len(left)))
        return
    for _, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        yield from zip_longest(range(i1, i2), range(j1, j2))


def _pictures(expected: bytes, pdf: bytes, alike: Sequence[tuple[int, int]]) -> Iterator[Difference]:
    ours, theirs = reading.looks(expected), reading.looks(pdf)
    sheets = [other + 1 for mine, other in alike if ours[mine] != theirs[other]]
    if sheets:
        where = say("Verify", "{sheets}的画面").format(sheets=_sheet(*sheets))
        found = say("Verify", "文字相同而画面不同：二维码不同，或盖了图片、批注、印章")
        yield Difference(where, say("Verify", "与数据排出的一致"), found)


class _Line(NamedTuple):
    """A stretch of a page's text without blanks, and what it belongs to."""

    start: int
    end: int
    label: str


def page_differences(pieces: Sequence[Piece], expected: str, found: str, number: int) -> Iterator[Difference]:
    """What differs on one page, each named by the line, cell or heading it stands in.

    Args:
        pieces: The lines of the page, each with what it belongs to.
        expected: The page's text without blanks.
        found: The other's.
        number: Of the sheet, counted from the cover as 1.
    """
    if max(len(expected), len(found)) > _LONGEST:  # no page of ours: comparing it would take minutes
        yield Difference(_sheet(number), _short(expected), _short(found))
        return
    lines = _placed(pieces, expected)
    for first, last, j1, j2 in _runs(lines, expected, found):
        names = list(dict.fromkeys(lines[at].label for at in (first, last) if lines[at].label))
        where: str = in_a_row([_sheet(number), *names[:1]], " ")
        for name in names[1:]:
            where = say("Verify", "{where} 至 {name}").format(where=where, name=name)
        yield Difference(where, expected[lines[first].start : lines[last].end], found[j1:j2])


def _placed(pieces: Sequence[Piece], expected: str) -> list[_Line]:
    """Where each line stands in the page's text; what no line accounts for belongs to nothing.

    A reader of PDFs puts what stands on one line from left to right, in whatever order it was drawn.
    """
    lines: list[_Line] = []
    at = 0
    for label, text in pieces:
        bare = "".join(text.split())
        start = expected.find(bare, at)
        if start != at:
            start = next((each for each in (start, expected.find(bare)) if _is_free(each, len(bare), lines)), -1)
        if bare and start >= 0:
            at = start + len(bare)
            lines.append(_Line(start, at, label))
    lines.sort()
    edges = [_Line(0, 0, ""), *lines, _Line(len(expected), len(expected), "")]
    gaps = [_Line(one.end, two.start, "") for one, two in pairwise(edges) if one.end < two.start]
    return sorted([*lines, *gaps]) or [_Line(0, 0, "")]


def _is_free(start: int, length: int, lines: Sequence[_Line]) -> bool:
    return start >= 0 and all(line.end <= start or start + length <= line.start for line in lines)


def _changes(expected: str, found: str) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ; a figure of which a digit stayed is one change."""
    last: tuple[int, int, int, int] | None = None
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, expected, found, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if last and i1 - last[1] <= _TOGETHER:
            last = (last[0], i2, last[2], j2)
            continue
        if last:
            yield last
        last = (i1, i2, j1, j2)
    if last:
        yield last


def _runs(lines: Sequence[_Line], expected: str, found: str) -> Iterator[tuple[int, int, int, int]]:
    """Neighbouring lines that differ, from first to last, and where in ``found`` they stand."""
    starts = [line.start for line in lines]
    run: tuple[int, int, int, int, int] | None = None  # lines from, to; start in found; ends of the last change
    for i1, i2, j1, j2 in _changes(expected, found):
        first = max(bisect_right(starts, i1 if i2 > i1 else i1 - 1) - 1, 0)
        last = max(bisect_right(starts, i2 - 1) - 1, 0)
        if run and first <= run[1]:
            run = (run[0], max(last, run[1]), run[2], i2, j2)
            continue
        if run:
            yield _ended(run, lines)
        run = (first, last, max(j1 - (i1 - lines[first].start), 0), i2, j2)
    if run:
        yield _ended(run, lines)


def _ended(run: tuple[int, int, int, int, int], lines: Sequence[_Line]) -> tuple[int, int, int, int]:
    first, last, begin, i2, j2 = run
    return first, last, begin, j2 + lines[last].end - i2
