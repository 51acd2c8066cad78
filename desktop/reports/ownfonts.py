"""The office's own faces (仿宋_GB2312, 方正小标宋, 楷体_GB2312 …): found in folders, asked for leave to embed them.

They change how characters look, never where they stand: see ``reports.fonts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uharfbuzz as hb

SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})
RARE = "生僻字"  # the place of a face that is asked only for what all others lack

# What makes a name one of a place; names are compared in small letters without blanks, lines and underscores.
_KNOWN: dict[str, re.Pattern[str]] = {
    RARE: re.compile("ext[bcdefghi]|超大字符|全宋|hanamin|babelstonehan|plangothic|遍黑|天珩"),
    "小标宋": re.compile("小标宋|xiaobiaosong|fzxbs"),
    "仿宋": re.compile("仿宋|fangsong|fzfs"),
    "黑体": re.compile("黑体|simhei|heiti|fzhei|fzht"),
    "楷体": re.compile("楷体|楷书|simkai|kaiti|fzkai|fzkt"),
    "宋体": re.compile("^宋体|新宋体|书宋|simsun|shusong|fzss|songti|华文宋"),
}
PLACES = ("仿宋", "小标宋", "黑体", "楷体", "宋体", RARE)

_RESTRICTED, _NO_SUBSET, _BITMAP_ONLY, _LICENCE = 0x0002, 0x0100, 0x0200, 0x000F  # OS/2 fsType
_FS_TYPE = 8  # where it stands in the table OS/2
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
_FAMILY, _FULL, _POSTSCRIPT = 1, 4, 6  # of the table name


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face of a file.

    Attributes:
        path: The file.
        number: Which one in it, from 0; a .ttc holds several.
        name: PostScript's, which names it in a PDF.
        family: As people call it.
        refusal: Why it cannot be embedded; "" where it can.
    """

    path: Path
    number: int
    name: str
    family: str
    refusal: str = ""


def found(folders: Iterable[Path]) -> dict[str, tuple[FontFile, ...]]:
    """For each of ``PLACES`` the faces that by their names are meant for it, in the order of their names.

    Folders that are not there are passed over, and so is what is no font.
    """
    faces = sorted(
        {face for path in _files(folders) for face in faces_of(path)},
        key=lambda face: (face.family, str(face.path), face.number),
    )
    return {place: tuple(face for face in faces if place_of(face) == place) for place in PLACES}


def place_of(face: FontFile) -> str:
    """What a face is by its names; "" where that is none of ``PLACES``."""
    names = re.sub(r"[\s_\-]", "", f"{face.family}\n{face.name}".casefold()).replace("gb2312", "")
    return next((place for place, known in _KNOWN.items() if known.search(names)), "")


def faces_of(path: Path) -> Iterator[FontFile]:
    """The faces in one file; none where it is no font or cannot be read."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, hb.HarfBuzzError):
        return
    first: Any = hb.Face(blob)
    for number in range(first.count):
        face: Any = hb.Face(blob, number) if number else first
        if face.glyph_count:
            name = postscript_name(face, path)
            yield FontFile(path, number, name, _family(face) or name, _refusal(face))


def postscript_name(face: Any, path: Path) -> str:
    """A name that can stand in a PDF as it is."""
    said = str(face.get_name(_POSTSCRIPT) or face.get_name(_FAMILY) or "")
    return _UNSAFE.sub("", said) or _UNSAFE.sub("", path.stem) or "OwnFace"


def _family(face: Any) -> str:
    """The Chinese name where there is one."""
    names = {str(each.language): str(face.get_name(_FULL, each.language) or "") for each in face.list_names()}
    chinese = (name for language, name in sorted(names.items()) if language.startswith("zh"))
    return next(chinese, "") or str(face.get_name(_FULL) or face.get_name(_FAMILY) or "")


def _refusal(face: Any) -> str:
    """Why a face may or can not be embedded: its maker's permission (fsType), or its kind of outlines."""
    tables = set(face.table_tags)
    if "glyf" not in tables:
        return "不是 TrueType 轮廓"
    rights = bytes(face.reference_table("OS/2").data)[_FS_TYPE : _FS_TYPE + 2] if "OS/2" in tables else b""
    allowed = int.from_bytes(rights, "big")
    if allowed & _LICENCE == _RESTRICTED:
        return "字体的许可不允许嵌入文件"
    if allowed & _NO_SUBSET:
        return "字体的许可不允许只嵌入用到的字"
    return "字体的许可只允许嵌入点阵" if allowed & _BITMAP_ONLY else ""


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in SUFFIXES)
