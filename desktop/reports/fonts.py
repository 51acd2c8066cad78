"""The faces of official documents: opening them, and finding for each character the face that draws it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb


class Role(Enum):
    """What a face is for; the value is its file in resources/fonts."""

    FANGSONG = "fangsong.otf"  # 仿宋: body
    XIAOBIAOSONG = "xiaobiaosong.ttf"  # 小标宋: titles
    HEI = "hei.ttf"  # 黑体: headings of the first level
    KAI = "kai.ttf"  # 楷体: headings of the second level
    SONG = "song.ttf"  # 宋体: tables, page numbers; the last resort of all others


# Where a character is looked for when a face has none. 楷体 leaves its narrow quotes to 仿宋.
CHAIN = (Role.FANGSONG, Role.SONG, Role.HEI, Role.KAI, Role.XIAOBIAOSONG)
CHAIN_OF_TITLES = (Role.SONG, Role.HEI, Role.KAI, Role.FANGSONG)
LIKENESSES = {"☐": "□", "☑": "√", "✓": "√", "✔": "√", "\u00a0": " "}  # drawn alike, read back as themselves
STAND_IN = "〓"  # what printers set for a character they have not got: seen by the reader, unlike an empty box


class Face:
    """One font file. Characters are looked up when first met, so opening costs about a millisecond."""

    def __init__(self, path: Path) -> None:
        self._blob = hb.Blob.from_file_path(str(path))
        self.face: Any = hb.Face(self._blob)
        self._font = hb.Font(self.face)
        self.name = str(self.face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem)
        self.is_cff = "CFF " in self.face.table_tags
        self.per_mille: float = 1000 / self.face.upem

    def glyph(self, char: str) -> int:
        """The glyph's number, 0 when the face has none."""
        return int(self._font.get_nominal_glyph(ord(char)) or 0)

    def advance(self, glyph: int) -> float:
        """Width in thousandths of the size, as PDF counts."""
        return float(self._font.get_glyph_h_advance(glyph)) * self.per_mille


class Glyph(NamedTuple):
    """How one character is drawn. ``face`` is None for what has no picture: joiners, selectors."""

    face: Face | None
    number: int
    advance: float  # in thousandths of the size


class FontSet:
    """The five faces of a folder, with per-character fallback."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faces: dict[Role, Face] = {}
        self._picked: dict[tuple[Role, str], Glyph] = {}

    def face(self, role: Role) -> Face:
        """The face itself, opened when first asked for."""
        if role not in self._faces:
            self._faces[role] = Face(self._folder / role.value)
        return self._faces[role]

    def pick(self, role: Role, char: str) -> Glyph:
        """The glyph of ``char`` in the face asked for, else in the next that has it, else the stand-in."""
        key = role, char
        if key not in self._picked:
            self._picked[key] = self._find(role, char)
        return self._picked[key]

    def missing(self, texts: Iterable[str]) -> tuple[str, ...]:
        """The characters that no face has, in the order of their code points."""
        chars = sorted(set().union(*texts))
        return tuple(char for char in chars if not is_silent(char) and self._search(Role.SONG, char) is None)

    def _find(self, role: Role, char: str) -> Glyph:
        if is_silent(char):
            return Glyph(None, 0, 0.0)
        found = self._search(role, char)
        return found if found is not None else self.pick(Role.SONG, STAND_IN)

    def _search(self, role: Role, char: str) -> Glyph | None:
        # Text pasted from a PDF is full of radicals (⽀ for 支) that only their normal form can be found by.
        alike = LIKENESSES.get(char) or unicodedata.normalize("NFKC", char)
        for shape in (char, alike) if len(alike) == 1 else (char,):
            for candidate in (role, *(CHAIN_OF_TITLES if role is Role.XIAOBIAOSONG else CHAIN)):
                face = self.face(candidate)
                number = face.glyph(shape)
                if number:
                    return Glyph(face, number, face.advance(number))
        return None


def is_silent(char: str) -> bool:
    """Whether a character takes no room and has no picture: breaks, joiners, variation selectors."""
    return char in "\n\r\t\v\f\u2028\u2029" or "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) == "Cf"
