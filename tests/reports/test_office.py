"""Word and Excel copies: the PDF's text in order, the sheet's layout, sums as formulas, nothing taken for a formula."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.domain.evaluation import Evaluation
from desktop.domain.rubric import Rubric
from desktop.importers import load
from desktop.reports import excel, pdf, word
from desktop.reports.content import build
from desktop.reports.package import copy_note
from desktop.reports.pdf.furniture import short_digest
from desktop.reports.report import Align, Cell, Report, Table
from desktop.usecases.open_file import case_of
from tests.reports.sample_report import FONTS, sample_report, score_table

SOFFICE = shutil.which("soffice")
NEEDS_OFFICE = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")


@pytest.fixture
def report(guangzhou: Rubric, golden: Evaluation, now: datetime) -> Report:
    """The published case as a draft."""
    texts = {"narrative.problems": "一是“三公”经费偏紧。\n二是𬭎星等项目进度偏慢。", "date": "2022年3月25日"}
    return build(case_of(guangzhou, replace(golden, texts=texts)), None, made_at=now)


def alone(table: Table) -> Report:
    """A draft that is one table."""
    return Report(
        attachment="", title=("题",), unit="某局", cover=(), sections=(), date="", tables=(table,), signatories=(),
        sign_off_notes=(), draft=True, revision=0, digest="", qr="", data=b"",
        made_at=datetime(2022, 3, 25, tzinfo=UTC),
    )  # fmt: skip


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def shown(data: bytes) -> str:
    """The text of a Word document without blanks."""
    said = "".join(re.findall(r"<w:t [^>]*>([^<]*)</w:t>", part(data, "word/document.xml")))
    return bare(said.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">"))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def book(data: bytes, *, values: bool = False) -> list[Worksheet]:
    return list(load_workbook(io.BytesIO(data), data_only=values).worksheets)


def signed(report: Report) -> Report:
    return replace(report, draft=False, revision=2, digest="88ed7d0789acef8a" + "0" * 48)


# ----------------------------------------------------------------- both


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    assert word.render(report) == word.render(report)
    assert excel.render(report) == excel.render(report)


@pytest.mark.parametrize("render", [word.render, excel.render])
def test_a_copy_says_what_it_is(report: Report, render: object) -> None:
    assert callable(render)
    for each, state in ((report, "草稿"), (signed(report), "第2次签发")):
        data = render(each)
        core, custom = part(data, "docProps/core.xml"), part(data, "docProps/custom.xml")
        assert f"<dc:creator>{report.unit}</dc:creator>" in core
        assert "<dc:language>zh-CN</dc:language>" in core
        assert "2022-03-25T01:00:00Z" in core
        assert "副本" in custom
        assert state in custom
        assert (each.digest in custom) is True
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            feet = "".join(package.read(name).decode() for name in package.namelist() if re.search("foot|sheet1", name))
        assert copy_note(each) in feet
        assert not each.digest or short_digest(each.digest) in feet


# ----------------------------------------------------------------- Word


def printed(report: Report) -> str:
    """The text of the PDF in the order in which it was set, without blanks, page furniture and the seal's hint."""
    furniture = re.compile(r"(—\d+—|草稿|共\d+页第\d+页|封面正文共\d+页)")
    _, pages = pdf.render_labelled(report, FONTS)
    return "".join(furniture.sub("", bare(text)) for page in pages for _, text in page).replace("（公章）", "")


def test_word_says_what_the_pdf_says_in_its_order(report: Report) -> None:
    text = replace(report, tables=())
    assert shown(word.render(text)).replace("（公章）", "") == printed(text)


def test_no_character_of_a_table_is_lost(report: Report) -> None:
    """A table that fits on its page, so that the PDF repeats no head; cells stand row by row in Word."""
    small = replace(report, tables=report.tables[:1])
    told = shown(word.render(small))
    assert sorted(told.replace("（公章）", "")) == sorted(printed(small))
    at = told.index(bare(small.tables[0].title))
    for cell in sorted(small.tables[0].cells, key=lambda cell: (cell.row, cell.column)):
        at = told.index(bare(cell.text), at) + len(bare(cell.text))


def test_headings_margins_and_lines_are_those_of_the_standard(report: Report) -> None:
    text, styles = part(word.render(report), "word/document.xml"), part(word.render(report), "word/styles.xml")
    assert re.findall(r'w:val="Heading1"/></w:pPr><w:r>.*?<w:t [^>]*>(.*?)<', text) == [
        section.heading for section in report.sections if section.level == 1
    ]
    for level in range(1, 5):
        style = re.search(rf'w:styleId="Heading{level}".*?</w:style>', styles, re.DOTALL)
        assert style is not None
        assert f'<w:outlineLvl w:val="{level - 1}"/>' in style[0]
    upright = re.findall(r'<w:pgSz w:w="11906" w:h="16838"/><w:pgMar ([^>]*)/>', text)
    sides = dict(re.findall(r'w:(top|right|bottom|left)="(\d+)"', upright[0]))
    assert {side: round(int(value) / 20 / 72 * 25.4) for side, value in sides.items()} == {
        "top": 37, "right": 26, "bottom": 35, "left": 28,
    }  # fmt: skip
    assert 'w:linePitch="579"' in text
    assert text.count("<w:tblHeader/>") == len([table for table in report.tables if table.head_rows]) + 1
    assert "cantSplit" not in text


def test_the_watermark_goes_with_the_signature(report: Report) -> None:
    assert 'string="草稿"' in part(word.render(report), "word/header1.xml")
    assert "草稿" not in part(word.render(signed(report)), "word/header1.xml")
    assert "（第2次修订）" in shown(word.render(signed(report)))


# ----------------------------------------------------------------- Excel


def test_sums_are_formulas_with_their_values(report: Report) -> None:
    formulas, values = book(excel.render(report)), book(excel.render(report), values=True)
    total = [cell for sheet in formulas for row in sheet.iter_rows() for cell in row if "'!" in str(cell.value)]
    assert len(total) == 1
    assert str(total[0].value).count(":") == 3
    stored = {sheet.title: sheet for sheet in values}[total[0].parent.title][total[0].coordinate]
    assert (stored.value, stored.number_format) == (93.89, "0.00")
    weights = [cell for row in formulas[1].iter_rows() for cell in row if str(cell.value).startswith("=SUM(")]
    assert values[1][weights[0].coordinate].value == 45


@given(st.sampled_from("=+-@\t\r＝"), st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=40))
def test_no_text_becomes_a_formula(first: str, rest: str) -> None:
    cell = Cell(1, 1, first + rest)
    table = Table("表", (1, 1), 2, 1, (Cell(0, 0, "名"), Cell(0, 1, "值"), Cell(1, 0, "甲"), cell))
    sheet = book(excel.render(alone(table)))[0]
    stored = sheet["B4"]
    assert stored.data_type == "s"
    assert bare(str(stored.value)) == bare(first + rest)
    assert stored.quotePrefix or not str(stored.value).startswith(("=", "+", "-", "@", "＝"))


def test_figures_are_numbers_that_print_as_typed() -> None:
    texts = ("3", "9.50", "96.19%", "-2.5", "007", "1234567890123456", "0.1", "/", "")
    cells = tuple(Cell(row, 0, text, align=Align.CENTRE) for row, text in enumerate(texts))
    sheet = book(excel.render(alone(Table("表", (1.0,), len(texts), 0, cells))))[0]
    found = [(sheet.cell(row, 1).value, sheet.cell(row, 1).number_format) for row in range(1, len(texts) + 1)]
    assert found == [
        (3, "0"), (9.5, "0.00"), (0.9619, "0.00%"), (-2.5, "0.0"), ("007", "@"), ("1234567890123456", "@"),
        (0.1, "0.0"), ("/", "@"), (None, "@"),
    ]  # fmt: skip


def test_a_long_text_is_seen_whole_and_heads_are_repeated(report: Report) -> None:
    cells = (Cell(0, 0, "指标"), Cell(0, 1, "依据"), Cell(1, 0, "甲"), Cell(1, 1, "按计划完成。" * 900))
    made = replace(report, tables=(Table("表", (1, 3), 2, 1, cells, "单位：分"),))
    sheet = book(excel.render(made))[0]
    merged = next(str(area) for area in sheet.merged_cells.ranges if str(area).startswith("B4:"))
    rows = range(4, int(merged.rpartition("B")[2]) + 1)
    assert all(sheet.row_dimensions[row].height <= 409 for row in rows)
    assert sum(sheet.row_dimensions[row].height for row in rows) > 900 * 6 * 2 / 110 * 10
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "A4")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )


def test_a_text_no_cell_holds_is_refused(report: Report) -> None:
    table = Table("表", (1.0,), 1, 0, (Cell(0, 0, "长" * 32_768),))
    with pytest.raises(excel.TableTooLong) as caught:
        excel.render(replace(report, tables=(table,)))
    assert (caught.value.label, caught.value.length) == ("表", 32_768)


# ----------------------------------------------------------------- LibreOffice opens them


def converted(data: bytes, name: str, kind: str, folder: Path) -> Path:
    assert SOFFICE is not None
    source = folder / name
    source.write_bytes(data)
    command = [SOFFICE, "--headless", f"-env:UserInstallation=file://{folder / 'office'}", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(folder / "out"), str(source)], check=True, capture_output=True, timeout=180
    )
    return next((folder / "out").iterdir())


@NEEDS_OFFICE
def test_libreoffice_keeps_all_of_the_document(report: Report, tmp_path: Path) -> None:
    data = word.render(report)
    again = load(converted(data, "报告.docx", "docx", tmp_path))
    before = load(tmp_path / "报告.docx")
    assert [bare(paragraph.text) for paragraph in again.paragraphs] == [bare(one.text) for one in before.paragraphs]
    for ours, theirs in zip(before.grids, again.grids, strict=True):
        assert [bare(cell.text) for cell in ours.all_cells()] == [bare(cell.text) for cell in theirs.all_cells()]


@pytest.fixture(scope="module")
def long_report() -> Report:
    """210 leaves, rare characters, cells over pages."""
    report = sample_report()
    return replace(report, tables=(report.tables[0], score_table(30)))


@NEEDS_OFFICE
def test_libreoffice_keeps_every_character_of_a_long_document(long_report: Report, tmp_path: Path) -> None:
    """Opened and saved again: the text that the PDF has, in order, cell by cell."""
    again = load(converted(word.render(long_report), "长报告.docx", "docx", tmp_path))
    text = "".join(bare(paragraph.text) for paragraph in again.paragraphs)
    at = 0
    for said in (said for section in long_report.sections for said in (section.heading, *section.paragraphs)):
        at = text.index(bare(said), at) + len(bare(said))
    found = [[said for cell in grid.all_cells() if (said := bare(cell.text))] for grid in again.grids]
    for table in long_report.tables:
        cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
        told = [said for cell in cells if (said := bare(cell.text))]
        assert told in found


@NEEDS_OFFICE
def test_libreoffice_keeps_every_cell_of_a_long_workbook(long_report: Report, tmp_path: Path) -> None:
    data = excel.render(long_report)
    kept = converted(data, "长表.xlsx", "xlsx", tmp_path).read_bytes()
    before, after = ([_values(sheet) for sheet in book(each, values=True)] for each in (data, kept))
    assert max(len(sheet) for sheet in before) > 1000
    assert after == before
    said = "".join(text for sheet in after for text in sheet.values())
    for cell in (cell for table in long_report.tables for cell in table.cells):
        assert _plain(cell.text) in said


def _values(sheet: Worksheet) -> dict[str, str]:
    cells = (cell for row in sheet.iter_rows() for cell in row)
    return {cell.coordinate: _plain(str(cell.value)) for cell in cells if cell.value not in (None, "")}


def _plain(text: str) -> str:
    """Without blanks; figures in their shortest form, as a sheet keeps them."""
    said = bare(text)
    if said.endswith("%") and re.fullmatch(r"-?[\d.]+%", said):
        return _plain(str(Decimal(said[:-1]) / 100))
    return str(Decimal(said).normalize()) if re.fullmatch(r"-?\d+(\.\d+)?", said) else said


@NEEDS_OFFICE
def test_libreoffice_works_out_the_same_sums(report: Report, tmp_path: Path) -> None:
    """The stored values are taken out first, so that it has to calculate."""
    data = excel.render(report)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(stream, "w") as emptied:
        for name in package.namelist():
            text = package.read(name)
            emptied.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", text) if "worksheets" in name else text)
    assert len(stream.getvalue()) != len(data)
    ours, theirs = (
        book(data, values=True),
        book(converted(stream.getvalue(), "表.xlsx", "xlsx", tmp_path).read_bytes(), values=True),
    )
    formulas = [cell for sheet in book(data) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > 5
    for cell in formulas:
        at = [sheet.title for sheet in ours].index(cell.parent.title)
        assert Decimal(str(theirs[at][cell.coordinate].value)) == Decimal(str(ours[at][cell.coordinate].value))
