"""Lines: nothing lost, nothing too wide, no mark where it may not stand, no figure torn."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reports.fonts import FontSet, Role
from desktop.reports.pdf.breaking import CLOSING, OPENING
from desktop.reports.pdf.typeset import Piece, Style, set_paragraph, set_text
from desktop.reports.report import Align
from tests.reports.sample_report import FONTS

STYLE = Style(FontSet(FONTS), Role.FANGSONG, 16.0, 28.99, -0.2)
HAN = st.text("预算绩效自评部门整体支出管理效率履职产出质量", min_size=1, max_size=7)
FIGURES = st.builds(
    lambda figure, unit: figure + unit,
    st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9]{1,2})?", fullmatch=True),
    st.sampled_from(["万元", "%", "个百分点", "人次", "年", "月", "分", "项"]),
)
CLAUSES = st.builds(
    lambda parts, mark: "".join(parts) + mark,
    st.lists(
        st.one_of(
            HAN, st.builds("（{}）".format, HAN), st.builds("“{}”".format, HAN), st.builds("为{}".format, FIGURES)
        ),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from("，。；：、！？"),
)
PROSE = st.lists(CLAUSES, min_size=1, max_size=12).map("".join)
ANYTHING = st.text(
    st.sampled_from("预算绩效，。、；：？！”’）》“‘（《—…·0123456789.,%‰ abcXYZ/_-@()万元年月日"), max_size=160
)


def bare(text: str) -> str:
    return "".join(text.split())


@given(st.one_of(ANYTHING, PROSE, st.text(max_size=60)), st.floats(8, 500), st.sampled_from([0.0, 32.0]))
@settings(max_examples=250, deadline=None)
def test_every_character_stands_in_one_line_and_no_line_is_too_wide(text: str, room: float, indent: float) -> None:
    indent = indent if room > 60 else 0.0
    lines = set_text(text, STYLE, room, indent)

    assert bare("".join(line.text for line in lines)) == bare(text)
    for line in lines:
        assert line.width <= line.room + 0.02 or len(line.text.strip(" ")) == 1
        assert line.squeeze >= 0


@given(PROSE, st.floats(300, 460))
@settings(max_examples=150, deadline=None)
def test_no_mark_stands_where_it_may_not(text: str, room: float) -> None:
    lines = set_paragraph(text, STYLE, room, 32.0)
    for line in lines:
        assert line.text[0] not in CLOSING
        assert line.text[-1] not in OPENING or line.last


@given(st.lists(FIGURES, min_size=2, max_size=20), st.floats(150, 460))
@settings(max_examples=100, deadline=None)
def test_figures_stay_whole_with_their_units(figures: list[str], room: float) -> None:
    lines = set_paragraph("增加到".join(figures), STYLE, room)
    assert [part for line in lines for part in line.text.split("增加到")] != []
    joined = "".join(line.text for line in lines)
    breaks, at = set(), 0
    for line in lines:
        at += len(line.text)
        breaks.add(at)
    at = 0
    for figure in figures:
        start = joined.index(figure, at)
        assert not breaks & set(range(start + 1, start + len(figure)))
        at = start + len(figure)


@given(PROSE, st.sampled_from(Align))
@settings(max_examples=100, deadline=None)
def test_glyphs_stay_between_the_edges_and_full_lines_reach_them(text: str, align: Align) -> None:
    for line in set_paragraph(text, STYLE, 442.2, 31.6):
        pieces = line.pieces(align)
        assert "".join(char for piece in pieces for _, char in piece.glyphs) == line.text
        ends = [_end(piece, line.style) for piece in pieces]
        assert pieces[0].x >= line.indent - 8.01  # an opening mark's blank half may hang out
        assert max(ends) <= line.indent + line.room + 8.1  # as may a closing one's
        # Between two squeezed marks only their blank halves may lie over each other.
        assert all(end <= piece.x + 16.05 for end, piece in zip(ends, pieces[1:], strict=False))
        if align is Align.LEFT and not line.last and line.width > 0.8 * line.room:
            assert ends[-1] == pytest.approx(line.indent + line.room, abs=8.1)


def _end(piece: Piece, style: Style) -> float:
    advances = sum(style.metrics(char)[0].advance for _, char in piece.glyphs) * style.size / 1000
    return piece.x + advances + piece.spacing * (len(piece.glyphs) - 1)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("预算完成率为98.5万元。", 16 * 7, ["预算完成率为", "98.5万元。"]),
        ("评价等次为“优”，自评得分", 15.8 * 7.6, ["评价等次为“优”，", "自评得分"]),
        ("一是（二）", 15.8 * 3, ["一是", "（二）"]),
        ("", 100, [""]),
        ("第一\n\n第二", 100, ["第一", "", "第二"]),
        ("1234567890", 16 * 2, ["1234", "5678", "90"]),
        ("见https://a.invalid/bcdefgh/ijklmn", 16 * 9, ["见https://a.invalid/", "bcdefgh/ijklmn"]),
        ("资金——使用", 15.8 * 3, ["资", "金——", "使用"]),
    ],
)
def test_known_lines(text: str, room: float, lines: list[str]) -> None:
    assert [line.text for line in set_text(text, STYLE, room)] == lines
