"""The file as an archive takes it in: ISO 19005-3, level A, as far as it can be read off, by another parser.

veraPDF has the last word where it is installed.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import PSLiteral, literal_name
from pdfminer.utils import decode_text

from desktop.reports import annexdata
from desktop.reports.fonts import FontSet, Role
from desktop.reports.ownfonts import faces_of
from desktop.reports.pdf import render
from desktop.reports.pdf.typeset import Style, set_text
from desktop.reports.report import Align, Annex, Cell, Report, Table
from desktop.reports.texts import every_text
from tests.reports.own_fonts import make_font
from tests.reports.sample_report import FONTS, sample_report

_NAMESPACES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_OPERATORS = set("q,Q,cm,w,J,d,m,l,c,re,f,S,g,G,BT,ET,Tc,Tf,Tm,Tj,BDC,BMC,EMC".split(","))  # noqa: SIM905
_TOKEN = re.compile(rb"<<|>>|<[0-9A-F]*>|/[^\s<>\[\]/]+|[\[\]]|[^\s<>\[\]/]+")


def _annexed() -> Report:
    cells = (Cell(0, 0, "材料", strong=True), Cell(0, 1, "说明", strong=True), Cell(1, 0, "甲"), Cell(1, 1, "乙"))
    table = Table("", (1, 2), 2, 1, cells, upright=True)
    annexes = (
        Annex("附件2-1", "佐证材料清单", ("共一份。",), (table,)),
        Annex("附件2-2", "对比表", (), (replace(table, upright=False),)),
    )
    return sample_report(annexes=annexes, supplement=annexdata.dump(annexes))


REPORTS = {
    "signed": sample_report(),
    "draft": sample_report(draft=True, revision=0, digest="", qr="", data=b""),
    "annexed": _annexed(),
    "bare": sample_report(sections=(), tables=(), signatories=(), sign_off_notes=()),
}


OWN = "in the office's faces"


@pytest.fixture(scope="module", params=[*REPORTS, OWN])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, bytes]:
    report = REPORTS.get(request.param, REPORTS["signed"])
    if request.param != OWN:
        return report, render(report, FONTS)
    file = tmp_path_factory.mktemp("Fonts") / "simfang.ttf"
    make_font(file, "kai.ttf", "FangSong_GB2312", only="".join(set("".join(every_text(report)))))
    return report, render(report, FONTS, {"仿宋": next(faces_of(file))})


@pytest.fixture(scope="module")
def data(made: tuple[Report, bytes]) -> bytes:
    return made[1]


@pytest.fixture(scope="module")
def document(data: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(io.BytesIO(data)))


@pytest.fixture(scope="module")
def objects(document: PDFDocument) -> list[Any]:
    return [document.getobj(number) for number in sorted({n for xref in document.xrefs for n in xref.get_objids()})]


@pytest.fixture(scope="module")
def xmp(document: PDFDocument) -> ET.Element:
    metadata = stream_value(document.catalog["Metadata"])
    assert "Filter" not in metadata.attrs  # found by programs that know nothing of PDF
    return ET.fromstring(metadata.get_data().decode().partition("?>")[2].rpartition("<?xpacket")[0])


def _dicts(objects: list[Any]) -> Iterator[dict[str, Any]]:
    for each in objects:
        found = each.attrs if isinstance(each, PDFStream) else each
        if isinstance(found, dict):
            yield found


def _of_type(objects: list[Any], name: str) -> list[dict[str, Any]]:
    return [
        each
        for each in _dicts(objects)
        if isinstance(each.get("Type"), PSLiteral) and literal_name(each["Type"]) == name
    ]


def _said(xmp: ET.Element, path: str) -> str:
    found = xmp.find(f".//{path}", _NAMESPACES)
    assert found is not None, path
    return "".join(found.itertext()).strip()


# ------------------------------------------------------------------ the whole file


def test_the_header_has_its_line_of_high_bytes(data: bytes) -> None:
    assert re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}", data)
    assert data.endswith(b"%%EOF\n")


def test_it_is_not_locked_and_has_an_identity(document: PDFDocument) -> None:
    assert document.encryption is None
    ids = document.xrefs[0].get_trailer()["ID"]
    assert len(ids) == 2
    assert len(ids[0]) == 16


def test_nothing_in_it_acts(objects: list[Any], document: PDFDocument) -> None:
    forbidden = {
        "JavaScript",
        "JS",
        "AA",
        "OpenAction",
        "Launch",
        "AcroForm",
        "Annots",
        "Movie",
        "Sound",
        "RichMedia",
        "URI",
    }
    assert not any(forbidden & set(each) for each in _dicts(objects))
    assert forbidden.isdisjoint(document.catalog)


def test_no_stream_comes_from_outside_or_in_a_forbidden_way(objects: list[Any]) -> None:
    streams = [each for each in objects if isinstance(each, PDFStream)]
    assert len(streams) >= 8
    for stream in streams:
        assert not {"F", "FFilter", "FDecodeParms"} & set(stream.attrs)
        assert all(str(name) == "FlateDecode" for name, _ in [(literal_name(f), p) for f, p in stream.get_filters()])
        stream.get_data()


def test_nothing_is_transparent(objects: list[Any]) -> None:
    for each in _dicts(objects):
        assert not {"SMask", "CA", "ca", "BM", "ExtGState", "Group"} & set(each)


def test_colours_are_those_of_the_output_intent(document: PDFDocument) -> None:
    (intent,) = [resolve1(each) for each in document.catalog["OutputIntents"]]
    assert literal_name(intent["S"]) == "GTS_PDFA1"
    assert intent["OutputConditionIdentifier"]
    profile = stream_value(intent["DestOutputProfile"])
    assert profile.attrs["N"] == 3
    icc = profile.get_data()
    assert icc[36:40] == b"acsp"
    assert icc[12:20] == b"mntrRGB "
    assert int.from_bytes(icc[:4], "big") == len(icc)
    assert icc[8] in (2, 4)


# ------------------------------------------------------------------ metadata


def test_the_metadata_name_part_and_level(xmp: ET.Element) -> None:
    assert _said(xmp, "pdfaid:part") == "3"
    assert _said(xmp, "pdfaid:conformance") == "A"


def test_the_metadata_say_what_the_old_ones_say(xmp: ET.Element, document: PDFDocument) -> None:
    info = {key: decode_text(value) for key, value in document.info[0].items() if isinstance(value, bytes)}
    assert info["Title"] == _said(xmp, "dc:title")
    assert info["Author"] == _said(xmp, "dc:creator")
    assert info["Creator"] == _said(xmp, "xmp:CreatorTool")
    assert info["Producer"] == _said(xmp, "pdf:Producer")
    for old, new in (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")):
        assert re.sub(r"\D", "", info[old]) == re.sub(r"\D", "", _said(xmp, new))
    assert not info.get("Subject")
    assert not info.get("Keywords")


def test_the_title_is_shown_and_the_language_said(document: PDFDocument, xmp: ET.Element) -> None:
    assert decode_text(resolve1(document.catalog["Lang"])) == "zh-CN"
    assert _said(xmp, "dc:language") == "zh-CN"
    assert resolve1(document.catalog["ViewerPreferences"])["DisplayDocTitle"] is True


# ------------------------------------------------------------------ fonts


def test_every_font_is_whole_in_itself(objects: list[Any]) -> None:
    composites = [each for each in _of_type(objects, "Font") if literal_name(each["Subtype"]) == "Type0"]
    assert composites
    for font in composites:
        assert literal_name(font["Encoding"]) == "Identity-H"
        (descendant,) = [resolve1(each) for each in resolve1(font["DescendantFonts"])]
        system = resolve1(descendant["CIDSystemInfo"])
        assert (system["Registry"], system["Ordering"], system["Supplement"]) == (b"Adobe", b"Identity", 0)
        descriptor = resolve1(descendant["FontDescriptor"])
        is_cff = literal_name(descendant["Subtype"]) == "CIDFontType0"
        program = stream_value(descriptor["FontFile3" if is_cff else "FontFile2"])
        assert is_cff or literal_name(descendant["CIDToGIDMap"]) == "Identity"
        assert re.fullmatch(r"[A-Z]{6}\+.+", literal_name(descriptor["FontName"]))
        assert literal_name(descriptor["FontName"]) == literal_name(descendant["BaseFont"])
        codes = _to_unicode(stream_value(font["ToUnicode"]).get_data())
        widths = _widths(resolve1(descendant["W"]))
        assert set(codes) == set(widths)
        if not is_cff:
            assert widths == pytest.approx({code: _advances(program.get_data())[code] for code in widths}, abs=1)


def _to_unicode(cmap: bytes) -> dict[int, str]:
    pairs = re.findall(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>", cmap.partition(b"endcodespacerange")[2])
    texts = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
    assert all(text and text not in ("\0", "\ufeff", "\ufffe") for text in texts.values())
    return texts


def _widths(array: list[Any]) -> dict[int, float]:
    return {array[at]: resolve1(array[at + 1])[0] for at in range(0, len(array), 2)}


def _advances(program: bytes) -> list[float]:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    font = TTFont(io.BytesIO(program), lazy=True)
    scale = 1000 / font["head"].unitsPerEm
    return [font["hmtx"][name][0] * scale for name in font.getGlyphOrder()]


# ------------------------------------------------------------------ attached files


def test_attached_files_say_what_they_are(made: tuple[Report, bytes], document: PDFDocument) -> None:
    report, _ = made
    expected = {
        name: data for name, data in (("自评数据.json", report.data), ("附件内容.json", report.supplement)) if data
    }
    files = [resolve1(each) for each in resolve1(document.catalog.get("AF", []))]
    assert {decode_text(file["UF"]): literal_name(file["AFRelationship"]) for file in files} == {
        name: relation
        for name, relation in (("自评数据.json", "Source"), ("附件内容.json", "Supplement"))
        if name in expected
    }
    for file in files:
        assert file["F"].isascii()
        assert file["Desc"]
        stream = stream_value(file["EF"]["F"])
        assert literal_name(stream.attrs["Subtype"]) == "application/json"
        held = stream.get_data()
        assert held == expected[decode_text(file["UF"])]
        parameters = resolve1(stream.attrs["Params"])
        assert parameters["Size"] == len(held)
        assert parameters["CheckSum"] == hashlib.md5(held, usedforsecurity=False).digest()
        assert parameters["ModDate"].startswith(b"D:20")
    if files:
        names = resolve1(resolve1(document.catalog["Names"])["EmbeddedFiles"])["Names"]
        assert names[::2] == sorted(names[::2])
        assert len(names) == 2 * len(files)


# ------------------------------------------------------------------ pages and structure


def _tokens(content: bytes) -> list[bytes]:
    return _TOKEN.findall(content)


def _page_content(page: PDFPage) -> bytes:
    return b"\n".join(stream_value(each).get_data() for each in page.contents)


def test_pages_use_known_operators_and_only_grey(document: PDFDocument) -> None:
    for page in PDFPage.create_pages(document):
        words = {token.decode() for token in _tokens(_page_content(page)) if token[:1].isalpha()}
        assert words <= _OPERATORS


def test_everything_on_a_page_is_marked(document: PDFDocument) -> None:
    """Text or line, it belongs to the structure or is an artifact; no mark lies in another."""
    for page in PDFPage.create_pages(document):
        is_open = False
        for token in _tokens(_page_content(page)):
            if token in (b"BDC", b"BMC"):
                assert not is_open
                is_open = True
            elif token == b"EMC":
                assert is_open
                is_open = False
            elif token in (b"Tj", b"S", b"f"):
                assert is_open
        assert not is_open


def test_the_parent_tree_knows_each_stretch(document: PDFDocument) -> None:
    root = resolve1(document.catalog["StructTreeRoot"])
    assert resolve1(document.catalog["MarkInfo"])["Marked"] is True
    numbers = resolve1(root["ParentTree"])["Nums"]
    parents = {numbers[at]: resolve1(numbers[at + 1]) for at in range(0, len(numbers), 2)}
    pages = list(PDFPage.create_pages(document))
    assert root["ParentTreeNextKey"] == len(pages) == len(parents)
    for page in pages:
        content = _page_content(page)
        stretches = [int(each) for each in re.findall(rb"/MCID (\d+)", content)]
        kinds = [each.decode() for each in re.findall(rb"/(\w+) <</MCID", content)]
        assert stretches == list(range(len(stretches)))
        elements = [resolve1(each) for each in parents[page.attrs["StructParents"]]]
        assert [literal_name(each["S"]) for each in elements] == kinds
        for stretch, element in zip(stretches, elements, strict=True):
            assert (page.pageid, stretch) in set(_content(element))


def _content(element: dict[str, Any]) -> Iterator[tuple[object, int]]:
    for kid in resolve1(element["K"]):
        if isinstance(kid, int):
            yield element["Pg"].objid, kid
        elif isinstance(kid, dict):
            yield kid["Pg"].objid, kid["MCID"]


def _walk(element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield element
    for kid in resolve1(element["K"]):
        child = resolve1(kid)
        if isinstance(child, dict) and "S" in child:
            yield from _walk(child)


def _tree(document: PDFDocument) -> list[dict[str, Any]]:
    return list(_walk(resolve1(resolve1(document.catalog["StructTreeRoot"])["K"])))


def test_kinds_are_standard_ones_or_mapped(document: PDFDocument) -> None:
    standard = {"Document", "H1", "H2", "H3", "H4", "P", "Table", "TR", "TH", "TD"}
    mapped = {
        name: literal_name(kind) for name, kind in resolve1(document.catalog["StructTreeRoot"])["RoleMap"].items()
    }
    kinds = {literal_name(each["S"]) for each in _tree(document)}
    assert kinds <= standard | set(mapped)
    assert set(mapped.values()) <= standard


def test_tables_are_regular(document: PDFDocument) -> None:
    """Rows and spans cover a rectangle, every column has a head or every row."""
    tables = [each for each in _tree(document) if literal_name(each["S"]) == "Table"]
    for table in tables:
        covered: set[tuple[int, int]] = set()
        rows = [resolve1(each) for each in resolve1(table["K"])]
        heads = 0
        for at, row in enumerate(rows):
            assert literal_name(row["S"]) == "TR"
            column = 0
            for cell in map(resolve1, resolve1(row["K"])):
                attributes = resolve1(cell.get("A", {}))
                while (at, column) in covered:
                    column += 1
                high, wide = attributes.get("RowSpan", 1), attributes.get("ColSpan", 1)
                place = {(at + down, column + right) for down in range(high) for right in range(wide)}
                assert not place & covered
                covered |= place
                if literal_name(cell["S"]) == "TH":
                    heads += 1
                    assert literal_name(attributes["Scope"]) in ("Row", "Column")
        width = max((column for _, column in covered), default=-1) + 1
        assert len(covered) == width * len(rows)
        assert heads or not rows


def test_the_structure_reads_as_the_report_says(made: tuple[Report, bytes], document: PDFDocument) -> None:
    """Headings and paragraphs by their own elements, each whole although lines and pages break it."""
    report, data = made
    texts = _texts(document, data)
    found = [
        (literal_name(each["S"]), _bare("".join(texts[place] for place in _content(each)))) for each in _tree(document)
    ]
    at = 0
    for section in report.sections:
        for kind, text in ((f"H{section.level}", section.heading), *(("P", text) for text in section.paragraphs)):
            at = found.index((kind, _bare(text)), at) + 1
    cells = [
        _bare(cell.text) for table in report.tables for cell in sorted(table.cells, key=lambda c: (c.row, c.column))
    ]
    narrative = len([each for each in found if each[0] in ("TH", "TD")])
    assert narrative >= len(cells)
    assert [text for kind, text in found if kind in ("TH", "TD")][: len(cells)] == cells


def _bare(text: str) -> str:
    return "".join(text.split())


def _texts(document: PDFDocument, data: bytes) -> dict[tuple[object, int], str]:
    """The text of each marked stretch, decoded by the fonts' own ToUnicode."""
    found: dict[tuple[object, int], str] = {}
    for page in PDFPage.create_pages(document):
        fonts = {
            name: _to_unicode(stream_value(resolve1(font)["ToUnicode"]).get_data())
            for name, font in resolve1(resolve1(page.resources)["Font"]).items()
        }
        current, stretch = "", None
        tokens = _tokens(_page_content(page))
        for at, token in enumerate(tokens):
            if token == b"/MCID":
                stretch = int(tokens[at + 1])
                found[page.pageid, stretch] = ""
            elif token == b"EMC":
                stretch = None
            elif token == b"Tf":
                current = tokens[at - 2][1:].decode()
            elif token == b"Tj" and stretch is not None:
                codes = tokens[at - 1][1:-1].decode()
                said = (fonts[current][int(codes[each : each + 4], 16)] for each in range(0, len(codes), 4))
                found[page.pageid, stretch] += "".join(said)
    return found


def test_private_characters_cost_the_level() -> None:
    """What only one office can read is no text for everybody."""
    assert b"<pdfaid:conformance>U<" in render(sample_report(unit="云岭\ue001区", tables=()), FONTS)


def test_words_keep_the_space_that_a_line_break_swallowed() -> None:
    style = Style(FontSet(FONTS), Role.SONG, 9.0, 12.5)
    lines = set_text("performance evaluation of the whole department", style, 60)
    assert len(lines) > 2
    for line in lines:
        drawn = "".join(char for piece in line.pieces(Align.LEFT) for _, char in piece.glyphs)
        assert drawn == line.text + " " * (line is not lines[-1])


@pytest.mark.skipif(shutil.which("verapdf") is None, reason="veraPDF is not on this machine")
def test_verapdf_agrees(data: bytes, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    told = subprocess.run(["verapdf", "--format", "text", "--flavour", "3a", str(file)], capture_output=True, text=True)  # noqa: PLW1510
    assert told.stdout.startswith("PASS"), told.stdout
