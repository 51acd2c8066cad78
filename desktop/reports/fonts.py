"""The faces of official documents: opening them, and finding for each character the face that draws it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import uharfbuzz as hb

from desktop.reports.ownfonts import RARE, FontFile, postscript_name


class Role(Enum):
    """What a face is for; the value is its file in resources/fonts."""

    FANGSONG = "fangsong.otf"  # 仿宋: body
    XIAOBIAOSONG = "xiaobiaosong.ttf"  # 小标宋: titles
    HEI = "hei.ttf"  # 黑体: headings of the first level
    KAI = "kai.ttf"  # 楷体: headings of the second level
    SONG = "song.ttf"  # 宋体: tables, page numbers; the last resort of all others


ROLES = {"仿宋": Role.FANGSONG, "小标宋": Role.XIAOBIAOSONG, "黑体": Role.HEI, "楷体": Role.KAI, "宋体": Role.SONG}
PLACE_OF = {role: place for place, role in ROLES.items()}
# Where a character is looked for when a face has none. 楷体 leaves its narrow quotes to 仿宋.
CHAIN = (Role.FANGSONG, Role.SONG, Role.HEI, Role.KAI, Role.XIAOBIAOSONG)
CHAIN_OF_TITLES = (Role.SONG, Role.HEI, Role.KAI, Role.FANGSONG)
LIKENESSES = {"☐": "□", "☑": "√", "✓": "√", "✔": "√", "\u00a0": " "}  # drawn alike, read back as themselves
OURS = "Zipingtai"  # what the names of the faces of this program begin with
STAND_IN = "〓"  # what printers set for a character they have not got: seen by the reader, unlike an empty box
_DIGITS = "0123456789"
_FULL = 900.0  # from this width on, a character is a full-width one
_ALIKE = 25.0  # thousandths of the size: what nobody sees


class Face:
    """One font file. Characters are looked up when first met, so opening costs about a millisecond."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self._blob = hb.Blob.from_file_path(str(path))
        self.face: Any = hb.Face(self._blob, index)
        self._font = hb.Font(self.face)
        self.name = postscript_name(self.face, path)
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
    advance: float  # in thousandths of the size, as the face has it
    room: float  # what it takes in a line, likewise


class FontSet:
    """The five faces of a folder, with per-character fallback, and the office's own faces before them.

    An own face draws a character only where it is as wide as in ours: full-width ones, and the digits where all ten
    are. So lines and pages break alike on all machines, whatever faces they have, and a report set anew from its data
    can be held against the paper.

    Args:
        folder: Holds the files that ``Role`` names.
        own: The office's faces by the name of their place (``ROLES``, ``RARE``).

    Raises:
        OSError: One of them cannot be opened; at first use.
    """

    def __init__(self, folder: Path, own: Mapping[str, FontFile] = MappingProxyType({})) -> None:
        self._folder = folder
        self._own_files = own
        self._faces: dict[Role, Face] = {}
        self._own: dict[str, Face] = {}
        self._picked: dict[tuple[Role, str], Glyph] = {}
        self._digits: dict[Role, bool] = {}

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
        return tuple(
            char
            for char in chars
            if not is_silent(char) and self._search(Role.SONG, char) is None and self._rare(char) is None
        )

    def borrowed(self) -> dict[str, str]:
        """For each own face that was used so far, the full-width characters it lacks and one of ours drew."""
        found: dict[str, str] = {}
        for place, role in ROLES.items():
            if place not in self._own:
                continue
            lacking = {
                char
                for (wanted, char), glyph in self._picked.items()
                if wanted is role and glyph.room >= _FULL and glyph.face is not self._own[place] and not char.isspace()
            }
            if lacking:
                found[place] = "".join(sorted(lacking))
        return found

    def _find(self, role: Role, char: str) -> Glyph:
        if is_silent(char):
            return Glyph(None, 0, 0.0, 0.0)
        ours = self._search(role, char)
        if ours is None:
            stand_in = self.pick(Role.SONG, STAND_IN)
            rare = self._rare(char)
            return stand_in if rare is None else rare._replace(room=stand_in.room)
        own = self._own_face(PLACE_OF[role])
        if own is None or not (ours.room >= _FULL or (char in _DIGITS and self._takes_digits(role, own))):
            return ours
        return self._likewise(own, char, ours.room) or ours

    def _likewise(self, face: Face, char: str, room: float) -> Glyph | None:
        """The face's own picture of a character, if it is as wide as ours."""
        number = face.glyph(char)
        advance = face.advance(number)
        return Glyph(face, number, advance, room) if number and abs(advance - room) <= _ALIKE else None

    def _takes_digits(self, role: Role, own: Face) -> bool:
        if role not in self._digits:
            ours = ((digit, self._search(role, digit)) for digit in _DIGITS)
            self._digits[role] = all(glyph and self._likewise(own, digit, glyph.room) for digit, glyph in ours)
        return self._digits[role]

    def _rare(self, char: str) -> Glyph | None:
        """A character that none of ours has, from the office's faces; the one for rare characters first."""
        for place in (RARE, *ROLES):
            face = self._own_face(place)
            number = face.glyph(char) if face else 0
            if face and number:
                return Glyph(face, number, face.advance(number), face.advance(number))
        return None

    def _own_face(self, place: str) -> Face | None:
        file = self._own_files.get(place)
        if file is not None and place not in self._own:
            self._own[place] = Face(file.path, file.number)
        return self._own.get(place)

    def _search(self, role: Role, char: str) -> Glyph | None:
        # Text pasted from a PDF is full of radicals (⽀ for 支) that only their normal form can be found by.
        alike = LIKENESSES.get(char) or unicodedata.normalize("NFKC", char)
        for shape in (char, alike) if len(alike) == 1 else (char,):
            for candidate in (role, *(CHAIN_OF_TITLES if role is Role.XIAOBIAOSONG else CHAIN)):
                face = self.face(candidate)
                number = face.glyph(shape)
                if number:
                    return Glyph(face, number, face.advance(number), face.advance(number))
        return None


def is_silent(char: str) -> bool:
    """Whether a character takes no room and has no picture: breaks, joiners, variation selectors."""
    return char in "\n\r\t\v\f\u2028\u2029" or "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) == "Cf"
