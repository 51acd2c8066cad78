"""Blocks of cells as Excel, WPS, LibreOffice and Word put them on the clipboard."""

from __future__ import annotations

import pytest

from desktop.ui import html_table

EXCEL = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta charset=utf-8><style><!-- .xl65 {mso-number-format:Percent;} --></style></head>
<body><!--StartFragment--><table border=0 cellpadding=0 width=192>
<col width=64 span=2><col width=0 style='display:none'><col width=64>
<tr height=19><td height=19 class=xl65 align=right>98.2%</td><td>见开放<br>
  记录</td><td>藏起的列</td><td class=xl66>&nbsp;1,200&nbsp;</td></tr>
<tr height=0 style='display:none'><td>藏起的行</td><td></td><td></td><td></td></tr>
<tr height=19><td rowspan=2>合并</td><td colspan=2 style='mso-ignore:colspan'></td><td>A &amp; B</td></tr>
<tr height=19><td>第二行</td><td></td><td>３</td></tr>
<!--EndFragment--></table></body></html>"""
LIBREOFFICE = """<!DOCTYPE html><html><head><title></title><style type="text/css">body{font-size:x-small}</style></head>
<body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>
<tr><td height="17" align="right" sdval="0.982" sdnum="2052;0;0.0%"><font face="Noto">98.2%</font></td>
<td align="left">甲<br>乙</td></tr></table></body></html>"""
EXCEL_365 = (  # how Excel for Windows writes it: ends of lines, comments, conditions for browsers and all
    """<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<link rel=File-List href="file:///C:/clip_filelist.xml">
<style>
<!--table
	{mso-displayed-decimal-separator:"\\.";}
.xl65
	{mso-number-format:Percent; display:none;}
-->
</style>
</head>
<body link="#0563C1" vlink="#954F72">
<table border=0 cellpadding=0 cellspacing=0 width=320 style='border-collapse:
 collapse;width:240pt'>
<!--StartFragment-->
 <col width=64 span=2 style='width:48pt'>
 <col width=0 style='display:none;mso-width-source:userset;mso-width-alt:0'>
 <col width=64 style='width:48pt'>
 <tr height=19 style='height:14.25pt'>
  <td height=19 class=xl65 align=right width=64 style='height:14.25pt'
  x:num="0.98234">98.23%</td>
  <td width=64 colspan=3 style='mso-ignore:colspan;width:96pt'>见 附件 1
  和 2</td>
 </tr>
 <tr height=38>
  <td class=xl66 x:str="'0012">0012</td><td>第一行<br style='mso-data-placement:same-cell'>
    第二行</td><td>藏起的列</td><td align=right><span style='mso-spacerun:yes'>&nbsp;</span>1,200.50<span
  style='mso-spacerun:yes'>&nbsp;</span></td>
 </tr>
 <tr height=0 style='display:none'><td>藏起的行</td><td></td><td></td><td></td></tr>
 <!--EndFragment-->
 <![if supportMisalignedColumns]>
 <tr height=0 style='display:none'>
  <td width=64 style='width:48pt'></td>
 </tr>
 <![endif]>
</table>
</body>
</html>"""
).replace("\n", "\r\n")
CF_HTML = "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000002000\r\nStartFragment:0000000141\r\n\
EndFragment:0000001900\r\nSourceURL:file:///C:/book.xlsx\r\n"
SEEN_365 = [["98.23%", "见 附件 1 和 2", ""], ["0012", "第一行\n第二行", "1,200.50"]]
WORD = """<html><body><table class=MsoTableGrid><tr><td><p class=MsoNormal>第一段<o:p></o:p></p>
<p class=MsoNormal>第二段</p></td><td><p>5 次</p></td></tr></table></body></html>"""


def test_excel_with_merged_hidden_and_broken_cells() -> None:
    """What the eye saw arrives: displayed figures, line breaks, nothing hidden; a merged cell claims no other."""
    assert html_table.read(EXCEL) == [
        ["98.2%", "见开放\n记录", "1,200"],
        ["合并", "", "A & B"],
        [None, "第二行", "３"],
    ]


def test_excel_s_own_ends_of_lines_comments_and_conditions() -> None:
    """A long text drawn over its neighbours is not a merged cell: they are empty, and empty is what arrives."""
    assert html_table.read(EXCEL_365) == SEEN_365


def test_the_header_of_windows_clipboard_format_is_no_text() -> None:
    """Qt takes it off on Windows; some programs put it on the clipboard of other systems as well."""
    assert html_table.read(CF_HTML + EXCEL_365) == SEEN_365


def test_a_column_is_hidden_when_all_its_cells_are() -> None:
    """As programs write it that know no columns of their own in HTML."""
    rows = "".join(f"<tr><td>{row}</td><td style='display:none'>藏</td><td>右</td></tr>" for row in "甲乙")
    assert html_table.read(f"<table>{rows}<tr><td colspan=2>丙</td><td>右</td></tr></table>") == [
        ["甲", "右"],
        ["乙", "右"],
        ["丙", "右"],
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [(LIBREOFFICE, [["98.2%", "甲\n乙"]]), (WORD, [["第一段\n第二段", "5 次"]])],
    ids=["libreoffice", "word"],
)
def test_other_programs(text: str, rows: list[list[str]]) -> None:
    assert html_table.read(text) == rows


@pytest.mark.parametrize(
    "text",
    ["<p>一段话</p>", "<p>见表</p><table><tr><td>1</td></tr></table>", "", "<table><tr><td>1</td></tr></table>" * 2],
)
def test_a_page_with_words_around_its_table_is_text(text: str) -> None:
    assert html_table.read(text) is None


def test_a_table_inside_a_cell_is_words_of_the_cell() -> None:
    assert html_table.read("<table><tr><td>外<table><tr><td>内</td></tr></table></td><td>2</td></tr></table>") == [
        ["外内", "2"]
    ]


def test_what_goes_out_comes_in_again() -> None:
    rows = [['称"优"级', "第一行\n第二行", "<5 & >3"], ["2.1", "", "98.2%"]]
    assert html_table.read(html_table.write(rows, [True, True, False])) == rows


def test_words_that_look_like_figures_stay_words_in_excel() -> None:
    written = html_table.write([["2.1", "2.1"]], [True, False])
    assert written.count("mso-number-format") == 1
