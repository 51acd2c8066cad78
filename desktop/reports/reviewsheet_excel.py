"""The reviewer's sheet as a workbook: yellow cells to fill in, all others locked; read back by ``domain.reviewtaken``.

Differences and their sum are formulas with their values stored beside them; nothing is read back but 复核分, 复核意见
and the three lines at the end.
"""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from desktop.domain.review import WHOLE, Line, Reviewed
from desktop.domain.reviewtaken import CODE, DATE, FORM, LONGEST, POINTS, REVIEWER, SUMMARY, UNIT, WORDS, YEAR
from desktop.reports.excel import tofill
from desktop.reports.excel.formats import looks_like_formula
from desktop.reports.excel.tofill import row_height
from desktop.reports.reviewsheet import TITLE, own_result, stands_for
from desktop.reports.texts import broken

SHEET = "复核表"
_COLUMNS = (
    (CODE, 15),
    ("序号", 7),
    ("指标", 24),
    ("分值", 7),
    ("完成情况和评分依据", 46),
    ("自评得分", 9),
    (POINTS, 9),
    ("差额", 8),
    (WORDS, 40),
)
_CODE, _NUMBER, _NAME, _WEIGHT, _BASIS, _OWN, _GIVEN, _CHANGE, _WORDS = range(len(_COLUMNS))
_LEAST = 22.0  # points of a row
_EDGES = 1.5  # half-width characters of a column that no text may use
_HINT = "只填黄色的格：复核分不填的，按自评得分计；改了分的请写复核意见。可以排序、筛选，请不要改动表头和指标编码。"


def review_workbook(told: Reviewed) -> bytes:
    """The workbook of a case, with what has been reviewed already."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": TITLE, "company": broken(told.case.evaluation.unit)})
    _Page(book, told).write()
    book.close()
    return stream.getvalue()


class _Page:
    """Writes row by row; what came above decides where the next row stands."""

    def __init__(self, book: Workbook, told: Reviewed) -> None:
        self._told, self._page = told, book.add_worksheet(SHEET)
        edge = {"border": 1, "border_color": "#A6A6A6"}
        fill = edge | {"bg_color": "#FFF8D6", "locked": False}

        def made(**more: Any) -> Format:
            base = {"font_name": "宋体", "font_size": 10, "text_wrap": True, "valign": "vcenter", "num_format": "@"}
            return book.add_format(base | more)

        self._title = made(font_name="方正小标宋简体", font_size=18, align="center")
        self._plain, self._strong = made(), made(font_name="黑体")
        self._head = made(font_name="黑体", align="center", bg_color="#F0F0F0", **edge)
        self._above = made(font_name="黑体", bg_color="#F0F0F0", **edge)
        self._above_number = made(font_name="黑体", num_format="General", align="center", bg_color="#F0F0F0", **edge)
        self._cell, self._quoted = made(**edge), made(quote_prefix=True, **edge)
        self._code = made(font_color="#6B6B6B", font_size=8, **edge)
        self._number = made(num_format="General", align="center", **edge)
        self._change = made(num_format="+0.##;-0.##;0", align="center", **edge)
        self._points = made(num_format="General", align="center", **fill)
        self._words, self._words_quoted = made(valign="top", **fill), made(valign="top", quote_prefix=True, **fill)
        self._row = 0

    def write(self) -> None:
        """Everything."""
        self._top()
        first = self._row
        for line in self._told.lines():
            self._line(line)
        self._sums(first)
        self._close()
        self._set_up(first)

    def _top(self) -> None:
        told, page = self._told, self._page
        evaluation = told.case.evaluation
        page.merge_range(0, 0, 0, len(_COLUMNS) - 1, TITLE, self._title)
        page.set_row(0, 34)
        pairs = (
            ((UNIT, evaluation.unit), (YEAR, f"{evaluation.year}年度")),
            ((FORM, told.case.rubric.title), ("自评总分", own_result(told))),
        )
        for row, (left, right) in enumerate(pairs, 1):
            for (label, text), at, end in ((left, 0, _BASIS - 1), (right, _OWN, len(_COLUMNS) - 1)):
                page.write_string(row, at, label, self._strong)
                page.merge_range(row, at + 1, row, end, "", self._plain)
                page.write_string(row, at + 1, broken(text), self._plain)
        page.merge_range(3, 0, 3, len(_COLUMNS) - 1, _HINT, self._plain)
        for column, (head, width) in enumerate(_COLUMNS):
            page.write_string(4, column, head, self._head)
            page.set_column(column, column, width)
        page.set_row(4, 24)
        self._row = 5

    def _line(self, line: Line) -> None:
        node, page, row = line.node, self._page, self._row
        leaf = node.is_leaf
        basis = broken(stands_for(self._told.case, node.code))[:LONGEST] if leaf else ""
        page.write_string(row, _CODE, node.code, self._code)
        look, number = (self._cell, self._number) if leaf else (self._above, self._above_number)
        page.write_string(row, _NUMBER, node.number, look)
        self._text(_NAME, broken(node.title), look)
        self._figure(_WEIGHT, node.weight, number)
        self._text(_BASIS, basis, look)
        self._figure(_OWN, line.own, number)
        if leaf:
            self._figure(_GIVEN, line.given, self._points)
            opinion = broken(line.opinion)
            page.write_string(row, _WORDS, opinion, self._words_quoted if looks_like_formula(opinion) else self._words)
            at = row + 1
            shown = line.difference if line.given is not None else None
            formula = f'=IF(OR(G{at}="",F{at}=""),"",ROUND(G{at}-F{at},6))'
            page.write_formula(row, _CHANGE, formula, self._change, "" if shown is None else float(shown))
            page.data_validation(row, _GIVEN, row, _GIVEN, _bounds(node.indicator.floor, node.weight))
        else:
            for column in (_GIVEN, _CHANGE, _WORDS):
                page.write_blank(row, column, None, look)
        texts = ((node.title, _NAME), (basis, _BASIS), (line.opinion, _WORDS), (node.code, _CODE))
        page.set_row(row, max(_LEAST, *(row_height(text, _COLUMNS[at][1] - _EDGES) for text, at in texts)))
        self._row += 1

    def _sums(self, first: int) -> None:
        """The program works the reviewed total out; the sum of differences is what a reviewer watches meanwhile."""
        row, told = self._row, self._told
        changes = [line.difference for line in told.lines() if line.given is not None and line.difference is not None]
        for column in range(len(_COLUMNS)):
            self._page.write_blank(row, column, None, self._head)
        self._page.write_string(row, _NAME, "总分", self._head)
        self._figure(_WEIGHT, told.case.rubric.total, self._head)
        self._figure(_OWN, told.case.sheet.total, self._head)
        formula = f"=SUM(H{first + 1}:H{row})"
        self._page.write_formula(row, _CHANGE, formula, self._change, float(sum(changes, Decimal(0))))
        self._page.write_string(row, _WORDS, "复核总分和等级在读入后按评分办法核定", self._cell)
        self._page.set_row(row, 24)
        self._row += 2

    def _close(self) -> None:
        whole = self._told.case.evaluation.review(WHOLE)
        for label, text, high in ((SUMMARY, whole.opinion, 72), (REVIEWER, whole.reviewer, 24), (DATE, whole.date, 24)):
            self._page.merge_range(self._row, 0, self._row, _NUMBER, label, self._head)
            look = self._words_quoted if looks_like_formula(text) else self._words
            self._page.merge_range(self._row, _NAME, self._row, len(_COLUMNS) - 1, "", look)
            self._page.write_string(self._row, _NAME, broken(text), look)
            self._page.set_row(self._row, max(high, row_height(text, 140 - _EDGES)))
            self._row += 1

    def _text(self, column: int, text: str, look: Format) -> None:
        self._page.write_string(self._row, column, text, self._quoted if looks_like_formula(text) else look)

    def _figure(self, column: int, figure: Decimal | None, look: Format) -> None:
        if figure is None:
            self._page.write_blank(self._row, column, None, look)
        else:
            self._page.write_number(self._row, column, float(figure), look)

    def _set_up(self, first: int) -> None:
        page = self._page
        page.freeze_panes(first, _WEIGHT)
        page.repeat_rows(first - 1)
        tofill.set_up(page)
        page.set_selection(first, _GIVEN, first, _GIVEN)


def _bounds(low: Decimal, high: Decimal) -> dict[str, Any]:
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": float(low),
        "maximum": float(high),
        "error_title": "复核分超出范围",
        "error_message": f"请填 {low:f} 至 {high:f} 之间的数字；不改分的可以空着。",
    }
