"""The printed file as others read it: its text, its measures, its fonts, and that it is the same every time."""

from __future__ import annotations

import ctypes
import hashlib
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw

from desktop.reports.pdf import missing_characters, render
from desktop.reports.report import Report, Section, Table
from desktop.reports.writing import write_whole
from tests.reports.sample_report import DIGEST, FONTS, LONG_BASIS, UNIT, sample_report

MM = 72 / 25.4
FURNITURE = re.compile(r"(—\d+—)?(共\d+页第\d+页|封面正文共\d+页)数据校验码[0-9A-F]{16}扫描二维码可核对本件数据$")


@pytest.fixture(scope="module")
def report() -> Report:
    return sample_report()


@pytest.fixture(scope="module")
def data(report: Report) -> bytes:
    return render(report, FONTS)


@pytest.fixture(scope="module")
def pages(data: bytes) -> list[str]:
    return texts(data)


def texts(data: bytes) -> list[str]:
    """Each page's text without blanks, as another program extracts it."""
    with pypdfium2.PdfDocument(data) as document:
        return [bare(page.get_textpage().get_text_bounded()) for page in document]


def bare(text: str) -> str:
    return "".join(text.split())


def body(pages: list[str]) -> str:
    """The report's own text in one piece."""
    return "".join(FURNITURE.sub("", page) for page in pages)


def test_every_page_carries_number_count_and_check_code(pages: list[str]) -> None:
    total = len(pages) - 1
    for number, page in enumerate(pages):
        found = FURNITURE.search(page)
        assert found
        count = f"—{number}—共{total}页第{number}页" if number else f"封面正文共{total}页"
        assert found[0].startswith(f"{count}数据校验码{DIGEST[:16].upper()}")


def test_the_whole_narrative_is_there_in_order(report: Report, pages: list[str]) -> None:
    text, at = body(pages), 0
    for section in report.sections:
        for part in (section.heading, *section.paragraphs):
            found = text.find(bare(part), at)
            assert found >= 0, part
            at = found + len(bare(part))


def test_every_cell_is_there_whole(report: Report, pages: list[str]) -> None:
    text = body(pages)
    for table in report.tables:
        for cell in table.cells:
            assert cell.text == LONG_BASIS or bare(cell.text) in text, cell.text


def test_a_cell_over_many_pages_goes_on_where_it_stopped(pages: list[str]) -> None:
    at, used = 0, 0
    for page in pages:
        start = page.find(LONG_BASIS[at : at + 12]) if at < len(LONG_BASIS) else -1
        if start < 0:
            continue
        length = 12
        while page[start : start + length + 1] == LONG_BASIS[at : at + length + 1] and at + length < len(LONG_BASIS):
            length += 1
        at, used = at + length, used + 1
    assert at == len(LONG_BASIS)
    assert used >= 4


def test_cover_and_sign_off_say_what_they_were_given(report: Report, pages: list[str]) -> None:
    for label, text in report.cover:
        assert bare(text) in pages[0]
        assert bare(label) in pages[0]
    assert "附件2" in pages[0]
    assert "（第2次修订）" in pages[0]
    assert "（公章）" in pages[0]
    for note in report.sign_off_notes:
        assert bare(note) in pages[-1]
    for signatory in report.signatories:
        assert signatory.role in pages[-1]
        assert bare(signatory.name + signatory.date) in pages[-1]
    assert "（单位盖章）" in pages[-1]


def test_rare_characters_read_back_as_themselves() -> None:
    rare = "𬭎喆堃𬱖⽀支☑√"  # beyond the BMP; a radical for a character; two that share a picture
    found = texts(render(sample_report(title=(rare,), tables=()), FONTS))
    assert rare in found[0]


def test_what_no_face_has_is_named_and_still_read_back() -> None:
    changed = sample_report(unit="云岭\ue001区\ue000", tables=())
    assert missing_characters(changed, FONTS) == ("\ue000", "\ue001")
    assert missing_characters(sample_report(), FONTS) == ()
    assert "云岭\ue001区\ue000" in body(texts(render(changed, FONTS)))


# ------------------------------------------------------------------ measures


def origins(page: pypdfium2.PdfPage) -> Iterator[tuple[str, float, float]]:
    """Each character with where its pen stood."""
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
        yield chr(raw.FPDFText_GetUnicode(text.raw, at)), x.value, y.value


def test_the_text_stands_where_the_standard_puts_it(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as document:
        chars = [char for char in origins(document[3]) if char[0].strip() and char[2] > 34 * MM]
        width, height = document[3].get_size()
    assert (width, height) == pytest.approx((210 * MM, 297 * MM), abs=0.1)
    lines = sorted({round(y, 1) for _, _, y in chars}, reverse=True)
    pitch = 225 * MM / 22
    assert len(lines) == 22
    assert lines[0] == pytest.approx((297 - 37) * MM - (pitch - 16) / 2 - 0.87 * 16, abs=0.5 * MM)
    assert lines[-1] == pytest.approx(lines[0] - 21 * pitch, abs=0.5 * MM)
    assert min(x for _, x, _ in chars) == pytest.approx(28 * MM, abs=0.5 * MM)
    hanzi = [(x, y) for char, x, y in chars if "\u4e00" <= char <= "\u9fff"]
    assert max(x for x, _ in hanzi) + 16 == pytest.approx((210 - 26) * MM, abs=0.5 * MM)
    assert sum(y == hanzi[0][1] for _, y in hanzi) <= 28


def test_page_numbers_stand_right_on_odd_pages_and_left_on_even_ones(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as document:
        for number in (1, 2):
            dashes = [x for char, x, y in origins(document[number]) if char == "—" and y < 34 * MM]
            if number % 2:
                assert max(dashes) + 14 * 0.89 == pytest.approx((210 - 26) * MM - 16, abs=0.5 * MM)
            else:
                assert min(dashes) == pytest.approx(28 * MM + 16, abs=0.5 * MM)


def test_tables_are_upright_sheets_turned_for_the_reader(data: bytes, pages: list[str]) -> None:
    with pypdfium2.PdfDocument(data) as document:
        for at, text in enumerate(pages):
            turned = "评分表" in text or "绩效自评表" in text
            assert document[at].get_rotation() == (90 if turned else 0)
            assert document[at].get_mediabox() == pytest.approx((0, 0, 210 * MM, 297 * MM), abs=0.1)


def test_no_heading_ends_a_page() -> None:
    for filling in range(1, 23):
        sections = (
            Section(1, "一、情况", ("某项工作。",) * filling),
            Section(1, "二、问题"),
            Section(2, "（一）缺口", ("不足之处。",)),
        )
        pages = texts(render(sample_report(sections=sections, tables=(), digest="", qr=""), FONTS))
        assert not any(re.search(r"(二、问题|（一）缺口)—\d+—$", page) for page in pages)


def test_the_date_never_stands_on_a_page_without_text() -> None:
    for filling in range(1, 23):
        sections = (Section(1, "一、情况", ("某项工作。",) * filling),)
        pages = texts(render(sample_report(sections=sections, tables=(), signatories=(), sign_off_notes=()), FONTS))
        assert "某项工作。" in pages[-1]
        assert f"{UNIT}2024年3月25日" in pages[-1]


# ------------------------------------------------------------------ drafts


def test_only_drafts_are_marked_as_such() -> None:
    draft = sample_report(draft=True, revision=0, digest="", qr="")
    pages = texts(render(draft, FONTS))
    assert all(page.count("草稿") == 1 for page in pages)
    assert not any("校验码" in page for page in pages)
    assert "次修订" not in pages[0]
    assert not any("草稿" in page for page in texts(render(replace(draft, draft=False), FONTS)))


def test_an_empty_report_is_a_cover() -> None:
    empty = sample_report(
        attachment="", title=(), unit="", cover=(), sections=(), date="", tables=(), signatories=(), sign_off_notes=(),
        digest="", qr="", data=b"",
    )  # fmt: skip
    assert texts(render(empty, FONTS)) == ["（第2次修订）"]


def test_a_blank_date_is_a_form_to_fill_in() -> None:
    assert f"{UNIT}年月日" in body(texts(render(sample_report(date="", tables=()), FONTS)))


def test_a_small_table_joins_the_one_before_it() -> None:
    small = sample_report().tables[0]
    two = (replace(small, cells=tuple(replace(cell, text=cell.text[:6]) for cell in small.cells)),) * 2
    found = texts(render(sample_report(sections=(), tables=two, signatories=(), sign_off_notes=()), FONTS))
    assert len(found) == 2
    assert found[1].count("绩效自评表") == 2


# ------------------------------------------------------------------ the file


def test_the_attached_data_come_back_as_they_were(data: bytes, report: Report) -> None:
    with pypdfium2.PdfDocument(data) as document:
        assert document.count_attachments() == 1
        attachment = document.get_attachment(0)
        assert attachment.get_name() == "自评数据.json"
        assert bytes(attachment.get_data()) == report.data


def test_the_file_is_dressed_as_pdf_a_3a(data: bytes) -> None:
    for mark in (
        b"<pdfaid:part>3</pdfaid:part>", b"<pdfaid:conformance>A</pdfaid:conformance>", b"/GTS_PDFA1", b"/Lang (zh-CN)",
        b"/AFRelationship /Source", b"/application#2Fjson", b"<xmp:CreateDate>2024-03-25T09:30:00+08:00",
        b"(D:20240325093000+08'00')",
    ):  # fmt: skip
        assert mark in data, mark
    assert b"Helvetica" not in data
    assert data.count(b"endstream") == data.count(b"\nendstream\nendobj")


def test_every_stream_is_as_long_as_it_says_and_its_end_stands_on_a_new_line(data: bytes) -> None:
    streams = list(re.finditer(rb"/Length (\d+)\b[^\0]*?\nstream\n", data))
    assert len(streams) == data.count(b"\nendstream\n") >= 20
    for match in streams:
        assert data[match.end() + int(match[1]) :].startswith(b"\nendstream\nendobj\n")


def test_different_reports_have_different_identities(data: bytes) -> None:
    found = {
        tuple(re.findall(rb"/ID\s*\[<(\w{32})><(\w{32})>\]", file)[0])
        for file in (data, render(sample_report(tables=()), FONTS), render(sample_report(data=b"{}"), FONTS))
    }
    assert len(found) == 3
    assert all(first == second for first, second in found)


def test_every_font_is_embedded_and_every_code_has_its_character(data: bytes) -> None:
    assert len(re.findall(rb"/FontFile[23] \d+ 0 R", data)) == data.count(b"/Type /FontDescriptor") >= 5
    assert data.count(b"/Subtype /Type0") == data.count(b"/ToUnicode") == data.count(b"/Type /FontDescriptor")
    with pypdfium2.PdfDocument(data) as document:
        fonts = {item.get_font() for page in document for item in page.get_objects([raw.FPDF_PAGEOBJ_TEXT])}
        assert all(font.is_embedded for font in fonts)


def test_the_outline_leads_to_the_parts(data: bytes) -> None:
    with pypdfium2.PdfDocument(data) as document:
        entries = [(entry.level, entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc()]
    assert entries[:3] == [(0, "封面", 0), (0, "一、部门基本情况", 1), (1, "（一）部门职能", 1)]
    assert entries[-1][1] == "签署页"
    assert any(title.endswith("评分表") for _, title, _ in entries)


def test_the_colour_profile_is_srgb(data: bytes) -> None:
    image_cms = pytest.importorskip("PIL.ImageCms", reason="Pillow comes with ReportLab only")
    import io

    from desktop.reports.pdf.icc import srgb

    profile = image_cms.ImageCmsProfile(io.BytesIO(srgb()))
    assert "sRGB" in image_cms.getProfileDescription(profile)
    assert zlib.compress(srgb(), 6) in data


def test_two_runs_give_the_same_bytes(data: bytes) -> None:
    program = (
        "import hashlib; from tests.reports.sample_report import *; from desktop.reports.pdf import render;"
        "print(hashlib.sha256(render(sample_report(), FONTS)).hexdigest())"
    )
    root = Path(__file__).parents[2]
    found = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True, capture_output=True, text=True,
        ).stdout.strip()
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }  # fmt: skip
    assert found == {hashlib.sha256(data).hexdigest()}


def test_the_environment_has_no_say(data: bytes, monkeypatch: pytest.MonkeyPatch, report: Report) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert render(report, FONTS) == data


@pytest.mark.parametrize("odd", ["\ud800", "a\0b", "\ufeff()\\", "\r\n", "\ufffe", "þÿ<&>", "\x18\x7f"])
def test_odd_characters_do_no_harm(odd: str) -> None:
    report = sample_report(
        attachment=odd, title=(odd,), unit=odd, cover=((odd, odd),), sections=(Section(1, odd, (odd,)),), date=odd,
        tables=(Table(odd, (1,), 0, 0, (), odd),), sign_off_notes=(odd,),
    )  # fmt: skip
    with pypdfium2.PdfDocument(render(report, FONTS)) as document:
        assert len(document) >= 3
        assert [entry.level for entry in document.get_toc()][:2] == [0, 0]


def test_an_outline_may_leave_levels_out() -> None:
    sections = tuple(Section(level, f"第{level}级") for level in (3, 1, 4, 2, 4, 1))
    with pypdfium2.PdfDocument(render(sample_report(sections=sections, tables=()), FONTS)) as document:
        levels = [entry.level for entry in document.get_toc()]
    assert levels == [0, 1, 0, 1, 1, 2, 0, 0]  # the cover first, the sign-off page last


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, report: Report) -> None:
    target = tmp_path / "自评报告.pdf"
    short = replace(report, tables=())
    write_whole(render(short, FONTS), target)
    before = target.read_bytes()
    assert before == render(short, FONTS)

    def full_disk(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="no space left"):
        write_whole(render(replace(short, unit="另一个单位"), FONTS), target)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_a_table_without_rows_or_title_does_no_harm() -> None:
    assert len(texts(render(sample_report(tables=(Table("", (1,), 0, 0, ()),), sections=()), FONTS))) >= 2


def test_absurdly_long_fields_lose_nothing() -> None:
    name = "".join(chr(0x4E00 + at) for at in range(700))
    short = Table("附" + name[:300], (1, 1), 2, 1, sample_report().tables[0].cells[:0], name)
    long = sample_report(
        title=(name,), unit=name, cover=(("部门名称", name), ("填报人", name)), sections=(Section(7, name, ("完",)),),
        tables=(short,), sign_off_notes=(name,), digest="", qr="", draft=False,
    )  # fmt: skip
    pages = [re.sub(r"—\d+—$", "", page) for page in texts(render(long, FONTS))]
    text = re.sub("填报人|：", "", "".join(pages))
    assert text.count(name) >= 7  # title twice, cover twice, heading, signature, note of the table
    assert "附" + name[:300] in text
