"""What stands on every page outside its text: number, check code, QR code, watermark. Needs all pages."""

from __future__ import annotations

import segno

from desktop.reports.pdf.canvas import MM, Page, dots
from desktop.reports.pdf.layout import BODY, BOTTOM, LEFT, RIGHT, Book
from desktop.reports.report import Report

WATERMARK = "草稿"
_GREY = 0.92
_ANGLE, _TURNED_ANGLE = 55.0, 125.0  # along the sheet's diagonal, upwards as it is read
_QR_SIZE = 15 * MM
_QR_BOTTOM = 8.5 * MM
_QUIET = 4  # modules of white around the code
_DASH = 0.37  # of the size: height of a dash above the feet of the digits
_GROUPS, _GROUP = 4, 4  # of the digest, as much as a person compares


def write_furniture(book: Book, report: Report) -> None:
    """Dress every page; the cover has no number and is not counted."""
    total = len(book.pages) - book.unnumbered
    code, code_left = _code(report.qr) if report.qr else ("", RIGHT)
    for number, page in enumerate(book.pages, 1 - book.unnumbered):
        if report.draft:
            page.watermark(WATERMARK, book.styles.watermark, _TURNED_ANGLE if page.turned else _ANGLE, _GREY)
        if number:
            _page_number(book, page, number)
        if code:
            page.over(code)
        if report.digest or report.qr:
            count = f"共{total}页　第{number}页" if number else f"封面　正文共{total}页"
            _check_lines(book, page, report, count, code_left)


def _code(said: str) -> tuple[str, float]:
    """The QR code in the lower right corner, and where its quiet zone begins."""
    rows = [list(row) for row in segno.make_qr(said, error="m").matrix]
    module = _QR_SIZE / len(rows)
    left = RIGHT - _QR_SIZE
    return dots(rows, left, _QR_BOTTOM + _QR_SIZE, module), left - _QUIET * module


def short_digest(digest: str) -> str:
    """The first 16 digits in groups: what a person can compare by eye.

    >>> short_digest("88ed7d0789acef8a" + "0" * 48)
    '88ED 7D07 89AC EF8A'
    """
    return " ".join(digest[at : at + _GROUP].upper() for at in range(0, _GROUPS * _GROUP, _GROUP))


def _page_number(book: Book, page: Page, number: int) -> None:
    """A number like — 1 —, its dash 7 mm below the text, one character in; odd pages right, even ones left."""
    style = book.styles.page_number
    text = f"— {number} —"
    x = RIGHT - BODY - style.width(text) if number % 2 else LEFT + BODY
    page.text(text, style, x, BOTTOM - 7 * MM - _DASH * style.size)


def _check_lines(book: Book, page: Page, report: Report, count: str, edge: float) -> None:
    """Small lines that end at ``edge``: which page of how many, and the check code."""
    style = book.styles.small
    texts = [count]
    if report.digest:
        texts.append(f"数据校验码 {short_digest(report.digest)}")
    if report.qr:
        texts.append("扫描二维码可核对本件数据")
    y = _QR_BOTTOM + _QR_SIZE - style.baseline
    for text in texts:
        page.text(text, style, edge - style.width(text), y)
        y -= style.lead
