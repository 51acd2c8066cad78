"""What each format has of its own: merges, automatic numbers, repeats, printed digits, our data inside a PDF."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.evaluation import Evaluation
from desktop.domain.imported import Confidence
from desktop.domain.rubric import Rubric
from desktop.domain.signoff import Revision
from desktop.importers import attached_data, read
from desktop.usecases import import_prior
from desktop.usecases.export_report import export
from desktop.usecases.open_file import case_of, create, findings_of
from desktop.usecases.sign_off import sign
from desktop.usecases.workspace import Workspace
from tests.importers.documents import ods, pdf, save_word, word_paragraph
from tests.importers.sheets import ROOT, SAMPLE, leaves, points, scores

NOW = datetime(2022, 3, 25, 9, 0, tzinfo=UTC)
HEAD = ("一级指标", "三级指标", "分值", "得分")
XLS = ROOT / "tests" / "data" / "import" / "last-year.xls"  # the shipped sample, saved as an old workbook by xlwt


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{word_paragraph(text)}</w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


# ----------------------------------------------------------------- Word


def test_merged_cells_of_word(guangzhou: Rubric, tmp_path: Path) -> None:
    table = (
        row(cell("部门整体支出绩效自评表（2021年度）", '<w:gridSpan w:val="4"/>')),
        row(*map(cell, HEAD)),
        row(cell("资金管理", '<w:vMerge w:val="restart"/>'), cell("预算完成率"), cell("2"), cell("1.24")),
        row(cell("", "<w:vMerge/>"), cell("结转结余率"), cell("2"), cell("2")),
        row(cell("成本管理"), cell("公用经费控制率"), cell("2"), cell("1.5")),
        row(cell("总分", '<w:gridSpan w:val="3"/>'), cell("93.89")),
    )
    result = read(save_word(tmp_path / "上年.docx", f"<w:tbl>{''.join(table)}</w:tbl>"), guangzhou)
    assert [one.path for one in leaves(result)] == [
        ("资金管理", "预算完成率"),
        ("资金管理", "结转结余率"),
        ("成本管理", "公用经费控制率"),
    ]
    assert leaves(result)[1].found_at == "表1第4行第2列"
    assert (result.year, result.claimed_total) == (2021, Decimal("93.89"))


def test_automatic_numbers_deleted_and_inserted_text(guangzhou: Rubric, tmp_path: Path) -> None:
    numbering = (
        '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )

    def listed(text: str, level: int) -> str:
        return word_paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')

    changed = (
        "<w:p><w:del><w:r><w:delText>预算编制，分值9分，自评得分1分。</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>预算编制，分值3分，自评得分2.5分。</w:t></w:r></w:ins></w:p>"
    )
    body = (
        listed("部门基本情况", 0)
        + listed("部门职能", 1)
        + word_paragraph("联系科技人员。")
        + listed("绩效自评情况", 0)
        + listed("自评结论", 1)
        + word_paragraph("自评得分为97.5分。")
        + changed
    )
    result = read(save_word(tmp_path / "上年.docx", body, {"numbering": numbering}), guangzhou)
    texts = {value.target: (value.text, value.confidence) for value in result.values}
    assert texts["narrative.unit.duties"] == ("联系科技人员。", Confidence.EXACT)
    assert texts["narrative.results.conclusion"][0].startswith("自评得分为97.5分。")
    assert scores(result) == points(("预算编制", "3", "2.5"))
    assert result.claimed_total == Decimal("97.5")


# ----------------------------------------------------------------- sheets


def test_an_old_workbook_is_read_as_the_new_one(guangzhou: Rubric) -> None:
    old, new = read(XLS, guangzhou), read(SAMPLE, guangzhou)
    assert old.indicators == new.indicators
    assert old.values == new.values
    assert (old.unit, old.year, old.claimed_total) == (new.unit, new.year, new.claimed_total)


def ods_row(*texts: str, extra: str = "") -> str:
    cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{cells}{extra}</table:table-row>"


def test_an_open_sheet_with_merges_repeats_and_hidden_digits(guangzhou: Rubric, tmp_path: Path) -> None:
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    exact = (
        f'<table:table-cell {office} office:value-type="float" office:value="1.2400000000000002">'
        "<text:p>1</text:p></table:table-cell>"
    )
    rows = (
        ods_row("2021年度部门整体支出绩效自评表")
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
        + ods_row(*HEAD)
        + '<table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>资金管理</text:p>'
        "</table:table-cell><table:table-cell><text:p>预算完成<text:s/>率</text:p></table:table-cell>"
        f"<table:table-cell><text:p>2</text:p></table:table-cell>{exact}</table:table-row>"
        "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>结转结余率</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="2"><text:p>2</text:p></table:table-cell></table:table-row>'
    )
    result = read(ods(tmp_path / "上年.ods", rows), guangzhou)
    assert [one.code for one in leaves(result)] == ["mgmt.funds.completion", "mgmt.funds.carryover"]
    assert [(one.weight, one.score) for one in leaves(result)] == [
        (Decimal(2), Decimal("1.24")),
        (Decimal(2), Decimal(2)),
    ]
    assert leaves(result)[0].found_at == "表1!B1048003"
    assert any("显示 1，实为 1.24" in warning for warning in result.warnings)


# ----------------------------------------------------------------- web page and text


def test_a_web_page_with_spans_scripts_and_another_charset(guangzhou: Rubric, tmp_path: Path) -> None:
    page = (
        "<html><head><meta http-equiv='Content-Type' content='text/html; charset=gb2312'></head><body>"
        "<script>document.write('<td>满分100分，自评得分1分</td>')</script>"
        "<h1>2021年度某某市某某局部门整体支出绩效自评表</h1><table>"
        "<tr><th>一级指标<th>三级指标<th>分值<th>得分</tr>"
        "<tr><td rowspan=2>资金管理<td>预算完成率<br>（调整后）<td>2<td>1.24"
        "<tr><td>结转结余率<td colspan=2>2</table></body></html>"
    )
    path = tmp_path / "上年.htm"
    path.write_bytes(page.encode("gb18030"))
    result = read(path, guangzhou)
    assert [one.path for one in leaves(result)] == [("资金管理", "预算完成率（调整后）"), ("资金管理", "结转结余率")]
    assert (result.unit, result.year, result.claimed_total) == ("某某市某某局", 2021, None)


def test_bars_make_a_table_and_slipped_columns_are_brought_back(guangzhou: Rubric, tmp_path: Path) -> None:
    path = tmp_path / "上年.txt"
    path.write_text(
        "2021年度自评表\n| 一级指标 | 分值 | 三级指标 | 分值 | 得分 |\n|---|---|---|---|---|\n"
        "| 资金管理 | 4 | 预算完成率 | 2 | 1.24 |\n|  |  | 结转结余率 | 2 | 2 |\n",
        encoding="utf-8",
    )
    assert scores(read(path, guangzhou)) == points(("预算完成率", "2", "1.24"), ("结转结余率", "2", "2"))
    path.write_text(
        "一级指标\t分值\t三级指标\t分值\t指标解释\t得分\n"
        "管理效能\t45\t预算完成率\t2\t反映预算执行的程度\t1.24\n"
        "结转结余率\t2\t反映结转结余的控制\t2\n",
        encoding="utf-8",
    )
    slipped = leaves(read(path, guangzhou))
    assert [(one.name, one.weight, one.score) for one in slipped] == points(
        ("预算完成率", "2", "1.24"), ("结转结余率", "2", "2")
    )
    assert slipped[1].confidence < Confidence.EXACT


# ----------------------------------------------------------------- PDF


def test_a_table_goes_on_over_the_page(guangzhou: Rubric, tmp_path: Path) -> None:
    rows = [["三级指标", "分值", "得分"], *([f"自设工作{number}完成数", "2", "1.5"] for number in range(1, 61))]
    result = read(pdf(tmp_path / "上年.pdf", ["2021年度某某市某某局部门整体支出绩效自评表", rows]), guangzhou)
    assert len(leaves(result)) == 60
    assert {(one.weight, one.score) for one in leaves(result)} == {(Decimal(2), Decimal("1.5"))}
    assert leaves(result)[0].found_at == "第1页表格第2行第1列"
    assert leaves(result)[-1].found_at.startswith("第2页表格")


def test_our_own_pdf_is_read_from_the_data_inside_it(golden: Evaluation, tmp_path: Path) -> None:
    workspace = Workspace(ROOT, tmp_path / "文档", tmp_path / "data", "tester@desk")
    path = tmp_path / "golden.ziping"
    opened = create(workspace, path, golden.rubric_id, golden.unit, golden.year, NOW, golden.places())
    case = case_of(opened.rubric, golden)
    revisions = [sign(opened, case, findings_of(case), "某某某", role, NOW) for role in opened.rubric.roles]
    signed = revisions[-1]
    assert isinstance(signed, Revision)
    printed = tmp_path / "上年.pdf"
    export(workspace, case, signed, printed, NOW)
    opened.close()

    assert attached_data(printed) is not None
    from_pdf = import_prior.read_source(workspace, printed, None, NOW)
    from_file = import_prior.read_source(workspace, path, None, NOW)

    assert from_pdf.result.indicators == from_file.result.indicators
    assert from_pdf.result.values == from_file.result.values
    assert {one.confidence for one in from_pdf.result.indicators} == {Confidence.EXACT}
    assert (from_pdf.result.claimed_total, from_pdf.result.claimed_grade) == (Decimal("93.89"), "优")
    assert from_pdf.rubric.id == golden.rubric_id


def test_other_files_carry_no_data(tmp_path: Path) -> None:
    assert attached_data(SAMPLE) is None
    assert attached_data(pdf(tmp_path / "别的.pdf", ["自评报告"])) is None


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_reading_leaves_the_source_as_it_was(guangzhou: Rubric, tmp_path: Path, suffix: str) -> None:
    from tests.importers.documents import WRITERS
    from tests.importers.test_reports import REPORT

    path = WRITERS[suffix](tmp_path / f"上年{suffix}", REPORT)
    before = path.read_bytes()
    read(path, guangzhou)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_too_many_lines_are_told_and_read_as_text(
    guangzhou: Rubric, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.importers.pdf.MOST_DRAWN", 10)
    rows = [["三级指标", "分值", "得分"], ["甲项工作", "2", "1.5"], ["乙项工作", "3", "3"]]
    path = pdf(tmp_path / "上年.pdf", ["1.采购管理分值10分，自评得分10分。", rows])
    result = read(path, guangzhou)
    assert scores(result) == points(("采购管理", "10", "10"))
    assert any("从第 1 页起线条过多" in warning for warning in result.warnings)
