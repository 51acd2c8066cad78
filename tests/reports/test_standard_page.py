"""GB/T 9704-2012 measured on the file itself: where pens stood, in which face and size, to half a millimetre."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdfium2 import raw

from desktop.reports.pdf import render
from desktop.reports.pdf.breaking import CLOSING, OPENING
from desktop.reports.report import Annex, Cell, Report, Section, Signatory, Table
from tests.reports.sample_report import FONTS, UNIT, sample_report

MM = 72 / 25.4
HALF = 0.5 * MM
PITCH = 225 * MM / 22
CHARACTER = 156 * MM / 28
PROSE = "全区科技工作者开展学术交流和科普活动提高公众科学素质推动创新驱动发展战略实施" * 30
SECTIONS = (
    Section(1, "一、部门基本情况"),
    Section(2, "（一）部门职能", (PROSE,)),
    Section(3, "1.围绕中心，服务大局。", ("正文。",)),
    Section(4, "（1）科普活动提质增效", ("正文。",)),
)


class Pen(NamedTuple):
    """One character: where its pen stood, in points from the lower left corner, and what drew it."""

    char: str
    x: float
    y: float
    size: float
    face: str


@pytest.fixture(scope="module")
def pages() -> list[list[Pen]]:
    annexes = (
        Annex("附件2-1", "佐证材料清单", ("共一份。",), (_table(),)),
        Annex("附件2-2", "2022年度与2023年度绩效自评情况对比表以及各项指标增减变动原因说明", ("见下。",)),
    )
    return measured(sample_report(sections=SECTIONS, annexes=annexes))


def _table() -> Table:
    return Table("", (1, 1), 1, 0, (Cell(0, 0, "甲"), Cell(0, 1, "乙")), upright=True)


def measured(report: Report) -> list[list[Pen]]:
    with pypdfium2.PdfDocument(render(report, FONTS)) as document:
        return [list(_pens(page)) for page in document]


def _pens(page: pypdfium2.PdfPage) -> Iterator[Pen]:
    text = page.get_textpage()
    x, y, flags = ctypes.c_double(), ctypes.c_double(), ctypes.c_int()
    for at in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, at))
        if not char.strip():
            continue
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        buffer = ctypes.create_string_buffer(200)
        raw.FPDFText_GetFontInfo(text.raw, at, buffer, 200, flags)
        yield Pen(char, x.value, y.value, raw.FPDFText_GetFontSize(text.raw, at), buffer.value.decode())


def lines_of(pens: list[Pen]) -> list[list[Pen]]:
    """Pens by line, top to bottom, each from left to right."""
    rows: dict[int, list[Pen]] = {}
    for pen in pens:
        rows.setdefault(round(pen.y), []).append(pen)
    return [sorted(row, key=lambda pen: pen.x) for _, row in sorted(rows.items(), reverse=True)]


def said(line: list[Pen]) -> str:
    return "".join(pen.char for pen in line)


def body(page: list[Pen]) -> list[list[Pen]]:
    return lines_of([pen for pen in page if pen.y > 34 * MM])


def line_with(pages: list[list[Pen]], text: str) -> list[Pen]:
    return next(line for page in pages for line in body(page) if text in said(line))


def middle(line: int) -> float:
    """The middle of a line of the grid, counted from 1 at the head of the page."""
    return (297 - 37) * MM - (line - 0.5) * PITCH


def centre(pen: Pen) -> float:
    """The middle of a character as high as its size."""
    return pen.y + 0.37 * pen.size


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[Pen]]) -> None:
    full = body(pages[2])
    assert len(full) == 22
    for number, line in enumerate(full, 1):
        assert centre(line[0]) == pytest.approx(middle(number), abs=HALF)
        assert len(line) == 28
        assert line[0].x == pytest.approx(28 * MM, abs=HALF)
        assert line[-1].x + 16 == pytest.approx((210 - 26) * MM, abs=HALF)
        for at, pen in enumerate(line):
            assert pen.x == pytest.approx(28 * MM + at * CHARACTER, abs=HALF)


@pytest.mark.parametrize(
    ("text", "face", "size"),
    [
        ("2023年度部门整体支出", "XiaoBiaoSong", 22),
        ("一、部门基本情况", "Hei", 16),
        ("（一）部门职能", "Kai", 16),
        ("1.围绕中心", "FangSong", 16),
        ("（1）科普活动", "FangSong", 16),
        ("全区科技工作者", "FangSong", 16),
        ("附件2-1", "Hei", 16),
        ("佐证材料清单", "XiaoBiaoSong", 22),
    ],
)
def test_each_level_has_its_face_and_size(pages: list[list[Pen]], text: str, face: str, size: float) -> None:
    line = next(line for page in pages[1:] for line in body(page) if said(line).startswith(text))
    hanzi = [pen for pen in line if "\u4e00" <= pen.char <= "\u9fff"]
    assert all(pen.size == pytest.approx(size, abs=0.01) for pen in hanzi)
    assert {pen.face.partition("+Zipingtai")[2] for pen in hanzi} == {face}


@pytest.mark.parametrize("text", ["一、部门基本情况", "（一）部门职能", "1.围绕中心", "（1）科普活动", "附件："])
def test_first_lines_stand_two_characters_in(pages: list[list[Pen]], text: str) -> None:
    assert line_with(pages[1:], text)[0].x == pytest.approx(28 * MM + 2 * CHARACTER, abs=HALF)


def test_page_numbers(pages: list[list[Pen]]) -> None:
    """— 1 —, 4号, the dash 7 mm below the text; odd ones end one character from the right, even ones begin one in."""
    assert not any(pen.char == "—" and pen.y < 34 * MM for pen in pages[0])
    for number, page in enumerate(pages[1:], 1):
        pens = sorted((pen for pen in page if pen.y < 34 * MM and pen.size > 10), key=lambda pen: pen.x)
        if not pens:  # a turned page: its number is read in test_landscape_tables
            continue
        assert said(pens) == f"—{number}—"
        assert {pen.size for pen in pens} == {14.0}
        assert all("song" in pen.face.lower() for pen in pens)
        assert centre(pens[0]) == pytest.approx((35 - 7) * MM, abs=HALF)
        if number % 2:
            assert pens[-1].x + 0.89 * 14 == pytest.approx((210 - 26) * MM - 16, abs=HALF)
        else:
            assert pens[0].x == pytest.approx(28 * MM + 16, abs=HALF)


@pytest.mark.parametrize("unit", ["区科协", UNIT])
@pytest.mark.parametrize("date", ["2024年3月5日", "2024年12月25日"])
def test_the_date_ends_four_characters_from_the_right_below_the_centred_unit(unit: str, date: str) -> None:
    found = measured(
        sample_report(unit=unit, date=date, sections=SECTIONS[:1], tables=(), signatories=(), sign_off_notes=())
    )
    lines = body(found[-1])
    (at,) = [at for at, line in enumerate(lines) if said(line) == date]
    name, day = lines[at - 1], lines[at]
    assert day[-1].x + 16 == pytest.approx((210 - 26) * MM - 4 * 16, abs=HALF)
    assert said(name) == unit
    assert _middle_of(name) == pytest.approx(_middle_of(day), abs=HALF)
    assert name[0].y - day[0].y == pytest.approx(PITCH, abs=HALF)


def _middle_of(line: list[Pen]) -> float:
    return (line[0].x + line[-1].x + 16) / 2


def test_annexes_are_announced_and_marked(pages: list[list[Pen]]) -> None:
    """附件：1. … below an empty line; long names go on under themselves; mark on line 1, title on line 3."""
    first = line_with(pages[1:], "附件：1.")
    name = next(pen for pen in first if pen.char == "佐")
    second = line_with(pages[1:], "2.2022年度与2023年度")
    assert second[2].x == pytest.approx(name.x, abs=HALF)
    page = next(page for page in pages if any(line and said(line) == "附件2-2" for line in body(page)))
    lines = body(page)
    assert said(lines[0]) == "附件2-2"
    assert lines[0][0].x == pytest.approx(28 * MM, abs=HALF)
    assert centre(lines[0][0]) == pytest.approx(middle(1), abs=HALF)
    assert centre(lines[1][0]) == pytest.approx(middle(3), abs=HALF)
    assert (lines[1][0].x + lines[1][-1].x + 22) / 2 == pytest.approx((28 + 78) * MM, abs=1.5 * MM)


def test_long_names_of_annexes_go_on_below_themselves(pages: list[list[Pen]]) -> None:
    second = line_with(pages[1:], "2.2022年度与2023年度")
    page = next(page for page in pages if second[0] in page)
    lines = body(page)
    following = lines[[line[0] for line in lines].index(second[0]) + 1]
    assert following[0].x == pytest.approx(second[2].x, abs=HALF)


def test_landscape_tables() -> None:
    """The head of the table lies along the sheet's left edge: at the binding on odd pages, at the cut on even ones."""
    report = sample_report(sections=(), signatories=(), sign_off_notes=())
    with pypdfium2.PdfDocument(render(report, FONTS)) as document:
        for number in range(1, len(document)):
            page = document[number]
            assert page.get_rotation() == 90
            pens = list(_pens(page))
            text = [pen for pen in pens if pen.size < 14 or pen.size > 14.5]
            inside = [pen for pen in text if pen.y > 34 * MM]
            top = min(pen.x for pen in inside)
            assert 28 * MM - HALF <= top <= 28 * MM + 30  # a title's or head's own height
            assert max(pen.x for pen in inside) <= (210 - 26) * MM + HALF
            assert min(pen.y for pen in inside) >= 35 * MM - HALF
            assert max(pen.y for pen in inside) <= (297 - 37) * MM + HALF
            dashes = [pen.x for pen in pens if pen.char == "—" and pen.size == 14]
            if number % 2:
                assert max(dashes) + 0.89 * 14 == pytest.approx((210 - 26) * MM - 16, abs=HALF)
            else:
                assert min(dashes) == pytest.approx(28 * MM + 16, abs=HALF)


# ------------------------------------------------------------------ line ends, and what may not be alone on a page

CLAUSE = st.builds(
    lambda words, figure, mark: words + figure + mark,
    st.text("预算绩效自评部门整体支出管理效率", min_size=1, max_size=16),
    st.sampled_from(["", "98.5%", "520.38万元", "3.2万人次", "1,234.5亿元", "12‰", "36.5℃"]),
    st.sampled_from("，。；：、！？"),
)


@given(st.lists(CLAUSE, min_size=4, max_size=40).map("".join))
@settings(max_examples=15, deadline=None)
def test_no_line_of_a_page_begins_or_ends_with_a_forbidden_mark(text: str) -> None:
    well_formed = f"正文{text}“引文”（说明）《办法》" * 2
    report = sample_report(
        sections=(Section(1, "一、情况", (well_formed,)),), tables=(), signatories=(), sign_off_notes=(), annexes=()
    )
    for page in measured(report)[1:]:
        lines = body(page)
        for line in lines:
            assert line[0].char not in CLOSING
            assert line[-1].char not in OPENING
        for one, two in pairwise(lines):
            assert not (one[-1].char.isdigit() and (two[0].char.isdigit() or two[0].char in "万亿%‰℃"))


@pytest.mark.parametrize("notes", range(0, 24, 3))
@pytest.mark.parametrize("roles", [2, 5, 9])
def test_the_seal_never_stands_on_a_page_without_text(notes: int, roles: int) -> None:
    """However full the pages are, a line of the sign-off table stands above the seal."""
    signatories = tuple(Signatory(f"第{at}签字人") for at in range(roles))
    told = ("保留的核查项说明。" * 4,) * notes
    found = measured(sample_report(sections=(), tables=(), signatories=signatories, sign_off_notes=told))
    last = [said(line) for line in body(found[-1])]
    seal = next(at for at, line in enumerate(last) if "单位盖章" in line)
    assert any("签字人" in line for line in last[:seal])
