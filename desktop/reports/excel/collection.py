"""A collection sheet (填报表) as a workbook: yellow cells to fill in, all others protected, a page that explains it.

Column A is hidden and holds the lines by which the sheet and its cells are known again (domain.sheetkeys); a hidden row
marks the column to fill in, whatever is written over it. Drop-downs
read their lines from a hidden worksheet: the format keeps no list of more than 255 characters in the cell itself.
"""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from desktop.domain.collecting import Block, Entry, Handout
from desktop.domain.evaluation import Kind
from desktop.domain.sheetkeys import COLUMN, DAY, WHO, write_header, write_key
from desktop.reports.excel import tofill
from desktop.reports.excel.formats import PAPER_A4, looks_like_formula
from desktop.reports.excel.tofill import row_height
from desktop.reports.texts import broken

SHEET, OPTIONS, GUIDE = "填报表", "选项", "填写说明"
_KEYS, _NAME, _FILL, _UNIT, _LAST, _NOW, _HINT = range(7)
_HEADS = ("", "数据项", "填写", "单位", "上年", "已填", "说明")
_WIDTHS = (2, 34, 40, 7, 16, 16, 36)
_INDENTS = 3.5  # half-width characters of a column that its indents take
_TEXT_ROWS = 3  # lines a text field is high at least
_LARGEST = 10**15  # digits a spreadsheet keeps
_FIRST = 5  # the row of the first cell to fill in
_LONGEST = 600  # characters of a text that is shown for comparison only

_GUIDE = (
    ("怎样填", ""),
    ("1", "只填黄色的格，其余各格已锁定。有下拉列表的，点右边的小箭头选择。"),
    ("2", "金额按“单位”一栏填数字，不写单位；百分数填 98.2 即 98.2%。没有发生的填 0，不掌握的留空。"),
    ("3", "“上年”是去年的数，“已填”是自评表里现有的数，都只供对照，不必照抄；与“已填”一致的可以留空。"),
    ("4", "评分依据写明数据来源和文号；没有得满分的，写明原因和改进措施。"),
    ("5", "不要删行；填好后写上填报人和日期，存盘，把这个文件交回即可。WPS、Excel、LibreOffice 都能填。"),
    ("收回时", "每一处都先由经办人核对，与自评表里已有的数或与别的科室填的不一致的，逐处选择，不会自动覆盖。"),
)


def render(sheet: Handout, today: date) -> bytes:
    """The workbook; ``today`` is the date it says it was sent out on."""
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_urls": False, "strings_to_numbers": False})
    book.set_properties({"title": f"{sheet.about}填报表", "company": sheet.header.unit, "category": "填报表"})
    _Page(book, sheet, today).write()
    book.close()
    return stream.getvalue()


class _Looks:
    """The formats in use, each made once."""

    def __init__(self, book: Workbook) -> None:
        def made(**more: Any) -> Format:
            base = {"font_name": "宋体", "font_size": 11, "text_wrap": True, "valign": "vcenter", "num_format": "@"}
            return book.add_format(base | more)

        grey = {"font_color": "#6B6B6B", "border": 1, "border_color": "#A6A6A6"}
        edge = {"border": 1, "border_color": "#A6A6A6"}
        open_ = edge | {"bg_color": "#FFF8D6", "locked": False}
        self.hidden = made(font_color="#FFFFFF", text_wrap=False)
        self.title = made(font_name="方正小标宋简体", font_size=18, align="center")
        self.about = made(font_size=11, align="center", font_color="#6B6B6B")
        self.block = made(font_name="黑体", font_size=12, bg_color="#E3ECF7", indent=1, **edge)
        self.rule = made(font_size=10, valign="top", align="left", indent=1, **grey)
        self.head = made(font_name="黑体", align="center", bg_color="#F0F0F0", **edge)
        self.cell = made(indent=1, **edge)
        self.grey = made(indent=1, **grey)
        self.quoted = made(quote_prefix=True, indent=1, **grey)
        self.middle = made(align="center", **grey)
        self.number = made(num_format="General", align="right", indent=1, **open_)
        self.text = made(indent=1, **open_)
        self.choice = made(align="center", **open_)
        self.plain = made(border=0)
        self.strong = made(font_name="黑体", font_size=12)


class _Page:
    """Writes row by row; what came above decides where the next row stands."""

    def __init__(self, book: Workbook, sheet: Handout, today: date) -> None:
        self._sheet, self._today, self._looks = sheet, today, _Looks(book)
        self._page: Worksheet = book.add_worksheet(SHEET)
        self._guide: Worksheet = book.add_worksheet(GUIDE)
        self._options: Worksheet = book.add_worksheet(OPTIONS)
        self._lists: dict[tuple[str, ...], str] = {}  # lines → where they stand
        self._row = 0

    def write(self) -> None:
        """Everything."""
        self._head()
        for block in self._sheet.blocks:
            self._block(block)
        self._set_up()
        self._explain()
        self._options.hide()
        self._options.protect()

    def _head(self) -> None:
        header, looks = self._sheet.header, self._looks
        self._key(write_header(header))
        self._across(f"{header.year} 年度绩效自评填报表", looks.title, 34)
        office = f"填报科室：{header.office}　　" if header.office else ""
        sent = f"{self._today.year}年{self._today.month}月{self._today.day}日"
        self._across(f"{header.unit}　　{office}{self._sheet.about}　　下发日期：{sent}", looks.about, 20)
        self._across("只填黄色的格，填好后存盘交回。填写说明见后一张工作表。", looks.about, 20)
        self._page.write_string(self._row, _FILL, COLUMN, looks.hidden)
        self._page.set_row(self._row, 0, None, {"hidden": True})
        self._row += 1
        for column, head in list(enumerate(_HEADS))[1:]:
            self._page.write_string(self._row, column, head, looks.head)
        self._page.set_row(self._row, 22)
        self._row += 1
        self._page.freeze_panes(self._row, _NAME + 1)
        self._page.repeat_rows(self._row - 1)
        self._asked(WHO, "填报人", "姓名")
        self._asked(DAY, "填报日期", "如 2024年3月15日")

    def _asked(self, key: str, name: str, hint: str) -> None:
        """A line about whoever fills the sheet in."""
        self._line(write_key(self._sheet.header, key), (name, "", "", "", hint), self._looks.text, 20)

    def _block(self, block: Block) -> None:
        self._across(block.title, self._looks.block, 22)
        told = [f"计分规则：{block.rule}" if block.rule else "", f"目标值：{block.target}" if block.target else ""]
        rule = "\n".join(each for each in told if each)
        if rule:
            self._across(rule, self._looks.rule, row_height(rule, sum(_WIDTHS[1:]) * 1.1 - _INDENTS))
        for entry in block.entries:
            self._entry(entry)

    def _entry(self, entry: Entry) -> None:
        looks = self._looks
        texts = tuple(_cut(text) for text in (entry.name, entry.unit, entry.last, entry.standing, entry.hint))
        widths = (_WIDTHS[_NAME], _WIDTHS[_UNIT], _WIDTHS[_LAST], _WIDTHS[_NOW], _WIDTHS[_HINT])
        high = max(row_height(text, width - _INDENTS) for text, width in zip(texts, widths, strict=True))
        long = not entry.number and not entry.options and entry.place.field in ("basis", "reason", "improvement")
        high = max(high, tofill.LINE * _TEXT_ROWS + tofill.PAD) if long else high
        look = looks.choice if entry.options else looks.number if entry.number else looks.text
        row = self._row
        self._line(write_key(self._sheet.header, str(entry.place)), texts, look, high)
        rule = self._validation(entry)
        if rule:
            self._page.data_validation(row, _FILL, row, _FILL, rule)

    def _line(self, key: str, texts: tuple[str, ...], look: Format, high: float) -> None:
        name, unit, last, now, hint = texts
        looks = self._looks
        self._key(key)
        self._page.set_row(self._row, high)
        self._page.write_blank(self._row, _FILL, None, look)
        for column, text, form in (
            (_NAME, name, looks.cell),
            (_UNIT, unit, looks.middle),
            (_LAST, last, looks.grey),
            (_NOW, now, looks.grey),
            (_HINT, hint, looks.grey),
        ):
            self._page.write_string(self._row, column, text, looks.quoted if looks_like_formula(text) else form)
        self._row += 1

    def _validation(self, entry: Entry) -> dict[str, Any]:
        """What a program lets be typed, and what it says otherwise."""
        if entry.options:
            lines = tuple(option.text for option in entry.options)
            return {
                "validate": "list",
                "source": self._list(lines),
                "error_title": "请从列表中选择",
                "error_message": "这里只能选择下拉列表中的一项。",
            }
        if not entry.number:
            return {}
        low, high = entry.low, entry.high
        unit = f"，单位为{entry.unit}" if entry.unit else ""
        bounded = low is not None and high is not None
        span = f"{low} 至 {high} 之间的" if bounded else ""
        percent = entry.unit == "%" and entry.place.kind is Kind.FACT
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": float(low) if low is not None else -_LARGEST,
            "maximum": float(high) if high is not None else _LARGEST,
            "error_title": "应填数字",
            "error_message": f"请填{span}数字{unit}；不要写单位和文字。" + ("98.2 即 98.2%。" if percent else ""),
        }

    def _list(self, lines: tuple[str, ...]) -> str:
        """Where the lines of a drop-down stand; the same lines stand once."""
        if lines not in self._lists:
            column = len(self._lists)
            for row, line in enumerate(lines):
                self._options.write_string(row, column, line)
            letters = xl_col_to_name(column)
            self._lists[lines] = f"={OPTIONS}!${letters}$1:${letters}${len(lines)}"
        return self._lists[lines]

    def _key(self, line: str) -> None:
        self._page.write_string(self._row, _KEYS, line, self._looks.hidden)

    def _across(self, text: str, look: Format, high: float) -> None:
        self._page.merge_range(self._row, _NAME, self._row, _HINT, "", look)
        self._page.write_string(self._row, _NAME, broken(text), look)
        self._page.set_row(self._row, high)
        self._row += 1

    def _set_up(self) -> None:
        page, entries = self._page, self._sheet.entries
        page.set_column(_KEYS, _KEYS, _WIDTHS[_KEYS], None, {"hidden": True})
        for column in range(_NAME, len(_WIDTHS)):
            unused = column in (_LAST, _NOW) and not any(
                entry.last if column == _LAST else entry.standing for entry in entries
            )
            page.set_column(column, column, _WIDTHS[column], None, {"hidden": unused})
        tofill.set_up(page)
        page.print_area(0, _NAME, max(self._row - 1, 0), _HINT)
        page.set_selection(_FIRST, _FILL, _FIRST, _FILL)

    def _explain(self) -> None:
        guide = self._guide
        guide.set_column(0, 0, 8, self._looks.plain)
        guide.set_column(1, 1, 92, self._looks.plain)
        for row, (head, text) in enumerate(_GUIDE):
            guide.write_string(row, 0, head, self._looks.strong)
            guide.write_string(row, 1, text, self._looks.plain)
            guide.set_row(row, max(24.0, row_height(text, 92 - _INDENTS)))
        guide.hide_gridlines(2)
        guide.set_paper(PAPER_A4)
        guide.fit_to_pages(1, 0)
        guide.protect()


def _cut(text: str) -> str:
    said = broken(text)
    return said if len(said) <= _LONGEST else said[:_LONGEST] + "……"
