"""Embedding: each face becomes a Type0 font holding just the glyphs used, with a ToUnicode that reads back right."""

from __future__ import annotations

import hashlib
from typing import Any

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString

from desktop.reports.fonts import Face
from desktop.reports.pdf.document import ArchiveDocument, Stream

FLAG_SYMBOLIC = 4
_FLAGS = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
_NEEDLESS = ("cmap", "name", "OS/2", "post", "GSUB", "GPOS", "GDEF", "BASE", "STAT", "VORG", "vhea", "vmtx", "gasp")


class EmbeddedFont:
    """One face in one document. A glyph stands for one character only, so that text reads back unambiguously."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self.characters: dict[int, str] = {}  # glyph number in the face -> the character it stands for
        self.codes: dict[int, str] = {}  # glyph number in the face -> its code in content streams; filled by write()

    def write(self, document: ArchiveDocument) -> None:
        """Subset the face and add the font's objects; afterwards ``codes`` are known."""
        face = self.face
        program, new_numbers = _subset(face, sorted(self.characters))
        by_code = sorted((new_numbers[glyph], glyph) for glyph in self.characters)
        self.codes = {glyph: f"{code:04X}" for code, glyph in by_code}
        # The tag tells two subsets of one face apart; made from the content to stay the same on every run.
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(program).digest()[:6])
        base = f"{tag}+{face.name}"
        if face.is_cff:
            key, embedded = "FontFile3", Stream(program, {"Subtype": PDFName("CIDFontType0C")})
        else:
            key, embedded = "FontFile2", Stream(program, {"Length1": len(program)})
        widths: list[int | PDFObject] = []
        for code, glyph in by_code:
            widths += [code, PDFArray([round(face.advance(glyph), 2)])]
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType0" if face.is_cff else "CIDFontType2"),
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(system),
                "FontDescriptor": document.add(_descriptor(face, base, key, document.add(embedded))),
                "DW": 1000,
                "W": PDFArray(widths),
            }
        )
        if not face.is_cff:
            descendant["CIDToGIDMap"] = PDFName("Identity")
        to_unicode = Stream(_to_unicode([(code, self.characters[glyph]) for code, glyph in by_code]))
        composite = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(f"{base}-Identity-H" if face.is_cff else base),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.add(descendant)]),
            "ToUnicode": document.add(to_unicode),
        }
        document.add_font(self.name, PDFDictionary(composite))


class Embedder:
    """The fonts of one document, in the order in which they were first used."""

    def __init__(self) -> None:
        self._by_face: dict[Face, list[EmbeddedFont]] = {}
        self.fonts: list[EmbeddedFont] = []

    def font_for(self, face: Face, glyph: int, char: str) -> EmbeddedFont:
        """The font that draws ``glyph`` for ``char``; a second one of the same face where the first says otherwise.

        Two characters may share one picture (the stand-in for lacking ones, compatibility forms), yet each has to
        read back as itself.
        """
        fonts = self._by_face.setdefault(face, [])
        for font in fonts:
            if font.characters.setdefault(glyph, char) == char:
                return font
        font = EmbeddedFont(face, f"F{len(self.fonts) + 1}")
        font.characters[glyph] = char
        fonts.append(font)
        self.fonts.append(font)
        return font


def _subset(face: Face, glyphs: list[int]) -> tuple[bytes, dict[int, int]]:
    """The font program with these glyphs only, and where each went."""
    wanted: Any = hb.SubsetInput()
    wanted.flags = _FLAGS
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update({int.from_bytes(tag.encode(), "big") for tag in _NEEDLESS})
    plan: Any = hb.SubsetPlan(face.face, wanted)
    subset: Any = plan.execute()
    mapping = plan.old_to_new_glyph_mapping
    new_numbers = {glyph: int(mapping[glyph]) for glyph in glyphs}
    blob = subset.reference_table("CFF ") if face.is_cff else subset.blob
    return bytes(blob.data), new_numbers


def _descriptor(face: Face, base: str, key: str, embedded: PDFObject) -> PDFDictionary:
    head, hhea = (bytes(face.face.reference_table(tag).data) for tag in ("head", "hhea"))
    box = [int.from_bytes(head[at : at + 2], "big", signed=True) * face.per_mille for at in (36, 38, 40, 42)]
    ascent, descent = (int.from_bytes(hhea[at : at + 2], "big", signed=True) * face.per_mille for at in (4, 6))
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": FLAG_SYMBOLIC,
            "FontBBox": PDFArray([round(edge) for edge in box]),
            "ItalicAngle": 0,
            "Ascent": round(ascent),
            "Descent": round(descent),
            "CapHeight": 700,
            "StemV": 80,
            key: embedded,
        }
    )


def _to_unicode(characters: list[tuple[int, str]]) -> bytes:
    """The map from codes back to text; UTF-16, so that 𬭎 is a pair of surrogates and not five digits."""
    rows = [f"<{code:04X}> <{_readable(char).encode('utf-16-be').hex().upper()}>" for code, char in characters]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<0000> <FFFF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(rows), 100):
        part = rows[start : start + 100]
        lines += [f"{len(part)} beginbfchar", *part, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()


def _readable(char: str) -> str:
    """What PDF/A lets a code stand for: no NUL, no half of a pair, no non-character."""
    return "\ufffd" if char in "\0\ufffe\uffff" or "\ud800" <= char <= "\udfff" else char
