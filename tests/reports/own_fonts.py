"""Faces as an office has them, made from ours: another name, fewer characters, another permission."""

from __future__ import annotations

from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from tests.reports.sample_report import FONTS

NAMES = (1, 4, 6)  # family, full name, PostScript's


def make_font(
    target: Path, source: str, name: str, *, chinese: str = "", rights: int = 0, without: str = "", only: str = ""
) -> Path:
    """Write a face.

    Args:
        target: The file.
        source: One of ours that it looks like, "kai.ttf".
        name: In its table of names.
        chinese: The family in Chinese, as Windows has it.
        rights: fsType, what its maker allows.
        without: Characters it lacks.
        only: All the characters it has; "" for those of the source.
    """
    font = TTFont(FONTS / source)
    if without or only:
        chars = {ord(char) for char in only} or set(font.getBestCmap())
        options = Options()
        options.notdef_outline = True
        options.name_IDs = ["*"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=chars - {ord(char) for char in without})
        subsetter.subset(font)
    names = font["name"]
    names.names = []
    for each in NAMES:
        names.setName(name, each, 3, 1, 0x409)
        if chinese and each != NAMES[2]:
            names.setName(chinese, each, 3, 1, 0x804)
    if "OS/2" in font:
        font["OS/2"].fsType = rights
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)
    return target
