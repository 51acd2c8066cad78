"""The office's own faces: found by name, refused where their makers forbid embedding, drawn where ours would stand."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from desktop.reports import reading
from desktop.reports.fonts import FontSet, Role
from desktop.reports.ownfonts import PLACES, RARE, FontFile, faces_of, found, place_of
from desktop.reports.pdf import missing_characters, render, render_labelled, render_noted
from desktop.reports.proof import differences
from desktop.reports.report import Section
from desktop.reports.texts import every_text
from tests.reports.own_fonts import make_font
from tests.reports.sample_report import FONTS, sample_report

REPORT = sample_report(sections=(Section(1, "一、情况", ("全年预算520.38万元，含喆文𬭎星项目Plan A。" * 30,)),))
TEXT = "".join(set("".join(every_text(REPORT)))) + "0123456789"


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of fonts of an office; 黑体 stands in for 仿宋 so that the difference is seen."""
    folder = tmp_path_factory.mktemp("Fonts")
    make_font(folder / "sub" / "simfang.ttf", "kai.ttf", "FangSong_GB2312", chinese="仿宋_GB2312", rights=8, only=TEXT)
    make_font(
        folder / "xbs.TTF", "hei.ttf", "FZXiaoBiaoSong-B05S", chinese="方正小标宋简体", rights=4, only="云岭市年度"
    )
    make_font(folder / "no.ttf", "hei.ttf", "SimHei", chinese="黑体", rights=2, only="甲")
    make_font(folder / "whole.ttf", "kai.ttf", "KaiTi_GB2312", chinese="楷体_GB2312", rights=0x100, only="甲")
    make_font(folder / "dots.ttf", "song.ttf", "SimSun", chinese="宋体", rights=0x200, only="甲")
    (folder / "broken.ttf").write_bytes(b"no font")
    (folder / "notes.txt").write_text("甲", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def own(machine: Path) -> dict[str, FontFile]:
    return {place: faces[0] for place, faces in found([machine]).items() if faces and not faces[0].refusal}


def test_faces_are_found_by_their_names_with_the_reason_against_them(machine: Path) -> None:
    told = {
        place: [(face.family, face.name, face.refusal) for face in faces]
        for place, faces in found([machine, machine / "not there"]).items()
    }
    assert tuple(told) == PLACES
    assert told["仿宋"] == [("仿宋_GB2312", "FangSong_GB2312", "")]
    assert told["小标宋"] == [("方正小标宋简体", "FZXiaoBiaoSong-B05S", "")]
    assert told["黑体"] == [("黑体", "SimHei", "字体的许可不允许嵌入文件")]
    assert told["楷体"] == [("楷体_GB2312", "KaiTi_GB2312", "字体的许可不允许只嵌入用到的字")]
    assert told["宋体"] == [("宋体", "SimSun", "字体的许可只允许嵌入点阵")]
    assert told[RARE] == []


@pytest.mark.parametrize(
    ("family", "name", "place"),
    [
        ("方正仿宋_GBK", "FZFSK--GBK1-0", "仿宋"),
        ("仿宋", "FangSong", "仿宋"),
        ("方正小标宋_GBK", "FZXBSK--GBK1-0", "小标宋"),
        ("FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05", "小标宋"),
        ("方正黑体_GBK", "FZHTK--GBK1-0", "黑体"),
        ("FZKai-Z03", "FZKai-Z03", "楷体"),
        ("楷体", "KaiTi", "楷体"),
        ("方正书宋_GBK", "FZSSK--GBK1-0", "宋体"),
        ("新宋体", "NSimSun", "宋体"),
        ("宋体-ExtB", "SimSun-ExtB", RARE),
        ("微软雅黑", "MicrosoftYaHei", ""),
        ("DejaVu Sans", "DejaVuSans", ""),
    ],
)
def test_names_say_what_a_face_is_for(family: str, name: str, place: str) -> None:
    assert place_of(FontFile(Path("a.ttf"), 0, name, family)) == place


def test_our_cff_face_would_be_refused() -> None:
    (face,) = faces_of(FONTS / "fangsong.otf")
    assert face.refusal == "不是 TrueType 轮廓"


def test_own_faces_draw_and_lines_stay_where_they_are(own: dict[str, FontFile]) -> None:
    """The same text at the same place on each page, in another face: so a report can be checked on any machine."""
    ours, pieces = render_labelled(REPORT, FONTS)
    theirs, again = render_labelled(REPORT, FONTS, own)
    assert theirs != ours
    assert again == pieces
    printed = reading.read(theirs)
    assert printed.pages == reading.read(ours).pages
    assert printed.own_faces == ("FZXiaoBiaoSong-B05S", "FangSong_GB2312")
    assert reading.read(ours).own_faces == ()
    assert differences(REPORT, FONTS, theirs, pictures=False) == ()
    assert render(REPORT, FONTS, own) == theirs
    with pypdfium2.PdfDocument(ours) as before, pypdfium2.PdfDocument(theirs) as after:
        assert bytes(before[1].render().buffer) != bytes(after[1].render().buffer)


def test_full_width_characters_and_whole_sets_of_digits_are_theirs_letters_are_ours(own: dict[str, FontFile]) -> None:
    plain, fonts = FontSet(FONTS), FontSet(FONTS, own)
    body = {char: fonts.pick(Role.FANGSONG, char) for char in "预，5A"}
    named = {char: glyph.face.name for char, glyph in body.items() if glyph.face}
    assert (named["预"], named["，"]) == ("FangSong_GB2312", "FangSong_GB2312")
    assert named["A"].startswith("Zipingtai")
    assert all(glyph.room == plain.pick(Role.FANGSONG, char).advance for char, glyph in body.items())
    digits = {glyph.face.name for digit in "0123456789" if (glyph := fonts.pick(Role.FANGSONG, digit)).face}
    assert len(digits) == 1


def test_characters_a_face_lacks_are_drawn_by_ours_and_named(own: dict[str, FontFile]) -> None:
    data, borrowed = render_noted(REPORT, FONTS, own)
    assert set("喆𬭎") <= set(borrowed["仿宋"])
    assert not set("预算\u3000A5") & set(borrowed["仿宋"])
    assert "青" in borrowed["小标宋"]
    assert "云" not in borrowed["小标宋"]
    assert "青禾" in "".join(reading.read(data).pages)


def test_a_character_nobody_has_is_drawn_by_the_face_for_rare_ones(tmp_path: Path) -> None:
    """A private character of the office's name, as its own face has it."""
    report = sample_report(unit="云岭\ue000区", tables=())
    assert missing_characters(report, FONTS) == ("\ue000",)
    path = _with_private_character(tmp_path / "rare.ttf")
    (face,) = faces_of(path)
    assert missing_characters(report, FONTS, {RARE: face}) == ()
    data, pieces = render_labelled(report, FONTS, {RARE: face})
    assert pieces == render_labelled(report, FONTS)[1]
    assert "云岭\ue000区" in "".join(reading.read(data).pages)
    assert reading.read(data).own_faces == ("Rare",)


def _with_private_character(target: Path) -> Path:
    from fontTools.ttLib import TTFont

    make_font(target, "hei.ttf", "Rare", only="喆")
    font = TTFont(target)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0xE000] = table.cmap[ord("喆")]
    font.save(target)
    return target
