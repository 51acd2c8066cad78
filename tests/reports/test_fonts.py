"""The bundled faces are those that installer/make_fonts.py makes, and together they cover what is written."""

from __future__ import annotations

import hashlib
import json

import pytest

from desktop.reports.fonts import STAND_IN, FontSet, Role
from tests.reports.sample_report import FONTS

GB2312 = [
    char
    for high in range(0xA1, 0xF8)
    for low in range(0xA1, 0xFF)
    if (char := bytes((high, low)).decode("gb2312", "ignore"))
]
GBK_HANZI = [chr(code) for code in range(0x4E00, 0x9FA6)]


@pytest.fixture(scope="module")
def fonts() -> FontSet:
    return FontSet(FONTS)


def test_files_are_those_that_were_made() -> None:
    hashes = json.loads((FONTS / "hashes.json").read_text(encoding="utf-8"))
    files = {path for path in FONTS.iterdir() if path.name != "hashes.json"}
    assert {path.name for path in files} == set(hashes)
    for path in files:
        assert hashlib.sha256(path.read_bytes()).hexdigest() == hashes[path.name], path.name


def test_all_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 25_000_000


@pytest.mark.parametrize("role", Role)
def test_each_face_has_its_licence(role: Role) -> None:
    text = (FONTS / f"{role.value.split('.')[0]}.LICENCE.txt").read_text(encoding="utf-8")
    assert "Changed on" in text
    assert "SIL OPEN FONT LICENSE" in text or "GNU GENERAL PUBLIC LICENSE" in text


def test_reserved_names_are_not_used(fonts: FontSet) -> None:
    for role in Role:
        assert fonts.face(role).name.startswith("Zipingtai")
    assert b"LXGW WenKai" not in (FONTS / "hashes.json").read_bytes()


@pytest.mark.parametrize("role", Role)
def test_gb2312_is_covered_by_each_face_or_its_fallback(fonts: FontSet, role: Role) -> None:
    assert len(GB2312) == 6763 + 682
    lacking = fonts.pick(role, STAND_IN)
    assert [char for char in GB2312 if fonts.pick(role, char) == lacking and char != STAND_IN] == []


@pytest.mark.parametrize("role", [Role.FANGSONG, Role.HEI, Role.KAI, Role.SONG])
def test_hanzi_of_gb2312_are_in_the_face_itself(fonts: FontSet, role: Role) -> None:
    face = fonts.face(role)
    assert [char for char in GB2312 if "\u4e00" <= char <= "\u9fff" and not face.glyph(char)] == []


def test_gbk_and_rare_characters_of_names_are_covered(fonts: FontSet) -> None:
    assert fonts.missing(["".join(GBK_HANZI), "𬭎喆堃珺镕", "☐☑√□①Ⅳ㎡℃‰￥〔〕"]) == ()


def test_what_no_face_has_is_named_and_seen(fonts: FontSet) -> None:
    assert fonts.missing(["中\ue000国", "\U0002f9f4"]) == ("\ue000",)  # a private one; a compatibility form of 嶲
    assert fonts.pick(Role.FANGSONG, "\ue000") == fonts.pick(Role.SONG, STAND_IN)


def test_quotes_are_full_width_in_each_face(fonts: FontSet) -> None:
    assert {fonts.pick(role, char).advance for role in Role for char in "“”‘’"} == {1000.0}
