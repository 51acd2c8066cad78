"""A number in a spreadsheet cell as it is printed: 0.9862 under "0.00%" is 98.62%, and binary noise is not a figure."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel

from desktop.domain.number import plain, round_half_up

_PRECISE = 15  # significant digits a spreadsheet keeps; what follows is noise of binary fractions
_FINEST = 10  # digits after the point without a number format
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def shown(raw: str, code: str, *, since_1904: bool = False) -> tuple[str, str]:
    """The printed text of a stored number, and what the screen showed if that hid digits ("" otherwise).

    Formats with fewer than two digits after the point may hide part of a score or a rate; then all of it is given.

    >>> shown("1.2400000000000002", "General"), shown("0.98619999", "0.00%"), shown("31570.331", "#,##0.00_ ")
    (('1.24', ''), ('98.62%', ''), ('31570.33', ''))
    >>> shown("1.24", "0"), shown("44561", "yyyy-mm-dd"), shown("-0.0138", "0.00%;[Red]-0.00%")
    (('1.24', '1'), ('2021年12月31日', ''), ('-1.38%', ''))
    """
    try:
        number = Decimal(raw.strip())
    except InvalidOperation:
        return raw, ""
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return raw, ""
    if is_date_format(code):
        return _date(number, since_1904=since_1904) or plain(round_half_up(number, _FINEST)), ""
    section = _LITERAL.sub("", code).split(";")[0]
    percent = "%" in section
    number = _precise(number) * (100 if percent else 1)
    if percent or re.search(r"[0#?]", section):
        places = len(re.findall(r"[0#?]", section.partition(".")[2].partition("E")[0]))
    else:
        places = _FINEST
    exact = round_half_up(number, max(places, 2) if places else 2 if percent else 4)
    screen = round_half_up(number, places)
    sign = "%" if percent else ""
    hidden = plain(screen) + sign if screen != exact else ""
    return plain(exact) + sign, hidden


def _precise(number: Decimal) -> Decimal:
    """To the digits a spreadsheet means."""
    if number == 0:
        return Decimal(0)
    return round_half_up(number, max(_PRECISE - 1 - number.adjusted(), 0))


def _date(number: Decimal, *, since_1904: bool) -> str:
    try:
        moment = from_excel(float(number), CALENDAR_MAC_1904 if since_1904 else CALENDAR_WINDOWS_1900)
    except (ValueError, OverflowError):
        return ""
    return f"{moment.year}年{moment.month}月{moment.day}日" if hasattr(moment, "year") else ""
