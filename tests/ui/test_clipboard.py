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
WORD = """<html><body><table class=MsoTableGrid><tr><td><p class=MsoNormal>第一段<o:p></o:p></p>
<p class=MsoNormal>第二段</p></td><td><p>5 次</p></td></tr></table></body></html>"""


def test_excel_with_merged_hidden_and_broken_cells() -> None:
    """What the eye saw arrives: displayed figures, line breaks, nothing hidden; a merged cell claims no other."""
    assert html_table.read(EXCEL) == [
        ["98.2%", "见开放\n记录", "1,200"],
        ["合并", "", "A & B"],
        [None, "第二行", "３"],
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
