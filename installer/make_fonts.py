"""Make resources/fonts/ from the published packages: the same bytes on every run.

    python installer/make_fonts.py [--keep FOLDER]

Fetches the Debian and npm packages of SOURCES with their ordinary clients, checks each face read from them against its
SHA-256, subsets it, writes what was changed into its name table, and lays its licence beside it. The hashes of the
result go to hashes.json, which tests/reports/test_fonts.py checks.
"""

from __future__ import annotations

import argparse
import bz2
import gzip
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).resolve().parent.parent / "resources" / "fonts"
CHANGED_ON = "2026-11-21"  # the licences ask for the date of the change; a constant keeps the bytes equal

DEBIAN = ("texlive-lang-chinese", "fonts-lxgw-wenkai", "unicode-data")
NPM = ("@expo-google-fonts/noto-serif-sc@0.4.3", "@expo-google-fonts/noto-sans-sc@0.4.3")
UNIHAN = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"  # its property kTGH is 通用规范汉字表, 8,105 characters

# Symbols of official documents, for each face that has them. GB2312 adds its own.
SYMBOL_RANGES = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x203B), (0x20AC, 0x20AC), (0x2103, 0x2122), (0x2150, 0x217F),
    (0x2190, 0x2199), (0x2200, 0x22A5), (0x2460, 0x249B), (0x25A0, 0x25EF), (0x2605, 0x2606), (0x2611, 0x2612),
    (0x2713, 0x2717), (0x3000, 0x303F), (0x3220, 0x3229), (0x3380, 0x33DF), (0xFE30, 0xFE4F), (0xFF01, 0xFFE6),
)  # fmt: skip
HEADING_SYMBOL_RANGES = ((0x20, 0x7E), (0xB7, 0xB7), (0x2014, 0x2026), (0x2030, 0x2030), (0x2160, 0x216B),
                         (0x2460, 0x2473), (0x3000, 0x3017), (0xFF01, 0xFF5E))  # fmt: skip
FULL_WIDTH_IN_CHINESE = "‘’“”·×÷±∑°′″"  # 楷体 draws these at Latin width: leave them to the next face of the chain
FOREIGN_SCRIPTS = "".join(map(chr, [*range(0x400, 0x460), *range(0x2500, 0x2580), *range(0x3041, 0x312A)]))


@dataclass(frozen=True, slots=True)
class Source:
    """One face: where it is found in its package, what to keep of it, and what it is called afterwards."""

    target: str
    package: str
    path: str
    sha256: str
    licence: str  # path in the package; "" means LICENCE_TEXTS
    name: str  # family name of the changed face
    ps_name: str
    keep: str = "text"  # a key of repertoires()
    without: str = ""


SOURCES = (
    Source(
        "fangsong.otf", "texlive-lang-chinese",
        "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf",
        "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
        "usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz", "Zipingtai FangSong", "ZipingtaiFangSong",
        without=FOREIGN_SCRIPTS,
    ),
    Source(
        "xiaobiaosong.ttf", "noto-serif-sc", "package/700Bold/NotoSerifSC_700Bold.ttf",
        "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        "package/LICENSE_FONT", "Zipingtai XiaoBiaoSong", "ZipingtaiXiaoBiaoSong", "headings",
    ),
    Source(
        "hei.ttf", "noto-sans-sc", "package/500Medium/NotoSansSC_500Medium.ttf",
        "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        "package/LICENSE_FONT", "Zipingtai Hei", "ZipingtaiHei",
    ),
    Source(
        "kai.ttf", "fonts-lxgw-wenkai", "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
        "usr/share/doc/fonts-lxgw-wenkai/copyright", "Zipingtai Kai", "ZipingtaiKai", "headings",
        without=FULL_WIDTH_IN_CHINESE,
    ),
    Source(
        "song.ttf", "noto-serif-sc", "package/400Regular/NotoSerifSC_400Regular.ttf",
        "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        "package/LICENSE_FONT", "Zipingtai Song", "ZipingtaiSong", "fallback",
    ),
)  # fmt: skip
UNIHAN_SHA256 = "bdeef44d75d914e793b7f27ddc3bee01b2d11dd34f4e52de1a9fba74a1612dc2"


def fetch(folder: Path) -> None:
    """Get and unpack every package into ``folder``/NAME, unless it is there already."""
    for name in DEBIAN:
        if not (folder / name).is_dir():
            subprocess.run(["apt-get", "download", name], cwd=folder, check=True, capture_output=True)
            package = next(folder.glob(f"{name}_*.deb"))
            subprocess.run(["dpkg-deb", "-x", package.name, name], cwd=folder, check=True)
    for spec in NPM:
        name = spec.split("/")[1].split("@")[0]
        if not (folder / name).is_dir():
            packed = subprocess.run(["npm", "pack", "--silent", spec], cwd=folder, check=True, capture_output=True)
            (folder / name).mkdir()
            archive = packed.stdout.decode().strip()
            subprocess.run(["tar", "-xzf", archive, "-C", name], cwd=folder, check=True)


def checked(path: Path, sha256: str) -> bytes:
    """The bytes of a source, or an end to the run when they are not those this script was written for."""
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        sys.exit(f"{path}: SHA-256 is {found}, expected {sha256}")
    return data


def encodable(codec: str) -> set[int]:
    """Code points of the Chinese characters and symbols that a two-byte codec holds."""
    return {code for code in range(0x80, 0x10000) if _encodes(code, codec)}


def _encodes(code: int, codec: str) -> bool:
    try:
        return len(chr(code).encode(codec)) == 2
    except UnicodeEncodeError:
        return False


def repertoires(unihan: bytes) -> dict[str, set[int]]:
    """Which characters a face keeps, by the use that is made of it.

    The 通用规范汉字表 (2013) comes from Unihan's kTGH; its numbers up to 6500 are the first two levels. The two heading
    faces keep those and GB2312 only, to stay within 25 MB: names of the third level fall to the next face.
    """
    found = re.findall(rb"^U\+([0-9A-F]+)\tkTGH\t2013:(\d+)", bz2.decompress(unihan), re.MULTILINE)
    standard = {int(code, 16): int(number) for code, number in found}
    usual = {code for code, number in standard.items() if number <= 6500}
    symbols, heading_symbols = (
        {code for first, last in ranges for code in range(first, last + 1)}
        for ranges in (SYMBOL_RANGES, HEADING_SYMBOL_RANGES)
    )
    gb2312 = encodable("gb2312")
    return {
        "text": gb2312 | standard.keys() | symbols,
        "headings": {code for code in gb2312 | usual if code >= 0x3400 and code < 0xFF00} | heading_symbols,
        "fallback": encodable("gbk") | standard.keys() | symbols,
    }


def make(source: Source, folder: Path, keep: set[int]) -> None:
    """Subset one face, drop what printing never uses, name it, and save it with its licence."""
    path = folder / source.package / source.path
    checked(path, source.sha256)
    font = TTFont(path, recalcTimestamp=False, lazy=False)
    options = Options(
        layout_features=[], hinting=False, notdef_outline=True, glyph_names=False, recalc_timestamp=False,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], name_languages=[0x409],
        drop_tables=["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "gasp", "vhea", "vmtx"],
    )  # fmt: skip
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(keep - {ord(char) for char in source.without}))
    subsetter.subset(font)
    names = font["name"]
    original = names.getDebugName(4)
    texts = {
        1: source.name, 2: "Regular", 3: f"{source.ps_name};{CHANGED_ON}", 4: source.name, 6: source.ps_name,
        10: f"Modified version of {original}, changed by the Zipingtai project on {CHANGED_ON}: renamed; characters "
            "outside the repertoire of official documents, hinting and layout tables removed by make_fonts.py",
    }  # fmt: skip
    names.names = [record for record in names.names if record.platformID == 3]
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        top = font["CFF "].cff
        top.fontNames = [source.ps_name]
        top[0].FullName = top[0].FamilyName = source.name
    font.save(TARGET / source.target, reorderTables=True)
    licence = (folder / source.package / source.licence).read_bytes()
    text = gzip.decompress(licence) if source.licence.endswith(".gz") else licence
    text = text.replace(b"\r\n", b"\n")  # as git keeps it
    (TARGET / f"{Path(source.target).stem}.LICENCE.txt").write_bytes(
        licence_head(source, str(original), str(names.getDebugName(0))) + text
    )


def licence_head(source: Source, original: str, holders: str) -> bytes:
    """What stands above the licence's own words: which face, from where, what was changed."""
    exception = (
        "Licence: GPL version 3 with the font exception (README of the fandol package: \"GPL + GPL font exception\"):\n"
        "a document that embeds this font or unaltered portions of it is not by itself covered by the GPL.\n"
        "The source of the outlines is the published font itself (CTAN: fonts/fandol; Debian: texlive-lang-chinese).\n"
        if source.package == "texlive-lang-chinese" else ""
    )  # fmt: skip
    return (
        f"{source.target} is a modified version of {original} ({source.package}: {Path(source.path).name}).\n"
        f"Changed on {CHANGED_ON} by the Zipingtai project: renamed \"{source.name}\", subset, hinting and layout\n"
        f"tables removed; made by installer/make_fonts.py.\n{holders}\n{exception}\n{'-' * 72}\n\n"
    ).encode()  # fmt: skip


def main() -> None:
    """Fetch, make all faces, and write down the hashes of the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keep", type=Path, help="folder for the packages, to be used again")
    with tempfile.TemporaryDirectory() as temporary:
        folder = (parser.parse_args().keep or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        TARGET.mkdir(parents=True, exist_ok=True)
        fetch(folder)
        kept = repertoires(checked(folder / "unicode-data" / UNIHAN, UNIHAN_SHA256))
        for source in SOURCES:
            make(source, folder, kept[source.keep])
            print(f"{source.target}: {(TARGET / source.target).stat().st_size:,} bytes")
    made = sorted(path for path in TARGET.iterdir() if path.name != "hashes.json")
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in made}
    (TARGET / "hashes.json").write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
